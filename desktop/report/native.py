"""The libraries and fonts that WeasyPrint needs, found before it is imported."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from platformdirs import user_cache_dir

from desktop import resources

MISSING = (
    "The parts of Plumbline that make a PDF are not installed; repair the installation, or make a Word file instead."
)

# WeasyPrint and Windows hold on to a folder of libraries only while this is kept.
_held: list[object] = []


def prepare() -> None:
    """Point fontconfig at our fonts and, on Windows, the loader at our own libraries. Call before WeasyPrint is met."""
    os.environ["FONTCONFIG_FILE"] = str(_fonts_conf())
    if sys.platform == "win32":
        libraries = Path(sys.executable).parent / "native"
        # Named even where it is not there: the default is somebody else's GTK.
        os.environ["WEASYPRINT_DLL_DIRECTORIES"] = str(libraries)
        if libraries.is_dir():
            _held.append(os.add_dll_directory(str(libraries)))


def _fonts_conf() -> Path:
    """Our fonts.conf, written where we may write: it names full paths, which differ from computer to computer."""
    fonts = resources.assets() / "fonts"
    template = Template((fonts / "fonts.conf").read_text("utf-8"))
    places = (os.environ.get("PLUMBLINE_DATA"), user_cache_dir("Plumbline", appauthor=False), tempfile.gettempdir())
    for place in filter(None, places):
        folder = Path(place) / "paper-fonts"
        text = template.substitute(
            sans=escape(str(fonts / "source-sans-3")),
            serif=escape(str(fonts / "source-serif-4")),
            cache=escape(str(folder / "cache")),
        )
        try:
            (folder / "cache").mkdir(parents=True, exist_ok=True)
            file = folder / "fonts.conf"
            # Left alone where it already says so: another of our processes may be reading it.
            if not file.exists() or file.read_text("utf-8") != text:
                file.write_text(text, "utf-8")
        except OSError:
            continue
        return file
    raise OSError("no folder to keep the fonts' index in")
