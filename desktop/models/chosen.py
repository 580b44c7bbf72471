"""What several chosen evidence items have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rubric.evidence import EvidenceItem

IDS_SAID = 8


class Several:
    """Stands for the values of a field that is not the same in all of them."""


SEVERAL = Several()


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some evidence items, in the order they stand in."""

    items: tuple[EvidenceItem, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(item.id for item in self.items)

    @property
    def said_ids(self) -> str:
        """Their ids in a line, as far as a line will hold them."""
        more = len(self.items) - IDS_SAID
        return ", ".join(self.ids[:IDS_SAID]) + (f" and {more} more" if more > 0 else "")

    def common(self, field: str) -> Any:
        """The value that all of them have in a field; `SEVERAL` where they differ."""
        first = getattr(self.items[0], field)
        return first if all(getattr(item, field) == first for item in self.items) else SEVERAL

    def standing(self) -> set[str]:
        """The sub-headings under which all of them stand."""
        return set.intersection(*(set(item.sub_headings) for item in self.items))


def chosen_of(evidence: Sequence[EvidenceItem], ids: Sequence[str]) -> Chosen:
    """The items of these ids that are there."""
    items = {item.id: item for item in evidence}
    return Chosen(tuple(items[one] for one in ids if one in items))
