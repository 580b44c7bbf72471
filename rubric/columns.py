"""What the columns of a sheet hold: which field of an evidence item each is, and what a row says as a passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rubric.assessment import Passage, SourceDocument
from rubric.own_words import with_meanings_of, without_meanings
from rubric.text import listed

TEXT = "text"
SUB_HEADINGS = "sub_headings"
MEASURE, VALUE, TARGET, COMPARATOR = "measure", "value", "target", "comparator"
"""What the columns of a dashboard hold: of a comparator the column's name says whose value stands in it."""
OF_FIGURES = (MEASURE, VALUE, TARGET, COMPARATOR)
FIELDS = (
    TEXT, "source", "date", SUB_HEADINGS, "category", "owner",
    "page", "period", "link", "status", "review_by", "caveat", *OF_FIGURES,
)  # fmt: skip
"""What a column of a sheet may hold: the fields of an evidence item, the usual ones first, then those of a figure."""
ID, UNKNOWN = "id", "extra"
"""What beside them the columns of an evidence file of ours hold: `UNKNOWN` is a cell of JSON with the other keys."""
_OF_EVIDENCE = {"source", "date", "category", SUB_HEADINGS, "owner"}
_LEAST_SHARED = 0.6
_MOST_NAMED = 3

HELD_BY_SEVERAL = {SUB_HEADINGS, COMPARATOR}
"""The fields that several columns of a row may hold: a first place, and further ones."""

Columns = Mapping[str, str]
"""For each column, by its name, the field that it holds; "" where it holds none. `rubric.own_words` says what the
council's own words in it mean: that stands there too."""
Cells = Mapping[str, str]
"""What stands in a row, by the names of its columns."""


class TakenIn(NamedTuple):
    """How many rows became evidence, how many repeat what is there and go on waiting, and how many figures are kept."""

    rows: int
    repeats: int
    figures: int = 0


def is_tracker(columns: Columns) -> bool:
    """Whether the rows look like evidence that is already kept as such: a text, and where or when it is from."""
    held = set(columns.values())
    return TEXT in held and len(held & _OF_EVIDENCE) > 1


def is_own_file(columns: Columns) -> bool:
    """Whether these are the columns of an evidence file of ours, of which nothing has to be guessed."""
    return ID in columns.values()


def may_be_mapped(columns: Columns) -> bool:
    """Whether an officer may say what the columns hold."""
    return bool(columns) and not is_own_file(columns)


def row_text(columns: Columns, cells: Cells) -> str:
    """What a row says as a passage: its text alone where a column holds one, or else every cell under its name."""
    if text := text_cell(columns, cells):
        return text
    return "; ".join(f"{column}: {' '.join(cell.split())}" for column, cell in cells.items() if cell)


def text_cell(columns: Columns, cells: Cells) -> str:
    """The cell that is the text of a row; empty where there is none."""
    return next((cell for column, cell in cells.items() if cell and columns.get(column) == TEXT), "")


def says_cell(text: str, column: str, cell: str) -> bool:
    """Whether a passage says a cell as `row_text` would, whole and under its name."""
    return f"{column}: {' '.join(cell.split())}" in " ".join(text.split())


def with_field(columns: Columns, column: str, field: str, rows: Iterable[Cells]) -> dict[str, str]:
    """The columns with a field given to one of them: those that stand beside it in one of the rows lose it."""
    rows = list(rows)
    alone = without_meanings(columns)
    given = {
        **{other: "" if _is_beside(other, column, held, field, rows) else held for other, held in alone.items()},
        column: field,
    }
    return with_meanings_of(given, columns)


def as_last_time(columns: Columns, earlier: Iterable[Columns], rows: Iterable[Cells]) -> dict[str, str]:
    """The columns of a sheet as they were last read, where an earlier one has most of them; ``earlier`` is in order.

    A column that is new keeps what was guessed for it, unless another holds that by now. Columns that were of two
    sheets then may stand in one row now: the first holds what both held. Words mean what they meant then.
    """
    for last in reversed(list(earlier)):
        shared = {column: last[column] for column in columns if column in last}
        if columns and len(shared) >= _LEAST_SHARED * len(columns):
            held = {field for field in shared.values() if field not in HELD_BY_SEVERAL}
            read = {
                column: shared.get(column, "" if guessed in held else guessed) for column, guessed in columns.items()
            }
            return with_meanings_of(_each_once(read, list(rows)), last)
    return dict(columns)


def read_as(
    document: SourceDocument, passages: Iterable[Passage], columns: Columns
) -> tuple[SourceDocument, list[Passage]]:
    """A document whose columns are read in another way, with its passages. A passage that says what its row said
    says what it says now, unless it is evidence already; words that the officer cut or changed stay.
    """
    changed: list[Passage] = []
    for passage in passages:
        said, says = row_text(document.columns, passage.cells), row_text(columns, passage.cells)
        if says == said or passage.text != said or passage.verdict == "accepted":
            changed.append(passage)
        else:  # That it only explains was found in the words it had.
            verdict = "" if passage.verdict == "set-aside" else passage.verdict
            changed.append(passage.model_copy(update={"text": says, "verdict": verdict}))
    return document.model_copy(update={"columns": dict(columns)}), changed


def say_columns(columns: Columns, names: Mapping[str, str]) -> str:
    """How the columns are read, in a sentence or two; ``names`` are what the fields are called."""
    columns = without_meanings(columns)
    read = [f"{names[field].lower()} from “{column}”" for column, field in columns.items() if field]
    has_text = TEXT in columns.values()
    kept = [f"“{column}”" for column, field in columns.items() if not field and has_text]
    if len(kept) > _MOST_NAMED:
        kept = [*kept[:_MOST_NAMED], f"{len(kept) - _MOST_NAMED} more"]
    said = listed(read)
    first = f"{said[:1].upper()}{said[1:]}." if said else ""
    rest = f"Kept with the item, and in the evidence workbook: {listed(kept)}." if kept else ""
    return " ".join(filter(None, (first, rest if has_text else "The text says every cell.")))


def columns_of(documents: Iterable[SourceDocument]) -> list[Columns]:
    """How the columns of documents are read, the sheet that came last at the end."""
    return [document.columns for document in documents if may_be_mapped(document.columns)]


def _each_once(columns: Columns, rows: Sequence[Cells]) -> dict[str, str]:
    given: dict[str, str] = {}
    for column, field in columns.items():
        beside = any(_is_beside(other, column, held, field, rows) for other, held in given.items())
        given[column] = "" if beside else field
    return given


def _is_beside(other: str, column: str, held: str, field: str, rows: Iterable[Cells]) -> bool:
    """Whether two columns hold one field in a row that has both, and only one of them may."""
    alike = bool(field) and held == field and other != column and field not in HELD_BY_SEVERAL
    return alike and any(other in cells and column in cells for cells in rows)
