"""Reads a value as a number with its unit, and says in words how one has changed from another."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from rubric.checks.figures import LARGE, figures
from rubric.text import folded, plain

SHARE = "%"
_LEAD = ": "
DURATIONS = frozenset(("minute", "hour", "day", "week", "month", "year"))
_SAID = {"£m": "million", "£bn": "billion", "£k": "thousand", "m": "million", "bn": "billion", "k": "thousand"}


class Amount(NamedTuple):
    """``unit`` is as `rubric.checks.figures` names it, ``of`` the words after it: "£" an hour, "day" and no more."""

    number: Decimal
    unit: str = ""
    of: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether it may be compared with that of a longer or a shorter time, as a count may not."""
        return self.unit == SHARE or bool(self.of) or self.unit.removeprefix("working ") in DURATIONS


@lru_cache(maxsize=4096)
def read_amount(value: str) -> Amount | None:
    """The number that a value is; None where it is none, or more than one: "about 24", "two in five", "9 of 30"."""
    # At the head of a line "3.9" would be the number of a paragraph.
    text = f"{_LEAD}{value.strip()}"
    found = figures(text)
    if len(found) != 1 or found[0].span[0] != len(_LEAD):
        return None
    figure = found[0]
    printed = plain(text[slice(*figure.span)]).replace(",", "").lstrip("£ ")
    digits = "".join(letter for letter in printed if letter.isdigit() or letter == ".")
    try:
        number = Decimal(digits.rstrip("."))
    except InvalidOperation:
        return None
    rest = " ".join(folded(text[figure.span[1] :]).split())
    return None if any(letter.isdigit() for letter in rest) else Amount(number, figure.unit, rest)


def are_alike(one: Amount, other: Amount) -> bool:
    """Whether both count the same: to take one from the other says something."""
    return (one.unit, one.of) == (other.unit, other.of)


def say_change(before: Amount, now: Amount) -> str:
    """Up 4 points, down 12, up £1.20, down 1.6 days; none is "no change"."""
    by = now.number - before.number
    if not by:
        return "no change"
    return f"{'up' if by > 0 else 'down'} {_say(abs(by), now)}"


def _say(by: Decimal, of: Amount) -> str:
    number = f"{by:,f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".") if not of.unit.startswith("£") or of.unit in LARGE else number
    if of.unit == SHARE:
        return f"{number} {'point' if by == 1 else 'points'}"
    if of.unit.startswith("£"):
        said = f"£{number}"
        return f"{said} {_SAID[of.unit]}" if of.unit in _SAID else said
    if of.unit in _SAID:
        return f"{number} {_SAID[of.unit]}"
    return f"{number} {of.unit}{'' if by == 1 else 's'}" if of.unit else number
