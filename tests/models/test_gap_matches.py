"""What comes near a gap is quoted with its item and where that stands."""

from __future__ import annotations

import datetime
from typing import Any

from desktop.models.gap_matches import QUOTED, match_rows
from rubric.comparing import compare
from rubric.decisions import Decisions
from rubric.evidence import EvidenceItem
from rubric.pack import Fit, Pack
from rubric.reading import Match, Reading


def test_each_says_its_words_and_where_it_stands(pack: Pack) -> None:
    pattern, other = pack.patterns[0], pack.sub_headings[-1]

    def read(evidence_id: str, text: str, fit: Fit, *places: str) -> tuple[EvidenceItem, Reading]:
        item = EvidenceItem(id=evidence_id, text=text, sub_headings=places)
        return item, Reading(text, (), (Match(pattern.id, fit, (0, len(text))),), (), ())

    items: list[Any] = [
        read("E1", "A line\n  break", "partial", pattern.home),
        read("E2", "word " * 80, "possible", other.id, "of-another-edition"),
        read("E3", "Nowhere", "possible"),
    ]
    found = compare(pack, items, datetime.date(2026, 10, 1), Decisions())
    gap = next(gap for gap in found.gaps if gap.pattern == pattern.id)
    first, second, third = match_rows(pack, found, gap)
    assert first.quotation == "“A line break” E1"
    assert (first.is_here, first.fit, first.where) == (True, "partial", f"under {pack.sub_headings[0].short_title}")
    assert second.where == f"under {other.short_title}"
    assert len(second.words) == QUOTED
    assert second.words.endswith("…")
    assert third.where == "not placed"
