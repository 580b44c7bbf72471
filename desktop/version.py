"""Which release this is: installed, frozen or run from a clone."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path


def version() -> str:
    """The release's number."""
    try:
        return metadata.version("plumbline")
    except metadata.PackageNotFoundError:
        clone = Path(__file__).parent.parent / "pyproject.toml"
        return tomllib.loads(clone.read_text("utf-8"))["project"]["version"] if clone.is_file() else "of unknown number"
