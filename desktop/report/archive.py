"""The last touch to a PDF: one file that is both accessible (PDF/UA-1) and fit to be archived (PDF/A-3a)."""

from __future__ import annotations

from hashlib import md5
from typing import Any
from zlib import adler32

VARIANT = "pdf/a-3a"
"""What WeasyPrint makes of itself; what PDF/UA-1 asks for beyond that is put in here."""

_ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def write(document: Any) -> bytes:
    """The file. The same pages make the same bytes: nothing in it comes from the clock or from chance."""
    # WeasyPrint would make the identifier by writing the whole file twice, and open the colours for each file anew.
    data = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=False, output_intent="given", finisher=_finish)
    return _identified(data)


def _finish(_document: Any, pdf: Any) -> None:
    """Say of the file that it is accessible, where a reader who cannot unpack it can read that too."""
    for written in pdf.objects:
        end_clearly(written)
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.compress = False
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", _ACCESSIBLE + b"</rdf:RDF>")]


def end_clearly(written: Any) -> None:
    """Let no packed drawing end in the half of a line end: who looks for its end in the file would find it too early.

    Its last byte is the last of a checksum of what is packed, to which a blank makes no difference but that.
    """
    if getattr(written, "compress", False) and "Length1" not in written.extra:
        while adler32(b"\n".join(map(_bytes, written.stream))) % 256 == ord("\r"):
            written.stream.append(b" ")


def _bytes(piece: Any) -> bytes:
    """A piece as it is written: bytes, words, or the tag of what is drawn, which knows its own bytes."""
    written = getattr(piece, "data", piece)
    return written if isinstance(written, bytes) else str(written).encode("ascii")


def _identified(data: bytes) -> bytes:
    """The file with an identifier made of its content, which an archive asks for."""
    mark = md5(data, usedforsecurity=False).hexdigest().encode()
    # The last dictionary of the file is the one that a reader begins with: nothing stands behind it but its own place.
    start = data.index(b"<<", data.rindex(b" obj\n")) + 2
    return data[:start] + b"/ID [<" + mark + b"> <" + mark + b">]" + data[start:]
