"""A few letters lead anywhere: each run of them begins a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.found_rows import FoundRow
from desktop.models.go_to import fit, going, targets
from rubric.assessment import Assessment
from rubric.pack import Pack

MARKET = "Market shaping and commissioning"


def marked(typed: str, title: str) -> list[str] | None:
    found = fit(typed, title)
    return [title[a:b] for a, b in found[1]] if found else None


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("market", ["Market"]),
        ("MA", ["Ma"]),
        ("mash", ["Ma", "sh"]),
        ("ma sh", ["Ma", "sh"]),
        ("msac", ["M", "s", "a", "c"]),
        ("ma co", ["Ma", "co"]),
        ("comm", ["comm"]),
        ("arket", None),
        ("sh ma", None),
        ("mac", ["M", "a", "c"]),
        ("ma-co", ["Ma", "co"]),
        ("mm", None),
        ("marketx", None),
        ("", None),
        ("  ", None),
    ],
)
def test_letters_begin_words_in_their_order(typed: str, runs: list[str] | None) -> None:
    assert marked(typed, MARKET) == runs


def test_accents_are_passed_over() -> None:
    assert marked("cafe", "Café minutes") == ["Café"]
    assert marked("café", "Cafe minutes") == ["Cafe"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_typed_the_marks_lie_in_the_title_and_do_not_overlap(typed: str, title: str) -> None:
    found = fit(typed, title)
    if found is not None:
        ends = [0, *(place for span in found[1] for place in span)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(title)
        assert all(a < b for a, b in found[1])


@given(st.lists(st.text(alphabet="abcd", min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_the_beginnings_of_words_in_their_order_always_lead_there(words: list[str], data: st.DataObject) -> None:
    typed = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in words)
    assert fit(typed, " ".join(words)) is not None


def keys(rows: tuple[FoundRow, ...]) -> list[str]:
    return [row.key for row in rows]


def test_places_acts_actions_and_patterns_are_offered(pack: Pack, example: Assessment) -> None:
    offered = targets(
        pack, example, [FoundRow("act/draft_pdf", "Export draft PDF", "Report menu", keys="Ctrl+Shift+E")]
    )
    assert going(pack, example, offered, "") == offered
    first = pack.sub_headings[0]
    assert keys(going(pack, example, offered, first.title[:9]))[0] == f"place/{first.id}"
    assert keys(going(pack, example, offered, "dr pd")) == ["act/draft_pdf"]
    pattern = pack.patterns[5]
    assert f"pattern/{pattern.id}" in keys(going(pack, example, offered, pattern.title))
    action = example.decisions.actions[0]
    assert keys(going(pack, example, offered, action.what))[0] == f"action/{action.id}"
    assert going(pack, example, offered, "qqqq") == ()


def test_an_item_is_told_by_its_number_with_or_without_its_letter(pack: Pack, example: Assessment) -> None:
    for typed in ("E12", "e12", "12", " E12 "):
        assert keys(going(pack, example, (), typed))[0] == "evidence/E12"
    assert keys(going(pack, example, (), "E1"))[:2] == ["evidence/E1", "evidence/E10"]
    assert keys(going(pack, example, (), "E99999")) == []
    assert keys(going(pack, example, (), "E12x")) == []


def test_the_title_that_begins_with_the_letters_comes_first(pack: Pack, example: Assessment) -> None:
    offered = [
        FoundRow(f"act/{n}", title, "") for n, title in enumerate(("Not at first", "Show a", "A first", "First"))
    ]
    assert [row.title for row in going(pack, example, offered, "first")] == ["First", "A first", "Not at first"]
