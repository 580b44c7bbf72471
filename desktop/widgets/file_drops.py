"""Lets files that are dropped on a text field through to what it stands in: their addresses are no words to enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.widgets.file_choices import is_file_drag


class FileDrops(QObject):
    """Looks at the fields of a window from the moment that something is dragged into it, as a field may be made at any
    time: to look at every event of the program would slow down all that it does.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._window:
            self._window.windowHandle().installEventFilter(self)
        elif kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if watched is self._window.windowHandle():
                self._watch_fields()
            elif watched is not self._window and is_file_drag(event.mimeData()):
                event.ignore()  # It goes on to the parent.
                return True
        return False

    def _watch_fields(self) -> None:
        for line in self._window.findChildren(QLineEdit):
            line.installEventFilter(self)
        for text in (*self._window.findChildren(QPlainTextEdit), *self._window.findChildren(QTextEdit)):
            text.installEventFilter(self)
            text.viewport().installEventFilter(self)
