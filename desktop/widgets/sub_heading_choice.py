"""Where an item stands: a button with a list in which several sub-headings may be ticked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.open_menu import OpenMenu
from rubric.pack import SubHeading

NOT_PLACED = "Not placed"


class SubHeadingChoice(QPushButton):
    """Shows the first sub-heading and how many more; `chosen` gives all of them, in the framework's order."""

    chosen = Signal(tuple)

    def __init__(self, sub_headings: tuple[SubHeading, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setAutoDefault(False)
        self._sub_headings = sub_headings
        self._unknown: tuple[str, ...] = ()
        menu = OpenMenu(self)
        self.entries = {s.id: menu.addAction(s.title) for s in sub_headings}
        for action in self.entries.values():
            action.setCheckable(True)
            action.triggered.connect(self._on_triggered)
        self._menu = menu
        self.move_menu = QMenu(self)
        for number, sub_heading in enumerate(sub_headings, start=1):
            move = self.move_menu.addAction(f"&{number}  {sub_heading.title}")
            move.triggered.connect(partial(self._move_to, sub_heading.id))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.offer)
        self.show_value(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def offer(self) -> None:
        """Open the list."""
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def offer_move(self, corner: QPoint) -> None:
        """Offer, at that place on the screen, to let the item stand under one other sub-heading only."""
        standing = self.value()
        for sub_heading, move in zip(self._sub_headings, self.move_menu.actions(), strict=True):
            move.setEnabled(standing != (sub_heading.id,))
        self.move_menu.popup(corner)
        self.move_menu.setActiveAction(next(move for move in self.move_menu.actions() if move.isEnabled()))

    def show_value(self, sub_heading_ids: tuple[str, ...]) -> None:
        """Tick these sub-headings; one that the pack does not have is kept beside them."""
        self._unknown = tuple(s for s in sub_heading_ids if s not in self.entries)
        for sub_heading_id, action in self.entries.items():
            action.setChecked(sub_heading_id in sub_heading_ids)
        self._say()

    def value(self) -> tuple[str, ...]:
        """The ticked sub-headings, and those that the pack does not have."""
        return (*(s for s, action in self.entries.items() if action.isChecked()), *self._unknown)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(16)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - side - theme.px(24)
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        chevron = theme.icon("chevron-down", "ink2" if self.isEnabled() else "line").pixmap(side)
        painter.drawPixmap(self.width() - side - theme.px(8), (self.height() - side) // 2, chevron)

    def _move_to(self, sub_heading_id: str) -> None:
        self.show_value((sub_heading_id,))
        self.chosen.emit(self.value())

    def _on_triggered(self) -> None:
        self._say()
        self.chosen.emit(self.value())

    def _say(self) -> None:
        titles = [s.short_title for s in self._sub_headings if self.entries[s.id].isChecked()]
        more = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
        self.setText(titles[0] + more if titles else NOT_PLACED)
        self.setAccessibleDescription(", ".join(titles) or NOT_PLACED)
        self.setToolTip("\n".join(s.title for s in self._sub_headings if self.entries[s.id].isChecked()))
