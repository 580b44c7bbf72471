"""What can be done with the chosen gaps, by the right button or Shift+F10."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop import commands
from desktop.models.gaps import GapRow
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.context_menu import offer_menu
from desktop.widgets.row_list import RowList

_SHOWN = 6
"""Items of a gap that are offered to be shown."""


class GapMenu(QObject):
    """The same acts as in the menus of the window, each with its key."""

    action_requested = Signal()
    dismissal_requested = Signal()
    add_evidence_requested = Signal()
    evidence_requested = Signal(str)

    def __init__(self, session: Session, rows: RowList) -> None:
        super().__init__(rows)
        self._session, self._rows = session, rows
        offer_menu(rows, self.made)

    def made(self) -> QMenu:
        """The menu for what is chosen now."""
        menu = QMenu(self._rows)
        chosen = self._rows.chosen_row()
        count = len(self._rows.chosen_keys())
        if not isinstance(chosen, GapRow):
            return menu
        if not self._session.read_only:
            words = "&Make an action…" if count == 1 else f"&Make {count} actions…"
            menu.addAction(theme.icon("clipboard-list"), f"{words}\tCtrl+Shift+A", self.action_requested.emit)
            if count > 1 or chosen.gap.dismissal is None:
                words = "&Dismiss with a reason…" if count == 1 else f"&Dismiss {count} gaps…"
                menu.addAction(theme.icon("archive"), f"{words}\tCtrl+D", self.dismissal_requested.emit)
            elif (dismissal := chosen.gap.dismissal) is not None:
                menu.addAction(theme.icon("undo-2"), "&Put back", lambda: self._put_back(dismissal.gap))
        if count == 1:
            if not self._session.read_only:
                menu.addAction(theme.icon("plus"), "&Add evidence\tCtrl+E", self.add_evidence_requested.emit)
            for evidence in chosen.gap.evidence[:_SHOWN]:
                menu.addAction(f"Show {evidence}", lambda evidence=evidence: self.evidence_requested.emit(evidence))
        menu.addSeparator()
        menu.addAction("Choose a&ll\tCtrl+A", self._rows.selectAll)
        return menu

    def _put_back(self, gap_key: str) -> None:
        commands.restore_gap(self._session, gap_key)
