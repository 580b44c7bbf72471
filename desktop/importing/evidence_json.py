"""Reads an evidence file of our own: each item is a record, and every key of it comes in."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from desktop.importing.errors import ImportingError
from desktop.importing.lines import Piece
from desktop.importing.reading import Reading, counted
from rubric.columns import SUB_HEADINGS, UNKNOWN
from rubric.evidence import FORMAT, EvidenceItem

_PLACES: Mapping[str, str] = {"sub_heading": SUB_HEADINGS, "also_under": SUB_HEADINGS}
_COLUMNS: dict[str, str] = {
    **{field: field for field in EvidenceItem.model_fields if field not in (SUB_HEADINGS, UNKNOWN)},
    **_PLACES,
}
_OTHER_KEYS = "other keys"


def read(name: str, text: str) -> Reading:
    """The items of the file. Raises ImportingError for any other JSON."""

    def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ImportingError(f"{name}: a key stands twice in one item; keep one of them.")
        return dict(pairs)

    try:
        whole: Any = json.loads(text, object_pairs_hook=without_doubles, parse_float=_number, parse_constant=_number)
    except (ValueError, RecursionError):
        raise ImportingError(f"{name}: this is not valid JSON; export the evidence again.") from None
    items = whole.get("evidence") if isinstance(whole, dict) and whole.get("format") == FORMAT else None
    if not isinstance(items, list):
        raise ImportingError(
            f"{name}: this JSON is no evidence file of ours; save what it holds as .csv or .txt and import that."
        )
    reading = Reading(title=_said(whole.get("council")), columns={**_COLUMNS, _OTHER_KEYS: UNKNOWN})
    empty = 0
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            raise ImportingError(f"{name}: item {number} has no text; export the evidence again.")
        if item["text"].strip():
            reading.pieces.append(Piece("record", _said(item["text"]), page=_page(item, number), cells=_cells(item)))
        else:
            empty += 1
    if empty:
        reading.left_out.append(f"{counted(empty, 'item has', 'items have')} no text: left out.")
    return reading


def _cells(item: Mapping[str, Any]) -> dict[str, str]:
    """The keys of an item as cells: those that we do not know together, as the JSON that they are."""
    cells = {key: _said(item[key]) for key in _COLUMNS if item.get(key) not in (None, "", [])}
    unknown = {key: value for key, value in item.items() if key not in _COLUMNS}
    return {**cells, **({_OTHER_KEYS: _said(unknown)} if unknown else {})}


def _page(item: Mapping[str, Any], number: int) -> str:
    return " ".join(_said(item.get("id")).split()) or str(number)


def _said(value: object) -> str:
    """A value in words: a list of words as such, all else that is no word as JSON. Halves of a character go."""
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        value = "; ".join(value)
    said = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return said.encode("utf-8", "ignore").decode()


def _number(word: str) -> float:
    if not math.isfinite(float(word)):
        raise ValueError
    return float(word)
