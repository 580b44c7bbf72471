"""One sub-heading of the statement in the Word file, and the judgements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.report.docx_writing import add_heading, add_paragraph, add_table, plain
from desktop.report.values import ActionRow, Judgement, Section, Written


def add_section(document: Any, told: Section) -> None:
    """The pages of one sub-heading."""
    document.add_page_break()
    add_heading(document, told.title, 1)
    found = told.counts
    if found:
        add_paragraph(document, f"{found.covered} covered, {found.weak} weak, {found.missing} missing.")
    for paragraph in (told.standfirst, *told.account):
        add_paragraph(document, plain(paragraph))
    add_judgement(document, told.judgement)
    written = told.written
    _own_or(document, written.well, _well, told)
    _own_or(document, written.voices, _voices, told)
    _figures(document, told)
    _own_or(document, written.short, _short, told)
    if written.short and told.gaps:
        add_paragraph(document, plain(("Open against the exemplars:", *told.gaps)))
    if told.checks:
        add_paragraph(document, plain(told.checks))
    if written.doing:
        _own(document, written.doing)
    _actions(document, told)
    for part in written.others:
        _own(document, part)


def _own_or(document: Any, own: Written | None, put_together: Callable[[Any, Section], None], told: Section) -> None:
    """What the council wrote, or what is put together from the evidence."""
    if own is None:
        put_together(document, told)
    else:
        _own(document, own)


def _well(document: Any, told: Section) -> None:
    add_heading(document, "What we do well", 2)
    for line in told.well:
        add_paragraph(document, plain(line[1:]), bold=plain(line[:1]))
    if told.also_well:
        add_paragraph(
            document,
            plain(told.also_well),
            bold="Our evidence also shows:" if told.well else "Our evidence shows:",
        )
    elif not told.well:
        add_paragraph(document, "No pattern under this heading is covered yet.")


def _voices(document: Any, told: Section) -> None:
    add_heading(document, "What people told us", 2)
    for voice in told.voices:
        add_paragraph(document, f"“{voice.words}” {plain(voice.source)}")
    add_paragraph(document, plain(told.more_voices) if told.voices else "None.")


def _figures(document: Any, told: Section) -> None:
    add_heading(document, "Figures", 2)
    rows = [
        (plain(figure.words), figure.source, " ".join(filter(None, (figure.date, figure.period))), figure.comparator)
        for figure in told.figures
    ]
    add_table(document, ("What it says", "Source", "Date; period", "Compared with"), rows or [("None", "", "", "")])


def _short(document: Any, told: Section) -> None:
    add_heading(document, "Where we fall short", 2)
    for gap in told.short:
        add_paragraph(document, plain(gap.text), bold=f"{gap.severity_title}.")
    if not told.short:
        add_paragraph(document, "No gap against the exemplars is open under this heading.")
    if told.more_short:
        add_paragraph(document, plain(told.more_short))
    for number, line in enumerate(told.admitted):
        add_paragraph(document, plain(line), bold="" if number else "We say so ourselves:")


def _actions(document: Any, told: Section) -> None:
    add_heading(document, "Actions" if told.written.doing else "What is being done", 2)
    actions = [(action.gap.label if action.gap else "None", *action_cells(action)) for action in told.actions]
    add_table(document, ("Gap", "Action", "Owner", "By when"), actions or [("None", "", "", "")])
    if told.more_actions:
        add_paragraph(document, plain(told.more_actions))


def action_cells(action: ActionRow) -> tuple[str, str, str]:
    """What will be done, by whom and by when."""
    return action.what, action.owner, " ".join(filter(None, (action.due, action.state)))


def _own(document: Any, part: Written) -> None:
    add_heading(document, part.title, 2)
    for paragraph in part.paragraphs:
        add_paragraph(document, plain(paragraph))


def add_judgement(document: Any, made: Judgement | None) -> None:
    """The council's own judgement, where it said anything of one."""
    if made is not None:
        add_paragraph(document, plain(made.reasons), bold=f"Our own judgement: {made.words or 'not given.'}")
        if made.confidence:
            add_paragraph(document, made.confidence, bold="How sure we are.")
