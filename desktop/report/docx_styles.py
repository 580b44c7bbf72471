"""The styles of the Word file, each defined once: change one in Word and the whole paper follows."""

from __future__ import annotations

from markupsafe import Markup

from desktop.report.docx_look import (
    INK,
    INK_2,
    LABELS,
    MISSING,
    RULE,
    SANS,
    SERIF,
    WEAK,
    WIDTH,
    twips,
)  # fmt: skip
from desktop.report.docx_writing import w


def styles(accent: str) -> Markup:
    """Every style, and what holds where no style says anything. ``accent`` is the council's colour."""
    return Markup().join((
        _defaults(), _hidden_until_used(), *_built_in(), *_headings(), *_text(), *_cover(accent), *_lists(),
        *_in_tables(), *_characters(accent), _table_normal(), _report_table(),
    ))  # fmt: skip


def _defaults() -> Markup:
    """Only the language: LibreOffice sets a face and an ink given here over the styles of words in tables."""
    letters = w("rPr", w("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", w("pPr", w("widowControl"))))


def _hidden_until_used() -> Markup:
    return w("latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0,
             count=376)  # fmt: skip


def _spacing(before: float = 0, after: float = 0, line: float = 0) -> Markup:
    lines = {"line": twips(line), "lineRule": "atLeast"} if line else {}
    return w("spacing", before=twips(before), after=twips(after), **lines)


def _rules(**sides: tuple[float, str, float]) -> Markup:
    """Rules at the sides of a paragraph: how thick, in which ink, how far from the text."""
    return w("pBdr", *(
        w(side, val="single", sz=round(thick * 8), space=round(space), color=ink)
        for side, (thick, ink, space) in sides.items()
    ))  # fmt: skip


def _letters(size: float = 0, *, bold: bool = False, ink: str = "", face: str = "", box: bool = False) -> Markup:
    return w(
        "rPr",
        w("rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face) if face else "",
        w("b") if bold else "",
        w("bCs") if bold else "",
        w("color", val=ink) if ink else "",
        w("spacing", val=twips(1)) if box else "",
        *((w("sz", val=round(size * 2)), w("szCs", val=round(size * 2))) if size else ()),
        w("bdr", val="single", sz=12, space=0, color=INK) if box else "",
    )


def _lines(
    *, keep: bool = False, whole: bool = False, new_page: bool = False, bullets: bool = False, rules: str = "",
    tabs: tuple[tuple[str, float], ...] = (), before: float = 0, after: float = 0, line: float = 0, left: float = 0,
    hanging: float = 0, right: float = 0, middle: bool = False, level: int | None = None,
) -> Markup:  # fmt: skip
    """How the lines of a paragraph stand, in the order the standard asks for."""
    return w(
        "pPr",
        w("keepNext") if keep else "",
        w("keepLines") if keep or whole else "",
        w("pageBreakBefore") if new_page else "",
        w("numPr", w("numId", val=1)) if bullets else "",
        rules,
        w("tabs", *(w("tab", val=kind, pos=twips(place)) for kind, place in tabs)) if tabs else "",
        _spacing(before, after, line),
        w("ind", left=twips(left), right=twips(right), hanging=twips(hanging)),
        w("jc", val="center") if middle else "",
        w("outlineLvl", val=level) if level is not None else "",
    )


def _style(name: str, lines: str = "", letters: str = "", *, base: str = "Normal", then: str = "") -> Markup:
    """A paragraph style; ``then`` is the style of the paragraph after it when somebody types on."""
    return w("style", w("name", val=name), w("basedOn", val=style_id(base)), w("next", val=then) if then else "",
             w("uiPriority", val=1), w("qFormat"), lines, letters, type="paragraph", styleId=style_id(name),
             **_own(name))  # fmt: skip


def style_id(name: str) -> str:
    """The id of a style, as Word makes it of the name."""
    named = {"heading 1": "Heading1", "heading 2": "Heading2", "heading 3": "Heading3", "toc 1": "TOC1"}
    return named.get(name) or "".join(word[:1].upper() + word[1:] for word in name.split())


_BUILT_IN = {"Title", "Subtitle", "heading 1", "heading 2", "heading 3", "Body Text", "Quote", "caption", "List Bullet",
             "toc 1", "TOC Heading", "header", "footer", "Strong", "Hyperlink"}  # fmt: skip


def _own(name: str) -> dict[str, object]:
    return {} if name in _BUILT_IN else {"customStyle": 1}


def _built_in() -> tuple[Markup, ...]:
    return (
        w("style", w("name", val="Normal"), w("qFormat"), w("pPr", _spacing(line=14)), _letters(11, ink=INK, face=SANS),
          type="paragraph", default=1, styleId="Normal"),
        w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"), type="character",
          default=1, styleId="DefaultParagraphFont"),
        w("style", w("name", val="No List"), w("uiPriority", val=99), w("semiHidden"), type="numbering", default=1,
          styleId="NoList"),
    )  # fmt: skip


