"""What helps to decide on a passage: its patterns, what it carries, and what the checks would say of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.passages import PassageRow
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.badge import Badge
from desktop.widgets.carries_line import CarriesLine
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from rubric.comparison import Gap
from rubric.passage_flags import flags_of

_ICONS = {"personal-data": "shield-alert", "out-of-date": "calendar-clock"}


class PatternBadge(Badge):
    """Resting on it, with the pointer or the keyboard, marks the words that show its pattern."""

    rested = Signal(object)

    def __init__(self, token: str, words: str, pattern: str, parent: QWidget | None = None) -> None:
        super().__init__(token, words, parent)
        self._pattern = pattern
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(f"{words}: its words are marked in the document")

    def say_others(self, others: Sequence[str]) -> None:
        """Tell of the patterns for which there is no room when one rests on this one."""
        if others:
            self.setToolTip("\n".join((self.toolTip(), "Also:", *others)))
            self.setAccessibleDescription(", ".join(others))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.rested.emit(self._pattern)

    def leaveEvent(self, event: QEvent) -> None:
        self.rested.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.rested.emit(self._pattern)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.rested.emit(None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.token("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)


class Told(IntEnum):
    """How much a card tells, so that its answers are in sight: all of it, of the patterns the surest only, or besides
    that the first words only, without names over the fields.
    """

    ALL, LESS, LEAST = range(3)


class TriageFlags(QWidget):
    """Badges in one line, what is carried in the next, flags in the last. Where there is little room, only the surest
    pattern and the flags.
    """

    rested = Signal(object)

    def __init__(self, session: Session, row: PassageRow, date: str | None, told: Told = Told.ALL) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        badges = QWidget()
        flow = FlowLayout(badges, theme.px(4))
        shown, others = (row.badges, ()) if told is Told.ALL else (row.badges[:1], row.badges[1:])
        more = f" and {len(others)} more" if others else ""
        shown = [(token, words + more) for token, words in shown]
        for place, (token, words) in enumerate(shown):
            if place < len(row.patterns):
                badge = PatternBadge(token, words, row.patterns[place])
                badge.say_others([other for _, other in others])
                badge.rested.connect(self.rested)
                flow.addWidget(badge)
            else:
                flow.addWidget(Badge(token, words))
        column.addWidget(badges)
        if row.passage.verdict not in ("", "set-aside"):
            return
        as_of = session.assessment.details.as_of
        compared, gaps = flags_of(session.pack, row.passage.text, date, as_of)
        if told is not Told.LEAST:
            carries = CarriesLine()
            carries.show_item(session.pack, compared, in_words=True)
            if carries.sentence():
                column.addWidget(carries)
        if gaps:
            column.addWidget(_flags({check.id: check.title for check in session.pack.checks}, gaps))


def _flags(titles: dict[str, str], gaps: tuple[Gap, ...]) -> QWidget:
    made = QWidget()
    made.setObjectName("flags")
    flow = FlowLayout(made, theme.px(12))
    for gap in gaps:
        part = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        mark = QLabel()
        mark.setPixmap(theme.icon(_ICONS.get(gap.check, "flag"), "weak").pixmap(theme.px(14)))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        words = label(titles[gap.check], "flag", f"flag_{gap.check}")
        words.setToolTip(gap.reason)
        words.setAccessibleDescription(gap.reason)
        line.addWidget(words)
        flow.addWidget(part)
    return made
