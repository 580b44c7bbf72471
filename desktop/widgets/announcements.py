"""What the session announces, said in the window: failures, recovered work, reports and imports under way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.import_summary import ImportSummary
from desktop.own_reports import Kept
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.notice_strip import NoticeStrip, ProgressStrip
from desktop.widgets.own_edition_strip import ReportStrip
from desktop.widgets.report_files import open_folder, open_paper
from desktop.widgets.spoken import say

REPORT_NAMES = {".pdf": "Draft PDF", ".docx": "Word draft", ".xlsx": "Excel workbook"}
FINAL_NAMES = {".pdf": "Final PDF", ".docx": "Final Word document", ".xlsx": "Final Excel workbook"}
MOST_SAID = 2
"""Sentences of what an added report changes: the exemplars say the rest."""


class Announcements(QWidget):
    """A notice and a progress strip; with nothing to say it takes no room."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.notice, self.progress = NoticeStrip(), ProgressStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.progress)
        self.report = ReportStrip(session.own_reports)
        column.addWidget(self.report)
        self._cancel = session.exports.cancel
        self._passing = ""
        self.progress.cancelled.connect(self._on_cancelled)
        session.opened.connect(self.notice.hide)
        session.closed.connect(self._on_closed)
        session.failed.connect(self._on_failed)
        session.acted.connect(partial(say, self))
        session.busy_changed.connect(self._on_busy_changed)
        session.long_acts.progress.connect(self._on_long_act)
        session.long_acts.ended.connect(self.progress.hide)
        session.imports.progress.connect(self._on_import_progress)
        session.imports.finished.connect(self._on_import_finished)
        session.imports.newer_version_found.connect(self._make_room)
        session.own_reports.changed.connect(self._on_own_reports_changed)
        session.own_reports.waiting_changed.connect(self.leave_room)
        session.exports.progress.connect(self._on_report_progress)
        session.exports.finished.connect(self._on_report_finished)
        session.exports.failed.connect(self._on_report_failed)
        session.exports.cancelled.connect(self.progress.hide)

    def begin_report(self, suffix: str) -> None:
        """Say at once that a report is being made."""
        self.notice.hide()
        self._on_report_progress(0.0, f"{self._report_name(suffix)}: starting")

    def _report_name(self, suffix: str) -> str:
        final = self._session.is_open and self._session.assessment.report_options.final
        named = FINAL_NAMES if final else REPORT_NAMES
        return named.get(suffix, "Final paper" if final else "Draft")

    def wait_for_reading(self, cancel: Callable[[], None]) -> None:
        """Say that a report waits until the evidence has been read; ``cancel`` is called where nobody wants to wait."""
        self.notice.hide()
        self.progress.say("Reading the evidence", None, can_cancel=True)
        self._cancel = cancel

    def offer_way_back(self, back: Callable[[], None]) -> None:
        """Offer to go back to the report, which led here."""
        if not self.notice.is_error():
            self._passing = "The report led here"
            self.notice.say("notice", self._passing, "", "Back to the report", back)

    def offer_way_on(self, stopped: str, on: Callable[[], object]) -> None:
        """Say where work was stopped, and offer to go on there."""
        if not self.notice.is_error():
            self._passing = stopped
            self.notice.say("notice", stopped, "What is decided is kept.", "Go on", on)

    def leave(self) -> None:
        """Another view is shown: what was told of a report is known by now."""
        if self.notice.first.text() == self._passing:
            self.notice.hide()

    def leave_room(self) -> None:
        """Where a report waits for an answer, what was only told goes: both never stand above the work."""
        if self._session.own_reports.waiting:
            self._make_room()

    def _make_room(self) -> None:
        if not self.notice.is_error():
            self.notice.hide()

    def say_recovered(self) -> None:
        """Say how many changes were kept that the file did not have."""
        count = self._session.recovered
        first, second = f"{count} changes made after the last save are kept", "They are in the assessment."
        if count == 1:
            first, second = "1 change made after the last save is kept", "It is in the assessment."
        self.notice.say("notice", first, second)

    def _on_closed(self) -> None:
        if not self.notice.is_error():
            self.notice.hide()
        self.progress.hide()

    def _on_failed(self, sentence: str) -> None:
        if not self._session.exports.making:
            self.progress.hide()
        self.notice.say("notice-error", sentence)

    def _on_busy_changed(self, stage: str) -> None:
        if stage:
            self.progress.say(stage, None, can_cancel=False)
        else:
            self.progress.hide()

    def _on_cancelled(self) -> None:
        self._cancel()

    def _on_long_act(self, stage: str, share: float | None) -> None:
        self._cancel = self._session.long_acts.cancel
        self.progress.say(stage, share, can_cancel=True)

    def _on_import_progress(self, stage: str, share: float | None) -> None:
        self._cancel = self._session.imports.cancel
        self.progress.say(stage, share, can_cancel=True)

    def _on_import_finished(self, summary: ImportSummary) -> None:
        """Say what did not come of one document; what came is seen, and the page of documents tells of several."""
        if summary.has_losses and not summary.is_several:
            self.notice.say("notice-warning" if summary.refused else "notice", summary.headline, summary.notes)
        else:
            self.notice.hide()

    def _on_own_reports_changed(self, kept: Kept) -> None:
        """Say what was done to the council's own edition, and offer to take it back."""
        reports, (first, *rest) = self._session.own_reports, kept.said
        grown = len(reports.held().reports) - len(kept.before.reports)
        button = {True: "Put back", False: "Take out again"}[grown < 0] if grown else ""
        shown = [*rest[:MOST_SAID], *([f"And {len(rest) - MOST_SAID} more."] if len(rest) > MOST_SAID else [])]
        self.notice.say("notice", first, " ".join(shown), button, partial(reports.put_back, kept.before))

    def _on_report_progress(self, share: float, stage: str) -> None:
        self._cancel = self._session.exports.cancel
        self.progress.say(stage, share, can_cancel=True)

    def _on_report_finished(self, path: str) -> None:
        self.progress.hide()
        made = Path(path)
        self._passing = f"{self._report_name(made.suffix.lower())} made: {made.name}"
        if not self._settings.open_after_export:
            self.notice.say("notice", self._passing, str(made.parent), "Open", partial(self._try_to_open, made))
        elif self._open_made(made):
            self.notice.say("notice", self._passing, str(made.parent), "Show in folder", partial(open_folder, made))

    def _try_to_open(self, made: Path) -> None:
        self._open_made(made)

    def _open_made(self, made: Path) -> bool:
        opened = open_paper(made)
        if not opened:
            self._passing = f"No program on this computer opens {made.name}"
            where = f"It was made, and lies in {made.parent}."
            self.notice.say("notice-warning", self._passing, where, "Show in folder", partial(open_folder, made))
        return opened

    def _on_report_failed(self, sentence: str) -> None:
        self.progress.hide()
        self.notice.say(
            "notice-error",
            "The final paper was not made"
            if self._session.assessment.report_options.final
            else "The draft was not made",
            sentence,
        )
