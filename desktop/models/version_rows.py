"""What changed, is gone or is new in the newer version of a document: a row each, and in words what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from desktop.dates import say_partial_date
from desktop.models.counted import counted
from desktop.models.evidence import excerpt
from desktop.models.passages import VERDICT_WORDS
from rubric.assessment import SourceDocument
from rubric.differing import differing
from rubric.older_versions import OlderVersion
from rubric.refinding import Added, Standing
from rubric.text import said
from rubric.versions import Difference, Settled

STANDING_WORDS: dict[Standing, str] = {"stands": "Stands", "changed": "Changed", "gone": "Gone"}
SETTLED_WORDS: dict[Settled, str] = {
    "": "To settle",
    "taken": "New words taken",
    "kept": "Ours kept",
    "deleted": "Item in the bin",
}
NO_ITEM = "No evidence rests on it"
_MOST_SAID = 4
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A passage that changed or is gone: its words as they were, and how its item stands."""

    difference: Difference
    second: str
    word: str
    icon: str
    ink: str
    is_heading: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its item waits for a word."""
        return self.difference.is_open

    @property
    def key(self) -> str:
        """The id of the older passage, as text."""
        return str(self.difference.refound.older.id)

    @property
    def title(self) -> str:
        """The beginning of what it said."""
        return excerpt(self.difference.refound.older.text)

    @property
    def tooltip(self) -> str:
        """None: both versions stand beside the list."""
        return ""

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.second}, {self.word}, {self.title}"


@dataclass(frozen=True, slots=True)
class NewRow:
    """A passage, or a part of one, that the version before did not have."""

    added: Added
    icon: str = "plus"
    ink: str = "ink3"
    is_heading: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is to be decided on."""
        return self.added.passage.is_waiting

    @property
    def key(self) -> str:
        """Tells it among the older passages."""
        return f"new/{self.added.passage.id}"

    @property
    def title(self) -> str:
        """The beginning of what it says."""
        return excerpt(self.added.words)

    @property
    def second(self) -> str:
        """Where it stands."""
        return " · ".join(filter(None, ("New", self.added.passage.place)))

    @property
    def word(self) -> str:
        """How it was decided."""
        passage = self.added.passage
        return passage.evidence or VERDICT_WORDS.get(passage.verdict, "To decide")

    @property
    def tooltip(self) -> str:
        """None: its words stand beside the list."""
        return ""

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.second}, {self.word}, {self.title}"


@dataclass(frozen=True, slots=True)
class VersionHeading:
    """What the rows below have in common, and how many they are."""

    key: str
    title: str
    count: int
    is_heading: bool = True

    @property
    def tooltip(self) -> str:
        """None."""
        return ""

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, {self.count}"


def version_rows(
    differences: Sequence[Difference], new: Sequence[Added] = ()
) -> tuple[VersionRow | NewRow | VersionHeading, ...]:
    """Those that an item rests on, what is new, then the others, each in the order they stand."""
    with_item = [_row(difference) for difference in differences if difference.evidence]
    without = [_row(difference) for difference in differences if not difference.evidence]
    groups = (
        ("with", "Evidence rests on these", with_item),
        ("new", "New", [NewRow(added) for added in new]),
        ("without", "No evidence rests on these", without),
    )
    return tuple(row for key, title, rows in groups if rows for row in (VersionHeading(key, title, len(rows)), *rows))


def _row(difference: Difference) -> VersionRow:
    standing, older = difference.refound.standing, difference.refound.older
    second = " · ".join(filter(None, (difference.evidence, STANDING_WORDS[standing], older.place)))
    if not difference.evidence:
        return VersionRow(difference, second, "", "minus", "ink3")
    word = SETTLED_WORDS[difference.settled]
    if difference.settled:
        return VersionRow(difference, second, word, "check", "covered")
    return VersionRow(difference, second, word, "pen-line" if standing == "changed" else "x", "weak")


def say_difference(before: str, after: str, paragraphs: tuple[Collection[str], Collection[str]] = ((), ())) -> str:
    """The words that differ, in a sentence: what the marks in both texts show. ``paragraphs`` are the numbers of those
    of both versions: where one became another, more may not have changed.
    """
    if not after:
        return "The newer version says nothing like it."
    found = differing(before, after)
    told = [_say(before, after, one.was, one.now) for one in found]
    more = len(told) - _MOST_SAID
    if more > 0:
        told[_MOST_SAID:] = [f"and {counted(more, 'more difference')}"]
    numbered = all(
        one.was and one.now and said(before, one.was) in paragraphs[0] and said(after, one.now) in paragraphs[1]
        for one in found
    )
    return f"{'Perhaps only the number of a paragraph: ' if found and numbered else ''}{'; '.join(told)}."


def say_like(like: OlderVersion) -> str:
    """How the passages of the older version fare."""
    passages = counted(like.passages, "passage")
    verb = "stands" if like.stand == 1 else "stand"
    return f"{like.stand:,} of {passages} {verb}, {like.changed:,} changed, {like.gone:,} gone, {like.new:,} new"


def say_version(document: SourceDocument) -> str:
    """Which version of a document it is: what it calls itself, its date and its file."""
    return " · ".join(filter(None, (document.version, say_partial_date(document.date), document.file_name)))


def say_flag(difference: Difference) -> str:
    """How it is with an item's source, in a few words."""
    return "Source changed" if difference.refound.standing == "changed" else "Gone from source"


def explain_flag(difference: Difference) -> str:
    """The same in a sentence."""
    has = "other words in its place" if difference.refound.standing == "changed" else "nothing like it any more"
    return f"The newer version of its document has {has}: show both side by side"


def count_open(differences: Iterable[Difference]) -> tuple[int, int]:
    """How many of those that an item rests on are settled, and how many there are."""
    with_item = [difference for difference in differences if difference.evidence]
    return sum(not difference.is_open for difference in with_item), len(with_item)


def _say(before: str, after: str, was: tuple[int, int] | None, now: tuple[int, int] | None) -> str:
    if was is None and now is not None:
        return f"added: “{_short(said(after, now))}”"
    if was is not None and now is None:
        return f"left out: “{_short(said(before, was))}”"
    return f"“{_short(said(before, was or (0, 0)))}” became “{_short(said(after, now or (0, 0)))}”"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
