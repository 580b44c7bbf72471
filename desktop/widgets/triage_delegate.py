"""Paints the passages that are not the current one: what waits for a decision as a card, what is decided as a line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.passage_list import AsideRow
from desktop.models.passages import PassageRow
from desktop.models.roles import Role
from desktop.widgets import theme
from desktop.widgets.badge import badge_size, paint_badge

Index = QModelIndex | QPersistentModelIndex
GAP, SIDE = 8, 12
_INSET, _LINES = 14, 3
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """Remembers how high each text is: a list asks for every height whenever one of them changes."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[str, int] = {}
        self._measured: tuple[int, float] = 0, 0.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        row: PassageRow | AsideRow = index.data(Role.ROW)
        if isinstance(row, AsideRow) or row.passage.verdict:
            return QSize(width, theme.px(44 + GAP))
        if self._measured != (width, theme.scale()):
            self._measured = width, theme.scale()
            self._heights.clear()
        text = row.passage.text
        if text not in self._heights:
            self._heights[text] = self._text_height(text, width - theme.px(2 * SIDE + 2 * _INSET))
        return QSize(width, theme.px(72 + GAP) + self._heights[text])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PassageRow | AsideRow = index.data(Role.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        card = rect.adjusted(theme.px(SIDE), 0, -theme.px(SIDE), -theme.px(GAP))
        inside = card.adjusted(theme.px(_INSET), theme.px(10), -theme.px(_INSET), -theme.px(10))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        decided = isinstance(row, AsideRow) or bool(row.passage.verdict)
        painter.setPen(QPen(theme.token("focus" if is_chosen else "line"), 2 if is_chosen else 1))
        painter.setBrush(theme.token("accent_soft" if is_chosen else "raised" if decided else "surface"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1) if is_chosen else card.adjusted(0, 0, -1, -1), 6, 6)
        if isinstance(row, AsideRow):
            self._paint_group(painter, row, inside)
        elif decided:
            self._paint_decided(painter, row, inside)
        else:
            self._paint_open(painter, row, inside)
        painter.restore()

    def _paint_group(self, painter: QPainter, row: AsideRow, inside: QRect) -> None:
        side = theme.px(16)
        chevron = theme.icon("chevron-down" if row.is_open else "chevron-right").pixmap(side)
        painter.drawPixmap(inside.left(), inside.center().y() - side // 2 + 1, chevron)
        painter.setFont(theme.font(13, "medium"))
        painter.setPen(theme.token("ink"))
        room = inside.adjusted(side + theme.px(8), 0, 0, 0)
        painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(row.title, _ELIDED, room.width()))

    def _paint_open(self, painter: QPainter, row: PassageRow, inside: QRect) -> None:
        left = self._paint_number(painter, row, inside, theme.px(22))
        token, words = row.badges[0]
        if len(row.badges) > 1:
            words += f" and {len(row.badges) - 1} more"
        size = badge_size(words)
        width = min(size.width(), inside.right() - left - theme.px(12))
        paint_badge(painter, QRect(inside.right() - width, inside.top(), width, size.height()), token, words)
        painter.setFont(theme.font(13))
        painter.setPen(theme.token("ink"))
        text = inside.adjusted(0, theme.px(28), 0, -theme.px(24))
        painter.save()
        painter.setClipRect(text)
        painter.drawText(text, _WRAP, _lined(row.passage.text))
        painter.restore()
        painter.setFont(theme.font(12))
        foot = QRect(inside.left(), inside.bottom() - theme.px(18), inside.width(), theme.px(18))
        repeat_width = painter.fontMetrics().horizontalAdvance(row.repeat) + theme.px(12) if row.repeat else 0
        painter.setPen(theme.token("ink2"))
        second = painter.fontMetrics().elidedText(row.second, _ELIDED, foot.width() - repeat_width)
        painter.drawText(foot, _LEFT, second)
        painter.setPen(theme.token("weak"))
        painter.drawText(foot, _RIGHT, row.repeat)

    def _paint_decided(self, painter: QPainter, row: PassageRow, inside: QRect) -> None:
        left = self._paint_number(painter, row, inside, inside.height())
        painter.setFont(theme.font(12))
        painter.setPen(theme.token("ink2"))
        verdict_width = painter.fontMetrics().horizontalAdvance(row.verdict)
        painter.drawText(inside, _RIGHT, row.verdict)
        room = inside.right() - verdict_width - left - theme.px(28)
        words = QRect(left + theme.px(12), inside.top(), room, inside.height())
        text = " ".join(row.passage.text[: max(room, 0)].split())
        painter.drawText(words, _LEFT, painter.fontMetrics().elidedText(text, _ELIDED, room))

    def _paint_number(self, painter: QPainter, row: PassageRow, inside: QRect, height: int) -> int:
        line = QRect(inside.left(), inside.top(), inside.width(), height)
        painter.setFont(theme.font(13, "medium"))
        painter.setPen(theme.token("ink"))
        painter.drawText(line, _LEFT, row.name)
        after = line.left() + painter.fontMetrics().horizontalAdvance(row.name) + theme.px(8)
        painter.setFont(theme.font(12))
        painter.setPen(theme.token("ink2"))
        painter.drawText(line.adjusted(after - line.left(), 0, 0, 0), _LEFT, row.where)
        return after + painter.fontMetrics().horizontalAdvance(row.where)

    def _text_height(self, text: str, width: int) -> int:
        metrics = QFontMetrics(theme.font(13))
        # Beyond three lines' worth of letters the height is known without measuring.
        start = _lined(text[: max(40, width // 3 * _LINES)])
        wanted = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, start).height()
        return min(wanted, metrics.lineSpacing() * _LINES)


_ELIDED = Qt.TextElideMode.ElideRight


def _lined(text: str) -> str:
    """The columns of a table one after the other: there is no room for them here."""
    return text.replace("\t", "  ·  ")
