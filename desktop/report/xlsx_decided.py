"""The sheets of what was decided: on matches of the evidence with patterns, and on passages of documents."""

from __future__ import annotations

from desktop.report import xlsx_evidence, xlsx_gaps
from desktop.report.register import Register, date_cell, one_line
from desktop.report.xlsx_sheet import Cell, Column, Sheet, ToRow
from rubric.assessment import Passage
from rubric.decisions import MatchDecision
from rubric.versions import superseded

MATCHES, PASSAGES = "Matches decided", "Passages"

_VERDICTS = {
    "": "Waiting",
    "accepted": "Accepted",
    "skipped": "Skipped",
    "not-evidence": "Not evidence",
    "set-aside": "Set aside",
}
_WAITED = "A newer version was read in"


def matches_sheet(register: Register) -> Sheet[MatchDecision]:
    """Every match that people confirmed or rejected."""
    stale = {(compared.item.id, pattern) for compared in register.comparison.items for pattern in compared.stale}

    def applies(match: MatchDecision) -> str:
        if match.evidence not in register.comparison.by_id:
            return "No: the item is in the bin"
        return "No: the words have changed" if (match.evidence, match.pattern) in stale else "Yes"

    columns: tuple[Column[MatchDecision], ...] = (
        Column("Evidence", 14, lambda m: _to_item(register, m.evidence)),
        Column("Pattern", 80, lambda m: ToRow(register.pattern(m.pattern), xlsx_gaps.PATTERNS, m.pattern)),
        Column("Decision", 16, lambda m: m.verdict.capitalize()),
        Column("Still stands for these words", 34, applies),
    )
    return Sheet(
        MATCHES, columns, register.assessment.decisions.matches, "No match has been decided on.", compared=True
    )


def passages_sheet(register: Register) -> Sheet[Passage]:
    """What became of each passage that was offered as evidence; its own words stay in the document it is from."""
    documents = {document.id: document for document in register.assessment.documents}
    old = superseded(register.assessment)
    offered = [p for p in register.assessment.passages if p.is_offered and p.document in documents]
    columns: tuple[Column[Passage], ...] = (
        Column("Document", 44, lambda p: documents[p.document].name),
        Column("File", 26, lambda p: documents[p.document].file_name),
        Column("Date", 14, lambda p: date_cell(documents[p.document].date)),
        Column("Passage", 10, lambda p: p.number),
        Column("Part", 8, lambda p: p.part or ""),
        Column("Paragraph", 12, lambda p: p.paragraph),
        Column("Heading", 36, lambda p: p.heading),
        Column("Page", 10, lambda p: p.page),
        Column("Decision", 14, lambda p: _WAITED if p.is_waiting and p.document in old else _VERDICTS[p.verdict]),
        Column("Became", 10, lambda p: _to_item(register, p.evidence) if p.verdict == "accepted" else ""),
        Column("Kept though changed", 20, lambda p: "Yes" if p.kept else ""),
        Column("Row", 50, lambda p: one_line(f"{name}: {cell}" for name, cell in p.cells.items() if cell)),
    )
    return Sheet(PASSAGES, columns, offered, "No document has been read in.")


def _to_item(register: Register, evidence_id: str) -> Cell:
    known = evidence_id in register.comparison.by_id
    return ToRow(evidence_id, xlsx_evidence.TITLE, evidence_id) if known else evidence_id
