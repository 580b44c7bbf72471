"""A small, fictional assessment, and the file an officer keeps it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.document.file import Document
from rubric.assessment import Account, Assessment, Details, FigureRecord, Passage, SourceDocument
from rubric.decisions import Action, Decisions, Dismissal, MatchDecision
from rubric.evidence import EvidenceItem


@pytest.fixture(scope="session")
def assessment() -> Assessment:
    """Every table holds something, in an order that is not the order of the keys."""
    return Assessment.model_validate(
        {
            "statement": "care-provision",
            "pack_edition": "2024.1",
            "last_evidence_number": 4,
            "details": Details.model_validate(
                {
                    "council": "Northmoor Council",
                    "period": "2025 to 2026",
                    "as_of": "2026-10-01",
                    "review_by": "2027-04",
                }
            ),
            "evidence": (
                EvidenceItem(
                    id="E2",
                    text="In June 2026, 94% of home care was found within three days: “better than last year”.",
                    sub_headings=("capacity", "market-shaping"),
                    category="outcomes",
                    date="2026-06",
                    source="Brokerage report",
                    extra={"score": 3, "tags": ["home care"]},
                ),
                EvidenceItem(id="E1", text="Carers told us respite was hard to book.", category="people-experience"),
                EvidenceItem(
                    id="old-7", text="Two care homes left the market.\n\nWe spoke to everyone who lived there."
                ),
            ),
            "decisions": Decisions.model_validate(
                {
                    "matches": (
                        MatchDecision(
                            evidence="E2", pattern="homecare-sourcing-times", verdict="confirmed", digest="d2"
                        ),
                        MatchDecision(evidence="E1", pattern="carer-breaks", verdict="rejected", digest="d1"),
                    ),
                    "dismissals": (
                        Dismissal.model_validate(
                            {"gap": "empty/quality/quality", "reason": "Later", "digest": "d", "decided": "2026-10-02"}
                        ),
                    ),
                    "actions": (
                        Action.model_validate({"id": 2, "gap": "g", "what": "Ask providers", "due": "2026-12-01"}),
                        Action(id=1, gap="h", what="Ask carers", owner="Head of commissioning"),
                    ),
                }
            ),
            "accounts": (
                Account(
                    sub_heading="capacity",
                    narrative="We find care quickly.",
                    parts={"plans": "A second broker starts in May."},
                    judgement=3,
                    confidence="medium",
                    reasons="Figures.",
                ),
                Account(sub_heading="", narrative="Overall."),
            ),
            "documents": (
                SourceDocument(id=1, title="Market report", file_name="market.docx", digest="f0", date="2026"),
                SourceDocument.model_validate(
                    {
                        "id": 2,
                        "title": "Market report",
                        "file_name": "market 2.docx",
                        "digest": "f1",
                        "date_confirmed": True,
                        "kind": "committee-paper",
                        "owner": "Head of commissioning",
                        "version": "2",
                        "where_from": "Market › Reports",
                        "imported": "2026-05-04",
                        "supersedes": 1,
                        "left_out": ("1 picture left out.",),
                        "columns": {"Finding": "text", "RAG": ""},
                    }
                ),
            ),
            "passages": (
                Passage(id=1, document=1, number=1, kind="heading", text="Respite"),
                Passage(
                    id=2,
                    document=1,
                    number=2,
                    kind="prose",
                    text="Carers told us respite was hard to book.",
                    paragraph="3.1",
                    verdict="accepted",
                    evidence="E1",
                ),
                Passage(id=3, document=1, number=3, kind="prose", text="Fees rose by 5%.", page="4"),
                Passage(id=4, document=2, number=1, part=1, kind="prose", text="Fees", verdict="set-aside", kept=True),
                Passage(
                    id=5,
                    document=2,
                    number=1,
                    part=2,
                    kind="prose",
                    text="rose.",
                    cells={"Finding": "rose.", "RAG": "G"},
                ),
            ),
            "figures": (
                FigureRecord(
                    id=3,
                    evidence="E1",
                    measure="people waiting",
                    value="24",
                    period="May 2026",
                    comparator="England",
                    comparator_value="30",
                    comparator_period="2025",
                ),
            ),
        }
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the officer keeps the file."""
    folder = tmp_path / "Adult care – é"
    folder.mkdir()
    return folder / "Northmoor 2026.plumb"


@pytest.fixture
def document(path: Path, assessment: Assessment) -> Iterator[Document]:
    """A file that is open for work."""
    document = Document.create(path, assessment)
    yield document
    document.close()


@pytest.fixture
def closed(path: Path, assessment: Assessment) -> Path:
    """A file that was made and closed."""
    Document.create(path, assessment).close()
    return path
