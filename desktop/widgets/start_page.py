"""What stands in the window with nothing open: the ways in, and the files opened before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.doors import Door, Plumb, RecentFile, RecentHeads
from desktop.widgets.fields import label
from desktop.widgets.tab_order import put_after

KEPT_SHOWN = 2


def _none() -> tuple[Path, ...]:
    return ()


def _unknown(_path: Path) -> tuple[int, ...] | None:
    return None


class StartPage(QWidget):
    """``recent`` gives the files opened last; ``kept`` those whose last sentences were kept and not yet saved;
    ``counts`` how many patterns of a file were covered, weak and missing, where that is known.
    """

    new_requested = Signal()
    open_requested = Signal(str)
    example_requested = Signal()
    tour_requested = Signal()
    forget_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        recent: Callable[[], Sequence[Path]] = _none,
        kept: Callable[[], Sequence[Path]] = _none,
        counts: Callable[[Path], tuple[int, ...] | None] = _unknown,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start_page")
        self._recent, self._kept, self._counts = recent, kept, counts
        self.new_door = Door("New assessment", "Ctrl+N", "file-plus", filled=True)
        self.open_door = Door("Open…", "Ctrl+O", "folder-open")
        self.example_door = Door("See the example", "A fictional council", "book-open")
        self.tour_door = Door("Take the tour", "Four minutes, on the example", "compass")
        self.tour_door.clicked.connect(self.tour_requested)
        self.new_door.clicked.connect(self.new_requested)
        self.open_door.clicked.connect(lambda: self.open_requested.emit(""))
        self.example_door.clicked.connect(self.example_requested)
        self._heads = RecentHeads()
        self.rows: list[RecentFile] = []
        self._notices, self._files = QVBoxLayout(), QVBoxLayout()
        self._arrange()
        session.closed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the recent files anew."""
        focused = next((row.path for row in self.rows if row.hasFocus()), None)
        for layout in (self._notices, self._files):
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        kept = tuple(self._kept())
        for path in kept[:KEPT_SHOWN]:
            self._notices.addWidget(self._kept_notice(path))
        more = len(kept) - KEPT_SHOWN
        if more > 0:
            words = (
                f"{more} more {'file keeps' if more == 1 else 'files keep'} what was typed; open one and it is there."
            )
            self._notices.addWidget(label(words, "second", "more_kept", wrap=True))
        self.rows = []
        recent, now = self._recent(), datetime.datetime.now()
        for path in recent:
            row = RecentFile(path, now, self._counts(path))
            row.clicked.connect(lambda _=False, path=path: self.open_requested.emit(str(path)))
            row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            row.customContextMenuRequested.connect(lambda at, row=row: self._offer(row, at))
            self._files.addWidget(row)
            row.show()  # Now, so that it can take the keyboard.
            self.rows.append(row)
            if path == focused:
                row.setFocus()
        notices = (self._notices.itemAt(n) for n in range(self._notices.count()))
        put_after(self.tour_door, [*(w for one in notices if one and (w := one.widget())), *self.rows])
        self._heads.setVisible(any(self._counts(path) for path in recent))
        if not recent:
            empty = label("Assessments that you open will stand here.", "second", "empty", wrap=True)
            empty.setContentsMargins(theme.px(20), theme.px(4), theme.px(20), theme.px(12))
            self._files.addWidget(empty)

    def begin(self) -> None:
        """Put the keyboard on the file that was opened last, for most go on with that; where there is none, on a new
        assessment.
        """
        (self.rows[0] if self.rows else self.new_door).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        if not event.spontaneous():
            self.begin()

    def _offer(self, row: RecentFile, at) -> None:
        menu = QMenu(row)
        menu.addAction("Take off this list", lambda: self._forget(row.path))
        menu.popup(row.mapToGlobal(at))

    def _forget(self, path: Path) -> None:
        self.forget_requested.emit(str(path))
        self.refresh()

    def _kept_notice(self, path: Path) -> QFrame:
        strip = QFrame()
        strip.setProperty("kind", "notice")
        strip.setObjectName("kept_notice")
        row = QHBoxLayout(strip)
        row.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(12))
        mark = QLabel()
        mark.setPixmap(theme.icon("history", "accent").pixmap(theme.px(20)))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(label("What was typed after the last save is kept", "row", "notice", wrap=True))
        words.addWidget(label(f"{path.name}: open it and it is there.", "second", wrap=True))
        row.addLayout(words, 1)
        button = Button("Open and check")
        button.clicked.connect(lambda: self.open_requested.emit(str(path)))
        row.addWidget(button)
        return strip

    def _ways_in(self) -> QVBoxLayout:
        name = QHBoxLayout()
        name.setSpacing(theme.px(10))
        name.addWidget(Plumb())
        name.addWidget(label("Plumbline", "name"), 1)
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        column.addLayout(name)
        column.addSpacing(theme.px(12))
        promise = "Evidence, gaps and the draft self-assessment, in one file that stays with you."
        column.addWidget(label(promise, "explain", wrap=True))
        column.addSpacing(theme.px(24))
        for door in (self.new_door, self.open_door, self.example_door, self.tour_door):
            column.addWidget(door)
        column.addStretch()
        return column

    def _ways_back(self) -> QVBoxLayout:
        card = QFrame()
        card.setProperty("kind", "pane")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, theme.px(12), 1, theme.px(8))
        inside.setSpacing(theme.px(6))
        heading = label("Recent", "card-title")
        heading.setContentsMargins(theme.px(20), 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addWidget(self._heads, 1)
        inside.addLayout(head)
        self._files.setSpacing(0)
        inside.addLayout(self._files)
        self._notices.setSpacing(theme.px(8))
        column = QVBoxLayout()
        column.setSpacing(theme.px(16))
        column.addLayout(self._notices)
        column.addWidget(card)
        column.addStretch()
        return column

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(48))
        row.addStretch(1)
        for side, least, most, stretch in ((self._ways_in(), 260, 340, 2), (self._ways_back(), 380, 760, 4)):
            holder = QWidget()
            holder.setLayout(side)
            side.setContentsMargins(0, 0, 0, 0)
            holder.setMinimumWidth(least)
            holder.setMaximumWidth(theme.px(most))
            row.addWidget(holder, stretch)
        row.addStretch(1)
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        scroll_area = QScrollArea()
        scroll_area.setWidgetResizable(True)
        scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll_area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_area)
