"""The rubric in use on this computer: the newest released edition, with what the council added to it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from rubric.editions import released_packs

if TYPE_CHECKING:
    from rubric.contrasts import Contrast
    from rubric.pack import Pack


class InUse(NamedTuple):
    """A pack, a sentence where the council's own edition is left out of it, and what stands beside it as contrast."""

    pack: Pack
    fault: str
    contrasts: tuple[Contrast, ...]


class Packs:
    """Loaded when first asked for, from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._released: Pack | None = None
        self._in_use: InUse | None = None

    @property
    def released(self) -> Pack:
        """The newest released edition, without what the council added."""
        with self._lock:
            return self._load_released()

    @property
    def in_use(self) -> InUse:
        """What evidence is compared with."""
        with self._lock:
            if self._in_use is None:
                from desktop.own_edition import own_contrasts, with_own_edition

                released = self._load_released()
                self._in_use = InUse(*with_own_edition(released), own_contrasts(released))
            return self._in_use

    def forget_own(self) -> None:
        """Read the council's own edition anew when it is next asked for: a report may have been added to it."""
        with self._lock:
            self._in_use = None

    def _load_released(self) -> Pack:
        from rubric.pack_file import load_pack

        self._released = self._released or load_pack(released_packs()[-1])
        return self._released
