"""The passages of a document are found again in its newer version as a person would find them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make_versions import FIRST, SECOND, passages_of

from rubric.assessment import Passage
from rubric.refinding import Refound, refind

OLD = "The placement team reviews each person at six weeks; 126 of 138 reviews were done on time."


def told(*texts: str, headings: tuple[str, ...] = (), numbers: tuple[str, ...] = ()) -> list[Passage]:
    return [
        Passage(
            id=n,
            document=1,
            number=n,
            kind="prose",
            text=text,
            heading=headings[n - 1] if headings else "",
            paragraph=numbers[n - 1] if numbers else "",
        )
        for n, text in enumerate(texts, start=1)
    ]


def one(old: str, *new: str) -> Refound:
    (found,) = refind(told(old), told(*new))
    return found


def standings(found: tuple[Refound, ...]) -> list[str]:
    return [refound.standing for refound in found]


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        OLD.upper(),
        OLD.replace(" ", "\n"),
        OLD.replace(";", " –"),
        f"“{OLD}”",
    ],
)
def test_case_blanks_and_marks_make_no_difference(new: str) -> None:
    found = one(OLD, "Members noted the report and thanked officers.", new)
    assert found.standing == "stands"
    assert found.words == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("There were 138 people placed away in March.", "There were 139 people placed away in March."),
        ("Spend on home care was £1,310,400 a year.", "Spend on home care was 1,310,400 a year."),
        ("Satisfaction changed by 5% over the year to March.", "Satisfaction changed by -5% over the year to March."),
        ("Waits of < 5 days were the rule for residents.", "Waits of > 5 days were the rule for residents."),
        ("Visits were recorded at 88.2% of homes.", "Visits were recorded at 882% of homes."),
        ("The waiting list has been cleared this year.", "The waiting list has not been cleared this year."),
        ("There were no changes to report.", "There were no changes to report at all."),
        ("All agencies were inspected in 2025.", "It is not so that all agencies were inspected in 2025."),
    ],
)
def test_another_figure_or_word_is_a_change(old: str, new: str) -> None:
    assert one(old, "Members noted the report and thanked officers.", new) == Refound(
        told(old)[0], "changed", (told("", new)[1],)
    )
    assert one(new, "Members noted the report and thanked officers.", old).standing == "changed"


@pytest.mark.parametrize("new", ["There were 1140 people.", "There were 1,140 people."])
def test_how_thousands_are_grouped_makes_no_difference(new: str) -> None:
    assert one("There were 1,140 people.", new).standing == "stands"


def test_what_only_shares_its_subject_is_gone() -> None:
    found = one(OLD, "The placement team has moved to the civic centre and now works six days a week.")
    assert found.standing == "gone"
    assert found.newer == ()
    assert found.words == ""


def test_a_passage_that_moved_stands() -> None:
    old = told("One of the homes closed.", "Two agencies hold the contracts.", "Three visits were missed in May.")
    new = told(*[passage.text for passage in reversed(old)])
    found = refind(old, new)
    assert standings(found) == ["stands"] * 3
    assert [refound.newer[0].number for refound in found] == [3, 2, 1]


def test_a_quote_stands_inside_a_longer_passage_and_its_place_is_told() -> None:
    longer = f"Members asked about this. {OLD} Two more officers start in June."
    found = one(OLD, longer)
    assert found.standing == "stands"
    assert found.words == OLD


def test_two_passages_made_one_both_stand_in_it() -> None:
    second = "Host councils share concerns under written agreements."
    found = refind(told(OLD, second), told(f"{OLD} {second}"))
    assert standings(found) == ["stands", "stands"]
    assert [refound.words for refound in found] == [OLD, second]


def test_a_passage_made_two_stands_in_both() -> None:
    second = "Host councils share concerns under written agreements."
    found = one(f"{OLD} {second}", OLD, second)
    assert (found.standing, [passage.number for passage in found.newer]) == ("stands", [1, 2])
    assert found.words == f"{OLD} {second}"


def test_two_passages_made_one_and_changed_are_each_shown_their_part() -> None:
    second = "Host councils share concerns under written agreements that nine of them signed."
    merged = f"{OLD.replace('126', '131')} {second.replace('nine', 'eleven')}"
    found = refind(told(OLD, second), told(merged))
    assert standings(found) == ["changed", "changed"]
    assert [refound.words for refound in found] == [OLD.replace("126", "131"), second.replace("nine", "eleven")]


def test_a_changed_passage_made_two_is_shown_both() -> None:
    second = "Host councils share concerns under written agreements that nine of them signed."
    found = one(f"{OLD} {second}", OLD.replace("126", "131"), second)
    assert found.standing == "changed"
    assert len(found.newer) == 2


def test_the_parts_of_a_cut_passage_are_found_in_the_whole_one() -> None:
    first, second = "The placement team reviews each person at six weeks;", "126 of 138 reviews were done on time."
    parts = [
        Passage(id=n, document=1, number=1, part=n, kind="prose", text=text)
        for n, text in enumerate((first, second), start=1)
    ]
    found = refind(parts, told(OLD))
    assert standings(found) == ["stands", "stands"]
    assert [refound.words for refound in found] == [first, second]
    found = refind(parts, told(OLD.replace("126", "131")))
    assert standings(found) == ["stands", "changed"]
    assert found[1].span is not None
    assert "131 of 138" in found[1].words


def test_passages_that_say_the_same_are_told_apart_by_where_they_stand() -> None:
    headings = ("2. East", "2. East", "3. West", "3. West")
    old = told("Oak Tree gave 12 hours.", "No change.", "Harbour gave 9 hours.", "No change.", headings=headings)
    new = told("Harbour gave 9 hours.", "No change.", headings=("2. West", "2. West"))
    found = refind(old, new)
    assert standings(found) == ["gone", "gone", "stands", "stands"]


def test_a_row_with_another_figure_keeps_its_place_among_many_alike() -> None:
    names = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Holly", "Larch", "Maple", "Oak", "Pine", "Rowan", "Willow", "Yew"]
    old = told(*(f"{name} Lodge\t{n * 7} beds\t{n * 3} empty" for n, name in enumerate(names, start=1)))
    new = told(*(f"{name} Lodge\t{n * 7} beds\t{n * 2} empty" for n, name in enumerate(names, start=1)))
    found = refind(old, new)
    assert standings(found) == ["changed"] * len(names)
    assert [refound.newer[0].number for refound in found] == [*range(1, len(names) + 1)]


def test_headings_and_front_matter_are_not_looked_for() -> None:
    heading = Passage(id=1, document=1, number=1, kind="heading", text="2. Waiting times")
    assert refind([heading], [heading]) == ()


def test_a_committee_paper_is_found_again_in_its_next_version() -> None:
    found = refind(passages_of(FIRST), passages_of(SECOND))
    assert [refound.standing for refound in found] == [line.fate for line in FIRST if line.fate]


SAID = ("homes", "visits", "reviews", "council", "people", "carers", "not", "more", "12", "31", "88%", "£400")
WORDS = st.lists(st.sampled_from(SAID), min_size=1)
TEXTS = st.lists(WORDS.map(" ".join), max_size=12)


@given(TEXTS)
def test_a_document_stands_in_itself(texts: list[str]) -> None:
    passages = told(*texts)
    found = refind(passages, passages)
    assert [(refound.standing, refound.newer) for refound in found] == [("stands", (p,)) for p in passages]


DISTINCT = [
    f"{name} Lodge has {n} beds, of which {n // 3} stand empty." for n, name in enumerate("ABCDEFGHIJ", start=40)
]


@given(st.permutations(DISTINCT), st.integers(0, 8))
def test_what_is_moved_put_in_or_taken_out_leaves_the_rest_standing(texts: list[str], left: int) -> None:
    new = [*texts[:left], "Members asked how winter will be staffed."]
    found = refind(told(*DISTINCT), told(*new))
    assert {refound.older.text for refound in found if refound.standing == "stands"} == set(texts[:left])
    assert all(refound.words == refound.older.text for refound in found if refound.standing == "stands")


@given(TEXTS, TEXTS)
def test_what_stands_says_the_same_and_nothing_is_used_twice(old: list[str], new: list[str]) -> None:
    found = refind(told(*old), told(*new))
    used: list[tuple[int, int, int]] = []
    for refound in found:
        if refound.standing == "stands":
            assert refound.words.split() == refound.older.text.split()
        for passage in refound.newer:
            start, end = refound.span or (0, len(passage.text))
            assert not any(number == passage.number and start < b and a < end for number, a, b in used)
            used.append((passage.number, start, end))


@given(TEXTS, TEXTS)
def test_what_stands_whole_stands_both_ways(old: list[str], new: list[str]) -> None:
    there = [r for r in refind(told(*old), told(*new)) if r.standing == "stands" and len(r.newer) == 1 and not r.span]
    back = [r for r in refind(told(*new), told(*old)) if r.standing == "stands" and len(r.newer) == 1 and not r.span]
    assert sorted(r.older.text for r in there) == sorted(r.newer[0].text for r in back)


@given(st.lists(st.text(max_size=60), max_size=8), st.lists(st.text(max_size=60), max_size=8))
def test_any_text_can_be_compared(old: list[str], new: list[str]) -> None:
    assert len(refind(told(*old), told(*new))) == len(old)
