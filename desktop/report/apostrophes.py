"""One kind of apostrophe and quotation mark in what the paper says itself; words quoted keep their own."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from desktop.report.values.section import Quotation
from desktop.report.values.text import Quoted, Reference

Told = TypeVar("Told")

_EXACT = frozenset(("look", "i_statements", "we_statement", "anchor", "target", "id", "parts", "follow_on"))
"""Fields of words that are quoted, and of names that lead from one place of the paper to another."""

_INDEXED = "words"
"""What an item says, in the index."""

_OPENS = re.compile(r"(?:(?<=[\s(\[–—-])|^)([\"'])(?=\w)")
_MARKS = str.maketrans({"'": "’", '"': "”"})


def curled(told: Told) -> Told:
    """What the paper says with curly marks."""
    return _curled(told)


def curly(text: str) -> str:
    """A text of ours with curly marks."""
    if "'" not in text and '"' not in text:
        return text
    return _OPENS.sub(lambda found: "“" if found[1] == '"' else "‘", text).translate(_MARKS)


def _curled(value: Any) -> Any:
    if isinstance(value, str):
        return curly(value)
    if isinstance(value, tuple):
        return tuple(_curled(one) for one in cast("tuple[Any, ...]", value))
    if not is_dataclass(value) or isinstance(value, Quoted | Quotation | Reference):
        return value
    left = _EXACT | ({_INDEXED} if hasattr(value, "anchor") else set())
    told = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in left}
    changed = {name: made for name, old in told.items() if (made := _curled(old)) != old}
    return replace(cast("Any", value), **changed) if changed else value
