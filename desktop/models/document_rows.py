"""The rows of the imported documents, with what became of each, and of the files that could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from desktop.dates import say_partial_date
from desktop.import_summary import ImportSummary
from desktop.models.counted import counted
from desktop.models.evidence import excerpt
from desktop.models.leading_rows import LeadingRow, Way
from desktop.models.places import place_title
from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.checks import contradiction, single_document
from rubric.comparison import Gap
from rubric.documents import Held
from rubric.pack import Pack

TO_CONFIRM = "to confirm"
SORTS = {
    "imported": "Last imported first",
    "title": "By title",
    "date": "Newest first",
    "progress": "Most to decide first",
}
_JUST_IMPORTED, _NOT_READ, _OTHERS = "Just imported", "Not read", "Imported before"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document. ``note`` is a third line, under its ``icon`` in the colour ``ink``: what to know of it just now."""

    held: Held
    second: str
    note: str = ""
    icon: str = "info"
    ink: str = "ink2"
    is_heading: bool = False

    @property
    def key(self) -> str:
        """The document's id, as text."""
        return str(self.held.document.id)

    @property
    def title(self) -> str:
        """What it is called; a document that lost its title by its file."""
        return self.held.document.name

    @property
    def progress(self) -> str:
        """How far it is decided."""
        decided, asked = self.held.decided, self.held.asked
        return f"{decided} of {asked} decided" if asked else "nothing to decide"

    @property
    def evidence(self) -> str:
        """How much evidence was taken from it."""
        return counted(len(self.held.evidence), "item")

    @property
    def tooltip(self) -> str:
        """The note, whole, or the name of the file."""
        return self.note or self.held.document.file_name

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.title, self.second, self.progress, f"{self.evidence} taken", self.note)))


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A file that could not be read, and why."""

    key: str
    title: str
    second: str
    is_heading: bool = False

    @property
    def tooltip(self) -> str:
        """Why, whole."""
        return self.second

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, not read: {self.second}"


@dataclass(frozen=True, slots=True)
class DocumentHeadingRow:
    """The heading of a group of rows; ``second`` is how many they are."""

    title: str
    second: str
    is_heading: bool = True

    @property
    def key(self) -> str:
        """Told by its words."""
        return f"heading:{self.title}"

    @property
    def tooltip(self) -> str:
        """None: it is short."""
        return ""

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, {self.second}"


@dataclass(frozen=True, slots=True)
class TakenRow:
    """An item that was taken from a document, in one line."""

    key: str
    title: str
    is_heading: bool = False

    @property
    def tooltip(self) -> str:
        """The words, as far as they go."""
        return self.title

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.key}, {self.title}"


AnyDocumentRow = DocumentRow | RefusedRow | DocumentHeadingRow


def document_rows(
    pack: Pack,
    held: Sequence[Held],
    sort: str,
    typed: str,
    summary: ImportSummary | None,
    *,
    unsettled: Collection[str] = (),
) -> tuple[AnyDocumentRow, ...]:
    """The documents in an order of `SORTS`, those in which every word that was typed stands. ``unsettled`` are the
    items that a newer version of their document does not bear out.

    While an import is told of, what came of it stands first: the documents with what was left out of them, and what
    was not read.
    """
    words = typed.casefold().split()
    news = {one.digest: one for one in summary.read if one.digest} if summary else {}
    rows = [_row(pack, one, news.keys(), unsettled) for one in _in_order(held, sort)]
    shown = [row for row in rows if all(word in _searched(row) for word in words)]
    if summary is None:
        return tuple(shown)
    new = [row for row in shown if row.held.document.digest in news]
    old = [row for row in shown if row.held.document.digest not in news]
    refused = [row for row in _refused(summary) if all(word in row.accessible.casefold() for word in words)]
    groups = ((_NOT_READ, refused), (_JUST_IMPORTED, new), (_OTHERS, old))
    return tuple(
        chain.from_iterable((DocumentHeadingRow(title, str(len(rows))), *rows) for title, rows in groups if rows)
    )


def facts_across(pack: Pack, gaps: Iterable[Gap]) -> tuple[LeadingRow, ...]:
    """The gaps that are about documents, each with the way to it."""
    return tuple(
        LeadingRow(
            key=gap.key,
            title=gap.reason,
            second=gap.sub_heading and place_title(pack, gap.sub_heading),
            word=pack.check(gap.check).title,
            mark="copy",
            ink="ink2",
            ways=(Way("gap", gap.key),),
        )
        for gap in gaps
    )


def say_not_across(pack: Pack, gaps: Iterable[Gap]) -> str:
    """What was looked for across the documents and not found."""
    found = {gap.check for gap in gaps}
    least = pack.limits.single_document_items
    said = (
        (contradiction.CHECK, "No two documents are seen to disagree."),
        (single_document.CHECK, f"No sub-heading of {least} items or more draws on one document alone."),
    )
    return " ".join(words for check, words in said if check not in found)


def taken_rows(assessment: Assessment, held: Held) -> tuple[TakenRow, ...]:
    """The items that were taken from a document, in the order they stand in it."""
    items = {item.id: item for item in assessment.evidence}
    return tuple(TakenRow(i, excerpt(items[i].text)) for i in held.evidence if i in items)


def say_counts(held: Sequence[Held]) -> str:
    """How many documents there are, and how much of them is to decide."""
    waiting = sum(one.waiting for one in held)
    left = f"{counted(waiting, 'passage')} to decide" if waiting else "every passage decided"
    return f"{counted(len(held), 'document')} · {left}"


def say_waiting(held: Sequence[Held]) -> tuple[str, int | None]:
    """That passages still wait for a decision, and in which document where it is one; empty where none does."""
    waiting = [one for one in held if one.waiting]
    count = sum(one.waiting for one in waiting)
    if not waiting:
        return "", None
    where = waiting[0].document.name if len(waiting) == 1 else counted(len(waiting), "document")
    said = f"{counted(count, 'passage')} of {where} {'waits' if count == 1 else 'wait'} for a decision"
    return said, waiting[0].document.id if len(waiting) == 1 else None


def say_import(summary: ImportSummary) -> str:
    """What came of an import, in a line."""
    told = [summary.headline]
    if summary.refused:
        told.append(f"{counted(len(summary.refused), 'file')} not read")
    if summary.known:
        told.append(f"{counted(len(summary.known), 'document')} imported before and left as before")
    if summary.unread:
        told.append(f"{summary.unread:,} not reached: the import was cancelled")
    return "; ".join(told)


def say_deleted(held: Held) -> str:
    """That a document is deleted, and that what was taken from it is not."""
    count = len(held.evidence)
    stays = f"; the {counted(count, 'item')} taken from it {'stays' if count == 1 else 'stay'}" if count else ""
    return f"{held.document.name} is deleted{stays}."


def say_verdicts(held: Held) -> str:
    """How many passages have which verdict, in a sentence."""
    words = (
        ("accepted", "accepted"),
        ("skipped", "skipped"),
        ("not-evidence", "not evidence"),
        ("set-aside", "set aside"),
        ("", "to decide"),
    )
    said = ", ".join(f"{count:,} {name}" for verdict, name in words if (count := held.verdicts.get(verdict, 0)))
    return said or "none that could be evidence"


def say_passage(document: SourceDocument, passage: Passage) -> str:
    """Where a passage stands: "Market report, paragraph 3.1"."""
    return ", ".join(filter(None, (document.name, passage.place)))


def say_date(document: SourceDocument) -> str:
    """The date that a document bears, and that nobody has confirmed it, if that is so."""
    said = say_partial_date(document.date)
    return "no date" if not said else said if document.date_confirmed else f"{said}, {TO_CONFIRM}"


def say_newer(held: Held, unsettled: Collection[str]) -> str:
    """That a newer version of a document is here, and how much that was taken from this one it does not bear out."""
    if held.newer is None:
        return ""
    differ = sum(evidence in unsettled for evidence in held.evidence)
    what = f": {counted(differ, 'item')} from this one {'reads' if differ == 1 else 'read'} otherwise" if differ else ""
    return f"A newer version is here, {held.newer.name}{what}"


def _row(pack: Pack, held: Held, news: Iterable[str], unsettled: Collection[str]) -> DocumentRow:
    document = held.document
    kind = next((kind.title for kind in pack.document_kinds if kind.id == document.kind), "")
    second = " · ".join(filter(None, (kind, say_date(document), document.owner, document.version)))
    if document.digest in news and document.left_out:
        return DocumentRow(held, second, " ".join(document.left_out))
    newer = say_newer(held, unsettled)
    return DocumentRow(held, second, newer, "history", "weak") if newer else DocumentRow(held, second)


def _refused(summary: ImportSummary) -> list[RefusedRow]:
    """Each sentence begins with the name of its file."""
    parted = [(name, why or sentence) for sentence in summary.refused for name, _, why in [sentence.partition(": ")]]
    return [RefusedRow(f"refused:{n}", name, why[:1].upper() + why[1:]) for n, (name, why) in enumerate(parted)]


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


def _searched(row: DocumentRow) -> str:
    return f"{row.title} {row.second} {row.held.document.file_name} {row.held.document.where_from}".casefold()
