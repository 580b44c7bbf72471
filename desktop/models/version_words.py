"""How a newer version of a document differs from the one before, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from desktop.dates import say_partial_date
from desktop.models.counted import counted
from rubric.assessment import SourceDocument
from rubric.differing import differing
from rubric.older_versions import OlderVersion
from rubric.refinding import Standing
from rubric.text import said, shortened
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
    said = "Source changed" if difference.refound.standing == "changed" else "Gone from source"
    return f"{said}, kept" if difference.settled == "kept" else said


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
        return f"added: “{shortened(said(after, now), _LONGEST)}”"
    if was is not None and now is None:
        return f"left out: “{shortened(said(before, was), _LONGEST)}”"
    told, tells = (shortened(said(*one), _LONGEST) for one in ((before, was or (0, 0)), (after, now or (0, 0))))
    return f"“{told}” became “{tells}”"
