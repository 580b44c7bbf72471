"""Makes small files of Office by hand, so that a test says exactly what is in them."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:s="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def relations(*targets: tuple[str, str, str]) -> str:
    """Relations by id, kind and target."""
    rows = "".join(
        f'<Relationship Id="{i}" Type="{_RELATION}/{kind}" Target="{target}"/>' for i, kind, target in targets
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return whole.getvalue()


def package(ending: str, main: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """An Office file of a kind with the XML of its main part and other parts."""
    return zipped(
        {"_rels/.rels": relations(("rId1", "officeDocument", _KINDS[ending])), _KINDS[ending]: main, **(parts or {})}
    )


def word(body: str, **parts: str) -> bytes:
    """A Word document. ``parts`` are other parts by their kind: styles, numbering, comments, header, footnotes."""
    named = {f"word/{kind}.xml": xml for kind, xml in parts.items()}
    links = [(f"r{kind}", kind, f"{kind}.xml") for kind in parts]
    main = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return package("docx", main, {**named, "word/_rels/document.xml.rels": relations(*links)})


def p(text: str = "", style: str = "", number: tuple[int, int] | None = None, runs: str = "") -> str:
    """A paragraph of Word: its text, style, and the list and level of its number."""
    form = f'<w:pStyle w:val="{style}"/>' if style else ""
    form += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    said = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{form}</w:pPr>{said}{runs}</w:p>"


def workbook(
    sheets: dict[str, str],
    *,
    strings: Sequence[str] = (),
    formats: Sequence[str] = (),
    states: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook with the XML of each sheet's rows, the shared strings, and the format codes that cells refer to."""
    listed = "".join(
        f'<s:sheet name="{name}" sheetId="{at}" r:id="rId{at}" state="{(states or {}).get(name, "visible")}"/>'
        for at, name in enumerate(sheets, start=1)
    )
    parts: dict[str, str | bytes] = {
        f"xl/worksheets/sheet{at}.xml": f"<s:worksheet {SPACES}>{rows}</s:worksheet>"
        for at, rows in enumerate(sheets.values(), start=1)
    }
    links = [(f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    links += [("rIdS", "sharedStrings", "sharedStrings.xml"), ("rIdF", "styles", "styles.xml")]
    parts["xl/sharedStrings.xml"] = (
        f"<s:sst {SPACES}>{''.join(f'<s:si><s:t>{s}</s:t></s:si>' for s in strings)}</s:sst>"
    )
    own = "".join(f'<s:numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(formats))
    used = "".join(f'<s:xf numFmtId="{200 + at}"/>' for at in range(len(formats)))
    parts["xl/styles.xml"] = (
        f'<s:styleSheet {SPACES}><s:numFmts>{own}</s:numFmts><s:cellXfs><s:xf numFmtId="0"/>{used}</s:cellXfs>'
        f"</s:styleSheet>"
    )
    parts["xl/_rels/workbook.xml.rels"] = relations(*links)
    return package("xlsx", f"<s:workbook {SPACES}><s:sheets>{listed}</s:sheets></s:workbook>", parts)


def rows(*lines: list[object], start: int = 1) -> str:
    """The rows of a sheet: text as it stands, numbers as numbers, a pair as a number with its format."""
    said = ""
    for number, line in enumerate(lines, start=start):
        cells = ""
        for at, value in enumerate(line):
            place = f"{chr(65 + at)}{number}"
            if isinstance(value, tuple):
                cells += f'<s:c r="{place}" s="{value[1]}"><s:v>{value[0]}</s:v></s:c>'
            elif isinstance(value, str):
                cells += f'<s:c r="{place}" t="inlineStr"><s:is><s:t>{value}</s:t></s:is></s:c>' if value else ""
            else:
                cells += f'<s:c r="{place}"><s:v>{value}</s:v></s:c>'
        said += f'<s:row r="{number}">{cells}</s:row>'
    return f"<s:sheetData>{said}</s:sheetData>"


def slides(*trees: str, notes: dict[int, str] | None = None) -> bytes:
    """A presentation with the XML of what stands on each slide."""
    listed = "".join(f'<p:sldId id="{255 + at}" r:id="rId{at}"/>' for at in range(1, len(trees) + 1))
    parts: dict[str, str | bytes] = {}
    for at, tree in enumerate(trees, start=1):
        parts[f"ppt/slides/slide{at}.xml"] = f"<p:sld {SPACES}><p:cSld><p:spTree>{tree}</p:spTree></p:cSld></p:sld>"
        if notes and at in notes:
            parts[f"ppt/notesSlides/notes{at}.xml"] = (
                f"<p:notes {SPACES}><p:cSld><p:spTree>{shape(notes[at], kind='body')}</p:spTree></p:cSld></p:notes>"
            )
            parts[f"ppt/slides/_rels/slide{at}.xml.rels"] = relations(
                ("n", "notesSlide", f"../notesSlides/notes{at}.xml")
            )
    links = [(f"rId{at}", "slide", f"slides/slide{at}.xml") for at in range(1, len(trees) + 1)]
    parts["ppt/_rels/presentation.xml.rels"] = relations(*links)
    return package("pptx", f"<p:presentation {SPACES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>", parts)


def shape(*paragraphs: str, kind: str | None = None) -> str:
    """A shape on a slide; ``kind`` is the part of the layout that it fills."""
    place = f'<p:ph type="{kind}"/>' if kind else ""
    said = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return f"<p:sp><p:nvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:txBody>{said}</p:txBody></p:sp>"


def outlook(streams: dict[str, bytes]) -> bytes:
    """A file of streams as Outlook's are, by their names; a folder's stream is written "folder/stream"."""
    sector = 512
    free, end, table_mark, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    folders = list(dict.fromkeys(name.split("/")[0] for name in streams if "/" in name))
    # Entries: the root, then what is in it, then what is in each folder; each level a chain to the right.
    entries: list[dict[str, object]] = [{"name": "Root Entry", "kind": 5}]
    top = [name for name in streams if "/" not in name] + folders
    for name in top:
        entries.append({"name": name, "kind": 1 if name in folders else 2, "content": streams.get(name, b"")})
    first_of: dict[str, int] = {}
    for folder in folders:
        first_of[folder] = len(entries)
        for name in [n for n in streams if n.startswith(f"{folder}/")]:
            entries.append({"name": name.split("/")[1], "kind": 2, "content": streams[name], "in": folder})
    data, chains = b"", []
    for entry in entries:
        content = entry.get("content", b"")
        if entry["kind"] == 2:
            # Streams of less than this are kept elsewhere, which a test can do without.
            content = content.ljust(4096, b"\0")
            entry["start"], entry["size"] = len(data) // sector, len(content)
            content = content.ljust(-(-len(content) // sector) * sector, b"\0")
            chains.append((len(data) // sector, len(content) // sector))
            data += content
    directory = b""
    for at, entry in enumerate(entries):
        name = str(entry["name"]).encode("utf-16-le") + b"\0\0"
        siblings = [i for i, other in enumerate(entries) if i and other.get("in") == entry.get("in")]
        right = next((i for i in siblings if i > at), none) if at else none
        child = (1 if len(entries) > 1 else none) if not at else first_of.get(str(entry["name"]), none)
        directory += struct.pack(
            "<64sHBBIII16sIQQIQ", name, len(name), entry["kind"], 1, none, right, child, b"", 0, 0, 0,
            entry.get("start", end), entry.get("size", 0),
        )  # fmt: skip
    directory = directory.ljust(-(-len(directory) // sector) * sector, b"\0")
    directory_start = len(data) // sector
    chains.append((directory_start, len(directory) // sector))
    count = (len(data) + len(directory)) // sector
    tables = 1
    while tables * sector // 4 < count + tables:
        tables += 1
    table = [free] * (tables * sector // 4)
    for start, length in chains:
        for step in range(length):
            table[start + step] = start + step + 1 if step + 1 < length else end
    for at in range(tables):
        table[count + at] = table_mark
    head = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, tables,
        directory_start, 0, 4096, end, 0, end, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *[count + at for at in range(tables)], *[free] * (109 - tables))
    return head + data + directory + struct.pack(f"<{len(table)}I", *table)


def outlook_message(**extra: bytes) -> bytes:
    """A message of Outlook with an attachment."""
    ticks = (datetime.datetime(2026, 6, 9) - datetime.datetime(1601, 1, 1)) // datetime.timedelta(microseconds=1) * 10
    return outlook(
        {
            "__properties_version1.0": b"\0" * 32 + struct.pack("<HHIQ", 0x40, 0x39, 0, ticks),
            "__substg1.0_0037001F": "Waits".encode("utf-16-le"),
            "__substg1.0_0C1A001F": "Brokerage".encode("utf-16-le"),
            "__substg1.0_1000001E": "The wait fell to nine days – at last.".encode("cp1252"),
            "__attach_version1.0_#00000000/__substg1.0_3707001F": "C:\\papers\\waits.docx".encode("utf-16-le"),
            **extra,
        }
    )


def message(**parts: str) -> EmailMessage:
    """A message as mail programs save it, in plain text and, if wanted, as a web page."""
    mail = EmailMessage()
    mail["Subject"] = "Waits – the last quarter"
    mail["From"] = "Brokerage <brokerage@example.invalid>"
    mail["Date"] = "Tue, 09 Jun 2026 10:00:00 +0100"
    mail.set_content(parts.get("plain", "The wait fell to nine days.\n\nFees rose.\n"))
    if "html" in parts:
        mail.add_alternative(parts["html"], subtype="html")
    return mail
