"""Gives a value the unit of the one beside it, where it leaves that out: "2.3 days (last year 3.9)"."""

from __future__ import annotations

import re

_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"\d[\d,]*(?:\.\d+)?(\s?%|\s(?:minutes|hours|days|weeks|months|years|per cent))")


def in_unit(value: str, beside: str) -> str:
    """The value as it is printed, with the unit of the other one."""
    unit = _UNIT.fullmatch(beside)
    return f"{value}{unit[1]}" if unit and _BARE.fullmatch(value) else value
