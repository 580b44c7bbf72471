"""Which parts a paper has: all, those not left out, those that rest on no comparison, or the summary alone."""

from __future__ import annotations

from rubric.assessment import ReportOptions
from rubric.pack import Pack
from rubric.paper_parts import chosen_parts, paper_parts


def ids(pack: Pack, options: ReportOptions) -> list[str]:
    return [part.id for part in chosen_parts(pack, options)]


def test_all_of_them_unless_something_else_is_asked(pack: Pack):
    every = [part.id for part in paper_parts(pack)]
    assert ids(pack, ReportOptions()) == every
    assert len(set(every)) == len(every)
    assert {sub_heading.id for sub_heading in pack.sub_headings} < set(every)


def test_parts_are_left_out_but_never_those_a_director_needs(pack: Pack):
    left = ids(pack, ReportOptions(left_out=("index", "capacity", "summary", "no-such-part")))
    assert "index" not in left
    assert "capacity" not in left
    assert left[0] == "summary"


def test_without_the_comparison_nothing_that_rests_on_it_is_left(pack: Pack):
    left = ids(pack, ReportOptions(exemplars=False))
    assert not {"picture", "gaps", "closed", "method"} & set(left)
    assert {"asked", "capacity", "index"} < set(left)


def test_the_summary_alone_can_still_be_signed(pack: Pack):
    assert ids(pack, ReportOptions(summary_only=True)) == ["summary", "decision"]
