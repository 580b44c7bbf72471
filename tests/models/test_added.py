"""After adding several items it is said how many went where."""

from desktop.models.added import place_of_most, say_added
from desktop.models.places import NOT_PLACED
from rubric.evidence import EvidenceItem
from rubric.pack import Pack


def items(*places: str) -> list[EvidenceItem]:
    return [
        EvidenceItem(id=f"E{number}", text="Waits fell.", sub_headings=(place,) if place else ())
        for number, place in enumerate(places, start=1)
    ]


def test_the_place_of_most_is_found_and_of_equals_the_one_that_is_shown(pack: Pack) -> None:
    first, second, third = (s.id for s in pack.sub_headings[:3])
    assert place_of_most(pack, items(first, second, second), first) == second
    assert place_of_most(pack, items(first, second), second) == second
    assert place_of_most(pack, items(first, second), third) == first
    assert place_of_most(pack, items("", "", second), second) == NOT_PLACED


def test_it_is_said_how_many_went_where(pack: Pack) -> None:
    first, second = pack.sub_headings[:2]
    assert say_added(pack, items(first.id)) == f"1 item added under {first.short_title}."
    assert say_added(pack, items(first.id, second.id)) == "2 items added under 2 sub-headings."
    assert say_added(pack, items(first.id, "")) == f"2 items added under {first.short_title}, 1 of them not placed."
    assert say_added(pack, items("", "")) == "2 items added, not placed under a sub-heading."
