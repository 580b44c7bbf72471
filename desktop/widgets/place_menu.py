"""The sub-headings as entries of a menu: where items may be moved, or placed as well."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QMenu

from rubric.pack import Pack


def fill_places(
    menu: QMenu, pack: Pack, act: Callable[[str], None], standing: Collection[str] = (), not_placed: bool = False
) -> None:
    """Add an entry for every sub-heading, and one for none; those where everything stands already are pale."""
    menu.clear()
    for number, sub_heading in enumerate(pack.sub_headings, start=1):
        entry = menu.addAction(f"&{number}  {sub_heading.title}")
        entry.setEnabled(sub_heading.id not in standing)
        entry.triggered.connect(lambda _checked=False, place=sub_heading.id: act(place))
    if not_placed:
        menu.addSeparator()
        menu.addAction("&Not placed", lambda: act(""))
