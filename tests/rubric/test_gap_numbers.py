"""A gap keeps its number from one paper to the next, and no number is given twice."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.gap_numbers import in_paper_order, numbered
from rubric.snapshots import Snapshot

FIRST = ("missing-pattern/quality/a", "out-of-date/quality/E1", "weak-pattern/capacity/b", "single-voice/quality")


def paper(*gaps: str) -> Snapshot:
    return Snapshot(patterns={}, gaps=gaps, evidence={}, actions={}, accounts={})


def test_a_first_paper_numbers_patterns_first_then_check_by_check() -> None:
    assert in_paper_order(("single-voice/x", *FIRST)) == [FIRST[0], FIRST[2], "single-voice/x", FIRST[3], FIRST[1]]
    assert numbered(FIRST, ()) == {FIRST[0]: 1, FIRST[2]: 2, FIRST[1]: 3, FIRST[3]: 4}


def test_a_gap_keeps_its_number_and_a_new_one_comes_last() -> None:
    new = "missing-pattern/capacity/c"
    now = numbered((new, FIRST[2], FIRST[1]), (paper(*FIRST),))
    assert now == {new: 5, FIRST[2]: 2, FIRST[1]: 3}


def test_a_gap_that_comes_back_has_its_old_number() -> None:
    closed = numbered(FIRST, (paper(*FIRST), paper(*FIRST[1:])))
    assert closed == numbered(FIRST, ())


def test_a_pattern_that_was_missing_and_is_weak_is_the_same_gap() -> None:
    assert numbered(("weak-pattern/quality/a",), (paper(*FIRST),)) == {"weak-pattern/quality/a": 1}


KEYS = st.lists(
    st.builds(
        "{}/{}/{}".format,
        st.sampled_from(("missing-pattern", "weak-pattern", "out-of-date", "single-voice")),
        st.sampled_from(("capacity", "quality")),
        st.sampled_from("abcde"),
    ),
    unique_by=lambda key: key.removeprefix("missing-pattern").removeprefix("weak-pattern"),
    max_size=12,
).map(tuple)


@given(KEYS, st.lists(KEYS, max_size=4))
def test_numbers_differ_and_those_of_the_last_paper_stand(now: tuple[str, ...], papers: list[tuple[str, ...]]) -> None:
    held = [paper(*gaps) for gaps in papers]
    numbers = numbered(now, held)
    assert len(set(numbers.values())) == len(now)
    assert numbered(now, [*held, paper(*now)]) == numbers
