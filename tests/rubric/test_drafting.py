"""A draft holds whole sentences of the council's own evidence, each with its reference, and nothing else."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rubric.assessment import Account, Assessment, Details
from rubric.comparing import compare
from rubric.comparison import Comparison
from rubric.decisions import Action, Decisions, Dismissal
from rubric.drafting import Draft, appended, draft_parts
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.pack import Pack
from rubric.periods import find_periods
from rubric.reading import Match, QualityFound, Reading
from rubric.references import references_of, without_references
from rubric.text import sentences

AS_OF = datetime.date(2026, 10, 1)

SENTENCES = (
    "Home care began within 2.3 days for nine people in ten.",
    "However, nobody could be found for the hill parishes until June.",
    "They said that the calls are too short by half.",
    "Eight flats will open at Teasel Yard in spring 2027.",
    "The Care Act 2014 places a duty on every council to promote wellbeing.",
    "“I never know who is coming,” one man told us in May.",
    "I have not had a weekend off since the stroke.",
    "Who pays for it after March 2027, and how?",
    "Total | 46 | 12 | 3",
    "Minute 31.",
    "Eighteen people were placed out of the county because no local home had room.",
    "and so the list goes on without a beginning",
    "The waiting list of 41 was kept in a spreadsheet [E9].",
)
FITS = ("clear", "partial", "possible")


def made(item: EvidenceItem, patterns: dict[str, str], qualities: list[str]) -> tuple[EvidenceItem, Reading]:
    """An item as if it had been read: its patterns and qualities stand on its sentences in turn."""
    cut = sentences(item.text) or [(0, len(item.text))]
    matches = tuple(Match(pattern, fit, cut[n % len(cut)]) for n, (pattern, fit) in enumerate(patterns.items()))  # type: ignore[arg-type]
    found = tuple(QualityFound(quality, cut[n % len(cut)]) for n, quality in enumerate(qualities))
    return item, Reading(item.text, item.sub_headings, matches, found, tuple(find_periods(item.text)))


def assessed(pack: Pack, items: list[tuple[EvidenceItem, Reading]], **fields: Any) -> tuple[Comparison, Assessment]:
    decisions = fields.pop("decisions", Decisions())
    assessment = Assessment(
        statement=pack.id,
        pack_edition=pack.edition,
        details=Details(council="Alderwick Council", as_of=AS_OF),
        evidence=tuple(item for item, _ in items),
        decisions=decisions,
        **fields,
    )
    return compare(pack, items, AS_OF, decisions), assessment


def drafted(pack: Pack, items: list[tuple[EvidenceItem, Reading]], home: str, **fields: Any) -> dict[str, Draft]:
    comparison, assessment = assessed(pack, items, **fields)
    parts = [part.id for part in pack.narrative_parts]
    return {draft.part: draft for draft in draft_parts(pack, comparison, assessment, home, parts)}


@st.composite
def evidence(draw: st.DrawFn, pack: Pack) -> list[tuple[EvidenceItem, Reading]]:
    items: list[tuple[EvidenceItem, Reading]] = []
    here = [pattern.id for pattern in pack.patterns if pack.sub_headings[0].id in pattern.sub_headings]
    for number in range(draw(st.integers(1, 6))):
        text = draw(st.sampled_from((" ", "\n"))).join(draw(st.lists(st.sampled_from(SENTENCES), max_size=6)))
        item = EvidenceItem(
            id=f"E{number + 1}",
            text=text,
            sub_headings=(pack.sub_headings[draw(st.integers(0, 1))].id,),
            category=draw(st.sampled_from([None, *(category.id for category in pack.evidence_categories)])),
            date=draw(st.sampled_from([None, "2022-03", "2026-06"])),
            source=draw(st.sampled_from(["", "Home care survey 2026"])),
        )
        patterns = draw(st.dictionaries(st.sampled_from(here), st.sampled_from(FITS), max_size=4))
        qualities = draw(st.lists(st.sampled_from([q.id for q in pack.qualities]), unique=True, max_size=6))
        items.append(made(item, patterns, qualities))
    return items


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_sentence_stands_in_the_evidence_it_refers_to(pack: Pack, data: st.DataObject) -> None:
    items = data.draw(evidence(pack))
    home = pack.sub_headings[0].id
    texts = {item.id: " ".join(item.text.split()) for item, _ in items}
    drafts = drafted(pack, items, home).values()
    assume(any(draft.sentences for draft in drafts))
    for draft in drafts:
        for sentence in draft.sentences:
            assert sentence.words in texts[sentence.evidence]
            assert sentence.words[1:].rstrip(".") in sentence.written()
            assert references_of(sentence.written(), texts) == (sentence.evidence,)
            assert re.search(rf"\[{sentence.evidence}\]\.?$", sentence.written())
            assert home in next(item.sub_headings for item, _ in items if item.id == sentence.evidence)
        told = " ".join([*texts.values(), "2022 March", *(item.source for item, _ in items)])
        assert set(re.findall(r"\d[\d.,]*\d|\d", without_references(draft.text, texts))) <= set(
            re.findall(r"\d[\d.,]*\d|\d", told)
        )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_same_evidence_gives_the_same_draft_and_nothing_twice(pack: Pack, data: st.DataObject) -> None:
    items = data.draw(evidence(pack))
    home = pack.sub_headings[0].id
    first = drafted(pack, items, home)
    assert first == drafted(pack, items, home)
    said = [sentence.words for draft in first.values() for sentence in draft.sentences]
    assert len(said) == len(set(said))
    written = Account(sub_heading=home, parts={part: draft.text for part, draft in first.items()})
    again = drafted(pack, items, home, accounts=(written,))
    assert not {sentence.words for draft in again.values() for sentence in draft.sentences}.intersection(said)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(0, 700))
def test_a_draft_keeps_to_the_working_length(pack: Pack, data: st.DataObject, words: int) -> None:
    items = data.draw(evidence(pack))
    home = pack.sub_headings[0].id
    account = Account(sub_heading=home, narrative="word " * words)
    most = pack.limits.narrative_words[1]
    lengths = [
        len(without_references(draft.text, {item.id for item, _ in items}).split())
        for draft in drafted(pack, items, home, accounts=(account,)).values()
    ]
    assert all(length <= most // (len(pack.narrative_parts) + 1) for length in lengths)
    assert sum(lengths) <= max(most - words, 0)


def strength(pack: Pack) -> str:
    return next(p.id for p in pack.patterns if p.kind == "strength" and p.home == pack.sub_headings[0].id)


def item(pack: Pack, text: str, **fields: Any) -> EvidenceItem:
    default = next(category.id for category in pack.evidence_categories if category.default)
    told = {"id": "E1", "sub_headings": (pack.sub_headings[0].id,), "category": default, **fields}
    return EvidenceItem(text=text, **told)


def part_with(pack: Pack, quality: str) -> str:
    """The part that tells this quality; with none, the one that tells what works."""
    if not quality:
        return next(part.id for part in pack.narrative_parts if not part.qualities and not part.categories)
    return next(part.id for part in pack.narrative_parts if quality in part.qualities)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4.2 Home care began in 2.3 days on average.", "Home care began in 2.3 days on average [E1]."),
        (
            "In addition, care now starts in two days for most.",
            "Care now starts in two days for most [E1].",
        ),
        (
            "Members will recall that the plan put £260,000 into classes.",
            "The plan put £260,000 into classes [E1].",
        ),
        ("Was it done in time by all who asked?", ""),
        ("Total | 46 | 12 | 3 | 9 | 14 | 2", ""),
        ("home care and all that stands under it", ""),
        ("They chose its five priorities in March and wrote them down.", ""),
        ("Too short.", ""),
        ("A direct payment is money that lets people arrange their own care and support.", ""),
    ],
)
def test_a_strength_is_a_whole_sentence_that_stands_alone(pack: Pack, text: str, expected: str) -> None:
    draft = drafted(pack, [made(item(pack, text), {strength(pack): "clear"}, [])], pack.sub_headings[0].id)
    assert draft[part_with(pack, "")].text == expected


def test_a_sentence_that_leans_on_the_one_before_it_brings_it_along(pack: Pack) -> None:
    text = "The strategy was written with 41 people. They chose its five priorities and rewrote a chapter."
    one, reading = made(item(pack, text), {}, [])
    second = sentences(text)[1]
    read = Reading(text, (), (Match(strength(pack), "clear", second),), (), ())
    assert reading.text == read.text
    draft = drafted(pack, [(one, read)], pack.sub_headings[0].id)
    assert draft[part_with(pack, "")].text == (
        "The strategy was written with 41 people [E1]. They chose its five priorities and rewrote a chapter [E1]."
    )


@pytest.mark.parametrize("fit", ["partial", "possible"])
def test_what_is_not_shown_in_full_is_no_strength(pack: Pack, fit: str) -> None:
    draft = drafted(pack, [made(item(pack, SENTENCES[0]), {strength(pack): fit}, [])], pack.sub_headings[0].id)
    assert draft[part_with(pack, "")].text == ""


def test_an_admitted_shortfall_is_an_area_to_develop_and_no_strength(pack: Pack) -> None:
    text = "Nineteen people are waiting for a flat, 74 days on average."
    draft = drafted(pack, [made(item(pack, text), {strength(pack): "clear"}, ["shortfall"])], pack.sub_headings[0].id)
    assert draft[part_with(pack, "")].text == ""
    assert (
        draft[part_with(pack, "shortfall")].text == "Nineteen people are waiting for a flat, 74 days on average [E1]."
    )


def test_somebodys_own_words_are_quoted_with_their_source_once(pack: Pack) -> None:
    text = "My mother came home on the Friday. I was told the care would stop on the Wednesday."
    people = next(part for part in pack.narrative_parts if part.categories)
    one = item(pack, text, category=people.categories[0], source="Compliments log")
    read = Reading(
        text, (), tuple(Match(p, "clear", s) for p, s in zip(first_two(pack), sentences(text), strict=True)), (), ()
    )
    draft = drafted(pack, [(one, read)], pack.sub_headings[0].id)
    assert draft[people.id].text == (
        "“My mother came home on the Friday.” [E1] "
        "“I was told the care would stop on the Wednesday.” (Compliments log) [E1]"
    )


def first_two(pack: Pack) -> list[str]:
    return [p.id for p in pack.patterns if p.home == pack.sub_headings[0].id][:2]


def test_plans_say_when_and_the_actions_who(pack: Pack) -> None:
    home = pack.sub_headings[0].id
    actions = (
        Action(id=1, gap=f"missing-pattern/{home}/x", what="Write the procedure.", owner="Head of Reviews", due=AS_OF),
        Action(id=2, gap=f"missing-pattern/{home}/y", what="Count the waits", due=datetime.date(2026, 9, 1)),
        Action(id=3, gap=f"missing-pattern/{home}/z", what="Find the figures", owner="Market Manager"),
        Action(id=4, gap=f"missing-pattern/{home}/z", what="This is done", done=AS_OF),
        Action(id=5, gap="missing-pattern/elsewhere/z", what="This stands elsewhere"),
        Action(id=6, sub_heading=home, what="Count the homes"),
    )
    items = [
        made(item(pack, SENTENCES[3]), {}, ["plan"]),
        made(item(pack, "We intend to do better with all of our partners.", id="E2"), {}, ["plan"]),
        made(item(pack, "A new strategy will be agreed by all in March 2023.", id="E3", date="2022"), {}, ["plan"]),
    ]
    draft = drafted(pack, items, home, decisions=Decisions(actions=actions))[part_with(pack, "plan")]
    assert draft.text.split("\n\n") == [
        "Eight flats will open at Teasel Yard in spring 2027 [E1].",
        "Write the procedure (Head of Reviews, by 1 October 2026).",
        "Count the waits (no owner yet, was due by 1 September 2026).",
        "Find the figures (Market Manager, no date yet).",
        "Count the homes (no owner yet, no date yet).",
    ]


def test_what_is_out_of_date_says_its_date_and_is_no_strength(pack: Pack) -> None:
    text = "Nineteen people were waiting for a flat at the end of the year."
    one = item(pack, text, date="2022-12")
    draft = drafted(pack, [made(one, {strength(pack): "clear"}, ["shortfall"])], pack.sub_headings[0].id)
    assert draft[part_with(pack, "")].text == ""
    assert draft[part_with(pack, "shortfall")].text == f"{text[:-1]} (December 2022) [E1]."


def test_personal_data_and_claims_in_doubt_are_left_out_and_said_to_be(pack: Pack) -> None:
    named = item(pack, "Mrs Doris Hallam joined the strength and balance class in June.")
    claimed = item(pack, "We have robust and excellent relationships with everybody.", id="E2")
    items = [made(one, {strength(pack): "clear"}, []) for one in (named, claimed)]
    draft = drafted(pack, items, pack.sub_headings[0].id)[part_with(pack, "")]
    assert (draft.text, draft.left_out) == ("", (("E1", "personal-data"), ("E2", "unsupported-claim")))
    dismissed = Dismissal(gap=f"personal-data/{pack.sub_headings[0].id}/E1", reason="r", digest="d", decided=AS_OF)
    again = drafted(pack, items, pack.sub_headings[0].id, decisions=Decisions(dismissals=(dismissed,)))
    assert again[part_with(pack, "")].text.startswith("Mrs Doris Hallam joined")


def test_a_pattern_is_told_by_its_best_item_before_any_speaks_twice(pack: Pack) -> None:
    poor = item(pack, "Care is said to start soon for everyone who asks.")
    good = item(pack, "Care started in 2.3 days on average in the spring.", id="E2")
    items = [made(poor, {strength(pack): "clear"}, []), made(good, {strength(pack): "clear"}, ["number", "date"])]
    account = Account(sub_heading=pack.sub_headings[0].id, narrative="word " * (pack.limits.narrative_words[1] - 12))
    draft = drafted(pack, items, pack.sub_headings[0].id, accounts=(account,))[part_with(pack, "")]
    assert [sentence.evidence for sentence in draft.sentences] == ["E2"]


def test_it_is_told_whether_there_was_more_than_the_working_length_has_room_for(pack: Pack) -> None:
    home, most = pack.sub_headings[0].id, pack.limits.narrative_words[1]
    items = [made(item(pack, SENTENCES[0]), {strength(pack): "clear"}, [])]
    part = part_with(pack, "")
    full, free = (Account(sub_heading=home, narrative="word " * count) for count in (most, 1))
    assert not drafted(pack, items, home, accounts=(free,))[part].no_room
    assert drafted(pack, items, home, accounts=(full,))[part].no_room
    assert not drafted(pack, [], home, accounts=(full,))[part].no_room, "there is nothing to find room for"
    plan = Action(id=1, gap="", sub_heading=home, what="word " * most)
    assert drafted(pack, [], home, decisions=Decisions(actions=(plan,)))[part_with(pack, "plan")].no_room


def test_a_draft_goes_below_what_is_written() -> None:
    assert appended("", "Drafted.") == "Drafted."
    assert appended("Written. \n", "Drafted.") == "Written.\n\nDrafted."
    assert appended("Written. ", "") == "Written. "


def test_the_example_can_be_drafted_whole(pack: Pack, example: Assessment) -> None:
    comparison = find_gaps(pack, example.evidence, example.details.as_of, example.decisions)
    unwritten = example.model_copy(update={"accounts": ()})
    parts = [part.id for part in pack.narrative_parts]
    empty: dict[str, list[str]] = {}
    for sub_heading in pack.sub_headings:
        for draft in draft_parts(pack, comparison, unwritten, sub_heading.id, parts):
            if not draft.text:
                empty.setdefault(sub_heading.id, []).append(draft.part)
    assert all(len(parts) <= 2 for parts in empty.values())
    assert not [ids for ids in empty.values() if part_with(pack, "") in ids]
