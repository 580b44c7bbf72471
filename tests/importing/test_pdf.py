"""PDFs: what was printed is put back into paragraphs, columns, tables; what runs along the pages is taken out."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import make_papers
import pikepdf
import pytest

from desktop.importing.read import ImportedDocument

Read = Callable[[str, bytes | str], ImportedDocument]
Refuse = Callable[[str, bytes | str], str]

SAID = (
    "The council has worked with providers and carers to understand what matters most in the local market. "
    "Commissioners met monthly with the homecare association and agreed a long-term plan for the implementation of "
    "electronic monitoring. The plan is long and its term is four years. Between April and June 2026 the median "
    "wait for "
    "homecare was 3 days across 412 referrals, against 6 days a year before."
)
STYLE = """@page { size: A4; margin: 25mm 20mm; @top-center { content: "Annual review" }
  @bottom-right { content: counter(page) } }
body { font: 10pt/1.35 "Source Serif 4", serif } h1 { font-size: 18pt } h2 { font-size: 13pt } p { margin: 6pt 0 }"""


def pdf(body: str, style: str = "") -> bytes:
    return make_papers.printed(f'<html lang="en"><style>{STYLE}{style}</style>{body}</html>')


WORDS = sorted(set(SAID.replace(".", "").replace(",", "").split()))


def said(at: int) -> str:
    """A paragraph like no other: words in the same place on several pages would be taken for a running head."""
    chance = random.Random(at)
    sentences = [" ".join(chance.choices(WORDS, k=chance.randint(6, 24))) for _ in range(chance.randint(2, 6))]
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences)


def paragraphs(count: int, start: int = 0) -> str:
    return "".join(f"<p>{said(at)}</p>" for at in range(start, start + count))


def prose(document: ImportedDocument) -> list[str]:
    return [passage.text for passage in document.passages if passage.kind == "prose"]


@pytest.fixture(scope="module")
def columns() -> bytes:
    style = "body { hyphens: auto; text-align: justify } div { columns: 2; column-gap: 8mm }"
    return pdf(
        f"<h1>The year</h1><p>{SAID}</p><div><h2>Waits</h2>{paragraphs(20)}</div><h1>Next year</h1><div>"
        f"{paragraphs(9, 20)}</div>",
        style,
    )


def test_two_columns_are_read_one_after_the_other_and_words_are_whole(read: Read, columns: bytes):
    document = read("a.pdf", columns)
    found = prose(document)
    expected = [SAID, *(said(at) for at in range(29))]
    assert found == expected
    assert [x.text for x in document.passages if x.kind == "heading"] == ["The year", "Waits", "Next year"]


def test_paragraphs_that_are_told_by_their_indent_alone_are_told(read: Read):
    document = read("a.pdf", pdf(paragraphs(24), "p { margin: 0; text-indent: 1.5em }"))
    assert prose(document) == [said(at) for at in range(24)]
    assert {x.page for x in document.passages if x.kind == "prose"} == {"1", "2", "3"}


def test_running_heads_and_page_numbers_are_taken_out_and_said(read: Read):
    style = (
        "@page { @top-left { content: string(chapter) ' ' counter(page) } @top-center { content: none } } h1 { "
        "string-set: chapter content() }"
    )
    chapters = "".join(
        f'<h1 style="break-before: page">Part {name}</h1>{paragraphs(18, at * 18)}'
        for at, name in enumerate(("one", "two", "three"))
    )
    document = read("a.pdf", pdf(chapters, style))
    assert len(prose(document)) == 54
    kept = [x.text for x in document.passages if x.kind == "front-matter"]
    assert len(kept) == 3
    assert all(text.startswith("Part ") for text in kept)
    assert "page numbers left out." in document.source.left_out[1]


def test_tables_keep_their_rows_however_they_are_ruled(read: Read):
    cells = (
        "td, th { padding: 3pt 8pt; text-align: left; vertical-align: top } table { border-collapse: collapse; "
        "width: 100% }"
    )
    ruled = ".all td, .all th { border: 0.5pt solid } .rows tr { border-bottom: 0.5pt solid }"
    plain = (
        "<tr><th>Measure</th><th>2024/25</th><th>2025/26</th></tr><tr><td>Median wait in days for homecare after "
        "hospital "
        "and from home</td><td>6</td><td>3</td></tr><tr><td>Homes rated Good</td><td>81%</td><td>86%</td></tr>"
    )
    long = (
        "<tr><th>Risk</th><th>What we do</th><th>Owner</th></tr><tr><td>A provider fails in the east of the "
        "borough</td><td>A plan "
        "was agreed with three councils in May and tested in June with all providers in the room.</td><td>Head of "
        "commissioning"
        "</td></tr><tr><td>Fees</td><td>The cost of care exercise is repeated each autumn and shared with the "
        "market.</td><td>Finance</td></tr>"
    )
    merged = (
        "<tr><th>Agency</th><th colspan=2>Waits</th></tr><tr><td rowspan=2>Oak</td><td>May</td><td>9</td></tr>"
        "<tr><td>June</td><td>7</td></tr>"
    )
    body = (
        f"<p>Before this.</p><table>{plain}</table><p>Then this.</p><table class=rows>{long}</table><p>And "
        f"this.</p><table class=all>{merged}</table>"
    )
    found = [x.text.split("\n")[1:] for x in read("a.pdf", pdf(body, cells + ruled)).passages if x.kind == "table"]
    assert found == [
        [
            "Measure\t2024/25\t2025/26",
            "Median wait in days for homecare after hospital and from home\t6\t3",
            "Homes rated Good\t81%\t86%",
        ],
        [
            "Risk\tWhat we do\tOwner",
            "A provider fails in the east of the borough\tA plan was agreed with three councils in May and tested "
            "in June with all "
            "providers in the room.\tHead of commissioning",
            "Fees\tThe cost of care exercise is repeated each autumn and shared with the market.\tFinance",
        ],
        ["Agency\tWaits\tWaits", "Oak\tMay\t9", "Oak\tJune\t7"],
    ]


def test_a_row_whose_first_cell_is_empty_is_a_row_although_rows_stand_far_apart(read: Read):
    rows = "".join(
        f"<tr><td>{label}</td><td>{said}</td></tr>"
        for label, said in (("Title:", "Homecare"), ("Date:", "23 April 2026"), ("", "Contact: the east team"))
    )
    style = "td { padding: 5pt 20pt 5pt 0 } @page { @top-center { content: none } }"
    document = read("a.pdf", pdf(f"<table>{rows}</table><p>{SAID}</p>", style))
    assert document.passages[0].text == "Title:\tHomecare\nDate:\t23 April 2026\n\tContact: the east team"
    assert prose(document) == [SAID]


def test_a_table_over_two_pages_is_one_and_names_its_columns_once(read: Read):
    rows = "".join(f"<tr><td>Home {at}</td><td>{at}</td></tr>" for at in range(70))
    table = f"<table><thead><tr><th>Home</th><th>Beds</th></tr></thead>{rows}</table>"
    document = read(
        "a.pdf",
        pdf(f"<p>The homes are:</p>{table}", "td, th { border: 0.5pt solid; padding: 2pt 8pt; text-align: left }"),
    )
    (found,) = [x.text for x in document.passages if x.kind == "table"]
    assert found == "The homes are:\nHome\tBeds\n" + "\n".join(f"Home {at}\t{at}" for at in range(70))


def test_a_numbered_heading_on_the_page_after_a_table_is_no_row_of_it(read: Read):
    style = (
        "h2 { break-before: page } h2 span { display: inline-block; width: 40pt } "
        "td { border: 0.5pt solid; padding: 2pt 8pt }"
    )
    table = "<table><tr><td>Home</td><td>Beds</td></tr><tr><td>Oak</td><td>9</td></tr></table>"
    body = f"<p>{SAID}</p><p>The homes are:</p>{table}<h2><span>4.</span>Single packages</h2><p>{SAID}</p>"
    found = [(x.kind, x.paragraph, x.text) for x in read("a.pdf", pdf(body, style)).passages]
    assert ("table", "", "The homes are:\nHome\tBeds\nOak\t9") in found
    assert ("heading", "4", "Single packages") in found


def test_footnotes_come_last_and_break_no_paragraph(read: Read):
    note = '<span style="float: footnote; font-size: 8pt">Brokerage data, June 2026.</span>'
    document = read("a.pdf", pdf(f"<p>{SAID}{note} It fell again.</p>{paragraphs(18)}"))
    assert prose(document) == [
        f"{SAID} It fell again.",
        *(said(at) for at in range(18)),
        "Brokerage data, June 2026.",
    ]
    assert document.passages[-3].text == "Notes"


def test_a_footnote_whose_mark_is_raised_is_known_by_it(read: Read):
    note = '<div style="position: absolute; bottom: 0; font-size: 8pt"><sup>1</sup> Brokerage data, June 2026.</div>'
    document = read(
        "a.pdf", pdf(f"<p>{said(0)}<sup>1</sup></p>{paragraphs(3, 1)}{note}", "@page { position: relative }")
    )
    assert [x.text for x in document.passages][-2:] == ["Notes", "1 Brokerage data, June 2026."]
    assert prose(document)[0] == said(0)


def test_a_list_of_contents_is_no_evidence(read: Read):
    line = '<p style="width: 16cm">{}<span> . . . . . . . . . . . . . . . . . . . . {}</span></p>'
    body = "<h1>Contents</h1>" + line.format("Waits", 2) + line.format("Fees", 3) + "<p>The wait is nine days.</p>"
    kinds = [(x.kind, x.text[:5]) for x in read("a.pdf", pdf(body)).passages]
    assert ("front-matter", "Waits") in kinds
    assert ("prose", "The w") in kinds


def test_a_turned_page_is_read_as_it_is_seen(read: Read):
    for turn in (90, 180, 270):
        with pikepdf.open(io.BytesIO(pdf(paragraphs(2)))) as file:
            page = file.pages[0]
            page.rotate(turn, relative=False)
            # The words are turned the other way, so that they stand upright again.
            a, b, c, d, e, f = {90: (0, 1, -1, 0, 842, 0), 180: (-1, 0, 0, -1, 595, 842), 270: (0, -1, 1, 0, 0, 595)}[
                turn
            ]
            page.contents_add(f"q {a} {b} {c} {d} {e} {f} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            if turn != 180:
                page.mediabox = [0, 0, 842, 595]
            whole = io.BytesIO()
            file.save(whole)
        found = prose(read("a.pdf", whole.getvalue()))
        assert found == [said(at) for at in range(2)]


def test_a_scan_is_recognised_and_a_scanned_page_is_said(read: Read, refused: Refuse):
    picture = (
        '<img style="width: 16cm; height: 20cm" '
        'src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4'
        '2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">'
    )
    style = "@page { @top-center { content: none } @bottom-right { content: none } }"
    assert "pictures without words" in refused("a.pdf", pdf(picture + picture, style))
    apart = f"<div style='break-before: page'>{picture}</div>"
    document = read("a.pdf", pdf(f"<p>{said(1)}</p>{apart}<p style='break-before: page'>{said(2)}</p>", style))
    assert document.source.left_out == ("Page 2 is a picture without words and left out.",)


def test_protected_broken_and_empty_files_are_refused(refused: Refuse):
    whole = pdf(f"<p>{SAID}</p>")
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as file:
        file.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    assert "password" in refused("a.pdf", locked.getvalue())
    assert "damaged" in refused("a.pdf", whole[: len(whole) // 3])
    assert "damaged" in refused("a.pdf", b"%PDF-1.7\n")


def test_a_file_that_only_its_owner_may_change_is_read(read: Read):
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(f"<p>{SAID}</p>"))) as file:
        file.save(locked, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert prose(read("a.pdf", locked.getvalue())) == [SAID]


def test_letters_of_two_in_one_sign_and_raised_letters_are_part_of_their_words(read: Read):
    body = "<p>The office is efficient on the 1<sup>st</sup> of May<sup>1</sup> and first to fly.</p>"
    (said,) = prose(
        read(
            "a.pdf",
            pdf(body, 'body { font-family: "Source Serif 4"; font-variant-ligatures: common-ligatures }'),
        )
    )
    assert said == "The office is efficient on the 1st of May and first to fly."


@pytest.mark.parametrize("text", [f"<p>{SAID}</p>"])
def test_the_file_is_left_as_it_is(tmp_path: Path, text: str):
    from desktop.importing.read import read_document

    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(text))
    before = path.read_bytes(), path.stat().st_mtime_ns
    read_document(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_the_dots_of_a_list_that_a_browser_draws_are_its_marks(read: Read):
    drawn = "i { display: inline-block; background: black; width: 3.5pt; height: 3.5pt; border-radius: 50%; "
    style = f"p {{ margin: 0 }} {drawn} margin: 0 6pt 2pt -10pt }} div {{ margin-left: 20pt }}"
    entries = "".join(f"<div><i></i>{words}</div>" for words in ("carers are heard", "Calls are kept", "An open list"))
    document = read("paper.pdf", pdf(f"<p>The council will see to it that:</p>{entries}<p>{SAID}</p>", style))
    assert prose(document) == [
        "The council will see to it that:\n- carers are heard\n- Calls are kept\n- An open list",
        SAID,
    ]


def test_a_dot_behind_words_is_no_mark_of_a_list(read: Read):
    style = "i { display: inline-block; background: red; width: 4pt; height: 4pt; border-radius: 50% }"
    body = f"<p>{SAID}</p><p>Waits for home support at weekends <i></i> were longer than in June.</p>"
    assert (
        prose(read("paper.pdf", pdf(body, style)))[1] == "Waits for home support at weekends were longer than in June."
    )


def test_two_tables_that_touch_are_two_unless_they_have_as_many_columns(read: Read):
    style = "table { border-collapse: collapse; margin: 0 } td { border: 0.5pt solid; padding: 3pt }"
    waits = "<table><tr><td>Days waited for home support</td><td>May</td><td>3</td></tr></table>"
    rows = "<tr><td>Harbour</td><td>Good</td></tr><tr><td>Oak Tree</td><td>Not yet seen by anybody</td></tr>"
    others = f"<table>{rows}</table>"
    more = "<table><tr><td>Nights</td><td>June of last year</td><td>11</td></tr></table>"
    found = read("paper.pdf", pdf(f"<p>{SAID}</p>{waits}{more}{others}", style)).passages
    tables = [passage.text.split("\n") for passage in found if passage.kind == "table"]
    assert [rows[-2:] for rows in tables] == [
        ["Days waited for home support\tMay\t3", "Nights\tJune of last year\t11"],
        ["Harbour\tGood", "Oak Tree\tNot yet seen by anybody"],
    ]


def test_a_table_is_read_by_its_columns_where_every_other_row_is_shaded_whole(read: Read):
    style = """table { width: 100%; border-collapse: collapse } tr:nth-child(even) { background: #eee }
      th { background: #036; color: white; text-align: left } td, th { padding: 5pt }"""
    rows = [("Harbour", "Good", "410"), ("Oak Tree", "Fair", "255"), ("Quay", "Good", "90"), ("Penny", "Fair", "12")]
    told = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    body = f"<p>{SAID}</p><table><tr><th>Agency</th><th>Grade</th><th>People</th></tr>{told}</table><p>{SAID}</p>"
    (table,) = [p for p in read("paper.pdf", pdf(body, style)).passages if p.kind == "table"]
    assert table.text.split("\n")[1:] == ["Agency\tGrade\tPeople", *map("\t".join, rows)]


PLAIN = "table { border-collapse: separate; border-spacing: 2px } th { text-align: left } "
LONG_TABLE = [
    ("Agency", "People", "Hours a week", "Yearly cost"),
    ("Harbour Care", "410", "1,204.5", "£1,310,400"),
    ("Oak Tree Support", "255", "688", "£742,060"),
    ("Quay Nursing Agency", "90", "276", "£215,860"),
    ("Penny Bridge Chinese Community Centre", "6", "62.8", "£49,077"),
]


def told(rows: list[tuple[str, ...]]) -> str:
    cells = [
        "".join(f"<t{'d' if at else 'h'}>{cell}</t{'d' if at else 'h'}>" for cell in row) for at, row in enumerate(rows)
    ]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def only_table(document: ImportedDocument) -> list[str]:
    (table,) = [passage for passage in document.passages if passage.kind == "table"]
    return table.text.split("\n")[1:]


def test_the_last_row_of_a_table_without_rules_keeps_all_its_lines(read: Read):
    style = f"{PLAIN} td, th {{ padding: 3pt 8pt }} td:first-child {{ width: 70pt }}"
    body = f"<p>{SAID}</p>{told(LONG_TABLE)}<p>{SAID}</p>"
    assert only_table(read("paper.pdf", pdf(body, style))) == ["\t".join(row) for row in LONG_TABLE]


def test_one_rule_under_the_names_of_columns_parts_no_other_rows(read: Read):
    rows = [("Agency", "Grade"), ("Harbour Care", "Requires a visit soon"), ("Oak Tree Support", "Seen in May")]
    rows += [("Quay Nursing Agency", "Requires a visit soon"), ("Penny Bridge Homes", "Seen in June and July")]
    ruled = "table::before { content: ''; position: absolute; top: 16pt; left: 0; right: 0; border-top: 1pt solid }"
    style = f"table {{ position: relative; border-spacing: 0 }} {ruled} td, th {{ padding: 1pt 9pt; text-align: left }}"
    body = f"<p>{SAID}</p>{told(rows)}<p>{SAID}</p>"
    assert only_table(read("paper.pdf", pdf(body, style))) == ["\t".join(row) for row in rows]


def test_a_table_at_the_foot_of_a_page_is_no_two_columns_of_prose(read: Read):
    style = f"{PLAIN} td, th {{ padding: 3pt 8pt; white-space: pre-line }}"
    names = (
        "Name of agency",
        "No. of\npeople",
        "No. of hours\nprovided each week",
        "Yearly cost\nuntil the end of May",
    )
    rows = [names, ("Oak Tree Support Services", "90", "2,024.2", "£1,604,459"), ("Quay", "59", "279.3", "£238,904")]
    body = f"<p style='height: 575pt'>{SAID}</p><p>Costs of the contracts are as follows:</p>"
    body += told(rows + LONG_TABLE[1:4])
    found = only_table(read("paper.pdf", pdf(body, style)))
    assert found == ["\t".join(row).replace("\n", " ") for row in rows + LONG_TABLE[1:4]]


def test_a_short_cell_beside_two_lines_is_in_their_row(read: Read):
    style = f"{PLAIN} td {{ vertical-align: middle; padding: 2pt 9pt }} td:first-child {{ width: 90pt }}"
    rows = [("Visits that were late or missed", "Fewer than in May"), ("Nights", "None at all"), ("Calls", "All kept")]
    body = f"<p>{SAID}</p>" + told([("", "")]).replace(
        "<tr><th></th><th></th></tr>", "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    )
    assert only_table(read("paper.pdf", pdf(body, style))) == ["\t".join(row) for row in rows]


BROWSER = "table { border-spacing: 2px } td, th { padding: 1px } th { text-align: center }"
"""How a browser prints a table that nobody styled: the cells nearly touch."""


def test_a_table_whose_cells_nearly_touch_keeps_its_columns(read: Read):
    rows = [("Agency", "Grade of last visit", "Day of the visit"), ("Harbour Care", "Good", "07/11/2025")]
    rows += [("Quay", "Requires improvement", "17/01/2026"), ("Oak Tree Support Services", "Poor", "11/08/2025")]
    body = f"<p>{SAID}</p>{told(rows)}<p>{SAID}</p>"
    assert only_table(read("paper.pdf", pdf(body, BROWSER))) == ["\t".join(row) for row in rows]


def test_the_name_of_a_column_that_is_wider_than_its_figures_is_in_its_column(read: Read):
    body = f"<p>{SAID}</p>{told(LONG_TABLE)}<p>{SAID}</p>"
    assert only_table(read("paper.pdf", pdf(body, BROWSER))) == ["\t".join(row) for row in LONG_TABLE]


def test_a_sentence_below_a_table_whose_cells_nearly_touch_is_no_row_of_it(read: Read):
    rows = [("Agency", "Grade"), ("Harbour Care", "Good"), ("Oak Tree Support", "Fair")]
    sentence = "Agency grades are those of the last visit, and none has been told to the council since then by anybody."
    body = f"<p>{SAID}</p>{told(rows)}<p style='margin: 0'>{sentence}</p>"
    document = read("paper.pdf", pdf(body, BROWSER))
    assert only_table(document) == ["\t".join(row) for row in rows]
    assert prose(document)[-1] == sentence


def test_the_shading_of_a_whole_page_is_no_cell_of_a_table(read: Read):
    shade = "@page { margin: 10mm } html, body { margin: 0 } body { background: #fefefe; height: 276mm }"
    ruled = "table { border-collapse: collapse; width: 100%; margin: 0 } td, th { border: 0.5pt solid; padding: 3pt }"
    rows = [("Agency", "Grade"), ("Harbour Care", "Good"), ("Oak Tree Support", "Fair")]
    body = f"<p>{SAID}</p>{told(rows)}<p>Grades in May:</p>{told(rows)}"
    found = read("paper.pdf", pdf(body, f"{shade}{ruled}")).passages
    tables = [passage.text.split("\n") for passage in found if passage.kind == "table"]
    assert [table[1:] for table in tables] == [["\t".join(row) for row in rows]] * 2
    assert tables[1][0] == "Grades in May:"


def test_the_halves_of_parted_words_are_no_words_that_keep_a_hyphen(read: Read):
    lines = [
        "Residents kept the remain-",
        "ing hours while agencies were achiev-",
        "ing more and late calls were fall-",
    ]
    lines += ["ing, prior to the long-", "term plan. It is long and its term is four years."]
    assert prose(read("paper.pdf", pdf(f"<p>{'<br>'.join(lines)}</p>"))) == [
        "Residents kept the remaining hours while agencies were achieving more and late calls were falling, "
        "prior to the long-term plan. It is long and its term is four years."
    ]
