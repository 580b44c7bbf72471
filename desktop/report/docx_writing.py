"""The words of a Word file: paragraphs, references, quotations, and the fields that Word works out itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from desktop.report.characters import printable
from desktop.report.docx_look import twips
from desktop.report.parts import Part
from desktop.report.values.text import Quoted, Reference, Text
from desktop.report.wording import LONGEST_HELD, NO_BREAK, no_lone_word

LONGEST_NAME = 40
"""Word forgets a bookmark with a longer name."""

_SEVERITIES = {"expected": "SeverityExpected", "common": "SeverityCommon", "seen": "SeveritySeen"}


def w(tag: str, *children: str, **attributes: object) -> Markup:
    """An element of Word's own namespace: text among its children and attributes is escaped, markup is not.

    Word wants children in the order of the standard, or it calls the file damaged: who makes an element keeps to it.
    """
    said = "".join(f' w:{name}="{escape(value)}"' for name, value in attributes.items())
    inside = "".join(map(escape, children))
    return Markup(f"<w:{tag}{said}>{inside}</w:{tag}>" if inside else f"<w:{tag}{said}/>")  # noqa: S704


def paragraph(style: str, *content: str, keep: bool = False, properties: str = "") -> Markup:
    """A paragraph in a style. ``keep`` holds it on one page with the next; ``properties`` come after that in order."""
    kept = w("keepNext") if keep else ""
    return w("p", w("pPr", w("pStyle", val=style), kept, properties), *map(_content, content))


def _content(content: str) -> Markup:
    return content if isinstance(content, Markup) else run(content)


def run(text: str, style: str = "") -> Markup:
    """Some text in one style. Where it has line breaks, they stay."""
    styled = w("rPr", w("rStyle", val=style)) if style else ""
    lines = printable(text).replace("\t", " ").splitlines()
    said = w("br").join(map(_words, lines))
    return w("r", styled, said) if lines else Markup()


def _words(line: str) -> Markup:
    return Markup(f'<w:t xml:space="preserve">{escape(line)}</w:t>')  # noqa: S704


def say(text: Text) -> Markup:
    """Running text: words quoted in their own face, each reference a link that is held to the word before it."""
    said = Markup()
    for place, piece in enumerate(text):
        before = text[place - 1] if place else None
        if isinstance(piece, Reference):
            said += run(_space_before_reference(before)) + link(piece)
        else:
            words = f"‘{piece.words}’" if isinstance(piece, Quoted) else piece
            space = "" if before is None or words[:1] in " .,;:)" else " "
            said += run(space + words, "QuotedWords" if isinstance(piece, Quoted) else "")
    return said


def _space_before_reference(before: str | Quoted | Reference | None) -> str:
    if before is None:
        return ""
    words = before.words if isinstance(before, Quoted) else before
    short = isinstance(words, str) and len(words.rpartition(" ")[2]) <= LONGEST_HELD
    return NO_BREAK if short else " "


def link(reference: Reference, words: str = "") -> Markup:
    """A reference as a link, and as a place the index leads back to; in these words, or in brackets. Plain words where
    it leads nowhere.
    """
    if not reference.target:
        return run(words or f"[{reference.label}]")
    shown = run(words or f"[{reference.label}]", "Reference")
    return bookmark(reference.anchor, link_to(reference.target, shown))


def link_to(target: str, *content: str) -> Markup:
    """A link to a place in this file; its words where that is not printed."""
    if not target:
        return Markup().join(map(_content, content))
    return w("hyperlink", *content, anchor=bookmark_name(target), history=1)


def bookmark(anchor: str, *content: str) -> Markup:
    """Content that links can lead to. The file numbers its bookmarks when it is whole."""
    inside = Markup().join(content)
    if not anchor:
        return inside
    return w("bookmarkStart", id=0, name=bookmark_name(anchor)) + inside + w("bookmarkEnd", id=0)


def bookmark_name(anchor: str) -> str:
    """The name of a place, as Word takes names; the line before it keeps it out of Word's own list."""
    name = "_" + re.sub(r"\W", "_", printable(anchor), flags=re.ASCII)
    if len(name) > LONGEST_NAME:
        digest = hashlib.sha256(anchor.encode("utf-8", "replace")).hexdigest()[:12]
        name = f"{name[: LONGEST_NAME - 13]}_{digest}"
    return name


def field(instruction: str, shown: str = "", style: str = "") -> Markup:
    """What Word works out itself, and what stands there until it does."""
    return w("fldSimple", run(shown, style), instr=f" {instruction} ")


def tab() -> Markup:
    """From a label to what it labels."""
    return w("r", w("tab"))


def part_heading(part: Part) -> Markup:
    """The heading of a part, which the contents lists; on a page of its own unless the part follows on."""
    follows = w("pageBreakBefore", val=0) + w("spacing", before=twips(30))
    words = bookmark(part.id, run(no_lone_word(part.title)))
    return paragraph("Heading1", words, properties="" if part.begins_page else follows)


def heading(level: int, words: str) -> Markup:
    """A heading within a part, which Word lists in its navigation."""
    return paragraph(f"Heading{level}", run(words))


def prose(texts: Iterable[Text], style: str = "BodyText") -> Markup:
    """A paragraph for each text."""
    return Markup().join(paragraph(style, say(text)) for text in texts)


def labelled(label: str, *content: str, keep: bool = False, properties: str = "") -> Markup:
    """A label in the left column and what it labels beside it, in one paragraph: they are read together."""
    return paragraph("Labelled", run(label, "Label"), tab(), *content, keep=keep, properties=properties)


def led(lead: str, *content: str, style: str = "BodyText") -> Markup:
    """A paragraph that begins with some words in bold."""
    return paragraph(style, run(lead, "Strong"), run(" ") if any(content) else "", *content)


def severity(kind: str, title: str) -> Markup:
    """How serious a gap is, in a word; its ink only repeats it."""
    return run(title, _SEVERITIES.get(kind, "Strong"))