def _headings() -> tuple[Markup, ...]:
    ruled = _rules(top=(0.5, RULE, 6))
    return (
        _style("heading 1", _lines(keep=True, new_page=True, after=7.5, line=30, right=59, level=0),
               _letters(23, bold=True), then="BodyText"),
        _style("heading 2", _lines(keep=True, rules=ruled, before=15, after=4, line=15, level=1),
               _letters(13, bold=True), then="BodyText"),
        _style("heading 3", _lines(keep=True, before=15, line=17, level=2, tabs=(("left", LABELS),),
                                   left=LABELS, hanging=LABELS),
               _letters(12, bold=True), then="BodyText"),
        _style("TOC Heading", _lines(keep=True, after=15, line=30), _letters(23, bold=True), then="BodyText"),
        _style("Front Heading", _lines(keep=True, before=30, after=7.5, line=15), _letters(13, bold=True),
               then="Labelled"),
        _style("toc 1", _lines(tabs=(("right", WIDTH),), before=3.75, after=3.75, line=15,
                               rules=_rules(bottom=(0.5, RULE, 3), between=(0.5, RULE, 3)))),
        _style("Contents Hint", _lines(before=7.5), _letters(9.5, ink=INK_2)),
    )  # fmt: skip


def _text() -> tuple[Markup, ...]:
    beside = twips(LABELS) / 20
    return (
        _style("Body Text", _lines(after=6, line=14, left=beside)),
        _style("Standfirst", _lines(before=2, after=12, line=19, right=39), _letters(13.5), then="BodyText"),
        _style("Quote", _lines(keep=True, after=2, line=17, left=beside, hanging=5), _letters(12, face=SERIF),
               then="QuoteSource"),
        _style("Quote Source", _lines(whole=True, after=9, line=13, left=beside), _letters(9.75, ink=INK_2),
               then="BodyText"),
        _style("Status Line", _lines(keep=True, tabs=(("right", WIDTH),), after=7.5, line=15,
                                     rules=_rules(top=(1, INK, 4), bottom=(0.5, RULE, 4))), _letters(10.25)),
        _style("Check Note", _lines(keep=True, before=2, line=14), _letters(10.25), then="BodyText"),
        _style("Note", _lines(before=7.5, after=7.5, line=14), _letters(10.25, ink=INK_2)),
        _style("Labelled", _lines(whole=True, tabs=(("left", LABELS),), after=3, line=14, left=beside,
                                  hanging=LABELS), _letters(10.25)),
        _style("caption", _lines(keep=True, before=7, after=4, line=13), _letters(10.25, bold=True)),
        _style("header", _lines(tabs=(("right", WIDTH),), line=12, rules=_rules(bottom=(0.75, INK_2, 7))),
               _letters(9, ink=INK_2)),
        _style("footer", _lines(tabs=(("right", WIDTH),), line=12), _letters(9, ink=INK_2)),
    )  # fmt: skip


