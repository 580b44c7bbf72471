"""The cover and the look of the paper: its number and state, the words on every page, colour and logo."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QSpinBox, QVBoxLayout, QWidget

from desktop import commands
from desktop.dates import say_day
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.fields import Choice, Field
from desktop.widgets.report_colour import ColourField
from desktop.widgets.report_fold import SIDE
from desktop.widgets.report_logo import LogoField
from desktop.widgets.writing import WritingLine
from rubric.assessment import LONGEST_FOOTER, LONGEST_WATERMARK

LINES = {
    "watermark": ("Watermark", LONGEST_WATERMARK),
    "footer": ("At the foot of every page", LONGEST_FOOTER),
}
STATES = (("Draft, not approved", False), ("Final", True))


class PaperLook(QWidget):
    """Writes each field through as it is left."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.draft, self.state = QSpinBox(), Choice(STATES)
        self.draft.setRange(1, 999)
        self.draft.setKeyboardTracking(False)
        self.draft.lineEdit().setAccessibleName("Draft number")
        self.lines = {name: WritingLine(session) for name in LINES}
        self.colour, self.logo = ColourField(session), LogoField(settings)
        self._grid = QGridLayout()
        self._grid.addWidget(Field("Draft number", self.draft), 0, 0)
        self._grid.addWidget(Field("State", self.state), 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._grid)
        for name, (title, longest) in LINES.items():
            self.lines[name].setMaxLength(longest)
            self._column.addWidget(Field(f"{title}, up to {longest} letters", self.lines[name]))
            self.lines[name].written.connect(lambda text, name=name: self._on_written(name, text))
        self.lines["watermark"].setPlaceholderText("None")
        self._column.addWidget(self.colour)
        self._column.addWidget(self.logo)
        self.draft.valueChanged.connect(self._on_draft_changed)
        self.state.activated.connect(lambda: self._change(final=self.state.currentData()))
        self.colour.changed.connect(lambda colour: self._change(colour=colour))
        self.logo.changed.connect(lambda logo: self._change(logo=logo))
        session.opened.connect(self._on_opened)
        session.closed.connect(self.logo.forget)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def refresh(self) -> str:
        """Show what is stored. Gives number and state in a few words."""
        assessment, may = self._session.assessment, not self._session.read_only
        options, details = assessment.report_options, assessment.details
        self.draft.blockSignals(True)
        self.draft.setValue(details.draft)
        self.draft.blockSignals(False)
        self.state.show_value(options.final)
        for name, line in self.lines.items():
            line.show_text(self._stored(name))
            line.setReadOnly(not may)
        council = details.council or "Council not stated"
        self.lines["footer"].setPlaceholderText(f"{council}. Evidence as at {say_day(details.as_of)}.")
        self.colour.show_colour(options.colour)
        self.colour.line.setReadOnly(not may)
        self.logo.show_logo(options.logo)
        for control in (self.draft, self.state, self.colour.choose, self.logo.choose, self.logo.remove):
            control.setEnabled(may)
        return "final" if options.final else f"draft {details.draft}"

    def _change(self, **fields: object) -> None:
        if self._session.is_open:
            commands.change_report_options(self._session, **fields)

    def _on_written(self, name: str, text: str) -> None:
        if self._session.is_open:
            commands.write_report_option(self._session, name, _plain(text))

    def _on_draft_changed(self, draft: int) -> None:
        if self._session.is_open:
            commands.change_details(self._session, draft=draft)

    def _on_opened(self) -> None:
        """What was refused belongs to the file that was open before."""
        self.colour.say_error("")
        self.logo.forget()
        for name, line in self.lines.items():
            line.show_text(self._stored(name))

    def _stored(self, name: str) -> str:
        """What the paper takes of it."""
        return getattr(self._session.assessment.report_options, name)[: LINES[name][1]]

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), theme.px(8))
        for layout in (self._column, self._grid):
            layout.setSpacing(theme.px(12))
        self.draft.setFixedWidth(theme.px(96))
        self.draft.lineEdit().setTextMargins(theme.px(7), 0, 0, 0)


def _plain(text: str) -> str:
    return " ".join(text.split())
