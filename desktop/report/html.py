"""The report's values as HTML: every value escaped, and a name the templates misspell is an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from desktop import resources
from desktop.report.faces import showable
from desktop.report.values import Quoted, Reference, Report, Summary, Text
from desktop.report.wording import NO_BREAK, no_lone_word, sentence

LONGEST_HELD = 25
"""A longer last word is not held to its reference: the two might be wider than a column."""


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
    return environment


def report_html(report: Report, pages: Mapping[str, int] | None = None) -> str:
    """The whole report. ``pages`` says on which page each anchor stands; without it the style sheet counts.

    With it the index prints no links: thousands of them take longer than the rest of the report.
    """
    return showable(_environment().get_template("report.html.j2").render(report=report, style=_style(), pages=pages))


def summaries_html(summaries: Sequence[Summary]) -> str:
    """These summaries one after another, to see which of them is one page."""
    template = _environment().get_template("summary_only.html.j2")
    # As wide as any page number that will stand there.
    return showable(template.render(summaries=summaries, style=_style(), pages={"gaps": 999}))


def _style() -> Markup:
    """Our own style sheet, which no value ever enters."""
    return Markup((resources.templates() / "report.css").read_text("utf-8"))  # noqa: S704


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
    """A reference as a link, and as an anchor where the index leads back to it."""
    anchor = Markup(' id="{}"').format(reference.anchor) if reference.anchor else ""
    return Markup('<a class="ref" href="#{}"{}>[{}]</a>').format(reference.target, anchor, reference.label)
