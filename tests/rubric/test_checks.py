"""Every check raises what its examples say it must, and nothing on those that it must leave alone."""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.ages import months_before
from rubric.assessment import FigureRecord
from rubric.checks.all import CHECKS
from rubric.checks.counts import wrong_fractions
from rubric.checks.figures import figures
from rubric.checks.personal_data import is_nhs_number
from rubric.checks.ratings import low_ratings, provider_ratings, rating_words
from rubric.comparing import compare
from rubric.comparison import Comparison, Gap
from rubric.decisions import Action, Decisions, MatchDecision
from rubric.editions import released_packs
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.pack_file import load_pack
from rubric.phrases import Phrases, phrases
from rubric.reading import Reading

EXAMPLES = Path(__file__).parent.parent / "examples"
AS_OF = datetime.date(2026, 10, 1)
IDS = CHECKS


def examples_of(check: str) -> list[dict[str, Any]]:
    """A check's examples, short ones written out as one unplaced item each."""
    told = tomllib.loads((EXAMPLES / f"{check}.toml").read_text("utf-8"))
    every = [{**example, "must": must} for must in ("raises", "silent") for example in told.get(must, ())]
    for text, words in told.get("raises_text", ()):
        every.append({"must": "raises", "why": text[:60], "words": [words], "evidence": [{"text": text}]})
    for text in told.get("silent_text", ()):
        every.append({"must": "silent", "why": text[:60], "evidence": [{"text": text}]})
    return every


EVERY = [
    pytest.param(check, example, id=f"{check}: {example['must']}: {example['why']}")
    for check in IDS
    if (EXAMPLES / f"{check}.toml").exists()
    for example in examples_of(check)
]


def answer(pack: Pack, read: Any, example: dict[str, Any]) -> Comparison:
    """Compare an example."""
    told = [{**one, "text": one["text"] * example.get("repeat", 1)} for one in example["evidence"]]
    decisions = Decisions(
        matches=tuple(MatchDecision(digest="", **match) for match in example.get("matches", ())),
        actions=tuple(Action(**action) for action in example.get("actions", ())),
    )
    figures = [
        FigureRecord(id=number, **{"measure": "Waiting", **one})
        for number, one in enumerate(example.get("figures", ()))
    ]
    return compare(pack, read.all(told), AS_OF, decisions, figures)


@pytest.mark.parametrize("check", IDS)
def test_a_check_has_examples_that_must_and_that_must_not_raise_it(check: str) -> None:
    file = EXAMPLES / f"{check}.toml"
    assert file.exists(), f"tests/examples/{check}.toml is not there"
    told = [example["must"] for example in examples_of(check)]
    assert told.count("raises") >= 3
    assert told.count("silent") >= 3


@pytest.mark.parametrize(("check", "example"), EVERY)
def test_example(pack: Pack, read: Any, check: str, example: dict[str, Any]) -> None:
    found = answer(pack, read, example)
    gaps = [g for g in found.gaps if g.check == check and example.get("key", g.key) == g.key]
    if example["must"] == "silent":
        assert [g.reason for g in gaps] == []
        return
    assert gaps, f"no {check} among {[g.key for g in found.gaps if g.pattern is None]}"
    assert all(sound(g, found) for g in gaps)
    assert example.get("reason", "") in " ".join(g.reason for g in gaps)
    texts = {c.item.id: c.item.text for c in found.items}
    shown = [texts[evidence][slice(*span)] for g in gaps for evidence, span in g.spans]
    for words in example.get("words", ()):
        assert any(words in stretch for stretch in shown), f"{words!r} is not among {shown}"


def sound(gap: Gap, found: Comparison) -> bool:
    """A gap's reason is finished, its spans lie in the texts they name and are not empty."""
    texts = {c.item.id: c.item.text for c in found.items}
    spans = all(0 <= start < end <= len(texts[evidence]) for evidence, (start, end) in gap.spans)
    return spans and "{" not in gap.reason and gap.reason.endswith(".") and "  " not in gap.reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In March 2024 we had 24 people waiting.", "24 people"),
        ("On 24 March 1,240 asked, and 24 wait.", "24 wait"),
        ("24 asked and 24 wait.", None),
        ("24% of homes, of 240.", None),
    ],
)
def test_a_kept_figure_is_shown_where_its_item_gives_it_and_nowhere_else(
    pack: Pack, read: Any, text: str, words: str | None
) -> None:
    figures = [{"evidence": "E1", "value": "24", "period": "2026"}, {"evidence": "E2", "value": "31", "period": "2026"}]
    found = answer(pack, read, {"evidence": [{"text": text}, {"text": "Some wait."}], "figures": figures})
    (gap,) = [gap for gap in found.gaps if gap.check == "contradiction"]
    shown = [(evidence, span[0]) for evidence, span in gap.spans]
    assert shown == ([("E1", text.index(words))] if words else [])


def test_no_example_file_is_without_its_check() -> None:
    assert {file.stem for file in EXAMPLES.glob("*.toml")} == set(IDS)


