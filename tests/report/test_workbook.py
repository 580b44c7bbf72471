"""The workbook, opened again as an office program would and, where it matters, read letter by letter."""

from __future__ import annotations

import dataclasses
import datetime
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.report import xlsx_cells, xlsx_writing
from desktop.report.characters import WITHHELD
from desktop.report.context import report_context
from desktop.report.values.report import Report
from desktop.report.xlsx import workbook
from desktop.report.xlsx_figures import amount
from desktop.report.xlsx_sheet import Amount, Column, Sheet
from desktop.report.xlsx_words import leads_to_a_page, lines, might_be_a_formula, pieces
from rubric.assessment import (
    Account,
    Assessment,
    BinnedItem,
    Details,
    FigureRecord,
    Passage,
    ReportOptions,
    SourceDocument,
)
from rubric.blackout import MASK
from rubric.comparison import Comparison, ItemComparison
from rubric.decisions import Action, Decisions, Dismissal
from rubric.evidence import EvidenceItem
from rubric.gaps import find_gaps
from rubric.masking import masked
from rubric.pack import Pack
from rubric.reading import Reading

MADE_ON = datetime.date(2026, 11, 22)

Make = Callable[..., bytes]
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def make(pack: Pack, assessment: Assessment, comparison: Comparison, report: Report) -> Make:
    """The workbook of the small council, with some of it changed."""

    def made(**changed: Any) -> bytes:
        told = assessment.model_copy(update={k: v for k, v in changed.items() if k in Assessment.model_fields})
        compared = changed.get("comparison", comparison)
        return workbook(pack, told, compared, changed.get("report", report), MADE_ON)

    return made


@pytest.fixture(scope="module")
def found(make: Make) -> Rows:
    return tables(make())


