"""Importing a committee paper of 60 pages, as text and as a PDF, and suggesting a place for every passage."""

from __future__ import annotations

from html import escape
from pathlib import Path

import material
from measure import Figure, in_new_process

PAGES = 60
CODE = """
import sys, time
from pathlib import Path
start = time.perf_counter()
from desktop.importing.read import read_document
from rubric.editions import released_packs
from rubric.pack_file import load_pack
from rubric.standing import set_aside
from rubric.suggestion import suggest
pack = load_pack(released_packs()[-1])
read = set_aside(pack, read_document(Path(sys.argv[1])).passages)
placed = [suggest(pack, passage.text, passage.heading) for passage in read if passage.is_offered]
print(time.perf_counter() - start, len(placed), max([0, *(int(p.page or 0) for p in read)]))
"""
PRINTED = """<html lang="en"><style>@page { size: A4; margin: 22mm; @bottom-center { content: "Page " counter(page) } }
body { font: 12pt/1.4 serif } h2 { font-size: 14pt }</style>"""


def measure(folder: Path) -> list[Figure]:
    text = material.committee_paper(PAGES)
    as_text = folder / "paper.txt"
    as_text.write_text(text, "utf-8")
    return [
        _figure("import a 60-page committee paper", as_text, folder),
        _figure("import it as a PDF", _printed(text, folder), folder),
    ]


def _figure(name: str, file: Path, folder: Path) -> Figure:
    said = [in_new_process(CODE, str(file), data=folder).split() for _ in range(3)]
    pages = f"{said[0][2]} pages" if said[0][2] != "0" else "as text"
    return Figure(name, tuple(float(s[0]) for s in said), bar=5.0, note=f"{pages}; {said[0][1]} passages placed")


def _printed(text: str, folder: Path) -> Path:
    from weasyprint import HTML

    paragraphs = [f"<h2>{p}</h2>" if " Part " in p[:12] else f"<p>{p}</p>" for p in escape(text).split("\n\n")]
    file = folder / "paper.pdf"
    HTML(string=PRINTED + "".join(paragraphs)).write_pdf(str(file))
    return file
