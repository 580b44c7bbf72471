"""The rows of a document's passages: made anew only where a passage, what is suggested for it or its repeat changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from desktop.models.passages import PassageRow, passage_row, say_repeat
from desktop.session import Session
from desktop.widgets.passage_reading import PassageReading
from desktop.widgets.triage_acts import sheet_of, told_by_row
from desktop.widgets.triage_repeats import TriageRepeats
from rubric.assessment import Passage
from rubric.reading import Match
from rubric.suggestion import Suggestion


class TriageRows(QObject):
    """Reads and compares a few passages at a time, and says when more is known."""

    read_more = Signal()
    repeats_found = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._by_id: Mapping[int, Passage] = {}
        self._made: dict[int, tuple[tuple[object, ...], PassageRow]] = {}
        self._reading = PassageReading(session, self)
        self._reading.read_more.connect(self.read_more)
        self._repeats = TriageRepeats(session, self)
        self._repeats.found.connect(self.repeats_found)

    def forget(self) -> None:
        """Forget everything, as when another assessment is open."""
        self._made.clear()
        self._reading.forget()

    def want(self, every: Iterable[Passage], shown: Iterable[Passage]) -> None:
        """Compare all passages with each other, and read those of the document that is shown."""
        self._by_id = {passage.id: passage for passage in every}
        self._repeats.refresh()
        self._reading.want(passage for passage in shown if passage.is_waiting)

    def row_of(self, passage: Passage) -> PassageRow:
        """The row of a passage, the very same while nothing about it changes."""
        repeat = self._repeats.of(passage.id)
        made_of = (passage, self._reading.suggestion(passage), repeat, sheet_of(self._session, passage))
        kept = self._made.get(passage.id)
        if kept is None or any(old is not new for old, new in zip(kept[0], made_of, strict=True)):
            said = say_repeat(self._by_id, passage, repeat) if repeat else ("", "")
            told = told_by_row(self._session, passage)
            kept = made_of, passage_row(self._session.pack, passage, made_of[1], said, told)
            self._made[passage.id] = kept
        return kept[1]

    def read_now(self, passage: Passage) -> Suggestion:
        """What is suggested for a passage that cannot wait."""
        return self._reading.read_now(passage)

    def matches(self, passages: Iterable[Passage]) -> dict[int, tuple[Match, ...]]:
        """What was found in each passage, as far as it has been read."""
        suggestion = self._reading.suggestion
        return {p.id: read.reading.matches for p in passages if p.is_offered and (read := suggestion(p))}

    def knows_repeats(self) -> bool:
        """Whether all passages have been compared with each other and with the evidence."""
        return not self._repeats.is_busy()

    def is_busy(self) -> bool:
        """Whether there is more to read or to compare."""
        return self._repeats.is_busy() or self._reading.is_busy()
