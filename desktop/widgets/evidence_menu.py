"""What can be done with the chosen rows of the evidence list, by the right button or Shift+F10."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop import commands
from desktop.models.evidence import say_repeat
from desktop.session import Session
from desktop.widgets import theme
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
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._on_requested)

    def made(self) -> QMenu:
        """The menu for what is chosen now."""
        session, ids = self._session, self._rows.chosen_keys()
        menu = QMenu(self._rows)
        if len(ids) == 1:
            menu.addAction("&Write in it\tEnter", self.write_requested.emit)
            if (repeat := session.repeats.get(ids[0])) is not None:
                menu.addAction(f"{say_repeat(repeat)}: &show it", lambda: self.evidence_requested.emit(repeat.of))
        if not session.read_only:
            standing = self._standing(ids)
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

    def _standing(self, ids: tuple[str, ...]) -> set[str]:
        chosen = [set(item.sub_headings) for item in self._session.assessment.evidence if item.id in set(ids)]
        return set.intersection(*chosen) if chosen else set()

    def _on_requested(self, at: QPoint) -> None:
        if not self._rows.chosen_keys():
            return
        menu = self.made()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._rows.viewport().mapToGlobal(at))
