"""What something is called whose id may come from another edition than the pack in use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Titled(Protocol):
    """Anything of a pack that has an id and a title."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


def title_of(things: Iterable[Titled], thing_id: str) -> str:
    """The title of the one with that id; the id itself where none has it."""
    return next((thing.title for thing in things if thing.id == thing_id), thing_id)
