"""A button with the ways to accept many passages at once, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.counted import counted
from desktop.models.passages import PassageRow
from desktop.widgets.buttons import Button


class TriageBulk(Button):
    """Announces the rows to accept, and those that are like them and are left because they repeat something."""

    accept_requested = Signal(list, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Accept several", "list-checks", parent=parent)
        self._rows: Sequence[PassageRow] = ()
        self._current: PassageRow | None = None
        menu = QMenu(self)
        self.clear_act = menu.addAction("", self.accept_clear)
        self.sure_act = menu.addAction("", self.accept_as_sure)
        self.setMenu(menu)

    def show_rows(self, rows: Sequence[PassageRow], current: PassageRow | None, may_write: bool) -> None:
        """Say how many each way would accept."""
        self._rows, self._current = rows, current
        clear, sure = len(_split(self._clear())[0]), len(_split(self._as_sure())[0])
        self.clear_act.setText(f"Accept all that &clearly show a pattern ({clear})")
        self.sure_act.setText(f"Accept all that show one as &surely as this passage ({sure})\tShift+A")
        self.clear_act.setEnabled(clear > 0)
        self.sure_act.setEnabled(sure > 0)
        self.setEnabled(may_write and clear + sure > 0)
        self.setAccessibleDescription(f"{counted(clear, 'clear passage')} to accept")

    def accept_clear(self) -> None:
        """Ask for all that show a pattern clearly."""
        self._ask(self._clear())

    def accept_as_sure(self) -> bool:
        """Ask for all of which the reader is as sure as of the current one. Whether there are any."""
        return self._ask(self._as_sure())

    def _ask(self, rows: Sequence[PassageRow]) -> bool:
        accepted, left = _split(rows)
        if self.isEnabled() and accepted:
            self.accept_requested.emit(accepted, left)
        return bool(accepted)

    def _clear(self) -> list[PassageRow]:
        return [row for row in self._rows if row.is_clear]

    def _as_sure(self) -> list[PassageRow]:
        least = self._current.sureness if self._current is not None else (0, 0.0)
        return [row for row in self._rows if least[0] and row.sureness >= least]


def _split(rows: Sequence[PassageRow]) -> tuple[list[PassageRow], list[PassageRow]]:
    """Those that may be accepted unseen, and those that repeat something."""
    return [row for row in rows if not row.repeat], [row for row in rows if row.repeat]
