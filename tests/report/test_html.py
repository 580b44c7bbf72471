"""The report as HTML: everything escaped, every link leading somewhere, nothing of the framework in a template."""

from __future__ import annotations

import dataclasses
import datetime
import re
import shutil
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from desktop import resources
from desktop.report import html
from desktop.report.context import report_context
from desktop.report.failures import TemplateError
from desktop.report.html import heads_html, run_html, say
from desktop.report.parts import parts, runs
from desktop.report.summary import SIZES
from desktop.report.values.report import Report
from desktop.report.values.text import Quoted, Reference
from rubric.assessment import Assessment
from rubric.comparison import Comparison
from rubric.decisions import Action
from rubric.pack import Pack

MADE_ON = datetime.date(2026, 11, 22)


Body = Callable[[Report], str]


def every_row_has_a_header(table: str) -> bool:
    """Its own, or that of the group of rows that it begins."""
    rows = "".join(table.split("<tbody>")[1:]).count("<tr")
    return len(re.findall(r'scope="(?:row|rowgroup)"', table)) == rows


def test_the_whole_page(body: Body, report: Report, golden: Callable[[str, object], None]):
    golden("report.html", body(report))


def test_every_link_leads_somewhere_and_no_name_stands_twice(body: Body, report: Report):
    page = body(report)
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)