def tables(data: bytes) -> Rows:
    """Every sheet's rows, by the heads of its columns."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    read: Rows = {}
    for sheet in book:
        head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
        read[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return read


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def with_items(comparison: Comparison, *items: EvidenceItem) -> Comparison:
    compared = tuple(ItemComparison(item, Reading(item.text, (), (), (), ()), ()) for item in items)
    return Comparison(compared, comparison.patterns, comparison.gaps)


def said_in(rows: Rows) -> dict[str, Any]:
    """What the summary and the sheet about the workbook say, by its name."""
    said: dict[str, Any] = {}
    named = [(row["Summary"], row["What it says"]) for row in rows["Summary"]]
    for name, words in [*named, *((row["About this workbook"], row["What it says"]) for row in rows["About"])]:
        said[name] = f"{said[name]} {words}" if name in said else words
    return said


# What stands in it


def test_it_holds_every_item_pattern_gap_action_and_decision(
    found: Rows, pack: Pack, assessment: Assessment, comparison: Comparison
):
    assert list(found) == [
        "Summary", "Evidence", "Patterns", "Gaps", "Actions", "Figures", "Account", "Matches decided", "About",
    ]  # fmt: skip
    assert [row["Ref"] for row in found["Evidence"]] == [item.id for item in assessment.evidence]
    assert [row["Pattern"] for row in found["Patterns"]] == [pattern.title for pattern in pack.patterns]
    assert len(found["Gaps"]) == len(comparison.gaps)
    assert [row["Action"] for row in found["Actions"]] == [a.what for a in assessment.decisions.actions]
    assert len(found["Matches decided"]) == len(assessment.decisions.matches)


def test_an_item_has_its_fields_what_it_shows_what_is_flagged_and_where_it_is_used(found: Rows, pack: Pack):
    rows = {row["Ref"]: row for row in found["Evidence"]}
    brokerage, daughter, panel = rows["E1"], rows["E2"], rows["E4"]
    assert brokerage["Date"] == datetime.datetime(2026, 10, 2)
    assert brokerage["Period"] == "April to September 2026"
    assert brokerage["Shows"] == pack.pattern("homecare-sourcing-times").title
    assert "Summary" in brokerage["Used in the paper"]
    assert daughter["Date"] == "May 2026"
    assert daughter["Page"] == 3
    assert (daughter["Under"], daughter["Also under"]) == tuple(
        pack.sub_heading(s).title for s in ("capacity", "quality")
    )
    assert panel["Touches on"] == pack.pattern("strategy-coproduced").title
    assert re.search(rf"G\d+ {pack.check('out-of-date').title}", panel["Flagged"])
    assert rows["E5"]["Under"] == "Not placed"


def test_gaps_have_the_numbers_of_the_paper_and_closed_ones_say_why(found: Rows, report: Report):
    numbered = {row["Gap"]: row for row in found["Gaps"] if row["Gap"]}
    assert all(numbered[card.number]["Pattern"] == card.title for card in report.gaps.cards)
    assert all(numbered[row.number]["State"] == "Open" for check in report.gaps.checks for row in check.rows)
    (dismissed,) = [row for row in found["Gaps"] if row["State"] == "Dismissed"]
    assert dismissed["Why it was dismissed"] == "The board has decided not to build this year"
    assert dismissed["Dismissed on"] == datetime.datetime(2026, 11, 3)
    (answered,) = [row for row in found["Gaps"] if row["State"] == "Answered"]
    assert answered["Actions"] == "Explain the nine longest waits"


def test_a_dismissal_stays_when_its_gap_is_no_longer_found(make: Make, assessment: Assessment, pack: Pack):
    home = pack.pattern("homecare-sourcing-times").home
    gone = Dismissal(
        gap=f"weak-pattern/{home}/homecare-sourcing-times", reason="Counted elsewhere", digest="0", decided=MADE_ON
    )
    kept = assessment.decisions.model_copy(update={"dismissals": (*assessment.decisions.dismissals, gone)})
    row = tables(make(decisions=kept))["Gaps"][-1]
    assert row["State"] == "Dismissed, and not found now"
    assert row["Why it was dismissed"] == "Counted elsewhere"
    assert row["Pattern"] == pack.pattern("homecare-sourcing-times").title
    assert row["Under"] == pack.sub_heading(home).title


def test_actions_say_their_gap_their_days_and_how_they_stand(make: Make, pack: Pack, assessment: Assessment):
    day = datetime.date
    out_of_area = next(a.gap for a in assessment.decisions.actions if "out-of-area" in a.gap)
    actions = (
        Action(id=1, gap=out_of_area, what="Visit everybody", due=day(2026, 11, 21)),
        Action(id=2, sub_heading="quality", what="Visit both homes", due=MADE_ON),
        Action(id=3, what="Agree who signs"),
        Action(id=4, what="Count", due=day(2026, 1, 1), done=day(2026, 2, 1)),
        Action(id=5, gap="empty/quality/all", what="Fill it"),
    )
    rows = tables(make(decisions=Decisions(actions=actions)))["Actions"]
    assert [row["Stands"] for row in rows] == ["Overdue", "To do", "No date", "Done", "No date"]
    assert rows[0]["Due"] == datetime.datetime(2026, 11, 21)
    assert [row["Gap"] for row in rows[1:]] == ["None", "None", "None", "No longer found"]
    assert [row["Under"] for row in rows[1:3]] == [pack.sub_heading("quality").title, pack.whole]


def test_an_action_leads_to_its_gap_by_the_papers_number(found: Rows, report: Report):
    numbers = {card.title: card.number for card in report.gaps.cards}
    first, second, third = found["Actions"]
    assert first["Gap"] == numbers[first["What the gap is about"]]
    assert second["Gap"] == numbers[second["What the gap is about"]]
    assert third["Gap"] == "Answered"


def test_the_account_has_every_part_the_judgement_and_how_sure_we_are(found: Rows, pack: Pack, assessment: Assessment):
    said = {(row["Under"], row["Part"]): row for row in found["Account"]}
    market = pack.sub_heading("market-shaping").title
    account = assessment.account("market-shaping")
    for part in pack.narrative_parts:
        if part.id in account.parts:
            assert said[market, part.title]["What we say"] == account.parts[part.id]
    assert said[market, "How sure we are"]["What we say"] == next(c.title for c in pack.confidences if c.id == "medium")
    score = next(s.words for s in pack.score_words if s.score == 3)
    assert said[pack.whole, "Our own judgement"]["What we say"] == f"3: {score}"
    assert said[market, "Plans"]["Words"] == 5


def test_a_match_says_whether_it_was_decided_on_the_words_that_stand_now(
    make: Make, assessment: Assessment, comparison: Comparison
):
    (match,) = assessment.decisions.matches
    held = comparison.item(match.evidence)
    stale = dataclasses.replace(held, stale=frozenset({match.pattern}))
    gone = [c for c in comparison.items if c is not held]
    for items, said in (
        (comparison.items, "Yes"),
        ([*gone, stale], "No: the words have changed"),
        (gone, "No: the item is in the bin"),
    ):
        now = Comparison(tuple(items), comparison.patterns, comparison.gaps)
        (row,) = tables(make(comparison=now))["Matches decided"]
        assert row["Decision"] == "Rejected"
        assert row["Still stands for these words"] == said


def test_passages_say_what_was_decided_and_not_their_words(make: Make):
    document = SourceDocument(id=1, title="Cabinet paper", file_name="cabinet.txt", digest="", date="2026-03-05")
    passages = [
        Passage(id=n, document=1, number=n, kind="prose", text="Words of the paper", verdict=verdict, evidence=became)
        for n, (verdict, became) in enumerate([("", "E1"), ("accepted", "E2"), ("not-evidence", "")], start=1)
    ]
    heading = Passage(id=4, document=1, number=4, kind="heading", text="Words of the paper")
    data = make(documents=(document,), passages=(*passages, heading))
    rows = tables(data)["Passages"]
    assert [(row["Passage"], row["Decision"], row["Became"]) for row in rows] == [
        (1, "Waiting", None), (2, "Accepted", "E2"), (3, "Not evidence", None),
    ]  # fmt: skip
    assert "Words of the paper" not in "".join(parts(data).values())


@pytest.mark.parametrize(
    ("words", "number", "look"),
    [
        ("3,420", 3420, "#,##0"),
        ("3420", 3420, "0"),
        ("84.1%", 0.841, "0.0%"),
        ("100%", 1, "0%"),
        ("2.35", 2.35, "0.00"),
        ("£1,024.50", 1024.5, '"£"#,##0.00'),
        ("0", 0, "0"),
    ],
)
def test_a_figure_is_a_number_that_looks_as_it_is_written(words: str, number: float, look: str):
    assert amount(words) == Amount(number, look)


@pytest.mark.parametrize(
    "words", ["about 24", "9 of 30", "£9.4 million", "2.3 days", "007", "1,2", "£5%", "٣", "9" * 16]
)
def test_other_figures_stay_words(words: str):
    assert amount(words) == words


def test_figures_are_numbers_in_the_workbook(make: Make):
    sheet = openpyxl.load_workbook(io.BytesIO(make()))["Figures"]
    heads = [cell.value for cell in sheet[1]]
    values = [row[heads.index("Value")] for row in sheet.iter_rows(min_row=2)]
    assert any(cell.data_type == "n" and cell.number_format == "0" for cell in values)
    assert all(cell.alignment.wrap_text for cell in values)


def test_every_figure_of_every_item_has_a_row(make: Make, comparison: Comparison):
    text = "Turnover was 24% in 2024/25, against 28% in England. Sickness fell from 6 days to 5 days."
    data = make(comparison=with_items(comparison, EvidenceItem(id="E1", text=text, date="2025-06")))
    first, second = tables(data)["Figures"]
    assert [first[name] for name in ("Measure", "Value", "Period", "Earlier value", "Comparator", "Its value")] == [
        "Turnover", 0.24, "2024/25", None, "England", 0.28,
    ]  # fmt: skip
    assert [second[name] for name in ("Measure", "Value", "Period", "Earlier value", "Earlier period")] == [
        "Sickness", "5 days", "Not stated", "6 days", "Not stated",
    ]  # fmt: skip


def test_about_says_what_it_is_how_much_there_is_and_what_is_left_out(
    make: Make, found: Rows, pack: Pack, comparison: Comparison
):
    said = said_in(found)
    assert said["State"] == "DRAFT 3, NOT APPROVED"
    assert said["Evidence as at"] == datetime.datetime(2026, 10, 1)
    assert said["Items of evidence"] == len(comparison.items)
    assert said["Gaps open"] == sum(gap.is_open for gap in comparison.gaps)
    assert said["What people expect"] == f"“{pack.quality_statement.i_statements[0]}”"
    assert said["What this is not"] == pack.caveat
    binned = BinnedItem(id="E9", text="Thrown away", deleted=MADE_ON)
    data = make(bin=(binned,))
    assert said_in(tables(data))["Left out"].startswith("What is in the bin: 1 item.")
    assert "Thrown away" not in "".join(parts(data).values())


def test_owners_are_left_out_where_that_is_asked(make: Make, assessment: Assessment):
    options = ReportOptions(owners=False)
    owner = next(action.owner for action in assessment.decisions.actions if action.owner)
    assert owner in "".join(parts(make()).values())
    data = make(report_options=options)
    assert owner not in "".join(parts(data).values())
    assert all("Owner" not in row for rows in tables(data).values() for row in rows)


def test_the_comparison_is_left_out_where_that_is_asked(make: Make):
    left = tables(make(report_options=ReportOptions(exemplars=False)))
    assert list(left) == ["Summary", "Evidence", "Actions", "Figures", "Account", "About"]
    assert "Shows" not in left["Evidence"][0]
    assert "Gaps open" not in said_in(left)
    assert "Gap" not in left["Actions"][0]
    assert "Rubric edition" not in said_in(left)
    assert "G1" not in said_in(left)["References"]
    assert "gap" not in said_in(left)["Links"]


def test_what_is_withheld_is_spoken_of_only_where_something_is(make: Make):
    def left_out(data: bytes) -> str:
        return " ".join(
            row["What it says"] for row in tables(data)["About"] if row["About this workbook"] == "Left out"
        )

    assert WITHHELD not in left_out(make())
    assert WITHHELD in left_out(
        make(details=Details(council="Alderwick Council", as_of=MADE_ON, period=f"{MASK}{MASK} to May"))
    )


def test_an_empty_assessment_has_a_line_in_each_table(pack: Pack, nothing_yet: tuple[Assessment, Comparison]):
    assessment, comparison = nothing_yet
    report = report_context(pack, assessment, comparison, MADE_ON)
    data = workbook(pack, assessment, comparison, report, MADE_ON)
    assert tables(data)["Evidence"][0]["What it says"] == "No evidence has been entered yet."
    assert_whole(data)


# How it is made


def assert_whole(data: bytes) -> None:
    """What makes Excel offer a repair: a table that is not where it says, or whose heads are not its columns' names."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    names = [table.name for sheet in book for table in sheet.tables.values()]
    assert len({name.casefold() for name in names}) == len(names) == len(book.sheetnames)
    for sheet in book:
        (table,) = sheet.tables.values()
        assert re.fullmatch(r"[A-Za-z_]\w+", table.name)
        assert table.ref == sheet.dimensions == table.autoFilter.ref
        assert sheet.max_row > 1
        heads = [cell.value for cell in sheet[1]]
        assert heads == table.column_names
        assert all(isinstance(head, str) and head for head in heads)
        assert len({head.casefold() for head in heads}) == len(heads)
        assert not sheet.merged_cells.ranges
    for name, text in parts(data).items():
        assert not re.search(r"<f[ >/]", text), name


