"""Sheets over the window: the keys, and what this program is and whose words it uses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.version import version
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.file_drops import FileDrops
from desktop.widgets.keys_sheet import KeysSheet
from rubric.pack import Pack

LICENCES = (
    "Plumbline is free software under the MIT licence. The window is set in Inter (SIL Open Font License 1.1); its "
    "icons are from Lucide (ISC, some from Feather, MIT); its list of words is SCOWL's (copyright 2000 to 2011 by "
    "Kevin Atkinson, free to use and to pass on). PDFium (BSD, Apache 2.0) draws the pages of the report. Qt and "
    "PySide6 are used under the GNU LGPL 3. The licence texts lie beside the program."
)


def keys_dialog(parent: QWidget) -> QDialog:
    """Every key and what it does."""
    content = KeysSheet()
    dialog = sheet(parent, "Keys", content)
    room = parent.size()
    dialog.resize(min(theme.px(820), room.width() - 40), min(theme.px(600), room.height() - 60))
    content.line.setFocus()
    return dialog


def about_dialog(parent: QWidget, pack: Pack) -> QDialog:
    """What this is, what it compares with, whose words it uses, and under which licences."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, theme.px(8), 0)
    column.setSpacing(theme.px(12))
    for title, words in (
        ("", f"Plumbline {version()}"),
        ("Compared with", f"{pack.framework}. Pack {pack.id} {pack.edition_title}, {pack.released}."),
        ("Whose words", f"{pack.acknowledgement} {pack.ours}"),
        ("What it says", pack.caveat),
        ("Licences", LICENCES),
    ):
        if title:
            column.addWidget(label(title, "section"))
        column.addWidget(label(words, "explain" if title else "title", wrap=True))
    column.addStretch()
    dialog = sheet(parent, "About Plumbline", content)
    dialog.resize(theme.px(560), theme.px(520))
    return dialog


def sheet(parent: QWidget, title: str, content: QWidget) -> QDialog:
    """A dialog that shows something and is closed again."""
    dialog = QDialog(parent)
    FileDrops(dialog)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName(title)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setObjectName("scrolled")
    area.setWidget(content)
    close = Button("Close", kind="primary")
    close.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.addStretch()
    foot.addWidget(close)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
    column.setSpacing(theme.px(12))
    column.addWidget(area)
    column.addLayout(foot)
    close.setFocus()
    dialog.finished.connect(parent.activateWindow)  # Not every system gives the keyboard back to what lay under it.
    return dialog
