"""A newer version of a document: what was decided on what stands survives, what changed or is gone is settled."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest
from make_versions import FIRST, SECOND, Line, passages_of

from desktop.document import document_records, records, version_records
from desktop.document.changes import Change, inverse
from desktop.document.contents import contents_of
from rubric.assessment import Assessment, Details, Passage, SourceDocument
from rubric.decisions import digest
from rubric.evidence import EvidenceItem
from rubric.versions import current_passages, differences, newest_version, superseded, unsettled

DAY = datetime.date(2026, 11, 22)
OLD = SourceDocument(
    id=0,
    title="Home support in Aldermere",
    file_name="home-support-v1.docx",
    digest="a",
    date="2026-06",
    date_confirmed=True,
    kind="committee-paper",
    owner="Head of Commissioning",
    where_from="S:\\Papers",
)
NEW = SourceDocument(id=0, title="home-support-v2", file_name="home-support-v2.docx", digest="b", date="2026-11")
START = Assessment(
    statement="care-provision",
    pack_edition="2024.1",
    details=Details(council="Aldermere", as_of=datetime.date(2026, 12, 1)),
)


def after(assessment: Assessment, changes: Iterable[Change]) -> Assessment:
    """The assessment once changed; taking the changes back must give the first one again."""
    changes = tuple(changes)
    changed = contents_of(assessment).after(changes)
    assert changed.after(inverse(changes)).assessment == assessment
    return changed.assessment


def holding(text: str, assessment: Assessment, document: int = 0) -> Passage:
    """The passage that begins with these words."""
    found = (p for p in assessment.passages if p.text.startswith(text) and document in (0, p.document))
    return next(found)


def accepted(assessment: Assessment, text: str) -> tuple[Assessment, str]:
    """The assessment with the passage that begins with these words accepted, and the id of the item."""
    passage = holding(text, assessment)
    document = {d.id: d for d in assessment.documents}[passage.document]
    item = EvidenceItem(
        id=records.next_evidence_id(assessment),
        text=passage.text,
        source=document.title,
        date=document.date,
        page=passage.place,
    )
    return after(assessment, document_records.accept_passages(assessment, [(passage.id, item)])), item.id


@pytest.fixture
def first() -> Assessment:
    """The first version, with five items: two of passages that stand, two that change, one that is gone."""
    assessment = after(START, document_records.add_passages(START, OLD, passages_of(FIRST)))
    for text in ("Missed visits", "The plan for agency", "Aldermere buys", "In the four weeks", "Members asked"):
        assessment, _ = accepted(assessment, text)
    skipped = holding("Families speak", assessment).id
    return after(assessment, document_records.set_passage_verdicts(assessment, [skipped], "not-evidence"))


@pytest.fixture
def second(first: Assessment) -> Assessment:
    return after(first, version_records.take_newer_version(first, 1, NEW, passages_of(SECOND)))


def test_what_stands_takes_its_decisions_along_wherever_it_moved(second: Assessment) -> None:
    missed, plan = holding("Missed visits", second, 2), holding("The plan for agency", second, 2)
    assert (missed.verdict, missed.evidence) == ("accepted", "E1")
    assert (plan.verdict, plan.evidence, plan.paragraph) == ("accepted", "E2", "2.1")
    assert holding("Families speak", second, 2).verdict == "not-evidence"
    assert {item.id for item in second.evidence} == {"E1", "E2", "E3", "E4", "E5"}


def test_a_sentence_added_to_a_passage_that_stands_waits_by_itself(second: Assessment) -> None:
    added = holding("The rota is now used", second, 2)
    missed = holding("Missed visits", second, 2)
    assert (missed.number, missed.part, added.number, added.part) == (added.number, 1, missed.number, 2)
    assert added.is_waiting


def test_what_changed_and_what_is_new_waits_and_the_older_version_waits_no_more(second: Assessment) -> None:
    waiting = [p.text[:14] for p in current_passages(second) if p.is_waiting]
    assert "Aldermere buys" in waiting
    assert "In the four we" in waiting
    assert "Unpaid carers " in waiting
    assert superseded(second) == {1}
    assert {p.document for p in current_passages(second)} == {2}
    assert len([p for p in second.passages if p.document == 1]) == len(FIRST)


def test_what_is_said_of_the_older_version_is_said_of_the_newer_where_it_states_none(second: Assessment) -> None:
    newer = second.documents[1]
    assert (newer.title, newer.kind, newer.owner, newer.where_from) == (OLD.title, OLD.kind, OLD.owner, OLD.where_from)
    assert (newer.date, newer.date_confirmed, newer.supersedes) == ("2026-11", False, 1)


def test_a_title_of_its_own_is_kept(first: Assessment) -> None:
    newer = NEW.model_copy(update={"title": "Home support: year end", "owner": "Head of Quality"})
    taken = after(first, version_records.take_newer_version(first, 1, newer, passages_of(SECOND)))
    assert (taken.documents[1].title, taken.documents[1].owner) == ("Home support: year end", "Head of Quality")


def test_a_document_imported_by_itself_can_be_made_the_newer_version(first: Assessment, second: Assessment) -> None:
    apart = after(first, document_records.add_passages(first, NEW, passages_of(SECOND)))
    made = after(apart, version_records.make_newer_version(apart, 1, 2))

    def told(assessment: Assessment) -> list[tuple[object, ...]]:
        ours = [p for p in assessment.passages if p.document == 2]
        return sorted((p.number, p.part, p.text, p.verdict, p.evidence) for p in ours)

    assert told(made) == told(second)
    assert made.documents == second.documents
    assert len({p.id for p in made.passages}) == len(made.passages)


def test_what_was_decided_in_the_newer_version_meanwhile_stays(first: Assessment) -> None:
    apart = after(first, document_records.add_passages(first, NEW, passages_of(SECOND)))
    skipped = holding("The plan for agency", apart, 2).id
    apart = after(apart, document_records.set_passage_verdicts(apart, [skipped], "skipped"))
    made = after(apart, version_records.make_newer_version(apart, 1, 2))
    assert holding("The plan for agency", made, 2).verdict == "skipped"


def test_the_items_to_settle_are_those_whose_passage_changed_or_is_gone(second: Assessment) -> None:
    open_ = unsettled(second)
    assert {name: difference.refound.standing for name, difference in open_.items()} == {
        "E3": "changed",
        "E4": "changed",
        "E5": "gone",
    }
    every = differences(second, 2)
    assert [d.refound.standing for d in every].count("gone") == 2
    assert sum(not d.evidence for d in every) == len(every) - 3


def test_taking_the_new_words_changes_the_item_and_keeps_its_decisions(second: Assessment) -> None:
    decided = after(second, records.decide_match(second, "E3", "homecare-sourcing-times", "confirmed"))
    taken = after(decided, version_records.take_new_words(decided, unsettled(decided)["E3"]))
    item = next(item for item in taken.evidence if item.id == "E3")
    assert "1,190" in item.text
    assert (item.date, item.page, item.source) == ("2026-11", "paragraph 1.1", OLD.title)
    passage = holding("Aldermere buys", taken, 2)
    assert (passage.verdict, passage.evidence) == ("accepted", "E3")
    assert set(unsettled(taken)) == {"E4", "E5"}
    assert [d.settled for d in differences(taken, 2) if d.evidence == "E3"] == ["taken"]
    (match,) = taken.decisions.matches
    assert match.digest != digest([item.text])  # The decision stays, and says that the words have changed.


def test_a_date_of_the_officers_own_is_left(second: Assessment) -> None:
    own = after(second, records.change_evidence(second, "E4", date="2026-05-03", source="Brokerage return"))
    taken = after(own, version_records.take_new_words(own, unsettled(own)["E4"]))
    item = next(item for item in taken.evidence if item.id == "E4")
    assert (item.date, item.source) == ("2026-05-03", "Brokerage return")
    assert "10,040" in item.text


@pytest.mark.parametrize("evidence", ["E3", "E5"])
def test_keeping_ours_settles_it_and_leaves_the_item(second: Assessment, evidence: str) -> None:
    kept = after(second, version_records.keep_words(second, unsettled(second)[evidence]))
    assert kept.evidence == second.evidence
    assert evidence not in unsettled(kept)
    assert [d.settled for d in differences(kept, 2) if d.evidence == evidence] == ["kept"]
    assert (
        not any(p.is_waiting and p.text.startswith("Aldermere buys") for p in current_passages(kept))
        or evidence == "E5"
    )


def test_deleting_the_item_settles_it_and_bringing_it_back_asks_again(second: Assessment) -> None:
    gone = after(second, records.delete_evidence(second, ["E5"], DAY))
    assert "E5" not in unsettled(gone)
    assert [d.settled for d in differences(gone, 2) if d.evidence == "E5"] == ["deleted"]
    back = after(gone, records.restore_evidence(gone, ["E5"]))
    assert "E5" in unsettled(back)


def test_an_item_that_says_the_new_words_already_is_settled(second: Assessment) -> None:
    words = holding("Aldermere buys", second, 2).text
    typed = after(second, records.change_evidence(second, "E3", text=words))
    assert "E3" not in unsettled(typed)


def test_what_was_left_open_stays_open_in_a_third_version(second: Assessment) -> None:
    third = NEW.model_copy(update={"file_name": "home-support-v3.docx", "digest": "c", "date": "2027-02"})
    lines = tuple(line for line in SECOND if not line.text.startswith("Missed"))
    taken = after(second, version_records.take_newer_version(second, 2, third, passages_of(lines)))
    assert newest_version(taken, 1) == 3
    assert set(unsettled(taken)) == {"E1", "E3", "E4", "E5"}
    assert {d.document for d in unsettled(taken).values()} == {3}
    kept = after(taken, version_records.keep_words(taken, unsettled(taken)["E1"]))
    assert set(unsettled(kept)) == {"E3", "E4", "E5"}


def test_the_officers_cuts_are_made_in_the_newer_version_as_well() -> None:
    assessment = after(START, document_records.add_passages(START, OLD, passages_of(FIRST)))
    whole = holding("Every agency", assessment)
    cut_at = whole.text.index("The council pays")
    parts = [
        whole.model_copy(update={"part": 1, "text": whole.text[:cut_at].strip()}),
        whole.model_copy(
            update={"id": 999, "part": 2, "text": whole.text[cut_at:], "verdict": "accepted", "evidence": "E9"}
        ),
    ]
    others = [p for p in assessment.passages if p.id != whole.id]
    cut = assessment.model_copy(
        update={"passages": (*others, *parts), "evidence": (EvidenceItem(id="E9", text=parts[1].text),)}
    )
    taken = after(cut, version_records.take_newer_version(cut, 1, NEW, passages_of(FIRST)))
    mine = [p for p in taken.passages if p.document == 2 and p.number == whole.number]
    assert [(p.part, p.text, p.verdict, p.evidence) for p in mine] == [
        (1, parts[0].text, "", ""),
        (2, parts[1].text, "accepted", "E9"),
    ]


def test_an_item_of_what_is_now_two_passages_keeps_them_one() -> None:
    assessment = after(START, document_records.add_passages(START, OLD, passages_of(FIRST)))
    assessment, evidence = accepted(assessment, "Every agency")
    taken = after(assessment, version_records.take_newer_version(assessment, 1, NEW, passages_of(SECOND)))
    (mine,) = [p for p in taken.passages if p.document == 2 and p.evidence == evidence]
    assert mine.text.split() == holding("Every agency", taken, 1).text.split()
    assert unsettled(taken) == {}


BUYS = "Aldermere buys home support for 1,190 residents in a typical week, up from 1,060 a year before."
STAFF = "Staff turnover rose to 31%."
HOURS = "In the four weeks to 1 November 2026 the agencies gave 10,040 hours of support."


@pytest.fixture
def merged(first: Assessment) -> Assessment:
    """The first version, and a newer one in which two changed passages have become one with a new sentence, and the
    officer joined what was cut of it.
    """
    lines = (line for line in SECOND if line.paragraph not in ("1.1", "3.2"))
    lines = (*lines, Line("9.1", f"{BUYS} {STAFF} {HOURS}"))
    second = after(first, version_records.take_newer_version(first, 1, NEW, passages_of(lines)))
    parts = sorted((p for p in second.passages if p.document == 2 and p.paragraph == "9.1"), key=lambda p: p.part)
    return after(second, document_records.join_passages(second, [p.id for p in parts]))


def parts_of_longer(assessment: Assessment) -> list[tuple[str, str, str]]:
    longer = holding("Aldermere buys", assessment, 2).number
    mine = (p for p in assessment.passages if p.document == 2 and p.number == longer)
    return [(p.text[:14], p.verdict, p.evidence) for p in sorted(mine, key=lambda p: p.part)]


def test_of_a_longer_passage_only_the_part_that_was_taken_is_decided(merged: Assessment) -> None:
    taken = after(merged, version_records.take_new_words(merged, unsettled(merged)["E3"]))
    assert parts_of_longer(taken) == [("Aldermere buys", "accepted", "E3"), ("Staff turnover", "", "")]
    both = after(taken, version_records.take_new_words(taken, unsettled(taken)["E4"]))
    assert parts_of_longer(both) == [
        ("Aldermere buys", "accepted", "E3"),
        ("Staff turnover", "", ""),
        ("In the four we", "accepted", "E4"),
    ]
    assert [item.text for item in both.evidence if item.id == "E4"] == [HOURS]


def test_keeping_ours_skips_only_that_part_and_deciding_again_asks_for_it(merged: Assessment) -> None:
    kept = after(merged, version_records.keep_words(merged, unsettled(merged)["E3"]))
    assert [verdict for _, verdict, _ in parts_of_longer(kept)] == ["skipped", ""]
    (difference,) = (d for d in differences(kept, 2) if d.evidence == "E3")
    again = after(kept, version_records.keep_words(kept, difference, kept=False))
    assert [verdict for _, verdict, _ in parts_of_longer(again)] == ["", ""]
    assert "E3" in unsettled(again)


def test_a_passage_that_became_another_item_stays_that_items(second: Assessment) -> None:
    other = holding("Aldermere buys", second, 2).id
    mine = EvidenceItem(id="E9", text="Mine")
    other_taken = after(second, document_records.accept_passages(second, [(other, mine)]))
    taken = after(other_taken, version_records.take_new_words(other_taken, unsettled(other_taken)["E3"]))
    assert holding("Aldermere buys", taken, 2).evidence == "E9"
    assert "E3" not in unsettled(taken)


def test_an_item_whose_passage_stands_names_the_newer_version(first: Assessment) -> None:
    own = after(first, records.change_evidence(first, "E1", date="2026-05-03", source="Rota study"))
    second = after(own, version_records.take_newer_version(own, 1, NEW, passages_of(SECOND)))
    items = {item.id: item for item in second.evidence}
    assert (items["E2"].date, items["E2"].page) == ("2026-11", "paragraph 2.1")
    assert (items["E1"].date, items["E1"].source, items["E1"].page) == ("2026-05-03", "Rota study", "paragraph 3.3")
    assert items["E3"].date == "2026-06"


def test_a_title_like_its_file_is_kept_where_the_document_states_it(first: Assessment) -> None:
    headed = (Line("", "Home-support v2", kind="heading"), *SECOND)
    taken = after(first, version_records.take_newer_version(first, 1, NEW, passages_of(headed)))
    assert taken.documents[1].title == NEW.title


def test_without_the_version_between_the_first_is_still_that_before_the_last(second: Assessment) -> None:
    third = NEW.model_copy(update={"file_name": "home-support-v3.docx", "digest": "c"})
    taken = after(second, version_records.take_newer_version(second, 2, third, passages_of(SECOND)))
    left = after(taken, document_records.delete_document(taken, 2))
    assert superseded(left) == {1}
    assert set(unsettled(left)) == set(unsettled(second))


def test_new_words_that_the_officer_cut_mid_sentence_are_taken_whole(second: Assessment) -> None:
    whole = holding("Aldermere buys", second, 2)
    cut = after(second, document_records.cut_passage(second, whole.id, [whole.text[:15], whole.text[15:]]))
    taken = after(cut, version_records.take_new_words(cut, unsettled(cut)["E3"]))
    (item,) = (item for item in taken.evidence if item.id == "E3")
    assert item.text.split() == whole.text.split()
