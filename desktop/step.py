"""One act of the officer on the undo stack."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from desktop.document.changes import Change

ONE_BREATH_SECONDS = 3.0
"""Typing goes on being one step of undo until the writer rests this long."""


class Step(QUndoCommand):
    """A named act: its changes, and their inverse. ``write`` says whether the file took them.

    Steps with the same ``merge`` made in one breath become one.
    """

    def __init__(
        self,
        name: str,
        changes: Sequence[Change],
        write: Callable[[Sequence[Change]], bool],
        merge: tuple[str, ...] | None = None,
    ) -> None:
        super().__init__(name)
        self._changes = tuple(changes)
        self._write = write
        self._merge = merge
        self._made = time.monotonic()

    def id(self) -> int:
        return 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Step) or other._merge != self._merge:
            return False
        if other._made - self._made > ONE_BREATH_SECONDS:
            return False
        self._changes += other._changes
        self._made = other._made
        return True

    def redo(self) -> None:
        self.setObsolete(not self._write(self._changes))

    def undo(self) -> None:
        self.setObsolete(not self._write([change.inverse() for change in reversed(self._changes)]))
