"""What is said of the imported documents, in words: how many, how far decided, what came of an import."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop.dates import say_partial_date
from desktop.import_summary import ImportSummary
from desktop.models.counted import counted
from rubric.assessment import Passage, SourceDocument
from rubric.documents import Held

TO_CONFIRM = "to confirm"


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
