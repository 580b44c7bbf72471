"""What the engine suggests for a passage that has no place yet: the officer accepts or declines."""

from __future__ import annotations

from dataclasses import dataclass

from rubric.pack import Pack
from rubric.reader import reader_for
from rubric.reading import Reading


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The passage as read, the sub-heading it most resembles and the category its voices point to."""

    reading: Reading
    sub_heading: str | None
    category: str | None


def suggest(pack: Pack, text: str) -> Suggestion:
    """Suggest a sub-heading and an evidence category for a passage, from its text alone."""
    reading = reader_for(pack).read(text)
    found = {quality.id for quality in reading.qualities}
    pointed = {quality.category for quality in pack.qualities if quality.id in found}
    usual = next((category.id for category in pack.evidence_categories if category.default), None)
    return Suggestion(
        reading=reading,
        sub_heading=reading.sub_headings[0] if reading.sub_headings else None,
        category=next((category.id for category in pack.evidence_categories if category.id in pointed), usual),
    )
