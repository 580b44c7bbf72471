"""Says which passages of a document are no evidence: its contents, its standing sections, what only explains."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rubric.assessment import Passage
from rubric.explaining import explaining
from rubric.figures import find_figures
from rubric.pack import Fit, Pack, Standing, ToldBy
from rubric.phrases import Phrases, phrases, sentences
from rubric.reader import reader_for
from rubric.reading import Span
from rubric.text import FINISHED, lower, words

LONGEST_HEADING = 9
"""Words in a heading beyond which one that is known is only a part of it."""
LONGEST_TITLE = 14
"""Words up to which what stands under such a heading may be a title, a term or a name."""
LONGEST_ENTRY = 160
"""Letters of a line of a list of contents."""
LONGEST_LINE = 5
"""Words up to which what ends in a stop may be no sentence: "Head of Service, Adults."."""

_SUBSTANCE = ("impact", "people-voice", "staff-voice", "partner-voice")
_ENTRY = re.compile(r".*?[^\W\d_].*?(?:[.…·_]{3,}|…)\s*(?:page\s*)?(?:\d{1,3}|[ivxl]{1,5})\s*", re.IGNORECASE)
"""A line of a list of contents: words, then dots, then a page."""
_HEADING_MARKS = re.compile(
    r"^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.):]?\s+)?(?:(?:appendix|annex|section|part|chapter)\s+\w{1,3}\s*[-–:.]\s*)?|[\s:.]+$",
    re.IGNORECASE,
)


def standing(pack: Pack, passage: Passage) -> Standing | None:
    """What kind of standing text a passage is; None where it may be evidence.

    A wrong answer costs more than none: what shows a pattern clearly, gives a figure, lets somebody speak or tells of
    an effect or a shortfall is never set aside, and neither is a row that somebody kept as evidence.
    """
    found = _found(pack, passage)
    return found.kind if found and not _tells(pack, passage.text, found) else None


def standing_reason(pack: Pack, passage: Passage) -> str:
    """Why a passage that is set aside is so, in the words of the pack; "" where it has no words of any kind.

    It is quick: that the passage tells nothing was seen when it was set aside.
    """
    found = _found(pack, passage)
    return found.kind.title if found else ""


def set_aside(pack: Pack, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages, those that wait for a decision and are no evidence set aside."""
    return tuple(
        passage.model_copy(update={"verdict": "set-aside"})
        if passage.is_waiting and standing(pack, passage) is not None
        else passage
        for passage in passages
    )


def aside_without(pack: Pack, passages: Iterable[Passage], evidence_ids: Collection[str]) -> frozenset[int]:
    """Which passages are set aside, as they were, once these items that they became are gone."""
    taken = (p for p in passages if p.verdict == "accepted" and p.evidence in evidence_ids)
    waiting = (passage.model_copy(update={"verdict": ""}) for passage in taken)
    return frozenset(passage.id for passage in set_aside(pack, waiting) if passage.verdict)


@dataclass(frozen=True, slots=True)
class _Found:
    """A kind, and the very words of the passage that speak for one.

    With more words than ``surely_up_to``, where it is so by its heading alone, it may be evidence all the same.
    """

    kind: Standing
    spoken: tuple[Span, ...] = ()
    by_look: bool = False
    surely_up_to: int | None = None


def _found(pack: Pack, passage: Passage) -> _Found | None:
    if not passage.is_offered or passage.cells:
        return None
    by_look = _by_look(pack, passage.text) if passage.kind == "prose" else None
    return _Found(by_look, by_look=True) if by_look else _by_words(pack, passage)


def _by_look(pack: Pack, text: str) -> Standing | None:
    lines = [line for line in text.split("\n") if line.strip()]
    if any(len(line) > LONGEST_ENTRY for line in lines):
        return None
    if len(lines) == 1 and _page_mark(pack.lexicon["standing-page-marks"]).fullmatch(lines[0].strip()):
        return next(_told_by(pack, "page-mark"), None)
    entries = sum(_ENTRY.fullmatch(line) is not None for line in lines)
    # The first line may be the title of the list.
    return next(_told_by(pack, "entries"), None) if entries and entries >= len(lines) - 1 else None


@lru_cache(maxsize=16)
def _page_mark(marks: Sequence[str]) -> re.Pattern[str]:
    """A line that numbers a page or an item, or bears one of these marks."""
    marked = "|".join(map(re.escape, marks))
    return re.compile(
        r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|\W*page\s+[ivxl]+\W*"
        rf"|\W*(?:{marked}|(?:agenda )?item \d+\w?)(?:\W+page \d+(?: of \d+)?)?\W*",
        re.IGNORECASE,
    )


