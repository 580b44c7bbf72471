"""Reads one passage: the patterns it shows and where, its qualities, its periods, and where it belongs.

Long passages are read whole and again in overlapping windows, so that a point made in two sentences is not drowned by
ten others; the better reading counts.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rubric.features import Piece, expansions, pieces
from rubric.pack import Fit, Pack
from rubric.periods import find_periods
from rubric.qualities import find_qualities
from rubric.reading import Match, Period, Reading
from rubric.routing import suggest
from rubric.signals import Signal, Signals
from rubric.spans import span_to_show, words_to_show
from rubric.text import words
from rubric.weights import Weights, load_weights

if TYPE_CHECKING:
    from rubric.weights import Floats

WHOLE_WORDS = 45
"""Passages up to this many words are read whole only."""

WINDOW = 2
"""Sentences a window."""

CONFIDENCE_SLOPE = 3.0
TOGETHER = 100
"""Passages cut at a time: enough to learn their units in one go, few enough to be forgotten soon."""

KEPT_READINGS = 20_000
FIRST_UNITS, KEPT_UNITS = 4_000, 60_000


def windows(sentences: Sequence[Piece]) -> list[tuple[int, int]]:
    """The stretches of sentences to read, as first and past-the-last: the whole first, then the windows."""
    count = len(sentences)
    whole = [(0, count)]
    long = sum(1 for s in sentences for unit in s.units if " " not in unit.text) > WHOLE_WORDS
    return whole + [(n, n + WINDOW) for n in range(count - WINDOW + 1)] if long and count > WINDOW else whole


class _Passage(NamedTuple):
    text: str
    sentences: list[Piece]
    signals: tuple[Signal, ...]
    periods: tuple[Period, ...]


class Reader:
    """Reads passages by one pack's weights. Safe to share between threads; the same text always reads the same."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self.pack = pack
        self._weights = weights
        self._short_forms = expansions(pack)
        self._signals = Signals(pack)
        self._column = {name: place for place, name in enumerate(weights.columns)}
        limits: dict[str, float] = weights.settings["thresholds"]
        self._weighed = [
            (q.id, self._column["quality:" + q.id], limits["quality:" + q.id])
            for q in pack.qualities
            if "quality:" + q.id in self._column
        ]
        self._patterns = [
            (p.id, clear, touch, self._column[clear], self._column[touch], limits[clear], limits[touch])
            for p in pack.patterns
            for clear, touch in [("clear:" + p.id, "touch:" + p.id)]
        ]
        self._places = {
            s.id: (
                self._column["sub-heading:" + s.id],
                [self._column["touch:" + p.id] for p in pack.patterns if p.home == s.id],
            )
            for s in pack.sub_headings
        }
        self._readings: dict[str, Reading] = {}
        self._rows: dict[str, int] = {}
        self._table: Floats | None = None
        self._lock = threading.Lock()

    def read(self, text: str) -> Reading:
        """What one passage says. The answer is kept, so asking again costs nothing."""
        return self.read_all((text,))[0]

    def read_all(self, texts: Sequence[str]) -> tuple[Reading, ...]:
        """What each passage says, in the order given; quicker than one by one when many are new."""
        with self._lock:
            fresh = [text for text in dict.fromkeys(texts) if text not in self._readings]
            if len(self._readings) + len(fresh) > KEPT_READINGS:
                self._readings.clear()
                fresh = list(dict.fromkeys(texts))
            for start in range(0, len(fresh), TOGETHER):
                cut = [self._cut(text) for text in fresh[start : start + TOGETHER]]
                table = self._learn({unit.text for passage in cut for s in passage.sentences for unit in s.units})
                for passage in cut:
                    self._readings[passage.text] = self._read(passage, table)
            return tuple(self._readings[text] for text in texts)

    def _learn(self, units: set[str]) -> Floats:
        """Work out the pull of units not met before; the table grows by doubling and starts anew when very long."""
        import numpy as np  # noqa: PLC0415

        if len(self._rows) + len(units) > KEPT_UNITS:
            self._rows = {}
        fresh = sorted(unit for unit in units if unit not in self._rows)
        before, after = len(self._rows), len(self._rows) + len(fresh)
        if self._table is None or after > len(self._table):
            larger = np.empty((max(after * 3 // 2, FIRST_UNITS), len(self._column) + 1), np.float32)
            if self._table is not None:
                larger[:before] = self._table[:before]
            self._table = larger
        self._table[before:after] = self._weights.pulls(fresh)
        self._rows.update(zip(fresh, range(before, after), strict=True))
        return self._table

    def _cut(self, text: str) -> _Passage:
        found, periods = words(text), find_periods(text)
        signals = self._signals.find(text, found, periods)
        return _Passage(text, pieces(text, found, self._short_forms, signals), signals, periods)

    def _read(self, passage: _Passage, table: Floats) -> Reading:
        text, sentences = passage.text, passage.sentences
        if not sentences:
            return Reading(text, (), (), (), passage.periods)
        rows = [[self._rows[unit.text] for unit in sentence.units] for sentence in sentences]
        stretches = windows(sentences)
        scores = self._scores(rows, stretches, table)
        pulls = table[[row for of_sentence in rows for row in of_sentence]]
        ends = list(accumulate(len(of_sentence) for of_sentence in rows))

        def pulls_in(name: str, first: int, last: int) -> list[list[float]]:
            held: list[float] = pulls[:, self._column[name]].tolist()
            return [held[ends[n] - len(rows[n]) : ends[n]] for n in range(first, last)]

        def match(name: str, pattern: str, fit: Fit, over: float, stretch: int) -> Match:
            first, last = stretches[stretch]
            towards, within = pulls_in(name, first, last), sentences[first:last]
            span = span_to_show(text, within, towards)
            confidence = round(1 / (1 + math.exp(-CONFIDENCE_SLOPE * over)), 4)
            return Match(pattern, fit, span, words_to_show(within, towards, span), confidence)

        whole: list[float] = scores[0].tolist()
        best: list[float] = scores.max(axis=0).tolist()
        return Reading(
            text,
            self._sub_headings(whole, best),
            tuple(match(*found) for found in self._found(scores, best)),
            find_qualities(
                self.pack,
                text,
                sentences,
                passage.signals,
                margins={quality: whole[column] - limit for quality, column, limit in self._weighed},
                pulls_towards=lambda quality: pulls_in("quality:" + quality, 0, len(sentences)),
            ),
            passage.periods,
        )

    def _scores(self, rows: list[list[int]], stretches: list[tuple[int, int]], table: Floats) -> Floats:
        """A row a stretch, a column a thing read: the pulls of its different units, over the length of their sum."""
        import numpy as np  # noqa: PLC0415

        scores = np.empty((len(stretches), table.shape[1] - 1), np.float32)
        for n, (first, last) in enumerate(stretches):
            # In the order of the text: a sum of floats depends on its order, and that of the table on what came before.
            held = list(dict.fromkeys(chain.from_iterable(rows[first:last])))
            total = table[held].sum(axis=0)
            scores[n] = total[:-1] / math.sqrt(max(float(total[-1]), 1e-9)) + self._weights.bias
        return scores

    def _sub_headings(self, whole: list[float], best: list[float]) -> tuple[str, ...]:
        own = {sub_heading: whole[column] for sub_heading, (column, _) in self._places.items()}
        at_home = {s: max((best[n] for n in touching), default=-1.0) for s, (_, touching) in self._places.items()}
        return suggest(own, at_home)

    def _found(self, scores: Floats, best: list[float]) -> list[tuple[str, str, Fit, float, int]]:
        """The matches, surest first: the column that says so, the pattern, its fit, by how much, in which stretch."""
        at: list[int] = scores.argmax(axis=0).tolist()
        found: list[tuple[str, str, Fit, float, int]] = []
        guesses: list[tuple[str, str, Fit, float, int]] = []
        least = self._weights.settings["possible"]
        for pattern, clear, touch, in_clear, in_touch, clear_limit, touch_limit in self._patterns:
            over = best[in_clear] - clear_limit
            if over >= 0:
                found.append((clear, pattern, "clear", over, at[in_clear]))
            elif best[in_touch] >= touch_limit:
                found.append((touch, pattern, "partial", over, at[in_touch]))
            elif over > least:
                guesses.append((clear, pattern, "possible", over, at[in_clear]))
        guesses.sort(key=lambda guess: (-guess[3], guess[1]))
        found += guesses[: self.pack.limits.possible_matches]
        found.sort(key=lambda one: (_ORDER[one[2]], -one[3], one[1]))
        return found


_ORDER: dict[Fit, int] = {"clear": 0, "partial": 1, "possible": 2}
_READERS: dict[Path, Reader] = {}
_READERS_LOCK = threading.Lock()


def reader_for(pack: Pack) -> Reader:
    """The reader of a pack, made once for each pack folder. Raises PackError where its weights cannot be used."""
    with _READERS_LOCK:
        if pack.folder not in _READERS:
            _READERS[pack.folder] = Reader(pack, load_weights(pack.folder))
        return _READERS[pack.folder]
