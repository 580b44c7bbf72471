"""What the council will do about its gaps: every action in one table, the soonest first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import commands
from desktop.models.actions import ActionColumn
from desktop.models.editable_actions import EditableActions
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.action_form import ActionForm
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Choice, label
from rubric.decisions import Action

_SHARES = {ActionColumn.GAP: 0.24, ActionColumn.OWNER: 0.16, ActionColumn.DUE: 0.13, ActionColumn.STATE: 0.13}
"""Of the table's width; what will be done has the rest."""


class ActionsView(QWidget):
    """Edits in place or with the form under the table; ticking says that an action is done."""

    gap_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actions_view")
        self._session = session
        self._edited: int | None = None
        titles = ((s.short_title, s.id) for s in session.pack.sub_headings)
        self.filter = Choice([("All sub-headings", None), *titles])
        self.filter.setAccessibleName("Show the actions of")
        self.filter.setMinimumContentsLength(22)
        self.filter.activated.connect(self.refresh)
        self.model = EditableActions(self)
        self.model.change_wanted.connect(self._on_change_wanted)
        self.model.done_wanted.connect(self._on_done_wanted)
        self.model.refused.connect(self._say)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Actions")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self.count = label("", "second", "action_count")
        self.fault = label("", "error", "action_fault", wrap=True)
        self.edit_button = Button("Change…")
        self.gap_button = Button("Show the gap")
        self.delete_button = Button("Delete", "trash-2", "quiet")
        self.edit_button.clicked.connect(self._begin_edit)
        self.gap_button.clicked.connect(self._on_gap)
        self.delete_button.clicked.connect(self._on_delete)
        self.form = ActionForm(session, button="Keep the change")
        self.form.submitted.connect(self._on_submitted)
        self.form.cancelled.connect(self._end_edit)
        QShortcut(
            QKeySequence.StandardKey.Delete, self.table, self._on_delete, context=Qt.ShortcutContext.WidgetShortcut
        )
        self._arrange()
        session.assessment_changed.connect(self.refresh)
        session.comparison_changed.connect(self.refresh)
        session.closed.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored; the row that was current stays current."""
        kept = self._current()
        column = max(self.table.currentIndex().column(), 0)
        actions = self._session.assessment.decisions.actions if self._session.is_open else ()
        chosen = self.filter.currentData()
        shown = tuple(action for action in actions if chosen in (None, sub_heading_of(action)))
        comparison = self._session.comparison if self._session.has_comparison else None
        self.model.read_only = self._session.read_only
        self.model.show(self._session.pack, shown, comparison, self._session.today())
        row = self.model.row_of(kept.id) if kept else -1
        if row < 0 and self.model.rowCount():
            row = 0
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, column))
        self._pages.setCurrentIndex(1 if actions else 0)
        overdue = sum(1 for action in actions if self.model.state(action) == "Overdue")
        to_do = sum(1 for action in actions if not action.done)
        self.count.setText(f"{to_do} to do, {overdue} overdue, {len(actions) - to_do} done")
        self._say("")
        self._show_buttons()

    def show_action(self, action_id: int) -> None:
        """Choose the row of an action, whichever sub-heading's actions were shown."""
        if self.model.row_of(action_id) < 0:
            self.filter.show_value(None)
            self.refresh()
        row = self.model.row_of(action_id)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, ActionColumn.WHAT))

    def _current(self) -> Action | None:
        index = self.table.currentIndex()
        return self.model.action(index.row()) if index.isValid() else None

    def _show_buttons(self) -> None:
        current = self._current()
        some = current is not None
        self.gap_button.setEnabled(current is not None and self.model.gap_of(current) is not None)
        for button in (self.edit_button, self.delete_button):
            button.setEnabled(some and not self._session.read_only)

    def _on_change_wanted(self, action_id: int, field: str, value: object) -> None:
        commands.change_action(self._session, action_id, **{field: value})

    def _on_done_wanted(self, action_id: int, done: bool) -> None:
        commands.change_action(self._session, action_id, done=self._session.today() if done else None)

    def _begin_edit(self) -> None:
        action = self._current()
        if action is not None:
            self._edited = action.id
            self._form_frame.show()
            self.form.begin(action.what, action.owner, action.due)

    def _end_edit(self) -> None:
        self._edited = None
        self._form_frame.hide()
        self.table.setFocus()

    def _on_submitted(self, what: str, owner: str, due: object) -> None:
        edited = self._edited
        self._end_edit()
        if edited is not None:
            commands.change_action(self._session, edited, what=what, owner=owner, due=due)

    def _on_gap(self) -> None:
        action = self._current()
        gap = self.model.gap_of(action) if action else None
        if gap is not None:
            self.gap_requested.emit(gap.key)

    def _on_delete(self) -> None:
        action = self._current()
        if action is not None and not self._session.read_only:
            commands.delete_action(self._session, action.id)

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(ActionColumn.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, share in _SHARES.items():
            header.resizeSection(column, round(self.width() * share))
        self.table.verticalHeader().setMinimumSectionSize(theme.px(46))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(label("Actions", "title"))
        head.addWidget(self.count)
        head.addStretch()
        for part in (self.filter, self.gap_button, self.edit_button, self.delete_button):
            head.addWidget(part)
        self._form_frame = QFrame()
        self._form_frame.setProperty("kind", "panel")
        framed = QVBoxLayout(self._form_frame)
        framed.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        framed.addWidget(self.form)
        self._form_frame.hide()
        pane = QFrame()
        pane.setProperty("kind", "pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(1, theme.px(16), 1, 1)
        inside.setSpacing(theme.px(8))
        head.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        self.fault.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        inside.addLayout(head)
        inside.addWidget(self.fault)
        body = QHBoxLayout()
        body.setContentsMargins(theme.px(12), 0, theme.px(4), 0)
        body.addWidget(self.table)
        inside.addLayout(body, 1)
        inside.addWidget(self._form_frame)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch()
        for words, kind in (
            ("No actions yet.", "row"),
            ("Choose a gap on the desk and say what the council will do about it, who and by when.", "second"),
        ):
            line = label(words, kind, "empty", wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
        column.addStretch()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(empty)
        self._pages.addWidget(pane)


def sub_heading_of(action: Action) -> str:
    """The sub-heading that a gap's key names; it is there even when the gap is not flagged any more."""
    return action.gap.split("/")[1] if action.gap.count("/") >= 2 else ""
