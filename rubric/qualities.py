"""Finds what makes a passage convincing: figures and dates by rule, the rest by what the reader has learnt of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rubric.features import Piece
from rubric.pack import Pack
from rubric.reading import QualityFound
from rubric.signals import Signal
from rubric.spans import Pulls, span_to_show
from rubric.text import trim

BY_RULE = ("number", "date")
"""Qualities that are there when their signal is: nothing needs to be weighed."""


VETOES = {"shortfall": ("lacking", "denied"), "plan": ("to-come", "would-have"), "impact": ("changed", "would-have")}
"""The signals that hint at a quality, and those that take the hint back: "no waiting lists" admits no shortfall."""

REACH = 12
"""Letters that may stand between what takes a hint back and the hint."""


def find_qualities(
    pack: Pack,
    text: str,
    sentences: Sequence[Piece],
    signals: Sequence[Signal],
    *,
    margins: Mapping[str, float],
    pulls_towards: Callable[[str], Pulls],
) -> tuple[QualityFound, ...]:
    """The qualities of a passage in the pack's order, each once, with the words that show it.

    ``margins`` say by how much the reader is over its threshold for each quality that is not found by rule.
    """
    found: list[QualityFound] = []
    for quality in pack.qualities:
        hints = sorted(signal.span for signal in signals if signal.name == quality.id)
        if quality.id in BY_RULE:
            if hints:
                found.append(QualityFound(quality.id, trim(text, hints[0])))
        elif margins.get(quality.id, -1.0) >= 0 and not _vetoed(quality.id, signals):
            span = hints[0] if hints else span_to_show(text, sentences, pulls_towards(quality.id))
            found.append(QualityFound(quality.id, span))
    return tuple(found)


def _vetoed(quality: str, signals: Sequence[Signal]) -> bool:
    """Whether everything that hints at the quality is taken back by what stands right before or around it."""
    if quality not in VETOES:
        return False
    hinting, denying = VETOES[quality]
    hints = [signal.span for signal in signals if signal.name == hinting]
    denials = [signal.span for signal in signals if signal.name == denying]
    return bool(denials) and all(
        any(denial[0] <= hint[0] <= denial[1] + REACH or hint[0] <= denial[0] < hint[1] for denial in denials)
        for hint in hints
    )
