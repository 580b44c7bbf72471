"""The passages to decide, as cards: painted, but for the current one, which is made of real controls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QStyleOptionViewItem, QWidget

from desktop.models.passage_list import ASIDE_KEY
from desktop.models.roles import Role
from desktop.widgets import theme
from desktop.widgets.triage_delegate import GAP, SIDE, CardDelegate

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
_ANSWERS = {Key.Key_A: "accepted", Key.Key_S: "skipped", Key.Key_N: "not-evidence"}
_ACTS = {
    Key.Key_P: "split",
    Key.Key_J: "join",
    Key.Key_C: "cut_out",
    Key.Key_G: "go_on",
    Key.Key_B: "bring_back",
    Key.Key_Slash: "find",
    Key.Key_Escape: "leave",
    Key.Key_Return: "enter",
    Key.Key_Enter: "enter",
    Key.Key_Space: "enter",
}
NONE_SHOWN = "No passage of this kind. All shows every passage of the document."
KEYS_SAID = "A accept · S skip · N not evidence · 1 to 9 sub-heading · G next · P split · J join · C cut out · F1 keys"


class TriageList(QListView):
    """Single letters answer while the list itself has the focus. Several may be chosen, and answered at once."""

    answered = Signal(str)
    act_requested = Signal(str)
    number_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: QWidget | None = None
        self._frame: QWidget | None = None
        self._card_row = QPersistentModelIndex()
        self.setItemDelegate(_WithCard(self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Passages of the document")
        self.setAccessibleDescription(KEYS_SAID.replace(" · ", ", "))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

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
        if self.card is None or index.row() != self._card_row.row():
            return None
        width = self.viewport().width() - 2 * theme.px(SIDE)
        layout = self.card.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else -1
        return (wanted if wanted > 0 else self.card.sizeHint().height()) + theme.px(GAP)

    def bring_card(self) -> None:
        """Bring the current card into sight."""
        if self._card_row.isValid():
            self.scrollTo(QModelIndex(self._card_row), TriageList.ScrollHint.EnsureVisible)  # pyright: ignore[reportArgumentType]

    def is_card_too_high(self) -> bool:
        """Whether the answers of the current card are out of sight, wherever it stands."""
        height = self.card_height(QModelIndex(self._card_row))  # pyright: ignore[reportArgumentType]
        return height is not None and height > self.viewport().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Key(event.key())
        if not held and key in _ANSWERS:
            self.answered.emit(_ANSWERS[key])
        elif not held and (act := _ACTS.get(key)):
            self.act_requested.emit(act)
        elif not held and Key.Key_0 <= key <= Key.Key_9:
            self.number_pressed.emit(key - Key.Key_0)
        elif held == Qt.KeyboardModifier.ShiftModifier and key == Key.Key_A:
            self.act_requested.emit("accept_as_sure")
        elif held == Qt.KeyboardModifier.AltModifier and key == Key.Key_Left:
            self.act_requested.emit("show_documents")
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).data(Role.KEY) == ASIDE_KEY:
            self.act_requested.emit("enter")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(theme.font(13))
            painter.setPen(theme.token("ink2"))
            room = self.viewport().rect().adjusted(theme.px(20), theme.px(24), -theme.px(20), 0)
            how = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, how, NONE_SHOWN)

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

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring a control of the card into sight that the keyboard has come to."""
        if now is None or self.card is None or not self.card.isAncestorOf(now):
            return
        top, room = now.mapTo(self.viewport(), QPoint()).y(), theme.px(GAP)
        below = top + now.height() + room - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(below, 0) + min(top - room, 0))

    def _place_card(self) -> None:
        if self.card is not None:
            side = theme.px(SIDE)
            height = (self.card_height(QModelIndex(self._card_row)) or 0) - theme.px(GAP)  # pyright: ignore[reportArgumentType]
            self.card.setGeometry(side, 0, self.viewport().width() - 2 * side, height)
            self.card.show()


class _WithCard(CardDelegate):
    """Leaves the place of the current card to it."""

    def __init__(self, view: TriageList) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = self._list.card_height(index)
        if height is None:
            return super().sizeHint(option, index)
        return QSize(self._list.viewport().width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._list.card_height(index) is None:
            super().paint(painter, option, index)
