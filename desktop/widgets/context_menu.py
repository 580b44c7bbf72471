"""What can be done with the chosen rows of a list, by the right button or Shift+F10."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu


def offer_menu(view: QAbstractItemView, made: Callable[[], QMenu]) -> None:
    """Open the menu that is made for what is chosen then; one without entries is not opened."""

    def open_at(at: QPoint) -> None:
        menu = made()
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(view.viewport().mapToGlobal(at))

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(open_at)
    key = QShortcut(QKeySequence("Shift+F10"), view, context=Qt.ShortcutContext.WidgetShortcut)
    key.activated.connect(lambda: open_at(view.visualRect(view.currentIndex()).center()))
