"""How much of an account is written, against the working length."""

from __future__ import annotations

import pytest

from rubric.accounts import Extent, extent, part_titles, words_written
from rubric.assessment import Account
from rubric.pack import Pack


def test_the_account_counts_with_its_parts_and_without_the_reasons() -> None:
    account = Account(
        sub_heading="x", narrative="One two.", parts={"plans": "three", "people": ""}, reasons="four five"
    )
    assert words_written(account) == 3
    assert words_written(Account(sub_heading="x")) == 0


def test_a_part_of_another_edition_comes_last_and_is_called_by_its_id(pack: Pack) -> None:
    known = {part.id: part.title for part in pack.narrative_parts}
    account = Account(sub_heading="x", parts={"gone": "Kept.", "emptied": " ", next(iter(known)): "Here."})
    assert list(part_titles(pack, account).items()) == [*known.items(), ("gone", "gone")]


def test_references_are_no_words() -> None:
    account = Account(sub_heading="x", narrative="One two [E1].", parts={"plans": "three [E2, E12] and [four five]"})
    assert words_written(account) == 6


@pytest.mark.parametrize(
    ("which", "by", "expected"), [(0, -1, "short"), (0, 0, "enough"), (1, 0, "enough"), (1, 1, "long")]
)
def test_where_the_words_stand_against_the_limits(pack: Pack, which: int, by: int, expected: Extent) -> None:
    assert extent(pack, pack.limits.narrative_words[which] + by) == expected


def test_nothing_written_is_not_short(pack: Pack) -> None:
    assert extent(pack, 0) == "nothing"
