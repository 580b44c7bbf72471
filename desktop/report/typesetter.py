"""WeasyPrint, which this file alone imports: it lays out parts of the paper, keeps their pages, and writes the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from io import BytesIO
from typing import Any

from desktop.report import archive, native
from desktop.report.failures import ReportError

KEPT_PAGES = 100
"""So many laid-out pages are kept from one report for the next, at one to two megabytes each."""

Pages = Sequence[Any]
"""Laid-out pages, as WeasyPrint holds them."""


class Typesetter:
    """Sets HTML in our faces. It can reach nothing but what stands in the page itself.

    The pages of what was laid out before are kept: laying out the same again costs nothing. Raises ReportError where
    WeasyPrint or its libraries are missing.
    """

    def __init__(self, style_sheet: str) -> None:
        try:
            with native.prepared():
                from weasyprint import CSS, HTML
                from weasyprint.css import ColorProfile
                from weasyprint.text.fonts import FontConfiguration
                from weasyprint.urls import URLFetcher
        except (ImportError, OSError) as error:
            raise ReportError(native.MISSING) from error
        fetcher = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
        self._fonts = FontConfiguration()
        self._html = lambda text: HTML(string=text, url_fetcher=fetcher, base_url=None)
        style = CSS(string=style_sheet, font_config=self._fonts, url_fetcher=fetcher)
        colours = (files("weasyprint") / "pdf" / "sRGB2014.icc").read_bytes()
        components = (["r"], ["g"], ["b"])
        # A new one for each file: once it was written it writes itself in other words.
        self._colours = lambda: ColorProfile(BytesIO(colours), "sRGB2014.icc", "relative-colorimetric", components)
        self._options: dict[str, Any] = {
            "stylesheets": [style],
            "font_config": self._fonts,
            "cache": {},
            "pdf_variant": archive.VARIANT,
        }
        self._kept: dict[str, Any] = {}
        self._used: dict[str, Any] = {}

    def lay_out(self, html: str) -> Pages:
        """The pages of a part, in one pass: it names no page counter."""
        return self._document(html).pages

    def write(self, html: str, pages: Sequence[Any], drawn: Callable[[int], None]) -> bytes:
        """These pages as one file, which is called what this HTML is called; ``drawn`` hears of each page."""
        for page in pages:
            for *_, box in page.links:
                # Left by the file before: of a link that leads nowhere in this one it would be another's object.
                box.link_annotation = None
        document = self._document(html).copy([_Drawn(page, n, drawn) for n, page in enumerate(pages, start=1)])
        document.color_profiles["srgb"] = self._colours()
        return archive.write(document)

    def keep_used(self) -> None:
        """Keep the pages that were laid out since this was last said, and forget the others."""
        self._kept, pages = {}, 0
        for html, document in self._used.items():
            pages += len(document.pages)
            if pages <= KEPT_PAGES:
                self._kept[html] = document
        self._used = {}

    def forget(self) -> None:
        """Forget every page."""
        self._kept, self._used = {}, {}

    def _document(self, html: str) -> Any:
        document = self._used.get(html) or self._kept.get(html)
        if document is None:
            document = self._html(html).render(**self._options)
        self._used[html] = document
        return document


class _Drawn:
    """A page that says when it is drawn."""

    def __init__(self, page: Any, number: int, drawn: Callable[[int], None]) -> None:
        self._page, self._number, self._say_drawn = page, number, drawn

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, *where: Any) -> None:
        self._say_drawn(self._number)
        self._page.paint(*where)