def test_every_sheet_is_a_real_table_ready_to_filter_and_to_print(make: Make):
    data = make()
    assert_whole(data)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        (table,) = sheet.tables.values()
        assert not table.tableStyleInfo.showRowStripes
        assert sheet.freeze_panes in {"A2", "B2"}
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.oddHeader.left.text == book.properties.title[:100]
        assert sheet.oddHeader.right.text == "DRAFT 3, NOT APPROVED"
        assert sheet.oddFooter.right.text == f"{sheet.title}, page &P of &N"
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_it_is_called_what_the_paper_is_called(make: Make, report: Report):
    data = make(report=dataclasses.replace(report, title="Self-assessment: Care provision, Alderwick Council"))
    assert (
        openpyxl.load_workbook(io.BytesIO(data)).properties.title
        == "Self-assessment: Care provision, Alderwick Council"
    )


def test_the_same_evidence_makes_the_same_bytes(make: Make):
    data = make()
    assert data == make()
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.properties.modified == book.properties.created == datetime.datetime(2026, 11, 22)
    assert book.properties.language == "en-GB"
    assert "Alderwick Council" in book.properties.title
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_reference_leads_to_its_row(make: Make):
    book = openpyxl.load_workbook(io.BytesIO(make()))
    links = [(sheet, cell) for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert {sheet.title for sheet, _ in links} >= {"Summary", "Patterns", "Gaps", "Actions", "Matches decided"}
    for sheet, cell in links:
        title, place = re.fullmatch(r"'(.+)'!(A\d+)", cell.hyperlink.location).groups()
        led_to = book[title][place].value
        if sheet.title == "Summary":
            assert led_to == cell.value.removeprefix("Open: ") if place != "A1" else title in book.sheetnames
        elif re.fullmatch(r"[EG]\d+|" + re.escape(str(led_to)), cell.value):
            assert led_to == cell.value
        else:
            assert cell.value == book[title][place.replace("A", "B")].value


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://www.alderwick.gov.uk/papers/4?page=2#minutes", True),
        ("http://alderwick.gov.uk", True),
        ("https://alderwick.gov.uk/a%20b", True),
        ("file:///C:/secret.docx", False),
        ("javascript:alert(1)", False),
        ("\\\\server\\share\\paper.docx", False),
        ("https://alderwick.gov.uk@elsewhere.example/", False),
        ("https://alderwick.gov.uk/50%", False),
        ("https://alderwick.gov.uk/a b", False),
        ("https://alderwick.gov.uk/a#b#c", False),
        ("https://", False),
        ('=HYPERLINK("https://alderwick.gov.uk")', False),
        ("https://alderwick.gov.uk/" + "a" * 3000, False),
        ("shelf 4", False),
    ],
)
def test_only_what_is_plainly_an_address_of_the_web_leads_out(
    make: Make, comparison: Comparison, address: str, leads: bool
):
    assert leads_to_a_page(address) is leads
    item = EvidenceItem(id="E1", text="Words", link=address)
    sheet = openpyxl.load_workbook(io.BytesIO(make(comparison=with_items(comparison, item))))["Evidence"]
    (cell,) = [cell for cell in sheet[2] if cell.value == address]
    assert bool(cell.hyperlink) is leads
    if cell.hyperlink:
        place = f"#{cell.hyperlink.location}" if cell.hyperlink.location else ""
        assert cell.hyperlink.target + place == address


