"""What came of adding several items at once: where most of them went, and how many went where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.models.places import NOT_PLACED, place_of_item
from rubric.evidence import EvidenceItem
from rubric.pack import Pack


def place_of_most(pack: Pack, items: Sequence[EvidenceItem], here: str) -> str:
    """The place where most of the items stand; of several such, the one that is shown already."""
    counts = Counter(place_of_item(pack, item) for item in items)
    return max(counts, key=lambda place: (counts[place], place == here))


def say_added(pack: Pack, items: Sequence[EvidenceItem]) -> str:
    """How many items were added and where, in a sentence."""
    places = [place_of_item(pack, item) for item in items]
    under = [place for place in dict.fromkeys(places) if place != NOT_PLACED]
    where = f"{len(under)} sub-headings" if len(under) > 1 else pack.sub_heading(under[0]).short_title if under else ""
    placeless = places.count(NOT_PLACED)
    told = f" under {where}" if where else ""
    if placeless:
        told += f", {placeless} of them not placed" if where else ", not placed under a sub-heading"
    return f"{len(items)} item{'' if len(items) == 1 else 's'} added{told}."
