"""The parts of the council's own account, and how much of it is written against the pack's working length."""

from __future__ import annotations

from typing import Literal

from rubric.assessment import Account
from rubric.checks.lengths import word_count
from rubric.pack import Pack
from rubric.references import without_references

Extent = Literal["nothing", "short", "enough", "long"]


def part_titles(pack: Pack, account: Account) -> dict[str, str]:
    """What the parts of an account are called, by their ids: those the pack asks for, and after them those that were
    written under another edition, which have no other name than that.
    """
    titles = {part.id: part.title for part in pack.narrative_parts}
    return titles | {part: part for part, text in account.parts.items() if part not in titles and text.strip()}


def words_written(account: Account) -> int:
    """The words of an account and of its parts, without their references to the evidence; the reasons for a judgement
    are not part of it.
    """
    return sum(word_count(without_references(text)) for text in (account.narrative, *account.parts.values()))


def extent(pack: Pack, words: int) -> Extent:
    """Where so many words stand against the working length, which is ours."""
    least, most = pack.limits.narrative_words
    if words == 0:
        return "nothing"
    return "short" if words < least else "enough" if words <= most else "long"
