"""The held-out figures that the training command prints."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rubric.training.corpus import PACK_VOICE


def by_voice(
    voices: np.ndarray,
    *,
    odds: np.ndarray,
    limits: np.ndarray,
    clear: np.ndarray,
    counted: np.ndarray,
    routed_scores: np.ndarray,
    routed: np.ndarray,
    guesses: int,
) -> Iterator[str]:
    """A line a voice, and one for all. A pattern that is partial or uncertain counts neither for nor against.

    ``limits`` are the log-odds from which a match is clear, one a passage.
    """
    for voice in [*sorted(set(voices) - {PACK_VOICE}), "all"]:
        rows = np.flatnonzero(voices == voice) if voice != "all" else np.flatnonzero(voices != PACK_VOICE)
        found, wanted = odds[rows] >= limits[rows, None], clear[rows]
        precision, recall, f = f1(found & counted[rows], wanted)
        placed = rows[routed[rows].any(axis=1)]
        best = np.argsort(-routed_scores[placed], axis=1, kind="stable")
        right = np.take_along_axis(routed[placed], best, axis=1)
        yield (
            f"{voice:22} precision {precision:.3f}  recall {recall:.3f}  F1 {f:.3f}  "
            f"in reach {in_reach(odds[rows], found, wanted, guesses):.3f}  "
            f"routing {right[:, 0].mean():.3f} {right[:, :2].any(axis=1).mean():.3f}"
        )


def quality_lines(names: list[str], found: np.ndarray, wanted: np.ndarray, counted: np.ndarray) -> Iterator[str]:
    """A line a quality, and one for all of them, over the labels that count."""
    found, wanted = found & counted, wanted & counted
    for column, name in enumerate(names):
        precision, recall, f = f1(found[:, column], wanted[:, column])
        yield f"{name:22} precision {precision:.3f}  recall {recall:.3f}  F1 {f:.3f}"
    yield f"{'qualities weighed':22} F1 {f1(found, wanted)[2]:.3f}"


def f1(found: np.ndarray, wanted: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 over all cells."""
    right = float((found & wanted).sum())
    precision = right / max(float(found.sum()), 1.0)
    recall = right / max(float(wanted.sum()), 1.0)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def in_reach(odds: np.ndarray, found: np.ndarray, wanted: np.ndarray, guesses: int) -> float:
    """The share of wanted patterns that are found, or among the best few others of their passage."""
    rest = np.where(found, -np.inf, odds)
    rank = (-rest).argsort(axis=1, kind="stable").argsort(axis=1)
    return float((found | (rank < guesses))[wanted].mean())
