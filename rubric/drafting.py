"""Drafts the parts of a council's account from sentences of its own evidence, each with the reference it stands by."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rubric.accounts import words_written
from rubric.assessment import Account, Assessment
from rubric.comparison import Comparison
from rubric.decisions import Action
from rubric.pack import NarrativePart, Pack
from rubric.partial_dates import spoken
from rubric.quotable import FEWEST_WORDS, Quotable, Sentence
from rubric.reading import Span
from rubric.references import without_references
from rubric.telling import PLAN, SHORTFALL, falls_short, meet, telling

WITHHELD = ("personal-data", "not-evidence")
"""Checks that keep a whole item out of a draft."""

DOUBTED = ("unsupported-claim", "figures-do-not-add", "contradiction")
"""Checks that keep out the sentences they rest on: a draft does not repeat what has yet to be put right."""


MOST_MISSES = 6
"""After so many sentences that do not fit the room that is left, no further one is tried."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one part could say. ``left_out`` names the items that a check keeps out, each with the check.

    ``no_room`` says that there was more, for which the working length leaves no room.
    """

    part: str
    sentences: tuple[Sentence, ...]
    actions: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    no_room: bool = False

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


class _Material:
    """What the parts of one sub-heading are drafted from. An item is cut into sentences when it is first asked for."""

    def __init__(self, pack: Pack, comparison: Comparison, assessment: Assessment, sub_heading: str) -> None:
        self.pack, self.as_of = pack, assessment.details.as_of
        self.actions = [a for a in assessment.decisions.actions if a.place == sub_heading and not a.done]
        self.items = [c for c in comparison.items if sub_heading in c.item.sub_headings]
        here = [pattern.id for pattern in pack.patterns if sub_heading in pattern.sub_headings]
        every = dict.fromkeys((*here, *(pattern.id for pattern in pack.patterns)))
        self.places = {pattern: place for place, pattern in enumerate(every)}
        self._quotable: dict[int, Quotable] = {}
        self._withheld: dict[str, str] = {}
        self._doubted: dict[str, list[tuple[Span, str]]] = {}
        for gap in comparison.gaps:
            if gap.is_open and gap.check in WITHHELD:
                self._withheld.update(dict.fromkeys(gap.evidence, gap.check))
            elif gap.is_open and gap.check in DOUBTED:
                for evidence, span in gap.spans:
                    self._doubted.setdefault(evidence, []).append((span, gap.check))

    def quotable(self, number: int) -> Quotable:
        """An item by its place among these, cut into sentences."""
        if number not in self._quotable:
            self._quotable[number] = Quotable(self.pack, self.items[number], self.as_of)
        return self._quotable[number]

    def kept_out(self, number: int, run: Sequence[Sentence]) -> str:
        """The check that keeps these sentences of an item out of a draft; empty where none does."""
        evidence = self.items[number].item.id
        if evidence in self._withheld:
            return self._withheld[evidence]
        doubted = self._doubted.get(evidence, ())
        return next((check for s in run for doubt, check in doubted if meet(s.span, doubt)), "")

    def place(self, number: int, run: Sequence[Sentence] = ()) -> int:
        """Where the pack has the pattern that these sentences show; where they show none, that of the whole item."""
        shown = [match for match in self.items[number].matches if match.fit != "possible"]
        here = [match for match in shown if any(meet(match.span, sentence.span) for sentence in run)]
        return min((self.places[match.pattern] for match in here or shown), default=len(self.places))


def _draft(material: _Material, part: NarrativePart, account: Account) -> Draft:
    most = material.pack.limits.narrative_words[1]
    left = most - words_written(account)
    room = min(most // (len(material.pack.narrative_parts) + 1), left)
    written = _plain(account.narrative, *account.parts.values())
    actions: list[str] = []
    no_room = False
    for action in material.actions if PLAN in part.qualities else ():
        told = _told(action, material.as_of)
        if _plain(told) in written:
            continue
        length = len(told.split())
        no_room |= length > room
        if length <= room:
            actions.append(told)
            room -= length
    left_out: dict[tuple[str, str], None] = {}
    taken: list[tuple[int, int, tuple[Sentence, ...]]] = []
    there: set[tuple[int, Span]] = set()
    misses = 0
    for number, span in _in_turn(material, part):
        if room < FEWEST_WORDS or misses == MOST_MISSES:
            no_room = True
            break
        run = material.quotable(number).around(span)
        if not run or (not part.qualities and any(_is_no_strength(material, number, s) for s in run)):
            continue
        if check := material.kept_out(number, run):
            left_out[material.items[number].item.id, check] = None
            continue
        # What one leans on may stand there already: the sentences of one item are put together in the end.
        run = tuple(sentence for sentence in run if (number, sentence.span) not in there)
        words = [_core(sentence) for sentence in run]
        if not run or any(said in written for said in words):
            continue
        length = sum(len(without_references(s.written()).split()) for s in run)
        misses += length > room
        if length <= room:
            taken.append((material.place(number, run), number, run))
            there.update((number, sentence.span) for sentence in run)
            written = _plain(written, *words)
            room -= length
    return Draft(part.id, _in_order(taken), tuple(actions), tuple(left_out), no_room or misses > 0)


def _in_order(taken: Iterable[tuple[int, int, tuple[Sentence, ...]]]) -> tuple[Sentence, ...]:
    """In the pack's order of patterns; what one item says stays together, where its first pattern stands."""
    taken = list(taken)
    first: dict[int, int] = {}
    for place, number, _ in taken:
        first[number] = min(place, first.get(number, place))
    taken.sort(key=lambda one: (first[one[1]], one[1], one[2][0].span))
    return tuple(sentence for *_, run in taken for sentence in run)


