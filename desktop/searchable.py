"""What can be searched for in an open assessment: evidence, gaps, account, actions, documents, and the rubric."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rubric.assessment import Account, Assessment, FigureRecord, Passage, SourceDocument
from rubric.comparison import Comparison, Gap
from rubric.decisions import Action
from rubric.evidence import EvidenceItem
from rubric.glossary import Word, glossary
from rubric.pack import Pack, Pattern, SubHeading
from rubric.reading import Span
from rubric.titles import gap_title
from rubric.versions import current_passages

KINDS = ("evidence", "gap", "action", "account", "figure", "document", "passage", "pattern", "sub-heading", "word")
"""In the order in which what was found is shown."""

NARRATIVE, REASONS = "narrative", "reasons"
"""The parts of an account beside those that the pack names."""


class Key(NamedTuple):
    """What a piece is, and which one."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class AccountPart:
    """One part of the council's account of a sub-heading."""

    account: Account
    part: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of the glossary, with what the statement itself says under it."""

    word: Word
    words_of_statement: str


Piece = (
    EvidenceItem | Gap | Action | AccountPart | FigureRecord | SourceDocument | Passage | Pattern | SubHeading | Asked
)


class Words(NamedTuple):
    """The words of a piece: its name if it has one, its text, and what else is known of it, each under its label."""

    name: str
    text: str
    more: tuple[tuple[str, str], ...]


class MarkedLine(NamedTuple):
    """A line of a piece and where in it the words stand that were searched for."""

    label: str
    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece that was found. ``more`` holds the lines beside its name and text in which words were found."""

    key: Key
    piece: Piece
    name: MarkedLine
    text: MarkedLine
    more: tuple[MarkedLine, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to what was asked: how many pieces of each kind there are, and the best of each."""

    asked: str
    counts: dict[str, int]
    hits: tuple[Hit, ...]


def pieces(pack: Pack, assessment: Assessment, comparison: Comparison | None) -> Iterator[tuple[Key, Piece]]:
    """Every piece as it now stands. One that has not changed is the same value as before, or equal to it."""
    for item in assessment.evidence:
        yield Key("evidence", item.id), item
    for gap in comparison.gaps if comparison else ():
        yield Key("gap", gap.key), gap
    for action in assessment.decisions.actions:
        yield Key("action", str(action.id)), action
    for account in assessment.accounts:
        for part in (NARRATIVE, *account.parts, REASONS):
            yield Key("account", f"{account.sub_heading}/{part}"), AccountPart(account, part)
    for figure in assessment.figures:
        yield Key("figure", str(figure.id)), figure
    for document in assessment.documents:
        yield Key("document", str(document.id)), document
    for passage in current_passages(assessment):
        yield Key("passage", str(passage.id)), passage
    for pattern in pack.patterns:
        yield Key("pattern", pattern.id), pattern
    for sub_heading in pack.sub_headings:
        yield Key("sub-heading", sub_heading.id), sub_heading
    said = _words_of_statement(pack)
    for word in glossary(pack):
        yield Key("word", word.id), Asked(word, said.get(word.id, ""))


def words_of(pack: Pack, piece: Piece) -> Words:
    """The words by which a piece is found."""
    match piece:
        case EvidenceItem():
            words = _of_item(pack, piece)
        case Gap():
            reason = piece.dismissal.reason if piece.dismissal else ""
            words = Words(gap_title(pack, piece), piece.reason, (("Put away because", reason),))
        case Action():
            words = Words(piece.what, "", (("Owner", piece.owner),))
        case AccountPart(account, part):
            text = getattr(account, part) if part in (NARRATIVE, REASONS) else account.parts[part]
            words = Words("", text, ())
        case FigureRecord():
            more = (("Value", piece.value), ("Period", piece.period), ("Comparator", piece.comparator))
            words = Words(piece.measure, "", more)
        case SourceDocument():
            words = Words(piece.name, "", (("File", piece.file_name),))
        case Passage():
            words = Words("", piece.text, (("Heading", piece.heading), ("Paragraph", piece.paragraph)))
        case Pattern():
            shown = " ".join(illustration.text for illustration in piece.illustrations)
            more = (("What to gather", piece.gather), ("Also said", ", ".join(piece.cues)), ("Exemplars show", shown))
            words = Words(piece.title, piece.description, more)
        case SubHeading():
            words = Words(piece.title, "", (("", piece.short_title),))
        case Asked(word, said):
            words = Words(word.term, word.meaning, (("", said), ("", word.short)))
    return words


def joined(more: Iterable[tuple[str, str]]) -> str:
    """The lines beside name and text as one text, a line each."""
    return "\n".join(_one_line(words) for _, words in more)


def marked_lines(more: Iterable[tuple[str, str]], spans: Iterable[Span]) -> tuple[MarkedLine, ...]:
    """The lines of `joined` in which something was found."""
    lines: list[MarkedLine] = []
    start = 0
    for label, words in more:
        end = start + len(words)
        within = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
        if within:
            lines.append(MarkedLine(label, _one_line(words), within))
        start = end + 1
    return tuple(lines)


def _one_line(words: str) -> str:
    return words.replace("\n", " ")


def _of_item(pack: Pack, item: EvidenceItem) -> Words:
    titles = {category.id: category.title for category in pack.evidence_categories}
    more = (
        ("", item.id),
        ("Source", item.source),
        ("Page", item.page),
        ("Period", item.period),
        ("Owner", item.owner),
        ("Caveat", item.caveat),
        ("File", item.file_name),
        ("Link", item.link),
        ("Category", titles.get(item.category or "", "")),
    )
    return Words("", item.text, more)


def _words_of_statement(pack: Pack) -> dict[str, str]:
    statement = pack.quality_statement
    return {
        "quality-statement": statement.title,
        "i-statement": " ".join(statement.i_statements),
        "we-statement": statement.we_statement,
        "judgement": ". ".join(f"{words.score}: {words.words}" for words in pack.score_words),
    }
