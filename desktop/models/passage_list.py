"""What the list of passages shows of a document: those asked for, and what is set aside as one folded group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.models.counted import counted
from desktop.models.passages import PassageRow
from rubric.assessment import Passage

TO_DECIDE, ACCEPTED, SKIPPED, ASIDE, ALL = "to-decide", "accepted", "skipped", "set-aside", "all"
FILTERS = (
    (TO_DECIDE, "To decide"),
    (ACCEPTED, "Accepted"),
    (SKIPPED, "Skipped"),
    (ASIDE, "Set aside"),
    (ALL, "All"),
)
"""What may be asked for, and the words for it. What is not evidence was skipped for good."""

ASIDE_KEY = "group/set-aside"
_STANDS = {"": TO_DECIDE, "accepted": ACCEPTED, "skipped": SKIPPED, "not-evidence": SKIPPED, "set-aside": ASIDE}


@dataclass(frozen=True, slots=True)
class AsideRow:
    """The group of what is set aside: pressed, it shows or hides its passages."""

    count: int
    is_open: bool
    is_heading: bool = False

    @property
    def key(self) -> str:
        """What tells it among passages."""
        return ASIDE_KEY

    @property
    def title(self) -> str:
        """What is in it."""
        return f"Set aside as no evidence: {counted(self.count, 'passage')}"

    @property
    def tooltip(self) -> str:
        """How it is opened."""
        return "Enter, or a press, hides them" if self.is_open else "Enter, or a press, shows them"

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, {'open' if self.is_open else 'folded'}. {self.tooltip}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the passages of a document are decided."""

    found: int
    to_go: int
    accepted: int
    skipped: int
    aside: int

    @property
    def decided(self) -> int:
        """What is set aside is neither decided nor to go."""
        return self.accepted + self.skipped

    @property
    def said(self) -> str:
        """All of it in a line."""
        aside = f" · {self.aside} set aside" if self.aside else ""
        return f"{counted(self.found, 'passage')} found · {self.decided} decided · {self.to_go} to go{aside}"

    def count_of(self, key: str) -> int:
        """How many one of `FILTERS` shows."""
        of = {TO_DECIDE: self.to_go, ACCEPTED: self.accepted, SKIPPED: self.skipped, ASIDE: self.aside}
        return of.get(key, self.found)


def progress_of(passages: Iterable[Passage]) -> Progress:
    """How far these passages are decided."""
    stand = Counter(_STANDS[passage.verdict] for passage in passages if passage.is_offered)
    return Progress(stand.total(), stand[TO_DECIDE], stand[ACCEPTED], stand[SKIPPED], stand[ASIDE])


def listed(rows: Sequence[PassageRow], asked: str, is_open: bool) -> list[PassageRow | AsideRow]:
    """The rows to show: what is set aside comes last, folded until it is opened or asked for."""
    if asked != ALL:
        return [row for row in rows if _STANDS[row.passage.verdict] == asked]
    aside = [row for row in rows if row.passage.verdict == ASIDE]
    shown: list[PassageRow | AsideRow] = [row for row in rows if row.passage.verdict != ASIDE]
    if aside:
        shown += [AsideRow(len(aside), is_open), *(aside if is_open else ())]
    return shown


def next_to_decide(passages: Sequence[Passage], after: int | None) -> int | None:
    """The next passage that waits for a decision, from the top again after the last; None where none does."""
    ids = [passage.id for passage in passages]
    start = ids.index(after) + 1 if after in ids else 0
    return next((p.id for p in (*passages[start:], *passages[:start]) if p.is_waiting and p.id != after), None)


def following(
    shown: Sequence[PassageRow | AsideRow], passages: Sequence[Passage], decided: Sequence[PassageRow]
) -> str:
    """The key of the row where the work goes on after these: among what is set aside with what is, else with the next
    to decide; empty where there is none.
    """
    last = decided[-1]
    if last.passage.verdict == ASIDE:
        keys = [row.key for row in shown if isinstance(row, PassageRow) and row.passage.verdict == ASIDE]
        after = keys[keys.index(last.key) + 1 :] if last.key in keys else []
        if after:
            return after[0]
    gone = {row.passage.id for row in decided} - {last.passage.id}
    found = next_to_decide([p for p in passages if p.id not in gone], last.passage.id)
    return "" if found is None else str(found)
