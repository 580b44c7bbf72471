"""Raises a gap where a passage only explains the law, somebody's role or the document it stands in."""

from collections.abc import Iterator

from rubric.checks.figures import figures
from rubric.checks.given import Given, item_spans
from rubric.comparison import Gap, ItemComparison
from rubric.explaining import MOSTLY, explaining
from rubric.phrases import Phrases, phrases
from rubric.reading import Span

CHECK = "not-evidence"

_SUBSTANCE = ("number", "impact", "people-voice", "staff-voice", "partner-voice", "plan")
_LEAST_SHARE = 1 / 3
"""The share of a passage's sentences that explain, below which there is no gap."""


def not_evidence(given: Given) -> Iterator[Gap]:
    """Sentences that explain, and nothing else: no clear pattern, and no figure, effect, voice or plan."""
    explains = phrases(given.pack.lexicon["check-explains"])
    for compared in given.items:
        found, share = explaining(given.pack, compared.item.text)
        if share < _LEAST_SHARE or compared.confirmed or _has_substance(compared, found, share, explains):
            continue
        yield given.gap(CHECK, given.place(compared), "explains", items=[compared], spans=item_spans(compared, found))


def _has_substance(compared: ItemComparison, explained: tuple[Span, ...], share: float, explains: Phrases) -> bool:
    """Whether a passage says something besides what it explains.

    Where most sentences explain, a stray match of the reader makes no evidence of them. A figure does: in digits
    anywhere but in the very words that explain ("412 people have a budget, as is required by law"), and in words where
    the passage's first stands outside the sentences that explain ("gives one of four ratings" tells of nobody).
    """
    if share <= MOSTLY:
        return compared.reading.has(*_SUBSTANCE) or any(m.fit == "clear" for m in compared.matches)
    said = explains.spans(compared.item.text)
    if any(not _inside(figure.span, said) for figure in figures(compared.item.text)):
        return True
    first = (found.span for found in compared.reading.qualities if found.id == "number")
    return any(not _inside(span, explained) for span in first)


def _inside(span: Span, stretches: tuple[Span, ...]) -> bool:
    return any(start <= span[0] < end for start, end in stretches)
