"""Which sentences of an item can stand in a council's account, and in what words: its own, each with its reference."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from rubric.ages import age, dating
from rubric.comparison import ItemComparison
from rubric.explaining import explaining
from rubric.leaning import beginnings
from rubric.pack import Pack
from rubric.partial_dates import spoken
from rubric.phrases import phrases, sentences
from rubric.reading import Span
from rubric.references import find_references
from rubric.text import plain, said

FEWEST_WORDS, FEWEST_SPOKEN, MOST_WORDS = 7, 3, 60
"""A sentence of fewer words says nothing by itself, though a person's own words may; one of more is read by nobody."""

MOST_TOGETHER = 2
"""A sentence that leans on more than the one before it is left out, and a longer quotation."""

_QUOTED = re.compile(r"\"[^\"]+\"|(?<!\w)'(?=\S)(?:[^']|(?<=\w)'(?=\w))+'(?!\w)")
_QUOTATION_MARKS = "'\"‘’“”"
_SINGULAR = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|[Mm]y|[Mm]e)\b(?![.)])")
_BEGUN = re.compile(r"[A-Z0-9£\"']")
_ENDED = re.compile(r"[.!…][\"')]*$")
_PLAINLY_ENDED = re.compile(r"(?<!\.)\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item, its ``words`` as they stand at ``span``.

    ``source`` is whose words they are, where they are not the council's; ``date`` that of an item out of date.
    """

    evidence: str
    span: Span
    words: str
    quoted: bool = False
    source: str = ""
    date: str = ""

    def written(self, with_source: bool = True) -> str:
        """As an account has it, with its reference."""
        words = self.words[:1].upper() + self.words[1:]
        note = ", ".join(filter(None, (self.source if with_source else "", self.date)))
        tail = [f"({note})"] if note else []
        tail.append(f"[{self.evidence}]")
        if self.quoted:
            return " ".join([f"“{words}”", *tail])
        ended = _PLAINLY_ENDED.sub("", words)
        return " ".join([ended, *tail]) + "." * (ended != words)


class Quotable:
    """One item, and which of its sentences can be taken."""

    def __init__(self, pack: Pack, compared: ItemComparison, as_of: datetime.date) -> None:
        self._compared, self._text = compared, compared.item.text
        self._plain = plain(self._text)
        self._cut = sentences(self._text)
        self._begun = beginnings(pack)
        self._explained = frozenset(explaining(pack, self._text)[0])
        self._quoted = [found.span() for found in _QUOTED.finditer(self._plain)]
        self._speaks = self._is_somebodys(pack)
        self.is_old = age(pack, compared, as_of) == "out-of-date"
        self._date = _date(pack, compared) if self.is_old else ""

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence, in order."""
        return self._cut

    def is_quoted(self, sentence: Span) -> bool:
        """Whether a sentence stands in quotation marks."""
        return any(start <= sentence[0] and sentence[1] <= end for start, end in self._quoted)

    def is_spoken(self, sentence: Span) -> bool:
        """Whether a sentence is in somebody's own words."""
        return self._speaks or self.is_quoted(sentence)

    def around(self, span: Span) -> tuple[Sentence, ...]:
        """The sentence in which a span begins, after the one it leans on; none where they cannot stand by themselves.

        Words in quotation marks are taken whole.
        """
        here = next((n for n, (start, end) in enumerate(self._cut) if start <= span[0] < end), None)
        if here is None:
            return ()
        first = last = here
        for start, end in self._quoted:
            if start < self._cut[here][1] and self._cut[here][0] < end:
                first, last = min(first, self._holding(start)), max(last, self._holding(end - 1))
        if last - first >= MOST_TOGETHER or not all(map(self._stands, self._cut[first : last + 1])):
            return ()
        leads = first > 0 and last == first and self._can_lead(first - 1)
        if self._leans(first) or (first > 0 and self._begun.may_lean.match(self._plain, self._begins(first))):
            if not leads:
                return ()
            first -= 1
        return tuple(map(self._sentence, self._cut[first : last + 1]))

    def _can_lead(self, number: int) -> bool:
        return not self._leans(number) and self._stands(self._cut[number], FEWEST_SPOKEN)

    def _holding(self, place: int) -> int:
        return max((n for n, (start, _) in enumerate(self._cut) if start <= place), default=0)

    def _leans(self, number: int) -> bool:
        start, end = self._cut[number]
        if self.is_quoted((start, end)):
            return False
        leans = self._begun.leans.match(self._plain, self._begins(number), end)
        return leans is not None or self._begun.points_back.search(self._plain, start, end) is not None

    def _begins(self, number: int) -> int:
        """Where a sentence begins after what ties it to another."""
        start, end = self._cut[number]
        tie = self._begun.tie.match(self._text, start, end)
        return tie.end() if tie else start

    def _stands(self, span: Span, fewest: int = FEWEST_WORDS) -> bool:
        """Whether it is a sentence, and says something: no heading, row of a table, question or explanation."""
        words = self._text[slice(*span)]
        count, own = len(words.split()), self.is_spoken(span)
        return (
            (FEWEST_SPOKEN if own else fewest) <= count <= MOST_WORDS
            and _BEGUN.match(self._plain, *span) is not None
            and _ENDED.search(plain(words)) is not None
            and "|" not in words
            and (own or plain(words).count('"') % 2 == 0)
            and not find_references(words, ())
            and not (span in self._explained and not any(map(str.isdigit, words)))
        )

    def _sentence(self, span: Span) -> Sentence:
        item, quoted = self._compared.item, self.is_spoken(span)
        start, end = span
        if not quoted and (tie := self._begun.tie.match(self._text, start, end)):
            start = tie.end()
        words = said(self._text, (start, end))
        source = " ".join(item.source.split()) if quoted else ""
        if self.is_quoted(span):
            words = _unmarked(words)
        return Sentence(item.id, span, words, quoted, source, self._date)

    def _is_somebodys(self, pack: Pack) -> bool:
        """Whether the item is somebody's own words: another's "we" is not the council's, and nobody's "I" is."""
        category = next((c for c in pack.evidence_categories if c.id == self._compared.item.category), None)
        own_paper = category is None or category.default or category.ours
        if own_paper:
            first_person = [found.span() for found in _SINGULAR.finditer(self._plain)]
        else:
            first_person = [*phrases(pack.lexicon["quality-i-say"]).spans(self._text)]
        return any(not self.is_quoted(span) for span in first_person)


def _unmarked(words: str) -> str:
    """Without the quotation marks at its edges, of which one may stand on a sentence further on."""
    inner = words[1:] if words[0] in _QUOTATION_MARKS else words
    if inner[-1] in _QUOTATION_MARKS and len(inner) > 1:
        inner = inner[:-1]
    return inner


def _date(pack: Pack, compared: ItemComparison) -> str:
    """What dates an item, as its sentence is to say it."""
    item, dated = compared.item, dating(pack, compared)
    if item.date is not None:
        return spoken(item.date)
    return said(item.text, dated.span) if dated is not None and dated.span is not None else item.period
