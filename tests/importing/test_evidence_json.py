"""An evidence file of our own comes in whole, and goes out as it came."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.importing.answer import answer, document_of
from desktop.importing.read import ImportedDocument, read_document
from rubric.editions import released_packs
from rubric.evidence import EvidenceItem, EvidenceSet, read_evidence, write_evidence
from rubric.pack import Pack
from rubric.pack_file import load_pack
from rubric.trackers import fields_of

Read = Callable[[str, bytes | str], ImportedDocument]
Refuse = Callable[[str, bytes | str], str]
PACK = load_pack(released_packs()[-1])


def file_of(*items: dict[str, object]) -> str:
    return json.dumps({"format": "plumbline-evidence/1", "council": "Alderwick", "evidence": items})


def taken(pack: Pack, document: ImportedDocument) -> list[EvidenceItem]:
    """The items that its passages become."""
    document = document_of("a.json", answer(document))
    return [
        EvidenceItem.model_validate({"text": passage.text, **fields_of(pack, document.source, passage)})
        for passage in document.passages
    ]


def test_every_key_comes_in(read: Read, pack: Pack) -> None:
    first, second, third = (s.id for s in pack.sub_headings[:3])
    told: dict[str, object] = {
        "id": "X-7", "text": "The wait\n\nfell. ", "source": "Brokerage", "date": "2026-06", "sub_heading": second,
        "also_under": [third, first], "category": pack.evidence_categories[0].id, "status": "ours",
        "file_digest": "a" * 64, "file_name": "Wait.pdf", "score": 3, "tags": ["a", 1.5, None], "seen": {"by": "x"},
    }  # fmt: skip
    (item,) = taken(pack, read("a.json", file_of(told)))
    assert item.id == "X-7"
    assert item.text == told["text"]
    assert item.sub_headings == (second, third, first)
    assert (item.status, item.file_digest, item.date) == ("ours", "a" * 64, "2026-06")
    assert item.extra == {"score": 3, "tags": ["a", 1.5, None], "seen": {"by": "x"}}


def test_what_is_not_stated_in_the_file_is_not_taken_from_it(read: Read, pack: Pack) -> None:
    (item,) = taken(pack, read("a.json", file_of({"id": "E1", "text": "Fees rose."})))
    assert item == EvidenceItem(id="E1", text="Fees rose.")


def test_what_the_rubric_does_not_know_is_kept_under_a_name_of_its_own(read: Read, pack: Pack) -> None:
    """Under the key itself it would spoil the next export."""
    told = {
        "id": "E\n1",
        "text": "Fees rose.",
        "sub_heading": "gone",
        "category": "gone",
        "date": "soon",
        "source": [1],
    }
    document = read("a.json", file_of(told))
    fields = fields_of(pack, document.source, document.passages[0])
    assert fields["extra"] == {
        "id (as written)": "E\n1", "sub_heading (as written)": "gone", "category (as written)": "gone",
        "date (as written)": "soon",
    }  # fmt: skip
    assert fields["source"] == "[1]"


def test_an_item_without_words_is_said_to_be_left_out(read: Read) -> None:
    document = read("a.json", file_of({"id": "E1", "text": " "}, {"id": "E2", "text": "Fees rose."}))
    assert [passage.page for passage in document.passages] == ["E2"]
    assert document.source.left_out == ("1 item has no text: left out.",)


def test_json_that_says_a_thing_twice_or_no_number_is_refused(refused: Refuse) -> None:
    whole = '{"format": "plumbline-evidence/1", "evidence": [{"id": "E1", "text": "x", %s}]}'
    assert "stands twice" in refused("a.json", whole % '"id": "E2"')
    assert "not valid JSON" in refused("a.json", whole % '"score": NaN')
    assert "not valid JSON" in refused("a.json", whole % '"score": 1e999')


_LETTERS = st.characters(exclude_categories=["C"]) | st.just("\n")
_WORDS = st.text(_LETTERS, max_size=30)
_LINE = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)
_SAID = _WORDS.filter(lambda text: not text or bool(text.strip()))
_JSON = st.recursive(st.none() | st.booleans() | st.integers() | _WORDS, lambda inner: st.lists(inner, max_size=3))
_KNOWN = {*EvidenceItem.model_fields, "sub_heading", "also_under"}
_ITEM = st.fixed_dictionaries(
    {
        "id": _LINE,
        "text": _WORDS.map(lambda text: f"{text}x"),
        "sub_headings": st.lists(st.integers(0, 4), unique=True, max_size=3),
        "category": st.none() | st.integers(0, 4),
        "date": st.sampled_from([None, "2026", "2026-06", "2026-06-30"]),
        "review_by": st.sampled_from([None, "2027-01"]),
        "extra": st.dictionaries(_LINE.filter(lambda key: key not in _KNOWN), _JSON, max_size=3),
        **dict.fromkeys(("source", "page", "link", "owner", "status", "caveat", "period"), _SAID),
    }
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(drawn=st.lists(_ITEM, min_size=1, max_size=4, unique_by=lambda one: one["id"]))
def test_items_that_go_out_come_in_again_the_same(drawn: list[dict[str, Any]], tmp_path: Path) -> None:
    pack = PACK
    places, categories = [s.id for s in pack.sub_headings], [None, *(c.id for c in pack.evidence_categories)]
    items = tuple(
        EvidenceItem.model_validate(
            {
                **fields,
                "sub_headings": tuple(places[at] for at in fields["sub_headings"]),
                "category": categories[(fields["category"] or -1) + 1],
            }
        )
        for fields in drawn
    )
    held = EvidenceSet(council="Alderwick", statement=pack.id, as_of=datetime.date(2026, 10, 1), evidence=items)
    path = tmp_path / "a.json"
    path.write_text(write_evidence(held), "utf-8", newline="\n")
    again = taken(pack, read_document(path))
    assert again == list(items)
    whole = held.model_copy(update={"evidence": tuple(again)})
    assert read_evidence(write_evidence(whole), pack) == held
