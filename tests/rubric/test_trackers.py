"""What a row of a tracker becomes: read where it can be, kept beside where it cannot, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rubric.assessment import Passage, SourceDocument
from rubric.cell_dates import date_in_cell, is_period
from rubric.columns import FIELDS, as_last_time, is_tracker, row_text, say_columns, with_field
from rubric.editions import released_packs
from rubric.evidence import EvidenceItem
from rubric.near_names import meant
from rubric.own_words import OwnWord, meaning, with_meaning
from rubric.pack_file import load_pack
from rubric.trackers import fields_of, own_words, unread

PACK = load_pack(released_packs()[-1])
COLUMNS = {
    "Ref": "", "Evidence": "text", "Source": "source", "Date": "date", "Theme": "sub_headings", "Kind": "category",
    "Status": "status", "Review": "review_by", "Lead": "owner", "Period": "period",
}  # fmt: skip
TEXT = "The median wait fell from six days to three."


def document(columns: Mapping[str, str] = COLUMNS) -> SourceDocument:
    return SourceDocument(id=1, title="Tracker", file_name="t.xlsx", digest="x", columns=columns)


def row(cells: Mapping[str, str], text: str = TEXT) -> Passage:
    return Passage(id=1, document=1, number=1, kind="prose", text=text, cells=cells)


def read(columns: Mapping[str, str] = COLUMNS, /, **cells: str) -> Mapping[str, Any]:
    return fields_of(PACK, document(columns), row({"Evidence": TEXT, **cells}))


def test_a_row_says_what_its_columns_hold() -> None:
    place, category, status = PACK.sub_headings[1], PACK.evidence_categories[0], PACK.evidence_statuses[1]
    said = read(
        Ref="17", Source="Brokerage", Date="12/03/2026", Theme=place.title, Kind=category.title, Status=status.title,
        Review="March 2027", Lead="Head of quality", Period="2025/26",
    )  # fmt: skip
    assert said == {
        "source": "Brokerage", "date": "2026-03-12", "sub_headings": (place.id,), "category": category.id,
        "status": status.id, "review_by": "2027-03", "owner": "Head of quality", "period": "2025/26",
        "extra": {"Ref": "17"},
    }  # fmt: skip


def test_a_passage_that_was_no_row_says_nothing() -> None:
    assert fields_of(PACK, document(), row({})) == {}


def test_what_cannot_be_read_is_kept_under_its_columns_name() -> None:
    said = read(Date="soon", Theme="Governance", Kind="Rumour", Status="Green", Review="31/02/2027")
    kept = {"Date": "soon", "Theme": "Governance", "Kind": "Rumour", "Status": "Green", "Review": "31/02/2027"}
    assert said == {"extra": kept}
    rows = [row({"Evidence": TEXT, "Date": date}) for date in ("soon", "2026", "tbc", "")]
    assert unread(PACK, document(), rows) == {"Date": ["soon", "tbc"]}


def test_a_period_in_a_column_of_dates_is_the_period_covered() -> None:
    assert read(Date="2025-26") == {"period": "2025-26"}
    assert read(Date="2025-26", Period="Q1 2026") == {"period": "Q1 2026", "extra": {"Date": "2025-26"}}


def test_several_sub_headings_may_stand_in_one_cell_or_in_several_columns() -> None:
    first, second, third = PACK.sub_headings[:3]
    assert read(Theme=f"{second.short_title}; {first.id}")["sub_headings"] == (second.id, first.id)
    assert read(Theme=f"{second.title}\n{third.title}, {first.short_title}")["sub_headings"] == (
        second.id,
        third.id,
        first.id,
    )
    both = read({"Evidence": "text", "One": "sub_headings", "Two": "sub_headings"}, One=third.id, Two=first.title)
    assert both["sub_headings"] == (third.id, first.id)


def test_one_name_that_is_not_known_leaves_the_whole_cell_beside() -> None:
    cell = f"{PACK.sub_headings[0].title}; Governance"
    assert read(Theme=cell) == {"extra": {"Theme": cell}}


@pytest.mark.parametrize(
    ("said", "place"),
    [("Market shaping", 1), ("LQ: Capacity", 2), ("LQ4: local needs", 0),
     ("Theme 3 - Capacity", 2), ("1. Quality of local services", 3),
     ("Market shapping", 1), ("Sustainability", 4), ("QUALITY", 3), ("Local needs", 0)],
)  # fmt: skip
def test_a_sub_heading_is_known_by_a_part_of_its_name(said: str, place: int) -> None:
    assert read(Theme=said)["sub_headings"] == (PACK.sub_headings[place].id,)


@pytest.mark.parametrize(
    "said",
    ["Local services", "Services", "Data quality", "Quality and sustainability", "Care and support", ":"],
)
def test_what_may_be_more_than_one_or_none_is_not_guessed(said: str) -> None:
    names = tuple((s.id, s.title, s.short_title) for s in PACK.sub_headings)
    assert meant(said, names) is None


def test_a_status_is_known_by_its_whole_name_alone() -> None:
    checked = PACK.evidence_statuses[1]
    assert read(Status=checked.id.upper())["status"] == checked.id
    assert "status" not in read(Status=f"Not {checked.id}")
    assert "status" not in read(Status=f"un{checked.id}")


@pytest.mark.parametrize(
    ("cell", "date"),
    [("12/03/2026", "2026-03-12"), ("12-Mar-26", "2026-03-12"), ("March 2026", "2026-03"), ("Mar-26", "2026-03"),
     ("2026-03-12 00:00:00", "2026-03-12"), ("2026-03-12T09:30:00Z", "2026-03-12"), ("12/03/2026 14:05", "2026-03-12"),
     ("Thursday 12 March 2026", "2026-03-12"), ("March 12, 2026", "2026-03-12"), ("2026", "2026"),
     ("2025-26", None), ("45000", None), ("1234", None), ("03/13/2026", None), ("tbc", None), ("", None),
     ("Spring 2026", None), ("31/02/2026", None)],
)  # fmt: skip
def test_dates_in_cells(cell: str, date: str | None) -> None:
    assert date_in_cell(cell) == date


def test_a_cell_that_is_a_time_is_a_period() -> None:
    assert is_period(" April 2025  to March 2026")
    assert not is_period("since April 2025")


def test_without_a_text_of_its_own_the_row_says_every_cell_and_none_stands_beside() -> None:
    cells = {"Ref": "17", "Source": "Brokerage", "Lead": "Head\nof quality"}
    assert row_text(COLUMNS, cells) == "Ref: 17; Source: Brokerage; Lead: Head of quality"
    said = fields_of(PACK, document(), row(cells, row_text(COLUMNS, cells)))
    assert said == {"source": "Brokerage", "owner": "Head\nof quality"}


def test_a_column_with_a_name_of_ours_does_not_take_the_fields_place_in_an_export() -> None:
    said = read({"Evidence": "text", "source": "", "date": "date"}, source="Survey", date="soon")
    assert said["extra"] == {"source (as written)": "Survey", "date (as written)": "soon"}


def test_a_tracker_has_a_text_and_where_or_when_it_is_from() -> None:
    assert is_tracker(COLUMNS)
    assert not is_tracker({"Evidence": "text", "Source": "source"})
    assert not is_tracker({"Source": "source", "Date": "date", "Lead": "owner"})


def test_a_field_is_held_by_one_column_of_a_row_and_sub_headings_by_any() -> None:
    given_away = with_field(COLUMNS, "Ref", "source", [COLUMNS])
    assert (given_away["Ref"], given_away["Source"]) == ("source", "")
    on_another_sheet = with_field(COLUMNS, "Ref", "source", [{"Ref": "", "Evidence": ""}])
    assert (on_another_sheet["Ref"], on_another_sheet["Source"]) == ("source", "source")
    assert list(with_field(COLUMNS, "Ref", "sub_headings", [COLUMNS]).values()).count("sub_headings") == 2


def test_a_sheet_with_most_of_the_same_columns_is_read_as_last_time() -> None:
    last = {**COLUMNS, "Source": "", "Ref": "source"}
    renamed = {**{name: field for name, field in COLUMNS.items() if name != "Lead"}, "Lead officer": "owner"}
    assert as_last_time(renamed, [COLUMNS, last], [renamed]) == {
        **{n: last[n] for n in renamed if n in last},
        "Lead officer": "owner",
    }
    assert as_last_time({"Evidence": "text", "Cost": ""}, [last], []) == {"Evidence": "text", "Cost": ""}
    new = {**COLUMNS, "Where from": "source"}
    del new["Source"]
    assert as_last_time(new, [last], [new])["Where from"] == "", "the field is held by another column by now"


def test_columns_of_two_sheets_that_come_in_one_do_not_both_hold_a_field() -> None:
    last = {"Evidence": "text", "Finding": "text", "Theme": "sub_headings", "Area": "sub_headings"}
    apart = [{"Evidence": "", "Theme": ""}, {"Finding": "", "Area": ""}]
    assert as_last_time(last, [last], apart) == last
    assert as_last_time(last, [last], [last]) == {**last, "Finding": ""}


def test_a_further_text_is_kept_beside() -> None:
    both = {"Evidence": "text", "Finding": "text"}
    assert read(both, Finding="Carers wait.") == {"extra": {"Finding": "Carers wait."}}


def test_a_cell_is_kept_unless_the_passage_says_it() -> None:
    cells = {"Evidence": TEXT, "Note": "Check this", "Source": "Survey"}
    columns = {"Evidence": "", "Note": "", "Source": "source"}
    whole = row_text(columns, cells)
    cut = fields_of(PACK, document(columns), row(cells, "The median wait fell"))
    assert cut == {"source": "Survey", "extra": {"Evidence": TEXT, "Note": "Check this"}}
    assert fields_of(PACK, document(columns), row(cells, whole)) == {"source": "Survey"}
    assert fields_of(PACK, document(columns), row(cells, f"Note:\nCheck this; {TEXT}"))["extra"] == {"Evidence": TEXT}


def test_the_columns_are_said_in_a_sentence() -> None:
    names = {"text": "Text", "source": "Source"}
    kept = "Kept with the item, and in the evidence workbook:"
    said = say_columns({"Evidence": "text", "From": "source", "Ref": ""}, names)
    assert said == f"Text from “Evidence” and source from “From”. {kept} “Ref”."
    many = {"Evidence": "text", **{str(n): "" for n in range(6)}}
    assert say_columns(many, names) == f"Text from “Evidence”. {kept} “0”, “1”, “2” and 3 more."
    assert say_columns({"Ref": ""}, names) == "The text says every cell."


_CELLS = st.text(max_size=30)
_NAMES = st.sampled_from(["text", "date", "id", "extra", "Ref", "Evidence", "Ref (2)", "", "ß"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    columns=st.dictionaries(_NAMES, st.sampled_from(["", *FIELDS])), cells=st.dictionaries(_NAMES, _CELLS, min_size=1)
)
def test_whatever_a_row_holds_an_item_can_be_made_and_no_cell_is_lost(
    columns: dict[str, str], cells: dict[str, str]
) -> None:
    text = row_text(columns, cells)
    fields = fields_of(PACK, document(columns), row(cells, text))
    item = EvidenceItem.model_validate({"id": "E1", "text": text, **fields})
    held = " ".join([text, *map(str, item.extra.values()), item.source, item.period, item.owner, item.page, item.link])
    held += item.caveat + item.status
    read_as = {"date", "review_by", "category", "sub_headings", "status"}
    for column, cell in cells.items():
        if cell.strip() and columns.get(column, "") not in read_as:
            assert cell in held or " ".join(cell.split()) in held


def test_what_the_officer_said_that_words_mean_is_read_and_nothing_else_is() -> None:
    place, status = PACK.sub_headings[3].id, PACK.evidence_statuses[1].id
    columns = with_meaning(with_meaning(COLUMNS, "Theme", "Governance", place), "Status", " Signed\noff", status)
    assert read(columns, Theme="GOVERNANCE", Status="Signed off") == {"sub_headings": (place,), "status": status}
    capacity = PACK.sub_headings[2]
    assert read(columns, Theme=f"{capacity.title}; governance")["sub_headings"] == (capacity.id, place)
    assert read(columns, Kind="Governance") == {"extra": {"Kind": "Governance"}}, "it was said of another column"
    assert read({**columns, "Theme": "category"}, Theme="Governance") == {"extra": {"Theme": "Governance"}}
    assert read(with_meaning(columns, "Theme", "Governance", ""), Theme="Governance") == {
        "extra": {"Theme": "Governance"}
    }


def test_own_words_come_with_their_counts_the_commonest_first_and_with_what_they_mean() -> None:
    place = PACK.sub_headings[0]
    cells = ("Leadership", "Governance", place.title, "governance; Leadership", "Governance", "", f"{place.id}, Board")
    rows = [row({"Evidence": TEXT, "Theme": cell}) for cell in cells]
    told = own_words(PACK, document(with_meaning(COLUMNS, "Theme", "leadership", place.id)), rows, "Theme")
    assert told == (OwnWord("Governance", 3, ""), OwnWord("Leadership", 2, place.id), OwnWord("Board", 1, ""))
    assert own_words(PACK, document(), rows, "Evidence") == ()


def test_meanings_go_with_their_column_and_are_left_with_what_it_held() -> None:
    told = with_meaning(COLUMNS, "Theme", "Governance", "quality")
    assert with_field(told, "Ref", "page", [])["Theme"] == "sub_headings"
    assert meaning(with_field(told, "Ref", "page", []), "Theme", "governance") == "quality"
    assert meaning(with_field(told, "Theme", "category", []), "Theme", "governance") == ""
    assert as_last_time(COLUMNS, [told], []) == told
    assert meaning(as_last_time({**COLUMNS, "New": ""}, [told], []), "Theme", "governance") == "quality"
    assert say_columns(told, dict.fromkeys(FIELDS, "x")) == say_columns(COLUMNS, dict.fromkeys(FIELDS, "x"))
