"""Reads what a command is given: an assessment, or a file of evidence. Neither is ever written to."""

from __future__ import annotations

from pathlib import Path

from desktop.document.errors import AssessmentError
from rubric.assessment import Assessment, Details
from rubric.evidence import EvidenceError, read_evidence
from rubric.pack import Pack

MOST_BYTES = 50_000_000
_ASSESSMENT = b"SQLite format 3\0"


class InputError(Exception):
    """What was given cannot be used: one plain sentence with the file, the place and the cure."""


def read_input(path: Path, pack: Pack) -> Assessment:
    """The assessment of a ``.plumb`` file, or one made of an evidence file. Raises InputError."""
    beginning = _beginning(path)
    if path.suffix.lower() == ".plumb" or beginning == _ASSESSMENT:
        return _read_assessment(path, pack)
    try:
        evidence = read_evidence(_text(path), pack)
    except EvidenceError as error:
        raise InputError(f"{path.name}: {error}.") from None
    return Assessment(
        statement=pack.id,
        pack_edition=pack.edition,
        details=Details(council=evidence.council, as_of=evidence.as_of),
        evidence=evidence.evidence,
    )


def _read_assessment(path: Path, pack: Pack) -> Assessment:
    from desktop.document.file import read_assessment

    try:
        assessment = read_assessment(path)
    except AssessmentError as error:
        raise InputError(str(error)) from None
    if assessment.statement != pack.id:
        raise InputError(
            f"{path.name}: it is about a quality statement that is not in this release; install a newer one."
        )
    return assessment


def _beginning(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path.name or path}: this is a folder; name a file in it.")
        if not path.exists():
            raise InputError(f"{path.name}: there is no such file; check the name and the folder.")
        if not path.is_file():
            raise InputError(
                f"{path.name}: this is not a file that can be read; name an assessment or an evidence file."
            )
        with path.open("rb") as file:
            return file.read(len(_ASSESSMENT))
    except OSError:
        raise InputError(
            f"{path.name}: the file cannot be opened; close it elsewhere or ask for access to it."
        ) from None


def _text(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise InputError(
            f"{path.name}: the file is larger than {MOST_BYTES // 1_000_000} MB; export less evidence at once."
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
        # Half of a letter may hide behind an escape, where decoding does not meet it.
        return text if "\\u" not in text else _whole_letters(path, text)
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: the text is not UTF-8; export the evidence again as UTF-8 JSON.") from None


def _whole_letters(path: Path, text: str) -> str:
    import json

    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise InputError(
            f"{path.name}: it holds half of a letter (a lone \\ud8.. escape); export the evidence again."
        ) from None
    except (ValueError, RecursionError):
        return text
    return text
