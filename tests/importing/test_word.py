"""Word documents: numbers as printed, tables, notes, boxes, changes; nothing of it run or fetched."""

import io
import zipfile
from collections.abc import Callable

import pytest
from make_office import p, word

from desktop.importing.read import ImportedDocument

Read = Callable[[str, bytes | str], ImportedDocument]

NUMBERING = """<w:numbering {w}>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
  <w:pStyle w:val="Heading1"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%4."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Recommendation %1:"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>""".format(w='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"')
STYLES = """<w:styles {w}>
<w:style w:styleId="Heading1"><w:name w:val="heading 1"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Council"><w:name w:val="Council heading"/><w:basedOn w:val="Plain"/></w:style>
<w:style w:styleId="Plain"><w:name w:val="Plain heading"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
</w:styles>""".format(w='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"')


def short(document: ImportedDocument) -> list[tuple[str, str, str]]:
    return [(passage.kind, passage.paragraph, passage.text) for passage in document.passages]


def run(text: str, form: str = "") -> str:
    return f"<w:r><w:rPr>{form}</w:rPr><w:t>{text}</w:t></w:r>"


def test_numbers_are_those_that_word_prints(read: Read):
    body = (
        p("Waits", style="Heading1") + p("The wait is nine days.", number=(1, 1)) + p("It was twelve.", number=(1, 1))
        + p("Visits", style="Heading1") + p("Visits rose.", number=(1, 1)) + p("We looked at rotas.", number=(1, 2))
        + p("We looked at fees.", number=(1, 2)) + p("Four rose.", number=(1, 3)) + p("Visits fell.", number=(1, 1))
    )  # fmt: skip
    assert short(read("a.docx", word(body, numbering=NUMBERING, styles=STYLES))) == [
        ("heading", "1", "Waits"),
        ("prose", "1.1", "The wait is nine days."),
        ("prose", "1.2", "It was twelve."),
        ("heading", "2", "Visits"),
        ("prose", "2.1", "Visits rose."),
        ("prose", "", "(a) We looked at rotas."),
        ("prose", "", "(b) We looked at fees."),
        ("prose", "", "I. Four rose."),
        ("prose", "2.2", "Visits fell."),
    ]


def test_a_list_that_starts_again_counts_from_where_it_says(read: Read):
    body = (
        p("One.", number=(1, 1)) + p("Seven.", number=(4, 1)) + p("Eight.", number=(4, 1)) + p("Nine.", number=(1, 1))
    )
    found = [passage.paragraph for passage in read("a.docx", word(body, numbering=NUMBERING)).passages]
    assert found == ["1.1", "1.7", "1.8", "1.9"]


def test_a_number_alone_waits_for_the_paragraph_below(read: Read):
    body = p("", number=(1, 1)) + p("The wait is nine days.")
    assert short(read("a.docx", word(body, numbering=NUMBERING))) == [("prose", "1.1", "The wait is nine days.")]


def test_bullets_belong_to_what_introduces_them_and_words_before_a_number_stay(read: Read):
    body = (
        p("We will:") + p("visit", number=(2, 0)) + p("", number=(2, 0)) + p("ask", number=(2, 0))
        + p("Next", style="Plain") + p("Agree the fee.", number=(3, 0))
    )  # fmt: skip
    assert short(read("a.docx", word(body, numbering=NUMBERING, styles=STYLES))) == [
        ("prose", "", "We will:\n- visit\n- ask"),
        ("heading", "", "Next"),
        ("prose", "", "Recommendation 1: Agree the fee."),
    ]


def test_headings_are_told_by_style_outline_and_weight_and_long_ones_are_paragraphs(read: Read):
    long = "Waits have fallen in each of the last four quarters and now stand at nine days, which is below the region."
    body = (
        p("The year", style="Title") + p("Waits", style="Council") + p("1.4 " + long, style="Council")
        + p(runs=run("Fees", "<w:b/>")) + p("They rose.", style="Loop")
        + p(runs=run("Not bold", '<w:b w:val="0"/>') + run(" at all"))
    )  # fmt: skip
    document = read("a.docx", word(body, styles=STYLES))
    assert short(document) == [
        ("heading", "", "The year"),
        ("heading", "", "Waits"),
        ("prose", "1.4", long),
        ("heading", "", "Fees"),
        ("prose", "", "They rose."),
        ("prose", "", "Not bold at all"),
    ]
    assert document.source.title == "The year"


def test_changes_are_read_as_accepted_and_what_is_left_out_is_counted(read: Read):
    body = (
        f"<w:p><w:r><w:t>Waits are </w:t></w:r><w:del><w:r><w:delText>twelve</w:delText></w:r></w:del>"
        f"<w:ins>{run('nine')}</w:ins>{run(' days.')}<w:r><w:commentReference w:id='1'/></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>The end of this </w:t></w:r></w:p>"
        + p("paragraph was deleted.")
        + p(runs=run("A note to self. ", "<w:vanish/>") + run("Fees rose."))
        + "<w:p><w:r><w:instrText>PAGE secret</w:instrText></w:r><w:r><w:drawing/></w:r></w:p>"
    )
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment/>'
        "<w:comment/></w:comments>"
    )
    document = read("a.docx", word(body, comments=comments))
    assert [t for _, _, t in short(document)] == [
        "Waits are nine days.",
        "The end of this paragraph was deleted.",
        "Fees rose.",
    ]
    assert document.source.left_out == (
        "2 comments left out.",
        "1 picture left out.",
        "1 piece of hidden text left out.",
        "Tracked changes are read as if all were accepted.",
    )


