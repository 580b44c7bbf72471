"""From a key pressed in the search field to its results painted, over 2,000 items."""

from __future__ import annotations

import time
from pathlib import Path

import material
from desk import Desk
from measure import Figure


def measure(folder: Path) -> list[Figure]:
    desk = Desk()
    desk.open(material.saved(2_000, folder))
    start = time.perf_counter()
    desk.window.finder.search()
    first = type_and_wait(desk, "c", start)
    values: list[float] = []
    for word in ("carers", "nursing home", "2025", "co-production", "wait"):
        desk.find("search").clear()
        desk.settle()
        values += [type_and_wait(desk, key, time.perf_counter()) for key in word]
    note = f"the first one, which reads everything, {first * 1000:.0f} ms"
    return [Figure("search as you type, 2,000 items", tuple(values), bar=0.03, held="p95", note=note)]


def type_and_wait(desk: Desk, key: str, start: float) -> float:
    """Type a key and wait until what was found with it is painted; the seconds since the start."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtTest import QTest

    from desktop.widgets.search_pane import SearchPane

    pane, loop = desk.window.findChild(SearchPane), QEventLoop()
    # The window rests while the answer is made, as it does for an officer: polling would slow down the other thread.
    pane.room_changed.connect(loop.quit)
    QTest.keyClick(pane.line, key)
    while pane.shown_for != pane.line.text():
        loop.exec()
    pane.room_changed.disconnect(loop.quit)
    # What the new rows made dirty is painted by the next turn of the loop.
    desk.application.processEvents()
    return time.perf_counter() - start
