"""What is set beside something better is no strength."""

import pytest

from rubric.comparing_worse import compares_worse
from rubric.pack import Pack

WORSE = (
    "In our 2026 survey 72% of people were satisfied with their care, against the England average of 78%.",
    "The vacancy rate was 11.2%, compared with 8.1% across England.",
    "81% of homes were rated good, down from 86% the year before.",
    "Satisfaction is below the England average.",
    "Staff turnover is above the regional average.",
    "We are behind the target for reviews.",
)
NOT_WORSE = (
    "In our 2026 survey 82% of people were satisfied with their care, against the England average of 78%.",
    "In our 2026 survey 78% of people were satisfied with their care, against the England average of 78%.",
    "The vacancy rate was 6.2%, compared with 8.1% across England.",
    "81% of homes were rated good, up from 76% the year before.",
    "Staff turnover is below the regional average.",
    "Satisfaction is above the England average.",
    "Fewer than ten people asked for a home of this kind.",
    "People told us that their care comes on time.",
)


@pytest.mark.parametrize("said", WORSE)
def test_a_figure_or_words_that_compare_worse(pack: Pack, said: str) -> None:
    assert compares_worse(pack, said, (0, len(said)))


@pytest.mark.parametrize("said", NOT_WORSE)
def test_what_compares_better_or_with_nothing(pack: Pack, said: str) -> None:
    assert not compares_worse(pack, said, (0, len(said)))


def test_another_sentence_of_the_passage_does_not_count(pack: Pack) -> None:
    text = f"{NOT_WORSE[0]} {WORSE[1]}"
    assert not compares_worse(pack, text, (0, len(NOT_WORSE[0])))
    assert compares_worse(pack, text, (len(NOT_WORSE[0]) + 1, len(text)))
