"""The row of a passage of an imported document: what is suggested for it and what was decided."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rubric.assessment import Passage
from rubric.duplicates import Repeat
from rubric.pack import Fit, Pack
from rubric.parts import passage_name
from rubric.passage_repeats import repeated_passage
from rubric.standing import standing_reason
from rubric.suggestion import Suggestion

VERDICT_WORDS = {"accepted": "Accepted", "skipped": "Skipped", "not-evidence": "Not evidence", "set-aside": "Set aside"}
NOTHING_FOUND = "No pattern found"
NOT_READ = "Not read yet"
ONLY_EXPLAINS = "Only explains"
TOKEN_OF_FIT: Mapping[Fit, str] = {"clear": "covered", "partial": "weak", "possible": "possible"}
"""The colour and mark by which each fit is shown, the surest first."""

_PAGES = re.compile(r"\d+( to \d+)?")


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage that may be evidence. ``badges`` are (token, words), the surest pattern first; ``patterns`` are theirs.

    ``repeat`` says in words what has the same words, and ``repeated`` which item of evidence or passage that is.
    """

    passage: Passage
    where: str
    badges: tuple[tuple[str, str], ...]
    second: str
    verdict: str
    suggestion: Suggestion | None = None
    patterns: tuple[str, ...] = ()
    repeat: str = ""
    repeated: str | int = ""

    @property
    def key(self) -> str:
        """The passage's id, as text."""
        return str(self.passage.id)

    @property
    def name(self) -> str:
        """The passage's number, with a letter where it is a part: 14a."""
        return passage_name(self.passage)

    @property
    def title(self) -> str:
        """The passage's words."""
        return self.passage.text

    @property
    def can_be_answered(self) -> bool:
        """Whether an answer key works on it: what is decided is first decided again."""
        return self.passage.verdict in ("", "set-aside")

    @property
    def can_be_put_back(self) -> bool:
        """Whether what was decided can be taken back here: an item of evidence is not deleted from triage."""
        return self.passage.verdict not in ("", "accepted")

    @property
    def is_clear(self) -> bool:
        """Whether it is still to decide and shows a pattern clearly."""
        return self.sureness[0] == len(TOKEN_OF_FIT)

    @property
    def sureness(self) -> tuple[int, float]:
        """How sure the reader is of the surest pattern, to be compared and never shown; zeros where nothing is sure."""
        if self.passage.verdict or self.suggestion is None:
            return 0, 0.0
        rank = {fit: len(TOKEN_OF_FIT) - place for place, fit in enumerate(TOKEN_OF_FIT)}
        matches = self.suggestion.reading.matches
        return max(((rank[match.fit], match.confidence) for match in matches), default=(0, 0.0))

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        found = ", ".join(words for _, words in self.badges)
        parts = (f"Passage {self.name}", self.where, self.verdict or found, self.repeat, self.passage.text)
        return ", ".join(part for part in parts if part)


def passage_row(
    pack: Pack,
    passage: Passage,
    suggestion: Suggestion | None,
    repeat: tuple[str, str | int] = ("", ""),
    told: Mapping[str, Any] | None = None,
) -> PassageRow:
    """The row of one passage; without a suggestion it has not been read yet. Where it was the row of a sheet, ``told``
    is what its cells say of the new item, which goes before what is suggested.
    """
    verdict = VERDICT_WORDS.get(passage.verdict, "")
    if passage.verdict == "accepted" and passage.evidence:
        verdict = f"{verdict} as {passage.evidence}"
    elif passage.verdict == "set-aside":
        verdict = f"{verdict}: {aside_reason(pack, passage).lower()}"
    matches = suggestion.reading.matches if suggestion else ()
    matches = sorted(matches, key=lambda match: tuple(TOKEN_OF_FIT).index(match.fit))
    badges = tuple((TOKEN_OF_FIT[match.fit], pack.pattern(match.pattern).title) for match in matches)
    suggested = {"sub_headings": (suggestion.sub_heading,), "category": suggestion.category} if suggestion else {}
    said = {**suggested, **(told or {})}
    places = [pack.sub_heading(place).short_title for place in said.get("sub_headings", ()) if place]
    category = pack.category(said["category"]).title if said.get("category") else ""
    return PassageRow(
        passage=passage,
        where=say_page(passage.place),
        badges=badges
        or (() if verdict and not suggestion else (("neutral", NOTHING_FOUND if suggestion else NOT_READ),)),
        second=" · ".join(part for part in (", ".join(places), category) if part),
        verdict=verdict,
        suggestion=suggestion,
        patterns=tuple(match.pattern for match in matches),
        repeat=repeat[0],
        repeated=repeat[1],
    )


def say_repeat(passages: Mapping[int, Passage], passage: Passage, repeat: Repeat) -> tuple[str, str | int]:
    """What a passage repeats in words, and the item's id or the other passage's."""
    how, other = "Same words as" if repeat.same_words else "Much like", repeated_passage(repeat)
    if other is None:
        return f"{how} {repeat.of}", repeat.of
    name = f"passage {passage_name(passages[other])}" if other in passages else "another passage"
    elsewhere = other in passages and passages[other].document != passage.document
    return f"{how} {name}{' of another document' if elsewhere else ''}", other


def say_of_passage(said: str, passage: Passage) -> str:
    """What undo or redo did, and of which passage it was the first: Undone: skip passage 23."""
    name = passage_name(passage)
    return f"{said} {name}" if said.endswith("passage") else f"{said} (passage {name})"


def aside_reason(pack: Pack, passage: Passage) -> str:
    """Why a passage is set aside, in a few words."""
    return standing_reason(pack, passage) or ONLY_EXPLAINS


def say_page(page: str) -> str:
    """A page in words: many documents only give its number."""
    if found := _PAGES.fullmatch(page):
        return f"page{'s' if found[1] else ''} {page}"
    return page
