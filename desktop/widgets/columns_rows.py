"""What can be done with all the rows of an imported sheet at once: say what its columns hold, and take them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import document_commands
from desktop.models.column_rows import say_taken_in
from desktop.models.counted import counted
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from rubric.assessment import Passage, SourceDocument
from rubric.columns import TakenIn, is_own_file, is_tracker, may_be_mapped
from rubric.figure_columns import gives_figures, rows_to_keep


class RowActs(QWidget):
    """Hidden for a document that is no sheet."""

    columns_requested = Signal()
    told = Signal(str)
    """What was taken in, and what was not, in a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document: SourceDocument | None = None
        self._waiting = self._aside = self._to_keep = 0
        self.columns = Button("Columns", "table-2")
        self.columns.clicked.connect(self.columns_requested)
        self.take_in = Button("Take in all rows", "list-checks")
        self.take_in.clicked.connect(self._on_take_in)
        self.keep = Button("Keep figures", "trending-up")
        self.keep.clicked.connect(self._on_keep)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.columns)
        self._row.addWidget(self.take_in)
        self._row.addWidget(self.keep)
        self._row.addStretch()
        session.long_acts.ended.connect(self._enable)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_document(self, document: SourceDocument, passages: Sequence[Passage]) -> None:
        """Offer what can be done with the rows of this document."""
        self._document = document
        rows = [passage for passage in passages if passage.cells]
        self._waiting = waiting = sum(passage.is_waiting for passage in rows)
        self._aside = sum(passage.verdict == "set-aside" for passage in rows)
        self._to_keep = to_keep = len(rows_to_keep(document, rows, self._session.assessment.figures))
        may_take = is_tracker(document.columns) or is_own_file(document.columns) or gives_figures(document.columns)
        self.setVisible(bool(rows))
        self.columns.setVisible(may_be_mapped(document.columns))
        self.take_in.setVisible(may_take and waiting > 0)
        self.take_in.setText(f"Take in all rows ({waiting:,})")
        self.take_in.setAccessibleName(f"Take in all {waiting:,} rows as evidence")
        self.keep.setVisible(to_keep > 0)
        self.keep.setText(f"Keep {counted(to_keep, 'figure')}")
        waits = "; a row that waits becomes evidence by it" if waiting else ""
        self.keep.setAccessibleName(
            f"{self.keep.text()} of the rows by {'itself' if to_keep == 1 else 'themselves'}{waits}"
        )
        self.keep.setToolTip(f"Each row's figure stands by itself, as its columns say it{waits}.")
        self._enable()

    def _on_take_in(self) -> None:
        self._begin(document_commands.take_in_rows)

    def _on_keep(self) -> None:
        self._begin(document_commands.keep_row_figures)

    def _begin(self, act: Callable[[Session, int, Callable[[TakenIn], object]], None]) -> None:
        if self._document is None or self._session.read_only:
            return
        columns, document, aside = self._document.columns, self._document.id, self._aside
        act(self._session, document, lambda taken: self.told.emit(say_taken_in(columns, taken, aside)))
        self._enable()

    def _enable(self) -> None:
        for button in (self.take_in, self.keep):
            button.setEnabled(not self._session.read_only and not self._session.long_acts.is_busy)

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(theme.px(8))
