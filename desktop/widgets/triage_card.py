"""The passage being decided: its words, what helps to decide, where it would stand, and the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.evidence_filter import NOT_STATED
from desktop.models.passage_list import ASIDE
from desktop.models.passages import PassageRow
from desktop.session import Session
from desktop.widgets import theme, triage_acts
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Choice, Field, label
from desktop.widgets.figures_offer import FiguresBox
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.sub_heading_choice import NOT_PLACED
from desktop.widgets.tab_order import put_after
from desktop.widgets.triage_cut import TriageCut
from desktop.widgets.triage_flags import Told, TriageFlags
from desktop.widgets.triage_words import first_lines, passage_words
from rubric.parts import places_to_cut

_ARROW, _LEAST_CATEGORY = 48, 130
"""Of a choice: the room beside its words, and the least that shows in a low window which category is meant."""
_LONGEST_DATE = "30 September 2026"
ANSWERS = (("accepted", "&Accept", "check"), ("skipped", "&Skip", "x"), ("not-evidence", "&Not evidence", "ban"))

_SPLIT, _JOIN = "Cut it where a sentence begins (P)", "Join it with the next passage (J)"


class TriageCard(QFrame):
    """Announces what is asked for; the view carries it out."""

    answered = Signal(str)
    act_requested = Signal(str)
    repeat_requested = Signal(object)
    evidence_requested = Signal(str)
    rested = Signal(object)
    cut = Signal(int)
    left = Signal()

    def __init__(self, session: Session, row: PassageRow, date: str | None, *, may_decide: bool, told: Told) -> None:
        super().__init__()
        self.setProperty("kind", "card-current")
        self.row = row
        self._is_low = is_low = told is Told.LEAST
        self.may_decide, self.may_be_answered = may_decide, may_decide and row.can_be_answered
        self._cut: TriageCut | None = None
        pack, passage = session.pack, row.passage
        places = enumerate(pack.sub_headings, start=1)
        self.sub_heading = Choice(
            [(f"0  {NOT_PLACED}", None), *((f"{n}  {s.short_title}", s.id) for n, s in places)], self
        )
        self.category = Choice([(NOT_STATED, None), *((c.title, c.id) for c in pack.evidence_categories)], self)
        self.date = DateField("Date", session, self)
        self.date.show_value(date)
        if row.suggestion is not None:
            self.sub_heading.show_value(row.suggestion.sub_heading)
            self.category.show_value(row.suggestion.category)
        self._show_told(triage_acts.told_by_row(session, passage))
        self._suggested = self.sub_heading.currentData()
        self.figures = FiguresBox(pack, *triage_acts.as_item_with_figure(session, passage, date), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(
            theme.px(14), theme.px(4 if is_low else 10), theme.px(14), theme.px(8 if is_low else 12)
        )
        space = theme.px(4 if is_low else 8)
        self._column.setSpacing(space)
        self._add_head()
        self.words = first_lines(passage.text) if is_low else passage_words(passage.text)
        self._column.addWidget(self.words)
        self._flags = TriageFlags(session, row, date, told)
        self._flags.rested.connect(self.rested)
        self._column.addWidget(self._flags)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(space)
        self._column.addWidget(self._body)
        if passage.verdict:
            self._say_decided(body)
        if self.may_be_answered:
            self._ask(body)
        else:
            for part in (self.sub_heading, self.category, self.date, self.figures):
                part.hide()

    def _show_told(self, told: Mapping[str, Any]) -> None:
        """Show what the row of a sheet says of the new item in place of what is suggested."""
        self._told = told.get("sub_headings", ())
        if "sub_headings" in told:
            self.sub_heading.show_value(next(iter(told["sub_headings"]), None))
        if "category" in told:
            self.category.show_value(told["category"])
        if "date" in told:
            self.date.show_value(told["date"])

    def follow(self, before: QWidget) -> None:
        """Let Tab go from there through the card as the eye does."""
        asked = (self.sub_heading, self.category, self.date, self.figures)
        put_after(before, (self._flags, *asked, self._answers) if self.may_be_answered else (self,))

    def fields(self) -> dict[str, Any] | None:
        """Where and when the new item stands, and whether its figures are kept.

        None, said under the date, where the date cannot be read.
        """
        if not self.date.take(self.date.line.text()):
            self.date.setFocus()
            return None
        sub_heading = self.sub_heading.currentData()
        chosen = (sub_heading,) if sub_heading else ()
        return {
            "sub_headings": self._told if self._told[:1] == chosen else chosen,
            "category": self.category.currentData(),
            "date": self.date.value,
            triage_acts.WITH_FIGURES: self.figures.is_wanted(),
        }

    def chosen_place(self) -> str | None:
        """The sub-heading that the officer chose in place of the suggested one; None where none was."""
        chosen = self.sub_heading.currentData()
        return chosen if chosen != self._suggested else None

    def offer_as_it_was(self, how: str) -> None:
        """Offer to make the passage again what it was; with no words it is as it came."""
        if how and self.may_be_answered:
            self._add_act("as_it_was", "As it was", "undo-2", how)

    def say_chosen(self, count: int) -> None:
        """Say on the answers of how many passages they are."""
        for verdict, words, _ in ANSWERS:
            if (button := self.findChild(Button, verdict)) is not None:
                button.setText(f"{words} {count}" if count > 1 else words)
                button.setAccessibleName(button.text().replace("&", ""))

    def press_number(self, number: int) -> None:
        """Cut before that sentence while the places to cut are shown, else choose that sub-heading."""
        if self._cut is not None:
            self._cut.cut_number(number)
        elif self.may_be_answered and 0 <= number < self.sub_heading.count():
            self.sub_heading.setCurrentIndex(number)

    def is_cutting(self) -> bool:
        """Whether the places to cut are shown."""
        return self._cut is not None

    def show_places(self, shown: bool) -> bool:
        """Show where the passage may be cut, or its words again. Whether there is any such place."""
        if shown == self.is_cutting():
            return True
        if shown and not places_to_cut(self.row.passage.text):
            return False
        if shown:
            self._cut = TriageCut(self.row.passage.text)
            self._cut.cut.connect(self.cut)
            self._column.insertWidget(self._column.indexOf(self.words), self._cut)
        elif self._cut is not None:
            self._cut.hide()
            self._cut.deleteLater()
            self._cut = None
        self.words.setVisible(not shown)
        self._body.setVisible(not shown)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.may_be_answered:
            self._arrange()

    def _add_head(self) -> None:
        row = self.row
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(label(row.name, "row", "number"))
        head.addWidget(label(row.where, "second", "where"), 1)
        if row.repeat:
            press = Button(row.repeat, "copy", "quiet")
            press.setObjectName("repeat")
            press.setToolTip(f"Shows {row.repeated}" if isinstance(row.repeated, str) else "Shows that passage")
            press.clicked.connect(lambda: self.repeat_requested.emit(row.repeated))
            head.addWidget(press)
        self._column.addLayout(head)

    def _ask(self, column: QVBoxLayout) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(self._column.spacing())
        self._asked: Sequence[QWidget] = (
            Field("Sub-heading", self.sub_heading),
            Field("Category", self.category),
            self.date,
        )
        for field in self._asked:
            # The columns are as wide as each other, however wide a choice would like to be.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, field.sizePolicy().verticalPolicy())
            field.name.setVisible(not self._is_low)
        self._arrange()
        column.addLayout(self._grid)
        column.addWidget(self.figures)
        answers = QWidget()
        self._flow = FlowLayout(answers, theme.px(8))
        for verdict, words, icon in ANSWERS:
            button = Button(words, icon, "primary" if verdict == "accepted" else "")
            button.setObjectName(verdict)
            button.clicked.connect(lambda _=False, verdict=verdict: self.answered.emit(verdict))
            self._flow.addWidget(button)
        self._add_act("split", "S&plit", "split", _SPLIT)
        self._add_act("join", "&Join", "merge", _JOIN)
        column.addWidget(answers)
        self._answers = answers

    def _add_act(self, name: str, words: str, icon: str, hint: str) -> None:
        button = IconButton(icon, hint) if self._is_low else Button(words, icon, "quiet")
        button.setObjectName(name)
        button.setToolTip(hint)
        button.clicked.connect(lambda: self.act_requested.emit(name))
        self._flow.addWidget(button)

    def _arrange(self) -> None:
        """The fields in one row, or the sub-heading above the others where they would be cut short."""
        metrics = self.sub_heading.fontMetrics()
        place = _widest(self.sub_heading)
        category = theme.px(_LEAST_CATEGORY) if self._is_low else _widest(self.category)
        date = metrics.horizontalAdvance(_LONGEST_DATE) + theme.px(_ARROW // 2)
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * self._grid.horizontalSpacing()
        is_wide = room >= place + category + date
        first, *others = self._asked
        self._grid.addWidget(first, 0, 0, 1, 1 if is_wide else 2)
        for nth, field in enumerate(others):
            self._grid.addWidget(field, 0 if is_wide else 1, nth + is_wide)
        for column, least in enumerate((place, 0, date) if is_wide else (0, date, 0)):
            self._grid.setColumnMinimumWidth(column, least)
            self._grid.setColumnStretch(column, column == is_wide)

    def _say_decided(self, column: QVBoxLayout) -> None:
        line = QHBoxLayout()
        line.addWidget(label(self.row.verdict, "second", "verdict"))
        line.addStretch()
        evidence_id = self.row.passage.evidence
        if evidence_id and not self.row.can_be_answered:
            show = Button(f"Show {evidence_id}", kind="quiet")
            show.setObjectName("show_evidence")
            show.clicked.connect(lambda: self.evidence_requested.emit(evidence_id))
            line.addWidget(show)
        elif self.may_decide:
            back = Button("&Bring back" if self.row.passage.verdict == ASIDE else "Decide again", "undo-2", "quiet")
            back.setObjectName("decide_again")
            back.setToolTip("B")
            back.clicked.connect(lambda: self.act_requested.emit("bring_back"))
            line.addWidget(back)
        column.addLayout(line)


def _widest(choice: Choice) -> int:
    """How wide a choice must be for each of its lines to be read whole."""
    metrics = choice.fontMetrics()
    return max(metrics.horizontalAdvance(choice.itemText(n)) for n in range(choice.count())) + theme.px(_ARROW)
