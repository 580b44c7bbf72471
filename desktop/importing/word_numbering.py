"""The numbers and marks that Word prints before paragraphs, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.importing.package import Element

BULLET = "bullet"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_MOST_LETTERS = 4


def _letters(number: int) -> str:
    """A, B ... Z, AA, BB: as Word counts, not as sheets do."""
    turn, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * min(turn + 1, _MOST_LETTERS)


def _roman(number: int) -> str:
    said = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        said += sign * (number // value)
        number %= value
    return said


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperLetter": _letters,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "none": lambda number: "",
}


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _List:
    """One numbering as paragraphs name it. Those with one ``abstract`` count on together, save at its ``restarts``."""

    abstract: str
    levels: dict[int, _Level]
    restarts: list[int] = field(default_factory=list)


class Numbering:
    """Every numbering of a document, and how far each has counted."""

    def __init__(self, tree: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._met: set[str] = set()
        self.style_levels: dict[tuple[str, str], int] = {}
        if tree is not None:
            self._read(tree)

    def level_of_style(self, numbering: str, style: str) -> int:
        """The level of a numbering at which paragraphs of a style stand."""
        known = self._lists.get(numbering)
        return self.style_levels.get((known.abstract, style), 0) if known else 0

    def label(self, numbering: str, level: int) -> str:
        """Count one paragraph; what is printed before it, or BULLET, or nothing."""
        known = self._lists.get(numbering)
        form = known.levels.get(level) if known else None
        if known is None or form is None:
            return ""
        counts = self._counts.setdefault(known.abstract, [None] * _LEVELS)
        if numbering not in self._met:
            self._met.add(numbering)
            for at in known.restarts:
                counts[at:] = [None] * (_LEVELS - at)
        before = counts[level]
        counts[level] = form.start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            below = known.levels.get(deeper)
            if below is None or below.restart is None or level < below.restart:
                counts[deeper] = None
        if form.format == BULLET:
            return BULLET
        return _PLACE.sub(lambda found: self._said(known, counts, int(found[1]) - 1, form.legal), form.text).strip()

    def _said(self, known: _List, counts: list[int | None], level: int, legal: bool) -> str:
        form = known.levels.get(level, _Level())
        number = counts[level]
        number = form.start if number is None else number
        in_words = None if legal or not 0 < number < 100_000 else _FORMATS.get(form.format)
        return in_words(number) if in_words else str(number)

    def _read(self, tree: Element) -> None:
        abstracts = {a.get("{w}abstractNumId", ""): a for a in tree.iterfind("{w}abstractNum")}
        by_link = {link.get("{w}val"): a for a in abstracts.values() if (link := a.find("{w}styleLink")) is not None}
        for one in tree.iterfind("{w}num"):
            reference = one.find("{w}abstractNumId")
            name = reference.get("{w}val", "") if reference is not None else ""
            abstract = abstracts.get(name)
            if abstract is None:
                continue
            link = abstract.find("{w}numStyleLink")
            if link is not None and (linked := by_link.get(link.get("{w}val"))) is not None:
                abstract, name = linked, linked.get("{w}abstractNumId", "")
            known = _List(name, {})
            for level in abstract.iterfind("{w}lvl"):
                self._level(known, level)
            for override in one.iterfind("{w}lvlOverride"):
                at = whole(override.get("{w}ilvl"), 0)
                start = override.find("{w}startOverride")
                for level in override.iterfind("{w}lvl"):
                    self._level(known, level)
                if start is not None and 0 <= at < _LEVELS:
                    known.restarts.append(at)
                    known.levels.setdefault(at, _Level()).start = whole(start.get("{w}val"), 1)
            self._lists[one.get("{w}numId", "")] = known

    def _level(self, known: _List, level: Element) -> None:
        at = whole(level.get("{w}ilvl"), 0)
        if not 0 <= at < _LEVELS:
            return
        restart = level.find("{w}lvlRestart")
        known.levels[at] = _Level(
            format=value(level, "{w}numFmt") or "decimal",
            text=value(level, "{w}lvlText"),
            start=whole(value(level, "{w}start"), 0),
            legal=level.find("{w}isLgl") is not None,
            restart=whole(restart.get("{w}val"), 0) if restart is not None else None,
        )
        style = value(level, "{w}pStyle")
        if style:
            self.style_levels[known.abstract, style] = at


def value(element: Element | None, path: str) -> str:
    """The value that a setting of Word has; empty where it is not set."""
    found = element.find(path) if element is not None else None
    return found.get("{w}val", "") if found is not None else ""


def whole(text: str | None, otherwise: int) -> int:
    """A whole number of a size that a document counts to."""
    return (
        int(text) if text and len(text) < 7 and text.lstrip("-").isascii() and text.lstrip("-").isdigit() else otherwise
    )
