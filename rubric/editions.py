"""The packs that ship, by the names of their folders: nothing of a pack is read here."""

from __future__ import annotations

from pathlib import Path

PACKS = Path(__file__).parent / "packs"
"""The released packs, one folder an edition, named ``<statement>-<edition>``."""


def released_packs() -> tuple[Path, ...]:
    """The folders of the packs that ship, oldest edition first."""
    return tuple(sorted(folder for folder in PACKS.iterdir() if (folder / "pack.toml").is_file()))


def statement_and_edition(folder: Path) -> tuple[str, str]:
    """The statement and the edition that a pack's folder is named for, without reading the pack."""
    statement, _, edition = folder.name.rpartition("-")
    return statement, edition
