"""Assembles the folder that is Plumbline on Windows, on Linux, from pinned downloads: the same bytes every time.

.venv/bin/python packaging/windows/assemble.py [--release]
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path, PurePosixPath

import fetch
from facts import FACTS, FOLDER, HERE, PUBLISHER, ROOT, VERSION, WINE, numbers

PYTHON = FACTS["python"]
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
LICENCE_FILES = ("LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*")


class AssemblyError(Exception):
    """The folder cannot be made here; says what is missing."""


def main() -> None:
    """Make the folder anew."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--release", action="store_true", help="with the Python project's own build, by its hash")
    try:
        assemble(FOLDER, release=asked.parse_args().release)
    except (AssemblyError, fetch.FetchError) as error:
        sys.exit(f"assemble: {error}")
    print(f"{FOLDER} is assembled.")


def assemble(folder: Path, release: bool = False) -> None:
    """Make the folder. Raises AssemblyError or FetchError."""
    if not shutil.which(COMPILER):
        raise AssemblyError(f"{COMPILER} is missing; see debian-packages.txt beside this file.")
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as place:
        wheels = [*fetch.wheels("wheels.lock"), _own_wheel(Path(place))]
        (native,) = fetch.wheels("native.lock")
        _lay_python(folder, fetch.released_python() if release else fetch.trial_python(), release)
        for wheel in wheels:
            _lay_wheel(folder, wheel)
        _lay_native(folder, native)
        _compile(folder / "lib", Path(place), release)
        _build_launchers(folder, Path(place))
        _lay_notices(folder, [*wheels, native], release)
    _settle(folder)


def _own_wheel(place: Path) -> Path:
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place, cwd=ROOT)
    return next(place.glob("plumbline-*.whl"))


def _lay_python(folder: Path, archive: zipfile.ZipFile, release: bool) -> None:
    within = "" if release else PYTHON["trial"]["folder"] + "/"
    for name in archive.namelist():
        short = name.removeprefix(within)
        if short and not short.endswith("/") and short not in PYTHON["drop"] and not short.endswith("._pth"):
            _write(folder / "python" / short, archive.read(name))
    # Beside the library, so that no setting of the computer and no Python of its own has a say.
    places = [Path(PYTHON["library"]).with_suffix(".zip").name, ".", "..\\lib"]
    _write(folder / "python" / Path(PYTHON["library"]).with_suffix("._pth").name, "\r\n".join([*places, ""]).encode())


