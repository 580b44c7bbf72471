"""The table of figures prefers those that are kept: the latest of each measure, beside the one before it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.report.context import report_context
from desktop.report.values.section import Figure, FigureValue
from desktop.report.values.text import Quoted, Reference
from rubric.assessment import Assessment, FigureRecord
from rubric.comparison import Comparison, ItemComparison
from rubric.pack import Pack

MADE_ON = datetime.date(2026, 11, 22)
Told = Callable[..., tuple[Figure, ...]]


def kept(number: int, measure: str, value: str, period: str = "", evidence: str = "E1", **fields: str) -> FigureRecord:
    return FigureRecord.model_validate(
        {"id": number, "evidence": evidence, "measure": measure, "value": value, "period": period, **fields}
    )


@pytest.fixture(scope="module")
def told(pack: Pack, assessment: Assessment, comparison: Comparison) -> Told:
    """The figures under capacity, where these are kept."""

    def made(*records: FigureRecord, compared: Comparison = comparison) -> tuple[Figure, ...]:
        held = assessment.model_copy(update={"figures": records})
        report = report_context(pack, held, compared, MADE_ON)
        return next(section for section in report.sections if section.id == "capacity").figures

    return made


def measure(figure: Figure) -> str:
    first = figure.measure[0]
    return first.words if isinstance(first, Quoted) else str(first)


def test_the_latest_is_told_with_the_one_before_it_and_both_sources(told: Told) -> None:
    figure, *rest = told(
        kept(1, "packages waiting", "36", "March 2025", "E3"),
        kept(2, "packages waiting", "24", "March 2026", comparator="England", comparator_value="30"),
        kept(3, "Packages waiting", "50", "March 2024", "E3"),
    )
    assert figure.measure == ("Packages waiting", Reference("E1", "e1"), Reference("E3", "e3"))
    assert figure.now == FigureValue("24", "March 2026")
    assert figure.then == FigureValue("36", "March 2025")
    assert figure.comparator == FigureValue("30", "England")
    assert figure.source == "Brokerage log, weekly extract; earlier: Complaint, summary for learning"
    assert [one.now.value for one in rest] == ["371"], "what is not kept stands as it did"


def test_what_the_item_says_in_these_words_is_quoted_and_what_the_officer_calls_it_is_not(told: Told) -> None:
    quoted, named = told(kept(1, "home care packages asked for", "412"), kept(2, "requests", "371"))
    assert (quoted.measure[0], named.measure[0]) == (Quoted("home care packages asked for"), "Requests")
    assert quoted.now.under == "Not stated"


def test_a_figure_that_is_kept_is_not_told_again_as_it_is_read(told: Told) -> None:
    assert [figure.now.value for figure in told(kept(1, "began within a week", "371", "2026"))] == ["371"]


def test_a_measure_that_is_kept_with_its_value_in_its_words_is_not_told_again_as_it_is_read(told: Told) -> None:
    words = "Of 412 home care packages asked for in 2025, 350 began within seven days"
    assert [figure.now.value for figure in told(kept(1, words, "350", "2026", "E3"))] == ["350"]


def test_an_earlier_value_of_the_councils_own_stands_under_then(told: Told) -> None:
    figure, *_ = told(kept(1, "waits", "9%", "2026", comparator_value="12%", comparator_period="the year before"))
    assert (figure.then, figure.comparator) == (FigureValue("12%", "the year before"), None)


@pytest.mark.parametrize(("value", "period"), [("19%", "2025"), ("few", "2025"), ("36", "June 2025 to May 2026")])
def test_an_earlier_value_that_cannot_be_compared_is_not_set_beside_it(told: Told, value: str, period: str) -> None:
    figure, *_ = told(kept(1, "waits", "24", "2026"), kept(2, "waits", value, period))
    assert (figure.now.value, figure.then) == ("24", None)


def test_of_two_values_for_one_time_neither_is_printed(told: Told) -> None:
    disputed = (kept(1, "waits", "24", "2026"), kept(2, "waits", "26", "2026", "E3"))
    assert [figure.now.value for figure in told(*disputed)] == ["371"]


def test_a_figure_of_an_item_that_stands_elsewhere_or_is_in_the_bin_is_not_told_here(told: Told) -> None:
    elsewhere = (
        kept(1, "bids", "6", "2026", "E4"),
        kept(2, "loose", "5", "2026", "E5"),
        kept(3, "gone", "4", "2026", "E77"),
    )
    assert [figure.now.value for figure in told(*elsewhere)] == ["371"]
    # The earlier value alone is in the bin: the latest is told with it, and no item is named that is not there.
    figure, *_ = told(kept(1, "waits", "24", "2026"), kept(2, "waits", "30", "2025", "E77"))
    assert figure.then == FigureValue("30", "2025")
    assert figure.measure[1:] == (Reference("E1", "e1"),)


def test_many_that_are_kept_are_cut_and_those_that_compare_come_first(told: Told) -> None:
    many = [kept(number, f"count of {letter}", str(number)) for number, letter in enumerate("abcdefgh", start=1)]
    figures = told(*many, kept(9, "zeal", "9", comparator="England", comparator_value="8"))
    assert len(figures) == 6
    assert measure(figures[0]) == "Zeal"


def test_a_figure_that_is_doubted_is_told_with_the_doubt(
    told: Told, comparison: Comparison, items: tuple[ItemComparison, ...]
) -> None:
    doubt = replace(
        comparison.gaps[-1], key="figures-do-not-add/capacity/E1", check="figures-do-not-add", evidence=("E1",)
    )
    doubted = replace(comparison, gaps=(*comparison.gaps, doubt))
    figure, *_ = told(kept(1, "waits", "24", "2026"), compared=doubted)
    assert any(isinstance(part, Reference) and part.label.startswith("G") for part in figure.measure), (
        "or with the doubt"
    )
