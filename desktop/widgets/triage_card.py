"""The passage being decided: its words, where it would stand, and the three answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.evidence_filter import NOT_STATED
from desktop.models.passages import PassageRow
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.badge import Badge
from desktop.widgets.buttons import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Choice, Field, label
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.sub_heading_choice import NOT_PLACED

_SHOWN_BADGES = 3
ANSWERS = (("accepted", "&Accept", "check"), ("skipped", "&Skip", "x"), ("not-evidence", "&Not evidence", "ban"))


class TriageCard(QFrame):
    """Announces the answer; the view carries it out."""

    answered = Signal(str)
    evidence_requested = Signal(str)

    def __init__(self, session: Session, row: PassageRow, date: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card-current")
        self.row = row
        self._told: Mapping[str, Any] = {}
        pack, passage = session.pack, row.passage
        self.sub_heading = Choice([(NOT_PLACED, None), *((s.short_title, s.id) for s in pack.sub_headings)])
        self.category = Choice([(NOT_STATED, None), *((c.title, c.id) for c in pack.evidence_categories)])
        self.date = DateField("Date", session)
        self.date.show_value(date)
        if row.suggestion is not None:
            self.sub_heading.show_value(row.suggestion.sub_heading)
            self.category.show_value(row.suggestion.category)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(label(str(passage.number), "row", "number"))
        head.addWidget(label(row.where, "second", "where"), 1)
        column.addLayout(head)
        column.addWidget(label(passage.text, "explain", "passage_text", wrap=True))
        badges = QWidget()
        flow = FlowLayout(badges, theme.px(4))
        for token, words in row.badges[:_SHOWN_BADGES]:
            flow.addWidget(Badge(token, words))
        column.addWidget(badges)
        if passage.verdict:
            self._say_decided(column)
        else:
            self._ask(column)

    def show_told(self, told: Mapping[str, Any]) -> None:
        """Show what the row of a sheet says of the new item in place of what is suggested."""
        self._told = told
        if "sub_headings" in told:
            self.sub_heading.show_value(next(iter(told["sub_headings"]), None))
        if "category" in told:
            self.category.show_value(told["category"])
        if "date" in told:
            self.date.show_value(told["date"])

    def fields(self) -> dict[str, Any] | None:
        """Where and when the new item stands; None, said under the date, where the date cannot be read."""
        if not self.date.take(self.date.line.text()):
            self.date.setFocus()
            return None
        sub_heading = self.sub_heading.currentData()
        told = self._told.get("sub_headings", ())
        chosen = (sub_heading,) if sub_heading else ()
        return {
            "sub_headings": told if told[:1] == chosen else chosen,
            "category": self.category.currentData(),
            "date": self.date.value,
        }

    def _ask(self, column: QVBoxLayout) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        for n, field in enumerate(
            (Field("Sub-heading", self.sub_heading), Field("Category", self.category), self.date)
        ):
            grid.addWidget(field, 0, n)
            grid.setColumnStretch(n, 1)
        column.addLayout(grid)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(8))
        for verdict, words, icon in ANSWERS:
            button = Button(words, icon, "primary" if verdict == "accepted" else "")
            button.setObjectName(verdict)
            button.clicked.connect(lambda _=False, verdict=verdict: self.answered.emit(verdict))
            answers.addWidget(button)
        answers.addStretch()
        column.addLayout(answers)

    def _say_decided(self, column: QVBoxLayout) -> None:
        line = QHBoxLayout()
        line.addWidget(label(self.row.verdict, "second", "verdict"))
        line.addStretch()
        evidence_id = self.row.passage.evidence
        if evidence_id:
            show = Button(f"Show {evidence_id}", kind="quiet")
            show.setObjectName("show_evidence")
            show.clicked.connect(lambda: self.evidence_requested.emit(evidence_id))
            line.addWidget(show)
        else:
            back = Button("Decide again", kind="quiet")
            back.setObjectName("decide_again")
            back.clicked.connect(lambda: self.answered.emit(""))
            line.addWidget(back)
        column.addLayout(line)
