"""What the lists of the window say, made from a comparison and nothing else."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from desktop.models.actions import ActionColumn, ActionModel
from desktop.models.bin import bin_rows
from desktop.models.chosen import SEVERAL, chosen_of
from desktop.models.evidence import EvidenceRow, KeptRows, Listing, evidence_rows, excerpt
from desktop.models.evidence_order import Order
from desktop.models.gaps import GapRow, gap_rows
from desktop.models.places import BIN, DISMISSED, NOT_PLACED, WHOLE_STATEMENT, place_of_gap, place_of_item
from desktop.models.roles import Role
from desktop.models.row_model import RowModel
from desktop.models.rows import Heading
from desktop.models.sub_headings import SubHeadingRow, TrayRow, sub_heading_rows
from rubric.assessment import Account, Assessment, BinnedItem, Details
from rubric.comparison import Comparison, Gap, ItemComparison, PatternStatus
from rubric.decisions import Action, Dismissal
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Match, Reading

DAY = datetime.date(2026, 10, 1)


def compared(item: EvidenceItem, *fits: str, pack: Pack) -> ItemComparison:
    matches = tuple(
        Match(pattern.id, fit, (0, 4))  # pyright: ignore[reportArgumentType]
        for fit, pattern in zip(fits, pack.patterns, strict=False)
    )
    return ItemComparison(item, Reading(item.text, (), matches, (), ()), matches)


def gap(check: str, sub_heading: str, severity: Any, **fields: Any) -> Gap:
    subject = fields.get("pattern") or "+".join(fields.get("evidence", ()))
    fields = {"pattern": None, "evidence": (), **fields}
    return Gap(f"{check}/{sub_heading}/{subject}", check, sub_heading, severity=severity, reason="A reason.", **fields)


@pytest.fixture
def home(pack: Pack) -> str:
    return pack.sub_headings[0].id


@pytest.fixture
def items(home: str) -> tuple[EvidenceItem, ...]:
    return (
        EvidenceItem(id="E1", text="There were\n138   people", sub_headings=(home,), source="Report", page="p. 7"),
        EvidenceItem(id="E2", text="", sub_headings=(home,), date="2024-05"),
        EvidenceItem(id="E3", text="Placed where no pack knows", sub_headings=("another-edition",)),
    )


@pytest.fixture
def assessment(items: tuple[EvidenceItem, ...], pack: Pack) -> Assessment:
    details = Details(council="Alderwick Council", as_of=DAY)
    return Assessment(statement=pack.id, pack_edition=pack.edition, details=details, evidence=items)


@pytest.fixture
def comparison(items: tuple[EvidenceItem, ...], pack: Pack, home: str) -> Comparison:
    here = [pattern for pattern in pack.patterns if pattern.home == home]
    statuses = ("covered", "weak", "missing")
    patterns = tuple(PatternStatus(p.id, home, statuses[n % 3], ()) for n, p in enumerate(here))  # pyright: ignore
    gaps = (
        gap("missing-pattern", home, pack.severity(here[2]), pattern=here[2].id),
        gap("weak-pattern", home, pack.severity(here[1]), pattern=here[1].id, lacking=(pack.qualities[0].id,)),
        gap("out-of-date", home, "check", evidence=("E2",)),
        gap("personal-data", "", "check", evidence=("E3",)),
        gap("empty", home, "check", dismissal=Dismissal(gap="x", reason="Not ours.", digest="", decided=DAY)),
        gap("too-long", home, "check", actions=(Action(id=1, gap="x", what="Cut it", done=DAY),)),
    )
    return Comparison(
        (
            compared(items[0], "clear", "clear", "possible", pack=pack),
            compared(items[1], "partial", pack=pack),
            compared(items[2], pack=pack),
        ),
        patterns,
        gaps,
    )


def test_every_sub_heading_stands_first_then_the_other_places(
    pack: Pack, assessment: Assessment, comparison: Comparison
) -> None:
    rows = sub_heading_rows(pack, assessment, comparison)
    assert [row.key for row in rows[: len(pack.sub_headings)]] == [s.id for s in pack.sub_headings]
    assert [(row.key, row.count) for row in rows if isinstance(row, TrayRow)] == [
        (NOT_PLACED, "1"),
        (WHOLE_STATEMENT, "none yet"),
        (DISMISSED, "2"),
        (BIN, "0"),
    ]


def test_no_number_of_dismissed_gaps_is_said_before_the_evidence_is_read(pack: Pack, assessment: Assessment) -> None:
    row = next(row for row in sub_heading_rows(pack, assessment, None) if row.key == DISMISSED)
    assert isinstance(row, TrayRow)
    assert not row.count
    assert row.accessible == row.title


def test_a_sub_heading_is_said_with_its_full_title_and_counts(
    pack: Pack, assessment: Assessment, comparison: Comparison
) -> None:
    row = sub_heading_rows(pack, assessment, comparison)[0]
    assert isinstance(row, SubHeadingRow)
    assert row.counts is not None
    assert row.title == pack.sub_headings[0].short_title
    covered, weak, missing = row.counts
    assert row.accessible == f"{pack.sub_headings[0].title}, {covered} covered, {weak} weak, {missing} missing"


def test_before_the_first_comparison_nothing_is_claimed(pack: Pack, assessment: Assessment, home: str) -> None:
    rows = sub_heading_rows(pack, assessment, None)
    assert all(row.counts is None for row in rows if isinstance(row, SubHeadingRow))
    assert gap_rows(pack, None, home) == ()
    assert [row.status for row in evidence_rows(pack, assessment, None, home)] == ["none", "none"]


def test_a_row_stays_the_same_while_its_item_does_and_goes_with_it(
    pack: Pack, assessment: Assessment, comparison: Comparison, home: str
) -> None:
    kept: KeptRows = {}
    before = evidence_rows(pack, assessment, comparison, home, kept=kept)
    again = evidence_rows(pack, assessment, comparison, home, kept=kept)
    assert [one is other for one, other in zip(before, again, strict=True)] == [True, True]
    assert evidence_rows(pack, assessment, comparison, home)[0] is not before[0]
    evidence_rows(pack, assessment, comparison, NOT_PLACED, kept=kept)
    without = assessment.model_copy(update={"evidence": assessment.evidence[1:]})
    evidence_rows(pack, without, comparison, home, kept=kept)
    assert before[0].key not in kept
    assert before[1].key in kept


def test_a_written_account_makes_the_judgement_a_draft(pack: Pack, assessment: Assessment) -> None:
    written = assessment.model_copy(update={"accounts": (Account(sub_heading="", narrative="We do well."),)})
    row = sub_heading_rows(pack, written, None)[-3]
    assert isinstance(row, TrayRow)
    assert row.count == "draft"


def test_an_item_says_what_was_read_in_it(
    pack: Pack, assessment: Assessment, comparison: Comparison, home: str
) -> None:
    first, second = evidence_rows(pack, assessment, comparison, home)
    assert first == EvidenceRow("E1", "There were 138 people", "E1 · Report, p. 7 · no date", "covered", 2, 0, 1)
    assert first.accessible == "E1, 2 clear, 1 possible, Report, p. 7, no date, There were 138 people"
    assert second.status == "weak"
    assert second.second == "E2 · no source · May 2024"


def test_an_old_item_says_so_and_personal_data_comes_first(
    pack: Pack, assessment: Assessment, comparison: Comparison, home: str
) -> None:
    old = evidence_rows(pack, assessment, comparison, home)[1].notice
    assert old is not None
    assert old.words == f"Over {pack.limits.out_of_date_months} months old"
    both = Comparison(
        comparison.items, comparison.patterns, (*comparison.gaps, gap("personal-data", home, "check", evidence=("E2",)))
    )
    notice = evidence_rows(pack, assessment, both, home)[1].notice
    assert notice is not None
    assert notice.words == pack.check("personal-data").title


def test_an_item_under_a_heading_of_another_edition_is_not_placed(
    pack: Pack, assessment: Assessment, comparison: Comparison, items: tuple[EvidenceItem, ...]
) -> None:
    (row,) = evidence_rows(pack, assessment, comparison, NOT_PLACED)
    assert row.key == "E3"
    said = f"E3, no pattern found, {pack.check('personal-data').title}, no source, no date, Placed where no pack knows"
    assert row.accessible == said
    assert place_of_item(pack, items[2]) == NOT_PLACED


def test_the_bin_shows_what_was_deleted_last_first(pack: Pack, assessment: Assessment, qtmodeltester: Any) -> None:
    binned = tuple(BinnedItem(**dict(item), deleted=DAY) for item in assessment.evidence)
    rows = bin_rows(pack, assessment.model_copy(update={"bin": binned}))
    assert [row.key for row in rows] == ["E3", "E2", "E1"]
    assert rows[2].accessible == "E1, There were 138 people, Deleted 1 October 2026"
    model = RowModel()
    model.show(rows)
    qtmodeltester.check(model)


def test_several_items_say_what_they_have_in_common(items: tuple[EvidenceItem, ...], home: str) -> None:
    chosen = chosen_of(items, ["E1", "E2", "gone"])
    assert chosen.ids == ("E1", "E2")
    assert chosen.common("owner") == ""
    assert chosen.common("source") is SEVERAL
    assert chosen.standing() == {home}
    many = chosen_of([EvidenceItem(id=f"E{n}", text="") for n in range(12)], [f"E{n}" for n in range(12)])
    assert many.said_ids == "E0, E1, E2, E3, E4, E5, E6, E7 and 4 more"


def test_an_empty_item_says_that_nothing_is_written() -> None:
    assert excerpt("  \n ") == "Nothing written yet"


def test_gaps_stand_under_the_word_for_how_much_they_are_expected(
    pack: Pack, comparison: Comparison, home: str
) -> None:
    rows = gap_rows(pack, comparison, home)
    headings = [row for row in rows if isinstance(row, Heading)]
    titles = [prevalence.title for prevalence in pack.prevalences]
    assert [row.title for row in headings] == [title for title in titles if title in {row.title for row in headings}]
    assert isinstance(rows[0], Heading)
    assert len([row for row in rows if isinstance(row, GapRow)]) == 3


def test_a_gap_says_its_status_and_how_many_exemplars_show_it(pack: Pack, comparison: Comparison, home: str) -> None:
    rows = {row.gap.check: row for row in gap_rows(pack, comparison, home) if isinstance(row, GapRow)}
    missing, weak, old = rows["missing-pattern"], rows["weak-pattern"], rows["out-of-date"]
    pattern = pack.pattern(missing.gap.pattern or "")
    assert (missing.status, missing.second) == ("missing", "Missing")
    assert missing.tally == f"{len(pattern.shown_by)} of {len(pack.exemplars)}"
    assert missing.accessible == f"{pattern.title}, Missing, {missing.tally} exemplars show it"
    assert weak.second == f"Weak: {pack.qualities[0].lacking}"
    assert (old.title, old.second, old.tally) == (pack.check("out-of-date").title, "E2", "")


def test_gaps_put_away_stand_together_with_the_reason(pack: Pack, comparison: Comparison) -> None:
    rows = gap_rows(pack, comparison, DISMISSED)
    assert [row.title for row in rows if isinstance(row, Heading)] == ["Dismissed", "Answered"]
    assert [row.second for row in rows if isinstance(row, GapRow)] == ["Not ours.", "Whole sub-heading · 1 action"]


def test_every_gap_has_exactly_one_place(pack: Pack, comparison: Comparison, home: str) -> None:
    places = [place_of_gap(pack, comparison, gap) for gap in comparison.gaps]
    assert places == [home, home, home, NOT_PLACED, DISMISSED, DISMISSED]


def test_the_lists_hold_to_the_rules_of_qt(
    pack: Pack, assessment: Assessment, comparison: Comparison, home: str, qtmodeltester: Any
) -> None:
    for rows in (
        sub_heading_rows(pack, assessment, comparison),
        evidence_rows(pack, assessment, comparison, home),
        evidence_rows(pack, assessment, comparison, home, listing=Listing(order=Order("newest", "source"))),
        gap_rows(pack, comparison, home),
    ):
        model = RowModel()
        model.show(rows)
        qtmodeltester.check(model)


ACTIONS = (
    Action(id=1, gap="gone", what="Review everyone", owner="Head of Commissioning", due=datetime.date(2026, 12, 1)),
    Action(id=2, gap="gone", what="Write the plan", due=datetime.date(2026, 9, 1)),
    Action(id=3, gap="gone", what="Ask providers"),
    Action(id=4, gap="gone", what="List waits", due=datetime.date(2026, 8, 1), done=datetime.date(2026, 8, 2)),
    Action(id=5, gap="gone", what="Count beds", due=datetime.date(2026, 10, 20)),
)


def test_actions_stand_with_the_soonest_due_first(pack: Pack, qtmodeltester: Any) -> None:
    model = ActionModel()
    model.show(pack, ACTIONS, None, DAY)
    qtmodeltester.check(model)
    assert [model.action(row).id for row in range(model.rowCount())] == [2, 5, 1, 3, 4]
    states = [model.index(row, ActionColumn.STATE).data() for row in range(model.rowCount())]
    assert states == ["Overdue", "Due soon", "Later", "No date", "Done 2 August 2026"]


def test_an_action_of_a_gap_that_is_closed_says_so(pack: Pack) -> None:
    model = ActionModel()
    model.show(pack, ACTIONS[:1], None, DAY)
    assert model.index(0, ActionColumn.GAP).data() == "Gap closed"
    assert model.index(0, ActionColumn.OWNER).data(Role.KEY) == 1


def test_only_cells_that_say_something_else_are_announced(pack: Pack) -> None:
    model = ActionModel()
    model.show(pack, ACTIONS, None, DAY)
    announced: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: announced.append((first.row(), first.column())))
    model.show(pack, ACTIONS, None, DAY)
    assert announced == []
    changed = tuple(a.model_copy(update={"owner": "Director"}) if a.id == 3 else a for a in ACTIONS)
    model.show(pack, changed, None, DAY)
    assert announced == [(3, ActionColumn.OWNER)]
    model.show(pack, changed, None, DAY.replace(year=DAY.year + 1))
    assert set(announced[1:]) == {(1, ActionColumn.STATE), (2, ActionColumn.STATE)}


def test_an_action_changed_in_place_does_not_reset_the_table(pack: Pack, qtbot: Any) -> None:
    model = ActionModel()
    model.show(pack, ACTIONS, None, DAY)
    changed = tuple(a.model_copy(update={"owner": "Director"}) if a.id == 3 else a for a in ACTIONS)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(pack, changed, None, DAY)
    assert model.index(model.row_of(3), ActionColumn.OWNER).data() == "Director"


def test_a_closed_gap_is_still_called_by_its_pattern(pack: Pack) -> None:
    pattern = pack.patterns[0]
    key = f"missing-pattern/{pattern.home}/{pattern.id}"
    model = ActionModel()
    model.show(pack, (Action(id=1, gap=key, what="Review"),), None, DAY)
    assert model.index(0, ActionColumn.GAP).data() == f"{pattern.title} (gap closed)"
    assert model.gap_of(model.action(0)) is None
