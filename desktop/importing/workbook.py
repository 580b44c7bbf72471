"""Reads an Excel workbook: sheet by sheet, a row an item, each cell as the sheet shows it. Formulas are never run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.importing.blocks import clean
from desktop.importing.cell_formats import built_in, shown
from desktop.importing.errors import ImportingError
from desktop.importing.header import Row
from desktop.importing.lines import Piece
from desktop.importing.package import Element, Package
from desktop.importing.reading import Reading, counted
from desktop.importing.records import MOST_ROWS, read_sheet
from desktop.importing.word_numbering import whole

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_FARTHEST_COLUMN = 300
_MOST_MERGED = 5_000
_PLAIN_NAME = re.compile(r"Sheet ?\d+")


def read(package: Package) -> Reading:
    """The sheets that are not hidden. Raises ImportingError."""
    return _Workbook(package).read()


class _Workbook:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.book = package.xml(package.main)
        if self.book is None:
            raise package.damaged()
        parts = dict(package.relationships(package.main).values())
        self.strings = self._strings(parts.get("sharedStrings", ""))
        self.formats = self._formats(parts.get("styles", ""))
        properties = self.book.find("{s}workbookPr")
        self.since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.reading = Reading()

    def read(self) -> Reading:
        targets = {key: part for key, (_, part) in self.package.relationships(self.package.main).items()}
        sheets = list(self.book.iterfind("{s}sheets/{s}sheet"))  # pyright: ignore[reportOptionalMemberAccess]
        several = len(sheets) > 1
        for sheet in sheets:
            name = clean(sheet.get("name", ""))
            if sheet.get("state") in ("hidden", "veryHidden"):
                self.reading.left_out.append(f"The sheet “{name}” is hidden and left out.")
                continue
            part = targets.get(sheet.get("{r}id", ""), "")
            tree = self.package.xml(part)
            if tree is None or tree.tag != "{s}worksheet":
                self.reading.left_out.append(f"The sheet “{name}” holds no cells and is left out.")
                continue
            self._say_beside(part, name)
            titled = several or not _PLAIN_NAME.fullmatch(name)
            rows = self._rows(tree, name)
            if not any(any(row.cells) for row in rows):
                continue
            if titled:
                self.reading.pieces.append(Piece("heading", name))
            self.reading.add_sheet(read_sheet(self.package.name, name, rows))
        return self.reading

    def _say_beside(self, part: str, sheet: str) -> None:
        """Say what lies on a sheet beside its cells, and is left out."""
        kinds = {kind for kind, _ in self.package.relationships(part).values()}
        if "comments" in kinds or "threadedComment" in kinds:
            self.reading.left_out.append(f"The comments on the sheet “{sheet}” are left out.")
        if "drawing" in kinds:
            self.reading.left_out.append(f"The charts and pictures on the sheet “{sheet}” are left out.")

    def _strings(self, part: str) -> dict[int, str]:
        tree = self.package.xml(part) if part else None
        return {at: _text(item) for at, item in enumerate(tree)} if tree is not None else {}

    def _formats(self, part: str) -> dict[int, str]:
        tree = self.package.xml(part) if part else None
        if tree is None:
            return {}
        own = {f.get("numFmtId", ""): f.get("formatCode", "") for f in tree.iterfind("{s}numFmts/{s}numFmt")}
        used = [form.get("numFmtId", "0") for form in tree.iterfind("{s}cellXfs/{s}xf")]
        return {at: own.get(number, built_in(whole(number, 0))) for at, number in enumerate(used)}

    def _rows(self, tree: Element, sheet: str) -> list[Row]:
        hidden_columns = _hidden_columns(tree)
        merged = _merged(tree)
        above: dict[tuple[int, int], str] = {}
        rows: list[Row] = []
        hidden_rows = number = 0
        for row in tree.iterfind("{s}sheetData/{s}row"):
            number = whole(row.get("r"), number + 1)
            if row.get("hidden") in ("1", "true"):
                hidden_rows += 1
                continue
            cells = dict(self._cells(row))
            for column, (first, last) in ((c, span) for c, spans in merged.items() for span in spans):
                if first <= number <= last:
                    cells[column] = cells.get(column) or above.get((column, first), "")
                    above[column, first] = cells[column]
            line = [cells.get(at, "") for at in range(max(cells, default=-1) + 1) if at not in hidden_columns]
            if any(line):
                rows.append(Row(number, line))
            if len(rows) > MOST_ROWS + 1:
                break  # It is refused with the rest.
        if hidden_rows:
            self.reading.left_out.append(
                f"{counted(hidden_rows, 'hidden row', 'hidden rows')} of the sheet “{sheet}” left out."
            )
        if hidden_columns and any(True for _ in tree.iterfind("{s}sheetData/{s}row")):
            self.reading.left_out.append(f"Hidden columns of the sheet “{sheet}” are left out.")
        return rows

    def _cells(self, row: Element) -> Iterator[tuple[int, str]]:
        column = -1
        for cell in row.iterfind("{s}c"):
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            text = self._cell(cell)
            if not text:
                continue
            if column > _FARTHEST_COLUMN:
                raise ImportingError(
                    f"{self.package.name}: cell {cell.get('r', '')[:12]} lies beyond column {_FARTHEST_COLUMN}; "
                    "keep the columns that matter and import them alone."
                )
            yield column, text

    def _cell(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            own = cell.find("{s}is")
            return _text(own) if own is not None else ""
        held = cell.find("{s}v")
        value = (held.text or "") if held is not None else ""
        if kind == "s":
            return self.strings.get(whole(value, -1), "")
        if kind == "n" and value:
            form = self.formats.get(whole(cell.get("s"), 0), "")
            return shown(value, form, since_1904=self.since_1904)
        # Yes or no, a day in the ISO form, nothing where a formula failed, or the words that a formula made.
        return {"b": {"1": "Yes", "0": "No"}.get(value, value), "d": value[:10], "e": ""}.get(kind, value)


def _text(item: Element) -> str:
    """The words of a string in all its fonts, without the readings that some languages print above them."""
    own = item.find("{s}t")
    runs = item.findall("{s}r/{s}t")
    return "".join(part.text or "" for part in ([own] if own is not None else []) + runs)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _hidden_columns(tree: Element) -> set[int]:
    hidden: set[int] = set()
    for column in tree.iterfind("{s}cols/{s}col"):
        if column.get("hidden") in ("1", "true"):
            first, last = whole(column.get("min"), 1), whole(column.get("max"), 1)
            hidden |= set(range(first - 1, min(last, _FARTHEST_COLUMN + 1)))
    return hidden


def _merged(tree: Element) -> dict[int, list[tuple[int, int]]]:
    """For each column the rows that were merged into one cell."""
    found: dict[int, list[tuple[int, int]]] = {}
    for merge in tree.findall("{s}mergeCells/{s}mergeCell")[:_MOST_MERGED]:
        first, _, last = merge.get("ref", "").partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if start and end and int(end[2]) > int(start[2]):
            found.setdefault(_column(start[1]), []).append((int(start[2]), int(end[2])))
    return found
