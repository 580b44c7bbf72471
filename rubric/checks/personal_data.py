"""Raises a gap where an item holds what could tell who somebody is: to be taken out before anything is handed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from rubric.checks.given import MOST_NAMED, Terms, item_spans
from rubric.checks.names import NameWords, find_names, name_words
from rubric.comparison import Comparison, Gap, ItemComparison
from rubric.pack import Pack
from rubric.phrases import Phrases, phrases
from rubric.reading import Span
from rubric.text import MEMORY, listed, lower, plain

CHECK = "personal-data"

Found = tuple[str, Span]
"""What kind of personal data, by the name of a reason in the pack, and where it stands."""
Find = Callable[[str], tuple[Found, ...]]

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
    rf"(?<!\w)(?:d\.?o\.?b\.?|date of birth|birth date|born(?: on)?)\s*+(?:[:=-]\s*+)?(?:(?:is|was)\s+)?{_DATE}(?!\w)",
    re.IGNORECASE,
)
_INSURANCE = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")
_CASE_NUMBER = re.compile(
    r"[ \t]*+(?:(?:is|was|no\.?|number)[ \t]*+)?(?:[:#=-][ \t]*+)?"
    r"(?=[A-Z]{0,3}[ -]?\d[\d -]{3,})[A-Z]{0,3}[\d -]+\d(?!\w)",
    re.IGNORECASE,
)
_LIVES_AT = re.compile(
    r"\b(?:(?:lives|lived|living|resides|residing)\s+at|(?:home\s+)?address\s*(?::|is|was))\s+(?:flat\s+\d+[a-z]?,?\s+)?"
    r"\d+[a-z]?,?\s+[A-Z][\w' -]{3,40}?(?=[,.;\n]|$)",
)
_DIGIT = re.compile(r"\d")
_MANY_DIGITS = re.compile(r"\d(?:[ ()-]{0,3}\d){8}")
_LETTER_THEN_DIGIT = re.compile(r"[A-Z] ?\d")


def personal_data(terms: Terms, compared: ItemComparison) -> Iterator[Gap]:
    """One gap an item: the reason names the kinds found, never the words themselves."""
    found = find_personal_data(compared.item.text, terms.made(name_words), terms.phrases("check-case-numbers"))
    if not found:
        return
    kinds = terms.pack.check(CHECK).reasons
    yield terms.gap(
        CHECK,
        terms.place(compared),
        "found",
        items=[compared],
        spans=item_spans(compared, [span for _, span in found]),
        what=listed(dict.fromkeys(kinds[kind] for kind, _ in found), MOST_NAMED),
    )


def may_stand(comparison: Comparison) -> frozenset[str]:
    """The items in which it is meant to be: their gap was dismissed with a reason, on the words that are there now."""
    gaps = (gap for gap in comparison.gaps if gap.check == CHECK and gap.dismissal and not gap.text_changed)
    return frozenset(evidence for gap in gaps for evidence in gap.evidence)


def personal_data_finder(pack: Pack) -> Find:
    """Finds in any text what the check finds in an item's."""
    words, cases = name_words(pack), phrases(pack.lexicon["check-case-numbers"])
    return lambda text: find_personal_data(text, words, cases)


@lru_cache(maxsize=MEMORY)
def find_personal_data(text: str, words: NameWords, cases: Phrases) -> tuple[Found, ...]:
    """Each piece of personal data, in order, none inside another."""
    found = [("name", span) for span in find_names(plain(text), words)]
    if "@" in text or _DIGIT.search(text):
        # Figures in neighbouring cells of a table are not the parts of one number.
        found += _numbers(plain(text.replace("\t", "\n")) if "\t" in text else plain(text), cases)
    kept: list[Found] = []
    for kind, span in sorted(found, key=lambda one: (one[1][0], -one[1][1])):
        if not kept or span[0] >= kept[-1][1][1]:
            kept.append((kind, span))
    return tuple(kept)


def _numbers(text: str, cases: Phrases) -> Iterator[Found]:
    small = lower(text)
    sought = [("email", _EMAIL, "@" in text)]
    sought.append(("birth", _BIRTH, "born" in small or "birth" in small or "dob" in small or "d.o.b" in small))
    sought.append(("address", _LIVES_AT, "address" in small or " at " in small))
    in_capitals = _LETTER_THEN_DIGIT.search(text) is not None
    sought += [("postcode", _POSTCODE, in_capitals), ("insurance", _INSURANCE, in_capitals)]
    for kind, pattern, is_likely in sought:
        if is_likely:
            yield from ((kind, match.span()) for match in pattern.finditer(text))
    for start, end in cases.spans(text):
        if number := _CASE_NUMBER.match(text, end):
            yield "case-number", (start, number.end())
    if not _MANY_DIGITS.search(text):
        return
    for match in _NHS_NUMBER.finditer(text):
        if is_nhs_number(match.group()):
            yield "nhs-number", match.span()
    for match in _PHONE.finditer(text):
        digits = re.sub(r"^(?:00)?44", "0", re.sub(r"\D", "", match.group().replace("(0)", "")))
        # Numbers that begin with 03 or 08 belong to organisations.
        if len(digits) == 11 and digits[1] in "127":
            yield "phone", match.span()


def is_nhs_number(text: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(d) for d in text if d.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == (0 if check == 11 else check)
