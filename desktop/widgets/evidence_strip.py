"""The evidence beside the account: a strip of items, from which a reference is put where the writer's cursor stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.account import say_use
from desktop.models.roles import Role
from desktop.models.rows import Row
from desktop.widgets import theme
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.fields import label
from desktop.widgets.item_line import ITEM_LINE, paint_item_line
from desktop.widgets.row_list import RowList
from desktop.widgets.row_painting import TEXT_INSET

ROWS_SEEN = 3.5
"""Below the account: half a row more shows that the list goes on."""


class EvidenceStrip(QFrame):
    """Enter or a double click picks an item; the strip can be folded away."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidence_strip")
        self._rows: Sequence[Row] = ()
        self._beside = self._low = False
        self._wanted: bool | None = None
        self.fold = IconButton("chevron-down", "")
        self.fold.clicked.connect(self._on_fold)
        self.use = label("", "section", "reference_use")
        self.others = Button("Show the others", kind="quiet")
        self.others.setCheckable(True)
        self.others.toggled.connect(self._show)
        self.hint = label("Enter or a double click refers to an item where you write.", "hint", wrap=True)
        self.list = RowList("Evidence to refer to", paint_item_line, ITEM_LINE)
        self.list.doubleClicked.connect(lambda index: self.picked.emit(index.data(Role.KEY)))
        self._head = QHBoxLayout()
        for part in (self.fold, self.use, self.others):
            self._head.addWidget(part)
        self._head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.list, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these items and how many of them are referred to."""
        self._rows = rows
        self.use.setText(say_use(rows))
        others = any(not row.end for row in rows) and any(row.end for row in rows)
        self.others.setVisible(others)
        if not others:
            self.others.setChecked(False)
        self._show()

    def make_room(self, beside: bool, low: bool) -> None:
        """Stand beside the account, as high as it is, or below it in a few rows; where there are few, folded."""
        self._beside, self._low = beside, low
        self._on_theme_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus() and self.list.chosen_key():
            self.picked.emit(self.list.chosen_key())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.others.setText("Show all" if self.others.isChecked() else "Show the others")
        self.others.setAccessibleName(self.others.text())
        self.list.show_rows([row for row in self._rows if not (self.others.isChecked() and row.end)])

    def _on_fold(self) -> None:
        self._wanted = self.list.isHidden()
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        left = theme.px(TEXT_INSET)
        self._head.setContentsMargins(left if self._beside else theme.px(12), theme.px(4), theme.px(8), 0)
        self._head.setSpacing(theme.px(6))
        self.hint.setContentsMargins(left, 0, theme.px(8), theme.px(2))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        shown = self._beside or (not self._low if self._wanted is None else self._wanted)
        for part in (self.list, self.hint):
            part.setVisible(shown)
        self.fold.setVisible(not self._beside)
        self.fold.show_icon("chevron-down" if shown else "chevron-up")
        self.fold.say_name("Fold the evidence away" if shown else "Show the evidence to refer to")
        theme.set_kind(self, "side" if self._beside else "foot-plain")
        self.list.setMinimumHeight(theme.px(2 * ITEM_LINE))
        self.list.setMaximumHeight(16_777_215 if self._beside else theme.px(ROWS_SEEN * ITEM_LINE))
        self.list.setAccessibleDescription(self.hint.text())
