"""The words of the framework and ours beside them, explained: the pack's own terms, and what it defines elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rubric.pack import Pack, Term

_ARTICLE = re.compile(r"^an? ")
LONGEST_SHORT = 120


@dataclass(frozen=True, slots=True)
class Word:
    """A term with every figure of the edition filled in. ``short`` is its tooltip, ``see_also`` ids of other words."""

    id: str
    term: str
    short: str
    meaning: str
    see_also: tuple[str, ...] = ()
    ours: bool = False


def glossary(pack: Pack) -> tuple[Word, ...]:
    """Every word, by the alphabet. Raises KeyError, IndexError or ValueError where a term asks for a figure that is
    not known.
    """
    values = _values(pack)
    words = [*(_filled(term, values) for term in pack.glossary), *_defined_elsewhere(pack)]
    return tuple(sorted(words, key=lambda word: word.term.casefold()))


def _filled(term: Term, values: dict[str, str]) -> Word:
    return Word(
        id=term.id,
        term=term.term,
        short=term.short.format_map(values),
        meaning=term.meaning.format_map(values),
        see_also=term.see_also,
        ours=term.ours,
    )


def _values(pack: Pack) -> dict[str, str]:
    limits = pack.limits
    good = {exemplar.score for exemplar in pack.exemplars}
    values: dict[str, object] = {
        "quality_statement": pack.quality_statement.title,
        "sub_headings": len(pack.sub_headings),
        "exemplars": len(pack.exemplars),
        "good_score": next((words.words for words in pack.score_words if words.score in good), ""),
        "possible_matches": limits.possible_matches,
        "out_of_date_months": limits.out_of_date_months,
        "ageing_months": limits.ageing_months,
        "least_words": limits.narrative_words[0],
        "most_words": limits.narrative_words[1],
        "least_item_words": limits.item_words[0],
        "most_item_words": limits.item_words[1],
        "pack": pack.id,
        "edition": pack.edition_title,
    }
    return {name: str(value) for name, value in values.items()}


def _defined_elsewhere(pack: Pack) -> list[Word]:
    """What the pack explains where it defines it: categories, qualities and the words for prevalence."""
    made = [
        _word(f"category-{category.id}", category.title, category.description, "evidence-category", category.ours)
        for category in pack.evidence_categories
    ]
    made += [
        _word(f"quality-{quality.id}", _ARTICLE.sub("", quality.title), quality.description, "evidence-quality", True)
        for quality in pack.qualities
    ]
    made += [
        _word(f"prevalence-{words.severity}", words.title, f"{_capital(words.description)}.", "prevalence", True)
        for words in pack.prevalences
    ]
    return made


def _word(word_id: str, term: str, meaning: str, general: str, ours: bool) -> Word:
    short = meaning if len(meaning) <= LONGEST_SHORT else meaning.partition(": ")[0].partition(". ")[0] + "."
    return Word(id=word_id, term=_capital(term), short=short, meaning=meaning, see_also=(general,), ours=ours)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
