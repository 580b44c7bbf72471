"""One evidence item, written: its fields, its file, its text with what was read marked in it, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.counted import counted
from desktop.models.document_words import say_passage
from desktop.models.evidence import say_repeat
from desktop.models.places import NOT_PLACED, place_of_item
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.attached_row import AttachedRow
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.drop_hint import DropHint
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.evidence_fields import EvidenceFields
from desktop.widgets.fields import label
from desktop.widgets.figures_offer import FiguresOffer
from desktop.widgets.file_choices import is_file_drag
from desktop.widgets.highlights import match_selections, span_selections
from desktop.widgets.match_rows import MatchRows
from desktop.widgets.source_flag import SourceFlag
from desktop.widgets.status_line import CutLabel
from desktop.widgets.tab_order import put_after
from desktop.widgets.text_places import index_at
from desktop.widgets.writing import WritingArea
from rubric.assessment import Passage
from rubric.comparison import ItemComparison
from rubric.documents import passage_of
from rubric.evidence import EvidenceItem
from rubric.reading import Span

_ONE_FILE = "One file is kept with an item: drop them one at a time, or put them into one document."
REST_MS = 250
"""While someone types nothing moves: badges and chips come and go once the hand rests this long."""


class EvidenceEditor(QFrame):
    """Shows one item; every change goes through `commands` at once."""

    add_requested = Signal()
    evidence_requested = Signal(str)
    passage_requested = Signal(int)
    source_requested = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setObjectName("evidence_editor")
        self._session = session
        self._evidence_id: str | None = None
        self._gap_spans: tuple[Span, ...] = ()
        self._rested: str | None = None
        self.identity = label("", "row", "identity")
        self.place, self.count = CutLabel(), label("", "hint", "item_words")
        self.place.setProperty("kind", "second")
        self.repeat = Button("Says the same as another item", "copy", "quiet")
        self.repeat.setObjectName("repeat")
        self.repeat.clicked.connect(self._on_repeat_clicked)
        self.fields = EvidenceFields(session, settings)
        self.attached = AttachedRow(session, settings)
        self.attached.link_refused.connect(self.fields.show_link)
        self.text = WritingArea(session)
        self.text.setProperty("kind", "reading")
        self.text.setObjectName("evidence_text")
        self.text.setAccessibleName("Evidence text")
        self.text.setPlaceholderText("Type or paste the evidence here, in the source's own words.")
        self.text.written.connect(self._on_written)
        self.text.settled.connect(session.flush)
        self.text.settled.connect(self._show_matches)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self._show_matches)
        self.figures = FiguresOffer(session)
        self.matches = MatchRows()
        self.matches.explain(session.pack)
        self.matches.rested.connect(self._on_rested)
        self.matches.decided.connect(self._on_decided)
        self.matches.emptied.connect(self.text.setFocus)
        self._drop_hint = DropHint(self)
        self.setAcceptDrops(True)
        self._pages = QStackedLayout(self)
        add = Button("Add evidence", "plus")
        add.clicked.connect(self.add_requested)
        empty = EmptyPage(add)
        empty.say(
            "No evidence item is chosen.", "Choose one above, or add one: type it, paste it, or import a document."
        )
        self._pages.addWidget(empty)
        self._pages.addWidget(self._item_page())
        for key in range(session.pack.limits.possible_matches + 1):
            QShortcut(QKeySequence(f"Alt+{key}"), self, lambda key=key: self._on_number(key))
        back = QShortcut(QKeySequence("Ctrl+Return"), self, self.text.setFocus)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        session.opened.connect(lambda: self.show_item(None))
        session.closed.connect(lambda: self.show_item(None))
        session.assessment_changed.connect(self._on_assessment_changed)
        session.comparison_changed.connect(self._show_comparison)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_item(self, evidence_id: str | None) -> None:
        """Show that item; None, or an item that is not there, shows how to begin."""
        if evidence_id != self._evidence_id:
            self._gap_spans, self._rested = (), None
            self.rest.stop()
            self.text.setExtraSelections([])
            self.text.show_text("")
            self.fields.forget()
            self.figures.show_item(None)
        self._evidence_id = evidence_id
        item = self._item()
        self._pages.setCurrentIndex(0 if item is None else 1)
        if item is None:
            self._evidence_id = None
            return
        self.identity.setText(item.id)
        self.place.show_text(self._say_place(item))
        self._say_count(item.text)
        self._show_repeat()
        self._show_passage(item)
        self.source_flag.show_item(item.id)
        self.fields.show_item(item)
        self.attached.show_item(item)
        self.text.show_text(item.text)
        for writable in (self.attach_button, self.split_button, self.move_button, self.more_button):
            writable.setEnabled(not self._session.read_only)
        self.fields.set_read_only(self._session.read_only)
        self.text.setReadOnly(self._session.read_only)
        self._show_comparison()

    def shown_item(self) -> str | None:
        """The id of the item that is shown."""
        return self._evidence_id

    def highlight(self, spans: Iterable[Span]) -> None:
        """Mark the words that a chosen gap rests on, until the text changes; none marks the matches again."""
        self._gap_spans = tuple(spans)
        self._show_comparison()

    def go_to_possible(self) -> QWidget:
        """Give the keyboard to the first possible match, or where there is none to the text."""
        self._show_matches()
        chip = next(iter(self.matches.chips), None)
        target = chip.confirm if chip is not None and chip.confirm.isEnabled() else self.text
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return chip or self.text

    def delete(self) -> None:
        """Delete the item; undo brings it back."""
        if self._evidence_id is not None and not self._session.read_only:
            commands.delete_evidence(self._session, [self._evidence_id])

    def offer_places(self) -> None:
        """Offer to move the item under another sub-heading."""
        if self._evidence_id is not None and not self._session.read_only:
            below = self.move_button.rect().bottomLeft()
            self.fields.sub_headings.offer_move(self.move_button.mapToGlobal(below))

    def split(self) -> None:
        """Make two items of one at the cursor."""
        item = self._item()
        if item is None:
            return
        at = index_at(item.text, self.text.textCursor().position())
        if item.text[:at].strip() and item.text[at:].strip():
            self.evidence_requested.emit(commands.split_evidence(self._session, item.id, at))

    def attach_file(self) -> None:
        """Ask which file to keep with the item."""
        if self._evidence_id is not None and not self._session.read_only:
            self.attached.choose_file()

    def join_lines(self) -> None:
        """Make whole paragraphs of lines that a page broke, in one step of undo."""
        if self._evidence_id is not None and not self._session.read_only:
            commands.join_lines(self._session, self._evidence_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        item = self._item()
        if item is None or self._session.read_only or not is_file_drag(event.mimeData()):
            return
        event.acceptProposedAction()
        instead = f" in the place of {item.file_name}" if item.file_name else ""
        one = len(event.mimeData().urls()) == 1
        self._drop_hint.say(f"Let go to keep it with {item.id}{instead}" if one else _ONE_FILE)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.hide()
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        act = (
            partial(self.attached.attach, paths[0])
            if len(paths) == 1
            else partial(self._session.failed.emit, _ONE_FILE)
        )
        # After the drop has ended: the program that the file came from waits until then.
        QTimer.singleShot(0, self, act)

    def _item(self) -> EvidenceItem | None:
        evidence = self._session.assessment.evidence if self._session.is_open else ()
        return next((item for item in evidence if item.id == self._evidence_id), None)

    def _compared(self) -> ItemComparison | None:
        """The item as compared; None while the comparison is still of other words."""
        item = self._item()
        if item is None or not self._session.has_comparison:
            return None
        try:
            compared = self._session.comparison.item(item.id)
        except KeyError:
            return None
        return compared if compared.item.text == item.text else None

    def _show_repeat(self) -> None:
        """Lead to the earlier item that says the same, where there is one."""
        repeat = self._session.doubts.repeats.get(self._evidence_id or "")
        self.repeat.setVisible(repeat is not None)
        if repeat is not None:
            self.repeat.setText(say_repeat(repeat))
            self.repeat.setAccessibleName(f"{self.repeat.text()}: show it")

    def _show_passage(self, item: EvidenceItem) -> None:
        """Lead to the passage that the item was taken from, where its document is still here."""
        assessment = self._session.assessment
        self._passage = passage = passage_of(assessment, item.id)
        self.passage.setVisible(passage is not None)
        if passage is not None:
            document = next(d for d in assessment.documents if d.id == passage.document)
            self.passage.say_name(f"{say_passage(document, passage)}: show it there")

    def _on_repeat_clicked(self) -> None:
        repeat = self._session.doubts.repeats.get(self._evidence_id or "")
        if repeat is not None:
            self.evidence_requested.emit(repeat.of)

    def _say_place(self, item: EvidenceItem) -> str:
        home = place_of_item(self._session.pack, item)
        if home == NOT_PLACED:
            return "not placed under a sub-heading"
        ids = [other.id for other in self._session.assessment.evidence if home in other.sub_headings]
        return f"{ids.index(item.id) + 1} of {len(ids)} under {self._session.pack.sub_heading(home).short_title}"

    def _say_count(self, text: str) -> None:
        least, most = self._session.pack.limits.item_words
        words = len(text.split())
        said = counted(words, "word")
        self.count.setText(said if words <= most else f"{said}, over {most}")
        self.count.setToolTip(f"A working length is {least} to {most} words an item. That is our limit, not CQC's.")

    def _show_comparison(self) -> None:
        compared = self._compared()
        if compared is None:
            return
        text = compared.item.text
        if self._gap_spans and self._rested is None:
            selections = span_selections(self.text, text, self._gap_spans)
        else:
            selections = match_selections(self.text, text, compared.matches, self._rested)
        self.text.setExtraSelections(selections)
        self._show_repeat()
        self.source_flag.show_item(compared.item.id)
        if not self.rest.isActive():
            self._show_matches()

    def _show_matches(self) -> None:
        self.rest.stop()
        compared = self._compared()
        if compared is not None:
            self.matches.show_item(self._session.pack, compared, self._session.read_only)
            self.figures.show_item(compared.item)
            put_after(self.text, [self.figures, self.matches])

    def _on_assessment_changed(self) -> None:
        if self._evidence_id is not None:
            self.show_item(self._evidence_id)

    def _on_written(self, text: str) -> None:
        if self._evidence_id is not None:
            self._gap_spans = ()
            self._say_count(text)
            self.rest.start()
            commands.type_evidence_text(self._session, self._evidence_id, text)

    def _on_theme_changed(self) -> None:
        self.text.setMinimumHeight(theme.px(76))
        self._column.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._show_comparison()

    def _on_rested(self, pattern: str | None) -> None:
        self._rested = pattern
        self._show_comparison()

    def _on_decided(self, pattern: str, verdict: str | None) -> None:
        self._rested = None
        if self._evidence_id is not None:
            commands.decide_match(self._session, self._evidence_id, pattern, verdict)

    def _on_number(self, key: int) -> None:
        if self._session.read_only or self._compared() is None:
            return
        # What stands there to be seen is meant, which may be older than the text: then those come that belong to it.
        seen = [chip.pattern for chip in self.matches.chips]
        self._show_matches()
        possible = {chip.pattern for chip in self.matches.chips}
        meant = [pattern for pattern in (seen[key - 1 : key] if key else seen) if pattern in possible]
        if meant and key:
            self._on_decided(meant[0], "confirmed")
        elif meant and self._evidence_id is not None:
            commands.reject_matches(self._session, self._evidence_id, meant)

    def _item_page(self) -> QWidget:
        self._passage: Passage | None = None
        self.passage = IconButton("file-text", "Show it in its document")
        self.passage.clicked.connect(lambda: self._passage and self.passage_requested.emit(self._passage.id))
        self.attach_button = IconButton("paperclip", "Attach a file… (or drop one here)")
        self.attach_button.clicked.connect(self.attach_file)
        self.split_button = IconButton("split", "Split at the cursor (Ctrl+Shift+S)")
        self.split_button.clicked.connect(self.split)
        self.move_button = IconButton("arrow-right-left", "Move to another sub-heading… (Ctrl+M)")
        self.move_button.clicked.connect(self.offer_places)
        self.more_button = IconButton("ellipsis", "More that can be done with this item")
        menu = QMenu(self.more_button)
        menu.addAction("Join broken lines", self.join_lines)
        menu.addAction(theme.icon("trash-2", "ink2"), "Delete this item (Delete, in the list)", self.delete)
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.source_flag = SourceFlag(self._session)
        self.source_flag.requested.connect(self.source_requested)
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.identity)
        head.addWidget(self.place, 1)
        head.addWidget(self.source_flag)
        head.addWidget(self.repeat)
        for part in (
            self.count,
            self.fields.more,
            self.passage,
            self.attach_button,
            self.split_button,
            self.move_button,
        ):
            head.addWidget(part)
        head.addWidget(self.more_button)
        column.addLayout(head)
        column.addWidget(self.fields)
        column.addWidget(self.attached)
        column.addWidget(self.text, 1)
        column.addWidget(self.figures)
        column.addWidget(self.matches)
        return page
