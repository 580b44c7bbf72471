"""One paper says the same in every format: the same passages with the same numbers, tables included."""

import re
from pathlib import Path

import make_papers
import pytest

from desktop.importing.read import ImportedDocument, read_document

REAL_PAPER = Path(__file__).parents[3] / "shared" / "seeds" / "003_1322a8b8373c1c0d.txt"
ENDINGS = ("docx", "pdf", "html", "md")


def said(document: ImportedDocument) -> list[tuple[int, str, str, str, str]]:
    """The passages, without what stands at the head and foot of pages, which comes last."""
    passages = [(p.number, p.kind, p.paragraph, p.heading, p.text) for p in document.passages]
    while passages[-1][1] == "front-matter":
        passages.pop()
    return passages


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_gives_the_same_passages(papers: dict[str, Path], ending: str):
    text, other = read_document(papers["txt"]), read_document(papers[ending])
    assert said(other) == said(text)
    assert len([p for p in said(text) if p[1] == "table"]) == 3
    assert (other.source.title, other.source.date) == (text.source.title, text.source.date)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.skipif(not REAL_PAPER.exists(), reason="the real committee paper is not kept with the program")
def test_a_real_paper_says_the_same_in_every_format(tmp_path: Path, ending: str):
    made = make_papers.make(tmp_path, REAL_PAPER)
    assert said(read_document(made[ending])) == said(read_document(REAL_PAPER))


def test_what_stands_at_the_head_and_foot_of_pages_is_kept_once(papers: dict[str, Path]):
    for ending in ("docx", "pdf"):
        texts = [p.text for p in read_document(papers[ending]).passages]
        assert texts.count(make_papers.RUNNING_HEAD) == 1
    assert not any("Page 2" in p.text for p in read_document(papers["pdf"]).passages)


def test_a_pdf_says_on_which_page_each_passage_stands(papers: dict[str, Path]):
    pages = {p.paragraph: p.page for p in read_document(papers["pdf"]).passages if p.paragraph}
    assert pages["1.1"] == "1"
    assert pages["3.1"] == "2"
    assert pages["4.3"] == "3"


LAYOUTS = {
    "numbers that hang": ".n { padding-left: 36pt; text-indent: -36pt } .n span { display: inline-block; width: 36pt }",
    "justified": "body { text-align: justify; font-size: 12pt; line-height: 1.15 } p { margin: 0 0 12pt }",
    "little space between paragraphs": "p { margin: 2pt 0 } body { font-size: 9pt }",
    "rows ruled": ".table td, .table th { border: none } .table tr { border-bottom: 1px solid } .table { width: 100% }",
    "nothing ruled, headings in bold alone": ".table td, .table th { border: none } h2, h3 { font-size: 11pt }",
    "small pages": "@page { size: A5; margin: 15mm } body { font-size: 10pt }",
    "wide pages": "@page { size: A4 landscape } body { font-size: 14pt }",
    "two columns": "body { columns: 2; font-size: 9pt; column-gap: 9mm } td, th { padding-right: 4pt }",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pdf_says_the_same_however_it_is_set(papers: dict[str, Path], tmp_path: Path, layout: str):
    page = make_papers.html(make_papers.blocks(papers["txt"].read_text("utf-8")), "Paper", saved=False)
    page = re.sub(r"<(p|h2|h3)>(\d+(?:\.\d+)*\.?) ", r'<\1 class="n"><span>\2 </span>', page)
    (tmp_path / "paper.pdf").write_bytes(make_papers.printed(page.replace("</style>", f"{LAYOUTS[layout]}</style>")))
    assert said(read_document(tmp_path / "paper.pdf")) == said(read_document(papers["txt"]))
