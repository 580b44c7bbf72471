"""What is known of a document from its name and its head, and what is not guessed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.assessment import Passage, SourceDocument
from rubric.document_facts import date_named, kind_named, owner_stated, version_stated, with_facts

TODAY = datetime.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("title", "file_name", "kind"),
    [
        ("Market position statement 2026", "mps.docx", "strategy"),
        ("Report to the scrutiny committee", "item-7.pdf", "committee-paper"),
        ("Item 7", "Adult_Social_Care_Survey.xlsx", "survey"),
        ("Performance report to committee", "", "performance"),
        ("Report on the market position statement to Cabinet", "", "strategy"),
        ("A word of thanks", "thanks.eml", "letter"),
        ("Home care", "home-care.pdf", ""),
        ("Keyboards and boarding", "notesheet.txt", ""),
        ("JOINT STRATEGIC NEEDS ASSESSMENT", "", "needs-assessment"),
    ],
)
def test_the_longest_word_of_a_kind_that_stands_whole_tells_it(pack, title, file_name, kind):
    assert kind_named(pack.document_kinds, (title, file_name)) == kind


@pytest.mark.parametrize(
    ("head", "names", "version"),
    [
        ([], ["Market position statement", "MPS_v2.1_final.docx"], "v2.1"),
        ([], ["Strategy, Version 3"], "Version 3"),
        ([], ["Strategy (draft 2)"], "draft 2"),
        (["Version:\t0.4"], ["Strategy v3"], "0.4"),
        (["Version number: 2.0 for cabinet"], ["Strategy"], "2.0 for cabinet"),
        (["Draft 3"], ["Strategy"], "Draft 3"),
        (["Date: 3 June 2026"], ["Draft 12 March 2026"], ""),
        ([], ["Draft 2026 strategy", "Volume 2.pdf", "Smith v 3 others"], ""),
        ([], ["Report v2.1.docx"], "v2.1"),
    ],
)
def test_a_version_is_taken_as_it_is_written(head, names, version):
    assert version_stated(head, names) == version


@pytest.mark.parametrize(
    ("names", "date"),
    [
        (["Performance 2026-03", ""], "2026-03"),
        (["Performance report, March 2026"], "2026-03"),
        (["Minutes of 14th Sept 2026"], "2026-09-14"),
        (["Minutes", "minutes_14-03-2026.docx"], "2026-03-14"),
        (["Minutes", "20260314 minutes.docx"], "2026-03-14"),
        (["Minutes, spring 2026", "minutes 2026-03-14.docx"], "2026-03-14"),
        (["Market position statement 2026"], "2026"),
        (["Performance 2025-26", "performance 2025/26.xlsx"], None),
        (["Strategy 2025 to 2030"], None),
        (["Strategy 2009-10"], None),
        (["Vision 2030"], None),
        (["Dashboard 31.02.2026"], None),
        (["Room 2026a", "case-12-2026-1-99"], None),
        (["Performance 2025-26, March 2026"], "2026-03"),
    ],
)
def test_the_most_exact_date_is_taken_and_a_span_of_years_is_none(names, date):
    assert date_named(names, TODAY) == date


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Report of:\tDirector of Adult Social Services", "Director of Adult Social Services"),
        ("Report of:\tHead of Commissioning, Adult Services", "Head of Commissioning, Adult Services"),
        ("Author: Tamsin Ferreby, Commissioning Team", "Commissioning Team"),
        ("Lead officer: Tamsin Ferreby (Head of Quality Assurance)", "Head of Quality Assurance"),
        ("Owner\tPerformance and Insight Team", "Performance and Insight Team"),
        ("Author: Tamsin Ferreby", ""),
        ("Author: Dr T. Ferreby", ""),
        ("Prepared by: Tamsin Ferreby Head of Commissioning", ""),
        ("Director: West", ""),
        ("The author: Commissioning Team", ""),
        ("Authors of the plan thank the Commissioning Team", ""),
    ],
)
def test_an_owner_is_a_post_or_a_team_and_never_a_person(pack, line, owner):
    assert owner_stated(pack, [line]) == owner


@given(first=st.sampled_from(["Tamsin", "Oyelaran", "Bryn", "Mei-Ling"]), last=st.from_regex(r"[A-Z][a-z]{3,9}by"))
def test_no_name_that_is_no_word_of_an_office_is_ever_kept(pack, first, last):
    for line in (f"Author: {first} {last}", f"Owner: {last}, {first}", f"Report of: {first} {last}, Adult Services"):
        assert last not in owner_stated(pack, [line])


def test_a_document_is_brought_in_with_what_it_tells_and_what_it_states_itself_goes_first(pack):
    head = Passage(id=0, document=0, number=1, kind="front-matter", text="Owner: Commissioning Team\nVersion: 2")
    prose = Passage(id=0, document=0, number=2, kind="prose", text="Owner: Finance Team")
    named = SourceDocument(id=0, title="Home care strategy", file_name="strategy 2026-03.docx", digest="x")
    known = with_facts(pack, named, [head, prose], TODAY)
    said = (known.kind, known.owner, known.version, known.date, known.date_confirmed, known.imported)
    assert said == ("strategy", "Commissioning Team", "2", "2026-03", False, TODAY)
    dated = named.model_copy(update={"date": "2025-12"})
    assert with_facts(pack, dated, [], TODAY).date == "2025-12"


def test_a_kind_that_the_name_does_not_tell_is_told_by_the_head(pack):
    head = Passage(id=0, document=0, number=1, kind="front-matter", text="Committee:\tAdults Scrutiny Committee")
    item = SourceDocument(id=0, title="Item 7", file_name="item-7.docx", digest="x")
    assert with_facts(pack, item, [head], TODAY).kind == "committee-paper"
    survey = item.model_copy(update={"title": "Survey of carers"})
    assert with_facts(pack, survey, [head], TODAY).kind == "survey"


def test_a_document_that_tells_nothing_is_left_empty(pack):
    bare = SourceDocument(id=0, title="Papers", file_name="papers.txt", digest="x")
    assert with_facts(pack, bare, [], TODAY) == bare.model_copy(update={"imported": TODAY})


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("Minutes of the meeting held on 3 September 2026", "2026-09-03"),
        ("Quarterly return, June 2026", "2026-06"),
        ("Report for 2025", None),
        (
            "It was agreed with the partners of the council on 3 September 2026 that day services would move.",
            None,
        ),
    ],
)
def test_the_line_under_a_title_tells_the_date_where_the_names_do_not(pack, opening, date):
    source = SourceDocument(id=1, title="Provider forum", file_name="forum.txt", digest="0" * 64)
    lines = [Passage(id=1, document=1, number=1, kind="prose", text=opening)]
    assert with_facts(pack, source, lines, datetime.date(2026, 11, 30)).date == date
    dated = source.model_copy(update={"title": "Provider forum, 1 May 2026"})
    assert with_facts(pack, dated, lines, datetime.date(2026, 11, 30)).date == "2026-05-01"
