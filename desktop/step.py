"""One act of the officer on the undo stack."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from desktop.document.changes import Change, inverse

ONE_BREATH_SECONDS = 3.0
"""Typing goes on being one step of undo until the writer rests this long."""

WALK = "walk"
"""What the ``merge`` of choices begins with: they stay one step however long the officer rests between them."""


class Step(QUndoCommand):
    """A named act: its changes, and their inverse. Steps with the same ``merge`` made in one breath become one.

    It writes nothing itself: the stack moves only once the file has taken what the move changes.
    """

    def __init__(self, name: str, changes: Sequence[Change], merge: tuple[str, ...] | None = None) -> None:
        super().__init__(name)
        self._changes = tuple(changes)
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
