"""How sure the reader is of a pattern: its own scores, set beside everything else that the passage shows.

A score alone misleads. A pattern that is merely near another one scores too; a point made once in a long passage scores
less than the same point made alone; a passage that explains the law shows nothing, whatever its words. The signs below
say so in figures, and training weighs them on passages of hands it had not learnt from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rubric.pack import Fit, Pack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rubric.weights import Weights

    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]

SHOWS, SHOWS_ANY = "shows:clearly", "shows:anything"
"""Columns that tell whether a passage shows any pattern clearly, or touches any at all."""

REPORT = "reads-as:published-report"
"""The column that tells an assessor's published findings from what a council holds itself."""

SIGNS = (
    "best", "whole", "touch", "beside", "next-beside", "rank", "length", "figures", "shows", "shows-any", "home",
    "best-by-length", "beside-by-length", "best-by-figures", "best-by-shows", "best-by-beside", "best-squared", "one",
)  # fmt: skip
"""The names of the signs, in the order of their weights."""

MOST_FIGURES = 8
COMMON_LENGTH = 40
"""Words of a passage that is neither long nor short."""

LEAST, MOST = -0.6, 1.2
"""Margins of other patterns beyond these say no more."""

LONGEST, STRONGEST, LAST = 1.6, 2.0, 4
"""Bounds of the length, of the passage's own scores and of a pattern's rank: beyond these they say no more."""


class Layout(NamedTuple):
    """Where in a row of scores the patterns stand, in the pack's order, and the thresholds of their columns."""

    clear: Places
    touch: Places
    home: Places
    clear_limits: Floats
    touch_limits: Floats
    shows: int
    shows_any: int
    report: int


def layout(pack: Pack, columns: Sequence[str], thresholds: Mapping[str, float]) -> Layout:
    """The layout of scores whose columns bear these names."""
    import numpy as np  # noqa: PLC0415

    at = {name: place for place, name in enumerate(columns)}
    clear, touch = ([f"{kind}:{pattern.id}" for pattern in pack.patterns] for kind in ("clear", "touch"))
    return Layout(
        np.array([at[name] for name in clear], np.intp),
        np.array([at[name] for name in touch], np.intp),
        np.array([at["sub-heading:" + pattern.home] for pattern in pack.patterns], np.intp),
        np.array([thresholds[name] for name in clear], np.float32),
        np.array([thresholds[name] for name in touch], np.float32),
        at[SHOWS],
        at[SHOWS_ANY],
        at[REPORT],
    )


def signs(scores: Floats, lay: Layout, *, words: int, figures: int) -> Floats:
    """The signs of one passage: one row a pattern, one column a sign.

    ``scores`` has a row for the whole passage first and one for every stretch of it after that. ``words`` and
    ``figures`` are how many the passage has.
    """
    import numpy as np  # noqa: PLC0415

    whole_row, best_row = scores[0], scores.max(axis=0)
    whole = whole_row[lay.clear] - lay.clear_limits
    best = best_row[lay.clear] - lay.clear_limits
    touch = best_row[lay.touch] - lay.touch_limits
    margins: list[float] = best.tolist()
    first, second, third = (_between(margin, LEAST, MOST) for margin in sorted(margins, reverse=True)[:3])
    rank = (-best).argsort(kind="stable").argsort(kind="stable")
    beside = np.array([second if at == 0 else first for at in rank.tolist()], np.float32)
    length = _between(float(np.log((words + 1) / COMMON_LENGTH)), -LONGEST, LONGEST)
    numbers = min(figures, MOST_FIGURES) / MOST_FIGURES
    shows, shows_any = (_between(float(whole_row[at]), -STRONGEST, STRONGEST) for at in (lay.shows, lay.shows_any))
    found: dict[str, Floats | float] = {
        "best": best,
        "whole": whole,
        "touch": touch,
        "beside": beside,
        "next-beside": np.array([third if at < 2 else second for at in rank.tolist()], np.float32),
        "rank": np.minimum(rank, LAST).astype(np.float32),
        "length": length,
        "figures": numbers,
        "shows": shows,
        "shows-any": shows_any,
        "home": whole_row[lay.home],
        "best-by-length": best * length,
        "beside-by-length": beside * length,
        "best-by-figures": best * numbers,
        "best-by-shows": best * shows,
        "best-by-beside": best * np.maximum(beside, 0),
        "best-squared": np.maximum(best, 0) ** 2,
        "one": 1.0,
    }
    made = np.empty((len(best), len(SIGNS)), np.float32)
    for column, name in enumerate(SIGNS):
        made[:, column] = found[name]
    return made


def _between(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


class Likely(NamedTuple):
    """A pattern that a passage may show, the column that says so, and in which stretch it is said best.

    ``log_odds`` are those of its being clear, whatever the fit.
    """

    pattern: str
    fit: Fit
    log_odds: float
    column: int
    stretch: int


class Certainty:
    """One pack's weights of the signs, and what they make of a passage.

    How sure is sure enough is measured in training, on hands not learnt from: nine of ten clear matches must be right
    even among the hard cases. A published report is read to count what it shows: there a pattern missed costs as much
    as a wrong one.
    """

    def __init__(self, pack: Pack, weights: Weights) -> None:
        import numpy as np  # noqa: PLC0415

        self._pack = pack
        self._layout = layout(pack, weights.columns, weights.settings["thresholds"])
        self._limits: dict[str, float] = weights.settings["certain"]
        self._weights = {kind: np.array(held, np.float32) for kind, held in weights.settings["certainty"].items()}

    def likely(self, scores: Floats, *, words: int, figures: int, explains: bool) -> list[Likely]:
        """The matches of a passage: clear ones, then those that touch, then a few guesses, each surest first.

        What only ``explains`` shows nothing, however much it speaks of it: there all are guesses.
        """
        lay, limits = self._layout, self._limits
        marks = signs(scores, lay, words=words, figures=figures)
        clear, touch = ((marks * self._weights[kind]).sum(axis=1).tolist() for kind in ("clear", "touch"))
        best: list[int] = scores.argmax(axis=0).tolist()
        reads_as_report = float(scores[0, lay.report]) >= limits["report"]
        enough = limits["clear-in-a-report" if reads_as_report else "clear"]
        found: list[Likely] = []
        guesses: list[Likely] = []
        for n, pattern in enumerate(self._pack.patterns):
            in_clear, in_touch = int(lay.clear[n]), int(lay.touch[n])
            if clear[n] >= enough and not explains:
                found.append(Likely(pattern.id, "clear", clear[n], in_clear, best[in_clear]))
            elif touch[n] >= limits["touch"] and not explains:
                found.append(Likely(pattern.id, "partial", clear[n], in_touch, best[in_touch]))
            elif clear[n] >= limits["possible"]:
                guesses.append(Likely(pattern.id, "possible", clear[n], in_clear, best[in_clear]))
        guesses.sort(key=lambda guess: (-guess.log_odds, guess.pattern))
        found += guesses[: self._pack.limits.possible_matches]
        found.sort(key=lambda one: (_ORDER[one.fit], -one.log_odds, one.pattern))
        return found


_ORDER: dict[Fit, int] = {"clear": 0, "partial": 1, "possible": 2}
