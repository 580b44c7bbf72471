"""The words of a PDF page with where they stand, and the lines that are ruled on it."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

MOST_LETTERS_ON_PAGE = 1_000_000
MOST_OBJECTS_ON_PAGE = 60_000
"""Parts of a page beyond which its ruled lines are not looked at: such a page is a drawing."""
_BOLD = re.compile(rb"bold|black|heavy|semibd|demi|cmbx|[-,_]bd\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_GAP = 0.28
"""Share of the letters' height from which a gap parts two words, where no blank is written."""
_DRIFT = 0.2
_SIDEWAYS = 0.2
"""Radians from which a letter does not stand upright."""
_THIN = 2.5
_TALLEST = 400.0
_LARGEST_MARK = 10.0
_MOST_OF_PAGE = 0.7
"""Share of a page from which a box is its ground, not the frame of a table."""
_ROUND = 0.1
_BLANKS = frozenset((0, 9, 10, 13, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000))
_HYPHEN = 2
"""How the library gives a hyphen at the end of a line."""
_HYPHENS = frozenset((_HYPHEN, 0x2010, 0x2011))
_JOINED_LETTERS = range(0xFB00, 0xFB07)
_HALVES = range(0xD800, 0xE000)


@dataclass(slots=True)
class Word:
    """A word and its box; heights are measured from the top of the page to the foot of the letters."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    bold: bool = False

    @property
    def top(self) -> float:
        return self.foot - self.size * 0.75


@dataclass(slots=True)
class Rule:
    """A ruled line, level where its ``top`` is its ``foot``, upright where its ``left`` is its ``right``."""

    left: float
    top: float
    right: float
    foot: float


@dataclass(slots=True)
class Page:
    """What is on a page. ``marks`` are small shapes as wide as they are high, ``sideways`` is what does not stand
    upright, ``unknown`` counts letters without a name and ``outside`` the words that lie beyond its edges.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    marks: list[Rule] = field(default_factory=list)
    pictures: int = 0
    letters: int = 0
    unknown: int = 0
    outside: int = 0
    sideways: str = ""


