"""The columns of a table without ruled cells: where the words of its lines stand, and what stays free between them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from desktop.importing.pdf.lines import Line
from desktop.importing.pdf.words import Word

GUTTER = 0.9
"""Share of the letters' size that stays free between two columns in every line."""
NARROW = 0.22
"""The same where a line's own cells nearly touch, but those of other lines are well apart."""
_FEWEST_WIDE = 3
"""One line in so many, at least, has its cells well apart."""
_SAME_EDGE = 1.0
_SAME_GAP = 0.1
Box = tuple[float, float]
"""Where a column begins and ends."""


def widened(columns: list[Box], parts: list[Line], gutter: float) -> list[Box]:
    """The columns widened by a further line: those with no free space between them any more become one."""
    boxes = sorted([*columns, *((part.left, part.right) for part in parts)])
    merged = [boxes[0]]
    for left, right in boxes[1:]:
        if left - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def are_one(columns: list[Box], wider: list[Box], taken: list[Line]) -> bool:
    """Whether what a line bridges is one column: no line has words in two of those, as where a name is centred."""
    homes = [next(at for at, (left, right) in enumerate(wider) if left <= one[0] <= right) for one in columns]
    rows = [in_columns(line, columns) for line in taken]
    return len(wider) > 1 and not any(
        homes[at] == homes[at + 1] and row[at] and row[at + 1] for row in rows for at in range(len(columns) - 1)
    )


def joined(columns: list[Box], taken: list[Line]) -> list[Box]:
    """The columns, neighbours as one where each line has words in but one of them."""
    rows = [in_columns(line, columns) for line in taken]
    found = [columns[0]]
    for at in range(1, len(columns)):
        if len(columns) > 2 and not any(row[at - 1] and row[at] for row in rows):
            found[-1] = (found[-1][0], columns[at][1])
        else:
            found.append(columns[at])
    return found


def with_narrow(columns: list[Box], line: Line) -> list[Box] | None:
    """The columns with a line whose cells nearly touch, each beginning where its column does; None if it is no row."""
    cells: list[list[Word]] = [[] for _ in columns]
    for word in line.words:
        at = max((at for at, (left, _) in enumerate(columns) if word.left >= left - _SAME_EDGE), default=0)
        cells[at].append(word)
    begins = [abs(said[0].left - left) <= _SAME_EDGE for said, (left, _) in zip(cells, columns, strict=True) if said]
    if not all(begins) or len(begins) < 2 or line.right > columns[-1][1] + NARROW * line.size:
        return None
    wider = [
        (left, max(right, *(word.right for word in said))) if said else (left, right)
        for said, (left, right) in zip(cells, columns, strict=True)
    ]
    return wider if all(b[0] - a[1] >= NARROW * line.size for a, b in pairwise(wider)) else None


def finer(columns: list[Box], taken: list[Line]) -> list[Box]:
    """The columns parted where every line leaves a little space free, and a good part of them much."""
    rows = [in_columns(line, columns) for line in taken]
    size = taken[0].size
    found: list[Box] = []
    for at, column in enumerate(columns):
        cells = [row[at] for row in rows if row[at]]
        first, *others = _filled(cells, size) or [column]
        found.append(first)
        for box in others:
            pairs = [pair for cell in cells for pair in pairwise(cell)]
            gaps = [after.left - before.right for before, after in pairs if before.left < box[0] - 1 <= after.left]
            wide = sum(gap >= GUTTER * size for gap in gaps)
            if wide and wide * _FEWEST_WIDE >= len(gaps) > 1:
                found.append(box)
            else:
                found[-1] = (found[-1][0], box[1])
    return found


def _filled(cells: Sequence[Sequence[Word]], size: float) -> list[Box]:
    """Where the words of a column stand, parted by what all lines leave free; what but few lines say, as the name of a
    column does, is with its neighbour.
    """
    boxes = widened([], [Line([word]) for cell in cells for word in cell], NARROW * size)
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


def apart(columns: list[Box], wider: list[Box]) -> bool:
    """Whether the columns so far are still columns of their own."""
    homes = {next(at for at, (left, right) in enumerate(wider) if left <= one[0] <= right) for one in columns}
    return len(homes) == len(columns)


def in_columns(line: Line, columns: list[Box]) -> list[list[Word]]:
    """The words of a line, each in the column that its middle is nearest to."""
    cells: list[list[Word]] = [[] for _ in columns]
    begins = [left for left, _ in columns]
    for word in line.words:
        middle = (word.left + word.right) / 2
        after = min(bisect_right(begins, middle), len(columns) - 1)
        before = max(after - 1, 0)
        is_nearer = begins[after] - middle < middle - columns[before][1]
        cells[after if is_nearer else before].append(word)
    return cells
