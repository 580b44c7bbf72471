"""The labelled passages, cut as the reader cuts them, with their labels as columns of marks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rubric.cutting import Cutter
from rubric.pack import Pack
from rubric.qualities import BY_RULE
from rubric.reader import windows
from rubric.training.corpus import PACK_VOICE, Hands, Labelled
from rubric.training.fit import Bags, bags


class Passages:
    """Labels are masks of passages by columns.

    ``counted`` masks the cells in which a clear match is right or wrong; ``known`` those in which a touch is. ``alone``
    are the passages that are not joined from others. ``shown`` are the columns that the words alone are to tell: clear,
    touched, sub-headings, whether anything is shown, and whether it reads as a published report.
    """

    def __init__(self, pack: Pack, rows: Sequence[Labelled], hands: Hands, joined: Sequence[Labelled] = ()) -> None:
        self.alone = np.arange(len(rows) + len(joined)) < len(rows)
        rows = [*rows, *joined]
        patterns = [p.id for p in pack.patterns]
        self.voices = np.array([row.voice for row in rows])
        self.seen = self.voices != PACK_VOICE
        self.reports = np.isin(self.voices, hands.published_reports)
        self.hard = np.isin(self.voices, hands.hard_cases)
        self.clear = _marks([row.clear for row in rows], patterns)
        self.touch = self.clear | _marks([row.partial for row in rows], patterns)
        self.uncertain = _marks([row.uncertain for row in rows], patterns)
        self.routed = _marks([row.sub_headings for row in rows], [s.id for s in pack.sub_headings])
        self.weighed = [q.id for q in pack.qualities if q.id not in BY_RULE]
        self.qualities = _marks([row.qualities for row in rows], self.weighed)
        self.qualities_usable = ~_marks([row.qualities_uncertain for row in rows], self.weighed) & self.seen[:, None]
        shows = np.stack([self.clear.any(axis=1), self.touch.any(axis=1)], axis=1)
        doubtful = self.uncertain.any(axis=1)[:, None] & ~shows
        report = self.reports[:, None]
        self.shown = np.hstack([self.clear, self.touch, self.routed, shows, report])
        self.shown_usable = ~np.hstack(
            [self.uncertain, self.uncertain, np.zeros_like(self.routed), doubtful, ~self.seen[:, None]]
        )
        self.known = ~self.uncertain & self.seen[:, None]
        self.counted = (self.clear | ~self.touch) & self.known
        self._cut(pack, rows)

    def _cut(self, pack: Pack, rows: Sequence[Labelled]) -> None:
        """The passages whole, then the windows the reader would also read; ``whose`` tells which passage each is of."""
        cutter = Cutter(pack)
        cuts = [cutter.cut(row.text) for row in rows]
        self.words = [cut.words for cut in cuts]
        self.figures = [len(cut.figures) for cut in cuts]
        sentences = [cut.sentences for cut in cuts]
        inside = [(n, *stretch) for n, passage in enumerate(sentences) for stretch in windows(passage)[1:]]
        stretches = [*((n, 0, len(passage)) for n, passage in enumerate(sentences)), *inside]
        self.whose = np.array([n for n, _, _ in stretches])
        self.bags: Bags = bags(
            [[unit.text for piece in sentences[n][first:last] for unit in piece.units] for n, first, last in stretches]
        )

    def stretches(self) -> list[np.ndarray]:
        """For each passage the places of its stretches, the whole of it first."""
        order = np.argsort(self.whose, kind="stable")
        return np.split(order, np.flatnonzero(np.diff(self.whose[order])) + 1)

    def best(self, scores: np.ndarray) -> np.ndarray:
        """Of the scores of all stretches, the best of each passage."""
        best = scores[: len(self)].copy()
        np.maximum.at(best, self.whose, scores)
        return best

    def __len__(self) -> int:
        return len(self.voices)


def _marks(rows: Sequence[Sequence[str]], ids: Sequence[str]) -> np.ndarray:
    return np.array([[one in row for one in ids] for row in rows])
