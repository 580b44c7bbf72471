"""What running text is made of, and the plainest row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A link printed as [E14] or [G1]; plain text where it has no ``target``, because nothing of it is printed.

    ``anchor`` is its own name where it is the first use in its section.
    """

    label: str
    target: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words quoted exactly as they stand in an evidence item."""

    words: str


Text = tuple[str | Reference | Quoted, ...]
"""Running text: plain words, words quoted, references."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value."""

    label: str
    value: str
