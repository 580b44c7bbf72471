"""What to look at before a paper is handed over: a plain sentence each, how grave it is, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.models.counted import counted
from desktop.models.leading_rows import LeadingRow, Way, named, ways
from desktop.models.places import NOT_PLACED, place_title
from rubric.pack import Pack
from rubric.readiness import Concern, Kind
from rubric.text import listed


class _Grade(NamedTuple):
    word: str
    mark: str
    ink: str


_SERIOUS = _Grade("Serious", "triangle-alert", "missing")
_LOOK = _Grade("Worth a look", "flag", "weak")
_NOTE = _Grade("Note", "info", "ink2")
_GRADES: dict[Kind, _Grade] = {
    "final-open": _SERIOUS,
    "personal-data": _SERIOUS,
    "dead-references": _SERIOUS,
    "source-changed": _LOOK,
    "documents-disagree": _LOOK,
    "gaps-unanswered": _LOOK,
    "actions-overdue": _LOOK,
    "actions-unowned": _LOOK,
    "owners-named": _LOOK,
    "undated-figures": _LOOK,
    "too-long": _LOOK,
    "account-empty": _LOOK,
}
"""What is not named here is a note."""

_FIELDS = {"council": "council", "prepared_by": "prepared by", "decided_by": "decided by", "review_by": "review by"}


def concern_rows(pack: Pack, concerns: tuple[Concern, ...], mask: bool) -> tuple[LeadingRow, ...]:
    """The concerns as rows, the gravest first. With ``mask`` personal data is blacked out in the paper, and only noted
    here.
    """
    grave = [grade.word for grade in (_SERIOUS, _LOOK, _NOTE)]
    return tuple(sorted((_row(pack, concern, mask) for concern in concerns), key=lambda row: grave.index(row.word)))


def _row(pack: Pack, concern: Concern, mask: bool) -> LeadingRow:
    masked = concern.kind == "personal-data" and mask
    grade = _NOTE if masked else _GRADES.get(concern.kind, _NOTE)
    title = _personal_data(concern, mask) if concern.kind == "personal-data" else _SAID[concern.kind](pack, concern)
    return LeadingRow(concern.kind, title, _about(pack, concern), *grade, _WAYS.get(concern.kind, _each)(concern))


def _personal_data(concern: Concern, mask: bool) -> str:
    counts = (
        (concern.evidence, "item"),
        (concern.actions, "action"),
        (concern.places, "account"),
        (concern.gaps, "reason"),
    )
    where = listed([counted(len(found), one) for found, one in counts if found])
    return f"Personal data is found in {where}: it {'is blacked out in' if mask else 'stands in'} the paper."


def _final_open(pack: Pack, concern: Concern) -> str:
    counts = (
        (concern.gaps, "gap without an answer", "gaps without an answer"),
        (concern.actions, "overdue action", "overdue actions"),
        (concern.places, "account with a dead reference", "accounts with dead references"),
    )
    held = listed([_many(len(found), one, several) for found, one, several in counts if found])
    return f"Final is chosen while there {'is' if held.startswith('1 ') else 'are'} {held}."


def _too_long(pack: Pack, concern: Concern) -> str:
    many = len(concern.places)
    return f"{_many(many, 'account is', 'accounts are')} over {pack.limits.narrative_words[1]} words (our limit)."


def _not_judged(pack: Pack, concern: Concern) -> str:
    if concern.places == ("",):
        return "The statement is not judged; that may be left out."
    return f"{_many(len(concern.places), 'judgement is', 'judgements are')} not made; they may be left out."


def _old(pack: Pack, concern: Concern) -> str:
    return f"{_many(len(concern.evidence), 'item is', 'items are')} over {pack.limits.out_of_date_months} months old."


def _cover_empty(_pack: Pack, concern: Concern) -> str:
    many = len(concern.fields)
    reads = f"{_many(many, 'field is', 'fields are')} empty: the cover"
    if "council" not in concern.fields:
        return f"{reads} leaves {'it' if many == 1 else 'them'} out."
    return f"{reads} reads “Council not stated”{' and leaves the rest out' if many > 1 else ''}."


def _of(field: str, one: str, several: str, rest: str) -> Callable[[Pack, Concern], str]:
    return lambda _pack, concern: f"{_many(len(getattr(concern, field)), one, several)} {rest}."


_SAID: dict[Kind, Callable[[Pack, Concern], str]] = {
    "final-open": _final_open,
    "dead-references": _of("evidence", "reference leads", "references lead", "to no item"),
    "source-changed": _of(
        "evidence", "item rests", "items rest", "on words that a newer version of the document changed or left out"
    ),
    "documents-disagree": _of(
        "gaps", "disagreement between documents stands", "disagreements between documents stand", "open"
    ),
    "gaps-unanswered": _of("gaps", "gap has", "gaps have", "neither an action nor a reason"),
    "actions-overdue": _of("actions", "action is", "actions are", "overdue"),
    "actions-unowned": _of("actions", "action has", "actions have", "no owner or no date"),
    "owners-named": _of("places", "account still names", "accounts still name", "an owner, though owners are left out"),
    "undated-figures": _of("evidence", "item gives", "items give", "figures and no date"),
    "too-long": _too_long,
    "account-empty": _of("places", "account is", "accounts are", "not written"),
    "not-judged": _not_judged,
    "cover-empty": _cover_empty,
    "unplaced": _of("evidence", "item stands", "items stand", "under no sub-heading"),
    "passages-waiting": _of("passages", "passage waits", "passages wait", "for a decision in triage"),
    "out-of-date": _old,
}


def _about(pack: Pack, concern: Concern) -> str:
    """What it is about, by name where names are short."""
    if concern.kind in ("gaps-unanswered", "final-open"):
        return ""
    names = (*concern.evidence, *(place_title(pack, place) for place in concern.places))
    return named([*names, *(_FIELDS.get(field, field) for field in concern.fields)])


def _accounts(concern: Concern) -> tuple[Way, ...]:
    return ways("account", concern.places)


def _each(concern: Concern) -> tuple[Way, ...]:
    """The things themselves, one after the other."""
    return (
        *ways("evidence", concern.evidence),
        *ways("action", concern.actions),
        *_accounts(concern),
        *ways("gap", concern.gaps),
    )


_WAYS: dict[Kind, Callable[[Concern], tuple[Way, ...]]] = {
    "final-open": lambda concern: (
        *([Way("gaps", "new")] if concern.gaps else []),
        *([Way("actions", "overdue")] if concern.actions else []),
        *_accounts(concern),
    ),
    "dead-references": _accounts,
    "source-changed": lambda concern: ways("source", concern.evidence),
    "gaps-unanswered": lambda _: (Way("gaps", "new"),),
    "actions-overdue": lambda _: (Way("actions", "overdue"),),
    "not-judged": lambda concern: ways("judgement", concern.places),
    "cover-empty": lambda concern: ways("details", concern.fields[:1]),
    "unplaced": lambda _: (Way("place", NOT_PLACED),),
    "passages-waiting": lambda concern: ways("passage", concern.passages[:1]),
}
"""Where what is not named here leads to is what it is about."""


def _many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
