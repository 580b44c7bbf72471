"""The rows of a sheet's columns: what each is called, what stands in it and what it is read as, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from desktop.dates import say_partial_date
from desktop.models.figure_rows import say_whole_figure
from desktop.models.found_rows import FoundRow
from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.column_guess import guess_of_rows
from rubric.columns import (
    COMPARATOR,
    MEASURE,
    SUB_HEADINGS,
    TARGET,
    TEXT,
    VALUE,
    Columns,
    TakenIn,
    may_be_mapped,
    say_columns,
    text_cell,
)
from rubric.evidence import EvidenceItem
from rubric.figure_columns import gives_figures, row_figure, with_figure_columns
from rubric.own_words import without_meanings
from rubric.pack import Pack
from rubric.text import listed, shortened
from rubric.titles import title_of
from rubric.trackers import DATES, fields_of, unread

FIELD_NAMES: Mapping[str, str] = {
    TEXT: "Text",
    "source": "Source",
    "date": "Date",
    SUB_HEADINGS: "Sub-heading",
    "category": "Category",
    "owner": "Owner",
    "page": "Page or section",
    "period": "Period it covers",
    "link": "Link",
    "status": "Status",
    "review_by": "Review by",
    "caveat": "Caveat",
    MEASURE: "Measure",
    VALUE: "Value",
    TARGET: "Target",
    COMPARATOR: "Comparator",
}
"""What the fields that a column may hold are called, the usual ones first."""
KEPT_BESIDE = "No field: keep it with the item"
SAMPLES = 3
_NO_ITEM = "E0"
_LONGEST_SAMPLE = 60
_UNREAD = {
    "date": ("date", "dates", "read"),
    "review_by": ("review date", "review dates", "read"),
    SUB_HEADINGS: ("sub-heading", "sub-headings", "recognised"),
    "category": ("category", "categories", "recognised"),
    "status": ("status", "statuses", "recognised"),
}


def column_rows(columns: Columns, passages: Sequence[Passage], problems: Collection[str] = ()) -> tuple[FoundRow, ...]:
    """A row for each column: its name, three of its cells, and at the right what it is read as.

    A column with ``problems`` has a sign of it.
    """
    columns = without_meanings(columns)
    samples = samples_of(columns, passages)
    without = "Kept with the item" if TEXT in columns.values() else "In the text"
    return tuple(
        FoundRow(
            f"column/{column}",
            column,
            " · ".join(_sample(cell) for cell in samples[column]) or "No cell is filled",
            icon="triangle-alert" if column in problems else "table-2" if field else "minus",
            keys=f"{FIELD_NAMES.get(field, without)}{' · not all read' if column in problems else ''}",
        )
        for column, field in columns.items()
    )


def guessed(pack: Pack, columns: Columns, passages: Sequence[Passage]) -> dict[str, str]:
    """What the columns of a sheet are taken for where nobody has said what they hold."""
    guess = guess_of_rows(without_meanings(columns), passages)
    return with_figure_columns(pack, guess, [passage.cells for passage in passages])


def is_new_kind(pack: Pack, assessment: Assessment) -> bool:
    """Whether the document that was brought in last is a sheet whose columns nobody has looked at yet: guessed, and
    like no other sheet of the assessment.
    """
    *others, document = assessment.documents
    rows = [passage for passage in assessment.passages if passage.document == document.id and passage.cells]
    names = without_meanings(document.columns).keys()
    known = any(without_meanings(other.columns).keys() == names for other in others)
    return may_be_mapped(document.columns) and not known and guessed(pack, document.columns, rows) == document.columns


def samples_of(columns: Iterable[str], passages: Iterable[Passage]) -> dict[str, list[str]]:
    """The first cells of each column that are not like another."""
    samples: dict[str, list[str]] = {column: [] for column in columns}
    wanting = set(samples)
    for passage in passages:
        for column in wanting & passage.cells.keys():
            if passage.cells[column] not in samples[column]:
                samples[column].append(passage.cells[column])
                if len(samples[column]) == SAMPLES:
                    wanting.discard(column)
        if not wanting:
            break
    return samples


def problems(pack: Pack, document: SourceDocument, passages: Sequence[Passage]) -> tuple[str, ...]:
    """What of a sheet cannot be read as its columns say, in a sentence each."""
    of_sheet, of_accepted = problems_of_sheet(document, passages)
    return tuple(filter(None, (of_sheet, *problems_of_columns(pack, document, passages).values(), of_accepted)))


def problems_of_sheet(document: SourceDocument, passages: Sequence[Passage]) -> tuple[str, str]:
    """What is to be said of all rows: of their text, and of those that are evidence already. Empty where it is well."""
    rows = [passage for passage in passages if passage.cells]
    text = evidence = ""
    if TEXT not in document.columns.values():
        text = "" if gives_figures(document.columns) else "No column is the text: each row says all its cells."
    elif empty := sum(not text_cell(document.columns, passage.cells) for passage in rows):
        text = f"{_counted(empty, 'row has', 'rows have')} no text: {_they(empty, 'says', 'say')} every cell."
    if accepted := sum(passage.verdict == "accepted" for passage in rows):
        evidence = (
            f"{_counted(accepted, 'row is', 'rows are')} evidence already: {_they(accepted, 'stays', 'stay')} as "
            f"{_they(accepted, 'is', 'are')}; change the items themselves."
        )
    return text, evidence


def problems_of_columns(pack: Pack, document: SourceDocument, passages: Iterable[Passage]) -> dict[str, str]:
    """For each column with cells that cannot be read as what it holds, a sentence that says so."""
    said: dict[str, str] = {}
    for column, cells in unread(pack, document, passages).items():
        one, many, how = _UNREAD.get(document.columns[column], ("cell", "cells", "read"))
        which = f"“{_sample(cells[0])}”{'' if len(set(cells)) == 1 else ' first'}"
        kept = _they(len(cells), "is", "are")
        said[column] = f"{_counted(len(cells), one, many)} cannot be {how}, {which}: {kept} kept with the item."
    return said


def meanings_of(pack: Pack, field: str) -> tuple[tuple[str, str], ...]:
    """What words in a column that holds this field may mean: (title, id) each; nothing where they are just kept."""
    things = {
        SUB_HEADINGS: pack.sub_headings,
        "category": pack.evidence_categories,
        "status": pack.evidence_statuses,
    }.get(field, ())
    return tuple((thing.title, thing.id) for thing in things)


def say_taken_in(columns: Columns, taken: TakenIn, aside: int) -> str:
    """What came of taking in all rows of a sheet or of keeping their figures, and what became of its columns."""
    said: list[str] = []
    if taken.rows or not taken.figures:
        said.append(f"{_counted(taken.rows, 'row is', 'rows are')} evidence now")
    if taken.figures:
        said.append(f"{_counted(taken.figures, 'figure is', 'figures are')} kept")
    if taken.repeats:
        repeat, wait = ("repeats", "waits") if taken.repeats == 1 else ("repeat", "wait")
        said.append(f"{taken.repeats:,} {repeat} what is there and {wait}")
    if aside:
        said.append(f"{_counted(aside, 'is', 'are')} set aside")
    told = say_columns(columns, FIELD_NAMES) if taken.rows and may_be_mapped(columns) else ""
    return ". ".join(filter(None, ("; ".join(said), told)))


def say_moved(before: Columns, now: Columns, column: str) -> str:
    """Which other columns lost the field that one of them holds now, in words; empty where none did."""
    lost = [name for name, held in without_meanings(before).items() if held and held == now[column] and not now[name]]
    return f"{FIELD_NAMES[now[column]]} moved from {listed(lost)} to {column}" if lost else ""


def preview(pack: Pack, document: SourceDocument, passage: Passage) -> tuple[tuple[str, str], ...]:
    """What the item that a row becomes will hold: (name, what stands there) each, what is not said left away."""
    fields = fields_of(pack, document, passage)
    things = (*pack.sub_headings, *pack.evidence_categories, *pack.evidence_statuses)
    said = [(FIELD_NAMES[TEXT], passage.text)]
    for field, name in FIELD_NAMES.items():
        value = fields.get(field)
        if not value:
            continue
        if field in DATES:
            said.append((name, say_partial_date(value)))
        else:
            parts: tuple[str, ...] = value if isinstance(value, tuple) else (value,)
            said.append((name, ", ".join(title_of(things, part) for part in parts)))
    told = {"date": document.date, **fields, "id": _NO_ITEM, "text": passage.text}
    if (figure := row_figure(document.columns, passage.cells, EvidenceItem.model_validate(told))) is not None:
        said.append(("Its figure", say_whole_figure(figure)))
    return (*said, *((f"Kept with it: {name}", str(cell)) for name, cell in fields.get("extra", {}).items()))


def _they(count: int, one: str, many: str) -> str:
    return f"it {one}" if count == 1 else f"they {many}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _sample(cell: str) -> str:
    return shortened(" ".join(cell.split()), _LONGEST_SAMPLE)
