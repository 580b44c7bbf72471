"""The qualities of a passage, as an officer would see them marked."""

import pytest

from rubric.reader import reader_for


@pytest.fixture
def qualities(pack):
    def read(text):
        found = reader_for(pack).read(text).qualities
        assert all(0 <= q.span[0] < q.span[1] <= len(text) for q in found)
        return {q.id: text[q.span[0] : q.span[1]] for q in found}

    return read


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12.50% of agencies were behind with training.", "12.50%"),
        ("Night workers now earn £1.50 more an hour.", "£1.50"),
        ("Packages start within 6 days of a request.", "6"),
        ("The census of 2021 found fifty-seven carers aged over 65.", "fifty-seven"),
        ("In March 2025 there were 2,340 people in long-term support.", "2,340"),
        ("One in nine residents gives unpaid care.", "One in nine"),
        ("3.4 Forty per cent of homes answered.", "Forty per cent"),
    ],
)
def test_counts_rates_money_and_times_are_figures(qualities, text, figure):
    assert qualities(text)["number"] == figure


@pytest.mark.parametrize(
    "text",
    [
        "The pooled budget rests on section 75.",
        "It is for residents aged 65+ and for young adults aged 18-25.",
        "The night team is on call 24/7.",
        "One tenant praised her support worker.",
        "4.1 Figures as they stood on 25th March 2018.",
        "The audit was last done in 2022/23.",
        "The home is at SW1A 2AA, see paragraph 4.1.",
        "A duty under section 10 of the Care Act 2014.",
    ],
)
def test_years_ages_references_and_postcodes_are_not(qualities, text):
    assert "number" not in qualities(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The framework ended in November 2024.", "November 2024"),
        ("Nobody left the framework in the last 12 months.", "in the last 12 months"),
        ("4.1 Figures as they stood on 25th March 2018.", "25th March 2018"),
        ("The panel met in June.", "June"),
        ("Waits fell in Q3.", "Q3"),
    ],
)
def test_dates_are_found_even_without_a_year(qualities, text, date):
    assert qualities(text)["date"] == date


@pytest.mark.parametrize(
    "text", ["Families may prefer a home nearby.", "The night team is on call 24/7.", "People aged 18-25 took part."]
)
def test_what_is_no_date_is_left_alone(qualities, text):
    assert "date" not in qualities(text)


def test_a_figure_set_beside_england_is_a_comparison(qualities):
    assert "benchmark" in qualities(
        "In 2024/25 choice stood at 69.8%, v England 70.3% and the regional average of 71.0%."
    )


def test_a_titled_document_is_named(qualities):
    assert "named-document" in qualities("The Market Position Statement 2024-27 was published in May 2024.")


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        ("The county has not had any failures among its homes.", "shortfall"),
        ("Nobody had to wait for a visit.", "shortfall"),
        ("Each contract has contingency plans in place.", "plan"),
        ("With a grant the scheme would have reduced admissions.", "impact"),
    ],
)
def test_what_is_denied_or_never_happened_is_not_found(qualities, text, quality):
    assert quality not in qualities(text)


@pytest.mark.parametrize("text", ["", " ", "•\n•", "|||"])
def test_nothing_to_read_has_no_qualities(qualities, text):
    assert qualities(text) == {}
