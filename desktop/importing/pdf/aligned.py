"""Tables without ruled cells: lines whose parts stand below each other in columns."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.importing.pdf.lines import Line
from desktop.importing.pdf.words import Rule, Word

_GUTTER = 0.9
"""Share of the letters' size that stays free between two columns in every line."""
_NARROW = 0.22
"""The same where a line's own cells nearly touch, but those of other lines are well apart."""
_FEWEST_WIDE = 3
"""One line in so many, at least, has its cells well apart."""
_SAME_EDGE = 1.0
_SAME_GAP = 0.1
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
Box = tuple[float, float]
"""Where a column begins and ends."""


def aligned_table(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[Table, int] | None:
    """The table with which the lines begin and how many of them it takes; None where they begin with none."""
    first = lines[0].parts()
    if is_list(first):
        return None
    taken = _beside(lines)
    columns = _merged([], [part for line in taken for part in line.parts()], _GUTTER * lines[0].size)
    if len(columns) < 2:
        return None
    for at, line in enumerate(lines[len(taken) :], len(taken)):
        far = line.foot - taken[-1].foot > _FARTHEST * max(line.size, taken[-1].size)
        if far or abs(line.size - taken[-1].size) > _OTHER_SIZE * line.size:
            break
        parts = line.parts()
        wider = _merged(columns, parts, _GUTTER * line.size)
        if not _apart(columns, wider) and _are_one(columns, wider, taken):
            columns = wider
            taken.append(line)
            continue
        if not _apart(columns, wider):
            wider = _merged(columns, parts, _NARROW * line.size)
        if not _apart(columns, wider):
            narrow = _narrow(columns, line)
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
    columns = _finer(_joined(columns, taken), taken)
    if len(columns) < 2:
        return None
    rows = _rows([(line, _cells(line, columns)) for line in taken], columns, rules)
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


def _merged(columns: list[Box], parts: list[Line], gutter: float) -> list[Box]:
    """The columns widened by a further line: those with no free space between them any more become one."""
    boxes = sorted([*columns, *((part.left, part.right) for part in parts)])
    merged = [boxes[0]]
    for left, right in boxes[1:]:
        if left - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _are_one(columns: list[Box], wider: list[Box], taken: list[Line]) -> bool:
    """Whether what a line bridges is one column: no line has words in two of those, as where a name is centred."""
    homes = [next(at for at, (left, right) in enumerate(wider) if left <= one[0] <= right) for one in columns]
    rows = [_cells(line, columns) for line in taken]
    return len(wider) > 1 and not any(
        homes[at] == homes[at + 1] and row[at] and row[at + 1] for row in rows for at in range(len(columns) - 1)
    )


def _joined(columns: list[Box], taken: list[Line]) -> list[Box]:
    """The columns, neighbours as one where each line has words in but one of them."""
    rows = [_cells(line, columns) for line in taken]
    found = [columns[0]]
    for at in range(1, len(columns)):
        if len(columns) > 2 and not any(row[at - 1] and row[at] for row in rows):
            found[-1] = (found[-1][0], columns[at][1])
        else:
            found.append(columns[at])
    return found


def _narrow(columns: list[Box], line: Line) -> list[Box] | None:
    """The columns with a line whose cells nearly touch, each beginning where its column does; None if it is no row."""
    cells: list[list[Word]] = [[] for _ in columns]
    for word in line.words:
        at = max((at for at, (left, _) in enumerate(columns) if word.left >= left - _SAME_EDGE), default=0)
        cells[at].append(word)
    begins = [abs(said[0].left - left) <= _SAME_EDGE for said, (left, _) in zip(cells, columns, strict=True) if said]
    if not all(begins) or len(begins) < 2 or line.right > columns[-1][1] + _NARROW * line.size:
        return None
    wider = [
        (left, max(right, *(word.right for word in said))) if said else (left, right)
        for said, (left, right) in zip(cells, columns, strict=True)
    ]
    return wider if all(b[0] - a[1] >= _NARROW * line.size for a, b in pairwise(wider)) else None


def _finer(columns: list[Box], taken: list[Line]) -> list[Box]:
    """The columns parted where every line leaves a little space free, and a good part of them much."""
    rows = [_cells(line, columns) for line in taken]
    size = taken[0].size
    found: list[Box] = []
    for at, column in enumerate(columns):
        cells = [row[at] for row in rows if row[at]]
        first, *others = _filled(cells, size) or [column]
        found.append(first)
        for box in others:
            pairs = [pair for cell in cells for pair in pairwise(cell)]
            gaps = [after.left - before.right for before, after in pairs if before.left < box[0] - 1 <= after.left]
            wide = sum(gap >= _GUTTER * size for gap in gaps)
            if wide and wide * _FEWEST_WIDE >= len(gaps) > 1:
                found.append(box)
            else:
                found[-1] = (found[-1][0], box[1])
    return found


def _filled(cells: Sequence[Sequence[Word]], size: float) -> list[Box]:
    """Where the words of a column stand, parted by what all lines leave free; what but few lines say, as the name of a
    column does, is with its neighbour.
    """
    boxes = _merged([], [Line([word]) for cell in cells for word in cell], _NARROW * size)
    held = [sum(any(left <= word.left <= right for word in cell) for cell in cells) for left, right in boxes]
    found: list[Box] = []
    start: float | None = None
    for at, (box, lines) in enumerate(zip(boxes, held, strict=True)):
        left = box[0] if start is None else start
        after = boxes[at + 1][0] - box[1] if at + 1 < len(boxes) else math.inf
        if 2 * lines >= len(cells):
            found.append((left, box[1]))
            start = None
        elif start is None and found and box[0] - found[-1][1] <= after + _SAME_GAP * size:
            found[-1] = (found[-1][0], box[1])
        else:
            start = left
    return found


def _apart(columns: list[Box], wider: list[Box]) -> bool:
    """Whether the columns so far are still columns of their own."""
    homes = {next(at for at, (left, right) in enumerate(wider) if left <= one[0] <= right) for one in columns}
    return len(homes) == len(columns)


def _hangs(line: Line, taken: list[Line], columns: list[Box]) -> bool:
    """Whether a line with one part goes on with the row above or names the rows below, rather than ending the table."""
    above = taken[-1]
    gap = line.foot - above.foot
    if line.left >= columns[1][0] - 1:
        between_rows = max((below.foot - upper.foot for upper, below in pairwise(taken[-_LINES_NEAR:])), default=0)
        return gap <= max(between_rows + 0.5, _FARTHEST_IN_CELL * max(line.size, above.size))
    return gap <= _NEXT_IN_CELL * max(line.size, above.size) and line.right <= columns[1][0] - _GUTTER * line.size


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
        return not _wraps(_cells(taken[-2], columns), _cells(taken[-1], columns), columns)
    return gap >= _TIGHTER * tight


def _cells(line: Line, columns: list[Box]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in columns]
    for word in line.words:
        middle = (word.left + word.right) / 2
        at = min(range(len(columns)), key=lambda c: max(columns[c][0] - middle, middle - columns[c][1], 0))
        cells[at].append(word)
    return cells


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
