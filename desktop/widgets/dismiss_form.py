"""Dismissing a gap: the reason is asked for, kept, and printed in the report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Field, label
from desktop.widgets.suggestions import ALL_KEY, SuggestingArea

CONTROL = Qt.KeyboardModifier.ControlModifier


class DismissForm(QWidget):
    """Takes a reason; there is no dismissing without one."""

    submitted = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = SuggestingArea()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText("Such as: not a duty of this council, or shown in another statement.")
        self._field = Field("Why this gap does not hold", self.reason)
        self.reason.textChanged.connect(lambda: self._field.say_error(""))
        self.submit = Button("Dismiss the gap", kind="primary")
        self.submit.clicked.connect(self._on_submit)
        self.cancel = Button("Cancel", kind="quiet")
        self.cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(self.submit)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._field)
        self.hint = label("", "hint", wrap=True)
        column.addWidget(self.hint)
        column.addLayout(buttons)
        self.setFocusProxy(self.reason)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def begin(self, earlier: Sequence[str] = ()) -> None:
        """Empty the form and put the cursor into it; ``earlier`` are reasons given before, to be taken over."""
        self.reason.clear()
        self.reason.suggest(earlier)
        again = f" {ALL_KEY} shows the reasons given before." if earlier else ""
        self.hint.setText(f"The reason stands in an annex of the report.{again}")
        self._field.say_error("")
        self.reason.setFocus()

    def ask(self, words: str) -> None:
        """Ask for the reason in other words, as for several gaps at once."""
        self._field.name.setText(words)
        self.reason.setAccessibleName(words)

    def draft(self) -> tuple[str, ...]:
        """What stands in the form."""
        return (self.reason.toPlainText(),)

    def is_written(self) -> bool:
        """Whether there is a reason, or part of one."""
        return bool(self.reason.toPlainText().strip())

    def resume(self, draft: tuple[str, ...]) -> None:
        """Show what was left half written."""
        self.reason.setPlainText(draft[0])

    def error_text(self) -> str:
        """The words under the reason."""
        return self._field.error_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & CONTROL:
            self._on_submit()
        else:
            super().keyPressEvent(event)

    def _on_submit(self) -> None:
        reason = " ".join(self.reason.toPlainText().split())
        if reason:
            self.submitted.emit(reason)
        else:
            self._field.say_error("Give the reason; readers of the report will see it.")
            self.reason.setFocus()

    def _on_theme_changed(self) -> None:
        self.reason.setFixedHeight(theme.px(76))
