"""Where this person's own files lie on this computer."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_dir


def data_folder() -> Path:
    """The folder of working copies, backups and the council's own editions."""
    return Path(os.environ.get("PLUMBLINE_DATA") or user_data_dir("Plumbline", appauthor=False))
