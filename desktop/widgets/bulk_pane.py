"""Several evidence items at once: what they have in common, and what may be set for all of them in one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.chosen import SEVERAL, Chosen, chosen_of
from desktop.models.evidence_filter import NOT_STATED
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Choice, Field, label
from desktop.widgets.place_menu import fill_places
from desktop.widgets.writing import WritingLine

DIFFERENT = "Different ones"
_LEFT = object()
"""The entry of a choice that stands while the items differ: choosing it leaves them as they are."""


class BulkPane(QFrame):
    """Every field shows what all have, and writes to all; a field that is left alone changes nothing."""

    delete_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setObjectName("bulk_pane")
        self._session = session
        self._ids: tuple[str, ...] = ()
        pack = session.pack
        self.title, self.which = label("", "row", "bulk_title"), label("", "second", "bulk_ids", wrap=True)
        self.lines = {name: WritingLine(session) for name in ("source", "owner")}
        self.dates = {"date": DateField("Date", session), "review_by": DateField("Review by", session)}
        self.choices = {
            "category": Choice([(NOT_STATED, None), *((c.title, c.id) for c in pack.evidence_categories)]),
            "status": Choice([(NOT_STATED, ""), *((s.title, s.id) for s in pack.evidence_statuses)]),
        }
        self.move_button, self.also_button = Button("Move to", "arrow-right-left"), Button("Also place under", "plus")
        self.delete_button = Button("Delete all", "trash-2")
        self.delete_button.clicked.connect(self.delete_requested)
        self._move_menu, self._also_menu = QMenu(self.move_button), QMenu(self.also_button)
        for button, menu in ((self.move_button, self._move_menu), (self.also_button, self._also_menu)):
            button.setMenu(menu)
            menu.aboutToShow.connect(self._fill_menus)
        self._lay_out()
        for name, line in self.lines.items():
            line.written.connect(lambda text, name=name: self._change(commands.write_all, **{name: text.strip()}))
        for name, date in self.dates.items():
            date.changed.connect(lambda value, name=name: self._change(commands.change_all, **{name: value}))
        for name, choice in self.choices.items():
            choice.activated.connect(lambda _row, name=name: self._on_choice(name))
        session.assessment_changed.connect(self.refresh)
        session.closed.connect(lambda: self.show_items(()))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_items(self, evidence_ids: tuple[str, ...]) -> None:
        """Show these items; what is being written about others is written first."""
        if evidence_ids != self._ids:
            for line in (*self.lines.values(), *(date.line for date in self.dates.values())):
                line.write()
            for date in self.dates.values():
                date.say_error("")
        self._ids = evidence_ids
        self.refresh()

    def refresh(self) -> None:
        """Show what the items now have in common."""
        chosen = self._chosen()
        if len(chosen.items) < 2:
            return
        writable = not self._session.read_only
        self.title.setText(f"{len(chosen.items)} items chosen")
        self.which.setText(chosen.said_ids)
        for name, line in self.lines.items():
            self._show_line(line, chosen.common(name))
            line.setReadOnly(not writable)
        for name, date in self.dates.items():
            value = chosen.common(name)
            if not date.error_text():
                self._show_line(date.line, value)
                date.show_value(None if value is SEVERAL else value)
            date.line.setReadOnly(not writable)
        for name, choice in self.choices.items():
            self._show_choice(choice, chosen.common(name))
            choice.setEnabled(writable)
        for button in (self.move_button, self.also_button, self.delete_button):
            button.setEnabled(writable)

    def offer_places(self) -> None:
        """Offer to move the items under another sub-heading."""
        if self._session.read_only:
            return
        self._move_menu.popup(self.move_button.mapToGlobal(QPoint(0, self.move_button.height())))
        self._move_menu.setActiveAction(self._move_menu.actions()[0])

    def _chosen(self) -> Chosen:
        return chosen_of(self._session.assessment.evidence if self._session.is_open else (), self._ids)

    def _show_line(self, line: WritingLine, value: object) -> None:
        line.setPlaceholderText(DIFFERENT if value is SEVERAL else NOT_STATED)
        line.show_text("" if value is SEVERAL else str(value or ""))

    def _show_choice(self, choice: Choice, value: object) -> None:
        if choice.itemData(0) is _LEFT:
            choice.removeItem(0)
        if value is SEVERAL:
            choice.insertItem(0, DIFFERENT, _LEFT)
            choice.setCurrentIndex(0)
        else:
            choice.show_value(value)

    def _on_choice(self, name: str) -> None:
        value = self.choices[name].currentData()
        if value is not _LEFT:
            self._change(commands.change_all, **{name: value})

    def _change(self, change: Callable[..., None], **fields: object) -> None:
        ids = self._chosen().ids
        if len(ids) > 1:
            change(self._session, ids, **fields)

    def _fill_menus(self) -> None:
        chosen = self._chosen()
        if not chosen.items:
            return
        session, ids = self._session, chosen.ids
        fill_places(self._move_menu, session.pack, lambda to: commands.move_evidence(session, ids, to), not_placed=True)
        fill_places(
            self._also_menu,
            session.pack,
            lambda to: commands.also_place_evidence(session, ids, to),
            chosen.standing(),
        )

    def _lay_out(self) -> None:
        head, acts, grid = QHBoxLayout(), QHBoxLayout(), QGridLayout()
        head.addWidget(self.title)
        head.addWidget(self.which, 1)
        fields = (
            Field("Source", self.lines["source"]),
            self.dates["date"],
            Field("Category", self.choices["category"]),
            Field("Owner", self.lines["owner"]),
            self.dates["review_by"],
            Field("Status", self.choices["status"]),
        )
        for number, field in enumerate(fields):
            grid.addWidget(field, number // 3, number % 3)
            grid.setColumnStretch(number % 3, 1)
        for button in (self.move_button, self.also_button, self.delete_button):
            acts.addWidget(button)
        acts.addStretch()
        hint = "What you set here is set for all of them, in one step that undo takes back."
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(label(hint, "second", "bulk_hint", wrap=True))
        self._column.addLayout(grid)
        self._column.addLayout(acts)
        self._column.addStretch()
        self._rows = (head, acts, grid)

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        self._column.setSpacing(theme.px(10))
        for row in self._rows:
            row.setSpacing(theme.px(12))
