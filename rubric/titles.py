"""What things are called, also those whose id may come from another edition than the pack in use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from rubric.gap_key import check_of, subject_of

if TYPE_CHECKING:
    from rubric.comparison import Gap
from rubric.pack import Pack


class Titled(Protocol):
    """Anything of a pack that has an id and a title."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


def title_of(things: Iterable[Titled], thing_id: str) -> str:
    """The title of the one with that id; the id itself where none has it."""
    return next((thing.title for thing in things if thing.id == thing_id), thing_id)


def gap_title(pack: Pack, gap: Gap) -> str:
    """The pattern that a gap is about, or the check that raised it."""
    return pack.pattern(gap.pattern).title if gap.pattern else pack.check(gap.check).title


def title_by_key(pack: Pack, gap_key: str) -> str:
    """What the gap of that key is or was about, as far as this edition knows; empty where it does not."""
    titles = {one.id: one.title for one in (*pack.patterns, *pack.checks)}
    return titles.get(subject_of(gap_key)) or titles.get(check_of(gap_key), "")
