"""How the columns of sheets were read last on this computer: their names, and words whose meaning an officer said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop.document.data_folder import data_folder
from rubric.assessment import Passage, SourceDocument
from rubric.columns import FIELDS, Columns, as_last_time, may_be_mapped, read_as
from rubric.figure_columns import with_figure_columns
from rubric.own_words import without_meanings
from rubric.pack import Pack

SHEETS_KEPT = 40


def read_as_remembered(
    pack: Pack, document: SourceDocument, passages: Sequence[Passage]
) -> tuple[SourceDocument, Sequence[Passage]]:
    """A document whose columns are read as those of a like sheet were last; those of a figure are found by the pack."""
    if not may_be_mapped(document.columns):
        return document, passages
    rows = [passage.cells for passage in passages]
    columns = with_figure_columns(pack, document.columns, rows)
    return read_as(document, passages, as_last_time(columns, _remembered(), rows))


def remember(columns: Columns) -> None:
    """Read a sheet with these columns so the next time. Where that cannot be written, it is guessed again."""
    names = without_meanings(columns).keys()
    others = [known for known in _remembered() if without_meanings(known).keys() != names]
    file = _file()
    temporary = file.with_name(f"~${file.stem}.tmp")
    with suppress(OSError, UnicodeEncodeError):
        file.parent.mkdir(parents=True, exist_ok=True)
        kept = [*others, dict(columns)][-SHEETS_KEPT:]
        temporary.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
        temporary.replace(file)


def _remembered() -> list[Columns]:
    """What is remembered, the sheet that came last at the end; nothing of what another hand wrote amiss."""
    try:
        stored: Any = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    return [known for known in stored if _is_columns(known)] if isinstance(stored, list) else []


def _is_columns(known: object) -> bool:
    if not isinstance(known, dict) or not all(isinstance(word, str) for pair in known.items() for word in pair):
        return False
    return all(field in ("", *FIELDS) for field in without_meanings(known).values())


def _file() -> Path:
    return data_folder() / "columns.json"
