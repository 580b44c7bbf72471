"""From a key pressed in the evidence text to the gaps found with it painted, also while a report is made."""

from __future__ import annotations

import itertools
from pathlib import Path

import material
from desk import Desk
from measure import Figure

SENTENCE = " In June 2026 nobody waited for home care, and 14 people waited 39 days for a place. "


def measure(folder: Path) -> list[Figure]:
    figures: list[Figure] = []
    for count, bar in ((300, 0.016), (2_000, 0.05)):
        desk = Desk()
        desk.open(material.saved(count, folder))
        desk.edit("E7")
        for key in "Warm up.":
            desk.type_a_key(key)
        letters, gaps = zip(*(desk.type_a_key(key) for key in SENTENCE * 3), strict=True)
        figures.append(Figure(f"keystroke to its letter painted, {count:,} items", letters, bar=0.016, held="p95"))
        figures.append(Figure(f"keystroke to gaps painted, {count:,} items", gaps, bar=bar, held="p95"))
        figures.append(_during_an_export(desk, folder, count, bar))
        desk.session.close()
        desk.window.close()
    return figures


def _during_an_export(desk: Desk, folder: Path, count: int, bar: float) -> Figure:
    ended: list[str] = []
    desk.session.exports.finished.connect(ended.append)
    desk.session.exports.failed.connect(ended.append)
    desk.session.exports.make(folder / f"{count}.pdf")
    values: list[float] = []
    for key in itertools.cycle(SENTENCE):
        values.append(desk.type_a_key(key)[1])
        if len(values) >= 250 or (ended and len(values) >= 100):
            break
    note = f"{len(values)} keys" + ("; the report ended before the last" if ended else "")
    desk.session.exports.cancel()
    return Figure(f"the same during an export, {count:,} items", tuple(values), bar=bar, held="p95", note=note)
