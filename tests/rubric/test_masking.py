"""Personal data is blacked out wherever it stands; nothing else is touched, and nothing of the assessment."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example as for_example
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from rubric.assessment import (
    Account,
    Assessment,
    BinnedItem,
    Details,
    Export,
    FigureRecord,
    Passage,
    ReportOptions,
    SourceDocument,
)
from rubric.blackout import MASK, BlackOut
from rubric.comparison import Comparison
from rubric.decisions import Action, Decisions, Dismissal, MatchDecision, digest
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.masking import masked
from rubric.pack import Pack
from rubric.since import Since, what_changed
from rubric.snapshots import take_snapshot

AS_OF = datetime.date(2026, 10, 1)
PHONE = "07700 900123"
PIECES = (
    "Mrs Ada Pell", "943 476 5919", PHONE, "a.pell@thornmere.example", "TH4 6QX", "DOB: 03/04/1941",
    "My daughter Joan", "lives at 14 Mill Lane", "Mosaic ID 1204877", "AB 12 34 56 C",
    "Contact officer: Imre J. Vantongeren",
)  # fmt: skip
INNOCENT = ("waited nine days", "in 2025/26", "0300 123 4567", "£4,200", "Mill House", "Pell", "Joan", "[E12]", "93%")


def assessment_of(pack: Pack, *evidence: EvidenceItem, **more: Any) -> Assessment:
    details = Details(council="Alderwick Council", as_of=AS_OF)
    return Assessment.model_validate(
        {"statement": pack.id, "pack_edition": pack.edition, "details": details, "evidence": evidence, **more}
    )


def compared(pack: Pack, assessment: Assessment) -> Comparison:
    return find_gaps(pack, assessment.evidence, assessment.details.as_of, assessment.decisions)


def told(pack: Pack, assessment: Assessment) -> tuple[Assessment, Comparison]:
    return masked(pack, assessment, compared(pack, assessment))


@pytest.fixture(scope="module")
def black_out(pack: Pack) -> BlackOut:
    return BlackOut(pack)


TEXTS = st.lists(st.sampled_from((*PIECES, *INNOCENT, MASK, "\n", ", ", "x")), max_size=12).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@for_example("")
@for_example("Dr Dr Mrs")
@for_example("Mrs Ada Pell. Pell said so, and Ada Pell said it twice.")
@for_example("9434765919Mrs Ada Pell")
@for_example("Dr Ada.Pell@thornmere.example")
def test_nothing_found_is_left_in_a_text_and_nothing_else_is_lost(black_out: BlackOut, text: str) -> None:
    blacked = black_out(text)
    assert len(blacked) == len(text)
    assert all(one in (was, MASK) for one, was in zip(blacked, text, strict=True))
    assert black_out.found_in(blacked) == set()
    for piece in black_out.found_in(text):
        assert not re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", blacked)
    assert (blacked == text) == (not black_out.found_in(text))
    assert black_out(blacked) == blacked


def test_a_name_is_blacked_out_again_where_it_stands_without_its_title(black_out: BlackOut) -> None:
    blacked = black_out("Mrs Ada Pell waited. Ada Pell then rang; Pell is a village, too, and pell no name.")
    assert blacked.replace(MASK, "") == " waited.  then rang; Pell is a village, too, and pell no name."


def test_a_first_name_is_blacked_out_wherever_the_text_says_it(black_out: BlackOut) -> None:
    assert black_out("My daughter Joan rings. Joan cannot come.").count(MASK) == 2 * len("Joan")


@pytest.mark.parametrize(
    "repeated", ["Mrs Ada Pell ", "9434765919", f"{PHONE} ", "a@b.c", "My daughter Joan, Pell", "Dr "]
)
def test_a_very_long_text_takes_time_as_it_is_long(black_out: BlackOut, repeated: str) -> None:
    def seconds(length: int, number: int) -> float:
        text = f"Paper {number}. {(repeated * length)[:length]}"  # What was read before is remembered.
        start = time.perf_counter()
        black_out(text)
        return time.perf_counter() - start

    def least(length: int) -> float:
        return min(seconds(length, number) for number in range(3))

    # Four times the text takes four times as long; sixteen times where each place looks at all the others.
    assert least(32_000) < 10 * least(8_000)


def every_text(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a value, with the names of the fields that lead to it."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, BaseModel):
        for field, one in value:
            yield from every_text(one, f"{name}.{field}")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield f"{name}.key", key
            yield from every_text(one, f"{name}.{key}")
    elif isinstance(value, tuple | list):
        for one in value:
            yield from every_text(one, name)


def full(pack: Pack) -> Assessment:
    """Something personal in every field that words can be typed into."""
    said = f"Ring {PHONE} first."
    words = {"text": said, "period": said, "source": said, "page": said, "link": said, "file_name": said}
    words |= {"owner": said, "status": said, "caveat": said}
    extra = {"Date of birth": "03/04/1941", "NHS": 9434765919, "notes": [said, {"deeper": said}], said: 1, "kept": True}
    item = EvidenceItem.model_validate({"id": "E1", **words, "extra": extra})
    assessment = assessment_of(
        pack,
        item,
        details=Details(
            council=said, period=said, as_of=AS_OF, prepared_by=said, decided_by=said, review_by="2027-03-31"
        ),
        bin=(BinnedItem.model_validate({"id": "E2", **words, "deleted": AS_OF}),),
        accounts=(Account(sub_heading="quality", narrative=said, parts={"plans": said}, confidence="x", reasons=said),),
        documents=(SourceDocument(id=1, title=said, file_name=said, digest="9434765919"),),
        passages=(
            Passage(id=1, document=1, number=1, kind="prose", text=said, paragraph=said, heading=said, page=said),
        ),
        decisions=Decisions(
            matches=(
                MatchDecision(evidence="E1", pattern=pack.patterns[0].id, verdict="confirmed", digest="9434765919"),
            ),
            dismissals=(Dismissal(gap="empty/capacity/all", reason=said, digest="", decided=AS_OF),),
            actions=(Action(id=1, gap="single-voice/quality/all", what=said, owner=said),),
        ),
        report_options=ReportOptions(watermark=said, footer=said),
    )
    held = take_snapshot(assessment, compared(pack, assessment))
    export = Export(number=1, made_on=AS_OF, draft=1, file_name=said, held=held)
    return assessment.model_copy(update={"exports": (export,)})


def test_every_field_is_blacked_out_but_those_that_name_somebody_on_purpose(pack: Pack) -> None:
    assessment = full(pack)
    before = assessment.model_dump_json()
    now, _ = told(pack, assessment)
    left = {name for name, text in every_text(now) if PHONE in text}
    assert left == {
        ".evidence.owner", ".bin.owner", ".details.prepared_by", ".details.decided_by", ".decisions.actions.owner",
        ".report_options.watermark", ".report_options.footer",
    }  # fmt: skip
    assert assessment.model_dump_json() == before, "the assessment itself is as it was"


def test_what_is_found_by_stays_as_it_is(pack: Pack) -> None:
    """Ids, keys and digests: one that looks like a number of somebody's is none."""
    assessment = full(pack)
    now, _ = told(pack, assessment)
    assert now.documents[0].digest == assessment.documents[0].digest
    assert now.decisions.matches == assessment.decisions.matches
    assert set(now.exports[0].held.evidence) == {"E1"}
    assert [d.gap for d in now.decisions.dismissals] == ["empty/capacity/all"]


