"""Texts as long as no officer would write, pasted by mistake: each is read in a few seconds at most.

The bar is far above what each takes, and far below what it takes where time grows with the square of the length.
"""

from __future__ import annotations

import datetime
import time

import pytest

from rubric.decisions import Decisions
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.pack import Pack

LENGTH = 60_000
SECONDS = 6


@pytest.mark.parametrize(
    "repeated",
    ["9", "a | 1 | 2\n", "We did it: ", "1. A "],
)
def test_a_passage_of_one_thing_again_and_again(pack: Pack, repeated: str) -> None:
    _read(pack, (repeated * LENGTH)[:LENGTH])


@pytest.mark.parametrize("blank", [" ", "\n", "\t"])
def test_a_passage_with_a_hole_in_it(pack: Pack, blank: str) -> None:
    _read(pack, f"We said that waits fell by 5%{blank * LENGTH}10 people waited | 5 homes closed")


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
