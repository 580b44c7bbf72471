"""The corpus is sound, and the weights file is made the same to the byte from the same weights."""

import tomllib

import pytest

from rubric.weights import load_weights

pytest.importorskip("sklearn", reason="scikit-learn is needed for training only")

import numpy as np

from rubric.certainty import REPORT, SHOWS, SHOWS_ANY, SIGNS
from rubric.training.calibrate import best_threshold, thresholds
from rubric.training.certain import sure_enough, weigh
from rubric.training.corpus import CORPUS, PACK_VOICE, from_pack, read_corpus, read_hands
from rubric.training.held_out import FOLDS, LEARNT_ALWAYS, across_hands, by_hand
from rubric.training.store import store


def test_the_corpus_uses_the_packs_words(pack):
    patterns, qualities = {p.id for p in pack.patterns}, {q.id for q in pack.qualities}
    sub_headings = {s.id for s in pack.sub_headings}
    rows = read_corpus()
    assert rows
    for row in rows:
        assert row.text.strip()
        labels = [*row.clear, *row.partial, *row.uncertain]
        assert set(labels) <= patterns
        assert len(labels) == len(set(labels))
        assert {*row.qualities, *row.qualities_uncertain} <= qualities
        assert not set(row.qualities) & set(row.qualities_uncertain)
        assert set(row.sub_headings) <= sub_headings


def test_every_pattern_is_learnt_from_more_than_one_voice(pack):
    voices = {}
    for row in read_corpus():
        for pattern in row.clear:
            voices.setdefault(pattern, set()).add(row.voice)
    assert {p.id for p in pack.patterns if len(voices.get(p.id, ())) < 3} == set()


def test_no_passage_stands_twice():
    texts = [" ".join(row.text.lower().split()) for row in read_corpus()]
    assert len(texts) == len(set(texts))


def test_every_hand_is_described_and_no_other():
    written = {file.stem for file in CORPUS.glob("*.jsonl")}
    said = tomllib.loads((CORPUS / "hands.toml").read_text("utf-8"))["hands"]
    hands = read_hands()
    assert set(said) == written
    assert {*hands.published_reports, *hands.hard_cases} <= written
    assert not set(hands.published_reports) & set(hands.hard_cases)


def test_near_misses_teach_what_a_pattern_is_not(pack):
    rows = {row.text: row for row in from_pack(pack)}
    assert all(not rows[text].clear for pattern in pack.patterns for text in pattern.near_misses)


def test_the_weights_cover_the_pack(pack):
    weights = load_weights(pack.folder)
    expected = {f"{kind}:{p.id}" for kind in ("clear", "touch") for p in pack.patterns}
    assert expected | {SHOWS, SHOWS_ANY, REPORT} <= set(weights.columns)
    assert set(weights.settings["certain"]) == {"clear", "clear-in-a-report", "touch", "possible", "report"}
    assert expected <= set(weights.settings["thresholds"])
    assert all(len(held) == len(SIGNS) for held in weights.settings["certainty"].values())
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
    assert np.allclose(back.matrix * back.scale, matrix, atol=0.01)


def test_the_threshold_parts_right_from_wrong():
    scores, wanted = np.array([0.9, 0.8, 0.1, -0.5]), np.array([True, True, False, False])
    assert 0.1 < best_threshold(scores, wanted) < 0.8


def test_a_rare_pattern_leans_on_the_common_threshold():
    scores = np.array([[0.9, 0.2], [0.8, -0.9], [-0.5, -0.9], [-0.6, -0.9]])
    wanted = np.array([[True, True], [True, False], [False, False], [False, False]])
    own = thresholds(scores, wanted, np.ones_like(wanted), 1.0, steady=0)
    leaning = thresholds(scores, wanted, np.ones_like(wanted), 1.0, steady=1000)
    assert abs(leaning[0] - leaning[1]) < abs(own[0] - own[1])


def test_a_hand_is_held_out_whole_and_the_packs_own_words_never():
    voices = np.array(["b", "a", PACK_VOICE, "b", "c", "d", "e", "a"])
    folds = by_hand(voices)
    assert {fold for voice, fold in zip(voices, folds, strict=True) if voice == PACK_VOICE} == {LEARNT_ALWAYS}
    for voice in "abcde":
        assert len(set(folds[voices == voice])) == 1
    assert set(folds) == {LEARNT_ALWAYS, *range(FOLDS)}
    assert set(across_hands(voices)) <= {LEARNT_ALWAYS, *range(FOLDS)}


def test_sure_enough_is_where_the_share_of_right_ones_is_reached():
    odds, wanted = np.array([[3.0, 2.0, 1.0, 0.0]]), np.array([[True, True, True, False]])
    counted = np.ones_like(wanted)
    assert sure_enough(odds, wanted, counted, 0.9) == 1.0
    assert sure_enough(odds, wanted, counted, 0.75) == 0.0
    assert sure_enough(odds, ~counted, counted, 0.9) == float("inf")


def test_the_sign_that_tells_right_from_wrong_weighs_most():
    rng = np.random.default_rng(1)
    marks = rng.normal(size=(40, 3, len(SIGNS))).astype(np.float32)
    wanted = marks[..., SIGNS.index("whole")] > 0
    weights = weigh(marks, wanted, np.ones_like(wanted))
    assert SIGNS[int(np.abs(weights[:-1]).argmax())] == "whole"
