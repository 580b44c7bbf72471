"""A real PDF: accessible, one page of summary, no word of it taken from outside, the same every time."""

from __future__ import annotations

import base64
import datetime
import io
import logging
import re
import socket
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import page as accessibility
import pikepdf
import pydyf
import pypdfium2
import pytest

from desktop.report import archive
from desktop.report.characters import STAND_IN
from desktop.report.context import report_context, summary_alone
from desktop.report.parts import parts
from desktop.report.pdf import make_pdf
from desktop.report.values.report import Report
from desktop.report.values.summary import Summary
from rubric.assessment import Account, Assessment, ReportOptions
from rubric.comparison import Comparison, ItemComparison
from rubric.decisions import Decisions
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.pack import Pack
from rubric.reading import Match, Reading

MADE_ON = datetime.date(2026, 11, 22)

HOSTILE = (
    '<link rel="attachment" href="file:///etc/hostname"><img src="http://127.0.0.1:9/x.png">'
    "<style>@import url(http://127.0.0.1:9/)</style>{{ report }} {% raw %} </style></body> \u0000 ŵ ŷ 👩‍🦽 שלום مرحبا "
)


def _picture(wide: int, high: int) -> str:
    """A plain PNG in base64."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x14\x5a\x3c" * wide for _ in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    made = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return base64.b64encode(made).decode()


PICTURE = _picture(26, 10)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the report reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="module")
def make(pack: Pack) -> Callable[[Assessment, Comparison], tuple[bytes, int]]:
    """Make the PDF; anything that WeasyPrint complains of fails the test."""

    def made(assessment: Assessment, comparison: Comparison) -> tuple[bytes, int]:
        complaints: list[str] = []
        listener = logging.Handler(logging.WARNING)
        listener.emit = lambda record: complaints.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger("weasyprint").addHandler(listener)
        try:

            def report(size: int) -> Report:
                return report_context(pack, assessment, comparison, MADE_ON, size)

            def one_page(size: int) -> Summary:
                return summary_alone(pack, assessment, comparison, MADE_ON, size)

            return make_pdf(report, one_page, lambda share, stage: None)
        finally:
            logging.getLogger("weasyprint").removeHandler(listener)
            assert complaints == []

    return made


@pytest.fixture(scope="module")
def pdf(make: Callable[..., tuple[bytes, int]], assessment: Assessment, comparison: Comparison) -> bytes:
    return make(assessment, comparison)[0]


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        found: list[str] = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
        return found
    finally:
        document.close()


def failures(pdf: bytes) -> list[str]:
    """What the file lacks of being accessible, and of being fit for the archive."""
    said: list[str] = []
    for profile in (accessibility.ValidationProfile.PDF_UA_1, accessibility.ValidationProfile.PDF_A_3A):
        found = accessibility.validate_pdf_bytes(pdf, profile=profile)
        assert found.rules.total > 100
        said += [f"{failure.rule_id}: {failure.message}" for failure in found.failures]
    return said


def summary_pages(pdf: bytes) -> int:
    """How many pages carry the summary's name in their header; the contents name it too."""
    return sum("Summary on one page" in text for text in texts(pdf)) - 1


def test_it_is_accessible(pdf: bytes):
    assert failures(pdf) == []


def test_it_says_what_it_is(pdf: bytes):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert str(document.docinfo["/Title"]).startswith("Draft self-assessment: ")
        with document.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
    assert "Summary on one page" in titles
    assert "Evidence index" in titles


def test_every_page_but_the_cover_says_draft(pdf: bytes):
    cover, *rest = texts(pdf)
    assert "DRAFT 3" in cover
    assert all("DRAFT 3, NOT APPROVED" in text for text in rest)
    assert f"Page {len(rest) + 1} of {len(rest) + 1}" in rest[-1]


def test_the_summary_is_one_page(pdf: bytes):
    assert summary_pages(pdf) == 1


def test_only_our_own_faces_are_used(pdf: bytes):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        faces = {str(o.FontName).split("+")[-1] for o in document.objects if "/FontFile2" in _keys(o)}
    assert faces
    assert all(face.startswith(("Source-Sans-3", "Source-Serif-4", "SourceSans3", "SourceSerif4")) for face in faces)


