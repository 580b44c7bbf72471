"""One line to add evidence by: type, Enter, and it is empty for the next item."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QWidget

from desktop import commands
from desktop.models.places import BIN, DISMISSED, WHOLE_STATEMENT, is_sub_heading, stands_under
from desktop.session import Session
from desktop.widgets import theme
from rubric.evidence import EvidenceItem
from rubric.paste import cut_pasted

ADDS_NOTHING = (DISMISSED, WHOLE_STATEMENT, BIN)
"""Places that hold no evidence of their own."""
KEYS = "Enter adds it, Shift+Enter begins a new line, Ctrl+Enter adds it and goes on in the editor"
MOST_LINES, FRAME = 5, 12
"""The field grows to so many lines; its border and padding, as the style sheet has them, in pixels."""


class QuickAdd(QFrame):
    """Adds at the place it was told last. `added` gives the new item's id, `opened` that of one to be written on."""

    added = Signal(str)
    opened = Signal(str)
    pasted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = ""
        self._last: EvidenceItem | None = None
        self.setProperty("kind", "foot-plain")
        self.field = _GrowingField(session)
        self.field.submitted.connect(self._on_submitted)
        self.field.opened.connect(self.open)
        self.field.pasted.connect(self.pasted)
        self.same_source = QCheckBox("")
        self.same_source.setToolTip("With its date and category too")
        self.same_source.setAccessibleDescription("With its date and category too")
        self.same_source.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.same_source, 0, Qt.AlignmentFlag.AlignVCenter)
        session.keeping.connect(self._on_submitted)
        session.opened.connect(self.field.forget)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_place(self, place: str) -> None:
        """Add there from now on; offer the source of what was entered there last."""
        if place != self._place:
            self._place = place
            self.same_source.setChecked(False)
        pack, evidence = self._session.pack, self._session.assessment.evidence
        last = next((item for item in reversed(evidence) if stands_under(pack, item, place)), None)
        self._last = last if last is not None and last.source else None
        self.same_source.setVisible(self._last is not None)
        if self._last is not None:
            self.same_source.setText(f"Same source as {self._last.id}")
        self.setVisible(place not in ADDS_NOTHING and not self._session.read_only)

    def open(self) -> None:
        """Add what is written, or an empty item, and go on with it in the editor."""
        self._add(self.opened)

    def _on_submitted(self) -> None:
        if self.field.toPlainText().strip() and not self._session.read_only:
            self._add(self.added)

    def _add(self, announced: SignalInstance) -> None:
        text = self.field.toPlainText().strip()
        fields: dict[str, object] = {}
        if self._last is not None and self.same_source.isChecked():
            fields = {"source": self._last.source, "date": self._last.date, "category": self._last.category}
        where = (self._place,) if is_sub_heading(self._place) else ()
        added = commands.new_evidence(self._session, text=text, sub_headings=where, **fields)
        # What could not be written stays in the field.
        if any(item.id == added for item in self._session.assessment.evidence):
            self.field.forget()
            announced.emit(added)

    def _on_theme_changed(self) -> None:
        self._row.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        self._row.setSpacing(theme.px(12))


class _GrowingField(QTextEdit):
    submitted = Signal()
    opened = Signal()
    pasted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("quick_add")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Add evidence: type or paste it, then Enter")
        self.setAccessibleName("Add evidence")
        self.setAccessibleDescription(KEYS)
        self.setToolTip(f"{KEYS}. Ctrl+E comes here, and adds nothing")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._grow)
        self._grow()

    def forget(self) -> None:
        """Be empty, with nothing left to undo here: the next undo is the assessment's."""
        self.clear()
        self.document().clearUndoRedoStacks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == Qt.KeyboardModifier.NoModifier:
            self.submitted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self._session.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self._session.redo()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Several paragraphs are several items: they are looked at before they are added."""
        if source.hasText() and len(cut_pasted(source.text())) > 1:
            self.pasted.emit(source.text())
        else:
            super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        most = MOST_LINES * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()
        wanted = max(theme.px(32), round(min(self.document().size().height(), most)) + FRAME)
        self.setFixedHeight(wanted)
