"""What stands in the way of a good paper: each kind raised by what should raise it, and by nothing near it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, get_args

import pytest

from rubric.assessment import Account, Assessment, BinnedItem, Details, Passage, ReportOptions, SourceDocument
from rubric.comparing import compare
from rubric.decisions import Action, Decisions, Dismissal, digest
from rubric.gaps import find_gaps
from rubric.pack import Pack
from rubric.readiness import Concern, Kind, concerns

AS_OF = datetime.date(2026, 10, 1)
TODAY = datetime.date(2026, 11, 30)
KINDS = get_args(Kind)
PHONE = "07700 900123"

Found = Callable[..., dict[str, Concern]]


@pytest.fixture
def found(pack: Pack, read: Any) -> Found:
    """The concerns by kind for items told in short, each placed and dated unless it says otherwise."""

    def by_kind(*told: dict[str, Any], today: datetime.date = TODAY, **more: Any) -> dict[str, Concern]:
        usual = {"text": "a b c d e f", "sub_headings": [pack.sub_headings[0].id], "date": "2026-08"}
        items = read.all([{**usual, **one} for one in told])
        fields = {"details": Details(council="Alderwick Council", as_of=AS_OF), **more}
        assessment = Assessment(
            statement=pack.id, pack_edition=pack.edition, evidence=tuple(item for item, _ in items), **fields
        )
        comparison = compare(pack, items, AS_OF, assessment.decisions)
        raised = concerns(pack, assessment, comparison, today)
        assert raised == concerns(pack, assessment, comparison, today)
        assert [concern.kind for concern in raised] == [kind for kind in KINDS if kind in {c.kind for c in raised}]
        return {concern.kind: concern for concern in raised}

    return by_kind


def written(sub_heading: str, words: int = 200, **more: Any) -> Account:
    return Account(sub_heading=sub_heading, narrative="word " * words, **more)


def every_account(pack: Pack, **more: Any) -> tuple[Account, ...]:
    return tuple(written(place, **more) for place in ("", *(sub_heading.id for sub_heading in pack.sub_headings)))


def everything(pack: Pack) -> dict[str, Any]:
    return {"clear": [pattern.id for pattern in pack.patterns]}


def test_where_nothing_stands_in_the_way_nothing_is_raised(pack: Pack, found: Found) -> None:
    details = Details(
        council="Alderwick Council", as_of=AS_OF, prepared_by="QA team", decided_by="The director", review_by="2027"
    )
    assert found(everything(pack), details=details, accounts=every_account(pack, judgement=3)) == {}


def test_personal_data_is_told_in_whatever_is_printed(pack: Pack, found: Found) -> None:
    decisions = Decisions(
        actions=(Action(id=4, what=f"Ring {PHONE}"), Action(id=5, what="Ring them")),
        dismissals=(Dismissal(gap="empty/x/all", reason=f"Ask {PHONE}", digest="", decided=AS_OF),),
    )
    accounts = (Account(sub_heading="quality", parts={"plans": f"Ask {PHONE}"}), Account(sub_heading="", reasons="Us."))
    raised = found({"text": f"Ask {PHONE} for it today"}, {}, decisions=decisions, accounts=accounts)
    assert raised["personal-data"] == Concern(
        "personal-data", evidence=("E1",), gaps=("empty/x/all",), actions=(4,), places=("quality",)
    )
    assert "personal-data" not in found({"text": "Ask 0300 123 4567 for it today"})


@pytest.mark.parametrize("field", ["source", "caveat", "period", "page", "link", "file_name"])
def test_personal_data_is_told_beside_the_words_of_an_item_too(found: Found, field: str) -> None:
    raised = found({}, {field: "Complaint by Mrs Ada Pell"}, {"text": f"Ask {PHONE} for it today"}, {})
    assert raised["personal-data"].evidence == ("E2", "E3")


def test_personal_data_that_is_meant_to_be_there_is_told_no_more_until_the_words_change(
    pack: Pack, found: Found
) -> None:
    text, home = f"Ask {PHONE} for it today", pack.sub_headings[0].id
    said = Dismissal(gap=f"personal-data/{home}/E1", reason="A public number", digest=digest([text]), decided=AS_OF)
    accounts = (Account(sub_heading=home, narrative=f"We publish {PHONE}."),)
    assert "personal-data" not in found({"text": text}, decisions=Decisions(dismissals=(said,)), accounts=accounts)
    changed = found({"text": f"{text} or tomorrow"}, decisions=Decisions(dismissals=(said,)))
    assert changed["personal-data"].evidence == ("E1",)


def test_an_action_that_is_done_does_not_take_personal_data_out(pack: Pack, found: Found) -> None:
    action = Action(id=1, gap=f"personal-data/{pack.sub_headings[0].id}/E1", what="Take it out", done=AS_OF)
    raised = found({"text": f"Ask {PHONE} for it today"}, decisions=Decisions(actions=(action,)))
    assert raised["personal-data"].evidence == ("E1",)


def test_references_to_what_is_not_there_are_told_and_those_that_only_lead_elsewhere_are_not(
    pack: Pack, found: Found
) -> None:
    here, there = pack.sub_headings[0].id, pack.sub_headings[1].id
    accounts = (
        Account(sub_heading="", narrative="All [E1]."),
        Account(sub_heading=there, narrative="Elsewhere [E1], made up [E77].", reasons="In the bin [E9]."),
        Account(sub_heading=here, parts={"plans": "Made up too [E77], our own [sic]."}),
    )
    binned = (BinnedItem(id="E9", text="Gone.", deleted=AS_OF),)
    raised = found({}, accounts=accounts, bin=binned)
    assert raised["dead-references"] == Concern("dead-references", evidence=("E77", "E9"), places=(here, there))
    assert "dead-references" not in found({}, accounts=accounts[:1])


def test_a_gap_is_unanswered_until_it_has_a_reason_or_an_action(pack: Pack, found: Found) -> None:
    one, two, three = pack.patterns[:3]
    keys = [f"missing-pattern/{pattern.home}/{pattern.id}" for pattern in (one, two, three)]
    shown = {"clear": [p.id for p in pack.patterns if p not in (one, two, three)], "text": PHONE}
    decided = Decisions(
        dismissals=(Dismissal(gap=keys[0], reason="Not here", digest=digest([]), decided=AS_OF),),
        actions=(Action(id=1, gap=keys[1], what="Ask"),),
    )
    assert found(shown, decisions=decided)["gaps-unanswered"].gaps == (keys[2],), "and no gap of a check"
    assert "gaps-unanswered" not in found(everything(pack))


def test_an_action_is_overdue_the_day_after_its_day(found: Found) -> None:
    actions = (
        Action(id=1, what="a", owner="x", due=TODAY),
        Action(id=2, what="b", owner="x", due=TODAY, done=TODAY),
        Action(id=3, what="c"),
    )
    decisions = Decisions(actions=actions)
    assert "actions-overdue" not in found({}, decisions=decisions)
    tomorrow = TODAY + datetime.timedelta(days=1)
    assert found({}, decisions=decisions, today=tomorrow)["actions-overdue"].actions == (1,)


def test_an_action_to_do_wants_an_owner_and_a_date(found: Found) -> None:
    actions = (
        Action(id=1, what="a", owner="x", due=TODAY),
        Action(id=2, what="b", owner="x"),
        Action(id=3, what="c", due=TODAY),
        Action(id=4, what="d", done=TODAY),
    )
    assert found({}, decisions=Decisions(actions=actions))["actions-unowned"].actions == (2, 3)


def test_figures_want_a_date_of_their_own_a_period_or_one_in_their_words(found: Found) -> None:
    raised = found(
        {"qualities": ["number"], "date": None},
        {"qualities": ["number", "date"], "date": None},
        {"qualities": ["number"], "date": None, "period": "2025/26"},
        {"qualities": ["number"]},
        {"date": None},
    )
    assert raised["undated-figures"].evidence == ("E1",)
    assert "undated-figures" not in found({"date": None})


def test_an_account_is_too_long_over_the_working_length_of_a_sub_heading(pack: Pack, found: Found) -> None:
    most = pack.limits.narrative_words[1]
    first, second = pack.sub_headings[0].id, pack.sub_headings[1].id
    accounts = (written("", 5 * most), written(first, most + 1), written(second, most))
    assert found({}, accounts=accounts)["too-long"].places == (first,)
    assert "too-long" not in found({}, accounts=(written(second, most),))


def test_an_account_is_empty_while_it_has_no_word_whatever_is_judged(pack: Pack, found: Found) -> None:
    first, *others = (sub_heading.id for sub_heading in pack.sub_headings)
    accounts = (
        Account(sub_heading="", parts={"plans": "Soon."}),
        Account(sub_heading=first, judgement=2, reasons="Us."),
    )
    assert found({}, accounts=accounts)["account-empty"].places == (first, *others)
    assert "account-empty" not in found({}, accounts=every_account(pack))


def test_the_whole_is_to_be_judged_and_the_parts_all_or_none(pack: Pack, found: Found) -> None:
    first, *others = (sub_heading.id for sub_heading in pack.sub_headings)
    whole, part = Account(sub_heading="", judgement=2), Account(sub_heading=first, judgement=2)
    assert found({})["not-judged"].places == ("",)
    assert "not-judged" not in found({}, accounts=(whole,))
    assert found({}, accounts=(part,))["not-judged"].places == ("", *others)
    assert found({}, accounts=(whole, part))["not-judged"].places == tuple(others)
    assert "not-judged" not in found({}, accounts=every_account(pack, judgement=1))


def test_where_an_edition_has_no_scores_nobody_is_asked_to_judge(pack: Pack, example: Assessment) -> None:
    unscored = pack.model_copy(update={"score_words": ()})
    bare = example.model_copy(update={"accounts": ()})
    comparison = find_gaps(pack, bare.evidence, AS_OF, bare.decisions)
    assert "not-judged" in [concern.kind for concern in concerns(pack, bare, comparison, TODAY)]
    assert "not-judged" not in [concern.kind for concern in concerns(unscored, bare, comparison, TODAY)]


def test_the_cover_wants_what_it_would_call_not_stated(found: Found) -> None:
    details = Details(council="", as_of=AS_OF, decided_by="The director", review_by="2027-03")
    assert found({}, details=details)["cover-empty"].fields == ("council", "prepared_by")


def test_an_item_is_unplaced_under_no_sub_heading_of_this_edition(pack: Pack, found: Found) -> None:
    raised = found(
        {"sub_headings": []}, {"sub_headings": ["gone"]}, {"sub_headings": ["gone", pack.sub_headings[0].id]}
    )
    assert raised["unplaced"].evidence == ("E1", "E2")
    assert "unplaced" not in found({})


def test_passages_wait_while_nothing_is_decided_about_what_may_be_evidence(found: Found) -> None:
    def passage(number: int, **fields: Any) -> Passage:
        usual = {"id": number, "document": 1, "number": number, "kind": "prose", "text": "So."}
        return Passage.model_validate({**usual, **fields})

    passages = (
        passage(1),
        passage(2, kind="table"),
        passage(3, kind="heading"),
        passage(4, kind="front-matter"),
        passage(5, verdict="skipped"),
    )
    assert found({}, passages=passages)["passages-waiting"].passages == (1, 2)
    assert "passages-waiting" not in found({}, passages=passages[2:])


def test_items_that_a_newer_version_changed_are_raised_and_its_older_passages_wait_no_more(found: Found) -> None:
    texts = {1: ("a b c d e f", "Waiting is long."), 2: ("a b c d e 9", "Waiting is long.")}
    passages = tuple(
        Passage(id=10 * document + n, document=document, number=n, kind="prose", text=text)
        for document, told in texts.items()
        for n, text in enumerate(told)
    )
    made = passages[0].model_copy(update={"verdict": "accepted", "evidence": "E1"})
    documents = tuple(SourceDocument(id=n, title="", file_name="a", digest=str(n)) for n in (1, 2))
    newer = (documents[0], documents[1].model_copy(update={"supersedes": 1}))
    raised = found({}, passages=(made, *passages[1:]), documents=newer)
    assert raised["source-changed"].evidence == ("E1",)
    assert raised["passages-waiting"].passages == (20, 21)
    kept = made.model_copy(update={"kept": True})
    assert "source-changed" not in found({}, passages=(kept, *passages[1:]), documents=newer)
    assert "source-changed" not in found({}, passages=(made, *passages[1:]), documents=documents)


def test_two_documents_that_disagree_are_told_until_the_officer_said_why(found: Found) -> None:
    told = "of home care packages were sourced within five days."
    items = ({"text": f"82% {told}"}, {"text": f"91% {told}"})
    documents = tuple(SourceDocument(id=n, title="", file_name="a", digest=str(n)) for n in (1, 2))
    passages = tuple(
        Passage(id=n, document=n, number=1, kind="prose", text="a", verdict="accepted", evidence=f"E{n}")
        for n in (1, 2)
    )
    (gap,) = found(*items, documents=documents, passages=passages)["documents-disagree"].gaps
    assert gap.startswith("contradiction/")
    one = tuple(passage.model_copy(update={"document": 1}) for passage in passages)
    assert "documents-disagree" not in found(*items, documents=documents, passages=one)
    why = Dismissal(gap=gap, reason="Another month", digest=digest([one["text"] for one in items]), decided=AS_OF)
    decided = found(*items, documents=documents, passages=passages, decisions=Decisions(dismissals=(why,)))
    assert "documents-disagree" not in decided


def test_old_evidence_is_told_unless_the_officer_said_why_it_stays(pack: Pack, found: Found) -> None:
    old = {"date": "2020-01"}
    key = f"out-of-date/{pack.sub_headings[0].id}/E1"
    stays = Dismissal(gap=key, reason="The earlier point", digest=digest(["a b c d e f"]), decided=AS_OF)
    assert found(old, {})["out-of-date"].evidence == ("E1",)
    assert "out-of-date" not in found(old, decisions=Decisions(dismissals=(stays,)))


def test_the_example_has_what_a_first_draft_has(pack: Pack, example: Assessment) -> None:
    comparison = find_gaps(pack, example.evidence, example.details.as_of, example.decisions)
    kinds = {concern.kind for concern in concerns(pack, example, comparison, TODAY)}
    assert {"gaps-unanswered", "actions-overdue", "passages-waiting"} <= kinds
    assert not {"personal-data", "dead-references"} & kinds


def test_a_paper_called_final_while_the_gravest_stand_open(found: Found):
    late = Decisions(actions=(Action(id=1, gap="", what="Count", owner="Lead", due=datetime.date(2026, 10, 2)),))
    final = found({}, decisions=late, report_options=ReportOptions(final=True))["final-open"]
    assert final.actions == (1,)
    assert final.gaps
    assert "final-open" not in found({}, decisions=late)


@pytest.mark.parametrize(
    ("words", "is_named"),
    [("Sam  Okoro will see to it.", True), ("As SAM OKORO's plan says.", True), ("Sam Okorough is another.", False)],
)
def test_an_owner_who_is_left_out_but_named_in_an_account_is_told(
    pack: Pack, found: Found, words: str, is_named: bool
) -> None:
    place = pack.sub_headings[0].id
    accounts = (Account(sub_heading="", narrative="Nobody."), Account(sub_heading=place, parts={"strengths": words}))
    owned = {
        "accounts": accounts,
        "decisions": Decisions(actions=(Action(id=1, what="See to it.", owner="Sam Okoro"),)),
    }
    assert "owners-named" not in found({}, **owned)
    raised = found({}, report_options=ReportOptions(owners=False), **owned)
    assert raised.get("owners-named") == (Concern("owners-named", places=(place,)) if is_named else None)
