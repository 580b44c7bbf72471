"""Every value of the report is in the Word file, whatever its text, and never as markup."""

from __future__ import annotations

import dataclasses
import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.report.characters import printable
from desktop.report.context import report_context
from desktop.report.docx import word_file
from desktop.report.summary import UNMEASURED
from desktop.report.values.report import Report
from desktop.report.values.section import Section
from rubric.assessment import Assessment
from rubric.comparison import Comparison, Counts
from rubric.gaps import find_gaps
from rubric.pack import Pack

NOT_PRINTED = {
    "anchor", "target", "squares", "severity", "Section.id", "Report.parts", "Report.follow_on", "Report.title",
    "Summary.title", "Summary.all_gaps", "Look.accent", "Look.logo",
}  # fmt: skip
"""Names of places and kinds, as is the first of the three texts of a severity: a reader sees what they are called.
Which parts there are is seen from the headings; the title is a property of the file; colour and picture are no text.
"""


def values(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a report, with the field that holds it."""
    if isinstance(value, str):
        yield field, value
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            name = f"{type(value).__name__}.{one.name}"
            if one.name not in NOT_PRINTED and name not in NOT_PRINTED and name not in left_out(value):
                yield from values(getattr(value, one.name), name)
    elif isinstance(value, tuple):
        of_a_severity = field in ("Method.severities", "Picture.severities") and isinstance(value[0], str)
        for part in value[1:] if of_a_severity else value:
            yield from values(part, field)


def left_out(value: Any) -> set[str]:
    """What is filled in and has no place on this paper: parts that are not printed, and the short name of a sub-heading
    that no table and no reference is of.
    """
    if isinstance(value, Report):
        parts = {"Report.theme": "asked", "Report.gaps": "gaps", "Report.index": "index", "Report.method": "method"}
        parts |= {"Report.asked": "asked", "Report.decision": "decision"}
        return {name for name, part in parts.items() if not value.prints(part)}
    # Without evidence and account there are no parts to give a title to.
    return {"Section.short_title", "Section.titles"} if isinstance(value, Section) and not value.holds else set()


def with_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same report with every text changed that is printed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple) and not isinstance(value, Counts):
        return tuple(with_texts(part, change) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: with_texts(getattr(value, one.name), change)
            for one in dataclasses.fields(value)
            if one.name not in NOT_PRINTED and f"{type(value).__name__}.{one.name}" not in NOT_PRINTED
        }
        return dataclasses.replace(value, **changed)
    return value


def plain(text: str) -> str:
    return " ".join(text.split())


def read(data: bytes) -> str:
    """All that stands in the file, a paragraph a line, headers and footers too."""
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.startswith(("word/document", "word/header", "word/footer")):
                for paragraph in etree.fromstring(parts.read(name)).iter(qn("w:p")):
                    texts = [t.text or "" if t.tag == qn("w:t") else " " for t in paragraph.iter(qn("w:t"), qn("w:br"))]
                    lines.append(plain("".join(texts)))
    return "\n".join(lines)


def missing(report: Report, data: bytes) -> list[tuple[str, str]]:
    """The values that nobody finds in the file, whether or not they begin with a capital there."""
    text = read(data)
    return [
        (field, said)
        for field, said in values(report)
        if plain(printable(said)) not in text and plain(printable(said[:1].upper() + said[1:])) not in text
    ]


@pytest.fixture(scope="module")
def reports(
    pack: Pack,
    asked: Callable[..., Report],
    changed: Report,
    example: Assessment,
    nothing_yet: tuple[Assessment, Comparison],
) -> dict[str, Report]:
    day = datetime.date(2026, 11, 30)
    comparison = find_gaps(pack, example.evidence, example.details.as_of, example.decisions)
    return {
        "without comparison": asked(exemplars=False),
        "without index and gaps": asked(left_out=("index", "gaps", "closed")),
        "summary alone": asked(summary_only=True),
        "final": asked(final=True, owners=False, watermark="Official, sensitive", footer="Committee, 4 December"),
        "with an earlier draft": changed,
        "small": asked(),
        "example": report_context(pack, example, comparison, day, UNMEASURED),
        "nothing": report_context(pack, *nothing_yet, day),
    }


KINDS = ("small", "example", "nothing", "without comparison", "without index and gaps", "summary alone", "final",
         "with an earlier draft")  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_every_value_of_the_report_is_in_the_word_file(reports: dict[str, Report], name: str):
    assert not missing(reports[name], word_file(reports[name]))


def test_a_value_that_is_not_printed_would_be_found(report: Report):
    data = word_file(report)
    lost = dataclasses.replace(report, method=dataclasses.replace(report.method, ours="Said nowhere."))
    assert missing(lost, data) == [("Method.ours", "Said nowhere.")]


HOSTILE = {
    "markup": '</w:t></w:r></w:p><w:tbl/>&amp;<script>alert("1")</script> {{ 7*7 }} ]]>',
    "control characters": "be\x00fore\x0b\x1b and\x7f after\ufffe\uffff end",
    "lone surrogates": "one \ud800 two \udfff three",
    "a very long word": "Llanfairpwllgwyngyll" * 60,
    "right to left": "قالت ابنتها \u202eمرحبا\u202c שלום",
    "emoji": "👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🧑🏽‍🦽",
    "line breaks": "first line\nsecond\r\nthird\u2028fourth\tfifth",
    "fields": "{ INCLUDETEXT C:\\\\secret.txt } DDEAUTO c:\\\\cmd.exe",
    "spaces alone": " \u00a0 ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_text(report: Report, name: str):
    told = with_texts(report, lambda text: text and f"{text} {HOSTILE[name]}")
    data = word_file(told)
    assert not missing(told, data)
    spoilt, sound = Document(io.BytesIO(data)), Document(io.BytesIO(word_file(report)))
    assert len(spoilt.tables) == len(sound.tables)
    assert len(spoilt.paragraphs) == len(sound.paragraphs)
    fields = {found.get(qn("w:instr")).split()[0] for found in spoilt.element.body.iter(qn("w:fldSimple"))}
    assert fields == {"SEQ", "PAGEREF"}
    assert word_file(told) == data


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))
def test_any_text_makes_a_file_that_opens(report: Report, text: str):
    told = with_texts(report, lambda said: said and text)
    data = word_file(told)
    assert not missing(told, data)
    assert Document(io.BytesIO(data)).tables


def test_an_account_of_a_hundred_thousand_words_is_printed_whole(report: Report):
    words = " ".join(f"word{number}" for number in range(100_000))
    told = dataclasses.replace(report, asked=dataclasses.replace(report.asked, account=((words,),)))
    assert words in read(word_file(told))
