"""The changes of one row of a table: it is added, changed or deleted, and is whole and sound afterwards."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from desktop.document.changes import Change
from desktop.document.errors import AssessmentError
from desktop.document.tables import TABLES, key_of
from rubric.assessment import Assessment
from rubric.pack import Model

Changes = tuple[Change, ...]


def made(model: type[Model], fields: dict[str, Any]) -> Model:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = str(fault["loc"][0]).replace("_", " ") if fault["loc"] else "it"
        raise AssessmentError(f"{place}: {fault['msg'].removeprefix('Value error, ')}; correct it.") from None


def whole(fields: dict[str, Any]) -> dict[str, Any]:
    """Halves of a character joined, or replaced where one stands alone: neither a file nor a digest can hold a half."""
    return {name: joined(value) if isinstance(value, str) else value for name, value in fields.items()}


def joined(text: str) -> str:
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def added(table: str, assessment: Assessment, row: Model) -> Change:
    return Change(table, key_of(TABLES[table], assessment.statement, row), None, whole(dict(row)))


def deleted(table: str, assessment: Assessment, row: Model) -> Change:
    return Change(table, key_of(TABLES[table], assessment.statement, row), dict(row), None)


def changed(table: str, assessment: Assessment, row: Model, fields: dict[str, Any]) -> Changes:
    after = made(type(row), {**dict(row), **whole(fields)})
    key = key_of(TABLES[table], assessment.statement, row)
    return () if after == row else (Change(table, key, dict(row), dict(after)),)


def put(table: str, assessment: Assessment, held: Model | None, model: type[Model], fields: dict[str, Any]) -> Changes:
    if held is not None:
        return changed(table, assessment, held, fields)
    return (added(table, assessment, made(model, fields)),)
