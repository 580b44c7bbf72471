"""Tells which document a source names, whatever page or paragraph of it is named as well."""

from __future__ import annotations

import re
from functools import lru_cache

from rubric.text import MEMORY, lower

_PLACE = re.compile(
    r"[\s,;:(\[-]*\b(?:pages?|pp?|para|paras|paragraphs?|sections?|slides?|rows?|sheet|table|item|appendix|annex|chapter)\b"
    r"\.?\s*(?:[\d.,a-z]{0,8}\s*(?:-|to|and|&)\s*)?\d[\d.]*[a-z]?[)\]]*\s*$"
)
_ARTICLE = re.compile(r"^(?:the|our)\s+")


@lru_cache(maxsize=MEMORY)
def document_of(source: str) -> str:
    """The document in small letters, to be compared; "" where no source is stated."""
    plain = " ".join(lower(source).split()).strip(" .,;:")
    while (shorter := _PLACE.sub("", plain)) and shorter != plain:
        plain = shorter
    return _ARTICLE.sub("", plain)


def are_two_documents(one: str, other: str) -> bool:
    """Whether both sources are stated, and name two documents."""
    first, second = document_of(one), document_of(other)
    return bool(first and second) and first != second
