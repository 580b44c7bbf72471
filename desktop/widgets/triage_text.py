"""Writes the passages of a document into a text that shows them as they read, a table as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from desktop.widgets import theme
from desktop.widgets.text_places import index_at, position_of
from desktop.widgets.writing import LINE_HEIGHT_PERCENT
from rubric.assessment import Passage

MARGIN, RIGHT, CELL = 60, 20, 5
REASON = 20
"""The line over a passage that is set aside, in which its reason stands."""


@dataclass(slots=True)
class Written:
    """Where the words of a passage stand: stretches of its text, each with the position at which it begins."""

    passage: Passage
    start: int
    end: int = 0
    stretches: list[tuple[int, str, int]] = field(default_factory=list)
    tables: list[QTextTable] = field(default_factory=list)
    ends_in_table: bool = False

    def position(self, index: int) -> int:
        """Where a character of the passage stands in the document."""
        at, text, start = next((s for s in reversed(self.stretches) if s[0] <= index), self.stretches[0])
        return start + position_of(text, min(max(index - at, 0), len(text)))

    def shift(self, by: int) -> None:
        """It stands so much further on, because something before it is longer now."""
        self.start += by
        self.end += by
        self.stretches = [(index, text, start + by) for index, text, start in self.stretches]

    def index(self, position: int) -> int:
        """Which character of the passage stands at a position of the document."""
        at, text, start = next((s for s in reversed(self.stretches) if s[2] <= position), self.stretches[0])
        return at + index_at(text, max(position - start, 0))


def write_passages(cursor: QTextCursor, passages: Iterable[Passage], *, is_first: bool = True) -> list[Written]:
    """Write passages one under the other, from an empty line; it is the first of the document, or another."""
    written: list[Written] = []
    is_new = True
    for passage in passages:
        if not is_new:
            cursor.insertBlock()
        cursor.setBlockFormat(block_format(passage, is_first=is_first and not written))
        ink = char_format(passage)
        cursor.setBlockCharFormat(ink)
        place = Written(passage, cursor.position())
        is_new = passage.kind == "table" and _write_table(cursor, place, ink)
        if not place.stretches:
            _write(cursor, place, 0, passage.text, ink)
        place.ends_in_table = is_new
        place.end = cursor.position() - is_new
        if written:
            leave_room(written[-1], passage)
        written.append(place)
    return written


def is_grid(text: str) -> bool:
    """Whether a text has columns to be shown."""
    return "\t" in text


def _write(cursor: QTextCursor, place: Written, index: int, text: str, ink: QTextCharFormat) -> None:
    place.stretches.append((index, text, cursor.position()))
    cursor.insertText(text.replace("\n", "\u2028"), ink)


def _write_table(cursor: QTextCursor, place: Written, ink: QTextCharFormat) -> bool:
    """Rows with columns as tables, and the lines between them. Whether an empty line is left after the last."""
    index, is_new = 0, True
    for has_columns, group in groupby(place.passage.text.split("\n"), is_grid):
        lines = list(group)
        text = "\n".join(lines)
        if not has_columns:
            if not is_new:
                cursor.insertBlock()
            cursor.setBlockFormat(block_format(place.passage))
            _write(cursor, place, index, text, ink)
            is_new = False
        else:
            if is_new:
                cursor.setBlockFormat(_unseen())
            _write_grid(cursor, place, index, [line.split("\t") for line in lines], ink)
            is_new = True
        index += len(text) + 1
    return is_new


def _write_grid(
    cursor: QTextCursor, place: Written, index: int, rows: Sequence[Sequence[str]], ink: QTextCharFormat
) -> None:
    """A text cursor after this stands in the line under the table."""
    columns = max(map(len, rows))
    table = cursor.insertTable(len(rows), columns, _table_format(rows, columns))
    place.tables.append(table)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            inside = table.cellAt(row, column).firstCursorPosition()
            place.stretches.append((index, cell, inside.position()))
            inside.insertText(cell, ink)
            index += len(cell) + 1
    cursor.setPosition(table.lastPosition() + 1)


def _table_format(rows: Sequence[Sequence[str]], columns: int) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(theme.token("line"))
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setCellPadding(theme.px(CELL))
    made.setLeftMargin(theme.px(MARGIN))
    made.setRightMargin(theme.px(RIGHT))
    made.setTopMargin(theme.px(4))
    cells = [[row[n] for row in rows if n < len(row)] for n in range(columns)]
    # No column is so narrow that its longest word would break.
    words = [max((len(word) for cell in column for word in cell.split()), default=0) for column in cells]
    shares = [min(max(len(max(column, key=len)), word + 4), 60) for column, word in zip(cells, words, strict=True)]
    lengths = (100 * share / sum(shares) for share in shares)
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, length) for length in lengths])
    return made


def leave_room(written: Written, following: Passage | None) -> None:
    """Leave room under the last table of a passage: Qt gives none above the line that comes after one."""
    if written.tables and written.ends_in_table:
        table, room = written.tables[-1], above(following) if following else 0
        made = table.format()
        made.setBottomMargin(theme.px(8 + room))
        table.setFormat(made)


def _unseen() -> QTextBlockFormat:
    """The line that Qt keeps before a table."""
    made = QTextBlockFormat()
    made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def above(passage: Passage) -> int:
    """The room over a passage, before scaling."""
    return (20 if passage.kind == "heading" else 6) + (REASON if passage.verdict == "set-aside" else 0)


def block_format(passage: Passage, is_first: bool = False) -> QTextBlockFormat:
    """How the lines of a passage stand."""
    made = QTextBlockFormat()
    made.setLeftMargin(theme.px(MARGIN))
    made.setRightMargin(theme.px(RIGHT))
    made.setTopMargin(theme.px(above(passage) + (10 if is_first else 0)))
    made.setBottomMargin(theme.px(8))
    made.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def char_format(passage: Passage) -> QTextCharFormat:
    """How its letters look."""
    made = QTextCharFormat()
    heading, table = passage.kind == "heading", passage.kind == "table"
    made.setFont(theme.font(18 if heading else 13 if table else 15, "semibold" if heading else "regular"))
    pale = passage.kind == "front-matter" or passage.verdict == "set-aside"
    made.setForeground(theme.token("ink3" if pale else "ink"))
    made.setFontStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made
