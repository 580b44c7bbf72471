"""Blacks out the personal data in a text: it keeps its length, and what was read in it keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rubric.checks.names import bare_name, name_words
from rubric.checks.personal_data import personal_data_finder
from rubric.pack import Pack
from rubric.reading import Span

MASK = "\ue000"
"""Stands for each letter that is blacked out."""

_WORD = re.compile(r"[^\W_]+")


class BlackOut:
    """Blacks out what the check finds, and names that are known already; what is ``allowed`` may be said."""

    def __init__(self, pack: Pack, names: Iterable[str] = (), allowed: Iterable[str] = ()) -> None:
        self._find, self._words = personal_data_finder(pack), name_words(pack)
        self._names = _Pieces(names)
        self._allowed = frozenset(piece.lower() for piece in allowed)

    def __call__(self, text: str) -> str:
        """The text, as it was if nothing is found in it. What something blacked out stood beside is looked at again."""
        while spans := [span for span in self._spans(text) if text[slice(*span)].lower() not in self._allowed]:
            letters = list(text)
            for start, end in spans:
                letters[start:end] = MASK * (end - start)
            text = "".join(letters)
        return text

    def names_in(self, text: str) -> set[str]:
        """The names that are found there, without their titles."""
        names = (bare_name(text[slice(*span)], self._words) for kind, span in self._find(text) if kind == "name")
        return set(filter(None, names))

    def found_in(self, text: str) -> set[str]:
        """All that is found there, a name with its title and without."""
        return self.names_in(text).union(text[slice(*span)] for _, span in self._find(text))

    def _spans(self, text: str) -> Iterator[Span]:
        yield from (span for _, span in self._find(text))
        yield from self._names.spans(text)
        yield from _Pieces(self.found_in(text)).spans(text)


class _Pieces:
    """Pieces of text by their words, to be found again word for word, whatever stands between the words."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = {tuple(_WORD.findall(piece)) for piece in pieces}
        self._lengths: dict[str, set[int]] = {}
        for first, *rest in self._pieces:
            self._lengths.setdefault(first, set()).add(1 + len(rest))

    def spans(self, text: str) -> Iterator[Span]:
        """Where they stand. Linear, be they ever so many."""
        if not self._pieces:
            return
        found = list(_WORD.finditer(text))
        words = [match[0] for match in found]
        for place, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                piece = tuple(words[place : place + length])
                if piece in self._pieces:
                    yield found[place].start(), found[place + len(piece) - 1].end()
