"""The council's own edition as the window changes it: published reports go in, come out and are put back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop.import_process import ImportProcess

if TYPE_CHECKING:
    import datetime

    from desktop.importing.read import ImportedDocument
    from rubric.exemplar import PublishedSection
    from rubric.own_edition import OwnEdition
    from rubric.pack import Pack


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document that is a published section about the pack's quality statement: nothing is done with it until someone
    says what it is to be.
    """

    document: ImportedDocument
    section: PublishedSection


@dataclass(frozen=True, slots=True)
class Kept:
    """What was done to the own edition, in whole sentences, and what it held before."""

    said: tuple[str, ...]
    before: OwnEdition


class OwnReports(QObject):
    """Reports are read in a process of their own and counted off the window's thread, one after the other."""

    changed = Signal(object)
    """Something was kept, taken out or put back: see `Kept`."""
    failed = Signal(str)
    busy_changed = Signal(str)
    waiting_changed = Signal()
    """Another recognised document waits for an answer, or fewer do: see `waiting`."""
    evidence_wanted = Signal(object)
    _worked = Signal(object)

    def __init__(
        self, released: Callable[[], Pack], today: Callable[[], datetime.date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._released, self._today = released, today
        self._paths: deque[Path] = deque()
        self._reading: Path | None = None
        self._waiting: deque[Recognised] = deque()
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(1)  # Two that write at a time would each forget what the other wrote.
        self._process = ImportProcess(self)
        self._process.finished.connect(self._on_read)
        self._process.failed.connect(self._on_failed)
        self._worked.connect(self._on_worked)

    def held(self) -> OwnEdition:
        """What was added, as the file now has it; nothing where it cannot be used, which the session says."""
        from desktop.own_edition import OwnEditionError, read_own_edition
        from rubric.own_edition import BuildsOn, OwnEdition

        released = self._released()
        try:
            return read_own_edition(released)
        except OwnEditionError:
            return OwnEdition(pack=BuildsOn(id=released.id, edition=released.edition))

    def add(self, paths: Sequence[Path]) -> None:
        """Read these reports and count them, after those that are being read."""
        self._paths += paths
        if self._reading is None:
            self._next()

    def remove(self, report: str) -> None:
        """Take out the report of that id."""
        from desktop.own_edition_door import remove_report

        released = self._released()
        self._work(lambda: remove_report(released, report))

    def put_back(self, before: OwnEdition) -> None:
        """Make the own edition what it was."""
        from desktop.own_edition_door import put_back

        released = self._released()
        self._work(lambda: put_back(released, before))

    def stop(self) -> None:
        """Read no more, and wait for what is being written."""
        self._process.cancel()
        self._paths.clear()
        self._reading = None
        self._threads.waitForDone()
        if self._waiting:
            names = ", ".join(one.document.source.file_name for one in self._waiting)
            self._waiting.clear()
            self.waiting_changed.emit()
            self.failed.emit(
                f"{names}: closed before you said what it is to be, so it was not brought in; import it again."
            )

    # What was imported and is a report

    @property
    def waiting(self) -> Recognised | None:
        """The imported report that waits longest for an answer."""
        return self._waiting[0] if self._waiting else None

    def hold(self, document: ImportedDocument) -> bool:
        """Whether a document is surely a published section about this statement; it then waits for an answer, once
        however often it came.
        """
        from desktop.published import paragraphs_of
        from rubric.exemplar import recognise

        section = recognise(paragraphs_of(document), self._released())
        waits = {one.document.source.digest for one in self._waiting}
        if section is not None and document.source.digest not in waits:
            self._waiting.append(Recognised(document, section))
            self.waiting_changed.emit()
        return section is not None

    def offer(self, one: Recognised) -> tuple[str, str]:
        """What may be done with a report beside bringing it in, as a button says it, and what that does. No button
        where the pack has it already.
        """
        from rubric.exemplar import exemplar_of
        from rubric.own_edition import least_score

        released, score = self._released(), one.section.score
        if same := exemplar_of(one.section, released):
            return "", f"It is an exemplar of the pack already ({same.short_name})."
        if score is not None and score < least_score(released):
            return "Keep it as contrast", "As contrast, it shows what shortfalls sounded like, and counts in nothing."
        return "Count it as an exemplar", "As an exemplar, it changes how many show each pattern."

    def count_waiting(self) -> None:
        """Count the report that waits: by its score among the exemplars, or as contrast."""
        if self._waiting:
            one = self._waiting.popleft()
            self._add(one.document.source.file_name, one.section)
            self.waiting_changed.emit()

    def import_waiting(self) -> None:
        """Bring the report that waits in as evidence, as any other document."""
        if self._waiting:
            one = self._waiting.popleft()
            self.evidence_wanted.emit(one.document)
            self.waiting_changed.emit()

    def leave_waiting(self) -> None:
        """Do neither."""
        if self._waiting:
            self._waiting.popleft()
            self.waiting_changed.emit()

    # One after the other

    def _next(self) -> None:
        self._reading = self._paths.popleft() if self._paths else None
        if self._reading is None:
            self.busy_changed.emit("")
        else:
            self.busy_changed.emit(f"Reading {self._reading.name}")
            self._process.read(self._reading)

    def _on_read(self, document: ImportedDocument) -> None:
        from desktop.input_file import InputError
        from desktop.published import paragraphs_of, section_in

        name = document.source.file_name
        try:
            self._add(name, section_in(name, paragraphs_of(document), self._released()))
        except InputError as error:
            self.failed.emit(str(error))
        self._next()

    def _on_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._next()

    def _add(self, source: str, section: PublishedSection) -> None:
        from desktop.input_file import InputError
        from desktop.own_edition_door import add_reports

        released, today = self._released(), self._today()

        def add() -> tuple[str, ...]:
            said, refused = add_reports(released, [(source, section)], today)
            if refused:
                raise InputError(refused[0])
            return said

        self._work(add)

    def _work(self, act: Callable[[], tuple[str, ...]]) -> None:
        """Do something to the own edition on another thread, and say what came of it."""
        from desktop.input_file import InputError
        from desktop.own_edition import OwnEditionError, read_own_edition

        released = self._released()

        def work() -> None:
            try:
                before = read_own_edition(released)
                self._worked.emit(Kept(act(), before))
            except (InputError, OwnEditionError) as error:
                self._worked.emit(str(error))
            except Exception as fault:
                self._worked.emit(fault)

        self._threads.start(work)

    def _on_worked(self, outcome: Kept | str | Exception) -> None:
        if isinstance(outcome, Exception):
            # A fault of ours: said where every other one is, not lost with the thread it arose in.
            raise outcome
        if isinstance(outcome, str):
            self.failed.emit(outcome)
        else:
            self.changed.emit(outcome)
