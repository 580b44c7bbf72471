"""A document comes in as passages, whole, or is refused with one sentence."""

import codecs
import os
import time
from pathlib import Path

import pytest

from desktop.importing.errors import ImportingError
from desktop.importing.files import MOST_BYTES_OF_TEXT
from desktop.importing.read import read_document

PAPER = Path(__file__).parent.parent / "files" / "committee-paper.txt"


def refusal(path: Path) -> str:
    with pytest.raises(ImportingError) as refused:
        read_document(path)
    sentence = str(refused.value)
    assert sentence.startswith(f"{path.name}: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_the_source_says_title_date_and_a_digest_of_the_bytes(tmp_path: Path):
    source = read_document(PAPER).source
    assert source.title == "Home support and reablement in Aldermere: half-year position"
    assert source.date == "2026-06-09"
    assert source.file_name == "committee-paper.txt"
    other = tmp_path / "other.txt"
    other.write_bytes(PAPER.read_bytes() + b"\n")
    assert read_document(other).source.digest != source.digest


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("23rd April 2026", "2026-04-23"),
        ("April 2026", "2026-04"),
        ("2026", "2026"),
        ("23/04/2026", "2026-04-23"),
        ("2026-04-23", "2026-04-23"),
        ("Thursday, 23 April 2026 at 6.30pm", "2026-04-23"),
        ("to be confirmed", None),
        ("31 February 2026", None),
    ],
)
def test_only_a_stated_date_is_taken(tmp_path: Path, written: str, date: str | None):
    paper = tmp_path / "paper.txt"
    paper.write_text(f"Date:\t{written}\nTitle:\tWaits\n\n1. Waits\n\n1.1 The wait is nine days.\n", "utf-8")
    assert read_document(paper).source.date == date


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_the_councils_name_above_the_head_belongs_to_it_and_a_sentence_there_does_not(tmp_path: Path, ending: str):
    def kinds(first: str) -> list[tuple[str, str]]:
        lines = [first, "Date: 9 June 2026", "Subject: Home care", "Fourteen people wait for home care to start."]
        paper = tmp_path / f"paper.{ending}"
        paper.write_text("".join(f"<p>{x}</p>" for x in lines) if ending == "html" else "\n\n".join(lines), "utf-8")
        return [(passage.kind, passage.text.split("\n")[0]) for passage in read_document(paper).passages]

    assert kinds("CALDERBY COUNCIL")[0] == ("front-matter", "CALDERBY COUNCIL")
    sentence = "Carers told us in May that they could not book respite at short notice."
    assert ("prose", sentence) in kinds(sentence)


def test_without_a_head_the_title_is_the_first_heading_or_the_file_name(tmp_path: Path):
    notes = tmp_path / "notes of the day.md"
    notes.write_text("# Workshop on capacity\n\nWaits fell to nine days.\n", "utf-8")
    assert read_document(notes).source.title == "Workshop on capacity"
    notes.write_text("Waits fell to nine days.\n", "utf-8")
    assert read_document(notes).source.title == "notes of the day"
    assert read_document(notes).source.date is None


@pytest.mark.parametrize(
    "raw",
    [
        "Fees rose by £1.50 – an hour.".encode(),
        codecs.BOM_UTF8 + "Fees rose by £1.50 – an hour.".encode(),
        codecs.BOM_UTF16_LE + "Fees rose by £1.50 – an hour.".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Fees rose by £1.50 – an hour.".encode("utf-16-be"),
        "Fees rose by £1.50 – an hour.".encode("cp1252"),
        "Fees rose by £1.50 – an hour.\r\n\r\n".encode(),
    ],
)
def test_every_usual_encoding_is_read(tmp_path: Path, raw: bytes):
    file = tmp_path / "fees.txt"
    file.write_bytes(raw)
    assert [p.text for p in read_document(file).passages] == ["Fees rose by £1.50 – an hour."]


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("paper.doc", "save it as .docx"), ("paper.RTF", "save it as .docx"), ("paper.odt", "save it as .docx"),
        ("paper.pages", "export it as Word"), ("data.xls", "save it as .xlsx"), ("talk.ppt", "save it as .pptx"),
        ("data.zip", "unzip it"), ("scan.jpg", "type out what it says"), ("paper", "save it as .docx, .pdf or .txt"),
        ("paper.xyz", "save it as .docx, .pdf or .txt"), ("paper.docx", "ask its sender"),
        ("paper.PDF", "ask its sender"),
        ("data.xlsx", "ask its sender"), ("mail.msg", "ask its sender"),
        ("mail.eml", "no e-mail message"),
    ],
)  # fmt: skip
def test_other_kinds_and_wrong_names_are_refused_with_the_cure(tmp_path: Path, name: str, cure: str):
    file = tmp_path / name
    file.write_bytes(b"some text")
    assert cure in refusal(file)


