"""The characters of a text as a paper of any kind can hold them: the page, the Word file and the workbook alike."""

from __future__ import annotations

import json
import re

from rubric.assessment import Assessment
from rubric.blackout import MASK

WITHHELD = "[withheld]"
"""What stands, and is read aloud, for a run of letters that are blacked out."""

STAND_IN = "\N{WHITE SQUARE}"
"""What stands for characters that nobody can be shown."""

_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "•", "\uf0fc": "✓", "\uf0e0": "→"}
"""The marks of lists that Word writes with the letters of its symbol faces."""

_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)
)

_UNFIT = re.compile(
    rf"(?P<withheld>{MASK}+)|(?P<symbol>[{''.join(_SYMBOLS)}])|(?P<line>[\x0b\x0c\u2028\u2029])|(?P<windows>[\x80-\x9f])"
    "|(?P<private>[\ue001-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+)"
    # Control characters and halves of characters make Word and Excel call a file damaged. Marks that turn the direction
    # of reading could put the words of a line in another order than the one that was read and decided on.
    f"|[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufff9-\ufffb{_NO_CHARACTERS}\u202a-\u202e\u2066-\u2069]"
)


def holds_withheld(assessment: Assessment) -> bool:
    """Whether anything in it is blacked out."""
    return MASK in json.dumps(assessment.model_dump(mode="json"), ensure_ascii=False)


def printable(text: str) -> str:
    """The text with nothing in it that spoils a file, deceives a reader or is blacked out.

    Joiners stay: they make one picture of several, and one letter of two.
    """
    return _UNFIT.sub(_fit, text)


def _fit(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "withheld":
            return WITHHELD
        case "symbol":
            return _SYMBOLS[found[0]]
        case "line":
            return "\n"
        case "windows":
            # What an old Windows program wrote as a quotation mark or a dash, read as if it were of the newer kind.
            return found[0].encode("latin-1").decode("cp1252", "ignore")
        case "private":
            return STAND_IN
        case _:
            return ""
