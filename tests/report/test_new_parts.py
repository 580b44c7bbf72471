"""The statement in pictures, what has changed, the record of decisions and the words used."""

from __future__ import annotations

import dataclasses
import datetime
import re

from desktop.report.apostrophes import curled, curly
from desktop.report.context import report_context
from desktop.report.html import run_html
from desktop.report.parts import parts, runs
from desktop.report.values.report import Report
from desktop.report.values.text import Quoted, Reference
from rubric.assessment import Assessment, BinnedItem, Export
from rubric.comparison import Comparison, ItemComparison
from rubric.decisions import Action, Decisions, MatchDecision
from rubric.evidence import EvidenceItem
from rubric.glossary import glossary
from rubric.pack import Pack
from rubric.reading import Reading
from rubric.snapshots import Snapshot, take_snapshot

MADE_ON = datetime.date(2026, 11, 22)
HOSTILE = "</title><script>alert(1)</script>{{ pack }}"


def page(report: Report) -> str:
    class OnPageNine(dict[str, int]):
        def __missing__(self, anchor: str) -> int:
            return 9

    return "".join(run_html(report, run, OnPageNine()) for run in runs(parts(report)))


def drawn(report: Report) -> Report:
    assert report.picture is not None
    return report


# Pictures


def test_every_pattern_has_its_square_and_every_count_its_words(report: Report, comparison: Comparison):
    picture = drawn(report).picture
    assert picture is not None
    squares = [status for line in picture.lines for cell in line.cells for status in cell.squares]
    assert sorted(squares) == sorted(status.status for status in comparison.patterns)
    said = [cell.said for line in picture.lines for cell in line.cells]
    made = page(report)
    assert all(f"<title>{words}</title>" in made for words in said if words != "No pattern")
    covered = [int(count.split(" of ")[0]) for *_, count in picture.severities]
    assert sum(covered) == comparison.counts().covered


def test_the_gaps_under_the_squares_are_those_that_are_open(report: Report):
    picture = drawn(report).picture
    assert picture is not None
    shown = [gap.label for line in picture.lines for cell in line.cells for gap in cell.gaps]
    assert sorted(shown) == sorted(gap.label for section in report.sections for gap in section.gaps)


def test_each_item_is_counted_where_it_stands(report: Report, items: tuple[ItemComparison, ...]):
    picture = drawn(report).picture
    assert picture is not None
    stands = sum(max(len(compared.sub_headings), 1) for compared in items)
    for bars in (picture.categories, picture.ages):
        assert sum(bar.count for _, row in bars.rows for bar in row) == stands
        assert max(bar.share for _, row in bars.rows for bar in row) == 1
        assert all(len(row) == len(bars.heads) for _, row in bars.rows)
    assert picture.categories.caption.endswith("An item under two sub-headings counts under both.")
    assert picture.categories.rows[-1][0] == "Not placed"


def test_what_is_missing_of_peoples_experience_is_said_and_stands_as_none(report: Report, pack: Pack):
    picture = drawn(report).picture
    assert picture is not None
    rows = dict(picture.categories.rows)
    title = pack.sub_heading("sustainability").short_title
    assert [bar.said for bar in rows[title]][:1] == ["none"]
    assert f"“{title}”" in picture.categories.caption


def test_a_picture_of_hardly_anything_is_not_drawn(pack: Pack, nothing_yet: tuple[Assessment, Comparison]):
    report = report_context(pack, *nothing_yet, MADE_ON)
    assert report.picture is None
    assert "picture" not in [part.id for part in report.parts]


# What has changed


def test_it_is_told_since_the_last_paper_of_an_earlier_draft(changed: Report, comparison: Comparison):
    since = changed.since
    assert since is not None
    assert since.standfirst.startswith("Draft 2 was made on 3 September 2026.")
    (moved,) = since.moved
    assert (moved.then, moved.now) == ("missing", "covered")
    (row,) = since.counts
    assert (row.then.covered + 1, row.then.missing - 1) == (row.now.covered, row.now.missing)
    lines = dict(since.lines)
    labels = [piece.label for text in lines.values() for piece in text if isinstance(piece, Reference)]
    assert lines["Gaps closed"][0] == moved.title
    assert {"E1", "E2"} < set(labels)
    assert "E77" in str(lines["Evidence"])
    assert lines["Actions added"] == ("Visit everybody placed outside Alderwick.",)
    assert lines["Actions done"] == ("Explain the nine longest waits.",)
    assert "“Sufficient capacity”" in str(lines["Our account"])


