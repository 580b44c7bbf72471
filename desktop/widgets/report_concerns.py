"""Before you export: what to look at, how grave it is, and the way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.concern_rows import concern_rows
from desktop.models.counted import counted
from desktop.models.leading_rows import LeadingRow
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.report_fold import SIDE
from desktop.widgets.report_leads import LeadingList
from rubric.readiness import Concern

BLACK_OUT = "Black out personal data that is found"


class ConcernList(QWidget):
    """Nothing in it forbids an export. `led` gives the kind of a place and which."""

    led = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: tuple[Concern, ...] | None = None
        self.list = LeadingList("Before you export")
        self.list.led.connect(self.led)
        self.nothing = label("", "explain", "no_concerns", wrap=True)
        self.black_out = QCheckBox(BLACK_OUT)
        self.black_out.clicked.connect(lambda on: commands.change_report_options(session, mask=on))
        self._inset = QVBoxLayout()
        self._inset.addWidget(self.black_out)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.list)
        self._column.addLayout(self._inset)
        session.opened.connect(self._on_opened)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_found(self, found: tuple[Concern, ...]) -> None:
        """Show what was found; `refresh` says how it stands."""
        self._found = found

    def refresh(self) -> str:
        """Show what was found as it stands with what is asked of the paper. Gives how that is in a few words."""
        found, mask = self._found, self._session.assessment.report_options.mask
        if found is None:
            self.nothing.setText("The evidence is being read.")
            self._show((), masked=None)
            return ""
        self.nothing.setText("Nothing stands in the way.")
        is_personal = any(concern.kind == "personal-data" for concern in found)
        self._show(concern_rows(self._session.pack, found, mask), masked=mask if is_personal else None)
        return f"{counted(len(found), 'thing')} to look at" if found else "ready"

    def _on_opened(self) -> None:
        self._found = None
        self.list.begin_anew()

    def _show(self, rows: Sequence[LeadingRow], masked: bool | None) -> None:
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.black_out.setVisible(masked is not None)
        self.black_out.setChecked(bool(masked))
        self.black_out.setEnabled(not self._session.read_only)
        self.list.lay_out()

    def _on_theme_changed(self) -> None:
        side = theme.px(SIDE)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.nothing.setContentsMargins(side, 0, side, 0)
        self._inset.setContentsMargins(side - theme.px(5), 0, side, 0)
