"""What tells who somebody is stands in no paper, of whatever kind, unless the officer asks for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.report.characters import WITHHELD
from desktop.report.html import heads_html
from desktop.report.job import Asked
from desktop.report.parts import parts
from desktop.report.values.report import Report
from desktop.report.workshop import Workshop
from rubric.assessment import Account, Assessment, Details, ReportOptions
from rubric.blackout import MASK
from rubric.decisions import Action, Decisions, Dismissal
from rubric.evidence import EvidenceItem
from rubric.pack import Pack

PLANTED = (
    "943 476 5919", "07700 900123", "a.pell@thornmere.example", "TH4 6QX", "03/04/1941", "Ada Pell", "Quillfeather",
)  # fmt: skip


@pytest.fixture(scope="module")
def told(pack: Pack) -> Assessment:
    """Somebody to be told from every field in which people write."""
    nhs, phone, email, postcode, birth, name, _ = PLANTED
    first, second = (sub_heading.id for sub_heading in pack.sub_headings[:2])
    said = (
        f"Mrs {name}, NHS number {nhs}, DOB: {birth}, of {postcode}, said on {phone} or {email} that care began late."
    )
    items = [
        EvidenceItem(
            id=f"E{number}",
            text=f"“I waited 9 days in May 2026,” she told us, against 3 in 2025. {said}",
            sub_headings=(first,),
            category=category.id,
            source=f"Complaint by {name}",
            period=f"May 2026, as {email} has it",
            page=f"of {phone}",
            link=f"mailto:{email}",
            file_name=f"{phone}.docx",
            caveat=f"Only {name} says so",
            extra={"Date of birth": birth, "nhs": int(nhs.replace(" ", ""))},
        )
        for number, category in enumerate(pack.evidence_categories, start=1)
    ]
    items.append(EvidenceItem(id="E9", text="Dr Edda Quillfeather’s robust, outstanding team.", sub_headings=(second,)))
    gap = f"missing-pattern/{pack.patterns[0].home}/{pack.patterns[0].id}"
    return Assessment(
        statement=pack.id,
        pack_edition=pack.edition,
        details=Details(
            council="Alderwick Council", as_of="2026-10-01", period=f"Since {phone}", prepared_by="QA team"
        ),  # type: ignore[arg-type]
        evidence=tuple(items),
        accounts=tuple(
            Account(
                sub_heading=place,
                narrative=f"In short: {said} [E1]",
                parts={part.id: said for part in pack.narrative_parts},
                judgement=2,
                reasons=said,
            )
            for place in ("", first)
        ),
        decisions=Decisions(
            actions=(
                Action(id=1, gap=gap, what=f"Ring {phone} for {name}", owner="Market Manager"),
                Action(id=2, sub_heading=first, what=f"Write to {email}", owner="Market Manager"),
            ),
            dismissals=(
                Dismissal(
                    gap=f"missing-pattern/{pack.patterns[1].home}/{pack.patterns[1].id}",
                    reason=f"Said by {name} of {postcode}",
                    digest="",
                    decided="2026-10-01",  # type: ignore[arg-type]
                ),
            ),
        ),
    )


@pytest.fixture(scope="module")
def made(
    pack: Pack, body: Callable[[Report], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Assessment, str], str]:
    """All that can be read in the paper of that kind."""

    def make_pdf(report: Callable[[int], Report], summary: object, progress: object) -> tuple[bytes, int]:
        told = report(0)
        return "".join([heads_html(told, [part.title for part in parts(told)]), body(told)]).encode(), 1

    def words(assessment: Assessment, ending: str) -> str:
        out: Path = tmp_path_factory.mktemp("paper") / f"report.{ending}"
        raw = {"assessment": assessment.model_dump(mode="json"), "pack": str(pack.folder)}
        asked = Asked({**raw, "made_on": "2026-11-22", "out": str(out)})
        Workshop(make_pdf).run(asked, lambda share, stage: None)
        data = out.read_bytes()
        if ending == "pdf":
            return data.decode()
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())

    return words


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_nobody_can_be_told_from_a_paper(made: Callable[[Assessment, str], str], told: Assessment, ending: str):
    before = told.model_dump_json()
    words = made(told, ending)
    assert [planted for planted in PLANTED if planted in words] == []
    assert "9434765919" not in words
    assert WITHHELD in words
    assert MASK not in words
    assert "Market Manager" in words
    assert told.model_dump_json() == before


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_what_is_asked_to_be_printed_is_printed(made: Callable[[Assessment, str], str], told: Assessment, ending: str):
    words = made(told.model_copy(update={"report_options": ReportOptions(mask=False)}), ending)
    assert WITHHELD not in words
    assert [planted for planted in PLANTED[:-1] if planted not in words] == []