def test_a_sheet_has_no_more_links_than_excel_takes(make: Make, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xlsx_cells, "MOST_LINKS", 1)
    book = openpyxl.load_workbook(io.BytesIO(make()))
    assert max(sum(bool(cell.hyperlink) for row in sheet.iter_rows() for cell in row) for sheet in book) == 1


# Words that are no formula, and other hostile text


FORMULAS = [
    '=HYPERLINK("http://127.0.0.1","x")', "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r\n=1", "\u3000=1", "\u00a0=1",
    "\u200b=1", "\ufeff=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "﹢1", "﹣1", "﹫A1", "\N{MINUS SIGN}1",
    "=cmd|' /C calc'!A0", "'=1", "'",
]  # fmt: skip


@pytest.mark.parametrize("words", FORMULAS)
def test_no_words_are_a_formula(make: Make, comparison: Comparison, words: str):
    assert might_be_a_formula(words)
    fields = ("text", "source", "period", "page", "link", "owner", "status", "caveat", "file_name")
    item = EvidenceItem(id=words, sub_headings=(words,), extra={words: words}, **dict.fromkeys(fields, words))
    data = make(comparison=with_items(comparison, item))
    assert_whole(data)
    read = words.replace("\r\n", "\n")
    cells = [c for c in openpyxl.load_workbook(io.BytesIO(data))["Evidence"][2] if c.value == read]
    assert len(cells) >= len(fields) + 1
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_plain_words_carry_no_mark(make: Make):
    assert not any(might_be_a_formula(words) for words in ("", "  ", "A = b", "12 - 3", "“=1”", "é"))
    sheet = openpyxl.load_workbook(io.BytesIO(make()))["Evidence"]
    assert not any(cell.quotePrefix for row in sheet.iter_rows() for cell in row)


