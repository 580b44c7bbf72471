"""A field for a date, taken however it is written; what cannot be read is said under it and not stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.dates import read_day, read_partial_date, say_day, say_partial_date
from desktop.models.evidence_filter import NOT_STATED
from desktop.session import Session
from desktop.widgets.fields import Field
from desktop.widgets.writing import WritingLine


class DateField(Field):
    """A day, a month or a year as ISO text, or with ``whole_day`` a `datetime.date`; None is "not stated"."""

    changed = Signal(object)

    def __init__(self, name: str, session: Session, parent: QWidget | None = None, whole_day: bool = False) -> None:
        self.line = WritingLine(session)
        super().__init__(name, self.line, parent)
        self._read: Callable[[str], Any] = read_day if whole_day else read_partial_date
        self._say: Callable[[Any], str] = say_day if whole_day else say_partial_date
        self.value: Any = None
        self.line.setPlaceholderText(NOT_STATED)
        # A date half written is not a date: it is read when the field is left, not on a pause.
        self.line.textEdited.connect(self.line.pause.stop)
        self.line.textEdited.connect(lambda: self.say_error(""))
        self.line.written.connect(self.take)

    def show_value(self, value: Any) -> None:
        """Show a date in words."""
        self.value = value
        self.say_error("")
        self.line.show_text(self._say(value))

    def unread(self) -> str:
        """What is written and could not be read; empty where it could."""
        return self.line.text() if self.error_text() else ""

    def show_unread(self, text: str) -> None:
        """Show again what could not be read, with the cure."""
        self.line.put(text)
        self.take(text)

    def take(self, text: str) -> bool:
        """Read what is written. False, with the cure under the field, where it is no date."""
        try:
            value = self._read(text)
        except ValueError as error:
            self.say_error(str(error))
            return False
        changed = value != self.value
        self.line.put(self._say(value))
        self.show_value(value)
        if changed:
            self.changed.emit(value)
        return True
