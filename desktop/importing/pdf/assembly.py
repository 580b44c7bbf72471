"""Puts the flows of all pages together: what a page's or column's end broke is whole again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.importing import blocks
from desktop.importing.lines import Piece
from desktop.importing.pdf.aligned import aligned_table, is_list
from desktop.importing.pdf.columns import Block, Item
from desktop.importing.pdf.lines import Line
from desktop.importing.pdf.paragraphs import Hyphens, Paragraph, goes_on, paragraphs, pieces, print_of
from desktop.importing.pdf.words import Page

_NOTES_BELOW = 0.5
"""Share of a page's height above which small print is no footnote."""


@dataclass(slots=True)
class Table:
    """A table and the page it begins on."""

    page: int
    rows: list[list[str]]

    def goes_on(self, other: Table) -> bool:
        """Whether the table at the head of the next page or column is the rest of this one."""
        return len(self.rows[0]) == len(other.rows[0])

    def add(self, other: Table) -> None:
        """Take the rest of the table: the names of its columns stand again on each page, and a row may be broken."""
        rows = other.rows[1:] if len(other.rows) > 1 and other.rows[0] == self.rows[0] else other.rows
        pairs = list(zip(self.rows[-1], rows[0], strict=True))
        if not any(above and below for above, below in pairs) and len(self.rows) > 1:
            self.rows[-1] = [above or below for above, below in pairs]
            rows = rows[1:]
        self.rows += rows


class Assembly:
    """The pieces of all pages, in order; what a page's or column's end broke is whole again."""

    def __init__(self, flows: Sequence[tuple[Page, list[Item]]]) -> None:
        self._flows = flows
        flow_lines = [[item for item in flow if isinstance(item, Line)] for _, flow in flows]
        self._form = print_of(flow_lines)
        tables = [item for _, flow in flows for item in flow if isinstance(item, Block)]
        in_cells = [cell for table in tables for row in table.rows for cell in row]
        self._hyphens = Hyphens([*in_cells, *(line.text for found in flow_lines for line in found)])

    def pieces(self) -> list[Piece]:
        """All pieces; the notes of all pages come last."""
        found: list[Piece] = []
        items = list(self._items())
        notes = [item for item, _ in items if isinstance(item, Paragraph) and item.is_note]
        text = [(item, starts) for item, starts in items if not (isinstance(item, Paragraph) and item.is_note)]
        waiting: Paragraph | Table | None = None
        for item, starts in _with_single_rows(text):
            match waiting, item:
                case Paragraph(), Paragraph() if starts and goes_on(waiting, item, self._form):
                    waiting.lines += item.lines
                    waiting.edge = item.edge
                case Table(), Table() if starts and waiting.goes_on(item):
                    waiting.add(item)
                case _:
                    found += self._said(waiting)
                    waiting = item
        found += self._said(waiting)
        if notes:
            found.append(Piece("heading", "Notes", page=str(notes[0].page)))
            for note in notes:
                found += blocks.paragraph(
                    blocks.clean(self._hyphens.joined([line.text for line in note.lines])), str(note.page)
                )
        return found

    def _said(self, item: Paragraph | Table | None) -> list[Piece]:
        if isinstance(item, Table):
            whole = [[self._hyphens.joined(cell.split("\n")) for cell in row] for row in item.rows]
            return blocks.table(whole, str(item.page))
        return pieces(item, self._hyphens, self._form) if item else []

    def _items(self) -> Iterator[tuple[Paragraph | Table, bool]]:
        """Paragraphs and tables with whether they begin a page or column."""
        for page, flow in self._flows:
            starts = True
            run: list[Line] = []
            for item in [*flow, None]:
                if isinstance(item, Line):
                    run.append(item)
                    continue
                for found in self._of_lines(page, run):
                    yield found, starts
                    starts = False
                run = []
                if isinstance(item, Block):
                    yield Table(page.number, item.rows), starts
                    starts = False

    def _of_lines(self, page: Page, run: list[Line]) -> Iterator[Paragraph | Table]:
        text: list[Line] = []
        at = 0
        while at < len(run):
            table = aligned_table(run[at:], page.rules)
            if table is None:
                text.append(run[at])
                at += 1
                continue
            yield from paragraphs(text, page.number, self._form, _NOTES_BELOW * page.height)
            text = []
            yield Table(page.number, table[0])
            at += table[1]
        yield from paragraphs(text, page.number, self._form, _NOTES_BELOW * page.height)


def _with_single_rows(items: list[tuple[Paragraph | Table, bool]]) -> list[tuple[Paragraph | Table, bool]]:
    """Take a line that a page's end parted from its table for the row that it is."""
    whole = list(items)
    for at, ((above, _), (below, starts)) in enumerate(pairwise(items)):
        if not starts:
            continue
        if isinstance(below, Table) and (row := _as_row(above, below)):
            whole[at] = (row, whole[at][1])
        if isinstance(above, Table) and (row := _as_row(below, above)):
            whole[at + 1] = (row, starts)
    return whole


def _as_row(item: Paragraph | Table, table: Table) -> Table | None:
    if not isinstance(item, Paragraph) or len(item.lines) > 1:
        return None
    parts = item.first.parts()
    if len(parts) != len(table.rows[0]) or is_list(parts):
        return None
    return Table(item.page, [[part.text for part in parts]])
