"""How things look on this computer: never what is found, and never anything of an assessment's content."""

from __future__ import annotations

import json
import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT = 8

Place = tuple[int, int]
"""A passage by its number and its part."""


class Settings:
    """Read and written at once, in one INI file that a person can read."""

    def __init__(self, file: Path | None = None) -> None:
        self._stored = QSettings(str(file or settings_file()), QSettings.Format.IniFormat)

    @property
    def dark(self) -> bool:
        """Whether the dark theme is chosen."""
        return self._flag("look/dark")

    @dark.setter
    def dark(self, dark: bool) -> None:
        self._stored.setValue("look/dark", dark)

    @property
    def text_scale(self) -> float:
        """The text size, 1.0 for the ordinary one."""
        try:
            chosen = float(str(self._stored.value("look/text_scale", "1.0")))
        except ValueError:
            return 1.0
        return chosen if 1.0 <= chosen <= 1.5 else 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._stored.setValue("look/text_scale", str(scale))

    @property
    def statement_folded(self) -> bool:
        """Whether what is asked is folded to one line each."""
        return self._flag("look/statement_folded")

    @statement_folded.setter
    def statement_folded(self, folded: bool) -> None:
        self._stored.setValue("look/statement_folded", folded)

    @property
    def overview_as_table(self) -> bool | None:
        """Whether the heat map is shown as a table; None until a person has chosen."""
        chosen = str(self._stored.value("look/overview_as_table", "")).lower()
        return {"true": True, "false": False}.get(chosen)

    @overview_as_table.setter
    def overview_as_table(self, as_table: bool) -> None:
        self._stored.setValue("look/overview_as_table", as_table)

    @property
    def more_fields(self) -> bool:
        """Whether the fields that fewer items want are shown."""
        return self._flag("look/more_fields")

    @more_fields.setter
    def more_fields(self, shown: bool) -> None:
        self._stored.setValue("look/more_fields", shown)

    @property
    def check_spelling(self) -> bool:
        """Whether misspelt words are marked."""
        return str(self._stored.value("look/check_spelling", "true")).lower() == "true"

    @check_spelling.setter
    def check_spelling(self, on: bool) -> None:
        self._stored.setValue("look/check_spelling", on)

    @property
    def open_after_export(self) -> bool:
        """Whether a paper is opened as soon as it is made."""
        return self._flag("report/open_after_export")

    @open_after_export.setter
    def open_after_export(self, opened: bool) -> None:
        self._stored.setValue("report/open_after_export", opened)

    @property
    def report_folded(self) -> frozenset[str]:
        """The sections beside the pages of the report that are folded, by their names."""
        return frozenset(str(self._stored.value("report/folded", "look since")).split())

    @report_folded.setter
    def report_folded(self, names: frozenset[str]) -> None:
        self._stored.setValue("report/folded", " ".join(sorted(names)))

    @property
    def tour_taken(self) -> bool:
        """Whether the tour was taken on this computer."""
        return self._flag("look/tour_taken")

    @tour_taken.setter
    def tour_taken(self, taken: bool) -> None:
        self._stored.setValue("look/tour_taken", taken)

    @property
    def gaps_share(self) -> float:
        """How much of the right pane the gaps may take, as a person chose; 0 until one has."""
        try:
            return min(max(float(str(self._stored.value("layout/gaps_share", "0"))), 0.0), 0.9)
        except ValueError:
            return 0.0

    @gaps_share.setter
    def gaps_share(self, share: float) -> None:
        self._stored.setValue("layout/gaps_share", str(round(share, 3)))

    @property
    def evidence_order(self) -> tuple[str, str]:
        """The names of how the evidence list is sorted and grouped; empty where none was chosen."""
        return str(self._stored.value("list/sort", "")), str(self._stored.value("list/group", ""))

    @evidence_order.setter
    def evidence_order(self, names: tuple[str, str]) -> None:
        self._stored.setValue("list/sort", names[0])
        self._stored.setValue("list/group", names[1])

    @property
    def documents_order(self) -> str:
        """The name of how the imported documents are sorted; empty where none was chosen."""
        return str(self._stored.value("list/documents", ""))

    @documents_order.setter
    def documents_order(self, name: str) -> None:
        self._stored.setValue("list/documents", name)

    def recent_files(self) -> tuple[Path, ...]:
        """The files opened last, the latest first, whether or not they are still there."""
        stored = self._stored.value("recent/files", [])
        paths = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return tuple(Path(path) for path in paths if path)[:RECENT]

    def add_recent_file(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        paths = [path, *(other for other in self.recent_files() if other != path)][:RECENT]
        self._stored.setValue("recent/files", [str(other) for other in paths])

    def forget_recent_file(self, path: Path) -> None:
        """Take a file off the list."""
        self._stored.setValue("recent/files", [str(other) for other in self.recent_files() if other != path])

    def counts_of(self, path: Path) -> tuple[int, ...] | None:
        """How many patterns of a recent file were covered, weak and missing when it was last open here, if known."""
        return self._counts().get(str(path))

    def keep_counts(self, path: Path, counts: tuple[int, int, int]) -> None:
        """Remember how a file's patterns stand, for the list of recent ones."""
        recent = {str(other) for other in self.recent_files()}
        kept = {name: known for name, known in self._counts().items() if name in recent}
        self._stored.setValue("recent/counts", json.dumps({**kept, str(path): counts}))

    def _counts(self) -> dict[str, tuple[int, ...]]:
        try:
            stored = json.loads(str(self._stored.value("recent/counts", "{}")))
            return {name: tuple(int(n) for n in counts) for name, counts in stored.items() if len(counts) == 3}
        except (ValueError, TypeError, AttributeError):
            return {}

    def stopped_at(self, path: Path) -> dict[str, Place]:
        """Where the officer stopped in each document of a recent file, by its digest: ids are given again."""
        return self._stops().get(str(path), {})

    def keep_stopped(self, path: Path, stopped: dict[str, Place]) -> None:
        """Remember where the officer stopped in the documents of a file."""
        recent = {str(other) for other in self.recent_files()}
        kept = {name: known for name, known in self._stops().items() if name in recent}
        self._stored.setValue("recent/stopped", json.dumps({**kept, str(path): stopped}))

    def _stops(self) -> dict[str, dict[str, Place]]:
        try:
            stored = json.loads(str(self._stored.value("recent/stopped", "{}")))
            return {name: {d: (int(n), int(part)) for d, (n, part) in stops.items()} for name, stops in stored.items()}
        except (ValueError, TypeError, AttributeError):
            return {}

    def layout(self, name: str) -> QByteArray:
        """The remembered geometry of a window or places of a splitter; empty if there is none."""
        stored = self._stored.value(f"layout/{name}")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Remember a geometry or the places of a splitter."""
        self._stored.setValue(f"layout/{name}", state)

    @property
    def documents_folder(self) -> str:
        """Where a document was imported from last: seldom the folder that assessments and drafts are kept in."""
        stored = str(self._stored.value("recent/documents", ""))
        return stored if stored and Path(stored).is_dir() else self.last_folder

    @documents_folder.setter
    def documents_folder(self, folder: str) -> None:
        self._stored.setValue("recent/documents", folder)

    @property
    def last_folder(self) -> str:
        """The folder a file was last chosen from or written to."""
        chosen = str(self._stored.value("recent/folder", ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return next((folder for folder in (chosen, documents) if folder and Path(folder).is_dir()), str(Path.home()))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._stored.setValue("recent/folder", folder)

    def _flag(self, name: str) -> bool:
        return str(self._stored.value(name, "false")).lower() == "true"


def settings_file() -> Path:
    """Where the settings of this computer lie."""
    if folder := os.environ.get("PLUMBLINE_DATA"):
        return Path(folder) / "settings.ini"
    config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(config) / "Plumbline" / "settings.ini"
