"""The key of a gap says its check, its place and its subject."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.gap_key import check_of, is_of_pattern, key_of, place_of, same_gap, subject_of

WORDS = st.text("abcdefgh-", min_size=1)


@given(WORDS, st.just("") | WORDS, st.text("abcE123+/-"))
def test_a_key_says_what_it_was_made_of(check: str, place: str, subject: str) -> None:
    key = key_of(check, place, subject)
    assert (check_of(key), place_of(key), subject_of(key)) == (check, place, subject)


@pytest.mark.parametrize("key", ["", "empty", "empty/quality"])
def test_what_a_key_does_not_say_is_empty(key: str) -> None:
    assert subject_of(key) == ""


def test_a_gap_against_a_pattern_is_the_same_be_it_weak_or_missing() -> None:
    weak, missing, other = "weak-pattern/quality/a", "missing-pattern/quality/a", "out-of-date/quality/a"
    assert [is_of_pattern(key) for key in (weak, missing, other)] == [True, True, False]
    assert same_gap(weak) == same_gap(missing) != same_gap(other)
