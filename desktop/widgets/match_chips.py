"""The patterns an item shows, as badges, and the ones it may show, as chips to confirm or decline with one key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QWidget

from desktop.widgets import theme
from desktop.widgets.badge import badge_size, paint_badge
from desktop.widgets.buttons import IconButton
from desktop.widgets.fields import label
from rubric.pack import Pack
from rubric.reading import Match

TOKEN_OF_FIT = {"clear": "covered", "partial": "weak", "possible": "possible"}
CONFIRMED = "confirmed by you"


class MatchBadge(QAbstractButton):
    """A pattern that the item shows. Resting on it marks its words; pressing it offers to reject the match."""

    rested = Signal(object)
    decided = Signal(str, object)

    def __init__(self, match: Match, title: str, confirmed: bool, read_only: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self._match = match
        self._token = TOKEN_OF_FIT[match.fit]
        self.setText(f"{title} · {CONFIRMED}" if confirmed else title)
        self.setObjectName(f"badge-{match.pattern}")
        self.setAccessibleName(f"{title}, {CONFIRMED if confirmed else match.fit}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.menu = QMenu(self)
        if confirmed:
            self.menu.addAction("Take back my confirmation", lambda: self.decided.emit(match.pattern, None))
        self.menu.addAction("This item does not show it", lambda: self.decided.emit(match.pattern, "rejected"))
        if not confirmed and match.fit == "partial":
            self.menu.addAction("It shows it clearly", lambda: self.decided.emit(match.pattern, "confirmed"))
        if not read_only:
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self.customContextMenuRequested.connect(self._offer)
            self.clicked.connect(self._offer)
            self.setToolTip("Press to say that this item does not show it")

    def sizeHint(self) -> QSize:
        return badge_size(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._token, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.token("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.rested.emit(self._match.pattern)

    def leaveEvent(self, event: QEvent) -> None:
        self.rested.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.rested.emit(self._match.pattern)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.rested.emit(None)

    def _offer(self) -> None:
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class PossibleChip(QFrame):
    """A guess that counts for nothing until the officer confirms it: its key, its title, a tick and a cross."""

    rested = Signal(object)
    decided = Signal(str, object)

    def __init__(self, match: Match, title: str, key: int, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pattern = match.pattern
        self.setProperty("kind", "chip")
        self.setObjectName(f"chip-{match.pattern}")
        self.setToolTip(f"Alt+{key} confirms it")
        self.confirm = IconButton("check", f"Confirm: {title}", "covered")
        self.decline = IconButton("x", f"Not this: {title}", "missing")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 0, theme.px(4), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(label(str(key), "chip-key"))
        row.addWidget(label(title, "row", "title"))
        for button, verdict in ((self.confirm, "confirmed"), (self.decline, "rejected")):
            button.setProperty("kind", "chip")
            button.setEnabled(not read_only)
            button.installEventFilter(self)
            button.clicked.connect(lambda _=False, verdict=verdict: self.decided.emit(self.pattern, verdict))
            row.addWidget(button)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.rested.emit(self.pattern)

    def leaveEvent(self, event: QEvent) -> None:
        self.rested.emit(None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.rested.emit(self.pattern)
        elif event.type() == QEvent.Type.FocusOut:
            self.rested.emit(None)
        return False


def badges_for(pack: Pack, matches: Iterable[Match], confirmed: frozenset[str], read_only: bool) -> list[MatchBadge]:
    """A badge for every clear and partial match, the clear ones first."""
    shown = sorted((m for m in matches if m.fit != "possible"), key=lambda m: m.fit != "clear")
    return [MatchBadge(m, pack.pattern(m.pattern).title, m.pattern in confirmed, read_only) for m in shown]


def chips_for(pack: Pack, matches: Iterable[Match], read_only: bool) -> list[PossibleChip]:
    """A chip for each possible match, no more than the pack's limit."""
    possible = [m for m in matches if m.fit == "possible"][: pack.limits.possible_matches]
    return [PossibleChip(m, pack.pattern(m.pattern).title, n, read_only) for n, m in enumerate(possible, start=1)]
