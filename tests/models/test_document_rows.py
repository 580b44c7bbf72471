"""What the list of imported documents says, in which order, and what it finds."""

import pytest

from desktop.import_summary import ImportSummary, ReadDocument
from desktop.models.across_rows import facts_across
from desktop.models.document_rows import document_rows
from desktop.models.document_words import say_counts, say_import, say_passage, say_verdicts
from desktop.models.rows import Heading, Notice
from rubric.assessment import Passage, SourceDocument
from rubric.comparison import Gap
from rubric.documents import Held


def held(number, title, *, waiting=0, accepted=0, newer=None, **told):
    document = SourceDocument(id=number, title=title, file_name=f"{number}.docx", digest=f"d{number}", **told)
    ids = tuple(f"E{number}{n}" for n in range(accepted))
    return Held(document, {"": waiting, "accepted": accepted, "set-aside": 2}, ids, newer)


@pytest.fixture
def documents():
    later = SourceDocument(id=9, title="Market report 2026", file_name="9.docx", digest="d9")
    return (
        held(1, "Market report", waiting=3, accepted=2, date="2026-03", kind="strategy", version="v2", newer=later),
        held(2, "Annual survey", waiting=9, date="2026-03-14", date_confirmed=True, owner="Insight Team"),
        held(3, "", accepted=1, left_out=("2 pictures left out.", "1 comment left out.")),
    )


def test_a_row_says_kind_date_owner_version_progress_and_items(pack, documents):
    rows = document_rows(pack, documents, "imported", "", None)
    assert [row.title for row in rows] == ["3.docx", "Annual survey", "Market report"]
    market = rows[-1]
    assert market.second == "Strategy or plan · March 2026, to confirm · v2"
    assert (market.end, market.word) == ("2 of 5 decided", "2 items")
    assert market.note == Notice("history", "A newer version is here, Market report 2026")
    assert rows[1].second == "14 March 2026 · Insight Team"
    assert (rows[0].second, rows[0].note) == ("no date", None)
    assert "to confirm" in market.accessible
    assert "2 of 5 decided, 2 items taken" in market.accessible


@pytest.mark.parametrize(
    ("unsettled", "said"),
    [
        (["E10"], ": 1 item from this one reads otherwise"),
        (["E10", "E11", "E31"], ": 2 items from this one read otherwise"),
    ],
)
def test_a_row_says_how_much_of_it_a_newer_version_does_not_bear_out(pack, documents, unsettled, said):
    rows = document_rows(pack, documents, "title", "market", None, unsettled=unsettled)
    assert [row.note.words for row in rows] == [f"A newer version is here, Market report 2026{said}"]


@pytest.mark.parametrize(
    ("sort", "keys"),
    [("imported", "321"), ("title", "321"), ("date", "213"), ("progress", "213"), ("no such order", "321")],
)
def test_the_documents_are_sorted(pack, documents, sort, keys):
    assert "".join(row.key for row in document_rows(pack, documents, sort, "", None)) == keys


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("survey", "2"), ("MARKET strategy", "1"), ("insight march", "2"), ("3.docx", "3"), ("nowhere", ""), (" ", "321")],
)
def test_every_word_typed_must_stand_in_a_row(pack, documents, typed, keys):
    assert "".join(row.key for row in document_rows(pack, documents, "imported", typed, None)) == keys


def test_what_came_of_an_import_stands_first_until_it_is_dismissed(pack, documents):
    read = ReadDocument("3.docx", 1, ("2 pictures left out.",), "d3")
    summary = ImportSummary((read,), ("bad.pdf: it is locked; unlock it: then import it.",))
    rows = document_rows(pack, documents, "title", "", summary)
    said = [(row.title, isinstance(row, Heading)) for row in rows]
    assert said == [
        ("Not read", True),
        ("bad.pdf", False),
        ("Just imported", True),
        ("3.docx", False),
        ("Imported before", True),
        ("Annual survey", False),
        ("Market report", False),
    ]
    assert rows[1].second == "It is locked; unlock it: then import it."
    assert rows[3].note.words == "2 pictures left out. 1 comment left out."
    assert len({row.key for row in rows}) == len(rows)
    assert [row.title for row in document_rows(pack, documents, "title", "bad", summary)] == ["Not read", "bad.pdf"]


def test_counts_are_said_in_words(documents):
    assert say_counts(documents) == "3 documents · 12 passages to decide"
    assert say_counts(documents[2:]) == "1 document · every passage decided"
    assert say_verdicts(documents[0]) == "2 accepted, 2 set aside, 3 to decide"
    assert say_verdicts(Held(documents[0].document, {}, ())) == "none that could be evidence"


def test_a_fact_across_documents_leads_to_its_gap(pack):
    gap = Gap("contradiction/capacity/E1+E2", "contradiction", "capacity", None, ("E1", "E2"), "check", "19 and 24.")
    (row,) = facts_across(pack, [gap])
    assert (row.title, row.second) == ("19 and 24.", pack.sub_heading("capacity").short_title)
    assert row.ways == (("gap", gap.key),)


def test_where_a_passage_stands_is_said_by_its_paragraph_or_its_page(documents):
    passage = Passage(id=1, document=1, number=1, kind="prose", text="Words.", paragraph="3.1", page="page 7")
    document = documents[0].document
    assert say_passage(document, passage) == "Market report, paragraph 3.1"
    assert say_passage(document, passage.model_copy(update={"paragraph": ""})) == "Market report, page 7"
    assert say_passage(document, passage.model_copy(update={"paragraph": "", "page": ""})) == "Market report"


def test_what_came_of_an_import_is_one_line():
    read = (ReadDocument("a.docx", 3), ReadDocument("b.docx", 4))
    assert say_import(ImportSummary(read)) == "2 documents read: 7 passages to decide on"
    some = ImportSummary(read[:1], ("bad.pdf: no.", "old.doc: no."), 3, (ReadDocument("c.docx", 1),))
    assert say_import(some) == (
        "a.docx: 3 passages to decide on; 2 files not read; 1 document imported before and left as before;"
        " 3 not reached: the import was cancelled"
    )
