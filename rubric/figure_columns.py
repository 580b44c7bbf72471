"""Which columns of a sheet say a figure: what is measured, its value, what it is set beside; and what a row gives."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rubric.assessment import Assessment, FigureRecord, Passage, SourceDocument
from rubric.cell_dates import is_period
from rubric.columns import COMPARATOR, MEASURE, OF_FIGURES, TARGET, TEXT, VALUE, Cells, Columns
from rubric.evidence import EvidenceItem
from rubric.measured.unit import in_unit
from rubric.pack import Pack
from rubric.partial_dates import spoken
from rubric.periods import find_periods
from rubric.text import said

NOT_KEPT = 0
"""The id of a figure before it is kept."""

_LEAST_SHARE = 0.6
_IN_BRACKETS = re.compile(r"\([^)]*\)")


def with_figure_columns(pack: Pack, columns: Columns, rows: Iterable[Cells]) -> dict[str, str]:
    """The columns with those found that say a figure, where there is both a measure and its value beside it.

    What is named as a measure was perhaps taken for the text, as it is the longest.
    """
    rows = list(rows)
    words = pack.lexicon
    measure = _first(columns, words["column-measures"], ("", TEXT))
    value = _value_column(pack, columns, measure, rows) if measure else None
    if measure is None or value is None:
        return dict(columns)
    given = {**columns, measure: MEASURE, value: VALUE}
    targets = set(words["column-targets"])
    beside = {_plain(name) for name in words["figure-comparators"]}
    for column in columns:
        if given[column] or _plain(column) not in beside | targets or not _is_of_numbers(column, measure, rows):
            continue
        if _times(column) and _times(column) != _times(value):
            continue  # It belongs to the value of another time.
        is_target = _plain(column) in targets and TARGET not in given.values()
        given[column] = TARGET if is_target else COMPARATOR
    return given


def _value_column(pack: Pack, columns: Columns, measure: str, rows: Sequence[Cells]) -> str | None:
    """The column of values: by its likeliest name, or else by a time as its name. Of several times it is the latest."""
    names = pack.lexicon["column-values"]
    likely = [
        column for column, field in columns.items() if not field and (_plain(column) in names or is_period(column))
    ]
    free = [column for column in likely if _is_of_numbers(column, measure, rows)]
    named = ([column for column in free if _plain(column) == name] for name in names)
    found = next(filter(None, named), [column for column in free if is_period(column)])
    return max(found, key=lambda column: _times(column)[-1:], default=None)


def gives_figures(columns: Columns) -> bool:
    """Whether the rows of a sheet say figures by their columns."""
    return {MEASURE, VALUE} <= set(columns.values())


def says_figure(columns: Columns, cells: Cells) -> bool:
    """Whether a row has a measure and a value with a figure in it."""
    value = _cell(columns, cells, VALUE)[1]
    return bool(_cell(columns, cells, MEASURE)[1]) and any(letter.isdigit() for letter in value)


def row_figure(columns: Columns, cells: Cells, item: EvidenceItem) -> FigureRecord | None:
    """The figure that a row gives, as it stands in its cells, for the item that the row became or would become.

    Its comparator is the first one, or else the target. What else it is set beside stands with that in words, so that
    it is seen wherever a figure is: "England (Target 20)", and 31 as England's value.
    """
    if not says_figure(columns, cells):
        return None
    column, value = _cell(columns, cells, VALUE)
    beside = (*_filled(columns, cells, COMPARATOR), *_filled(columns, cells, TARGET))
    main, *others = [(name, cell) for name, cell in beside if any(map(str.isdigit, cell))] or [("", "")]
    also = ", ".join(f"{column} {in_unit(cell, value)}" for column, cell in others)
    return FigureRecord(
        id=NOT_KEPT,
        evidence=item.id,
        measure=_cell(columns, cells, MEASURE)[1],
        value=value,
        period=_time_said(column) or item.period or (spoken(item.date) if item.date else ""),
        comparator=f"{main[0]} ({also})" if also else main[0],
        comparator_value=in_unit(main[1], value),
    )


def figure_of_item(assessment: Assessment, item: EvidenceItem) -> FigureRecord | None:
    """The figure that the row of a sheet gives which became this item."""
    row = next((p for p in assessment.passages if p.evidence == item.id and p.verdict == "accepted" and p.cells), None)
    return figure_of_row(assessment.documents, row, item) if row is not None else None


def figure_of_row(documents: Iterable[SourceDocument], row: Passage, item: EvidenceItem) -> FigureRecord | None:
    """The figure that a passage gives by its cells; none where it was no row of a sheet."""
    sheet = next((document for document in documents if row.cells and document.id == row.document), None)
    return row_figure(sheet.columns, row.cells, item) if sheet is not None else None


def rows_to_keep(document: SourceDocument, rows: Iterable[Passage], kept: Iterable[FigureRecord]) -> list[Passage]:
    """The rows of a sheet that give a figure which is not kept yet: those that wait, and those that are evidence."""
    columns = {column: field for column, field in document.columns.items() if field in OF_FIGURES}
    if not gives_figures(columns):
        return []
    held = {(figure.evidence, figure.value) for figure in kept}
    return [
        row
        for row in rows
        if (row.is_waiting or row.verdict == "accepted")
        and says_figure(columns, row.cells)
        and (row.evidence, _cell(columns, row.cells, VALUE)[1]) not in held
    ]


def _cell(columns: Columns, cells: Cells, field: str) -> tuple[str, str]:
    """The first column of a row that holds a field and is filled, and what stands there on one line."""
    return next(_filled(columns, cells, field), ("", ""))


def _filled(columns: Columns, cells: Cells, field: str) -> Iterator[tuple[str, str]]:
    for column, held in columns.items():
        if held == field and (cell := " ".join(cells.get(column, "").split())):
            yield column, cell


def _times(column: str) -> list[tuple[datetime.date, datetime.date]]:
    """The times that a column's name states, each as its last day and its first."""
    return [(period.last, period.first) for period in find_periods(column)]


def _time_said(column: str) -> str:
    """The one time that a column's name states, in its words."""
    stated = find_periods(column)
    return said(column, stated[0].span) if len(stated) == 1 else ""


def _first(columns: Columns, names: Iterable[str], free: tuple[str, ...]) -> str | None:
    """The column with the likeliest of these names that holds nothing yet."""
    return next((c for name in names for c, field in columns.items() if field in free and _plain(c) == name), None)


def _is_of_numbers(column: str, measure: str | None, rows: Iterable[Mapping[str, str]]) -> bool:
    """Whether most cells of a column that stand beside a measure have a figure in them."""
    filled = [cells[column] for cells in rows if measure in cells and cells.get(column, "").strip()]
    return bool(filled) and sum(any(map(str.isdigit, cell)) for cell in filled) >= _LEAST_SHARE * len(filled)


def _plain(name: str) -> str:
    return (
        re.sub(r"[^a-z ]+", " ", _IN_BRACKETS.sub("", name.lower())).strip().removeprefix("the ").removeprefix("our ")
    )
