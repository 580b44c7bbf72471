"""The pages of the paper under one another, drawn where they are seen and no further."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.paper_pages import PageModel, PageRow, Paper
from desktop.models.roles import Role
from desktop.page_pictures import PagePictures, Picture
from desktop.widgets import theme

AnyIndex = QModelIndex | QPersistentModelIndex
POINT = 96 / 72
"""A point of the paper in dots of a window, at its own size."""
AROUND = 12
STEP, LEAST, MOST = 1.2, 0.25, 3.0
_HAIR = 0.01
"""By so much less a page is drawn, for a part of a dot is drawn as a whole one: dot for dot, letters are sharp."""
MOST_DOTS = 9_000_000
"""Of one picture, which then takes 36 MB. A larger page is drawn in fewer dots, and enlarged."""
MOST_KEPT = 100_000_000
"""Bytes of pictures that are kept; those in sight are kept in any case."""


class PageList(QListView):
    """Keeps its place where a paper takes the place of an earlier one. `page_changed` gives the page in sight, from 1;
    `shown` comes when a paper has been read, `failed` with a sentence when it could not be.
    """

    page_changed = Signal(int)
    shown = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Paper()
        self.pages = PageModel(self)
        self._zoom = 0.0
        self._is_whole = False
        self._images: dict[int, tuple[float, QImage]] = {}
        self._page = 0
        self._pictures = PagePictures(self)
        self._pictures.opened.connect(self._on_opened)
        self._pictures.drawn.connect(self._on_drawn)
        self._pictures.failed.connect(self.failed)
        self.setObjectName("report_pages")
        self.setProperty("kind", "pages")
        self.setAccessibleName("Pages of the paper")
        self.setAccessibleDescription("Page Up and Page Down scroll; plus, minus, 0 and 9 zoom")
        self.setModel(self.pages)
        self.setItemDelegate(_PageDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # The current page follows what is in sight, and not the other way about.
        self.setAutoScroll(False)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme_changed)

    # What is shown

    def show_file(self, path: Path) -> None:
        """Show a paper in the place of the one that is shown."""
        self._pictures.open(path)

    def show_nothing(self) -> None:
        """Forget the paper."""
        self._pictures.close()
        self._images.clear()
        self.paper, self._page = Paper(), 0
        self.pages.show([])

    def go_to(self, page: int, down: float = 0.0) -> None:
        """Show a page, counted from 0, from so far down it: 0.5 is its middle."""
        index = self.pages.index(page)
        if index.isValid():
            self.executeDelayedItemsLayout()
            bar, box = self.verticalScrollBar(), self.visualRect(index)
            bar.setValue(bar.value() + box.top() + round(down * box.height()))

    def page(self) -> int:
        """The page in sight, counted from 0."""
        return self._page

    # How large

    @property
    def fits(self) -> bool:
        """Whether a page is as wide, or seen as whole, as there is room, and no larger than it is on paper."""
        return not self._zoom

    def zoom(self) -> float:
        """How large a page is drawn; 1 is its own size. By itself it grows no further than the text does: of a page
        that fills a wide window only half is seen.
        """
        width = max((size[0] for size in self.paper.sizes), default=595.0)
        fitting = (self.viewport().width() - 2 * AROUND) / (width * POINT)
        if self._is_whole:
            high = max((size[1] for size in self.paper.sizes), default=842.0)
            fitting = min(fitting, (self.viewport().height() - 2 * AROUND) / (high * POINT))
        return self._zoom or min(max(fitting, LEAST), theme.scale())

    def set_zoom(self, zoom: float) -> None:
        """Draw the pages in that size; 0 makes them fit. What is at the top of the window stays there."""
        page, down = self._place()
        self._zoom, self._is_whole = min(max(zoom, LEAST), MOST) if zoom else 0.0, False
        self._lay_out(page, down)

    def show_whole(self) -> None:
        """Draw the pages so that a whole one is seen."""
        self._zoom, self._is_whole = 0.0, True
        self._lay_out(self._page, 0.0)

    def zoom_by(self, steps: int) -> None:
        """Draw the pages larger or smaller."""
        self.set_zoom(self.zoom() * STEP**steps)

    def page_size(self, row: PageRow) -> QSize:
        """How large a page is drawn."""
        width, height = row.size
        drawn = round(width * POINT * self.zoom())
        return QSize(drawn, ceil(height * (drawn - _HAIR) / width))

    def image(self, page: int) -> QImage | None:
        """The picture of a page, perhaps of another size, if there is one yet."""
        return self._images[page][1] if page in self._images else None

    # What changes

    def _on_opened(self, paper: Paper) -> None:
        page, down = self._place()
        before, self.paper = self.paper, paper
        # Until they are drawn anew, the old pictures stay: nothing flickers where nothing has changed.
        self._images = {n: (0.0, image) for n, (_, image) in self._images.items() if n < len(paper.sizes)}
        self.pages.show_paper(paper)
        self._lay_out(paper.same_page(page, before), down)
        self.shown.emit()
        self._say_page()

    def _on_theme_changed(self) -> None:
        self._lay_out(*self._place())

    def _on_drawn(self, picture: Picture) -> None:
        self._images[picture.page] = picture.scale, picture.image
        self.pages.tell_text(picture.page, picture.text)
        self._keep_few()
        self.viewport().update(self.visualRect(self.pages.index(picture.page)))

    def _on_scrolled(self) -> None:
        self._say_page()
        self._ask()

    def _say_page(self) -> None:
        """The page that holds the upper third of the window."""
        at = self.indexAt(QPoint(self.viewport().width() // 2, self.viewport().height() // 3))
        if at.isValid() and (at.row() != self._page or not self.currentIndex().isValid()):
            self._page = at.row()
            self.setCurrentIndex(at)
            self.page_changed.emit(at.row() + 1)

    def _place(self) -> tuple[int, float]:
        """The page at the top of the window, and how far down it the window begins."""
        at = self.indexAt(QPoint(self.viewport().width() // 2, 0))
        if not at.isValid():
            return self._page, 0.0
        box = self.visualRect(at)
        return at.row(), -box.top() / max(box.height(), 1)

    def _lay_out(self, page: int, down: float) -> None:
        self.scheduleDelayedItemsLayout()
        self.go_to(page, down)
        self._ask()

    def _ask(self) -> None:
        """Have drawn what is in sight, then the page after it and the one before, where that is not yet done."""
        if not self.isVisible() or not self.paper.sizes:
            return
        seen = self._in_sight()
        near = [page for page in (seen[-1] + 1, seen[0] - 1) if 0 <= page < len(self.paper.sizes)] if seen else []
        wanted = [(page, self._dots(page)) for page in (*seen, *near)]
        self._pictures.draw([(page, dots) for page, dots in wanted if self._images.get(page, (0.0,))[0] != dots])

    def _in_sight(self) -> list[int]:
        middle, high = self.viewport().width() // 2, self.viewport().height()
        first, last = (self.indexAt(QPoint(middle, y)) for y in (0, high - 1))
        start = first.row() if first.isValid() else self._page
        return list(range(start, (last.row() if last.isValid() else len(self.paper.sizes) - 1) + 1))

    def _dots(self, page: int) -> float:
        """In how many dots a point a page is drawn."""
        width, height = self.paper.sizes[page]
        drawn = round(width * POINT * self.zoom()) * self.devicePixelRatioF()
        return min((drawn - _HAIR) / width, (MOST_DOTS / (width * height)) ** 0.5)

    def _keep_few(self) -> None:
        seen = self._in_sight()
        total = sum(image.sizeInBytes() for _, image in self._images.values())
        for page in sorted(self._images, key=lambda n: -abs(n - self._page)):
            if total <= MOST_KEPT:
                return
            if page not in seen:
                total -= self._images.pop(page)[1].sizeInBytes()

    # By hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_0:
                self.set_zoom(0)
            case Qt.Key.Key_9:
                self.show_whole()
            case _:
                self._scroll_by_key(event)

    def _scroll_by_key(self, event: QKeyEvent) -> None:
        bar, sideways = self.verticalScrollBar(), self.horizontalScrollBar()
        screen = bar.pageStep() - theme.px(40)
        line = theme.px(60)
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + screen)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - screen)
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + line)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - line)
            case Qt.Key.Key_Right:
                sideways.setValue(sideways.value() + line)
            case Qt.Key.Key_Left:
                sideways.setValue(sideways.value() - line)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page, down = self._place()
        super().resizeEvent(event)
        old, new = event.oldSize(), event.size()
        if self.fits and (new.width() != old.width() or (self._is_whole and new.height() != old.height())):
            self._lay_out(page, down)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()


class _PageDelegate(QStyledItemDelegate):
    """A white sheet with a line around it, in the middle of the window."""

    def __init__(self, view: PageList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        size = self._view.page_size(index.data(Role.ROW))
        room = self._view.viewport().width()
        return QSize(max(size.width() + 2 * AROUND, room), size.height() + 2 * AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        size = self._view.page_size(index.data(Role.ROW))
        left = place.left() + max((place.width() - size.width()) // 2, AROUND)
        sheet = QRect(QPoint(left, place.top() + AROUND), size)
        painter.save()
        painter.fillRect(sheet, QColor("white"))
        image = self._view.image(index.row())
        if image is not None:
            self._draw(painter, sheet, image)
        here = self._view.hasFocus() and index == self._view.currentIndex()
        painter.setPen(QPen(theme.token("focus" if here else "line"), 2 if here else 1))
        painter.drawRect(QRectF(sheet).adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.restore()

    def _draw(self, painter: QPainter, sheet: QRect, image: QImage) -> None:
        ratio = painter.device().devicePixelRatio()
        if abs(image.width() - sheet.width() * ratio) < 1:
            image.setDevicePixelRatio(ratio)
            painter.drawImage(sheet.topLeft(), image)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(sheet), image)
