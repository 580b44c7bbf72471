"""What the key of a gap says: the check that raised it, the place it stands at and the subject it is about."""

from __future__ import annotations

MISSING, WEAK = "missing-pattern", "weak-pattern"
"""The two checks against patterns."""


def key_of(check: str, place: str, subject: str) -> str:
    """The key of a gap; the place is empty where what it rests on is not placed."""
    return f"{check}/{place}/{subject}"


def check_of(key: str) -> str:
    """The check that raised the gap."""
    return _part(key, 0)


def place_of(key: str) -> str:
    """The sub-heading it stands under."""
    return _part(key, 1)


def subject_of(key: str) -> str:
    """The pattern, the items or the whole sub-heading that it is about; empty where the key does not say."""
    return _part(key, 2)


def is_of_pattern(key: str) -> bool:
    """Whether a gap is against a pattern, and not from a check on the evidence."""
    return check_of(key) in (MISSING, WEAK)


def same_gap(key: str) -> str:
    """What two keys of one gap share: it makes no difference whether the pattern is weak or missing."""
    return key.partition("/")[2] if is_of_pattern(key) else key


def _part(key: str, place: int) -> str:
    parts = key.split("/", 2)
    return parts[place] if place < len(parts) else ""
