"""Comparing again after an edit gives what comparing everything from the start would give."""

from __future__ import annotations

import datetime
import gc
import json
import weakref
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rubric import comparing as module
from rubric.checks.all import CHECKS
from rubric.comparing import Comparing
from rubric.comparison import Comparison
from rubric.decisions import Action, Decisions, Dismissal, MatchDecision
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.pack import Pack

AS_OF = datetime.date(2026, 10, 1)
CORPUS = Path(module.__file__).parent / "training" / "corpus"

# Every check must have something to raise: two that contradict, one that stands under many, figures that do not add.
LONG = "A long sentence that says one and the same thing wherever it happens to stand in the file. It stands twice."
TEXTS = (
    "",
    "Feedback from people is anecdotal.",
    "We launched a new portal.",
    "Training was rolled out.",
    "Turnover in home care was 24% in March 2025.",
    "Turnover in home care was 31% in March 2025. Of 187 requests, 130 were met in a day, 31 in a week and 17 later.",
    "Elm Court: Inadequate",
    "We will improve waiting times. Elm Court is supported by the quality team.",
    "Under the Care Act 2014 councils must promote wellbeing. The regulator's role is to inspect services.",
    "Mrs Ada Brown, NHS number 943 476 5919, waited in 2019 for home care.",
    LONG,
    "Care " * 300,
    "People told us that they felt listened to, and 61% of carers waited too long for a break.",
)


@cache
def passages() -> tuple[str, ...]:
    files = sorted(CORPUS.glob("*.jsonl"))[:3]
    texts = [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()[:40]]
    return (*TEXTS, *texts)


