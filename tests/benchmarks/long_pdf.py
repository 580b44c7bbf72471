"""The PDF of 2,000 evidence items, every one of them in the index."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import material
import pypdfium2
from measure import ROOT, Figure


def measure(folder: Path) -> list[Figure]:
    from rubric.editions import released_packs

    out = folder / "long.pdf"
    assessment = material.not_placed(2_000).model_dump(mode="json")
    job = {"assessment": assessment, "pack": str(released_packs()[-1]), "made_on": "2026-11-22", "out": str(out)}
    worker = subprocess.Popen(
        [sys.executable, "-m", "desktop.report.worker"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdin
    assert worker.stdout
    json.loads(worker.stdout.readline())
    values: list[float] = []
    for day in ("2026-11-22", "2026-11-23"):
        start = time.perf_counter()
        worker.stdin.write(json.dumps(job | {"made_on": day}) + "\n")
        worker.stdin.flush()
        said = next(said for line in worker.stdout if "progress" not in (said := json.loads(line)))
        if "failed" in said:
            raise RuntimeError(said["failed"])
        values.append(time.perf_counter() - start)
    worker.kill()
    worker.wait()
    pages = len(pypdfium2.PdfDocument(out))
    return [Figure("PDF with a 2,000-row evidence index", tuple(values), bar=12.0, note=f"{pages} pages")]
