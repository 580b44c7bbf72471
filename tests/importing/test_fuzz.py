"""Files of every kind, broken at random, end in passages or in one plain sentence.

The environment's PLUMBLINE_FUZZ says how many of each are tried, no two runs alike.
"""

import io
import json
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make_office import message, outlook_message, p, rows, shape, slides, word, workbook

from desktop.importing.answer import answer
from desktop.importing.errors import ImportingError
from desktop.importing.read import read_document

EXAMPLES = int(os.environ.get("PLUMBLINE_FUZZ", "40"))
MOST_SECONDS = 30
TRIED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="PLUMBLINE_FUZZ" not in os.environ,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

ODD = st.sampled_from(
    [b"", b"\0", b"\xff", b"<", b">", b'"', b"&", b"\r\n", b"-1", b"99999999999999999999", b"1e999", b"/", b"<!--",
     b"<![CDATA[",
     b"\xed\xa0\x80", "\u202e".encode(), b"%n", b"]]>", b"<w:p>", b"</w:p>", b"obj", b"stream", b"=", b";", b"\t"]
)  # fmt: skip
CHANGE = st.tuples(st.floats(0, 1), st.integers(0, 60), st.one_of(ODD, st.binary(max_size=8)), st.booleans())
CHANGES = st.lists(CHANGE, min_size=1, max_size=6)


def changed(whole: bytes, changes: list[tuple[float, int, bytes, bool]]) -> bytes:
    """The bytes with some cut out and others put in, and now and then the end cut off or a piece said twice."""
    for place, length, put, twice in changes:
        at = int(place * len(whole))
        if length == 60:
            whole = whole[:at]
        elif twice:
            whole = whole[:at] + whole[at : at + length * 20] * 2 + whole[at + length * 20 :]
        else:
            whole = whole[:at] + put + whole[at + length :]
    return whole


def changed_inside(whole: bytes, changes: list[tuple[float, int, bytes, bool]], part: int) -> bytes:
    """An Office file with one of its parts changed, packed again so that its sums are right."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for at, name in enumerate(names):
            content = old.read(name)
            new.writestr(name, changed(content, changes) if at == part % len(names) else content)
    return packed.getvalue()


def check(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    began = time.process_time()
    try:
        document = read_document(path)
    except ImportingError as error:
        said = str(error)
        assert said.startswith(f"{path.name}: ")
        assert said.endswith(".")
        assert "\n" not in said
    else:
        json.loads(answer(document))
        assert all(passage.text.strip() for passage in document.passages)
        for text in (passage.text for passage in document.passages):
            text.encode()
    assert time.process_time() - began < MOST_SECONDS


TRACKER = rows(
    ["Ref", "Evidence", "Date"], ["1", "The wait fell to nine days.", "2026-06-30"], ["2", "Fees rose.", (46182, 1)]
)
OFFICE: dict[str, Callable[[], bytes]] = {
    "workbook.xlsx": lambda: workbook(
        {"Evidence": TRACKER, "Lists": rows(["A", "B"])}, formats=["dd/mm/yyyy"], strings=["x"]
    ),
    "slides.pptx": lambda: slides(
        shape("The year", kind="title") + shape("Waits fell.", "Fees rose.", kind="body"), notes={1: "Say it."}
    ),
    "small.docx": lambda: word(
        p("1.1\tWaits fell.") + p("Fees", style="H") + p("They rose."), styles="<w:styles/>", comments="<x/>"
    ),
}
PLAIN: dict[str, Callable[[], bytes]] = {
    **OFFICE,
    "mail.eml": lambda: message(html="<p>Waits are:</p><table><tr><td>Oak<td>9</table>").as_bytes(),
    "mail.msg": outlook_message,
    "rows.csv": lambda: b'Measure,"What, then",2025/26\r\nWait,"nine ""days""",3\r\nFee,,\xa34\r\n',
    "evidence.json": lambda: (
        b'{"format": "plumbline-evidence/1", "evidence": [{"id": "E1", "text": "Waits fell.", "date": "2026"}]}'
    ),
}


@pytest.mark.parametrize("ending", ["txt", "html", "md", "docx", "pdf"])
@TRIED
@given(changes=CHANGES)
def test_broken_papers(
    papers: dict[str, Path], tmp_path: Path, ending: str, changes: list[tuple[float, int, bytes, bool]]
):
    check(tmp_path / f"paper.{ending}", changed(papers[ending].read_bytes(), changes))


@pytest.mark.parametrize("name", PLAIN)
@TRIED
@given(changes=CHANGES)
def test_broken_files(tmp_path: Path, name: str, changes: list[tuple[float, int, bytes, bool]]):
    check(tmp_path / name, changed(PLAIN[name](), changes))


@pytest.mark.parametrize("name", [*OFFICE, "paper.docx"])
@TRIED
@given(changes=CHANGES, part=st.integers(0, 30))
def test_broken_parts(
    papers: dict[str, Path], tmp_path: Path, name: str, changes: list[tuple[float, int, bytes, bool]], part: int
):
    whole = papers["docx"].read_bytes() if name == "paper.docx" else OFFICE[name]()
    check(tmp_path / name, changed_inside(whole, changes, part))


MARKS = (
    (
        "<p> </p> <table> <tr> <td> <td_rowspan=3> <td_colspan=2> </table> <ul> <li> </ul> <ol_start=-4> <dl> <dt> <dd>"
        " <h2> "
        "</h2> <b> </b> <main> </main> <nav> </nav> <br> <pre> </pre> Waits_fell. 1.1_Fees_rose "
        "<img_alt='a_b_c_d_e'> <title> "
        "<script> <caption>"
    )
    .replace("_", "\n")
    .split(" ")
)


@TRIED
@given(
    st.text(alphabet="<>/=\"'&; \n!-", max_size=60),
    st.lists(st.sampled_from(MARKS), max_size=40),
)
def test_pages_of_any_marks(tmp_path: Path, noise: str, marks: list[str]):
    check(tmp_path / "page.html", f"<!DOCTYPE html>The wait is nine days.{''.join(marks)}{noise}".encode())
