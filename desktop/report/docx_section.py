"""The sub-headings of the statement in the Word file, each with its account, voices, figures, gaps and actions."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from desktop.report.docx_table import Cell, table
from desktop.report.docx_writing import heading, led, link, paragraph, part_heading, prose, run, say, severity, tab
from desktop.report.parts import Part
from desktop.report.values import ActionRow, FigureValue, Judgement, Quotation, Report, Section, Written

NOT_SURE = "No figure under this heading could be read surely enough for a table."
NAMED_GAPS = 6
"""So many gaps are named in the line below a heading."""


def section(_report: Report, part: Part) -> Markup:
    """A sub-heading: its account, what people said, figures, where it falls short and what is being done."""
    told = part.section
    if told is None:
        return Markup()
    written = told.written
    return Markup().join((
        part_heading(part),
        _status(told),
        paragraph("Note", told.before) if told.before else "",
        paragraph("Standfirst" if told.holds else "BodyText", say(told.standfirst)),
        heading(2, "Our account") + prose(told.account) if told.account else "",
        judgement(told.judgement),
        _own(written.well) if written.well else _well(told),
        _own(written.voices) if written.voices else _voices(told),
        _figures(told),
        _own(written.short) + _open(told) if written.short else _short(told),
        _own(written.doing) if written.doing else "",
        _actions(told),
        *(_own(part) for part in written.others),
        paragraph("Note", told.absent) if told.absent else "",
    ))  # fmt: skip


def _status(told: Section) -> Markup:
    found = told.counts
    rest = len(told.gaps) - NAMED_GAPS
    gaps = say(
        ("Gap" if len(told.gaps) == 1 else "Gaps", *told.gaps[:NAMED_GAPS], *([f"and {rest} more"] if rest > 0 else []))
    )
    if found is None:
        return Markup()
    counts = f"{found.covered} covered, {found.weak} weak, {found.missing} missing"
    return paragraph("StatusLine", run(counts), tab(), gaps if told.gaps else run("No open gap against the exemplars"))


def _own(part: Written) -> Markup:
    return heading(2, part.title) + prose(part.paragraphs)


def judgement(made: Judgement | None) -> Markup:
    """The council's own judgement, where it said anything of one."""
    if made is None:
        return Markup()
    sure = led("How sure we are.", run(made.confidence)) if made.confidence else Markup()
    reasons = say(made.reasons) if made.reasons else run("No reasons are given.")
    return Markup().join((
        heading(2, "Our own judgement"),
        led(made.words, reasons) if made.words else paragraph("BodyText", reasons),
        sure,
        paragraph("QuoteSource", "Made by people in the council, not computed."),
    ))  # fmt: skip


def _well(told: Section) -> Markup:
    lines = [led(str(line[0]), say(line[1:])) for line in told.well]
    if told.also_well:
        lead = "Our evidence also shows: " if told.well else "Our evidence shows: "
        lines.append(paragraph("BodyText", run(lead), say(told.also_well)))
    return _under("What we do well", lines)


def _under(title: str, lines: Sequence[Markup]) -> Markup:
    """Under a heading of their own; nothing where there is nothing."""
    said = Markup().join(lines)
    return heading(2, title) + said if said else said


def _voices(told: Section) -> Markup:
    more = [paragraph("Note", say(told.more_voices))] if told.more_voices else []
    return _under("What people told us", [*map(quotation, told.voices), *more])


def quotation(voice: Quotation) -> Markup:
    """What somebody said, and below it where it comes from."""
    return paragraph("Quote", f"“{voice.words}”") + paragraph("QuoteSource", say(voice.source))


def _figures(told: Section) -> Markup:
    more = paragraph("Note", say(told.more_figures)) if told.more_figures else Markup()
    if not told.figures:
        return _under("Figures", [paragraph("BodyText", NOT_SURE), more]) if more else more
    rows = [
        (say(figure.measure), *map(_value, (figure.then, figure.now, figure.comparator)), figure.source)
        for figure in told.figures
    ]
    head = ("Measure", "Then", "Now", "Comparator", "Source")
    return heading(2, "Figures") + table(f"Figures: {told.short_title}", head, (152, 70, 78, 78, 101), rows) + more


def _value(told: FigureValue | None) -> Cell:
    return Cell(told.value, told.under) if told else Cell("None stated", style="TableNote")


def _short(told: Section) -> Markup:
    lines = [
        paragraph("BodyText", severity(gap.severity, f"{gap.severity_title}. "), say(gap.text)) for gap in told.short
    ]
    lines += [paragraph("BodyText", told.closed)] if told.closed else []
    lines += [paragraph("BodyText", say(told.more_short))] if told.more_short else []
    lines.append(_checks(told))
    ourselves = "We say so ourselves: " if told.counts else "Our evidence says: "
    for place, line in enumerate(told.admitted):
        lines.append(paragraph("BodyText", run("" if place else ourselves), say(line)))
    if told.frank:
        lines.append(paragraph("BodyText", run("Shown in our evidence together with a shortfall: "), say(told.frank)))
    return _under("Where we fall short", lines)


def _open(told: Section) -> Markup:
    """What stands after the council's own words of where it falls short."""
    against = paragraph("BodyText", say(("Open against the exemplars:", *told.gaps))) if told.gaps else Markup()
    return against + _checks(told)


def _checks(told: Section) -> Markup:
    return paragraph("BodyText", say(told.checks)) if told.checks else Markup()


def _actions(told: Section) -> Markup:
    more = paragraph("Note" if told.actions else "BodyText", say(told.more_actions)) if told.more_actions else Markup()
    if told.written.doing and not told.actions:
        return more
    title = "Actions" if told.written.doing else "What is being done"
    caption = f"{title}: {told.short_title}"
    made = action_table(caption, told.actions, with_gaps=told.counts is not None) if told.actions else Markup()
    return _under(title, [made, more])


def action_table(caption: str, actions: Sequence[ActionRow], *, with_gaps: bool = True) -> Markup:
    """What will be done, by whom and by when, and for which gap where gaps are printed."""
    if not with_gaps:
        alone = [(action.what, action.owner, Cell(action.due, action.state)) for action in actions]
        return table(caption, ("Action", "Owner", "By when"), (259, 120, 100), alone)
    rows = [
        (action.what, link(action.gap) if action.gap else "None", action.owner, Cell(action.due, action.state))
        for action in actions
    ]
    return table(caption, ("Action", "Gap", "Owner", "By when"), (214, 45, 120, 100), rows)
