"""What an officer can do to the figures that are kept: each is one step of undo with a name of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.document import figure_records

if TYPE_CHECKING:
    from desktop.session import Session
    from rubric.assessment import FigureRecord


def keep_figures(session: Session, figures: Sequence[FigureRecord]) -> None:
    """Keep figures by themselves, in one step."""
    name = "Keep figure" if len(figures) == 1 else f"Keep {len(figures)} figures"
    session.perform(name, figure_records.add_figures(session.settled(), figures))


def change_figure(session: Session, figure_id: int, **fields: Any) -> None:
    """Change fields of a figure that is kept."""
    session.perform("Change figure", figure_records.change_figures(session.settled(), [figure_id], **fields))


def rename_measure(session: Session, figure_ids: Sequence[int], measure: str) -> None:
    """Call what several figures measure by one name, in one step, so that they line up."""
    changes = figure_records.change_figures(session.settled(), figure_ids, measure=measure)
    session.perform("Rename measure", changes)


def delete_figure(session: Session, figure_id: int) -> None:
    """Keep a figure no longer; the evidence it was taken from stays."""
    session.perform("Delete figure", figure_records.delete_figure(session.settled(), figure_id))
