"""What can be done with the chosen rows of the evidence list, by the right button or Shift+F10."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop import commands
from desktop.models.chosen import chosen_of
from desktop.models.evidence import say_repeat
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.context_menu import offer_menu
from desktop.widgets.place_menu import fill_places
from desktop.widgets.row_list import RowList


class EvidenceMenu(QObject):
    """The same acts as in the menus of the window, each with its key."""

    write_requested = Signal()
    delete_requested = Signal()
    evidence_requested = Signal(str)

    def __init__(self, session: Session, rows: RowList) -> None:
        super().__init__(rows)
        self._session, self._rows = session, rows
        offer_menu(rows, self.made)

    def made(self) -> QMenu:
        """The menu for what is chosen now; empty where nothing is."""
        session, ids = self._session, self._rows.chosen_keys()
        menu = QMenu(self._rows)
        if not ids:
            return menu
        if len(ids) == 1:
            menu.addAction("&Write in it\tEnter", self.write_requested.emit)
            if (repeat := session.doubts.repeats.get(ids[0])) is not None:
                menu.addAction(f"{say_repeat(repeat)}: &show it", lambda: self.evidence_requested.emit(repeat.of))
        if not session.read_only:
            standing = chosen_of(session.assessment.evidence, ids).standing()
            move, also = menu.addMenu("&Move to"), menu.addMenu("Also &place under")
            fill_places(move, session.pack, lambda to: commands.move_evidence(session, ids, to), not_placed=True)
            fill_places(also, session.pack, lambda to: commands.also_place_evidence(session, ids, to), standing)
        menu.addAction(theme.icon("copy"), "&Copy the text\tCtrl+C", self.copy_text)
        if not session.read_only:
            menu.addSeparator()
            name = "&Delete" if len(ids) == 1 else f"&Delete {len(ids)} items"
            menu.addAction(theme.icon("trash-2"), f"{name}\tDelete", self.delete_requested.emit)
        menu.addSeparator()
        menu.addAction("Choose &all\tCtrl+A", self._rows.selectAll)
        return menu

    def copy_text(self) -> None:
        """Copy the whole texts of what is chosen, a blank line between them."""
        chosen = set(self._rows.chosen_keys())
        texts = {item.id: item.text for item in self._session.assessment.evidence if item.id in chosen}
        QGuiApplication.clipboard().setText("\n\n".join(texts[key] for key in self._rows.chosen_keys() if key in texts))
