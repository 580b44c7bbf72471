"""Trains the reader: scores what each model has not seen, sets the thresholds on that, then learns from everything."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rubric.features import Piece, expansions, pieces
from rubric.pack import Pack
from rubric.periods import find_periods
from rubric.qualities import BY_RULE
from rubric.reader import windows
from rubric.signals import Signals
from rubric.text import words
from rubric.training.calibrate import thresholds
from rubric.training.corpus import PACK_VOICE, Labelled, from_pack, read_corpus
from rubric.training.figures import by_voice, quality_lines
from rubric.training.fit import Bags, bags, fit, vocabulary
from rubric.training.store import store

CARE_CLEAR, CARE_TOUCH, CARE_QUALITY = 0.8, 0.8, 1.0
"""The beta of the F that a threshold is best for: below 1 a wrong match costs more than a missed one."""

KEPT_FEATURES = 16_000
TOUCH_SHARE = 0.5
QUALITY_FOLDS = 6
LEAST_GUESS = -0.9
"""A pattern further below its threshold than this is not even guessed at."""


def train(pack: Pack) -> Iterator[str]:
    """Write the pack's weights file; yields the lines to print."""
    rows = read_corpus() + from_pack(pack)
    held, whose = _read_in_pieces(pack, rows)
    voices = np.array([row.voice for row in rows])
    seen = voices != PACK_VOICE

    clear = _marks([row.clear for row in rows], [p.id for p in pack.patterns])
    touch = clear | _marks([row.partial for row in rows], [p.id for p in pack.patterns])
    routed = _marks([row.sub_headings for row in rows], [s.id for s in pack.sub_headings])
    weighed = [q.id for q in pack.qualities if q.id not in BY_RULE]
    qualities = _marks([row.qualities for row in rows], weighed)
    shown = np.hstack([clear, touch, routed])

    count = len(pack.patterns)
    scores = _blend(_held_out(held, shown, voices[whose], np.ones(len(rows), bool), signals=False), count)
    best = scores[: len(rows)].copy()
    np.maximum.at(best, whose, scores)
    clear_scores, touch_scores = best[:, :count], best[:, count : 2 * count]
    routed_scores = scores[: len(rows), 2 * count :]
    clear_limits = thresholds(clear_scores[seen], clear[seen], (clear | ~touch)[seen], CARE_CLEAR)
    touch_limits = thresholds(touch_scores[seen], touch[seen], np.ones_like(touch[seen]), CARE_TOUCH)
    yield from by_voice(
        voices,
        margins=clear_scores - clear_limits,
        clear=clear,
        touch=touch,
        routed_scores=routed_scores,
        routed=routed,
        guesses=pack.limits.possible_matches,
    )

    # Some hands hardly write in some people's voices, so the qualities are held out across hands, not by hand.
    mixed = np.where(seen, np.array([f"{n % QUALITY_FOLDS}" for n in range(len(rows))]), PACK_VOICE)
    quality_scores = _held_out(held, qualities, mixed[whose], seen, signals=True)[: len(rows)]
    quality_limits = thresholds(quality_scores[seen], qualities[seen], np.ones_like(qualities[seen]), CARE_QUALITY, 0)
    yield from quality_lines(weighed, quality_scores[seen] >= quality_limits, qualities[seen])

    everything = np.arange(len(rows))
    known = vocabulary(held, everything)
    features = known.matrix(held.holds[everything])
    weights, bias = (_blend(learnt, count) for learnt in fit(known.words_only(features), shown))
    quality_weights, quality_bias = fit(features[seen], qualities[seen])
    weights, bias = np.hstack([weights, quality_weights]), np.concatenate([bias, quality_bias])
    kept = np.sort(np.argsort(-np.abs(weights * known.idf[:, None]).max(axis=1), kind="stable")[:KEPT_FEATURES])

    clear_names, touch_names = ([f"{kind}:{p.id}" for p in pack.patterns] for kind in ("clear", "touch"))
    quality_names = [f"quality:{quality}" for quality in weighed]
    names = [*clear_names, *touch_names, *(f"sub-heading:{s.id}" for s in pack.sub_headings), *quality_names]
    limits = zip(
        [*clear_names, *touch_names, *quality_names],
        np.concatenate([clear_limits, touch_limits, quality_limits]).round(4).tolist(),
        strict=True,
    )
    about = {"columns": names, "settings": {"thresholds": dict(limits), "possible": LEAST_GUESS}}
    size = store(
        pack.folder,
        features=tuple(known.features[n] for n in kept),
        idf=known.idf[kept],
        matrix=weights[kept],
        bias=bias,
        about=about,
    )
    yield f"{len(rows)} passages, {len(kept)} features of {len(known.features)}, {len(names)} columns, {size:,} bytes"


def _read_in_pieces(pack: Pack, rows: list[Labelled]) -> tuple[Bags, np.ndarray]:
    """The passages whole, then the windows the reader would also read; and which passage each is of."""
    short_forms, signals = expansions(pack), Signals(pack)
    cut: list[list[Piece]] = []
    for row in rows:
        found = words(row.text)
        hints = signals.find(row.text, found, find_periods(row.text))
        cut.append(pieces(row.text, found, short_forms, hints))
    inside = [(n, *stretch) for n, passage in enumerate(cut) for stretch in windows(passage)[1:]]
    stretches = [*((n, 0, len(passage)) for n, passage in enumerate(cut)), *inside]
    held = bags([[unit.text for piece in cut[n][first:last] for unit in piece.units] for n, first, last in stretches])
    return held, np.array([n for n, _, _ in stretches])


def _blend(learnt: np.ndarray, count: int) -> np.ndarray:
    """Let what touches a pattern speak for its being clear, too: the first columns become a mix with the next."""
    mixed = learnt.copy()
    mixed[..., :count] = (learnt[..., :count] + TOUCH_SHARE * learnt[..., count : 2 * count]) / (1 + TOUCH_SHARE)
    return mixed


def _marks(rows: list[tuple[str, ...]], ids: list[str]) -> np.ndarray:
    return np.array([[one in row for one in ids] for row in rows])


def _held_out(held: Bags, targets: np.ndarray, groups: np.ndarray, usable: np.ndarray, signals: bool) -> np.ndarray:
    """The scores of each group by a model that did not see it. The pack's own words are no group of their own.

    Patterns and places are learnt from the words alone: what hints at a quality hints at no topic.
    """
    scores = np.zeros((len(groups), targets.shape[1]))
    for group in sorted(set(groups) - {PACK_VOICE}):
        training, unseen = np.flatnonzero((groups[: len(usable)] != group) & usable), np.flatnonzero(groups == group)
        known = vocabulary(held, training)
        features = known.matrix(held.holds[training])
        weights, bias = fit(features if signals else known.words_only(features), targets[training])
        scores[unseen] = known.matrix(held.holds[unseen]) @ weights + bias
    return scores
