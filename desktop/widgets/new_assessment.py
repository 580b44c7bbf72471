"""Beginning an assessment: for which council, which period, read on which day, kept where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Field, label

SUFFIX = ".plumb"


class NewAssessment(QWidget):
    """A page of the window. What cannot be taken is said under its field; nothing is made before all can."""

    cancelled = Signal()

    def __init__(self, session: Session, folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_assessment")
        self._session = session
        self._folder = Path(folder) if folder else Path.home()
        self._own_path = False
        self.council, self.period, self.path = QLineEdit(), QLineEdit(), QLineEdit()
        self.council.setPlaceholderText("The council's full name")
        self.period.setPlaceholderText("Such as April 2025 to March 2026")
        self._council_field = Field("Council", self.council)
        self._path_field = Field("Kept in", self.path)
        self.as_of = DateField("As of", session, whole_day=True)
        self.browse = Button("Choose…", "folder-open")
        self.submit = Button("Begin", kind="primary")
        self.cancel = Button("Cancel", kind="quiet")
        self.council.textChanged.connect(self._on_council_changed)
        self.path.textEdited.connect(self._on_path_edited)
        self.browse.clicked.connect(self._on_browse)
        self.submit.clicked.connect(self._on_submit)
        self.cancel.clicked.connect(self.cancelled)
        self._arrange()
        self.begin()

    def begin(self, folder: str = "") -> None:
        """Empty the form, as for a new beginning."""
        if folder:
            self._folder = Path(folder)
        self._own_path = False
        for line in (self.council, self.period):
            line.clear()
        self.as_of.show_value(self._session.today())
        self._on_council_changed("")
        for field in (self._council_field, self._path_field):
            field.say_error("")
        self.council.setFocus()

    def error_texts(self) -> tuple[str, ...]:
        """The words under the fields that cannot be taken, from the top."""
        fields = (self._council_field, self.as_of, self._path_field)
        return tuple(field.error_text() for field in fields if field.error_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_submit()
        else:
            super().keyPressEvent(event)

    def _on_council_changed(self, council: str) -> None:
        self._council_field.say_error("")
        if not self._own_path:
            # A name that no file may have on Windows is left to be seen and changed, not silently cut.
            name = "".join(letter for letter in council.strip() if letter not in '<>:"/\\|?*') or "Self-assessment"
            self.path.setText(str(self._folder / f"{name} {self._session.today().year}{SUFFIX}"))
            self._path_field.say_error("")

    def _on_path_edited(self) -> None:
        self._own_path = True
        self._path_field.say_error("")

    def _on_browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Where the assessment is kept", self.path.text(), f"Plumbline assessment (*{SUFFIX})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if chosen:
            self._own_path = True
            self.path.setText(chosen)
            self._path_field.say_error("")

    def _chosen_path(self) -> Path:
        path = Path(self.path.text().strip())
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def _path_fault(self) -> str:
        if not self.path.text().strip():
            return "Say where the assessment is kept."
        path = self._chosen_path()
        if not path.is_absolute():
            return "Give the whole path, or choose a folder."
        if not path.parent.is_dir():
            return "There is no such folder. Choose one that is there."
        if path.exists():
            return "There is already a file of that name. Choose another, or open it."
        return ""

    def _on_submit(self) -> None:
        council = " ".join(self.council.text().split())
        self._council_field.say_error("" if council else "Give the council's name; it stands on the cover.")
        self._path_field.say_error(self._path_fault())
        if self.as_of.take(self.as_of.line.text()) and self.as_of.value is None:
            self.as_of.say_error("Give the day on which the evidence is read.")
        as_of = self.as_of.value
        faulty = [f for f in (self._council_field, self.as_of, self._path_field) if f.error_text()]
        if faulty or as_of is None:
            faulty[0].setFocus()
            return
        said: list[str] = []
        self._session.failed.connect(said.append)
        made = self._session.new(self._chosen_path(), council, " ".join(self.period.text().split()), as_of)
        self._session.failed.disconnect(said.append)
        if said and not made:
            self._path_field.say_error(said[-1])

    def _arrange(self) -> None:
        card = QFrame()
        card.setProperty("kind", "pane")
        card.setMaximumWidth(theme.px(560))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        inside.setSpacing(theme.px(12))
        inside.addWidget(label("New assessment", "title"))
        statement = self._session.pack.quality_statement
        inside.addWidget(label(f"{statement.title} ({self._session.pack.framework})", "second", wrap=True))
        when = QHBoxLayout()
        when.setSpacing(theme.px(12))
        when.addWidget(Field("Period it covers", self.period), 3)
        when.addWidget(self.as_of, 2)
        where = QHBoxLayout()
        where.setSpacing(theme.px(8))
        where.addWidget(self._path_field, 1)
        # Beside the line itself, below the name of the field.
        where.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addWidget(self._council_field)
        inside.addLayout(when)
        hint = "How old evidence is, is reckoned on the “as of” day: the same file always gives the same gaps."
        inside.addWidget(label(hint, "hint", wrap=True))
        inside.addLayout(where)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.submit)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        inside.addLayout(buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
