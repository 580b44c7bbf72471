"""What says the same as an earlier passage is found, and what only sounds like it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric import duplicates
from rubric.duplicates import Repeat, Repeating, find_repeats

WAITS = "In August 2026, 94% of home care packages were sourced within 5 days, against 81% a year before."
PANEL = "The panel of people who draw on care and support meets every month and reads each new specification."


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (WAITS, Repeat("E1", same_words=True)),
        (WAITS.upper().replace(",", "  "), Repeat("E1", same_words=True)),
        (WAITS.replace("packages were", "packages, we know, were"), Repeat("E1", same_words=False)),
        (WAITS.replace("94%", "96%"), None),
        (WAITS.replace("August", "September"), None),
        (PANEL, None),
        ("", None),
    ],
)
def test_an_item_that_says_the_same_is_found(later: str, expected: Repeat | None) -> None:
    assert find_repeats({"E1": WAITS, "E2": later}).get("E2") == expected


def test_every_copy_points_to_the_first() -> None:
    texts = {"E1": PANEL, "E2": WAITS, "E3": PANEL, "E4": PANEL + " It is paid."}
    assert find_repeats(texts) == {"E3": Repeat("E1", same_words=True), "E4": Repeat("E1", same_words=False)}


def test_a_few_words_are_too_little_to_repeat() -> None:
    assert find_repeats({"E1": "To be written", "E2": "To be written", "E3": ""}) == {}


WORDS = ("people", "wait", "for", "accommodation", "in", "the", "commissioning", "area", "12", "months", "carers")


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), max_size=12))
def test_copies_are_always_found_and_nothing_repeats_what_comes_later(lists: list[list[str]]) -> None:
    texts = {f"E{number}": " ".join(words) for number, words in enumerate(lists)}
    repeats = find_repeats(texts)
    order = list(texts)
    for number, key in enumerate(order):
        earlier = [other for other in order[:number] if texts[other] == texts[key]]
        if earlier and len(lists[number]) >= 4:
            assert key in repeats
        if key in repeats:
            assert order.index(repeats[key].of) < number
            assert repeats[key].of not in repeats or repeats[key].same_words


SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join)


@given(st.data())
def test_after_any_edits_the_answer_is_that_of_looking_at_everything_anew(data: st.DataObject) -> None:
    repeating = Repeating()
    texts = {f"E{number}": text for number, text in enumerate(data.draw(st.lists(SENTENCES, max_size=9)))}
    for number in range(data.draw(st.integers(1, 6))):
        keys = sorted(texts)
        act = data.draw(st.sampled_from(["change", "copy", "add", "delete"])) if keys else "add"
        if act == "add":
            texts = {**texts, f"N{number}": data.draw(SENTENCES)}
        elif act == "delete":
            gone = data.draw(st.sampled_from(keys))
            texts = {key: text for key, text in texts.items() if key != gone}
        else:
            other = texts[data.draw(st.sampled_from(keys))]
            text = other + " area" if act == "copy" else data.draw(SENTENCES)
            texts = {**texts, data.draw(st.sampled_from(keys)): text}
        assert repeating.find(texts) == find_repeats(texts)
    assert repeating.find(texts) == find_repeats(texts)


def test_only_what_is_changed_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    outline = duplicates._outline
    monkeypatch.setattr(duplicates, "_outline", lambda text: looked.append(text) or outline(text))
    repeating = Repeating()
    repeating.find({"E1": WAITS, "E2": PANEL, "E3": "To be written here by someone."})
    looked.clear()
    changed = WAITS + " It is so."
    repeating.find({"E1": WAITS, "E2": changed, "E3": "To be written here by someone."})
    assert looked == [changed]
