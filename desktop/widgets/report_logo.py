"""The council's logo on the paper: shown as it is kept, changed for another picture, or taken away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.aside import Aside
from desktop.logo import LogoError, logo_image, read_logo
from desktop.settings import Settings
from desktop.widgets import file_choices, theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Field, label


class LogoField(Field):
    """`changed` gives the logo that is to be kept, or nothing; what cannot be one is said under the field.

    A picture is read aside: a large one takes a moment.
    """

    changed = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        self._settings = settings
        self._kept = ""
        self.picture = _Logo()
        self.none = label("No logo: the council’s name stands in its place.", "second", "no_logo", wrap=True)
        self.choose, self.remove = Button("Choose a picture…"), Button("Remove", kind="quiet")
        self.choose.setAccessibleName("Choose a picture as the council’s logo")
        self.remove.setAccessibleName("Remove the council’s logo")
        holder = QWidget()
        self._column = column = QVBoxLayout(holder)
        row = QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        column.addWidget(self.none)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch()
        column.addLayout(row)
        super().__init__("Council’s logo", holder, parent)
        self.setFocusProxy(self.choose)
        self.aside = Aside(self)
        self.aside.answered.connect(self._on_read)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self._on_remove)
        self.show_logo("")
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_logo(self, kept: str) -> None:
        """Show the logo that is kept."""
        if kept != self._kept:
            self._kept = kept
            self.picture.show_image(logo_image(kept))
        self.picture.setVisible(bool(kept))
        self.none.setVisible(not kept)
        self.remove.setVisible(bool(kept))

    def take(self, path: Path) -> None:
        """Read a picture."""
        self.say_error("")
        self.aside.ask(lambda: _read(path))

    def forget(self) -> None:
        """What was refused, or is still being read, belongs to the file that was open before."""
        self.aside.forget()
        self.say_error("")

    def _on_read(self, read: tuple[str, str]) -> None:
        kept, fault = read
        self.say_error(fault)
        if kept:
            self.changed.emit(kept)

    def _on_choose(self) -> None:
        path = file_choices.logo_to_read(self.window(), self._settings)
        if path is not None:
            self.take(path)

    def _on_remove(self) -> None:
        self.say_error("")
        self.choose.setFocus()
        self.changed.emit("")

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(theme.px(6))
        self.picture.updateGeometry()


def _read(path: Path) -> tuple[str, str]:
    """A picture as it is kept, or why it is none."""
    try:
        return read_logo(path), ""
    except LogoError as fault:
        return "", str(fault)


class _Logo(QWidget):
    """The logo on white, as it stands on the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setAccessibleName("The council’s logo")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(theme.token("line"), 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        room = QRectF(self.rect()).adjusted(10, 10, -10, -10)
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(
            QRectF(room.left(), room.center().y() - size.height() / 2, size.width(), size.height()), self._image
        )
