"""How the comparison was made, and what the words mean."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.text import Row


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word that the paper uses, what it means, and whose word it is."""

    word: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Method:
    """How the comparison was made and what its words mean, unless the glossary says so."""

    compared: tuple[str, ...]
    exemplars: tuple[str, ...]
    severities: tuple[tuple[str, str, str], ...]
    words: tuple[Row, ...]
    categories: tuple[Row, ...]
    qualities: tuple[Row, ...]
    limits: tuple[str, ...]
    acknowledgement: str
    ours: str
    caveat: str
