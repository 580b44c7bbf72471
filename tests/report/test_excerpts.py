import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.excerpts import beginning, clip, excerpt, opening, quoted, spoken

MINUTES = "4.2 The panel met twice. Table 9. It asked for 412 packages of home care, against 390 the year before."


def test_a_short_text_is_left_whole():
    assert clip("Six people\nscored every bid.", 10) == "Six people scored every bid."


def test_a_long_text_ends_with_a_whole_sentence_or_an_ellipsis():
    assert clip("They rang on the Tuesday. The carer came on the Thursday, late.", 7) == "They rang on the Tuesday."
    assert clip("one two three four five, six", 5) == "one two three four five\N{NO-BREAK SPACE}…"


def test_it_is_cut_where_a_clause_ends():
    assert (
        clip("They rang on the Tuesday, and the carer came on Thursday", 7)
        == "They rang on the Tuesday\N{NO-BREAK SPACE}…"
    )


def test_an_excerpt_is_the_sentence_without_its_paragraph_number():
    assert excerpt("3.1 Six people who draw on care scored every bid. Then tea.", (5, 8), 20) == (
        "Six people who draw on care scored every bid."
    )


def test_a_sentence_of_two_words_takes_the_next_with_it():
    assert excerpt(MINUTES, (25, 32), 30).startswith("Table 9. It asked for 412 packages")


def test_words_late_in_a_long_sentence_are_not_cut_away():
    text = "We have " + "very " * 60 + "few beds for people with dementia."
    start = text.index("few beds")
    found = excerpt(text, (start, start + 8), 20)
    assert found.startswith("…")
    assert "few beds for people with dementia." in found


def test_an_empty_text_gives_nothing():
    assert excerpt("  \n", None, 10) == ""


def test_what_somebody_said_is_found_inside_a_report():
    assert spoken("A son said: “Mum is forty miles off and alone.” Noted.", 20) == "Mum is forty miles off and alone."
    assert spoken("'I have not had a whole weekend since my husband's stroke.' Seven had.", 20) == (
        "I have not had a whole weekend since my husband's stroke."
    )
    assert spoken("The “framework” is new.", 20) == ""


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("'I have not had a weekend.'", 20, "I have not had a weekend."),
        ("“I have not had a weekend”.", 20, "I have not had a weekend."),
        ("‘“I have not had a weekend.”’", 20, "I have not had a weekend."),
        ('"I waited five weeks and nobody rang. Then they came."', 7, "I waited five weeks and nobody rang."),
        ("“I waited five weeks", 7, "I waited five weeks"),
        ("I waited five weeks.”", 7, "I waited five weeks."),
        ("'It's the carers' meeting that helps,' she said.", 20, "'It's the carers' meeting that helps,' she said."),
        ("The residents’ meeting and the carers’", 20, "The residents’ meeting and the carers’"),
        ("“Good” is not enough.", 20, "“Good” is not enough."),
        ("4.2 Members will recall that waits fell.", 20, "Members will recall that waits fell."),
        ("  ", 20, ""),
    ],
)
def test_no_mark_is_doubled_and_none_torn(text: str, words: int, expected: str):
    assert quoted(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Screenshots or user guides for dashboards (need, placements, waits) that teams use each week",
            "Screenshots or user guides for dashboards",
        ),
        (
            "Show the dashboards of waits (by team) and of what is spent in a year",
            "Show the dashboards of waits (by team)",
        ),
        (
            "(Draft, by May) Write the guide to the dashboards for all of the teams",
            "(Draft, by May) Write the guide to the\N{NO-BREAK SPACE}…",
        ),
        (
            "Write (for the teams that use the dashboards of waits and of need each week)",
            "Write for the teams that use the dashboards\N{NO-BREAK SPACE}…",
        ),
    ],
)
def test_no_beginning_ends_within_brackets(text: str, expected: str):
    assert beginning(text, 8) == expected


WORDS = st.lists(
    st.sampled_from(
        ["need", "(by team)", "(need,", "placements,", "waits)", "[G1", "E2]", "rose.", "Then", "(", ")", "–"]
    )
)


@given(WORDS.map(" ".join), st.integers(1, 12))
def test_what_is_shortened_leaves_no_bracket_open(text: str, words: int):
    for short in (clip(text, words), beginning(text, words), opening(text, words)):
        if short != text:
            assert short
            for opens, closes in ("()", "[]"):
                left = short
                while (at := left.find(opens)) >= 0:
                    assert closes in left[at:]
                    left = left[at:].replace(opens, "", 1).replace(closes, "", 1)
