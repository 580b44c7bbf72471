"""The libraries and fonts that WeasyPrint needs, found before it is imported."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from platformdirs import user_cache_dir

from desktop import resources

MISSING = (
    "The parts of Plumbline that make a PDF are not installed; repair the installation, or make a Word file instead."
)

LIBRARIES = Path(sys.executable).parent / "native"
"""Our own libraries stand beside the program; elsewhere than on Windows they are the system's."""

_UTF8 = 65001

# Windows holds on to a folder of libraries only while this is kept.
_held: list[object] = []


@contextmanager
def prepared() -> Iterator[None]:
    """Import WeasyPrint within this: it then finds our fonts and, on Windows, our libraries and nobody else's."""
    if "weasyprint" in sys.modules:
        yield
        return
    os.environ["FONTCONFIG_FILE"] = _openable(_fonts_conf())
    if sys.platform != "win32":
        yield
        return
    # Named even where it is not there: WeasyPrint's own choice is somebody else's GTK.
    os.environ["WEASYPRINT_DLL_DIRECTORIES"] = str(LIBRARIES)
    if LIBRARIES.is_dir():
        _held.append(os.add_dll_directory(str(LIBRARIES)))
    # A name with a dot in it is looked for along PATH, where another program may keep its own Pango.
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = str(LIBRARIES)
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _fonts_conf() -> Path:
    """Our fonts.conf, written where we may write: it names full paths, which differ from computer to computer."""
    fonts = resources.assets() / "fonts"
    template = Template((fonts / "fonts.conf").read_text("utf-8"))
    places = (os.environ.get("PLUMBLINE_DATA"), user_cache_dir("Plumbline", appauthor=False), tempfile.gettempdir())
    for place in filter(None, places):
        folder = Path(place) / "paper-fonts"
        try:
            (folder / "cache").mkdir(parents=True, exist_ok=True)
            text = template.substitute(
                sans=escape(_openable(fonts / "source-sans-3")),
                serif=escape(_openable(fonts / "source-serif-4")),
                cache=escape(_openable(folder / "cache")),
            )
            file = folder / "fonts.conf"
            # Left alone where it already says so: another of our processes may be reading it.
            if not file.exists() or file.read_text("utf-8") != text:
                file.write_text(text, "utf-8")
        except OSError:
            continue
        return file
    raise OSError("no folder to keep the fonts' index in")


def _openable(path: Path) -> str:
    """The path in letters by which the libraries can open it: on Windows they ask in the code page of the computer.

    Our own program asks for UTF-8. Where that is not had, the short name of a file holds plain letters alone.
    """
    text = str(path)
    if sys.platform != "win32" or text.isascii():
        return text
    import ctypes

    kernel = ctypes.windll.kernel32
    short = ctypes.create_unicode_buffer(32_768)
    if kernel.GetACP() == _UTF8 or not kernel.GetShortPathNameW(text, short, len(short)):
        return text
    return short.value