def test_errors_and_escapes_are_words_too(make: Make, comparison: Comparison):
    item = EvidenceItem(id="E1", text="#N/A", source="_x0041_ and _x000D_", caveat="TRUE", owner="007")
    data = make(comparison=with_items(comparison, item))
    row = tables(data)["Evidence"][0]
    assert (row["What it says"], row["Caveat"], row["Owner"]) == ("#N/A", "TRUE", "007")
    # Excel reads _x0041_ as A, and _x005F_x0041_ as _x0041_.
    assert "_x005F_x0041_ and _x005F_x000D_" in parts(data)["xl/worksheets/sheet2.xml"]


def test_what_is_blacked_out_is_said_to_be_withheld(make: Make, pack: Pack, assessment: Assessment):
    item = EvidenceItem(id="E1", text="Her number is 07700 900123.", extra={"NHS number": "943 476 5919"})
    told = assessment.model_copy(update={"evidence": (item,)})
    compared = find_gaps(pack, told.evidence, told.details.as_of, told.decisions)
    told, compared = masked(pack, told, compared)
    report = report_context(pack, told, compared, MADE_ON)
    data = workbook(pack, told, compared, report, MADE_ON)
    row = tables(data)["Evidence"][0]
    assert row["What it says"] == "Her number is [withheld]."
    assert "943" not in "".join(str(value) for value in row.values())
    assert "[withheld]" in said_in(tables(data))["Left out"]
    open_words = ReportOptions(mask=False)
    assert "[withheld]" not in str(said_in(tables(make(report_options=open_words))))


