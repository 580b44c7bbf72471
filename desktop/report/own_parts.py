"""The parts of a sub-heading's account as the council wrote them, and where on its pages each stands."""

from __future__ import annotations

from desktop.report.material import Material
from desktop.report.values.account import Written
from desktop.report.values.section import PartTitles
from desktop.report.wording import paragraphs
from rubric import accounts
from rubric.pack import Pack, Place, SubHeading


def own_part(material: Material, sub_heading: SubHeading, place: Place) -> Written | None:
    """What the council wrote for a place; None where it wrote nothing."""
    return next(iter(own_parts(material, sub_heading, place)), None)


def own_parts(material: Material, sub_heading: SubHeading, place: Place) -> tuple[Written, ...]:
    """All that the council wrote for a place, in the pack's order; one of another edition is among the others."""
    account = material.assessment.account(sub_heading.id)
    places = _places(material.pack)
    told: list[Written] = []
    for part, title in accounts.part_titles(material.pack, account).items():
        if places.get(part, "other") == place:
            written = paragraphs(account.parts.get(part, ""))
            prose = [material.prose(words, sub_heading.id, sub_heading.short_title) for words in written]
            told += [Written(title, tuple(prose))] if prose else []
    return tuple(told)


def part_titles(pack: Pack) -> PartTitles:
    """What the pack calls the part of each place: one shape for what was written and what was put together."""
    titles = {part.place: part.title for part in reversed(pack.narrative_parts)}
    return PartTitles(well=titles["well"], voices=titles["voices"], short=titles["short"])


def _places(pack: Pack) -> dict[str, Place]:
    """A place holds one part: a second of its kind stands with the others."""
    places: dict[str, Place] = {}
    for part in pack.narrative_parts:
        places[part.id] = "other" if part.place in places.values() else part.place
    return places
