"""Reads an evidence file of our own: each item is a passage, its fields are known."""

from __future__ import annotations

import json
from typing import Any

from desktop.importing.errors import ImportingError
from desktop.importing.lines import Piece
from desktop.importing.reading import Reading, Records
from rubric.evidence import FORMAT

_FIELDS = (
    "text",
    "source",
    "date",
    "sub_heading",
    "category",
    "page",
    "owner",
    "period",
    "link",
    "status",
    "caveat",
    "review_by",
)


def read(name: str, text: str) -> Reading:
    """The items of the file. Raises ImportingError for any other JSON."""
    try:
        whole: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise ImportingError(f"{name}: this is not valid JSON; export the evidence again.") from None
    items = whole.get("evidence") if isinstance(whole, dict) and whole.get("format") == FORMAT else None
    if not isinstance(items, list):
        raise ImportingError(
            f"{name}: this JSON is no evidence file of ours; save what it holds as .csv or .txt and import that."
        )
    rows: list[tuple[str, ...]] = []
    places: list[str] = []
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            raise ImportingError(f"{name}: item {number} has no text; export the evidence again.")
        rows.append(tuple(_said(item.get(field)) for field in _FIELDS))
        places.append(_said(item.get("id")) or str(number))
    pieces = [Piece("record", row[0], page=place) for row, place in zip(rows, places, strict=True) if row[0].strip()]
    records = Records(name, _FIELDS, _FIELDS, tuple(rows), tuple(places))
    return Reading(pieces, title=_said(whole.get("council")), records=[records])


def _said(value: object) -> str:
    return str(value).encode("utf-8", "ignore").decode() if isinstance(value, str | int | float) else ""