def _keys(value: Any) -> list[str]:
    return list(value.keys()) if isinstance(value, pikepdf.Dictionary) else []


def test_the_same_assessment_makes_the_same_file(
    make: Callable[..., tuple[bytes, int]], assessment: Assessment, comparison: Comparison, pdf: bytes
):
    assert texts(make(assessment, comparison)[0]) == texts(pdf)


def test_hostile_words_stay_words(
    make: Callable[..., tuple[bytes, int]], assessment: Assessment, comparison: Comparison, pack: Pack
):
    item = EvidenceItem(
        id="<b>E[1]</b>",
        text=HOSTILE + "unbreakable" * 60 + " word" * 3000,
        sub_headings=("capacity",),
        category="people-experience",
        source=HOSTILE * 3,
        period=HOSTILE,
        caveat=HOSTILE,
    )
    match = Match("homecare-sourcing-times", "clear", (0, 20))
    compared = ItemComparison(item, Reading(item.text, (), (match,), (), ()), (match,))
    hostile = Comparison((compared,), comparison.patterns, ())
    statuses = tuple(
        type(status)(status.pattern, status.sub_heading, "covered", (item.id,)) for status in comparison.patterns
    )
    hostile = Comparison((compared,), statuses, ())
    account = Account(sub_heading="", narrative=(HOSTILE + "\n\n") * 3 + "word " * 3000, judgement=3, reasons=HOSTILE)
    details = assessment.details.model_copy(
        update={"council": HOSTILE, "prepared_by": HOSTILE, "decided_by": HOSTILE, "period": HOSTILE}
    )
    options = ReportOptions(watermark=HOSTILE, footer=HOSTILE)
    changed = assessment.model_copy(
        update={"details": details, "evidence": (item,), "accounts": (account,), "report_options": options}
    )

    made, _ = make(changed, hostile)

    assert failures(made) == []
    assert summary_pages(made) == 1
    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.attachments) == 0
        assert "/AF" not in document.Root
        assert not [o for o in document.objects if "/URI" in _keys(o)]
    assert "{{ report }}" in "".join(texts(made))


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("Many waited for nine weeks. " * 20_000, "Many waited for nine weeks."),
        ("waited" * 100_000, "waitedwaited"),
        (
            "They waited \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 for nine weeks.",
            f"They waited {STAND_IN} {STAND_IN} for",
        ),
        ("They waited 👩‍🦽😀 for nine weeks.", f"They waited {STAND_IN} for"),
        ("They wai\x00ted\x07 for\x0bnine\x1f\x7f weeks.", "They waited for nine weeks."),
    ],
    ids=["100,000 words", "one word without end", "right to left", "pictures", "control characters"],
)
def test_whatever_is_pasted_makes_a_paper_of_a_sensible_length(
    make: Callable[..., tuple[bytes, int]], assessment: Assessment, comparison: Comparison, pasted: str, shown: str
):
    first, *others = comparison.items
    item = first.item.model_copy(update={"text": pasted})
    whole = (0, len(pasted))
    match = Match("homecare-sourcing-times", "clear", whole)
    told = ItemComparison(item, Reading(pasted, item.sub_headings, (match,), (), ()), (match,))
    accounts = (Account(sub_heading="capacity", narrative=pasted[:20_000]),)
    changed = assessment.model_copy(update={"evidence": (item, *assessment.evidence[1:]), "accounts": accounts})

    made, pages = make(changed, replace(comparison, items=(told, *others)))

    assert failures(made) == []
    assert pages < 60
    said = " ".join(" ".join(texts(made)).split())
    assert shown in said


