"""What came of importing documents: how many passages, what was left out of each, and which were not read."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.counted import counted

_MOST_NOTES = 6


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read: how many passages of it wait for a decision, what was left out of it, in sentences, and
    how many passages were set aside.
    """

    name: str
    passages: int
    left_out: tuple[str, ...] = ()
    set_aside: int = 0

    @property
    def note(self) -> str:
        """What is to be known of it beside its passages."""
        aside = f"{counted(self.set_aside, 'passage')} set aside as no evidence."
        return " ".join([*([aside] if self.set_aside else []), *self.left_out])


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The documents of one import. ``refused`` says in a sentence for each why it was not read, ``unread`` counts
    those that were not reached.
    """

    read: tuple[ReadDocument, ...] = ()
    refused: tuple[str, ...] = ()
    unread: int = 0

    @property
    def headline(self) -> str:
        """What came."""
        what = self.read[0].name if len(self.read) == 1 else f"{counted(len(self.read), 'document')} read"
        return f"{what}: {counted(sum(one.passages for one in self.read), 'passage')} to decide on"

    @property
    def notes(self) -> str:
        """What did not come, and why: a line for each document."""
        several = len(self.read) > 1
        notes = [*self.refused]
        if self.unread:
            were = "was" if self.unread == 1 else "were"
            notes.append(f"{counted(self.unread, 'document')} {were} not read: the import was cancelled.")
        notes += [f"{f'{one.name}: ' if several else ''}{one.note}" for one in self.read if one.note]
        if len(notes) > _MOST_NOTES:
            notes[_MOST_NOTES - 1 :] = [f"And {len(notes) - _MOST_NOTES + 1} more."]
        return "\n".join(notes)