def test_control_characters_and_halves_of_characters_are_left_out(make: Make, comparison: Comparison):
    item = EvidenceItem(id="E1", text="bad\x00\x1f\ud800\ufffe end\r\nof it\r!", source="🧑‍🦽 שלום\x07")
    row = tables(make(comparison=with_items(comparison, item)))["Evidence"][0]
    assert row["What it says"] == "bad end\nof it\n!"
    assert row["Source"] == "🧑‍🦽 שלום"


@pytest.mark.parametrize("letter", ["a", "🧑", "\n", "="])
def test_what_is_too_long_for_a_cell_goes_on_elsewhere_and_nothing_is_lost(
    make: Make, comparison: Comparison, letter: str
):
    text = "".join(f"{letter}{number}" for number in range(20_000))
    item = EvidenceItem(id="E1", text=text, caveat=text)
    data = make(comparison=with_items(comparison, item))
    assert_whole(data)
    rows = tables(data)
    held = rows["Evidence"][0]["What it says"]
    first, number = re.fullmatch(
        r"(.*)… \(This goes on in the sheet “Long texts”, number (\d+)\.\)", held, re.S
    ).groups()
    rest = [row for row in rows["Long texts"] if row["Number"] == int(number)]
    assert rest[0]["Goes on from"] == "Evidence, row 2, What it says"
    assert first + "".join(row["Text"] for row in rest) == text
    assert all(
        len(value.encode("utf-16-le")) // 2 <= 32_767
        for sheet in rows.values()
        for row in sheet
        for value in row.values()
        if isinstance(value, str)
    )


