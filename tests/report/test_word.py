"""The Word file, opened again as Word would: its styles, headings, contents, references, tables and every word."""

from __future__ import annotations

import dataclasses
import datetime
import io
import itertools
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from desktop.report.context import report_context
from desktop.report.docx import word_file
from desktop.report.docx_writing import LONGEST_NAME, bookmark_name
from desktop.report.parts import parts
from desktop.report.values.report import Report
from rubric.assessment import Assessment
from rubric.comparison import Comparison
from rubric.decisions import Action
from rubric.gaps import find_gaps
from rubric.pack import Pack


@pytest.fixture(scope="module")
def data(report: Report) -> bytes:
    return word_file(report)


@pytest.fixture(scope="module")
def word(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def every(element: Any, name: str) -> Iterator[Any]:
    return element.iter(qn(name))


def style_of(paragraph: Any) -> str:
    return next((found.get(qn("w:val")) for found in every(paragraph, "w:pStyle")), "Normal")


def paragraphs(element: Any, style: str) -> list[Any]:
    return [found for found in every(element, "w:p") if style_of(found) == style]


def text_of(element: Any) -> str:
    """What a reader sees, field codes left out."""
    shown = {qn("w:t"): None, qn("w:tab"): " ", qn("w:br"): " ", qn("w:noBreakHyphen"): "-"}
    runs = (child for run in every(element, "w:r") for child in run if child.tag in shown)
    return "".join(child.text or "" if shown[child.tag] is None else " " for child in runs)


def bookmarks(element: Any) -> list[str]:
    return [mark.get(qn("w:name")) for mark in every(element, "w:bookmarkStart")]


def body_of(document: Any) -> Any:
    return document.element.body


# The words


def test_the_headings_are_the_papers_in_order_and_none_skips_a_level(word: Any, report: Report):
    titles = [text_of(p).replace("\N{NO-BREAK SPACE}", " ") for p in paragraphs(body_of(word), "Heading1")]
    assert titles == [part.title for part in parts(report) if part.listed]
    assert [section.title for section in report.sections] == titles[3:8]
    levels = [int(style_of(p)[-1]) for p in every(body_of(word), "w:p") if style_of(p).startswith("Heading")]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_quotations_are_set_as_quotations_with_their_source_below(word: Any, report: Report):
    expected = [f"“{voice.words}”" for section in report.sections for voice in section.voices]
    assert expected
    quotes = {text_of(p): text_of(p.getnext()) for p in paragraphs(body_of(word), "Quote")}
    assert set(expected) < set(quotes)
    source = next(source for quote, source in quotes.items() if quote.startswith("“Mum is forty miles off"))
    assert source == "Complaint, summary for learning, June 2026\N{NO-BREAK SPACE}[E3]"
    assert all(
        style_of(p.getnext()) in ("QuoteSource", "Quote", "Heading2") for p in paragraphs(body_of(word), "Quote")
    )


def test_the_account_stands_as_the_council_wrote_it(word: Any, pack: Pack):
    text = [p.text for p in word.paragraphs]
    titles = {part.id: part.title for part in pack.narrative_parts}
    strengths = text.index("People choose with us: six scored every bid\N{NO-BREAK SPACE}[E4] [E2].")
    assert text[strengths - 1] == titles["strengths"]
    assert "The board decides in January." in text
    assert "One record only\N{NO-BREAK SPACE}[E4]." in text
    assert any(line.startswith("How sure we are. Medium") for line in text)


def test_an_action_of_no_gap_is_in_the_tables(pack: Pack, assessment: Assessment, comparison: Comparison):
    own = (Action(id=7, sub_heading="quality", what="Visit both homes"), Action(id=8, what="Agree who signs"))
    decisions = assessment.decisions.model_copy(update={"actions": own})
    told = assessment.model_copy(update={"decisions": decisions})
    report = report_context(pack, told, comparison, datetime.date(2026, 11, 22))
    tables = Document(io.BytesIO(word_file(report))).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert ["Visit both homes", "None", "No owner", "No date"] in rows
    # What is done for the whole answers no gap: nothing of gaps stands in its table.
    assert ["Agree who signs", "No owner", "No date"] in rows


def test_nothing_entered_makes_a_whole_paper(pack: Pack, nothing_yet: tuple[Assessment, Comparison]):
    report = report_context(pack, *nothing_yet, datetime.date(2026, 11, 22))
    empty = Document(io.BytesIO(word_file(report)))
    text = "\n".join(text_of(p) for p in every(body_of(empty), "w:p"))
    empty_heading = "No evidence stands under this heading, and the council has not written its account yet."
    for said in ("Nothing is shown clearly yet.", "Not written yet.", empty_heading):
        assert said in text
    assert len(paragraphs(body_of(empty), "TOC1")) == len(paragraphs(body_of(empty), "Heading1"))


# The contents


def test_the_contents_lists_the_headings_each_a_link_with_its_page(word: Any):
    entries = paragraphs(body_of(word), "TOC1")
    headings = paragraphs(body_of(word), "Heading1")
    assert [text_of(entry).strip() for entry in entries] == [text_of(heading) for heading in headings]
    for entry, heading in zip(entries, headings, strict=True):
        (link,) = every(entry, "w:hyperlink")
        (page,) = every(link, "w:fldSimple")
        assert link.get(qn("w:anchor")) in bookmarks(heading)
        assert page.get(qn("w:instr")).split()[:2] == ["PAGEREF", link.get(qn("w:anchor"))]


def test_word_can_update_the_contents_and_does_not_ask_on_opening(word: Any):
    (block,) = every(body_of(word), "w:sdt")
    assert [mark.get(qn("w:fldCharType")) for mark in every(block, "w:fldChar")] == ["begin", "separate", "end"]
    (instruction,) = every(block, "w:instrText")
    assert instruction.text.split()[:3] == ["TOC", r"\o", '"1-1"']
    assert next(every(block, "w:docPartGallery")).get(qn("w:val")) == "Table of Contents"
    assert not list(every(word.settings.element, "w:updateFields"))


# The references


def test_every_link_has_its_bookmark_and_every_bookmark_one_name_that_word_takes(word: Any):
    names = bookmarks(body_of(word))
    links = [link.get(qn("w:anchor")) for link in every(body_of(word), "w:hyperlink")]
    assert len(links) > 50
    assert set(links) <= set(names)
    assert len({name.lower() for name in names}) == len(names)
    assert all(name.startswith("_") and name[1:].replace("_", "a").isalnum() and name.isascii() for name in names)
    assert max(map(len, names)) <= LONGEST_NAME
    starts = [mark.get(qn("w:id")) for mark in every(body_of(word), "w:bookmarkStart")]
    assert starts == [mark.get(qn("w:id")) for mark in every(body_of(word), "w:bookmarkEnd")]
    assert len(set(starts)) == len(starts)


def test_a_reference_leads_to_the_index_or_the_gap_and_the_index_leads_back(word: Any, report: Report):
    at = {name: mark for mark in every(body_of(word), "w:bookmarkStart") for name in [mark.get(qn("w:name"))]}

    def paragraph(name: str) -> Any:
        return next(at[name].iterancestors(qn("w:p")))

    followed = 0
    for link in every(body_of(word), "w:hyperlink"):
        label = text_of(link)
        if label.startswith("["):
            assert text_of(paragraph(link.get(qn("w:anchor")))).startswith(label[1:-1])
            followed += 1
    assert followed > 20
    row = next(row for table in report.index.tables for row in table.rows if row.used)
    cells = list(every(next(paragraph(bookmark_name(row.anchor)).iterancestors(qn("w:tr"))), "w:tc"))
    back = [link.get(qn("w:anchor")) for link in every(cells[-1], "w:hyperlink")]
    assert back == [bookmark_name(use.target) for use in row.used]
    assert all(f"[{row.id}]" in text_of(paragraph(name)) for name in back)


def test_a_reference_to_a_part_that_is_left_out_is_plain_words(report: Report):
    kept = tuple(part for part in report.parts if part.id != "index")
    body = body_of(Document(io.BytesIO(word_file(dataclasses.replace(report, parts=kept)))))
    assert {link.get(qn("w:anchor")) for link in every(body, "w:hyperlink")} <= set(bookmarks(body))
    assert "[E3]" in text_of(body)
    assert "Evidence index" not in text_of(body)


def test_a_long_name_of_a_place_is_cut_and_stays_its_own():
    long = "the-same-long-beginning-of-a-sub-heading-"
    one, other = bookmark_name(long + "one"), bookmark_name(long + "other")
    assert len(one) == len(other) == LONGEST_NAME
    assert one != other


# The tables


def test_every_table_has_a_head_that_repeats_and_rows_that_stay_whole(word: Any):
    tables = list(every(body_of(word), "w:tbl"))
    assert len(tables) > 8
    for table in tables:
        head, *rows = every(table, "w:tr")
        assert list(every(head, "w:tblHeader"))
        assert all(text_of(cell) for cell in every(head, "w:tc"))
        assert rows
        assert not any(list(every(row, "w:tblHeader")) for row in rows)
        assert all(list(every(row, "w:cantSplit")) for row in (head, *rows))
        assert next(every(table, "w:tblStyle")).get(qn("w:val")) == "ReportTable"


def test_every_table_is_named_for_the_eye_and_for_a_screen_reader(word: Any):
    tables = list(every(body_of(word), "w:tbl"))
    for number, table in enumerate(tables, start=1):
        caption = table.getprevious()
        assert style_of(caption) == "Caption"
        assert text_of(caption).startswith(f"Table {number}. ")
        assert next(every(caption, "w:fldSimple")).get(qn("w:instr")).split()[:2] == ["SEQ", "Table"]
        assert text_of(caption).endswith(next(every(table, "w:tblCaption")).get(qn("w:val")))
        assert next(every(table, "w:tblDescription")).get(qn("w:val")).startswith("Columns: ")


def test_the_first_column_names_the_row(word: Any):
    look = [next(every(table, "w:tblLook")).get(qn("w:firstColumn")) for table in every(body_of(word), "w:tbl")]
    # Strengths, gaps and actions stand side by side: no column names another.
    assert look.count("0") == 1
    style = next(s for s in every(word.styles.element, "w:style") if s.get(qn("w:styleId")) == "ReportTable")
    first = next(c for c in every(style, "w:tblStylePr") if c.get(qn("w:type")) == "firstCol")
    assert list(every(first, "w:b"))


def test_no_state_is_said_by_colour_alone(word: Any, report: Report):
    heat_map = word.tables[0]
    for row, told in zip(heat_map.rows[1:], (*report.summary.heat_map, report.summary), strict=True):
        counts = told.counts
        said = [f"{counts.covered} covered", f"{counts.weak} weak", f"{counts.missing} missing"]
        assert [cell.text for cell in row.cells[1:]] == said


def test_a_long_index_is_written_row_by_row(report: Report):
    table = next(table for table in report.index.tables if table.rows)
    rows = tuple(
        dataclasses.replace(table.rows[0], anchor=f"e{number}", id=f"E{number}", used=()) for number in range(100, 2100)
    )
    long = dataclasses.replace(report.index, tables=(dataclasses.replace(table, rows=rows),))
    body = body_of(Document(io.BytesIO(word_file(dataclasses.replace(report, index=long)))))
    assert {"_e100", "_e2099"} <= set(bookmarks(body))
    assert sum(1 for _ in every(body, "w:tr")) > len(rows)


# What stays together


def test_a_gap_stays_on_one_page_and_says_its_severity_in_words(word: Any, report: Report):
    titles = {bookmarks(p)[0]: p for p in paragraphs(body_of(word), "Heading3") if bookmarks(p)}
    for card in report.gaps.cards:
        title = titles[bookmark_name(card.anchor)]
        assert text_of(title) == f"{card.number}. {card.title}"
        lines = []
        line = title.getnext()
        while style_of(line) == "Labelled":
            lines.append(line)
            line = line.getnext()
        assert text_of(lines[0]).startswith(f"How it stands {card.severity_title}; {card.status}; ")
        assert all(list(every(line, "w:keepNext")) for line in lines[:-1])
        assert not list(every(lines[-1], "w:keepNext"))
        assert text_of(lines[-1]).startswith("Action ")


def test_headings_captions_and_quotations_stay_with_what_follows(word: Any):
    styles = {style.get(qn("w:styleId")): style for style in every(word.styles.element, "w:style")}
    for name in ("Heading1", "Heading2", "Heading3", "Caption", "Quote", "TableHead"):
        assert list(every(styles[name], "w:keepNext")), name
    assert list(every(word.styles.element, "w:widowControl"))


# The pages


def test_every_page_but_the_cover_says_where_one_is_and_that_it_is_a_draft(word: Any, report: Report):
    cover, contents, paper = word.sections
    assert not list(every(cover._sectPr, "w:headerReference"))
    assert not list(every(cover._sectPr, "w:footerReference"))
    assert text_of(contents.header._element) == f"Contents {report.state}"
    header, footer = paper.header._element, paper.footer._element
    assert text_of(header).endswith(f" {report.state}")
    assert next(every(header, "w:fldSimple")).get(qn("w:instr")).strip() == 'STYLEREF "Heading 1"'
    assert text_of(footer).startswith(report.footer)
    assert [f.get(qn("w:instr")).strip() for f in every(footer, "w:fldSimple")] == ["PAGE", "NUMPAGES"]
    for section in word.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert (round(section.left_margin.pt), round(section.right_margin.pt)) == (62, 54)


# The file


def test_every_style_used_is_defined_and_none_is_direct_formatting(word: Any):
    defined = {style.get(qn("w:styleId")) for style in every(word.styles.element, "w:style")}
    used = {
        mark.get(qn("w:val")) for name in ("w:pStyle", "w:rStyle", "w:tblStyle") for mark in every(body_of(word), name)
    }
    assert used <= defined
    assert {"Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Quote", "Caption", "BodyText"} <= used
    for look in ("w:b", "w:sz", "w:color", "w:rFonts", "w:u", "w:i"):
        assert not list(every(body_of(word), look))


def test_the_language_is_british_english(word: Any):
    assert next(every(word.styles.element, "w:lang")).get(qn("w:val")) == "en-GB"
    assert word.core_properties.language == "en-GB"


def test_the_properties_name_the_paper_and_no_person_and_no_day(word: Any, data: bytes, report: Report):
    properties = word.core_properties
    assert properties.title == report.title == f"Draft self-assessment: {report.statement}, {report.council}"
    assert properties.author == report.council
    assert {child.tag.split("}")[1] for child in properties._element} == {"title", "creator", "subject", "language"}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert "python-docx" not in parts.read("docProps/core.xml").decode()
        assert not {"docProps/thumbnail.jpeg", "customXml/item1.xml", "word/stylesWithEffects.xml"} & set(
            parts.namelist()
        )


def test_the_same_report_is_the_same_bytes(report: Report, data: bytes):
    assert word_file(report) == data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_example_is_as_sound_as_the_small_one(pack: Pack, example: Assessment):
    details = example.details
    comparison = find_gaps(pack, example.evidence, details.as_of, example.decisions)
    report = report_context(pack, example, comparison, datetime.date(2026, 11, 30))
    body = body_of(Document(io.BytesIO(word_file(report))))
    links = {link.get(qn("w:anchor")) for link in every(body, "w:hyperlink")}
    assert links <= set(bookmarks(body))
    assert len(bookmarks(body)) == len(set(bookmarks(body)))
