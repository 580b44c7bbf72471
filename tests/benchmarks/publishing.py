"""Publishing the working copy to the officer's file: 5,000 items, one of them just changed."""

from __future__ import annotations

from pathlib import Path

import material
from measure import Figure, seconds


def measure(folder: Path) -> list[Figure]:
    from desktop.document import records
    from desktop.document.file import Document

    document = Document.open(material.saved(5_000, folder))
    publishes: list[float] = []
    writes: list[float] = []
    for number in range(9):
        changes = records.change_evidence(document.assessment, "E7", text=f"The seventh, changed {number} times.")
        writes.append(seconds(lambda changes=changes: document.write(changes)))
        publishes.append(seconds(document.publish))
    document.close()
    return [
        Figure("save (publish), 5,000 items", tuple(publishes), bar=0.2, note="on a thread of its own"),
        Figure("write one change, 5,000 items", tuple(writes), bar=0.016, held="p95"),
    ]
