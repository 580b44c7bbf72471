"""What leads from one passage to those it may be like is the same in every run."""

from __future__ import annotations

from rubric.likeness import Alike


def test_of_passages_that_share_as_much_the_earlier_are_looked_at() -> None:
    words = tuple(f"word{n}" for n in range(30))
    alike = Alike([words], [(word,) for word in words])
    assert alike.near([0], range(30)) == {0: [0, 1, 2, 3, 4]}
    assert alike.near([0], reversed(range(30))) == {0: [0, 1, 2, 3, 4]}


def test_the_one_that_shares_more_comes_before_the_earlier() -> None:
    alike = Alike([("late", "calls", "fell")], [("calls",), ("late", "calls"), ("fell",)])
    assert alike.near([0], range(3)) == {0: [1, 0, 2]}
