"""Help in the place where it is asked for: the word of a control, every word, and the tour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.session import Session
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.widgets.tour import Tour
    from desktop.widgets.word_help import WordHelp
    from desktop.widgets.words_dialog import WordsDialog
    from desktop.widgets.working_views import WorkingViews


class Guide(QObject):
    """Makes each when it is first asked for."""

    def __init__(
        self, window: QMainWindow, session: Session, settings: Settings, views: Callable[[], WorkingViews]
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._views = window, session, settings, views
        self.help: WordHelp | None = None
        self.tour: Tour | None = None
        session.closed.connect(self._on_closed)

    def explain_focused(self) -> None:
        """Explain the word that belongs to the control with the keyboard; where it has none, show them all."""
        if self.help is None:
            from desktop.widgets.word_help import WordHelp

            self.help = WordHelp(self._window, lambda: self._session.pack)
            self.help.all_requested.connect(self.show_words)
        if not self.help.ask(QApplication.focusWidget()):
            self.show_words()

    def show_words(self, word_id: str = "") -> WordsDialog:
        """Show every word, one of them chosen."""
        from desktop.widgets.words_dialog import show_words

        return show_words(self._window, self._session.pack, word_id)

    def _on_closed(self) -> None:
        if self.help is not None:
            self.help.end()

    def take_tour(self) -> None:
        """Lead through the window on a fresh copy of the example."""
        if self.tour is None:
            from desktop.widgets.tour import Tour

            self.tour = Tour(self._window, self._session, self._settings, self._views)
        self.tour.start()
