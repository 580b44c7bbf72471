"""The table of actions where it can be changed: ticked as done, or written in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal

from desktop.dates import example_to_come, read_day, say_day
from desktop.models.actions import ActionColumn, ActionModel
from desktop.models.row_model import AnyIndex

_FIELDS = {ActionColumn.WHAT: "what", ActionColumn.OWNER: "owner", ActionColumn.DUE: "due"}


class EditableActions(ActionModel):
    """Changes nothing itself: it announces the wish as (action id, field, value), or why it cannot be."""

    change_wanted = Signal(int, str, object)
    done_wanted = Signal(int, bool)
    refused = Signal(str)
    read_only = False

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and not self.read_only:
            if index.column() in _FIELDS:
                flags |= Qt.ItemFlag.ItemIsEditable
            if index.column() == ActionColumn.WHAT:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid():
            action = self.action(index.row())
            if role == Qt.ItemDataRole.CheckStateRole and index.column() == ActionColumn.WHAT:
                return Qt.CheckState.Checked if action.done else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.EditRole and index.column() in _FIELDS:
                value = getattr(action, _FIELDS[ActionColumn(index.column())])
                return value if isinstance(value, str) else say_day(value)
        return super().data(index, role)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        action = self.action(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            self.done_wanted.emit(action.id, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        field = _FIELDS.get(ActionColumn(index.column()))
        if role != Qt.ItemDataRole.EditRole or field is None:
            return False
        written = " ".join(str(value).split())
        try:
            taken = read_day(written, example_to_come(self.today)) if field == "due" else written
        except ValueError as error:
            self.refused.emit(str(error))
            return False
        if field == "what" and not taken:
            self.refused.emit("Say what will be done, or delete the action.")
            return False
        if taken != getattr(action, field):
            self.change_wanted.emit(action.id, field, taken)
        return True
