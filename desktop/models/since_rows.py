"""What has changed since a paper was made: a row each, which leads to where it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.dates import say_day
from desktop.models.counted import counted
from desktop.models.leading_rows import LeadingRow, Way, named, ways
from desktop.models.places import BIN, place_title
from rubric.assessment import Export
from rubric.gap_key import place_of, subject_of
from rubric.pack import Pack
from rubric.since import Moved, Since
from rubric.titles import title_by_key


def say_export(export: Export) -> str:
    """Which paper it was, and when it was made."""
    return f"{export.file_name}, draft {export.draft}, made on {say_day(export.made_on)}"


def since_rows(pack: Pack, since: Since) -> tuple[LeadingRow, ...]:
    """The patterns that moved, each by itself, then everything else by its kind."""
    return (*(_moved(pack, moved) for moved in since.patterns), *_counted(pack, since))


def _moved(pack: Pack, moved: Moved) -> LeadingRow:
    title = pack.pattern(moved.pattern).title
    ways = (Way("pattern", moved.pattern),)
    return LeadingRow(f"pattern/{moved.pattern}", title, f"{moved.then} then", f"{moved.now} now", moved.now, "", ways)


def _counted(pack: Pack, since: Since) -> Iterator[LeadingRow]:
    for key, found, what, mark, second, way in (
        ("gaps-opened", since.gaps_opened, ("gap", "opened"), "flag", _gaps(pack, since.gaps_opened), "gap"),
        ("gaps-closed", since.gaps_closed, ("gap", "closed"), "check", _gaps(pack, since.gaps_closed), "closed"),
        ("actions-added", since.actions_added, ("action", "added"), "clipboard-list", "", "action"),
        ("actions-done", since.actions_done, ("action", "done"), "list-checks", "", "action"),
        ("actions-changed", since.actions_changed, ("action", "changed"), "clipboard-list", "", "action"),
        ("actions-removed", since.actions_removed, ("action", "removed"), "clipboard-list", "", "actions"),
        ("added", since.evidence_added, ("item", "added"), "plus", named(since.evidence_added), "evidence"),
        ("changed", since.evidence_changed, ("item", "changed"), "pen-line", named(since.evidence_changed), "evidence"),
        ("removed", since.evidence_removed, ("item", "removed"), "trash-2", named(since.evidence_removed), "bin"),
        ("accounts", since.accounts, ("account", "written"), "file-text", _places(pack, since.accounts), "account"),
    ):
        if found:
            title = f"{counted(len(found), what[0])} {what[1]}"
            yield LeadingRow(key, title, second, "", mark, "ink2", _ways(pack, way, found))


def _ways(pack: Pack, kind: str, found: Sequence[object]) -> tuple[Way, ...]:
    """What is gone is not shown itself: the bin is, or the actions, or the pattern that a closed gap was about."""
    if kind == "bin":
        return (Way("place", BIN),)
    if kind == "actions":
        return (Way("actions"),)
    if kind == "closed":
        subjects = [(place_of(str(key)), subject_of(str(key))) for key in found]
        known = {pattern.id for pattern in pack.patterns}
        return tuple(Way("pattern", what) if what in known else Way("sub-heading", place) for place, what in subjects)
    return ways(kind, found)


def _gaps(pack: Pack, keys: Sequence[str]) -> str:
    """What gaps are about: the pattern, or the check that raised them."""
    return named(filter(None, (title_by_key(pack, key) for key in keys)))


def _places(pack: Pack, places: Sequence[str]) -> str:
    return named(place_title(pack, place) for place in places)
