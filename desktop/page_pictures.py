"""Pictures of the pages of a PDF, drawn without keeping the window waiting. Nothing else in it uses PDFium."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from desktop.models.paper_pages import Bookmark, Paper

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

log = logging.getLogger(__name__)

UNREADABLE = "The pages could not be read: make them anew."
_ONE_AT_A_TIME = Lock()
"""PDFium may be used by one thread at a time in a whole process."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, counted from 0, drawn in so many dots a point, and the words on it."""

    page: int
    scale: float
    image: QImage
    text: str


class PagePictures(QObject):
    """Shows one PDF at a time, on a thread of its own. Of what is asked for while it draws, only the last counts."""

    opened = Signal(object)
    drawn = Signal(object)
    failed = Signal(str)
    _done = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: PdfDocument | None = None
        self._number = 0
        self._to_open: Path | None = None
        self._wanted: tuple[tuple[int, float], ...] = ()
        self._busy = False
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(1)
        self._done.connect(self._on_done)

    def open(self, path: Path) -> None:
        """Read a PDF; `opened` gives its pages and parts. The file itself is not kept open."""
        self._number += 1
        self._to_open, self._wanted = path, ()
        self._begin()

    def draw(self, wanted: Sequence[tuple[int, float]]) -> None:
        """Draw these pages in their order, each in so many dots a point; `drawn` gives one after the other."""
        self._wanted = tuple(wanted)
        self._begin()

    def close(self) -> None:
        """Forget the PDF. Nobody waits for it: it goes once what is being drawn is done."""
        self._number += 1
        self._to_open, self._wanted = None, ()
        self._threads.start(self._let_go)

    def _begin(self) -> None:
        if self._busy:
            return
        if self._to_open is not None:
            path, self._to_open = self._to_open, None
            self._start(lambda: self._read(path))
        elif self._wanted:
            (page, scale), *others = self._wanted
            self._wanted = tuple(others)
            self._start(lambda: self._picture(page, scale))

    def _start(self, work: Callable[[], Paper | Picture | None]) -> None:
        self._busy = True
        number = self._number

        def run() -> None:
            try:
                with _ONE_AT_A_TIME:
                    done = work()
            except Exception as fault:
                # Its kind alone: what it holds on to may be PDFium's, and what it says may be of the paper.
                log.warning("A page of the paper could not be read: %s", type(fault).__name__)
                done = UNREADABLE
            self._done.emit(number, done)

        self._threads.start(run)

    def _on_done(self, number: int, done: Paper | Picture | str | None) -> None:
        self._busy = False
        if number == self._number:
            if isinstance(done, Paper):
                self.opened.emit(done)
            elif isinstance(done, Picture):
                self.drawn.emit(done)
            elif done is not None:
                self._wanted = ()
                self.failed.emit(done)
        self._begin()

    # On the thread

    def _read(self, path: Path) -> Paper:
        from pypdfium2 import PdfDocument

        self._close_document()
        # From memory: the next paper may be written to the same place meanwhile.
        self._document = document = PdfDocument(path.read_bytes())
        sizes = tuple(document.get_page_size(page) for page in range(len(document)))
        return Paper(sizes, tuple(_bookmarks(document)))

    def _picture(self, page: int, scale: float) -> Picture | None:
        if self._document is None or page >= len(self._document):
            return None
        with closing(self._document[page]) as shown:
            with closing(shown.render(scale=scale, prefer_bgrx=True)) as drawn:  # pyright: ignore[reportArgumentType]
                dots = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
                image = dots.copy()
            with closing(shown.get_textpage()) as words:
                text = " ".join(words.get_text_bounded().split())
        return Picture(page, scale, image, text)

    def _let_go(self) -> None:
        with _ONE_AT_A_TIME:
            self._close_document()

    def _close_document(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None


def _bookmarks(document: PdfDocument) -> list[Bookmark]:
    found: list[Bookmark] = []
    for mark in document.get_toc():
        place = mark.get_dest()
        page = place.get_index() if place is not None else None
        if page is not None:
            found.append(Bookmark(" ".join(mark.get_title().split()), mark.level, page))
    return found
