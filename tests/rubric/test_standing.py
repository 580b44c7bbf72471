"""What is no evidence is set aside with its reason; what may be evidence never is."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rubric
from rubric.assessment import Passage
from rubric.pack import Pack
from rubric.standing import set_aside, standing, standing_reason

FILE = Path(__file__).parent.parent / "files" / "standing.toml"
CORPUS = Path(rubric.__file__).parent / "training" / "corpus"
TOLD = tomllib.loads(FILE.read_text("utf-8"))
LEAST_FOUND = {"aside": 0.9, "unseen_aside": 0.85}
"""Of what is no evidence, the share that is found: the rest is offered as any other passage is."""


def passage(text: str, heading: str = "", **fields: object) -> Passage:
    kind = "table" if "\t" in text else "prose"
    return Passage.model_validate(
        {"id": 1, "document": 1, "number": 1, "kind": kind, "text": text, "heading": heading, **fields}
    )


@pytest.mark.parametrize(("heading", "text"), [*TOLD["kept"], *TOLD["unseen_kept"]])
def test_what_may_be_evidence_is_never_set_aside(pack: Pack, heading: str, text: str) -> None:
    assert standing(pack, passage(text, heading)) is None


@pytest.mark.parametrize("part", LEAST_FOUND)
def test_most_of_what_is_no_evidence_is_found(pack: Pack, part: str) -> None:
    missed = [text for _, heading, text in TOLD[part] if not standing(pack, passage(text, heading))]
    assert 1 - len(missed) / len(TOLD[part]) >= LEAST_FOUND[part], missed


def test_the_reason_is_nearly_always_the_kind_that_it_is(pack: Pack) -> None:
    found = [(kind, standing(pack, passage(text, heading))) for kind, heading, text in TOLD["aside"]]
    right = [kind == other.id for kind, other in found if other]
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize(
    ("heading", "text", "reason"),
    [
        ("", "The Care Act requires councils to promote a diverse market.", "Explains the law"),
        ("", "This paper is for information only.", "Says what the paper is for"),
        ("Legal implications", "None.", "Standing section: legal implications"),
        ("Recommendation", "That the committee note the report.", "Asks the committee to note the paper"),
        ("3. Glossary", "Provider: whoever gives care.", "Glossary"),
        ("", "Workforce ........ 12", "Contents"),
    ],
)
def test_the_officer_reads_why(pack: Pack, heading: str, text: str, reason: str) -> None:
    assert standing_reason(pack, passage(text, heading)) == reason


@pytest.mark.parametrize("heading", ["", "Legal implications", "Recommendations", "Background papers", "Contents"])
def test_what_shows_a_pattern_clearly_stays_whatever_it_stands_under(pack: Pack, heading: str) -> None:
    """Labelled passages of other hands, none of which was written for this."""
    told = [
        json.loads(line) for file in sorted(CORPUS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
    ]
    clear = [one["text"] for one in told if one.get("clear")][::40]
    assert len(clear) > 100
    assert [text for text in clear if standing(pack, passage(text, heading))] == []


def test_a_row_that_somebody_kept_as_evidence_is_never_set_aside(pack: Pack) -> None:
    text = "That the committee note the report."
    assert standing(pack, passage(text)) is not None
    assert standing(pack, passage(text, cells={"Evidence": text})) is None


def test_a_heading_is_not_set_aside(pack: Pack) -> None:
    assert standing(pack, passage("Glossary of terms", kind="heading")) is None


def test_what_was_decided_stays_decided(pack: Pack) -> None:
    text = "That the committee note the report."
    waiting, skipped = set_aside(pack, [passage(text), passage(text, verdict="skipped")])
    assert (waiting.verdict, skipped.verdict) == ("set-aside", "skipped")


def test_a_heading_counts_only_with_the_words_of_its_kind(pack: Pack) -> None:
    """A single word must be the whole heading, and a long heading is about something else."""
    text = "None."
    assert standing(pack, passage(text, "Legal"))
    assert standing(pack, passage(text, "7. Legal:"))
    assert not standing(pack, passage(text, "Legal help"))
    assert not standing(pack, passage(text, "How providers in the borough weigh the legal implications of their rates"))


@pytest.mark.parametrize(
    ("told_by", "text"),
    [
        ("entries", "Introduction ........ 3"),
        ("page-mark", "OFFICIAL-SENSITIVE page 3 of 12"),
        ("explaining", "A direct payment is money that pays for care."),
    ],
)
def test_a_pack_may_have_no_kind_that_is_told_so(pack: Pack, told_by: str, text: str) -> None:
    without = pack.model_copy(update={"standing": tuple(k for k in pack.standing if k.told_by != told_by)})
    found = standing(pack, passage(text))
    assert found
    assert found.told_by == told_by
    assert standing(without, passage(text)) is None


WORDS = st.sampled_from(["the", "act", "report", "12", "people", ".", "None", "\n", "....", "duty", "|", "£4"])


@given(words=st.lists(WORDS, max_size=30), heading=st.sampled_from(["", "Legal implications", "Contents", "Glossary"]))
def test_no_figure_of_a_standing_section_is_set_aside(pack: Pack, words: list[str], heading: str) -> None:
    one = passage(" ".join([*words, "412 people waited"]), heading)
    assert standing(pack, one) is None


def test_a_long_line_of_dots_is_read_at_once(pack: Pack) -> None:
    assert standing(pack, passage("." * 200_000)) is None
    assert standing(pack, passage("a" + " ." * 100_000)) is None