def test_a_sub_heading_says_how_it_stood(changed: Report):
    assert [section.before for section in changed.sections if section.before]
    assert all(section.before.startswith("In draft 2: ") for section in changed.sections if section.before)


def test_without_an_earlier_draft_nothing_is_said_of_changes(report: Report):
    assert report.since is None
    assert "since" not in [part.id for part in report.parts]
    assert not any(section.before for section in report.sections)


def test_what_has_changed_reads_without_the_comparison_too(
    pack: Pack, changed: Report, assessment: Assessment, comparison: Comparison
):
    options = assessment.report_options.model_copy(update={"exemplars": False})
    export = Export(
        number=1,
        made_on=MADE_ON,
        draft=1,
        file_name="",
        held=Snapshot(patterns={}, gaps=(), evidence={}, actions={}, accounts={}),
    )
    told = assessment.model_copy(update={"report_options": options, "exports": (export,)})
    since = report_context(pack, told, comparison, MADE_ON).since
    assert since is not None
    assert (since.counts, since.moved) == ((), ())
    assert "Gaps" not in "".join(label for label, _ in since.lines)
    assert len(since.lines) >= 3


def test_where_nothing_has_changed_one_line_says_so(pack: Pack, assessment: Assessment, comparison: Comparison):
    same = Export(number=1, made_on=MADE_ON, draft=1, file_name="", held=take_snapshot(assessment, comparison))
    report = report_context(pack, assessment.model_copy(update={"exports": (same,)}), comparison, MADE_ON)
    assert report.since is not None
    assert report.since.standfirst.endswith("Nothing has changed since.")
    assert "since" in report.follow_on


# The record of decisions


def test_the_record_says_what_people_decided(report: Report):
    record = report.record
    assert record is not None
    (match,) = record.matches
    assert (match.verdict, match.note) == ("Rejected", "")
    assert [piece.label for piece in match.evidence if isinstance(piece, Reference)] == ["E4"]
    assert [title for title, _ in record.judgements] == ["The whole statement", "Market shaping and commissioning"]
    assert "one match rejected, one gap dismissed and two judgements made" in record.standfirst
    assert "Director of Adult Social Services" in record.standfirst
    assert record.dismissed == ()


def test_dismissed_gaps_stand_in_the_record_where_no_other_part_has_them(
    pack: Pack, assessment: Assessment, comparison: Comparison
):
    options = assessment.report_options.model_copy(update={"left_out": ("closed",)})
    told = assessment.model_copy(update={"report_options": options})
    report = report_context(pack, told, comparison, MADE_ON)
    assert report.record is not None
    assert [gap.reason for gap in report.record.dismissed] == ["The board has decided not to build this year."]
    assert report.dismissed == ()
    assert "The board has decided not to build this year." in page(report)


def test_a_match_whose_item_is_gone_or_of_a_pattern_nobody_knows_is_still_on_record(
    pack: Pack, assessment: Assessment, comparison: Comparison
):
    decisions = Decisions(
        matches=tuple(
            MatchDecision(evidence=f"E{n}", pattern="of-another-edition", verdict="confirmed", digest="0")
            for n in range(100, 160)
        )
    )
    told = assessment.model_copy(update={"decisions": decisions})
    record = report_context(pack, told, comparison, MADE_ON).record
    assert record is not None
    assert len(record.matches) == 40
    assert record.more_matches == "20 more matches decided; the workbook lists them."
    assert {match.note for match in record.matches} == {"The item is no longer in the evidence."}
    assert record.matches[0].evidence == ("E100",)


def test_where_nobody_decided_there_is_no_record(pack: Pack, nothing_yet: tuple[Assessment, Comparison]):
    assert report_context(pack, *nothing_yet, MADE_ON).record is None


# The words used


def test_the_words_used_are_those_of_the_pack_by_the_alphabet(report: Report, pack: Pack):
    known = {curly(word.term): curly(word.short) for word in glossary(pack)}
    words = [meaning.word for meaning in report.glossary]
    assert words == sorted(words, key=str.casefold)
    assert all(known[meaning.word] == meaning.meaning for meaning in report.glossary)
    assert {"Gap", "Exemplar", "Pattern"} < set(words)
    assert {meaning.source for meaning in report.glossary} == {"Plumbline", "Framework"}


