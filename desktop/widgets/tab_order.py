"""Keeps the Tab key in the order of the eye where parts are made anew: Qt puts every new one at the very end."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(before: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go from ``before`` through all that takes the keyboard in these parts, in their order."""
    for part in parts:
        for control in (part, *part.findChildren(QWidget)):
            # The list that a choice opens is a window of its own.
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.window() is before.window():
                QWidget.setTabOrder(before, control)
                before = control
