"""The order of what stands in the Word file: Word calls a file damaged that does not keep to the standard's.

The orders are those of ECMA-376, part 1, annex A: of each, the elements that this program or its users' pages need.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from desktop.report.docx import word_file
from desktop.report.values.report import Report

ORDERS = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textDirection "
    "textAlignment outlineLvl rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
    "em lang",
    "w:pBdr": "top left bottom right between bar",
    "w:numPr": "ilvl numId",
    "w:tbl": "tblPr tblGrid tr",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "w:tblBorders": "top left bottom right insideH insideV",
    "w:tblCellMar": "top left bottom right",
    "w:tr": "tblPrEx trPr tc",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "w:tcBorders": "top left bottom right insideH insideV",
    "w:tc": "tcPr p",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "w:sdt": "sdtPr sdtEndPr sdtContent",
    "w:docPartObj": "docPartGallery docPartCategory docPartUnique",
    "w:styles": "docDefaults latentStyles style",
    "w:docDefaults": "rPrDefault pPrDefault",
    "w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "w:tblStylePr": "pPr rPr tblPr trPr tcPr",
    "w:numbering": "numPicBullet abstractNum num",
    "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
    "w:settings": "writeProtection view zoom removePersonalInformation defaultTabStop characterSpacingControl compat "
    "docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "w:font": "altName panose1 charset family notTrueType pitch sig",
}
FIRST = {"w:p": "pPr", "w:r": "rPr"}
"""Where only the first place is fixed."""


@pytest.fixture(scope="module")
def parts(report: Report) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(word_file(report))) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))}


def elements(parts: dict[str, Any]) -> Iterator[Any]:
    for name, root in parts.items():
        if name.startswith("word/") and "theme" not in name:
            yield from root.iter(etree.Element)


def children(element: Any) -> list[str]:
    return [etree.QName(child).localname for child in element]


def test_what_stands_in_an_element_stands_in_the_standards_order(parts: dict[str, Any]):
    orders = {qn(tag): order.split() for tag, order in ORDERS.items()}
    checked = set()
    for element in elements(parts):
        if element.tag in orders:
            order = orders[element.tag]
            found = children(element)
            assert set(found) <= set(order), (element.tag, found)
            assert found == sorted(found, key=order.index), (element.tag, found)
            checked.add(element.tag)
    assert checked == set(orders)


def test_properties_come_first(parts: dict[str, Any]):
    first = {qn(tag): name for tag, name in FIRST.items()}
    for element in elements(parts):
        if element.tag in first and first[element.tag] in children(element):
            assert children(element).index(first[element.tag]) == 0


def test_a_cell_ends_in_a_paragraph_and_a_row_has_a_cell_for_every_column(parts: dict[str, Any]):
    for table in parts["word/document.xml"].iter(qn("w:tbl")):
        columns = len(list(table.iter(qn("w:gridCol"))))
        for row in table.iter(qn("w:tr")):
            cells = [child for child in row if child.tag == qn("w:tc")]
            assert len(cells) == columns
            assert all(children(cell)[-1] == "p" for cell in cells)
        assert table.getnext().tag == qn("w:p")


def test_fields_begin_separate_and_end(parts: dict[str, Any]):
    open_fields = 0
    for mark in parts["word/document.xml"].iter(qn("w:fldChar")):
        kind = mark.get(qn("w:fldCharType"))
        open_fields += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert open_fields >= (0 if kind == "end" else 1)
    assert open_fields == 0


def test_every_part_is_named_in_the_types_and_every_relationship_leads_to_a_part(parts: dict[str, Any]):
    types = {override.get("PartName") for override in parts["[Content_Types].xml"] if override.get("PartName")}
    assert types == {f"/{name}" for name in parts if not name.endswith(".rels") and not name.startswith("[")}
    ids = {rel.get("Id") for rel in parts["word/_rels/document.xml.rels"]}
    targets = {f"word/{rel.get('Target')}" for rel in parts["word/_rels/document.xml.rels"]}
    assert targets <= set(parts)
    used = {value for element in elements(parts) for name, value in element.attrib.items() if name == qn("r:id")}
    assert used <= ids
