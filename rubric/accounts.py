"""How much of the council's own account is written, against the pack's working length."""

from __future__ import annotations

from typing import Literal

from rubric.assessment import Account
from rubric.checks.lengths import word_count
from rubric.pack import Pack

Extent = Literal["nothing", "short", "enough", "long"]


def words_written(account: Account) -> int:
    """The words of an account and of its parts; the reasons for a judgement are not part of it."""
    return word_count(account.narrative) + sum(word_count(part) for part in account.parts.values())


def extent(pack: Pack, words: int) -> Extent:
    """Where so many words stand against the working length, which is ours."""
    least, most = pack.limits.narrative_words
    if words == 0:
        return "nothing"
    return "short" if words < least else "enough" if words <= most else "long"