def test_more_rows_than_a_sheet_holds_are_counted(make: Make, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xlsx_writing, "MOST_ROWS", 4)
    data = make()
    assert_whole(data)
    assert tables(data)["Evidence"][-1]["What it says"] == "A sheet holds no more: 2 rows are left out."


def test_further_fields_have_columns_of_their_own(make: Make, comparison: Comparison):
    extra = {
        "Ward": "Eastmarsh", "count": 412, "share": 0.5, "big": 10**20, "agreed": True, "none": None,
        "tags": ["a", "é"], "source": "theirs", "SOURCE": "shouted", " ": "no name", "_x0041_": "escaped",
        "x" * 300: "long name",
    }  # fmt: skip
    item = EvidenceItem(id="E1", text="Words", source="ours", extra=extra)
    data = make(comparison=with_items(comparison, item, EvidenceItem(id="E2", text="Others")))
    assert_whole(data)
    first, second = tables(data)["Evidence"]
    assert (first["Ward"], first["count"], first["share"], first["agreed"]) == ("Eastmarsh", 412, 0.5, "Yes")
    assert (first["big"], first["none"], first["tags"]) == (str(10**20), None, '["a", "é"]')
    assert first["Source"] == "ours"
    assert all(
        f'"{word}"' in first["Other fields"] for word in ("theirs", "shouted", "no name", "escaped", "long name")
    )
    assert second["Ward"] is None


def test_many_further_fields_share_a_column(make: Make, comparison: Comparison):
    extra: dict[str, Any] = {f"field {number}": f"value {number}" for number in range(500)}
    item = EvidenceItem(id="E1", text="Words", extra=extra | {"Other fields": "theirs"})
    data = make(comparison=with_items(comparison, item))
    assert_whole(data)
    (row,) = tables(data)["Evidence"]
    said = " ".join(str(value) for value in row.values())
    assert all(f"value {number}" in said for number in range(500))


def test_days_before_excel_are_said_in_words(make: Make, comparison: Comparison):
    item = EvidenceItem(id="E1", text="Old", date="1899-12-31", review_by="1900-02-28")
    row = tables(make(comparison=with_items(comparison, item)))["Evidence"][0]
    assert (row["Date"], row["Review by"]) == ("31 December 1899", "28 February 1900")


def test_what_the_pack_does_not_know_goes_by_its_own_name(make: Make, comparison: Comparison):
    item = EvidenceItem(id="E1", text="Words", sub_headings=("old-place",), category="old-kind", status="old-status")
    account = Account(sub_heading="old-place", narrative="Kept", parts={"old-part": "Kept too"}, confidence="old-sure")
    rows = tables(make(comparison=with_items(comparison, item), accounts=(account,)))
    row = rows["Evidence"][0]
    assert (row["Under"], row["Category"], row["Status"]) == ("old-place", "old-kind", "old-status")
    assert [(said["Under"], said["Part"]) for said in rows["Account"]] == [
        ("old-place", "In a few sentences"), ("old-place", "old-part"), ("old-place", "How sure we are"),
    ]  # fmt: skip


def test_a_councils_ampersand_is_no_sign_of_the_page(make: Make, report: Report):
    name = "Alder & Wick &P Council " + "and more " * 50
    data = make(report=dataclasses.replace(report, council=name, footer=name, state="DRAFT & more"))
    sheet = parts(data)["xl/worksheets/sheet2.xml"]
    (foot,) = re.findall(r"<oddFooter>(.*?)</oddFooter>", sheet)
    assert foot.startswith("&amp;LAlder &amp;&amp; Wick &amp;&amp;P Council")
    assert len(foot.replace("&amp;", "&")) < 255
    assert "&amp;RDRAFT &amp;&amp; more" in sheet


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=80), name=st.text(max_size=30))
def test_any_words_open_again(make: Make, comparison: Comparison, words: str, name: str):
    fields = ("source", "period", "page", "link", "owner", "status", "caveat", "file_name")
    item = EvidenceItem(id="E1", text=words, extra={name: words}, **dict.fromkeys(fields, words))
    account = Account(sub_heading="", narrative=words, parts={name: words}, reasons=words)
    actions = (Action(id=1, what=words, owner=words, sub_heading=name),)
    data = make(comparison=with_items(comparison, item), accounts=(account,), decisions=Decisions(actions=actions))
    assert_whole(data)


