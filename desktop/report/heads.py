"""What stands above and below the text of a page: put on once all the pages of the paper are known.

So a page that was laid out for an earlier paper can stand in this one under another number, and each head names the
part that stands at the top of its page, which WeasyPrint cannot tell. It lays out margin boxes for a whole document
alone: we let it do so for a document of empty pages, and move them over. This reaches into its page boxes; it is
pinned for that, and `tests/report/test_pdf.py` reads every head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def titles(pages: Sequence[Any], titles_of_parts: Mapping[str, str]) -> list[str]:
    """The title of the part that stands at the top of each page."""
    found = [""]
    for page in pages:
        part = _top(page._page_box, titles_of_parts)
        found.append(found[-1] if part is None else titles_of_parts[part])
    return found[1:]


def _top(box: Any, names: Mapping[str, str]) -> str | None:
    while children := getattr(box, "children", ()):
        box = children[0]
        name = None if box.element is None else box.element.get("id")
        if name in names:
            return name
    return None


def put_on(pages: Sequence[Any], sheets: Sequence[Any], heads: Sequence[str]) -> None:
    """Move what stands around the text from each sheet to its page, in place of what stood there; none without head."""
    for page, sheet, head in zip(pages, sheets, heads, strict=True):
        text = [box for box in page._page_box.children if not _is_margin(box)]
        around = [box for box in sheet._page_box.children if _is_margin(box)] if head else []
        page._page_box.children = (*text, *around)


def _is_margin(box: Any) -> bool:
    return hasattr(box, "at_keyword")
