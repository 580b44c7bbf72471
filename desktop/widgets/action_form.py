"""Making or changing an action: what, who, by when."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.models.used_before import owners
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.day_field import DayField
from desktop.widgets.fields import Field
from desktop.widgets.suggestions import is_choosing, suggest

CONTROL = Qt.KeyboardModifier.ControlModifier


class ActionForm(QWidget):
    """Asks for an action; of several at once it asks only who and when (not ``asks_what``)."""

    submitted = Signal(str, str, object)
    cancelled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, asks_what: bool = True) -> None:
        super().__init__(parent)
        self._session, self._asks_what = session, asks_what
        self.what = QPlainTextEdit()
        self.what.setTabChangesFocus(True)
        self.owner = QLineEdit()
        self.owner.setPlaceholderText("A role or a team")
        self.due = DayField("Due", session)
        self._what_field = Field("What will be done", self.what)
        self.submit = Button("Make the action", kind="primary")
        self.cancel = Button("Cancel", kind="quiet")
        self.submit.clicked.connect(self._on_submit)
        self.owner.returnPressed.connect(self._on_owner_entered)
        self.due.line.returnPressed.connect(self._on_submit)
        self._begun = self.draft()
        self.cancel.clicked.connect(self.cancelled)
        self.what.textChanged.connect(lambda: self._what_field.say_error(""))
        pair = QGridLayout()
        pair.setHorizontalSpacing(theme.px(12))
        pair.addWidget(Field("Owner", self.owner), 0, 0)
        pair.addWidget(self.due, 0, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.submit)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._what_field)
        column.addLayout(pair)
        column.addLayout(buttons)
        self._what_field.setVisible(asks_what)
        self.setFocusProxy(self.what if asks_what else self.owner)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def begin(self, what: str, owner: str = "", due: datetime.date | None = None) -> None:
        """Fill the form and put the cursor into it."""
        self.what.setPlainText(what)
        self.owner.setText(owner)
        self.due.show_value(due)
        self._what_field.say_error("")
        suggest(self.owner, owners(self._session.assessment))
        self._begun = self.draft()
        self.setFocus()
        self.what.selectAll()

    def draft(self) -> tuple[str, ...]:
        """What stands in the form."""
        return self.what.toPlainText(), self.owner.text(), self.due.line.text()

    def is_written(self) -> bool:
        """Whether anything was changed since the form was begun."""
        return self.draft() != self._begun

    def resume(self, draft: tuple[str, ...]) -> None:
        """Show what was left half written."""
        what, owner, due = draft
        self.what.setPlainText(what)
        self.owner.setText(owner)
        self.due.line.setText(due)

    def error_text(self) -> str:
        """The words under the first field that cannot be taken."""
        return self._what_field.error_text() or self.due.error_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & CONTROL:
            self._on_submit()
        else:
            super().keyPressEvent(event)

    def _on_owner_entered(self) -> None:
        if not is_choosing(self.owner):
            self._on_submit()

    def _on_submit(self) -> None:
        what = " ".join(self.what.toPlainText().split())
        if not what and self._asks_what:
            self._what_field.say_error("Say what will be done.")
            self.what.setFocus()
        elif not self.due.take(self.due.line.text()):
            self.due.setFocus()
        else:
            self.submitted.emit(what, self.owner.text().strip(), self.due.value)

    def _on_theme_changed(self) -> None:
        self.what.setFixedHeight(theme.px(76))
