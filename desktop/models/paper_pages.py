"""The pages of the paper as they are shown: each with its number, the part it belongs to and the words on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt

from desktop.models.row_model import AnyIndex, RowModel


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where a part of the paper begins; pages are counted from 0, and ``level`` 0 is the outermost."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be shown: how wide and high its pages are, in points, and where its parts begin."""

    sizes: tuple[tuple[float, float], ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()

    @property
    def parts(self) -> tuple[Bookmark, ...]:
        """The outermost bookmarks, in the order of the pages."""
        return tuple(sorted((mark for mark in self.bookmarks if mark.level == 0), key=lambda mark: mark.page))

    def part_of(self, page: int) -> Bookmark | None:
        """The part that a page belongs to; of several that begin on it the first. None before any begins."""
        begun = [mark for mark in self.parts if mark.page <= page]
        return next((mark for mark in begun if mark.page == begun[-1].page), None) if begun else None

    def same_page(self, page: int, before: Paper) -> int:
        """Where the page of an earlier paper stands in this one: as far into the same part, where there is one."""
        last = max(len(self.sizes) - 1, 0)
        part = before.part_of(page)
        here = next((mark for mark in self.parts if part is not None and mark.title == part.title), None)
        if part is None or here is None:
            return min(page, last)
        end = next((mark.page - 1 for mark in self.parts if mark.page > here.page), last)
        return min(here.page + page - part.page, max(end, here.page))


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: ``number`` is counted from 1. ``text`` is read when the page is drawn."""

    number: int
    of: int
    part: str
    size: tuple[float, float]
    text: str = ""

    @property
    def key(self) -> str:
        """Told by its number."""
        return str(self.number)

    @property
    def title(self) -> str:
        """Which page it is."""
        return f"Page {self.number} of {self.of}"

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, {self.part}" if self.part else self.title


class PageModel(RowModel):
    """The words of a page are its description."""

    def show_paper(self, paper: Paper) -> None:
        """Show the pages of a paper, none of them read yet."""
        count = len(paper.sizes)
        parts = [part.title if (part := paper.part_of(page)) else "" for page in range(count)]
        self.show([PageRow(page + 1, count, parts[page], paper.sizes[page]) for page in range(count)])

    def tell_text(self, page: int, text: str) -> None:
        """Say what stands on a page."""
        row = self._rows[page] if page < len(self._rows) else None
        if isinstance(row, PageRow) and row.text != text:
            self._rows[page] = replace(row, text=text)
            self.dataChanged.emit(self.index(page), self.index(page), [int(Qt.ItemDataRole.AccessibleDescriptionRole)])

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.isValid():
            return getattr(self._rows[index.row()], "text", "") or None
        return super().data(index, role)
