"""The Word file around its pages: page layout, settings, fonts and properties, the same bytes for the same words."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markupsafe import Markup

from desktop.report.characters import printable
from desktop.report.docx_look import BOTTOM, LEFT, PAGE, RIGHT, STAND_INS, TOP, twips
from desktop.report.docx_styles import styles
from desktop.report.docx_writing import field, paragraph, run, tab, w
from desktop.report.undated import undated
from desktop.report.values.report import Report

LONGEST_PROPERTY = 255

_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Plumbline</Application></Properties>"
)
_NEEDED = {
    RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
}  # fmt: skip
"""What stays of the library's empty file: the rest is a picture, fonts and settings of somebody else's."""


def new_document(report: Report) -> Any:
    """An empty document that looks like the paper."""
    document: Any = Document()
    main = document.part
    for part in (main, main.package):
        for name in [name for name, related in part.rels.items() if related.reltype not in _NEEDED]:
            del part.rels[name]
    _fill(document.styles.element, styles(report.look.accent.removeprefix("#")))
    _fill(main.numbering_part.element, _bullets())
    _fill(document.settings.element, _settings())
    _attach(main, RELATIONSHIP_TYPE.FONT_TABLE, "/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, _fonts())
    app = Markup(_APP)  # noqa: S704
    _attach(main.package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, "/docProps/app.xml",
            CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, app)  # fmt: skip
    _attach(main.package, RELATIONSHIP_TYPE.CORE_PROPERTIES, "/docProps/core.xml",
            CONTENT_TYPE.OPC_CORE_PROPERTIES, _properties(report))  # fmt: skip
    return document


def fill_pages(document: Any, markup: Markup) -> Any:
    """The body of the document, made of this."""
    # Read whole, because to move a long table from one tree to another takes the square of its rows.
    pages = parse_xml(f"<w:document {nsdecls('w', 'r')}><w:body>{markup}</w:body></w:document>")
    document.part._element = pages
    return pages.body


def elements(markup: Markup) -> list[Any]:
    """Markup as elements."""
    return list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{markup}</w:body>"))


def _fill(element: Any, markup: Markup) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(elements(markup))


def _attach(part: Any, kind: str, name: str, content: str, markup: Markup) -> None:
    data = f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n{markup}".encode()
    part.relate_to(Part(PackURI(name), content, data), kind)


def _bullets() -> Markup:
    bullet = w("lvl", w("start", val=1), w("numFmt", val="bullet"), w("lvlText", val="•"), w("lvlJc", val="left"),
               w("pPr", w("ind", left=twips(12), hanging=twips(12))), ilvl=0)  # fmt: skip
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), bullet, abstractNumId=0) + w(
        "num", w("abstractNumId", val=0), numId=1
    )


def _settings() -> Markup:
    # As Word makes files today; without it a file opens "in compatibility mode". No updateFields: with it Word asks
    # whoever opens the file whether fields that "may refer to other files" should be updated.
    today = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    word = "http://schemas.microsoft.com/office/word"
    return Markup().join((
        w("zoom", percent=100),
        w("defaultTabStop", val=twips(36)),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *(w("compatSetting", name=name, uri=word, val=value) for name, value in today.items())),
        w("themeFontLang", val="en-GB"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ))  # fmt: skip


def _fonts() -> Markup:
    fonts = (w("font", w("altName", val=other), name=face) for face, other in STAND_INS.items())
    return Markup("<w:fonts {}>{}</w:fonts>").format(Markup(nsdecls("w")), Markup().join(fonts))  # noqa: S704


def _properties(report: Report) -> Markup:
    """The title, the council and the language; no person, and no clock: the same words make the same file."""
    told = {"title": report.title, "creator": report.council, "subject": report.state, "language": "en-GB"}
    lines = (
        Markup("<dc:{0}>{1}</dc:{0}>").format(name, printable(words)[:LONGEST_PROPERTY]) for name, words in told.items()
    )
    spaces = Markup(nsdecls("cp", "dc"))  # noqa: S704
    return Markup("<cp:coreProperties {}>{}</cp:coreProperties>").format(spaces, Markup().join(lines))


def cover_layout() -> Markup:
    """The layout of the cover: no header, no footer."""
    return _layout(top=62, bottom=54)


def paper_layout(document: Any, report: Report, section: str = "") -> Markup:
    """The layout of other pages: where one is and what state the paper is in, whose it is, and which page.

    The words that stand behind the text of the PDF stand at the head here: drawn across a page that others edit they
    would lie over the text on some machines, and no screen reader would say them. ``section`` says where one is on
    pages without a heading that Word could look up.
    """
    header, header_id = document.part.add_header_part()
    footer, footer_id = document.part.add_footer_part()
    state = ". ".join(filter(None, (report.look.watermark, report.state)))
    here = run(section) if section else field('STYLEREF "Heading 1"', report.statement)
    _fill(header.element, paragraph("Header", here, tab(), run(state, "State")))
    pages = run("Page ") + field("PAGE", "2") + run(" of ") + field("NUMPAGES", "2")
    _fill(footer.element, paragraph("Footer", run(report.footer), tab(), pages))
    references = Markup(
        '<w:headerReference w:type="default" r:id="{}"/><w:footerReference w:type="default" r:id="{}"/>'
    )
    return _layout(references.format(header_id, footer_id), top=TOP, bottom=BOTTOM)


def _layout(references: str = "", *, top: float, bottom: float) -> Markup:
    width, height = PAGE
    margins = {"top": top, "right": RIGHT, "bottom": bottom, "left": LEFT, "header": 35, "footer": 36, "gutter": 0}
    return w("sectPr", references, w("type", val="nextPage"), w("pgSz", w=twips(width), h=twips(height)),
             w("pgMar", **{side: twips(points) for side, points in margins.items()}))  # fmt: skip


def packed(document: Any) -> bytes:
    """The file, with no clock in it: the same document is always the same bytes."""
    made = io.BytesIO()
    document.save(made)
    return undated(made.getvalue())
