"""The statement in pictures: the patterns, whose evidence there is and how old it is, each count also in words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.ages import age_titles
from desktop.report.material import Material
from desktop.report.values.counts import Bar, Bars, HeatCell, HeatLine, Picture
from desktop.report.wording import counted, in_words, number, sentence
from rubric.comparison import Counts, PatternStatus
from rubric.pack import SubHeading
from rubric.spread import AGES, Spread, spread
from rubric.text import listed

FEWEST = 5
"""Of fewer items a picture shows nothing that the summary does not."""

_ORDER = ("covered", "weak", "missing")


def picture(material: Material) -> Picture | None:
    """The three pictures; None where there is too little to see."""
    if len(material.comparison.items) < FEWEST:
        return None
    found = spread(material.pack, material.comparison, material.assessment.details.as_of)
    by_severity: dict[str, list[PatternStatus]] = {
        prevalence.severity: [] for prevalence in material.pack.prevalences if prevalence.severity != "check"
    }
    for status in material.comparison.patterns:
        by_severity[material.pack.severity(material.pack.pattern(status.pattern))].append(status)
    shown = {severity: patterns for severity, patterns in by_severity.items() if patterns}
    return Picture(
        title="How far the evidence shows what the exemplars show",
        caption=_caption(material),
        severities=tuple(
            (severity, material.severity_title(severity), _covered(patterns)) for severity, patterns in shown.items()
        ),
        lines=tuple(_line(material, sub_heading, shown) for sub_heading in material.pack.sub_headings),
        categories=_categories(material, found),
        ages=_ages(material, found),
    )


def _covered(patterns: list[PatternStatus]) -> str:
    return f"{sum(status.status == 'covered' for status in patterns)} of {len(patterns)} covered"


def _caption(material: Material) -> str:
    """Where most is lacking."""
    counts = {s.short_title: material.comparison.counts(s.id) for s in material.pack.sub_headings}
    title, worst = max(counts.items(), key=lambda pair: pair[1].weak + pair[1].missing)
    lacking = worst.weak + worst.missing
    if not lacking:
        return "Every pattern is covered."
    said = f"most is lacking under “{title}”, where {number(lacking)} of {counted(sum(worst), 'pattern')} "
    said += f"{'is' if lacking == 1 else 'are'} weak or missing"
    return f"{sentence(said)} The further left a pattern stands, the more exemplars show it."


def _line(material: Material, sub_heading: SubHeading, by_severity: Mapping[str, list[PatternStatus]]) -> HeatLine:
    open_here = {gap.pattern: gap.key for gap in material.open_gaps if gap.pattern}
    cells: list[HeatCell] = []
    for patterns in by_severity.values():
        here = sorted(
            (status for status in patterns if status.sub_heading == sub_heading.id),
            key=lambda status: _ORDER.index(status.status),
        )
        squares = tuple(str(status.status) for status in here)
        counts = Counts(*(squares.count(status) for status in _ORDER))
        patterns_here = {status.pattern for status in here}
        gaps = (material.citations.gap(key) for pattern, key in open_here.items() if pattern in patterns_here)
        cells.append(HeatCell(squares, tuple(gaps), in_words(counts).capitalize() if squares else "No pattern"))
    target = sub_heading.id if sub_heading.id in material.parts else ""
    return HeatLine(sub_heading.short_title, target, tuple(cells))


def _categories(material: Material, found: Spread) -> Bars:
    counts = {row.sub_heading: row.by_category for row in found.rows}
    absent = {row.sub_heading: row.absent for row in found.rows}
    places = _places(material, found)
    return Bars(
        title="Whose evidence it is",
        caption=_lacking(material, places, absent) + _counted_twice(material, found),
        heads=tuple(material.category(category) or "Not stated" for category in found.categories),
        rows=_rows(places, counts, found.categories, absent),
    )


def _lacking(material: Material, places: Mapping[str, str], absent: Mapping[str, tuple[str, ...]]) -> str:
    """Where a category is missing that readers look for everywhere, and in how many places another is."""
    said: list[str] = []
    others = sum(map(len, absent.values()))
    for category in material.pack.evidence_categories:
        where = [f"“{places[place]}”" for place, none in absent.items() if category.required and category.id in none]
        others -= len(where)
        if where:
            title = category.title[:1].lower() + category.title[1:]
            said.append(f"nothing of {title} stands under {listed(where)}")
    if others:
        said.append(f"{'other kinds are' if said else 'a kind is'} missing in {counted(others, 'place')}")
    return sentence("; ".join(said)) if said else "Every sub-heading has evidence of every kind that is looked for."


def _ages(material: Material, found: Spread) -> Bars:
    old, undated = found.by_age.get("out-of-date", 0), found.by_age.get("undated", 0)
    of = counted(len(material.comparison.items), "item")
    said = f"{number(old) if old else 'none'} of {of} {'is' if old <= 1 else 'are'} out of date"
    said += f" and {number(undated)} {'has' if undated == 1 else 'have'} no date" if undated else ""
    titles = age_titles(material.pack)
    counts = {row.sub_heading: {str(age): count for age, count in row.by_age.items()} for row in found.rows}
    return Bars(
        title="How old it is",
        caption=f"{sentence(said)} The limits are Plumbline’s.",
        heads=tuple(titles[age] for age in AGES),
        rows=_rows(_places(material, found), counts, AGES, {}),
    )


def _places(material: Material, found: Spread) -> dict[str, str]:
    titles = {sub_heading.id: sub_heading.short_title for sub_heading in material.pack.sub_headings}
    return {row.sub_heading: titles.get(row.sub_heading, "Not placed") for row in found.rows}


def _rows(
    places: Mapping[str, str],
    counts: Mapping[str, Mapping[str, int]],
    columns: tuple[str, ...],
    absent: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[str, tuple[Bar, ...]], ...]:
    longest = max((count for row in counts.values() for count in row.values()), default=0) or 1

    def bar(place: str, column: str) -> Bar:
        count = counts[place].get(column, 0)
        return Bar(count, count / longest, "none" if column in absent.get(place, ()) else f"{count:,}")

    return tuple((title, tuple(bar(place, column) for column in columns)) for place, title in places.items())


def _counted_twice(material: Material, found: Spread) -> str:
    twice = sum(row.items for row in found.rows) > len(material.comparison.items)
    return " An item under two sub-headings counts under both." if twice else ""
