"""Tables without ruled cells: lines whose parts stand below each other in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.importing.pdf.lines import Line
from desktop.importing.pdf.table_columns import (
    GUTTER,
    NARROW,
    Box,
    apart,
    are_one,
    finer,
    in_columns,
    joined,
    widened,
    with_narrow,
)
from desktop.importing.pdf.words import Rule, Word

_FARTHEST = 3.0
"""Letters' heights between two lines of one table."""
_FARTHEST_IN_CELL = 2.0
"""Letters' heights between two lines of one cell."""
_NEXT_IN_CELL = 1.6
"""The same for two lines of one cell that stand one right below the other."""
_LINES_NEAR = 12
_OTHER_SIZE = 0.15
_TIGHT = 1.15
_LOOSE = 1.2
_TIGHTER = 0.9
_OVERLAPPING = 0.8
"""Letters' heights within which two lines stand beside each other, as where a short cell is centred beside a long."""
_LIST_MARK = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z]{1,4}[.)]|[-–—•·▪◦●○*\uf0b7])")
_FIGURE = re.compile(r"[£$€(]?[-–]?\d[\d,.]*[%)km]?")
_LEAST_TEXT = 2

Table = list[list[str]]


def aligned_table(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[Table, int] | None:
    """The table with which the lines begin and how many of them it takes; None where they begin with none."""
    first = lines[0].parts()
    if is_list(first):
        return None
    taken = _beside(lines)
    columns = widened([], [part for line in taken for part in line.parts()], GUTTER * lines[0].size)
    if len(columns) < 2:
        return None
    for at, line in enumerate(lines[len(taken) :], len(taken)):
        far = line.foot - taken[-1].foot > _FARTHEST * max(line.size, taken[-1].size)
        if far or abs(line.size - taken[-1].size) > _OTHER_SIZE * line.size:
            break
        parts = line.parts()
        wider = widened(columns, parts, GUTTER * line.size)
        if not apart(columns, wider) and are_one(columns, wider, taken):
            columns = wider
            taken.append(line)
            continue
        if not apart(columns, wider):
            wider = widened(columns, parts, NARROW * line.size)
        if not apart(columns, wider):
            narrow = with_narrow(columns, line)
            if narrow is None:
                break
            columns = narrow
            taken.append(line)
            continue
        alone = len(parts) == 1 and not _overlaps(taken[-1], line)
        if alone and not _hangs(line, taken, columns) and not _leads(taken[-1], lines[at:], columns[1][0]):
            break
        columns = wider
        taken.append(line)
    while len(taken) > 1 and _stands_below(taken, columns):
        taken.pop()
    columns = finer(joined(columns, taken), taken)
    if len(columns) < 2:
        return None
    rows = _rows([(line, in_columns(line, columns)) for line in taken], columns, rules)
    if len(rows) < 2 or _is_prose(rows) or all(_LIST_MARK.fullmatch(row[0]) for row in rows if row[0]):
        return None
    return rows, len(taken)


def _beside(lines: Sequence[Line]) -> list[Line]:
    """The first line with those that stand beside it, neither above nor below: the first row of a table, if it is one.

    Lines that stand level with each other are one already.
    """
    first = [lines[0]]
    while len(first) < min(len(lines), _LINES_NEAR) and _overlaps(first[-1], lines[len(first)]):
        first.append(lines[len(first)])
    return first


def _overlaps(above: Line, line: Line) -> bool:
    """Whether two lines stand so near that they are in cells beside each other."""
    return line.foot - above.foot < _OVERLAPPING * min(line.size, above.size)


def is_list(parts: list[Line]) -> bool:
    """Whether a line is a number or mark with what it stands before, rather than two cells."""
    return len(parts) == 2 and _LIST_MARK.fullmatch(parts[0].text) is not None


def _is_prose(rows: Table) -> bool:
    """Whether the columns are but wide gaps that stood below each other in two lines of a paragraph."""
    return (
        len(rows) == 2
        and len(rows[0]) == 2
        and all(len(row[0].split()) > 3 and len(row[1].split()) > 3 for row in rows)
    )


def _hangs(line: Line, taken: list[Line], columns: list[Box]) -> bool:
    """Whether a line with one part goes on with the row above or names the rows below, rather than ending the table."""
    above = taken[-1]
    gap = line.foot - above.foot
    if line.left >= columns[1][0] - 1:
        between_rows = max((below.foot - upper.foot for upper, below in pairwise(taken[-_LINES_NEAR:])), default=0)
        return gap <= max(between_rows + 0.5, _FARTHEST_IN_CELL * max(line.size, above.size))
    return gap <= _NEXT_IN_CELL * max(line.size, above.size) and line.right <= columns[1][0] - GUTTER * line.size


def _leads(above: Line, lines: Sequence[Line], second: float) -> bool:
    """Whether a line of the first column begins a row whose other cells stand beside its middle."""
    gap = lines[0].foot - above.foot
    for line, below in pairwise(lines[:_LINES_NEAR]):
        if below.foot - line.foot > min(_NEXT_IN_CELL * max(line.size, below.size), _TIGHTER * gap):
            return False
        if _overlaps(line, below) or len(below.parts()) > 1:
            return below.right >= second
    return False


def _stands_below(taken: list[Line], columns: list[Box]) -> bool:
    """Whether the last line, in the first column alone, is text below the table, not the rest of its last row."""
    if len(taken[-1].parts()) > 1 or taken[-1].left >= columns[1][0] - 1:
        return False
    if _overlaps(taken[-2], taken[-1]) or taken[-1].right > columns[1][0]:
        return False
    gap = taken[-1].foot - taken[-2].foot
    gaps = [below.foot - above.foot for above, below in pairwise(taken[:-1]) if not _overlaps(above, below)]
    tight, loose = min(gaps, default=0), max(gaps, default=0)
    if gap <= _TIGHT * tight and loose > _LOOSE * tight:
        return not _wraps(in_columns(taken[-2], columns), in_columns(taken[-1], columns), columns)
    return gap >= _TIGHTER * tight


def _rows(lines: list[tuple[Line, list[list[Word]]]], columns: list[Box], rules: Sequence[Rule]) -> Table:
    """Rows of cells: a line that only goes on with the one above is one row with it."""
    level = [r for r in rules if r.top == r.foot and r.left < columns[0][1] and r.right > columns[1][0]]
    # One rule alone parts the names of the columns from all rows.
    inside = len({round(r.top) for r in level if lines[0][0].foot < r.top < lines[-1][0].foot}) > 1
    gaps = [below.foot - above.foot for (above, _), (below, _) in pairwise(lines)]
    overlapping = [_overlaps(above, below) for (above, _), (below, _) in pairwise(lines)]
    tight = min(_within_cells(lines), default=0)
    loose = max(gaps, default=0) > _LOOSE * tight
    rows: Table = []
    for at, (line, cells) in enumerate(lines):
        texts = [" ".join(word.text for word in cell) for cell in cells]
        if not at:
            rows.append(texts)
            continue
        above, cells_above = lines[at - 1]
        near = gaps[at - 1] <= min(_TIGHT * tight, _FARTHEST_IN_CELL * line.size)
        ruled = any(above.foot - 1 <= r.top <= line.foot - 0.5 * line.size for r in level)
        # Lines of one row stand nearer than rows, or rules part the rows; a row mostly has something in its first cell.
        if overlapping[at - 1]:
            goes_on = True
        elif cells[0]:
            goes_on = near and (loose or inside) and _wraps(cells_above, cells, columns)
        else:
            goes_on = (near and (loose or _wraps(cells_above, cells, columns))) or inside
        if goes_on and not ruled:
            pairs = zip(rows[-1], texts, strict=True)
            rows[-1] = ["\n".join(filter(None, pair)) for pair in pairs]
        else:
            rows.append(texts)
    return rows


def _within_cells(lines: list[tuple[Line, list[list[Word]]]]) -> Iterator[float]:
    """How far each line stands below the one before it in the same column."""
    last: dict[int, float] = {}
    for line, cells in lines:
        for at in (at for at, cell in enumerate(cells) if cell):
            if at in last:
                yield line.foot - last[at]
            last[at] = line.foot


def _wraps(above: list[list[Word]], cells: list[list[Word]], columns: list[Box]) -> bool:
    """Whether the words of a line would not have found room in the line above, in some column of text."""
    pairs = list(zip(above, cells, columns, strict=True))
    if any(_is_figure(before) and _is_figure(said) for before, said, _ in pairs):
        return False
    alone = sum(bool(said) for said in cells) == 1
    return any(
        len(before) >= (1 if alone else _LEAST_TEXT)
        and said
        and before[-1].right + said[0].right - said[0].left > right - said[0].size
        for before, said, (_, right) in pairs
    )


def _is_figure(words: list[Word]) -> bool:
    return len(words) == 1 and _FIGURE.fullmatch(words[0].text) is not None