def test_every_check_has_its_words_and_every_word_its_check(pack: Pack) -> None:
    assert {check.id for check in pack.checks} == set(IDS)
    for check in pack.checks:
        assert check.title
        assert check.meaning.endswith(".")
        assert check.gather.endswith(".")


def test_every_lexicon_entry_of_the_checks_is_used_and_every_one_used_is_there(pack: Pack) -> None:
    rubric = Path(load_pack.__code__.co_filename).parent
    code = "".join(file.read_text("utf-8") for folder in (rubric, rubric / "checks") for file in folder.glob("*.py"))
    used = set(re.findall(r'(?:lexicon\[|phrases\(|says\(\S+, )"(check-[a-z-]+)"', code))
    assert used == {key for key in pack.lexicon if key.startswith("check-")}


def test_every_quality_the_checks_ask_for_is_in_the_pack(pack: Pack) -> None:
    code = "".join(
        file.read_text("utf-8") for file in (Path(load_pack.__code__.co_filename).parent / "checks").glob("*.py")
    )
    asked = set(re.findall(r'reading\.has\("([a-z-]+)"\)|quality_spans\(c(?:ompared)?, "([a-z-]+)"\)', code))
    assert {name for pair in asked for name in pair if name} <= {quality.id for quality in pack.qualities}


# What an officer's evidence may hold besides plain sentences.

ODD = {
    "nothing": "",
    "blanks": " \t\r\n\u00a0",
    "digits": "0123456789 " * 40,
    "one long number": "9" * 3000,
    "a share of very many": f"{'9' * 400} of 612 (73%), 388 of 612 (0.{'1' * 400}%), {'9' * 14} of 612 (73%)",
    "groups without end": f"388 of 1{',000' * 200} (73%)",
    "a table of long numbers": f"Elm | {'9' * 400}\nOak | 1.{'9' * 400}\nTotal | {'9' * 400}",
    "emoji": "👵🏽 told us 👍 103% of 🏠🏠 were rated Good 🎉",
    "right to left": "\u0639\u062f\u062f 24% \u200f\u0641\u064a 2025",
    "longer in lower case": "İİİ robust İ Mrs Ada İ 104% of homes",
    "a table of bars": "| a | b |\n|---|---|\n| 1 | 2 |\n| Total | 4 |",
    "brackets": "((((((((((" * 300,
    "format words": "{evidence} {0} %s {} robust",
    "nul": "a\x00b robust \x00 104% of homes",
    "every control": "".join(map(chr, range(32))),
    "capitals": "ELM CARE RATED GOOD " * 200,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_compared_like_any_other(pack: Pack, read: Any, text: str) -> None:
    found = compare(pack, read.all([{"text": text, "sub_headings": ["quality"]}]), AS_OF, Decisions())
    assert all(sound(g, found) for g in found.gaps)


def test_ten_thousand_words_are_read_in_good_time(pack: Pack, read: Any) -> None:
    text = "Mrs Ada Pell of Elm Care Home told us that 12 of 40 waits, rated Good, were robust in 2025; " * 500
    found = compare(pack, read.all([{"text": text, "sub_headings": ["quality"]}]), AS_OF, Decisions())
    assert {"too-long", "personal-data"} <= {g.check for g in found.gaps}


PIECES = st.sampled_from(
    [
        "robust", "104% of homes", "Mrs Ada Pell", "12", "24%", "total", "|", "\t", "\n", ". ", "Elm Care", "Good",
        "Requires Improvement", "of", "similar to", "turnover", "was", "2025", "020 7946 0123", "anecdotal", "İ",
        "required by law", "Report of:", "launched", ",", "the", "DOB 1/2/34", "943 476 5919", "none", "£3.50",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.text(max_size=120)), max_size=5))
def test_any_text_gives_sound_gaps_with_keys_of_their_own(texts: list[str]) -> None:
    pack = load_pack_once()
    placed = [s.id for s in pack.sub_headings]
    readings = [
        (EvidenceItem(id=f"E{n}", text=text, sub_headings=(placed[n],), date="2026"), Reading(text, (), (), (), ()))
        for n, text in enumerate(texts)
    ]
    found = compare(pack, readings, AS_OF, Decisions())
    assert all(sound(g, found) for g in found.gaps)
    assert len({g.key for g in found.gaps}) == len(found.gaps)
    assert compare(pack, readings, AS_OF, Decisions()) == found


@cache
def load_pack_once() -> Pack:
    """The pack, where a fixture cannot be had: hypothesis calls the test itself."""
    return load_pack(released_packs()[-1])


