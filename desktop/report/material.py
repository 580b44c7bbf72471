"""What every part of the report is written from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from desktop.dates import say_day
from desktop.report.citations import Citations
from desktop.report.excerpts import excerpt, mentions
from desktop.report.tally import Tally, tally
from desktop.report.values.account import Judgement
from desktop.report.values.actions import ActionRow
from desktop.report.values.text import Quoted, Reference, Text
from desktop.report.wording import sentence
from rubric.ages import age
from rubric.assessment import Account, Assessment
from rubric.checks.figures_do_not_add import CHECK as UNADDED
from rubric.comparing_worse import compares_worse
from rubric.comparison import Comparison, Gap, ItemComparison, PatternStatus
from rubric.decisions import Action
from rubric.gap_numbers import in_paper_order, numbered
from rubric.pack import Pack
from rubric.paper_parts import chosen_parts
from rubric.quotable import Quotable
from rubric.reading import Span
from rubric.references import find_references, without_references
from rubric.telling import falls_short, meet
from rubric.text import listed
from rubric.titles import gap_title, title_of
from rubric.trends import Trend, trends

CHECK_ROWS = 12
"""How many gaps of one check are printed before the rest are counted."""


@dataclass(frozen=True)
class Material:
    """The rubric, what the council entered, how they compare, and the references given out so far."""

    pack: Pack
    assessment: Assessment
    comparison: Comparison
    made_on: datetime.date
    citations: Citations

    @property
    def compared(self) -> bool:
        """Whether the comparison with exemplars is printed."""
        return self.assessment.report_options.exemplars

    @cached_property
    def parts(self) -> dict[str, str]:
        """The parts that were asked for: their titles by their ids."""
        return {part.id: part.title for part in chosen_parts(self.pack, self.assessment.report_options)}

    @cached_property
    def tally(self) -> Tally:
        """How many gaps there are of each kind."""
        return tally(self.comparison)

    @cached_property
    def open_gaps(self) -> tuple[Gap, ...]:
        """As they are printed."""
        return open_gaps(self.comparison)

    @cached_property
    def doubted(self) -> frozenset[str]:
        """Items that a check questions by themselves: nothing is made to rest on them as a strength."""
        return frozenset(gap.evidence[0] for gap in self.open_gaps if not gap.pattern and len(gap.evidence) == 1)

    @cached_property
    def unadded(self) -> dict[str, Gap]:
        """The items whose figures cannot all be right, with the gap that says so."""
        return {gap.evidence[0]: gap for gap in self.open_gaps if gap.check == UNADDED and gap.evidence}

    @cached_property
    def _placed(self) -> dict[str, tuple[ItemComparison, ...]]:
        placed: dict[str, list[ItemComparison]] = {}
        for compared in self.comparison.items:
            for sub_heading in compared.sub_headings:
                placed.setdefault(sub_heading, []).append(compared)
        return {sub_heading: tuple(items) for sub_heading, items in placed.items()}

    @cached_property
    def printed_checks(self) -> frozenset[str]:
        """The gaps, by their keys, that the checks' tables print: all that have actions, and the first of the rest."""
        printed: set[str] = set()
        for check in {gap.check for gap in self.open_gaps if not gap.pattern}:
            gaps = [gap for gap in self.open_gaps if gap.check == check]
            answered = [gap.key for gap in gaps if gap.actions]
            left = [gap.key for gap in gaps if not gap.actions]
            printed.update(answered, left[: max(CHECK_ROWS - len(answered), 0)])
        return frozenset(printed)

    @cached_property
    def trends(self) -> tuple[Trend, ...]:
        """The figures that are kept by themselves, each measure over time."""
        return trends(self.pack, self.assessment.figures, self.assessment.evidence)

    def under(self, sub_heading: str) -> tuple[ItemComparison, ...]:
        """The items placed under a sub-heading."""
        return self._placed.get(sub_heading, ())

    def category(self, category_id: str | None) -> str:
        """The title of an evidence category; of one that the pack does not know its own id."""
        return title_of(self.pack.evidence_categories, category_id or "")

    def severity_title(self, severity: str) -> str:
        """The pack's word for a severity."""
        return next(p.title for p in self.pack.prevalences if p.severity == severity)

    @cached_property
    def statuses(self) -> dict[str, str]:
        """Where each pattern stands, by its id."""
        return {status.pattern: status.status for status in self.comparison.patterns}

    def gap_in_short(self, gap: Gap, most: int = 9) -> str:
        """A pattern's gap in a line: the pattern, where it stands, and at most so many of the things it lacks."""
        lacking = listed(self.pack.quality(quality).lacking for quality in gap.lacking[:most])
        return f"{gap_title(self.pack, gap)}: {self.statuses[gap.pattern or '']}{lacking and ', with ' + lacking}"

    def quote(self, evidence_id: str, span: Span | None, words: int) -> Quoted | None:
        """Words of an item around a span; None where it has none."""
        found = excerpt(self.comparison.item(evidence_id).item.text, span, words)
        return Quoted(found) if found else None

    def in_favour(self, status: PatternStatus) -> tuple[str, ...]:
        """The items behind a pattern that may be told as a strength: each shows it clearly, is placed and not out of
        date, and none admits a shortfall and no effect.
        """
        return () if self.is_frank(status) else tuple(filter(self._is_praise, self._praising(status)))

    def is_frank(self, status: PatternStatus) -> bool:
        """Whether a covered pattern is shown by evidence of a shortfall alone, which is no strength."""
        if self.pack.pattern(status.pattern).kind != "strength":
            return True
        shown = self._praising(status)
        return bool(shown) and not any(map(self._is_praise, shown))

    def _praising(self, status: PatternStatus) -> tuple[str, ...]:
        """The items that show a pattern clearly, are placed and are not out of date."""
        homes = {sub_heading.id for sub_heading in self.pack.sub_headings}
        return tuple(
            id_
            for id_ in status.evidence
            if self.shows_clearly(id_, status.pattern)
            and not homes.isdisjoint(self.comparison.item(id_).sub_headings)
            and not self.is_old(id_)
        )

    def _is_praise(self, evidence_id: str) -> bool:
        reading = self.comparison.item(evidence_id).reading
        return reading.has("impact") or not reading.has("shortfall")

    def strength(self, evidence_id: str, pattern: str, words: int) -> Quoted | None:
        """Whole sentences of an item that show a pattern clearly and by themselves, in at most so many words.

        None where one tells of a shortfall or a plan, or where the item is out of date: that is no strength.
        """
        compared, quotable = self.comparison.item(evidence_id), self._quotable(evidence_id)
        shows = (match.span for match in compared.matches if match.pattern == pattern and match.fit == "clear")
        span = next(shows, None)
        found = quotable.around(span) if span and not quotable.is_old else ()
        said = " ".join(sentence.words for sentence in found)
        if not said or len(said.split()) > words:
            return None
        if any(falls_short(self.pack, compared, sentence.span) for sentence in found):
            return None
        return Quoted(said[:1].upper() + said[1:])

    def compares_worse(self, evidence_id: str, pattern: str) -> bool:
        """Whether the words by which an item shows a pattern set it beside something better."""
        compared = self.comparison.item(evidence_id)
        spans = [match.span for match in compared.matches if match.pattern == pattern and match.fit == "clear"]
        return any(
            compares_worse(self.pack, compared.item.text, sentence)
            for sentence in self._quotable(evidence_id).sentences
            if any(meet(span, sentence) for span in spans)
        )

    def shows_clearly(self, evidence_id: str, pattern: str) -> bool:
        """Whether an item alone shows a pattern."""
        matches = self.comparison.item(evidence_id).matches
        return any(match.pattern == pattern and match.fit == "clear" for match in matches)

    def is_old(self, evidence_id: str) -> bool:
        """Whether an item is out of date."""
        return age(self.pack, self.comparison.item(evidence_id), self.assessment.details.as_of) == "out-of-date"

    def _quotable(self, evidence_id: str) -> Quotable:
        if evidence_id not in self._quotables:
            compared = self.comparison.item(evidence_id)
            self._quotables[evidence_id] = Quotable(self.pack, compared, self.assessment.details.as_of)
        return self._quotables[evidence_id]

    @cached_property
    def _quotables(self) -> dict[str, Quotable]:
        return {}

    def admits(self, compared: ItemComparison, words: int) -> Quoted | None:
        """What an item of the council's says is lacking, in its words; None where no sentence of it plainly says so."""
        if compared.item.category == self.pack.quality("people-voice").category:
            return None
        span = next((quality.span for quality in compared.reading.qualities if quality.id == "shortfall"), None)
        if span and any(
            said.id == "people-voice" and said.span[0] < span[1] and span[0] < said.span[1]
            for said in compared.reading.qualities
        ):
            # Somebody who draws on care says it, whatever the category: it is no word of ours.
            return None
        quoted = self.quote(compared.item.id, span, words) if span else None
        return quoted if quoted and mentions(quoted.words, self.pack.lexicon.get("quality-lacking", ())) else None

    def prose(self, text: str, section: str, title: str) -> Text:
        """A paragraph the council wrote, with the references typed in it made links; one that leads nowhere says so."""
        pieces: list[str | Reference | Quoted] = []
        done = 0
        for (start, end), found in groupby(find_references(text, self._known), lambda reference: reference.brackets):
            pieces += [text[done:start].rstrip(), *(self._typed(one.evidence, section, title) for one in found)]
            done = end
        return tuple(piece for piece in (*pieces, text[done:]) if piece)

    def _typed(self, evidence_id: str, section: str, title: str) -> Reference:
        if self.citations.knows(evidence_id):
            return self.citations.item(evidence_id, section, title)
        return Reference(f"{evidence_id}, not in the evidence", "")

    def said_aloud(self, text: str) -> str:
        """A text without the references typed in it."""
        return without_references(text, self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(compared.item.id for compared in self.comparison.items)

    def judgement(self, account: Account, section: str, title: str) -> Judgement | None:
        """The council's judgement in the pack's words, its reasons and how sure it is; None where nothing is said."""
        words = ""
        if account.judgement is not None:
            said = next((s.words for s in self.pack.score_words if s.score == account.judgement), "")
            words = sentence(f"{account.judgement}, {said[:1].lower()}{said[1:]}" if said else str(account.judgement))
        sure = title_of(self.pack.confidences, account.confidence)
        reasons = self.prose(" ".join(account.reasons.split()), section, title)
        return Judgement(words, reasons, sentence(sure)) if words or reasons or sure else None

    def due(self, action: Action) -> str:
        """When an action is due, or that no day is set."""
        return say_day(action.due) or "No date"

    def state(self, action: Action) -> str:
        """Where an action stands on the day the report is made."""
        if action.done:
            return f"Done {say_day(action.done)}"
        return "This date has passed" if action.is_overdue(self.made_on) else ""

    def _state(self, action: Action) -> str:
        """Where it stands, in a row that has no room for an owner where owners are not named."""
        unowned = not (action.owner or action.done or self.assessment.report_options.owners)
        return "; ".join(filter(None, (self.state(action), "No owner yet" if unowned else "")))

    def owner(self, action: Action) -> str:
        """Who does it; only whether there is somebody where names are not to be printed."""
        if not action.owner:
            return "No owner"
        return action.owner if self.assessment.report_options.owners else "An owner is named"

    def action_rows(self, gap: Gap) -> tuple[ActionRow, ...]:
        """The actions that answer a gap."""
        return tuple(self.action_row(action, gap) for action in gap.actions)

    def own_action_rows(self, place: str) -> tuple[ActionRow, ...]:
        """The actions that answer no gap, under a sub-heading or for the whole statement ("")."""
        known = {sub_heading.id for sub_heading in self.pack.sub_headings}
        here = (action for action in self.own_actions if place == (action.place if action.place in known else ""))
        return tuple(self.action_row(action, None) for action in here)

    @property
    def own_actions(self) -> tuple[Action, ...]:
        """The actions that answer no gap."""
        return tuple(action for action in self.assessment.decisions.actions if not action.gap)

    def action_row(self, action: Action, gap: Gap | None) -> ActionRow:
        """An action, with the gap that it answers as that stands now."""
        told = action.what, self.owner(action), self.due(action), self._state(action)
        if self.compared and gap and gap.is_open:
            return ActionRow(self.citations.gap(gap.key), *told)
        closed = "Dismissed" if gap and gap.dismissal else "Answered" if gap else "No longer found"
        return ActionRow(closed if self.compared and action.gap else "", *told)


def open_gaps(comparison: Comparison) -> tuple[Gap, ...]:
    """Against patterns first, most serious first; then check by check, as the gap list prints them."""
    found = {gap.key: gap for gap in comparison.gaps if gap.is_open}
    return tuple(found[key] for key in in_paper_order(found))


def gap_numbers(assessment: Assessment, comparison: Comparison) -> dict[str, int]:
    """The numbers of the open gaps, by their keys: a gap keeps the one that it had in an earlier paper."""
    papers = sorted(assessment.exports, key=lambda export: export.number)
    return numbered((gap.key for gap in open_gaps(comparison)), (paper.held for paper in papers))