def _lay_wheel(folder: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and (place := _place(name)) and _ships(place):
                _write(folder / "lib" / place, archive.read(name))


def _place(name: str) -> str | None:
    """Where a file of a wheel belongs below lib, or None for what pip alone would read."""
    top, _, rest = name.partition("/")
    if top.endswith(".data"):
        kind, _, rest = rest.partition("/")
        return rest if kind in {"purelib", "platlib"} else None
    if top.endswith(".dist-info"):
        return name if name == f"plumbline-{VERSION}.dist-info/METADATA" else None
    return name


def _ships(place: str) -> bool:
    top, _, rest = place.partition("/")
    only = FACTS["wheels"]["only"].get(top)
    if only is not None and not _matches(rest, only):
        return False
    return not _matches(place, FACTS["wheels"]["any"]["drop"])


def _matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _lay_native(folder: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        found = {PurePosixPath(name).name: name for name in archive.namelist() if FACTS["native"]["folder"] in name}
        for name in FACTS["native"]["roots"] + FACTS["native"]["others"]:
            _write(folder / "native" / name, archive.read(found[name]))


def _compile(lib: Path, place: Path, release: bool) -> None:
    environment = os.environ | {"WINEPREFIX": str(WINE), "WINEDEBUG": "-all", "PYTHONHASHSEED": "0"}
    python = _compiling_python(place, release)
    done = subprocess.run(
        [*python, HERE / "compile.py", "."], cwd=lib, env=environment, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode or list(lib.rglob("*.py")):
        raise AssemblyError(f"the modules could not be compiled: {done.stdout.decode(errors='replace')}")


def _compiling_python(place: Path, release: bool) -> list[str | Path]:
    """The very Python that ships, under Wine; else one of its series here, whose modules differ in unread details."""
    if shutil.which("wine"):
        (fetch.released_python() if release else fetch.trial_python()).extractall(place / "python")
        return ["wine", next((place / "python").rglob("python.exe"))]
    series = PYTHON["series"]
    for found in filter(None, (sys.executable, shutil.which(f"python{series}"))):
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        if said.startswith(f"Python {series}."):
            return [found]
    raise AssemblyError(f"Wine or Python {series} is needed to compile the modules, and neither is here.")


def _build_launchers(folder: Path, place: Path) -> None:
    """The program's own two files: one has a window and no console, the other writes where it was called from."""
    build_launcher(folder, FACTS["program"]["window"], place, "-mwindows")
    build_launcher(folder, FACTS["program"]["console"], place, "-mconsole", "-DCONSOLE")


def build_launcher(folder: Path, name: str, place: Path, *options: str) -> None:
    """One file that starts the Python of the folder."""
    commas = numbers(VERSION).replace(".", ",")
    manifest = (HERE / "launcher.manifest").read_text("utf-8").replace("@NUMBERS@", numbers(VERSION))
    (place / "launcher.manifest").write_text(manifest, "utf-8")
    words = {"NAME": f'"{name}"', "VERSION": f'"{VERSION}"', "PUBLISHER": f'"{PUBLISHER}"', "COMMAS": commas}
    defined = "".join(f"#define {key} {word}\n" for key, word in words.items())
    (place / "launcher.rc").write_text(defined + (HERE / "launcher.rc").read_text("utf-8"))
    _run(RESOURCES, "-I", place, "-I", HERE, place / "launcher.rc", place / "launcher.o")
    library = f'-DPYTHON_LIBRARY=L"{PYTHON["library"]}"'
    # Without a date in it the same source gives the same file.
    flags = ("-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-Wl,--no-insert-timestamp", "-static-libgcc")
    _run(COMPILER, *flags, *options, library, HERE / "launcher.c", place / "launcher.o", "-o", folder / name)


def _run(*command: str | Path, cwd: Path | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssemblyError(f"{command[0]}: {done.stderr}")


def _lay_notices(folder: Path, wheels: list[Path], release: bool) -> None:
    """The licence of everything that ships, and a list of it."""
    place = folder / "licences"
    shutil.copytree(HERE / "notices", place)
    shutil.copy(ROOT / "LICENSE", place / "Plumbline.txt")
    shutil.move(folder / "python" / "LICENSE.txt", place / "Python.txt")
    version = PYTHON["release"]["version"] if release else f"{PYTHON['trial']['version']}, for trials alone"
    lines = [f"Python {version}: see Python.txt"]
    lines += [line for wheel in sorted(wheels) for line in _parts(wheel, place)]
    _write(place / "components.txt", "".join(f"{line}\r\n" for line in lines).encode())


def _parts(wheel: Path, place: Path) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            path = PurePosixPath(name)
            if path.parts[0].endswith(".dist-info") and any(fnmatch.fnmatch(path.name, each) for each in LICENCE_FILES):
                below = path.relative_to(path.parts[0])
                _write(place / wheel.name.split("-")[0] / below.name, archive.read(name))
            elif path.name == "METADATA":
                told = message_from_bytes(archive.read(name))
                licence = told["License-Expression"] or told["License"] or "see its licence file"
                yield f"{told['Name']} {told['Version']}: {licence.splitlines()[0]}"


def _settle(folder: Path) -> None:
    """One date and one set of rights for every file, so that what is packed from the folder is the same each time."""
    when = int(os.environ.get("SOURCE_DATE_EPOCH") or _last_change())
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o755 if path.is_dir() or path.suffix == ".exe" else 0o644)
        os.utime(path, (when, when))


def _last_change() -> int:
    git = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout or 1_700_000_000)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if __name__ == "__main__":
    main()
