"""Documents made to do harm: each gets one plain sentence, in bounded time, and nothing outside it is touched."""

import io
import json
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from make_office import p, package, relations, rows, word, workbook, zipped

from desktop.importing import package as bounds
from desktop.importing.answer import document_of
from desktop.importing.errors import ImportingError
from desktop.importing.files import MOST_BYTES
from desktop.importing.read import ImportedDocument, read_document

Read = Callable[[str, bytes | str], ImportedDocument]
Refuse = Callable[[str, bytes | str], str]
MOST_SECONDS = 20.0
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _in_bounded_time() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < MOST_SECONDS


def test_zip_bombs_are_refused_before_they_fill_the_memory(refused: Refuse):
    bomb = f"<w:document>{' ' * (bounds.MOST_UNPACKED + 1000)}</w:document>"
    assert "unpacks to far more" in refused("a.docx", package("docx", bomb))
    many = {f"word/part{n}.xml": "x" for n in range(bounds.MOST_ENTRIES + 1)}
    assert "parts, which no document does" in refused("a.docx", zipped(many))


def test_a_zip_that_lies_about_its_sizes_is_refused(refused: Refuse):
    honest = word(p("Waits fell.") * 200)
    with zipfile.ZipFile(io.BytesIO(honest)) as file:
        size = file.getinfo("word/document.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    assert "damaged" in refused("a.docx", lying)


@pytest.mark.parametrize(
    "entities",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.invalid/x"> %a;]>',
    ],
)
@pytest.mark.parametrize("ending", ["docx", "xlsx", "pptx"])
def test_entities_are_never_defined_and_never_fetched(refused: Refuse, ending: str, entities: str):
    for encoding in ("utf-8", "utf-16"):
        xml = f'<?xml version="1.0" encoding="{encoding}"?>{entities}<x>&a;</x>'.encode(encoding)
        assert "entities of its own" in refused(f"a.{ending}", package(ending, xml))  # pyright: ignore


def test_nested_parts_and_endless_parts_are_refused(refused: Refuse, read: Read, monkeypatch: pytest.MonkeyPatch):
    deep = "<w:sdt><w:sdtContent>" * 200 + p("Waits fell.") + "</w:sdtContent></w:sdt>" * 200
    assert "nested" in refused("a.docx", word(deep))
    box = p("x")
    for _ in range(20):
        box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    assert read("a.docx", word(box)).passages
    monkeypatch.setattr(bounds, "MOST_ELEMENTS", 10_000)
    assert "more than 10,000 elements" in refused("a.docx", word("<w:p/>" * 10_001))


