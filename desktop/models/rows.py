"""What the rows of a list show, as plain values: a heading between rows, or two lines with what is told beside them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """What the rows below it have in common, how many they are, or what that means."""

    key: str
    title: str
    count: str = ""
    meaning: str = ""

    @property
    def tooltip(self) -> str:
        """The meaning, whole."""
        return self.meaning

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        counted = f"{self.title}, {self.count}" if self.count else self.title
        return f"{counted}: {self.meaning}" if self.meaning else counted


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to watch: an icon and its words, in the ink of that token."""

    icon: str
    words: str
    ink: str = "weak"


@dataclass(frozen=True, slots=True)
class Row:
    """Two lines. At the right of the first stands ``end``, and of the second ``word``; a third is the ``note``.

    ``mark`` is an icon in the colour ``ink``, which ``word`` has too, or a status, whose shape has its own. What is
    ``done`` is paler. ``about`` is what the row stands for.
    """

    key: str
    title: str
    accessible: str
    second: str = ""
    tooltip: str = ""
    mark: str = ""
    ink: str = "ink2"
    end: str = ""
    word: str = ""
    note: Notice | None = None
    done: bool = False
    about: object = None
