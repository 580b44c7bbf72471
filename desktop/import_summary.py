"""What came of importing documents: how many passages, what was left out of each, and which were not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.models.counted import counted

if TYPE_CHECKING:
    from desktop.importing.read import ImportedDocument

_MOST_NOTES = 6


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read: how many passages of it wait for a decision, what was left out of it, in sentences, and
    how many passages were set aside. ``digest`` tells it among the documents of the assessment.
    """

    name: str
    passages: int
    left_out: tuple[str, ...] = ()
    digest: str = ""
    set_aside: int = 0

    @classmethod
    def of(cls, document: ImportedDocument) -> ReadDocument:
        """What is said of a document that was just read."""
        source, passages = document.source, document.passages
        waiting = sum(passage.is_waiting for passage in passages)
        aside = sum(passage.verdict == "set-aside" for passage in passages)
        return cls(source.file_name, waiting, source.left_out, source.digest, aside)

    @property
    def note(self) -> str:
        """What is to be known of it beside its passages."""
        aside = f"{counted(self.set_aside, 'passage')} set aside as no evidence."
        return " ".join([*([aside] if self.set_aside else []), *self.left_out])


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The documents of one import. ``refused`` says in a sentence for each why it was not read, ``unread`` counts
    those that were not reached. ``known`` are those that were imported before.
    """

    read: tuple[ReadDocument, ...] = ()
    refused: tuple[str, ...] = ()
    unread: int = 0
    known: tuple[ReadDocument, ...] = ()

    @property
    def is_several(self) -> bool:
        """Whether it was an import of more than one document."""
        return len(self.read) + len(self.refused) + len(self.known) + self.unread > 1

    @property
    def has_losses(self) -> bool:
        """Whether anything did not come that an officer may miss."""
        return bool(self.refused or self.unread or self.known or any(one.left_out for one in self.read))

    def as_stored(self, waiting: Mapping[str, int]) -> ImportSummary:
        """The same as it was stored: ``waiting`` counts by digest the passages that wait in each document that is here.
        The others of those read were not stored, or no longer are.
        """
        here = (one for one in self.read if one.digest in waiting)
        return replace(self, read=tuple(replace(one, passages=waiting[one.digest]) for one in here))

    @property
    def headline(self) -> str:
        """What came."""
        if not self.read:
            return "Nothing new was imported"
        what = self.read[0].name if len(self.read) == 1 else f"{counted(len(self.read), 'document')} read"
        return f"{what}: {counted(sum(one.passages for one in self.read), 'passage')} to decide on"

    @property
    def notes(self) -> str:
        """What did not come, and why: a line for each document."""
        several = len(self.read) > 1
        notes = [*self.refused, *(say_known(one.name) for one in self.known)]
        if self.unread:
            were = "was" if self.unread == 1 else "were"
            notes.append(f"{counted(self.unread, 'document')} {were} not read: the import was cancelled.")
        notes += [f"{f'{one.name}: ' if several else ''}{one.note}" for one in self.read if one.note]
        if len(notes) > _MOST_NOTES:
            notes[_MOST_NOTES - 1 :] = [f"And {len(notes) - _MOST_NOTES + 1} more."]
        return "\n".join(notes)


def say_known(name: str) -> str:
    """That a document is there already."""
    return f"{name} was imported before and is left as it is; Import again is in its form."
