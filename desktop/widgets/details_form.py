"""What the cover of the report says: council, period, days and people by their roles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSpinBox, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.evidence_filter import NOT_STATED
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Field, label
from desktop.widgets.writing import WritingLine


class DetailsForm(QWidget):
    """Writes each field through as it is left; a field that must be stated keeps its last value and says so."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details_form")
        self._session = session
        self.lines: dict[str, WritingLine] = {}
        self.council_field = self._line("council", "Council")
        self.as_of = DateField("As of", session, whole_day=True)
        self.review_by = DateField("Review by", session)
        self.draft = QSpinBox()
        self.draft.setRange(1, 999)
        self.draft.setKeyboardTracking(False)
        self.draft.lineEdit().setTextMargins(theme.px(7), 0, 0, 0)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.council_field, self._line("period", "Period it covers")),
            (self.as_of, self.review_by),
            (self._line("prepared_by", "Prepared by"), self._line("decided_by", "Decided by")),
            (Field("Draft number", self.draft),),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(12))
        for row, fields in enumerate(rows):
            for column, field in enumerate(fields):
                grid.addWidget(field, row, column)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addWidget(label("Details", "card-title"))
        column.addLayout(grid)
        hint = "Roles are enough for the people; the cover is signed by hand."
        column.addWidget(label(hint, "hint", wrap=True))
        column.addStretch()
        self.as_of.changed.connect(self._on_as_of_changed)
        self.review_by.changed.connect(lambda value: commands.change_details(session, review_by=value))
        self.draft.valueChanged.connect(self._on_draft_changed)
        session.opened.connect(self._on_opened)
        session.assessment_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        if not self._session.is_open:
            return
        details = self._session.assessment.details
        for name, line in self.lines.items():
            if name != "council" or not self.council_field.error_text():
                line.show_text(getattr(details, name))
            line.setReadOnly(self._session.read_only)
        for name, field in (("as_of", self.as_of), ("review_by", self.review_by)):
            if getattr(details, name) != field.value:
                field.show_value(getattr(details, name))
            field.line.setReadOnly(self._session.read_only)
        self.draft.blockSignals(True)
        self.draft.setValue(details.draft)
        self.draft.blockSignals(False)
        self.draft.setEnabled(not self._session.read_only)

    def go_to(self, field: str) -> None:
        """Put the keyboard on a field; on none of another name."""
        control = {"review_by": self.review_by, "as_of": self.as_of, **self.lines}.get(field)
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _line(self, name: str, title: str) -> Field:
        line = self.lines[name] = WritingLine(self._session)
        line.setObjectName(name)
        line.setPlaceholderText(NOT_STATED)
        line.written.connect(lambda text: self._on_written(name, " ".join(text.split())))
        return Field(title, line)

    def _on_written(self, name: str, text: str) -> None:
        if name == "council":
            self.council_field.say_error("" if text else "Give the council's name; it stands on the cover.")
        if self._session.is_open and (text or name != "council"):
            commands.change_details(self._session, **{name: text})

    def _on_as_of_changed(self, value: object) -> None:
        if value is None:
            self.as_of.show_value(self._session.assessment.details.as_of)
            self.as_of.say_error("The evidence is read on a day; the last one is kept.")
        else:
            commands.change_details(self._session, as_of=value)

    def _on_draft_changed(self, draft: int) -> None:
        if self._session.is_open:
            commands.change_details(self._session, draft=draft)

    def _on_opened(self) -> None:
        self.council_field.say_error("")
        for name, line in self.lines.items():
            line.show_text(getattr(self._session.assessment.details, name))
        self.refresh()
