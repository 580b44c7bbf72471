"""The pages as they will be: made anew when they are asked for, and said to be old where the evidence is newer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QStackedLayout, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.fields import Choice, label
from desktop.widgets.list_strip import ListStrip
from desktop.widgets.notice_strip import ProgressStrip
from desktop.widgets.report_pages import PageList
from rubric.assessment import Assessment

OLD = "The pages are older than the evidence."
COMING = "The pages are being brought up to date."
UPDATE = "Update (F5)"


class ReportPreview(QFrame):
    """`pages_changed` comes when there are other pages, or none."""

    pages_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._session = session
        self._has_pages = self._waiting = False
        self._fault = ""
        self._unread: Path | None = None
        self.pages = PageList()
        self.page_box = QSpinBox()
        self.page_box.setAccessibleName("Page")
        self.page_box.setKeyboardTracking(False)
        self.page_box.lineEdit().setAccessibleName("Page")
        self.of = label("", "second", "of_pages")
        self.parts = Choice([])
        self.parts.setAccessibleName("Go to a part")
        self.parts.setPlaceholderText("Go to a part…")
        self.smaller, self.larger = IconButton("minus", "Smaller (−)"), IconButton("plus", "Larger (+)")
        self.fit = IconButton("move-horizontal", "As wide as there is room, at most its own size (0)")
        self.whole = IconButton("move-vertical", "A whole page (9)")
        self.strip, self.progress = ListStrip("refresh-cw", "old_pages"), ProgressStrip()
        self.make = Button("Make the pages", kind="primary")
        self._arrange()
        self._connect()

    def page_count(self) -> int:
        """How many pages there are to look at."""
        return len(self.pages.paper.sizes)

    def refresh(self) -> None:
        """Say how the pages stand to what is entered; make them where there are none and someone is looking."""
        if not self._session.is_open or not self.isVisible():
            return
        if not self._has_pages and not self._waiting and not self._fault:
            self.update_pages()
        self._show_state()

    def update_pages(self) -> None:
        """Make the pages anew. Asked for again, it is asked for again: a wait that has no end can be ended."""
        if self._session.is_open:
            self._fault, self._waiting = "", True
            self._session.report_ahead.now()
            self._show_state()

    def is_old(self) -> bool:
        """Whether what is entered would give other pages."""
        made_of = self._session.report_ahead.made_of
        return self._has_pages and made_of is not None and not _same_paper(made_of, self._session.assessment)

    # What the session announces

    def _on_previewed(self, path: str, _pages: int) -> None:
        if self._session.is_open:
            self._has_pages, self._waiting, self._fault = True, False, ""
            self._unread = Path(path)
            self._read()
            self._show_state()

    def _read(self) -> None:
        """Open the newest paper once somebody looks at it."""
        if self._unread is not None and self.isVisible():
            self.pages.show_file(self._unread)
            self._unread = None

    def _on_failed(self, sentence: str) -> None:
        self._waiting, self._fault = False, sentence
        self._show_state()

    def _on_closed(self) -> None:
        self._has_pages = self._waiting = False
        self._fault, self._unread = "", None
        self.pages.show_nothing()
        self.parts.clear()
        self._show_state()
        self.pages_changed.emit()

    # What is shown

    def _show_state(self) -> None:
        making, there = self._waiting, self._has_pages
        self._body.setCurrentWidget(self.pages if there else self.empty)
        for control in (self.page_box, self.parts, self.smaller, self.larger, self.fit, self.whole):
            control.setEnabled(there and bool(self.page_count()))
        for told in (self.page_label, self.page_box, self.of, self.parts):
            told.setVisible(there and bool(self.page_count()))
        self.progress.setVisible(making)
        if making:
            self.progress.say("The pages are being made" if there else "", None, can_cancel=False)
        if there:
            self._say_old("" if making else self._fault)
            return
        self.strip.say("", "")
        self.make.setVisible(bool(self._fault))
        if self._fault:
            self.empty.say("The pages could not be made.", self._fault)
        elif self._session.is_open:
            self.empty.say("The pages are being made.", "They stand here in a moment, as they will be printed.")
        else:
            self.empty.say("No assessment is open.", "Open one, and the pages of its paper stand here.")

    def _say_old(self, fault: str) -> None:
        if fault:
            self.strip.say(fault, "Try again")
        elif self._waiting or not self.is_old():
            self.strip.say("", "")
        elif self._session.report_ahead.follows:
            self.strip.say(COMING, "")
        else:
            self.strip.say(OLD, UPDATE)

    def _on_shown(self) -> None:
        count = self.page_count()
        self.page_box.setRange(1, max(count, 1))
        self.of.setText(f"of {count:,}")
        self.parts.clear()
        for part in self.pages.paper.parts:
            self.parts.addItem(part.title, part.page)
        self._on_page_changed(self.pages.page() + 1)
        self._show_state()
        self.pages_changed.emit()

    def _on_page_changed(self, number: int) -> None:
        self.page_box.blockSignals(True)
        self.page_box.setValue(number)
        self.page_box.blockSignals(False)
        part = self.pages.paper.part_of(number - 1)
        self.parts.setCurrentIndex(self.parts.findData(part.page) if part else -1)

    def _on_part_chosen(self) -> None:
        page = self.parts.currentData()
        if page is not None:
            self.pages.go_to(page)
            self.pages.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()
        if self._session.is_open and self.is_old():
            self.update_pages()
        self.refresh()

    # How it is made

    def _arrange(self) -> None:
        self._head = QHBoxLayout()
        self.page_label = label("Page", "second")
        for part in (self.page_label, self.page_box, self.of):
            self._head.addWidget(part)
        self._head.addWidget(self.parts, 1)
        self._head.addStretch(0)
        for part in (self.smaller, self.fit, self.whole, self.larger):
            self._head.addWidget(part)
        self.empty = EmptyPage(self.make)
        holder = QWidget()
        self._body = QStackedLayout(holder)
        self._body.addWidget(self.empty)
        self._body.addWidget(self.pages)
        self._over = QVBoxLayout()
        self._over.addWidget(self.progress)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.strip)
        self._column.addLayout(self._over)
        self._column.addWidget(holder, 1)

    def _connect(self) -> None:
        session, pages = self._session, self.pages
        pages.shown.connect(self._on_shown)
        pages.page_changed.connect(self._on_page_changed)
        pages.failed.connect(self._on_failed)
        self.page_box.valueChanged.connect(lambda number: pages.go_to(number - 1))
        self.parts.activated.connect(self._on_part_chosen)
        self.smaller.clicked.connect(lambda: pages.zoom_by(-1))
        self.larger.clicked.connect(lambda: pages.zoom_by(1))
        self.fit.clicked.connect(lambda: pages.set_zoom(0))
        self.whole.clicked.connect(pages.show_whole)
        for asked in (self.strip.answered, self.make.clicked):
            asked.connect(lambda *_: self.update_pages())
        session.report_ahead.previewed.connect(self._on_previewed)
        session.report_ahead.failed.connect(self._on_failed)
        session.closed.connect(self._on_closed)
        for announced in (session.opened, session.assessment_changed, session.comparison_changed):
            announced.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show_state()

    def _on_theme_changed(self) -> None:
        side = theme.px(20)
        self._column.setContentsMargins(1, theme.px(8), 1, 1)
        self._head.setContentsMargins(side, 0, theme.px(12), theme.px(8))
        self._head.setSpacing(theme.px(8))
        self._over.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self.page_box.setFixedWidth(theme.px(84))
        self.page_box.lineEdit().setTextMargins(theme.px(7), 0, 0, 0)
        self.parts.setMaximumWidth(theme.px(320))


def _same_paper(one: Assessment, other: Assessment) -> bool:
    """Whether two assessments give the same pages: that one of them was exported since makes no difference."""
    return one is other or one.model_copy(update={"exports": other.exports}) == other
