"""The paper praises nothing that is not clear, hides nothing that is put away, and puts the gravest first."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

from desktop.report.context import report_context
from desktop.report.docx import word_file
from desktop.report.values.report import Report
from desktop.report.values.text import Reference
from desktop.report.wording import number
from rubric.assessment import Assessment
from rubric.comparison import Comparison, Gap
from rubric.decisions import Dismissal
from rubric.evidence import EvidenceItem
from rubric.pack import Pack

MADE_ON = datetime.date(2026, 11, 22)
PATTERN = "homecare-sourcing-times"
TEXT = "Of 412 packages 371 began within seven days; 41 did not, which is not good enough."

Compared = Callable[..., Comparison]


def told(pack: Pack, assessment: Assessment, comparison: Comparison) -> Report:
    bare = Assessment(statement=assessment.statement, pack_edition=assessment.pack_edition, details=assessment.details)
    items = tuple(compared.item for compared in comparison.items)
    return report_context(pack, bare.model_copy(update={"evidence": items}), comparison, MADE_ON)


def item(**more: Any) -> EvidenceItem:
    usual: dict[str, Any] = {"id": "E1", "text": TEXT, "sub_headings": ("capacity",), "date": "2026-08"}
    return EvidenceItem(**{**usual, **more})


def test_what_is_shown_with_a_shortfall_is_said_to_be_and_where(pack: Pack, assessment: Assessment, compared: Compared):
    comparison = compared(item(), {PATTERN: "clear"}, {"shortfall": "41 did not"})
    summary = told(pack, assessment, comparison).summary
    assert summary.strengths == ()
    assert summary.no_strength[:2] == (
        "What is shown is shown together with a shortfall:",
        pack.pattern(PATTERN).title,
    )
    assert isinstance(summary.no_strength[2], Reference)


def test_an_item_in_no_sub_heading_or_out_of_date_is_behind_no_strength(
    pack: Pack, assessment: Assessment, compared: Compared
):
    for more in ({"sub_headings": ()}, {"date": "2019-02"}):
        report = told(pack, assessment, compared(item(**more), {PATTERN: "clear"}, {}))
        (capacity,) = [section for section in report.sections if section.id == "capacity"]
        assert report.summary.strengths == ()
        assert report.summary.no_strength == ("Nothing is shown clearly yet.",)
        assert (capacity.well, capacity.also_well, capacity.frank) == ((), (), ())
        assert pack.pattern(PATTERN).title in capacity.unsure


def test_the_gravest_gaps_come_first_whatever_their_form(report: Report, body: Callable[[Report], str]):
    graver = dataclasses.replace(report.gaps.bare[0], severity="expected")
    lesser = [dataclasses.replace(card, severity="common") for card in report.gaps.cards]
    gaps = dataclasses.replace(report.gaps, bare=(graver,), cards=tuple(lesser))
    page = body(dataclasses.replace(report, gaps=gaps))
    assert page.index(f'id="{graver.anchor}"') < page.index(f'id="{lesser[0].anchor}"')
    assert word_file(dataclasses.replace(report, gaps=gaps))


def test_where_no_gap_is_open_those_put_away_are_counted(pack: Pack, assessment: Assessment, compared: Compared):
    comparison = compared(item(), {PATTERN: "clear"}, {})
    away = Dismissal(gap="", reason="Not here", digest="0", decided=MADE_ON)
    gaps = tuple(dataclasses.replace(gap, dismissal=away) for gap in comparison.gaps)
    report = told(pack, assessment, dataclasses.replace(comparison, gaps=gaps))
    few = number(sum(gap.sub_heading == "quality" for gap in gaps))
    (quality,) = [section for section in report.sections if section.id == "quality"]
    assert quality.stands == f"No open gap against the exemplars; {few} dismissed"


def test_many_gaps_from_checks_are_said_and_asked_for(pack: Pack, assessment: Assessment, compared: Compared):
    comparison = compared(item(), {PATTERN: "clear"}, {})
    checks = tuple(
        Gap(f"unsupported-claim/capacity/{n}", "unsupported-claim", "capacity", None, ("E1",), "check", "It says so")
        for n in range(242)
    )
    report = told(pack, assessment, dataclasses.replace(comparison, gaps=checks))
    assert "Checks on the evidence raise 242 gaps that are open." in report.summary.standfirst
    assert report.summary.no_gap == "No gap against the exemplars is open; 242 from checks on the evidence are."
    assert "Have the 242 gaps from checks on the evidence looked at before this is used." in report.summary.asked
    (capacity,) = [section for section in report.sections if section.id == "capacity"]
    assert capacity.checks
