"""Scores passages by models that did not learn from the hands that wrote them."""

from __future__ import annotations

import numpy as np

from rubric.training.corpus import PACK_VOICE
from rubric.training.fit import Bags, fit, vocabulary

FOLDS = 4
LEARNT_ALWAYS = -1
"""In place of a fold: passages that every model learns from and none scores."""


def by_hand(voices: np.ndarray) -> np.ndarray:
    """The fold of each passage: whole hands in turn, so that most folds hold out one hand of each kind of writing."""
    names = sorted(set(voices) - {PACK_VOICE})
    return np.array([names.index(voice) % FOLDS if voice != PACK_VOICE else LEARNT_ALWAYS for voice in voices])


def across_hands(voices: np.ndarray) -> np.ndarray:
    """Folds that cut through every hand: some hands hardly write in some people's voices."""
    return np.where(voices != PACK_VOICE, np.arange(len(voices)) % FOLDS, LEARNT_ALWAYS)


def held_out(
    bags: Bags,
    whose: np.ndarray,
    targets: np.ndarray,
    usable: np.ndarray,
    folds: np.ndarray,
    *,
    learnt: np.ndarray,
    signals: bool,
) -> np.ndarray:
    """The scores of every stretch by the model of the other folds.

    ``whose`` tells the passage of a stretch, the first of which are the passages whole; ``usable`` masks the labels.
    ``learnt`` says which passages a model may learn from.
    """
    scores = np.zeros((len(whose), targets.shape[1]))
    for fold in range(FOLDS):
        training = np.flatnonzero((folds != fold) & learnt)
        unseen = np.flatnonzero(folds[whose] == fold)
        known = vocabulary(bags, training)
        features = known.matrix(bags.holds[training])
        weights, bias = fit(features if signals else known.words_only(features), targets[training], usable[training])
        scores[unseen] = known.matrix(bags.holds[unseen]) @ weights + bias
    return scores
