"""Makes the fictional committee paper of ``committee-paper.txt`` as a Word document, a web page, Markdown and a PDF.

python tests/files/make_papers.py FOLDER [PAPER.txt]

The tests make them afresh. Each is what an office would have made: in Word the numbers are those of a list, the head
is a table, the pages have a head and foot.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

PAPER = Path(__file__).parent / "committee-paper.txt"
RUNNING_HEAD = "Aldermere Town Council: papers for members"

_NUMBER = re.compile(r"(?:- )?(\d+(?:\.\d+)+|\d+(?=\. ))\.?(?:\s+(.+))?")
_EMPHASIS = re.compile(r"(\*\*|\*)(.+?)\1")


@dataclass
class Block:
    kind: str  # head, heading, paragraph, bullet, table
    text: str = ""
    number: str = ""
    rows: list[list[str]] = field(default_factory=list)


def blocks(paper: str) -> list[Block]:
    """The paper as its author had it, before it was saved as text: whole paragraphs, whole tables."""
    lines = [line.rstrip() for line in paper.split("\n")]
    found: list[Block] = []
    for at, raw in enumerate(lines):
        line = raw.strip()
        if not line:
            continue
        follows = next((below.strip() for below in lines[at + 1 :] if below.strip()), "")
        last = found[-1] if found else None
        number = _NUMBER.fullmatch(line)
        if "\t" in raw:
            row = raw.split("\t")
            kind = "head" if not found or (last is found[0] and last.kind == "head") else "table"
            if last and last.kind == kind and (kind == "head" or len(last.rows[0]) == len(row)):
                last.rows.append(row)
            else:
                found.append(Block(kind, rows=[row]))
        elif number:
            text = number[2] or ""
            heading = "." not in number[1] or text.endswith("Update:")
            found.append(Block("heading" if heading else "paragraph", text, number[1]))
        elif line.startswith("- "):
            found.append(Block("bullet", line[2:]))
        elif last and last.number and not last.text:
            last.kind, last.text = "heading", line
        elif last and last.kind == "paragraph" and line[0].islower():
            last.text += f" {line}"
        elif (_NUMBER.match(follows) and line.istitle()) or line == "Call monitoring":
            found.append(Block("heading", line))
        else:
            found.append(Block("paragraph", line))
    return found


def html(found: list[Block], title: str, *, saved: bool) -> str:
    """A page as a committee system publishes it, or as it is printed."""
    rows: list[str] = []
    in_list = False
    for block in found:
        if in_list != (block.kind == "bullet"):
            in_list = not in_list
            rows.append("<ul>" if in_list else "</ul>")
        text = _EMPHASIS.sub(r"<em>\2</em>", escape(block.text))
        numbered = f"{block.number}{'.' if '.' not in block.number else ''} {text}" if block.number else text
        match block.kind:
            case "heading":
                level = 2 if "." not in block.number and block.number else 3
                rows.append(f"<h{level}>{numbered}</h{level}>")
            case "bullet":
                rows.append(f"<li>{text}</li>")
            case "paragraph":
                rows.append(f"<p>{numbered}</p>")
            case kind:
                cell = "th" if kind == "table" else "td"
                first, *others = (
                    (
                        "<tr>"
                        + "".join(f"<{cell if not at else 'td'}>{escape(c)}</{cell if not at else 'td'}>" for c in row)
                        + "</tr>"
                    )
                    for at, row in enumerate(block.rows)
                )
                rows.append(f'<table class="{kind}">{first}{"".join(others)}</table>')
    body = "\n".join(rows) + ("</ul>" if in_list else "")
    if not saved:
        return _PRINTED.format(title=escape(title), head=RUNNING_HEAD, body=body)
    return _SAVED.format(title=escape(title), body=body)


_SAVED = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} - Aldermere</title>
<script>document.write("<p>not for reading</p>")</script><style>p {{ color: red }}</style></head>
<body><header><a href="/">Aldermere</a><nav><ul><li>Home</li><li>Meetings</li></ul></nav></header>
<main>
{body}
</main>
<footer><p>Contact the council. Cookies.</p></footer></body></html>
"""
_PRINTED = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 25mm 22mm; @top-left {{ content: "{head}"; font-size: 8pt }}
  @bottom-center {{ content: "Page " counter(page) " of " counter(pages); font-size: 8pt }} }}
