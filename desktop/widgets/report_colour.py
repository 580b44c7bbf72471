"""The council's colour on the paper: written, or chosen from a picture of all colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QSizePolicy, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Field
from desktop.widgets.writing import WritingLine
from rubric.colours import read_colour

OURS = "#13587C"
"""What the paper is set in where the council gives no colour."""


class ColourField(Field):
    """`changed` gives a colour that can be read on paper, or nothing; what cannot be is said under the field."""

    changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.line, self.swatch = WritingLine(session), _Swatch()
        self.choose = Button("Choose…")
        self.choose.setAccessibleName("Choose the council’s colour")
        holder = QWidget()
        self._row = row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.swatch)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        super().__init__("Council’s colour", holder, parent)
        self._colour = ""
        self.name.setBuddy(self.line)
        self.line.setAccessibleName("Council’s colour")
        self.line.setPlaceholderText(f"Plumbline’s own, {OURS}")
        # A colour half written is none: it is read when the field is left, not on a pause.
        self.line.textEdited.connect(self.line.pause.stop)
        self.line.textEdited.connect(lambda: self.say_error(""))
        self.line.written.connect(self.take)
        self.choose.clicked.connect(self._on_choose)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_colour(self, colour: str) -> None:
        """Show what is stored; what stands there refused stays until it is put right."""
        if colour != self._colour or not self.error_text():
            self._colour = colour
            self.say_error("")
            self.line.show_text(colour)
        self.swatch.show_colour(self._colour or OURS)

    def take(self, written: str) -> None:
        """Read a colour."""
        try:
            colour = read_colour(written)
        except ValueError as fault:
            self.say_error(str(fault))
            return
        changed = colour != self._colour
        self.say_error("")
        self.show_colour(colour)
        if changed:
            self.changed.emit(colour)

    def say_error(self, words: str) -> None:
        super().say_error(words)
        self.line.setAccessibleDescription(words)

    def _on_choose(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._colour or OURS), self.window(), "The council’s colour")
        if chosen.isValid():
            self.line.put(chosen.name().upper())
            self.take(chosen.name())

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(theme.px(8))
        self.swatch.updateGeometry()


class _Swatch(QWidget):
    """The colour itself; its figures stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = OURS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.token("edge"), 1, Qt.PenStyle.SolidLine))
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
