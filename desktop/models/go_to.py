"""Where one can go by a few letters: places, views, items, patterns, actions and every act of the menus."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from desktop.models.evidence import excerpt
from desktop.models.found_rows import FoundRow
from desktop.models.places import DISMISSED, NOT_PLACED, WHOLE_STATEMENT, place_of_item, place_title
from rubric.assessment import Assessment
from rubric.pack import Pack
from rubric.reading import Span

MOST = 40
LONGEST = 60
_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"e?(\d{1,9})\Z")
_BESIDE = (NOT_PLACED, WHOLE_STATEMENT, DISMISSED)

Score = tuple[int, int, int]
"""The parts into which the letters fall, the words they pass over, and the place of the first: less is better."""


def targets(pack: Pack, assessment: Assessment, acts: Iterable[FoundRow]) -> tuple[FoundRow, ...]:
    """Everything one can go to but the evidence items, which are told by their numbers."""
    return (
        *(FoundRow(f"place/{s.id}", s.title, "Sub-heading", icon="list-checks") for s in pack.sub_headings),
        *(
            FoundRow(f"place/{place}", place_title(pack, place), "Beside the sub-headings", icon="inbox")
            for place in _BESIDE
        ),
        *acts,
        *(
            FoundRow(f"action/{a.id}", a.what, _owner(a.owner), icon="clipboard-list")
            for a in assessment.decisions.actions
        ),
        *(
            FoundRow(f"pattern/{p.id}", p.title, f"Pattern · {pack.sub_heading(p.home).short_title}", icon="book-open")
            for p in pack.patterns
        ),
    )


def going(pack: Pack, assessment: Assessment, offered: Sequence[FoundRow], typed: str) -> tuple[FoundRow, ...]:
    """The rows that the letters typed may mean, the likeliest first; all of those offered where nothing is typed."""
    if not typed.strip():
        return tuple(offered)
    ranked: list[tuple[Score, int, int, FoundRow]] = []
    for number, row in enumerate(offered):
        if (fitting := fit(typed, row.title)) is not None:
            score, spans = fitting
            ranked.append((score, len(row.title), number, replace(row, spans=spans)))
    ranked.sort(key=lambda one: one[:3])
    return (*_items(pack, assessment, typed), *(row for *_, row in ranked))[:MOST]


def fit(typed: str, title: str) -> tuple[Score, tuple[Span, ...]] | None:
    """How letters stand for a title: each run of them begins a word, in order. None where they do not."""
    runs = [_folded(run) for run in _WORD.findall(typed[:LONGEST])]
    letters = "".join(runs)
    ends = sorted(_ends(runs))
    begun = {0, *ends}
    title_words = [(found.start(), _folded(found[0])) for found in _WORD.finditer(title)]

    @cache
    def best(at: int, first: int) -> tuple[int, int, tuple[Span, ...]] | None:
        if at == len(letters):
            return 0, 0, ()
        found: tuple[int, int, tuple[Span, ...]] | None = None
        run_end = next(end for end in ends if end > at)
        # Letters run on from word to word; only what is typed as a word of its own may pass over many.
        last = len(title_words) if at in begun else min(len(title_words), first + 2)
        for number in range(first, last):
            start, word = title_words[number]
            for length in range(_common(letters[at:run_end], word), 0, -1):
                if (rest := best(at + length, number + 1)) is not None:
                    this = rest[0] + 1, rest[1] + number - first, ((start, start + length), *rest[2])
                    if found is None or this[:2] < found[:2]:
                        found = this
        return found

    if not letters or (answer := best(0, 0)) is None:
        return None
    parts, passed, spans = answer
    return (parts, passed, spans[0][0]), spans


def _items(pack: Pack, assessment: Assessment, typed: str) -> list[FoundRow]:
    asked = _ITEM.match(typed.strip().casefold())
    if asked is None:
        return []
    start = f"E{asked[1]}"
    items = [item for item in assessment.evidence if item.id.startswith(start)]
    items.sort(key=lambda item: (len(item.id), item.id))
    return [
        FoundRow(
            f"evidence/{item.id}",
            f"{item.id}  {excerpt(item.text)}",
            f"Evidence · {place_title(pack, place_of_item(pack, item))}",
            ((0, len(start)),),
            icon="text-quote",
        )
        for item in items[:8]
    ]


def _owner(owner: str) -> str:
    return f"Action · {owner or 'no owner'}"


def _ends(runs: Sequence[str]) -> Iterable[int]:
    end = 0
    for run in runs:
        end += len(run)
        yield end


def _common(letters: str, word: str) -> int:
    length = 0
    for one, other in zip(letters, word, strict=False):
        if one != other:
            break
        length += 1
    return length


def _folded(text: str) -> str:
    """Small letters without their accents, as many as there were."""
    return "".join(unicodedata.normalize("NFKD", letter)[0].lower()[:1] or letter for letter in text)
