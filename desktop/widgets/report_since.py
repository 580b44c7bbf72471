"""What has changed since the last export, each with the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dates import say_day
from desktop.models.since_rows import say_export, since_rows
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.report_fold import SIDE
from desktop.widgets.report_leads import LeadingList
from rubric.since import Since, last_export


class SinceList(QWidget):
    """`led` gives the kind of a place and which."""

    led = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._since: Since | None = None
        self.said = label("", "explain", "last_export", wrap=True)
        self.list = LeadingList("What has changed since the last export")
        self.list.led.connect(self.led)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        column.addWidget(self.list)
        session.opened.connect(self._on_opened)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_since(self, since: Since | None) -> None:
        """Show what has changed; None says that it is not known."""
        self._since = since

    def refresh(self) -> str:
        """Show what is known. Gives when the last paper was made, in a few words."""
        export, since = last_export(self._session.assessment), self._since
        rows = since_rows(self._session.pack, since) if export and since else ()
        if export is None:
            self.said.setText("Nothing has been exported yet. From the first export on, what changes is listed here.")
        else:
            nothing = " Nothing has changed since." if since is not None and since.is_nothing else ""
            self.said.setText(f"{say_export(export)}.{nothing}")
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.lay_out()
        return say_day(export.made_on) if export else "none yet"

    def _on_opened(self) -> None:
        self._since = None
        self.list.begin_anew()

    def _on_theme_changed(self) -> None:
        self.said.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
