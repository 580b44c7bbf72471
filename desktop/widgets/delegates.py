"""How the rows of the three lists are painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.bin import BinRow
from desktop.models.evidence import EvidenceHeadingRow, EvidenceRow
from desktop.models.exemplar_rows import ExemplarRow
from desktop.models.gaps import GapHeadingRow, GapRow
from desktop.models.pieces import PieceRow
from desktop.models.roles import Role
from desktop.models.sub_headings import SubHeadingRow, TrayRow
from desktop.widgets import theme
from desktop.widgets.marks import SHAPE, paint_meter, paint_tally, shape, tally_width

AnyIndex = QModelIndex | QPersistentModelIndex
INSET, STROKE, TEXT_INSET = 6, 3, 20
SUB_HEADING, SUB_HEADING_COMPACT, TRAY, EVIDENCE, GAP_HEADING, GAP = 76, 58, 36, 56, 32, 50
RULE = 17
TICK = 16
State = QStyle.StateFlag


class Style(NamedTuple):
    """Size, weight and colour of a line."""

    size: float
    weight: str
    ink: str


FIRST, SECOND, HINT = Style(13, "medium", "ink"), Style(12, "regular", "ink2"), Style(12, "regular", "ink3")
GROUP = Style(12, "semibold", "ink2")


class RowDelegate(QStyledItemDelegate):
    """Paints a row with the function for its class, as high as the table says, in the ordinary text size."""

    def __init__(self, heights: Mapping[type, float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heights = dict(heights)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = index.data(Role.ROW)
        rule = RULE if isinstance(row, TrayRow) and row.is_first else 0
        return QSize(0, theme.px(self.heights[type(row)] + rule))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Role.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if isinstance(row, TrayRow) and row.is_first:
            y = rect.top() + theme.px(RULE) // 2
            painter.setPen(theme.token("line"))
            painter.drawLine(rect.left() + theme.px(16), y, rect.right() - theme.px(16), y)
            rect = rect.adjusted(0, theme.px(RULE), 0, 0)
        paint_ground(painter, rect, option)
        _PAINTERS[type(row)](painter, rect, row)
        painter.restore()


def paint_ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
    """What lies under a row that is selected, under the pointer or in focus: wash, stroke and outline."""
    state = option.state  # pyright: ignore[reportAttributeAccessIssue]
    view = option.widget  # pyright: ignore[reportAttributeAccessIssue]
    selected = bool(state & State.State_Selected)
    if not state & State.State_Enabled or not (selected or state & State.State_MouseOver):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect.adjusted(INSET, 1, -INSET, -1))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.token("accent_soft" if selected else "hover"))
    painter.drawRoundedRect(box, 6, 6)
    in_focus = view is not None and view.hasFocus()
    if selected:
        painter.setBrush(theme.token("accent" if in_focus else "edge"))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, STROKE, box.height() - 16), 1.5, 1.5)
    if selected and in_focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.token("focus"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


def write(painter: QPainter, at: QPointF, width: float, text: str, style: Style) -> float:
    """Write one line whose box begins at ``at``, cut to the width. Gives back how wide it came out."""
    metrics = theme.metrics(style.size, style.weight)
    # Three more than there is: a text that fits exactly would otherwise lose its end to rounding.
    line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width + 3)
    painter.setFont(theme.font(style.size, style.weight))
    painter.setPen(theme.token(style.ink))
    painter.drawText(QPointF(at.x(), at.y() + metrics.ascent()), line)
    return metrics.horizontalAdvance(line)


def advance(text: str, style: Style) -> float:
    """How wide a text is."""
    return theme.metrics(style.size, style.weight).horizontalAdvance(text)


def height(style: Style) -> float:
    """How high a line is."""
    return theme.metrics(style.size, style.weight).height()


def paint_shape(painter: QPainter, left: float, middle: float, status: str, size: int = SHAPE) -> None:
    """The shape of a status, centred on a line."""
    side = theme.px(size)
    painter.drawPixmap(
        QPointF(left, round(middle - side / 2)), shape(status, size, painter.device().devicePixelRatio())
    )


def paint_sub_heading(painter: QPainter, rect: QRect, row: SubHeadingRow) -> None:
    """Short title, meter and, where there is room, the counts in words."""
    left, width = rect.left() + theme.px(TEXT_INSET), rect.width() - theme.px(TEXT_INSET + 12)
    write(painter, QPointF(left, rect.top() + theme.px(9)), width, row.title, FIRST)
    if row.counts is None:
        write(painter, QPointF(left, rect.top() + theme.px(30)), width, row.second, SECOND)
        return
    paint_meter(painter, QPointF(left, rect.top() + theme.px(33)), width, row.counts)
    if rect.height() >= theme.px(SUB_HEADING):
        x = float(left)
        for words in row.second.split("   "):
            x += write(painter, QPointF(x, rect.top() + theme.px(51)), width, words, SECOND) + theme.px(12)


def paint_tray(painter: QPainter, rect: QRect, row: TrayRow) -> None:
    """Icon, title and number."""
    side, middle = theme.px(TEXT_INSET), rect.center().y() + 1
    picture = theme.pixmap(row.icon, "ink2", 18, _ratio(painter))
    painter.drawPixmap(QPointF(rect.left() + side, middle - theme.px(9)), picture)
    left, right = rect.left() + side + theme.px(27), rect.right() + 1 - side - advance(row.count, SECOND)
    write(painter, QPointF(left, middle - height(FIRST) / 2), right - left - theme.px(8), row.title, FIRST)
    write(painter, QPointF(right, middle - height(SECOND) / 2), rect.width(), row.count, SECOND)


def paint_evidence(painter: QPainter, rect: QRect, row: EvidenceRow) -> None:
    """The passage and its source; at the right what was read in it, and below that what to watch."""
    side = theme.px(TEXT_INSET)
    first, second = rect.top() + theme.px(9), rect.top() + theme.px(30)
    left, right = rect.left() + side + theme.px(24), float(rect.right() + 1 - side)
    middle = first + height(FIRST) / 2
    paint_shape(painter, rect.left() + side, middle, row.status)
    x = right
    for status, words in reversed(row.counts):
        style = Style(12, "medium", status)
        x -= advance(words, style)
        write(painter, QPointF(x, middle - height(style) / 2), rect.width(), words, style)
        x -= theme.px(18)
        paint_shape(painter, x, middle, status, 13)
        x -= theme.px(10)
    write(painter, QPointF(left, first), x - left - theme.px(4), row.title, FIRST)
    x = right
    if row.notice:
        x = paint_notice(painter, QPointF(x, second), row.notice.icon, row.notice.words, row.notice.ink)
    write(painter, QPointF(left, second), x - left, row.second, SECOND)


def paint_notice(painter: QPainter, corner: QPointF, icon: str, words: str, ink: str) -> float:
    """What to watch, with its icon, before its top right corner. Gives back where what stands before it must end."""
    style, top = Style(12, "medium", ink), corner.y()
    x = corner.x() - advance(words, style)
    write(painter, QPointF(x, top), corner.x() - x, words, style)
    x -= theme.px(18)
    picture = theme.pixmap(icon, ink, 14, _ratio(painter))
    painter.drawPixmap(QPointF(x, round(top + height(style) / 2 - theme.px(7))), picture)
    return x - theme.px(10)


def paint_evidence_heading(painter: QPainter, rect: QRect, row: EvidenceHeadingRow) -> None:
    """What the items below have in common, and at the right how many they are."""
    _paint_heading(painter, rect, row.title, str(row.count))


def paint_bin(painter: QPainter, rect: QRect, row: BinRow) -> None:
    """A deleted passage and its source; at the right when it was deleted."""
    side = theme.px(TEXT_INSET)
    first, second = rect.top() + theme.px(9), rect.top() + theme.px(30)
    left, right = rect.left() + side, float(rect.right() + 1 - side)
    write(painter, QPointF(left, first), right - left, row.title, FIRST)
    x = right - advance(row.deleted, SECOND)
    write(painter, QPointF(x, second), right - x, row.deleted, SECOND)
    write(painter, QPointF(left, second), x - left - theme.px(10), row.second, SECOND)


def paint_exemplar(painter: QPainter, rect: QRect, row: ExemplarRow) -> None:
    """A report and what it shows; at the right since when it stands here."""
    side = theme.px(TEXT_INSET)
    first, second = rect.top() + theme.px(9), rect.top() + theme.px(30)
    left, right = rect.left() + side, float(rect.right() + 1 - side)
    x = right - advance(row.since, SECOND)
    write(painter, QPointF(x, first), right - x, row.since, SECOND)
    write(painter, QPointF(left, first), x - left - theme.px(10), row.title, FIRST)
    write(painter, QPointF(left, second), right - left, row.second, SECOND)


def paint_piece(painter: QPainter, rect: QRect, row: PieceRow) -> None:
    """A tick, the piece, and below it where it would stand; at the right what says the same already."""
    side = theme.px(TEXT_INSET)
    first, second = rect.top() + theme.px(9), rect.top() + theme.px(30)
    left, right = rect.left() + side + theme.px(28), float(rect.right() + 1 - side)
    paint_tick(painter, rect.left() + side, first + height(FIRST) / 2, row.wanted)
    write(painter, QPointF(left, first), right - left, row.title, FIRST if row.wanted else FIRST._replace(ink="ink2"))
    x = paint_notice(painter, QPointF(right, second), "copy", row.notice, "weak") if row.notice else right
    write(painter, QPointF(left, second), x - left, row.second, SECOND)


def paint_tick(painter: QPainter, left: float, middle: float, ticked: bool) -> None:
    """A box to tick, as the style sheet draws it elsewhere."""
    side = theme.px(TICK)
    box = QRectF(round(left) + 0.5, round(middle - side / 2) + 0.5, side - 1, side - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.token("accent" if ticked else "edge"), 1))
    painter.setBrush(theme.token("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        picture = theme.pixmap("check", "on_accent", TICK - 2, _ratio(painter))
        painter.drawPixmap(QPointF(box.left() + 0.5, box.top() + 0.5), picture)


def paint_gap_heading(painter: QPainter, rect: QRect, row: GapHeadingRow) -> None:
    """The word for how much the exemplars expect it, and at the right what that means."""
    _paint_heading(painter, rect, row.title, row.second)


def _paint_heading(painter: QPainter, rect: QRect, title: str, hint: str) -> None:
    side = theme.px(TEXT_INSET)
    left, room = rect.left() + side, rect.width() - 2 * side
    top = rect.bottom() - theme.px(6) - height(GROUP)
    used = write(painter, QPointF(left, top), room, title, GROUP) + theme.px(12)
    width = min(advance(hint, HINT), room - used)
    write(painter, QPointF(left + room - width, top), width, hint, HINT)


def paint_counted(painter: QPainter, rect: QRect, title: str, count: str) -> None:
    """The heading of a group with how many it holds, one after the other."""
    left, top = rect.left() + theme.px(TEXT_INSET), rect.bottom() - theme.px(6) - height(GROUP)
    used = write(painter, QPointF(left, top), rect.width(), title, GROUP)
    write(painter, QPointF(left + used + theme.px(8), top), rect.width(), count, HINT)


def paint_gap(painter: QPainter, rect: QRect, row: GapRow) -> None:
    """What is missing or weak; at the right how many exemplars show it, in figures and squares."""
    side = theme.px(TEXT_INSET)
    first, second = rect.top() + theme.px(7), rect.top() + theme.px(26)
    left, right = rect.left() + side + theme.px(23), float(rect.right() + 1 - side)
    if row.icon:
        picture = theme.pixmap(row.icon, "weak" if row.gap.text_changed else "ink2", 15, _ratio(painter))
        painter.drawPixmap(QPointF(rect.left() + side, round(first + height(FIRST) / 2 - theme.px(15) / 2)), picture)
    else:
        paint_shape(painter, rect.left() + side, first + height(FIRST) / 2, row.status)
    write(painter, QPointF(left, first), right - left, row.title, FIRST)
    x = right
    if row.tally:
        if squares := tally_width(row.exemplars):
            x -= squares
            paint_tally(painter, x, second + height(SECOND) / 2, row.shown_by, row.exemplars)
            x -= theme.px(8)
        x -= advance(row.tally, SECOND)
        write(painter, QPointF(x, second), rect.width(), row.tally, SECOND)
        x -= theme.px(12)
    write(painter, QPointF(left, second), x - left, row.second, SECOND)


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatio()


_PAINTERS: dict[type, Callable[..., None]] = {
    SubHeadingRow: paint_sub_heading,
    TrayRow: paint_tray,
    EvidenceRow: paint_evidence,
    EvidenceHeadingRow: paint_evidence_heading,
    BinRow: paint_bin,
    ExemplarRow: paint_exemplar,
    PieceRow: paint_piece,
    GapHeadingRow: paint_gap_heading,
    GapRow: paint_gap,
}
