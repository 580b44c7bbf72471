"""The passages to decide, as cards: painted, but for the current one, which is made of real controls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.passages import PassageRow
from desktop.models.roles import Role
from desktop.widgets import theme
from desktop.widgets.badge import badge_size, paint_badge

Index = QModelIndex | QPersistentModelIndex
_GAP, _INSET, _LINES = 8, 14, 3
_KEYS = {Qt.Key.Key_A: "accepted", Qt.Key.Key_S: "skipped", Qt.Key.Key_N: "not-evidence"}
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TriageList(QListView):
    """Single letters answer while the list itself has the focus."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: QWidget | None = None
        self._frame: QWidget | None = None
        self._card_row = QPersistentModelIndex()
        self.setItemDelegate(_CardDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Passages of the document. A accepts, S skips, N says that it is not evidence")

    def show_card(self, index: QModelIndex, card: QWidget | None) -> None:
        """Put the current card in the place of its painted row."""
        if self._frame is not None:
            # Out of sight now; the view itself deletes it once this event is over.
            self._frame.hide()
            self._frame = None
        if self._card_row.isValid():
            self.setIndexWidget(QModelIndex(self._card_row), None)  # pyright: ignore[reportArgumentType]
        self.card, self._card_row = card, QPersistentModelIndex(index)
        if card is not None:
            self._frame = QWidget()
            card.setParent(self._frame)
            card.installEventFilter(self)
            self.setIndexWidget(index, self._frame)
            self._place_card()
        self.scheduleDelayedItemsLayout()

    def card_height(self, index: Index) -> int | None:
        """How high the current card wants to be; None for the other rows."""
        if self.card is None or QPersistentModelIndex(index) != self._card_row:
            return None
        width = self.viewport().width() - 2 * theme.px(12)
        layout = self.card.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else -1
        return (wanted if wanted > 0 else self.card.sizeHint().height()) + theme.px(_GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verdict = _KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if verdict is not None:
            self.answered.emit(verdict)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)

    def keyboardSearch(self, search: str) -> None:
        """None: letters are answers here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_card()

    def _place_card(self) -> None:
        if self.card is not None:
            side = theme.px(12)
            height = (self.card_height(self._card_row) or 0) - theme.px(_GAP)
            self.card.setGeometry(side, 0, self.viewport().width() - 2 * side, height)
            self.card.show()


class _CardDelegate(QStyledItemDelegate):
    def __init__(self, view: TriageList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        height = self._view.card_height(index)
        if height is None:
            row: PassageRow = index.data(Role.ROW)
            height = theme.px(44 if row.passage.verdict else 24 + 20 + 28) + theme.px(_GAP)
            if not row.passage.verdict:
                height += self._text_height(row.passage.text, width - theme.px(2 * 12 + 2 * _INSET))
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._view.card_height(index) is not None:
            return
        row: PassageRow = index.data(Role.ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        card = rect.adjusted(theme.px(12), 0, -theme.px(12), -theme.px(_GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.token("line"), 1))
        painter.setBrush(theme.token("raised" if row.passage.verdict else "surface"))
        painter.drawRoundedRect(card.adjusted(0, 0, -1, -1), 6, 6)
        inside = card.adjusted(theme.px(_INSET), theme.px(10), -theme.px(_INSET), -theme.px(10))
        if row.passage.verdict:
            self._paint_decided(painter, row, inside)
        else:
            self._paint_open(painter, row, inside)
        painter.restore()

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
        text = inside.adjusted(0, theme.px(28), 0, -theme.px(22))
        painter.save()
        painter.setClipRect(text)
        painter.drawText(text, _WRAP, row.passage.text)
        painter.restore()
        painter.setFont(theme.font(12))
        painter.setPen(theme.token("ink2"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.second)

    def _paint_decided(self, painter: QPainter, row: PassageRow, inside: QRect) -> None:
        left = self._paint_number(painter, row, inside, inside.height())
        painter.setFont(theme.font(12))
        painter.setPen(theme.token("ink2"))
        verdict_width = painter.fontMetrics().horizontalAdvance(row.verdict)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.verdict)
        words = QRect(
            left + theme.px(12), inside.top(), inside.right() - verdict_width - left - theme.px(28), inside.height()
        )
        text = painter.fontMetrics().elidedText(
            " ".join(row.passage.text.split()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_number(self, painter: QPainter, row: PassageRow, inside: QRect, height: int) -> int:
        line = QRect(inside.left(), inside.top(), inside.width(), height)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(13, "medium"))
        painter.setPen(theme.token("ink"))
        number = str(row.passage.number)
        painter.drawText(line, middle, number)
        after = line.left() + painter.fontMetrics().horizontalAdvance(number) + theme.px(8)
        painter.setFont(theme.font(12))
        painter.setPen(theme.token("ink2"))
        painter.drawText(line.adjusted(after - line.left(), 0, 0, 0), middle, row.where)
        return after + painter.fontMetrics().horizontalAdvance(row.where)

    def _text_height(self, text: str, width: int) -> int:
        metrics = QFontMetrics(theme.font(13))
        # Beyond three lines' worth of letters the height is known without measuring.
        start = text[: max(40, width // 3 * _LINES)]
        wanted = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, start).height()
        return min(wanted, metrics.lineSpacing() * _LINES) + theme.px(4)
