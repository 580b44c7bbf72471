"""The panel under the table of actions: a new action of the council's own, or one that is changed."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.places import WHOLE_STATEMENT, place_choices, place_title
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.action_form import ActionForm
from desktop.widgets.fields import Choice, Field
from rubric.decisions import Action


class ActionPanel(QFrame):
    """`kept` gives the id of what was added or changed; `left` comes when the panel closes, kept or not."""

    kept = Signal(int)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._session = session
        self._edited: Action | None = None
        self.form = ActionForm(session)
        self._places = [(place_title(session.pack, WHOLE_STATEMENT), ""), *place_choices(session.pack)]
        self.place = Choice(self._places)
        self._place_field = Field("Stands under", self.place)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._place_field)
        self._column.addWidget(self.form)
        self.form.submitted.connect(self._on_submitted)
        self.form.cancelled.connect(self.close_panel)
        session.assessment_changed.connect(self._on_assessment_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def begin_new(self, place: str) -> None:
        """Ask for an action that answers no gap, at first under that sub-heading."""
        self._open(None, "Add the action", place)
        self.form.begin("")

    def begin_change(self, action: Action) -> None:
        """Ask what is to be otherwise about an action; one that answers a gap stands where its gap does."""
        self._open(action, "Keep the change", action.sub_heading)
        self.form.begin(action.what, action.owner, action.due)

    def close_panel(self) -> None:
        """Go, with nothing kept."""
        self.hide()
        self.left.emit()

    def _open(self, edited: Action | None, button: str, place: str) -> None:
        self._edited = edited
        self._offer_places(place)
        self._place_field.setVisible(edited is None or not edited.gap)
        self.form.submit.setText(button)
        self.form.submit.setAccessibleName(button)
        self.show()

    def _offer_places(self, place: str) -> None:
        """Offer the places of the pack; one that it does not know, by its id, so that it is kept."""
        known = place in {value for _, value in self._places}
        self.place.clear()
        for title, value in self._places if known else [*self._places, (place, place)]:
            self.place.addItem(title, value)
        self.place.show_value(place)

    def _on_assessment_changed(self) -> None:
        """An action that is deleted while it is changed takes the panel with it."""
        if self.isHidden() or self._edited is None or not self._session.is_open:
            return
        if self._edited.id not in {action.id for action in self._session.assessment.decisions.actions}:
            self.close_panel()

    def _on_submitted(self, what: str, owner: str, due: datetime.date | None) -> None:
        place = self.place.currentData()
        self.close_panel()
        if self._edited is None:
            commands.add_own_action(self._session, place, what, owner, due)
            self.kept.emit(max((action.id for action in self._session.assessment.decisions.actions), default=0))
            return
        where = {} if self._edited.gap else {"sub_heading": place}
        commands.change_action(self._session, self._edited.id, what=what, owner=owner, due=due, **where)
        self.kept.emit(self._edited.id)

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        self.place.setFixedWidth(theme.px(280))
