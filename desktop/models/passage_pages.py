"""Which page of a document is seen, as far as its passages say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from desktop.models.passages import say_page
from rubric.assessment import Passage

_NUMBERED = re.compile(r"(?P<what>\D*?)(?P<number>\d+)(?: to \D*\d+)?")


def pages_said(passages: Sequence[Passage]) -> tuple[str, ...]:
    """For each passage the page it stands on: "page 7 of 12"; empty where none is known."""
    numbered = {page: _NUMBERED.fullmatch(page) for page in {passage.page for passage in passages}}
    last: defaultdict[str, int] = defaultdict(int)
    for found in filter(None, numbered.values()):
        last[found["what"]] = max(last[found["what"]], int(found["number"]))
    said: list[str] = []
    for passage in passages:
        found = numbered[passage.page]
        if found:
            said.append(f"{say_page(found['what'] + found['number'])} of {last[found['what']]}")
        else:
            said.append(passage.page or (said[-1] if said else ""))
    return tuple(said)
