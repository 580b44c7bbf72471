"""The columns of an imported sheet: what each one holds, chosen here, and what the first row becomes by that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop import document_commands
from desktop.models.column_rows import (
    column_rows,
    guessed,
    meanings_of,
    preview,
    problems_of_columns,
    problems_of_sheet,
    samples_of,
)
from desktop.models.found_rows import split_key
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.columns_choice import FieldChoice
from desktop.widgets.columns_words import ColumnWords
from desktop.widgets.done_strip import DoneStrip
from desktop.widgets.fields import Field, label
from desktop.widgets.found_row import found_height, paint_found
from desktop.widgets.row_list import RowList
from rubric.assessment import Passage, SourceDocument
from rubric.own_words import with_meaning, without_meanings
from rubric.text import shortened
from rubric.trackers import own_words

_LONGEST_SHOWN = 600


class ColumnsPane(QWidget):
    """Each choice is carried out at once, as one step of undo."""

    done = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("columns_pane")
        self._session = session
        self._document: SourceDocument | None = None
        self._passages: list[Passage] = []
        self._problems: dict[str, str] = {}
        self._make_controls()
        self._arrange()
        session.assessment_changed.connect(self._on_changed)
        session.long_acts.ended.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_document(self, document_id: int) -> None:
        """Show the columns of one sheet, the first of them chosen."""
        self._document = next((d for d in self._session.assessment.documents if d.id == document_id), None)
        self.moved.say("", "")
        self.refresh()
        if self._document is not None and self._document.columns:
            self.list.choose(f"column/{next(iter(self._document.columns))}")
        self.list.setFocus()

    def refresh(self) -> None:
        """Show what is stored; the chosen column stays chosen."""
        assessment = self._session.assessment
        held = self._document
        self._document = document = next((d for d in assessment.documents if held and d.id == held.id), None)
        if document is None:
            return
        self._passages = [p for p in assessment.passages if p.document == document.id and p.cells]
        self.title.setText(f"Columns of {document.name}")
        counts = f"{len(without_meanings(document.columns)):,} columns · {len(self._passages):,} rows."
        self.facts.setText(" ".join(filter(None, (counts, *problems_of_sheet(document, self._passages)))))
        self._problems = problems_of_columns(self._session.pack, document, self._passages)
        self.list.show_rows(column_rows(document.columns, self._passages, self._problems))
        self._show_column()
        self._show_preview()
        for control in (self.field, self.reset):
            control.setEnabled(not self._session.read_only)

    def chosen_column(self) -> str:
        """The name of the chosen column; empty if none is."""
        return split_key(self.list.chosen_key())[1]

    def _show_column(self) -> None:
        column, document = self.chosen_column(), self._document
        if document is None or column not in document.columns:
            return
        self.column_name.setText(column)
        self.problem.setText(self._problems.get(column, ""))
        self._problem_row.setVisible(bool(self.problem.text()))
        samples = samples_of([column], self._passages)[column]
        self.samples.setText("\n".join(shortened(cell, 120) for cell in samples) or "No cell of it is filled.")
        self.choice.show_column(document, column, [passage.cells for passage in self._passages])
        words = own_words(self._session.pack, document, self._passages, column)
        if any(choice.hasFocus() for choice in self.words.choices[len(words) :]):
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)  # Else Qt would hand it on to another pane.
        self.words.show_words(words, meanings_of(self._session.pack, document.columns[column]), self._session.read_only)

    def _show_preview(self) -> None:
        if self._document is None or not self._passages:
            return
        passage = next((p for p in self._passages if p.verdict != "accepted"), self._passages[0])
        self.preview_title.setText(f"What {passage.page} becomes" if passage.page else "What the first row becomes")
        said = preview(self._session.pack, self._document, passage)
        text, *others = (f"{name}: {shortened(words, _LONGEST_SHOWN)}" for name, words in said)
        self.preview.setText("\n".join([text, "", *others]).rstrip())

    def _on_meant(self, words: str, means: str) -> None:
        if (document := self._document) is not None:
            columns = with_meaning(document.columns, self.chosen_column(), words, means)
            document_commands.map_columns(self._session, document.id, columns)

    def _on_reset(self) -> None:
        if self._document is not None:
            columns = guessed(self._session.pack, self._document.columns, self._passages)
            document_commands.map_columns(self._session, self._document.id, columns)

    def _on_back(self) -> None:
        if self.list.hasFocus():
            self.done.emit()
        else:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_changed(self) -> None:
        if self.isVisible() and self._session.is_open:
            self.refresh()

    def _make_controls(self) -> None:
        self.title = label("", "title", "columns_title")
        self.facts = label("", "second", "columns_facts", wrap=True)
        self.reset = Button("Reset to the guess", "history")
        self.reset.clicked.connect(self._on_reset)
        self.to_passages = Button("Go to the rows", "list-checks", "primary")
        self.to_passages.clicked.connect(self.done)
        self.moved = DoneStrip(self._session, "table-2", "field_moved")
        self.list = RowList("Columns of the sheet, each with what it is read as", paint_found, found_height)
        self.list.chosen.connect(lambda _key: self._show_column())
        back = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back)
        self.list.activated.connect(lambda _index: self.choice.setFocus(Qt.FocusReason.OtherFocusReason))
        self.column_name = label("", "card-title", "column_name", wrap=True)
        self.samples = label("", "second", "samples", wrap=True)
        self.choice = FieldChoice(self._session)
        self.choice.moved.connect(self.moved.tell)
        self.field = Field("This column holds", self.choice)
        self.words = ColumnWords()
        self.words.meant.connect(self._on_meant)
        self.problem = label("", "explain", "column_problem", wrap=True)
        self._problem_icon = QLabel()
        self.preview_title = label("", "section", "preview_title", wrap=True)
        self.preview = label("", "explain", "preview", wrap=True)
        self.preview.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.preview.setAccessibleName("What the first row becomes")

    def _arrange(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        names.addWidget(self.title)
        names.addWidget(self.facts)
        self._head = QHBoxLayout()
        self._head.addLayout(names, 1)
        self._head.addWidget(self.reset)
        self._head.addWidget(self.to_passages)
        self._problem_row = QWidget()
        self._said = QHBoxLayout(self._problem_row)
        self._said.addWidget(self._problem_icon, 0, Qt.AlignmentFlag.AlignTop)
        self._said.addWidget(self.problem, 1)
        left, right = QFrame(), QFrame()
        for pane in (left, right):
            pane.setProperty("kind", "pane")
        self._left = QVBoxLayout(left)
        self._left.addWidget(self.moved)
        self._left.addWidget(self.list, 1)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._inside = QVBoxLayout(inside)
        said = (self.column_name, self.samples, self.field, self._problem_row, self.words)
        for part in (*said, self.preview_title, self.preview):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._right = QVBoxLayout(right)
        self._right.addWidget(scroll)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setSizes([560, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(panes, 1)

    def _on_theme_changed(self) -> None:
        self._head.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(8))
        self._head.setSpacing(theme.px(8))
        self._left.setContentsMargins(1, theme.px(8), 1, theme.px(8))
        self._right.setContentsMargins(1, theme.px(1), 1, 1)
        self._inside.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        self._inside.setSpacing(theme.px(10))
        self._said.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        self._said.setSpacing(theme.px(6))
        self._problem_icon.setPixmap(theme.pixmap("triangle-alert", "weak", 16, self.devicePixelRatioF()))