class _Turned:
    """From the page's own measures to those of the page as it is seen, with the top at nought."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.turn = raw.FPDFPage_GetRotation(page.raw)
        left, foot, right, top = page.get_bbox()
        self.left, self.foot, self.right, self.top = left, foot, right, top
        self.width, self.height = (right - left, top - foot) if self.turn % 2 == 0 else (top - foot, right - left)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.turn:
            case 1:
                return y - self.foot, x - self.left
            case 2:
                return self.right - x, y - self.foot
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, left: float, foot: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and foot as they are seen."""
        (a, b), (c, d) = self.point(left, foot), self.point(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """The words and rules of one page, in the order in which the file writes them."""
    source = document[index]
    try:
        turned = _Turned(source)
        page = Page(index + 1, turned.width, turned.height)
        text = source.get_textpage()
        try:
            _Letters(text, turned, page).read()
        finally:
            text.close()
        _read_objects(source, turned, page)
        return page
    finally:
        source.close()


class _Letters:
    """The letters of a page, one after the other, and the words they make."""

    def __init__(self, text: pdfium.PdfTextPage, turned: _Turned, page: Page) -> None:
        self._text = text.raw
        self._turned = turned
        self._page = page
        self._word: Word | None = None
        self._before = 0.0
        self._half = 0
        self._sideways: list[str] = []
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(120), ctypes.c_int()

    def read(self) -> None:
        """Put the words into the page."""
        page = self._page
        page.letters = raw.FPDFText_CountChars(self._text)
        for index in range(min(page.letters, MOST_LETTERS_ON_PAGE)):
            code = raw.FPDFText_GetUnicode(self._text, index)
            made_up = raw.FPDFText_IsGenerated(self._text, index) == 1 and code not in (_HYPHEN, ord("-"))
            if code in _BLANKS or made_up:
                self._finish()
                if self._sideways and self._sideways[-1] != " ":
                    self._sideways.append(" ")
            elif letter := self._letter(code):
                page.unknown += not letter.isprintable() or 0xE000 <= code < 0xF000 or code == 0xFFFD
                self._take(index, letter)
        self._finish()
        page.sideways = "".join(self._sideways).strip()

    def _letter(self, code: int) -> str:
        """The letter of a code; where a letter comes in two halves, with the second."""
        if code in _HYPHENS:
            return "-"
        if code not in _HALVES:
            return unicodedata.normalize("NFKC", chr(code)) if code in _JOINED_LETTERS else chr(code)
        if code < _HALVES[len(_HALVES) // 2]:
            self._half = code
            return ""
        high, self._half = self._half, 0
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else ""

    def _take(self, index: int, letter: str) -> None:
        raw.FPDFText_GetLooseCharBox(self._text, index, self._box)
        raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        left, _, right, _ = self._turned.box(self._box.left, self._box.bottom, self._box.right, self._box.top)
        foot = self._turned.point(self._x.value, self._y.value)[1]
        word = self._word
        if word and (
            abs(foot - word.foot) > _DRIFT * word.size
            or left < self._before - 0.1 * word.size  # Two letters of one sign stand in one place.
            or left > word.right + _GAP * word.size
        ):
            self._finish()
        if self._word is None and self._is_sideways(index):
            self._sideways.append(letter)
            return
        if self._word is None:
            self._word = self._begun(index, left, right, foot)
        self._word.text += letter
        self._word.right = max(self._word.right, right)
        self._before = left

    def _is_sideways(self, index: int) -> bool:
        angle = raw.FPDFText_GetCharAngle(self._text, index) + self._turned.turn * math.pi / 2
        return abs((angle + math.pi) % math.tau - math.pi) > _SIDEWAYS

    def _begun(self, index: int, left: float, right: float, foot: float) -> Word:
        raw.FPDFText_GetFontInfo(self._text, index, self._name, 120, self._flags)
        heavy = raw.FPDFText_GetFontWeight(self._text, index) >= _BOLD_WEIGHT
        raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        size = raw.FPDFText_GetFontSize(self._text, index) * math.hypot(self._matrix.c, self._matrix.d)
        size = min(max(size, 1.0), _TALLEST) if math.isfinite(size) else 1.0
        return Word("", left, right, foot, size, heavy or _BOLD.search(self._name.value) is not None)

    def _finish(self) -> None:
        word, page = self._word, self._page
        if word and -word.size < word.left < page.width and 0 < word.foot < page.height + word.size:
            page.words.append(word)
        elif word:
            page.outside += 1
        self._word = None


def _read_objects(source: pdfium.PdfPage, turned: _Turned, page: Page) -> None:
    count = raw.FPDFPage_CountObjects(source.raw)
    if count > MOST_OBJECTS_ON_PAGE:
        return
    left, foot, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(count):
        thing = raw.FPDFPage_GetObject(source.raw, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            page.pictures += 1
        if kind != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(thing, left, foot, right, top):
            continue
        a, b, c, d = turned.box(left.value, foot.value, right.value, top.value)
        if 0 < d - b <= _LARGEST_MARK and abs((c - a) - (d - b)) <= _ROUND * (d - b):
            page.marks.append(Rule(a, b, c, d))
        elif d - b <= _THIN and c - a > _THIN:
            page.rules.append(Rule(a, (b + d) / 2, c, (b + d) / 2))
        elif c - a <= _THIN and d - b > _THIN:
            page.rules.append(Rule((a + c) / 2, b, (a + c) / 2, d))
        elif c - a > _THIN and d - b > _THIN and (c - a) * (d - b) < _MOST_OF_PAGE * page.width * page.height:
            page.rules += [Rule(a, b, c, b), Rule(a, d, c, d), Rule(a, b, a, d), Rule(c, b, c, d)]
