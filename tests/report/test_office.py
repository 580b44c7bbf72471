"""The workbook, opened again as an office program would."""

from __future__ import annotations

import dataclasses
import datetime
import io
from typing import Any

import openpyxl

from desktop.report.context import report_context
from desktop.report.values import Report
from desktop.report.xlsx import workbook
from rubric.assessment import Assessment
from rubric.comparison import Comparison, ItemComparison
from rubric.decisions import Action
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Reading


def sheets(pack: Pack, assessment: Assessment, comparison: Comparison, report: Report) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(pack, assessment, comparison, report)))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_the_workbook_has_every_part_and_how_sure_we_are(
    pack: Pack, assessment: Assessment, comparison: Comparison, report: Report
):
    rows = dict(sheets(pack, assessment, comparison, report)["Summary"])
    market = pack.sub_heading("market-shaping").title
    account = assessment.account("market-shaping")
    for part in pack.narrative_parts:
        if part.id in account.parts:
            assert rows[f"Our account: {market}: {part.title}"] == account.parts[part.id]
    assert rows[f"How sure we are: {market}"] == next(c.title for c in pack.confidences if c.id == "medium")


def test_the_workbook_holds_every_item_gap_action_and_decision(
    pack: Pack, assessment: Assessment, comparison: Comparison, report: Report
):
    found = sheets(pack, assessment, comparison, report)
    assert list(found) == ["Summary", "Evidence", "Gaps", "Actions", "Decisions"]
    assert len(found["Evidence"]) == len(assessment.evidence) + 1
    assert len(found["Gaps"]) == len(comparison.gaps) + 1
    assert len(found["Actions"]) == len(assessment.decisions.actions) + 1
    assert len(found["Decisions"]) == 3
    first = dict(zip(found["Evidence"][0], found["Evidence"][1], strict=True))
    assert first["Period"] == "April to September 2026"
    assert first["Text"] == assessment.evidence[0].text


def test_whatever_an_officer_writes_about_an_item_stands_in_the_workbook(
    pack: Pack, comparison: Comparison, assessment: Assessment, report: Report
):
    written = {
        name: f"what {name} says"
        for name in ("text", "period", "source", "page", "link", "file_name", "owner", "status", "caveat")
    }
    item = ItemComparison(
        EvidenceItem(id="E1", sub_headings=("another-edition",), **written),
        Reading(written["text"], (), (), (), ()),
        (),
    )
    found = sheets(pack, assessment, Comparison((item,), comparison.patterns, comparison.gaps), report)
    assert {*written.values(), "another-edition"} <= set(found["Evidence"][1])


def test_the_workbook_knows_no_formula_and_no_control_character(
    pack: Pack, assessment: Assessment, comparison: Comparison, report: Report
):
    starts = ['=HYPERLINK("http://127.0.0.1","x")', "+1", "-1", "@SUM(A1)", "\t=1", "bad\x00\x0b\ud800end"]
    items = tuple(
        ItemComparison(EvidenceItem(id=f"={n}", text=text, source=text), Reading(text, (), (), (), ()), ())
        for n, text in enumerate(starts)
    )
    data = workbook(pack, assessment, Comparison(items, comparison.patterns, comparison.gaps), report)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Evidence"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert [cell.value for cell in sheet["N"]][1:] == [*starts[:5], "bad\nend"]


def test_an_action_of_no_gap_is_in_the_workbook(pack: Pack, assessment: Assessment, comparison: Comparison):
    own = (Action(id=7, sub_heading="quality", what="Visit both homes"), Action(id=8, what="Agree who signs"))
    decisions = assessment.decisions.model_copy(update={"actions": own})
    told = assessment.model_copy(update={"decisions": decisions})
    report = report_context(pack, told, comparison, datetime.date(2026, 11, 22))
    sheet = sheets(pack, told, comparison, report)["Actions"]
    assert [row[:3] for row in sheet[1:]] == [
        ["None", pack.sub_heading("quality").title, "Visit both homes"],
        ["None", None, "Agree who signs"],
    ]


def test_the_workbook_says_which_matches_are_of_an_item_in_the_bin(
    pack: Pack, assessment: Assessment, comparison: Comparison, report: Report
):
    (match,) = assessment.decisions.matches
    without = tuple(compared for compared in comparison.items if compared.item.id != match.evidence)
    rows = sheets(pack, assessment, Comparison(without, comparison.patterns, comparison.gaps), report)["Decisions"]
    (row,) = [row for row in rows if row[0] == f"Match {match.verdict}"]
    assert row[-1] == "No: the item is in the bin"


def test_the_workbook_says_which_matches_were_decided_on_other_words(
    pack: Pack, assessment: Assessment, comparison: Comparison, report: Report
):
    (match,) = assessment.decisions.matches
    held = comparison.item(match.evidence)
    for stale, said in ((frozenset[str](), "Yes"), (frozenset({match.pattern}), "No: the words have changed")):
        items = tuple(dataclasses.replace(held, stale=stale) if c is held else c for c in comparison.items)
        now = Comparison(items, comparison.patterns, comparison.gaps)
        row = next(r for r in sheets(pack, assessment, now, report)["Decisions"] if r[0] == "Match rejected")
        assert row[4] == said
