"""What was asked of the paper, in the Word file: chosen parts, the comparison, DRAFT or FINAL, the council's look."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import io
import re
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.report.docx import WRITERS, word_file
from desktop.report.parts import parts
from desktop.report.values.counts import HeatCell
from desktop.report.values.report import Report
from rubric.pack import Pack
from rubric.paper_parts import paper_parts

MADE_ON = datetime.date(2026, 11, 22)

Asked = Callable[..., Report]


def opened(report: Report) -> Any:
    return Document(io.BytesIO(word_file(report)))


def words(report: Report) -> str:
    """All that can be read, heads and feet of pages too."""
    with zipfile.ZipFile(io.BytesIO(word_file(report))) as file:
        names = [name for name in file.namelist() if name.startswith(("word/document", "word/header", "word/footer"))]
        return " ".join(re.sub(r"<[^>]*>", " ", file.read(name).decode()) for name in names)


def rows(document: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def headings(document: Any) -> list[str]:
    return [p.text.replace("\N{NO-BREAK SPACE}", " ") for p in document.paragraphs if p.style.style_id == "Heading1"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.sets(st.integers(0, 15)), exemplars=st.booleans(), summary_only=st.booleans())
def test_whatever_is_left_out_the_rest_is_whole_and_no_link_leads_nowhere(
    asked: Asked, pack: Pack, places: set[int], exemplars: bool, summary_only: bool
):
    left_out = tuple(part.id for place, part in enumerate(paper_parts(pack)) if place in places)
    report = asked(left_out=left_out, exemplars=exemplars, summary_only=summary_only)
    document = opened(report)
    assert headings(document) == [part.title for part in report.parts]
    body = document.element.body
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} <= names


def test_every_part_that_a_paper_can_have_is_written(asked: Asked, changed: Report):
    for report in (asked(), changed):
        assert {part.template for part in parts(report) if part.listed} <= set(WRITERS)
    assert set(WRITERS) == {part.template for part in parts(changed) if part.listed}


def test_without_the_comparison_nothing_of_it_is_said(asked: Asked):
    report = asked(exemplars=False)
    said = words(report)
    assert not re.search(r"\[G\d+\]|exemplar|pattern", said, re.IGNORECASE)
    assert "nobody from the council has been to see her" in said
    assert ["Visit everybody placed outside Alderwick", "Head of Reviews", "31 January 2027"] in rows(opened(report))


def test_the_summary_alone_has_no_contents_and_its_pages_have_heads(asked: Asked):
    document = opened(asked(summary_only=True))
    assert not list(document.element.body.iter(qn("w:sdt")))
    assert len(document.sections) == 2
    assert "DRAFT 3, NOT APPROVED" in document.sections[1].header.paragraphs[0].text


def test_a_reference_to_what_is_not_printed_is_plain_words(asked: Asked):
    body = opened(asked(left_out=("index", "gaps"))).element.body
    plain = [run for run in body.iter(qn("w:r")) if run.text in ("[E1]", "[G1]")]
    assert {run.text for run in plain} == {"[E1]", "[G1]"}
    assert all(run.getparent().tag != qn("w:hyperlink") and run.find(qn("w:rPr")) is None for run in plain)


def test_a_final_paper_says_draft_nowhere(asked: Asked):
    assert "DRAFT 3" in words(asked())
    final = words(asked(final=True))
    assert "FINAL" in final
    assert not re.search(r"\bdraft\b|Not for publication", final, re.IGNORECASE)


def test_without_names_it_is_said_whether_an_owner_is_named(asked: Asked):
    said = words(asked(owners=False))
    assert "Head of Reviews" not in said
    assert "An owner is named" in said


def test_the_accent_is_the_councils(asked: Asked):
    report = asked(colour="#5a2a6e")
    with zipfile.ZipFile(io.BytesIO(word_file(report))) as file:
        styles = file.read("word/styles.xml").decode()
    assert styles.count('"5A2A6E"') == 2
    assert "13587C" not in styles


def test_the_words_behind_the_text_stand_at_the_head_of_the_pages_and_on_the_cover(asked: Asked):
    document = opened(asked(watermark="Official, sensitive"))
    _cover, *paper = document.sections
    assert all("Official, sensitive. DRAFT 3" in section.header.paragraphs[0].text for section in paper)
    assert document.paragraphs[1].text == "Adult social care\tOfficial, sensitive"


def png(wide: int, high: int) -> str:
    return base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", wide, high) + bytes(13)).decode()


@pytest.mark.parametrize(
    ("wide", "high", "size"), [(400, 100, (130, 32.5)), (100, 400, (12.75, 51)), (10, 10, (51, 51))]
)
def test_the_logo_stands_on_the_cover_and_has_a_name(asked: Asked, wide: int, high: int, size: tuple[float, float]):
    report = asked(logo=png(wide, high))
    document = opened(report)
    (shape,) = document.inline_shapes
    assert (shape.width.pt, shape.height.pt) == size
    assert shape._inline.docPr.get("descr") == report.council
    assert shape._inline.getparent().getparent().getparent() is document.paragraphs[0]._p
    (embedded,) = document.element.body.iter(qn("a:blip"))
    picture = document.part.related_parts[embedded.get(qn("r:embed"))]
    assert picture.blob == base64.b64decode(report.look.logo)
    assert word_file(report) == word_file(report)


def test_a_logo_without_a_size_is_none(asked: Asked):
    report = asked(logo=png(0, 7))
    assert report.look.logo
    assert not opened(report).inline_shapes


def test_the_council_in_the_logos_name_is_text(asked: Asked):
    report = dataclasses.replace(asked(logo=png(4, 4)), council='"/><w:p> & \x00\ud800')
    (shape,) = opened(report).inline_shapes
    assert shape._inline.docPr.get("descr") == '"/><w:p> & '


# The newer parts


def test_the_picture_says_every_count_and_names_the_gaps(asked: Asked):
    report = asked()
    picture = report.picture
    assert picture is not None
    told = rows(opened(report))

    def said(cell: HeatCell) -> str:
        gaps = " ".join(f"[{gap.label}]" for gap in cell.gaps)
        return "\n".join(filter(None, (cell.said, gaps)))

    for line in picture.lines:
        assert [line.title, *map(said, line.cells)] in told
    for bars in (picture.categories, picture.ages):
        assert ["Items under", *bars.heads] in told
        for title, counts in bars.rows:
            assert [title, *(bar.said for bar in counts)] in told


def test_what_has_changed_stands_then_beside_now(changed: Report):
    since = changed.since
    assert since is not None
    told = rows(opened(changed))
    for row in since.counts:
        counts = (row.then.covered, row.then.weak, row.then.missing, row.now.covered, row.now.weak, row.now.missing)
        assert [row.title, *map(str, counts)] in told
    (moved,) = since.moved
    assert any(row[:4] == [moved.title, moved.sub_heading, "missing", "covered"] for row in told)
    before = [section.before for section in changed.sections if section.before]
    assert before
    assert all(said in words(changed) for said in before)


def test_dismissed_gaps_stand_in_the_record_where_no_other_part_has_them(asked: Asked):
    told = rows(opened(asked(left_out=("closed",))))
    assert any("The board has decided not to build this year." in row for row in told)
    assert sum("Rejected" in row for row in told) == 1


def test_a_gap_of_which_there_is_nothing_to_tell_is_a_row_that_references_lead_to(asked: Asked):
    report = asked()
    assert report.gaps.bare
    told = rows(opened(report))
    for gap in report.gaps.bare:
        assert any(row[0] == gap.number and row[1].startswith(gap.title) and row[3] == gap.shown for row in told)


def test_the_words_used_are_a_table(asked: Asked):
    report = asked()
    told = rows(opened(report))
    assert all([word.word, word.meaning, word.source] in told for word in report.glossary)
    assert "What the words mean" in words(asked(left_out=("glossary",)))
    assert "What the words mean" not in words(report)
