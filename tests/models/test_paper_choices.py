"""Which parts of the paper may be ticked, and why the others may not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.paper_choices import PartChoice, part_choices, say_chosen, with_part
from rubric.assessment import ReportOptions
from rubric.editions import released_packs
from rubric.pack import Pack
from rubric.pack_file import load_pack
from rubric.paper_parts import chosen_parts, paper_parts

PACK = load_pack(released_packs()[-1])


def choice(pack: Pack, part: str, options: ReportOptions) -> PartChoice:
    return next(one for one in part_choices(pack, options) if one.id == part)


def test_the_parts_stand_in_the_order_of_the_pages_with_short_titles_for_sub_headings(pack: Pack) -> None:
    choices = part_choices(pack, ReportOptions())
    assert [one.id for one in choices] == [part.id for part in paper_parts(pack)]
    sub_heading = pack.sub_headings[0]
    made = choice(pack, sub_heading.id, ReportOptions())
    assert (made.title, made.whole) == (sub_heading.short_title, sub_heading.title)


def test_what_is_needed_is_printed_and_says_so(pack: Pack) -> None:
    made = choice(pack, "summary", ReportOptions(left_out=("summary",)))
    assert made.printed
    assert made.why == "always printed"
    assert made.words == "Summary on one page (always printed)"


def test_without_the_exemplars_what_rests_on_them_is_not_printed_and_says_so(pack: Pack) -> None:
    made = choice(pack, "gaps", ReportOptions(exemplars=False))
    assert not made.printed
    assert made.why == "needs exemplars"
    assert choice(pack, "index", ReportOptions(exemplars=False)).why == ""


def test_in_a_summary_there_is_nothing_else(pack: Pack) -> None:
    options = ReportOptions(summary_only=True)
    assert not choice(pack, "index", options).printed
    assert choice(pack, "index", options).why == "not in the summary"
    assert say_chosen(pack, options) == "summary only"


def test_how_much_is_printed_is_said(pack: Pack) -> None:
    every = len(paper_parts(pack))
    assert say_chosen(pack, ReportOptions()) == f"all {every} parts"
    assert say_chosen(pack, ReportOptions(left_out=("index", "glossary"))) == f"{every - 2} of {every} parts"


@given(
    left_out=st.lists(st.sampled_from([part.id for part in paper_parts(PACK)]), unique=True).map(tuple),
    ticked=st.sampled_from([part.id for part in paper_parts(PACK) if not part.needed]),
    printed=st.booleans(),
)
def test_ticking_a_part_changes_that_part_alone(left_out: tuple[str, ...], ticked: str, printed: bool) -> None:
    options = ReportOptions(left_out=left_out)
    after = ReportOptions(left_out=with_part(options, ticked, printed))
    before = {part.id for part in chosen_parts(PACK, options)}
    assert {part.id for part in chosen_parts(PACK, after)} == (before | {ticked} if printed else before - {ticked})
    assert with_part(after, ticked, printed) == after.left_out


def test_without_an_earlier_draft_what_has_changed_is_not_printed_says_why_and_is_not_counted(pack: Pack) -> None:
    made = next(one for one in part_choices(pack, ReportOptions(), has_earlier=False) if one.id == "since")
    assert not made.printed
    assert made.why == "no earlier draft yet: raise the draft number after an export"
    assert choice(pack, "since", ReportOptions()).why == ""
    every = len(paper_parts(pack))
    assert say_chosen(pack, ReportOptions(), has_earlier=False) == f"all {every - 1} parts"
    assert say_chosen(pack, ReportOptions(left_out=("since",)), has_earlier=False) == f"all {every - 1} parts"


def test_a_final_paper_is_approved_where_a_draft_is_decided_on(pack: Pack) -> None:
    assert choice(pack, "decision", ReportOptions()).title == "The director’s decision"
    assert choice(pack, "decision", ReportOptions(final=True)).title == "The director’s approval"


def test_what_references_lead_to_says_what_the_paper_lacks_without_it(pack: Pack) -> None:
    without = ReportOptions(left_out=("index", "gaps", "glossary"))
    assert choice(pack, "index", without).said == "[E14] stands with no list"
    assert choice(pack, "gaps", without).words == "Gaps, most serious first ([G1] stands with no list)"
    assert choice(pack, "glossary", without).said == ""
    assert choice(pack, "index", ReportOptions()).said == ""
    assert choice(pack, "gaps", ReportOptions(exemplars=False)).said == "needs exemplars"
