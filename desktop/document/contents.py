"""Everything a file holds, in memory: rows by key, the order they stand in, and the frozen picture of them."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from desktop import garbage
from desktop.document.changes import Change
from desktop.document.database import Edition, stamp
from desktop.document.errors import AssessmentError
from desktop.document.migrations import migrate
from desktop.document.tables import TABLES, Key, Statement, Table, decoded, encoded, key_of
from rubric.assessment import Assessment
from rubric.decisions import Decisions
from rubric.pack import Model

if TYPE_CHECKING:
    from sqlite_utils import Database

_LISTS = {
    "evidence": "evidence",
    "bin": "bin",
    "account": "accounts",
    "source_document": "documents",
    "passage": "passages",
    "figure": "figures",
    "export": "exports",
}
_DECISIONS = {"match_decision": "matches", "dismissal": "dismissals", "action": "actions"}


@dataclass(frozen=True)
class Contents:
    """``rows`` are in order, a dict a table. ``places`` keeps the position of a deleted row too: undo puts it back."""

    rows: Mapping[str, dict[Key, Model]]
    places: dict[str, dict[Key, int]]
    assessment: Assessment

    def after(self, changes: Iterable[Change]) -> Contents:
        """The contents once changed; only the tables a change names are made anew.

        Raises RuntimeError where a change does not start from what is here: that is a fault of ours.
        """
        rows = dict(self.rows)
        for change in changes:
            table = TABLES[change.table]
            if rows[table.name] is self.rows[table.name]:
                rows[table.name] = dict(self.rows[table.name])
            held = rows[table.name].pop(change.key, None) if change.after is None else rows[table.name].get(change.key)
            if (None if held is None else dict(held)) != (None if change.before is None else dict(change.before)):
                raise RuntimeError(f"a change to {change.table} {change.key} does not start from what is there")
            if change.after is not None:
                self._put(table, rows, change)
        touched = [name for name in rows if rows[name] is not self.rows[name]]
        return Contents(rows, self.places, _changed(self.assessment, rows, touched))

    def _put(self, table: Table, rows: dict[str, dict[Key, Model]], change: Change) -> None:
        row = table.model.model_validate(change.after)
        if key_of(table, self.assessment.statement, row) != change.key:
            raise RuntimeError(f"a change to {change.table} {change.key} gives the row another key")
        held, places = rows[table.name], self.places[table.name]
        is_new, last = change.key not in held, next(reversed(held), None)
        held[change.key] = row
        if not is_new:
            return
        # The last place given is the highest: places are only ever added.
        place = places.setdefault(change.key, next(reversed(places.values()), 0) + 1)
        if last is not None and place < places[last]:
            rows[table.name] = dict(sorted(held.items(), key=lambda pair: places[pair[0]]))


def contents_of(assessment: Assessment) -> Contents:
    """The contents of a file that is to hold this assessment."""
    rows: dict[str, dict[Key, Model]] = {name: {} for name in TABLES}
    rows["assessment"] = {(): assessment.details}
    rows["report_options"] = {(): assessment.report_options}
    rows["statement"] = {
        (assessment.statement,): Statement(
            statement=assessment.statement,
            pack_edition=assessment.pack_edition,
            last_evidence_number=assessment.last_evidence_number,
        )
    }
    for names, holder in ((_LISTS, assessment), (_DECISIONS, assessment.decisions)):
        for name, field in names.items():
            table = TABLES[name]
            rows[name] = {key_of(table, assessment.statement, row): row for row in getattr(holder, field)}
    places = {name: {key: place for place, key in enumerate(rows[name], start=1)} for name in TABLES}
    return Contents(rows, places, assessment)


def fill(db: Database, assessment: Assessment) -> None:
    """Give an empty database the schema and everything an assessment holds."""
    migrate(db)
    contents = contents_of(assessment)
    with db.atomic():
        db.execute("INSERT INTO assessment (id, revision) VALUES (?, 0)", (secrets.token_hex(8),))
        db.execute("INSERT INTO statement (statement, position) VALUES (?, 1)", (assessment.statement,))
        for table in TABLES.values():
            rows, places = contents.rows[table.name], contents.places[table.name]
            if table.listed:
                values = ((assessment.statement, places[key], *encoded(table, row)) for key, row in rows.items())
                db.conn.executemany(table.insert, values)
            else:
                for key, row in rows.items():
                    store(db, table, key, row, None)
        stamp(db, Edition(1, secrets.token_hex(8)))


def store(db: Database, table: Table, key: Key, row: Model, place: int | None) -> None:
    """Write one row: anew at a place among its kind, or over the one that is there."""
    if place is None:
        db.execute(table.update, (*encoded(table, row), *key))
    else:
        db.execute(table.insert, (key[0], place, *encoded(table, row)))


def load_contents(db: Database, name: str) -> Contents:
    """Read everything a database holds of its first statement. Raises AssessmentError that names the row."""
    statement = next(db.execute("SELECT statement FROM statement ORDER BY position LIMIT 1"), None)
    if statement is None:
        raise AssessmentError(f"{name} holds no assessment: open a backup of it instead.")
    rows: dict[str, dict[Key, Model]] = {}
    places: dict[str, dict[Key, int]] = {}
    for table in TABLES.values():
        with garbage.kept_waiting():
            read = list(_load(db, table, statement[0], name))
        rows[table.name] = {key: row for key, row, _ in read}
        places[table.name] = {key: place for key, _, place in read}
    empty = Assessment.model_construct(statement=statement[0], decisions=Decisions.model_construct())
    return Contents(rows, places, _changed(empty, rows, TABLES))


def _load(db: Database, table: Table, statement: str, name: str) -> Iterator[tuple[Key, Model, int]]:
    validate = table.model.model_validate
    key_indexes = [table.fields.index(field) for field in table.key]
    head = (statement,) if table.listed else ()
    try:
        found = db.execute(table.select, head).fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        raise AssessmentError(
            f"{name} cannot be read at its table {table.name}: open a backup of it instead."
        ) from None
    if table.listed:
        found.sort(key=itemgetter(-1))  # SQLite would carry every text through its sort
    for number, values in enumerate(found, start=1):
        try:
            row = validate(decoded(table, values))
        except (ValueError, TypeError) as error:
            place = f"row {number} of its table {table.name}"
            field = f", {error.errors()[0]['loc'][0]}" if isinstance(error, ValidationError) else ""
            raise AssessmentError(f"{name} cannot be read at {place}{field}: open a backup of it instead.") from None
        yield (*head, *[values[index] for index in key_indexes]), row, values[-1] if table.listed else number


def _changed(assessment: Assessment, rows: Mapping[str, Mapping[Key, Model]], touched: Iterable[str]) -> Assessment:
    update: dict[str, Any] = {}
    decisions: dict[str, Any] = {}
    for name in touched:
        values = tuple(rows[name].values())
        if name in _LISTS:
            update[_LISTS[name]] = values
        elif name in _DECISIONS:
            decisions[_DECISIONS[name]] = values
        elif name == "assessment":
            update["details"] = values[0]
        elif name == "report_options":
            update["report_options"] = values[0]
        else:
            update |= dict(rows[name][(assessment.statement,)])
    if decisions:
        update["decisions"] = assessment.decisions.model_copy(update=decisions)
    return assessment.model_copy(update=update)
