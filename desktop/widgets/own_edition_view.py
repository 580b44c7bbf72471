"""The exemplars: which published reports the evidence is compared with, and how the council adds its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.models.counted import counted
from desktop.models.exemplar_rows import exemplar_rows
from desktop.own_reports import Kept
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import file_choices, theme
from desktop.widgets.buttons import Button
from desktop.widgets.drop_hint import DropHint
from desktop.widgets.fields import label
from desktop.widgets.own_edition_details import ExemplarDetails
from desktop.widgets.row_list import RowList
from rubric.own_edition import OwnEdition, least_score

DROP = "Let go to add a published report to the exemplars"


class ExemplarsView(QWidget):
    """What is done here is no step of undo, for it is not of one assessment: the strip above offers to put it back."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exemplars_view")
        self.setAcceptDrops(True)
        self._session, self._settings = session, settings
        self._own: OwnEdition | None = None
        self.count = label("", "second", "exemplar_count")
        self.add_button = Button("Add report…", "plus", "primary")
        self.add_button.setObjectName("add_report")
        self.list = RowList("Exemplars")
        self.list.chosen.connect(self._show_chosen)
        self.hint = label("", "second", "exemplar_hint", wrap=True)
        self.details = ExemplarDetails()
        self.remove_button = Button("Remove", "trash-2", "quiet")
        self.remove_button.setObjectName("remove_report")
        self.add_button.clicked.connect(self.ask)
        self.remove_button.clicked.connect(self.remove)
        QShortcut(
            QKeySequence.StandardKey.Delete, self.list, context=Qt.ShortcutContext.WidgetShortcut
        ).activated.connect(self.remove)
        self._drop = DropHint(self)
        self._arrange()
        session.own_reports.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def refresh(self) -> None:
        """Show the reports as they now are."""
        released, own = self._session.packs.released, self._session.own_reports.held()
        self._own = own
        self.list.show_rows(exemplar_rows(released, own))
        if not self.list.chosen_key():
            self.list.choose(released.exemplars[0].id)
        count = [f"{len(released.exemplars)} with the pack", f"{len(own.exemplars)} of the council’s own"]
        count += [counted(len(own.contrasts), "contrast")] if own.contrasts else []
        self.count.setText(" · ".join(count))
        self.hint.setText(
            f"A published report on “{released.quality_statement.title}” belongs here: a saved web page, PDF, Word or "
            f"text. Scored {least_score(released)} or more it counts; scored lower it is kept for contrast. "
            "Drop it here or press Add report. It stays on this computer."
        )
        self._show_chosen(self.list.chosen_key())

    def ask(self) -> None:
        """Ask which reports, and add them."""
        if paths := file_choices.documents_to_import(self, self._settings, "Add a published report"):
            self._session.own_reports.add(paths)

    def remove(self) -> None:
        """Take out the report that is chosen, if the council added it."""
        if self.remove_button.isEnabled():
            self._session.own_reports.remove(self.list.chosen_key())

    def _on_changed(self, kept: Kept) -> None:
        """Choose what came in or came back: it is what one wants to see next."""
        self.refresh()
        before = {one.id for one in kept.before.reports}
        for one in self._own.reports if self._own else ():
            if one.id not in before:
                self.list.choose(one.id)

    def _show_chosen(self, key: str) -> None:
        if self._own is None:
            return
        self.details.show_report(self._session.packs.released, self._own, key)
        is_own = any(one.id == key for one in self._own.reports)
        self.remove_button.setEnabled(is_own)
        self._foot.setVisible(is_own)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.list.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_choices.dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._drop.say(DROP)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.hide()
        if paths := file_choices.dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._session.own_reports.add(paths)

    def _on_theme_changed(self) -> None:
        side = theme.px(20)
        self._head.setContentsMargins(side, theme.px(12), theme.px(14), theme.px(8))
        self._head.setSpacing(theme.px(8))
        self.hint.setContentsMargins(side, theme.px(8), side, theme.px(10))
        self._acts.setContentsMargins(side, theme.px(8), side, theme.px(8))
        if self.isVisible():
            self._show_chosen(self.list.chosen_key())

    def _arrange(self) -> None:
        self._head, self._acts = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(label("Exemplars", "title"))
        self._head.addWidget(self.count)
        self._head.addStretch()
        self._head.addWidget(self.add_button)
        said, self._foot = QFrame(), QFrame()
        for part in (said, self._foot):
            part.setProperty("kind", "foot")
        under = QVBoxLayout(said)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.hint)
        self._foot.setLayout(self._acts)
        self._acts.addWidget(self.remove_button)
        self._acts.addStretch()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for top, body, foot in ((self._head, self.list, said), (None, self.details, self._foot)):
            pane = QFrame()
            pane.setProperty("kind", "pane")
            column = QVBoxLayout(pane)
            column.setContentsMargins(1, 1, 1, 1)
            column.setSpacing(0)
            if top is not None:
                column.addLayout(top)
            column.addWidget(body, 1)
            column.addWidget(foot)
            split.addWidget(pane)
        split.setHandleWidth(8)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
