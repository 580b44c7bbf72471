"""Where the evidence comes near a gap's pattern: each match with its words, to confirm, reject or take back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.gap_matches import MatchRow
from desktop.models.passages import TOKEN_OF_FIT
from desktop.widgets import theme
from desktop.widgets.badge import Badge
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.fields import label
from desktop.widgets.gap_sections import explanation, first_of, section

FIRST_SHOWN = 4
CONFIRM_KEY, REJECT_KEY = "Ctrl+Shift+Y", "Ctrl+Shift+N"


class GapMatches(QWidget):
    """Groups of matches; ``home`` is what the gap's sub-heading is called.

    `decided` gives the item and the verdict, None to take one back.
    """

    decided = Signal(str, object)
    evidence_requested = Signal(str)

    def __init__(self, rows: Sequence[MatchRow], home: str, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self.undecided = [row for row in rows if not row.rejected and row.fit != "clear"]
        for title, group in (
            ("What covers it now", [row for row in rows if not row.rejected and row.fit == "clear"]),
            (f"Near it under {home}", [row for row in self.undecided if row.is_here]),
            ("Near it elsewhere", [row for row in self.undecided if not row.is_here]),
            ("Rejected by you", [row for row in rows if row.rejected]),
        ):
            if group:
                self._column.addWidget(section(title, self._cards(group)))

    def _cards(self, rows: Sequence[MatchRow]) -> QWidget:
        made = [partial(self._card, row) for row in rows]
        return first_of(made, FIRST_SHOWN, "show_more_matches", 8)

    def _card(self, row: MatchRow) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        card.setObjectName(f"match-{row.evidence}")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(6))
        column.addWidget(label(row.quotation, "second", "words_read", wrap=True))
        if row.stale:
            column.addWidget(label("Rejected on other words: look again.", "second", "stale", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(Badge("neutral", "rejected") if row.rejected else Badge(TOKEN_OF_FIT[row.fit], row.fit))
        where = f"{row.evidence} {row.where}" if not row.is_here else row.evidence
        line.addWidget(explanation(where, "match_where", self.evidence_requested.emit, {row.evidence}), 1)
        for button in self._buttons(row):
            line.addWidget(button)
        column.addLayout(line)
        return card

    def _buttons(self, row: MatchRow) -> list[QAbstractButton]:
        """A tick and a cross, as on the chips of an item; what was decided is taken back in words."""
        keys = row in self.undecided[:1]
        confirm = IconButton(
            "check", f"Confirm: {row.evidence} shows it{f' ({CONFIRM_KEY})' if keys else ''}", "covered"
        )
        reject = IconButton(
            "x", f"Reject: {row.evidence} does not show it{f' ({REJECT_KEY})' if keys else ''}", "missing"
        )
        again, back = Button("Reject again", kind="quiet"), Button("Take back", kind="quiet")
        for button in (again, back):
            button.setAccessibleName(f"{button.text()}: {row.evidence}")
        acts: list[tuple[str, QAbstractButton, str | None]] = [("reject", reject, "rejected")]
        if row.rejected:
            acts = [*([("reject_again", again, "rejected")] if row.stale else []), ("take_back", back, None)]
        elif row.fit != "clear":
            acts = [("confirm", confirm, "confirmed"), *acts]
        for name, button, verdict in acts:
            button.setObjectName(f"{name}-{row.evidence}")
            button.setEnabled(not self._read_only)
            button.clicked.connect(lambda _checked, verdict=verdict: self.decided.emit(row.evidence, verdict))
        return [button for _, button, _ in acts]
