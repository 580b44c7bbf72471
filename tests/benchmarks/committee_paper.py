"""Importing a committee paper of 60 pages and suggesting a place for every passage."""

from __future__ import annotations

from pathlib import Path

import material
from measure import Figure, in_new_process

CODE = """
import sys, time
from pathlib import Path
start = time.perf_counter()
from desktop.importing.read import read_document
from rubric.editions import released_packs
from rubric.pack_file import load_pack
from rubric.suggestion import suggest
pack = load_pack(released_packs()[-1])
read = read_document(Path(sys.argv[1]))
placed = [suggest(pack, passage.text) for passage in read.passages if passage.kind in ("prose", "table")]
print(time.perf_counter() - start, len(placed))
"""


def measure(folder: Path) -> list[Figure]:
    file = folder / "paper.txt"
    file.write_text(material.committee_paper(60), "utf-8")
    said = [in_new_process(CODE, str(file), data=folder).split() for _ in range(3)]
    note = f"as text; {said[0][1]} passages placed"
    return [Figure("import a 60-page committee paper", tuple(float(s[0]) for s in said), bar=5.0, note=note)]
