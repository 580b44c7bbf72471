"""The report: what the paper holds, beside it the pages as they will be, and above them the ways to export."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.aside import Aside
from desktop.models.counted import counted
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.report_concerns import ConcernList
from desktop.widgets.report_files import open_folder
from desktop.widgets.report_fold import FoldingSection
from desktop.widgets.report_look import PaperLook
from desktop.widgets.report_parts import PartChoices
from desktop.widgets.report_preview import ReportPreview
from desktop.widgets.report_since import SinceList
from desktop.widgets.scrolling import scrolling
from desktop.widgets.status_line import CutLabel
from rubric.assessment import Export
from rubric.readiness import Concern, concerns
from rubric.since import Since, what_changed

LEFT, LEFT_WHERE_WIDE, WIDE, LEAST = 400, 460, 1700, 340
TITLES = {
    "concerns": "Before you export",
    "parts": "In this paper",
    "look": "Cover, colour and logo",
    "since": "Since an export",
}
EXPORTS = ((".pdf", "Export PDF", "primary"), (".docx", "Word", ""), (".xlsx", "Excel", ""))


class ReportView(QWidget):
    """`led` gives the kind of a place and which; `export_requested` the ending of the file that is asked for."""

    led = Signal(str, str)
    export_requested = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_view")
        self._session, self._settings = session, settings
        self._made: Path | None = None
        self._is_sized_by_hand = False
        self._left: Button | None = None
        self.aside = Aside(self)
        self.facts = CutLabel()
        self.facts.setProperty("kind", "second")
        self.show_folder = Button("Show in folder", kind="quiet")
        self.open_after = QCheckBox("Open after export")
        self.exports = {suffix: Button(title, "file-down", kind) for suffix, title, kind in EXPORTS}
        self.concerns, self.parts = ConcernList(session), PartChoices(session)
        self.look, self.since = PaperLook(session, settings), SinceList(session)
        self.preview = ReportPreview(session)
        self._bodies = {"concerns": self.concerns, "parts": self.parts, "look": self.look, "since": self.since}
        self.sections = {name: FoldingSection(TITLES[name], body) for name, body in self._bodies.items()}
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Show what is asked of the paper as it now stands, if anyone is looking."""
        if not self._session.is_open or not self.isVisible():
            return
        self._show_sections()
        self.open_after.setChecked(self._settings.open_after_export)
        self._say_facts()

    def read_anew(self) -> None:
        """Work out what to look at, if anyone is looking: once the evidence has been compared as it now stands."""
        if self._session.is_open and self.isVisible() and self._session.has_comparison:
            self.aside.ask(_reading(self._session, self.since.export()))

    def _show_sections(self) -> None:
        for name, body in self._bodies.items():
            self.sections[name].say(body.refresh())

    def _on_read(self, read: tuple[tuple[Concern, ...], Since | None]) -> None:
        if self._session.is_open:
            self.concerns.show_found(read[0])
            self.since.show_since(read[1])
            self._show_sections()

    def update_pages(self) -> None:
        """Make the pages anew."""
        self.preview.update_pages()

    def _say_facts(self) -> None:
        pages = self.preview.page_count()
        self.facts.show_text(counted(pages, "page") if pages else "The draft a director signs, as it will be printed")
        self.show_folder.setVisible(self._made is not None)

    def _on_export_chosen(self) -> None:
        self._show_sections()
        self.read_anew()

    def _on_report_finished(self, path: str) -> None:
        self._made = Path(path)
        self._say_facts()

    def _show_exports(self) -> None:
        """While one is made none can be asked for; the keyboard comes back to the button that it was on."""
        may, at = not self._session.exports.making, QApplication.focusWidget()
        if not may:
            self._left = next((button for button in self.exports.values() if button is at), None)
            if self._left is not None:
                self.preview.pages.setFocus()
        for button in self.exports.values():
            button.setEnabled(may)
        if may and self._left is not None and at is self.preview.pages:
            self._left.setFocus()

    def _on_closed(self) -> None:
        self._made = None
        self.aside.forget()
        self._say_facts()

    def _on_folded(self, section: FoldingSection, folded: bool) -> None:
        if not folded:
            # Once it has the room it needs.
            QTimer.singleShot(0, self, lambda: self._bring_in_sight(section, section.rect()))
        self._settings.report_folded = frozenset(name for name, part in self.sections.items() if part.is_folded())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_room()
        self.refresh()
        self.read_anew()
        found = self.concerns.list
        first = found if found.isVisible() else self.sections["concerns"].button
        first.setFocus()
        QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        """The row that the keyboard is on comes in sight."""
        found = self.concerns.list
        row = found.visualRect(found.currentIndex())
        if found.hasFocus() and row.isValid():
            self._bring_in_sight(found, row)

    def _bring_in_sight(self, part: QWidget, place: QRect) -> None:
        """Scroll the left pane to a place in a part of it, to its top where it is higher than the pane."""
        bar, high = self._area.verticalScrollBar(), self._area.viewport().height()
        top = part.mapTo(self._page, place.topLeft()).y()
        least = max(bar.value(), min(top, top + place.height() - high))
        bar.setValue(min(top, least))

    # How it is made

    def _arrange(self) -> None:
        head, names = QHBoxLayout(), QVBoxLayout()
        names.addWidget(label("Report", "title"))
        names.addWidget(self.facts)
        head.addLayout(names, 1)
        for part in (self.show_folder, self.open_after, *self.exports.values()):
            head.addWidget(part)
        self._page = page = QWidget()
        page.setObjectName("scrolled")
        self._sections = QVBoxLayout(page)
        for name, section in self.sections.items():
            section.set_folded(name in self._settings.report_folded)
            self._sections.addWidget(section)
        self._sections.addStretch()
        left = QFrame()
        left.setProperty("kind", "pane")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 1, 1, 1)
        self._area = scrolling(page, "pane-area")
        inside.addWidget(self._area)
        self.left, self.splitter = left, QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(8)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self._head, self._names = head, names
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        session = self._session
        for suffix, button in self.exports.items():
            button.setAccessibleName(button.text() if suffix == ".pdf" else f"Export {button.text()}")
            button.clicked.connect(lambda _checked, suffix=suffix: self.export_requested.emit(suffix))
        self.open_after.clicked.connect(lambda on: setattr(self._settings, "open_after_export", on))
        self.show_folder.clicked.connect(lambda: self._made and open_folder(self._made))
        for section in self.sections.values():
            section.folded_changed.connect(partial(self._on_folded, section))
        for leading in (self.concerns, self.since):
            leading.led.connect(self.led)
        self.since.chosen.connect(self._on_export_chosen)
        self.aside.answered.connect(self._on_read)
        self.preview.pages_changed.connect(self._say_facts)
        session.exports.finished.connect(self._on_report_finished)
        session.closed.connect(self._on_closed)
        session.exports.changed.connect(self._show_exports)
        for announced in (session.opened, session.assessment_changed):
            announced.connect(self.refresh)
        session.comparison_changed.connect(self.read_anew)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(theme.px(8), 0, 0, theme.px(8))
        self._head.setSpacing(theme.px(8))
        self._names.setSpacing(theme.px(2))
        self._sections.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        self._sections.setSpacing(0)
        self.left.setMinimumWidth(theme.px(LEAST))
        self._share_room()

    def _share_room(self) -> None:
        """Give the left as much room as there is use for, until the officer decides."""
        if not self._is_sized_by_hand:
            left = theme.px(LEFT_WHERE_WIDE if self.width() > theme.px(WIDE) else LEFT)
            self.splitter.setSizes([left, max(self.width() - left, 1)])

    def _on_splitter_moved(self) -> None:
        self._is_sized_by_hand = True


def _reading(session: Session, export: Export | None) -> Callable[[], object]:
    """What works out what to look at first, and what has changed since an export."""
    pack, assessment, comparison, today = session.pack, session.assessment, session.comparison, session.today()

    def read() -> tuple[tuple[Concern, ...], Since | None]:
        since = what_changed(export.held, assessment, comparison) if export else None
        return concerns(pack, assessment, comparison, today), since

    return read
