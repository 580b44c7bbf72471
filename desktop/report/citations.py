"""The references of a report: which evidence and gap stands where, so that the index can lead back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.report.values.text import Reference


class Citations:
    """Hands out references in the order of the pages, and remembers the first use in each section.

    ``gaps`` are the numbers of the open gaps. Where the index or the list of gaps is not printed, what would lead
    there is plain text.
    """

    def __init__(
        self, evidence: Iterable[str], gaps: Mapping[str, int], has_index: bool = True, has_gaps: bool = True
    ) -> None:
        self._evidence = {evidence_id: f"e{number}" for number, evidence_id in enumerate(evidence, start=1)}
        self._gaps = gaps
        self._uses: dict[str, dict[str, Reference]] = {}
        self._has_index, self._has_gaps = has_index, has_gaps

    def knows(self, evidence_id: str) -> bool:
        """Whether there is such an item."""
        return evidence_id in self._evidence

    def item(self, evidence_id: str, section: str, title: str) -> Reference:
        """A reference to an item from a section; the first there becomes an anchor the index can lead to."""
        row = self._evidence[evidence_id]
        target = row if self._has_index else ""
        uses = self._uses.setdefault(evidence_id, {})
        if section in uses:
            return Reference(evidence_id, target)
        anchor = f"{section}-{row}"
        uses[section] = Reference(title, anchor)
        return Reference(evidence_id, target, anchor)

    def gap(self, key: str) -> Reference:
        """A reference to an open gap, by its number."""
        return Reference(f"G{self._gaps[key]}", f"g{self._gaps[key]}" if self._has_gaps else "")

    def uses(self, evidence_id: str) -> tuple[Reference, ...]:
        """The sections that use an item, in page order."""
        return tuple(self._uses.get(evidence_id, {}).values())

    def anchor(self, evidence_id: str) -> str:
        """The name of an item's row in the index."""
        return self._evidence[evidence_id]