def _in_turn(material: _Material, part: NarrativePart) -> Iterator[tuple[int, Span]]:
    """Where the items say what the part is about, every pattern or item once before any twice."""
    if not part.qualities and not part.categories:
        yield from _strengths(material)
        return

    def turn_of(number: int) -> tuple[bool, bool, int, int]:
        compared = material.items[number]
        has = compared.reading.has(*part.qualities)
        return compared.item.category not in part.categories, not has, material.place(number), number

    told = {n: _spans(material, part, n) for n in sorted(range(len(material.items)), key=turn_of)}
    while told:
        for number, spans in list(told.items()):
            span = next(spans, None)
            if span is None:
                del told[number]
            else:
                yield number, span


def _spans(material: _Material, part: NarrativePart, number: int) -> Iterator[Span]:
    """Where one item says what the part is about: in somebody's own words first."""
    compared = material.items[number]
    belongs = compared.item.category in part.categories
    found = [quality for quality in compared.reading.qualities if quality.id in part.qualities]
    shown = [match.span for match in compared.matches if match.fit != "possible"]
    if not found and not (part.categories and shown):
        return
    quotable = material.quotable(number)
    spans: list[Span] = []
    if part.categories and shown:
        own = [sentence for sentence in quotable.sentences if quotable.is_spoken(sentence)]
        to_the_point = [sentence for sentence in own if any(meet(sentence, span) for span in shown)]
        spans += to_the_point or own[:1]
    for quality in found:
        spans += telling(material.pack, compared, quotable, quality)
    if belongs:
        spans += [span for span in shown if not falls_short(material.pack, compared, span)]
    yield from dict.fromkeys(spans)


def _strengths(material: _Material) -> Iterator[tuple[int, Span]]:
    """The words that show a strength in full, of each pattern by the best evidenced item first.

    What people say belongs to the part that is theirs.
    """
    pack = material.pack
    theirs = {category for part in pack.narrative_parts for category in part.categories}
    showing: dict[str, list[tuple[int, int, Span]]] = {}
    for number, compared in enumerate(material.items):
        convincing = len({found.id for found in compared.reading.qualities} - {SHORTFALL, PLAN})
        for match in compared.matches if compared.item.category not in theirs else ():
            if match.fit == "clear" and pack.pattern(match.pattern).kind == "strength":
                showing.setdefault(match.pattern, []).append((-convincing, number, match.span))
    turns = [
        (turn, material.places[pattern], number, span)
        for pattern, items in showing.items()
        for turn, (_, number, span) in enumerate(sorted(items))
    ]
    yield from ((number, span) for *_, number, span in sorted(turns))


def _is_no_strength(material: _Material, number: int, sentence: Sentence) -> bool:
    """What is out of date shows no strength, nor what admits a shortfall or is still to come."""
    old = material.quotable(number).is_old
    return old or sentence.quoted or falls_short(material.pack, material.items[number], sentence.span)


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
