"""Evidence items, and the JSON in which they are exchanged."""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Mapping
from typing import Annotated, Any, cast

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from rubric.pack import Model, Pack
from rubric.partial_dates import first_day

FORMAT = "plumbline-evidence/1"
LONGEST_ID = 100
"""Characters. Ids stand in sentences, and in the keys by which decisions are kept."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class EvidenceError(Exception):
    """Evidence that cannot be read: one sentence with the place and the cure."""


def _partial_date(value: object) -> object:
    """An ISO day, month or year, kept as written: a source that gives only the year is not made to give more."""
    if value == "":
        return None
    if isinstance(value, str):
        first_day(value)
        return value
    raise ValueError("a date is written 2026, 2026-06 or 2026-06-30")


# The outer None is seen to by pydantic itself: thousands of items state no date.
PartialDate = Annotated[str | None, BeforeValidator(_partial_date)] | None


def _digest(value: str) -> str:
    """The name of a kept file's content: it comes with a file that anyone may have made, so it can be nothing else."""
    if value and not _DIGEST.fullmatch(value):
        raise ValueError("the digest of a kept file is 64 figures and letters from a to f, or empty")
    return value


class EvidenceItem(Model):
    """A passage the council enters.

    ``date`` is the source's own date, ``period`` the time its figures speak of, in the source's words. An empty
    string or None means "not stated". ``file_name`` and ``file_digest`` (SHA-256) tell the file that is kept in the
    assessment with the item. ``extra`` keeps what another program wrote beside the fields we know.
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
    file_name: str = ""
    file_digest: Annotated[str, AfterValidator(_digest)] = ""
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


_KNOWN = set(EvidenceItem.model_fields) - {"extra", "sub_headings"}


def read_evidence(text: str, pack: Pack) -> EvidenceSet:
    """Read the text of an evidence file. Raises EvidenceError; unknown keys of an item are kept in ``extra``."""
    try:
        raw = json.loads(text, object_pairs_hook=_without_doubles, parse_float=_number, parse_constant=_number)
    except (ValueError, RecursionError) as error:
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "its nesting or a number in it"
        raise EvidenceError(f"{where}: this is not valid JSON; export the evidence again") from None
    whole = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
    if whole.get("format") != FORMAT:
        raise EvidenceError(f'the top: expected "format": "{FORMAT}"; choose an evidence file')
    unknown = whole.keys() - {"format", "council", "statement", "as_of", "evidence"}
    if unknown:
        raise EvidenceError(f"the top: unknown word {_shown(min(unknown))}; remove it")
    if whole.get("statement") != pack.id:
        raise EvidenceError(f'the top: "statement" must be {pack.id!r}, the only rubric here')
    if not _is_text(whole.get("council")):
        raise EvidenceError('the top: "council" holds half of a character; type the name again')
    if not isinstance(whole.get("evidence"), list):
        raise EvidenceError('the top: "evidence" must be a list of items')
    items = tuple(_item(value, number, pack) for number, value in enumerate(whole["evidence"], start=1))
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise EvidenceError(f"item {item.id}: this id stands twice; give each item its own")
        seen.add(item.id)
    as_of = whole.get("as_of")
    try:
        # Anything else would be taken for a number of seconds, and so for another day.
        if not (isinstance(as_of, str) and _DAY.fullmatch(as_of)):
            as_of = None
        return EvidenceSet.model_validate(
            {
                "council": whole.get("council") or "",
                "statement": pack.id,
                "as_of": as_of,
                "evidence": items,
            }
        )
    except ValidationError:
        raise EvidenceError('the top: "as_of" must be a day such as 2026-10-01 and "council" a name') from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise EvidenceError(f"the key {_shown(twice)} stands twice in one object; keep one of them")
    return whole


def _number(word: str) -> float:
    if not math.isfinite(float(word)):
        raise EvidenceError(f"{_shown(word)} is not a number that JSON can hold; export the evidence again")
    return float(word)


def _shown(word: str) -> str:
    return repr(word if len(word) <= LONGEST_ID else word[:LONGEST_ID] + "...")


def _is_text(value: object) -> bool:
    """Whether every character is whole: JSON can spell half of one, which no file or database will take."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _item(value: object, number: int, pack: Pack) -> EvidenceItem:
    if not isinstance(value, dict):
        raise EvidenceError(f"item {number}: expected an object with an id and a text")
    raw = dict(cast("dict[str, Any]", value))
    name = raw.get("id")
    is_line = isinstance(name, str | int) and len(str(name)) <= LONGEST_ID and str(name).isprintable()
    place = f"item {(is_line and name) or number}"
    if not _is_text(raw):
        raise EvidenceError(f"item {number}: it holds half of a character; type that word again and export anew")
    first, further, category = raw.pop("sub_heading", None), raw.pop("also_under", None), raw.get("category")
    if not isinstance(further, list | None):
        raise EvidenceError(f"{place}: also_under must be a list of sub-headings")
    sub_headings = (*([first] if first is not None else []), *cast("list[object]", further or []))
    if any(sub_heading not in [s.id for s in pack.sub_headings] for sub_heading in sub_headings):
        raise EvidenceError(f"{place}: there is no such sub_heading in {pack.id}; leave it null or correct it")
    if category is not None and category not in [c.id for c in pack.evidence_categories]:
        raise EvidenceError(f"{place}: there is no such category in {pack.id}; leave it null or correct it")
    if isinstance(name, str) and not is_line:
        raise EvidenceError(f"{place}: its id must be one line of at most {LONGEST_ID} characters; shorten it")
    fields = {key: field for key, field in raw.items() if key in _KNOWN and field is not None}
    extra = {key: field for key, field in raw.items() if key not in _KNOWN}
    try:
        return EvidenceItem.model_validate({**fields, "sub_headings": sub_headings, "extra": extra})
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        said = fault["msg"].removeprefix("Value error, ")
        raise EvidenceError(f"{place}: {fault['loc'][0] if fault['loc'] else 'item'}: {said}; correct it") from None


def write_evidence(evidence: EvidenceSet) -> str:
    """The text of an evidence file. Further sub-headings stand in ``also_under``; ``extra`` goes back where it was."""

    def row(item: EvidenceItem) -> dict[str, Any]:
        known = item.model_dump(exclude={"extra", "sub_headings"}, exclude_defaults=True)
        head = {"id": item.id, "sub_heading": item.sub_headings[0] if item.sub_headings else None}
        further = {"also_under": list(item.sub_headings[1:])} if len(item.sub_headings) > 1 else {}
        return {**head, **further, **known, **item.extra}

    whole = {
        "format": FORMAT,
        "council": evidence.council,
        "statement": evidence.statement,
        "as_of": evidence.as_of.isoformat(),
        "evidence": [row(item) for item in evidence.evidence],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
