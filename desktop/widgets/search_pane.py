"""One field to find anything in and to go anywhere from, with what was found under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.models.found_rows import MORE, FoundRow, found_rows, say_found, split_key
from desktop.models.go_to import going, targets
from desktop.models.roles import Role
from desktop.models.rows import Heading
from desktop.searchable import Found
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.found_row import found_height, paint_found
from desktop.widgets.row_list import RowList
from desktop.widgets.spoken import say
from rubric.reading import Span

WIDTH, FEWEST = 620, 5
RECENT = 8


class _Mode(NamedTuple):
    """What the field is for just now."""

    icon: str
    name: str
    hint: str


_SEARCH = _Mode("search", "Search everything", "Every word typed is looked for, the last one also unfinished.")
_GO = _Mode("compass", "Go to", "Type the first letters of words: a sub-heading, E and a number, a pattern, an act.")
_KEYS = "Up and down choose, Enter opens, Esc goes back."
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class SearchPane(QWidget):
    """`chosen` gives what kind of thing, which one, and where in its text the words stand that were looked for.

    ``acts`` gives the acts that can be done just now.
    """

    chosen = Signal(str, str, object)
    room_changed = Signal()

    def __init__(self, session: Session, acts: Callable[[], Sequence[FoundRow]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._acts = session, acts
        self._mode = _SEARCH
        self._found: Found | None = None
        self._targets: tuple[FoundRow, ...] = ()
        self._recent: list[str] = []
        self._all_of = ""
        """The kind of which all are asked for, until something else is typed."""
        self._height = 0
        self.shown_for = ""
        """What was typed when the rows now shown were asked for."""
        self.line = _SearchLine()
        self.line.setObjectName("search")
        self._icon = QAction(self)
        self.line.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self.list = RowList("Found", paint_found, found_height)
        self.list.setObjectName("found")
        self.foot = label("", "hint", "found_count", wrap=True)
        self._column = QVBoxLayout(self)
        for part in (self.line, self.list, self.foot):
            self._column.addWidget(part)
        self.line.textChanged.connect(self._on_typed)
        self.line.stepped.connect(self._step)
        self.line.returnPressed.connect(self._open)
        self.list.clicked.connect(self._on_clicked)
        self.list.activated.connect(self._on_clicked)
        session.searcher.found.connect(self._on_found)
        session.comparison_changed.connect(self._on_comparison_changed)
        session.closed.connect(self._on_closed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def begin(self, going_to: bool) -> None:
        """Be ready for another search, or to go somewhere; what was typed last stays, to be typed over."""
        mode = _GO if going_to else _SEARCH
        if mode is not self._mode:
            self.line.clear()
        self._mode, self._height = mode, 0
        self.line.setAccessibleName(mode.name)
        self.line.setAccessibleDescription(mode.hint)
        self.line.setPlaceholderText(f"{mode.name}…")
        self._icon.setIcon(theme.icon(mode.icon, "ink2"))
        self.list.setAccessibleName("Places to go to" if going_to else "What was found")
        if going_to:
            self._targets = targets(self._session.pack, self._session.assessment, self._acts())
        self.line.selectAll()
        self._on_typed(self.line.text())

    def sizeHint(self) -> QSize:
        wanted = self.list.content_height() + theme.px(8)
        margins = self._column.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * self._column.spacing()
        foot = self.foot.heightForWidth(theme.px(WIDTH) - 2 * margins.left())
        height = self.line.sizeHint().height() + wanted + foot + around
        # It grows and never shrinks while someone types: what lies under it stays still.
        self._height = max(height, self._height)
        return QSize(theme.px(WIDTH), self._height)

    def _on_typed(self, typed: str) -> None:
        self._all_of = ""
        self._look_for(typed)

    def _look_for(self, typed: str) -> None:
        if not self._session.is_open:
            return
        if self._mode is _GO:
            self._show(going(self._session.pack, self._session.assessment, self._targets, typed), _GO.hint)
            self.shown_for = typed
        elif typed.strip():
            self._session.searcher.search(typed, self._all_of)
        else:
            self._show_recent()

    def _on_found(self, found: Found) -> None:
        if self._mode is not _SEARCH or found.asked != self.line.text():
            return
        self._found = found
        comparison = self._session.comparison if self._session.has_comparison else None
        documents = {document.id: document for document in self._session.assessment.documents}
        rows = found_rows(self._session.pack, comparison, found, documents)
        nothing = "Nothing holds all of these words. Fewer words, or shorter ones, find more."
        self._show(rows, f"{sum(found.counts.values())} found. {_KEYS}" if rows else nothing)
        say(self.line, say_found(found))
        self.shown_for = found.asked

    def _show_recent(self) -> None:
        self._height = 0
        rows = [FoundRow(f"recent/{words}", words, "", icon="history") for words in self._recent]
        heading = [Heading("heading/recent", "Searched for before")] if rows else []
        self._show((*heading, *rows), _SEARCH.hint)
        self.shown_for = ""

    def _show(self, rows: Sequence[Heading | FoundRow], said: str) -> None:
        self.list.choose_none()
        self.list.show_rows(rows)
        self.list.step(1)
        self.list.scrollToTop()
        self.foot.setText(said)
        self.updateGeometry()
        self.room_changed.emit()

    def _step(self, by: int) -> None:
        keys = self.list.rows.open_keys()
        if keys:
            chosen = self.list.chosen_key()
            at = keys.index(chosen) + by if chosen in keys else 0
            self.list.choose(keys[min(max(at, 0), len(keys) - 1)])
            say(self.line, self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def _open(self) -> None:
        kind, which = split_key(self.list.chosen_key())
        # What is asked for last is what is opened: an answer to fewer letters may still stand here.
        if not which or self.shown_for != self.line.text():
            return
        if kind == "recent":
            self.line.setText(which)
        elif kind == MORE:
            self._all_of = which
            self._look_for(self.line.text())
        else:
            self._keep_recent()
            self.chosen.emit(kind, which, self._spans(kind, which))

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if isinstance(row, FoundRow) and self.isVisible():
            self.list.choose(row.key)
            self._open()

    def _spans(self, kind: str, which: str) -> tuple[Span, ...]:
        hits = self._found.hits if self._found and self._mode is _SEARCH else ()
        return next((hit.text.spans for hit in hits if hit.key == (kind, which)), ())

    def _keep_recent(self) -> None:
        words = " ".join(self.line.text().split())
        if self._mode is _SEARCH and words:
            self._recent = [words, *(other for other in self._recent if other != words)][:RECENT]

    def _on_comparison_changed(self) -> None:
        if self.isVisible() and self._mode is _SEARCH:
            self._look_for(self.line.text())

    def _on_closed(self) -> None:
        self._recent.clear()
        self._found, self._targets = None, ()
        self.line.clear()
        self.list.show_rows(())

    def _on_theme_changed(self) -> None:
        self._height = 0
        self._column.setContentsMargins(theme.px(7), theme.px(7), theme.px(7), theme.px(7))
        self._column.setSpacing(theme.px(6))
        self.foot.setContentsMargins(theme.px(10), 0, theme.px(10), theme.px(2))
        self._icon.setIcon(theme.icon(self._mode.icon, "ink2"))


class _SearchLine(QLineEdit):
    """Its arrow keys walk the list under it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
