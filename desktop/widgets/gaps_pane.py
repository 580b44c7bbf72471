"""The right pane: the gaps at a place, and under them the one that is chosen, explained."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.gap_explanation import GapExplanation
from desktop.widgets.gap_list import GapList

USUAL_SHARE = 0.45
"""How much of the height the list may take from the explanation, until a person moves the line between them."""


class GapsPane(QSplitter):
    """The list takes what its gaps need, up to its share; the explanation has the rest."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._settings = settings
        self._share = settings.gaps_share or USUAL_SHARE
        self.list, self.explanation = GapList(session), GapExplanation(session)
        for number, part in enumerate((self.list, self.explanation)):
            self.addWidget(part)
            self.setCollapsible(number, False)
        self.setHandleWidth(3)
        self.splitterMoved.connect(self._on_moved)

    def share_height(self) -> None:
        """Give the list the height it needs now."""
        whole = sum(self.sizes())
        wanted = min(self.list.wanted_height(), round(whole * self._share))
        self.setSizes([wanted, whole - wanted])

    def _on_moved(self) -> None:
        sizes = self.sizes()
        self._share = self._settings.gaps_share = sizes[0] / max(1, sum(sizes))
