"""The menus and their keys: each key and each letter stands for one act, and every control has a name."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from desktop.widgets.desk import Desk
from desktop.widgets.main_window import MainWindow
from desktop.widgets.menus import ELSEWHERE, MENUS
from rubric.pack import Pack


def test_help_lists_every_key_of_the_menus(window: MainWindow) -> None:
    from desktop.widgets.help_dialogs import keys_dialog

    dialog = keys_dialog(window)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    shortcuts = {act.shortcut().toString() for act in window.menus.acts.values() if act.shortcut().toString()}
    missing = {key.replace("PgDown", "PgDn") for key in shortcuts} - said
    assert missing <= {"Ctrl++", "Ctrl+-", "Ctrl+0"}
    dialog.close()


def test_no_two_acts_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for act in window.menus.acts.values() for key in act.shortcuts()]
    assert len(keys) == len(set(keys))


def test_no_two_lines_of_a_menu_share_a_letter() -> None:
    for title, entries in MENUS:
        letters = [entry.title[entry.title.index("&") + 1].lower() for entry in entries if entry.title]
        assert len(letters) == len(set(letters)), title


def test_no_key_stands_for_two_acts() -> None:
    keys = [entry.keys for _, entries in MENUS for entry in entries if entry.keys]
    everywhere = ("In an evidence item", "On the tour")
    keys += [key for place, lines in ELSEWHERE if place in everywhere for said, _ in lines for key in said.split(", ")]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_every_control_that_takes_the_keyboard_has_a_name(
    window: MainWindow, desk: Desk, enter: Callable[..., str], pack: Pack
) -> None:
    enter(f"{pack.patterns[0].title}?", sub_headings=(pack.sub_headings[0].id,))
    for view in ("desk", "overview", "triage", "actions"):
        window.show_view(view)
        for control in window.findChildren(QWidget):
            takes = control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible() and control.isEnabled()
            if takes and not isinstance(control, (QAbstractScrollArea,)):
                interface = QAccessible.queryAccessibleInterface(control)
                with contextlib.suppress(AttributeError):
                    assert interface.text(QAccessible.Text.Name), f"{type(control).__name__} {control.objectName()}"
            elif takes:
                assert control.accessibleName(), f"{type(control).__name__} {control.objectName()}"
