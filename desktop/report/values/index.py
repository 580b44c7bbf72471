"""The evidence itself, item by item."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.text import Reference


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An evidence item as the index prints it."""

    anchor: str
    id: str
    source: str
    words: str
    category: str
    date: str
    period: str
    caveat: str
    used: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class IndexTable:
    """At most fifty rows: longer tables lay out too slowly."""

    title: str
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The evidence that the draft relies on, and what it leaves aside."""

    standfirst: str
    tables: tuple[IndexTable, ...]
    unused: str
    long: bool = False
