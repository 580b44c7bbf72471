"""One act of the officer on the undo stack."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from desktop.document.changes import Change, inverse

ONE_BREATH_SECONDS = 3.0
"""Typing goes on being one step of undo until the writer rests this long."""

WALK = "walk"
"""What the ``merge`` of choices begins with: they stay one step however long the officer rests between them."""


class Step(QUndoCommand):
    """A named act: its changes, and their inverse. ``write`` says whether the file took them.

    Steps with the same ``merge`` made in one breath become one. Where the file took the changes beforehand, off the
    window's thread, ``is_written`` is set: what is next done or undone writes nothing.
    """

    def __init__(
        self,
        name: str,
        changes: Sequence[Change],
        write: Callable[[Sequence[Change]], bool],
        merge: tuple[str, ...] | None = None,
        is_written: bool = False,
    ) -> None:
        super().__init__(name)
        self.is_written = is_written
        self._changes = tuple(changes)
        self._write = write
        self._merge = merge
        self._made = time.monotonic()

    def id(self) -> int:
        return 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Step) or other._merge != self._merge:
            return False
        if other._made - self._made > ONE_BREATH_SECONDS and (self._merge or ())[:1] != (WALK,):
            return False
        self._changes += other._changes
        self._made = other._made
        return True

    def forward(self) -> tuple[Change, ...]:
        """The changes that do it."""
        return self._changes

    def back(self) -> tuple[Change, ...]:
        """The changes that take it back."""
        return inverse(self._changes)

    def redo(self) -> None:
        self._carry_out(self.forward)

    def undo(self) -> None:
        self._carry_out(self.back)

    def _carry_out(self, changes: Callable[[], Sequence[Change]]) -> None:
        is_written, self.is_written = self.is_written, False
        self.setObsolete(not self._write(() if is_written else changes()))
