"""The schema, as steps that are added to and never changed: a released step has been applied to officers' files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = int.from_bytes(b"PLMB", "big")


def migrations() -> Migrations:
    """Every step in order. `sqlite_utils` is imported late: it brings numpy, and the window must not wait for it."""
    from sqlite_utils.migrations import Migrations

    steps = Migrations("plumbline")
    for step in STEPS:
        steps()(step)
    return steps


def schema_version() -> int:
    """The number a published file bears: how many steps made its schema."""
    return len(STEPS)


def migrate(db: Database) -> None:
    """Apply the steps that a file lacks."""
    migrations().apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema_version()}")


def is_newer(db: Database) -> bool:
    """Whether a newer Plumbline has applied steps that this one does not know."""
    return not {applied.name for applied in migrations().applied(db)} <= {step.__name__ for step in STEPS}


def steps_applied(db: Database) -> int:
    """How many steps made the schema of a database."""
    return len(migrations().applied(db))


def first_schema(db: Database) -> None:
    """Every table but the cover is keyed by statement, so that a file may hold several."""
    cover = _texts("id", "mark", "council", "period", "as_of", "prepared_by", "decided_by", "review_by")
    db.create_table("assessment", {**cover, "revision": int, "draft": int}, pk="id", strict=True)
    statement = {**_texts("statement", "pack_edition"), "position": int, "last_evidence_number": int}
    db.create_table("statement", statement, pk="statement", strict=True)
    evidence = _texts(
        *("id", "text", "sub_headings", "category", "date", "period", "source", "page", "link", "owner", "status"),
        *("caveat", "review_by", "extra"),
    )
    _listed(db, "evidence", evidence, "id")
    _listed(db, "match_decision", _texts("evidence", "pattern", "verdict", "digest"), "evidence", "pattern")
    _listed(db, "dismissal", _texts("gap", "reason", "digest", "decided"), "gap")
    _listed(db, "action", {"id": int, **_texts("gap", "what", "owner", "due", "done")}, "id")
    _listed(db, "account", {**_texts("sub_heading", "narrative", "reasons"), "judgement": int}, "sub_heading")
    _listed(db, "source_document", {"id": int, **_texts("title", "file_name", "digest", "date")}, "id")
    words = _texts("kind", "text", "paragraph", "heading", "page", "verdict", "evidence")
    _listed(db, "passage", {"id": int, "document": int, "number": int, **words}, "id")


def bin_files_and_parts(db: Database) -> None:
    """A bin for deleted evidence, files kept with it, and an account in parts."""
    copied = ", ".join(f"{column.name} {column.type}" for column in db["evidence"].columns)
    db.execute(f"CREATE TABLE bin ({copied}, deleted TEXT, PRIMARY KEY (statement, id)) STRICT")
    for table in ("evidence", "bin"):
        for column in ("file_name", "file_digest"):
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE TABLE attached_file (digest TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT")
    db.execute("ALTER TABLE account ADD COLUMN parts TEXT NOT NULL DEFAULT '{}'")
    db.execute("ALTER TABLE account ADD COLUMN confidence TEXT NOT NULL DEFAULT ''")


def actions_of_no_gap(db: Database) -> None:
    """A sub-heading for actions that answer no gap."""
    db.execute("ALTER TABLE action ADD COLUMN sub_heading TEXT NOT NULL DEFAULT ''")


def report_options_and_exports(db: Database) -> None:
    """What is asked of the paper, in one row, and which papers were made."""
    switches = {"summary_only": 0, "owners": 1, "exemplars": 1, "mask": 1, "final": 0}
    columns = [f"{name} INTEGER NOT NULL DEFAULT {value}" for name, value in switches.items()]
    columns += [f"{name} TEXT NOT NULL DEFAULT ''" for name in ("watermark", "footer", "colour", "logo")]
    db.execute(f"CREATE TABLE report_options (left_out TEXT NOT NULL DEFAULT '[]', {', '.join(columns)}) STRICT")
    db.execute("INSERT INTO report_options DEFAULT VALUES")
    _listed(db, "export", {"number": int, "draft": int, **_texts("made_on", "file_name", "held")}, "number")


def documents_and_figures(db: Database) -> None:
    """Documents as things with an owner, a kind and versions; what stood in a row; figures kept by themselves."""
    texts = [f"{name} TEXT NOT NULL DEFAULT ''" for name in ("kind", "owner", "version", "where_from")]
    texts += ["left_out TEXT NOT NULL DEFAULT '[]'", "columns TEXT NOT NULL DEFAULT '{}'", "imported TEXT"]
    for column in (*texts, "date_confirmed INTEGER NOT NULL DEFAULT 0", "supersedes INTEGER"):
        db.execute(f"ALTER TABLE source_document ADD COLUMN {column}")
    for column in (
        "part INTEGER NOT NULL DEFAULT 0",
        "cells TEXT NOT NULL DEFAULT '{}'",
        "kept INTEGER NOT NULL DEFAULT 0",
    ):
        db.execute(f"ALTER TABLE passage ADD COLUMN {column}")
    told = _texts("measure", "value", "period", "comparator", "comparator_value", "comparator_period")
    _listed(db, "figure", {"id": int, **_texts("evidence"), **told}, "id")


def _texts(*columns: str) -> dict[str, type]:
    return dict.fromkeys(columns, str)


def _listed(db: Database, name: str, columns: dict[str, type], *key: str) -> None:
    db.create_table(name, {"statement": str, "position": int, **columns}, pk=("statement", *key), strict=True)


STEPS = (first_schema, bin_files_and_parts, actions_of_no_gap, report_options_and_exports, documents_and_figures)
