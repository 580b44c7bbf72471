"""Every button that takes the keyboard is pressed by Enter as by Space."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from desktop.widgets.main_window import MainWindow


@pytest.mark.parametrize("view", ["desk", "overview", "triage", "actions"])
def test_enter_presses_every_button_of_a_view(window: MainWindow, qtbot: Any, view: str) -> None:
    window.show_view(view)
    buttons = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus and button.isVisible() and button.isEnabled()
    ]
    assert buttons
    for button in buttons:
        if isinstance(button, QCheckBox):
            continue  # Enter belongs to the form that the box stands in.
        pressed: list[bool] = []
        button.blockSignals(True)
        button.click = lambda pressed=pressed: pressed.append(True)  # type: ignore[method-assign]
        qtbot.keyClick(button, Qt.Key.Key_Return)
        button.blockSignals(False)
        del button.click
        assert pressed, f"{button.__class__.__name__} {button.accessibleName()}"
