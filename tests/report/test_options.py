"""What was asked of the paper: chosen parts, names, the comparison, DRAFT or FINAL, and the council's own look."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.report.context import report_context
from desktop.report.html import heads_html, run_html
from desktop.report.look import ACCENT
from desktop.report.parts import parts, runs
from desktop.report.values.report import Report
from desktop.report.values.text import Reference
from rubric.assessment import Assessment
from rubric.comparison import Comparison
from rubric.pack import Pack
from rubric.paper_parts import paper_parts

MADE_ON = datetime.date(2026, 11, 22)
HOSTILE = "<b>'\"){{ report }}</b>; } * { display: none"

Asked = Callable[..., Report]


class OnPageNine(dict[str, int]):
    """Every anchor stands on page 9."""

    def __missing__(self, anchor: str) -> int:
        return 9


def page(report: Report) -> str:
    return "".join(run_html(report, run, OnPageNine()) for run in runs(parts(report)))


def ids(report: Report) -> list[str]:
    return [part.id for part in report.parts]


def references(value: Any) -> Iterator[Reference]:
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, tuple):
        for one in value:  # type: ignore[reportUnknownVariableType]
            yield from references(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from references(getattr(value, field.name))


def test_all_parts_that_have_something_to_say_are_printed_unless_another_is_asked(asked: Asked, pack: Pack):
    every = [part.id for part in paper_parts(pack)]
    assert ids(asked()) == [part for part in every if part != "since"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_left_out_no_link_leads_nowhere(asked: Asked, pack: Pack, data: st.DataObject):
    every = [part.id for part in paper_parts(pack)]
    left_out = tuple(data.draw(st.sets(st.sampled_from(every))))
    report = asked(left_out=left_out, exemplars=data.draw(st.booleans()), summary_only=data.draw(st.booleans()))
    made = page(report)
    names = re.findall(r' id="([^"]+)"', made)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', made)) <= set(names)
    assert all(reference.target in names for reference in references(report) if reference.target)
    assert not set(left_out) & set(ids(report)) - {"summary", "decision"}
    levels = [int(level) for level in re.findall(r"<h([1-6])", made)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_reference_to_what_is_not_printed_is_plain_text(asked: Asked):
    report = asked(left_out=("index", "gaps"))
    made = page(report)
    assert '<span class="ref plain">[E1]</span>' in made
    assert '<span class="ref plain">[G1]</span>' in made
    assert report.summary.all_gaps == ""


def test_the_heat_map_does_not_lead_to_a_sub_heading_that_is_left_out(asked: Asked):
    rows = {row.title: row.target for row in asked(left_out=("capacity",)).summary.heat_map}
    assert "" in rows.values()
    assert "quality" in rows.values()


def test_the_summary_alone_has_no_contents(asked: Asked):
    report = asked(summary_only=True)
    assert [part.id for part in parts(report)] == ["cover", "summary", "decision"]
    assert "gaps" not in page(report).split("<h2>Summary")[0]


def test_without_the_comparison_nothing_of_it_is_said_and_the_paper_still_reads(asked: Asked):
    report = asked(exemplars=False)
    made = page(report)
    assert report.sections
    assert all(section.counts is None and not section.gaps for section in report.sections)
    assert not re.search(r"\[G\d+\]|exemplar|pattern", made, re.IGNORECASE)
    assert "square" not in made
    assert "nobody from the council has been to see her" in made
    assert [row.what for section in report.sections for row in section.actions if row.gap] == []
    assert "Visit everybody placed outside Alderwick" in made
    assert report.summary.standfirst.startswith("Care at home starts quickly.")


def test_without_names_it_is_said_whether_an_owner_is_named(asked: Asked):
    report = asked(owners=False)
    made = page(report)
    assert "Head of Reviews" in page(asked())
    assert "Head of Reviews" not in made
    owners = {row.what: row.owner for section in report.sections for row in section.actions}
    assert owners["Visit everybody placed outside Alderwick"] == "An owner is named"
    assert owners["Count the waits each month"] == "No owner"


def test_a_final_paper_says_draft_nowhere(asked: Asked):
    draft, final = asked(), asked(final=True)
    for report, says in ((draft, True), (final, False)):
        made = page(report) + heads_html(report, ["Contents"])
        assert ("DRAFT 3" in made) is says
        assert ("Not for publication" in made) is says
        assert report.title.startswith("Draft") is says
        assert report.name.startswith("Draft") is says
    assert (final.draft, final.state) == ("FINAL", "FINAL")
    words = re.sub(r"<[^>]*>", " ", page(final))
    assert "Self-assessment" in words
    assert not re.search(r"\bdraft\b", words, re.IGNORECASE)


def test_what_nobody_filled_in_is_left_off_the_cover(pack: Pack, nothing_yet: tuple[Assessment, Comparison]):
    report = report_context(pack, *nothing_yet, MADE_ON)
    assert [row.label for row in report.cover] == ["Evidence as at", "Draft", "Rubric edition"]


@pytest.mark.parametrize(
    ("colour", "accent"),
    [("", ACCENT), ("#5a2a6e", "#5A2A6E"), ("#FFFFFF", ACCENT), ("#888888", ACCENT), ("#000000", "#000000")],
)
def test_a_colour_that_cannot_be_read_on_white_is_not_taken(asked: Asked, colour: str, accent: str):
    report = asked(colour=colour)
    assert report.look.accent == accent
    assert f"--accent: {accent}" in page(report)


def test_a_logo_stands_on_the_cover_under_the_councils_name(asked: Asked):
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(20)).decode()
    made = page(asked(logo=picture))
    assert f'<img src="data:image/png;base64,{picture}" alt="Alderwick Council">' in made


@pytest.mark.parametrize("logo", ["not base64!", base64.b64encode(b"<svg/>").decode(), '"><script>'])
def test_what_is_no_picture_is_no_logo(asked: Asked, logo: str):
    report = asked(logo=logo)
    assert report.look.logo == ""
    assert "<img" not in page(report)


def test_the_footer_says_what_the_council_asks(asked: Asked):
    assert asked(footer=" Alderwick  Council ").footer == "Alderwick Council"
    assert asked(footer="word " * 100).footer.endswith("…")
    assert asked().footer == "Alderwick Council. Evidence as at 1 October 2026."


def test_hostile_options_stay_words(asked: Asked):
    report = asked(watermark=HOSTILE, footer=HOSTILE, logo=HOSTILE)
    made = page(report) + heads_html(report, ["Contents"])
    assert "<b>'" not in made
    assert "display: none" not in made.replace("display: none</div>", "").replace('display: none"', "")
    style = re.search(r'<html lang="en-GB" style="([^"]*)"', made)
    assert style is not None
    assert style[1].count("'") == 2
