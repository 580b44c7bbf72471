"""Where a passage is suggested to stand."""

import pytest

from rubric.reader import reader_for
from rubric.routing import leanings, suggest


@pytest.mark.parametrize(
    ("text", "sub_heading"),
    [
        ("The JSNA counts 4,210 residents over 65 living alone, most of them in the coastal wards.", "local-needs"),
        (
            "The Market Position Statement tells providers what we want to buy over the next three years.",
            "market-shaping",
        ),
        ("Homecare packages are sourced within two days and nobody is on a waiting list.", "capacity"),
        ("84% of care homes are rated Good or Outstanding; our quality team visits every home each year.", "quality"),
        ("Two home care providers handed back contracts, and vacancy rates among care workers fell.", "sustainability"),
    ],
)
def test_the_first_or_second_suggestion_is_the_right_one(pack, text, sub_heading):
    suggested = reader_for(pack).read(text).sub_headings
    assert sub_heading in suggested[:2]
    assert len(suggested) >= 2
    assert len(set(suggested)) == len(suggested)


def test_a_passage_without_words_is_suggested_nowhere(pack):
    assert reader_for(pack).read("... 12 ...").sub_headings != ()
    assert reader_for(pack).read("...").sub_headings == ()


def test_patterns_at_home_break_a_tie(pack):
    own = dict.fromkeys((s.id for s in pack.sub_headings), -0.5)
    assert suggest(leanings(own, {**dict.fromkeys(own, -1.0), "quality": 0.5}))[0] == "quality"
