import pytest

from desktop.report.wording import counted, no_lone_word, number, paragraphs, sentence, short_date


@pytest.mark.parametrize(("count", "said"), [(0, "no"), (1, "one"), (10, "ten"), (11, "11"), (2000, "2,000")])
def test_counts_up_to_ten_are_words(count: int, said: str):
    assert number(count) == said


def test_one_is_not_plural():
    assert (counted(1, "gap"), counted(2, "gap"), counted(0, "reply", "replies")) == (
        "one gap",
        "two gaps",
        "no replies",
    )


def test_a_sentence_keeps_a_mark_of_its_own():
    assert (sentence("who asked?"), sentence("nobody"), sentence("")) == ("Who asked?", "Nobody.", "")


def test_dates_are_as_exact_as_their_source():
    assert [short_date(d) for d in ("2026", "2026-06", "2026-06-30", None)] == ["2026", "Jun 2026", "30 Jun 2026", ""]


def test_paragraphs_are_parted_by_an_empty_line():
    assert paragraphs("One\nline.\r\n\r\n\n Two. \n") == ["One line.", "Two."]


def test_no_label_leaves_a_word_alone():
    assert no_lone_word("Where we fall short") == "Where we fall\N{NO-BREAK SPACE}short"
