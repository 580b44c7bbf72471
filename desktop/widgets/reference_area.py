"""A place to write that grows with its text, and in which references to evidence are marked and lead to it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.highlights import reference_selections
from desktop.widgets.text_places import index_at, position_of
from desktop.widgets.writing import WritingArea
from rubric.references import Reference, find_references

LEAST_HEIGHT = 64
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ReferenceArea(WritingArea):
    """``known`` are the first words of every item that can be referred to, by its id."""

    followed = Signal(str)
    """The writer wants to see that item."""
    entered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._hint = ""
        self._known: Mapping[str, str] = {}
        self._faulty: Collection[str] = ()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._mark)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def setPlaceholderText(self, text: str) -> None:
        """Qt itself shows no more of it than the first line."""
        self._hint = text
        self._grow()

    def placeholderText(self) -> str:
        return self._hint

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self._hint_room(), _WRAPPED, self._hint)

    def show_known(self, known: Mapping[str, str], faulty: Collection[str]) -> None:
        """Mark the references to these items; ``faulty`` ones do not lead where they should."""
        self._known, self._faulty = known, faulty
        self._mark()

    def insert_reference(self, evidence_id: str) -> None:
        """Refer to an item at the cursor: beside the references the cursor stands in, else in brackets of its own."""
        text, cursor = self.text(), self.textCursor()
        at = index_at(text, cursor.position())
        inside = next((r for r in find_references(text, self._known) if r.brackets[0] < at < r.brackets[1]), None)
        if inside is not None:
            cursor.setPosition(position_of(text, inside.brackets[1] - 1))
            cursor.insertText(f", {evidence_id}")
            cursor.setPosition(cursor.position() + 1)
        else:
            cursor.setPosition(cursor.selectionEnd())
            before = text[:at][-1:]
            cursor.insertText(f"{'' if not before or before.isspace() else ' '}[{evidence_id}]")
        self.setTextCursor(cursor)

    def reference_at(self, position: int) -> Reference | None:
        """The reference in which a position of the document stands."""
        text = self.text()
        at = index_at(text, position)
        found = [r for r in find_references(text, self._known) if r.brackets[0] < at < r.brackets[1]]
        # Between two of one pair of brackets, the one before the cursor is meant.
        return next((r for r in reversed(found) if r.span[0] <= at), found[0] if found else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            cursor = self.textCursor()
            reference = None if cursor.hasSelection() else self.reference_at(cursor.position())
            if reference is not None:
                self.followed.emit(reference.evidence)
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        reference = self._under(event.position().toPoint())
        if reference is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.followed.emit(reference.evidence)
            return
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            reference = self._under(event.pos())
            words = "" if reference is None else self._known.get(reference.evidence, "There is no such item.")
            if reference is not None and words:
                QToolTip.showText(
                    event.globalPos(), f"{reference.evidence}: {words}\nCtrl+click or Enter shows it.", self
                )
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _under(self, point: QPoint) -> Reference | None:
        cursor = self.cursorForPosition(point)
        # Beyond the end of a line Qt gives its last place.
        if abs(self.cursorRect(cursor).center().x() - point.x()) > theme.px(16):
            return None
        return self.reference_at(cursor.position())

    def _mark(self) -> None:
        text = self.text()
        references = find_references(text, self._known)
        self.setExtraSelections(reference_selections(self, text, references, self._faulty))

    def _grow(self) -> None:
        around = self.height() - self.viewport().height()
        content = self.document().size().height()
        if self.document().isEmpty():
            hint = self.fontMetrics().boundingRect(self._hint_room(), _WRAPPED, self._hint)
            content = max(content, hint.height() + 2 * self.document().documentMargin())
        height = max(theme.px(LEAST_HEIGHT), math.ceil(content) + around)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _hint_room(self) -> QRect:
        margin = round(self.document().documentMargin())
        return self.viewport().rect().adjusted(margin, margin, -margin, -margin)

    def _on_theme_changed(self) -> None:
        self._grow()
        self._mark()
