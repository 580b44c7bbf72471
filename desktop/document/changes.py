"""One change to one row, as plain values: what the file is given, and what undo turns round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """A row of a table before and after; no ``before`` adds the row, no ``after`` deletes it.

    Both are whole rows: the fields of the table's model in `desktop.document.tables`.
    """

    table: str
    key: tuple[str | int, ...]
    before: Row | None
    after: Row | None

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that take these back, the last first."""
    return tuple(change.inverse() for change in reversed(tuple(changes)))
