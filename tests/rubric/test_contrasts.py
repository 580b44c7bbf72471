"""Sections scored lower than the exemplars: what is kept of them, and that they count in nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from rubric.contrasts import MOST_WORDS, Contrast, Shortfall, find_shortfalls, heard
from rubric.exemplar import PublishedSection, PublishedSubHeading, read_report
from rubric.own_edition import NotAnExemplarError, OwnEdition, added_report, check_contrasts
from rubric.pack import AddedExemplar, Pack, PackError
from rubric.reader import reader_for
from rubric.reading import Match, QualityFound, Reading

Published = Callable[..., str]


def section_of(pack: Pack, *paragraphs: str, sub_heading: str = "capacity") -> PublishedSection:
    parts = (PublishedSubHeading(sub_heading=sub_heading, title="Any", paragraphs=paragraphs),)
    return PublishedSection(
        title=pack.quality_statement.title,
        score=2,
        score_words="",
        i_statements=(),
        we_statement="",
        sub_headings=parts,
    )


def shortfall(pattern: str, fit: Any, words: str = "There was too little.") -> Shortfall:
    return Shortfall(pattern=pattern, fit=fit, sub_heading="capacity", paragraph=1, words=words)


def contrast(number: int, *shortfalls: Shortfall) -> Contrast:
    name = f"Council {number}"
    return Contrast(
        id=f"own-{number}", name=name, score=2, source="a.pdf", fingerprint=f"{number:x}", shortfalls=shortfalls
    )


def test_a_section_scored_lower_becomes_a_contrast_with_its_shortfalls_alone(pack: Pack, published: Published):
    pattern = pack.patterns[3]
    text = published("Eastmarch", pack.patterns[0].id, score=2, council="Eastmarch Council", short_of=pattern.id)
    one = added_report(pack, read_report(text, pack), "eastmarch.pdf")
    assert (one.name, one.score, one.source) == ("Eastmarch Council", 2, "eastmarch.pdf")
    (said,) = one.shortfalls
    assert said.words == f"There was not enough of it in Eastmarch: {pattern.title}."
    assert (said.pattern, said.fit, said.sub_heading, said.paragraph) == (pattern.id, "clear", pattern.home, 3)
    assert "marmalade" not in one.model_dump_json()


def test_the_score_decides_which_it_is(pack: Pack, published: Published):
    for score in (1, 2):
        assert isinstance(added_report(pack, read_report(published("A", score=score), pack), "a.txt"), Contrast)
    for score in (3, 4):
        assert isinstance(added_report(pack, read_report(published("A", score=score), pack), "a.txt"), AddedExemplar)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"score": None}, "states no score"),
        ({"score": 9}, "no score of the framework"),
        ({"score": 2, "statement": "Partnerships and communities"}, "about “Partnerships and communities”"),
    ],
)
def test_what_is_neither_is_refused(pack: Pack, published: Published, told: dict[str, Any], says: str):
    with pytest.raises(NotAnExemplarError, match=says):
        added_report(pack, read_report(published("A", **told), pack), "a.txt")


def test_a_quotation_is_short_and_holds_the_words_that_admit_the_lack(pack: Pack, monkeypatch: pytest.MonkeyPatch):
    class Reader:
        def read(self, text: str) -> Reading:
            at = text.find("lacking")
            lack = QualityFound("shortfall", (at, at + 7))
            return Reading(text, (), (Match(pack.patterns[0].id, "possible", (0, 5)),), (lack,), ())

    monkeypatch.setattr("rubric.contrasts.reader_for", lambda pack: Reader())
    for before, after in ((0, 3), (10, 80), (60, 60), (100, 0), (39, 0), (40, 0)):
        sentence = f"{'Before ' * before}lacking {'after ' * after}".strip() + "."
        (said,) = find_shortfalls(pack, section_of(pack, sentence))
        words = said.words.replace("…", "").split()
        assert "lacking" in said.words
        assert len(words) == min(MOST_WORDS, before + after + 1)
        assert said.words.startswith("… ") or sentence.startswith(said.words[:5])
        assert said.words.endswith(" …") or said.words.endswith(".")


def test_the_trained_reader_hears_a_shortfall_and_not_a_strength(pack: Pack):
    reader = reader_for(pack)
    gap = "Not enough nursing homes in the valley could look after people with advanced dementia."
    good = "People had a choice of homecare providers and nobody waited for care to start."
    assert reader.read(gap).has("shortfall"), "else the test says nothing"
    (said,) = find_shortfalls(pack, section_of(pack, f"{good} {gap}"))
    assert said.words == gap


def test_what_is_said_twice_is_quoted_once(pack: Pack, published: Published):
    section = read_report(published("A", score=2, short_of=pack.patterns[0].id), pack)
    twice = section.model_copy(update={"sub_headings": section.sub_headings * 2})
    assert len(find_shortfalls(pack, twice)) == 1


def test_the_surest_comes_first_and_one_of_each_report_before_the_second_of_any(pack: Pack):
    pattern, other = pack.patterns[0].id, pack.patterns[1].id
    first = contrast(
        1, shortfall(pattern, "possible", "c"), shortfall(pattern, "clear", "a"), shortfall(other, "clear")
    )
    second = contrast(2, shortfall(pattern, "partial", "b"))
    assert [one.shortfall.words for one in heard([first, second], pattern)] == ["a", "b", "c"]
    assert [one.contrast.id for one in heard([first, second], pattern)] == ["own-1", "own-2", "own-1"]
    assert heard([first, second], pack.patterns[2].id) == ()
    assert heard([], pattern) == ()


def test_a_contrast_that_speaks_of_what_the_pack_does_not_have_is_refused(pack: Pack):
    good = contrast(1, shortfall(pack.patterns[0].id, "clear"))
    check_contrasts(pack, [good])
    with pytest.raises(PackError, match="twice"):
        check_contrasts(pack, [good, good])
    with pytest.raises(PackError, match="no pattern 'gone'"):
        check_contrasts(pack, [contrast(2, shortfall("gone", "clear"))])


def test_an_edition_of_the_first_format_is_read(pack: Pack):
    old = (
        f'{{"format": "plumbline-own-edition/1", "pack": {{"id": "{pack.id}", "edition": "{pack.edition}"}}, '
        '"exemplars": [{"id": "own-1", "name": "not stated", "score": 3, "source": "a.txt", "fingerprint": "1", '
        '"shows": []}]}'
    )
    own = OwnEdition.model_validate_json(old)
    assert (len(own.exemplars), own.exemplars[0].added, own.contrasts) == (1, None, ())


@pytest.fixture
def always_short(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes every sentence for a shortfall."""

    class Reader:
        def read(self, text: str) -> Reading:
            lack = QualityFound("shortfall", (0, len(text)))
            return Reading(text, (), (Match(pack.patterns[0].id, "clear", (0, 5)),), (lack,), ())

    monkeypatch.setattr("rubric.contrasts.reader_for", lambda pack: Reader())


@pytest.mark.parametrize(
    "met",
    [
        "They told us that the breaks it promised had begun.",
        "Carers gave positive feedback on the care they had not had before.",
        "The waiting list had fallen since the spring.",
        "Fewer people waited for home care than in any spring before.",
        "Staff said there were no delays on the way home from hospital.",
        "None of the homes were rated inadequate.",
        "The council usually overcame gaps in provision when they came up.",
        "People could choose care that met the needs of their faith.",
        "Plans were in place to adapt more homes.",
    ],
)
def test_a_want_that_was_met_is_never_quoted_as_a_shortfall(pack: Pack, always_short: None, met: str):
    assert find_shortfalls(pack, section_of(pack, met)) == ()


@pytest.mark.parametrize(
    "short",
    [
        "There was not enough home care in the rural north.",
        "Short breaks were not always there when carers asked.",
        "Leaders had found shortfalls in what is there for carers.",
        "People waited an average of 31 days for care to start.",
        "There was insufficient provision for people with complex needs.",
    ],
)
def test_a_sentence_that_admits_a_lack_in_words_is_quoted(pack: Pack, always_short: None, short: str):
    assert [one.words for one in find_shortfalls(pack, section_of(pack, short))] == [short]
