"""Raises a gap where an item holds what could tell who somebody is: to be taken out before anything is handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rubric.checks.given import Given, item_spans, listed
from rubric.checks.words import Phrases, phrases
from rubric.comparison import Gap
from rubric.reading import Span
from rubric.text import MEMORY, plain

CHECK = "personal-data"

_NHS_NUMBER = re.compile(r"(?<![\d.,£/-])\d{3}([ -]?)\d{3}\1\d{4}(?![\d%]|[.,/-]\d)")
# Begun only where a word begins, as the other searches are: a long word without an @ would be read again and again.
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_POSTCODE = re.compile(
    r"(?<!\w)(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d(?:\d|[ABEHMNPRVWXYJKSTUC])? ?\d[ABD-HJLNP-UW-Z]{2})(?!\w)"
)
_PHONE = re.compile(
    r"(?<![\w.,£/-])(?:(?:\+|00)44[ -]?(?:\(0\)[ -]?)?|\(?0)\d{2,5}\)?(?:[ -]?\d{2,4}){1,3}(?![\w%]|[.,/-]\d)"
)
_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{2,4})"
_BIRTH = re.compile(
    rf"(?<!\w)(?:d\.?o\.?b\.?|date of birth|birth date|born(?: on)?)\s*[:=-]?\s*(?:(?:is|was)\s+)?{_DATE}(?!\w)",
    re.IGNORECASE,
)
_INSURANCE = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")
_NAME_WORD = r"(?:(?:Mc|Mac|O'|D'|De|Di|Le|La|Van|von)\s?)?[A-Z][a-z]+(?:[-'][A-Z][a-z]+)*"
_MAY_HOLD = re.compile(r"[\d@]")
_AFTER_TITLE = re.compile(rf"\.?[ \t]+(?P<name>(?:[A-Z]\.?[ \t]+)?{_NAME_WORD}(?:[ \t]+{_NAME_WORD}){{0,2}})")
_AFTER_LABEL = re.compile(
    rf"[ \t]*[:|][ \t]*(?P<name>{_NAME_WORD}(?:[ \t]+(?:[A-Z]\.?[ \t]+)?{_NAME_WORD}){{1,2}})(?!\w)"
)


class _Words(NamedTuple):
    titles: Phrases
    labels: Phrases
    not_names: Phrases
    places: Phrases


def personal_data(given: Given) -> Iterator[Gap]:
    """One gap an item: the reason names the kinds found, never the words themselves."""
    lexicon = given.pack.lexicon
    words = _Words(
        phrases(lexicon["check-titles"], exact=True),
        phrases(lexicon["check-name-labels"]),
        phrases(lexicon["check-not-names"]),
        phrases(lexicon["check-place-names"]),
    )
    kinds = given.pack.check(CHECK).reasons
    for compared in given.items:
        found = find_personal_data(compared.item.text, words)
        if not found:
            continue
        what = listed(dict.fromkeys(kinds[kind] for kind, _ in found))
        yield given.gap(
            CHECK,
            given.place(compared),
            "found",
            items=[compared],
            spans=item_spans(compared, [span for _, span in found]),
            what=what,
        )


@lru_cache(maxsize=MEMORY)
def find_personal_data(text: str, words: _Words) -> tuple[tuple[str, Span], ...]:
    """Each piece of personal data with its kind (a name of a reason in the pack), in order, none inside another."""
    if not _MAY_HOLD.search(text) and not words.titles.spans(text) and not words.labels.spans(text):
        return ()
    # Figures in neighbouring cells of a table are not the parts of one number.
    cells_apart = plain(text.replace("\t", "\n"))
    every = sorted([*_numbers(cells_apart), *_names(plain(text), words)], key=lambda found: (found[1][0], -found[1][1]))
    kept: list[tuple[str, Span]] = []
    for kind, span in every:
        if not kept or span[0] >= kept[-1][1][1]:
            kept.append((kind, span))
    return tuple(kept)


def _numbers(text: str) -> Iterator[tuple[str, Span]]:
    for kind, pattern in (
        ("email", _EMAIL),
        ("birth", _BIRTH),
        ("postcode", _POSTCODE),
        ("insurance", _INSURANCE),
    ):
        for match in pattern.finditer(text):
            yield kind, match.span()
    for match in _NHS_NUMBER.finditer(text):
        if is_nhs_number(match.group()):
            yield "nhs-number", match.span()
    for match in _PHONE.finditer(text):
        digits = re.sub(r"^(?:00)?44", "0", re.sub(r"\D", "", match.group().replace("(0)", "")))
        if len(digits) == 11 and digits[1] in "123789":
            yield "phone", match.span()


def is_nhs_number(text: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(d) for d in text if d.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == (0 if check == 11 else check)


def _names(text: str, words: _Words) -> Iterator[tuple[str, Span]]:
    for start, end in words.titles.spans(text):
        after = _AFTER_TITLE.match(text, end)
        if after and not _is_place(text, after, words):
            yield "name", (start, after.end())
    for _start, end in words.labels.spans(text):
        after = _AFTER_LABEL.match(text, end)
        if after and not words.not_names.within(after["name"]):
            yield "name", after.span("name")


def _is_place(text: str, after: re.Match[str], words: _Words) -> bool:
    """Whether it is a place that bears a name: "Lady Margaret Road", "Dr Foster House"."""
    follows = text[after.end() : after.end() + 12].lstrip()
    return words.places.within(text, after.start(), after.end()) or (
        follows[:1].isupper() and words.places.within(text, after.end(), after.end() + 12)
    )
