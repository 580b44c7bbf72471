"""The choice of what a column holds: fields that are only passed on the way to another keep their columns."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from desktop import document_commands
from desktop.models.column_rows import FIELD_NAMES, KEPT_BESIDE, say_moved
from desktop.session import Session
from desktop.step import WALK
from desktop.widgets.fields import Choice
from rubric.assessment import SourceDocument
from rubric.columns import Cells, Columns, with_field

_WALKS = count()
_NO_FOCUS_OF_ITS_OWN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class FieldChoice(Choice):
    """Each choice is carried out at once, from how the columns stood when the keyboard came here or the column was
    chosen. All choices from there on are one step of undo.
    """

    moved = Signal(str)
    """Which field was taken from another column, in a sentence; empty where none is."""

    def __init__(self, session: Session) -> None:
        super().__init__([*((name, field) for field, name in FIELD_NAMES.items()), (KEPT_BESIDE, "")])
        self._session = session
        self._document: SourceDocument | None = None
        self._column = ""
        self._rows: list[Cells] = []
        self._walk = (WALK, "")
        self._walked: list[Columns] = []
        self._wanted: str | None = None
        self._is_changing = False
        self.activated.connect(self._on_chosen)
        session.long_acts.ended.connect(self._give_up, Qt.ConnectionType.QueuedConnection)

    def show_column(self, document: SourceDocument, column: str, rows: list[Cells]) -> None:
        """Show what a column holds; what was chosen meanwhile, but is not carried out yet, stays."""
        is_another = self._document is None or (document.id, column) != (self._document.id, self._column)
        self._document, self._column, self._rows = document, column, rows
        if is_another:
            self._wanted = None
        if is_another or document.columns not in self._walked:
            self._begin()
        self.setAccessibleName(f"What the column {column} holds")
        self.show_value(document.columns[column] if self._wanted is None else self._wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _NO_FOCUS_OF_ITS_OWN and not self._is_changing:
            self._begin()

    def _begin(self) -> None:
        self._walk = (WALK, str(next(_WALKS)))
        self._walked = [self._document.columns] if self._document else []

    def _on_chosen(self) -> None:
        self._wanted = self.currentData()
        if not self._is_changing:
            self._carry_out()

    def _carry_out(self) -> None:
        document, column, field = self._document, self._column, self._wanted
        if document is None or field is None:
            return
        stood = self._walked[0]
        columns = with_field(stood, column, field, self._rows)

        def done(_told: object) -> None:
            self._is_changing = False
            if self._wanted is not None and (self._column, self._wanted) != (column, field):
                self._carry_out()
            else:
                self._wanted = None
                self.moved.emit(say_moved(stood, columns, column))

        if columns == document.columns:
            done(None)
        else:
            self._walked.append(columns)
            self._is_changing = True
            document_commands.map_columns(self._session, document.id, columns, done, self._walk)
            self._give_up()

    def _give_up(self) -> None:
        """Where a choice came to nothing, show what is stored again."""
        if not self._session.long_acts.is_busy and self._is_changing and self._document is not None:
            self._is_changing, self._wanted = False, None
            self.show_value(self._document.columns.get(self._column))
