"""Where templates and assets lie: in a clone, installed from the wheel, or frozen into a program folder."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_data"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent


def templates() -> Path:
    """The folder of report templates and their style sheet."""
    return _ROOT / "templates"


def assets() -> Path:
    """The folder of icons, fonts and the example assessment."""
    return _ROOT / "assets"
