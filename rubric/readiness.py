"""What stands in the way of a good paper, the gravest first: to be looked at before anything is handed over."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from rubric.accounts import extent, words_written
from rubric.assessment import Account, Assessment
from rubric.blackout import BlackOut
from rubric.checks import contradiction, out_of_date, personal_data
from rubric.checks.personal_data import may_stand, personal_data_finder
from rubric.comparison import DATE, Comparison
from rubric.documents import gaps_across
from rubric.evidence import EvidenceItem
from rubric.masking import agreed
from rubric.pack import Pack
from rubric.references import faulty_references
from rubric.versions import current_passages, unsettled

Kind = Literal[
    "final-open",
    "personal-data",
    "dead-references",
    "source-changed",
    "documents-disagree",
    "gaps-unanswered",
    "actions-overdue",
    "actions-unowned",
    "owners-named",
    "undated-figures",
    "too-long",
    "account-empty",
    "not-judged",
    "cover-empty",
    "unplaced",
    "passages-waiting",
    "out-of-date",
]
"""In the order of their gravity."""

_ON_THE_COVER = ("council", "prepared_by", "decided_by", "review_by")
"""The details that are missed on the cover where they are empty: it says that the council is not stated, and leaves the
others out.
"""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to see to, and where. Only what its kind is about is filled.

    ``evidence`` are ids of items (of dead references the ids that are typed and lead nowhere), ``gaps`` keys,
    ``actions`` and ``passages`` their numbers, ``places`` the sub-headings of accounts ("" for the whole statement),
    ``fields`` the names of details.
    """

    kind: Kind
    evidence: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    actions: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    passages: tuple[int, ...] = ()


def concerns(pack: Pack, assessment: Assessment, comparison: Comparison, today: datetime.date) -> tuple[Concern, ...]:
    """At most one of each kind. ``today`` is the day the paper is made on."""
    accounts = [assessment.account(place) for place in ("", *(sub_heading.id for sub_heading in pack.sub_headings))]
    found = (
        _personal_data(pack, assessment, comparison, accounts),
        _dead_references(pack, assessment, accounts),
        _source_changed(assessment),
        _documents_disagree(assessment, comparison),
        _gaps_unanswered(comparison),
        _actions_overdue(assessment, today),
        _actions_unowned(assessment),
        _owners_named(assessment, accounts),
        _undated_figures(comparison),
        _too_long(pack, accounts),
        _account_empty(accounts),
        _not_judged(pack, accounts),
        _cover_empty(assessment),
        _unplaced(pack, comparison),
        _passages_waiting(assessment),
        _out_of_date(comparison),
    )
    raised = tuple(concern for concern in found if concern != Concern(concern.kind))
    still_open = _final_open(raised)
    return (still_open, *raised) if assessment.report_options.final and still_open != Concern("final-open") else raised


def _final_open(raised: tuple[Concern, ...]) -> Concern:
    """The gravest that stand open, for a paper that is called final."""
    by_kind = {concern.kind: concern for concern in raised}
    dead, unanswered, overdue = (
        by_kind.get(kind, Concern(kind)) for kind in ("dead-references", "gaps-unanswered", "actions-overdue")
    )
    return Concern("final-open", places=dead.places, gaps=unanswered.gaps, actions=overdue.actions)


def _personal_data(pack: Pack, assessment: Assessment, comparison: Comparison, accounts: list[Account]) -> Concern:
    """Where somebody could be told from what is written. ``gaps`` are those dismissed with such a reason.

    An item whose gap was dismissed, on the words that are there now, is meant to be as it is.
    """
    find, meant = personal_data_finder(pack), may_stand(comparison)
    in_own_words = BlackOut(pack, allowed=agreed(pack, assessment, meant))

    def tells(text: str) -> bool:
        return in_own_words(text) != text

    found = {id_ for gap in comparison.gaps if gap.check == personal_data.CHECK for id_ in gap.evidence}
    beside = {text for text in {text for item in assessment.evidence for text in _beside(item)} if find(text)}
    if beside:
        found.update(item.id for item in assessment.evidence if not beside.isdisjoint(_beside(item)))
    return Concern(
        "personal-data",
        evidence=tuple(item.id for item in assessment.evidence if item.id in found and item.id not in meant),
        gaps=tuple(dismissal.gap for dismissal in assessment.decisions.dismissals if tells(dismissal.reason)),
        actions=tuple(action.id for action in assessment.decisions.actions if tells(action.what)),
        places=tuple(account.sub_heading for account in accounts if any(map(tells, _texts(account)))),
    )


