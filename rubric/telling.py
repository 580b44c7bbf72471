"""Which sentences of an item tell what is read of the whole of it: a shortfall, a plan, a voice."""

from __future__ import annotations

import re
from functools import lru_cache

from rubric.comparing_worse import compares_worse
from rubric.comparison import ItemComparison
from rubric.pack import Pack
from rubric.phrases import Phrases, phrases
from rubric.quotable import Quotable
from rubric.reading import QualityFound, Span

SHORTFALL, PLAN, IMPACT = "shortfall", "plan", "impact"

MOST_OF_ITEM = 2
"""Sentences of one item that tell the same quality: what is said once need not be said three times."""

_NO = re.compile(r"\b(?:cannot|neither|no|nobody|none|nor|not|nothing)\b", re.IGNORECASE)
_TELLING = {
    SHORTFALL: (("quality-lacking", "check-weaknesses"), ("quality-denied", "check-favourable")),
    PLAN: (("quality-to-come", "check-plans"), ("check-not-plans",)),
    "people-voice": (("quality-quoted",), ()),
    "staff-voice": (("quality-quoted",), ()),
    "partner-voice": (("quality-quoted",), ()),
}
"""The pack's words by which one sentence of an item tells a quality that the item has, and those that take it back."""


def falls_short(pack: Pack, compared: ItemComparison, sentence: Span) -> bool:
    """Whether a sentence speaks of a shortfall or a plan or compares worse, as far as can be told.

    Where the item admits a shortfall, a comparison in it may be the worse for the council.
    """
    text = compared.item.text
    if compares_worse(pack, text, sentence):
        return True
    if compared.reading.has(SHORTFALL) and has_words(pack, ("quality-compared",), text, sentence):
        return True
    if compared.reading.has(PLAN) and _says(pack, PLAN, text, sentence):
        return True
    changed = any(found.id == IMPACT and meet(found.span, sentence) for found in compared.reading.qualities)
    effect = changed or has_words(pack, ("check-effects",), text, sentence)
    return not effect and _says(pack, SHORTFALL, text, sentence)


def telling(pack: Pack, compared: ItemComparison, quotable: Quotable, found: QualityFound) -> list[Span]:
    """The sentences that make an item carry a quality, the surest first."""
    shown = [match.span for match in compared.matches if match.fit != "possible"]
    told: list[tuple[bool, bool, Span]] = []
    for sentence in quotable.sentences:
        read = meet(sentence, found.span)
        here = read or any(meet(sentence, span) for span in shown)
        says = _says(pack, found.id, compared.item.text, sentence)
        if found.id == PLAN:
            # A plan that names no time is a hope; one that is out of date is none.
            tells = read and says and not quotable.is_old and _says_when(pack, compared, sentence)
        elif found.id == SHORTFALL:
            says_no = _NO.search(compared.item.text, *sentence) is not None
            tells = (says or says_no) and not quotable.is_quoted(sentence)
        else:
            tells = here and says if found.id in _TELLING else read
        if tells:
            told.append((not says, not here, sentence))
    return [sentence for *_, sentence in sorted(told)][:MOST_OF_ITEM]


def _says(pack: Pack, quality: str, text: str, sentence: Span) -> bool:
    """Whether a sentence has words that tell a quality, and none that take it back."""
    told, against = _TELLING.get(quality, ((), ()))
    return has_words(pack, told, text, sentence) and not has_words(pack, against, text, sentence)


def _says_when(pack: Pack, compared: ItemComparison, sentence: Span) -> bool:
    named = any(meet(period.span, sentence) for period in compared.reading.periods)
    return named or has_words(pack, ("check-when",), compared.item.text, sentence)


def has_words(pack: Pack, names: tuple[str, ...], text: str, sentence: Span) -> bool:
    """Whether words of these lists of the lexicon stand in a sentence."""
    return any(_words(pack.lexicon[name]).within(text, *sentence) for name in names)


@lru_cache(maxsize=64)
def _words(entries: tuple[str, ...]) -> Phrases:
    """The words of a list of the lexicon; its marks are no words."""
    return phrases(tuple(entry for entry in entries if any(map(str.isalnum, entry))))


def meet(one: Span, other: Span) -> bool:
    """Whether two stretches share a letter."""
    return one[0] < other[1] and other[0] < one[1]
