"""The corpus is sound, and the weights file is made the same to the byte from the same weights."""

import pytest

from rubric.weights import load_weights

pytest.importorskip("sklearn", reason="scikit-learn is needed for training only")

import numpy as np

from rubric.training.calibrate import best_threshold, thresholds
from rubric.training.corpus import from_pack, read_corpus
from rubric.training.store import store


def test_the_corpus_uses_the_packs_words(pack):
    patterns, qualities = {p.id for p in pack.patterns}, {q.id for q in pack.qualities}
    sub_headings = {s.id for s in pack.sub_headings}
    rows = read_corpus()
    assert rows
    for row in rows:
        assert row.text.strip()
        assert {*row.clear, *row.partial} <= patterns
        assert not set(row.clear) & set(row.partial)
        assert set(row.qualities) <= qualities
        assert set(row.sub_headings) <= sub_headings


def test_every_pattern_is_learnt_from_more_than_one_voice(pack):
    voices = {}
    for row in read_corpus():
        for pattern in row.clear:
            voices.setdefault(pattern, set()).add(row.voice)
    assert {p.id for p in pack.patterns if len(voices.get(p.id, ())) < 3} == set()


def test_near_misses_teach_what_a_pattern_is_not(pack):
    rows = {row.text: row for row in from_pack(pack)}
    assert all(not rows[text].clear for pattern in pack.patterns for text in pattern.near_misses)


def test_the_weights_cover_the_pack(pack):
    weights = load_weights(pack.folder)
    expected = {f"{kind}:{p.id}" for kind in ("clear", "touch") for p in pack.patterns}
    assert expected <= set(weights.columns)
    assert expected <= set(weights.settings["thresholds"])
    assert weights.matrix.shape == (len(weights.features), len(weights.columns))


def test_the_same_weights_are_stored_the_same_and_read_back(tmp_path):
    matrix = np.array([[0.5, -1.0], [0.25, 0.0]])
    made = {}
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        store(
            tmp_path / name,
            features=("care", "~<ca"),
            idf=np.array([1.5, 2.0]),
            matrix=matrix,
            bias=np.array([0.1, -0.1]),
            about={"columns": ["clear:a", "touch:a"], "settings": {"possible": -1}},
        )
        made[name] = (tmp_path / name / "reader.npz").read_bytes()
    assert made["first"] == made["second"]
    back = load_weights(tmp_path / "first")
    assert back.features == ("care", "~<ca")
    assert np.allclose(back.matrix, matrix, atol=0.01)


def test_the_threshold_parts_right_from_wrong():
    scores, wanted = np.array([0.9, 0.8, 0.1, -0.5]), np.array([True, True, False, False])
    assert 0.1 < best_threshold(scores, wanted) < 0.8


def test_a_rare_pattern_leans_on_the_common_threshold():
    scores = np.array([[0.9, 0.2], [0.8, -0.9], [-0.5, -0.9], [-0.6, -0.9]])
    wanted = np.array([[True, True], [True, False], [False, False], [False, False]])
    own = thresholds(scores, wanted, np.ones_like(wanted), 1.0, steady=0)
    leaning = thresholds(scores, wanted, np.ones_like(wanted), 1.0, steady=1000)
    assert abs(leaning[0] - leaning[1]) < abs(own[0] - own[1])
