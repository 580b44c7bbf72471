"""Holds the assembled folder to what it should be, without Windows or Wine: says each fault, or its sizes.

.venv/bin/python packaging/windows/check.py [FOLDER]
"""

from __future__ import annotations

import fnmatch
import importlib.util
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pefile
from facts import FACTS, FOLDER, VERSION

TOP = {FACTS["program"]["window"], FACTS["program"]["console"], "python", "lib", "native", "licences"}
UNCHECKED = (1).to_bytes(4, "little")
"""What a compiled module says of itself that is read without a look at its source."""


class Library:
    """A program or library of Windows, and what it asks for and offers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name.lower()
        # Qt offers more names than pefile reads on its own.
        self.file = pefile.PE(path, fast_load=True, max_symbol_exports=100_000)
        parts = (f"IMAGE_DIRECTORY_ENTRY_{name}" for name in ("EXPORT", "IMPORT", "DELAY_IMPORT", "RESOURCE"))
        self.file.parse_data_directories([pefile.DIRECTORY_ENTRY[part] for part in parts])

    @cached_property
    def exports(self) -> set[str]:
        table = getattr(self.file, "DIRECTORY_ENTRY_EXPORT", None)
        return {symbol.name.decode() for symbol in table.symbols if symbol.name} if table else set()

    @cached_property
    def imports(self) -> dict[str, set[str]]:
        """The names it asks for, by library."""
        found: dict[str, set[str]] = {}
        for kind in ("IMPORT", "DELAY_IMPORT"):
            for entry in getattr(self.file, f"DIRECTORY_ENTRY_{kind}", ()):
                names = {symbol.name.decode() for symbol in entry.imports if symbol.name}
                found.setdefault(entry.dll.decode().lower(), set()).update(names)
        return found


class Folder:
    """The folder, each of its files read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = sorted(path for path in root.rglob("*") if path.is_file())
        self.libraries = [Library(path) for path in self.files if path.suffix in {".dll", ".exe", ".pyd"}]

    def below(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def providers(self, asking: Library, name: str) -> list[Library]:
        """The libraries of that name that Windows would look at for the one that asks.

        Beside it, where Python itself is, and in the folders that packages name when they are imported.
        """
        lib = self.root / "lib"
        near = {asking.path.parent, self.root / "python", lib / "shiboken6", lib / "PySide6", *lib.glob("*.libs")}
        return [library for library in self.libraries if library.name == name and library.path.parent in near]


def faults(root: Path) -> Iterator[str]:
    """What is wrong with the folder, a sentence each."""
    folder = Folder(root)
    for look in (_contents, _linking, _symbols, _modules, _launchers, _notices, _sizes):
        yield from look(folder)


def _contents(folder: Folder) -> Iterator[str]:
    top = {path.name for path in folder.root.iterdir()}
    yield from (f"{name} is missing." for name in sorted(TOP - top))
    yield from (f"{name} does not belong there." for name in sorted(top - TOP))
    rules = FACTS["check"]
    for path in folder.files:
        below = folder.below(path)
        is_known = path.suffix in rules["endings"] or below.startswith("licences/")
        if not is_known or any(fnmatch.fnmatch(below.lower(), each) for each in rules["never"]):
            yield f"{below} does not belong there."
    counted = Counter(library.name for library in folder.libraries if library.path.suffix == ".dll")
    for name, count in counted.items():
        if count > 1 and not any(fnmatch.fnmatch(name, each) for each in rules["repeated"]):
            yield f"{name} is there {count} times: two may be loaded."
    asked = {name for library in folder.libraries for name in library.imports}
    known = asked | {*rules["opened_by_name"], *FACTS["native"]["roots"]}
    yield from (f"{name} is asked for by nothing." for name in sorted(set(counted) - known))


def _linking(folder: Folder) -> Iterator[str]:
    for library in folder.libraries:
        for name, symbols in library.imports.items():
            providers = folder.providers(library, name)
            if providers:
                missing = sorted(symbols - set().union(*(each.exports for each in providers)))
                if missing:
                    yield f"{folder.below(library.path)} asks {name} for {missing[0]}, which it does not have."
            elif name not in FACTS["windows"]["libraries"] and not name.startswith("api-ms-win-"):
                yield f"{folder.below(library.path)} asks for {name}, which is neither here nor in Windows."


def _symbols(folder: Folder) -> Iterator[str]:
    exported = set().union(*(each.exports for each in folder.libraries if each.name in FACTS["native"]["roots"]))
    missing = weasyprint_symbols() - exported - set(FACTS["native"]["not_exported"])
    yield from (f"No native library has {name}, which WeasyPrint calls." for name in sorted(missing))


def weasyprint_symbols() -> set[str]:
    """The functions that WeasyPrint says it calls, of the release that is installed here."""
    found = importlib.util.find_spec("weasyprint")
    assert found is not None
    assert found.origin is not None
    said = (Path(found.origin).parent / "text" / "ffi.py").read_text("utf-8")
    declared = "".join(re.findall(r"cdef\('''(.*?)'''\)", said, re.DOTALL))
    return set(re.findall(r"\b((?:g|pango|hb|Fc|FT)_?\w+)\s*\(", declared))


def _modules(folder: Folder) -> Iterator[str]:
    standard = folder.root / "python" / Path(FACTS["python"]["library"]).with_suffix(".zip")
    with zipfile.ZipFile(standard) as archive:
        magic = archive.read("runpy.pyc")[:4]
    for path in folder.files:
        if path.suffix == ".pyc":
            head = path.read_bytes()[:8]
            if head[:4] != magic:
                yield f"{folder.below(path)} was compiled for another Python."
            elif head[4:] != UNCHECKED:
                yield f"{folder.below(path)} would be compared with a source that is not there."


def _launchers(folder: Folder) -> Iterator[str]:
    for name, subsystem in ((FACTS["program"]["window"], "WINDOWS_GUI"), (FACTS["program"]["console"], "WINDOWS_CUI")):
        for library in folder.libraries:
            if library.path == folder.root / name:
                yield from (f"{name} {fault}" for fault in _launcher(library, subsystem))


def _launcher(library: Library, subsystem: str) -> Iterator[str]:
    if library.file.OPTIONAL_HEADER.Subsystem != pefile.SUBSYSTEM_TYPE[f"IMAGE_SUBSYSTEM_{subsystem}"]:  # pyright: ignore
        yield "opens a console, or has none."
    manifest = _resource(library.file, "RT_MANIFEST").decode()
    for word in ("PerMonitorV2", "<activeCodePage", "UTF-8<", "<longPathAware", 'level="asInvoker"'):
        if word not in manifest:
            yield f"lacks {word.strip('<')} in its manifest."
    if VERSION.encode("utf-16-le") not in _resource(library.file, "RT_VERSION"):
        yield f"does not say that it is version {VERSION}."
    if not _resource(library.file, "RT_GROUP_ICON"):
        yield "has no icon."


def _resource(file: Any, kind: str) -> bytes:
    """The first resource of a kind."""
    table = getattr(file, "DIRECTORY_ENTRY_RESOURCE", None)
    for entry in table.entries if table else ():
        if entry.id == pefile.RESOURCE_TYPE[kind]:
            data = entry.directory.entries[0].directory.entries[0].data.struct
            return file.get_data(data.OffsetToData, data.Size)
    return b""


def _notices(folder: Folder) -> Iterator[str]:
    licences = folder.root / "licences"
    native = licences / "native.txt"
    said = native.read_text("utf-8") if native.is_file() else ""
    for name in FACTS["native"]["roots"] + FACTS["native"]["others"]:
        if name not in said:
            yield f"licences/native.txt says nothing of {name}."
    for name in (
        "LGPL-2.1.txt",
        "LGPL-3.0.txt",
        "GPL-3.0.txt",
        "Qt.txt",
        "Plumbline.txt",
        "Python.txt",
        "components.txt",
    ):
        if not (licences / name).is_file():
            yield f"licences/{name} is missing."
    fonts = folder.root / "lib" / "desktop" / "_data" / "assets" / "fonts"
    for family in (path for path in fonts.iterdir() if path.is_dir()):
        if not (family / "OFL.txt").is_file():
            yield f"The font {family.name} is there without its licence."


def _sizes(folder: Folder) -> Iterator[str]:
    size, most = sum(path.stat().st_size for path in folder.files), FACTS["sizes"]
    if size > most["folder"]:
        yield f"The folder weighs {size:,} bytes; facts.toml allows {most['folder']:,}."
    if len(folder.files) > most["files"]:
        yield f"The folder holds {len(folder.files)} files; facts.toml allows {most['files']}."


def main() -> None:
    """Say what is wrong, or that nothing is."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    found = list(faults(root))
    print("\n".join(found) or _figures(root))
    sys.exit(1 if found else 0)


def _figures(root: Path) -> str:
    files = [path for path in root.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return f"{root} is as it should be: {len(files)} files, {size / 1e6:.1f} MB."


if __name__ == "__main__":
    main()
