"""The rows of an imported document: its passages in order, what is suggested for each and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rubric.assessment import Passage
from rubric.pack import Fit, Pack
from rubric.suggestion import Suggestion

VERDICT_WORDS = {"accepted": "Accepted", "skipped": "Skipped", "not-evidence": "Not evidence", "set-aside": "Set aside"}
NOTHING_FOUND = "No pattern found"
NOT_READ = "Not read yet"
TOKEN_OF_FIT: Mapping[Fit, str] = {"clear": "covered", "partial": "weak", "possible": "possible"}
"""The colour and mark by which each fit is shown, the surest first."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage that may be evidence. ``badges`` are (token, words), the surest pattern first."""

    passage: Passage
    where: str
    badges: tuple[tuple[str, str], ...]
    second: str
    verdict: str
    suggestion: Suggestion | None = None
    is_heading: bool = False

    @property
    def key(self) -> str:
        """The passage's id, as text."""
        return str(self.passage.id)

    @property
    def title(self) -> str:
        """The passage's words."""
        return self.passage.text

    @property
    def tooltip(self) -> str:
        """None: the document stands beside the list."""
        return ""

    @property
    def is_clear(self) -> bool:
        """Whether it is still to decide and shows a pattern clearly."""
        return (
            not self.passage.verdict
            and self.suggestion is not None
            and any(match.fit == "clear" for match in self.suggestion.reading.matches)
        )

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        found = ", ".join(words for _, words in self.badges)
        parts = (f"Passage {self.passage.number}", self.where, self.verdict or found, self.passage.text)
        return ", ".join(part for part in parts if part)


def passage_row(pack: Pack, passage: Passage, suggestion: Suggestion | None) -> PassageRow:
    """The row of one passage; without a suggestion it has not been read yet."""
    verdict = VERDICT_WORDS.get(passage.verdict, "")
    if passage.verdict and passage.evidence:
        verdict = f"{verdict} as {passage.evidence}"
    badges: list[tuple[str, str]] = []
    if suggestion is None:
        badges.append(("neutral", NOT_READ))
    else:
        matches = sorted(suggestion.reading.matches, key=lambda match: tuple(TOKEN_OF_FIT).index(match.fit))
        badges += [(TOKEN_OF_FIT[match.fit], pack.pattern(match.pattern).title) for match in matches]
    sub_heading = pack.sub_heading(suggestion.sub_heading).short_title if suggestion and suggestion.sub_heading else ""
    category = pack.category(suggestion.category).title if suggestion and suggestion.category else ""
    return PassageRow(
        passage=passage,
        where=f"paragraph {passage.paragraph}" if passage.paragraph else passage.page,
        badges=tuple(badges) or (("neutral", NOTHING_FOUND),),
        second=" · ".join(part for part in (sub_heading, category) if part),
        verdict=verdict,
        suggestion=suggestion,
    )
