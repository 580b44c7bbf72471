"""Search, go to and the history of undo: each a pane that opens over the window, and what choosing in it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

from desktop.session import Session
from desktop.widgets.command_bar import CommandBar
from desktop.widgets.menus import Menus

if TYPE_CHECKING:
    from desktop.widgets.floating import FloatingPane
    from desktop.widgets.history_pane import HistoryPane
    from desktop.widgets.search_pane import SearchPane
    from desktop.widgets.working_views import WorkingViews
    from rubric.reading import Span


class Finder(QObject):
    """Makes each pane when it is first asked for. ``views`` gives the views of the open assessment."""

    def __init__(
        self, window: QMainWindow, session: Session, bar: CommandBar, menus: Menus, views: Callable[[], WorkingViews]
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._bar, self._menus, self._views = window, session, bar, menus, views
        self._fault = ""
        self._search: tuple[FloatingPane, SearchPane] | None = None
        self._history: tuple[FloatingPane, HistoryPane] | None = None
        bar.search_button.clicked.connect(lambda _checked: self.search())
        bar.undo_button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        bar.undo_button.customContextMenuRequested.connect(lambda _at: self.history())
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)

    def search(self) -> None:
        """Open the field that finds anything, or say why nothing can be searched here."""
        if self._fault:
            self._session.failed.emit(self._fault)
        else:
            self._open_search(going_to=False)

    def go_to(self) -> None:
        """Open the field that leads anywhere by a few letters."""
        self._open_search(going_to=True)

    def history(self) -> None:
        """Show every step that can be taken back or done again."""
        if self._history is None:
            from desktop.widgets.floating import FloatingPane
            from desktop.widgets.history_pane import HistoryPane

            content = HistoryPane(self._session)
            self._history = FloatingPane(self._window, content), content
            content.room_changed.connect(self._history[0].place)
        pane, content = self._history
        self._session.flush()
        content.refresh()
        pane.open_under(self._bar.undo_button, content.list)

    def _open_search(self, going_to: bool) -> None:
        if not self._session.is_open:
            return
        if self._search is None:
            from desktop.widgets.floating import FloatingPane
            from desktop.widgets.search_pane import SearchPane

            content = SearchPane(self._session, self._menus.offered)
            self._search = FloatingPane(self._window, content), content
            content.room_changed.connect(self._search[0].place)
            content.chosen.connect(self._on_chosen)
        pane, content = self._search
        content.begin(going_to)
        pane.open_under(self._bar.search_button, content.line)

    def _on_chosen(self, kind: str, which: str, spans: Sequence[Span]) -> None:
        if self._search is not None:
            self._search[0].dismiss()
        if kind == "act":
            self._menus.acts[which].trigger()
        elif kind == "word":
            from desktop.widgets.words_dialog import show_words

            show_words(self._window, self._session.pack, which)
        else:
            from desktop.widgets.going import go

            go(self._session, self._views(), kind, which, spans)

    def _on_opened(self) -> None:
        self._fault = self._session.searcher.fault
        self._bar.search_button.say_fault(self._fault)

    def _on_closed(self) -> None:
        for opened in (self._search, self._history):
            if opened is not None:
                opened[0].dismiss()
