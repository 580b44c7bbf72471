"""The bin: what was deleted and when, to be read, brought back or emptied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QTextEdit, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.bin import bin_rows
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.fields import label
from desktop.widgets.row_list import RowList


class BinPane(QWidget):
    """Nothing in the bin is read by a gap, a count, a search or a report."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self._session = session
        self.list = RowList("Deleted evidence", several=True)
        self.list.setUniformItemSizes(True)
        self.list.several_chosen.connect(self._show_chosen)
        self.list.activated.connect(self._on_restore)
        self.text = QTextEdit()
        self.text.setProperty("kind", "reading")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Text of the deleted item")
        self.restore, self.empty = Button("Bring back", "archive-restore"), Button("Empty the bin", kind="quiet")
        self.restore.clicked.connect(self._on_restore)
        self.empty.clicked.connect(lambda: commands.empty_bin(session))
        QShortcut(
            QKeySequence("Ctrl+R"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self._on_restore)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._full_page())
        empty = EmptyPage()
        empty.say(
            "The bin is empty.",
            "Evidence that you delete waits here, and can be brought back. No gap or report reads it.",
        )
        self._pages.addWidget(empty)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def refresh(self) -> None:
        """Show what is in the bin now."""
        rows = bin_rows(self._session.pack, self._session.assessment)
        self.list.show_rows(rows)
        self._pages.setCurrentIndex(0 if rows else 1)
        if rows and not self.list.chosen_key():
            self.list.choose(rows[0].key)
        self._show_chosen()

    def _show_chosen(self) -> None:
        keys = self.list.chosen_keys()
        binned = {item.id: item for item in self._session.assessment.bin} if self._session.is_open else {}
        texts = [binned[key].text for key in keys if key in binned]
        shown = "\n\n".join(texts)
        if self.text.toPlainText() != shown:
            self.text.setPlainText(shown)
        name = f"Bring back {keys[0] if len(keys) == 1 else f'{len(keys)} items'}"
        self.restore.setText(name if keys else "Bring back")
        self.restore.setAccessibleName(self.restore.text())
        for button in (self.restore, self.empty):
            button.setEnabled(bool(keys) and not self._session.read_only)

    def _on_restore(self) -> None:
        if (keys := self.list.chosen_keys()) and not self._session.read_only:
            commands.restore_evidence(self._session, keys)

    def _full_page(self) -> QWidget:
        page, panel = QWidget(), QFrame()
        panel.setProperty("kind", "panel")
        column, self._inside, acts = QVBoxLayout(page), QVBoxLayout(panel), QHBoxLayout()
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.list, 3)
        column.addWidget(panel, 2)
        hint = "Emptying deletes these for good once the assessment is closed; until then, undo brings them back."
        acts.addWidget(self.restore)
        acts.addWidget(self.empty)
        acts.addWidget(label(hint, "second", "bin_hint", wrap=True), 1)
        self._inside.addWidget(self.text, 1)
        self._inside.addLayout(acts)
        return page

    def _on_theme_changed(self) -> None:
        self.list.setMinimumHeight(theme.px(84))
        self.text.setMinimumHeight(theme.px(64))
        self._inside.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        self._inside.setSpacing(theme.px(8))
