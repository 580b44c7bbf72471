"""The facts of the Windows edition, and where things are: read from facts.toml and pyproject.toml."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FACTS: dict[str, Any] = tomllib.loads((HERE / "facts.toml").read_text("utf-8"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PUBLISHER: str = PROJECT["authors"][0]["name"]
VERSION: str = PROJECT["version"]
BUILT = ROOT / "dist" / "windows"
FOLDER = BUILT / "Plumbline"
WINE = Path(os.environ.get("WINEPREFIX") or ROOT / "build" / "wine")
"""As wine/prepare.sh has it."""


def numbers(version: str) -> str:
    """A version as Windows wants it, in four numbers."""
    return ".".join([*version.split("."), "0", "0", "0"][:4])
