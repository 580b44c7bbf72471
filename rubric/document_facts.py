"""What a document tells of itself in its name and its head: its kind, its version, its date and whose it is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from rubric.assessment import Passage, SourceDocument
from rubric.pack import DocumentKind, Pack
from rubric.partial_dates import MONTH_PATTERN, first_day
from rubric.phrases import phrases
from rubric.written_dates import month_number

_MONTH = rf"(?P<word>{MONTH_PATTERN})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_BETWEEN = r"[\s./-]+"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/]|-\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
        rf"(?P<day>\d{{1,2}}){_BETWEEN}(?P<month>\d{{1,2}}){_BETWEEN}{_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_BETWEEN}{_MONTH}{_BETWEEN}{_YEAR}",
        rf"{_MONTH}{_BETWEEN}{_YEAR}",
        rf"{_YEAR}[-.](?P<month>\d\d)",
        _YEAR,
    )
)
"""The exact ones first. A year that stands in a span ("2025-26", "2025 to 2030") is no date: see `_SPAN`."""
_SPAN = re.compile(r"\b(?:19|20)\d\d\s*(?:[-/\u2013]|to|and)\s*(?:(?:19|20)\d\d|\d\d)\b(?!-\d)", re.IGNORECASE)
_NUMBER = r"\d{1,2}(?:\.\d{1,3}){0,2}"
_VERSION = re.compile(
    rf"(?<!\w)(?:v\.?|(?:version|ver\.?|draft|revision|rev\.?|issue)\s?(?:no\.?\s?|number\s)?){_NUMBER}"
    rf"(?![\w/]|\.\d|(?:st|nd|rd|th)?[\s-]+{MONTH_PATTERN}\b)",
    re.IGNORECASE,
)
_VERSION_LINE = re.compile(r"(?:document )?version(?: no\.?| number)?\s*[:\t]\s*(\S.{0,29})", re.IGNORECASE)
_PIECES = re.compile(r"[,;|()\t/]|\s[-\u2013]\s")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_LEAST_OWNER_WORDS, _LONGEST_OWNER = 2, 100
_OPENING, _MOST_OPENING_WORDS = 2, 12
"""Lines under a title, and how long they are at most: a sentence of prose tells dates of other things."""


def with_facts(pack: Pack, source: SourceDocument, passages: Iterable[Passage], today: datetime.date) -> SourceDocument:
    """A document as it is brought in on a day, with what it tells of itself. What it does not tell stays empty."""
    passages = tuple(passages)
    head = [line.strip() for p in passages if p.kind == "front-matter" for line in p.text.split("\n")]
    opening = [p.text for p in passages[:_OPENING] if len(p.text.split()) <= _MOST_OPENING_WORDS]
    names = (source.title, source.file_name)
    return source.model_copy(
        update={
            "imported": today,
            "kind": source.kind or kind_named(pack.document_kinds, names) or kind_named(pack.document_kinds, head),
            "owner": source.owner or owner_stated(pack, head),
            "version": source.version or version_stated(head, names),
            "date": source.date or date_named(names, today) or date_told(opening, today),
        }
    )


def kind_named(kinds: Sequence[DocumentKind], names: Iterable[str]) -> str:
    """The id of the kind that a document's names tell: the longest of the kinds' words that stands whole in them."""
    said = "\n".join(spelling for name in names for spelling in (name, _spaced(name)))
    found = [(len(word), kind.id) for kind in kinds for word in kind.named if phrases((word,)).within(said)]
    return max(found, key=lambda one: one[0], default=(0, ""))[1]


def version_stated(head: Iterable[str], names: Iterable[str]) -> str:
    """The version as the head of a paper states it, or else its title or file name: "2.1", "v3", "Draft 2"."""
    for line in head:
        if stated := _VERSION_LINE.fullmatch(line):
            return stated[1].strip()
        if any(line.casefold().startswith(word) for word in ("draft", "v", "revision")) and _VERSION.fullmatch(line):
            return line
    return next((found[0] for name in names if (found := _VERSION.search(_underscored(name)))), "")


def date_named(names: Iterable[str], today: datetime.date) -> str | None:
    """The ISO day, month or year in a document's names, the most exact one; nothing that is still to come.

    A span of years is the time that a document is about or holds for, not its date.
    """
    said = [_SPAN.sub(_kept_month, _underscored(name)) for name in names]
    for form in _DATES:
        for found in (match for name in said for match in form.finditer(name)):
            partial = _partial(found.groupdict())
            if partial is not None and first_day(partial) <= today:
                return partial
    return None


def date_told(opening: Iterable[str], today: datetime.date) -> str | None:
    """The ISO day or month that the lines under a title tell, as minutes do: "of the meeting held on 3 May 2026"."""
    told = date_named(opening, today)
    return told if told is not None and "-" in told else None


def owner_stated(pack: Pack, head: Iterable[str]) -> str:
    """The post or the team that the head of a paper names as its own.

    A person's name is personal data that nobody asked to keep, and people leave while posts stay: so it is taken only
    where each of its words is one that posts and teams are called by.
    """
    lexicon = pack.lexicon
    labels = phrases(lexicon["document-owner-labels"])
    known = {word for entry in ("check-not-names", "document-owner-words") for word in lexicon[entry]}
    for line in head:
        label = next(iter(labels.spans(line)), None)
        if label is None or label[0] or not line[label[1] :].lstrip(" ").startswith((":", "\t")):
            continue
        for piece in _pieces(line[label[1] :].lstrip(" :\t")):
            words = [word.casefold().replace("\u2019", "'") for word in _WORD.findall(piece)]
            if len(words) >= _LEAST_OWNER_WORDS and len(piece) <= _LONGEST_OWNER and known.issuperset(words):
                return piece
    return ""


def _pieces(said: str) -> Iterator[str]:
    """The whole of it, and then what stands between commas and the like: a name may stand before a post."""
    yield said.strip(" .")
    yield from (piece.strip(" .") for piece in _PIECES.split(said))


def _kept_month(span: re.Match[str]) -> str:
    """Nothing for a span of years. "2026-03" is none, but a month: years go up by one in "2025-26", or by more."""
    figures = re.findall(r"\d+", span[0])
    first, last = int(figures[0]), int(figures[1])
    is_month = len(figures[1]) == 2 and "-" in span[0] and 1 <= last <= 12 and last != (first + 1) % 100
    return span[0] if is_month else " "


def _partial(said: dict[str, str | None]) -> str | None:
    month, day = said.get("month"), said.get("day")
    if word := said.get("word"):
        month = month_number(word)
    partial = "-".join([said["year"] or "", *(f"{part:0>2}" for part in (month, day) if part)])
    try:
        first_day(partial)
    except ValueError:
        return None
    return partial


def _underscored(name: str) -> str:
    """A name whose words may be joined by underscores, as those of files often are."""
    return name.replace("_", " ")


def _spaced(name: str) -> str:
    return re.sub(r"[_\W]+", " ", name)
