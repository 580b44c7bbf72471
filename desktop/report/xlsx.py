"""The working register as a workbook: every field of every item, gap, action and decision, one row each."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from desktop.report.characters import printable
from desktop.report.values import Report
from rubric.assessment import Assessment
from rubric.comparison import Comparison, Gap, ItemComparison
from rubric.pack import Pack

LONGEST_CELL = 32_000
"""Excel holds 32,767 characters a cell."""

Cell = str | int


def workbook(pack: Pack, assessment: Assessment, comparison: Comparison, report: Report) -> bytes:
    """The sheets Summary, Evidence, Gaps, Actions and Decisions."""
    book = Workbook(write_only=True)
    _sheet(book, "Summary", ("What", "Value"), _summary(pack, report, assessment), (46, 90))
    head = (
        "Ref", "Sub-headings", "Category", "Date", "Period", "Source", "Page", "Link", "File", "Owner", "Status",
        "Caveat", "Review by", "Text", "Patterns shown", "Patterns touched", "Qualities", "Other fields",
    )  # fmt: skip
    widths = (8, 30, 18, 12, 18, 34, 8, 24, 24, 18, 14, 30, 12, 90, 44, 44, 34, 24)
    _sheet(book, "Evidence", head, (_item(pack, compared) for compared in comparison.items), widths)
    head = ("Severity", "Check", "Sub-heading", "Pattern", "Reason", "Evidence", "State", "Lacking", "To gather", "Key")
    _sheet(book, "Gaps", head, _gaps(pack, comparison), (14, 22, 30, 44, 70, 20, 14, 30, 60, 44))
    head = ("Gap", "Sub-heading", "What", "Owner", "By when", "Done", "Gap key")
    _sheet(book, "Actions", head, _actions(pack, assessment, comparison), (44, 30, 60, 24, 12, 12, 44))
    head = ("Decision", "About", "Verdict or reason", "Date", "Still applies to these words")
    _sheet(book, "Decisions", head, _decisions(assessment, comparison), (18, 54, 70, 12, 28))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(
    book: Workbook, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]
) -> None:
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.append([_cell(sheet, words, bold=True) for words in head])
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{count}"


def _cell(sheet: Any, value: Cell, bold: bool = False) -> Any:
    words = printable(value)[:LONGEST_CELL] if isinstance(value, str) else value
    cell: Any = WriteOnlyCell(sheet, words)
    if isinstance(words, str):
        # Words stay words: what begins with =, +, - or @ must not become a formula in anybody's spreadsheet.
        cell.data_type = "s"
        cell.quotePrefix = words[:1] in ("=", "+", "-", "@", "\t", "\r")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _summary(pack: Pack, report: Report, assessment: Assessment) -> Iterable[tuple[Cell, ...]]:
    yield ("State", report.state)
    yield ("Council", report.council)
    yield ("Quality statement", report.statement)
    for row in report.cover:
        yield (row.label, row.value)
    for heat in report.summary.heat_map:
        found = heat.counts
        yield (heat.title, f"{found.covered} covered, {found.weak} weak, {found.missing} missing")
    for account in assessment.accounts:
        title = next((s.title for s in report.sections if s.id == account.sub_heading), "The whole statement")
        yield (f"Our account: {title}", account.narrative)
        titles = {part.id: part.title for part in pack.narrative_parts}
        for part, text in account.parts.items():
            yield (f"Our account: {title}: {titles.get(part, part)}", text)
        if account.judgement is not None or account.reasons:
            yield (f"Our own judgement: {title}", f"{account.judgement or 'Not given'}. {account.reasons}")
        if account.confidence:
            sure = next((c.title for c in pack.confidences if c.id == account.confidence), account.confidence)
            yield (f"How sure we are: {title}", sure)
    yield ("What this is not", report.method.caveat)
    yield ("Whose words", f"{report.method.acknowledgement} {report.method.ours}")


def _item(pack: Pack, compared: ItemComparison) -> tuple[Cell, ...]:
    item = compared.item
    titles = {sub_heading.id: sub_heading.title for sub_heading in pack.sub_headings}
    homes = "; ".join(titles.get(home, home) for home in item.sub_headings)
    category = pack.category(item.category).title if item.category else ""
    status = next((s.title for s in pack.evidence_statuses if s.id == item.status), item.status)
    shown, touched = (
        "; ".join(pack.pattern(match.pattern).title for match in compared.matches if match.fit == fit)
        for fit in ("clear", "partial")
    )
    qualities = "; ".join(dict.fromkeys(pack.quality(found.id).title for found in compared.reading.qualities))
    extra = json.dumps(dict(item.extra), ensure_ascii=False, sort_keys=True) if item.extra else ""
    return (
        item.id, homes, category, item.date or "", item.period, item.source, item.page, item.link, item.file_name,
        item.owner, status, item.caveat, item.review_by or "", item.text, shown, touched, qualities, extra,
    )  # fmt: skip


def _state(gap: Gap) -> str:
    if gap.dismissal:
        return "Dismissed"
    return "Open" if gap.is_open else "Answered"


def _gaps(pack: Pack, comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    severities = {p.severity: p.title for p in pack.prevalences}
    for gap in comparison.gaps:
        pattern = pack.pattern(gap.pattern) if gap.pattern else None
        home = pack.sub_heading(gap.sub_heading).title if gap.sub_heading else ""
        lacking = "; ".join(pack.quality(quality).lacking for quality in gap.lacking)
        check = pack.check(gap.check)
        yield (
            severities[gap.severity], check.title, home, pattern.title if pattern else "", gap.reason,
            ", ".join(gap.evidence), _state(gap), lacking, pattern.gather if pattern else check.gather, gap.key,
        )  # fmt: skip


def _title(pack: Pack, gap: Gap) -> str:
    return pack.pattern(gap.pattern).title if gap.pattern else pack.check(gap.check).title


def _actions(pack: Pack, assessment: Assessment, comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    for action in assessment.decisions.actions:
        gap = comparison.gap_answered_by(action)
        title = _title(pack, gap) if gap else "This gap is no longer found" if action.gap else "None"
        home = next((s.title for s in pack.sub_headings if s.id == action.place), "")
        due, done = (day.isoformat() if day else "" for day in (action.due, action.done))
        yield (title, home, action.what, action.owner, due, done, action.gap)


def _decisions(assessment: Assessment, comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    changed = {gap.dismissal.gap for gap in comparison.gaps if gap.dismissal and gap.text_changed}
    for dismissal in assessment.decisions.dismissals:
        applies = "No: the words have changed" if dismissal.gap in changed else "Yes"
        yield ("Gap dismissed", dismissal.gap, dismissal.reason, dismissal.decided.isoformat(), applies)
    stale = {(compared.item.id, pattern) for compared in comparison.items for pattern in compared.stale}
    for match in assessment.decisions.matches:
        applies = "No: the words have changed" if (match.evidence, match.pattern) in stale else "Yes"
        if match.evidence not in comparison.by_id:
            applies = "No: the item is in the bin"
        yield (f"Match {match.verdict}", f"{match.evidence}: {match.pattern}", match.verdict, "", applies)
