"""The PDF of a full assessment: from the click to the file with the worker warm, and how the window fares meanwhile."""

from __future__ import annotations

import time
from pathlib import Path

import material
import pypdfium2
from desk import Desk, ticking
from measure import Figure

ITEMS = 130
"""As many as fill about 37 pages."""


def measure(folder: Path) -> list[Figure]:
    desk = Desk()
    desk.open(material.saved(ITEMS, folder))
    ended: list[str] = []
    desk.session.report_finished.connect(ended.append)
    desk.session.report_failed.connect(ended.append)
    out = folder / "full.pdf"

    def export() -> float:
        ended.clear()
        start = time.perf_counter()
        desk.session.export_report(out)
        desk.until(lambda: bool(ended), "the report")
        return time.perf_counter() - start

    export()
    if ended != [str(out)]:
        raise RuntimeError(ended[0])
    pages = len(pypdfium2.PdfDocument(out))
    with ticking(desk) as gaps:
        values = tuple(export() for _ in range(5))
    return [
        Figure("PDF of a full assessment, worker warm", values, bar=3.0, note=f"{pages} pages, {ITEMS} items"),
        Figure("window gap during it", tuple(gaps), bar=0.05, held="worst", note=f"worst {max(gaps) * 1000:.0f} ms"),
        Figure("cancel", tuple(_cancel(desk, out) for _ in range(3)), bar=0.2, held="worst"),
    ]


def _cancel(desk: Desk, out: Path) -> float:
    """Ask for a report, wait until it is under way, take it back; the seconds until that is said."""
    said: list[bool] = []
    under_way: list[float] = []
    desk.session.report_cancelled.connect(lambda: said.append(True))
    desk.session.report_progress.connect(lambda share, _stage: under_way.append(share))
    desk.session.export_report(out)
    desk.until(lambda: any(share > 0 for share in under_way), "the report to begin")
    start = time.perf_counter()
    desk.session.cancel_report()
    desk.until(lambda: bool(said), "the end of the report")
    return time.perf_counter() - start