@given(words=st.text(max_size=300), most=st.integers(min_value=2, max_value=40))
def test_pieces_make_the_words_again(words: str, most: int):
    cut = pieces(words, most)
    assert "".join(cut) == words
    assert all(len(piece.encode("utf-16-le", "surrogatepass")) // 2 <= most for piece in cut)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [("", 10, 1), ("one\ntwo\n\nfour", 40, 4), ("a" * 100, 20, 6), ("aaa bbb ccc", 6, 3), ("aaa bbb ccc", 40, 1)],
)
def test_lines_are_counted_as_words_wrap(words: str, width: int, expected: int):
    assert lines(words, width) == expected


def test_a_gap_that_the_paper_prints_as_a_row_has_what_exemplars_show_here(found: Rows, report: Report):
    assert report.gaps.bare
    assert "workbook" in report.gaps.bare_note
    told = {row["Gap"]: row["What exemplars show"] for row in found["Gaps"]}
    assert all(told[gap.number] for gap in report.gaps.bare)


def test_the_figures_that_are_kept_stand_by_measure_and_time_with_what_changed(make: Make) -> None:
    kept = (
        FigureRecord(id=1, evidence="E1", measure="Waits", value="24", period="2026"),
        FigureRecord(id=2, evidence="E3", measure="Bids", value="6", period="2026"),
        FigureRecord(id=3, evidence="E77", measure="the waits", value="36", period="2025"),
    )
    rows = tables(make(figures=kept))["Figures kept"]
    assert [(row["Measure"], row["Value"], row["Change"]) for row in rows] == [
        ("Bids", 6, None),
        ("the waits", 36, None),
        ("Waits", 24, "down 12 since 2025"),
    ]
    assert rows[1]["Source"] == "Its item is in the bin"


# The summary


def test_the_first_sheet_says_whose_it_is_how_it_stands_and_what_is_open(
    found: Rows, report: Report, assessment: Assessment, comparison: Comparison
):
    said = {row["Summary"]: row["What it says"] for row in found["Summary"]}
    assert (said["Council"], said["Quality statement"]) == (report.council, report.statement)
    assert said["Our own judgement"].startswith(report.summary.judgement.words if report.summary.judgement else "Not")
    assert said["Items of evidence"] == len(assessment.evidence)
    assert said["Gaps open"] == sum(gap.is_open for gap in comparison.gaps)
    first = next(row for row in found["Gaps"] if row["Gap"] == "G1")
    assert first["Pattern"] in said["Open: G1"]
    assert said["Open: not placed"] == "One item."
    assert [name.removeprefix("Sheet: ") for name in said if name.startswith("Sheet: ")] == list(found)[1:]


def test_what_is_done_about_an_open_gap_stands_beside_it(found: Rows):
    actions = {row["Gap"]: row["Actions"] for row in found["Gaps"]}
    said = {row["Summary"].removeprefix("Open: "): row["What it says"] for row in found["Summary"]}
    named = [number for number in said if re.fullmatch(r"G\d+", number)]
    assert named
    assert all(said[number].endswith("No action yet.") == (not actions[number]) for number in named)


def test_the_summary_names_no_gap_where_nothing_is_compared(make: Make):
    without = said_in(tables(make(report_options=ReportOptions(exemplars=False))))
    assert not [name for name in without if name.startswith(("Open: G", "Gaps", "Patterns"))]


@pytest.mark.parametrize(("widths", "pages"), [((40, 100), 1), ((9, 300), 2), ((9, 60, 391), 3)])
def test_a_wide_sheet_is_printed_on_so_many_pages_that_it_can_be_read(widths: tuple[int, ...], pages: int):
    columns = [Column(str(place), width, str) for place, width in enumerate(widths)]
    assert Sheet("Any", columns, (), "None.").pages_wide == pages
