"""The action plan holds every action once; the summary names or counts each; the page to sign has what is asked."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from desktop.report.context import report_context
from desktop.report.docx import word_file
from desktop.report.summary import SIZES
from desktop.report.values.report import Report
from desktop.report.values.text import Reference
from rubric.assessment import Assessment
from rubric.comparison import Comparison
from rubric.decisions import Action, Decisions
from rubric.pack import Pack

MADE_ON = datetime.date(2026, 11, 22)

Made = Callable[..., Report]


@pytest.fixture
def made(pack: Pack, assessment: Assessment, comparison: Comparison) -> Made:
    """The small council's report with these actions of no gap, as these options ask for it."""

    def report(*actions: Action, size: int = 0, **options: bool) -> Report:
        held = assessment.report_options.model_copy(update=options)
        told = assessment.model_copy(update={"decisions": Decisions(actions=actions), "report_options": held})
        return report_context(pack, told, comparison, MADE_ON, size)

    return report


def action(number: int, due: datetime.date | None = None, owner: str = "Head of Care", **more: object) -> Action:
    return Action(id=number, gap="", what=f"Do the thing numbered {number}", owner=owner, due=due, **more)  # type: ignore[arg-type]


def test_it_holds_every_action_those_to_be_done_by_their_dates_before_those_done(report: Report):
    assert report.plan is not None
    assert [row.what for row in report.plan.rows] == [
        "Visit everybody placed outside Alderwick",
        "Count the waits each month",
        "Explain the nine longest waits",
    ]
    dated, undated, done = report.plan.rows
    assert isinstance(dated.gap, Reference)
    assert (undated.owner, undated.due) == ("No owner", "No date")
    assert (done.gap, done.state) == ("Answered", "Done 2 September 2026")
    assert (
        report.plan.standfirst == "Two actions are to be done: one has an owner and a date, one has not. One is done."
    )


def test_what_is_late_comes_first_and_says_so(made: Made):
    plan = made(action(1, datetime.date(2027, 1, 5)), action(2, datetime.date(2026, 11, 1))).plan
    assert plan is not None
    assert [(row.what[-1], row.state) for row in plan.rows] == [("2", "This date has passed"), ("1", "")]
    assert "The date of one has passed." in plan.standfirst


def test_it_stands_in_the_paper_and_in_word_before_the_gaps(report: Report, body: Callable[[Report], str]):
    ids = [part.id for part in report.parts]
    assert ids.index("actions") == ids.index("gaps") - 1
    assert '<section class="follows" id="actions">' in body(report)
    assert word_file(report)


def test_where_there_is_no_action_there_is_no_plan(made: Made):
    assert made().plan is None
    assert not made().prints("actions")


@pytest.mark.parametrize("size", range(len(SIZES)))
def test_the_summary_names_or_counts_every_action(made: Made, size: int):
    dated = [action(number, datetime.date(2027, 1, number)) for number in range(1, 10)]
    told = made(*dated, action(10), size=size).summary
    named = [row for row in told.actions if row[0] != "Not yet owned"]
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    assert told.more_actions == f"And {words[9 - len(named)]} actions more have an owner and a date"
    assert told.plan == "actions"
    assert "One action." in str(told.actions[-1])


def test_a_late_action_is_not_one_to_approve(made: Made):
    asked = made(action(1, datetime.date(2026, 11, 1)), action(2, datetime.date(2027, 1, 1))).summary.asked
    assert "Approve the one action that has an owner and a date." in asked
    assert "Set a new date for one overdue action." in asked


def test_the_page_to_sign_has_a_row_for_each_thing_that_is_asked(report: Report, made: Made):
    for told in (report, made()):
        *rows, signature = told.decision.rows
        assert " ".join(rows) == told.summary.asked
        assert signature == "Signature of Director of Adult Social Services"
    assert not any("action that" in row for row in made().decision.rows)


def test_of_many_gaps_the_director_is_asked_for_evidence(report: Report):
    assert "Have evidence gathered for the 40 gaps against patterns that have no action" in report.summary.asked
    assert "Decide on" not in report.summary.asked


def test_a_final_paper_asks_nothing_and_is_approved(made: Made, body: Callable[[Report], str]):
    told = made(action(1, datetime.date(2027, 1, 1)), final=True)
    assert told.summary.asked == ""
    assert told.parts[-1].title == "The director’s approval"
    assert told.decision.rows == ("Name", "Signature of Director of Adult Social Services", "Date")
    page = body(told)
    assert "Asked of the director" not in page
    assert "Approve the" not in page
    assert "Our own judgement" in page


def test_where_owners_are_not_named_there_is_no_column_for_them(made: Made, body: Callable[[Report], str]):
    told = made(action(1, datetime.date(2027, 1, 1), owner=""), action(2), owners=False)
    page = body(told)
    assert '<th scope="col">Owner</th>' not in page
    assert "<td>An owner is named</td>" not in page
    assert told.plan is not None
    assert [row.state for row in told.plan.rows] == ["No owner yet", ""]
