"""Raises a gap where a passage praises or reports hearsay and offers nothing to rest it on."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rubric.checks.given import Terms, item_spans
from rubric.comparison import Gap, ItemComparison
from rubric.pack import Pack
from rubric.phrases import Phrases, phrases, sentences
from rubric.reading import Span
from rubric.text import MEMORY, said

CHECK = "unsupported-claim"

_SUPPORT = ("number", "benchmark", "named-document", "people-voice", "staff-voice", "partner-voice", "impact")


class _Words(NamedTuple):
    claims: Phrases
    hearsay: Phrases
    denials: Phrases
    explains: Phrases
    others: Phrases
    vouched: Phrases


def _words(pack: Pack) -> _Words:
    lexicon = pack.lexicon
    return _Words(
        phrases(lexicon["check-claims"]),
        phrases(lexicon["check-hearsay"]),
        phrases(lexicon["check-denials"]),
        phrases(lexicon["check-explains"]),
        phrases(lexicon["check-not-claims"]),
        phrases(lexicon["check-vouched"]),
    )


def unsupported_claim(terms: Terms, compared: ItemComparison) -> Iterator[Gap]:
    """Praise with no figure, named document, voice or effect in the item, and nobody to vouch for it.

    Hearsay that calls itself hearsay is raised always.
    """
    claims, hearsay = _claims(compared.item.text, terms.made(_words))
    if claims and (_is_spoken(terms.pack, compared) or _supported(compared)):
        claims = ()
    if not claims and not hearsay:
        return
    spans = hearsay or claims
    yield terms.gap(
        CHECK,
        terms.place(compared),
        "hearsay" if hearsay else "claim",
        items=[compared],
        spans=item_spans(compared, spans),
        words=said(compared.item.text, next(iter(spans))),
    )


def _is_spoken(pack: Pack, compared: ItemComparison) -> bool:
    return any(c.required and c.id == compared.item.category for c in pack.evidence_categories)


def _supported(compared: ItemComparison) -> bool:
    return compared.reading.has(*_SUPPORT)


@lru_cache(maxsize=MEMORY)
def _claims(text: str, words: _Words) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    claims: list[Span] = []
    if not words.claims.within(text) or words.vouched.within(text):
        return (), tuple(words.hearsay.spans(text))
    others = words.others.spans(text)
    for start, end in sentences(text):
        if words.explains.within(text, start, end):
            continue
        for span in words.claims.spans(text, start, end):
            # "Not yet robust" and "to build a strong market" claim nothing.
            if any(first <= span[0] < last for first, last in others):
                continue
            if not words.denials.within(text, max(start, span[0] - 40), span[0]):
                claims.append(span)
    return tuple(claims), tuple(words.hearsay.spans(text))
