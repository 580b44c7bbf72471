"""From a key pressed in the search field to its results painted, over 2,000 items."""

from __future__ import annotations

import time
from pathlib import Path

import material
from desk import Desk
from measure import Figure, NotBuiltError


def measure(folder: Path) -> list[Figure]:
    from PySide6.QtTest import QTest

    desk = Desk()
    field = desk.find("search")
    if field is None:
        raise NotBuiltError("the window has no search field")
    desk.open(material.saved(2_000, folder))
    field.setFocus()
    values: list[float] = []
    for word in ("carers", "nursing home", "2025", "wait"):
        field.clear()
        desk.settle()
        for key in word:
            start = time.perf_counter()
            QTest.keyClick(field, key)
            desk.settle()
            values.append(time.perf_counter() - start)
    return [Figure("search as you type, 2,000 items", tuple(values), bar=0.03, held="p95")]
