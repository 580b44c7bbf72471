"""What the list of passages shows of a document: those asked for, and what is set aside as one folded group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.models.counted import counted
from desktop.models.passages import VERDICT_WORDS, PassageRow
from rubric.assessment import Passage
from rubric.documents import Held

TO_DECIDE, ASIDE, ALL = "", "set-aside", "all"
FILTERS = ((ALL, "All"), (TO_DECIDE, "To decide"), *VERDICT_WORDS.items())
"""What may be asked for, and the words for it."""

ASIDE_KEY = "group/set-aside"


@dataclass(frozen=True, slots=True)
class AsideRow:
    """The group of what is set aside: pressed, it shows or hides its passages."""

    count: int
    is_open: bool

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


def say_progress(held: Held) -> str:
    """How far a document is decided, in a line."""
    aside = held.verdicts.get(ASIDE, 0)
    parts = (
        f"{counted(held.found, 'passage')} found",
        f"{held.decided} decided",
        "" if held.newer else f"{held.waiting} to go",
        f"{aside} set aside" if aside else "",
    )
    return " · ".join(filter(None, parts))


def count_of(held: Held, asked: str) -> int:
    """How many passages one of `FILTERS` shows."""
    return held.found if asked == ALL else held.verdicts.get(asked, 0)


def listed(rows: Sequence[PassageRow], asked: str, is_open: bool) -> list[PassageRow | AsideRow]:
    """The rows to show: what is set aside comes last, folded until it is opened or asked for."""
    if asked != ALL:
        return [row for row in rows if row.passage.verdict == asked]
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


def first_changed(before: Sequence[Passage], now: Sequence[Passage]) -> Passage | None:
    """The first passage that is not as it was; None where these are of another document."""
    held = {passage.id: passage for passage in before}
    if not before or not now or before[0].document != now[0].document:
        return None
    return next((p for p in now if p.is_offered and held.get(p.id) is not p and held.get(p.id) != p), None)
