"""Lets files that are dropped on a text field through to what it stands in: their addresses are no words to enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from desktop.widgets.file_choices import is_file_drag

_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)


class FileDrops(QObject):
    """Looks at every event of the program, as a field may be made at any time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.DragEnter or not isinstance(event, QDragEnterEvent):
            return False
        is_field = isinstance(watched, _TEXT_FIELDS) or isinstance(watched.parent(), _TEXT_FIELDS)
        if is_field and is_file_drag(event.mimeData()):
            event.ignore()  # It goes on to the parent.
            return True
        return False