def test_headings_skip_no_level(body: Body, report: Report):
    levels = [int(level) for level in re.findall(r"<h([1-6])", body(report))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_head_and_row_headers(body: Body, report: Report):
    tables = re.findall(r"<table.*?</table>", body(report), re.DOTALL)
    assert tables
    for table in tables:
        assert "<thead>" in table
        assert every_row_has_a_header(table)


def test_what_people_typed_stays_text(body: Body, pack: Pack, report: Report):
    hostile = '<script>alert(1)</script>{{ pack }}<link rel="attachment" href="file:///etc/hostname">'
    page = body(dataclasses.replace(report, council=hostile, statement=hostile))
    assert "<script>" not in page
    assert "<link" not in page
    assert "{{ pack }}" in page


def test_a_word_without_end_may_be_broken_and_nothing_else_is_touched(pack: Pack, report: Report):
    run = next(run for run in runs(parts(report)) if run[0].id == "asked")
    asked = dataclasses.replace(report.asked, account=(("x&" * 50,), ("y" * 59,)), actions=())
    page = run_html(dataclasses.replace(report, asked=asked), run, {})
    assert "x&amp;x&amp;x&amp;x&amp;x&amp;\N{ZERO WIDTH SPACE}x&amp;" in page
    assert "y" * 59 in page
    assert all("\N{ZERO WIDTH SPACE}" not in tag for tag in re.findall(r"<[^>]*>", page))


def test_a_reference_is_held_to_the_word_before_it():
    said = say(("It rose.", Quoted("to nine & ten"), Reference("E1", "e1", "capacity-e1"), Reference("G2", "g2")))
    assert said == (
        'It rose. <q>‘to nine &amp;</q> <span class="held"><q>ten’</q>\N{NO-BREAK SPACE}'
        '<a class="ref" href="#e1" id="capacity-e1">[E1]</a></span> <a class="ref" href="#g2">[G2]</a>'
    )


def test_the_style_sheet_asks_for_nothing_from_outside():
    style = (resources.templates() / "report.css").read_text("utf-8")
    assert all(url.startswith("data:") for url in re.findall(r'url\("?([^")]+)', style))
    assert "@import" not in style
    assert "@font-face" not in style


def test_the_framework_comes_from_the_pack_alone(pack: Pack):
    named = [pack.quality_statement.title, pack.quality_statement.we_statement, *pack.quality_statement.i_statements]
    named += [title for s in pack.sub_headings for title in (s.title, s.short_title)]
    named += [words.words for words in pack.score_words] + [exemplar.council for exemplar in pack.exemplars]
    named += [pattern.title for pattern in pack.patterns] + [category.title for category in pack.evidence_categories]
    named += ["CQC", "Care Quality Commission"]
    for template in sorted(resources.templates().rglob("*.j2")):
        text = template.read_text("utf-8")
        assert [name for name in named if len(name) > 8 and name in text] == [], template.name
        words = re.sub(r"<[^>]*>|{%.*?%}|{{.*?}}", "", text)
        assert not re.search(r"\d", words), template.name


@pytest.mark.parametrize(
    "wrong",
    ["{{ report.sumary }}", "{% if %}", "{{ report.gaps + 1 }}", "{{ report.gaps | say }}", '{{ pages["nowhere"] }}'],
    ids=["misspelt", "syntax", "kind", "filter", "anchor"],
)
def test_a_template_at_fault_is_named_with_its_line(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
):
    shutil.copytree(resources.templates(), tmp_path / "templates")
    template = tmp_path / "templates" / "report" / "gaps.html.j2"
    first, second, *rest = template.read_text("utf-8").splitlines()
    template.write_text("\n".join([first, second, wrong, *rest]), "utf-8")
    monkeypatch.setattr(resources, "templates", lambda: tmp_path / "templates")
    monkeypatch.setattr(html, "_environment", cache(html._environment.__wrapped__))
    run = next(run for run in runs(parts(report)) if run[0].id == "gaps")

    with pytest.raises(TemplateError) as failed:
        run_html(report, run, {})

    assert failed.value.place == "report/gaps.html.j2, line 3"
    assert "report/gaps.html.j2, line 3" in str(failed.value)


def test_a_fault_that_is_no_templates_is_not_laid_on_one(monkeypatch: pytest.MonkeyPatch, report: Report):
    def fails(_text: str) -> str:
        raise OSError("no fonts")

    monkeypatch.setattr(html, "showable", fails)
    with pytest.raises(OSError, match="no fonts"):
        heads_html(report, [])


def test_parts_that_follow_on_share_pages(report: Report):
    every = parts(report)
    assert [part.id for part in every][:4] == ["cover", "contents", "summary", "picture"]
    assert [part for run in runs(every) for part in run] == list(every)
    together = [[part.id for part in run] for run in runs(every) if len(run) > 1]
    assert ["gaps", "closed", "record"] in together


def test_what_is_not_the_summary_and_names_no_page_is_the_same_beside_every_summary(
    pack: Pack, assessment: Assessment, comparison: Comparison
):
    """They are laid out before it is known which summary fits."""
    fullest, shortest = (report_context(pack, assessment, comparison, MADE_ON, size) for size in (0, len(SIZES) - 1))
    assert fullest.summary != shortest.summary
    for run, other in zip(runs(parts(fullest)), runs(parts(shortest)), strict=True):
        if not run[0].after:
            assert run_html(fullest, run, {}) == run_html(shortest, other, {})


def test_a_report_of_nothing_is_still_a_page(
    body: Body, pack: Pack, nothing_yet: tuple[Assessment, Comparison], report: Report
):
    page = body(report_context(pack, *nothing_yet, MADE_ON))
    assert "Nothing is shown clearly yet." in page


def test_actions_that_answer_no_gap_are_printed_in_tables_of_the_same_make(
    body: Body, pack: Pack, assessment: Assessment, comparison: Comparison
):
    own = (Action(id=7, sub_heading="quality", what="Visit both homes"), Action(id=8, what="Agree who <signs>"))
    decisions = assessment.decisions.model_copy(update={"actions": own})
    told = assessment.model_copy(update={"decisions": decisions})
    page = body(report_context(pack, told, comparison, MADE_ON))
    assert '<td>None</td><th scope="row">Visit both homes</th>' in page
    assert '<tr><th scope="row">Agree who &lt;signs&gt;</th><td>No owner</td><td>No date</td></tr>' in page
    assert all(map(every_row_has_a_header, re.findall(r"<table.*?</table>", page, re.DOTALL)))
