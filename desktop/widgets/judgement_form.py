"""The council's own judgement, made by people: a score where the pack has any, how sure they are, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import Choice, Field, label
from desktop.widgets.reference_area import ReferenceArea
from rubric.assessment import Account

NO_JUDGEMENT, NOT_SAID = "No judgement", "Not said"


class JudgementForm(QWidget):
    """Shows and asks; its owner writes."""

    def __init__(self, session: Session, reasons: ReferenceArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = session.pack
        scores = ((f"{s.score}: {s.words}", s.score) for s in self._pack.score_words)
        self.judgement = Choice([(NO_JUDGEMENT, None), *scores])
        self.confidence = Choice([(NOT_SAID, ""), *((c.title, c.id) for c in self._pack.confidences)])
        self.reasons = reasons
        self.standing = label("", "hint", "standing", wrap=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label("Our own judgement", "card-title", "judgement_title"))
        column.addWidget(
            label("People make it; Plumbline computes and suggests none. It is optional.", "second", wrap=True)
        )
        column.addWidget(self.standing)
        self.fields = {
            "judgement": Field("Judgement (made by people, optional)", self.judgement),
            "confidence": Field("How sure we are", self.confidence),
            "reasons": Field("Reasons for the judgement", reasons, grows=True),
        }
        for field in self.fields.values():
            column.addWidget(field)
        self.fields["judgement"].setVisible(bool(self._pack.score_words))
        self.fields["confidence"].setVisible(bool(self._pack.confidences))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_account(self, account: Account, read_only: bool) -> None:
        """Show what is stored; the reasons are their owner's, who knows what is being typed."""
        self.judgement.show_value(account.judgement)
        self.confidence.show_value(account.confidence)
        for choice in (self.judgement, self.confidence):
            choice.setEnabled(not read_only)

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(theme.px(8))
