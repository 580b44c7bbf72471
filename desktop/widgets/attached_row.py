"""The file and the link of an evidence item, each with the way to open it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from desktop import commands
from desktop.outside import file_refusal, link_refusal, local_path, web_address
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import file_choices, theme
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.fields import label
from desktop.widgets.status_line import CutLabel
from rubric.evidence import EvidenceItem


class AttachedRow(QWidget):
    """Takes no room where an item has neither. What cannot be opened is said below, with the way round."""

    link_refused = Signal()
    kept = Signal(str)
    """That a file is kept with the item now, in words: the last step of undo."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._item: EvidenceItem | None = None
        self._awaited = ("", "")
        self._clip = QLabel()
        self.file_name = CutLabel()
        self.file_name.setProperty("kind", "row")
        self.file_name.setObjectName("file_name")
        self.open_button = Button("Open", kind="quiet")
        self.open_button.clicked.connect(self.open_file)
        self.more_button = IconButton("ellipsis", "More that can be done with this file")
        menu = QMenu(self.more_button)
        menu.addAction("Save a copy…", self.save_file)
        self.replace_act = menu.addAction("Put another file in its place…", self.choose_file)
        self.remove_act = menu.addAction("Remove the file", self.remove_file)
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.link_button = Button("Open link", "external-link", "quiet")
        self.link_button.clicked.connect(self.open_link)
        self.said = label("", "hint", "file_said", wrap=True)
        self._file_parts = (self._clip, self.file_name, self.open_button, self.more_button)
        self._row = QHBoxLayout()
        for part, stretch in zip((*self._file_parts, self.link_button), (0, 1, 0, 0, 0), strict=True):
            self._row.addWidget(part, stretch)
        self._row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self.said)
        session.closed.connect(self._forget)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._say("")
        self.hide()

    def show_item(self, item: EvidenceItem) -> None:
        """Show what an item has."""
        before, self._item = self._item, item
        if before is None or before.id != item.id:
            self._awaited = ("", "")
            self._say("")
        elif before.file_digest != item.file_digest:
            (name, replaced), self._awaited = self._awaited, ("", "")
            is_new = replaced and name == item.file_name
            self._say(f"It stands in the place of {replaced}; undo brings that back." if is_new else "")
        for part in self._file_parts:
            part.setVisible(bool(item.file_name))
        self.file_name.show_text(item.file_name)
        self.open_button.setText("Save a copy…" if file_refusal(item.file_name) else "Open")
        self.open_button.setAccessibleName(f"{self.open_button.text()} {item.file_name}")
        self.link_button.setVisible(bool(item.link.strip()))
        self.link_button.setToolTip(item.link)
        self.link_button.setAccessibleDescription(item.link)
        for act in (self.replace_act, self.remove_act):
            act.setEnabled(not self._session.read_only)
        self._fit_name()
        self._show_or_hide()

    def attach(self, path: Path) -> None:
        """Keep a file with the item; what it had is replaced, and that is said."""
        if self._item is not None:
            self._awaited = (path.name, self._item.file_name)
            said = f"{path.name} is kept with {self._item.id}"
            commands.attach_file(self._session, self._item.id, path, partial(self.kept.emit, said))

    def choose_file(self) -> None:
        """Ask which file to keep with the item."""
        path = file_choices.file_to_attach(self, self._settings)
        if path is not None:
            self.attach(path)

    def remove_file(self) -> None:
        """Take the file away; undo brings it back."""
        if self._item is not None:
            commands.remove_file(self._session, self._item.id)

    def open_file(self) -> None:
        """Ask the system's own program to show a copy that may only be read; what would run is only saved."""
        if self._item is not None and file_refusal(self._item.file_name):
            self.save_file()
        elif self._item is not None:
            done = partial(self._on_copied, self._item.id)
            self._session.files.copy_to_open(self._item.file_digest, self._item.file_name, done)

    def save_file(self) -> None:
        """Write the file to a place of the officer's."""
        target = file_choices.file_to_save(self, self._settings, self._item.file_name) if self._item else None
        if self._item is not None and target is not None:
            self._session.files.copy_out(self._item.file_digest, target, partial(self._on_saved, self._item.id))

    def open_link(self) -> None:
        """Ask the browser, or the system's own program, for what the link names. Nothing is fetched here."""
        link = self._item.link if self._item else ""
        if link_refusal(link):
            self.link_refused.emit()
            return
        address = web_address(link)
        opened = QDesktopServices.openUrl(QUrl(address) if address else QUrl.fromLocalFile(local_path(link)))
        self._say("" if opened else "This computer did not open the link: it may be out of reach from here.")

    def _on_saved(self, evidence_id: str, path: Path) -> None:
        if self._shows(evidence_id):
            self._say(f"Saved as {path}.")

    def _on_copied(self, evidence_id: str, path: Path) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        said = "" if opened else f"No program on this computer opens {path.name}: save a copy and choose one."
        if self._shows(evidence_id):
            self._say(said)
        elif said:
            self._session.failed.emit(said)

    def _shows(self, evidence_id: str) -> bool:
        """Whether the item that something was asked of is still the one that is shown: a copy may take a while."""
        return self._item is not None and self._item.id == evidence_id

    def _forget(self) -> None:
        """The next file's items bear the same ids: what is said of one of these is not of one of those."""
        self._item, self._awaited = None, ("", "")
        self._say("")

    def _say(self, words: str) -> None:
        """Put words below; with none, why the file is not opened, if that is so."""
        words = words or (file_refusal(self._item.file_name) if self._item else "")
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        item = self._item
        self.setVisible(bool(self.said.text()) or (item is not None and bool(item.file_name or item.link.strip())))

    def _fit_name(self) -> None:
        """No wider than its words, so that what opens the file stands beside them."""
        self.file_name.setMaximumWidth(self.file_name.fontMetrics().horizontalAdvance(self.file_name.whole_text()) + 4)

    def _on_theme_changed(self) -> None:
        self._clip.setPixmap(theme.pixmap("paperclip", "ink2", 16, self.devicePixelRatioF()))
        self._row.setSpacing(theme.px(8))
        self._fit_name()
