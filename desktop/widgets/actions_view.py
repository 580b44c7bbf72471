"""What the council will do, about its gaps or of its own accord: every action in one table, the soonest first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.action_filter import ActionFilter
from desktop.models.actions import ActionColumn, standing
from desktop.models.editable_actions import EditableActions
from desktop.models.used_before import owners
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.action_choices import ActionChoices
from desktop.widgets.action_panel import ActionPanel
from desktop.widgets.action_table import ActionTable
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.context_menu import offer_menu
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from rubric.decisions import Action


class ActionsView(QWidget):
    """Edits in place or with the form under the table."""

    gap_requested = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actions_view")
        self._session = session
        self.choices = ActionChoices(session)
        self.choices.changed.connect(self.refresh)
        self.model = EditableActions(self)
        self.model.change_wanted.connect(self._on_change_wanted)
        self.model.done_wanted.connect(self._on_done_wanted)
        self.model.refused.connect(self._say)
        self.table = ActionTable(settings, self.model, lambda: owners(session.assessment))
        self.table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self.table.done_toggled.connect(self._on_done_toggled)
        self.table.gap_wanted.connect(self._on_gap)
        self.table.delete_wanted.connect(self._on_delete)
        offer_menu(self.table, self.menu)
        self.count = label("", "second", "action_count")
        self.none = label("No action agrees with what is asked for above.", "explain", "no_action", wrap=True)
        self.fault = label("", "error", "action_fault", wrap=True)
        self.add_button, self.first_button = Button("Add an action", "plus", "primary"), Button("Add an action", "plus")
        self.done_button = Button("Mark as done", "check")
        self.gap_button = Button("Show the gap")
        self.edit_button = Button("Change…")
        self.delete_button = Button("Delete", "trash-2", "quiet")
        self.sort_button = IconButton("arrow-down-up", "Sort the actions")
        self.sort_button.setMenu(QMenu(self.sort_button))
        self.sort_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        for column in ActionColumn:
            words = f"By {self.model.headers[column].lower()}"
            self.sort_button.menu().addAction(words, lambda column=column: self.table.sort_by(column))
        for button, act in (
            (self.add_button, self.begin_action),
            (self.first_button, self.begin_action),
            (self.done_button, self._on_done_toggled),
            (self.gap_button, self._on_gap),
            (self.edit_button, self._begin_edit),
            (self.delete_button, self._on_delete),
        ):
            button.clicked.connect(act)
        self.panel = ActionPanel(session)
        self.form, self.place = self.panel.form, self.panel.place
        self.panel.kept.connect(self.show_action)
        self.panel.left.connect(self._on_panel_left)
        self._arrange()
        session.assessment_changed.connect(self.refresh)
        session.comparison_changed.connect(self.refresh)
        session.closed.connect(self._on_closed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored; the row that was current stays current, or what then stands in its place."""
        kept, row = self._current(), self.table.currentIndex().row()
        column = max(self.table.currentIndex().column(), 0)
        actions = self._session.assessment.decisions.actions if self._session.is_open else ()
        today = self._session.today()
        self.choices.refresh()
        asked = self.choices.asked()
        shown = tuple(action for action in actions if asked.lets_through(action, today))
        comparison = self._session.comparison if self._session.has_comparison else None
        self.model.read_only = self._session.read_only
        self.model.show(self._session.pack, shown, comparison, today)
        row = found if kept and (found := self.model.row_of(kept.id)) >= 0 else min(max(row, 0), len(shown) - 1)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, column))
        was_empty = self.window().focusWidget() is self.first_button
        self._pages.setCurrentIndex(1 if actions or not self.panel.isHidden() else 0)
        if was_empty and actions:
            self.table.setFocus()
        self.none.setVisible(bool(actions) and not shown)
        self.count.setText(self._say_count(actions, len(shown)))
        for button in (self.add_button, self.first_button):
            button.setEnabled(self._session.is_open and not self._session.read_only)
        self._say("")
        self._show_buttons()

    def show_action(self, action_id: int) -> None:
        """Choose the row of an action, though it take the filter away to show it."""
        if self.model.row_of(action_id) < 0:
            self.choices.show_filter(ActionFilter())
        row = self.model.row_of(action_id)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, ActionColumn.WHAT))

    def begin_action(self) -> None:
        """Open the form for an action that answers no gap, under the sub-heading whose actions are shown."""
        self._pages.setCurrentIndex(1)
        self.panel.begin_new(self.choices.asked().place or "")

    def _say_count(self, actions: tuple[Action, ...], shown: int) -> str:
        stands = [standing(action, self._session.today()) for action in actions]
        done, overdue = stands.count("done"), stands.count("overdue")
        said = f"{len(actions) - done} to do, {overdue} overdue, {done} done"
        return f"{said} · {shown} of {len(actions)} shown" if self.choices.asked().is_set else said

    def _current(self) -> Action | None:
        index = self.table.currentIndex()
        return self.model.action(index.row()) if index.isValid() else None

    def _show_buttons(self) -> None:
        current = self._current()
        self.gap_button.setEnabled(current is not None and self.model.gap_of(current) is not None)
        self.done_button.setText("Mark as not done" if current and current.done else "Mark as done")
        self.done_button.setAccessibleName(self.done_button.text())
        for button in (self.edit_button, self.done_button, self.delete_button):
            button.setEnabled(current is not None and not self._session.read_only)

    def _on_change_wanted(self, action_id: int, field: str, value: object) -> None:
        commands.change_action(self._session, action_id, **{field: value})

    def _on_done_wanted(self, action_id: int, done: bool) -> None:
        commands.change_action(self._session, action_id, done=self._session.today() if done else None)

    def _on_done_toggled(self) -> None:
        action = self._current()
        if action is not None and not self._session.read_only:
            self._on_done_wanted(action.id, not action.done)

    def _begin_edit(self) -> None:
        action = self._current()
        if action is not None:
            self.panel.begin_change(action)

    def _on_panel_left(self) -> None:
        self.refresh()
        self.table.setFocus()

    def _on_gap(self) -> None:
        action = self._current()
        gap = self.model.gap_of(action) if action else None
        if gap is not None:
            self.gap_requested.emit(gap.key)

    def _on_delete(self) -> None:
        action = self._current()
        if action is not None and not self._session.read_only:
            commands.delete_action(self._session, action.id)

    def menu(self) -> QMenu:
        """What can be done with the action that is chosen, each act with its key."""
        menu = QMenu(self.table)
        for button, key in (
            (self.done_button, "Space"),
            (self.gap_button, "Enter"),
            (self.edit_button, ""),
            (self.delete_button, "Delete"),
        ):
            act = menu.addAction("\t".join(filter(None, (button.text(), key))), button.click)
            act.setEnabled(button.isEnabled())
        return menu

    def _on_closed(self) -> None:
        self.panel.hide()
        self.choices.show_filter(ActionFilter())

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.table if self._pages.currentIndex() else self.first_button).setFocus()

    def _on_theme_changed(self) -> None:
        side = theme.px(20)
        for part in (self._head, self._tools, self._over):
            part.setContentsMargins(side, 0, side, 0)

    def _arrange(self) -> None:
        self._head, self._tools, self._over = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._head.setSpacing(theme.px(8))
        self._head.addWidget(label("Actions", "title"))
        self._head.addWidget(self.count)
        self._head.addWidget(self.choices.show_all)
        self._head.addStretch()
        self._head.addWidget(self.sort_button)
        self._head.addWidget(self.add_button)
        acts = QWidget()
        flow = FlowLayout(acts, theme.px(8))
        for part in (self.done_button, self.gap_button, self.edit_button, self.delete_button):
            flow.addWidget(part)
        self._tools.addWidget(self.choices, 1)
        self._tools.addWidget(acts)
        for part in (self.fault, self.none):
            self._over.addWidget(part)
        pane = QFrame()
        pane.setProperty("kind", "pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(1, theme.px(16), 1, 1)
        inside.setSpacing(theme.px(8))
        body = QHBoxLayout()
        body.setContentsMargins(theme.px(12), 0, theme.px(4), 0)
        body.addWidget(self.table)
        for line in (self._head, self._tools, self._over):
            inside.addLayout(line)
        inside.addLayout(body, 1)
        inside.addWidget(self.panel)
        self._pages = QStackedLayout(self)
        empty = EmptyPage(self.first_button)
        empty.say(
            "No actions yet.",
            "Here stands what the council will do, who will do it and by when. Choose a gap on the desk and make an"
            " action of it, or add one here that answers no gap.",
        )
        self._pages.addWidget(empty)
        self._pages.addWidget(pane)
