"""The exemplars as a list: those of the released pack, those that the council added, and its contrasts."""

from __future__ import annotations

from desktop.dates import say_day
from desktop.models.counted import counted
from desktop.models.rows import Heading, Row
from rubric.contrasts import Contrast
from rubric.own_edition import OwnEdition, called
from rubric.pack import AddedExemplar, Exemplar, Pack


def exemplar_rows(released: Pack, own: OwnEdition) -> tuple[Row | Heading, ...]:
    """Every report under what it is: the contrasts stand apart, for they count in nothing."""
    own_means = "count as those of the pack" if own.exemplars else "none"
    contrasts_mean = "scored lower, count in nothing" if own.contrasts else "none"
    return (
        Heading("released", "With the pack", meaning=f"edition {released.edition}"),
        *(_released(released, exemplar) for exemplar in released.exemplars),
        Heading("own", "Added by the council", meaning=own_means),
        *(_added(released, one) for one in own.exemplars),
        Heading("contrasts", "Contrast", meaning=contrasts_mean),
        *(_contrast(one) for one in own.contrasts),
    )


def say_since(one: AddedExemplar | Contrast) -> str:
    """Since when a report stands in the own edition; empty where that was not kept."""
    return f"since {say_day(one.added)}" if one.added else ""


def _released(pack: Pack, exemplar: Exemplar) -> Row:
    shown = sum(exemplar.id in pattern.shown_by for pattern in pack.patterns)
    second = f"Score {exemplar.score} · {shown} of {counted(len(pack.patterns), 'pattern')}"
    return _row(exemplar.id, exemplar.council, second, "")


def _added(pack: Pack, one: AddedExemplar) -> Row:
    shown = len({place.pattern for place in one.shows})
    second = f"Score {one.score} · {shown} of {counted(len(pack.patterns), 'pattern')} · {one.source}"
    return _row(one.id, called(one), second, say_since(one))


def _contrast(one: Contrast) -> Row:
    second = f"Score {one.score} · {counted(len(one.shortfalls), 'shortfall')} · {one.source}"
    return _row(one.id, called(one), second, say_since(one))


def _row(key: str, title: str, second: str, since: str) -> Row:
    return Row(key, title, ", ".join(filter(None, (title, second, since))), second, end=since)