def _by_words(pack: Pack, passage: Passage) -> _Found | None:
    """The kind of which all sentences of a passage are: that under whose heading it stands, or else the first."""
    text, under = passage.text, _under(pack.standing, passage.heading)
    whole = next((kind for kind in pack.standing if kind.id in under and kind.whole), None)
    if passage.kind == "table":
        return _Found(whole, surely_up_to=LONGEST_TITLE) if whole else None
    explained = explaining(pack, text)[0]
    kinds: set[str] = set()
    by_heading = False
    for sentence in sentences(text):
        said = [kind.id for kind in pack.standing if _says(kind).within(text, *sentence)]
        alone = bool(said) or sentence in explained
        by_heading = by_heading or not alone
        kind = _kind(pack, text, sentence, under, said)
        kind = kind or (_explained(pack, text, sentence) if alone else None)
        if kind is not None:
            kinds.add(kind)
        elif whole is None or (not whole.counts and _is_whole_sentence(text[slice(*sentence)])):
            return None
    first = whole or next((k for own in (kinds & under, kinds) for k in pack.standing if k.id in own), None)
    spoken = [*phrases(pack.lexicon["check-explains"]).spans(text)]
    for kind in pack.standing:
        spoken += _says(kind).spans(text)
    surely_up_to = (LONGEST_TITLE if whole else LONGEST_LINE) if by_heading else None
    return _Found(first, tuple(spoken), surely_up_to=surely_up_to) if first else None


def _kind(pack: Pack, text: str, sentence: Span, under: frozenset[str], said: Sequence[str]) -> str | None:
    """The kind of one sentence by what it says, or by its words under its heading."""
    if said:
        return next((kind for kind in said if kind in under), said[0])
    here = (kind.id for kind in pack.standing if kind.id in under and _words(kind).within(text, *sentence))
    return next(here, None)


def _explained(pack: Pack, text: str, sentence: Span) -> str | None:
    """The kind of a sentence that explains: the first of which it has a word, or else the last."""
    kinds = [*_told_by(pack, "explaining")]
    worded = (kind.id for kind in kinds if _words(kind).within(text, *sentence))
    return next(worded, kinds[-1].id if kinds else None)


def _is_whole_sentence(text: str) -> bool:
    return len(text.split()) > LONGEST_LINE and FINISHED.search(text) is not None


def _tells(pack: Pack, text: str, found: _Found) -> bool:
    """Whether a passage has the substance of evidence for all that."""
    if found.by_look:
        return False
    if phrases(pack.lexicon["standing-tells"]).within(text):
        return True
    reading = reader_for(pack).read(text)
    # A heading may be that of what stood before: under it alone, what touches a pattern may be evidence as well.
    unsure = found.surely_up_to is not None and len(words(text)) > found.surely_up_to
    told: tuple[Fit, ...] = ("clear", "partial") if unsure else ("clear",)
    if any(match.fit in told for match in reading.matches) or reading.has(*_SUBSTANCE):
        return True
    figures = find_figures(text, words(text), [period.span for period in reading.periods]) if found.kind.counts else ()
    # That there is none of something is a shortfall to the reader, and may be no more than a form of words.
    own = [quality.span for quality in reading.qualities if quality.id == "shortfall"]
    return any(not any(_meet(span, said) for said in found.spoken) for span in (*figures, *own))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _told_by(pack: Pack, how: ToldBy) -> Iterator[Standing]:
    return (kind for kind in pack.standing if kind.told_by == how)


@lru_cache(maxsize=1_024)
def _under(kinds: Sequence[Standing], heading: str) -> frozenset[str]:
    """The kinds under one of whose headings a passage stands."""
    bare = _HEADING_MARKS.sub("", lower(heading).strip())
    if not bare or len(bare.split()) > LONGEST_HEADING:
        return frozenset()
    return frozenset(kind.id for kind in kinds if bare in kind.headings or _headings(kind).within(bare))


def _headings(kind: Standing) -> Phrases:
    return phrases(tuple(heading for heading in kind.headings if " " in heading))


def _says(kind: Standing) -> Phrases:
    return phrases(kind.says)


def _words(kind: Standing) -> Phrases:
    return phrases(kind.words)
