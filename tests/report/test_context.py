"""What the report says, as values: chosen by fixed rules, nothing left out in silence."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable

import pytest

from desktop.report.context import report_context
from desktop.report.drawings import PALE
from desktop.report.summary import SIZES
from desktop.report.values.report import Report
from desktop.report.values.section import FigureValue, Section
from desktop.report.values.text import Quoted, Reference
from desktop.report.wording import sentence
from rubric.assessment import Account, Assessment, Export
from rubric.colours import contrast_on_white
from rubric.comparison import Comparison, Counts, Gap, ItemComparison
from rubric.decisions import Action, Decisions
from rubric.evidence import EvidenceItem
from rubric.pack import NarrativePart, Pack
from rubric.reading import Reading
from rubric.snapshots import take_snapshot

MADE_ON = datetime.date(2026, 11, 22)


def section(report: Report, sub_heading: str) -> Section:
    return next(section for section in report.sections if section.id == sub_heading)


def named(fields: Iterable[tuple[str, object]]) -> dict[str, object]:
    """The counts of a report by their names too, which JSON would leave out."""
    return {name: value._asdict() if isinstance(value, Counts) else value for name, value in fields}


def test_the_whole_report(report: Report, golden: Callable[[str, object], None]):
    golden("report.json", dataclasses.asdict(report, dict_factory=named))


def test_the_same_assessment_says_the_same(pack: Pack, assessment: Assessment, comparison: Comparison, report: Report):
    assert report_context(pack, assessment, comparison, MADE_ON) == report


def test_what_is_asked_stands_in_the_packs_words(report: Report, pack: Pack):
    assert report.asked.we_statement == pack.quality_statement.we_statement
    assert [s.title for s in report.sections] == [s.title for s in pack.sub_headings]


def test_a_reference_typed_in_the_account_becomes_a_link(report: Report):
    (paragraph,) = section(report, "capacity").account
    assert isinstance(paragraph[1], Reference)
    assert paragraph[1].label == "E1"
    assert paragraph[2:] == (", and", Reference("E99, not in the evidence", ""), " is no item.")


def test_what_the_council_wrote_stands_in_place_of_what_would_be_put_together(report: Report, pack: Pack):
    market = section(report, "market-shaping")
    titles = {part.id: part.title for part in pack.narrative_parts}
    assert market.written.well is not None
    assert market.written.well.title == titles["strengths"]
    first, second = market.written.well.paragraphs
    assert [piece.label for piece in first if isinstance(piece, Reference)] == ["E4", "E2"]
    assert second == ("We kept to it", Reference("E99, not in the evidence", ""), ".")
    assert (market.well, market.admitted) == ((), ())
    assert market.short, "the gaps stand below what the council wrote of them, as they do where it wrote nothing"
    assert market.written.short is not None
    assert market.written.doing is not None
    assert market.is_written
    assert str(market.standfirst[0]).startswith("Of ")


def test_what_the_council_left_open_is_still_put_together(report: Report):
    market, capacity = section(report, "market-shaping"), section(report, "capacity")
    assert market.written.voices is None
    assert (capacity.written.well, capacity.written.others) == (None, ())
    assert capacity.well
    assert capacity.short


def test_every_part_of_another_edition_finds_a_place(pack: Pack, assessment: Assessment, comparison: Comparison):
    more = NarrativePart(id="effect", title="What changed", hint="What is different.", qualities=("impact",))
    second = NarrativePart(id="more", title="Further strengths", hint="What works too.", place="well")
    wider = pack.model_copy(update={"narrative_parts": (*pack.narrative_parts, more, second)})
    account = Account(sub_heading="quality", parts={"effect": "Calls fell.", "more": "So did waits.", "gone": "Lost?"})
    changed = assessment.model_copy(update={"accounts": (account,)})
    written = section(report_context(wider, changed, comparison, MADE_ON), "quality").written
    assert [part.title for part in written.others] == ["What changed", "Further strengths", "gone"]


def test_how_sure_we_are_and_why_is_printed_even_without_a_judgement(report: Report, pack: Pack):
    judgement = section(report, "market-shaping").judgement
    assert judgement is not None
    assert judgement.words == ""
    assert judgement.confidence == sentence(next(c.title for c in pack.confidences if c.id == "medium"))
    assert [piece.label for piece in judgement.reasons if isinstance(piece, Reference)] == ["E4"]


def test_the_summary_says_the_account_without_its_references(
    pack: Pack, assessment: Assessment, comparison: Comparison
):
    accounts = (Account(sub_heading="", narrative="Care starts quickly [E1]. We know [E2, E3] too little."),)
    changed = assessment.model_copy(update={"accounts": accounts})
    summary = report_context(pack, changed, comparison, MADE_ON).summary
    assert summary.standfirst == "Care starts quickly. We know too little."


def test_what_nobody_wrote_is_said_to_be_missing(report: Report):
    assert str(section(report, "quality").standfirst[0]).startswith("The council has not written its account yet. Of")


def test_the_sons_words_are_quoted_and_not_the_words_around_them(report: Report):
    voices = section(report, "capacity").voices
    assert [voice.words for voice in voices] == [
        "They rang on the Tuesday and the carer came on the Thursday. I had been told to expect a month.",
        "Mum is forty miles off and nobody from the council has been to see her.",
    ]
    assert voices[0].source[0] == "Carers’ interviews, number 8, page 3, May 2026"


def test_a_figure_has_its_period_the_value_before_and_the_comparator(report: Report):
    (figure,) = section(report, "capacity").figures
    assert figure.measure == (
        Quoted("Of 412 home care packages asked for between April and September 2026, 371 began within seven days"),
        Reference("E1", "e1"),
    )
    assert figure.now == FigureValue("371", "between April and September 2026")
    assert figure.then == FigureValue("81%", "the year before")
    assert figure.comparator is None
    assert figure.source == "Brokerage log, weekly extract"


def test_an_action_without_owner_or_date_says_so(report: Report):
    capacity = section(report, "capacity")
    rows = {row.what: (row.owner, row.due, row.state) for row in capacity.actions}
    assert rows["Count the waits each month"] == ("No owner", "No date", "")
    assert capacity.more_actions[0] == "No action, owner or date yet for"
    assert {gap.label for gap in capacity.gaps} == {
        piece.label for piece in capacity.more_actions if isinstance(piece, Reference)
    } | {row.gap.label for row in capacity.actions}
    assert rows["Visit everybody placed outside Alderwick"] == ("Head of Reviews", "31 January 2027", "")


def test_gaps_are_numbered_most_serious_first_and_checks_come_last(report: Report, comparison: Comparison):
    against_patterns = [*report.gaps.cards, *report.gaps.bare]
    numbers = [gap.number for gap in against_patterns] + [r.number for c in report.gaps.checks for r in c.rows]
    still_open = len([gap for gap in comparison.gaps if gap.is_open])
    assert sorted(numbers, key=lambda number: int(number[1:])) == [f"G{n}" for n in range(1, still_open + 1)]
    assert numbers[-1] == f"G{still_open}"
    for gaps in (report.gaps.cards, report.gaps.bare):
        severities = [gap.severity for gap in gaps]
        assert severities == sorted(severities, key=["expected", "common", "seen"].index)


def test_a_gap_keeps_the_number_that_it_had_in_an_earlier_paper(
    pack: Pack, assessment: Assessment, comparison: Comparison, report: Report
):
    held = take_snapshot(assessment, comparison)
    made = Export(number=1, made_on=MADE_ON, draft=2, file_name="a.pdf", held=held)
    closed = next(gap for gap in comparison.gaps if gap.is_open and gap.pattern)
    fewer = Comparison(comparison.items, comparison.patterns, tuple(gap for gap in comparison.gaps if gap != closed))
    told = report_context(pack, assessment.model_copy(update={"exports": (made,)}), fewer, MADE_ON)
    then = {gap.title: gap.number for gap in (*report.gaps.cards, *report.gaps.bare)}
    now = {gap.title: gap.number for gap in (*told.gaps.cards, *told.gaps.bare)}
    assert len(now) == len(then) - 1
    assert all(then[title] == number for title, number in now.items())


def test_dismissed_and_answered_gaps_stand_in_the_annex(report: Report):
    (dismissed,) = report.dismissed
    assert (dismissed.reason, dismissed.when) == ("The board has decided not to build this year.", "3 November 2026")
    (answered,) = report.answered
    assert (answered.reason, answered.when) == ("Explain the nine longest waits.", "2 September 2026")


def test_the_index_leads_back_to_each_section_once(report: Report):
    rows = {row.id: row for table in report.index.tables for row in table.rows}
    assert [use.label for use in rows["E1"].used] == ["Summary", "Sufficient capacity"]
    assert report.index.tables[-1].title == "Not placed"
    assert rows["E5"].used == ()
    assert "E6" not in rows
    assert report.index.unused == "One item placed but not used in this paper; it is in the workbook."


def test_each_size_of_the_summary_holds_its_items(pack: Pack, assessment: Assessment, comparison: Comparison):
    for size, (most, _, _, most_actions) in enumerate(SIZES):
        summary = report_context(pack, assessment, comparison, MADE_ON, size).summary
        assert len(summary.gaps) == most
        assert len(summary.strengths) <= most
        assert len(summary.actions) <= most_actions + 1
        assert summary.actions[-1][0] == "Not yet owned"


def test_nothing_entered_is_said_and_no_fault(pack: Pack, nothing_yet: tuple[Assessment, Comparison]):
    report = report_context(pack, *nothing_yet, MADE_ON)
    assert report.summary.strengths == ()
    assert report.gaps.cards == ()
    assert len(report.gaps.bare) == len(pack.patterns)
    assert "index" not in [part.id for part in report.parts]


def test_hundreds_of_checks_stay_readable(pack: Pack, assessment: Assessment, comparison: Comparison):
    many = [
        Gap(f"out-of-date/capacity/{n}", "out-of-date", "capacity", None, ("E1",), "check", "Old") for n in range(400)
    ]
    report = report_context(pack, assessment, dataclasses.replace(comparison, gaps=(*comparison.gaps, *many)), MADE_ON)
    (table,) = [check for check in report.gaps.checks if len(check.rows) > 1]
    assert len(table.rows) == 12
    assert table.more == ("389 gaps of this kind are not printed here, about E1. The workbook lists them.",)


def test_the_paper_does_not_ask_the_director_to_confirm_a_match(report: Report):
    card = next(card for card in report.gaps.cards if card.status == "missing" and not card.evidence[1:])
    assert card.evidence[0] == "No item shows it, in full or in part."
    assert card.why == ()
    weak = next(card for card in report.gaps.cards if card.status == "weak")
    assert weak.why == ("Our evidence touches on it, with no figure.",)


def test_a_check_names_each_item_once(report: Report):
    (row,) = next(check.rows for check in report.gaps.checks if "E4" in str(check.rows))
    assert [piece.label if isinstance(piece, Reference) else piece for piece in row.reason] == ["E4", " is old."]


def test_no_words_are_quoted_twice_in_a_section(report: Report):
    assert any(printed.voices for printed in report.sections)
    for printed in report.sections:
        quoted = [
            piece.words for line in (*printed.well, *printed.admitted) for piece in line if isinstance(piece, Quoted)
        ]
        quoted += [voice.words for voice in printed.voices]
        assert len(quoted) == len(set(quoted))


def test_where_one_thing_is_said_the_summary_adds_the_worst(pack: Pack, assessment: Assessment, comparison: Comparison):
    accounts = (Account(sub_heading="", narrative="Care at home starts quickly."),)
    changed = assessment.model_copy(update={"accounts": accounts})
    standfirst = report_context(pack, changed, comparison, MADE_ON).summary.standfirst
    assert standfirst.startswith("Care at home starts quickly. The most serious gap: “")


def with_own_actions(assessment: Assessment) -> Assessment:
    day = datetime.date
    own = (
        Action(id=7, sub_heading="quality", what="Visit both homes", owner="Quality lead", due=day(2026, 11, 1)),
        Action(id=8, what="Agree who signs", owner="Director", due=day(2027, 1, 4)),
        Action(id=9, sub_heading="of-another-edition", what="Ask the board"),
    )
    decisions = assessment.decisions.model_copy(update={"actions": (*assessment.decisions.actions, *own)})
    return assessment.model_copy(update={"decisions": decisions})


def test_an_action_of_no_gap_stands_under_its_sub_heading_or_with_the_whole(
    pack: Pack, assessment: Assessment, comparison: Comparison, report: Report
):
    told = report_context(pack, with_own_actions(assessment), comparison, MADE_ON)
    (added,) = [row for row in section(told, "quality").actions if row not in section(report, "quality").actions]
    assert (added.gap, added.what, added.owner) == ("", "Visit both homes", "Quality lead")
    assert added.state == "This date has passed"
    assert [row.what for row in told.asked.actions] == ["Agree who signs", "Ask the board"]
    assert report.asked.actions == ()


def test_an_action_of_no_gap_is_asked_of_the_director_as_any_other(
    pack: Pack, assessment: Assessment, comparison: Comparison
):
    told = report_context(pack, with_own_actions(assessment), comparison, MADE_ON)
    assert ("Overdue, 1 Nov 2026", ("Visit both homes. Quality lead",)) in told.summary.actions
    assert "Approve the two actions that have an owner and a date." in told.summary.asked
    assert "Set a new date for one overdue action." in told.summary.asked
    assert "Name an owner and a date for two actions more." in told.summary.asked


@pytest.mark.parametrize(
    ("qualities", "told"),
    [
        ({"shortfall": "hard to book"}, False),
        ({"shortfall": "hard to book", "impact": "62 families"}, True),
        ({}, True),
    ],
)
def test_what_admits_a_shortfall_and_no_effect_is_not_told_as_a_strength(
    pack: Pack, assessment: Assessment, compared: Callable[..., Comparison], qualities: dict[str, str], told: bool
):
    pattern = next(pattern for pattern in pack.patterns if pattern.kind == "strength")
    text = "Carers say that breaks are hard to book; 62 families had none."
    item = EvidenceItem(id="E1", text=text, sub_headings=(pattern.home,))
    alone = assessment.model_copy(update={"evidence": (item,), "accounts": (), "decisions": Decisions()})
    report = report_context(pack, alone, compared(item, {pattern.id: "clear"}, qualities), MADE_ON)
    assert bool(report.summary.strengths) is told
    assert bool(section(report, pattern.home).well) is told


def test_items_stand_in_the_order_of_their_numbers_and_a_date_is_said_once(
    pack: Pack, assessment: Assessment, nothing_yet: tuple[Assessment, Comparison]
):
    told = {"sub_headings": ("quality",), "category": "processes", "date": "2026-09-01", "period": "1 September 2026"}
    items = tuple(
        EvidenceItem.model_validate({"id": id_, "text": "Homes are visited.", **told}) for id_ in ("E1031", "E462")
    )
    account = Account(sub_heading="quality", narrative="We visit.\n\nHomes are visited [E1031], [E462].")
    alone = assessment.model_copy(update={"evidence": items, "accounts": (account,), "decisions": Decisions()})
    read = tuple(ItemComparison(item, Reading(item.text, item.sub_headings, (), (), ()), ()) for item in items)
    held = dataclasses.replace(nothing_yet[1], items=read)
    (table,) = report_context(pack, alone, held, MADE_ON).index.tables
    assert [(row.id, row.date, row.period) for row in table.rows] == [
        ("E462", "1 Sep 2026", ""),
        ("E1031", "1 Sep 2026", ""),
    ]


def test_the_parts_of_a_sub_heading_have_the_packs_titles_whoever_wrote_them(report: Report, pack: Pack):
    titles = {part.place: part.title for part in pack.narrative_parts}
    for told in report.sections:
        assert (told.titles.well, told.titles.voices, told.titles.short) == (
            titles["well"], titles["voices"], titles["short"],
        )  # fmt: skip


def test_plumbline_is_introduced_and_its_limits_are_not_called_ours(report: Report, body: Callable[[Report], str]):
    assert report.method.compared[0].startswith("Plumbline is the computer program")
    assert "limits are ours" not in body(report)
    assert "all of them ours" not in body(report).replace("&nbsp;", " ")
    assert {"Expected", "Common"} <= {meaning.word for meaning in report.glossary}


@pytest.mark.parametrize("ink", ["#1A2126", "#48535B", "#1D6B47", "#85570A", "#A23A25"])
def test_the_words_behind_the_text_are_so_pale_that_every_ink_can_be_read(ink: str):
    def light(colour: str) -> float:
        return 1.05 / contrast_on_white(colour) - 0.05

    assert (light(PALE) + 0.05) / (light(ink) + 0.05) >= 4.5
