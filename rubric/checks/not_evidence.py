"""Raises a gap where a passage only explains the law, somebody's role or the document it stands in."""

from collections.abc import Iterator

from rubric.checks.figures import figures
from rubric.checks.given import Terms, item_spans
from rubric.comparison import Gap, ItemComparison
from rubric.explaining import MOSTLY, explaining, only_explains
from rubric.pack import Pack

CHECK = "not-evidence"

_SUBSTANCE = ("number", "impact", "people-voice", "staff-voice", "partner-voice", "plan")
_LEAST_SHARE = 1 / 3
"""The share of a passage's sentences that explain, below which there is no gap."""


def not_evidence(terms: Terms, compared: ItemComparison) -> Iterator[Gap]:
    """Sentences that explain, and nothing else: no clear pattern, and no figure, effect, voice or plan."""
    found, share = explaining(terms.pack, compared.item.text)
    if share < _LEAST_SHARE or compared.confirmed or _has_substance(terms.pack, compared, share):
        return
    yield terms.gap(CHECK, terms.place(compared), "explains", items=[compared], spans=item_spans(compared, found))


def _has_substance(pack: Pack, compared: ItemComparison, share: float) -> bool:
    """Whether a passage says something besides what it explains; where most sentences explain, only a figure tells."""
    if share <= MOSTLY:
        return compared.reading.has(*_SUBSTANCE) or any(m.fit == "clear" for m in compared.matches)
    in_digits = (figure.span for figure in figures(compared.item.text))
    first = (found.span for found in compared.reading.qualities if found.id == "number")
    return not only_explains(pack, compared.item.text, (*in_digits, *first))
