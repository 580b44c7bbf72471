"""Beside the list of documents: the form of the one that is chosen, and what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from desktop.models.row_model import AnyRow
from desktop.models.rows import Row
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.documents_form import DocumentForm
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.scrolling import scrolling
from rubric.documents import Held


class DocumentSide(QFrame):
    """Of a file that was not read it says why. The page carries out what its buttons ask for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._session = session
        self.form = DocumentForm(session)
        self.triage = Button("Triage", "list-checks", "primary")
        self.newer = Button("Newer version…", "file-plus")
        self.newer.setAccessibleName("Import newer version…")
        self.newer.setToolTip("Choose the file of a newer version: what stands, what changed and what went is shown")
        self.delete = Button("Delete", "trash-2", "quiet")
        self.delete.setAccessibleName("Delete document")
        self.delete.setToolTip("Its passages go with it; the evidence taken from it stays. Undo brings it back.")
        self.another = Button("Choose another document", "file-input")
        self._area = scrolling(self.form, "pane-area")
        self._refused, nothing = EmptyPage(self.another), EmptyPage()
        nothing.say("No document is chosen.", "Choose one of the list.")
        self._sides = QStackedLayout(self)
        self._sides.setContentsMargins(1, 1, 1, 1)
        for side in (self._document_page(), self._refused, nothing):
            self._sides.addWidget(side)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_row(self, row: AnyRow | None) -> None:
        """Show what is known of the row that is chosen; one that stands for no document is a file that was not read."""
        about = row.about if isinstance(row, Row) else None
        held = about if isinstance(about, Held) else None
        if held is None or held.document.id != self.form.shown():
            self._area.verticalScrollBar().setValue(0)
        self.form.show_document(held)
        if held is None and isinstance(row, Row):
            self._refused.say(f"{row.title} was not read.", row.second)
        self._sides.setCurrentIndex(0 if held else 1 if row else 2)
        for button in (self.another, self.newer, self.delete):
            button.setEnabled(self._session.is_open and not self._session.read_only)

    def _document_page(self) -> QWidget:
        page, foot, acts = QWidget(), QFrame(), QWidget()
        foot.setProperty("kind", "foot")
        flow = FlowLayout(acts, theme.px(8))
        for button in (self.triage, self.newer, self.delete):
            flow.addWidget(button)
        self._foot = QVBoxLayout(foot)
        self._foot.addWidget(acts)
        hint = "Deleting takes its passages too; evidence taken from it stays."
        self._foot.addWidget(label(hint, "hint", "deletes", wrap=True))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(foot)
        return page

    def _on_theme_changed(self) -> None:
        self._foot.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        self._foot.setSpacing(theme.px(4))
        self.setMinimumWidth(theme.px(300))