def test_the_field_of_another_program_tells_by_its_name_what_it_holds(pack: Pack) -> None:
    now, _ = told(pack, full(pack))
    extra = now.evidence[0].extra
    assert extra["Date of birth"] == MASK * len("03/04/1941")
    assert extra["NHS"] == MASK * 10
    assert extra["notes"][1]["deeper"] == f"Ring {MASK * len(PHONE)} first."
    assert extra["kept"] is True


def test_the_comparison_says_no_more_than_the_assessment(pack: Pack) -> None:
    text = "Mrs Ada Pell, robust and outstanding, had excellent care."
    item = EvidenceItem(id="E1", text=text, sub_headings=("quality",), source="Notes of Ada Pell")
    action = Action(id=1, what=f"Ring {PHONE}")
    assessment = assessment_of(pack, item, decisions=Decisions(actions=(action,)))
    whole = compared(pack, assessment)
    now, told_whole = masked(pack, assessment, whole)
    (one,) = told_whole.items
    assert one.item is now.evidence[0] is told_whole.item("E1").item
    assert one.reading.text == one.item.text
    assert "Pell" not in one.item.text + one.item.source
    assert one.matches == whole.items[0].matches
    kept = [gap.key for gap in whole.gaps if gap.check != "personal-data"]
    assert [gap.key for gap in told_whole.gaps] == kept
    assert len(kept) == len(whole.gaps) - 1, "blacked out, it is no gap any more"
    assert any(PHONE in gap.reason for gap in whole.gaps), "the check quotes the action"
    assert not any(PHONE in gap.reason for gap in told_whole.gaps)


def test_an_action_and_a_dismissal_are_the_same_ones_in_the_gap_they_answer(pack: Pack) -> None:
    empty, other = f"empty/{pack.sub_headings[0].id}/all", f"empty/{pack.sub_headings[1].id}/all"
    decisions = Decisions(
        actions=(Action(id=1, gap=empty, what=f"Ring {PHONE}"),),
        dismissals=(Dismissal(gap=other, reason=f"Ask {PHONE}", digest=digest([]), decided=AS_OF),),
    )
    now, whole = told(pack, assessment_of(pack, decisions=decisions))
    gaps = {gap.key: gap for gap in whole.gaps}
    assert gaps[empty].actions == now.decisions.actions
    assert gaps[other].dismissal == now.decisions.dismissals[0]
    assert PHONE not in str(whole.gaps)
    assert whole.gap_answered_by(now.decisions.actions[0]) is gaps[empty]


NAMED = "Our chair, Dr Edda Quillfeather, wrote to 12 providers in May 2026."


