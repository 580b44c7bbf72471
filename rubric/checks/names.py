"""Finds people's names in a text: after a title or a label, beside a relation, before an age or a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rubric.pack import Pack
from rubric.phrases import Phrases, phrases
from rubric.reading import Span

_NAME_WORD = r"(?:(?:Mc|Mac|O'|D'|De|Di|Le|La|Van|von)\s?)?[A-Z][a-z]+(?:[-'][A-Z][a-z]+){0,3}"
_FULL_NAME = rf"{_NAME_WORD}(?:[ \t]+(?:[A-Z]\.?[ \t]+)?{_NAME_WORD}){{1,2}}"
_AFTER_TITLE = re.compile(rf"\.?[ \t]+(?P<name>(?:[A-Z]\.?[ \t]+)?{_NAME_WORD}(?:[ \t]+{_NAME_WORD}){{0,2}})")
_AFTER_LABEL = re.compile(rf"[ \t]*(?:[:|]|[ \t]-)[ \t]*(?P<name>{_FULL_NAME})(?!\w)")
_AFTER_FAREWELL = re.compile(rf"[ \t]*,?\s{{1,3}}(?P<name>{_FULL_NAME})(?!\w)")
_AFTER_RELATION = re.compile(rf",?[ \t]+(?P<name>{_NAME_WORD}(?:[ \t]+{_NAME_WORD})?)(?!\w)")
_BEFORE_AGE = re.compile(rf"(?<!\w)(?P<name>{_FULL_NAME}),?\s\(?aged?\s\d\d\d?(?![\d+]|-\d)")
_BEFORE_POST = re.compile(
    rf"(?<!\w)(?P<name>{_NAME_WORD}[ \t]+(?:[A-Z]\.?[ \t]+)?{_NAME_WORD}),?[ \t]+\(?(?:the[ \t]+|our[ \t]+)?$"
)
_LONGEST = 60


class NameWords(NamedTuple):
    """The lexicon entries about which names stand, and those that are none."""

    titles: Phrases
    labels: Phrases
    farewells: Phrases
    relations: Phrases
    posts: Phrases
    not_names: Phrases
    not_surnames: Phrases
    places: Phrases


def name_words(pack: Pack) -> NameWords:
    """The words of a pack, ready to search."""
    lexicon = pack.lexicon
    return NameWords(
        phrases(lexicon["check-titles"], exact=True),
        phrases(lexicon["check-name-labels"]),
        phrases(lexicon["check-farewells"]),
        phrases(lexicon["check-relations"]),
        phrases(lexicon["check-posts"]),
        phrases(lexicon["check-not-names"]),
        phrases(lexicon["check-not-surnames"]),
        phrases(lexicon["check-place-names"]),
    )


def find_names(text: str, words: NameWords) -> Iterator[Span]:
    """Where people's names stand. ``text`` is plain: its marks and blanks are of one kind."""
    for start, end in words.titles.spans(text):
        after = _AFTER_TITLE.match(text, end)
        if after and not _is_place(text, after, words) and not words.not_surnames.within(after["name"]):
            yield start, after.end()
    for found, form in (
        (words.labels, _AFTER_LABEL),
        (words.farewells, _AFTER_FAREWELL),
        (words.relations, _AFTER_RELATION),
    ):
        for _, end in found.spans(text):
            after = form.match(text, end)
            if after and _is_person(text, after, words):
                yield after.span("name")
    if "aged" in text or "age " in text:
        yield from (m.span("name") for m in _BEFORE_AGE.finditer(text) if _is_person(text, m, words))
    for start, _ in words.posts.spans(text):
        before = _BEFORE_POST.search(text, max(0, start - _LONGEST), start)
        if before and ("," in before.group() or "(" in before.group()) and _is_person(text, before, words):
            yield before.span("name")


def bare_name(name: str, words: NameWords) -> str:
    """A name as it is found, without the titles before it."""
    title = next(iter(words.titles.spans(name)), (1, 0))
    return bare_name(name[title[1] :].lstrip(". \t"), words) if title[0] == 0 else name


def _is_person(text: str, found: re.Match[str], words: NameWords) -> bool:
    name = found["name"]
    no_name = words.not_names.within(name) or words.not_surnames.within(name)
    return not no_name and not _is_place(text, found, words)


def _is_place(text: str, found: re.Match[str], words: NameWords) -> bool:
    """Whether it is a place that bears a name: "Lady Margaret Road", "Dr Foster House"."""
    end = found.end("name")
    follows = text[end : end + 12].lstrip()
    return words.places.within(text, *found.span("name")) or (
        follows[:1].isupper() and words.places.within(text, end, end + 12)
    )
