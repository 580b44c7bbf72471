"""What the reader of a format makes of a file, before it is cut into passages."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.importing.lines import Piece


@dataclass(slots=True)
class Reading:
    """The pieces of a file; ``left_out`` says in whole sentences what was not taken, or not as it stood. ``columns``
    guesses for each column of its sheets the field of an evidence item that it holds; "" where there is none.
    """

    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    left_out: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)

    def add_sheet(self, sheet: Reading) -> None:
        """Add what was read of a sheet. A column that several have holds what the first of them says it does."""
        self.pieces += sheet.pieces
        self.left_out += sheet.left_out
        self.columns |= {name: field for name, field in sheet.columns.items() if not self.columns.get(name)}


def counted(count: int, one: str, many: str) -> str:
    """One or many, as in "3 comments"."""
    return f"{count:,} {one if count == 1 else many}"
