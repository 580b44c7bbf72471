"""The bar under the menus: whose assessment this is, the views, and the acts that are always at hand."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button, pressed_by_enter
from desktop.widgets.fields import label
from desktop.widgets.search_button import SearchButton
from desktop.widgets.status_line import CutLabel
from desktop.widgets.tabs import Tabs

VIEWS = (("desk", "Desk"), ("overview", "Overview"), ("triage", "Triage"), ("actions", "Actions"), ("report", "Report"))


class CommandBar(QFrame):
    """Stands above the panes and keeps in line with them."""

    def __init__(self, session: Session, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commandBar")
        self._session = session
        self._spared = 0
        self._mark, self._saved_icon = QLabel(), QLabel()
        self.council, self.saved = CutLabel(), label("", "second", "saved")
        self.council.setProperty("kind", "council")
        self.views = Tabs("Views", VIEWS)
        self.undo_button, self._redo_button = _ActionButton(undo, "undo-2"), _ActionButton(redo, "redo-2")
        self._tools = (self.undo_button, self._redo_button)
        self.search_button = SearchButton()
        self.import_button, self.draft = Button("Import", "file-input"), Button("Draft PDF", "file-down")
        self.draft.setObjectName("draft_pdf")
        self._acts = {self.import_button: self.import_button.text(), self.draft: self.draft.text()}
        self._identity = QWidget()
        identity = QHBoxLayout(self._identity)
        identity.setContentsMargins(8, 0, 8, 0)
        identity.setSpacing(10)
        identity.addWidget(self._mark)
        words, saved = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(1)
        saved.setSpacing(5)
        saved.addWidget(self._saved_icon)
        saved.addWidget(self.saved, 1)
        words.addStretch()
        words.addWidget(self.council)
        words.addLayout(saved)
        words.addStretch()
        identity.addLayout(words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._identity)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.search_button, 1)
        for part in (*self._tools, self.import_button, self.draft):
            row.addWidget(part)
        for announced in (session.opened, session.assessment_changed, session.publisher.saved_changed):
            announced.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def refresh(self) -> None:
        """Show whose assessment this is and whether it is saved."""
        if not self._session.is_open:
            return
        self.council.show_text(self._session.assessment.details.council or "Council not stated")
        self.saved.setText(self._session.publisher.saved_text)
        fixed = self._session.read_only or self._session.is_example
        settled = self._session.publisher.saved_text.startswith("Saved")
        icon, ink = ("lock", "ink2") if fixed else ("check", "covered") if settled else ("clock", "ink2")
        self._saved_icon.setPixmap(theme.pixmap(icon, ink, 13, self.devicePixelRatioF()))
        self.import_button.setEnabled(not self._session.read_only)

    def align(self, left_width: int) -> None:
        """Keep the views in line with the middle pane."""
        self._identity.setFixedWidth(left_width + 8)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """Where there is little room, what can be done stands there as an icon alone."""
        least = super().minimumSizeHint()
        return least - QSize(self._spared, 0) if self.draft.text() else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        without = self.minimumSizeHint().width()
        self._show_words(self.width() >= without + self._spared)

    def _show_words(self, shown: bool) -> None:
        for button, words in self._acts.items():
            button.setText(words if shown else "")
            button.setToolTip("" if shown else words)

    def _on_theme_changed(self) -> None:
        self._show_words(False)
        least = super().minimumSizeHint().width()
        self._show_words(True)
        self._spared = super().minimumSizeHint().width() - least
        self.setFixedHeight(theme.px(56))
        self._mark.setPixmap(theme.pixmap("plumbline", "accent", 28, self.devicePixelRatioF()))
        for tool in self._tools:
            tool.refresh()
        self.refresh()


class _ActionButton(QToolButton):
    """An act of a menu as an icon; its name and whether it can be done are the menu's."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__()
        self._act, self._icon = action, icon
        self.clicked.connect(action.trigger)
        action.changed.connect(self.refresh)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Take name, tooltip and icon anew."""
        name = self._act.text().replace("&", "")
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._act.shortcut().toString()})")
        self.setEnabled(self._act.isEnabled())
        self.setIcon(theme.icon(self._icon))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
