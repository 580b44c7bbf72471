"""Several gaps at once: dismissed for one reason, or each made an action with one owner and one date."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.gaps import what_to_gather
from desktop.models.used_before import reasons
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.action_form import ActionForm
from desktop.widgets.buttons import Button
from desktop.widgets.dismiss_form import DismissForm
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from rubric.assessment import Assessment
from rubric.comparison import Gap
from rubric.titles import gap_title

_NAMED = 8
"""Gaps that are named; the rest are counted."""


class BulkGaps(QFrame):
    """Says which gaps are chosen; what is done about them is one step of undo."""

    left = Signal()
    done = Signal(str)
    """What was just done about the gaps, in a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bulk_gaps")
        self._session = session
        self._keys: tuple[str, ...] = ()
        self.title, self.names = label("", "card-title", "bulk_title"), label("", "explain", "bulk_names", wrap=True)
        self.make_actions = Button("Make an action of each", "clipboard-list", "primary")
        self.dismiss = Button("Dismiss all…", kind="quiet")
        self.action_form, self.dismiss_form = ActionForm(session, asks_what=False), DismissForm()
        self.hint = label("Each action begins as what to gather for its gap, to be changed later.", "hint", wrap=True)
        self._buttons, self._foot = QWidget(), QFrame()
        self._foot.setProperty("kind", "foot")
        row = FlowLayout(self._buttons, theme.px(8))
        row.addWidget(self.make_actions)
        row.addWidget(self.dismiss)
        self._said, self._below = QVBoxLayout(), QVBoxLayout(self._foot)
        self._said.addWidget(self.title)
        self._said.addWidget(self.names)
        for part in (self._buttons, self.hint, self.action_form, self.dismiss_form):
            self._below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._said)
        column.addStretch()
        column.addWidget(self._foot)
        self.make_actions.clicked.connect(self.begin_action)
        self.dismiss.clicked.connect(self.begin_dismissal)
        self.action_form.submitted.connect(self._on_actions)
        self.dismiss_form.submitted.connect(self._on_dismissal)
        for form in (self.action_form, self.dismiss_form):
            form.cancelled.connect(self._on_cancelled)
        session.closed.connect(lambda: self._show_form(None))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show_form(None)

    def show_gaps(self, keys: tuple[str, ...]) -> None:
        """Show which gaps are chosen; what is half written about them stays, for those that are chosen now."""
        if keys != self._keys:
            self._keys = keys
            form = self._shown_form()
            self._show_form(form if form is not None and form.is_written() else None)
        gaps, pack = self._gaps(), self._session.pack
        self.action_form.submit.setText(f"Make {len(gaps)} actions")
        self.dismiss_form.submit.setText(f"Dismiss {len(gaps)} gaps")
        self.title.setText(f"{len(gaps)} gaps chosen")
        named = [gap_title(pack, gap) for gap in gaps[:_NAMED]]
        rest = [f"and {len(gaps) - _NAMED} more"] if len(gaps) > _NAMED else []
        self.names.setText("\n".join([*named, *rest]))
        for button in (self.make_actions, self.dismiss):
            button.setEnabled(not self._session.read_only)

    def begin_action(self) -> None:
        """Ask who will do what is to be gathered, and by when."""
        if not self._session.read_only and not self._goes_on(self.action_form):
            self._show_form(self.action_form)
            self.action_form.begin("")

    def begin_dismissal(self) -> None:
        """Ask for the reason that holds for all of them."""
        if not self._session.read_only and not self._goes_on(self.dismiss_form):
            self._show_form(self.dismiss_form)
            self.dismiss_form.ask("Why these gaps do not hold")
            self.dismiss_form.begin(reasons(self._session.assessment))

    def _shown_form(self) -> ActionForm | DismissForm | None:
        return next((form for form in (self.action_form, self.dismiss_form) if not form.isHidden()), None)

    def _goes_on(self, form: ActionForm | DismissForm) -> bool:
        """Whether that form is written in already; then the keyboard goes back into it."""
        goes_on = form is self._shown_form() and form.is_written()
        if goes_on:
            form.setFocus()
        return goes_on

    def _gaps(self) -> list[Gap]:
        gaps = self._session.comparison.gaps if self._session.has_comparison else ()
        return [gap for gap in gaps if gap.key in self._keys]

    def _on_actions(self, _what: str, owner: str, due: datetime.date | None) -> None:
        pack, gaps = self._session.pack, self._gaps()
        self._on_cancelled()
        before = self._session.assessment
        commands.add_actions(self._session, [(gap, what_to_gather(pack, gap)) for gap in gaps], owner, due)
        self._say_done(before, f"{len(gaps)} actions made. Undo takes them back.")

    def _on_dismissal(self, reason: str) -> None:
        gaps = [gap for gap in self._gaps() if gap.dismissal is None]
        self._on_cancelled()
        if gaps:
            before = self._session.assessment
            commands.dismiss_gaps(self._session, gaps, reason)
            dismissed, them = ("1 gap", "it") if len(gaps) == 1 else (f"{len(gaps)} gaps", "them")
            self._say_done(before, f"{dismissed} dismissed. Undo takes {them} back.")

    def _say_done(self, before: Assessment, words: str) -> None:
        if self._session.assessment is not before:
            self.done.emit(words)

    def _on_cancelled(self) -> None:
        self._show_form(None)
        self.left.emit()

    def _show_form(self, form: QWidget | None) -> None:
        self._buttons.setVisible(form is None)
        self.hint.setVisible(form is self.action_form)
        self.action_form.setVisible(form is self.action_form)
        self.dismiss_form.setVisible(form is self.dismiss_form)

    def _on_theme_changed(self) -> None:
        self._said.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        self._said.setSpacing(theme.px(8))
        self._below.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(10))
