"""The exemplars as a list: those of the released pack, those that the council added, and its contrasts."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.dates import say_day
from desktop.models.counted import counted
from desktop.models.gaps import GapHeadingRow
from rubric.contrasts import Contrast
from rubric.own_edition import OwnEdition, called
from rubric.pack import AddedExemplar, Exemplar, Pack


@dataclass(frozen=True, slots=True)
class ExemplarRow:
    """A published report in two lines: its council, its score and what it shows, and since when it stands here."""

    key: str
    title: str
    second: str
    since: str
    is_heading: bool = False

    @property
    def tooltip(self) -> str:
        """None: what is chosen is explained beside the list."""
        return ""

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.title, self.second, self.since)))


def exemplar_rows(released: Pack, own: OwnEdition) -> tuple[ExemplarRow | GapHeadingRow, ...]:
    """Every report under what it is: the contrasts stand apart, for they count in nothing."""
    rows: list[ExemplarRow | GapHeadingRow] = [
        GapHeadingRow("released", "With the pack", f"edition {released.edition}")
    ]
    rows += [_released(released, exemplar) for exemplar in released.exemplars]
    rows.append(GapHeadingRow("own", "Added by the council", "count as those of the pack" if own.exemplars else "none"))
    rows += [_added(released, one) for one in own.exemplars]
    rows.append(GapHeadingRow("contrasts", "Contrast", "scored lower, count in nothing" if own.contrasts else "none"))
    rows += [_contrast(one) for one in own.contrasts]
    return tuple(rows)


def say_since(one: AddedExemplar | Contrast) -> str:
    """Since when a report stands in the own edition; empty where that was not kept."""
    return f"since {say_day(one.added)}" if one.added else ""


def _released(pack: Pack, exemplar: Exemplar) -> ExemplarRow:
    shown = sum(exemplar.id in pattern.shown_by for pattern in pack.patterns)
    second = f"Score {exemplar.score} · {shown} of {counted(len(pack.patterns), 'pattern')}"
    return ExemplarRow(exemplar.id, exemplar.council, second, "")


def _added(pack: Pack, one: AddedExemplar) -> ExemplarRow:
    shown = len({place.pattern for place in one.shows})
    second = f"Score {one.score} · {shown} of {counted(len(pack.patterns), 'pattern')} · {one.source}"
    return ExemplarRow(one.id, called(one), second, say_since(one))


def _contrast(one: Contrast) -> ExemplarRow:
    second = f"Score {one.score} · {counted(len(one.shortfalls), 'shortfall')} · {one.source}"
    return ExemplarRow(one.id, called(one), second, say_since(one))