def let_stand(pack: Pack, *others: EvidenceItem, text: str = NAMED, **more: Any) -> Assessment:
    item = EvidenceItem(id="E1", text=text, sub_headings=("quality",))
    said = Dismissal(gap="personal-data/quality/E1", reason="She agreed.", digest=digest([NAMED]), decided=AS_OF)
    return assessment_of(pack, item, *others, decisions=Decisions(dismissals=(said,)), **more)


def test_an_item_that_may_stand_by_the_officers_reason_is_left_as_it_is(pack: Pack) -> None:
    other = EvidenceItem(id="E2", text="Dr Edda Quillfeather fell at home.", sub_headings=("quality",))
    account = Account(sub_heading="quality", narrative=f"Dr Edda Quillfeather led it. Edda Quillfeather and {PHONE}.")
    now, whole = told(pack, let_stand(pack, other, accounts=(account,)))
    assert now.evidence[0].text == NAMED
    assert whole.items[0].item.text == NAMED
    assert "Quillfeather" not in now.evidence[1].text, "of that one nobody has said so"
    narrative = now.accounts[0].narrative
    assert narrative == account.narrative.replace(PHONE, MASK * len(PHONE)), "the council may say what it let stand"


def test_a_reason_given_for_other_words_lets_nothing_stand(pack: Pack) -> None:
    now, _ = told(pack, let_stand(pack, text=f"{NAMED} Ring {PHONE}."))
    assert "Quillfeather" not in now.evidence[0].text
    assert PHONE not in now.evidence[0].text


def test_where_nobody_is_told_of_everything_is_as_it_was(pack: Pack, example: Assessment) -> None:
    whole = compared(pack, example)
    now, told_whole = masked(pack, example, whole)
    assert now == example
    assert told_whole == whole


def test_masked_twice_is_masked_once(pack: Pack) -> None:
    once = told(pack, full(pack))
    assert masked(pack, *once) == once


def test_a_gap_with_an_action_is_told_of_though_its_words_are_blacked_out(pack: Pack) -> None:
    item = EvidenceItem(id="E1", text=f"Ring {PHONE} first of all.", sub_headings=("quality",))
    action = Action(id=1, gap="personal-data/quality/E1", what="Take it out")
    _, whole = told(pack, assessment_of(pack, item, decisions=Decisions(actions=(action,))))
    assert [gap.actions for gap in whole.gaps if gap.check == "personal-data"] == [(action,)]


def test_what_has_changed_since_is_the_same_blacked_out(pack: Pack) -> None:
    items = [EvidenceItem(id=f"E{n}", text=f"Ring {PHONE} of {n}.", sub_headings=("quality",)) for n in (1, 2, 3)]
    account = Account(sub_heading="quality", narrative=f"Ring {PHONE}.")
    actions = tuple(Action(id=n, what=f"Ring {PHONE}") for n in (1, 2))
    then = assessment_of(pack, *items[:2], accounts=(account,), decisions=Decisions(actions=actions))
    export = Export(number=1, made_on=AS_OF, draft=1, file_name="x.pdf", held=take_snapshot(then, compared(pack, then)))

    def changed(assessment: Assessment) -> tuple[Since, Since]:
        assessment = assessment.model_copy(update={"exports": (export,)})
        now, whole = told(pack, assessment)
        plain = what_changed(export.held, assessment, compared(pack, assessment))
        return what_changed(now.exports[0].held, now, whole), plain

    assert changed(then)[0].is_nothing
    later = then.model_copy(
        update={
            "evidence": (items[0].model_copy(update={"source": f"Of {PHONE}"}), items[2]),
            "accounts": (account.model_copy(update={"judgement": 2}),),
            "decisions": Decisions(actions=(actions[0], actions[1].model_copy(update={"done": AS_OF}))),
        }
    )
    blacked, plain = changed(later)
    assert blacked.evidence_changed == ("E1",)
    assert "personal-data/quality/E3" in plain.gaps_opened
    opened = tuple(key for key in plain.gaps_opened if not key.startswith("personal-data"))
    assert blacked == replace(plain, gaps_opened=opened), "blacked out, it is no gap of the paper"


def test_the_words_of_figures_that_are_kept_are_blacked_out_as_well(pack: Pack) -> None:
    item = EvidenceItem(id="E1", text="Mrs Ada Pell waited 24 days.")
    figure = FigureRecord(
        id=1, evidence="E1", measure="days that Mrs Ada Pell waited", value="24", period="2026",
        comparator=f"ask {PHONE}", comparator_value="20", comparator_period="Ada Pell, 2025",
    )  # fmt: skip
    masked_one, _ = told(pack, assessment_of(pack, item, figures=(figure,)))
    (blacked,) = masked_one.figures
    assert (blacked.id, blacked.evidence, blacked.value, blacked.period) == (1, "E1", "24", "2026")
    for words in (blacked.measure, blacked.comparator, blacked.comparator_period):
        assert MASK in words
        assert "Pell" not in words
        assert PHONE not in words
    assert blacked.measure.startswith("days that ")
