"""Reads a PDF: what is printed on its pages, put back into paragraphs, headings, lists and tables."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from desktop.importing import blocks
from desktop.importing.errors import ImportingError
from desktop.importing.lines import Piece
from desktop.importing.pdf.assembly import Assembly
from desktop.importing.pdf.columns import Gutter, Item, gutters, in_reading_order
from desktop.importing.pdf.drawn_marks import with_drawn_marks
from desktop.importing.pdf.furniture import Furniture, without_furniture
from desktop.importing.pdf.lines import lines
from desktop.importing.pdf.ruled import ruled_tables
from desktop.importing.pdf.words import MOST_LETTERS_ON_PAGE, Page, read_page
from desktop.importing.reading import Reading, counted

MOST_PAGES = 1_000
MOST_LETTERS = 5_000_000
MOST_SECONDS = 60.0
_LEAST_LETTERS = 25
"""Letters on a page of a scan: a stamp or a page number at most."""
_MOST_UNKNOWN = 0.2
_SAME_PLACE = 6.0
_MOST_GUTTERS = 4


def read(name: str, content: bytes) -> Reading:
    """The document whole. Raises ImportingError where it is protected, damaged, endless, or a scan."""
    pages = _pages(name, content)
    _refuse_wordless(name, pages)
    reading = Reading()
    tables = [ruled_tables(page) for page in pages]
    page_lines = [lines(words) for _, words in tables]
    furniture = without_furniture(pages, page_lines)
    whole = [(page, found, there) for page, (found, _), there in zip(pages, tables, page_lines, strict=True)]
    known = _usual([gutters(there, found, page.rules) for page, found, there in whole])
    flows: list[tuple[Page, list[Item]]] = []
    for page, found, there in whole:
        flows += [(page, flow) for flow in in_reading_order(there, found, page.rules, known)]
    reading.pieces = Assembly(flows).pieces()
    reading.pieces += [
        Piece("plain", blocks.clean(page.sideways), page=str(page.number)) for page in pages if _says(page.sideways)
    ]
    reading.pieces += [Piece("page-mark", blocks.clean(text)) for text in furniture.said.values()]
    reading.left_out = _left_out(pages, furniture)
    return reading


def _usual(found: Sequence[Sequence[Gutter]]) -> list[Gutter]:
    """The gutters of a document, those of many pages first."""
    places = Counter(round(gutter.place / _SAME_PLACE) for page in found for gutter in page)
    first = {round(gutter.place / _SAME_PLACE): gutter for page in reversed(found) for gutter in page}
    return [first[place] for place, _ in places.most_common(_MOST_GUTTERS)]


def _pages(name: str, content: bytes) -> list[Page]:
    began = time.monotonic()
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ImportingError(
                f"{name}: it is protected by a password; take the password off and import it again."
            ) from None
        raise _damaged(name) from None
    try:
        if len(document) > MOST_PAGES:
            raise ImportingError(f"{name}: it has more than {MOST_PAGES:,} pages; split it and import the parts.")
        pages: list[Page] = []
        for index in range(len(document)):
            page = read_page(document, index)
            page.words = with_drawn_marks(page.words, page.marks)
            pages.append(page)
            if sum(page.letters for page in pages) > MOST_LETTERS or pages[-1].letters > MOST_LETTERS_ON_PAGE:
                raise ImportingError(
                    f"{name}: its text is longer than two thousand pages; split it and import the parts."
                )
            if time.monotonic() - began > MOST_SECONDS:
                raise ImportingError(
                    f"{name}: page {index + 1} was reached after a minute; "
                    "print the pages you need to a new PDF and import that."
                )
        return pages
    except pdfium.PdfiumError:
        raise _damaged(name) from None
    finally:
        document.close()


def _damaged(name: str) -> ImportingError:
    return ImportingError(
        f"{name}: the PDF is damaged or not whole; fetch it again, or open it and print it to a new PDF."
    )


def _refuse_wordless(name: str, pages: Sequence[Page]) -> None:
    letters = sum(len(word.text) for page in pages for word in page.words)
    if not pages or not letters or (letters < _LEAST_LETTERS * len(pages) and any(page.pictures for page in pages)):
        raise ImportingError(
            f"{name}: its pages are pictures without words, as a scanner makes them; "
            "ask for the file it was printed from, or have its text recognised."
        )
    if sum(page.unknown for page in pages) > _MOST_UNKNOWN * letters:
        raise ImportingError(
            f"{name}: its letters cannot be told from their shapes alone; ask for the file it was printed from."
        )


def _says(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _left_out(pages: Sequence[Page], furniture: Furniture) -> list[str]:
    said: list[str] = []
    if furniture.said:
        said.append("What stands at the head or foot of the pages is kept once, at the end.")
    if furniture.numbers:
        said.append(f"{counted(furniture.numbers, 'page number', 'page numbers')} left out.")
    outside = sum(page.outside for page in pages)
    if outside:
        said.append(f"{counted(outside, 'word', 'words')} beyond the edges of the pages left out.")
    wordless = [
        str(page.number) for page in pages if page.pictures and sum(len(w.text) for w in page.words) < _LEAST_LETTERS
    ]
    if wordless:
        pages_said = f"Page {wordless[0]} is" if len(wordless) == 1 else f"Pages {', '.join(wordless)} are"
        said.append(f"{pages_said} a picture without words and left out.")
    return said
