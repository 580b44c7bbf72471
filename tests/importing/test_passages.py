"""How a paper is cut: each passage can be used alone, and no word of the paper is lost."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importing.lines import pieces
from desktop.importing.passages import passages
from desktop.importing.read import read_document
from rubric.assessment import Passage

PAPER = Path(__file__).parent.parent / "files" / "committee-paper.txt"
REAL_PAPER = Path(__file__).parents[3] / "shared" / "seeds" / "003_1322a8b8373c1c0d.txt"


def cut(text: str) -> tuple[Passage, ...]:
    return passages(pieces(text))


def short(text: str) -> list[tuple[str, str, str]]:
    return [(p.kind, p.paragraph, p.text) for p in cut(text)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def words_kept(cut: tuple[Passage, ...]) -> list[str]:
    return [word for passage in cut for word in words(f"{passage.paragraph} {passage.text}")]


def in_order(wanted: list[str], found: list[str]) -> bool:
    rest = iter(found)
    return all(word in rest for word in wanted)


def paragraph(number: str, kind: str = "prose") -> Passage:
    return next(p for p in read_document(PAPER).passages if p.paragraph == number and p.kind == kind)


def test_the_head_of_the_paper_is_kept_whole_and_is_not_evidence():
    first, *others = read_document(PAPER).passages
    assert first.kind == "front-matter"
    assert first.text.startswith("Committee:\t")
    assert first.text.endswith("Aldermere Town Hall")
    assert not any(p.kind == "front-matter" for p in others)


def test_headings_are_found_and_passages_stand_under_them():
    headings = [(p.paragraph, p.text) for p in read_document(PAPER).passages if p.kind == "heading"]
    assert headings == [
        ("1", "Purpose of this paper"),
        ("2", "How services are regulated"),
        ("3", "Area contracts"),
        ("3.3", "Harbour Care Performance Update:"),
        ("3.4", "Oak Tree Support Performance Update:"),
        ("", "Call monitoring"),
        ("4", "Single packages"),
    ]
    assert paragraph("3.3.3").heading == "Harbour Care Performance Update"
    assert paragraph("3.5").heading == "Call monitoring"


def test_numbers_are_the_papers_own_and_may_stand_twice():
    numbers = [p.paragraph for p in read_document(PAPER).passages if p.kind != "heading" and p.paragraph]
    assert numbers == [
        "1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "3.3.1", "3.3.2", "3.3.3", "3.4.1", "3.5", "3.5",
        "4.1", "4.1", "4.2", "4.3",
    ]  # fmt: skip


def test_sentences_broken_by_a_page_are_whole_again():
    assert "weekends, handovers and school holidays. The agency" in paragraph("3.3.1").text
    assert "It will let the council compare prices" in next(
        p.text for p in read_document(PAPER).passages if p.paragraph == "4.1" and p.kind == "prose"
    )
    assert paragraph("3.3.2").text.endswith("staff wrote themselves")


def test_a_table_comes_with_the_sentence_that_introduces_it():
    assert paragraph("3.5").text.endswith("not time planned.")
    assert paragraph("3.5", "table").text.split("\n") == [
        "Use of the system has risen at both agencies:",
        "Agency\tShare of visits recorded",
        "Harbour Care\t88.2%",
        "Oak Tree Support\t93.7%",
    ]
    assert paragraph("3.2", "table").text.startswith("In the four weeks")


def test_a_list_belongs_to_the_paragraph_that_introduces_it():
    assert paragraph("4.2").text == "Members will be asked to choose between:\n- an open list\n- a closed framework"
    agencies = next(p.text for p in read_document(PAPER).passages if p.text.startswith("The agencies are:"))
    assert "Harbour Care: east. (Aldermere East takes" in agencies
    assert agencies.endswith("hardest to find.")


def test_names_of_pictures_fold_into_the_passage_beside_them():
    assert paragraph("2.2").text.split("\n")[1:4] == [
        "Top grade",
        "Top grade",
        "The agency does far more than is asked of it.",
    ]


def test_no_word_of_the_paper_is_lost():
    assert in_order(words(PAPER.read_text("utf-8")), words_kept(read_document(PAPER).passages))


@pytest.mark.skipif(not REAL_PAPER.exists(), reason="the real committee paper is not kept with the program")
def test_a_real_paper_is_cut_without_loss():
    document = read_document(REAL_PAPER)
    assert in_order(words(REAL_PAPER.read_text("utf-8")), words_kept(document.passages))
    assert document.source.date
    assert {p.kind for p in document.passages} == {"front-matter", "heading", "prose", "table"}
    assert all(p.text[0].isupper() for p in document.passages if p.kind == "prose"), "no sentence is cut in two"
    assert not any(p.kind == "table" and "\t" in p.text.split("\n")[0] for p in document.passages), "each has a caption"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "**Waits for care**\nThe wait is nine days.",
            [("heading", "", "Waits for care"), ("prose", "", "The wait is nine days.")],
        ),
        ("## 2.1 Waits\n\nNine days.", [("heading", "2.1", "Waits"), ("prose", "", "Nine days.")]),
        (
            "The wait\nis nine days\nin May.\n\nIt was twelve.",
            [("prose", "", "The wait is nine days in May."), ("prose", "", "It was twelve.")],
        ),
        ("We supported\n3.5 million visits.", [("prose", "", "We supported 3.5 million visits.")]),
        ("1.1\tThe wait is nine days.", [("prose", "1.1", "The wait is nine days.")]),
        ("4.2\n\nThe wait is nine days.", [("prose", "4.2", "The wait is nine days.")]),
        ("The wait is nine days.\n\n4.2", [("prose", "", "The wait is nine days."), ("prose", "", "4.2")]),
        ("1. Agree the fee.\n2. Pay it.", [("prose", "1", "Agree the fee."), ("prose", "2", "Pay it.")]),
        ("Next we will:\n1. Agree the fee\n2. Pay it", [("prose", "", "Next we will:\n1. Agree the fee\n2. Pay it")]),
        (
            "- Waits are nine days.\n- Ratings are good.",
            [("prose", "", "Waits are nine days."), ("prose", "", "Ratings are good.")],
        ),
        (
            "- Waits are nine days.\n\n- Ratings are good.",
            [("prose", "", "Waits are nine days."), ("prose", "", "Ratings are good.")],
        ),
        ("Homes\tGood\nOak\tYes", [("table", "", "Homes\tGood\nOak\tYes")]),
        (
            "Homes by rating\n\nHome\tGood\nOak\tYes",
            [("heading", "", "Homes by rating"), ("table", "", "Homes by rating\nHome\tGood\nOak\tYes")],
        ),
        (
            "Table 1: homes by rating\n| Home | Good |\n|---|---|\n| Oak | Yes |",
            [("table", "", "Table 1: homes by rating\nHome\tGood\nOak\tYes")],
        ),
        (
            "Visits rose by\n\nPage 3 of 9\n\na tenth in May.",
            [("prose", "", "Visits rose by a tenth in May."), ("front-matter", "", "Page 3 of 9")],
        ),
        (
            "Visits rose by\n\n14\n\na tenth in May.",
            [("prose", "", "Visits rose by a tenth in May."), ("front-matter", "", "14")],
        ),
        (
            "Date: May 2026\nTitle: Waits\nand fees\n\nNine days.",
            [("front-matter", "", "Date: May 2026\nTitle: Waits\nand fees"), ("prose", "", "Nine days.")],
        ),
        (
            "Contact with families has improved: 12 of 14 said so.",
            [("prose", "", "Contact with families has improved: 12 of 14 said so.")],
        ),
        (
            "We will:\n- visit\n- ask\n\nHome\tGood\nOak\tYes",
            [("prose", "", "We will:\n- visit\n- ask"), ("table", "", "Home\tGood\nOak\tYes")],
        ),
        ("1. Waits\n\nReport of: Oak Tree.", [("heading", "1", "Waits"), ("prose", "", "Report of: Oak Tree.")]),
    ],
)
def test_other_forms(text: str, expected: list[tuple[str, str, str]]):
    assert short(text) == expected


def test_a_text_without_an_end_is_cut_rather_than_joined_for_ever():
    assert max(len(p.text) for p in cut("care at home\n" * 10_000)) < 21_000
    assert len(cut("We will:\n" + "- visit\n" * 10_000)) > 1


def test_pages_are_known_where_the_text_marks_them():
    assert [(p.text, p.page) for p in cut("On the first.\fOn the second.")] == [
        ("On the first.", "1"),
        ("On the second.", "2"),
    ]
    assert [p.page for p in cut("On the only one.")] == [""]


WORD = st.sampled_from(
    ("care", "home", "Waits", "Oak", "the", "of", "nine days", "fell", "£40", "good*", "**bold**", "(east)", "12.5%")
)
SENTENCE = st.builds(
    lambda w, end: " ".join(w) + end,
    st.lists(WORD, min_size=1, max_size=14),
    st.sampled_from([".", ":", "", ",", "..", "?"]),
)
NUMBER = st.sampled_from(["1. ", "2. ", "1.1 ", "- 3.4 ", "3.4.1\t", "4.2", "- ", "• ", "(a) ", "## ", "\t", " - "])
ROW = st.builds("\t".join, st.lists(SENTENCE, min_size=2, max_size=4))
LINE = st.one_of(
    st.just(""), SENTENCE, st.builds("{}{}".format, NUMBER, SENTENCE), ROW, st.just("Date:\tMay 2026"), st.just("Good")
)


@given(st.lists(LINE, min_size=1, max_size=30))
def test_no_word_of_any_paper_is_lost_or_moved(lines: list[str]):
    text = "\n".join(lines)
    assert in_order(words(text), words_kept(cut(text)))


@given(st.text(alphabet="aB1. -*#|\t\n\f:()\u00a0•é", max_size=120))
def test_no_letter_of_any_text_is_lost(text: str):
    def letters(whole: str) -> Counter[str]:
        return Counter(letter for letter in whole if letter.isalnum())

    kept = letters(" ".join(f"{p.paragraph} {p.text}" for p in cut(text)))
    assert letters(text) <= kept
    assert all(p.text.strip() for p in cut(text))
