"""What the overview says: sentences, the rows of its map, what is due and what is written."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.ages import age_titles
from desktop.models.due_actions import MOST, DueActions, DueColumn, say_when
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.heat_map import Group, HeatMap, HeatTable, heat_map
from desktop.models.overview import account_rows, headline, say_judgement, say_written, second_sentence, step_rows
from desktop.models.places import NOT_PLACED, WHOLE_STATEMENT
from rubric.assessment import Account, Assessment, Details
from rubric.comparison import Comparison, ItemComparison, PatternStatus
from rubric.decisions import Action
from rubric.evidence import EvidenceItem
from rubric.next_steps import NextStep
from rubric.pack import Pack
from rubric.reading import Reading
from rubric.spread import Spread, spread

DAY = datetime.date(2026, 10, 1)


def comparison(pack: Pack, *told: dict[str, Any], statuses: tuple[str, ...] = ()) -> Comparison:
    items = [EvidenceItem.model_validate({"id": f"E{n}", "text": "a", **one}) for n, one in enumerate(told, start=1)]
    known = statuses or ("covered",) * len(pack.patterns)
    patterns = tuple(
        PatternStatus(pattern.id, pattern.home, status, ())  # pyright: ignore[reportArgumentType]
        for pattern, status in zip(pack.patterns, known, strict=False)
    )
    return Comparison(tuple(ItemComparison(i, Reading("a", (), (), (), ()), ()) for i in items), patterns, ())


def counted(pack: Pack, found: Comparison) -> Spread:
    return spread(pack, found, DAY)


@pytest.fixture
def shown(pack: Pack) -> HeatMap:
    """Three items under the first sub-heading, one with no place."""
    category = pack.evidence_categories[2].id
    here = {"sub_headings": (pack.sub_headings[0].id,), "category": category}
    found = comparison(pack, {**here, "date": "2026-09"}, {**here, "date": "2020"}, {**here, "date": "2025-06"}, {})
    return heat_map(pack, found, counted(pack, found))


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (("covered", "covered", "weak", "missing"), "2 of 4 patterns are covered, 1 is weak and 1 is missing."),
        (("covered", "weak", "weak"), "1 of 3 patterns is covered, 2 are weak and none is missing."),
        (("missing", "missing"), "None of 2 patterns is covered, none is weak and 2 are missing."),
    ],
)
def test_the_whole_statement_in_one_sentence(pack: Pack, statuses: tuple[str, ...], said: str) -> None:
    assert headline(comparison(pack, statuses=statuses)) == said


def test_the_second_sentence_says_what_is_old_not_placed_empty_and_lacking(pack: Pack) -> None:
    one, *others = pack.sub_headings
    category = next(c for c in pack.evidence_categories if not c.required)
    required = next(c for c in pack.evidence_categories if c.required)
    here = {"sub_headings": (one.id,), "category": category.id}
    found = comparison(pack, {**here, "date": "2020"}, here, {})
    said = second_sentence(pack, found, counted(pack, found))
    limit = pack.limits.out_of_date_months
    assert said.startswith(f"3 evidence items, 1 over {limit} months old and 1 not placed.")
    assert all(f"“{other.short_title}”" in said for other in others), "empty ones are named as empty"
    assert said.endswith(f"Missing under a sub-heading: {required.title} ({one.short_title}).")


def test_many_lacks_are_counted_rather_than_named(pack: Pack) -> None:
    items = [
        {"sub_headings": (s.id,), "category": c.id}
        for s, c in zip(pack.sub_headings, pack.evidence_categories, strict=False)
    ]
    found = comparison(pack, *items)
    said = second_sentence(pack, found, counted(pack, found))
    required = next(c for c in pack.evidence_categories if c.required)
    assert f"Missing under a sub-heading: {required.title} (" in said, "what is required is named first"
    assert said.endswith(" more.")
    assert said.count("(") == 2


def test_the_map_has_a_column_for_each_category_and_age_by_the_limits(pack: Pack, shown: HeatMap) -> None:
    titles = [column.title for column in shown.columns if column.group == Group.CATEGORIES]
    assert titles == [*(c.title for c in pack.evidence_categories), "Not stated"]
    ageing, old = pack.limits.ageing_months, pack.limits.out_of_date_months
    ages = [column.title for column in shown.columns if column.group == Group.AGES]
    assert ages == [
        f"Up to {ageing} months",
        f"{ageing} to {old} months",
        f"Over {old} months",
        "Not dated",
    ]
    assert list(age_titles(pack).values()) == ages


def test_a_cell_says_how_many_or_that_none_stand_where_some_are_looked_for(pack: Pack, shown: HeatMap) -> None:
    first, second, last = shown.rows[0], shown.rows[1], shown.rows[-1]
    by_title = {column.title: number for number, column in enumerate(shown.columns)}
    category = pack.evidence_categories[2].title
    assert first.cells[by_title[category]].words == "3"
    assert first.cells[by_title[category]].accessible == f"{pack.sub_headings[0].title}, {category}: 3 items"
    assert second.cells[by_title[category]].words == "none"
    assert "none, and some is looked for" in second.cells[by_title[category]].accessible
    assert second.cells[by_title["Not dated"]].words == "0"
    assert (last.place, last.counts, last.second) == (NOT_PLACED, None, "1 item")
    assert last.cells[by_title["Not stated"]].words == "1"


def test_every_cell_asks_for_what_it_counts(pack: Pack) -> None:
    """What the desk will list under a place is as much as the cell says."""
    categories = [None, *(c.id for c in pack.evidence_categories)]
    told = [
        {"sub_headings": (pack.sub_headings[n % 3].id,), "category": categories[n % len(categories)], "date": date}
        for n, date in enumerate(("2026-09", "2025-06", "2020", None, "2019") * 4)
    ]
    found = comparison(pack, *told)
    shown = heat_map(pack, found, counted(pack, found))
    for row in shown.rows:
        here = [compared for compared in found.items if row.place in compared.item.sub_headings]
        for column, cell in zip(shown.columns, row.cells, strict=True):
            assert cell.count == sum(column.asked.lets_through(pack, compared, DAY) for compared in here)
    assert shown.columns[0].asked == EvidenceFilter()


def test_the_table_says_the_same_and_holds_to_the_rules_of_qt(shown: HeatMap, qtmodeltester: Any) -> None:
    model = HeatTable()
    qtmodeltester.check(model)
    model.show(shown)
    qtmodeltester.check(model)
    row = shown.rows[0]
    assert row.counts is not None
    texts = [model.index(0, column).data() for column in range(model.columnCount())]
    assert texts == [row.title, *row.counts, *(cell.words for cell in row.cells[1:])]
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads[:4] == ["Sub-heading", "Covered", "Weak", "Missing"]
    assert heads[4:] == [column.title for column in shown.columns[1:]]
    assert model.cell_at(model.index(1, 0)) == model.cell_at(model.index(1, 3)) == (1, 0)
    assert model.cell_at(model.index(1, 4)) == (1, 1)
    assert model.index(0, 5).data(Qt.ItemDataRole.AccessibleTextRole) == row.cells[2].accessible
    assert model.index(len(shown.rows) - 1, 1).data() == "", "what has no place has no patterns"


def test_a_step_is_numbered_and_said_with_its_reason() -> None:
    step = NextStep("missing", "Measure waits", "missing, 4 of 4 exemplars", "missing", 4, "a/b/c")
    (row,) = step_rows((step,))
    assert (row.key, row.mark) == ("1", "missing")
    assert row.accessible == "1. Measure waits: missing, 4 of 4 exemplars"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Due today"), (1, "Due in 1 day"), (-1, "Overdue by 1 day"), (13, "Due in 13 days"),
        (14, "Due in 2 weeks"), (-20, "Overdue by 2 weeks"), (83, "Due in 11 weeks"), (84, "Due in 2 months"),
        (-400, "Overdue by 13 months"),
    ],
)  # fmt: skip
def test_how_soon_a_day_is(days: int, said: str) -> None:
    assert say_when(DAY + datetime.timedelta(days=days), DAY) == said
    assert say_when(None, DAY) == "No date yet"


def test_the_soonest_actions_stand_in_a_small_table(pack: Pack, qtmodeltester: Any) -> None:
    place = pack.sub_headings[1]
    due = [DAY + datetime.timedelta(days=days) for days in (40, -3, 5, 9, 90, 100)]
    actions = [Action(id=n, gap=f"x/{place.id}/y", what=f"Do {n}", due=day) for n, day in enumerate(due)]
    actions.append(Action(id=9, gap="x", what="Done", due=DAY, done=DAY))
    model = DueActions()
    model.show_soonest(pack, actions, comparison(pack), DAY)
    qtmodeltester.check(model)
    assert model.rowCount() == MOST
    assert [model.index(row, DueColumn.WHAT).data() for row in range(3)] == ["Do 1", "Do 2", "Do 3"]
    first = [model.index(0, column).data() for column in DueColumn]
    assert first == ["Overdue by 3 days", "Do 1", place.short_title, "Nobody yet", "28 September 2026"]
    assert model.index(0, DueColumn.OWNER).data(Qt.ItemDataRole.AccessibleTextRole) == "Who: Nobody yet"


def test_the_judgement_is_said_in_the_words_of_the_framework(pack: Pack) -> None:
    score, sure = pack.score_words[1], pack.confidences[0]
    judged = Account(sub_heading="", judgement=score.score, confidence=sure.id)
    assert say_judgement(pack, judged) == f"{score.score}: {score.words}. {sure.title}"
    assert say_judgement(pack, Account(sub_heading="", judgement=99)) == "Judged 99", "of another edition"
    assert say_judgement(pack, Account(sub_heading="")) == "No judgement yet"


def test_what_is_written_is_counted_against_the_working_length(pack: Pack) -> None:
    least, most = pack.limits.narrative_words

    def said(words: int, sub_heading: str = "x") -> str:
        return say_written(pack, Account(sub_heading=sub_heading, narrative="word " * words))

    assert (said(0), said(1)) == ("not begun", "1 word, short")
    assert (said(least), said(most), said(most + 1)) == (f"{least} words", f"{most} words", f"{most + 1} words, long")
    assert said(1, "") == "1 word", "the limit is a sub-heading's, not the whole statement's"


def test_every_account_has_a_row_that_leads_to_where_it_is_written(pack: Pack) -> None:
    place = pack.sub_headings[0]
    accounts = (Account(sub_heading=place.id, narrative="Well begun.", judgement=3),)
    details = Details(council="Alderwick Council", as_of=DAY)
    assessment = Assessment(statement=pack.id, pack_edition=pack.edition, details=details, accounts=accounts)
    rows = account_rows(pack, assessment)
    assert [row.key for row in rows] == [WHOLE_STATEMENT, *(s.id for s in pack.sub_headings)]
    assert rows[1].accessible == f"{place.title}: judged 3, 2 words, short"
