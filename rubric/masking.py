"""An assessment and its comparison as they leave the house: personal data blacked out, all else as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from rubric.assessment import Assessment, ReportOptions
from rubric.blackout import BlackOut
from rubric.checks import personal_data
from rubric.checks.personal_data import may_stand
from rubric.comparison import Comparison, Gap, ItemComparison
from rubric.pack import Model, Pack
from rubric.snapshots import Snapshot, take_snapshot

_LEFT_ALONE = frozenset(
    (
        # By these one thing is told from another.
        "id", "evidence", "gap", "pattern", "sub_heading", "category", "digest", "file_digest",
        # Whether owners are named is asked for apart, and whoever the cover names is named on purpose.
        "owner", "prepared_by", "decided_by",
    )
)  # fmt: skip
"""The texts that are printed as they are, by the names of their fields."""

Say = Callable[[str], str]


def masked(pack: Pack, assessment: Assessment, comparison: Comparison) -> tuple[Assessment, Comparison]:
    """Both without the personal data that the check finds in any of their words.

    A name of two words or more that is found once is blacked out wherever it stands. An item that may stand as it is,
    by the officer's reason, is left so; what is found in it may be said in the council's own words as well. Where it is
    blacked out, personal data is no gap: the paper has none.
    """
    left = may_stand(comparison)
    in_items, elsewhere = _rules(pack, assessment, left)
    items = {item.id: item if item.id in left else _told(item, in_items) for item in assessment.evidence}
    told = _told(assessment.model_copy(update={"evidence": ()}), elsewhere)
    told = told.model_copy(update={"evidence": tuple(items.values())})
    dismissals = {dismissal.gap: dismissal for dismissal in told.decisions.dismissals}
    actions = {action.id: action for action in told.decisions.actions}

    def of_item(compared: ItemComparison) -> ItemComparison:
        item = items[compared.item.id]
        if item is compared.item:
            return compared
        return replace(compared, item=item, reading=replace(compared.reading, text=item.text))

    def of_gap(gap: Gap) -> Gap:
        return replace(
            gap,
            reason=elsewhere(gap.reason),
            dismissal=gap.dismissal and dismissals[gap.dismissal.gap],
            actions=tuple(actions[action.id] for action in gap.actions),
        )

    gaps = (of_gap(gap) for gap in comparison.gaps if gap.check != personal_data.CHECK or not gap.is_unanswered)
    told_comparison = Comparison(tuple(map(of_item, comparison.items)), comparison.patterns, tuple(gaps))
    if assessment.exports:
        before, after = take_snapshot(assessment, comparison), take_snapshot(told, told_comparison)
        exports = (one.model_copy(update={"held": _held(one.held, before, after)}) for one in told.exports)
        told = told.model_copy(update={"exports": tuple(exports)})
    return told, told_comparison


def _held(held: Snapshot, before: Snapshot, after: Snapshot) -> Snapshot:
    """What stood then, so that only what has changed since differs from what is told now."""

    def marks(then: Mapping[str, str], now: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
        return {name: told[name] if now.get(name) == mark else mark for name, mark in then.items()}

    gone = set(before.gaps).difference(after.gaps)
    return held.model_copy(
        update={
            "gaps": tuple(key for key in held.gaps if key not in gone),
            "evidence": marks(held.evidence, before.evidence, after.evidence),
            "actions": marks(held.actions, before.actions, after.actions),
            "accounts": marks(held.accounts, before.accounts, after.accounts),
        }
    )


def agreed(pack: Pack, assessment: Assessment, left: frozenset[str]) -> frozenset[str]:
    """The personal data in the items that may stand as they are: it may be said in the council's own words as well."""
    search = BlackOut(pack)
    items = [item for item in assessment.evidence if item.id in left]
    return frozenset(piece for text in _texts(items) for piece in search.found_in(text))


def _rules(pack: Pack, assessment: Assessment, left: frozenset[str]) -> tuple[BlackOut, BlackOut]:
    """What is blacked out in items of evidence, and what in all other words."""
    search = BlackOut(pack)
    rest = tuple(item for item in assessment.evidence if item.id not in left)
    said = _texts(assessment.model_copy(update={"evidence": rest}))
    names = sorted({name for text in said for name in search.names_in(text) if len(name.split()) > 1})
    return BlackOut(pack, names), BlackOut(pack, names, agreed(pack, assessment, left))


def _texts(value: object) -> list[str]:
    """Every text that would be searched."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _told(value, note)
    return found


def _told(value: Any, say: Say) -> Any:
    """The same, with every text as it is said; itself where nothing is said otherwise."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, Model):
        return _told_model(value, say)
    told: Any = value
    if isinstance(value, Mapping):
        entries = cast("Mapping[str, Any]", value)
        told = {say(name): _told_entry(name, one, say) for name, one in entries.items()}
    elif isinstance(value, tuple | list):
        each = [_told(one, say) for one in cast("Sequence[Any]", value)]
        told = tuple(each) if isinstance(value, tuple) else each
    elif isinstance(value, int | float) and (said := say(str(value))) != str(value):
        told = said
    return cast("Any", value) if told == value else told


def _told_model(model: Model, say: Say) -> Model:
    if isinstance(model, ReportOptions | Snapshot):
        return model
    changed: dict[str, Any] = {}
    for name, value in model:
        if value and not (isinstance(value, str) and name in _LEFT_ALONE):
            told = _told(value, say)
            if told is not value:
                changed[name] = told
    return model.model_copy(update=changed) if changed else model


def _told_entry(name: str, value: Any, say: Say) -> Any:
    """A field of another program: its name may tell what it is, as "Date of birth" does."""
    if not isinstance(value, str | int | float):
        return _told(value, say)
    words = str(value)
    told = say(f"{name}: {words}")[len(name) + 2 :]
    return value if told == words else told
