"""Chooses thresholds from scores on voices that the model had not seen."""

from __future__ import annotations

import numpy as np

STEADY = 60
"""A pattern's own threshold weighs n / (n + STEADY) against the common one, n being its labelled passages."""


def best_threshold(scores: np.ndarray, wanted: np.ndarray, beta: float = 1.0) -> float:
    """The threshold with the best F on these scores: below 1, ``beta`` favours precision over recall."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(wanted[order])
    number = np.arange(1, len(order) + 1)
    f = (1 + beta**2) * right / (number + beta**2 * max(int(wanted.sum()), 1))
    best = int(f.argmax())
    after = scores[order[best + 1]] if best + 1 < len(order) else scores[order[best]] - 0.1
    return float((scores[order[best]] + after) / 2)


def thresholds(
    scores: np.ndarray, wanted: np.ndarray, counted: np.ndarray, beta: float, steady: int = STEADY
) -> np.ndarray:
    """One threshold a column, each column's own shrunk to the one that is best for all. ``counted`` masks cells."""
    common = best_threshold(scores[counted], wanted[counted], beta)
    chosen = np.full(scores.shape[1], common)
    for column in range(scores.shape[1]):
        cells = counted[:, column]
        n = int(wanted[cells, column].sum())
        if n:
            own = best_threshold(scores[cells, column], wanted[cells, column], beta)
            chosen[column] = (n * own + steady * common) / (n + steady)
    return chosen
