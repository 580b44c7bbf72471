"""Passages put one after another, as in life: an officer pastes a page, a report has many topics a paragraph.

The reader does not learn words from them. They teach how sure to be of a point that is made once among others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rubric.training.corpus import PACK_VOICE, Labelled

SHORT = 600
"""Letters of a passage that is joined with others; a longer one is many already."""

STRIDE = 97
"""How far apart in their hand's file the passages are that are joined: neighbours are often of one topic."""


def joined(rows: Sequence[Labelled]) -> list[Labelled]:
    """Of every hand a quarter of its short passages by twos and an eighth by threes, with all their labels."""
    made: list[Labelled] = []
    for voice in sorted({row.voice for row in rows} - {PACK_VOICE}):
        short = [row for row in rows if row.voice == voice and len(row.text) < SHORT]
        for size, every in ((2, 4), (3, 8)):
            if len(short) > size * STRIDE:
                starts = range(0, len(short), every)
                made += [_join([short[(n + at * STRIDE) % len(short)] for at in range(size)]) for n in starts]
    return made


def _join(rows: Sequence[Labelled]) -> Labelled:
    def all_of(labels: Callable[[Labelled], tuple[str, ...]], but: Sequence[str] = ()) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for row in rows for one in labels(row) if one not in but))

    clear = all_of(lambda row: row.clear)
    uncertain = all_of(lambda row: row.uncertain, clear)
    qualities = all_of(lambda row: row.qualities)
    return Labelled(
        " ".join(row.text if row.text[-1] in ".!?\"'" else row.text + "." for row in rows),
        rows[0].voice,
        all_of(lambda row: row.sub_headings),
        clear,
        all_of(lambda row: row.partial, (*clear, *uncertain)),
        uncertain,
        qualities,
        all_of(lambda row: row.qualities_uncertain, qualities),
    )
