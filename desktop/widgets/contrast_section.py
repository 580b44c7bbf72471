"""What shortfalls sounded like: short quotations of reports scored lower than the exemplars, folded until asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.gap_sections import explanation
from rubric.contrasts import Heard
from rubric.own_edition import called
from rubric.pack import Pack

MOST = 3
TITLE = "What shortfalls sounded like"
IS_CONTRAST = "For contrast only: these count in nothing, and to sound like them, or unlike them, predicts no score."


class ContrastSection(QWidget):
    """`folded_changed` comes when a person folds or unfolds it."""

    folded_changed = Signal(bool)

    def __init__(self, pack: Pack, heard: Sequence[Heard], folded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contrast_section")
        shown = heard[:MOST]
        self.button = Button(f"{TITLE} ({len(shown)})", "chevron-right", "quiet")
        self.button.setObjectName("contrast_fold")
        self.button.clicked.connect(self._on_clicked)
        self.body = QWidget()
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(8))
        inside.addWidget(explanation(IS_CONTRAST, "contrast_words"))
        for one in shown:
            inside.addWidget(quotation(pack, one))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.body)
        self._fold(folded)

    def _on_clicked(self) -> None:
        self._fold(not self.body.isHidden())
        self.folded_changed.emit(self.body.isHidden())

    def _fold(self, folded: bool) -> None:
        self.body.setVisible(not folded)
        self.button.setAccessibleDescription("Folded" if folded else "Unfolded")
        self.button.setIcon(theme.icon("chevron-right" if folded else "chevron-down"))


def quotation(pack: Pack, heard: Heard, with_pattern: bool = False) -> QWidget:
    """The words of a report, whose they are and where they stand; also the pattern they come nearest to."""
    made = QFrame()
    made.setProperty("kind", "exemplar")
    made.setObjectName("shortfall")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, theme.px(4))
    column.setSpacing(theme.px(2))
    said, report = heard.shortfall, heard.contrast
    title = pack.sub_heading(said.sub_heading).short_title if said.sub_heading else ""
    whose = f"{called(report)}, scored {report.score}"
    where = [*([] if with_pattern else [whose]), *filter(None, [title]), f"paragraph {said.paragraph}"]
    near = f" · near “{pack.pattern(said.pattern).title}”" if with_pattern else ""
    place = ", ".join(where)
    column.addWidget(explanation(f"“{said.words}”"))
    column.addWidget(label(f"{place[:1].upper()}{place[1:]}{near}", "second", wrap=True))
    return made
