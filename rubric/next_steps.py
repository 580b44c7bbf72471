"""What to do next to bring the evidence nearer to the exemplars: what most of them show first, then the least work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rubric.checks import missing_pattern, out_of_date, single_voice
from rubric.checks.single_voice import categories_heard, required_and_absent
from rubric.comparison import Comparison, Gap, Status
from rubric.pack import Pack
from rubric.text import listed

Standing = Status | Literal["possible"]

MOST = 8
LEAST_PATTERNS = 4
"""So many of the steps are about patterns that are weak or missing, if so many are: the one for the rest counts."""
MOST_OF_A_KIND = 2

_WORK = ("confirm", "weak", "old", "empty", "missing", "voice", "action")
"""The kinds of step, from the least work to the most."""
_STANDING: dict[str, Standing] = {"confirm": "possible", "weak": "weak", "old": "covered"}


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do, in words that can be acted on. It leads to a gap or, where there is none, to an item.

    ``status`` is where the pattern stands now ("possible" where a match waits for a yes). ``worth`` is how many
    exemplars show what it would bring. ``items`` are those to look at one after the other, `evidence` first.
    """

    kind: str
    sentence: str
    why: str
    status: Standing
    worth: int
    gap: str = ""
    evidence: str = ""
    items: tuple[str, ...] = ()


def next_steps(pack: Pack, comparison: Comparison) -> tuple[NextStep, ...]:
    """At most `MOST` steps. The same comparison gives the same steps in the same order.

    A gap that was dismissed, or that an action answers already, asks for nothing more here.
    """
    unanswered = [gap for gap in comparison.gaps if gap.is_unanswered]
    patterns = _by_worth(_about_patterns(pack, unanswered))
    others = [
        *_to_confirm(pack, comparison),
        *_by_worth(_old(pack, comparison, unanswered))[:MOST_OF_A_KIND],
        *_by_worth(_empty(pack, unanswered))[:MOST_OF_A_KIND],
        *_by_worth(_voices(pack, comparison, unanswered))[:MOST_OF_A_KIND],
    ]
    others = _by_worth(others)[: MOST - min(LEAST_PATTERNS, len(patterns))]
    room = MOST - len(others)
    if len(patterns) <= room:
        return tuple(_by_worth([*patterns, *others]))
    return (*_by_worth([*patterns[: room - 1], *others]), _rest(pack, patterns[room - 1 :]))


def _by_worth(steps: Iterable[NextStep]) -> list[NextStep]:
    return sorted(steps, key=lambda step: (-step.worth, _WORK.index(step.kind)))


def _step(
    pack: Pack, kind: str, worth: int, *, words: str = "", gap: str = "", evidence: str = "", **told: object
) -> NextStep:
    said = pack.next_step(words or kind)
    filled = {"shown": worth, "exemplars": len(pack.exemplars), "evidence": evidence, **told}
    status = _STANDING.get(kind, "missing")
    sentence, why = said.sentence.format_map(filled), said.why.format_map(filled)
    return NextStep(kind, sentence, why, status, worth, gap, "" if gap else evidence)


def _about_patterns(pack: Pack, gaps: Iterable[Gap]) -> Iterator[NextStep]:
    for gap in gaps:
        if gap.pattern is None:
            continue
        pattern = pack.pattern(gap.pattern)
        kind = "missing" if gap.check == missing_pattern.CHECK else "weak"
        yield _step(
            pack,
            kind,
            len(pattern.shown_by),
            words="weak-passing" if kind == "weak" and not gap.lacking else kind,
            gap=gap.key,
            evidence=listed(gap.evidence, 3),
            step=pattern.step,
            lacking=listed((pack.quality(quality).lacking for quality in gap.lacking), 3),
        )


def _to_confirm(pack: Pack, comparison: Comparison) -> Iterator[NextStep]:
    """The matches to say yes or no to, as one step: those that would cover a pattern with an open gap."""
    open_patterns = {gap.pattern for gap in comparison.gaps if gap.is_open and gap.pattern}
    found = [
        (len(pack.pattern(match.pattern).shown_by), compared.item.id)
        for compared in comparison.items
        for match in compared.matches
        if match.fit == "possible" and match.pattern in open_patterns
    ]
    if found:
        found.sort(key=lambda pair: -pair[0])
        first, *others = dict.fromkeys(evidence for _, evidence in found)
        words = "confirm" if len(found) > 1 else "confirm-one"
        where = f"{1 + len(others)} items" if others else first
        step = _step(pack, "confirm", found[0][0], words=words, evidence=first, count=len(found), where=where)
        yield replace(step, items=(first, *others))


def _old(pack: Pack, comparison: Comparison, gaps: Iterable[Gap]) -> Iterator[NextStep]:
    """Items past the pack's limit without which a covered pattern would not be."""
    old = {gap.evidence[0]: gap.key for gap in gaps if gap.check == out_of_date.CHECK}
    clear: dict[str, list[str]] = {}
    for compared in comparison.items if old else ():
        for match in compared.matches:
            if match.fit == "clear":
                clear.setdefault(match.pattern, []).append(compared.item.id)
    carried: dict[str, list[str]] = {}
    for pattern, evidence in clear.items():
        if all(item in old for item in evidence):
            carried.setdefault(evidence[0], []).append(pattern)
    for item, patterns in carried.items():
        best = max((pack.pattern(pattern) for pattern in patterns), key=lambda pattern: len(pattern.shown_by))
        limit = pack.limits.out_of_date_months
        yield _step(pack, "old", len(best.shown_by), gap=old[item], evidence=item, title=best.title, limit=limit)


def _empty(pack: Pack, gaps: Iterable[Gap]) -> Iterator[NextStep]:
    for gap in gaps:
        if gap.check == "empty" and not gap.evidence:
            title = pack.sub_heading(gap.sub_heading).short_title
            yield _step(pack, "empty", len(pack.exemplars), gap=gap.key, sub_heading=title)


def _voices(pack: Pack, comparison: Comparison, gaps: Iterable[Gap]) -> Iterator[NextStep]:
    """Whom to ask where one voice speaks alone, or the people are not heard whom it is about."""
    for gap in gaps:
        if gap.check != single_voice.CHECK:
            continue
        items = [comparison.item(evidence) for evidence in gap.evidence]
        heard = categories_heard(pack, items)
        silent = [category for category in pack.evidence_categories if category.id not in heard]
        category = next(iter([*required_and_absent(pack, items), *silent]))
        title = pack.sub_heading(gap.sub_heading).short_title
        sentence = category.step.format_map({"sub_heading": title})
        yield _step(pack, "voice", len(pack.exemplars), gap=gap.key, step=sentence, category=category.title)


def _rest(pack: Pack, left: Sequence[NextStep]) -> NextStep:
    """The gaps of patterns that no other step tells of, as one step."""
    words = "action" if len(left) > 1 else "action-one"
    return _step(pack, "action", 0, words=words, gap=left[0].gap, count=len(left))
