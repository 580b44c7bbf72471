"""What is set beside something better is no strength; what may be none the worse is not called so."""

import pytest

from rubric.comparing_worse import compares_worse
from rubric.pack import Pack

WORSE = (
    "In our 2026 survey 72% of people were satisfied with their care, against the England average of 78%.",
    "The vacancy rate was 11.2%, compared with 8.1% across England.",
    "81% of homes were rated good, down from 86% the year before.",
    "Satisfaction fell from 74% to 61%.",
    "The average wait rose from 4 days to 12 days.",
    "74% of complaints were answered in time, against a target of 90%.",
    "74% of delayed calls were answered in time, against a target of 90%.",
    "Satisfaction is below the England average.",
    "Staff turnover is above the regional average.",
    "Vacancies are lower than last year but turnover is above the regional average.",
    "We are behind the target for reviews.",
    "Waits are worse than the England average.",
)
BETTER = (
    "In our 2026 survey 82% of people were satisfied with their care, against the England average of 78%.",
    "In our 2026 survey 78% of people were satisfied with their care, against the England average of 78%.",
    "The vacancy rate was 6.2%, compared with 8.1% across England.",
    "81% of homes were rated good, up from 76% the year before.",
    "Staff turnover is below the regional average.",
    "Satisfaction is above the England average.",
    "94% of complaints were answered in time, against a target of 90%.",
    "96% of delayed discharges were completed on time, against a target of 90%.",
    "93% of people who closed their case had met their outcomes, above the England average.",
    "The share of homes rated requires improvement went from 18% to 9%.",
    "12% of vacancies were filled in a week, against 9% last year.",
    "Staff leaving fell from 34% to 22%.",
    "The time taken to start care was 3 days, compared with 6 days in England.",
    "Median days from being fit to leave to leaving: 1.6, was 4.2",
    "91% of homes rated inadequate had improved within a year, against 80% nationally.",
    "Errors 70->24.",
    "Turnover is a point short of the England average.",
)
DENIED = (
    "Turnover is no worse than elsewhere.",
    "Turnover is no worse than the England average.",
    "Satisfaction is not below the England average.",
    "We are not behind the target for reviews.",
    "Vacancies never rose above the regional average.",
    "None of our homes is behind target.",
    "Nobody waited longer than the target.",
    "71% of people felt safe, similar to England at 72%.",
    "If turnover is above the regional average we visit the home.",
    "Homes where turnover is above the regional average get a visit.",
    "Staff turnover used to be above the national average and is now below it.",
    "In 2024 turnover was above the England average; it is now 19%.",
    "We were behind the region in 2024 but are ahead of it in 2026.",
)
UNTOLD = (
    "Fewer than 3% waited longer than the national average.",
    "Fewer than ten people asked for a home of this kind.",
    "People told us that their care comes on time.",
    "Permanent admissions fell from 118 to 97.",
    "Care hours a week for each person: 10, England 13.",
    "We spent 9% of turnover on energy, up from 4%.",
    "91% of people waiting were satisfied with what we told them, against 88% last year.",
    "Turnover in homes rated good was 21%, against 25% across England.",
    "There were 47 people whose care was agreed but not completed, against 162 in 2024.",
    "England's satisfaction is lower than last year.",
    "Staff are paid 40p above the national living wage.",
    "Vacancies in care run ahead of other sectors, say national bodies.",
)


@pytest.mark.parametrize("said", WORSE)
def test_a_figure_or_words_that_compare_worse(pack: Pack, said: str) -> None:
    assert compares_worse(pack, said, (0, len(said)))


@pytest.mark.parametrize("said", BETTER)
def test_what_compares_better_or_changes_for_the_better(pack: Pack, said: str) -> None:
    assert not compares_worse(pack, said, (0, len(said)))


@pytest.mark.parametrize("said", DENIED)
def test_what_denies_that_it_is_worse_or_is_so_no_more(pack: Pack, said: str) -> None:
    assert not compares_worse(pack, said, (0, len(said)))


@pytest.mark.parametrize("said", UNTOLD)
def test_where_it_cannot_be_told_which_way_is_better_nothing_is_called_worse(pack: Pack, said: str) -> None:
    assert not compares_worse(pack, said, (0, len(said)))


def test_another_sentence_of_the_passage_does_not_count(pack: Pack) -> None:
    text = f"{BETTER[0]} {WORSE[1]}"
    assert not compares_worse(pack, text, (0, len(BETTER[0])))
    assert compares_worse(pack, text, (len(BETTER[0]) + 1, len(text)))
