"""What is suggested for a passage: its own words first, and its heading where they do not say enough."""

from __future__ import annotations

import pytest

from rubric.pack import Pack
from rubric.reader import reader_for
from rubric.routing import UNSURE, under_heading
from rubric.suggestion import suggest

PAPERS = [
    ("Our population", "The number of people aged 85 and over will grow by a third in ten years.", "local-needs"),
    ("Our population", "Growth is fastest in the rural wards.", "local-needs"),
    ("What people tell us they need", "Most want to stay in their own home.", "local-needs"),
    ("Health inequalities", "The gap between the richest and the poorest wards is eleven years.", "local-needs"),
    ("Demand for care", "Requests were up by 9% on the year before.", "local-needs"),
    ("Market shaping", "Three open days were held and forty came.", "market-shaping"),
    ("Market shaping", "A new statement will follow in the spring.", "market-shaping"),
    ("Commissioning intentions", "We shall buy fewer beds and more support at home.", "market-shaping"),
    ("Current contracts", "There are four lots, each with two agencies.", "market-shaping"),
    ("Recommissioning of home care", "The specification was written with residents.", "market-shaping"),
    ("Waiting times", "The average is down to three days.", "capacity"),
    ("Out of area placements", "There were 61 at the end of March, most of them by choice.", "capacity"),
    ("Hospital discharge", "Nine in ten leave on the day that they are ready.", "capacity"),
    ("Brokerage", "Each morning the list is sent to all agencies, and most people are placed by noon.", "capacity"),
    ("Unmet demand", "Nights and weekends are hardest to fill.", "capacity"),
    ("Quality assurance", "Every service is visited twice a year.", "quality"),
    ("CQC ratings", "Four in five are good or better.", "quality"),
    ("Contract monitoring", "The agency has been slow to answer officers.", "quality"),
    ("Complaints and safeguarding", "There were eleven in the half year, fewer than before.", "quality"),
    ("Care home quality", "Two have new managers since the autumn.", "quality"),
    ("Workforce", "One post in ten is empty.", "sustainability"),
    ("Recruitment and retention", "Turnover is 24%, below the region.", "sustainability"),
    ("Provider failure", "Beech House gave notice in May and everyone was found another home.", "sustainability"),
    ("Cost of care and fees", "The rate rose by 6% in April.", "sustainability"),
    ("Contingency planning", "The plan was tried out with eleven homes.", "sustainability"),
]


def right(pack: Pack, *, with_heading: bool) -> int:
    return sum(
        suggest(pack, text, heading if with_heading else "").sub_heading == sub_heading
        for heading, text, sub_heading in PAPERS
    )


def test_headings_place_more_passages_right_than_their_texts_alone(pack: Pack) -> None:
    assert right(pack, with_heading=True) >= right(pack, with_heading=False) + 4
    assert right(pack, with_heading=True) >= len(PAPERS) * 0.75


def test_a_passage_without_words_of_its_own_leans_to_its_heading(pack: Pack) -> None:
    assert suggest(pack, "More will follow in the spring.", "Market shaping").sub_heading == "market-shaping"
    assert suggest(pack, "More will follow in the spring.", "Workforce").sub_heading == "sustainability"


def test_a_text_that_is_sure_is_not_asked_for_its_heading(pack: Pack) -> None:
    text = "Of 48 care homes 39 are rated Good by the regulator and our quality team visits each of them."
    assert suggest(pack, text, "Workforce") == suggest(pack, text)


@pytest.mark.parametrize("heading", ["", "Background", "Next steps", "Main report"])
def test_a_heading_that_speaks_for_nothing_changes_nothing(pack: Pack, heading: str) -> None:
    for _, text, _ in PAPERS:
        assert suggest(pack, text, heading).sub_headings == suggest(pack, text).sub_headings


def test_all_suggestions_are_given_best_first(pack: Pack) -> None:
    suggestion = suggest(pack, "Turnover in home care is 24% and two agencies handed back contracts for want of staff.")
    assert suggestion.sub_heading == suggestion.sub_headings[0]
    assert suggestion.sub_headings == reader_for(pack).read(suggestion.reading.text).sub_headings
    assert len(suggestion.sub_headings) > 1


def test_a_passage_with_no_words_is_suggested_nowhere_whatever_its_heading(pack: Pack) -> None:
    assert suggest(pack, "...", "Market shaping").sub_heading is None


def test_a_heading_says_only_so_much() -> None:
    text = {"quality": 0.1, "capacity": 0.0}
    assert next(iter(under_heading(text, {"quality": -9.0, "capacity": 9.0}))) == "capacity"
    assert under_heading(text, {"quality": -9.0, "capacity": 9.0}) == {"capacity": 0.5, "quality": -0.4}
    sure = {"quality": UNSURE, "capacity": 0.0}
    assert under_heading(sure, {"quality": -9.0, "capacity": 9.0}) == sure
