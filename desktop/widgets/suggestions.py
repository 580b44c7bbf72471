"""Offers, while one types, what was entered before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QMoveEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPlainTextEdit, QWidget

from desktop.widgets import theme
from desktop.widgets.writing import WritingLine

ALL_KEY = "Alt+Down"
_LEAST_WIDTH, _INSET = 320, 8
_LEAST = 2
"""Letters typed before anything is offered: a single one says too little."""


class Suggestions(QCompleter):
    """Finds what was typed anywhere in a value, in any case, and shows what it found in ``list``."""

    def __init__(self, values: Iterable[str], parent: QWidget) -> None:
        super().__init__(list(values), parent)
        self.list = SuggestionList(parent)
        self.setPopup(self.list)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)


class SuggestionList(QListView):
    """As wide as its longest line needs, and within the window that it is for."""

    def __init__(self, asked_by: QWidget) -> None:
        super().__init__()
        self._asked_by = asked_by
        self.setProperty("kind", "suggestions")
        self.setAccessibleName("Entered before")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._fit()

    def _fit(self) -> None:
        window = self._asked_by.window()
        around = 2 * theme.px(_INSET) + self.verticalScrollBar().sizeHint().width()
        wanted = max(theme.px(_LEAST_WIDTH), self.sizeHintForColumn(0) + around)
        self.setMinimumWidth(min(wanted, window.width()))
        room = window.mapToGlobal(window.rect().topRight()).x() + 1 - self.minimumWidth()
        if self.x() > room:
            self.move(room, self.y())


def is_choosing(line: QLineEdit) -> bool:
    """Whether Enter is about what is chosen in the open list of a line; a list in which nothing is chosen closes."""
    completer = line.completer()
    popup = completer.popup() if completer is not None else None
    if popup is None or not popup.isVisible():
        return False
    if popup.currentIndex().isValid():
        return True
    popup.hide()
    return False


def suggest(line: QLineEdit, values: Iterable[str]) -> None:
    """Offer these values in a line."""
    line.setCompleter(Suggestions(values, line))


def complete_from(line: WritingLine, entered: Callable[[], Iterable[str]]) -> None:
    """Offer the values that ``entered`` gives, read anew at every key, wherever the words typed stand in them."""
    values = QStringListModel(line)
    completer = Suggestions((), line)
    completer.setModel(values)
    line.setCompleter(completer)
    line.textEdited.connect(lambda _text: values.setStringList(sorted(filter(None, entered()), key=str.casefold)))
    # The line takes the chosen words first: it was connected before this.
    completer.activated.connect(line.write, Qt.ConnectionType.QueuedConnection)


class SuggestingArea(QPlainTextEdit):
    """A text of several lines that is often the same as an earlier one: Alt+Down shows all of those."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggestions: Suggestions | None = None
        self.textChanged.connect(self._on_text_changed)

    def suggest(self, values: Iterable[str]) -> None:
        """Offer these values."""
        values = list(values)
        if self.suggestions is not None:
            self.suggestions.deleteLater()
        self.suggestions = Suggestions(values, self) if values else None
        if self.suggestions is not None:
            self.suggestions.setWidget(self)
            self.suggestions.activated.connect(self._on_activated)

    def show_all(self) -> None:
        """Show every value that can be taken over."""
        self._offer("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offering = self.suggestions is not None and self.suggestions.list.isVisible()
        keys = Qt.Key
        if offering and event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Escape, keys.Key_Tab):
            event.ignore()  # The list takes them.
        elif event.key() == keys.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        typed = self.toPlainText()
        if self.hasFocus() and len(typed) >= _LEAST:
            self._offer(typed)
        elif self.suggestions is not None:
            self.suggestions.list.hide()

    def _offer(self, typed: str) -> None:
        if self.suggestions is None:
            return
        self.suggestions.setCompletionPrefix(typed)
        found = self.suggestions.completionCount()
        if not found or (found == 1 and self.suggestions.currentCompletion() == typed):
            self.suggestions.list.hide()
            return
        self.suggestions.complete(self.rect())

    def _on_activated(self, value: str) -> None:
        self.setPlainText(value)
        self.moveCursor(QTextCursor.MoveOperation.End)
