"""Fits one linear model a column over the passages' features."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from rubric.features import SIGNAL, grams
from rubric.weights import letter_share, own_share

LEAST_PAIRS, LEAST_GRAMS = 3, 3
HARDNESS = 1.0


@dataclass
class Bags:
    """Passages as the set of their units, and units as the features inside them; made once."""

    units: list[str]
    holds: sparse.csr_matrix
    grams: list[str]
    spells: sparse.csr_matrix


def bags(passages: Sequence[Sequence[str]]) -> Bags:
    """Index the units of all passages and the letters of all units."""
    units = sorted({unit for passage in passages for unit in passage})
    place = {unit: n for n, unit in enumerate(units)}
    holds = _ones([sorted({place[unit] for unit in passage}) for passage in passages], len(units))
    spelt = [grams(unit) for unit in units]
    letters = sorted({gram for spelling in spelt for gram in spelling})
    at = {gram: n for n, gram in enumerate(letters)}
    return Bags(units, holds, letters, _ones([[at[gram] for gram in spelling] for spelling in spelt], len(letters)))


@dataclass
class Vocabulary:
    """The features that the training passages know, their rarity, and each unit's make-up in them."""

    features: tuple[str, ...]
    idf: np.ndarray
    make_up: sparse.csr_matrix
    lengths: np.ndarray

    def words_only(self, features: sparse.csr_matrix) -> sparse.csr_matrix:
        """The passages without their signals."""
        return sparse.csr_matrix(features @ sparse.diags([float(f[0] != SIGNAL) for f in self.features]))

    def matrix(self, holds: sparse.csr_matrix) -> sparse.csr_matrix:
        """Passages by features, each passage brought to a like length as the reader does it."""
        length = np.sqrt(np.maximum(holds @ self.lengths, 1e-9))
        return sparse.csr_matrix(sparse.diags(1 / length) @ (holds @ self.make_up))


def vocabulary(bags: Bags, training: np.ndarray) -> Vocabulary:
    """What can be learnt from the training passages alone."""
    held = bags.holds[training]
    count = held.shape[0]
    unit_df = np.asarray(held.sum(axis=0)).ravel()
    gram_df = np.asarray((held @ (bags.spells > 0).astype(np.float64) > 0).sum(axis=0)).ravel()
    pair = np.array([" " in unit for unit in bags.units])
    units = np.flatnonzero(unit_df >= np.where(pair, LEAST_PAIRS, 1))
    letters = np.flatnonzero(gram_df >= LEAST_GRAMS)
    features = tuple([bags.units[n] for n in units] + ["~" + bags.grams[n] for n in letters])
    df = np.concatenate([unit_df[units], gram_df[letters]])
    idf = np.log((count + 1) / (df + 1)) + 1
    shares = np.array([own_share(bags.units[n]) for n in units])
    own = sparse.csr_matrix((shares, (units, np.arange(len(units)))), shape=(len(bags.units), len(units)))
    spelt = bags.spells[:, letters]
    number = np.asarray(spelt.sum(axis=1)).ravel()
    share = np.where(number > 0, [letter_share(max(int(n), 1)) for n in number], 0.0)
    make_up = sparse.csr_matrix(sparse.hstack([own, sparse.diags(share) @ spelt]) @ sparse.diags(idf))
    signal = np.array([unit[0] == SIGNAL for unit in bags.units])
    lengths = np.asarray(own.power(2) @ (idf[: len(units)] ** 2)).ravel() + share**2 * (
        spelt @ (idf[len(units) :] ** 2)
    )
    return Vocabulary(features, idf, make_up, np.where(signal, 0.0, lengths))


def fit(features: sparse.csr_matrix, targets: np.ndarray, usable: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The weights (feature by column) and the bias of a linear support vector machine for each column of targets.

    ``usable`` masks the labels to learn from.
    """
    learnt: list[np.ndarray] = []
    bias: list[float] = []
    # One after another: the library draws its random order from one place, and threads would take turns at it.
    for column in range(targets.shape[1]):
        model = LinearSVC(C=HARDNESS, random_state=0, max_iter=5000)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            rows = np.flatnonzero(usable[:, column])
            model.fit(features[rows], targets[rows, column])
        learnt.append(model.coef_[0])
        bias.append(float(model.intercept_[0]))
    return np.stack(learnt, axis=1), np.array(bias)


def _ones(rows: Sequence[Sequence[int]], width: int) -> sparse.csr_matrix:
    ends = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.fromiter((n for row in rows for n in row), np.int64, count=int(ends[-1]))
    made = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), width))
    made.sum_duplicates()
    return made
