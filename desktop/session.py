"""The open assessment: the one object that holds it, changes it and announces what is now the case."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtGui import QUndoStack

from desktop.comparer import Comparer
from desktop.document.errors import AssessmentError
from desktop.file_copier import FileCopier
from desktop.imports import Imports
from desktop.long_acts import MANY_CHANGES, LongActs
from desktop.own_reports import OwnReports
from desktop.packs import Packs
from desktop.publisher import Publisher
from desktop.report_ahead import ReportAhead
from desktop.report_order import report_order
from desktop.report_process import ReportProcess
from desktop.searcher import Searcher
from desktop.spelling import Spelling
from desktop.step import Step
from rubric.editions import released_packs, statement_and_edition

if TYPE_CHECKING:
    from desktop.document.changes import Change
    from desktop.document.file import Document
    from rubric.assessment import Assessment, Passage
    from rubric.comparison import Comparison
    from rubric.contrasts import Contrast
    from rubric.duplicates import Repeat
    from rubric.evidence import EvidenceItem
    from rubric.pack import Pack
    from rubric.snapshots import Snapshot
    from rubric.suggestion import Suggestion
    from rubric.versions import Difference

TYPING_PAUSE_MS = 400
LONGEST_TYPING_MS = 1_500
"""Who never rests is written for as well: a crash costs no more typing than this."""


class Session(QObject):
    """Holds the document; every edit is a step of its undo stack; gaps are found again after each.

    ``pack`` may be read at any time, ``assessment`` while `is_open`, ``comparison`` once `has_comparison`: the first
    one of a file is made off the window's thread.
    """

    opened = Signal()
    closed = Signal()
    settling = Signal()
    """The file is about to be closed, copied or reported on: a field hands on what is half typed in it."""
    assessment_changed = Signal()
    comparison_changed = Signal()
    saved_changed = Signal()
    failed = Signal(str)
    acted = Signal(str)
    """What was done, taken back or done again, in a few words; nothing is said of letters as they are typed."""
    report_progress = Signal(float, str)
    report_finished = Signal(str)
    report_failed = Signal(str)
    report_cancelled = Signal()
    exporting_changed = Signal()
    """A report begins to be made for the officer, or no longer is: see `exporting`."""
    busy_changed = Signal(str)
    reading_changed = Signal(bool)
    """Whether all the evidence of a file is being read, as when it was just opened."""
    found = Signal(object)
    _loaded = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.is_example = False
        self.recovered = 0
        self.saved_text = ""
        self._packs = Packs()
        self.long_acts = LongActs(self)
        self._threads = QThreadPool(self)
        self._loaded.connect(self._on_loaded)
        self._document: Document | None = None
        self._typed: EvidenceItem | None = None
        self._assessment: Assessment | None = None
        self._comparison: Comparison | None = None
        self._repeats: tuple[Sequence[EvidenceItem], Mapping[str, Repeat]] = ((), {})
        self._typing_timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing_timer.timeout.connect(self.flush)
        self._longest_typing = QTimer(self, singleShot=True, interval=LONGEST_TYPING_MS)
        self._longest_typing.timeout.connect(self.flush)
        self._comparer = Comparer(lambda: (self.pack, self.assessment) if self.is_open else None, self)
        self._comparer.compared.connect(self._on_compared)
        self._comparer.busy_changed.connect(self.reading_changed)
        self._searcher = Searcher(self._searched, self)
        self._searcher.found.connect(self.found)
        self._searcher.failed.connect(self.failed)
        self._publisher = Publisher(self)
        self._publisher.published.connect(self._say_saved)
        self._publisher.failed.connect(self._on_not_published)
        self._files = FileCopier(self)
        self._files.busy_changed.connect(self.busy_changed)
        self._files.failed.connect(self.failed)
        self.spelling = Spelling(self)
        self.spelling.failed.connect(self.failed)
        self._report = ReportProcess(self)
        self._report.progress.connect(self.report_progress)
        self._report.finished.connect(self._on_report)
        self._report.failed.connect(self._on_report_failed)
        self._report.cancelled.connect(self._on_report_cancelled)
        self.report_ahead = ReportAhead(self, self._report)
        self._exporting = ""
        self._being_made: tuple[Assessment, Callable[[], Snapshot | None]] | None = None
        self._unsettled: tuple[Assessment | None, Mapping[str, Difference]] = (None, {})
        self.own_reports = self._make_own_reports()
        self.imports = Imports(self)

    # What is the case

    @property
    def pack(self) -> Pack:
        """The rubric that the evidence is compared with: the newest released edition, or the council's own of it."""
        return self._packs.in_use.pack

    @property
    def own_edition_fault(self) -> str:
        """Why the council's own edition is left out of the pack, in a sentence; empty where it is not."""
        return self._packs.in_use.fault

    @property
    def contrasts(self) -> tuple[Contrast, ...]:
        """What shortfalls sounded like in reports scored lower than the exemplars. They stand in no pack."""
        return self._packs.in_use.contrasts

    @property
    def released_pack(self) -> Pack:
        """The newest released edition, without what the council added."""
        return self._packs.released

    def reload_pack(self) -> None:
        """Compare again with the council's own edition as it now is."""
        self._packs.forget_own()
        if self.is_open:
            self.assessment_changed.emit()
            self._comparer.compare_soon()
            if self.own_edition_fault:
                self.failed.emit(self.own_edition_fault)

    def _make_own_reports(self) -> OwnReports:
        reports = OwnReports(lambda: self.released_pack, self.today, self)
        reports.changed.connect(self.reload_pack)
        reports.failed.connect(self.failed)
        reports.busy_changed.connect(self.busy_changed)
        return reports

    def load_ahead(self) -> None:
        """Load on another thread what opening an assessment will need: the pack, the reader and what reads files."""

        def load() -> None:
            from desktop.document.database import connect
            from rubric.reader import reader_for

            try:
                connect(None).close()
                reader_for(self.pack)
            except Exception as fault:
                self._loaded.emit(fault)
            else:
                self._loaded.emit(None)

        self._threads.start(load)

    def _on_loaded(self, fault: Exception | None) -> None:
        from rubric.pack import PackError

        # A pack that cannot be used is said when an assessment is opened and cannot be read.
        if fault is not None and not isinstance(fault, PackError):
            raise fault

    @property
    def pack_name(self) -> str:
        """What the rubric is called in a line of text; with nothing open it does not wait for the pack to be read."""
        statement, edition = statement_and_edition(released_packs()[-1])
        if self.is_open:
            edition = self.pack.edition_title
        return f"{statement.replace('-', ' ').capitalize()} pack {edition}"

    @property
    def is_open(self) -> bool:
        """Whether an assessment is open."""
        return self._document is not None

    @property
    def assessment(self) -> Assessment:
        """Everything entered, with the sentence being typed in it. Raises RuntimeError with nothing open."""
        if self._assessment is None:
            raise RuntimeError("no assessment is open")
        return self._assessment

    @property
    def has_comparison(self) -> bool:
        """Whether the evidence has been compared since opening."""
        return self._comparison is not None

    @property
    def comparison(self) -> Comparison:
        """How the evidence compares with the exemplars. Raises RuntimeError before `has_comparison`."""
        if self._comparison is None:
            raise RuntimeError("nothing has been compared yet")
        return self._comparison

    @property
    def repeats(self) -> Mapping[str, Repeat]:
        """Which items repeat another, by their ids. What is half typed is looked at when it is written."""
        if self._document is None or not self.has_comparison:
            return {}
        evidence = self._document.assessment.evidence
        if evidence is not self._repeats[0]:
            self._repeats = evidence, self._comparer.repeats({item.id: item.text for item in evidence})
        return self._repeats[1]

    def repeats_with(self, texts: Mapping[str, str]) -> Mapping[str, Repeat]:
        """Which of the evidence, and of these texts that are to stand after it, repeat another."""
        from rubric.duplicates import find_repeats

        evidence = self._document.assessment.evidence if self._document else ()
        every = {**{item.id: item.text for item in evidence}, **texts}
        return self._comparer.repeats(every) if self.has_comparison else find_repeats(every)

    @property
    def unsettled(self) -> Mapping[str, Difference]:
        """Which items a newer version of their document does not bear out, by their ids, as far as they are written."""
        from rubric.versions import unsettled

        if not self.has_comparison:
            return {}
        now = self._document.assessment if self._document else None
        if now is not self._unsettled[0]:
            self._unsettled = now, unsettled(now) if now else {}
        return self._unsettled[1]

    @property
    def path(self) -> Path | None:
        """The officer's file; None with nothing open."""
        return self._document.path if self._document else None

    @property
    def read_only(self) -> bool:
        """Whether the open file may only be read, because it is open elsewhere or protected."""
        return self._document is not None and self._document.read_only

    @property
    def read_only_because(self) -> str:
        """Why the open file may only be read; empty where it may be changed."""
        return self._document.read_only_because if self._document else ""

    def today(self) -> datetime.date:
        """The day that decisions and reports are dated; the gaps never read it."""
        return datetime.date.today()

    def suggestion(self, passage: Passage) -> Suggestion:
        """What the engine suggests for a passage of an imported document."""
        from rubric.suggestion import suggest

        return suggest(self.pack, passage.text, passage.heading)

    # Opening and closing

    def new(self, path: Path, council: str, period: str, as_of: datetime.date) -> bool:
        """Make an assessment file and open it. False, with `failed` announced, where that cannot be."""
        from desktop.document.file import Document
        from rubric.assessment import Assessment, Details

        details = Details(council=council, period=period, as_of=as_of)
        start = Assessment(statement=self.pack.id, pack_edition=self.pack.edition, details=details)
        return self._take(lambda: Document.create(path, start))

    def open(self, path: Path) -> bool:
        """Open an assessment file. False, with `failed` announced, where that cannot be."""
        from desktop.document.file import Document

        return self._take(lambda: Document.open(path))

    def open_example(self) -> bool:
        """Open a fresh copy of the example, which is never mixed into real work."""
        from desktop.document.file import Document
        from desktop.example import example_assessment, example_path

        return self._take(lambda: Document.create(example_path(), example_assessment(self.pack)), example=True)

    def _take(self, opener: Callable[[], Document], example: bool = False) -> bool:
        if self.is_open:
            self.close()
        try:
            document = opener()
        except AssessmentError as error:
            self.failed.emit(str(error))
            return False
        self._document = document
        self._packs.forget_own()
        self._assessment = document.assessment
        self.is_example = example
        self.recovered = document.recovered
        self._publisher.watch(document)
        self._files.watch(document)
        self.spelling.prepare(self.pack, document.assessment.details.council)
        self._say_saved()
        self.opened.emit()
        self.assessment_changed.emit()
        self._comparer.compare_soon()
        if self.own_edition_fault:
            self.failed.emit(self.own_edition_fault)
        if document.kept is not None:
            self.failed.emit(
                f"{document.path.name} was changed elsewhere since you last worked on it: it is open as it is now, "
                f"and your own version is saved beside it as {document.kept.name}; compare the two."
            )
        return True

    def close(self) -> None:
        """Write and publish what is not yet, then close. Where the file cannot be published the working copy keeps
        everything for the next start, and `failed` says so.
        """
        self._threads.waitForDone()
        if self._document is None:
            return
        self.long_acts.stop()
        self.settling.emit()
        self.flush()
        self.imports.stop()
        self.own_reports.stop()
        self._report.stop()
        self._no_longer_exporting()
        self._files.watch(None)
        self._publisher.watch(None)
        self._comparer.stop()
        self.spelling.stop()
        self._searcher.stop()
        try:
            self._document.close()
        except AssessmentError as error:
            self.failed.emit(str(error))
        if self.is_example:
            shutil.rmtree(self._document.path.parent, ignore_errors=True)
        self._document = self._assessment = self._comparison = None
        self._repeats = ((), {})
        self._unsettled = (None, {})
        self.undo_stack.clear()
        self._say_saved()
        self.closed.emit()

    def unpublished_files(self) -> tuple[Path, ...]:
        """Files whose last changes a crash left in the working copy: opening them brings those back."""
        from desktop.document.working_copy import unpublished_files

        return unpublished_files()

    def save_copy(self, path: Path) -> bool:
        """Write a copy of the whole assessment to another file. The open file stays the open one."""
        self.settling.emit()
        self.flush()
        try:
            if self._document is not None:
                self._document.save_copy(path)
        except AssessmentError as error:
            self.failed.emit(str(error))
            return False
        return True

    # Files kept with items

    def keep_file(self, path: Path, then: Callable[[str], None]) -> None:
        """Copy a file into the assessment; ``then`` gets the digest for an item to name it by."""
        if self.read_only:
            self.failed.emit(self._say_read_only())
        else:
            self._files.copy_in(path, then)

    def open_file(self, item: EvidenceItem, then: Callable[[Path], None]) -> None:
        """Make a copy of an item's file that may be read until the assessment is closed; ``then`` gets its place."""
        self._files.copy_to_open(item.file_digest, item.file_name, then)

    def save_file(self, item: EvidenceItem, target: Path, then: Callable[[Path], None]) -> None:
        """Write an item's file to a place of the officer's."""
        self._files.copy_out(item.file_digest, target, then)

    # Editing

    def perform(self, name: str, changes: Sequence[Change], merge: tuple[str, ...] | None = None) -> None:
        """Carry out changes as one step of undo. Steps with the same ``merge`` in one breath become one.

        What is half typed is written first: it came before them.
        """
        if self.read_only:
            self.failed.emit(self._say_read_only())
        elif changes:
            self.flush()
            self.undo_stack.push(Step(name, changes, self._write, merge))
            if merge is None:
                self.acted.emit(name)

    def perform_written(self, name: str, changes: Sequence[Change]) -> None:
        """Make one step of undo of changes that `store` wrote."""
        self.undo_stack.push(Step(name, changes, self._write, is_written=True))
        self.acted.emit(name)

    def store(self, changes: Sequence[Change], go_on: Callable[[], None]) -> None:
        """Write changes in another thread; what ``go_on`` raises ends it, `perform_written` makes a step of it."""
        if self._document is not None:
            self._document.write(changes, go_on)

    def _say_read_only(self) -> str:
        return f"{self.path}: this assessment is open to read only; save a copy to change it."

    def type_text(self, evidence_id: str, text: str) -> None:
        """Show a text as typed in everything that is read from it, and write it on the next pause."""
        if self.read_only:
            return
        self.long_acts.wait()
        if self._typed is not None and self._typed.id != evidence_id:
            self.flush()
        items = self.assessment.evidence
        position = next(n for n, item in enumerate(items) if item.id == evidence_id)
        if items[position].text == text:
            return
        self._typed = items[position].model_copy(update={"text": text})
        evidence = (*items[:position], self._typed, *items[position + 1 :])
        self._assessment = self.assessment.model_copy(update={"evidence": evidence})
        self._typing_timer.start()
        if not self._longest_typing.isActive():
            self._longest_typing.start()
        self._comparer.compare_soon()

    def settled(self) -> Assessment:
        """The assessment with nothing left to write: what every act but typing starts from."""
        self.flush()
        return self.assessment

    def flush(self) -> None:
        """Write the sentence being typed."""
        self.long_acts.wait()
        self._typing_timer.stop()
        self._longest_typing.stop()
        typed, self._typed = self._typed, None
        if typed is None or self._document is None:
            return
        from desktop.document import records

        changes = records.change_evidence(self._document.assessment, typed.id, text=typed.text)
        self.perform(f"Type in {typed.id}", changes, ("text", typed.id))

    def undo(self) -> None:
        """Take back the last step, the sentence being typed included."""
        self.flush()
        self._go(self.undo_stack.index() - 1, self.undo_stack.undoText(), "Undone", Step.back, self.undo_stack.undo)

    def redo(self) -> None:
        """Do again what was last taken back."""
        self.flush()
        self._go(self.undo_stack.index(), self.undo_stack.redoText(), "Done again", Step.forward, self.undo_stack.redo)

    def _go(
        self, at: int, name: str, done: str, changes: Callable[[Step], Sequence[Change]], go: Callable[[], None]
    ) -> None:
        if not name:
            return

        def act() -> None:
            go()
            self.acted.emit(f"{done}: {name}")

        step = self.undo_stack.command(at)
        if isinstance(step, Step) and len(step.forward()) > MANY_CHANGES:
            self.long_acts.carry_out(name, step, changes(step), act)
        else:
            act()

    def step_to(self, index: int) -> None:
        """Go back, or forward again, to where so many steps of the undo stack are done."""
        self.flush()
        self.undo_stack.setIndex(index)

    @property
    def search_fault(self) -> str:
        """Why nothing can be searched on this computer, in a sentence; empty where it can."""
        from desktop.document import search_index

        return search_index.fault()

    def search(self, typed: str, all_of: str = "") -> None:
        """Look for words in everything that is open; `found` gives the best of each kind, and all of one kind."""
        self._searcher.search(typed, all_of)

    def _searched(self) -> tuple[Pack, Assessment, Comparison | None] | None:
        return (self.pack, self.assessment, self._comparison) if self.is_open else None

    def _write(self, changes: Sequence[Change]) -> bool:
        if self._document is None:
            return False
        try:
            if changes:  # Else the file has them already.
                self._document.write(changes)
        except AssessmentError as error:
            self.failed.emit(str(error))
            return False
        shown, self._assessment = self._assessment, self._document.assessment
        self._say_saved("Saving")
        self._publisher.publish_soon()
        if self._assessment != shown:
            # What was typed is shown and compared already: writing it down changes nothing that anyone sees.
            self.assessment_changed.emit()
            self._comparer.compare_soon()
        return True

    def _on_compared(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self.comparison_changed.emit()

    # What the officer is told of the file

    def _on_not_published(self, fault: str) -> None:
        self._say_saved("Kept on this computer")
        self.failed.emit(fault)

    def _say_saved(self, text: str = "") -> None:
        if self._document is None:
            self.saved_text = ""
        elif self.is_example:
            self.saved_text = "Example: changes are not kept"
        elif self._document.read_only:
            self.saved_text = "Read only"
        else:
            self.saved_text = text or f"Saved {datetime.datetime.now():%H:%M}"
        self.saved_changed.emit()

    # Reports

    def warm_report(self) -> None:
        """Make ready for a report before it is asked for."""
        if self.is_open:
            self._report.warm()

    @property
    def exporting(self) -> str:
        """The name of the report that is being made for the officer; empty where none is."""
        return self._exporting

    def export_report(self, path: Path) -> None:
        """Make the draft self-assessment; the ending of its name says as what. Publishes the file as well. One is made
        at a time: a second is refused in a sentence.
        """
        from rubric.snapshots import take_snapshot

        if self._exporting:
            self.failed.emit(f"{self._exporting} is still being made; wait or cancel it.")
            return
        self._exporting = path.name
        self.exporting_changed.emit()
        self.settling.emit()
        self.flush()
        self._publisher.publish_soon(0)
        assessment, comparison, pack, today = self.assessment, self._comparison, self.pack, self.today()
        held = cache(lambda: take_snapshot(assessment, comparison) if comparison else None)

        def job() -> str:
            held()  # It takes long as well, and nobody is to wait for it once the report is there.
            return report_order(assessment, pack, today, path)

        self._being_made = assessment, held
        self._report.make(job)

    def _on_report(self, path: str) -> None:
        """Remember what stood in the paper. That is no step of undo: what was handed over stays handed over."""
        from desktop.document import records

        made, hold = self._being_made or (None, None)
        self._no_longer_exporting()
        held = hold() if hold else None
        if made is not None and held is not None and not self.read_only:
            name = Path(path).name
            self._write(records.add_export(self.settled(), name, self.today(), made.details.draft, held))
        self.report_finished.emit(path)

    def _on_report_failed(self, sentence: str) -> None:
        self._no_longer_exporting()
        self.report_failed.emit(sentence)

    def _on_report_cancelled(self) -> None:
        self._no_longer_exporting()
        self.report_cancelled.emit()

    def _no_longer_exporting(self) -> None:
        self._being_made = None
        if self._exporting:
            self._exporting = ""
            self.exporting_changed.emit()

    def cancel_report(self) -> None:
        """End the report being made; nothing of it is left."""
        self._report.cancel()
