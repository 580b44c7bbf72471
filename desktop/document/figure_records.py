"""What an officer can do to the figures that are kept by themselves, one function an act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.document.row_changes import Changes, added, changed, deleted, made
from rubric.assessment import Assessment, FigureRecord


def add_figures(assessment: Assessment, figures: Sequence[FigureRecord]) -> Changes:
    """Keep figures by themselves, each under the next free id whatever id it came with."""
    first = max((figure.id for figure in assessment.figures), default=0) + 1
    kept = (made(FigureRecord, {**dict(figure), "id": number}) for number, figure in enumerate(figures, start=first))
    return tuple(added("figure", assessment, figure) for figure in kept)


def change_figure(assessment: Assessment, figure_id: int, **fields: Any) -> Changes:
    """Change fields of a figure that is kept."""
    return changed("figure", assessment, _figure(assessment, figure_id), fields)


def delete_figure(assessment: Assessment, figure_id: int) -> Changes:
    """Keep a figure no longer; the evidence it was taken from stays."""
    return (deleted("figure", assessment, _figure(assessment, figure_id)),)


def _figure(assessment: Assessment, figure_id: int) -> FigureRecord:
    return {figure.id: figure for figure in assessment.figures}[figure_id]