@pytest.mark.parametrize("name", ["page.txt", "page.doc", "page.xls", "page.pdf", "page"])
def test_a_web_page_is_read_whatever_its_name(tmp_path: Path, name: str):
    file = tmp_path / name
    file.write_bytes(b"\n<!DOCTYPE html><p>The wait is nine days.")
    assert [p.text for p in read_document(file).passages] == ["The wait is nine days."]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "no text"),
        (b" \r\n\t\n", "no text"),
        (b"- - -\n***", "no text"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04 and so on", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", "old Word document"),
        (b"{\\rtf1 text}", "rich text"),
        (b"\x89PNG\r\n", "picture"),
        (b"SQLite format 3\0", "assessment"),
        (b"\n<!DOCTYPE html><p>- - -", "no text"),
        (b"text\0text", "not text"),
        (b"text" + b"\x01\x02" * 40, "not text"),
        (b"text \x81\x8d\x90 text", "UTF-8"),
        ("Fees rose by £".encode()[:-1], "whole file"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "UTF-8"),
        (codecs.BOM_UTF32_LE + "text".encode("utf-32-le"), "UTF-8"),
    ],
)
def test_what_is_not_text_is_refused(tmp_path: Path, raw: bytes, says: str):
    file = tmp_path / "paper.txt"
    file.write_bytes(raw)
    assert says in refusal(file)


def test_missing_folder_too_large_and_odd_files_are_refused(tmp_path: Path):
    assert "no such file" in refusal(tmp_path / "nowhere.txt")
    assert "folder" in refusal(tmp_path)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES_OF_TEXT + 1)
    assert "5 MB" in refusal(large)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "not a document" in refusal(pipe)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may open every file")
def test_a_file_that_may_not_be_opened_is_refused(tmp_path: Path):
    closed = tmp_path / "closed.txt"
    closed.write_text("text", "utf-8")
    closed.chmod(0)
    assert "cannot be opened" in refusal(closed)


def test_a_text_of_headings_alone_is_read_in_a_moment(tmp_path: Path):
    paper = tmp_path / "contents.txt"
    paper.write_text("\n\n".join(f"Heading {n}" for n in range(15_000)), "utf-8")
    began = time.process_time()
    assert len(read_document(paper).passages) == 15_000
    assert time.process_time() - began < 3


def test_a_paper_on_one_line_is_cut_into_passages_that_can_be_read(tmp_path: Path):
    paper = tmp_path / "line.txt"
    said = "Waits fell from six days to three, and people said so. " * 5_000
    paper.write_text(said, "utf-8")
    passages = read_document(paper).passages
    assert max(len(passage.text) for passage in passages) < 50_000
    assert " ".join(passage.text for passage in passages).split() == said.split()


@pytest.mark.parametrize(
    "text",
    [
        "1." + "9" * 5_000 + " A paragraph that is wrapped by hand and goes on below, to\n2. and so on.",
        "# a" + " " * 50_000 + "b",
    ],
)
def test_odd_marks_at_the_head_of_a_line_stop_nothing(tmp_path: Path, text: str):
    paper = tmp_path / "odd.txt"
    paper.write_text(text, "utf-8")
    assert read_document(paper).passages
