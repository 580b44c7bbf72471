"""The line at the foot of the window: what the comparison is worth, the edition, the day, and where help is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.dates import say_day
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.spoken import say
from rubric.editions import released_packs, statement_and_edition

SLOW_MS = 500
"""Reading that is over sooner is not worth a word."""


class StatusLine(QFrame):
    """Always says that a gap is not proof of a lower score."""

    keys_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._session = session
        self.caveat = CutLabel()
        self.caveat.setProperty("kind", "second")
        self.reading = label("Reading the evidence…", "second", "reading")
        self.reading.hide()
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_reading)
        session.reading_changed.connect(self._on_reading_changed)
        self.edition, self.as_of = label("", "second", "edition"), label("", "second", "as_of")
        self.keys = Button("F1 Keys", kind="status")
        self.keys.clicked.connect(self.keys_requested)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.caveat, 1)
        for part in (self.reading, self.edition, self.as_of, self.keys):
            self._row.addWidget(part)
        for announced in (session.opened, session.closed, session.assessment_changed):
            announced.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def refresh(self) -> None:
        """Read it all anew. With nothing open this does not read the pack, for the first paint waits for it."""
        session = self._session
        statement, edition = statement_and_edition(released_packs()[-1])
        if session.is_open:
            edition = session.pack.edition_title
        self.edition.setText(f"{statement.replace('-', ' ').capitalize()} pack {edition}")
        self.as_of.setVisible(session.is_open)
        if session.is_open:
            self.caveat.show_text(session.pack.caveat)
            self.edition.setToolTip(session.pack.framework)
            self.as_of.setText(f"As of {say_day(session.assessment.details.as_of)}")
        else:
            self.caveat.show_text("Works offline. Nothing leaves this computer.")
            self.edition.setToolTip("")

    def _on_reading_changed(self, reading: bool) -> None:
        if reading and self._session.is_open and self._session.assessment.evidence:
            self._slow.start()
        else:
            self._slow.stop()
            self.reading.hide()

    def _say_reading(self) -> None:
        self.reading.show()
        say(self.reading, self.reading.text())

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(theme.px(28))
        self._row.setContentsMargins(18, 0, 14, 0)
        self._row.setSpacing(theme.px(20))


class CutLabel(QLabel):
    """A line that gives way: unless it wraps, what does not fit is cut, and stands whole in the tooltip and for a
    screen reader.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show this text, or its beginning."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def whole_text(self) -> str:
        """The text, whether or not it fits."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        if self.wordWrap():
            self.setText(self._whole)
            return
        line = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() + 3)
        self.setText(line)
        self.setToolTip(self._whole if line != self._whole else "")
