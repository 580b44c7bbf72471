"""Opening an assessment of 5,000 items until its evidence is painted; its gaps follow from another thread."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import material
from desk import Desk
from measure import Figure


def measure(folder: Path) -> list[Figure]:
    path = material.saved(5_000, folder)
    desk = Desk()
    painted: list[float] = []
    compared: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        desk.session.open(path)
        desk.settle()
        painted.append(time.perf_counter() - start)
        desk.until(lambda: desk.session.has_comparison, "the gaps")
        desk.settle()
        compared.append(time.perf_counter() - start)
        desk.session.close()
        desk.settle()
    note = f"gaps after {compared[0]:.1f} s the first time, then {median(compared[1:]) * 1000:.0f} ms"
    return [Figure("open 5,000 items to painted", tuple(painted), bar=0.15, note=note)]
