"""Texts as long as no officer would write, pasted by mistake: each is read in a few seconds at most.

The bar is far above what each takes, and far below what it takes where time grows with the square of the length.
"""

from __future__ import annotations

import datetime
import importlib
import re
import time
from pathlib import Path

import pytest

import rubric
from rubric.checks.names import find_names, name_words
from rubric.decisions import Decisions
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.pack import Pack

LENGTH = 60_000
SECONDS = 6


@pytest.mark.parametrize(
    "repeated",
    ["9", "a | 1 | 2\n", "We did it: ", "1. A ", "A-"],
)
def test_a_passage_of_one_thing_again_and_again(pack: Pack, repeated: str) -> None:
    _read(pack, (repeated * LENGTH)[:LENGTH])


@pytest.mark.parametrize("blank", [" ", "\n", "\t"])
def test_a_passage_with_a_hole_in_it(pack: Pack, blank: str) -> None:
    _read(pack, f"We said that waits fell by 5%{blank * LENGTH}10 people waited | 5 homes closed")


# Short rows: where each word more doubles the time, two dozen are past any bound, and otherwise they cost nothing.


def test_a_row_of_articles_before_a_change(pack: Pack) -> None:
    _read(pack, f"Waits rose {'a ' * 26}xx xx xx xx from 12 days to 9 days.")


def test_a_row_of_each_little_word_that_is_looked_for(pack: Pack) -> None:
    rows = [f"{word} " * 26 for word in _little_words()]
    assert len(rows) > 200
    for row in rows:
        _read(
            pack,
            f"Waits rose {row}xx xx xx from 12 days {row}to {row}9 days, {row}an increase {row}of 5% ({row}3).",
            f"Of {row}40 homes, {row}(61%) {row}20 of {row}30 were {row}rated Good: {row}2. There were {row}7.",
            f"24% is {row}higher than {row}20%. Direct payment {row}is {row}2 May {row}2024. A {row}means a {row}2.",
        )


def _little_words() -> list[str]:
    """The words in the regular expressions of the checks, of what explains and of periods."""
    root = Path(rubric.__file__).parent
    names = [f"rubric.checks.{file.stem}" for file in (root / "checks").glob("*.py")]
    found: set[str] = set()
    for name in [*names, "rubric.explaining", "rubric.periods"]:
        for held in vars(importlib.import_module(name)).values():
            if isinstance(held, re.Pattern):
                found.update(re.findall(r"[a-z~]+", re.sub(r"\\.|\(\?P<\w+>", " ", held.pattern), re.IGNORECASE))
    return sorted(found)


@pytest.mark.parametrize(
    "told",
    [
        "Waits went from 12 days to 9 days{}x increase of 5%.",
        "Waits fell from 12 days to 9 days ({}x 5%).",
        "We heard from 388 of{}x 612 people.",
        "Of 40 homes, 3 of{}x 41 were full, 12 were not and 7 closed.",
        "24% is higher than x{}y 20%.",
        "Case number{}x",
        "date of birth{}x",
        "born{}x",
    ],
)
def test_a_hole_amid_words(pack: Pack, told: str) -> None:
    _read(pack, told.format(" " * LENGTH))


def test_a_name_of_very_many_parts(pack: Pack) -> None:
    began = time.process_time()
    assert not list(find_names(f"{'Aa-' * LENGTH} aged 82", name_words(pack)))
    assert time.process_time() - began < SECONDS


def test_many_items_that_say_the_same_of_many_homes(pack: Pack) -> None:
    told = [f"Oak House {n} was rated Inadequate" for n in range(1000)]
    plans = [f"We will visit Elm House {n} by May 2027." for n in range(1000)]
    _read(pack, *told, *plans)


def _read(pack: Pack, *texts: str) -> None:
    items = [
        EvidenceItem(id=f"E{n}", text=text, sub_headings=("quality",), date="2026-06") for n, text in enumerate(texts)
    ]
    began = time.process_time()
    find_gaps(pack, items, datetime.date(2026, 10, 1), Decisions())
    assert time.process_time() - began < SECONDS