def _dead_references(pack: Pack, assessment: Assessment, accounts: list[Account]) -> Concern:
    """References in the accounts to items that are in the bin or never were."""
    sub_headings = [sub_heading.id for sub_heading in pack.sub_headings]
    dead: dict[str, list[str]] = {}
    for account in accounts:
        faults = faulty_references(assessment, sub_headings, account.sub_heading, "\n".join(_texts(account)))
        for fault in faults:
            if fault.fault in ("in-bin", "unknown"):
                dead.setdefault(fault.evidence, []).append(account.sub_heading)
    places = dict.fromkeys(place for places in dead.values() for place in places)
    return Concern("dead-references", evidence=tuple(dead), places=tuple(places))


def _source_changed(assessment: Assessment) -> Concern:
    """Items that a newer version of their document does not bear out, with no word on them yet."""
    open_ = unsettled(assessment)
    return Concern("source-changed", evidence=tuple(item.id for item in assessment.evidence if item.id in open_))


def _documents_disagree(assessment: Assessment, comparison: Comparison) -> Concern:
    """Gaps in which two documents give one thing otherwise."""
    across = gaps_across(assessment, comparison.gaps)
    return Concern("documents-disagree", gaps=tuple(gap.key for gap in across if gap.check == contradiction.CHECK))


def _gaps_unanswered(comparison: Comparison) -> Concern:
    """Gaps against patterns with neither a reason nor an action."""
    return Concern("gaps-unanswered", gaps=tuple(g.key for g in comparison.gaps if g.pattern and g.is_unanswered))


def _actions_overdue(assessment: Assessment, today: datetime.date) -> Concern:
    actions = assessment.decisions.actions
    return Concern("actions-overdue", actions=tuple(action.id for action in actions if action.is_overdue(today)))


def _actions_unowned(assessment: Assessment) -> Concern:
    """Actions to do with nobody to do them or no day to do them by."""
    actions = assessment.decisions.actions
    return Concern("actions-unowned", actions=tuple(a.id for a in actions if not a.done and not a.is_plan))


def _owners_named(assessment: Assessment, accounts: list[Account]) -> Concern:
    """Accounts that name an owner of an action, where the paper is to name none."""
    owners = {" ".join(action.owner.split()) for action in assessment.decisions.actions} - {""}
    if assessment.report_options.owners or not owners:
        return Concern("owners-named")
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, owners))})(?!\w)", re.IGNORECASE)
    places = (a.sub_heading for a in accounts if any(named.search(" ".join(text.split())) for text in _texts(a)))
    return Concern("owners-named", places=tuple(places))


def _undated_figures(comparison: Comparison) -> Concern:
    """Items with figures of which neither they nor their text say when."""
    items = comparison.items
    undated = (c.item.id for c in items if c.reading.has("number") and not c.carries(DATE))
    return Concern("undated-figures", evidence=tuple(undated))


def _too_long(pack: Pack, accounts: list[Account]) -> Concern:
    """Accounts over the working length, which is one of sub-headings."""
    long = (a.sub_heading for a in accounts if a.sub_heading and extent(pack, words_written(a)) == "long")
    return Concern("too-long", places=tuple(long))


def _account_empty(accounts: list[Account]) -> Concern:
    return Concern("account-empty", places=tuple(a.sub_heading for a in accounts if not words_written(a)))


def _not_judged(pack: Pack, accounts: list[Account]) -> Concern:
    """The whole statement where it is not judged, and sub-headings that are not where others are."""
    if not pack.score_words:
        return Concern("not-judged")
    whole, *parts = accounts
    asked = accounts if any(part.judgement is not None for part in parts) else [whole]
    return Concern("not-judged", places=tuple(a.sub_heading for a in asked if a.judgement is None))


def _cover_empty(assessment: Assessment) -> Concern:
    details = assessment.details
    return Concern("cover-empty", fields=tuple(field for field in _ON_THE_COVER if not getattr(details, field)))


def _unplaced(pack: Pack, comparison: Comparison) -> Concern:
    """Items under no sub-heading of this edition."""
    known = {sub_heading.id for sub_heading in pack.sub_headings}
    return Concern("unplaced", evidence=tuple(c.item.id for c in comparison.items if known.isdisjoint(c.sub_headings)))


def _passages_waiting(assessment: Assessment) -> Concern:
    return Concern("passages-waiting", passages=tuple(p.id for p in current_passages(assessment) if p.is_waiting))


def _out_of_date(comparison: Comparison) -> Concern:
    """Items older than the pack's limit, unless the officer said why they stay."""
    old = (gap for gap in comparison.gaps if gap.check == out_of_date.CHECK and gap.is_open)
    return Concern("out-of-date", evidence=tuple(evidence for gap in old for evidence in gap.evidence))


def _beside(item: EvidenceItem) -> tuple[str, ...]:
    """What is printed of an item beside its own words."""
    return item.source, item.caveat, item.period, item.page, item.link, item.file_name


def _texts(account: Account) -> tuple[str, ...]:
    return account.narrative, *account.parts.values(), account.reasons
