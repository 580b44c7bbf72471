"""The pages of the paper: named by number and part, and found again in a paper that was made anew."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.models.paper_pages import Bookmark, PageModel, Paper

A4 = (595.0, 842.0)


def paper(pages: int, **parts: int) -> Paper:
    return Paper((A4,) * pages, tuple(Bookmark(title, 0, page) for title, page in parts.items()))


def test_a_page_belongs_to_the_part_that_began_last() -> None:
    shown = paper(6, Contents=1, Needs=2, Gaps=4)
    titles = [part.title if (part := shown.part_of(page)) else "" for page in range(6)]
    assert titles == ["", "Contents", "Needs", "Needs", "Gaps", "Gaps"]


def test_headings_inside_a_part_are_no_parts() -> None:
    shown = Paper((A4,) * 3, (Bookmark("Needs", 0, 0), Bookmark("Figures", 1, 1)))
    assert [part.title for part in shown.parts] == ["Needs"]


@pytest.mark.parametrize(
    ("before", "page", "after", "found"),
    [
        (paper(9, A=1, B=3, C=6), 4, paper(9, A=1, B=3, C=6), 4),
        (paper(9, A=1, B=3, C=6), 4, paper(6, B=1, C=4), 2),
        (paper(9, A=1, B=3, C=6), 5, paper(6, B=1, C=2), 1),
        (paper(9, A=1, B=3, C=6), 4, paper(4, A=1), 3),
        (paper(9), 8, paper(3), 2),
        (paper(9, A=1), 0, paper(9, A=1), 0),
        (paper(9, A=1), 8, Paper(), 0),
    ],
    ids=["same", "moved up", "shorter part", "part left out", "fewer pages", "cover", "empty"],
)
def test_a_page_is_found_again_in_its_part(before: Paper, page: int, after: Paper, found: int) -> None:
    assert after.same_page(page, before) == found


def test_a_page_says_its_number_and_part_and_once_read_its_words(qtmodeltester: Any) -> None:
    model = PageModel()
    model.show_paper(paper(3, Needs=1))
    model.tell_text(1, "3,420 residents with dementia.")
    qtmodeltester.check(model)
    name, description = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.index(1).data(name) == "Page 2 of 3, Needs"
    assert model.index(0).data(name) == "Page 1 of 3"
    assert model.index(1).data(description) == "3,420 residents with dementia."
    assert model.index(0).data(description) is None
    model.tell_text(7, "of a paper that is gone")
    model.show_paper(paper(3, Needs=1))
    assert model.index(1).data(description) is None
