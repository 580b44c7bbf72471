"""Evidence files: what is read is what was written, and what cannot be read is refused in one sentence."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.editions import released_packs
from rubric.evidence import (
    FORMAT,
    EvidenceError,
    EvidenceItem,
    EvidenceSet,
    read_evidence,
    write_evidence,
)
from rubric.pack import Pack
from rubric.pack_file import load_pack
from rubric.partial_dates import first_day, last_day

PACK = load_pack(released_packs()[-1])
GOOD: dict[str, Any] = {
    "format": FORMAT,
    "council": "Thornmere",
    "statement": PACK.id,
    "as_of": "2026-10-01",
    "evidence": [
        {"id": "E1", "text": "94% started within two days.", "sub_heading": "capacity", "category": "outcomes"}
    ],
}


def with_item(**fields: Any) -> dict[str, Any]:
    return {**GOOD, "evidence": [{**GOOD["evidence"][0], **fields}]}


def refusal(whole: Any, pack: Pack = PACK) -> str:
    with pytest.raises(EvidenceError) as error:
        read_evidence(whole if isinstance(whole, str) else json.dumps(whole), pack)
    sentence = str(error.value)
    assert "\n" not in sentence
    shown = error.value.__context__ is not None and not error.value.__suppress_context__
    assert not shown, "the log would show what the file held"
    return sentence


# Reading


def test_an_item_is_read_with_everything_it_states(pack: Pack) -> None:
    told = with_item(date="2026-06", source="Brokerage log", page="4", owner="Brokerage", caveat="Two agencies missing")
    evidence = read_evidence(json.dumps(told), pack)
    assert evidence.council == "Thornmere"
    assert evidence.as_of == datetime.date(2026, 10, 1)
    item = evidence.evidence[0]
    assert (item.id, item.sub_headings, item.category, item.date) == ("E1", ("capacity",), "outcomes", "2026-06")
    assert (item.source, item.page, item.owner, item.caveat) == (
        "Brokerage log",
        "4",
        "Brokerage",
        "Two agencies missing",
    )


@pytest.mark.parametrize("absent", ["null", "gone"])
@pytest.mark.parametrize("key", ["sub_heading", "category", "date", "source"])
def test_what_is_not_stated_may_be_null_or_absent(pack: Pack, key: str, absent: str) -> None:
    told = with_item(**{key: None})
    if absent == "gone":
        del told["evidence"][0][key]
    item = read_evidence(json.dumps(told), pack).evidence[0]
    assert getattr(item, {"sub_heading": "sub_headings"}.get(key, key)) in (None, (), "")


@pytest.mark.parametrize("date", ["2026", "2026-06", "2026-06-30"])
def test_a_date_is_kept_as_precise_as_it_was_written(pack: Pack, date: str) -> None:
    assert read_evidence(json.dumps(with_item(date=date)), pack).evidence[0].date == date


def test_an_unknown_key_of_an_item_is_kept_and_written_back(pack: Pack) -> None:
    told = with_item(rating={"rag": "amber", "by": [1, 2]}, extra="a key that happens to bear our own name")
    evidence = read_evidence(json.dumps(told), pack)
    assert evidence.evidence[0].extra["rating"] == {"rag": "amber", "by": [1, 2]}
    written = json.loads(write_evidence(evidence))["evidence"][0]
    assert written["rating"] == {"rag": "amber", "by": [1, 2]}
    assert written["extra"] == "a key that happens to bear our own name"


def test_no_evidence_yet_is_a_set_too(pack: Pack) -> None:
    assert read_evidence(json.dumps({**GOOD, "evidence": []}), pack).evidence == ()


# Writing, and reading back

words = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=80)
digests = st.from_regex(r"([0-9a-f]{64})?", fullmatch=True)
dates = st.sampled_from([None, "2025", "2026-02", "2024-02-29"])
items = st.builds(
    EvidenceItem,
    id=st.uuids().map(str),
    text=words,
    sub_headings=st.lists(st.sampled_from([s.id for s in PACK.sub_headings]), unique=True).map(tuple),
    category=st.sampled_from([None, *(c.id for c in PACK.evidence_categories)]),
    date=dates,
    period=words,
    source=words,
    page=words,
    link=words,
    file_name=words,
    file_digest=digests,
    owner=words,
    status=words,
    caveat=words,
    review_by=dates,
    extra=st.dictionaries(
        st.sampled_from(["rag", "ref", "üñí"]), st.one_of(st.none(), st.integers(), words), max_size=2
    ),
)
sets = st.builds(
    EvidenceSet,
    council=words,
    statement=st.just(PACK.id),
    as_of=st.dates(min_value=datetime.date(1000, 1, 1)),
    evidence=st.lists(items, max_size=4).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(sets)
def test_what_is_written_is_read_back_the_same(evidence: EvidenceSet) -> None:
    text = write_evidence(evidence)
    assert read_evidence(text, PACK) == evidence
    assert write_evidence(read_evidence(text, PACK)) == text


def test_what_is_written_is_plain_json_that_people_can_read() -> None:
    evidence = read_evidence(json.dumps(with_item(text="Zoë said: “nobody waits” – 94%")), PACK)
    text = write_evidence(evidence)
    assert "Zoë said: “nobody waits” – 94%" in text
    assert text.endswith("}\n")


# Refusals: each names the place and the cure


@pytest.mark.parametrize(
    ("whole", "place", "cure"),
    [
        ("", "line 1", "export the evidence again"),
        ("{", "line 1", "export the evidence again"),
        ('{"format":\n "plumb', "line 2", "export the evidence again"),
        ("[" * 100_000, "nesting", "export the evidence again"),
        ('{"as_of": ' + "1" * 5000 + "}", "a number", "export the evidence again"),
        ("[]", "the top", "choose an evidence file"),
        ("null", "the top", "choose an evidence file"),
        ({}, "the top", "choose an evidence file"),
        ({**GOOD, "format": "plumbline-evidence/2"}, "the top", FORMAT),
        ({**GOOD, "title": "x"}, "'title'", "remove it"),
        ({**GOOD, "statement": "safeguarding"}, "statement", PACK.id),
        ({**GOOD, "statement": None}, "statement", PACK.id),
        ({**GOOD, "evidence": {}}, "evidence", "list"),
        ({k: v for k, v in GOOD.items() if k != "evidence"}, "evidence", "list"),
        ({**GOOD, "as_of": "soon"}, "as_of", "2026-10-01"),
        ({k: v for k, v in GOOD.items() if k != "as_of"}, "as_of", "2026-10-01"),
        ({**GOOD, "council": 7}, "council", "a name"),
        ({**GOOD, "evidence": ["text"]}, "item 1", "an id and a text"),
        ({**GOOD, "evidence": [*GOOD["evidence"], None]}, "item 2", "an id and a text"),
        ({**GOOD, "evidence": GOOD["evidence"] * 2}, "item E1", "give each item its own"),
        ({**GOOD, "evidence": [{"text": "x"}]}, "item 1: id", "required"),
        ({**GOOD, "evidence": [{"id": "E1"}]}, "item E1: text", "required"),
        (with_item(id=""), "item 1: id", "at least 1"),
        (with_item(id=7), "item 7: id", "string"),
        (with_item(text=["a"]), "item E1: text", "string"),
        (with_item(text="\ud800"), "item 1", "type that word again"),
        ({**GOOD, "council": "Thorn\udc00"}, "council", "type the name again"),
        (with_item(sub_heading="market"), "item E1", "leave it null or correct it"),
        (with_item(sub_heading=["capacity"]), "item E1", "leave it null or correct it"),
        (with_item(category="data"), "item E1", "leave it null or correct it"),
        (with_item(category={"id": "outcomes"}), "item E1", "leave it null or correct it"),
        (with_item(date="June 2026"), "item E1: date", "2026-06-30"),
        (with_item(date="2026-13"), "item E1: date", "2026-06-30"),
        (with_item(date="2026-02-30"), "item E1: date", "2026-06-30"),
        (with_item(date=2026), "item E1: date", "2026-06-30"),
        (with_item(review_by="next year"), "item E1: review_by", "2026-06-30"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place_and_its_cure(whole: Any, place: str, cure: str) -> None:
    sentence = refusal(whole)
    assert place in sentence
    assert cure in sentence


def test_a_refusal_never_quotes_the_evidence() -> None:
    assert "secret" not in refusal(with_item(text=["secret words of a carer"]))
    assert "secret" not in refusal('{"evidence": "secret words of a carer"')


# Dates that are not whole


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-06", "2026-06-01", "2026-06-30"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-06-30", "2026-06-30", "2026-06-30"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_month_or_year_covers_all_its_days(partial: str, first: str, last: str) -> None:
    assert first_day(partial).isoformat() == first
    assert last_day(partial).isoformat() == last


@pytest.mark.parametrize("partial", ["", "26", "2026-6", "2026/06", "2026-06-31", "today", "0000", "10000"])
def test_anything_else_is_no_date(partial: str) -> None:
    with pytest.raises(ValueError, match="2026-06-30"):
        last_day(partial)


# What another program may write, and nobody means


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999"])
def test_a_number_that_json_cannot_hold_is_refused_and_not_passed_on(number: str) -> None:
    assert "export the evidence again" in refusal(json.dumps(with_item(rag="?")).replace('"?"', number))


def test_a_key_that_stands_twice_is_refused_rather_than_dropped() -> None:
    twice = json.dumps(GOOD)[:-1] + ', "evidence": []}'
    assert "'evidence' stands twice" in refusal(twice)


@pytest.mark.parametrize("name", ["E" * 101, "E1\nE2", "E1\u2028"])
def test_an_id_is_one_short_line_for_it_stands_in_sentences(name: str) -> None:
    sentence = refusal(with_item(id=name))
    assert sentence.startswith("item 1: its id must be one line")
    assert len(sentence) < 120


@pytest.mark.parametrize("name", ["2.3/a", "a+b", "Ref (№ 7)", "=1+1"])
def test_other_marks_in_an_id_are_kept(name: str) -> None:
    assert read_evidence(json.dumps(with_item(id=name)), PACK).evidence[0].id == name


@pytest.mark.parametrize("day", ["0000", "86400", "2026-06-30T00:00", 1782777600])
def test_the_day_of_reading_is_never_a_number_of_seconds(day: Any) -> None:
    assert "2026-10-01" in refusal({**GOOD, "as_of": day})


@pytest.mark.parametrize("date", ["2026-W27-2", "20260630", "2026-6-30", "0000"])
def test_only_one_way_to_write_a_date_is_taken(date: str) -> None:
    sentence = refusal(with_item(date=date))
    assert sentence == "item E1: date: a date is written 2026, 2026-06 or 2026-06-30; correct it"


@pytest.mark.parametrize("digest", ["../" * 20, "/tmp/out", "0" * 63, "A" * 64, "0" * 64 + "\n"])
def test_the_digest_of_a_file_can_be_nothing_but_one(digest: str) -> None:
    sentence = refusal(with_item(file_digest=digest))
    assert sentence.startswith("item E1: file_digest: the digest of a kept file is 64 figures and letters")
