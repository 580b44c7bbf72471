"""Evidence items, and the JSON in which they are exchanged."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Field, ValidationError

from rubric.pack import Model, Pack

FORMAT = "plumbline-evidence/1"


class EvidenceError(Exception):
    """Evidence that cannot be read: one sentence with the place and the cure."""


def _partial_date(value: object) -> object:
    """An ISO day, month or year, kept as written: a source that gives only the year is not made to give more."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        first_day(value)
        return value
    raise ValueError("a date is written 2026, 2026-06 or 2026-06-30")


def first_day(partial_date: str) -> datetime.date:
    """The first day that an ISO day, month or year covers. Raises ValueError."""
    try:
        return datetime.date.fromisoformat(partial_date + "-01-01"[: 3 * (2 - partial_date.count("-"))])
    except ValueError:
        raise ValueError("a date is written 2026, 2026-06 or 2026-06-30") from None


def last_day(partial_date: str) -> datetime.date:
    """The last day that an ISO day, month or year covers. Raises ValueError."""
    first = first_day(partial_date)
    parts = partial_date.count("-")
    if parts == 2:
        return first
    after = first.replace(year=first.year + 1) if parts == 0 else (first + datetime.timedelta(days=31)).replace(day=1)
    return after - datetime.timedelta(days=1)


PartialDate = Annotated[str | None, BeforeValidator(_partial_date)]


class EvidenceItem(Model):
    """A passage the council enters.

    ``date`` is the source's own date, ``period`` the time its figures speak of, in the source's words. An empty
    string or None means "not stated". ``extra`` keeps what another program wrote beside the fields we know.
    """

    id: Annotated[str, Field(min_length=1)]
    text: str
    sub_headings: tuple[str, ...] = ()
    category: str | None = None
    date: PartialDate = None
    period: str = ""
    source: str = ""
    page: str = ""
    link: str = ""
    owner: str = ""
    status: str = ""
    caveat: str = ""
    review_by: PartialDate = None
    extra: Mapping[str, Any] = Field(default_factory=dict)


class EvidenceSet(Model):
    """What an evidence file holds."""

    council: str
    statement: str
    as_of: datetime.date
    evidence: tuple[EvidenceItem, ...]


_KNOWN = set(EvidenceItem.model_fields) - {"extra", "sub_headings"} | {"sub_heading"}


def read_evidence(text: str, pack: Pack) -> EvidenceSet:
    """Read the text of an evidence file. Raises EvidenceError; unknown keys of an item are kept in ``extra``."""
    try:
        raw = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "its nesting"
        raise EvidenceError(f"{where}: this is not valid JSON; export the evidence again") from None
    whole = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
    if whole.get("format") != FORMAT:
        raise EvidenceError(f'the top: expected "format": "{FORMAT}"; choose an evidence file')
    unknown = whole.keys() - {"format", "council", "statement", "as_of", "evidence"}
    if unknown:
        raise EvidenceError(f"the top: unknown word {min(unknown)!r}; remove it")
    if whole.get("statement") != pack.id:
        raise EvidenceError(f'the top: "statement" must be {pack.id!r}, the only rubric here')
    if not isinstance(whole.get("evidence"), list):
        raise EvidenceError('the top: "evidence" must be a list of items')
    items = tuple(_item(value, number, pack) for number, value in enumerate(whole["evidence"], start=1))
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise EvidenceError(f"item {item.id}: this id stands twice; give each item its own")
        seen.add(item.id)
    try:
        return EvidenceSet.model_validate(
            {
                "council": whole.get("council") or "",
                "statement": pack.id,
                "as_of": whole.get("as_of"),
                "evidence": items,
            }
        )
    except ValidationError:
        raise EvidenceError('the top: "as_of" must be a day such as 2026-10-01 and "council" a name') from None


def _item(value: object, number: int, pack: Pack) -> EvidenceItem:
    if not isinstance(value, dict):
        raise EvidenceError(f"item {number}: expected an object with an id and a text")
    raw = dict(cast("dict[str, Any]", value))
    place = f"item {raw.get('id') or number}"
    sub_heading, category = raw.pop("sub_heading", None), raw.get("category")
    if sub_heading is not None and sub_heading not in {s.id for s in pack.sub_headings}:
        raise EvidenceError(f"{place}: there is no such sub_heading in {pack.id}; leave it null or correct it")
    if category is not None and category not in {c.id for c in pack.evidence_categories}:
        raise EvidenceError(f"{place}: there is no such category in {pack.id}; leave it null or correct it")
    fields = {key: field for key, field in raw.items() if key in _KNOWN and field is not None}
    extra = {key: field for key, field in raw.items() if key not in _KNOWN}
    try:
        return EvidenceItem(**fields, sub_headings=(sub_heading,) if sub_heading else (), extra=extra)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise EvidenceError(f"{place}: {fault['loc'][0] if fault['loc'] else 'item'}: {fault['msg']}") from None


def write_evidence(evidence: EvidenceSet) -> str:
    """The text of an evidence file: one sub-heading an item, the first; ``extra`` goes back where it was."""

    def row(item: EvidenceItem) -> dict[str, Any]:
        known = item.model_dump(exclude={"extra", "sub_headings"}, exclude_defaults=True)
        head = {"id": item.id, "sub_heading": item.sub_headings[0] if item.sub_headings else None}
        return {**head, **known, **item.extra}

    whole = {
        "format": FORMAT,
        "council": evidence.council,
        "statement": evidence.statement,
        "as_of": evidence.as_of.isoformat(),
        "evidence": [row(item) for item in evidence.evidence],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
