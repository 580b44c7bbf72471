"""What is so across the documents, a row each, and what was looked for and not found."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.models.leading_rows import LeadingRow, Way
from desktop.models.places import place_title
from rubric.checks import contradiction, single_document
from rubric.comparison import Gap
from rubric.pack import Pack


def facts_across(pack: Pack, gaps: Iterable[Gap]) -> tuple[LeadingRow, ...]:
    """The gaps that are about documents, each with the way to it."""
    return tuple(
        LeadingRow(
            key=gap.key,
            title=gap.reason,
            second=gap.sub_heading and place_title(pack, gap.sub_heading),
            word=pack.check(gap.check).title,
            mark="copy",
            ink="ink2",
            ways=(Way("gap", gap.key),),
        )
        for gap in gaps
    )


def say_not_across(pack: Pack, gaps: Iterable[Gap]) -> str:
    """What was looked for across the documents and not found."""
    found = {gap.check for gap in gaps}
    least = pack.limits.single_document_items
    said = (
        (contradiction.CHECK, "No two documents are seen to disagree."),
        (single_document.CHECK, f"No sub-heading of {least} items or more draws on one document alone."),
    )
    return " ".join(words for check, words in said if check not in found)
