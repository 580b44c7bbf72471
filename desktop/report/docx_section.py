"""The sub-headings of the statement in the Word file, each with its account, voices, figures, gaps and actions."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from desktop.report.docx_table import Cell, table
from desktop.report.docx_writing import heading, led, paragraph, part_heading, prose, run, say, severity, tab, w
from desktop.report.parts import Part
from desktop.report.values.account import Judgement, Written
from desktop.report.values.actions import ActionRow
from desktop.report.values.report import Report
from desktop.report.values.section import FigureValue, Quotation, Section
from desktop.report.words import WORDS

NAMED_GAPS = 6
"""So many gaps are named in the line below a heading."""


def section(report: Report, part: Part) -> Markup:
    """A sub-heading: its account, what people said, figures, where it falls short and what is being done."""
    told = part.section
    if told is None:
        return Markup()
    written = told.written
    return Markup().join((
        part_heading(part),
        _status(told),
        paragraph("Standfirst" if told.holds else "Note", say(told.standfirst)),
        heading(2, WORDS.account) + prose(told.account) if told.account else "",
        judgement(told.judgement),
        _own(written.well) if written.well else _well(told),
        _own(written.voices) if written.voices else _voices(told),
        _figures(told),
        _own(written.short) if written.short else "",
        _short(told, report.compared),
        _own(written.doing) if written.doing else "",
        _actions(report, told),
        *(_own(part) for part in written.others),
    ))  # fmt: skip


def _status(told: Section) -> Markup:
    found = told.counts
    if found is None:
        return Markup()
    rest = len(told.gaps) - NAMED_GAPS
    gaps = say(
        (
            "Gap" if len(told.gaps) == 1 else "Gaps",
            *told.gaps[:NAMED_GAPS],
            *([f"and {rest} more"] if rest > 0 else []),
        )
    )
    counts = f"{found.covered} covered, {found.weak} weak, {found.missing} missing"
    stands = gaps if told.gaps else run(told.stands)
    before = w("r", w("br")) + run(told.before, "Label") if told.before else ""
    return paragraph("StatusLine", run(counts), tab(), stands, before)


def _own(part: Written) -> Markup:
    return heading(2, part.title) + prose(part.paragraphs)


def judgement(made: Judgement | None) -> Markup:
    """The council's own judgement, where it said anything of one."""
    if made is None:
        return Markup()
    sure = led(f"{WORDS.how_sure}.", run(made.confidence)) if made.confidence else Markup()
    reasons = say(made.reasons) if made.reasons else run(WORDS.no_reasons)
    return Markup().join((
        heading(2, WORDS.judgement),
        led(made.words, reasons) if made.words else paragraph("BodyText", reasons),
        sure,
        paragraph("QuoteSource", WORDS.not_computed),
    ))  # fmt: skip


def _well(told: Section) -> Markup:
    lines = [led(str(line[0]), say(line[1:])) for line in told.well]
    if told.also_well:
        lead = f"{WORDS.also_shows} " if told.well else f"{WORDS.shows} "
        lines.append(paragraph("BodyText", run(lead), say(told.also_well)))
    return heading(2, told.titles.well) + Markup().join(lines) if lines else Markup()


def _voices(told: Section) -> Markup:
    if not told.voices:
        return Markup()
    said = Markup().join(map(quotation, told.voices))
    more = paragraph("Note", say(told.more_voices)) if told.more_voices else ""
    return heading(2, told.titles.voices) + said + more


def quotation(voice: Quotation) -> Markup:
    """What somebody said, and below it where it comes from."""
    return paragraph("Quote", f"“{voice.words}”") + paragraph("QuoteSource", say(voice.source))


def _figures(told: Section) -> Markup:
    more = paragraph("Note", say(told.more_figures)) if told.more_figures else Markup()
    if not told.figures:
        return heading(2, "Figures") + paragraph("BodyText", WORDS.no_figure) + more if more else Markup()
    figures = told.figures
    columns = (
        ("Measure", 152, [say(figure.measure) for figure in figures]),
        ("Then", 70, [figure.then for figure in figures]),
        ("Now", 78, [figure.now for figure in figures]),
        ("Comparator", 78, [figure.comparator for figure in figures]),
        ("Source", 101, [figure.source for figure in figures]),
    )
    head, widths, cells = zip(*(column for column in columns if any(column[2])), strict=True)
    spare = 479 - sum(widths)
    rows = [tuple(map(_cell, row)) for row in zip(*cells, strict=True)]
    note = paragraph("Note", WORDS.not_stated) if any(cell is None for column in cells for cell in column) else ""
    made = table(f"Figures: {told.short_title}", head, (widths[0] + spare, *widths[1:]), rows)
    return heading(2, "Figures") + made + note + more


def _cell(told: FigureValue | Markup | str | None) -> str | Cell:
    if isinstance(told, FigureValue):
        return Cell(told.value, told.under)
    return Cell("–", style="TableNote") if told is None else told


def _short(told: Section, compared: bool) -> Markup:
    lines = [
        paragraph("BodyText", severity(gap.severity, f"{gap.severity_title}. "), say(gap.text)) for gap in told.short
    ]
    if told.closed:
        lines.append(paragraph("BodyText", told.closed))
    if told.more_short:
        lines.append(paragraph("BodyText", say(told.more_short)))
    for place, line in enumerate(told.admitted):
        lead = f"{WORDS.says_so} " if compared else f"{WORDS.says} "
        lines.append(paragraph("BodyText", run("" if place else lead), say(line)))
    if told.unsure:
        lines.append(paragraph("BodyText", run(f"{WORDS.unsure} "), say(told.unsure)))
    if told.frank:
        lines.append(paragraph("BodyText", run(f"{WORDS.frank} "), say(told.frank)))
    lines += _last(told)
    title = Markup() if told.written.short else heading(2, told.titles.short)
    return title + Markup().join(lines) if lines else Markup()


def _last(told: Section) -> list[Markup]:
    """What is not there, what is to be looked at again, and what nobody does anything about yet."""
    without = told.more_actions if not told.written.doing and not told.actions else ()
    said = [words for words in (run(told.absent), say(told.checks), say(without)) if words]
    return [paragraph("BodyText", run(" ").join(said))] if said else []


def _actions(report: Report, told: Section) -> Markup:
    more = paragraph("Note", say(told.more_actions)) if told.more_actions else Markup()
    if not told.actions:
        return more if told.written.doing else Markup()
    caption = f"Actions: {told.short_title}"
    made = action_table(caption, told.actions, with_gaps=report.compared, owners=report.owners)
    return heading(2, "Actions") + made + more


def plan(report: Report, part: Part) -> Markup:
    """Every action in one table."""
    told = report.plan
    if told is None:
        return Markup()
    made = action_table(part.title, told.rows, with_gaps=report.compared, owners=report.owners)
    return part_heading(part) + paragraph("Standfirst", told.standfirst) + made


def action_table(caption: str, actions: Sequence[ActionRow], *, with_gaps: bool, owners: bool) -> Markup:
    """What will be done and by when, by whom and for which gap where those are told of."""
    gap, owner = (45 if with_gaps else 0), (120 if owners else 0)
    columns = (("Action", 379 - gap - owner), ("Gap", gap), ("Owner", owner), (WORDS.by_when, 100))
    shown = [place for place, (_, width) in enumerate(columns) if width]
    rows = [
        (action.what, say((action.gap or "None",)), action.owner, Cell(action.due, action.state)) for action in actions
    ]
    return table(
        caption,
        [columns[place][0] for place in shown],
        [columns[place][1] for place in shown],
        [[row[place] for place in shown] for row in rows],
    )
