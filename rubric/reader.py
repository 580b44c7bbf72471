"""Reads one passage: the patterns it shows and where, its qualities, its periods, and where it belongs.

Long passages are read whole and again sentence by sentence and in overlapping pairs, so that a point made in one or two
sentences is not drowned by ten others.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.certainty import Certainty, Likely
from rubric.cutting import Cut, Cutter
from rubric.explaining import only_explains
from rubric.features import Piece
from rubric.pack import Pack
from rubric.qualities import find_qualities
from rubric.reading import Match, Reading
from rubric.routing import leanings, suggest
from rubric.spans import span_to_show, words_to_show
from rubric.weights import Weights, load_weights

if TYPE_CHECKING:
    from rubric.weights import Floats

WHOLE_WORDS = 45
"""Passages up to this many words are read whole only."""

WINDOWS = (1, 2)
"""Sentences a window."""

TOGETHER = 100
"""Passages cut at a time: enough to learn their units in one go, few enough to be forgotten soon."""

KEPT_READINGS = 20_000
FIRST_UNITS, KEPT_UNITS = 4_000, 60_000


def windows(sentences: Sequence[Piece]) -> list[tuple[int, int]]:
    """The stretches of sentences to read, as first and past-the-last: the whole first, then the windows."""
    count = len(sentences)
    stretches = [(0, count)]
    if sum(1 for s in sentences for unit in s.units if " " not in unit.text) > WHOLE_WORDS:
        stretches += [(n, n + size) for size in WINDOWS if size < count for n in range(count - size + 1)]
    return stretches


class Reader:
    """Reads passages by one pack's weights. Safe to share between threads; the same text always reads the same."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self.pack = pack
        self._weights = weights
        self._cutter = Cutter(pack, weights.places)
        self._certainty = Certainty(pack, weights)
        self._column = {name: place for place, name in enumerate(weights.columns)}
        self._weighed = [
            (quality.id, column, weights.settings["thresholds"][name])
            for quality in pack.qualities
            if (column := self._column.get(name := "quality:" + quality.id)) is not None
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
                cut = [self._cutter.cut(text) for text in fresh[start : start + TOGETHER]]
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

    def _read(self, passage: Cut, table: Floats) -> Reading:
        import numpy as np  # noqa: PLC0415

        text, sentences = passage.text, passage.sentences
        if not sentences:
            return Reading(text, (), (), (), passage.periods)
        rows = [[self._rows[unit.text] for unit in sentence.units] for sentence in sentences]
        stretches = windows(sentences)
        scores = self._scores(rows, stretches, table)
        every = np.array([*chain.from_iterable(rows)], np.intp)
        ends = list(accumulate(len(of_sentence) for of_sentence in rows))

        def pulls_in(column: int, first: int, last: int) -> list[list[float]]:
            held: list[float] = table[every, column].tolist()
            return [held[ends[n] - len(rows[n]) : ends[n]] for n in range(first, last)]

        def match(found: Likely) -> Match:
            first, last = stretches[found.stretch]
            towards, within = pulls_in(found.column, first, last), sentences[first:last]
            span = span_to_show(text, within, towards)
            confidence = round(1 / (1 + math.exp(-found.log_odds)), 4)
            return Match(found.pattern, found.fit, span, words_to_show(within, towards, span), confidence)

        figures = passage.figures
        explains = only_explains(self.pack, text, figures)
        likely = self._certainty.likely(scores, words=passage.words, figures=len(figures), explains=explains)
        whole: list[float] = scores[0].tolist()
        best: list[float] = scores.max(axis=0).tolist()
        leaning = self._leanings(whole, best)
        return Reading(
            text,
            suggest(leaning),
            tuple(match(found) for found in likely),
            find_qualities(
                self.pack,
                text,
                sentences,
                passage.signals,
                # A quality may be that of the whole or of one sentence: both count alike.
                margins={quality: (whole[at] + best[at]) / 2 - limit for quality, at, limit in self._weighed},
                pulls_towards=lambda quality: pulls_in(self._column["quality:" + quality], 0, len(sentences)),
            ),
            passage.periods,
            leaning,
        )

    def _scores(self, rows: list[list[int]], stretches: list[tuple[int, int]], table: Floats) -> Floats:
        """A row a stretch, a column a thing read: the pulls of its different units, over the length of their sum."""
        import numpy as np  # noqa: PLC0415

        scores = np.empty((len(stretches), table.shape[1] - 1), np.float32)
        for n, (first, last) in enumerate(stretches):
            # In the order of the text: a sum of floats depends on its order, and that of the table on what came before.
            held = list(dict.fromkeys(chain.from_iterable(rows[first:last])))
            total = np.add.reduce(table[held])
            scores[n] = total[:-1] / math.sqrt(max(float(total[-1]), 1e-9)) + self._weights.bias
        return scores

    def _leanings(self, whole: list[float], best: list[float]) -> dict[str, float]:
        own = {sub_heading: whole[column] for sub_heading, (column, _) in self._places.items()}
        at_home = {s: max((best[n] for n in touching), default=-1.0) for s, (_, touching) in self._places.items()}
        return leanings(own, at_home)


_READERS: dict[Path, Reader] = {}
_READERS_LOCK = threading.Lock()


def reader_for(pack: Pack) -> Reader:
    """The reader of a pack, made once for each pack folder. Raises PackError where its weights cannot be used."""
    with _READERS_LOCK:
        if pack.folder not in _READERS:
            _READERS[pack.folder] = Reader(pack, load_weights(pack.folder))
        return _READERS[pack.folder]
