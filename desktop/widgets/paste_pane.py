"""Pasted text looked at before it is added: its pieces with their ticks, where each goes, and what all have."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.evidence_filter import NOT_STATED
from desktop.models.pieces import (
    AS_SUGGESTED,
    Piece,
    changed,
    joined_above,
    piece_rows,
    place_of_piece,
    split_at,
    with_pasted,
)
from desktop.models.places import NOT_PLACED, is_sub_heading, place_choices, place_title
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Choice, Field, label
from desktop.widgets.passage_reading import PassageReading
from desktop.widgets.piece_list import PieceList
from desktop.widgets.scrolling import scrolling
from desktop.widgets.text_places import index_at
from rubric.assessment import Passage
from rubric.duplicates import Repeat
from rubric.suggestion import Suggestion

TYPING_PAUSE_MS = 250
LEAST_FOR_ONE_ROW = 720
_EACH = "As suggested for each"


class PastePane(QWidget):
    """Holds pieces until they are added or put away: `added` gives the ids of the new items.

    `left` comes when the pieces are gone and nothing is to be shown in their place.
    """

    added = Signal(tuple)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pieces: tuple[Piece, ...] = ()
        self._repeats: Mapping[str, Repeat] = {}
        self._passages: dict[str, Passage] = {}
        self._reading = PassageReading(session, self)
        self._reading.read_more.connect(self._show_rows)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.refresh)
        places = [*place_choices(session.pack), (place_title(session.pack, NOT_PLACED), NOT_PLACED)]
        categories = [(c.title, c.id) for c in session.pack.evidence_categories]
        self.title = label("", "row", "paste_title")
        self.source, self.date = QLineEdit(), DateField("Date", session)
        self.source.setPlaceholderText(NOT_STATED)
        self.category = Choice([(_EACH, AS_SUGGESTED), (NOT_STATED, None), *categories])
        self.place = Choice([(_EACH, AS_SUGGESTED), *places])
        self.own_place = Choice([("As for all", None), ("As suggested", AS_SUGGESTED), *places])
        self.list = PieceList()
        self.text = QPlainTextEdit()
        self.text.setProperty("kind", "reading")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Text of the chosen piece")
        self.join = Button("Join with the one above", "merge", "quiet")
        self.split = Button("Split at the cursor", "split", "quiet")
        self.add, self.cancel = Button("", "plus", "primary"), Button("Cancel")
        self.join.setToolTip("Ctrl+J")
        self.split.setToolTip("Ctrl+Shift+S")
        self._lay_out()
        self._connect()

    def begin(self, text: str, place: str) -> bool:
        """Look at a pasted text, with what is already looked at. False where there is no word in it."""
        pieces = with_pasted(self._pieces, text)
        if pieces == self._pieces:
            return False
        new = pieces[len(self._pieces) :]
        if not self._pieces:
            self.source.clear()
            self.date.show_value(None)
            self.category.setCurrentIndex(0)
            self.place.show_value(place if is_sub_heading(place) else AS_SUGGESTED)
        self._pieces = pieces
        self._find_repeats()
        self._take(changed(pieces, [piece.key for piece in new if piece.key in self._repeats], wanted=False))
        self.list.choose(new[0].key)
        return True

    def said(self) -> str:
        """How many pieces wait here, in a sentence; empty where none does."""
        count = len(self._pieces)
        return f"{count} pasted piece{' is' if count == 1 else 's are'} not added yet." if count else ""

    def refresh(self) -> None:
        """Show the pieces, and read those that are not read yet."""
        for piece in self._pieces:
            if piece.text not in self._passages:
                number = len(self._passages) + 1
                passage = Passage(id=number, document=0, number=number, kind="prose", text=piece.text)
                self._passages[piece.text] = passage
        self._find_repeats()
        self._reading.want(self._passages[piece.text] for piece in self._pieces)
        self._show_rows()

    def join_above(self) -> None:
        """Join the chosen piece to the one above it."""
        key = self.list.chosen_key()
        at = self.list.rows.row_of(key)
        if at > 0:
            above = self._pieces[at - 1].key
            self._take(joined_above(self._pieces, key))
            self.list.choose(above)
            self._show_chosen()

    def split_piece(self) -> None:
        """Make two of the chosen piece at the cursor."""
        piece = self._piece()
        if piece is not None:
            at = index_at(piece.text, self.text.textCursor().position())
            self._take(split_at(self._pieces, piece.key, at))
            self._show_chosen()

    def add_pieces(self) -> None:
        """Make evidence of what is ticked, in one step."""
        self._read_what_is_typed()
        if not self.add.isEnabled():
            return
        if not self.date.take(self.date.line.text()):
            self.date.setFocus()
        elif added := self._write():
            self.added.emit(added)

    def put_away(self) -> None:
        """Forget the pieces."""
        self._typing.stop()
        self._pieces = ()
        self._passages.clear()
        self._reading.forget()
        self.list.show_rows(())

    def _write(self) -> tuple[str, ...]:
        """Make evidence of what is ticked, then forget the pieces. What cannot be written stays here."""
        added = commands.new_evidence_items(self._session, [self._fields(piece) for piece in self._wanted()])
        if not {item.id for item in self._session.assessment.evidence}.issuperset(added):
            return ()
        self.put_away()
        return added

    def _on_keeping(self) -> None:
        """Nothing that is ticked is lost with the file: what is not read yet stands under no sub-heading."""
        if self._wanted() and not self._session.read_only:
            self.date.take(self.date.line.text())
            if self._write():
                self.left.emit()

    def _fields(self, piece: Piece) -> dict[str, object]:
        suggestion = self._suggestion(piece)
        place = place_of_piece(piece, self.place.currentData(), suggestion)
        category = self.category.currentData()
        if category == AS_SUGGESTED:
            category = suggestion.category if suggestion else None
        return {
            "text": piece.text.strip(),
            "sub_headings": (place,) if is_sub_heading(place) else (),
            "source": self.source.text().strip(),
            "date": self.date.value,
            "category": category,
        }

    def _piece(self) -> Piece | None:
        return next((piece for piece in self._pieces if piece.key == self.list.chosen_key()), None)

    def _wanted(self) -> list[Piece]:
        return [piece for piece in self._pieces if piece.wanted and piece.text.strip()]

    def _suggestion(self, piece: Piece) -> Suggestion | None:
        passage = self._passages.get(piece.text)
        return self._reading.suggestion(passage) if passage is not None else None

    def _find_repeats(self) -> None:
        self._repeats = self._session.doubts.repeats_with({piece.key: piece.text for piece in self._pieces})

    def _take(self, pieces: tuple[Piece, ...]) -> None:
        self._pieces = pieces
        self.refresh()

    def _show_rows(self) -> None:
        if not self._pieces:
            return
        suggestions = {piece.key: read for piece in self._pieces if (read := self._suggestion(piece)) is not None}
        pack, everywhere = self._session.pack, self.place.currentData()
        self.list.show_rows(piece_rows(pack, self._pieces, everywhere, suggestions, self._repeats))
        wanted = self._wanted()
        self.title.setText(f"{len(wanted)} of {len(self._pieces)} pieces ticked")
        self.add.setText(f"Add {len(wanted)} item{'' if len(wanted) == 1 else 's'}")
        self.add.setAccessibleName(self.add.text())
        all_read = all(piece.key in suggestions for piece in wanted)
        self.add.setEnabled(bool(wanted) and all_read)

    def _show_chosen(self) -> None:
        piece = self._piece()
        self.join.setEnabled(piece is not None and self._pieces.index(piece) > 0)
        self.text.setEnabled(piece is not None)
        if piece is not None:
            self.own_place.show_value(piece.place)
            if self.text.toPlainText() != piece.text:
                self.text.setPlainText(piece.text)

    def _on_typed(self) -> None:
        piece, text = self._piece(), self.text.toPlainText()
        if piece is not None and piece.text != text:
            self._pieces = changed(self._pieces, [piece.key], text=text)
            self.add.setEnabled(False)
            self._typing.start()

    def _read_what_is_typed(self) -> None:
        piece = self._piece()
        if self._typing.isActive() and piece is not None:
            self._typing.stop()
            self.refresh()
            self._reading.read_now(self._passages[piece.text])
            self._show_rows()

    def _on_ticked(self) -> None:
        keys = self.list.chosen_keys()
        wanted = not all(piece.wanted for piece in self._pieces if piece.key in keys)
        self._take(changed(self._pieces, keys, wanted=wanted))

    def _on_own_place(self) -> None:
        self._take(changed(self._pieces, self.list.chosen_keys(), place=self.own_place.currentData()))

    def _on_cancelled(self) -> None:
        self.put_away()
        self.left.emit()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.ticked.connect(self._on_ticked)
        self.text.textChanged.connect(self._on_typed)
        self.place.activated.connect(self._show_rows)
        self.own_place.activated.connect(self._on_own_place)
        self.join.clicked.connect(self.join_above)
        self.split.clicked.connect(self.split_piece)
        self.add.clicked.connect(self.add_pieces)
        self.cancel.clicked.connect(self._on_cancelled)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (("Ctrl+J", self.join_above), ("Ctrl+Return", self.add_pieces)):
            QShortcut(QKeySequence(keys), self, context=within).activated.connect(act)
        self._session.keeping.connect(self._on_keeping)
        for announced in (self._session.opened, self._session.closed):
            announced.connect(self.put_away)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _lay_out(self) -> None:
        """All but the last row scrolls: what is added, and how to leave, stays in sight in a low window."""
        panel, foot, self._shared, acts = QFrame(), QFrame(), QGridLayout(), QHBoxLayout()
        panel.setProperty("kind", "panel")
        foot.setProperty("kind", "foot")
        self._for_all = (
            Field("Source", self.source),
            self.date,
            Field("Category", self.category),
            Field("Place them under", self.place),
        )
        self._arrange()
        hint = (
            "Each ticked piece becomes an evidence item, by itself if the assessment is closed, copied or reported on "
            "before. The space bar ticks; what is there already is not ticked."
        )
        self._top, self._inside = QVBoxLayout(), QVBoxLayout(panel)
        self._top.addWidget(self.title)
        self._top.addWidget(label(hint, "second", "paste_hint", wrap=True))
        self._top.addLayout(self._shared)
        self._own = Field("Place this one under", self.own_place)
        for button in (self.join, self.split):
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        acts.addStretch(1)
        acts.addWidget(self._own, 1)
        self._foot = QHBoxLayout(foot)
        self._foot.addWidget(self.add)
        self._foot.addWidget(self.cancel)
        self._foot.addStretch()
        self._inside.addWidget(self.text, 1)
        self._inside.addLayout(acts)
        content = QWidget()
        content.setObjectName("scrolled")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(self._top)
        inner.addWidget(self.list, 3)
        inner.addWidget(panel, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(scrolling(content, "pane-area"), 1)
        column.addWidget(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the fields of all pieces in one row, or in two where one would cut them short."""
        columns = len(self._for_all) if self.width() >= theme.px(LEAST_FOR_ONE_ROW) else 2
        for number, field in enumerate(self._for_all):
            self._shared.addWidget(field, number // columns, number % columns)
            self._shared.setColumnStretch(number, 1 if number < columns else 0)

    def _on_theme_changed(self) -> None:
        self.text.setMinimumHeight(theme.px(64))
        self.list.setMinimumHeight(theme.px(84))
        self._top.setContentsMargins(theme.px(20), theme.px(4), theme.px(20), theme.px(8))
        self._inside.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        self._foot.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        for layout in (self._top, self._inside, self._shared, self._foot):
            layout.setSpacing(theme.px(8))
