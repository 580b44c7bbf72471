"""The council's own account of a sub-heading or of the whole statement, and the judgement that people make."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import commands
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.fields import Choice, Field, label
from desktop.widgets.writing import WritingArea

NO_JUDGEMENT = "No judgement"
PAUSE_MS = 400


class AccountPane(QFrame):
    """Writes through on a pause and on leaving; ``interval`` is that pause in milliseconds."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setObjectName("account_pane")
        self._session = session
        self._sub_heading = ""
        self._unwritten: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.write)
        self.interval = PAUSE_MS
        self.heading = label("", "card-title", "account_heading", wrap=True)
        self.narrative = self._area("narrative", "Our account", "reading")
        self.narrative.setPlaceholderText("What the council says about itself here.")
        self.count = label("", "hint", "word_count", wrap=True)
        scores = ((f"{s.score}: {s.words}", s.score) for s in session.pack.score_words)
        self.judgement = Choice([(NO_JUDGEMENT, None), *scores])
        self.judgement.activated.connect(self._on_judged)
        self.reasons = self._area("reasons", "Reasons for the judgement", "prose")
        self.reasons.setFixedHeight(theme.px(96))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(self.heading)
        column.addWidget(Field("Our account", self.narrative, grows=True), 1)
        column.addWidget(self.count)
        column.addWidget(Field("Judgement (made by people, optional)", self.judgement))
        column.addWidget(Field("Reasons for the judgement", self.reasons))
        session.settling.connect(self.write)
        session.opened.connect(lambda: self.show_sub_heading(""))
        session.assessment_changed.connect(self.refresh)

    def show_sub_heading(self, sub_heading_id: str) -> None:
        """Show the account of that sub-heading; "" is the whole statement. What is being written is written first."""
        self.write()
        if sub_heading_id != self._sub_heading:
            for area in (self.narrative, self.reasons):
                area.show_text("")
        self._sub_heading = sub_heading_id
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored, except where the officer is writing."""
        if not self._session.is_open:
            return
        pack, account = self._session.pack, self._session.assessment.account(self._sub_heading)
        title = pack.sub_heading(self._sub_heading).title if self._sub_heading else pack.quality_statement.title
        self.heading.setText(title)
        for name, area in (("narrative", self.narrative), ("reasons", self.reasons)):
            if name not in self._unwritten:
                area.show_text(getattr(account, name))
            area.setReadOnly(self._session.read_only)
        self.judgement.show_value(account.judgement)
        self.judgement.setEnabled(not self._session.read_only)
        self._say_count()

    def write(self) -> None:
        """Write what was typed since the last pause."""
        self._pause.stop()
        fields, self._unwritten = self._unwritten, {}
        if fields and self._session.is_open:
            for name, text in fields.items():
                commands.change_account(self._session, self._sub_heading, **{name: text})

    def hideEvent(self, event: QHideEvent) -> None:
        self.write()
        super().hideEvent(event)

    def _area(self, name: str, title: str, kind: str) -> WritingArea:
        area = WritingArea(self._session)
        area.setObjectName(name)
        area.setProperty("kind", kind)
        area.setAccessibleName(title)
        area.settled.connect(self.write)

        def on_written(text: str) -> None:
            self._unwritten[name] = text
            self._say_count()
            self._pause.start(self.interval)

        area.written.connect(on_written)
        return area

    def _on_judged(self) -> None:
        commands.change_account(self._session, self._sub_heading, judgement=self.judgement.currentData())

    def _say_count(self) -> None:
        least, most = self._session.pack.limits.narrative_words
        words = len(self.narrative.text().split())
        said = "1 word" if words == 1 else f"{words:,} words"
        of = "" if self._sub_heading else " a sub-heading"
        self.count.setText(f"{said}; a working length is {least} to {most}{of} (our limit, not CQC's)")
