"""The desk: sub-headings at the left, evidence in the middle, gaps at the right, and what leads from one to another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import commands
from desktop.models.added import place_of_most, say_added
from desktop.models.evidence_filter import EvidenceFilter
from desktop.models.gap_filter import GapFilter
from desktop.models.places import (
    BIN,
    DISMISSED,
    NOT_PLACED,
    WHOLE_STATEMENT,
    is_sub_heading,
    place_of_gap,
    place_of_item,
    stands_under,
)
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.desk_panes import DeskPanes
from desktop.widgets.gaps_pane import GapsPane
from desktop.widgets.middle_pane import MiddlePane
from desktop.widgets.quick_add import ADDS_NOTHING
from desktop.widgets.spoken import say
from desktop.widgets.sub_heading_pane import SubHeadingPane
from rubric.comparison import Gap


class Desk(QWidget):
    """Holds which place, item and gap are chosen; each pane shows its part of that."""

    source_requested = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._session = session
        self.left, self.middle = SubHeadingPane(session), MiddlePane(session, settings)
        self.gaps = GapsPane(session, settings)
        self.gap_list, self.explanation = self.gaps.list, self.gaps.explanation
        self.panes = DeskPanes(self.left, self.middle, self.gaps, settings)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.panes)
        self._connect()
        if session.is_open:
            self._on_opened()

    def _connect(self) -> None:
        self.left.place_chosen.connect(self._on_place_chosen)
        self.gap_list.gap_chosen.connect(self._on_gap_chosen)
        self.explanation.evidence_requested.connect(self._on_gap_evidence_requested)
        self.gap_list.menu.evidence_requested.connect(self._on_gap_evidence_requested)
        for asks in (self.explanation, self.gap_list.menu):
            asks.add_evidence_requested.connect(self.add_evidence_for_gap)
        self.left.list.dropped.connect(self._on_dropped)
        evidence_list = self.middle.evidence_list
        evidence_list.add_requested.connect(self.add_evidence)
        evidence_list.delete_requested.connect(self.delete_evidence)
        evidence_list.menu.evidence_requested.connect(self.show_evidence)
        evidence_list.write_requested.connect(self._on_write_requested)
        evidence_list.quick_add.opened.connect(self._write_in)
        self.middle.pieces_added.connect(self._on_pieces_added)
        for form in (self.explanation.action_form, self.explanation.dismiss_form):
            form.cancelled.connect(self.gaps.go_to_list)
        self.middle.editor.add_requested.connect(self.add_evidence)
        self.middle.editor.evidence_requested.connect(self.show_evidence)
        self.middle.editor.source_requested.connect(self.source_requested)
        self.middle.evidence_requested.connect(self.show_evidence)
        self.middle.add_button.clicked.connect(self.add_evidence)
        self._session.opened.connect(self._on_opened)
        self._session.assessment_changed.connect(self.refresh)
        self._session.comparison_changed.connect(self.refresh)

    # What is chosen

    def place(self) -> str:
        """The chosen place: a sub-heading's id, or one of the places beside them."""
        return self.left.list.chosen_key()

    def show_place(self, place: str) -> None:
        """Show a place in all three panes."""
        self.left.list.choose(place)

    def show_filtered(self, place: str, asked: EvidenceFilter) -> None:
        """Show a place, and of its evidence what agrees with that."""
        self.show_place(place)
        self.middle.show_tab("evidence")
        self.middle.evidence_list.show_filter(asked)
        self.middle.evidence_list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_account(self, place: str) -> None:
        """Show what the council says itself of a place, ready to be written on."""
        self.show_place(place)
        self.middle.show_tab("account")
        self.middle.account.narrative.setFocus()

    def show_evidence(self, evidence_id: str) -> None:
        """Show that item, at the chosen place if it stands there and else at its own."""
        item = next((item for item in self._session.assessment.evidence if item.id == evidence_id), None)
        if item is None:
            return
        if not stands_under(self._session.pack, item, self.place()):
            self.show_place(place_of_item(self._session.pack, item))
        self.middle.show_tab("evidence")
        self.middle.evidence_list.reveal(evidence_id)

    def show_possible(self, evidence_id: str) -> None:
        """Show that item, ready to confirm or reject what it may show."""
        self.show_evidence(evidence_id)
        self.middle.go_to_possible()

    def show_gap(self, gap_key: str) -> None:
        """Show that gap at its own place."""
        gap = self._gap(gap_key)
        if gap is not None:
            self.show_place(place_of_gap(self._session.pack, self._session.comparison, gap))
            self.gap_list.show_gap(gap_key)
            self.panes.show_gaps()

    def show_gaps(self, asked: GapFilter) -> None:
        """Show the gaps that agree with a filter, ready to be gone through."""
        if self.place() == DISMISSED:
            self.show_place(WHOLE_STATEMENT)
        self.gap_list.show_filter(asked)
        self.panes.show_gaps()
        self.gaps.go_to_list()

    def add_evidence(self) -> None:
        """Add an item at the chosen place, ready to be typed."""
        if not self._session.is_open or self._session.read_only:
            return
        place = self.place()
        where = (place,) if is_sub_heading(place) else ()
        self._write_in(commands.new_evidence(self._session, sub_headings=where))

    def quick_add(self) -> None:
        """Go to the line that adds evidence; what is written in it stays."""
        if not self._session.is_open or self._session.read_only:
            return
        if self.place() in ADDS_NOTHING:
            self.show_place(NOT_PLACED)
        self.middle.show_tab("evidence")
        self.middle.evidence_list.quick_add.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paste_evidence(self) -> None:
        """Look at the text on the clipboard in pieces, to be added as evidence."""
        if self.middle.begin_paste(QGuiApplication.clipboard().text()):
            self.middle.paste.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._session.failed.emit("The clipboard holds no text: copy the paragraphs first, then paste them here.")

    def add_evidence_for_gap(self) -> None:
        """Add an item under the sub-heading of the gap that is explained, whichever place is shown."""
        gap = self._gap(self.explanation.shown_gap() or "")
        if gap is not None and gap.sub_heading in {s.id for s in self._session.pack.sub_headings}:
            self.show_place(gap.sub_heading)
        self.add_evidence()

    def move_evidence(self) -> None:
        """Offer the chosen items other sub-headings."""
        self.middle.show_tab("evidence")
        if len(self.middle.evidence_list.chosen()) > 1:
            self.middle.bulk.offer_places()
        else:
            self.middle.editor.offer_places()

    def split_evidence(self) -> None:
        """Make two items of the chosen one, or two pieces of what was pasted, at the cursor."""
        if self.middle.is_pasting():
            self.middle.paste.split_piece()
        else:
            self.middle.editor.split()

    def attach_file(self) -> None:
        """Ask which file to keep with the chosen item."""
        self.middle.show_tab("evidence")
        self.middle.editor.attach_file()

    def join_lines(self) -> None:
        """Make whole paragraphs of the chosen item's broken lines."""
        self.middle.editor.join_lines()

    def delete_evidence(self) -> None:
        """Put the chosen items in the bin; undo brings them back. Where their list is not seen, show it instead."""
        chosen = self.middle.evidence_list.chosen()
        if not self.middle.evidence_list.isVisible():
            self.middle.show_tab("evidence")
        elif chosen and not self._session.read_only:
            commands.delete_evidence(self._session, chosen)

    def make_action(self) -> None:
        """Ask what will be done about the chosen gap."""
        self.panes.show_gaps()
        self.gaps.begin_action()

    def dismiss_gap(self) -> None:
        """Ask for the reason why the chosen gap is put away."""
        self.panes.show_gaps()
        self.gaps.begin_dismissal()

    def decide_near(self, verdict: str) -> None:
        """Confirm or reject the first match that comes near the chosen gap's pattern."""
        if self.explanation.isVisible():
            self.explanation.decide_match(verdict)

    def write_account(self) -> None:
        """Go to the account of the chosen place, or of the whole statement where that has none."""
        place = self.place()
        self.show_account(place if is_sub_heading(place) else WHOLE_STATEMENT)

    def step_gap(self, by: int) -> None:
        """Choose the next or the previous gap, going on to the next place that has one; a filter holds throughout."""
        self.panes.show_gaps()
        if self.gap_list.step(by):
            self._say_gap()
            return
        if self.gap_list.filter.everywhere:
            return
        places = self.left.list.rows.open_keys()
        here = places.index(self.place()) if self.place() in places else 0
        for place in places[here + 1 :] if by > 0 else places[:here][::-1]:
            self.show_place(place)
            keys = self.gap_list.list.rows.open_keys()
            if keys:
                self.gap_list.list.choose(keys[0 if by > 0 else -1])
                self._say_gap()
                return
        self.show_place(places[here])

    def _say_gap(self) -> None:
        row, place = self.gap_list.list.chosen_row(), self.left.list.chosen_row()
        if row is not None and place is not None:
            say(self.gap_list, f"{row.accessible}. {place.title}")

    def step_place(self, by: int) -> None:
        """Choose the next or the previous sub-heading."""
        self.left.list.step(by)

    def step_pane(self, by: int) -> None:
        """Move the keyboard to the next or the previous pane."""
        regions = (
            (self.left, self.left.list),
            *self.middle.regions(),
            *self.gaps.regions(),
        )
        seen = [(region, stop) for region, stop in regions if region.isVisible() and stop is not None]
        focused = self.focusWidget()
        at = next((n for n, (region, _) in enumerate(seen) if focused and region.isAncestorOf(focused)), -1)
        seen[(at + by) % len(seen) if at >= 0 else 0][1].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_to_list()
        else:
            super().keyPressEvent(event)

    def back_to_list(self) -> None:
        """Move the keyboard from the editor or the explanation back to the list it belongs to."""
        focused = self.focusWidget()
        in_gaps = focused is not None and self.gaps.isAncestorOf(focused)
        target = self.gap_list.list if in_gaps else self.middle.shown_list()
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What changes

    def refresh(self) -> None:
        """Show everything as it now stands."""
        if not self._session.is_open:
            return
        self.left.refresh()
        self.middle.refresh()
        self.gap_list.refresh()
        self.gaps.share_height()
        if self._session.has_comparison and not self.gap_list.list.chosen_key() and not self.explanation.shown_gap():
            self.gap_list.list.step(1)

    def _on_opened(self) -> None:
        self.explanation.show_gap(None)
        self.left.refresh()
        first = self._session.pack.sub_headings[0].id
        known = {sub_heading.id for sub_heading in self._session.pack.sub_headings}
        holding = [place for item in self._session.assessment.evidence for place in item.sub_headings if place in known]
        # The next file may have a row of the same name chosen: it is chosen anew, and so is what hangs on it.
        for chosen in (self.left.list, self.middle.evidence_list.list, self.gap_list.list):
            chosen.choose_none()
        self.show_place(first if first in holding or not holding else holding[0])

    def _on_place_chosen(self, place: str) -> None:
        if not place or not self._session.is_open:
            return
        self.middle.show_place(place)
        self.gap_list.show_place(place)
        self.gaps.share_height()

    def _on_gap_chosen(self, gap_key: str) -> None:
        # A gap that the evidence has closed stays explained, as closed, until another is chosen.
        if gap_key or not self.explanation.shown_gap() or self._gap(self.explanation.shown_gap() or "") is not None:
            self.explanation.show_gap(gap_key or None)
        # A gap that came to be chosen with its place is not what the officer is looking at in the text.
        self._mark_words(gap_key if self.gap_list.list.hasFocus() else "")

    def _write_in(self, evidence_id: str) -> None:
        """Show an item with the cursor in its text."""
        self.refresh()
        self.show_evidence(evidence_id)
        self.middle.editor.text.setFocus()

    def _on_write_requested(self) -> None:
        if len(self.middle.evidence_list.chosen()) == 1:
            self.middle.editor.text.setFocus()

    def _on_pieces_added(self, evidence_ids: tuple[str, ...]) -> None:
        """Show the first of them where most went, and say how many went where."""
        pack = self._session.pack
        items = [item for item in self._session.assessment.evidence if item.id in evidence_ids]
        place = place_of_most(pack, items, self.place())
        self.show_place(place)
        self.show_evidence(next(item.id for item in items if stands_under(pack, item, place)))
        self.middle.evidence_list.list.setFocus()
        self.middle.evidence_list.done.tell(say_added(pack, items))

    def _on_dropped(self, keys: tuple[str, ...], place: str, also: bool) -> None:
        """Rows dropped on a place go there; with Ctrl they stand there as well."""
        if self._session.read_only:
            return
        if place == BIN:
            commands.delete_evidence(self._session, keys)
        elif place == NOT_PLACED:
            commands.move_evidence(self._session, keys, "")
        elif also:
            commands.also_place_evidence(self._session, keys, place)
        else:
            commands.move_evidence(self._session, keys, place)

    def _on_gap_evidence_requested(self, evidence_id: str) -> None:
        self.show_evidence(evidence_id)
        self._mark_words(self.explanation.shown_gap() or "")

    def _mark_words(self, gap_key: str) -> None:
        """Mark the words that a gap rests on in the item that is shown."""
        gap = self._gap(gap_key)
        spans = [span for item, span in gap.spans if item == self.middle.editor.shown_item()] if gap else []
        self.middle.editor.highlight(spans)

    def _gap(self, gap_key: str) -> Gap | None:
        gaps = self._session.comparison.gaps if self._session.has_comparison else ()
        return next((gap for gap in gaps if gap.key == gap_key), None)