def test_a_final_paper_with_the_councils_own_look_is_as_accessible(
    make: Callable[..., tuple[bytes, int]], assessment: Assessment, comparison: Comparison
):
    options = ReportOptions(
        final=True, summary_only=True, logo=PICTURE, colour="#5A2A6E", watermark="Working copy", footer="Civic Centre"
    )
    made, pages = make(assessment.model_copy(update={"report_options": options}), comparison)
    assert failures(made) == []
    assert pages == 3
    found = texts(made)
    assert all("Working copy" in text for text in found)
    assert all("Civic Centre" in text and "FINAL" in text for text in found[1:])
    assert not any("draft" in text.lower() for text in found)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.docinfo["/Title"]).startswith("Self-assessment: ")
        pictures = [o for o in document.objects if "/S" in _keys(o) and o.S == "/Figure"]
        assert [str(picture.Alt) for picture in pictures if "Council" in str(picture.Alt)] == ["Alderwick Council"]
        assert document.Root.StructTreeRoot
        assert all(b"Working copy" not in page.Contents.read_bytes() for page in document.pages)


def test_the_statement_in_pictures_is_one_page(pdf: bytes):
    assert sum("The statement in pictures" in text for text in texts(pdf)) == 2


def test_few_items_make_a_short_paper(
    make: Callable[..., tuple[bytes, int]],
    assessment: Assessment,
    comparison: Comparison,
    example: Assessment,
    pack: Pack,
):
    evidence = example.evidence[:2]
    few = assessment.model_copy(update={"evidence": evidence, "accounts": (), "decisions": Decisions()})
    made, pages = make(few, find_gaps(pack, evidence, few.details.as_of, Decisions()))
    assert failures(made) == []
    assert pages <= 12


def test_nothing_entered_makes_a_paper_too(
    make: Callable[..., tuple[bytes, int]], nothing_yet: tuple[Assessment, Comparison]
):
    made, pages = make(*nothing_yet)
    assert failures(made) == []
    assert pages == len(texts(made))
    assert summary_pages(made) == 1


def test_each_head_names_the_part_at_the_top_of_its_page(pdf: bytes, report: Report):
    titles = [part.title for part in parts(report) if part.title]
    heads = [head_of(text, titles) for text in texts(pdf)]
    assert heads[0] == ""
    assert heads[1:4] == ["Contents", "Summary on one page", "The statement in pictures"]
    begins = pages_of_parts(pdf)
    first = {title: heads.index(title) + 1 for title in titles if title in heads}
    # Those that begin lower on a page head the next, if they reach it.
    assert all(first[title] in (begins[title], begins[title] + 1) for title in first)
    assert [title for title in begins if title in titles and heads[begins[title] - 1] != title]
    assert [title for title in dict.fromkeys(heads) if title] == sorted(first, key=lambda title: begins[title])


def head_of(text: str, titles: list[str]) -> str:
    """What stands above a page: the text around the pages is the last that is drawn."""
    above, state, _ = text.rpartition("DRAFT 3, NOT APPROVED")
    return next((title for title in titles if state and above.strip().endswith(title)), "")


def pages_of_parts(pdf: bytes) -> dict[str, int]:
    """On which page the bookmark of each part leads."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = [page.objgen for page in document.pages]
        with document.open_outline() as outline:
            return {str(o.title).replace("\xa0", " "): pages.index(o.destination[0].objgen) + 1 for o in outline.root}


def test_the_contents_and_the_index_say_the_right_pages(pdf: bytes, report: Report):
    begins = pages_of_parts(pdf)
    said = [int(word) for word in texts(pdf)[1].split() if word.isdigit()]
    listed = [begins[part.title] for part in parts(report) if part.listed]
    assert said[: len(listed)] == listed
    assert f"begin on page {begins['Gaps, most serious first']}." in " ".join(texts(pdf)[2].split())
    uses = re.findall(r"Summary, page\s(\d+)", "".join(texts(pdf)))
    assert uses
    assert set(uses) == {"3"}


def test_no_drawing_ends_in_half_of_a_line_end_whatever_its_tags():
    unclear = 0
    for number in range(600):
        drawing = pydyf.Stream([b"a" * number, pydyf.Dictionary({"MCID": number}), "BDC"], compress=True)
        unclear += drawing.data.endswith(b"\r\nendstream")
        archive.end_clearly(drawing)
        assert not drawing.data.endswith(b"\r\nendstream")
    assert unclear