def test_a_table_keeps_its_cells_and_one_that_lays_out_is_read_as_text(read: Read):
    def cell(text: str, form: str = "") -> str:
        return f"<w:tc><w:tcPr>{form}</w:tcPr>{p(text)}</w:tc>"

    across, starts, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    merged = (
        f"<w:tbl><w:tr>{cell('Agency')}{cell('Waits', across)}</w:tr>"
        f"<w:tr>{cell('Oak', starts)}{cell('May')}{cell('9')}</w:tr>"
        f"<w:tr>{cell('', goes_on)}{cell('June')}{cell('7')}</w:tr></w:tbl>"
    )
    box = f"<w:tbl><w:tr><w:tc>{p('What we will do next is told here.')}{p('And here.')}</w:tc></w:tr></w:tbl>"
    assert short(read("a.docx", word(p("Waits are below.") + merged + p("Then this.") + box))) == [
        ("table", "", "Waits are below.\nAgency\tWaits\tWaits\nOak\tMay\t9\nOak\tJune\t7"),
        ("prose", "", "Then this."),
        ("prose", "", "What we will do next is told here."),
        ("prose", "", "And here."),
    ]


def test_text_boxes_content_controls_and_notes_are_read_once(read: Read):
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" + p("In a box.")
        + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        "" + p("In a box.")
        + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip
    control = f"<w:sdt><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
    noted = p("Waits fell.", runs='<w:r><w:footnoteReference w:id="2"/></w:r>')
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="0">{p("a line")}</w:footnote><w:footnote w:id="2">'
        f"{p('Brokerage, May 2026.')}</w:footnote></w:footnotes>"
    )
    document = read("a.docx", word(p("Beside.", runs=box) + control + noted, footnotes=notes))
    assert [t for _, _, t in short(document)] == [
        "Beside.", "In a box.", "In a control.", "Waits fell.", "Notes", "Note 1: Brokerage, May 2026.",
    ]  # fmt: skip


def test_the_list_of_contents_is_kept_apart_and_pages_are_those_that_word_drew(read: Read):
    body = (
        p("Waits\t2", style="Toc") + p("Fees\t3", style="Toc") + p("On the first page.")
        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>On the second.</w:t></w:r></w:p>"
    )  # fmt: skip
    document = read("a.docx", word(body, styles=STYLES))
    assert [(x.kind, x.text, x.page) for x in document.passages] == [
        ("front-matter", "Waits 2\nFees 3", "1"),
        ("prose", "On the first page.", "1"),
        ("prose", "On the second.", "2"),
    ]


def test_the_head_of_a_paper_in_tabbed_lines_is_no_evidence(read: Read):
    body = p("Date:\t9 June 2026") + p("Title:\tWaits for care")
    body += p("1.1\tThe wait is nine days.") + p("\tIt fell again.")
    document = read("a.docx", word(body))
    assert [(x.kind, x.paragraph) for x in document.passages] == [
        ("front-matter", ""),
        ("prose", "1.1"),
        ("prose", ""),
    ]
    assert (document.source.title, document.source.date) == ("Waits for care", "2026-06-09")


def test_a_row_between_the_lines_of_a_head_is_of_the_head(read: Read):
    head = [
        "Date:\t9 June 2026",
        "Seen by all\tHow home support is bought",
        "Key decision:\tNone",
        "Cost in all:\tNone",
    ]
    document = read("a.docx", word("".join(map(p, [*head, "1.1\tThe wait is nine days.", "Agency\tWaits"]))))
    assert document.passages[0].text == "\n".join(head)
    assert [x.kind for x in document.passages] == ["front-matter", "table"]


def test_a_document_of_the_strict_kind_or_with_macros_is_read(read: Read):
    strict = word(p("Waits fell."))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, text)
        new.writestr("word/vbaProject.bin", b"macro")
    assert [x.text for x in read("a.docm", changed.getvalue()).passages] == ["Waits fell."]


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt", "a"])
def test_a_document_is_known_by_its_content_whatever_its_name(read: Read, name: str):
    assert [x.text for x in read(name, word(p("Waits fell."))).passages] == ["Waits fell."]


def test_a_long_cell_behind_a_tab_is_a_cell_where_a_label_stands_before_it(read: Read):
    means = (
        "what is done in the first six weeks after a stay in hospital so that a person can manage at home again soon"
    )
    stray = "Visits were kept by every one of the agencies\tthat the council asked in May and again in June and in July"
    body = p(f"Reablement\t{means}") + p("Respite\ta break for carers") + p(stray)
    assert short(read("a.docx", word(body))) == [
        ("table", "", f"Reablement\t{means}\nRespite\ta break for carers"),
        ("prose", "", stray.replace("\t", " ")),
    ]


def test_the_lines_of_a_table_that_was_typed_in_one_paragraph_are_its_rows(read: Read):
    rows = [
        "Agency\tPeople\tHours",
        "Harbour Care\t410\t1,204.5",
        "Oak Tree Support\t255\t688",
        "Quay Nursing\t90\t276",
    ]
    rows += [f"Agency number {number}\t{number}\t{number * 7}" for number in range(3, 9)]
    body = p("</w:t><w:br/><w:t>".join(rows))
    assert short(read("a.docx", word(body))) == [("table", "", "\n".join(rows))]
