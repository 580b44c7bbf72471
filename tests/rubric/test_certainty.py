"""What beside its own score makes the reader surer of a pattern, or less sure."""

import numpy as np
import pytest

from rubric.certainty import LAST, LEAST, LONGEST, MOST, SIGNS, layout, signs
from rubric.reader import reader_for
from rubric.weights import load_weights


@pytest.fixture
def weights(pack):
    return load_weights(pack.folder)


def marks(pack, weights, scores, words=40, figures=0):
    lay = layout(pack, weights.columns, weights.settings["thresholds"])
    return dict(zip(SIGNS, signs(scores, lay, words=words, figures=figures).T, strict=True))


@pytest.fixture
def scores(weights):
    return np.random.default_rng(7).normal(-1, 0.5, (3, len(weights.columns))).astype(np.float32)


def test_the_best_stretch_and_the_whole_are_both_seen(pack, weights, scores):
    found = marks(pack, weights, scores)
    assert (found["best"] >= found["whole"]).all()
    alone = marks(pack, weights, scores[:1])
    assert (alone["best"] == alone["whole"]).all()


def test_what_stands_beside_the_strongest_pattern_is_the_next_and_beside_the_others_the_strongest(
    pack, weights, scores
):
    found = marks(pack, weights, scores)
    strongest, second = np.argsort(-found["best"])[:2]

    def clip(value):
        return pytest.approx(min(max(value, LEAST), MOST), abs=1e-6)

    assert found["beside"][strongest] == clip(found["best"][second])
    assert found["beside"][second] == clip(found["best"][strongest])
    assert found["rank"][strongest] == 0
    assert found["rank"].max() == LAST


@pytest.mark.parametrize(("words", "figures"), [(0, 0), (1, 1), (40, 3), (100_000, 5_000)])
def test_no_length_and_no_number_of_figures_is_out_of_bounds(pack, weights, scores, words, figures):
    found = marks(pack, weights, scores, words, figures)
    assert all(np.isfinite(column).all() for column in found.values())
    assert abs(found["length"][0]) <= LONGEST + 1e-6
    assert 0 <= found["figures"][0] <= 1


@pytest.mark.parametrize(
    ("told", "explained"),
    [
        (
            "Three agencies handed back 41 packages of home care in 2025/26, two of them for want of drivers.",
            '"Hand-back" means the return of a contract or a package by a provider before its end date.',
        ),
        (
            "In 2025/26 respite was booked for 214 unpaid carers, 61 of them in an emergency and within a day.",
            "Respite gives an unpaid carer time off through a short stay or a sitting service. A charge may apply.",
        ),
    ],
)
def test_what_only_explains_a_thing_does_not_show_it(pack, told, explained):
    reader = reader_for(pack)
    assert "clear" in [match.fit for match in reader.read(told).matches]
    assert {match.fit for match in reader.read(explained).matches} <= {"possible"}


def test_a_figure_of_the_councils_own_among_explanations_is_read(pack):
    explained = "Respite gives an unpaid carer time off. It means a short stay or a sitting service. "
    told = "In 2025/26 respite was booked for 214 unpaid carers, 61 of them in an emergency and within a day."
    fits = {match.pattern: match.fit for match in reader_for(pack).read(explained + told).matches}
    assert fits["carer-breaks-and-respite"] == "clear"
