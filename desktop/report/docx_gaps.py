"""The gap list and the annex of closed gaps in the Word file."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from desktop.report.docx_look import INK_2, MISSING, WEAK
from desktop.report.docx_table import Cell, table
from desktop.report.docx_writing import bookmark, heading, labelled, paragraph, part_heading, run, say, severity, tab, w
from desktop.report.parts import Part
from desktop.report.values.gaps import BareGap, Card, CheckTable, ClosedGap
from desktop.report.values.report import Report
from desktop.report.words import WORDS

_BARS = {"expected": (5, MISSING), "common": (2.5, WEAK)}
"""How thick the bar beside a gap is, by how many exemplars show it, and its ink."""


def gaps(report: Report, part: Part) -> Markup:
    """The open gaps: a block for each that the exemplars show, then a table for each check."""
    told = report.gaps
    return Markup().join((
        part_heading(part),
        paragraph("Standfirst", told.standfirst),
        *(_group(cards, bare, told.bare_note) for cards, bare in told.by_severity),
        heading(2, told.checks_title) if told.checks else "",
        *(_check(check) for check in told.checks),
    ))  # fmt: skip


def _group(cards: Sequence[Card], bare: Sequence[BareGap], note: str) -> Markup:
    """The gaps of one severity: blocks, then a table of those that have nothing to tell."""
    title = (*cards, *bare)[0].severity_title
    return heading(2, title) + Markup().join(map(_card, cards)) + (_bare(title, bare, note) if bare else "")


def _card(card: Card) -> Markup:
    """A gap with all that explains it, on one page, with a bar beside it."""
    thick, ink = _BARS.get(card.severity, (0.75, INK_2))
    bar = w("pBdr", w("left", val="single", sz=round(thick * 8), space=10, color=ink))
    stands = f"; {card.status}; {card.shown_by} of {card.exemplars} exemplars; {card.sub_heading}."
    lines = [
        ("How it stands", severity(card.severity, card.severity_title) + run(stands)),
        (WORDS.exemplars_show, run(" ".join(f"{shown}." for shown in card.shows))),
        (WORDS.our_evidence, say(card.evidence)),
        (WORDS.falls_short, say(card.why)),
        (WORDS.to_gather, run(card.gather)),
        ("Action", run(" ".join(card.actions))),
    ]
    said = [(label, words) for label, words in lines if words]
    title = bookmark(card.anchor, run(f"{card.number}.")) + tab() + run(card.title)
    # A rule that is not there makes the heading a block of its own: else the bars of two gaps would run into one.
    apart = w("pBdr", w("top", val="nil"), w("left", val="single", sz=round(thick * 8), space=10, color=ink))
    return paragraph("Heading3", title, properties=apart) + Markup().join(
        labelled(label, words, keep=place + 1 < len(said), properties=bar) for place, (label, words) in enumerate(said)
    )


def _bare(title: str, told: Sequence[BareGap], note: str) -> Markup:
    """A row for each gap that has nothing to tell."""
    head = ("Gap", WORDS.pattern_and_gather if told[0].gather else "Pattern", "Under", "Exemplars")
    caption = f"{WORDS.bare}: {title[:1].lower()}{title[1:]}"
    said = paragraph("CheckNote", note) if note else Markup()
    return said + table(caption, head, (40, 264, 110, 65), list(map(_bare_row, told)))


def _bare_row(gap: BareGap) -> tuple[str | Cell, ...]:
    told = run(" ").join(filter(None, (run(gap.gather), say(gap.near))))
    return (bookmark(gap.anchor, run(gap.number)), Cell(gap.title, told), gap.sub_heading, gap.shown)


def _check(check: CheckTable) -> Markup:
    rows = [
        (
            bookmark(row.anchor, run(row.number)), row.sub_heading,
            say(row.reason) + (_action(row.action) if row.action else ""),
        )
        for row in check.rows
    ]  # fmt: skip
    return Markup().join((
        heading(3, check.title),
        paragraph("CheckNote", f"{check.meaning} {check.gather}"),
        table(check.title, ("Gap", "Under", "Why"), (40, 100, 339), rows) if rows else "",
        paragraph("Note", say(check.more)) if check.more else "",
    ))  # fmt: skip


def _action(words: str) -> Markup:
    return run(" ") + run("Action:", "Strong") + run(f" {words}")


def closed(report: Report, part: Part) -> Markup:
    """The gaps that are not open any more, each with what closed it."""
    return Markup().join((
        part_heading(part),
        closed_table(WORDS.dismissed, "Reason", report.dismissed),
        closed_table(WORDS.answered, WORDS.what_was_done, report.answered),
    ))  # fmt: skip


def closed_table(title: str, reason: str, told: Sequence[ClosedGap]) -> Markup:
    """Some gaps with what closed each; ``reason`` is what stands above that. Nothing where there are none."""
    if not told:
        return Markup()
    rows = [(say(gap.title), gap.sub_heading, Cell(gap.reason, gap.note), gap.when) for gap in told]
    head = ("Gap", "Under", reason, "Date")
    return heading(2, title) + table(
        f"Gaps that are closed: {title[:1].lower()}{title[1:]}", head, (145, 80, 184, 70), rows
    )
