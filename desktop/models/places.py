"""The places of an assessment: its sub-headings, and beside them what has no place or is put away."""

from rubric.comparison import Comparison, Gap
from rubric.evidence import EvidenceItem
from rubric.pack import Pack

NOT_PLACED = "place:not-placed"
WHOLE_STATEMENT = "place:whole-statement"
DISMISSED = "place:dismissed"
BIN = "place:bin"

_TITLES = {
    NOT_PLACED: "Not placed",
    DISMISSED: "Dismissed gaps",
    BIN: "Bin",
}


def is_sub_heading(place: str) -> bool:
    """Whether a place is one of the statement's sub-headings."""
    return not place.startswith("place:")


def place_title(pack: Pack, place: str) -> str:
    """What a place is called where there is little room; nothing for a sub-heading that the pack does not know."""
    if place in {"", WHOLE_STATEMENT}:
        return pack.whole
    known = (sub_heading.short_title for sub_heading in pack.sub_headings if sub_heading.id == place)
    return _TITLES.get(place) or next(known, "")


def place_choices(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Every sub-heading by its short title, with its id, to choose from."""
    return tuple((sub_heading.short_title, sub_heading.id) for sub_heading in pack.sub_headings)


def account_of(place: str) -> str:
    """The sub-heading whose account is written at a place; empty for the whole statement."""
    return place if is_sub_heading(place) else ""


def stands_under(pack: Pack, item: EvidenceItem, place: str) -> bool:
    """Whether an item is shown at a place. A sub-heading that the pack does not know is no place."""
    if place == NOT_PLACED:
        return place_of_item(pack, item) == NOT_PLACED
    return place in item.sub_headings


def home_of_gap(pack: Pack, comparison: Comparison, gap: Gap) -> str:
    """What a gap is about: its sub-heading; for one that has none, the items not placed or the whole statement."""
    if any(gap.sub_heading == sub_heading.id for sub_heading in pack.sub_headings):
        return gap.sub_heading
    items = [comparison.item(evidence_id).item for evidence_id in gap.evidence]
    about_not_placed = bool(items) and all(stands_under(pack, item, NOT_PLACED) for item in items)
    return NOT_PLACED if about_not_placed else WHOLE_STATEMENT


def place_of_gap(pack: Pack, comparison: Comparison, gap: Gap) -> str:
    """Where a gap is shown until something else is asked for: at its home, or with those that are put away."""
    return home_of_gap(pack, comparison, gap) if gap.is_open else DISMISSED


def place_of_item(pack: Pack, item: EvidenceItem) -> str:
    """Where an item is shown first."""
    known = {sub_heading.id for sub_heading in pack.sub_headings}
    return next((place for place in item.sub_headings if place in known), NOT_PLACED)
