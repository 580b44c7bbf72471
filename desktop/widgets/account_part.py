"""One part of the account: its name, where it is written, and what is wrong with its references."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.reference_area import ReferenceArea
from rubric.references import FaultyReference

Fault = tuple[FaultyReference, str]
"""A faulty reference, and what is wrong with it in words."""


class AccountPart(QWidget):
    """``key`` is the pack's part; empty for what is in short, which nobody but people can draft."""

    draft_requested = Signal(str)
    evidence_requested = Signal(str)
    restore_requested = Signal(str)

    def __init__(self, session: Session, key: str, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._shown: tuple[list[Fault], bool] | None = None
        self.name = label(title, "section")
        self.area = ReferenceArea(session)
        self.area.setProperty("kind", "reading")
        self.area.setAccessibleName(title)
        self.area.setAccessibleDescription(hint)
        self.area.setPlaceholderText(hint)
        self.area.followed.connect(self.evidence_requested)
        self.name.setBuddy(self.area)
        self.draft = Button("Draft from the evidence", kind="quiet")
        self.draft.setAccessibleName(f"Draft {title.lower()} from the evidence")
        self.draft.clicked.connect(lambda: self.draft_requested.emit(self.key))
        self.told = label("", "second", "drafted", wrap=True)
        self.told.hide()
        self._lines = QWidget()
        self._lines_column = QVBoxLayout(self._lines)
        self._lines_column.setContentsMargins(0, 0, 0, 0)
        self._lines_column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self.name)
        self._head.addStretch()
        self._head.addWidget(self.draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(self._head)
        column.addWidget(self.told)
        column.addWidget(self.area)
        column.addWidget(self._lines)
        # Not before it has its place: shown without one it would be a window, and take the keyboard for a moment.
        self.draft.setVisible(bool(key))
        self.setFocusProxy(self.area)

    def tell(self, words: str) -> None:
        """Say above the text what came of drafting; nothing takes it away."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def show_faults(self, faults: Sequence[Fault], read_only: bool) -> None:
        """Say under the part which references do not lead where they should, each with what can be done."""
        shown = list(faults), read_only
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._lines_column.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for fault, words in faults:
            self._lines_column.addWidget(self._line(fault, words, read_only))
        self._lines.setVisible(bool(faults))

    def _line(self, fault: FaultyReference, words: str, read_only: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(words, "second", "reference_fault", wrap=True), 1)
        if fault.fault == "in-bin" and not read_only:
            row.addWidget(self._link(f"Bring {fault.evidence} back", self.restore_requested, fault.evidence))
        elif fault.fault in ("elsewhere", "not-placed"):
            row.addWidget(self._link(f"Show {fault.evidence}", self.evidence_requested, fault.evidence))
        return made

    def _link(self, words: str, signal: SignalInstance, evidence: str) -> Button:
        made = Button(words, kind="quiet")
        made.clicked.connect(lambda: signal.emit(evidence))
        return made
