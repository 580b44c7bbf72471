"""What passages were joined of, while their file is open: each can be made again what it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rubric.assessment import Passage


class Joins:
    """A passage is told by its words as well: undone, cut or joined again it is another."""

    def __init__(self) -> None:
        self._parts: dict[tuple[int, str], tuple[Passage, ...]] = {}

    def forget(self) -> None:
        """Another file is open, with other passages of the same numbers."""
        self._parts.clear()

    def note(self, parts: Sequence[Passage], now: Iterable[Passage]) -> None:
        """These were joined, and this is what stands there now."""
        whole = next((passage for passage in now if passage.id == parts[0].id), None)
        if whole is not None:
            self._parts[whole.id, whole.text] = tuple(parts)

    def parts_of(self, passage: Passage) -> tuple[Passage, ...]:
        """What a passage was joined of; nothing where it was not."""
        return self._parts.get((passage.id, passage.text), ())
