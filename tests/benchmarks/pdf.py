"""The PDF of a full assessment: from the click to the file in place, and how the window fares meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import material
import pypdfium2
from desk import Desk, ticking
from measure import Figure

ITEMS = 130
"""As many as fill about 30 pages."""


def measure(folder: Path) -> list[Figure]:
    desk, out = Desk(), folder / "full.pdf"
    desk.open(material.saved(ITEMS, folder))
    cold = tuple(_export(desk, out, before=_with_a_new_worker) for _ in range(5))
    pages = len(pypdfium2.PdfDocument(out))
    with ticking(desk) as gaps:
        edited = tuple(_export(desk, out, before=_after_an_edit) for _ in range(5))
    ahead = tuple(_export(desk, out, before=_when_it_has_been_quiet) for _ in range(3))
    cancelled = tuple(_cancel(desk, out) for _ in range(3))
    desk.session.close()
    desk.open(material.saved_long_paper(folder))
    long = tuple(_export(desk, out, before=_with_a_new_worker) for _ in range(2))
    long_pages = len(pypdfium2.PdfDocument(out))
    return [
        Figure(
            "PDF of a full assessment, nothing laid out before", cold, bar=3.0, note=f"{pages} pages, {ITEMS} items"
        ),
        Figure("the same after one edit", edited, bar=1.5),
        Figure("window gap during it", tuple(gaps), bar=0.05, held="worst", note=f"worst {max(gaps) * 1000:.0f} ms"),
        Figure("the same when it was made ahead", ahead, bar=0.3),
        Figure("cancel", cancelled, bar=0.2, held="worst"),
        Figure("PDF of a long paper, nothing laid out before", long, bar=12.0, note=f"{long_pages} pages"),
    ]


def _export(desk: Desk, out: Path, before: Callable[[Desk], None]) -> float:
    """The seconds from the click to the file in place."""
    before(desk)
    ended: list[str] = []
    finished = desk.session.exports.finished.connect(ended.append)
    failed = desk.session.exports.failed.connect(ended.append)
    start = time.perf_counter()
    desk.session.exports.make(out)
    desk.until(lambda: bool(ended), "the report")
    taken = time.perf_counter() - start
    desk.session.exports.finished.disconnect(finished)
    desk.session.exports.failed.disconnect(failed)
    if ended != [str(out)]:
        raise RuntimeError(ended[0])
    return taken


def _with_a_new_worker(desk: Desk) -> None:
    process = desk.session.exports.process
    process.stop()
    process.warm()
    desk.until(lambda: process.is_warm, "the worker")


def _after_an_edit(desk: Desk) -> None:
    from desktop import commands

    _when_it_has_been_quiet(desk)
    item = desk.session.assessment.evidence[3]
    compared: list[bool] = []
    desk.session.comparison_changed.connect(lambda: compared.append(True))
    commands.change_evidence(desk.session, item.id, source=f"{item.source}, as read again")
    desk.until(lambda: bool(compared), "the gaps")


def _when_it_has_been_quiet(desk: Desk) -> None:
    made: list[str] = []
    desk.session.report_ahead.previewed.connect(lambda path, pages: made.append(path))
    desk.session.report_ahead.now()
    desk.until(lambda: bool(made), "the report made ahead")


def _cancel(desk: Desk, out: Path) -> float:
    """Ask for a report, wait until it is under way, take it back; the seconds until that is said."""
    said: list[bool] = []
    under_way: list[float] = []
    desk.session.exports.cancelled.connect(lambda: said.append(True))
    desk.session.exports.progress.connect(lambda share, _stage: under_way.append(share))
    desk.session.exports.make(out)
    desk.until(lambda: any(share > 0 for share in under_way), "the report to begin")
    start = time.perf_counter()
    desk.session.exports.cancel()
    desk.until(lambda: bool(said), "the end of the report")
    return time.perf_counter() - start
