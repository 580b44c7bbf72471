"""Raises a gap where a sub-heading's figures stand alone and exemplars compare theirs."""

from collections.abc import Iterator

from rubric.checks.figures import figures as written_figures
from rubric.checks.given import WHOLE, Items, Terms, quality_spans
from rubric.comparison import Gap, ItemComparison

CHECK = "no-benchmark"


def no_benchmark(terms: Terms, sub_heading: str, items: Items) -> Iterator[Gap]:
    """Figures and no comparison, under a sub-heading where patterns of the exemplars carry one.

    What asks for a comparison is an item that shows such a pattern in a rate, a time or money, or a share beside
    another figure: the size of a scheme does not.
    """
    figures = [c for c in items if c.reading.has("number")]
    if not figures or any(c.reading.has("benchmark") for c in items):
        return
    if terms.says(items, "check-compares"):
        return
    comparing = [p for p in terms.pack.patterns if sub_heading in p.sub_headings and "benchmark" in p.qualities]
    shown = {m.pattern for c in figures if _gives(c, "") for m in c.matches if m.fit != "possible"}
    touched = [p for p in comparing if p.id in shown]
    if not comparing or not (touched or (len(figures) > 1 and any(_gives(c, "%") for c in figures))):
        return
    at_home = [p for p in comparing if p.home == sub_heading]
    yield terms.gap(
        CHECK,
        sub_heading,
        "no-comparison",
        items=figures,
        subject=WHOLE,
        spans=tuple(span for c in figures for span in quality_spans(c, "number")),
        lacking=("benchmark",),
        sub_heading_title=terms.title(sub_heading),
        count=len(items),
        example=min(touched or at_home or comparing, key=lambda p: p.home != sub_heading).title,
    )


def _gives(compared: ItemComparison, unit: str) -> bool:
    """Whether the item gives a figure of a unit, or of any where none is named: a bare count has little to compare."""
    return any(figure.unit == unit if unit else figure.unit for figure in written_figures(compared.item.text))