class Desk:
    """Evidence and decisions as edits leave them, one after another."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.evidence: list[EvidenceItem] = []
        self.decisions = Decisions()
        self.as_of = AS_OF
        self._given = 0

    def do(self, act: str, at: int, number: int) -> None:
        places = [s.id for s in self.pack.sub_headings]
        categories = [None, *(c.id for c in self.pack.evidence_categories)]
        here = at % len(self.evidence) if self.evidence else 0
        if act == "add":
            self._given += 1
            under = tuple(dict.fromkeys(places[n % len(places)] for n in range(number % 4)))
            date = (None, "2019", "2026-03")[number % 3]
            text, category = passages()[number % len(passages())], categories[at % len(categories)]
            told = {"text": text, "sub_headings": under, "category": category, "date": date}
            source = ("Annual report", "Minutes, page 2", "")[at % 3]
            made = EvidenceItem.model_validate({"id": f"E{self._given}", "source": source, **told})
            self.evidence.insert(at % (len(self.evidence) + 1), made)
        elif act == "day":
            self.as_of = AS_OF.replace(year=2020 + number % 10)
        elif act == "forget":
            self.decisions = Decisions()
        elif not self.evidence:
            return
        elif act == "type":
            self._change(here, text=passages()[number % len(passages())])
        elif act == "move":
            self._change(here, sub_headings=(places[number % len(places)], "unheard-of"))
        elif act == "delete":
            del self.evidence[here]
        elif act == "shift":
            self.evidence.insert(number % len(self.evidence), self.evidence.pop(here))
        elif act == "decide":
            self._decide(self.evidence[here].id, number)
        elif act == "answer":
            self._answer(number)

    def _change(self, at: int, **fields: object) -> None:
        self.evidence[at] = self.evidence[at].model_copy(update=fields)

    def _decide(self, evidence_id: str, number: int) -> None:
        verdict, pattern = ("confirmed", "rejected")[number % 2], self.pack.patterns[number % 5].id
        made = MatchDecision(evidence=evidence_id, pattern=pattern, verdict=verdict, digest="")
        kept = [m for m in self.decisions.matches if (m.evidence, m.pattern) != (evidence_id, pattern)]
        self.decisions = self.decisions.model_copy(update={"matches": (*kept, made)})

    def _answer(self, number: int) -> None:
        gaps = self.compared().gaps
        key = gaps[number % len(gaps)].key
        dismissals, actions = self.decisions.dismissals, self.decisions.actions
        if number % 2:
            dismissals = (*dismissals, Dismissal(gap=key, reason="no", digest="", decided=AS_OF))
        else:
            owner = "Head of care" if number % 4 else ""
            actions = (*actions, Action(id=number, gap=key, what="Do it", owner=owner, due=AS_OF if owner else None))
        self.decisions = self.decisions.model_copy(update={"dismissals": dismissals, "actions": actions})

    def compared(self, comparing: Comparing | None = None) -> Comparison:
        return find_gaps(self.pack, self.evidence, self.as_of, self.decisions, comparing)


ACTS = ("add", "add", "add", "type", "move", "delete", "shift", "decide", "answer", "day", "forget")
EDITS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 60), st.integers(0, 200)), min_size=1, max_size=25)

AT_LAST = (("add", 0, 1), ("day", 0, 1), ("day", 0, 9), ("decide", 0, 0), ("move", 0, 2), ("type", 0, 3))


@settings(deadline=None, max_examples=60)
@given(edits=EDITS, together=st.sampled_from([1, 3, 100]))
def test_comparing_again_after_any_edit_gives_what_comparing_from_the_start_gives(
    pack: Pack, edits: list[tuple[str, int, int]], together: int
) -> None:
    before, module.TOGETHER = module.TOGETHER, together
    try:
        desk, comparing = Desk(pack), Comparing()
        for edit in (*edits, *AT_LAST):
            desk.do(*edit)
            again, anew = desk.compared(comparing), desk.compared()
            assert again == anew
            assert [again.item(item.id) for item in desk.evidence] == list(again.items)
    finally:
        module.TOGETHER = before


def test_the_texts_above_make_every_check_raise_something(pack: Pack) -> None:
    raised: set[str] = set()
    for first in range(len(TEXTS)):
        desk = Desk(pack)
        for number in (first, first + 1):
            desk.do("add", number, number % len(TEXTS))
            desk.do("move", number, 0)
        raised |= {gap.check for gap in desk.compared().gaps}
        for number in range(3):
            desk.do("add", 0, TEXTS.index(LONG) + len(passages()) * number)
        raised |= {gap.check for gap in desk.compared().gaps}
    desk = Desk(pack)
    for _ in range(3):
        desk.do("add", 0, 1)
    raised |= {gap.check for gap in desk.compared().gaps}
    assert raised == set(CHECKS)


def test_what_is_deleted_is_held_no_more(pack: Pack) -> None:
    desk, comparing = Desk(pack), Comparing()
    for number in range(120):
        desk.do("add", number, number)
    desk.compared(comparing)
    gone = weakref.ref(desk.evidence[110])
    del desk.evidence[60:]
    assert desk.compared(comparing) == desk.compared()
    # What was made of all items together lives until it is made anew, so not longer than one comparison.
    desk.compared(comparing)
    gc.collect()
    assert gone() is None


def test_what_did_not_change_is_not_looked_at_again(pack: Pack) -> None:
    read: list[str] = []
    desk, comparing = Desk(pack), Comparing()
    for number in range(250):
        desk.do("add", number, number)
    desk.compared(comparing)
    before = desk.compared(comparing)
    desk.do("type", 120, 3)

    def reading(items: tuple[EvidenceItem, ...]) -> list[object]:
        read.extend(item.id for item in items)
        return [found.reading for found in find_gaps(pack, items, AS_OF, Decisions()).items]

    after = comparing.compare(pack, tuple(desk.evidence), AS_OF, desk.decisions, reading)  # pyright: ignore
    assert read == [desk.evidence[120].id]
    kept = [one is other for one, other in zip(before.items, after.items, strict=True)]
    assert kept == [number != 120 for number in range(250)]
    unchanged = {gap.key: gap for gap in before.gaps}
    same = [gap for gap in after.gaps if gap is unchanged.get(gap.key)]
    assert len(same) > len(after.gaps) / 2
