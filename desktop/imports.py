"""Documents that are brought in: read one by one, told for what they are, and stored as passages to be decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.import_batch import ImportBatch
from desktop.version_finder import VersionFinder

if TYPE_CHECKING:
    from desktop.import_summary import ImportSummary
    from desktop.importing.read import ImportedDocument
    from desktop.session import Session


class Imports(QObject):
    """The imports of a session. Each document that is stored is one step of undo.

    A published report among them is held back by the session's `own_reports` until somebody says what it is to be.
    """

    progress = Signal(str, object)
    finished = Signal(object)
    newer_version_found = Signal(object)
    """A document that was read looks like a newer version of one that is there: see `rubric.older_versions`."""
    newer_version_taken = Signal(int)
    """The document of that number was brought in as the newer version of another."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._came: list[int] = []
        self._compared = 0
        """How many newer versions are still compared with their documents: what came of it all waits for them."""
        self._summary: ImportSummary | None = None
        self._batch = ImportBatch(self._is_held, self)
        self._batch.progress.connect(self.progress)
        self._batch.read.connect(self._on_read)
        self._batch.finished.connect(self._on_finished)
        self._versions = VersionFinder(self)
        self._versions.found.connect(self.newer_version_found)
        self._versions.compared.connect(self._on_compared)
        session.own_reports.evidence_wanted.connect(self._on_evidence_wanted)

    def read(self, paths: Sequence[Path], again: bool = False) -> None:
        """Cut documents into passages, to be decided on one by one; `finished` says what came of it. A document that
        was imported before is left as it is, unless it is wanted ``again``.
        """
        self._session.flush()
        self._batch.add(paths, again)

    def read_newer_version(self, path: Path, document_id: int) -> None:
        """Read a document as the newer version of one that is there: what was decided on passages that stand stays."""
        self._session.flush()
        self._batch.add([path], older=document_id)

    def look(self, *document_ids: int) -> None:
        """Look whether these documents are newer versions of others: `newer_version_found` says so."""
        self._versions.look(self._session.assessment, document_ids)

    def cancel(self) -> None:
        """Read no more documents; those that were read stay."""
        self._batch.cancel()

    def stop(self) -> None:
        """End it and say nothing more."""
        self._batch.stop()
        self._versions.stop()
        self._came.clear()
        self._compared, self._summary = 0, None

    def _is_held(self, digest: str) -> bool:
        return digest in self._waiting()

    def _waiting(self) -> dict[str, int]:
        """How many passages wait in each document, by its digest."""
        assessment = self._session.assessment
        waiting = Counter(passage.document for passage in assessment.passages if passage.is_waiting)
        return {document.digest: waiting[document.id] for document in assessment.documents}

    def _on_read(self, document: ImportedDocument, older: int | None = None) -> None:
        from rubric.parts import passages_of
        from rubric.versions import newest_version

        # Of a newer version it is known already that it is evidence.
        if older is not None:
            assessment = self._session.assessment
            self._compared += 1
            before = passages_of(assessment, newest_version(assessment, older))
            self._versions.compare((document, older), before, document.passages)
        elif not self._session.own_reports.hold(document):
            self._store(document)

    def _on_compared(self, asked: tuple[ImportedDocument, int]) -> None:
        self._compared -= 1
        self._store(*asked)
        if not self._compared and self._summary is not None:
            self._on_finished(self._summary)

    def _store(self, document: ImportedDocument, older: int | None = None) -> None:
        from desktop.document import document_records, version_records
        from desktop.remembered_columns import read_as_remembered
        from rubric.document_facts import with_facts
        from rubric.versions import newest_version

        session = self._session
        source = with_facts(session.pack, document.source, document.passages, session.today())
        source, passages = read_as_remembered(session.pack, source, document.passages)
        assessment = session.settled()
        before = {held.id for held in assessment.documents}
        if older in before:
            older = newest_version(assessment, older)
            taken = version_records.take_newer_version(assessment, older, source, passages)
            session.perform(f"Import newer version {source.file_name}", taken)
        else:
            taken = document_records.add_passages(assessment, source, passages)
            session.perform(f"Import {source.file_name}", taken)
        for made in session.assessment.documents:
            if made.id not in before and made.supersedes is not None:
                self.newer_version_taken.emit(made.id)
            elif made.id not in before:
                self._came.append(made.id)

    def _on_evidence_wanted(self, document: ImportedDocument) -> None:
        from desktop.import_summary import ImportSummary, ReadDocument

        self._store(document)
        self._say(ImportSummary((ReadDocument.of(document),)))

    def _on_finished(self, summary: ImportSummary) -> None:
        self._summary = summary if self._compared else None
        if self._summary is not None:
            return
        self._session.busy_changed.emit("")
        self._say(summary)

    def _say(self, summary: ImportSummary) -> None:
        summary = summary.as_stored(self._waiting())
        if self._came:
            self.look(*self._came)
            self._came.clear()
        if summary.read or summary.known or summary.is_several:
            self.finished.emit(summary)
        elif summary.refused:
            self._session.failed.emit("\n".join(summary.refused))
