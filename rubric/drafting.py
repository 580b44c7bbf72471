"""Drafts the parts of a council's account from sentences of its own evidence, each with the reference it stands by."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rubric.assessment import Account, Assessment
from rubric.checks.given import place_of
from rubric.comparison import Comparison, ItemComparison
from rubric.decisions import Action
from rubric.pack import NarrativePart, Pack
from rubric.partial_dates import spoken
from rubric.quotable import Quotable, Sentence
from rubric.reading import Span
from rubric.references import account_words, without_references
from rubric.telling import PLAN, SHORTFALL, falls_short, meet, telling

WITHHELD = ("personal-data", "not-evidence")
"""Checks that keep a whole item out of a draft."""

DOUBTED = ("unsupported-claim", "figures-do-not-add", "contradiction")
"""Checks that keep out the sentences they rest on: a draft does not repeat what has yet to be put right."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one part could say. ``left_out`` names the items that a check keeps out, each with the check."""

    part: str
    sentences: tuple[Sentence, ...]
    actions: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """As it is written into the part: the sentences, then each action as a paragraph."""
        following = [*(sentence.evidence for sentence in self.sentences[1:]), ""]
        # Whose words they are is said once for sentences of one item that follow each other.
        prose = " ".join(s.written(s.evidence != after) for s, after in zip(self.sentences, following, strict=False))
        return "\n\n".join(filter(None, (prose, *self.actions)))


def appended(written: str, draft: str) -> str:
    """A draft below what is written."""
    return "\n\n".join(filter(None, (written.rstrip(), draft))) if draft else written


