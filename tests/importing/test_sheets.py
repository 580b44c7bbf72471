"""Sheets: a row an item, cells as they are shown, columns taken for fields; what is hidden is said."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from make_office import rows, workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from desktop.importing.answer import answer, document_of
from desktop.importing.cell_formats import shown
from desktop.importing.read import ImportedDocument
from rubric.columns import is_tracker

Read = Callable[[str, bytes | str], ImportedDocument]
Refuse = Callable[[str, bytes | str], str]

TRACKER = [
    ["Evidence tracker, adult social care"],
    ["Ref", "Evidence", "Source", "Date", "Lead officer", "Theme"],
    [
        "1",
        "The median wait fell from six days to three.",
        "Brokerage report",
        "30 June 2026",
        "Head of commissioning",
        "Capacity",
    ],
    [
        "2",
        "Carers say that short breaks are hard to book in August.",
        "Carers forum notes",
        "May 2026",
        "Carers lead",
        "Needs",
    ],
]


def csv(lines: list[list[str]], mark: str = ",") -> str:
    return "\r\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in line) for line in lines) + "\r\n"


def texts(document: ImportedDocument) -> list[str]:
    return [passage.text for passage in document.passages if passage.kind == "prose"]


def test_an_evidence_tracker_comes_with_its_columns_known(read: Read):
    for name, content in (("a.csv", csv(TRACKER)), ("a.xlsx", workbook({"Sheet1": rows(*TRACKER)}))):
        document = read(name, content)
        assert texts(document)[-2:] == [TRACKER[2][1], TRACKER[3][1]]
        columns = document.source.columns
        assert is_tracker(columns)
        assert list(columns) == TRACKER[1]
        assert list(columns.values()) == ["", "text", "source", "date", "owner", "sub_headings"]
        rows_read = [passage for passage in document.passages if passage.cells]
        assert [dict(passage.cells) for passage in rows_read] == [
            dict(zip(TRACKER[1], [*row[:3], date, *row[4:]], strict=True))
            for row, date in zip(TRACKER[2:], ["2026-06-30", "2026-05"], strict=True)
        ]
        assert not document.source.left_out


def test_without_a_column_of_text_each_cell_stands_under_its_name(read: Read):
    document = read(
        "a.csv",
        csv(
            [
                ["Measure", "2024/25", "2025/26", ""],
                ["Wait in days", "6", "3", ""],
                ["Homes rated Good", "", "86%", "up"],
            ]
        ),
    )
    assert texts(document) == [
        "Measure: Wait in days; 2024/25: 6; 2025/26: 3",
        "Measure: Homes rated Good; 2025/26: 86%; Column D: up",
    ]
    assert not is_tracker(document.source.columns)
    assert document.passages[1].cells == {"Measure": "Homes rated Good", "2025/26": "86%", "Column D": "up"}


def test_the_longest_column_is_the_text_where_none_is_named_so(read: Read):
    said = "People told us that they wait too long for a first visit after hospital"
    document = read(
        "a.csv", csv([["Id", "What was said", "Who"], *[[str(n), f"{said} ({n}).", "A carer"] for n in range(5)]])
    )
    assert texts(document) == [f"{said} ({n})." for n in range(5)]


def test_rows_without_names_are_a_table(read: Read):
    document = read("a.csv", "6,3\r\n4,2\r\n")
    assert [(p.kind, p.text) for p in document.passages] == [("table", "6\t3\n4\t2")]
    assert not document.source.columns


def test_a_row_of_strokes_alone_is_no_passage(read: Read):
    assert [x.text for x in read("a.csv", "we visit\n- homes\n||\n").passages] == ["we visit\n- homes"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_mark_and_encoding_is_read(read: Read, mark: str, encoding: str):
    raw = csv([["Measure", "Value"], ["Fee, an hour", "£21.50 – up"]], mark).encode(encoding)
    assert texts(read("a.csv", raw)) == ["Measure: Fee, an hour; Value: £21.50 – up"]


def test_excels_own_line_about_the_mark_is_obeyed(read: Read):
    assert texts(read("a.csv", "sep=;\r\nMeasure;Value\r\nWait;3,5\r\n")) == ["Measure: Wait; Value: 3,5"]


def test_a_quotation_that_is_never_closed_is_told_with_its_line(refused: Refuse):
    assert "line" in refused("a.csv", 'Measure,Value\r\nWait,"3' + "\r\n4,5" * 40_000)


def test_cells_are_read_as_the_sheet_shows_them(read: Read):
    sheet = rows(
        ["Measure", "Value", "When"],
        ["Share", (0.882, 1), (46182, 2)],
        ["Cost", (1310400, 3), (46182, 4)],
        ["Wait", 3.5, "May"],
    )
    document = read("a.xlsx", workbook({"Waits": sheet}, formats=["0.0%", "dd/mm/yyyy", "[$£-809]#,##0", "mmm yy"]))
    assert texts(document) == [
        "Measure: Share; Value: 88.2%; When: 2026-06-09",
        "Measure: Cost; Value: £1,310,400; When: 2026-06",
        "Measure: Wait; Value: 3.5; When: May",
    ]
    assert next((p.heading, p.page) for p in document.passages if p.kind == "prose") == ("Waits", "Waits, row 2")


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        ("0.1", "", "0.1"), ("3", "General", "3"), ("0.30000000000000004", "", "0.3"),
        ("1E+20", "", "100000000000000000000"),
        ("-1234.5", "#,##0.00;(#,##0.00)", "-1,234.50"), ("0.5", "0%", "50%"), ("44927", "yyyy", "2023"),
        ("0.75", "h:mm", "18:00"), ("44927.75", "dd/mm/yyyy hh:mm", "2023-01-01 18:00"), ("-5", "dd/mm/yyyy", "-5"),
        ("1310400.5", '"£"#,##0', "£1,310,401"), ("-2", '\\£0.00', "-£2.00"),
        ("9e999", "0", "9e999"), ("not", "0", "not"), ("1" * 60, "0", "1" * 60), ("12", '0 "days"', "12"),
        ("7", "@", "7"),
        ("44927", '[$-809]d mmmm yyyy', "2023-01-01"), ("NaN", "0.0", "NaN"), ("1e-30", "", "0"),
        ("1" * 37, "", "1" * 37), ("1" * 36 + ".5", "General", "1" * 36 + ".5"),
    ],
)  # fmt: skip
def test_formats(value: str, form: str, said: str):
    assert shown(value, form, since_1904=False) == said


def test_the_other_count_of_days_is_known():
    assert shown("0", "dd/mm/yyyy", since_1904=True) == "1904-01-01"


def test_what_is_hidden_is_left_out_and_said(read: Read):
    hidden = rows(["A", "B"], ["x", "secret"])
    sheet = (
        '<s:cols><s:col min="3" max="3" hidden="1"/></s:cols><s:sheetData>'
        + rows(["Measure", "Value", "Private"])[len("<s:sheetData>") : -len("</s:sheetData>")]
        + '<s:row r="2" hidden="1"><s:c r="A2" t="inlineStr"><s:is><s:t>secret</s:t></s:is></s:c></s:row>'
        + rows(["Wait", "3", "secret"], ["Fee", "4", "secret"], start=3)[len("<s:sheetData>") :]
    )
    document = read("a.xlsx", workbook({"Waits": sheet, "Lists": hidden}, states={"Lists": "veryHidden"}))
    assert texts(document) == ["Measure: Wait; Value: 3", "Measure: Fee; Value: 4"]
    assert document.source.left_out == (
        "1 hidden row of the sheet “Waits” left out.",
        "Hidden columns of the sheet “Waits” are left out.",
        "The sheet “Lists” is hidden and left out.",
    )


def test_comments_and_charts_are_left_out_and_said(read: Read):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Waits", 0)
    for row in (["Measure", "Value"], ["Wait", 3], ["Fee", 4]):
        sheet.append(row)
    sheet["A2"].comment = Comment("Ask the brokerage.", "An officer")
    sheet.add_chart(BarChart(), "D1")
    book.create_chartsheet("Drawn").add_chart(BarChart())
    whole = io.BytesIO()
    book.save(whole)
    document = read("a.xlsx", whole.getvalue())
    assert texts(document) == ["Measure: Wait; Value: 3", "Measure: Fee; Value: 4"]
    assert document.source.left_out == (
        "The comments on the sheet “Waits” are left out.",
        "The charts and pictures on the sheet “Waits” are left out.",
        "The sheet “Drawn” holds no cells and is left out.",
    )


def test_formulas_give_the_value_they_last_had_and_errors_give_none(read: Read):
    cells = (
        '<s:sheetData><s:row r="1"><s:c r="A1" t="s"><s:v>0</s:v></s:c><s:c r="B1" t="s"><s:v>1</s:v></s:c></s:row>'
        '<s:row r="2"><s:c r="A2" t="str"><s:f>UPPER("x")</s:f><s:v>Wait</s:v></s:c><s:c r="B2"><s:f>'
        'WEBSERVICE("http://x")</s:f>'
        '<s:v>3</s:v></s:c></s:row><s:row r="3"><s:c r="A3" t="b"><s:v>1</s:v></s:c><s:c r="B3" t="e"><s:v>'
        "#REF!</s:v></s:c></s:row>"
        "</s:sheetData>"
    )
    document = read("a.xlsx", workbook({"Sheet1": cells}, strings=["Measure", "Value"]))
    assert texts(document) == ["Measure: Wait; Value: 3", "Measure: Yes"]


def test_cells_merged_downwards_stand_in_each_row(read: Read):
    sheet = (
        rows(["Agency", "Month", "Wait"], ["Oak", "May", "9"], ["", "June", "7"])
        + '<s:mergeCells><s:mergeCell ref="A2:A3"/></s:mergeCells>'
    )
    assert texts(read("a.xlsx", workbook({"Sheet1": sheet})))[1] == "Agency: Oak; Month: June; Wait: 7"


def test_sheets_that_are_data_to_count_are_refused(refused: Refuse):
    assert "10,000 rows" in refused("a.csv", "Measure,Value\n" + "Wait,3\n" * 10_002)
    assert "10,000 rows" in refused("a.xlsx", workbook({"Data": rows(*[["Wait", 3]] * 10_002)}))
    far = '<s:sheetData><s:row r="1048576"><s:c r="XFD1048576"><s:v>1</s:v></s:c></s:row></s:sheetData>'
    assert "beyond column" in refused("a.xlsx", workbook({"Sheet1": far}))


LONG = "Families told us that the wait for a first visit after hospital is too long, and that nobody rang them."


def test_two_columns_of_one_name_stay_two(read: Read):
    sheet = [["Evidence", "Source", "Notes", "notes", "Notes"], [LONG, "Survey", "one", "two", "three"]]
    document = read("a.csv", csv(sheet))
    assert list(document.source.columns) == ["Evidence", "Source", "Notes", "notes", "Notes (2)"]
    assert dict(document.passages[0].cells)["Notes (2)"] == "three"
    assert texts(document) == [LONG]


def test_equal_cells_in_a_first_row_that_names_nothing_are_no_columns(read: Read):
    document = read("a.csv", csv([["Oak", "Good", "Good"], ["Elm", "Poor", "Good"]]))
    assert not document.source.columns


def test_a_sheet_of_two_hundred_columns_is_read_and_a_wider_one_refused(read: Read, refused: Refuse):
    wide = [["Evidence", *[f"C{n}" for n in range(199)]], [LONG, *["x"] * 199]]
    document = read("a.csv", csv(wide))
    assert len(document.source.columns) == len(document.passages[0].cells) == 200
    assert texts(document) == [LONG]
    assert "250 columns" in refused("b.csv", csv([[*row, *["y"] * 60] for row in wide]))


def test_names_of_columns_may_stand_in_a_later_row_under_merged_titles(read: Read):
    sheet = (
        rows(["Alderwick Council"], ["Evidence tracker", "", "Draft"], ["Updated weekly"], TRACKER[1], *TRACKER[2:])
        + '<s:mergeCells><s:mergeCell ref="A1:F1"/><s:mergeCell ref="A2:B2"/></s:mergeCells>'
    )
    document = read("a.xlsx", workbook({"Log": sheet}))
    assert list(document.source.columns) == TRACKER[1]
    assert [passage.page for passage in document.passages if passage.cells] == ["Log, row 5", "Log, row 6"]


def test_a_column_with_neither_name_nor_cell_is_none(read: Read):
    sheet = [["Evidence", "", "Source", ""], [LONG, "", "Survey", ""], [LONG[:-1] + "!", "", "", "x"]]
    document = read("a.csv", csv(sheet))
    assert document.source.columns == {"Evidence": "text", "Source": "source", "Column D": ""}
    assert document.passages[1].cells == {"Evidence": LONG[:-1] + "!", "Column D": "x"}


def test_a_formula_that_is_text_stays_text(read: Read):
    bad = ["=1+1", '=HYPERLINK("http://x")', "@SUM(A1)", "+44", "-3"]
    document = read(
        "a.csv", "Evidence,Ref\r\n" + "".join(f'"{LONG}","{b.replace(chr(34), chr(34) * 2)}"\r\n' for b in bad)
    )
    assert [passage.cells["Ref"] for passage in document.passages] == bad


def test_a_very_long_cell_is_whole(read: Read):
    text = "The wait fell. " * 2_000
    document = read("a.xlsx", workbook({"Log": rows(["Evidence", "Source"], [text, "Survey"])}))
    assert document.passages[-1].text == text.strip()


def test_lines_within_a_cell_stay_lines(read: Read):
    sheet = 'Evidence,Theme\r\n"First  line.\r\n\r\nSecond line of the very same long cell.","Capacity\nQuality"\r\n'
    (passage,) = read("a.csv", sheet).passages
    assert passage.text == "First line.\nSecond line of the very same long cell."
    assert passage.cells["Theme"] == "Capacity\nQuality"


def test_what_a_column_holds_is_one_thing_for_the_whole_workbook(read: Read):
    """The second sheet alone would have been read without a text."""
    first = rows(["Evidence", "Source"], [LONG, "Survey"])
    second = rows(["Evidence", "Rating"], ["Oak", "Good"], ["Elm", "Poor"])
    document = read("a.xlsx", workbook({"One": first, "Two": second}))
    assert document.source.columns == {"Evidence": "text", "Source": "source", "Rating": ""}
    assert texts(document) == [LONG, "Oak", "Elm"]


def test_dates_are_iso_in_a_column_of_dates_and_as_they_are_elsewhere(read: Read):
    sheet = [
        ["Evidence", "Date", "Review date", "Seen"],
        [LONG, "12/03/2026", "Mar-27", "1/2/26"],
        [LONG, "soon", "", ""],
    ]
    document = read("a.csv", csv(sheet))
    assert [list(passage.cells.values())[1:] for passage in document.passages] == [
        ["2026-03-12", "2027-03", "1/2/26"],
        ["soon"],
    ]


def test_a_row_comes_out_of_the_reading_process_as_it_went_in(read: Read):
    document = read("a.csv", csv(TRACKER))
    assert document_of("a.csv", answer(document)) == document


def test_two_rows_of_names_are_read_together_where_the_lower_ones_come_again(read: Read):
    sheet = [
        ["Alderwick dashboard"],
        ["Measure", "Q1 2026", "", "Q2 2026", ""],
        ["", "Actual", "Target", "Actual", "Target"],
        ["Reviews on time", "88%", "95%", "91%", "95%"],
        ["People waiting", "31", "20", "24", "20"],
    ]
    names = ["Measure", "Actual (Q1 2026)", "Target (Q1 2026)", "Actual (Q2 2026)", "Target (Q2 2026)"]
    for document in (read("a.csv", csv(sheet)), read("a.xlsx", workbook({"Sheet1": rows(*sheet)}))):
        assert list(document.source.columns) == names
        assert [passage.text for passage in document.passages if not passage.cells] == ["Alderwick dashboard"]
    merged = rows(*sheet[1:]) + '<s:mergeCells><s:mergeCell ref="A1:A2"/><s:mergeCell ref="B1:C1"/></s:mergeCells>'
    assert list(read("b.xlsx", workbook({"Sheet1": merged})).source.columns) == names


def test_rows_that_say_the_same_twice_are_no_names_of_columns(read: Read):
    sheet = [["Home", "Safe", "Caring"], ["Oak", "Good", "Good"], ["Elm", "Good", "Poor"]]
    document = read("a.csv", csv(sheet))
    assert list(document.source.columns) == sheet[0]
    assert len(document.passages) == 2


def test_a_row_of_totals_under_evidence_is_left_out_and_said(read: Read):
    sheet = [*TRACKER, *TRACKER[2:], ["Grand total:", "", "4 items"], ["5", "", "Total of fees"], ["6", "Total"]]
    document = read("a.csv", csv(sheet))
    assert document.source.left_out == ("Row 7 adds up others and is left out: Grand total: · 4 items.",)
    assert [passage.page for passage in document.passages if passage.cells][-3:] == ["row 6", "row 8", "row 9"]


def test_a_total_that_is_a_measure_stays(read: Read):
    document = read("a.csv", csv([["Measure", "Value"], ["Oak", "3"], ["Total", "3"]]))
    assert texts(document) == ["Measure: Oak; Value: 3", "Measure: Total; Value: 3"]
    assert not document.source.left_out
