"""What text must be so that Excel takes it as it stands: never a formula, never a damaged or an overlong cell."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from desktop.report.characters import printable

LONGEST = 32_767
"""Characters in a cell, counted as Excel counts: one beyond the first 65,536 of Unicode is two."""

LONGEST_ADDRESS = 2_000
"""Excel calls a file damaged that leads to a longer one."""

SURE_FIGURES = 15
"""Excel changes the figures of a number after these."""

MOST_LINES = 40
"""More than the highest row of a sheet can show."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*")
_ADDRESS = re.compile(
    r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#](?:[a-z0-9._~!$&()*+,;=:@/?#-]|%[0-9a-f]{2})*)?", re.I
)


def cell_words(text: str) -> str:
    """The text with line ends as Excel has them, and without characters that it cannot hold."""
    text = printable(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def escaped(words: str) -> str:
    """What stands in the file for these words: Excel reads ``_x0041_`` as the letter A unless told not to."""
    return _ESCAPE.sub("_x005F_", words) if "_x" in words else words


def might_be_a_formula(words: str) -> bool:
    """Whether Excel may take the words for a formula once somebody edits them, or for its own mark of text."""
    first = words[_BLANK.match(words).end() :][:1]  # pyright: ignore[reportOptionalMemberAccess]
    return bool(first) and (first in "'\N{MINUS SIGN}" or unicodedata.normalize("NFKC", first) in "=+-@")


def lines(words: str, width: int) -> int:
    """About how many lines the words take in a column of that width; a row is never higher than some tens of lines."""
    fit = max(int(width * 1.05) - 2, 1)
    counted = 0
    for paragraph in words[: MOST_LINES * fit].split("\n"):
        counted, left = counted + 1, fit
        for word in paragraph.split(" "):
            if len(word) > left:
                counted, left = counted + (left < fit) + (len(word) - 1) // fit, fit
            left -= len(word) % fit + 1
    return counted


def pieces(words: str, most: int) -> list[str]:
    """The words in pieces that each fill a cell at most."""
    if len(words) * 2 <= most:
        return [words]
    cut: list[str] = []
    data = words.encode("utf-16-le")
    start = 0
    while start < len(data):
        end = min(start + 2 * most, len(data))
        if end < len(data) and 0xD8 <= data[end - 1] <= 0xDB:
            end -= 2  # The two halves of a character stay together.
        cut.append(data[start:end].decode("utf-16-le"))
        start = end
    return cut


def leads_to_a_page(address: str) -> bool:
    """Whether an address is plainly one of the web: anything out of the ordinary stays mere text."""
    return (
        len(address) <= LONGEST_ADDRESS
        and _ADDRESS.fullmatch(address) is not None
        and address.count("#") <= 1
        and not urlsplit(address).username
    )
