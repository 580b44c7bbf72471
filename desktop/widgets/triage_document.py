"""An imported document as it reads, its passages numbered in the margin and the words that were read marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.highlights import match_selections
from desktop.widgets.triage_margin import paint_margin
from desktop.widgets.triage_text import (
    CELL,
    MARGIN,
    REASON,
    Written,
    block_format,
    char_format,
    leave_room,
    write_passages,
)
from desktop.widgets.writing import READING_WIDTH
from rubric.assessment import Passage
from rubric.reading import Match, Span


class TriageDocument(QTextEdit):
    """Read only: a passage is chosen here by pressing it, and words by drawing over them."""

    passage_pressed = Signal(int)
    cut_out_requested = Signal()
    left = Signal()
    scrolled = Signal(int)
    """Which passage, by its place among all, is the first to be seen."""

    def __init__(self, reason: Callable[[Passage], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setProperty("kind", "document")
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName("The document's own text. C makes a passage of the words that are chosen")
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._reason = reason
        self._passages: tuple[Passage, ...] = ()
        self._written: list[Written] = []
        self._shown: QTextDocument | None = None
        self._place: dict[int, int] = {}
        self._matches: Mapping[int, Iterable[Match]] = {}
        self._only: tuple[int, str] | None = None
        self._current: int | None = None
        self.cut_words = Button("Make these words a passage", "split", parent=self.viewport())
        self.cut_words.setToolTip("C")
        self.cut_words.clicked.connect(self.cut_out_requested)
        self.cut_words.hide()
        self.selectionChanged.connect(self._offer_cut)
        self.verticalScrollBar().valueChanged.connect(self._say_place)

    def show_passages(self, passages: tuple[Passage, ...]) -> bool:
        """Show a document; one whose words are already shown keeps its place. Whether it was written anew, unmarked."""
        before, self._passages = self._passages, passages
        if [(p.id, p.text) for p in passages] != [(p.id, p.text) for p in before]:
            is_other = not {p.id for p in passages} & {p.id for p in before}
            at = 0 if is_other else self.verticalScrollBar().value()
            if is_other or not self._write_changed(before):
                self.lay_out()
                self._scroll_to(at)
            return True
        self._show_verdicts()
        self.viewport().update()
        return False

    def lay_out(self) -> None:
        """Set the text anew, as when the text size has changed.

        Qt lays out of a document that is written already, and shown only then, what is seen, and the rest little by
        little; of one that is shown it lays out all at once.
        """
        self.setExtraSelections([])
        before, written = self._shown, QTextDocument(self)
        written.setUndoRedoEnabled(False)
        self._written = write_passages(QTextCursor(written), self._passages)
        self._place = {passage.id: place for place, passage in enumerate(self._passages)}
        self.setDocument(written)
        self._shown = written
        if before is not None:
            before.deleteLater()
        self._say_place()

    def _write_changed(self, before: tuple[Passage, ...]) -> bool:
        """Write anew only where a passage was cut or joined. False where a table stands there or beside it."""
        now = self._passages
        shortest = min(len(before), len(now))
        head = next((n for n in range(shortest) if not _is_same(before[n], now[n])), shortest)
        tail = next((n for n in range(shortest - head) if not _is_same(before[-1 - n], now[-1 - n])), shortest - head)
        old, new = self._written[head : len(before) - tail], now[head : len(now) - tail]
        beside = self._written[max(head - 1, 0) : len(before) - tail + 1]
        if not old or not new or any(w.tables for w in beside) or any(p.kind == "table" for p in new):
            return False
        length = self.document().characterCount()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(old[0].start)
        cursor.setPosition(old[-1].end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        written = write_passages(cursor, new, is_first=not head)
        cursor.endEditBlock()
        following = self._written[len(before) - tail :]
        for one in following:
            one.shift(self.document().characterCount() - length)
        self._written = [*self._written[:head], *written, *following]
        self._show_verdicts()
        self._place = {passage.id: place for place, passage in enumerate(now)}
        return True

    def _show_verdicts(self) -> None:
        """What is set aside is pale, with its reason over it; what no longer is stands as the others."""
        for place, (written, passage) in enumerate(zip(self._written, self._passages, strict=True)):
            is_changed = (written.passage.verdict == "set-aside") != (passage.verdict == "set-aside")
            written.passage = passage
            if is_changed:
                self._restyle(place)

    def mark(self, matches: Mapping[int, Iterable[Match]], only: tuple[int, str] | None = None) -> None:
        """Mark the words that were read in each passage, by the passage's id; or of one passage those of a pattern."""
        self._matches, self._only = matches, only
        self._mark_seen()

    def rest_on(self, pattern: str | None) -> None:
        """Mark of the current passage the words of one pattern alone; None marks all again."""
        self.mark(self._matches, (self._current, pattern) if pattern and self._current is not None else None)

    def show_current(self, passage_id: int | None) -> None:
        """Wash one passage and bring it into sight."""
        self._current = passage_id
        place = self._place.get(passage_id) if passage_id is not None else None
        if place is not None:
            box = self._box(self._written[place])
            if box.top() < theme.px(24) or box.bottom() > self.viewport().height():
                self._scroll_to(self.verticalScrollBar().value() + box.top() - theme.px(72))
        self.viewport().update()

    def chosen_words(self) -> tuple[int, Span] | None:
        """The words that are drawn over, as a stretch of one passage that may be evidence; None where they are not."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self._written:
            return None
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        written = self._written[self._at(first)]
        start, end = written.index(first), written.index(min(last, written.end))
        if not written.passage.is_offered or last > written.end + 1 or start >= end:
            return None
        return written.passage.id, (start, end)

    def choose_no_words(self) -> None:
        """Draw over no words any more."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self._at(self.cursorForPosition(QPoint(theme.px(MARGIN), 0)).position())
        for written in self._written[max(first, 0) :]:
            box = self._box(written)
            if box.top() - theme.px(REASON) > event.rect().bottom():
                break
            if (passage := written.passage).is_offered:
                reason = self._reason(passage) if passage.verdict == "set-aside" else ""
                left = theme.px(MARGIN) + round(self.document().documentMargin())
                paint_margin(painter, passage, box, left, is_current=passage.id == self._current, reason=reason)
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self._at(self.cursorForPosition(event.position().toPoint()).position())
        if not self.textCursor().hasSelection() and at >= 0 and self._passages[at].is_offered:
            self.passage_pressed.emit(self._passages[at].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_C and not event.modifiers() and self.chosen_words() is not None:
            self.cut_out_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_current(self._current)  # Qt has gone to its text cursor, which stands at the top.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), theme.px(READING_WIDTH + MARGIN)))
        self.show_current(self._current)
        self._say_place()

    def _scroll_to(self, top: int) -> None:
        """Bring a height of the document to the top; one that is not reached yet has the whole laid out first."""
        bar = self.verticalScrollBar()
        if top > bar.maximum():
            height = round(self.document().documentLayout().documentSize().height())
            bar.setMaximum(max(bar.maximum(), height - self.viewport().height()))
        bar.setValue(top)

    def _mark_seen(self) -> None:
        """Mark what is in sight: marks on a whole long document would be drawn and moved with every letter of it."""
        selections: list[QTextEdit.ExtraSelection] = []
        first, last = (self._at(self.cursorForPosition(QPoint(0, y)).position()) for y in (0, self.viewport().height()))
        for written in self._written[max(first, 0) : last + 1]:
            found, only = self._matches.get(written.passage.id), self._only
            if found and (only is None or only[0] == written.passage.id):
                pattern = only[1] if only else None
                selections += match_selections(self, written.passage.text, found, pattern, place=written.position)
        self.setExtraSelections(selections)

    def _restyle(self, place: int) -> None:
        written = self._written[place]
        cursor = QTextCursor(self.document())
        cursor.setPosition(written.start)
        if cursor.block().text():
            cursor.setBlockFormat(block_format(written.passage, is_first=not place))
        cursor.setPosition(written.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(char_format(written.passage))
        if place:
            leave_room(self._written[place - 1], written.passage)

    def _offer_cut(self) -> None:
        """Stand a button under the words that are chosen; or over them, at the foot of what is seen."""
        is_chosen = self.chosen_words() is not None
        if is_chosen:
            size, seen, gap = self.cut_words.sizeHint(), self.viewport().rect(), theme.px(4)
            first, last = QTextCursor(self.document()), QTextCursor(self.document())
            first.setPosition(self.textCursor().selectionStart())
            last.setPosition(self.textCursor().selectionEnd())
            under, over = self.cursorRect(last), self.cursorRect(first).top() - gap - size.height()
            top = under.bottom() + gap
            left = max(min(under.left(), seen.right() - gap - size.width()), 0)
            self.cut_words.setGeometry(QRect(QPoint(left, top if top + size.height() < seen.bottom() else over), size))
        self.cut_words.setVisible(is_chosen)

    def _say_place(self) -> None:
        if self._written:
            self._offer_cut()
            self._mark_seen()
            self.scrolled.emit(max(self._at(self.cursorForPosition(QPoint(theme.px(MARGIN), 8)).position()), 0))

    def _at(self, position: int) -> int:
        """The place of the passage to which a position of the document belongs; -1 where there is none."""
        return bisect_right(self._written, position, key=lambda written: written.start) - 1

    def _box(self, written: Written) -> QRect:
        layout = self.document().documentLayout()
        top = layout.blockBoundingRect(self.document().findBlock(written.start)).top()
        bottom = layout.blockBoundingRect(self.document().findBlock(written.end)).bottom()
        right = self.lineWrapColumnOrWidth()
        if written.ends_in_table:
            bottom += theme.px(CELL + 2)
        shift = self.verticalScrollBar().value()
        return QRect(0, round(top) - shift, right, round(bottom - top))


def _is_same(before: Passage, now: Passage) -> bool:
    return (before.id, before.text) == (now.id, now.text)