def _cover(accent: str) -> tuple[Markup, ...]:
    line, bob = (0.75, INK, 0), (6, accent, 0)
    return (
        _style("Cover Council", _lines(tabs=(("right", WIDTH),), after=2, line=22), _letters(16, bold=True)),
        _style("Cover Logo", _lines(after=12)),
        _style("Cover Service", _lines(tabs=(("right", WIDTH),), before=5, after=7.5, line=14),
               _letters(10.25, ink=INK_2)),
        _style("Plumb Line", _lines(before=20, line=200, left=LABELS, rules=_rules(left=line))),
        _style("Plumb Bob", _lines(line=26, left=LABELS + 2.6, after=22, rules=_rules(left=bob))),
        _style("Title", _lines(after=4, line=42, left=LABELS), _letters(38, bold=True), then="Subtitle"),
        _style("Subtitle", _lines(after=0, line=22.5, left=LABELS,
                                 rules=_rules(bottom=(1, INK, 24))), _letters(17), then="BodyText"),
        _style("Cover Fact", _lines(whole=True, tabs=(("left", 2 * LABELS),), line=15, left=2 * LABELS,
                                    hanging=LABELS, before=3.5, after=4,
                                    rules=_rules(bottom=(0.5, RULE, 3), between=(0.5, RULE, 3)))),
        _style("Cover Note", _lines(before=60, line=14, left=LABELS), _letters(10, ink=INK_2)),
    )  # fmt: skip


def _lists() -> tuple[Markup, ...]:
    return (
        _style("List Bullet", _lines(bullets=True, after=4, line=14.5, left=12, hanging=12), _letters(10.75)),
        _style("Body List", _lines(bullets=True, after=3, line=14, left=LABELS + 12, hanging=12), _letters(10.25)),
        _style("Summary Text", _lines(after=5, line=14.5), _letters(10.75)),
    )


def _in_tables() -> tuple[Markup, ...]:
    return (
        _style("Table Text", _lines(line=13), _letters(10)),
        _style("Table List", _lines(after=4, line=13), _letters(10)),
        _style("Table Count", _lines(line=13, middle=True), _letters(10)),
        _style("Column Title", _lines(keep=True, line=15), _letters(12, bold=True)),
        _style("Table Count Head", _lines(keep=True, line=12.5, middle=True), base="Table Head"),
        _style("Table Note", _lines(line=12), _letters(9.5, ink=INK_2)),
        _style("Table Head", _lines(keep=True, line=12.5), _letters(9.5, bold=True, ink=INK_2)),
    )


def _characters(accent: str) -> tuple[Markup, ...]:
    looks = {
        "Strong": _letters(bold=True),
        "Reference": _letters(9.25, ink=accent),
        "Quoted Words": _letters(face=SERIF),
        "Label": _letters(ink=INK_2),
        "Draft Mark": _letters(13, bold=True, box=True),
        "Severity Expected": _letters(bold=True, ink=MISSING),
        "Severity Common": _letters(bold=True, ink=WEAK),
        "Severity Seen": _letters(bold=True, ink=INK_2),
        "Count Covered": _letters(bold=True, ink="FFFFFF"),
        "Count Weak": _letters(bold=True, ink=INK),
        "Count Missing": _letters(bold=True, ink=MISSING),
        "State": _letters(bold=True, ink=INK),
    }
    return tuple(
        w("style", w("name", val=name), w("basedOn", val="DefaultParagraphFont"), w("uiPriority", val=2), w("qFormat"),
          look, type="character", styleId=style_id(name), **_own(name))
        for name, look in looks.items()
    )  # fmt: skip


def _table_normal() -> Markup:
    none = {side: w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")}
    return w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"),
             w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *none.values())), type="table", default=1,
             styleId="TableNormal")  # fmt: skip


def _report_table() -> Markup:
    """A strong rule above the head and below the last row, a finer one under the head, hairlines between rows."""

    def rule(side: str, thick: float, ink: str) -> Markup:
        return w(side, val="single", sz=round(thick * 8), space=0, color=ink)

    borders = w("tblBorders", rule("top", 1, INK), rule("bottom", 1, INK), rule("insideH", 0.5, RULE))
    room = w("tblCellMar", *(
        w(side, w=twips(points), type="dxa")
        for side, points in (("top", 4), ("left", 0), ("bottom", 4), ("right", 8))
    ))  # fmt: skip
    return w(
        "style", w("name", val="Report Table"), w("basedOn", val="TableNormal"), w("uiPriority", val=3), w("qFormat"),
        w("tblPr", borders, room),
        w("tblStylePr", w("tcPr", w("tcBorders", rule("bottom", 0.5, INK)), w("vAlign", val="bottom")),
          type="firstRow"),
        w("tblStylePr", w("rPr", w("b"), w("bCs")), type="firstCol"),
        type="table", styleId="ReportTable", customStyle=1,
    )  # fmt: skip