def draft_parts(
    pack: Pack, comparison: Comparison, assessment: Assessment, sub_heading: str, parts: Collection[str]
) -> tuple[Draft, ...]:
    """Draft these parts of a sub-heading's account, by their ids; nothing twice, and nothing that is written already.

    Each takes at most an even share of the pack's working length, "in short" having one too, and what all the account
    leaves of it.
    """
    material = _Material(pack, comparison, assessment, sub_heading)
    account = assessment.account(sub_heading)
    drafts: list[Draft] = []
    for part in pack.narrative_parts:
        if part.id in parts:
            draft = _draft(material, part, account)
            drafts.append(draft)
            written = appended(account.parts.get(part.id, ""), draft.text)
            account = account.model_copy(update={"parts": {**account.parts, part.id: written}})
    return tuple(drafts)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Sentences of one item that belong together. ``turn`` lets each pattern, or item, speak before any does twice."""

    turn: tuple[int, bool]
    place: int
    item: int
    sentences: tuple[Sentence, ...]


class _Material:
    """What the parts of one sub-heading are drafted from."""

    def __init__(self, pack: Pack, comparison: Comparison, assessment: Assessment, sub_heading: str) -> None:
        self.pack, self.as_of = pack, assessment.details.as_of
        self.known = frozenset(compared.item.id for compared in comparison.items)
        self.actions = [a for a in assessment.decisions.actions if place_of(a.gap) == sub_heading and not a.done]
        self.items = [
            (c, Quotable(pack, c, self.as_of)) for c in comparison.items if sub_heading in c.item.sub_headings
        ]
        self.turns = _turns(self.items)
        here = [pattern.id for pattern in pack.patterns if sub_heading in pattern.sub_headings]
        every = dict.fromkeys((*here, *(pattern.id for pattern in pack.patterns)))
        self._places = {pattern: place for place, pattern in enumerate(every)}
        self._withheld: dict[str, str] = {}
        self._doubted: dict[str, list[tuple[Span, str]]] = {}
        for gap in comparison.gaps:
            if gap.is_open and gap.check in WITHHELD:
                self._withheld.update(dict.fromkeys(gap.evidence, gap.check))
            elif gap.is_open and gap.check in DOUBTED:
                for evidence, span in gap.spans:
                    self._doubted.setdefault(evidence, []).append((span, gap.check))

    def kept_out(self, evidence: str, spans: Iterable[Span]) -> str:
        """The check that keeps these sentences of an item out of a draft; empty where none does."""
        if evidence in self._withheld:
            return self._withheld[evidence]
        doubted = self._doubted.get(evidence, ())
        return next((check for span in spans for doubt, check in doubted if meet(span, doubt)), "")

    def place(self, compared: ItemComparison, spans: Sequence[Span]) -> int:
        """Where the pack has the pattern that these sentences show; where they show none, that of the whole item."""
        shown = [match for match in compared.matches if match.fit != "possible"]
        here = [match for match in shown if any(meet(match.span, span) for span in spans)]
        return min((self._places[match.pattern] for match in here or shown), default=len(self._places))


def _turns(items: Sequence[tuple[ItemComparison, Quotable]]) -> dict[tuple[str, int], int]:
    """When each item may speak for a pattern that it shows in full: nothing old first, then the best evidenced."""
    clear: dict[str, list[tuple[bool, int, int]]] = {}
    for number, (compared, quotable) in enumerate(items):
        convincing = len({found.id for found in compared.reading.qualities} - {SHORTFALL, PLAN})
        for match in compared.matches:
            if match.fit == "clear":
                clear.setdefault(match.pattern, []).append((quotable.is_old, -convincing, number))
    return {
        (pattern, number): turn
        for pattern, showing in clear.items()
        for turn, (_, _, number) in enumerate(sorted(showing))
    }


def _draft(material: _Material, part: NarrativePart, account: Account) -> Draft:
    most = material.pack.limits.narrative_words[1]
    left = most - account_words(account, material.known)
    room = min(most // (len(material.pack.narrative_parts) + 1), left)
    written = _plain(account.narrative, *account.parts.values())
    actions: list[str] = []
    for action in material.actions if PLAN in part.qualities else ():
        told = _told(action, material.as_of)
        if _plain(told) not in written and len(told.split()) <= room:
            actions.append(told)
            room -= len(told.split())
    left_out: dict[tuple[str, str], None] = {}
    taken: list[_Candidate] = []
    for candidate in sorted(_candidates(material, part, left_out), key=lambda c: (c.turn, c.place, c.item)):
        words = [_core(sentence) for sentence in candidate.sentences]
        length = sum(len(without_references(s.written(), material.known).split()) for s in candidate.sentences)
        if length <= room and not any(said in written for said in words):
            taken.append(candidate)
            written = _plain(written, *words)
            room -= length
    # What one item says stays together, where its first pattern stands.
    first = {item: min(c.place for c in taken if c.item == item) for item in {c.item for c in taken}}
    taken.sort(key=lambda c: (first[c.item], c.item, c.sentences[0].span))
    return Draft(part.id, tuple(s for c in taken for s in c.sentences), tuple(actions), tuple(left_out))


def _candidates(
    material: _Material, part: NarrativePart, left_out: dict[tuple[str, str], None]
) -> Iterator[_Candidate]:
    """All that could stand in the part; what a check keeps out is noted instead."""
    for number, (compared, quotable) in enumerate(material.items):
        for turn, span in _spans(material, part, number):
            run = quotable.around(span)
            spans = [sentence.span for sentence in run]
            if not run:
                continue
            if check := material.kept_out(compared.item.id, spans):
                left_out[compared.item.id, check] = None
            else:
                yield _Candidate(turn, material.place(compared, spans), number, run)


def _spans(material: _Material, part: NarrativePart, number: int) -> Iterator[tuple[tuple[int, bool], Span]]:
    """Where an item says what the part is about, each with its turn."""
    compared, quotable = material.items[number]
    if not part.qualities and not part.categories:
        yield from _strengths(material, number)
        return
    shown = [match.span for match in compared.matches if match.fit != "possible"]
    belongs = compared.item.category in part.categories
    spans: list[Span] = []
    for found in compared.reading.qualities:
        if found.id in part.qualities:
            spans += telling(material.pack, material.items[number], found)
    if part.categories and shown:
        own = [sentence for sentence in quotable.sentences if quotable.is_spoken(sentence)]
        to_the_point = [sentence for sentence in own if any(meet(sentence, span) for span in shown)]
        spans = [*(to_the_point or own[:1]), *spans]
        if belongs:
            spans += [span for span in shown if not falls_short(material.pack, compared, span)]
    for turn, span in enumerate(dict.fromkeys(spans)):
        yield (turn, not belongs), span


def _strengths(material: _Material, number: int) -> Iterator[tuple[tuple[int, bool], Span]]:
    """The words that show a strength in full, and neither admit a shortfall nor say what is still to come.

    What people say belongs to the part that is theirs; what is out of date shows no strength.
    """
    pack, (compared, quotable) = material.pack, material.items[number]
    theirs = {category for part in pack.narrative_parts for category in part.categories}
    if quotable.is_old or compared.item.category in theirs:
        return
    for match in compared.matches:
        if match.fit == "clear" and pack.pattern(match.pattern).kind == "strength":
            run = quotable.around(match.span)
            if not any(sentence.quoted or falls_short(pack, compared, sentence.span) for sentence in run):
                yield (material.turns[match.pattern, number], False), match.span


def _told(action: Action, as_of: datetime.date) -> str:
    """An action as the plans give it; what is not decided, or not done in time, is said to be so."""
    owner, due = " ".join(action.owner.split()) or "no owner yet", "no date yet"
    if action.due is not None:
        due = f"{'by' if action.due >= as_of else 'was due by'} {spoken(action.due.isoformat())}"
    return f"{' '.join(action.what.split()).rstrip('.')} ({owner}, {due})."


def _plain(*texts: str) -> str:
    return " ".join(" ".join(text.split()) for text in texts).casefold()


def _core(sentence: Sentence) -> str:
    """The words by which a sentence is known again in an account: its full stop may stand after the reference."""
    return _plain(sentence.words).rstrip(".")
