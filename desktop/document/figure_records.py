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


def change_figures(assessment: Assessment, figure_ids: Sequence[int], **fields: Any) -> Changes:
    """Change fields of figures that are kept."""
    figures = {figure.id: figure for figure in assessment.figures}
    return tuple(change for one in figure_ids for change in changed("figure", assessment, figures[one], fields))


def delete_figure(assessment: Assessment, figure_id: int) -> Changes:
    """Keep a figure no longer; the evidence it was taken from stays."""
    figures = {figure.id: figure for figure in assessment.figures}
    return (deleted("figure", assessment, figures[figure_id]),)
