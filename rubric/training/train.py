"""Trains the reader: scores what each model has not seen, weighs certainty on that, then learns from everything."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import numpy as np

from rubric.certainty import REPORT, SHOWS, SHOWS_ANY, layout, signs
from rubric.pack import Pack
from rubric.training.calibrate import best_threshold, thresholds
from rubric.training.certain import sure_enough, weigh
from rubric.training.corpus import PACK_VOICE, from_pack, read_corpus, read_hands
from rubric.training.figures import by_voice, quality_lines
from rubric.training.fit import fit, vocabulary
from rubric.training.held_out import across_hands, by_hand, held_out
from rubric.training.joined import joined
from rubric.training.passages import Passages
from rubric.training.store import store

CARE, CARE_QUALITY = 0.8, 1.0
"""The beta of the F that a threshold is best for: below 1 a wrong match costs more than a missed one."""

TOUCH_SHARE = 0.5
CLEAR_RIGHT, TOUCHES_RIGHT = 0.95, 0.8
"""The share that must be right on hands not learnt from: of clear matches among the hard cases, of touches among all.
Nine of ten are wanted of clear ones; more is asked for, as officers' papers have near misses that no hand thought of.
"""

REPORTS_RIGHT = 0.98
"""The share of what is read as a published report that must be one."""

LEAST_SURE = -3.5
"""Log-odds below which a pattern is not even guessed at: about one in thirty."""


def train(pack: Pack) -> Iterator[str]:
    """Write the pack's weights file; yields the lines to print."""
    rows = read_corpus()
    held = Passages(pack, rows + from_pack(pack), read_hands(), joined(rows))
    names = [f"{kind}:{p.id}" for kind in ("clear", "touch") for p in pack.patterns]
    names += [*(f"sub-heading:{s.id}" for s in pack.sub_headings), SHOWS, SHOWS_ANY, REPORT]
    quality_names = [f"quality:{quality}" for quality in held.weighed]
    settings = yield from _weigh_patterns(pack, held, names)
    settings["thresholds"] |= yield from _weigh_qualities(held, quality_names)

    everything = np.flatnonzero(held.alone)
    known = vocabulary(held.bags, everything)
    features = known.matrix(held.bags.holds[everything])
    words = fit(known.words_only(features), held.shown[everything], held.shown_usable[everything])
    learnt = [_blend(part, len(pack.patterns)) for part in words]
    learnt_qualities = fit(features, held.qualities[everything], held.qualities_usable[everything])
    weights, bias = (np.concatenate(parts, axis=-1) for parts in zip(learnt, learnt_qualities, strict=True))
    size = store(
        pack.folder,
        features=known.features,
        idf=known.idf,
        matrix=weights,
        bias=bias,
        about={"columns": names + quality_names, "settings": settings},
    )
    yield f"{len(everything)} passages, {len(known.features)} features, {weights.shape[1]} columns, {size:,} bytes"


def _weigh_patterns(pack: Pack, held: Passages, names: list[str]) -> Generator[str, None, dict[str, Any]]:
    """Thresholds, the weights of the signs and how sure is sure enough, all on hands not learnt from.

    Yields the lines to print and returns the reader's settings.
    """
    count = len(pack.patterns)
    folds = by_hand(held.voices)
    scores = held_out(held.bags, held.whose, held.shown, held.shown_usable, folds, signals=False, learnt=held.alone)
    scores = _blend(scores, count)
    best = held.best(scores)
    alone = held.alone[:, None]
    limits = np.concatenate(
        [
            thresholds(best[:, :count], held.clear, held.counted & alone, CARE),
            thresholds(best[:, count : 2 * count], held.touch, held.known & alone, CARE),
        ]
    )
    by_column = dict(zip(names[: 2 * count], limits.round(4).tolist(), strict=True))

    lay = layout(pack, names, by_column)
    marks = np.stack(
        [
            signs(scores[stretches].astype(np.float32), lay, words=held.words[n], figures=held.figures[n])
            for n, stretches in enumerate(held.stretches())
        ]
    )
    weights = {"clear": weigh(marks, held.clear, held.counted), "touch": weigh(marks, held.touch, held.known)}
    clear, touch = (marks @ weights[kind] for kind in ("clear", "touch"))
    hard, reports = (held.counted & (held.alone & hands)[:, None] for hands in (held.hard, held.reports))
    reads_as_report = scores[: len(held), lay.report]
    certain = {
        "clear": sure_enough(clear, held.clear, hard, CLEAR_RIGHT),
        "clear-in-a-report": round(best_threshold(clear[reports], held.clear[reports]), 3),
        "touch": sure_enough(touch, held.touch, held.known & alone, TOUCHES_RIGHT),
        "possible": LEAST_SURE,
        "report": sure_enough(reads_as_report, held.reports, held.alone & held.seen, REPORTS_RIGHT),
    }
    yield f"sure enough: {certain}"
    yield from by_voice(
        np.where(held.alone, held.voices, PACK_VOICE),
        odds=clear,
        limits=np.where(reads_as_report >= certain["report"], certain["clear-in-a-report"], certain["clear"]),
        clear=held.clear & ~held.uncertain,
        counted=held.counted,
        routed_scores=scores[: len(held), 2 * count : 2 * count + len(pack.sub_headings)],
        routed=held.routed,
        guesses=pack.limits.possible_matches,
    )
    held_weights = {kind: weighed.tolist() for kind, weighed in weights.items()}
    return {"thresholds": by_column, "certainty": held_weights, "certain": certain}


def _weigh_qualities(held: Passages, names: list[str]) -> Generator[str, None, dict[str, float]]:
    """Yields the lines to print and returns the thresholds by column."""
    folds = across_hands(held.voices)
    usable = held.qualities_usable & held.alone[:, None]
    scores = held_out(held.bags, held.whose, held.qualities, usable, folds, signals=True, learnt=held.alone)
    scores = (scores[: len(held)] + held.best(scores)) / 2
    limits = thresholds(scores, held.qualities, usable, CARE_QUALITY, 0)
    yield from quality_lines(held.weighed, scores >= limits, held.qualities, usable)
    return dict(zip(names, limits.round(4).tolist(), strict=True))


def _blend(learnt: np.ndarray, count: int) -> np.ndarray:
    """Let what touches a pattern speak for its being clear, too: the first columns become a mix with the next."""
    mixed = learnt.copy()
    mixed[..., :count] = (learnt[..., :count] + TOUCH_SHARE * learnt[..., count : 2 * count]) / (1 + TOUCH_SHARE)
    return mixed
