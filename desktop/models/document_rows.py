"""The rows of the imported documents, with what became of each, and of the files that could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from desktop.import_summary import ImportSummary
from desktop.models.counted import counted
from desktop.models.document_words import say_date, say_newer
from desktop.models.evidence import excerpt
from desktop.models.rows import Heading, Notice, Row
from rubric.assessment import Assessment, SourceDocument
from rubric.documents import Held
from rubric.pack import Pack
from rubric.titles import title_of

SORTS = {
    "imported": "Last imported first",
    "title": "By title",
    "date": "Newest first",
    "progress": "Most to decide first",
}
_JUST_IMPORTED, _NOT_READ, _OTHERS = "Just imported", "Not read", "Imported before"


def document_rows(
    pack: Pack,
    held: Sequence[Held],
    sort: str,
    typed: str,
    summary: ImportSummary | None,
    *,
    unsettled: Collection[str] = (),
) -> tuple[Row | Heading, ...]:
    """The documents in an order of `SORTS`, those in which every word that was typed stands. ``unsettled`` are the
    items that a newer version of their document does not bear out.

    While an import is told of, what came of it stands first: the documents with what was left out of them, and what
    was not read.
    """
    words = typed.casefold().split()
    news = {one.digest: one for one in summary.read if one.digest} if summary else {}
    rows = [(one.document, _row(pack, one, news.keys(), unsettled)) for one in _in_order(held, sort)]
    shown = [(document, row) for document, row in rows if all(word in _searched(document, row) for word in words)]
    if summary is None:
        return tuple(row for _, row in shown)
    new = [row for document, row in shown if document.digest in news]
    old = [row for document, row in shown if document.digest not in news]
    refused = [row for row in _refused(summary) if all(word in row.accessible.casefold() for word in words)]
    groups = ((_NOT_READ, refused), (_JUST_IMPORTED, new), (_OTHERS, old))
    return tuple(
        chain.from_iterable(
            (Heading(f"heading:{title}", title, str(len(rows))), *rows) for title, rows in groups if rows
        )
    )


def taken_rows(assessment: Assessment, held: Held) -> tuple[Row, ...]:
    """The items that were taken from a document, in the order they stand in it."""
    texts = {item.id: item.text for item in assessment.evidence}
    titles = [(taken, excerpt(texts[taken])) for taken in held.evidence if taken in texts]
    return tuple(Row(taken, title, f"{taken}, {title}", tooltip=title) for taken, title in titles)


def _row(pack: Pack, held: Held, news: Iterable[str], unsettled: Collection[str]) -> Row:
    """A document; its note is what to know of it just now."""
    document = held.document
    kind = title_of(pack.document_kinds, document.kind)
    second = " · ".join(filter(None, (kind, say_date(document), document.owner, document.version)))
    progress = f"{held.decided} of {held.asked} decided" if held.asked else "nothing to decide"
    taken, note = counted(len(held.evidence), "item"), None
    if document.digest in news and document.left_out:
        note = Notice("info", " ".join(document.left_out), "ink2")
    elif newer := say_newer(held, unsettled):
        note = Notice("history", newer)
    told = note.words if note else ""
    return Row(
        str(document.id),
        document.name,
        ", ".join(filter(None, (document.name, second, progress, f"{taken} taken", told))),
        second,
        tooltip=told or document.file_name,
        end=progress,
        word=taken,
        note=note,
        about=held,
    )


def _refused(summary: ImportSummary) -> list[Row]:
    """The files that could not be read, and why. Each sentence begins with the name of its file."""
    rows: list[Row] = []
    for number, sentence in enumerate(summary.refused):
        name, _, why = sentence.partition(": ")
        why = why or sentence
        why = why[:1].upper() + why[1:]
        said = f"{name}, not read: {why}"
        rows.append(Row(f"refused:{number}", name, said, why, tooltip=why, mark="triangle-alert", ink="missing"))
    return rows


def _in_order(held: Sequence[Held], sort: str) -> list[Held]:
    """Those brought in last come first, and stand so among those that are alike."""
    latest = sorted(held, key=lambda one: one.document.id, reverse=True)
    if sort == "title":
        return sorted(latest, key=lambda one: one.document.name.casefold())
    if sort == "date":
        return sorted(latest, key=lambda one: one.document.date or "", reverse=True)
    if sort == "progress":
        return sorted(latest, key=lambda one: one.waiting, reverse=True)
    return latest


def _searched(document: SourceDocument, row: Row) -> str:
    return f"{row.title} {row.second} {document.file_name} {document.where_from}".casefold()
