"""The left pane: the quality statement, its sub-headings with their patterns, and the places beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.sub_headings import sub_heading_rows
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.marks import MeterKey
from desktop.widgets.place_list import PlaceList
from desktop.widgets.word_help import explain


class SubHeadingPane(QFrame):
    """`place_chosen` gives a sub-heading's id or one of the other places, `resized` the new width."""

    place_chosen = Signal(str)
    resized = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("kind", "pane")
        self.statement = label("", "statement", "statement", wrap=True)
        self.count = label("", "second", "pattern_count", wrap=True)
        self.list = PlaceList()
        self.list.setObjectName("sub_headings")
        self.list.chosen.connect(self.place_chosen)
        self._head, self._foot = QFrame(), QFrame()
        self._head.setProperty("kind", "header")
        self._foot.setProperty("kind", "foot-plain")
        self._insides = (QVBoxLayout(self._head), QVBoxLayout(self._foot))
        self._insides[0].addWidget(self.statement)
        self._insides[0].addWidget(self.count)
        key = MeterKey()
        explain(key, session.pack, "status")
        self._insides[1].addWidget(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def refresh(self) -> None:
        """Show the sub-headings and their patterns as they now stand."""
        pack = self._session.pack
        self.statement.setText(pack.quality_statement.title)
        self.count.setText(f"{len(pack.patterns)} patterns in {len(pack.sub_headings)} sub-headings")
        comparison = self._session.comparison if self._session.has_comparison else None
        self.list.show_rows(sub_heading_rows(pack, self._session.assessment, comparison))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width())

    def _on_theme_changed(self) -> None:
        for inside, above, below in zip(self._insides, (14, 8), (10, 8), strict=True):
            inside.setContentsMargins(theme.px(20), theme.px(above), theme.px(16), theme.px(below))
            inside.setSpacing(theme.px(4))
