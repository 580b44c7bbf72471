"""A check as a person reads it: by sub-heading, every gap with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from desktop.check_json import stands
from desktop.dates import say_day
from rubric.assessment import Assessment
from rubric.comparison import Comparison, Counts, Gap
from rubric.pack import Pack

WIDTH = 100


def check_text(pack: Pack, assessment: Assessment, comparison: Comparison) -> str:
    """The summary, then each sub-heading with its counts and its gaps, then what a gap does not mean."""
    gaps = [gap for gap in comparison.gaps if stands(gap)]
    dismissed = len(comparison.gaps) - len(gaps)
    known = {sub_heading.id for sub_heading in pack.sub_headings}
    lines = [
        assessment.details.council or "Council not stated",
        f"{pack.quality_statement.title}, edition {pack.edition_title}",
        f"Evidence as at {say_day(assessment.details.as_of)}: {_count(len(comparison.items), 'item')}",
        f"Patterns: {_statuses(comparison.counts())}",
        f"Gaps: {len(gaps)}" + (f", and {dismissed} dismissed" if dismissed else ""),
    ]
    for sub_heading in pack.sub_headings:
        lines += ["", sub_heading.title, f"  {_statuses(comparison.counts(sub_heading.id))}"]
        lines += _gaps(pack, (gap for gap in gaps if gap.sub_heading == sub_heading.id))
    elsewhere = [gap for gap in gaps if gap.sub_heading not in known]
    if elsewhere:
        lines += ["", f"{pack.whole}, and items that are not placed", *_gaps(pack, elsewhere)]
    return "\n".join([*lines, "", fill(pack.caveat, WIDTH)])


def _statuses(counts: Counts) -> str:
    return f"{counts.covered} covered, {counts.weak} weak, {counts.missing} missing"


def _gaps(pack: Pack, gaps: Iterable[Gap]) -> list[str]:
    severities = {prevalence.severity: prevalence.title.lower() for prevalence in pack.prevalences}
    lines: list[str] = []
    for gap in gaps:
        title = pack.check(gap.check).title
        if gap.pattern:
            title = f"{title} ({severities[gap.severity]}): {pack.pattern(gap.pattern).title}"
        lines.append(fill(title, WIDTH, initial_indent="  - ", subsequent_indent="    "))
        gather = pack.pattern(gap.pattern).gather if gap.pattern else pack.check(gap.check).gather
        for text in (gap.reason, f"To gather: {gather}"):
            lines.append(fill(text, WIDTH, initial_indent="    ", subsequent_indent="    "))
    return lines


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
