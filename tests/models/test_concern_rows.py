"""What to look at before an export: said in a plain sentence with a count and a word, and led to."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from desktop.models.concern_rows import concern_rows
from desktop.models.leading_rows import LeadingRow, Way, named
from desktop.models.places import NOT_PLACED
from rubric.pack import Pack
from rubric.readiness import Concern, Kind


def row(pack: Pack, kind: Kind, mask: bool = True, **found: Any) -> LeadingRow:
    (made,) = concern_rows(pack, (Concern(kind, **found),), mask)
    return made


def full(pack: Pack, kind: Kind) -> Concern:
    """A concern with one of everything; what its kind is not about is not looked at."""
    gap = f"missing-pattern/{pack.patterns[0].home}/{pack.patterns[0].id}"
    return Concern(kind, ("E1",), (gap,), (1,), (pack.sub_headings[0].id,), ("council",), (1,))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_a_sentence_a_word_a_mark_and_a_way(pack: Pack, kind: Kind) -> None:
    (made,) = concern_rows(pack, (full(pack, kind),), mask=False)
    assert made.title.endswith(".")
    assert "1" in made.title
    assert made.word
    assert made.mark
    assert made.ways
    assert made.accessible.startswith(f"{made.word}: {made.title}")


def test_personal_data_is_serious_where_it_stands_in_the_paper_and_a_note_where_it_is_blacked_out(pack: Pack) -> None:
    found = {"evidence": ("E3", "E7"), "actions": (2,), "gaps": ("personal-data//E9",)}
    bare = row(pack, "personal-data", mask=False, **found)
    assert bare.title == "Personal data is found in 2 items, 1 action and 1 reason: it stands in the paper."
    assert bare.word == "Serious"
    masked = row(pack, "personal-data", mask=True, **found)
    assert masked.title.endswith("it is blacked out in the paper.")
    assert masked.word == "Note"
    places = (Way("evidence", "E3"), Way("evidence", "E7"), Way("action", "2"), Way("gap", "personal-data//E9"))
    assert masked.ways == places


def test_the_gravest_stand_first(pack: Pack) -> None:
    found = (
        Concern("personal-data", ("E1",)),
        Concern("dead-references", ("E9",), places=("",)),
        Concern("unplaced", ("E2",)),
    )
    assert [row.key for row in concern_rows(pack, found, mask=True)] == ["dead-references", "personal-data", "unplaced"]
    assert concern_rows(pack, found, mask=False)[0].key == "personal-data"


def test_one_and_several_are_told_apart(pack: Pack) -> None:
    assert row(pack, "gaps-unanswered", gaps=("a",)).title == "1 gap has neither an action nor a reason."
    assert row(pack, "gaps-unanswered", gaps=("a", "b")).title == "2 gaps have neither an action nor a reason."


def test_the_limit_of_length_is_the_packs_and_said_to_be_ours(pack: Pack) -> None:
    place = pack.sub_headings[2]
    said = row(pack, "too-long", places=(place.id,))
    assert said.title == f"1 account is over {pack.limits.narrative_words[1]} words (our limit)."
    assert said.second == place.short_title
    assert said.ways == (Way("account", place.id),)


def test_gaps_and_overdue_actions_lead_to_their_list_and_the_unplaced_to_their_place(pack: Pack) -> None:
    assert row(pack, "gaps-unanswered", gaps=("a", "b")).ways == (Way("gaps", "new"),)
    assert row(pack, "actions-overdue", actions=(1, 2)).ways == (Way("actions", "overdue"),)
    assert row(pack, "unplaced", evidence=("E1", "E2")).ways == (Way("place", NOT_PLACED),)
    assert row(pack, "actions-unowned", actions=(1, 4)).ways == (Way("action", "1"), Way("action", "4"))


def test_the_cover_leads_to_its_first_empty_field(pack: Pack) -> None:
    said = row(pack, "cover-empty", fields=("prepared_by", "review_by"))
    assert said.title == "2 fields are empty: the cover leaves them out."
    assert said.second == "prepared by, review by"
    assert said.ways == (Way("details", "prepared_by"),)


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        (("review_by",), "1 field is empty: the cover leaves it out."),
        (("council",), "1 field is empty: the cover reads “Council not stated”."),
        (
            ("council", "decided_by", "review_by"),
            "3 fields are empty: the cover reads “Council not stated” and leaves the rest out.",
        ),
    ],
)
def test_what_the_cover_does_without_a_field_is_said(pack: Pack, fields: tuple[str, ...], title: str) -> None:
    assert row(pack, "cover-empty", fields=fields).title == title


def test_a_judgement_may_be_left_out(pack: Pack) -> None:
    assert row(pack, "not-judged", places=("",)).title == "The statement is not judged; that may be left out."
    place = pack.sub_headings[0].id
    assert row(pack, "not-judged", places=(place,)).ways == (Way("judgement", place),)


def test_of_many_names_the_first_are_said() -> None:
    assert named(f"E{n}" for n in range(1, 2009)) == "E1, E2, E3, E4, E5, E6 and 2,002 more"
    assert named(["E1", "E1"]) == "E1"


def test_a_final_paper_with_the_gravest_open_is_told_in_one_sentence(pack: Pack) -> None:
    made = row(pack, "final-open", gaps=("a", "b"), actions=(1,), places=("capacity",))
    assert made.title == (
        "Final is chosen while there are 2 gaps without an answer, 1 overdue action "
        "and 1 account with a dead reference."
    )
    assert made.word == "Serious"
    assert made.ways == (Way("gaps", "new"), Way("actions", "overdue"), Way("account", "capacity"))
