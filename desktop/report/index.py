"""The evidence index: what the draft relies on, and the pages that use it."""

from __future__ import annotations

from desktop.report.excerpts import quoted
from desktop.report.material import Material
from desktop.report.values.index import Index, IndexRow, IndexTable
from desktop.report.wording import counted, number, sentence, short_date
from rubric.comparison import ItemComparison
from rubric.periods import is_of
from rubric.references import by_number

ROWS = 50
"""Rows a table: longer ones lay out too slowly."""

QUOTED = 150
"""Up to so many rows the index says what each item says; beyond, it would be a book that nobody opens."""

FULL_REGISTER = " The full register, with every field, is made as a workbook."


NOTHING = Index("", (), "")


def index(material: Material) -> Index:
    """Items used under the first sub-heading that has them, then those not placed, then the ids of the rest."""
    items = sorted(material.comparison.items, key=lambda compared: by_number(compared.item.id))
    if not items:
        return NOTHING
    used = {c.item.id for c in items if material.citations.uses(c.item.id)}
    printed = [c for c in items if c.item.id in used or not c.sub_headings]
    words = 11 if len(printed) <= QUOTED else 0
    tables: list[IndexTable] = []
    for sub_heading in material.pack.sub_headings:
        under = [c for c in printed if c.sub_headings[:1] == (sub_heading.id,)]
        tables += _tables(material, sub_heading.title, under, words)
    homes = {sub_heading.id for sub_heading in material.pack.sub_headings}
    tables += _tables(material, "Not placed", [c for c in printed if not homes.intersection(c.sub_headings[:1])], words)
    left = [c for c in items if c.item.id not in used and c.sub_headings]
    return Index(_standfirst(len(items), len(used)), tuple(tables), _unused(len(left)), long=len(printed) > QUOTED)


def _standfirst(held: int, used: int) -> str:
    are = "is" if used == 1 else "are"
    return sentence(f"{number(used)} of {counted(held, 'item')} {are} used in this paper") + FULL_REGISTER


def _unused(left: int) -> str:
    if not left:
        return ""
    them = "it is" if left == 1 else "they are"
    return sentence(f"{counted(left, 'item')} placed but not used in this paper; {them} in the workbook")


def _tables(material: Material, title: str, items: list[ItemComparison], words: int) -> list[IndexTable]:
    rows = [_row(material, compared, words) for compared in items]
    return [
        IndexTable(title if not start else f"{title}, continued", tuple(rows[start : start + ROWS]))
        for start in range(0, len(rows), ROWS)
    ]


def _row(material: Material, compared: ItemComparison, words: int) -> IndexRow:
    item = compared.item
    return IndexRow(
        anchor=material.citations.anchor(item.id),
        id=item.id,
        source=item.source or "Source not stated",
        words=quoted(item.text, words) if words else "",
        category=material.category(item.category) or "Not stated",
        date=short_date(item.date) or "Not stated",
        period="" if item.date and is_of(item.period, item.date) else item.period,
        caveat=item.caveat,
        used=material.citations.uses(item.id),
    )
