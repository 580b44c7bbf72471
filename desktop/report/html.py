"""The report's values as HTML: every value escaped, and a name the templates misspell is an error."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from desktop import resources
from desktop.report.drawings import plumb_line, watermark
from desktop.report.faces import showable
from desktop.report.failures import TemplateError
from desktop.report.parts import Run, parts
from desktop.report.values.report import Report
from desktop.report.values.text import Quoted, Reference, Text
from desktop.report.wording import LONGEST_HELD, NO_BREAK, no_lone_word, sentence
from desktop.report.words import WORDS

ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"

_LETTER = r"(?:&#?\w+;|[^\s<>&])"
_TAG_OR_TOO_LONG = re.compile(rf"<[^>]*>|{_LETTER}{{60,}}")
_SOME_LETTERS = re.compile(rf"{_LETTER}{{10}}")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources.templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"no_lone_word": no_lone_word, "sentence": sentence, "say": say, "ref": reference_link}
    environment.globals |= {"words": WORDS, "plumb_line": plumb_line, "watermark": watermark}
    return environment


def run_html(report: Report, run: Run, pages: Mapping[str, int]) -> str:
    """Some parts of the report as a page. ``pages`` says on which page each anchor of the paper stands."""
    return _set("report.html.j2", report=report, run=run, parts=parts(report), pages=pages)


def heads_html(report: Report, heads: Sequence[str]) -> str:
    """An empty page for each page of the report, with nothing but what stands above and below the text."""
    return _set("heads.html.j2", report=report, heads=heads)


def compile_templates() -> None:
    """Compile every template ahead of its first use."""
    for name in _environment().list_templates(extensions=["j2"]):
        _environment().get_template(name)
    showable(NO_BREAK)


def style_sheet() -> str:
    """Our own style sheet, which no value ever enters."""
    return (resources.templates() / "report.css").read_text("utf-8")


def _set(name: str, **values: object) -> str:
    """A template with its values. Raises TemplateError where a template is at fault."""
    try:
        return _TAG_OR_TOO_LONG.sub(_breakable, showable(_environment().get_template(name).render(values)))
    except Exception as fault:
        if place := _place(fault):
            raise TemplateError(place) from fault
        raise


def _breakable(found: re.Match[str]) -> str:
    """A long run of letters with places to break a line at: without them a layout takes for ever."""
    return found[0] if found[0].startswith("<") else _SOME_LETTERS.sub(rf"\g<0>{ZERO_WIDTH_SPACE}", found[0])


def _place(fault: Exception) -> str:
    """The template and the line that a fault arose in; empty where it arose elsewhere."""
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.name}, line {fault.lineno}"
    folder = resources.templates()
    places = [
        frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(folder)
    ]
    return f"{Path(places[-1].filename).relative_to(folder).as_posix()}, line {places[-1].lineno}" if places else ""


def say(text: Text) -> Markup:
    """Running text: words quoted in their own face, each reference held to the word before it.

    The last word and its reference share one unbreakable element, because WeasyPrint breaks a line in odd places
    before an element that follows a no-break space.
    """
    said = Markup()
    held = Markup()
    for place, piece in enumerate(text):
        if isinstance(piece, Reference):
            if held:
                said += Markup('<span class="held">{}' + NO_BREAK + "{}</span>").format(held, reference_link(piece))  # noqa: S704
            else:
                said += Markup(" ") + reference_link(piece) if place else reference_link(piece)
            held = Markup()
            continue
        words = f"‘{piece.words}’" if isinstance(piece, Quoted) else piece
        face = Markup("<q>{}</q>") if isinstance(piece, Quoted) else Markup("{}")
        said += "" if not place or words[:1] in " .,;:)" else " "
        first, space, last = words.rpartition(" ")
        if place + 1 < len(text) and isinstance(text[place + 1], Reference) and len(last) <= LONGEST_HELD:
            held = face.format(last)
            # The space stands outside the quoted face: WeasyPrint does not break well at one inside.
            said += face.format(first) + space if first else ""
        else:
            said += face.format(words)
    return said


def reference_link(reference: Reference) -> Markup:
    """A reference as a link, and as an anchor where the index leads back to it; its words where it leads nowhere."""
    if not reference.target:
        return Markup('<span class="ref plain">[{}]</span>').format(reference.label)
    anchor = Markup(' id="{}"').format(reference.anchor) if reference.anchor else ""
    return Markup('<a class="ref" href="#{}"{}>[{}]</a>').format(reference.target, anchor, reference.label)
