"""Tells of which document another looks like a newer version: by its name, by its title or by what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.likeness import words_told
from rubric.partial_dates import MONTH_PATTERN
from rubric.parts import passages_of
from rubric.refinding import added, offered, refind
from rubric.text import lower
from rubric.versions import superseded

LEAST_FOUND = 0.5
"""Of the older passages, how many are found again where nothing else speaks for it."""
LEAST_FOUND_NAMED = 0.2
"""The same where the name or the title does: a file name such as "minutes" says little."""
LEAST_SAME = 0.3
"""Of the older passages, how many are in the same words before the rest is looked for."""
LEAST_PASSAGES = 4

_VERSION_OR_DATE = re.compile(
    rf"\b(?:v(?:er(?:sion)?)? ?\d+(?: \d+)*|version|draft(?: \d+)?|final|rev(?:ised|ision)?(?: \d+)?|issue \d+|copy"
    rf"|updated?|amended|latest|clean|tracked|as at|q[1-4]|quarter [1-4]|(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH_PATTERN}"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?(?= \d{4}| \d{2}\b|$)|\d{1,2} \d{1,2} (?:\d{4}|\d{2})|(?:19|20)\d{2}(?: \d{2})*"
    r"|\d{6}|\d{8})\b"
)
_COUNTED = re.compile(r"\(\d+\)")
_BLANKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class OlderVersion:
    """The document that another looks like a newer version of, and how the passages that were offered of it fare.

    ``new`` counts those of the other that it did not have.
    """

    older: int
    newer: int
    stand: int
    changed: int
    gone: int
    new: int = 0

    @property
    def passages(self) -> int:
        """How many passages of the older one were offered."""
        return self.stand + self.changed + self.gone


def older_version(assessment: Assessment, document_id: int) -> OlderVersion | None:
    """The document of which that one looks like a newer version; None where it looks like none."""
    newer = {document.id: document for document in assessment.documents}.get(document_id)
    if newer is None or newer.supersedes is not None:
        return None
    there = passages_of(assessment, document_id)
    said = {words_told(passage.text) for passage in offered(there)}
    best: tuple[float, OlderVersion] | None = None
    for older in assessment.documents:
        if older.id >= document_id or older.digest == newer.digest or older.id in superseded(assessment):
            continue
        before = offered(passages_of(assessment, older.id))
        named = is_named_alike(older, newer)
        same = sum(words_told(passage.text) in said for passage in before)
        if not before or (not named and (len(before) < LEAST_PASSAGES or same < LEAST_SAME * len(before))):
            continue
        like = compared(older.id, document_id, before, there)
        found = (like.stand + like.changed) / like.passages
        if found >= (LEAST_FOUND_NAMED if named else LEAST_FOUND) and (best is None or found > best[0]):
            best = found, like
    return best[1] if best else None


def compared(
    older: int, newer: int, before: tuple[Passage, ...] | list[Passage], there: tuple[Passage, ...]
) -> OlderVersion:
    """How the passages of the one document fare in the other."""
    standings = [refound.standing for refound in refind(before, there)]
    fares = (standings.count(how) for how in ("stands", "changed", "gone"))
    return OlderVersion(older, newer, *fares, new=len(added(before, there)))


def is_named_alike(older: SourceDocument, newer: SourceDocument) -> bool:
    """Whether both have one file name or one title, but for marks of a version and dates."""
    pairs = ((older.file_name.rpartition(".")[0], newer.file_name.rpartition(".")[0]), (older.title, newer.title))
    return any(bool(unmarked(one)) and unmarked(one) == unmarked(other) for one, other in pairs)


def unmarked(name: str) -> str:
    """A name without marks of a version and without dates."""
    plain = _BLANKS.sub(" ", _COUNTED.sub(" ", lower(name)))
    return " ".join(_VERSION_OR_DATE.sub(" ", plain.strip()).split())
