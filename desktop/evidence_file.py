"""Writes the evidence of an assessment as a file that another program, or another assessment, can read in."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from desktop.input_file import InputError
from desktop.report.failures import cannot_write
from rubric.assessment import Assessment
from rubric.evidence import EvidenceError, EvidenceSet, read_evidence, write_evidence
from rubric.pack import Pack


def write_evidence_file(assessment: Assessment, pack: Pack, out: Path) -> None:
    """Write every item with all that is held of it. Raises InputError or ReportError; then nothing is written."""
    held = EvidenceSet(
        council=assessment.details.council,
        statement=assessment.statement,
        as_of=assessment.details.as_of,
        evidence=assessment.evidence,
    )
    text = write_evidence(held)
    try:
        read_evidence(text, pack)
    except EvidenceError as error:
        raise InputError(f"{out.name} would not be readable again: {error}.") from None
    temporary = out.with_name(f"~${out.stem}.tmp")
    try:
        temporary.write_text(text, "utf-8", newline="\n")
        temporary.replace(out)
    except OSError as error:
        raise cannot_write(out, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
