"""Where the evidence comes near the pattern of a gap, in words: quoted, with its item and where that stands."""

from __future__ import annotations

from dataclasses import dataclass

from rubric.comparison import Comparison, Gap
from rubric.evidence import EvidenceItem
from rubric.near import near
from rubric.pack import Fit, Pack
from rubric.text import shortened

QUOTED = 160
"""Characters of a quotation."""


@dataclass(frozen=True, slots=True)
class MatchRow:
    """An item that touches the pattern. ``where`` says under which sub-headings it stands."""

    evidence: str
    words: str
    where: str
    fit: Fit
    is_here: bool
    rejected: bool
    stale: bool

    @property
    def quotation(self) -> str:
        """The words that were read, and whose they are."""
        return f"“{self.words}” {self.evidence}"


def match_rows(pack: Pack, comparison: Comparison, gap: Gap) -> tuple[MatchRow, ...]:
    """What comes near a gap's pattern: what counts first, then what stands here, then the surest."""
    return tuple(
        MatchRow(
            found.compared.item.id,
            quoted(found.compared.item.text, found.match.span),
            say_where(pack, found.compared.item),
            found.match.fit,
            found.is_here,
            found.rejected,
            found.stale,
        )
        for found in near(comparison, gap)
    )


def quoted(text: str, span: tuple[int, int]) -> str:
    """The words of a span on one line, cut where they are many."""
    return shortened(" ".join(text[slice(*span)].split()), QUOTED)


def say_where(pack: Pack, item: EvidenceItem) -> str:
    """Under which sub-headings an item stands."""
    titles = [s.short_title for s in pack.sub_headings if s.id in item.sub_headings]
    return f"under {' and '.join(titles)}" if titles else "not placed"
