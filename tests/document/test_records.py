"""Each thing an officer can do, and what it changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import pytest

from desktop.document import document_records, figure_records, records
from desktop.document.changes import Change, inverse
from desktop.document.contents import contents_of
from desktop.document.errors import AssessmentError
from desktop.document.file import Document, read_assessment
from rubric.assessment import Account, Assessment, FigureRecord, Passage, SourceDocument
from rubric.decisions import digest
from rubric.evidence import EvidenceItem
from rubric.gap_numbers import numbered
from rubric.snapshots import PAPERS_KEPT, Snapshot

DAY = datetime.date(2026, 11, 22)


def after(assessment: Assessment, changes: Iterable[Change]) -> Assessment:
    """The assessment once changed; taking the changes back must give the first one again."""
    changes = tuple(changes)
    changed = contents_of(assessment).after(changes)
    assert changed.after(inverse(changes)).assessment == assessment
    return changed.assessment


def test_new_evidence_gets_the_next_number_and_stands_last(assessment: Assessment) -> None:
    assert records.next_evidence_id(assessment) == "E5"
    items = [EvidenceItem(id="E5", text="Five."), EvidenceItem(id="E6", text="Six.")]
    changed = after(assessment, records.add_evidence(assessment, items))
    assert changed.evidence == (*assessment.evidence, *items)
    assert records.next_evidence_id(changed) == "E7"


def test_several_items_are_changed_alike_and_those_that_are_so_already_are_left(assessment: Assessment) -> None:
    ids = [item.id for item in assessment.evidence]
    changed = after(assessment, records.change_all(assessment, ids[:3], owner="Head of Commissioning"))
    assert [item.owner for item in changed.evidence[:3]] == ["Head of Commissioning"] * 3
    assert changed.evidence[3:] == assessment.evidence[3:]
    assert records.change_all(changed, ids[:3], owner="Head of Commissioning") == ()


def test_items_are_moved_placed_as_well_and_taken_from_every_place(assessment: Assessment) -> None:
    ids = [item.id for item in assessment.evidence[:2]]
    moved = after(assessment, records.move_evidence(assessment, ids, "quality"))
    assert [item.sub_headings for item in moved.evidence[:2]] == [("quality",), ("quality",)]
    also = after(moved, records.also_place_evidence(moved, ids, "capacity"))
    assert [item.sub_headings for item in also.evidence[:2]] == [("quality", "capacity")] * 2
    assert records.also_place_evidence(also, ids, "capacity") == ()
    nowhere = after(also, records.move_evidence(also, ids, ""))
    assert [item.sub_headings for item in nowhere.evidence[:2]] == [(), ()]


@pytest.mark.parametrize("ids", [["E1"], ["E9", "E9"]])
def test_an_id_stands_once(assessment: Assessment, ids: list[str]) -> None:
    with pytest.raises(AssessmentError, match=f"There is an item {ids[0]} already: give the new one another id"):
        records.add_evidence(assessment, [EvidenceItem(id=name, text="") for name in ids])


def test_the_id_of_a_deleted_item_is_not_given_again(assessment: Assessment) -> None:
    with_six = after(assessment, records.add_evidence(assessment, [EvidenceItem(id="E6", text="")]))
    without = after(with_six, records.delete_evidence(with_six, ["E6"], DAY))
    assert without.evidence == assessment.evidence
    assert records.next_evidence_id(without) == "E7"
    assert after(without, records.delete_evidence(without, ["E1", "old-7"], DAY)).last_evidence_number == 6


def test_evidence_is_changed_field_by_field(assessment: Assessment) -> None:
    changed = after(assessment, records.change_evidence(assessment, "E1", date="2026-05", sub_headings=["capacity"]))
    assert changed.evidence[1] == assessment.evidence[1].model_copy(
        update={"date": "2026-05", "sub_headings": ("capacity",)}
    )
    assert changed.evidence[0] is assessment.evidence[0]
    assert records.change_evidence(changed, "E1", date="2026-05") == ()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"date": "last May"}, "date: a date is written 2026, 2026-06 or 2026-06-30; correct it."),
        ({"review_by": "2026-13"}, "review by: a date is written 2026, 2026-06 or 2026-06-30; correct it."),
        ({"colour": "red"}, "colour: Extra inputs are not permitted; correct it."),
    ],
)
def test_what_cannot_be_a_value_is_refused_in_a_sentence(
    assessment: Assessment, fields: dict[str, str], sentence: str
) -> None:
    with pytest.raises(AssessmentError) as said:
        records.change_evidence(assessment, "E1", **fields)
    assert str(said.value) == sentence


def test_halves_of_a_character_are_joined_or_replaced(assessment: Assessment) -> None:
    changed = after(assessment, records.change_evidence(assessment, "E1", text="a \ud83d\ude00 b \ud83d c"))
    assert changed.evidence[1].text == "a \U0001f600 b \ufffd c"
    added = after(assessment, records.add_evidence(assessment, [EvidenceItem(id="E5", text="\ude00")]))
    assert added.evidence[-1].text == "\ufffd"


def test_deleted_evidence_waits_in_the_bin_and_its_passage_is_free(assessment: Assessment) -> None:
    changed = after(assessment, records.delete_evidence(assessment, ["E1", "E1"], DAY))
    assert [item.id for item in changed.evidence] == ["E2", "old-7"]
    assert [(item.id, item.deleted) for item in changed.bin] == [("E1", DAY)]
    assert changed.decisions.matches == assessment.decisions.matches
    assert (changed.passages[1].verdict, changed.passages[1].evidence) == ("", "E1")
    assert changed.decisions.dismissals == assessment.decisions.dismissals


def test_a_match_is_confirmed_rejected_and_taken_back(assessment: Assessment) -> None:
    confirmed = after(assessment, records.decide_match(assessment, "old-7", "provider-exit", "confirmed"))
    match = confirmed.decisions.matches[-1]
    assert (match.verdict, match.digest) == ("confirmed", digest([assessment.evidence[2].text]))
    rejected = after(confirmed, records.decide_match(confirmed, "old-7", "provider-exit", "rejected"))
    assert rejected.decisions.matches[-1].verdict == "rejected"
    back = after(rejected, records.decide_match(rejected, "old-7", "provider-exit", None))
    assert back == assessment
    assert records.decide_match(back, "old-7", "provider-exit", None) == ()


def test_a_gap_is_dismissed_with_a_reason_and_restored(assessment: Assessment) -> None:
    dismissed = after(assessment, records.dismiss_gap(assessment, "empty/capacity/capacity", "Not ours.", "d9", DAY))
    assert dismissed.decisions.dismissals[-1].reason == "Not ours."
    again = after(dismissed, records.dismiss_gap(dismissed, "empty/capacity/capacity", "Not theirs.", "d9", DAY))
    assert [dismissal.reason for dismissal in again.decisions.dismissals] == ["Later", "Not theirs."]
    assert after(again, records.restore_gap(again, "empty/capacity/capacity")) == assessment
    assert records.restore_gap(assessment, "empty/capacity/capacity") == ()


def test_an_action_is_made_changed_and_deleted(assessment: Assessment) -> None:
    made = after(assessment, records.add_action(assessment, "g", "Ask again", "Head of quality", DAY))
    assert (made.decisions.actions[-1].id, made.decisions.actions[-1].due) == (3, DAY)
    done = after(made, records.change_action(made, 3, done=DAY, what="Asked again"))
    assert (done.decisions.actions[-1].done, done.decisions.actions[-1].what) == (DAY, "Asked again")
    assert after(done, records.delete_action(done, 3)) == assessment


def test_an_account_is_begun_and_changed(assessment: Assessment) -> None:
    begun = after(assessment, records.change_account(assessment, "quality", narrative="Good."))
    assert begun.accounts[-1] == Account(sub_heading="quality", narrative="Good.")
    judged = after(begun, records.change_account(begun, "quality", judgement=2))
    assert judged.account("quality") == Account(sub_heading="quality", narrative="Good.", judgement=2)
    overall = after(judged, records.change_account(judged, "", reasons="All told."))
    assert overall.account("").narrative == "Overall."


def test_the_cover_is_changed(assessment: Assessment) -> None:
    changed = after(assessment, records.change_details(assessment, council="Southmoor Council", draft=2))
    assert (changed.details.council, changed.details.draft) == ("Southmoor Council", 2)
    with pytest.raises(AssessmentError, match="draft: Input should be greater than or equal to 1; correct it"):
        records.change_details(assessment, draft=0)


def test_a_document_and_its_passages_get_numbers_of_their_own(assessment: Assessment) -> None:
    document = SourceDocument(id=0, title="Minutes", file_name="minutes.pdf", digest="aa")
    passages = [Passage(id=0, document=0, number=number, kind="prose", text=str(number)) for number in (1, 2)]
    changed = after(assessment, document_records.add_passages(assessment, document, passages))
    assert changed.documents[-1].id == 3
    assert [(p.id, p.document, p.text) for p in changed.passages[-2:]] == [(6, 3, "1"), (7, 3, "2")]


def test_what_is_said_of_a_document_and_the_figures_kept_are_changed(assessment: Assessment) -> None:
    told = after(
        assessment, document_records.change_document(assessment, 1, owner="Performance team", date_confirmed=True)
    )
    assert (told.documents[0].owner, told.documents[0].date_confirmed) == ("Performance team", True)
    figure = FigureRecord(id=0, evidence="E1", measure="people waiting", value="19", period="June 2026")
    kept = after(told, figure_records.add_figures(told, [figure, figure]))
    assert [(f.id, f.value) for f in kept.figures] == [(3, "24"), (4, "19"), (5, "19")]
    changed = after(kept, figure_records.change_figures(kept, [5], value="17"))
    assert [f.value for f in after(changed, figure_records.delete_figure(changed, 3)).figures] == ["19", "17"]
    with pytest.raises(AssessmentError, match="measure: String should have at least 1 character; correct it"):
        figure_records.change_figures(changed, [4], measure="")


def test_a_deleted_document_takes_its_passages_with_it_and_leaves_its_evidence(assessment: Assessment) -> None:
    newer = assessment.documents[0].model_copy(update={"supersedes": 1})
    both = after(assessment, document_records.add_passages(assessment, newer, assessment.passages[:1]))
    assert both.documents[-1].supersedes == 1
    deleted = after(both, document_records.delete_document(both, 1))
    assert {d.id: d.supersedes for d in deleted.documents} == {2: None, 3: None}
    assert [p for p in deleted.passages if p.document == 1] == []
    assert [p.document for p in deleted.passages][-1] == 3
    assert (deleted.evidence, deleted.figures) == (both.evidence, both.figures)


def test_a_passage_becomes_evidence_once(assessment: Assessment) -> None:
    item = EvidenceItem(id=records.next_evidence_id(assessment), text=assessment.passages[2].text)
    accepted = after(assessment, document_records.accept_passages(assessment, [(3, item)]))
    assert accepted.evidence[-1] == item
    assert (accepted.passages[2].verdict, accepted.passages[2].evidence) == ("accepted", "E5")
    with pytest.raises(AssessmentError, match="This passage is E5 already: change that item instead"):
        document_records.accept_passages(accepted, [(3, item)])
    assert after(accepted, records.delete_evidence(accepted, ["E5"], DAY)).passages[2].verdict == ""


def test_a_passage_that_was_set_aside_is_so_again_until_its_item_is_brought_back(assessment: Assessment) -> None:
    deleted = after(assessment, records.delete_evidence(assessment, ["E1"], DAY, aside={assessment.passages[1].id}))
    assert (deleted.passages[1].verdict, deleted.passages[1].evidence) == ("set-aside", "E1")
    assert after(deleted, records.restore_evidence(deleted, ["E1"])).passages == assessment.passages
    emptied = after(deleted, records.empty_bin(deleted))
    assert (emptied.passages[1].verdict, emptied.passages[1].evidence) == ("set-aside", "")


def test_an_item_that_is_brought_back_has_its_passage_decided_again(assessment: Assessment) -> None:
    deleted = after(assessment, records.delete_evidence(assessment, ["E1"], DAY))
    assert after(deleted, records.restore_evidence(deleted, ["E1"])).passages == assessment.passages
    passage = deleted.passages[1].id
    skipped = after(deleted, document_records.set_passage_verdicts(deleted, [passage], "skipped"))
    assert after(skipped, records.restore_evidence(skipped, ["E1"])).passages[1].verdict == "skipped"
    other = EvidenceItem(id="E5", text="Another reading of it.")
    anew = after(deleted, document_records.accept_passages(deleted, [(passage, other)]))
    assert after(anew, records.restore_evidence(anew, ["E1"])).passages[1].evidence == "E5"


def test_what_is_gone_for_good_is_named_on_no_passage(assessment: Assessment) -> None:
    deleted = after(assessment, records.delete_evidence(assessment, ["E1"], DAY))
    emptied = after(deleted, records.empty_bin(deleted))
    assert (emptied.passages[1].verdict, emptied.passages[1].evidence) == ("", "")


def test_a_passage_is_skipped_and_put_back(assessment: Assessment) -> None:
    skipped = after(assessment, document_records.set_passage_verdicts(assessment, [3], "skipped"))
    assert skipped.passages[2].verdict == "skipped"
    assert after(skipped, document_records.set_passage_verdicts(skipped, [3], "")) == assessment


def test_changes_of_one_act_may_touch_a_row_twice(assessment: Assessment) -> None:
    first = records.change_evidence(assessment, "E1", text="One.")
    then = contents_of(assessment).after(first).assessment
    both = (*first, *records.change_evidence(then, "E1", text="Two."))
    assert after(assessment, both).evidence[1].text == "Two."


def test_what_is_brought_back_from_the_bin_is_as_it_was(assessment: Assessment) -> None:
    deleted = after(assessment, records.delete_evidence(assessment, ["E2", "old-7"], DAY))
    restored = after(deleted, records.restore_evidence(deleted, ["old-7", "E2"]))
    assert restored.bin == ()
    assert {item.id: item for item in restored.evidence} == {item.id: item for item in assessment.evidence}
    assert restored.decisions == assessment.decisions


def test_an_emptied_bin_takes_the_decisions_on_its_items_along(assessment: Assessment) -> None:
    deleted = after(assessment, records.delete_evidence(assessment, ["E1"], DAY))
    emptied = after(deleted, records.empty_bin(deleted))
    assert emptied.bin == ()
    assert [match.evidence for match in emptied.decisions.matches] == ["E2"]
    assert records.next_evidence_id(emptied) == records.next_evidence_id(assessment)


def test_an_emptied_bin_takes_the_figures_of_its_items_along(assessment: Assessment) -> None:
    kept = [FigureRecord(id=0, evidence=one, measure="waits", value="19") for one in ("E1", "old-7")]
    held = after(assessment, figure_records.add_figures(assessment, kept))
    deleted = after(held, records.delete_evidence(held, ["E1"], DAY))
    assert deleted.figures == held.figures
    emptied = after(deleted, records.empty_bin(deleted))
    assert "E1" in {figure.evidence for figure in held.figures}
    assert emptied.figures == tuple(figure for figure in held.figures if figure.evidence != "E1")


def test_what_is_asked_of_the_paper_is_kept(document: Document) -> None:
    asked: dict[str, Any] = {
        "left_out": ("index", "method"),
        "owners": False,
        "final": True,
        "colour": "#13587C",
        "logo": "aGk=",
    }
    document.write(records.change_report_options(document.assessment, **asked))
    document.close()
    kept = read_assessment(document.path).report_options
    assert {name: getattr(kept, name) for name in asked} == asked


def test_a_colour_that_is_none_is_refused(assessment: Assessment) -> None:
    with pytest.raises(AssessmentError, match="colour"):
        records.change_report_options(assessment, colour="blue; } body { display: none")


def test_the_papers_made_are_remembered_and_of_the_oldest_the_gaps(document: Document) -> None:
    held = Snapshot(patterns={"p": "weak"}, gaps=("g",), evidence={"E1": "a"}, actions={"1": "b"}, accounts={"": "c"})
    for draft in range(1, PAPERS_KEPT + 3):
        document.write(records.add_export(document.assessment, f"{draft}.pdf", DAY, draft, held))
    document.close()
    exports = read_assessment(document.path).exports
    assert [export.draft for export in exports] == list(range(1, PAPERS_KEPT + 3))
    assert [export.held for export in exports] == [Snapshot(gaps=("g",))] * 2 + [held] * PAPERS_KEPT
    assert exports[-1].file_name == f"{PAPERS_KEPT + 2}.pdf"
    assert exports[-1].held == held


def test_a_gap_keeps_its_number_however_many_papers_came_before(document: Document) -> None:
    gone, stays = "missing-pattern/quality/one", "missing-pattern/quality/other"
    for draft in range(1, PAPERS_KEPT + 3):
        papers = [export.held for export in document.assessment.exports]
        assert numbered([stays], papers)[stays] == (2 if papers else 1)
        held = Snapshot(gaps=(gone, stays) if draft == 1 else (stays,))
        document.write(records.add_export(document.assessment, f"{draft}.pdf", DAY, draft, held))
