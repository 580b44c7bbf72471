"""Reads a PowerPoint presentation: the title of each slide, what stands on it, its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from desktop.importing import blocks
from desktop.importing.lines import Piece
from desktop.importing.package import Element, Package
from desktop.importing.reading import Reading, counted
from desktop.importing.word_numbering import whole

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("dt", "ftr", "sldNum", "hdr")


def read(package: Package) -> Reading:
    """The slides in their order. Raises ImportingError."""
    presentation = package.xml(package.main)
    if presentation is None:
        raise package.damaged()
    targets = {key: part for key, (_, part) in package.relationships(package.main).items()}
    reading = Reading()
    counts: Counter[str] = Counter()
    hidden: list[str] = []
    for number, slide in enumerate(presentation.iterfind("{p}sldIdLst/{p}sldId"), start=1):
        part = targets.get(slide.get("{r}id", ""), "")
        tree = package.xml(part) if part else None
        if tree is None:
            continue
        if tree.get("show") in ("0", "false"):
            hidden.append(str(number))
        reading.pieces += _shapes(tree.find("{p}cSld/{p}spTree"), str(number), counts)
        for notes in package.related(part, "notesSlide"):
            reading.pieces += _notes(package.xml(notes), str(number))
        counts["comments"] += sum(1 for _ in package.related(part, "comments"))
    for key, words in (("pictures", ("picture", "pictures")), ("charts", ("chart or diagram", "charts and diagrams"))):
        if counts[key]:
            reading.left_out.append(f"{counted(counts[key], *words)} left out.")
    if counts["comments"]:
        reading.left_out.append(f"The comments on {counted(counts['comments'], 'slide', 'slides')} are left out.")
    if hidden:
        reading.left_out.append(f"Hidden slides are read with the others: {', '.join(hidden)}.")
    return reading


def _shapes(tree: Element | None, page: str, counts: Counter[str]) -> list[Piece]:
    """What stands on a slide; the title comes first, wherever it was drawn."""
    titles: list[Piece] = []
    others: list[Piece] = []
    for shape in tree if tree is not None else ():
        match shape.tag:
            case "{p}sp":
                kind = _placeholder(shape)
                if kind in _TITLES:
                    text = blocks.joined(blocks.clean(_text(p)) for p in shape.iterfind("{p}txBody/{a}p"))
                    titles += blocks.heading(text, page=page)
                elif kind not in _FURNITURE:
                    others += _paragraphs(shape.find("{p}txBody"), page, listed=kind in ("body", "obj", "subTitle", ""))
            case "{p}grpSp":
                others += _shapes(shape, page, counts)
            case "{p}graphicFrame":
                table = shape.find(".//{a}tbl")
                counts["charts"] += table is None
                others += _table(table, page) if table is not None else []
            case "{p}pic":
                counts["pictures"] += 1
            case "{mc}AlternateContent":
                chosen = shape.find("{mc}Choice")
                others += _shapes(chosen if chosen is not None else shape.find("{mc}Fallback"), page, counts)
    return titles + others


def _placeholder(shape: Element) -> str | None:
    """What part of the layout a shape fills; None where it fills none."""
    found = shape.find("{p}nvSpPr/{p}nvPr/{p}ph")
    return found.get("type", "") if found is not None else None


def _paragraphs(body: Element | None, page: str, *, listed: bool) -> Iterator[Piece]:
    """The paragraphs of a shape: a body of several is a list, as the layouts of slides print it."""
    paragraphs = [p for p in body.iterfind("{a}p") if blocks.clean(_text(p))] if body is not None else []
    counted_so_far: dict[int, int] = {}
    for paragraph in paragraphs:
        text = blocks.clean(_text(paragraph))
        form = paragraph.find("{a}pPr")
        level = whole(form.get("lvl"), 0) if form is not None else 0
        marks = {child.tag: child for child in form} if form is not None else {}
        if "{a}buAutoNum" in marks:
            start = whole(marks["{a}buAutoNum"].get("startAt"), 1)
            counted_so_far[level] = counted_so_far.get(level, start - 1) + 1
            yield from blocks.labelled(f"{counted_so_far[level]}.", text, page)
        elif "{a}buChar" in marks or (listed and len(paragraphs) > 1 and "{a}buNone" not in marks):
            yield from blocks.entry(text, page)
        else:
            yield from blocks.paragraph(text, page)


def _text(paragraph: Element) -> str:
    said: list[str] = []
    for run in paragraph:
        if run.tag == "{a}br":
            said.append("\n")
        else:
            said += [part.text or "" for part in run.iter() if part.tag in ("{a}t", "{m}t")]
    return "".join(said)


def _table(table: Element, page: str) -> list[Piece]:
    rows: list[list[str]] = []
    for row in table.iterfind("{a}tr"):
        line: list[str] = []
        for cell in row.iterfind("{a}tc"):
            text = blocks.joined(blocks.clean(_text(p)).replace("\n", " ") for p in cell.iterfind("{a}txBody/{a}p"))
            at = len(line)
            if cell.get("vMerge") in ("1", "true") and rows and at < len(rows[-1]):
                text = text or rows[-1][at]
            line.append(text)
        rows.append(line)
    return blocks.table(rows, page)


def _notes(tree: Element | None, page: str) -> list[Piece]:
    """What the speaker wrote below a slide."""
    found: list[Piece] = []
    for shape in tree.iter("{p}sp") if tree is not None else ():
        if _placeholder(shape) == "body":
            found += _paragraphs(shape.find("{p}txBody"), page, listed=False)
    if found and found[0].kind == "plain":
        found[0].text = f"Notes: {found[0].text}"
    return found
