"""Makes a published section, told as text, as the files in which an officer would have it: page, PDF, Word.

python tests/files/make_sections.py FOLDER SECTION.txt
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path

import make_papers

from rubric.exemplar import PublishedSection

Block = tuple[str, str]
"""The tag of a page's element, and its words; the entries of a list stand on lines of their own."""


def blocks(section: PublishedSection) -> list[Block]:
    """The section as it is published: the score with a dash, every heading a heading."""
    made = [("h1", section.title)]
    if section.score:
        made += [("p", f"Score: {section.score}"), ("p", f"{section.score} – {section.score_words}")]
    made += [("h2", "What people expect"), *(("p", words) for words in section.i_statements)]
    made += [("h2", "The local authority commitment"), ("p", section.we_statement)]
    made.append(("h2", "Key findings for this quality statement"))
    for part in section.sub_headings:
        made += [("h3", part.title)] if part.title else []
        made += [("p", paragraph) for paragraph in part.paragraphs]
    return made


def page(made: Sequence[Block], council: str = "", style: str = "") -> str:
    """A page as it is saved from the web, with what stands around it."""
    head = f"<h1>{escape(council)}: local authority assessment</h1>" if council else ""
    body = "\n".join(map(_element, made))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A section</title><style>{style}</style>'
        "<script>document.write('never run')</script></head><body><header><a href='/'>Home</a><nav><ul><li>Find care"
        f"</li></ul></nav></header><main>{head}{body}<p>Previous: Equity in experience and outcomes</p></main>"
        "<footer><p>© Care Quality Commission</p></footer></body></html>"
    )


def printed(made: Sequence[Block], style: str = "") -> bytes:
    """A PDF of the section, its pages numbered."""
    numbered = '@page { size: A4; margin: 25mm 22mm; @bottom-center { content: "Page " counter(page) } }'
    body = "".join(map(_element, made))
    return make_papers.printed(
        f'<html lang="en"><head><title>A section</title><style>{numbered}{style}</style></head><body>{body}'
        "<p>© Care Quality Commission</p></body></html>"
    )


def word(made: Sequence[Block], path: Path) -> None:
    import docx

    document = docx.Document()
    for tag, words in made:
        first, *entries = words.split("\n")
        if tag == "p":
            document.add_paragraph(first)
        else:
            document.add_heading(first, int(tag[1]))
        for entry in entries:
            document.add_paragraph(entry.removeprefix("- "), style="List Bullet")
    document.save(str(path))


def saved(html: str) -> bytes:
    """The page with all its parts in one file, as a browser saves it."""
    whole = MIMEMultipart("related")
    whole["Subject"] = "A section"
    part = MIMEText(html, "html", "utf-8")
    part["Content-Location"] = "https://reports.example/section"
    whole.attach(part)
    return whole.as_bytes()


def make(folder: Path, section: PublishedSection, stem: str) -> dict[str, Path]:
    """The section in every kind of file, by its ending."""
    made = blocks(section)
    files = {ending: folder / f"{stem}.{ending}" for ending in ("html", "mht", "pdf", "docx")}
    files["html"].write_text(page(made), "utf-8")
    files["mht"].write_bytes(saved(page(made)))
    # Where a page ends between two sentences nobody can tell whether the paragraph does: here every one is whole.
    files["pdf"].write_bytes(printed(made, "p { break-inside: avoid }"))
    word(made, files["docx"])
    return files


def _element(block: Block) -> str:
    tag, words = block
    first, *entries = words.split("\n")
    listed = "".join(f"<li>{escape(entry.removeprefix('- '))}</li>" for entry in entries)
    return f"<{tag}>{escape(first)}</{tag}>" + (f"<ul>{listed}</ul>" if listed else "")


if __name__ == "__main__":
    from rubric.editions import released_packs
    from rubric.exemplar import read_report
    from rubric.pack_file import load_pack

    source = Path(sys.argv[2])
    make(Path(sys.argv[1]), read_report(source.read_text("utf-8"), load_pack(released_packs()[-1])), source.stem)
