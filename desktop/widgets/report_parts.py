"""In this paper: which of its parts are printed, in the order of the pages, and what they may say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.paper_choices import PartChoice, part_choices, say_chosen, with_part
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.report_concerns import BLACK_OUT
from desktop.widgets.report_fold import SIDE
from desktop.widgets.status_line import CutLabel
from desktop.widgets.tab_order import put_after
from rubric.since import last_draft

SWITCHES = {
    "owners": "Names of owners",
    "exemplars": "Comparison with the exemplars",
    "mask": BLACK_OUT,
}
"""What may be said in any part, by the name of its option."""


class PartChoices(QWidget):
    """Every box is written at once, and undone like any other step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.summary_only = self._switch("summary_only", "Summary only")
        self.boxes: dict[str, PartBox] = {}
        self.switches = {option: self._switch(option, title) for option, title in SWITCHES.items()}
        self._parts = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.summary_only)
        self._column.addLayout(self._parts)
        self._also = label("In all parts", "field-label")
        self._column.addWidget(self._also)
        for switch in self.switches.values():
            self._column.addWidget(switch)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def refresh(self) -> str:
        """Show what is stored. Gives how much is printed in a few words."""
        session = self._session
        options, may = session.assessment.report_options, not session.read_only
        has_earlier = last_draft(session.assessment) is not None
        choices = part_choices(session.pack, options, has_earlier)
        if tuple(self.boxes) != tuple(choice.id for choice in choices):
            self._make_boxes(choices)
        for choice in choices:
            self.boxes[choice.id].show_choice(choice, may)
        for option, box in {"summary_only": self.summary_only, **self.switches}.items():
            box.setChecked(getattr(options, option))
            box.setEnabled(may)
        return say_chosen(session.pack, options, has_earlier)

    def _switch(self, option: str, title: str) -> QCheckBox:
        box = QCheckBox(title)
        box.clicked.connect(lambda on: commands.change_report_options(self._session, **{option: on}))
        return box

    def _make_boxes(self, choices: tuple[PartChoice, ...]) -> None:
        for box in self.boxes.values():
            box.setParent(None)
            box.deleteLater()
        self.boxes = {choice.id: PartBox(choice.title) for choice in choices}
        for part, box in self.boxes.items():
            box.box.clicked.connect(lambda on, part=part: self._on_part(part, on))
            self._parts.addWidget(box)
        put_after(self.summary_only, (*self.boxes.values(), *self.switches.values()))

    def _on_part(self, part: str, printed: bool) -> None:
        options = self._session.assessment.report_options
        commands.change_report_options(self._session, left_out=with_part(options, part, printed))

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(SIDE - 5), 0, theme.px(SIDE), 0)
        self._column.setSpacing(0)
        self._parts.setSpacing(0)
        self._parts.setContentsMargins(0, theme.px(6), 0, 0)
        self._also.setContentsMargins(theme.px(5), theme.px(10), 0, theme.px(2))


class PartBox(QWidget):
    """A part to tick and, where it cannot be, why."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.why, self.cure = QCheckBox(title), CutLabel(), label("", "hint", wrap=True)
        self.why.setProperty("kind", "hint")
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.addWidget(self.box)
        row.addWidget(self.why, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.cure)

    def show_choice(self, choice: PartChoice, may: bool) -> None:
        """Show whether it is printed, and whether that may be changed."""
        self.box.setChecked(choice.printed)
        self.box.setEnabled(may and not choice.why)
        self.box.setToolTip(choice.words)
        self.box.setAccessibleName(choice.words)
        is_long = ": " in choice.said
        self.why.show_text("" if is_long else choice.said)
        self.cure.setText(f"{choice.said[:1].upper()}{choice.said[1:]}." if is_long else "")
        self.cure.setVisible(is_long)
        self.cure.setIndent(theme.px(24))
