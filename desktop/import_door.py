"""Brings documents into an assessment file without a window, and says what was found in them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from desktop.dates import say_partial_date
from desktop.import_apart import read_apart
from desktop.input_file import InputError
from desktop.models.column_rows import FIELD_NAMES, problems
from desktop.models.version_words import say_like
from desktop.published import paragraphs_of
from desktop.remembered_columns import read_as_remembered
from rubric.assessment import Assessment, Details, Passage, SourceDocument
from rubric.columns import is_own_file, say_columns
from rubric.document_facts import with_facts
from rubric.exemplar import recognise
from rubric.older_versions import compared
from rubric.pack import Pack
from rubric.parts import passages_of
from rubric.standing import standing_reason
from rubric.suggestion import suggest
from rubric.versions import newest_version, unsettled

_KINDS = {"prose": "prose", "table": "tables", "heading": "headings", "front-matter": "front matter"}


def import_documents(pack: Pack, path: Path, documents: Sequence[Path], council: str, again: bool) -> str:
    """Add the passages of documents to a file, which is made if it is not there; says what was found.

    Every document is read before anything is written. Raises InputError, ImportingError or AssessmentError.
    """
    from desktop.document import document_records
    from desktop.document.file import Document

    if path.suffix.lower() != ".plumb":
        raise InputError(
            f"{path.name}: an assessment file ends in .plumb; give the assessment first, then the documents."
        )
    imported = [read_apart(document) for document in documents]
    lines: list[str] = []
    if path.exists():
        document = Document.open(path)
        if document.assessment.statement != pack.id:
            document.close()
            raise InputError(
                f"{path.name}: it is about a quality statement that is not in this release; install a newer one."
            )
    else:
        document = Document.create(path, _new(pack, council))
        lines.append(f"{path.name} is new.")
    try:
        if document.read_only:
            raise InputError(
                f"{path.name}: {document.read_only_because or 'the file is read-only'}; nothing was imported."
            )
        for one in imported:
            earlier = {d.digest for d in document.assessment.documents}
            if one.source.digest in earlier and not again:
                lines.append(f"{one.source.file_name} was imported before and is left as it is (--again imports it).")
                continue
            source = with_facts(pack, one.source, one.passages, datetime.date.today())
            document.write(
                document_records.add_passages(document.assessment, *read_as_remembered(pack, source, one.passages))
            )
            lines += _found(pack, document.assessment)
            if recognise(paragraphs_of(one), pack):
                lines.append("  It looks like a published report: plumbline derive --own-edition counts it as one.")
    finally:
        document.close()
    return "\n".join(lines)


def import_newer_version(pack: Pack, path: Path, newer: Path, older: str) -> str:
    """Add the newer version of a document that is named by its title or its file, and say how its passages fare.

    Raises InputError, ImportingError or AssessmentError.
    """
    from desktop.document import version_records
    from desktop.document.file import Document

    imported = read_apart(newer)
    document = Document.open(path)
    try:
        assessment = document.assessment
        if document.read_only:
            raise InputError(
                f"{path.name}: {document.read_only_because or 'the file is read-only'}; nothing was imported."
            )
        named = [d.id for d in assessment.documents if older.casefold() in (d.title.casefold(), d.file_name.casefold())]
        if not named:
            raise InputError(f"{path.name}: it holds no document called {older}; give its title or its file name.")
        before = newest_version(assessment, named[-1])
        source = with_facts(pack, imported.source, imported.passages, datetime.date.today())
        source, passages = read_as_remembered(pack, source, imported.passages)
        document.write(version_records.take_newer_version(assessment, before, source, passages))
        after = document.assessment.documents[-1].id
        now = passages_of(document.assessment, after)
        like = compared(before, after, passages_of(assessment, before), now)
        open_ = unsettled(document.assessment)
    finally:
        document.close()
    lines = [f"{imported.source.file_name} is the newer version of {older}: {say_like(like)}."]
    lines.append(f"  {sum(passage.is_waiting for passage in now)} passages wait for a decision")
    if open_:
        lines.append(f"  to settle, as their source has changed or is gone: {', '.join(open_)}")
    return "\n".join(lines)


def _new(pack: Pack, council: str) -> Assessment:
    details = Details(council=council, as_of=datetime.date.today())
    return Assessment(statement=pack.id, pack_edition=pack.edition, details=details)


def _found(pack: Pack, assessment: Assessment) -> list[str]:
    """What was found in the document that was added last."""
    source = assessment.documents[-1]
    passages = [passage for passage in assessment.passages if passage.document == source.id]
    kinds = Counter(passage.kind for passage in passages)
    said = ", ".join(f"{kinds[kind]} {name}" for kind, name in _KINDS.items() if kinds[kind])
    waiting = [passage for passage in passages if passage.is_waiting]
    suggested = Counter(suggest(pack, passage.text, passage.heading).sub_heading for passage in waiting)
    aside = Counter(standing_reason(pack, p) for p in passages if p.verdict == "set-aside")
    date = say_partial_date(source.date) or "date not stated"
    lines = [
        f"{source.file_name}: {source.title} ({date})",
        f"  {len(passages)} passages{'' if source.left_out else ', nothing left out'}: {said}",
        *_columns(pack, source, passages),
        f"  {len(waiting)} wait for a decision, suggested to:",
    ]
    lines += [f"    {suggested[s.id]:>3}  {s.title}" for s in pack.sub_headings]
    if suggested[None]:
        lines.append(f"    {suggested[None]:>3}  no sub-heading")
    if aside:
        lines.append(f"  {aside.total()} set aside as no evidence:")
        lines += [f"    {count:>3}  {reason}" for reason, count in aside.most_common()]
    return [*lines, *(f"  {sentence}" for sentence in source.left_out)]


def _columns(pack: Pack, source: SourceDocument, passages: Sequence[Passage]) -> list[str]:
    """How the columns of a sheet were read, and what of its cells could not be."""
    if not source.columns:
        return []
    if is_own_file(source.columns):
        return ["  Columns: an evidence file of Plumbline; every key of it is kept."]
    said = (f"Columns: {say_columns(source.columns, FIELD_NAMES)}", *problems(pack, source, passages))
    return [f"  {words}" for words in said]
