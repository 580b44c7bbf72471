"""Why a gap is a gap, as a director reads it: the window's reasons speak to the officer who is still at work."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.report.material import Material
from desktop.report.values.text import Reference, Text
from desktop.report.wording import sentence
from rubric.comparison import Gap
from rubric.text import listed

NEAR = 4
"""How many items that may come near a pattern are named."""


def pattern_reason(material: Material, gap: Gap) -> Text:
    """What our evidence lacks; nothing where there is none, because ``nothing_shown`` says it all."""
    if not gap.evidence:
        return ()
    lacking = listed(material.pack.quality(quality).lacking for quality in gap.lacking)
    return (f"Our evidence touches on it, {'with ' + lacking if lacking else 'and does not say it plainly'}.",)


def nothing_shown(material: Material, gap: Gap, section: str, title: str) -> Text:
    """That no item shows a pattern, and which may come near it."""
    missing = "No item shows it, in full or in part."
    if gap.pattern and material.pack.pattern(gap.pattern).kind == "shortfall-with-plan":
        missing = "No item admits it; the exemplars do, and say what they are doing about it."
    return (missing, *near(material, gap, section, title))


def near(material: Material, gap: Gap, section: str, title: str) -> Text:
    """Which items may come near a pattern that none shows; nothing where none does."""
    found = list(dict.fromkeys(evidence_id for evidence_id, _ in gap.spans))[:NEAR]
    if not found:
        return ()
    cited = [material.citations.item(evidence_id, section, title) for evidence_id in found]
    return (*_in_words(cited), " may come near it; nobody has confirmed that.")


def check_reason(material: Material, gap: Gap, most: int, section: str, title: str) -> Text:
    """The check's own sentence, each item named in it a reference, then the items it does not name."""
    cited = {id_: material.citations.item(id_, section, title) for id_ in gap.evidence[:most]}
    reason = sentence(gap.reason)
    if not cited:
        return (reason,)
    ids = "|".join(re.escape(id_) for id_ in sorted(cited, key=len, reverse=True))
    pieces: list[str | Reference] = []
    named: set[str] = set()
    done = 0
    for found in re.finditer(rf"(?<![\w\[])(?:{ids})(?![\w\]])", reason):
        pieces += [reason[done : found.start()].rstrip(), cited[found[0]]]
        cited[found[0]] = material.citations.item(found[0], section, title)
        named.add(found[0])
        done = found.end()
    rest = [reference for id_, reference in cited.items() if id_ not in named]
    return tuple(piece for piece in (*pieces, reason[done:], *rest) if piece)


def _in_words(cited: Iterable[Reference]) -> Text:
    """[E1], [E2] and [E3]."""
    *first, last = cited
    pieces: list[str | Reference] = []
    for reference in first:
        pieces += [reference, ","]
    return (*pieces[:-1], "and", last) if first else (last,)
