"""The Word file, opened again as an office program would."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from docx import Document

from desktop.report.context import report_context
from desktop.report.docx import word_file
from desktop.report.values import Report
from rubric.assessment import Assessment
from rubric.comparison import Comparison
from rubric.decisions import Action
from rubric.pack import Pack


@pytest.fixture(scope="module")
def word(report: Report) -> Any:
    return Document(io.BytesIO(word_file(report)))


def test_the_word_file_has_the_papers_headings_in_order(word: Any, report: Report):
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings[:2] == ["Summary", "What is asked, and our account"]
    assert headings[2:7] == [section.title for section in report.sections]
    assert headings[-1] == "The director’s decision"


def test_the_word_file_says_draft_on_every_page(word: Any):
    assert word.sections[0].header.paragraphs[0].text.startswith("DRAFT 3, NOT APPROVED")


def test_the_word_file_has_every_gap_and_the_words_quoted(word: Any, report: Report):
    text = "\n".join(p.text for p in word.paragraphs)
    assert all(f"{card.number}. {card.title}" in text for card in report.gaps.cards)
    assert "“Mum is forty miles off" in text


def test_the_word_file_has_the_account_as_the_council_wrote_it(word: Any, pack: Pack):
    text = [p.text for p in word.paragraphs]
    titles = {part.id: part.title for part in pack.narrative_parts}
    strengths = text.index("People choose with us: six scored every bid [E4] [E2].")
    assert text[strengths - 1] == titles["strengths"]
    assert "The board decides in January." in text
    assert "Our own judgement: not given. One record only [E4]." in text
    assert [line for line in text if line.startswith("How sure we are. Medium")]


def test_every_head_row_of_the_word_file_repeats(word: Any):
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in word.tables)


def test_control_characters_do_not_spoil_the_word_file(report: Report):
    import dataclasses

    spoilt = dataclasses.replace(report, council="Alder\x00wick\x1f", footer="A\x08")
    assert "Alderwick" in Document(io.BytesIO(word_file(spoilt))).paragraphs[0].text


def test_an_action_of_no_gap_is_in_the_word_file(pack: Pack, assessment: Assessment, comparison: Comparison):
    own = (Action(id=7, sub_heading="quality", what="Visit both homes"), Action(id=8, what="Agree who signs"))
    decisions = assessment.decisions.model_copy(update={"actions": own})
    told = assessment.model_copy(update={"decisions": decisions})
    report = report_context(pack, told, comparison, datetime.date(2026, 11, 22))
    tables = Document(io.BytesIO(word_file(report))).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert ["None", "Visit both homes", "No owner", "No date"] in rows
    assert ["Agree who signs", "No owner", "No date"] in rows
