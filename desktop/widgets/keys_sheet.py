"""Every key and what it does, by its menu or its place, and a field to search them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.menus import key_list


class KeysSheet(QWidget):
    """Two columns of groups; a group that holds nothing of what is searched for is not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setObjectName("key_search")
        self.line.setAccessibleName("Search the keys")
        self.line.setPlaceholderText("Search the keys…")
        self.line.setClearButtonEnabled(True)
        self.nothing = label("No key holds this.", "second", "no_key", wrap=True)
        self.nothing.hide()
        self.groups = [_Group(title, keys) for title, keys in key_list()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.line)
        column.addWidget(self.nothing)
        sides = QGridLayout()
        sides.setHorizontalSpacing(theme.px(32))
        half = (sum(group.length() for group in self.groups) + 1) // 2
        columns = (QVBoxLayout(), QVBoxLayout())
        placed = 0
        for group in self.groups:
            columns[placed >= half].addWidget(group)
            placed += group.length()
        for number, side in enumerate(columns):
            side.setSpacing(theme.px(16))
            side.addStretch()
            sides.addLayout(side, 0, number)
            sides.setColumnStretch(number, 1)
        column.addLayout(sides)
        column.addStretch()
        self.line.textChanged.connect(self._on_typed)

    def _on_typed(self, typed: str) -> None:
        found = [group.show_only(typed.casefold().split()) for group in self.groups]
        self.nothing.setVisible(not any(found))


class _Group(QWidget):
    """The keys of one menu or place."""

    def __init__(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._rows: list[tuple[str, QWidget, QWidget]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(5))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(title, "section"), 0, 0, 1, 2)
        for row, (key, act) in enumerate(keys, start=1):
            said = label(key, "row", wrap=True), label(act, "explain", wrap=True)
            said[0].setFixedWidth(theme.px(128))
            for place, part in enumerate(said):
                grid.addWidget(part, row, place, Qt.AlignmentFlag.AlignTop)
            self._rows.append((f"{title} {key} {act}".casefold(), *said))

    def length(self) -> int:
        """How many lines it takes."""
        return len(self._rows) + 2

    def show_only(self, words: list[str]) -> bool:
        """Show the keys that hold every word. Whether there are any."""
        shown = False
        for said, *parts in self._rows:
            holds = all(word in said for word in words)
            shown |= holds
            for part in parts:
                part.setVisible(holds)
        self.setVisible(shown)
        return shown
