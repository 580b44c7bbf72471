"""Raises a gap where a passage only explains the law, somebody's role or the document it stands in."""

from collections.abc import Iterator

from rubric.checks.given import Given, item_spans
from rubric.comparison import Gap, ItemComparison
from rubric.explaining import MOSTLY, explaining
from rubric.phrases import Phrases, phrases

CHECK = "not-evidence"

_SUBSTANCE = ("number", "impact", "people-voice", "staff-voice", "partner-voice", "plan")
_LEAST_SHARE = 1 / 3
"""The share of a passage's sentences that explain, below which there is no gap."""


def not_evidence(given: Given) -> Iterator[Gap]:
    """Sentences that explain, and nothing else: no clear pattern, and no figure, effect, voice or plan."""
    explains = phrases(given.pack.lexicon["check-explains"])
    for compared in given.items:
        found, share = explaining(given.pack, compared.item.text)
        if share < _LEAST_SHARE or compared.confirmed or _has_substance(compared, share, explains):
            continue
        yield given.gap(CHECK, given.place(compared), "explains", items=[compared], spans=item_spans(compared, found))


def _has_substance(compared: ItemComparison, share: float, explains: Phrases) -> bool:
    """Where most sentences explain, a stray match of the reader does not make evidence of them; a figure does."""
    if share > MOSTLY:
        said = explains.spans(compared.item.text)
        figures = [found.span for found in compared.reading.qualities if found.id == "number"]
        return any(not any(start <= figure[0] < end for start, end in said) for figure in figures)
    return compared.reading.has(*_SUBSTANCE) or any(m.fit == "clear" for m in compared.matches)
