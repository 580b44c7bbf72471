"""A council's own edition: reports counted beside the exemplars of a released pack."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.editions import released_packs
from rubric.exemplar import fingerprint, read_report
from rubric.own_edition import BuildsOn, NotAnExemplarError, OwnEdition, added_report, with_added
from rubric.pack import AddedExemplar, Pack, PackError, ShownAt
from rubric.pack_file import load_pack

Published = Callable[..., str]
PACK = load_pack(released_packs()[-1])


def exemplar(number: int, *patterns: str, sub_heading: str | None = None) -> AddedExemplar:
    shows = tuple(ShownAt(pattern=pattern, sub_heading=sub_heading, paragraph=1) for pattern in patterns)
    return AddedExemplar(
        id=f"own-{number}", name="not stated", score=3, source=f"{number}.txt", fingerprint=f"{number:x}", shows=shows
    )


def test_a_section_becomes_an_exemplar_with_its_places_and_without_its_words(pack: Pack, published: Published):
    first, last = pack.patterns[0], pack.patterns[-1]
    section = read_report(published("Eastmarch", first.id, last.id, council="Eastmarch Council"), pack)
    one = added_report(pack, section, "eastmarch.txt")
    assert (one.name, one.score, one.source) == ("Eastmarch Council", 3, "eastmarch.txt")
    assert one.fingerprint == fingerprint(section)
    assert one.shows == tuple(ShownAt(pattern=p.id, sub_heading=p.home, paragraph=2) for p in (first, last))
    assert "marmalade" not in one.model_dump_json()


def test_a_council_that_the_text_does_not_state_is_not_guessed(pack: Pack, published: Published):
    one = added_report(pack, read_report(published("Eastmarch"), pack), "eastmarch-council.txt")
    assert one.name == "not stated"
    shown = with_added(pack, [one]).exemplar(one.id)
    assert shown.council == "A council that the section does not name"
    assert shown.short_name == "eastmarch-council.txt"


def test_a_report_without_sub_headings_has_places_without_them(pack: Pack, published: Published):
    pattern = pack.patterns[0]
    section = read_report(published("Eastmarch", pattern.id, sub_headings=False), pack)
    one = added_report(pack, section, "eastmarch.txt")
    assert [place.sub_heading for place in one.shows] == [None]
    assert with_added(pack, [one]).pattern(pattern.id).illustrations[-1].sub_heading is None


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"score": None}, "it states no score"),
        ({"statement": "Partnerships and communities"}, "it is about “Partnerships and communities”"),
        ({"expected": "I know what to do in an emergency, and whom to ask."}, "it is about"),
    ],
)
def test_what_is_no_exemplar_is_refused(pack: Pack, published: Published, told: dict[str, object], says: str):
    with pytest.raises(NotAnExemplarError, match=says):
        added_report(pack, read_report(published("Eastmarch", **told), pack), "eastmarch.txt")


def test_a_section_that_scored_more_counts_as_well(pack: Pack, published: Published):
    assert added_report(pack, read_report(published("Eastmarch", score=4), pack), "eastmarch.txt").score == 4


def test_the_packs_own_exemplar_is_not_added_to_it(pack: Pack, published: Published):
    section = read_report(published("Eastmarch"), pack)
    posing = pack.exemplars[0].model_copy(update={"fingerprint": fingerprint(section)})
    posed = pack.model_copy(update={"exemplars": (posing, *pack.exemplars[1:])})
    with pytest.raises(NotAnExemplarError, match=f"already.*{posing.short_name}"):
        added_report(posed, section, "eastmarch.txt")


def test_severity_follows_what_the_added_reports_show(pack: Pack):
    everywhere = next(p for p in pack.patterns if pack.severity(p) == "expected")
    assert everywhere.shown_by  # What is worked out once must not be carried over.
    common = next(p for p in pack.patterns if pack.severity(p) == "common")
    own = with_added(pack, [exemplar(n, common.id) for n in range(len(pack.exemplars) * 2)])
    assert own.severity(own.pattern(everywhere.id)) == "seen"
    assert own.pattern(common.id).shown_by == (*common.shown_by, *(one.id for one in own.added))
    assert own.severity(own.pattern(common.id)) == "common"
    assert pack.severity(everywhere) == "expected"


def test_the_edition_says_how_many_reports_are_the_councils_own(pack: Pack):
    assert pack.edition_title == pack.edition
    assert with_added(pack, [exemplar(1)]).edition_title == f"{pack.edition} with 1 report of the council's own"
    two = with_added(pack, [exemplar(1), exemplar(2)])
    assert two.edition_title == f"{pack.edition} with 2 reports of the council's own"
    assert two.edition == pack.edition


@pytest.mark.parametrize(
    ("added", "says"),
    [
        ([exemplar(1), exemplar(1)], "own-1 stands twice"),
        ([exemplar(1, "no-such-pattern")], "no pattern 'no-such-pattern'"),
        ([exemplar(1, PACK.patterns[0].id, sub_heading="elsewhere")], "no sub-heading 'elsewhere'"),
        ([exemplar(1).model_copy(update={"fingerprint": PACK.exemplars[0].fingerprint})], "own-1 stands twice"),
    ],
)
def test_exemplars_that_do_not_fit_the_pack_are_refused(pack: Pack, added: list[AddedExemplar], says: str):
    with pytest.raises(PackError, match=says):
        with_added(pack, added)


ADDED = st.lists(st.sets(st.sampled_from([pattern.id for pattern in PACK.patterns])), max_size=8).map(
    lambda shown: [exemplar(number, *sorted(patterns)) for number, patterns in enumerate(shown)]
)


@given(ADDED, st.randoms(use_true_random=False))
def test_whatever_is_added_is_counted_once_in_any_order_and_the_released_pack_stays(added, random):
    before = PACK.model_dump_json()
    own = with_added(PACK, added)
    shuffled = list(added)
    random.shuffle(shuffled)
    other = with_added(PACK, shuffled)
    assert len(own.exemplars) == len(PACK.exemplars) + len(added)
    for released, pattern, same in zip(PACK.patterns, own.patterns, other.patterns, strict=True):
        counted = len(released.shown_by) + sum(pattern.id in {at.pattern for at in one.shows} for one in added)
        assert len(pattern.shown_by) == len(same.shown_by) == counted
        assert own.severity(pattern) == other.severity(same)
        least = next(p.least_share for p in PACK.prevalences if p.severity == own.severity(pattern))
        assert Fraction(counted, len(own.exemplars)) >= Fraction(least)
    assert PACK.model_dump_json() == before


@given(ADDED)
def test_an_edition_written_down_and_read_again_makes_the_same_pack(added):
    written = OwnEdition(pack=BuildsOn(id=PACK.id, edition=PACK.edition), exemplars=tuple(added)).model_dump_json()
    assert with_added(PACK, OwnEdition.model_validate_json(written).exemplars) == with_added(PACK, added)
