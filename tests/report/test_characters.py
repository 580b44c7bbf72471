"""The characters of a text in a page, a Word file or a workbook: none spoils it, deceives, or is lost in silence."""

from __future__ import annotations

import io
import sys
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.characters import STAND_IN, WITHHELD, printable
from desktop.report.docx_package import elements
from desktop.report.docx_writing import paragraph
from desktop.report.faces import showable
from rubric.blackout import MASK

FAMILY = "👨\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧"
SURROGATES = st.characters(categories=["Cs"])
ANY = st.text(st.one_of(st.characters(), SURROGATES, st.sampled_from(f"{MASK}\x00\x0b\x92\u202e\u2067\ufffe\uf0b7")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bad\x00 and\x1f worse\x7f\x08", "Bad and worse"),
        ("Kept\tas\nthey\rare", "Kept\tas\nthey\rare"),
        ("One line\x0banother\x0cpage\u2028line\u2029paragraph", "One line\nanother\npage\nline\nparagraph"),
        ("half \ud83d of one", "half  of one"),
        ("no\ufffe cha\uffffrac\ufdd0ters\U0001ffff", "no characters"),
        ("Rated \u202edooG\u202c, \u2067not\u2069 good", "Rated dooG, not good"),
        ("It\x92s \x93good\x94 \x96 80\x80\x81", "It’s “good” – 80€"),
        ("\uf0b7 First\uf0fc", "• First✓"),
        ("An icon \ue12f\ue130 of theirs \U000f0001", f"An icon {STAND_IN} of theirs {STAND_IN}"),
        (f"Ask {MASK * 12} or {MASK}.", f"Ask {WITHHELD} or {WITHHELD}."),
        (
            f"A family {FAMILY}, می\N{ZERO WIDTH NON-JOINER}خواهم",
            f"A family {FAMILY}, می\N{ZERO WIDTH NON-JOINER}خواهم",
        ),
        ("שלום, مرحبا, 你好, ŵŷ", "שלום, مرحبا, 你好, ŵŷ"),
    ],
)
def test_what_an_office_file_holds(text: str, expected: str):
    assert printable(text) == expected


@given(ANY)
def test_what_is_printable_can_be_written_as_xml_and_needs_nothing_more(text: str):
    said = printable(text)
    assert printable(said) == said
    assert MASK not in said
    root = ElementTree.Element("t")
    root.text = said
    read = ElementTree.fromstring(ElementTree.tostring(root, "utf-8")).text or ""
    assert read == said.replace("\r\n", "\n").replace("\r", "\n")


def test_a_word_file_and_a_workbook_of_every_character_there_is_open_again():
    text = "".join(map(chr, range(sys.maxunicode + 1)))
    document, book = Document(), openpyxl.Workbook()
    for element in elements(paragraph("Normal", text)):
        document.element.body.insert(0, element)
    sheet: Any = book.active
    sheet.append([printable(text[start : start + 30_000]) for start in range(0, len(text), 30_000)])
    word, cells = io.BytesIO(), io.BytesIO()
    document.save(word)
    book.save(cells)
    assert Document(io.BytesIO(word.getvalue())).paragraphs[0].text.endswith(STAND_IN)
    assert openpyxl.load_workbook(io.BytesIO(cells.getvalue())).active


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain ASCII\x00", "Plain ASCII"),
        ("Café, naïve, ŵŷ, Łódź, Şeref, Ωmega, Київ", "Café, naïve, ŵŷ, Łódź, Şeref, Ωmega, Київ"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "Café"),
        (f"A family {FAMILY} and a thumb 👍🏽!", f"A family {STAND_IN} and a thumb {STAND_IN}!"),
        ("She said שלום to us", f"She said {STAND_IN} to us"),
        ("مرحبا بكم", f"{STAND_IN} {STAND_IN}"),
        ("你好。", STAND_IN),
        ("① of 20 ㎡ at 5 ℃, 𝐁𝐨𝐥𝐝 𝟗", "1 of 20 m2 at 5 °C, Bold 9"),
        (
            "A wide ＜script＞ and ＂quotes＂ ＆amp;",
            f"A wide {STAND_IN}script{STAND_IN} and {STAND_IN}quotes{STAND_IN} {STAND_IN}amp;",
        ),
        (f"Ask {MASK * 5}", f"Ask {WITHHELD}"),
        ("\N{LEFT-TO-RIGHT MARK}left\N{ZERO WIDTH SPACE}", "left"),
    ],
)
def test_what_a_page_shows(text: str, expected: str):
    assert showable(text) == expected


@given(ANY)
def test_a_page_never_gains_a_mark_that_means_something_in_it(text: str):
    said = showable(text)
    for mark in "<>&\"'":
        assert said.count(mark) == text.count(mark)
