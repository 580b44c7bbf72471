"""What the reader of a format makes of a file, before it is cut into passages."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.importing.lines import Piece


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of one sheet, each of which is a passage, so that columns can be taken for fields of evidence.

    ``fields`` guesses for each column the field of an evidence item that it holds; "" where there is none. ``places``
    is where each row stands, which is the page of its passage. Dates are ISO, figures as the sheet shows them.
    """

    name: str
    columns: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]

    @property
    def is_tracker(self) -> bool:
        """Whether the rows look like evidence that is already kept as such: a text and where or when it is from."""
        known = set(self.fields)
        return "text" in known and len(known & {"source", "date", "category", "sub_heading", "owner"}) > 1


@dataclass(slots=True)
class Reading:
    """The pieces of a file; ``left_out`` says in whole sentences what was not taken, or not as it stood."""

    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    left_out: list[str] = field(default_factory=list)
    records: list[Records] = field(default_factory=list)


def counted(count: int, one: str, many: str) -> str:
    """One or many, as in "3 comments"."""
    return f"{count:,} {one if count == 1 else many}"
