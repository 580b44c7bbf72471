"""Every step that can be taken back or done again, by its name: choosing one goes to just after it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.history import history_rows
from desktop.models.roles import Role
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.found_row import found_height, paint_found
from desktop.widgets.row_list import RowList
from desktop.widgets.spoken import say

WIDTH = 420


class HistoryPane(QWidget):
    """Stays open while one goes back and forth."""

    room_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = label("History", "card-title", "history_title")
        self.list = RowList("Steps, the newest first", paint_found, found_height)
        self.list.setObjectName("history")
        self.foot = label("", "hint", "history_now", wrap=True)
        self._column = QVBoxLayout(self)
        for part in (self.title, self.list, self.foot):
            self._column.addWidget(part)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        session.undo_stack.indexChanged.connect(self._on_index_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def refresh(self) -> None:
        """Show the steps as they now stand, the one that holds last chosen."""
        stack = self._session.undo_stack
        steps = [stack.text(number) for number in range(stack.count())]
        self.list.show_rows(history_rows(steps, stack.index()))
        self.list.choose(str(stack.index()))
        self.foot.setText(self._say_now(steps, stack.index()))
        self.updateGeometry()
        self.room_changed.emit()

    def sizeHint(self) -> QSize:
        margins = self._column.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * self._column.spacing() + theme.px(8)
        foot = self.foot.heightForWidth(theme.px(WIDTH) - margins.left() - margins.right())
        rows = self.list.content_height()
        return QSize(theme.px(WIDTH), self.title.sizeHint().height() + rows + foot + around)

    def _on_index_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if row is not None and self.isVisible() and int(row.key) != self._session.undo_stack.index():
            self._session.step_to(int(row.key))
            say(self.list, self.foot.text())

    def _say_now(self, steps: list[str], done: int) -> str:
        if not steps:
            return "Nothing has been changed since the assessment was opened."
        taken = len(steps) - done
        held = f"{done} of {len(steps)} steps hold now."
        return f"{held} {taken} taken back: they are kept until you change something." if taken else held

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(7), theme.px(12), theme.px(7), theme.px(10))
        self._column.setSpacing(theme.px(6))
        for part in (self.title, self.foot):
            part.setContentsMargins(theme.px(13), 0, theme.px(13), 0)
