"""The council's logo in the Word file, with its name for who cannot see it."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from markupsafe import Markup

from desktop.report.characters import printable
from desktop.report.docx_writing import w
from desktop.report.values.report import Report

HIGHEST, WIDEST = 51, 130
"""Points: the room that the logo has on the cover."""

_POINT = 12_700
"""Drawings are measured in parts of a point, so many each."""

_DRAWING = (
    '<wp:inline {names} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="1" name="Logo" descr="{said}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="1" name="Logo" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
)


def logo(document: Any, report: Report) -> Markup:
    """The logo as large as there is room for it; nothing where there is none or it has no size."""
    data = b64decode(report.look.logo)
    # The size of a PNG picture stands at this place in every one.
    wide, high = (int.from_bytes(data[place : place + 4]) for place in (16, 20))
    if not (wide and high):
        return Markup()
    scale = min(HIGHEST / high, WIDEST / wide) * _POINT
    picture = Part(PackURI("/word/media/logo.png"), CONTENT_TYPE.PNG, data)
    drawing = Markup(_DRAWING).format(  # noqa: S704
        names=Markup(nsdecls("wp", "a", "pic", "r")),  # noqa: S704
        id=document.part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE),
        wide=max(round(wide * scale), 1),
        high=max(round(high * scale), 1),
        said=printable(report.council),
    )
    return w("r", w("drawing", drawing))
