"""The patterns an item shows, as badges, and the ones it may show, as chips to confirm or decline with one key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QWidget

from desktop.models.passages import TOKEN_OF_FIT
from desktop.widgets import theme
from desktop.widgets.badge import badge_size, paint_badge
from desktop.widgets.buttons import IconButton, pressed_by_enter
from desktop.widgets.fields import label
from rubric.comparison import ItemComparison
from rubric.pack import Fit, Pack
from rubric.reading import Match

CONFIRMED, REJECTED = "confirmed by you", "rejected by you"
STALE = "on other words: look again"


class Decision(NamedTuple):
    """What the officer decided of a match, and whether that was on other words than those now there."""

    verdict: str
    is_stale: bool


def decisions_of(compared: ItemComparison) -> dict[str, Decision]:
    """What was decided about an item, by pattern."""
    return {d.pattern: Decision(d.verdict, d.pattern in compared.stale) for d in compared.decided}


class MatchBadge(QAbstractButton):
    """A pattern that the item shows, or that the officer said it does not.

    Resting on it marks its words; pressing it offers what can be decided, and Delete rejects it at once.
    """

    rested = Signal(object)
    decided = Signal(str, object)

    def __init__(
        self, pattern: str, title: str, fit: Fit | None, decision: Decision | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pattern = pattern
        self._can_reject = fit is not None
        stale = decision is not None and decision.is_stale
        self._icon = "triangle-alert" if stale else ""
        self._token = "weak" if stale else TOKEN_OF_FIT[fit] if fit else "neutral"
        said = fit or ""
        if decision is not None:
            said = CONFIRMED if decision.verdict == "confirmed" else REJECTED
            said = f"{decision.verdict} {STALE}" if stale else said
        self.setText(f"{title} · {said}" if decision is not None else title)
        self.setObjectName(f"badge-{pattern}")
        self.setAccessibleName(f"{title}, {said}")
        self.setToolTip(f"{title}: {said}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.menu = QMenu(self)
        for words, verdict in _offers(fit, decision):
            self.menu.addAction(words, lambda verdict=verdict: self.decided.emit(pattern, verdict))

    def set_read_only(self, read_only: bool) -> None:
        """Let it be pressed, or only read."""
        self._can_reject = self._can_reject and not read_only
        if not read_only:
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self.customContextMenuRequested.connect(self._offer)
            self.clicked.connect(self._offer)
            self.setToolTip(f"{self.toolTip()}. Press to decide about it")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._can_reject:
            self.decided.emit(self._pattern, "rejected")
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return badge_size(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._token, self.text(), self._icon)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.token("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.rested.emit(self._pattern)

    def leaveEvent(self, event: QEvent) -> None:
        self.rested.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.rested.emit(self._pattern)

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


def _offers(fit: Fit | None, decision: Decision | None) -> list[tuple[str, str | None]]:
    """What can be decided about a match, in words, with the verdict; None takes the decision back."""
    if decision is None:
        clearly: list[tuple[str, str | None]] = [("It shows it clearly", "confirmed")] if fit == "partial" else []
        return [("This item does not show it", "rejected"), *clearly]
    if decision.verdict == "rejected":
        again: list[tuple[str, str | None]] = [("Reject again", "rejected")] if decision.is_stale else []
        return [*again, ("Take back my rejection", None)]
    again = [("Confirm again", "confirmed")] if decision.is_stale else []
    return [*again, ("Take back my confirmation", None), ("This item does not show it", "rejected")]


def badges_for(pack: Pack, compared: ItemComparison, read_only: bool) -> list[MatchBadge]:
    """A badge for every clear and partial match, the clear ones first."""
    decisions = decisions_of(compared)
    shown = sorted((m for m in compared.matches if m.fit != "possible"), key=lambda m: m.fit != "clear")
    return [_badge(pack, m.pattern, m.fit, decisions.get(m.pattern), read_only) for m in shown]


def rejected_for(pack: Pack, compared: ItemComparison, read_only: bool) -> list[MatchBadge]:
    """A badge for every match that the officer rejected."""
    decisions = decisions_of(compared)
    return [_badge(pack, p, None, d, read_only) for p, d in decisions.items() if d.verdict == "rejected"]


def _badge(pack: Pack, pattern: str, fit: Fit | None, decision: Decision | None, read_only: bool) -> MatchBadge:
    badge = MatchBadge(pattern, pack.pattern(pattern).title, fit, decision)
    badge.set_read_only(read_only)
    return badge


def chips_for(pack: Pack, matches: Iterable[Match], read_only: bool) -> list[PossibleChip]:
    """A chip for each possible match, no more than the pack's limit."""
    possible = [m for m in matches if m.fit == "possible"][: pack.limits.possible_matches]
    return [PossibleChip(m, pack.pattern(m.pattern).title, n, read_only) for n, m in enumerate(possible, start=1)]
