"""What is decided on the passages of a document: answers, cuts and joins, of one or of all that are chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal

from desktop.models.counted import counted
from desktop.models.passage_joins import Joins
from desktop.models.passage_list import ASIDE, ASIDE_KEY
from desktop.models.passages import VERDICT_WORDS, PassageRow
from desktop.session import Session
from desktop.widgets import triage_acts
from desktop.widgets.triage_card import TriageCard
from desktop.widgets.triage_flags import Told
from desktop.widgets.triage_passages import PassagesPane
from desktop.widgets.triage_rows import TriageRows
from rubric.assessment import Passage
from rubric.reading import Span


class DecidingPane(PassagesPane):
    """Each answer is one step of undo, and goes on to the next passage to decide."""

    act_requested = Signal(str)
    """What a key asks for that is not done here."""

    def __init__(self, session: Session, rows: TriageRows) -> None:
        super().__init__(session, rows)
        self._joins = Joins()
        session.opened.connect(self._joins.forget)
        self.bulk.accept_requested.connect(self.accept_several)
        self.list.answered.connect(self._on_answer_key)
        self.list.act_requested.connect(self._act)
        self.list.number_pressed.connect(self._on_number)

    def answer(self, verdict: str) -> None:
        """Decide on the current passage, or on all that are chosen, and go to the next one still to decide."""
        card, rows = self.card(), self.chosen()
        rows = [row for row in rows if (row.can_be_answered if verdict else row.can_be_put_back)]
        if card is None or not rows or not self.may_decide():
            return
        fields = card.fields() if verdict == "accepted" else None
        if verdict == "accepted" and fields is None:
            return
        place = card.chosen_place()
        self._move_to(self._following(rows) if verdict else rows[0].key)
        if fields is None:
            triage_acts.decide(self._session, rows, verdict)
        else:
            own = {card.row.key: fields}
            triage_acts.accept(self._session, rows, self._date(), self._made.read_now, own=own, place=place)
        if verdict and len(rows) > 1:
            self.strip.tell(f"{counted(len(rows), 'passage')}: {VERDICT_WORDS[verdict].lower()}")
        self.list.setFocus()

    def bring_back(self) -> None:
        """Have what is set aside, or was decided, to decide again, and say where it is now."""
        rows = [row for row in self.chosen() if row.can_be_put_back]
        if rows and self.may_decide():
            self.answer("")
            said = f"Passage {rows[0].name} is" if len(rows) == 1 else f"{len(rows)} passages are"
            self.strip.tell(f"{said} to decide again")

    def accept_several(self, accepted: list[PassageRow], left: list[PassageRow]) -> None:
        """Accept passages unseen, as one step of undo, and say what was left."""
        card = self.card()
        fields = card.fields() if card is not None and card.row in accepted else None
        own = {card.row.key: fields} if card is not None and fields is not None else {}
        triage_acts.accept(self._session, accepted, self._date(), self._made.read_now, own=own)
        if card is not None and card.row.key in {row.key for row in accepted}:
            self._move_to(self._following([card.row]))
        aside = self._held.verdicts.get(ASIDE, 0) if self._held else 0
        self.strip.tell(triage_acts.say_accepted(len(accepted), len(left), aside))
        self.list.setFocus()

    def accept_as_sure(self) -> None:
        """Accept all of which the reader is as sure as of the current passage."""
        if not self.bulk.accept_as_sure() and self.may_decide():
            self.strip.say(triage_acts.NOTHING_AS_SURE, "")

    def split(self) -> None:
        """Show where the current passage may be cut, or its words again."""
        card = self.card()
        if card is None or not self.may_decide() or not card.row.can_be_answered:
            return
        if not card.show_places(not card.is_cutting()):
            self.strip.say(triage_acts.ONE_SENTENCE, "")

    def cut(self, place: int) -> None:
        """Cut the current passage at a character of it."""
        if (row := self._row(self._current)) is not None:
            self._say(triage_acts.cut(self._session, row.passage, place))

    def cut_out(self, passage: Passage, span: Span) -> bool:
        """Make a passage of a stretch of one. Whether that could be."""
        if not self.may_decide():
            return False
        made, refused = triage_acts.make_passage(self._session, passage, span)
        if not refused:
            self._move_to(str(made))
        self._say(refused)
        return not refused

    def join(self) -> None:
        """Join the passages that are chosen, or the current one with the next."""
        if (rows := self.chosen()) and self.may_decide():
            self._move_to(rows[0].key)
            self._say(triage_acts.join(self._session, [row.passage for row in rows], self._joins))

    def as_it_was(self) -> None:
        """Take the current passage apart where it was joined, or join the parts it was cut in."""
        if (row := self._row(self._current)) is not None and self.may_decide():
            self._say(triage_acts.as_it_was(self._session, row.passage, self._joins))

    def enter(self) -> None:
        """Fold or unfold what is set aside; on a passage, go into its fields."""
        card = self.card()
        if self._current == ASIDE_KEY:
            self._is_unfolded = not self._is_unfolded
            self.refresh()
        elif card is not None and card.may_be_answered:
            card.sub_heading.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Leave the places to cut; or what is chosen but for one; or the document."""
        card = self.card()
        if card is not None and card.is_cutting():
            card.show_places(False)
        elif len(self.chosen()) > 1:
            self._choose_current()
        else:
            self.act_requested.emit("show_documents")

    def _card_of(self, row: PassageRow, told: Told) -> TriageCard:
        card = super()._card_of(row, told)
        card.answered.connect(self.answer)
        card.act_requested.connect(self._act)
        card.offer_as_it_was(triage_acts.say_as_it_was(row.passage, self._joins))
        card.cut.connect(self.cut)
        return card

    def _say(self, refused: str) -> None:
        if refused:
            self.strip.say(refused, "")
        self.list.setFocus()

    def _on_answer_key(self, verdict: str) -> None:
        self.keep_up()
        self.answer(verdict)

    def _on_number(self, number: int) -> None:
        self.keep_up()
        if (card := self.card()) is not None and self.may_decide():
            card.press_number(number)

    def _act(self, name: str) -> None:
        self.keep_up()
        acts = {
            "split": self.split,
            "join": self.join,
            "as_it_was": self.as_it_was,
            "go_on": self.go_on,
            "bring_back": self.bring_back,
            "enter": self.enter,
            "leave": self.leave,
            "accept_as_sure": self.accept_as_sure,
        }
        acts.get(name, partial(self.act_requested.emit, name))()
