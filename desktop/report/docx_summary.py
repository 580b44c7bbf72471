"""The page that a director reads, and what is asked of the council, in the Word file."""

from __future__ import annotations

from markupsafe import Markup

from desktop.report.docx_look import COVERED, MISSING, WEAK_TINT
from desktop.report.docx_section import action_table, judgement
from desktop.report.docx_table import Cell, Cells, table
from desktop.report.docx_writing import heading, led, link_to, paragraph, part_heading, prose, run, say, severity, w
from desktop.report.parts import Part
from desktop.report.values.account import Judgement
from desktop.report.values.report import Report
from desktop.report.values.summary import Summary
from desktop.report.words import WORDS
from rubric.comparison import Counts


def summary(report: Report, part: Part) -> Markup:
    """The best and the worst, where the evidence stands, strengths, gaps, what is done and what is asked."""
    told = report.summary
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", told.standfirst, properties=w("ind", right=0)),
        _heat_map(told) if told.heat_map else "",
        _in_short(told),
        heading(2, WORDS.asked_of_director) + paragraph("SummaryText", told.asked) if told.asked else "",
        _judgement(told.judgement) if told.judgement else "",
        paragraph("Note", " ".join(filter(None, (told.caveat, told.gaps_shown))), _all_gaps(told)),
    ))  # fmt: skip


def _judgement(made: Judgement) -> Markup:
    sure = run(f"{WORDS.how_sure}: {made.confidence} ") if made.confidence else Markup()
    return led(f"{WORDS.judgement}: {made.words}", sure + say(made.reasons), style="SummaryText")


def _all_gaps(told: Summary) -> Markup:
    """Where the others are; on which page, Word knows only after it has laid the paper out."""
    if not told.all_gaps:
        return Markup()
    return run(" ") + link_to(told.all_gaps, run(WORDS.all_of_them, "Reference")) + run(" stand in the list of gaps.")


def _in_short(told: Summary) -> Markup:
    """Side by side, so that the summary is one page."""
    strengths = [led(str(line[0]), say(line[1:]), style="TableList") for line in told.strengths]
    gaps = [
        paragraph("TableList", severity(gap.severity, f"{gap.severity_title}. "), say(gap.text)) for gap in told.gaps
    ] or [paragraph("TableList", say(line)) for line in told.admitted]
    short = "Gaps" if told.heat_map else WORDS.fall_short
    columns = (
        strengths or [paragraph("TableText", say(told.no_strength))],
        gaps or [paragraph("TableText", told.no_gap)],
        _done(told) or [paragraph("TableText", WORDS.no_action)],
    )
    head = [Cell(title, style="ColumnTitle") for title in ("Strengths", short, WORDS.being_done)]
    rows = [[Cell(paragraphs=Markup().join(column)) for column in columns]]
    title = f"Strengths, {short[:1].lower()}{short[1:]}, and what is being done"
    return table(title, head, (160, 160, 159), rows, named=False)


def _done(told: Summary) -> list[Markup]:
    """What is being done, each action named or counted."""
    actions = [led(f"{when}:", say(what), style="TableList") for when, what in told.actions]
    if told.more_actions:
        leads = run(", in ") + link_to(told.plan, run("the action plan", "Reference")) if told.plan else ""
        actions.append(paragraph("TableList", run(told.more_actions), leads, run(".")))
    return actions


def _heat_map(told: Summary) -> Markup:
    rows: list[Cells] = [(link_to(row.target, run(row.title)), *_counts(row.counts)) for row in told.heat_map]
    rows.append((f"All {told.total} patterns", *_counts(told.counts)))
    counts = (Cell(status, style="TableCountHead") for status in ("Covered", "Weak", "Missing"))
    return table(WORDS.stands, ("Sub-heading", *counts), (278, 67, 67, 67), rows)


def _counts(counts: Counts) -> tuple[Cell, Cell, Cell]:
    """Dark, pale and white, as the marks of the paper are full, half full and empty; the words say the same."""
    box = (w(side, val="single", sz=8, space=0, color=MISSING) for side in ("top", "left", "bottom", "right"))
    return (
        _count(counts.covered, "covered", "CountCovered", _filled(COVERED)),
        _count(counts.weak, "weak", "CountWeak", _filled(WEAK_TINT)),
        _count(counts.missing, "missing", "CountMissing", w("tcBorders", *box)),
    )


def _filled(ink: str) -> Markup:
    return w("shd", val="clear", color="auto", fill=ink)


def _count(count: int, status: str, style: str, look: Markup) -> Cell:
    if not count:
        return Cell(f"0 {status}", style="TableCount")
    return Cell(run(f"{count} {status}", style), style="TableCount", look=look)


def asked(report: Report, part: Part) -> Markup:
    """What people expect and the commitment, the council's account of the whole, and its own judgement."""
    told = report.asked
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", f"{report.theme}: {report.statement}."),
        heading(2, told.i_statements_title),
        *(paragraph("Quote", f"“{statement}”") for statement in told.i_statements),
        heading(2, told.we_statement_title),
        paragraph("Quote", f"“{told.we_statement}”"),
        paragraph("QuoteSource", f"{told.wording_source}."),
        heading(2, WORDS.account_of_whole),
        prose(told.account or ((WORDS.not_written,),)),
        _done_for_the_whole(report) if told.actions else "",
        judgement(told.judgement),
    ))  # fmt: skip


def _done_for_the_whole(report: Report) -> Markup:
    title = WORDS.done_for_whole
    return heading(2, title) + action_table(title, report.asked.actions, with_gaps=False, owners=report.owners)
