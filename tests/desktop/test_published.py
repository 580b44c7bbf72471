"""A published section says the same in every file that an officer may have it in; what is none is refused."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import make_sections
import pytest

from desktop.importing.errors import ImportingError
from desktop.importing.read import read_document
from desktop.input_file import InputError
from desktop.published import one_of_several, paragraphs_of, read_section
from rubric.exemplar import PublishedSection, exemplar_of, fingerprint, read_report, recognise
from rubric.pack import Pack

REPORT = Path(__file__).parent.parent / "files" / "published-section.txt"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ENDINGS = ("html", "mht", "pdf", "docx")
Said = list[tuple[str | None, str, tuple[str, ...]]]


@pytest.fixture
def section(pack: Pack) -> PublishedSection:
    return read_report(REPORT.read_text("utf-8"), pack)


def said(section: PublishedSection, *, hyphens: bool = True) -> Said:
    """Sub-headings and paragraphs."""
    return [
        (part.sub_heading, part.title, tuple(p if hyphens else p.replace("-", "") for p in part.paragraphs))
        for part in section.sub_headings
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_file_says_the_same(pack: Pack, section: PublishedSection, tmp_path: Path, ending: str):
    read = read_section(make_sections.make(tmp_path, section, "aldermere")[ending], pack)
    assert said(read) == said(section)
    assert fingerprint(read) == fingerprint(section)
    assert (read.title, read.score, read.score_words) == (section.title, section.score, section.score_words)
    assert (read.i_statements, read.we_statement, read.among) == (section.i_statements, section.we_statement, 1)


@pytest.mark.skipif(not SEEDS.exists(), reason="the exemplars' text is not kept with the program")
@pytest.mark.parametrize("ending", ENDINGS)
def test_the_exemplars_are_known_in_every_file(pack: Pack, tmp_path: Path, ending: str):
    known: list[str] = []
    for file in sorted(SEEDS.glob("*.txt")):
        if "What people expect" not in file.read_text("utf-8"):
            continue
        told = read_section(file, pack)
        read = read_section(make_sections.make(tmp_path, told, file.stem)[ending], pack)
        # Where a PDF breaks a line after "co-", nobody can tell whether the word has a hyphen.
        assert said(read, hyphens=ending != "pdf") == said(told, hyphens=ending != "pdf")
        exemplar = exemplar_of(read, pack)
        assert exemplar is not None
        known.append(exemplar.id)
    assert sorted(known) == sorted(exemplar.id for exemplar in pack.exemplars)


@pytest.mark.parametrize(
    "style",
    [
        "body { font: 9pt/1.2 sans-serif } p { margin: 2pt 0 }",
        "body { font-size: 14pt; text-align: justify }",
        "h1, h2, h3 { font-size: 11pt } @page { size: A5; margin: 15mm }",
    ],
)
def test_a_pdf_says_the_same_however_its_lines_are_wrapped(
    pack: Pack, section: PublishedSection, tmp_path: Path, style: str
):
    path = tmp_path / "aldermere.pdf"
    path.write_bytes(make_sections.printed(make_sections.blocks(section), style))
    assert said(read_section(path, pack), hyphens=False) == said(section, hyphens=False)


@pytest.mark.parametrize(
    "changed",
    [
        lambda page: page.replace("<p>Score: 3</p>", "<p><strong>Score 3</strong></p>"),
        lambda page: page.replace("3 – Evidence", "3 - Evidence"),
        lambda page: page.replace("within a week.</p>", "within a week./p&gt;</p>"),
        lambda page: page.replace("<h3>", "<p><b>").replace("</h3>", "</b></p>"),
        lambda page: page.replace("<main>", "<div>").replace("</main>", "</div>"),
        lambda page: page.replace("commitment</h2>", "commitment:</h2>").replace("expect</h2>", "expect:</h2>"),
    ],
)
def test_the_forms_a_saved_page_comes_in_make_no_difference(
    pack: Pack, section: PublishedSection, tmp_path: Path, changed: Callable[[str], str]
):
    page = make_sections.page(make_sections.blocks(section))
    assert changed(page) != page
    path = tmp_path / "aldermere.html"
    path.write_text(changed(page), "utf-8")
    assert said(read_section(path, pack)) == said(section)


def another(section: PublishedSection, title: str, score: int, *, expects: bool = True) -> PublishedSection:
    heads = section.i_statements if expects else ()
    return section.model_copy(update={"title": title, "score": score, "i_statements": heads})


@pytest.mark.parametrize("ending", ["html", "pdf", "txt"])
def test_of_a_whole_report_the_section_of_the_pack_is_taken_and_said(
    pack: Pack, section: PublishedSection, tmp_path: Path, ending: str
):
    before, after = another(section, "Equity", 2), another(section, "Governance", 1, expects=False)
    made = [block for one in (before, section, after) for block in make_sections.blocks(one)]
    made = [block for block in made if block != ("h2", "What people expect") or after.i_statements]
    path = tmp_path / f"aldermere.{ending}"
    match ending:
        case "html":
            path.write_text(make_sections.page(made, "Aldermere Council"), "utf-8")
        case "pdf":
            path.write_bytes(make_sections.printed(made))
        case _:
            path.write_text("\n\n".join(words for _, words in made), "utf-8")
    read = read_section(path, pack)
    assert said(read) == said(section)
    assert (read.score, read.among) == (section.score, 3)
    assert read.council == ("Aldermere Council" if ending == "html" else "")
    assert "holds 3 quality statements; only the one about" in one_of_several(path.name, read)[0]


def test_a_statement_that_prints_no_expectation_ends_the_one_before(pack: Pack, section: PublishedSection):
    text = REPORT.read_text("utf-8")
    after = text.replace(section.title, "Governance").replace("What people expect", "").replace("Score: 3", "Score: 1")
    for words in section.i_statements:
        after = after.replace(words, "")
    read = read_report(text + after, pack)
    assert said(read) == said(section)
    assert (read.score, read.among) == (3, 2)


# What is not a section


def test_another_paper_is_refused_in_a_sentence(pack: Pack, tmp_path: Path):
    path = tmp_path / "minutes.html"
    path.write_text("<h1>Minutes</h1><p>The wait is nine days.</p>", "utf-8")
    with pytest.raises(InputError, match=r"^minutes\.html: this is not a section of a published report"):
        read_section(path, pack)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"<Types/>")
        package.writestr("word/document.xml", b" " * 400_000_000)


HOSTILE: list[tuple[str, Callable[[Path], object]]] = [
    ("cut.pdf", lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")),
    ("empty.html", lambda path: path.write_text("", "utf-8")),
    ("noise.docx", lambda path: path.write_bytes(bytes(range(256)) * 40)),
    ("bomb.docx", _bomb),
    ("page.txt", lambda path: path.write_text("<!DOCTYPE html><html><p>Key findings</p></html>", "utf-8")),
    ("folder.pdf", lambda path: path.mkdir()),
    ("gone.mht", lambda path: None),
]


@pytest.mark.parametrize(("name", "written"), HOSTILE)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    pack: Pack, tmp_path: Path, name: str, written: Callable[[Path], object]
):
    written(tmp_path / name)
    with pytest.raises((InputError, ImportingError)) as refused:
        read_section(tmp_path / name, pack)
    assert str(refused.value).startswith(name)
    assert str(refused.value).endswith(".")


# What is surely one


@pytest.mark.parametrize("ending", ["txt", *ENDINGS])
def test_a_section_is_recognised_in_every_file(pack: Pack, section: PublishedSection, tmp_path: Path, ending: str):
    path = {**make_sections.make(tmp_path, section, "aldermere"), "txt": REPORT}[ending]
    found = recognise(paragraphs_of(read_document(path)), pack)
    assert found is not None
    assert fingerprint(found) == fingerprint(section)


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("Score: 3", "").replace("3 - Evidence shows", "Evidence shows"),
        lambda text: text.replace("Key findings for this quality statement", "What we found"),
        lambda text: text.replace("We understand the diverse health and care needs of", "Alderwick Council listens to"),
        lambda text: text.replace("Care provision, integration and continuity", "Safeguarding"),
        lambda text: "Minutes of the board.\n\nScore: 3\n\nKey findings\n\nThe wait is nine days.",
        lambda text: "Key findings\nScore: 3\n" * 2_000,
        json.dumps,
        lambda text: "",
    ],
)
def test_what_may_be_another_paper_is_not(pack: Pack, changed: Callable[[str], str]):
    assert recognise(changed(REPORT.read_text("utf-8")), pack) is None
