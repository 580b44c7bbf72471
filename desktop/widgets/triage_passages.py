"""The passages of one document as a list: which are shown, which is current and which are chosen."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from desktop.models.history import say_went
from desktop.models.passage_list import ALL, AsideRow, first_changed, following, listed, next_to_decide
from desktop.models.passages import PassageRow, say_of_passage
from desktop.models.roles import Role
from desktop.models.row_model import RowModel
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets import triage_layout as layout
from desktop.widgets.done_strip import DoneStrip
from desktop.widgets.fields import label
from desktop.widgets.status_line import CutLabel
from desktop.widgets.triage_bulk import TriageBulk
from desktop.widgets.triage_card import TriageCard
from desktop.widgets.triage_done import TriageDone
from desktop.widgets.triage_filter import TriageFilter
from desktop.widgets.triage_flags import Told
from desktop.widgets.triage_list import KEYS_SAID, TriageList
from desktop.widgets.triage_rows import TriageRows
from rubric.assessment import Passage
from rubric.documents import Held


class PassagesPane(QFrame):
    """Nothing is left out: every passage stands in the list, also where no pattern is found in it."""

    current_changed = Signal(object)
    """The id of the passage that is current now; None where none is."""
    read = Signal()
    """The current passage was read, before its turn or though it is decided."""
    rested = Signal(object)
    """The pattern of the current passage whose words are to be marked alone; None for all."""
    passage_requested = Signal(int)
    evidence_requested = Signal(str)
    document_requested = Signal(int)
    desk_requested = Signal()

    def __init__(self, session: Session, rows: TriageRows) -> None:
        super().__init__()
        self._session, self._made = session, rows
        self._held: Held | None = None
        self._passages: tuple[Passage, ...] = ()
        self._rows: list[PassageRow] = []
        self._by_key: dict[str, PassageRow] = {}
        self._shown: list[PassageRow | AsideRow] = []
        self._current = ""
        self._changed: Passage | None = None
        self._steps = session.undo_stack.index()
        self._asked = ALL
        self._is_unfolded = self._is_low = False
        self.model = RowModel(self)
        self.list, self.filter, self.all_decided = TriageList(), TriageFilter(), TriageDone()
        self.list.setModel(self.model)
        self.bulk = TriageBulk()
        self.strip = DoneStrip(session, "list-checks", "done_strip")
        self.progress_words, self.progress = label("", "second", "progress"), QProgressBar()
        self.progress.setTextVisible(False)
        self._arrange()
        rows.repeats_found.connect(self.refresh)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.selectionModel().selectionChanged.connect(self._say_chosen)
        session.undo_stack.indexChanged.connect(self._on_step)
        session.acted.connect(self._on_acted)
        self.filter.chosen.connect(self._on_filter)
        self.all_decided.next_requested.connect(self.document_requested)
        self.all_decided.desk_requested.connect(self.desk_requested)

    def begin(self, passage_id: int | None) -> None:
        """Another document is shown next: where the officer stopped in it."""
        self._current = str(passage_id or "")
        self._is_unfolded = False
        self.strip.say("", "")
        self._show_asked(ALL)

    def show_passages(self, held: Held | None, passages: tuple[Passage, ...]) -> None:
        """Show what is stored of one document; the current passage stays current."""
        self._changed = first_changed(self._passages, passages)
        self._held, self._passages = held, passages
        self.refresh()
        if held is not None:
            self._say_progress(held)

    def refresh(self) -> None:
        """Show the rows as far as they are read and compared."""
        self._show_rows([self._made.row_of(p) for p in self._passages if self.lists(p)])

    def lists(self, passage: Passage) -> bool:
        """Whether a passage is one of the list: not what waited in a document of which a newer version is here."""
        is_old = self._held is not None and self._held.newer is not None
        return passage.is_offered and bool(passage.verdict or not is_old)

    def show_passage(self, passage: Passage) -> None:
        """Make a passage of the document the current one, also where the list did not show it."""
        key = str(passage.id)
        if key not in [row.key for row in self._shown]:
            self._is_unfolded |= passage.verdict == "set-aside"
            self._current = key
            self._show_asked(ALL)
            self.refresh()
        self._move_to(key)

    def show_anew(self) -> None:
        """Set the current card again, as when the text size has changed."""
        self.list.show_card(QModelIndex(), None)
        if self._held is not None:
            self._show_current()

    def show_low(self, is_low: bool) -> None:
        """Leave out what is said elsewhere too, where the card needs the room."""
        if is_low != self._is_low:
            self._is_low = is_low
            for part in self._said_elsewhere:
                part.setVisible(not is_low)
            layout.space_pane(self, is_low=is_low)
            self.show_anew()

    def current_passage(self) -> int | None:
        """The id of the passage being decided."""
        row = self._row(self._current)
        return row.passage.id if row else None

    def may_decide(self) -> bool:
        """Whether anything is decided here: not to read only, nor in a document of which a newer version is here."""
        return not self._session.read_only and (self._held is None or self._held.newer is None)

    def current_row(self) -> PassageRow | None:
        """The row of the passage being decided."""
        return self._row(self._current)

    def card(self) -> TriageCard | None:
        """The card of the current passage."""
        return self.list.card if isinstance(self.list.card, TriageCard) else None

    def go_on(self) -> None:
        """Go to the next passage to decide."""
        following = next_to_decide(self._passages, self.current_passage())
        if (passage := next((p for p in self._passages if p.id == following), None)) is not None:
            self.show_passage(passage)

    # Rows

    def _row(self, key: str) -> PassageRow | None:
        return self._by_key.get(key)

    def chosen(self) -> list[PassageRow]:
        """The rows that are chosen, in order; the current one alone where it is not among them."""
        keys = [index.data(Role.KEY) for index in sorted(self.list.selectedIndexes(), key=QModelIndex.row)]
        if self._current not in keys:
            keys = [self._current]
        return [row for row in self._rows if row.key in keys]

    def _following(self, rows: list[PassageRow]) -> str:
        return following(self._shown, self._passages, rows) or self._current

    def _show_rows(self, rows: list[PassageRow]) -> None:
        self._rows = rows
        self._by_key = {row.key: row for row in rows}
        shown = listed(rows, self._asked, self._is_unfolded)
        if [row.key for row in self._shown] != [row.key for row in shown]:
            self.list.show_card(QModelIndex(), None)
        self._shown = shown
        keys = [row.key for row in shown]
        if self._current not in keys:
            waiting = next((row.key for row in shown if isinstance(row, PassageRow) and row.passage.is_waiting), "")
            self._current = waiting or (keys[0] if keys else "")
        card = self.card()
        self.list.selectionModel().blockSignals(True)
        self.model.show(shown)
        self.list.selectionModel().blockSignals(False)
        if card is None or (card.row, card.may_decide) != (self._row(self._current), self.may_decide()):
            self._show_current()
        self._show_bulk()

    def _show_current(self) -> None:
        row, place = self._row(self._current), self.model.row_of(self._current)
        index = self.model.index(place) if place >= 0 else QModelIndex()
        if row is None or place < 0:
            self.list.show_card(QModelIndex(), None)
        else:
            if row.suggestion is None:
                self._made.read_now(row.passage)
                row = self._made.row_of(row.passage)
                self._rows = [row if old is self._by_key[row.key] else old for old in self._rows]
                self._by_key[row.key] = row
                self.read.emit()
            for told in (Told.LEAST,) if self._is_low else Told:
                self.list.show_card(index, self._card_of(row, told))
                if not self.list.is_card_too_high():
                    break
            if (card := self.card()) is not None:
                card.follow(self.list)
        self.current_changed.emit(self.current_passage() if place >= 0 else None)
        if index.isValid():
            if self.list.currentIndex() != index or not self.list.selectionModel().isSelected(index):
                self._choose_current()
            self.list.executeDelayedItemsLayout()
            self.list.scrollTo(index, TriageList.ScrollHint.EnsureVisible)
            # How high the card is is known once its parts have their place.
            QTimer.singleShot(0, self.list, self.list.bring_card)
            self._say_chosen()

    def _card_of(self, row: PassageRow, told: Told) -> TriageCard:
        card = TriageCard(self._session, row, self._date(), may_decide=self.may_decide(), told=told)
        card.repeat_requested.connect(self._show_repeated)
        card.evidence_requested.connect(self.evidence_requested)
        card.rested.connect(self.rested)
        card.left.connect(self.list.setFocus)
        return card

    def _choose_current(self) -> None:
        index = self.model.index(self.model.row_of(self._current))
        self.list.selectionModel().blockSignals(True)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()

    def _move_to(self, key: str) -> None:
        if key != self._current:
            self._current = key
            if self.strip.button.isHidden():
                self.strip.say("", "")  # It was about the one that was current.
            self._show_current()
            self._show_bulk()

    def _date(self) -> str | None:
        return self._held.document.date if self._held else None

    # What is said

    def _say_progress(self, held: Held) -> None:
        self.progress_words.setText(f"{held.decided} of {held.asked} decided")
        self.progress.setMaximum(max(held.asked, 1))
        self.progress.setValue(held.decided)
        self.progress.setAccessibleName(self.progress_words.text())
        self.filter.show_counts(held)
        self.all_decided.show_outcome(self._session, held, self._passages)

    def _say_chosen(self) -> None:
        if (card := self.card()) is not None:
            card.say_chosen(sum(row.can_be_answered for row in self.chosen()))

    def _show_bulk(self) -> None:
        # What repeats something is not accepted unseen, so nothing is before that is known.
        may = self.may_decide() and self._made.knows_repeats()
        self.bulk.show_rows(self._rows, self._row(self._current), may)

    # What happens

    def _on_current_changed(self) -> None:
        # A view still answers to the key or press that moved it; the card takes its row after that.
        QTimer.singleShot(0, self, self.keep_up)

    def keep_up(self) -> None:
        """Move to where the keys have moved already: who types fast means that row."""
        if key := self.list.currentIndex().data(Role.KEY):
            self._move_to(key)

    def _on_step(self, steps: int) -> None:
        is_undone, self._steps = steps < self._steps, steps
        if is_undone:
            self._say_step(say_went(f"Undone: {self._session.undo_stack.redoText()}"))

    def _on_acted(self, acted: str) -> None:
        if self.strip.isHidden() and (again := say_went(acted)):
            self._say_step(again)

    def _say_step(self, said: str) -> None:
        """Show what was taken back or done again, and say it: the eye was elsewhere."""
        passage, self._changed = self._changed, None
        if not said or not self.isVisible():
            return
        if passage is not None:
            self.show_passage(passage)
            said = say_of_passage(said, passage)
        self.strip.say(said, "")

    def _on_filter(self, key: str) -> None:
        self._asked = key
        self.refresh()

    def _show_asked(self, key: str) -> None:
        self._asked = key
        self.filter.choose(key)

    def _show_repeated(self, of: str | int) -> None:
        if isinstance(of, int):
            self.passage_requested.emit(of)
        else:
            self.evidence_requested.emit(of)

    def _arrange(self) -> None:
        self._found = layout.held(layout.line(label("Suggested passages", "card-title"), self.progress_words))
        keys = theme.set_kind(CutLabel(), "second")
        keys.setObjectName("keys_said")
        keys.show_text(KEYS_SAID)
        above = [self._found, self.progress, layout.line(self.filter), self.strip, layout.wide(self.all_decided)]
        foot = layout.fill_pane(self, above, self.list, keys)
        self._said_elsewhere = (self._found, self.progress, self.all_decided.outcome, foot)