# The small readers that the checks share.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8,475 hours for 687 people", [(8475, "hour"), (687, "")]),
        ("£1.50 an hour, £3.1m in all", [(1.5, "£"), (3.1, "£m")]),
        ("6 wks, 2 hrs, 20 mins and 3 yrs", [(6, "week"), (2, "hour"), (20, "minute"), (3, "year")]),
        ("1 wk, 1 hr, 1 min, 1 yr", [(1, "week"), (1, "hour"), (1, "minute"), (1, "year")]),
        ("£3.1 million, £2m, 4 million", [(3.1, "£m"), (2, "£m"), (4, "m")]),
        ("5 miles, 3 mi, 8 km", [(5, "mile"), (3, "mile"), (8, "km")]),
        ("10 working days, 10 days", [(10, "working day"), (10, "day")]),
        ("66.4% and 21 per cent", [(66.4, "%"), (21, "%")]),
        ("in 2025/26, on 31 March 2026, since 2019", []),
        ("section 75, paragraph 3.2, Q1, Table 9", []),
        ("aged 65 and over, over-75s, 18-25 year olds, 65+", []),
        ("3.2 The borough has 40 homes", [(40, "")]),
        ("E4 and W9 and GP2", []),
    ],
)
def test_figures(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.value, f.unit) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elm Care is rated Good.", [("elm care", "good")]),
        ("Elm Care was rated as Requires\tImprovement", [("elm care", "requires improvement")]),
        (
            "Provider\tRating\nElm Care\tGood\nOak & Ash (North) Ltd | Inadequate",
            [("elm care", "good"), ("oak & ash (north) ltd", "inadequate")],
        ),
        ("Nursing homes\tGood\nOverall: Good", []),
        ("Nursing Care\tGood\nCare Homes\tInadequate", []),
        ("Elm Care Services\tGood", [("elm care services", "good")]),
        ("Elm Care is a good neighbour.", []),
        ("Elm Care went from Inadequate to Good.", []),
        ("We visited the good people of Elm Care", []),
    ],
)
def test_provider_ratings(pack: Pack, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.provider, r.rating) for r in provider_ratings(text, rating_words(pack))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19% Requires Improvement, 4% Inadequate", 2),
        ("Two homes are rated inadequate.", 1),
        ("None of the homes was rated Inadequate.", 0),
        ("No provider is rated Requires Improvement.", 0),
        ("Inadequate 0", 0),
        ("0% Inadequate", 0),
        ("Requires Improvement\n\nThe service isn't performing as well as it should.", 0),
        ("inadequate support for carers", 0),
    ],
)
def test_low_ratings(pack: Pack, text: str, expected: int) -> None:
    assert len(low_ratings(text, rating_words(pack))) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-10-01", 24, "2024-10-01"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2026-01-15", 13, "2024-12-15"),
        ("0001-06-01", 24, "0001-01-01"),
    ],
)
def test_months_before(day: str, months: int, expected: str) -> None:
    assert months_before(datetime.date.fromisoformat(day), months).isoformat() == expected


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("943 476 5919", True),
        ("9434765919", True),
        ("943 476 5918", False),
        ("1111111111", False),
        ("123", False),
        ("", False),
    ],
)
def test_nhs_number(number: str, valid: bool) -> None:
    assert is_nhs_number(number) is valid


def test_phrases_are_found_whole_in_any_case_across_line_ends() -> None:
    words = phrases(("best practice", "workshop*", "pride ourselves"))
    assert [
        ("Best\nPractice, workshops; BESTPRACTICE")[slice(*s)]
        for s in words.spans("Best\nPractice, workshops; BESTPRACTICE")
    ] == [
        "Best\nPractice",
        "workshops",
    ]


def test_phrases_forget_when_they_have_kept_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rubric.phrases.MEMORY", 2)
    words = phrases(("forgetful",))
    for text in ("a forgetful b", "b forgetful", "forgetful", "a forgetful b"):
        assert words.within(text)
        assert len(words._found) <= 2
        assert text in words._found


def test_no_entries_find_nothing() -> None:
    assert phrases(()).spans("anything at all") == ()


def test_the_same_entries_are_made_ready_once() -> None:
    assert phrases(("a", "b")) is phrases(("a", "b"))


@settings(deadline=None)
@given(
    st.sampled_from(["Two thirds", "one in five", "three quarters", "four fifths", "one in six"]),
    st.data(),
)
def test_letters_that_are_alike_in_capitals_break_no_fraction(words: str, data: st.DataObject) -> None:
    odd = "".join(data.draw(st.sampled_from({"s": "sſ", "i": "iıİ", "k": "k\u212a"}.get(c, c))) for c in words)
    text = f"{odd} of homes (12%)"
    assert all(odd.isascii() for _ in wrong_fractions(text, (0, len(text)), list(figures(text))))


def test_twice_as_many_shortfalls_are_twice_the_work(pack: Pack, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    within = Phrases.within

    def counted(self: Phrases, text: str, start: int = 0, end: int | None = None) -> bool:
        nonlocal looked
        looked += 1
        return within(self, text, start, end)

    monkeypatch.setattr(Phrases, "within", counted)
    work: list[int] = []
    for count in (60, 120):
        looked = 0
        told = [
            {
                "text": f"Carer {n} cannot find a break.",
                "sub_headings": ["capacity"],
                "qualities": ["shortfall"],
                "clear": ["carer-breaks-and-respite"],
            }
            for n in range(count)
        ]
        assert any(g.check == "shortfall-without-plan" for g in compare(pack, read.all(told), AS_OF, Decisions()).gaps)
        work.append(looked)
    assert work[1] < 2.2 * work[0]