def test_what_lies_outside_the_file_is_never_looked_at(read: Read, refused: Refuse, tmp_path: Path):
    secret = tmp_path / "secret.xml"
    secret.write_text("<w:styles>secret</w:styles>")
    outside = word(p("Waits fell."))
    with zipfile.ZipFile(io.BytesIO(outside)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for target in (
        f"file://{secret}",
        str(secret),
        "../../../../secret.xml",
        "http://example.invalid/styles.xml",
        "//host/share",
    ):
        links = relations(("r1", "styles", target), ("r2", "header", target), ("r3", "attachedTemplate", target))
        parts["word/_rels/document.xml.rels"] = links.replace(
            "<Relationship ", '<Relationship TargetMode="Internal" '
        ).encode()
        assert [x.text for x in read("a.docx", zipped(parts)).passages] == ["Waits fell."]  # pyright: ignore
    parts["_rels/.rels"] = relations(("r1", "officeDocument", f"file://{secret}")).encode()
    assert "damaged" in refused("a.docx", zipped(parts))  # pyright: ignore


def test_a_part_that_refers_to_itself_ends(read: Read, refused: Refuse):
    document = word(p("Waits fell."))
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    loop = relations(
        ("r1", "styles", "document.xml"), ("r2", "numbering", "document.xml"), ("r3", "header", "document.xml")
    )
    parts["word/_rels/document.xml.rels"] = loop.encode()
    assert "Waits fell." in [x.text for x in read("a.docx", zipped(parts)).passages]  # pyright: ignore


def test_locked_office_files_are_told(refused: Refuse):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000
    for name in ("a.docx", "a.xlsx", "a.pptx"):
        assert "password" in refused(name, old)


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pptx", "pdf"])
def test_files_that_are_not_whole_are_told(papers: dict[str, Path], refused: Refuse, ending: str):
    whole = {"xlsx": workbook({"Sheet1": rows(["A", "B"], ["x", "y"])}), "pptx": package("pptx", "<x/>")}.get(ending)
    whole = whole or papers[ending].read_bytes()
    for share in (0.1, 0.5, 0.9):
        assert refused(f"a.{ending}", whole[: int(len(whole) * share)])


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, refused: Refuse):
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    began = time.perf_counter()
    with pytest.raises(ImportingError, match=f"larger than {MOST_BYTES // 1_000_000} MB; split it"):
        read_document(path)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 60_000 + "x", "<a " * 400_000, "<!--" * 400_000, "<![CDATA[" * 200_000, '<a b="' * 300_000,
        "<p " + "a=1 " * 300_000 + ">x", "<table><tr><td>" * 20_000 + "x", "<b><i>" * 30_000 + "<p>x", "<" * 200_000,
        "<script>" * 200_000, "<td colspan=9999 rowspan=9999>x" * 3_000, "<li>" * 60_000, "&#" + "9" * 200_000 + ";",
        "<table>" + "<tr><td rowspan=65000>x" * 2_000 + "</table>", "<ol start=99999999999999999999><li>x",
    ],
)  # fmt: skip
def test_pages_made_to_be_slow_are_read_or_refused_in_time(tmp_path: Path, html: str):
    path = tmp_path / "a.html"
    path.write_text(f"<!DOCTYPE html><p>The wait is nine days.</p>{html}", "utf-8")
    with suppress(ImportingError):
        assert read_document(path).passages


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of numbered objects, the first of which is the root."""
    parts, places, length = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(length)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        length += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    foot = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, length)
    return b"".join([*parts, head, table, foot])


def one_page(content: bytes, *more: bytes, kids: bytes = b"[3 0 R]", count: int = 1) -> bytes:
    packed = zlib.compress(content)
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
            b"<< /Type /Pages /Kids " + kids + b" /Count %d >>" % count,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R "
            b">> >> >>",
            b"<< /Length %d /Filter /FlateDecode >> stream\n" % len(packed) + packed + b"\nendstream",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


WORDS = b"BT /F 12 Tf 50 700 Td (The wait is nine days, and it was twelve.) Tj ET\n"


def test_a_plain_pdf_of_ours_is_read(read: Read):
    assert [x.text for x in read("a.pdf", one_page(WORDS)).passages] == ["The wait is nine days, and it was twelve."]


def test_words_far_from_each_other_or_from_the_page_take_no_room(read: Read):
    far = WORDS + b"BT /F 12 Tf 900000 700 Td (far from it) Tj ET\n" + WORDS.replace(b"700", b"680")
    document = read("a.pdf", one_page(far))
    assert "nine days" in document.passages[0].text
    assert document.source.left_out == ("3 words beyond the edges of the pages left out.",)
    assert read("a.pdf", one_page(far).replace(b"[0 0 600 800]", b"[0 0 1e9 800]")).passages


def child(path: Path, seconds: float = 60) -> dict[str, Any]:
    """What the process that reads a document says."""
    done = subprocess.run(
        [sys.executable, "-m", "desktop.importing", str(path)],
        cwd=ROOT,
        capture_output=True,
        timeout=seconds,
        check=False,
    )
    with suppress(ImportingError):
        document_of(path.name, done.stdout)
    return json.loads(done.stdout)


SLOW: dict[str, Callable[[], bytes]] = {
    "objects": lambda: one_page(WORDS, *[b"<< >>"] * 1_000_000),
    "strokes": lambda: one_page(WORDS + b"0 0 m 9 9 l S\n" * 1_000_000),
    "letters": lambda: one_page(WORDS + b"BT /F 1 Tf 5 5 Td (x) Tj ET\n" * 300_000),
    "pages": lambda: one_page(WORDS, kids=b"[" + b"3 0 R " * 300_000 + b"]", count=300_000),
    "loop": lambda: one_page(WORDS, kids=b"[2 0 R 3 0 R]"),
    "states": lambda: one_page(WORDS + b"q " * 500_000),
    "arrays": lambda: one_page(b"[" * 500_000 + WORDS),
    "nested": lambda: pdf([b"<<" * 200_000]),
    "huge": lambda: one_page(b"BT /F 12 Tf 1e30 0 0 1e30 1e30 1e30 Tm (x y z of the year) Tj ET " + WORDS),
    "wide": lambda: one_page(WORDS).replace(b"[0 0 600 800]", b"[0 0 1e9 1e9]"),
    "narrow": lambda: one_page(WORDS).replace(b"[0 0 600 800]", b"[0 0 0 0]"),
}


@pytest.mark.parametrize("name", SLOW)
def test_pdfs_made_to_be_slow_end_in_a_process_of_their_own(tmp_path: Path, name: str):
    path = tmp_path / "a.pdf"
    path.write_bytes(SLOW[name]())
    said = child(path)
    assert said["failed"].startswith("a.pdf: ") if "failed" in said else said["passages"]


HOLDS = """
import sys, time
from pathlib import Path
from desktop.importing import limits, read
limits.MOST_SECONDS, limits.MOST_MEMORY = 2, 600_000_000
def endless(path):
    {act}
read.read_document = endless
from desktop.importing.__main__ import main
main(Path("paper.pdf"))
"""


@pytest.mark.parametrize(
    ("act", "says"),
    [
        ("while True: pass", "takes too long"),
        ("time.sleep(60)", "takes too long"),
        pytest.param(
            "return b'x' * 5_000_000_000",
            "takes too much memory",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="there the memory is bounded by who starts it"),
        ),
        ("import os; os.abort()", "reading it failed"),
        ("1 / 0", "reading it failed"),
    ],
)
def test_a_reading_that_does_not_end_or_breaks_down_is_one_sentence(act: str, says: str):
    done = subprocess.run(
        [sys.executable, "-c", HOLDS.format(act=act)], cwd=ROOT, capture_output=True, timeout=30, check=False
    )
    with pytest.raises(ImportingError) as error:
        document_of("paper.pdf", done.stdout)
    assert says in str(error.value)
    assert str(error.value).startswith("paper.pdf: ")
