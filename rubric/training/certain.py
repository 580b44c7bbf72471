"""Weighs the signs of certainty on held-out passages, and finds how sure is sure enough."""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression

from rubric.certainty import SIGNS

WORTH_WEIGHING = -0.8
"""Patterns further below their threshold than this are not learnt from: there are many, and none is near."""


def weigh(marks: np.ndarray, wanted: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """One weight a sign. ``marks`` are passages by patterns by signs; ``counted`` masks the cells to learn from."""
    cells = counted & (marks[..., SIGNS.index("best")] > WORTH_WEIGHING)
    signs = marks[cells][:, :-1].astype(np.float64)
    middle, spread = signs.mean(axis=0), np.maximum(signs.std(axis=0), 1e-9)
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit((signs - middle) / spread, wanted[cells])
    weights = model.coef_[0] / spread
    return np.append(weights, model.intercept_[0] - float(weights @ middle)).round(4)


def sure_enough(odds: np.ndarray, wanted: np.ndarray, counted: np.ndarray, share: float) -> float:
    """The lowest log-odds at and above which that share of the counted cells is right."""
    odds, wanted = odds[counted], wanted[counted]
    order = np.argsort(-odds, kind="stable")
    right = np.cumsum(wanted[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= share)
    return round(float(odds[order[enough[-1]]]), 3) if len(enough) else float("inf")