def test_a_word_that_only_others_say_is_not_explained(
    pack: Pack, nothing_yet: tuple[Assessment, Comparison], report: Report
):
    assert "Caveat" not in [meaning.word for meaning in report.glossary]
    item = EvidenceItem(id="E1", text="A caveat, and a working length.", caveat="Fit for a caveat")
    compared = ItemComparison(item, Reading(item.text, (), (), (), ()), ())
    told = report_context(pack, nothing_yet[0], dataclasses.replace(nothing_yet[1], items=(compared,)), MADE_ON)
    assert not {"Caveat", "Working length"} & {meaning.word for meaning in told.glossary}


# Hostile words


def test_hostile_words_stay_words_in_every_new_place(pack: Pack, assessment: Assessment, comparison: Comparison):
    category = pack.evidence_categories[0].model_copy(update={"title": HOSTILE})
    statement = pack.quality_statement.model_copy(
        update={
            "sub_headings": tuple(s.model_copy(update={"short_title": HOSTILE}) for s in pack.sub_headings),
        }
    )
    pattern = pack.patterns[0].model_copy(update={"title": HOSTILE})
    term = next(term for term in pack.glossary if term.id == "gap").model_copy(update={"short": HOSTILE})
    foul = pack.model_copy(
        update={
            "evidence_categories": (category, *pack.evidence_categories[1:]),
            "quality_statement": statement,
            "patterns": (pattern, *pack.patterns[1:]),
            "glossary": (term,),
        }
    )
    held = Snapshot(
        patterns={pattern.id: "weak"}, gaps=(f"missing-pattern/x/{HOSTILE}",), evidence={HOSTILE: ""}, actions={},
        accounts={HOSTILE: ""},
    )  # fmt: skip
    decisions = Decisions(
        matches=(MatchDecision(evidence=HOSTILE, pattern=HOSTILE, verdict="rejected", digest="0"),),
        dismissals=assessment.decisions.dismissals,
        actions=(Action(id=1, what=HOSTILE, owner=HOSTILE),),
    )
    told = assessment.model_copy(
        update={
            "decisions": decisions,
            "exports": (Export(number=1, made_on=MADE_ON, draft=1, file_name=HOSTILE, held=held),),
            "details": assessment.details.model_copy(update={"decided_by": HOSTILE}),
        }
    )
    report = report_context(foul, told, comparison, MADE_ON)
    made = page(report)
    assert {"picture", "since", "record", "glossary"} < {part.id for part in report.parts}
    assert made.count("{{ pack }}") > 20
    assert "<script" not in made
    assert not re.search(r"<title>[^<]*</title>\s*<script", made)


def test_the_paper_has_one_kind_of_mark_but_in_words_quoted():
    told = ('Plumbline\'s "own" limits', Quoted("Mum's carer"), Reference("E1, it's", "e'1"))
    assert curled(told) == ("Plumbline’s “own” limits", Quoted("Mum's carer"), Reference("E1, it's", "e'1"))
    assert curly("the carers' day, and 'Good' too") == "the carers’ day, and ‘Good’ too"


def test_what_an_item_says_keeps_its_marks_in_the_index(report: Report):
    row = dataclasses.replace(report.index.tables[0].rows[0], words="Mum's", source="Carers' notes")
    made = curled(row)
    assert (made.words, made.source) == ("Mum's", "Carers’ notes")


def test_what_was_taken_out_carries_its_source(pack: Pack, nothing_yet: tuple[Assessment, Comparison]):
    empty, comparison = nothing_yet
    gone = BinnedItem(id="E102", text="Gone.", source="Board minutes", deleted=MADE_ON)
    held = Snapshot(patterns={}, gaps=(), evidence={"E102": "a", "E9": "b"}, actions={}, accounts={"quality": "c"})
    export = Export(number=1, made_on=MADE_ON, draft=1, file_name="first.pdf", held=held)
    details = empty.details.model_copy(update={"draft": 2})
    told = empty.model_copy(update={"bin": (gone,), "exports": (export,), "details": details})
    since = report_context(pack, told, comparison, MADE_ON).since
    assert since is not None
    lines = dict(since.lines)
    assert lines["Evidence"] == ("Two items taken out (E9; E102, Board minutes)", ".")
    assert str(lines["Our account"][0]).startswith("Changed for ")