body {{ font: 11pt/1.3 "Source Serif 4", serif }} h2 {{ font-size: 15pt }} h3 {{ font-size: 12pt }}
table {{ border-collapse: collapse; margin: 8pt 0 }} th {{ text-align: left }}
td, th {{ padding: 2pt 12pt 2pt 4pt; vertical-align: top }} .table td, .table th {{ border: 0.5pt solid black }}
</style></head><body>
{body}
</body></html>
"""


def markdown(found: list[Block]) -> str:
    parts: list[str] = []
    for block in found:
        numbered = (
            f"{block.number}{'.' if '.' not in block.number else ''} {block.text}" if block.number else block.text
        )
        match block.kind:
            case "heading":
                parts.append(f"\n## {numbered}\n")
            case "bullet":
                parts.append(f"- {block.text}")
            case "paragraph":
                parts.append(f"\n{numbered}\n")
            case kind:
                rows = [f"| {' | '.join(row)} |" for row in block.rows]
                # A table of Markdown has a head: that of the head of the paper is empty.
                first = rows.pop(0) if kind == "table" else "| | |"
                parts.append("\n".join(["", first, "|---" * len(block.rows[0]) + "|", *rows, ""]))
    return "\n".join(parts)


def word(found: list[Block], path: Path) -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = RUNNING_HEAD
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(("%1.", "%1.%2", "%1.%2.%3"))
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    counts: list[int] = []
    highest = 0
    number_id = 900

    def new_list(wanted: list[int]) -> None:
        nonlocal number_id
        number_id += 1
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level, start in enumerate(wanted)
        )
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number_id}"><w:abstractNumId w:val="900"/>{starts}</w:num>')
        )

    def number(paragraph: object, wanted: list[int]) -> None:
        nonlocal counts, highest
        level = len(wanted) - 1
        padded = [*counts, *[0] * 3]
        counted = [*padded[:level], padded[level] + 1]
        if not counts or counted != wanted or level < highest:
            new_list(wanted)
            highest = level
        counts = wanted
        form = paragraph._p.get_or_add_pPr()  # pyright: ignore
        form.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>')
        )

    for block in found:
        if block.rows:
            table = document.add_table(rows=0, cols=len(block.rows[0]))
            if block.kind == "table":
                table.style = "Table Grid"
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
            continue
        if block.kind == "heading":
            level = 1 if block.number and "." not in block.number else 2
            paragraph = document.add_paragraph(style=f"Heading {level}")
        else:
            paragraph = document.add_paragraph(style="List Bullet" if block.kind == "bullet" else None)
        position = 0
        for mark in _EMPHASIS.finditer(block.text):
            paragraph.add_run(block.text[position : mark.start()])
            run = paragraph.add_run(mark[2])
            run.bold, run.italic = mark[1] == "**", mark[1] == "*"
            position = mark.end()
        paragraph.add_run(block.text[position:])
        if block.number:
            number(paragraph, [int(part) for part in block.number.split(".")])
    document.save(str(path))


def printed(page: str) -> bytes:
    """A web page as a PDF, in the program's own fonts wherever it is made."""
    from desktop.report import native

    with native.prepared():
        from weasyprint import HTML

    return HTML(string=page).write_pdf()  # pyright: ignore[reportReturnType]


def make(folder: Path, paper: Path = PAPER) -> dict[str, Path]:
    """All of them, by their endings; the text itself is among them."""
    found = blocks(paper.read_text("utf-8"))
    made = {ending: folder / f"{paper.stem}.{ending}" for ending in ("docx", "html", "md", "pdf")}
    word(found, made["docx"])
    made["html"].write_text(html(found, paper.stem, saved=True), "utf-8")
    made["md"].write_text(markdown(found), "utf-8")
    made["pdf"].write_bytes(printed(html(found, paper.stem, saved=False)))
    return {"txt": paper, **made}


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(Path, sys.argv[2:]))
