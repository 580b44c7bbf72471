"""The places of an assessment: its sub-headings, and beside them what has no place or is put away."""

from rubric.comparison import Comparison, Gap
from rubric.evidence import EvidenceItem
from rubric.pack import Pack

NOT_PLACED = "place:not-placed"
WHOLE_STATEMENT = "place:whole-statement"
DISMISSED = "place:dismissed"
BIN = "place:bin"


def is_sub_heading(place: str) -> bool:
    """Whether a place is one of the statement's sub-headings."""
    return not place.startswith("place:")


def account_of(place: str) -> str:
    """The sub-heading whose account is written at a place; empty for the whole statement."""
    return place if is_sub_heading(place) else ""


def stands_under(pack: Pack, item: EvidenceItem, place: str) -> bool:
    """Whether an item is shown at a place. A sub-heading that the pack does not know is no place."""
    if place == NOT_PLACED:
        return place_of_item(pack, item) == NOT_PLACED
    return place in item.sub_headings


def gap_stands_under(pack: Pack, comparison: Comparison, gap: Gap, place: str) -> bool:
    """Whether a gap is shown at a place. One of no sub-heading is about the whole statement, or items not placed."""
    if place == DISMISSED:
        return not gap.is_open
    if is_sub_heading(place):
        return gap.is_open and gap.sub_heading == place
    if place == BIN:
        return False
    if not gap.is_open or any(gap.sub_heading == sub_heading.id for sub_heading in pack.sub_headings):
        return False
    items = [comparison.item(evidence_id).item for evidence_id in gap.evidence]
    about_not_placed = bool(items) and all(stands_under(pack, item, NOT_PLACED) for item in items)
    return about_not_placed == (place == NOT_PLACED)


def place_of_gap(pack: Pack, comparison: Comparison, gap: Gap) -> str:
    """Where a gap is shown."""
    places = [*(sub_heading.id for sub_heading in pack.sub_headings), NOT_PLACED, WHOLE_STATEMENT, DISMISSED]
    return next(place for place in places if gap_stands_under(pack, comparison, gap, place))


def place_of_item(pack: Pack, item: EvidenceItem) -> str:
    """Where an item is shown first."""
    known = {sub_heading.id for sub_heading in pack.sub_headings}
    return next((place for place in item.sub_headings if place in known), NOT_PLACED)
