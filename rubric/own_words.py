"""What the council's own words in a column mean, as the officer said: they stand beside the columns themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rubric.text import folded

_BETWEEN = "\n"
"""Parts a column's name from words of its cells: the name itself has one line."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """Words in a column that are no name of the framework's, in how many rows they stand, and the id of what they mean;
    "" where nobody has said that.
    """

    words: str
    rows: int
    means: str


def meaning(columns: Mapping[str, str], column: str, words: str) -> str:
    """The id of what these words mean in that column; "" where nobody has said it."""
    return columns.get(_key(column, words), "")


def with_meaning(columns: Mapping[str, str], column: str, words: str, means: str) -> dict[str, str]:
    """The columns with what words in one of them mean; "" takes it away."""
    key = _key(column, words)
    return {**{name: held for name, held in columns.items() if name != key}, **({key: means} if means else {})}


def meanings(columns: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Every meaning that was said: the column, the words in small letters, and the id of what they mean."""
    for name, means in columns.items():
        column, between, words = name.partition(_BETWEEN)
        if between:
            yield column, words, means


def without_meanings(columns: Mapping[str, str]) -> dict[str, str]:
    """The columns alone, each with the field that it holds."""
    return {name: held for name, held in columns.items() if _BETWEEN not in name}


def with_meanings_of(columns: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    """The columns with the meanings in ``others``, of those that hold the same there."""
    kept = without_meanings(columns)
    alike = [one for one in meanings(others) if one[0] in kept and kept[one[0]] == others.get(one[0])]
    return {**kept, **{_key(column, words): means for column, words, means in alike}}


def counted_words(columns: Mapping[str, str], column: str, words: Iterable[str]) -> tuple[OwnWord, ...]:
    """Words of a column, one entry a row, each once with its count: the commonest first."""
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in words:
        first.setdefault(folded(one), one)
        counts[folded(one)] += 1
    return tuple(
        OwnWord(first[key], count, meaning(columns, column, first[key])) for key, count in counts.most_common()
    )


def _key(column: str, words: str) -> str:
    return f"{column}{_BETWEEN}{folded(' '.join(words.split()))}"
