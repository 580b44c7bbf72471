"""The text being typed: held until there is a pause in it, or none for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from rubric.assessment import Assessment

PAUSE_MS = 400
LONGEST_MS = 1_500
"""Who never rests is written for as well: a crash costs no more typing than this."""


class TypedText(QObject):
    """Holds the texts of evidence items as they are typed, by id; `due` asks for them to be written.

    A text that the file does not take goes on being held: it is shown, and written at the next occasion.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self.due)

    def hold(self, evidence_id: str, text: str) -> None:
        """Hold the text as it now reads."""
        self.texts[evidence_id] = text
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def rest(self) -> None:
        """Ask for nothing until more is typed."""
        self._pause.stop()
        self._longest.stop()

    def shown_in(self, assessment: Assessment) -> Assessment:
        """The assessment with what is held in it."""
        texts = self.texts
        if all(texts.get(item.id, item.text) == item.text for item in assessment.evidence):
            return assessment
        evidence = tuple(
            item if texts.get(item.id, item.text) == item.text else item.model_copy(update={"text": texts[item.id]})
            for item in assessment.evidence
        )
        return assessment.model_copy(update={"evidence": evidence})
