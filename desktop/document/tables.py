"""Which model a row of each table is, and how its values stand in SQLite."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic_core import from_json

from rubric.assessment import Account, BinnedItem, Details, Export, FigureRecord, Passage, ReportOptions, SourceDocument
from rubric.decisions import Action, Dismissal, MatchDecision
from rubric.evidence import EvidenceItem
from rubric.pack import Model

JSON_FIELDS = frozenset({"sub_headings", "extra", "parts", "left_out", "held", "cells", "columns"})
Key = tuple[str | int, ...]


class Statement(Model):
    """The row of one quality statement in the file."""

    statement: str
    pack_edition: str
    last_evidence_number: int = 0


@dataclass(frozen=True)
class Table:
    """A table and the fields that name a row; ``listed`` ones hold many rows a statement, in an order of their own."""

    name: str
    model: type[Model]
    key: tuple[str, ...]
    listed: bool = True

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The columns that the model knows."""
        return tuple(self.model.model_fields)

    @cached_property
    def json_fields(self) -> tuple[str, ...]:
        """The fields that stand in SQLite as JSON."""
        return tuple(field for field in self.fields if field in JSON_FIELDS)

    @cached_property
    def key_columns(self) -> tuple[str, ...]:
        """The columns of a row's key in a change, in order."""
        return ("statement", *self.key) if self.listed else self.key

    @cached_property
    def insert(self) -> str:
        """SQL that adds a listed row: statement, position and the fields."""
        columns = ("statement", "position", *self.fields)
        return f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608

    @cached_property
    def update(self) -> str:
        """SQL that sets every field of the row with a key."""
        return f"UPDATE {self.name} SET {', '.join(f'{field} = ?' for field in self.fields)} WHERE {self._where}"  # noqa: S608

    @cached_property
    def delete(self) -> str:
        """SQL that deletes the row with a key."""
        return f"DELETE FROM {self.name} WHERE {self._where}"  # noqa: S608

    @cached_property
    def select(self) -> str:
        """SQL that reads the fields of a statement's rows, and last the position where there is one, in any order."""
        columns = ", ".join(self.fields)
        if self.listed:
            return f"SELECT {columns}, position FROM {self.name} WHERE statement = ?"  # noqa: S608
        return f"SELECT {columns} FROM {self.name}"  # noqa: S608

    @property
    def _where(self) -> str:
        return " AND ".join(f"{column} = ?" for column in self.key_columns) or "1"


TABLES = {
    table.name: table
    for table in (
        Table("assessment", Details, (), listed=False),
        Table("statement", Statement, ("statement",), listed=False),
        Table("evidence", EvidenceItem, ("id",)),
        Table("bin", BinnedItem, ("id",)),
        Table("match_decision", MatchDecision, ("evidence", "pattern")),
        Table("dismissal", Dismissal, ("gap",)),
        Table("action", Action, ("id",)),
        Table("account", Account, ("sub_heading",)),
        Table("source_document", SourceDocument, ("id",)),
        Table("passage", Passage, ("id",)),
        Table("figure", FigureRecord, ("id",)),
        Table("report_options", ReportOptions, (), listed=False),
        Table("export", Export, ("number",)),
    )
}


def key_of(table: Table, statement: str, row: Model) -> Key:
    """The key of a row in a change."""
    own = tuple(getattr(row, field) for field in table.key)
    return (statement, *own) if table.listed else own


def encoded(table: Table, row: Model) -> tuple[Any, ...]:
    """A row's values as SQLite keeps them, in the order of the table's fields."""
    return tuple(_encoded(getattr(row, field)) for field in table.fields)


def _encoded(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Model):
        return value.model_dump_json()
    if isinstance(value, tuple | Mapping):
        return json.dumps(value, ensure_ascii=False)
    return value


def decoded(table: Table, values: tuple[Any, ...]) -> dict[str, Any]:
    """The fields of a row that SQLite gave; the model does the rest. Raises ValueError where JSON is broken."""
    row = dict(zip(table.fields, values, strict=False))
    for field in table.json_fields:
        row[field] = from_json(row[field])
    return row
