"""What has changed since an export, the last one unless another is chosen, each with the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dates import say_day
from desktop.models.since_rows import say_export, since_rows
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import Choice, label
from desktop.widgets.report_fold import SIDE
from desktop.widgets.report_leads import LeadingList
from rubric.assessment import Export
from rubric.since import Since, papers_held


class SinceList(QWidget):
    """`led` gives the kind of a place and which."""

    led = Signal(str, str)
    chosen = Signal()
    """Another export is looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._since: Since | None = None
        self.said = label("", "explain", "last_export", wrap=True)
        self.which = Choice([])
        self.which.setAccessibleName("Which export")
        self.which.activated.connect(self._on_chosen)
        self._number = 0
        """Of the export that is looked at; 0 is the last one, whichever that is."""
        self.list = LeadingList("What has changed since the export")
        self.list.led.connect(self.led)
        self._inset = QVBoxLayout()
        self._inset.addWidget(self.which)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._inset)
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
        export, since = self.export(), self._since
        self._show_which()
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

    def export(self) -> Export | None:
        """The export that is looked at; None where there was none yet."""
        held = papers_held(self._session.assessment)
        return next((export for export in held if export.number == self._number), None) or next(iter(held), None)

    def _show_which(self) -> None:
        exports = papers_held(self._session.assessment)
        self.which.setVisible(len(exports) > 1)
        self.which.clear()
        for n, export in enumerate(exports):
            self.which.addItem(f"{export.file_name}, {say_day(export.made_on)}", export.number if n else 0)
        self.which.show_value(self._number)

    def _on_chosen(self) -> None:
        self._number, self._since = self.which.currentData(), None
        self.list.begin_anew()
        self.chosen.emit()

    def _on_opened(self) -> None:
        self._number, self._since = 0, None
        self.list.begin_anew()

    def _on_theme_changed(self) -> None:
        self._inset.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        self.said.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
