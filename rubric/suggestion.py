"""What the engine suggests for a passage that has no place yet: the officer accepts or declines."""

from __future__ import annotations

from dataclasses import dataclass

from rubric import routing
from rubric.pack import Pack
from rubric.reader import reader_for
from rubric.reading import Reading


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The passage as read, the sub-headings it most resembles, best first, and the category its voices point to."""

    reading: Reading
    sub_headings: tuple[str, ...]
    category: str | None

    @property
    def sub_heading(self) -> str | None:
        """The best of its sub-headings, if there is any."""
        return self.sub_headings[0] if self.sub_headings else None


def suggest(pack: Pack, text: str, heading: str = "") -> Suggestion:
    """Suggest sub-headings and an evidence category for a passage, from its text and the heading it stands under."""
    reader = reader_for(pack)
    reading = reader.read(text)
    found = {quality.id for quality in reading.qualities}
    pointed = {quality.category for quality in pack.qualities if quality.id in found}
    usual = next((category.id for category in pack.evidence_categories if category.default), None)
    sub_headings = reading.sub_headings
    if heading and reading.leanings:
        sub_headings = routing.suggest(routing.under_heading(reading.leanings, reader.read(heading).leanings))
    return Suggestion(
        reading=reading,
        sub_headings=sub_headings,
        category=next((category.id for category in pack.evidence_categories if category.id in pointed), usual),
    )
