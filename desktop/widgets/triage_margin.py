"""Paints what stands beside a passage of a document: its number, a stroke, what was decided, why it is set aside."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.widgets import theme
from desktop.widgets.triage_text import REASON
from rubric.assessment import Passage
from rubric.parts import passage_name

_BAR = 46
_MARKS = {"accepted": ("check", "covered"), "skipped": ("x", "ink3"), "set-aside": ("minus", "ink3")}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_margin(
    painter: QPainter, passage: Passage, box: QRect, left: int, *, is_current: bool, reason: str = ""
) -> None:
    """Beside the box of its words, which begin at ``left``; the current one is washed as well."""
    bar = QRect(theme.px(_BAR), box.top() - 2, 3, box.height() + 4)
    if is_current:
        wash = QRect(bar.left(), bar.top(), box.right() - bar.left(), bar.height())
        painter.fillRect(wash, theme.token("accent_soft"))
    painter.fillRect(bar, theme.token("accent" if is_current else "line" if passage.verdict else "edge"))
    painter.setPen(theme.token("ink" if is_current else "ink2"))
    painter.setFont(theme.font(12, "medium" if is_current else "regular"))
    line = QRect(0, box.top(), theme.px(_BAR - 20), theme.px(22))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | _MIDDLE, passage_name(passage))
    if passage.verdict:
        icon, ink = _MARKS.get(passage.verdict, ("ban", "ink3"))
        mark = theme.icon(icon, ink).pixmap(theme.px(12))
        painter.drawPixmap(theme.px(_BAR - 16), box.top() + theme.px(5), mark)
    if reason:
        painter.setFont(theme.font(12))
        painter.setPen(theme.token("ink3"))
        room = theme.px(REASON)
        words = QRect(left, box.top() - room - theme.px(2), box.right() - left - theme.px(20), room)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | _MIDDLE, f"Set aside: {reason.lower()}")
