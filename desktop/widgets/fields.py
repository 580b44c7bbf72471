"""A field with its name above it and, when something is wrong, the words for it below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.widgets import theme


def label(text: str, kind: str, name: str = "", wrap: bool = False) -> QLabel:
    """A label of one of the theme's kinds, its text always taken as plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


class Field(QWidget):
    """A control under its name. The name is the control's accessible name too."""

    def __init__(self, name: str, control: QWidget, parent: QWidget | None = None, grows: bool = False) -> None:
        super().__init__(parent)
        self.control = control
        control.setAccessibleName(name)
        self.name = label(name, "field-label")
        self.name.setBuddy(control)
        self.error = label("", "error", "error", wrap=True)
        self._error_icon = QLabel()
        self._error_row = QWidget()
        row = QHBoxLayout(self._error_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.error, 1)
        self._error_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.name)
        column.addWidget(control, 1 if grows else 0)
        column.addWidget(self._error_row)
        if not grows:
            column.addStretch()
        self.setFocusProxy(control)

    def explain(self, words: str) -> None:
        """Say what belongs here, to who rests on the field and, where nothing is wrong, to a screen reader."""
        self.setToolTip(words)
        self.control.setAccessibleDescription(words)

    def say_error(self, words: str) -> None:
        """Put words under the field; none takes them away. A screen reader gets them as the field's description."""
        self.error.setText(words)
        if words:
            self._error_icon.setPixmap(theme.icon("triangle-alert", "missing").pixmap(theme.px(14)))
        self._error_row.setVisible(bool(words))
        self.control.setAccessibleDescription(words or self.toolTip())

    def error_text(self) -> str:
        """The words under the field."""
        return self.error.text()


class Choice(QComboBox):
    """A list to choose one of. The wheel scrolls the page and never changes a choice that is not being made."""

    def __init__(self, choices: Iterable[tuple[str, object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        for title, value in choices:
            self.addItem(title, value)

    def show_value(self, value: object) -> None:
        """Choose the entry of that value, the first where there is none such."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
