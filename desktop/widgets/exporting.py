"""A report asked for by hand: when it begins, what is asked before it does and before it is given up."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import file_choices
from desktop.widgets.announcements import Announcements


class Exporting(QObject):
    """What is asked for before the evidence has been read begins once it has been."""

    def __init__(self, window: QWidget, session: Session, settings: Settings, announcements: Announcements) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._announcements = announcements
        self._waiting = ""
        session.comparison_changed.connect(self._on_read)
        session.closed.connect(self._forget)

    def begin(self, suffix: str) -> None:
        """Make the draft, asking where to; it is made while the work goes on."""
        if not self._session.has_comparison:
            self._waiting = suffix
            self._announcements.wait_for_reading(self._on_not_wanted)
            return
        if not file_choices.may_export(self._window, self._session):
            return
        path = file_choices.report_to_save(self._window, self._settings, self._session, suffix)
        if path is not None:
            self._announcements.begin_report(suffix)
            self._session.exports.make(path)

    def may_close(self) -> bool:
        """Whether the file may be closed: a report that is being made for it would be lost, so that is asked."""
        name = self._session.exports.making
        if not name:
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("A report is being made")
        box.setText(f"{name} is being made. Close and give it up?")
        give_up = box.addButton("Give it up", QMessageBox.ButtonRole.DestructiveRole)
        wait = box.addButton("Wait", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wait)
        box.exec()
        return box.clickedButton() is give_up

    def _on_read(self) -> None:
        suffix, self._waiting = self._waiting, ""
        if suffix:
            self._announcements.progress.hide()
            self.begin(suffix)

    def _on_not_wanted(self) -> None:
        self._forget()
        self._announcements.progress.hide()

    def _forget(self) -> None:
        self._waiting = ""
