"""What has changed since the last export, as rows that lead to where it stands now."""

from __future__ import annotations

import datetime

from desktop.models.leading_rows import Way
from desktop.models.places import BIN
from desktop.models.since_rows import say_export, since_rows
from rubric.assessment import Export
from rubric.pack import Pack
from rubric.since import Moved, Since
from rubric.snapshots import Snapshot


def gap(pack: Pack, check: str, number: int) -> str:
    pattern = pack.patterns[number]
    return f"{check}/{pattern.home}/{pattern.id}"


def test_a_pattern_that_moved_says_then_and_now_with_the_mark_of_now(pack: Pack) -> None:
    pattern = pack.patterns[0]
    (row,) = since_rows(pack, Since(patterns=(Moved(pattern.id, "missing", "weak"),)))
    assert row.title == pattern.title
    assert row.under == "weak now · missing then"
    assert row.mark == "weak"
    assert row.ways == (Way("pattern", pattern.id),)


def test_everything_else_is_counted_by_its_kind(pack: Pack) -> None:
    changed = Since(
        evidence_added=("E8", "E9"),
        evidence_changed=("E1",),
        evidence_removed=("E2",),
        gaps_opened=(gap(pack, "missing-pattern", 0),),
        gaps_closed=(gap(pack, "weak-pattern", 1), f"out-of-date/{pack.sub_headings[0].id}/E2"),
        actions_added=(4,),
        actions_changed=(1,),
        actions_done=(2, 3),
        actions_removed=(5,),
        accounts=("", pack.sub_headings[0].id),
    )
    rows = {row.key: row for row in since_rows(pack, changed)}
    assert rows["added"].title == "2 items added"
    assert rows["added"].second == "E8, E9"
    assert rows["added"].ways == (Way("evidence", "E8"), Way("evidence", "E9"))
    assert rows["removed"].ways == (Way("place", BIN),)
    assert rows["gaps-opened"].second == pack.patterns[0].title
    assert rows["gaps-closed"].second == f"{pack.patterns[1].title}, {pack.check('out-of-date').title}"
    closed = (Way("pattern", pack.patterns[1].id), Way("sub-heading", pack.sub_headings[0].id))
    assert rows["gaps-closed"].ways == closed
    assert rows["actions-done"].title == "2 actions done"
    assert rows["actions-done"].ways == (Way("action", "2"), Way("action", "3"))
    assert rows["actions-removed"].ways == (Way("actions"),)
    assert rows["accounts"].second == f"Whole statement, {pack.sub_headings[0].short_title}"
    assert len(rows) == 10


def test_nothing_changed_gives_no_row(pack: Pack) -> None:
    assert since_rows(pack, Since()) == ()


def test_an_export_is_told_by_its_file_its_draft_and_its_day() -> None:
    held = Snapshot(patterns={}, gaps=(), evidence={}, actions={}, accounts={})
    made = Export(number=1, made_on=datetime.date(2026, 11, 2), draft=3, file_name="Alderwick, draft.pdf", held=held)
    assert say_export(made) == "Alderwick, draft.pdf, draft 3, made on 2 November 2026"
