"""What else may be wrong with an item: it repeats another, or a newer version of its document does not bear it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.comparer import Comparer
    from desktop.session import Session
    from rubric.assessment import Assessment
    from rubric.duplicates import Repeat
    from rubric.evidence import EvidenceItem
    from rubric.versions import Difference


class Doubts:
    """What is half typed is looked at when it is written, and nothing before the session `has_comparison`."""

    def __init__(self, session: Session, comparer: Comparer) -> None:
        self._session, self._comparer = session, comparer
        self._repeats: tuple[Sequence[EvidenceItem], Mapping[str, Repeat]] = ((), {})
        self._unsettled: tuple[Assessment | None, Mapping[str, Difference]] = (None, {})
        self._kept: tuple[Assessment | None, Mapping[str, Difference]] = (None, {})

    def forget(self) -> None:
        """Hold nothing of the file any more."""
        self._repeats, self._unsettled, self._kept = ((), {}), (None, {}), (None, {})

    @property
    def repeats(self) -> Mapping[str, Repeat]:
        """Which items repeat another, by their ids."""
        written = self._written()
        if written is None:
            return {}
        if written.evidence is not self._repeats[0]:
            texts = {item.id: item.text for item in written.evidence}
            self._repeats = written.evidence, self._comparer.repeats(texts)
        return self._repeats[1]

    def repeats_with(self, texts: Mapping[str, str]) -> Mapping[str, Repeat]:
        """Which of the evidence, and of these texts that are to stand after it, repeat another."""
        from rubric.duplicates import find_repeats

        evidence = self._session.written.evidence if self._session.written else ()
        find = self._comparer.repeats if self._session.has_comparison else find_repeats
        return find({**{item.id: item.text for item in evidence}, **texts})

    @property
    def unsettled(self) -> Mapping[str, Difference]:
        """Which items a newer version of their document does not bear out, by their ids."""
        from rubric.versions import unsettled

        written = self._written()
        if written is None:
            return {}
        if written is not self._unsettled[0]:
            self._unsettled = written, unsettled(written)
        return self._unsettled[1]

    def of_source(self, evidence_id: str) -> Difference | None:
        """What a newer version of its document has otherwise than an item, settled by keeping the item or not yet."""
        from rubric.versions import kept_otherwise

        written = self._written()
        if written is None:
            return None
        if written is not self._kept[0]:
            self._kept = written, kept_otherwise(written)
        return self.unsettled.get(evidence_id) or self._kept[1].get(evidence_id)

    def _written(self) -> Assessment | None:
        return self._session.written if self._session.has_comparison else None
