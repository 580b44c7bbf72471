"""The open assessment: the one object that holds it, changes it and announces what is now the case."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.aside import Aside
from desktop.comparer import Comparer
from desktop.document.errors import AssessmentError, gone
from desktop.doubts import Doubts
from desktop.exports import Exports
from desktop.file_copier import FileCopier
from desktop.imports import Imports
from desktop.long_acts import LongActs
from desktop.own_reports import OwnReports
from desktop.packs import Packs
from desktop.publisher import Publisher
from desktop.report_ahead import ReportAhead
from desktop.searcher import Searcher
from desktop.spelling import Spelling
from desktop.step import Step
from desktop.typed_text import TypedText

if TYPE_CHECKING:
    from desktop.document.changes import Change
    from desktop.document.file import Document
    from rubric.assessment import Assessment, Passage
    from rubric.comparison import Comparison
    from rubric.pack import Pack
    from rubric.suggestion import Suggestion


class Session(QObject):
    """Holds the document; every edit is a step of its undo stack; gaps are found again after each.

    ``pack`` may be read at any time, ``assessment`` while `is_open`, ``comparison`` once `has_comparison`: the first
    one of a file is made off the window's thread.
    """

    opened = Signal()
    closed = Signal()
    settling = Signal()
    """The file is about to be closed, copied or reported on: a field hands on what is half typed in it."""
    keeping = Signal()
    """The file is about to be closed or copied: what was begun and not added yet is added, so that it is not lost."""
    assessment_changed = Signal()
    comparison_changed = Signal()
    failed = Signal(str)
    acted = Signal(str)
    """What was done, taken back or done again, in a few words; nothing is said of letters as they are typed."""
    busy_changed = Signal(str)
    reading_changed = Signal(bool)
    """Whether all the evidence of a file is being read, as when it was just opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.is_example = False
        self.recovered = 0
        self.packs = Packs()
        self.long_acts = LongActs(self)
        self._loading = Aside(self)
        self._document: Document | None = None
        self._assessment: Assessment | None = None
        self._comparison: Comparison | None = None
        self._typed = TypedText(self)
        self._typed.due.connect(self.flush)
        self._comparer = Comparer(lambda: (self.pack, self.assessment) if self.is_open else None, self)
        self._comparer.compared.connect(self._on_compared)
        self._comparer.busy_changed.connect(self.reading_changed)
        self.doubts = Doubts(self, self._comparer)
        self.searcher = Searcher(self._searched, self)
        self.publisher, self.files, self.spelling = Publisher(self), FileCopier(self), Spelling(self)
        self.own_reports = OwnReports(lambda: self.packs.released, self.today, self)
        self.own_reports.changed.connect(self._on_own_reports_changed)
        for part in (self.searcher, self.publisher, self.files, self.spelling, self.own_reports):
            part.failed.connect(self.failed)
        for part in (self.files, self.own_reports):
            part.busy_changed.connect(self.busy_changed)
        self.exports = Exports(self)
        self.report_ahead = ReportAhead(self, self.exports.process)
        self.imports = Imports(self)

    # What is the case

    @property
    def pack(self) -> Pack:
        """The rubric that the evidence is compared with: the newest released edition, or the council's own of it."""
        return self.packs.in_use.pack

    def load_ahead(self) -> None:
        """Load on another thread what opening an assessment will need: the pack, the reader and what reads files."""

        def load() -> None:
            from desktop.document.database import connect
            from rubric.pack import PackError
            from rubric.reader import reader_for

            connect(None).close()
            # A pack that cannot be used is said when an assessment is opened and cannot be read.
            with suppress(PackError):
                reader_for(self.pack)

        self._loading.ask(load)

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
    def written(self) -> Assessment | None:
        """The assessment without the sentence being typed; None with nothing open."""
        return self._document.assessment if self._document else None

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
        self.packs.forget_own()
        self._assessment = document.assessment
        self.is_example = example
        self.recovered = document.recovered
        self.publisher.watch(document, is_example=example)
        self.files.watch(document)
        self.spelling.prepare(self.pack, document.assessment.details.council)
        self.opened.emit()
        self._compare_again()
        if document.kept is not None:
            self.failed.emit(
                f"{document.path.name} was changed elsewhere since you last worked on it: it is open as it is now, "
                f"and your own version is saved beside it as {document.kept.name}; compare the two."
            )
        return True

    def _on_own_reports_changed(self) -> None:
        self.packs.forget_own()
        if self.is_open:
            self._compare_again()

    def _compare_again(self) -> None:
        """With the council's own edition as it now is."""
        self.assessment_changed.emit()
        self._comparer.compare_soon()
        if fault := self.packs.in_use.fault:
            self.failed.emit(fault)

    def close(self) -> None:
        """Write and publish what is not yet, then close. Where the file cannot be published the working copy keeps
        everything for the next start, and `failed` says so.
        """
        self._loading.wait()
        if self._document is None:
            return
        self.long_acts.stop()
        self.keeping.emit()
        self.settle()
        for part in (self.imports, self.own_reports, self.exports, self._comparer, self.spelling, self.searcher):
            part.stop()
        self.files.watch(None)
        self.publisher.watch(None)
        try:
            self._document.close()
        except AssessmentError as error:
            self.failed.emit(str(error))
        if self.is_example:
            shutil.rmtree(self._document.path.parent, ignore_errors=True)
        self._document = self._assessment = self._comparison = None
        self._typed.texts.clear()
        self.doubts.forget()
        self.undo_stack.clear()
        self.closed.emit()

    def unpublished_files(self) -> tuple[Path, ...]:
        """Files whose last changes a crash left in the working copy: opening them brings those back."""
        from desktop.document.working_copy import unpublished_files

        return unpublished_files()

    def save_copy(self, path: Path) -> bool:
        """Write a copy of the whole assessment to another file. The open file stays the open one."""
        self.keeping.emit()
        self.settle()
        try:
            if self._document is not None:
                self._document.save_copy(path)
        except AssessmentError as error:
            self.failed.emit(str(error))
            return False
        return True

    # Editing

    def perform(self, name: str, changes: Sequence[Change], merge: tuple[str, ...] | None = None) -> bool:
        """Carry out changes as one step of undo. Steps with the same ``merge`` in one breath become one.

        What is half typed is written first: it came before them. Whether the file holds them now.
        """
        if not self.may_change():
            return False
        if changes:
            if not self.flush() or not self.write(changes):
                return False
            self.undo_stack.push(Step(name, changes, merge))
            if merge is None:
                self.acted.emit(name)
        return True

    def may_change(self) -> bool:
        """Whether the open file may be changed; where it may only be read, `failed` says so."""
        if self.read_only:
            self.failed.emit(f"{self.path}: this assessment is open to read only; save a copy to change it.")
        return not self.read_only

    def perform_written(self, name: str, changes: Sequence[Change], merge: tuple[str, ...] | None = None) -> None:
        """Make one step of undo of changes that `store` wrote."""
        self.write(())
        self.undo_stack.push(Step(name, changes, merge))
        if merge is None:
            self.acted.emit(name)

    def store(self, changes: Sequence[Change], go_on: Callable[[], None]) -> None:
        """Write changes in another thread; what ``go_on`` raises ends it, `perform_written` makes a step of it."""
        if self._document is not None:
            self._document.write(changes, go_on)

    def type_text(self, evidence_id: str, text: str) -> None:
        """Show a text as typed in everything that is read from it, and write it on the next pause."""
        if self.read_only:
            return
        self.long_acts.wait()
        if self._typed.texts.keys() - {evidence_id}:
            self.flush()
        item = next((item for item in self.assessment.evidence if item.id == evidence_id), None)
        if item is None:
            self.failed.emit(gone(evidence_id))
        elif item.text != text:
            self._typed.hold(evidence_id, text)
            self._assessment = self._typed.shown_in(self.assessment)
            self._comparer.compare_soon()

    def settled(self) -> Assessment:
        """The assessment with nothing left to write: what every act but typing starts from."""
        self.flush()
        return self.assessment

    def settle(self) -> None:
        """Write all that is half typed, anywhere, and compare what was not yet."""
        self.settling.emit()
        self.flush()
        self._comparer.compare_now()

    def flush(self) -> bool:
        """Write the sentence being typed. Whether the file holds it: if not, that is tried again the next time."""
        self.long_acts.wait()
        from desktop.document import records

        self._typed.rest()
        for evidence_id, text in tuple(self._typed.texts.items()):
            if self._document is None:
                return False
            changes = records.change_evidence(self._document.assessment, evidence_id, text=text)
            if changes and not self.write(changes):
                return False
            self._typed.texts.pop(evidence_id, None)
            if changes:
                self.undo_stack.push(Step(f"Type in {evidence_id}", changes, ("text", evidence_id)))
        return True

    def undo(self) -> None:
        """Take back the last step, the sentence being typed included."""
        if self.flush():
            self._move(is_back=True, done="Undone")

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self.flush():
            self._move(is_back=False, done="Done again")

    def step_to(self, index: int) -> None:
        """Go back, or forward again, to where so many steps of the undo stack are done, or as far as the file takes."""
        at = -1
        while self.flush() and self.undo_stack.index() not in (index, at):
            at = self.undo_stack.index()
            self._move(is_back=index < at)

    def _move(self, is_back: bool, done: str = "") -> None:
        stack = self.undo_stack
        step = stack.command(stack.index() - is_back)
        if not isinstance(step, Step):
            return
        name = step.text()

        def moved() -> None:
            stack.undo() if is_back else stack.redo()
            if done:
                self.acted.emit(f"{done}: {name}")

        self.long_acts.carry_out(name, step.back() if is_back else step.forward(), moved)

    def write(self, changes: Sequence[Change]) -> bool:
        """Write changes that are no step of undo by themselves. Whether the file took them."""
        if self._document is None:
            return False
        try:
            if changes:  # Else the file has them already.
                self._document.write(changes)
        except AssessmentError as error:
            self.failed.emit(str(error))
            return False
        shown, self._assessment = self._assessment, self._typed.shown_in(self._document.assessment)
        self.publisher.publish_soon()
        if self._assessment != shown:
            # What was typed is shown and compared already: writing it down changes nothing that anyone sees.
            self.assessment_changed.emit()
            self._comparer.compare_soon()
        return True

    def _on_compared(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self.comparison_changed.emit()

    def _searched(self) -> tuple[Pack, Assessment, Comparison | None] | None:
        return (self.pack, self.assessment, self._comparison) if self.is_open else None
