"""Writing a figure by hand or changing one that is kept, and giving several of them one measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import figure_commands
from desktop.models.counted import counted
from desktop.models.evidence import excerpt
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Field, label
from desktop.widgets.status_line import CutLabel
from desktop.widgets.suggestions import is_choosing, suggest
from rubric.assessment import FigureRecord
from rubric.trends import NOT_KEPT, Trend

_FIELDS = {
    "evidence": ("Evidence item", "The item that the figure comes from, such as E12.", 1, 0, 3),
    "value": ("Value", "As the source prints it, with its unit: 24, 84.1% or 2.3 days.", 1, 3, 3),
    "period": ("Period", "The time it is of, such as March 2026, April to June 2026 or 2025/26.", 1, 6, 6),
    "comparator": ("Compared with", "Whose value stands beside it: England, or the councils near us.", 2, 0, 3),
    "comparator_value": ("Their value", "As the source prints it.", 2, 3, 3),
    "comparator_period": ("Of the time", "The time that value is of, where the source says so.", 2, 6, 6),
}
"""Under the measure: the name of each field, what belongs in it, its row, its column and its share of twelve."""


class FiguresForm(QFrame):
    """`kept` gives the id of a figure that was written or changed; `opened` and `left` come as it opens and closes."""

    kept = Signal(int)
    left = Signal()
    opened = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._session = session
        self._asked: tuple[int, ...] = ()
        self._renames = False
        self._evidence = ""
        self.title = label("", "section", "figures_form_title")
        self.lines = {"measure": QLineEdit(), **{name: QLineEdit() for name in _FIELDS}}
        self.fields = {
            "measure": Field("What is measured", self.lines["measure"]),
            **{name: Field(words[0], self.lines[name]) for name, words in _FIELDS.items()},
        }
        self.fields["measure"].explain("The same words for the same thing: figures of one measure line up over time.")
        self.excerpt = CutLabel()
        self.excerpt.setProperty("kind", "hint")
        self._grid = QGridLayout()
        self._grid.addWidget(self.fields["measure"], 0, 0, 1, 12)
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        for name, (_, meaning, row, column, width) in _FIELDS.items():
            self.fields[name].explain(meaning)
            self._grid.addWidget(self.fields[name], row, column, 1, width)
        for name, line in self.lines.items():
            line.textEdited.connect(lambda _text, name=name: self.fields[name].say_error(""))
            line.returnPressed.connect(lambda line=line: None if is_choosing(line) else self.submit())
        self.lines["evidence"].textChanged.connect(self._show_excerpt)
        self.keep, self.cancel = Button("Keep", kind="primary"), Button("Cancel", kind="quiet")
        self.keep.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.close_form)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        self._column = QVBoxLayout(self)
        for part in (self.title, self._grid, self.excerpt, buttons):
            self._column.addWidget(part) if isinstance(part, QWidget) else self._column.addLayout(part)
        session.assessment_changed.connect(self._on_assessment_changed)
        session.closed.connect(self.hide)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def begin_new(self, evidence_id: str) -> None:
        """Ask for a figure of that item, or of one to be named."""
        self._begin("Write a figure", "Keep the figure", (), {"evidence": evidence_id})
        self.lines["measure" if evidence_id else "evidence"].setFocus()

    def begin_change(self, figure: FigureRecord) -> None:
        """Ask what is to be otherwise about a figure."""
        told = {name: getattr(figure, name) for name in self.lines}
        self._begin("Change the figure", "Keep the change", (figure.id,), told)
        self.lines["measure"].setFocus()

    def begin_rename(self, trend: Trend) -> None:
        """Ask for another name of what a whole trend measures."""
        ids = tuple(point.record.id for point in trend.points)
        title = f"Rename the measure of {counted(len(ids), 'figure')}"
        self._begin(title, "Rename", ids, {"measure": trend.measure}, renames=True)
        self.lines["measure"].setFocus()
        self.lines["measure"].selectAll()

    def submit(self) -> None:
        """Take what is written, or say under the first field that is wrong what to do."""
        told = {name: " ".join(line.text().split()) for name, line in self.lines.items()}
        if not self._is_right(told):
            return
        asked = self._asked
        self.hide()
        if self._renames:
            figure_commands.rename_measure(self._session, asked, told["measure"])
        elif asked:
            figure_commands.change_figure(self._session, asked[0], **told)
        else:
            figure_commands.keep_figures(self._session, [FigureRecord(id=NOT_KEPT, **told)])
        self.kept.emit(asked[0] if asked else max(figure.id for figure in self._session.assessment.figures))
        self.left.emit()

    def close_form(self) -> None:
        """Go, with nothing kept."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _begin(
        self, title: str, keep: str, asked: tuple[int, ...], told: Mapping[str, str], renames: bool = False
    ) -> None:
        self._asked, self._renames, self._evidence = asked, renames, told.get("evidence", "") if asked else ""
        self.title.setText(title)
        self.keep.setText(keep)
        self.keep.setAccessibleName(keep)
        assessment = self._session.assessment
        for name, line in self.lines.items():
            line.setText(told.get(name, ""))
            self.fields[name].say_error("")
            self.fields[name].setVisible(name == "measure" or not renames)
        for name, entered in _ENTERED.items():
            suggest(self.lines[name], sorted({value for f in assessment.figures if (value := entered(f))}))
        suggest(self.lines["evidence"], [item.id for item in assessment.evidence])
        self.excerpt.setHidden(renames)
        self._show_excerpt()
        self.show()
        self.opened.emit()

    def _is_right(self, told: Mapping[str, str]) -> bool:
        known = {self._evidence, *(item.id for item in self._session.assessment.evidence)}
        wrong = {
            "measure": "" if told["measure"] else "Say what is measured.",
            "evidence": "" if told["evidence"] in known - {""} else "Name an item of evidence, such as E12.",
            "value": "" if told["value"] else "Write the value.",
        }
        asked = {name: words for name, words in wrong.items() if name == "measure" or not self._renames}
        for name, words in asked.items():
            self.fields[name].say_error(words)
        first = next((name for name, words in asked.items() if words), None)
        if first is not None:
            self.lines[first].setFocus()
        return first is None

    def _show_excerpt(self) -> None:
        named = self.lines["evidence"].text().strip()
        items = self._session.assessment.evidence if self._session.is_open else ()
        item = next((item for item in items if item.id == named), None)
        self.excerpt.show_text(f"{item.id}: {excerpt(item.text)}" if item else "")

    def _on_assessment_changed(self) -> None:
        """A figure that is deleted while it is changed takes the form with it."""
        if self.isHidden() or not self._session.is_open:
            return
        if not set(self._asked) <= {figure.id for figure in self._session.assessment.figures}:
            self.close_form()

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))


_ENTERED: dict[str, Callable[[FigureRecord], str]] = {
    "measure": lambda figure: figure.measure,
    "period": lambda figure: figure.period,
    "comparator": lambda figure: figure.comparator,
}
"""The lines that offer what was entered before."""
