"""Packs the assembled folder three ways: an MSI for a whole computer, an installer for one person, and a zip.

.venv/bin/python packaging/windows/installers.py [--version OLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from facts import BUILT, FACTS, FOLDER, HERE, PUBLISHER, VERSION, numbers

UPGRADE_CODE = uuid.UUID(FACTS["program"]["upgrade_code"])


class InstallerError(Exception):
    """The installers cannot be made here; says what is missing."""


@dataclass
class File:
    """A file of the folder, as the MSI's table has it."""

    id: str
    guid: str
    name: str
    source: str
    is_window: bool


@dataclass
class Directory:
    """A folder with what is in it."""

    id: str
    name: str
    files: list[File] = field(default_factory=list)
    folders: list[Directory] = field(default_factory=list)


def build(folder: Path, out: Path, version: str, quick: bool = False) -> list[Path]:
    """Make the three, and the list of their hashes; quick ones are larger. Raises InstallerError."""
    for tool in ("makensis", "msibuild", "wixl"):
        if not shutil.which(tool):
            raise InstallerError(f"{tool} is missing; see debian-packages.txt beside this file.")
    if not folder.is_dir():
        raise InstallerError(f"{folder} is not there; run assemble.py first.")
    out.mkdir(parents=True, exist_ok=True)
    name = f"Plumbline-{version}{'-trial' if is_trial(folder) else ''}"
    made = [
        _msi(folder, out / f"{name}.msi", version),
        _for_one_person(folder, out / f"{name}-user.exe", version, "zlib" if quick else "/SOLID lzma"),
        _portable(folder, out / f"{name}-portable.zip"),
    ]
    (out / f"{name}-files.txt").write_text(_hashes(folder, _files(folder)), "utf-8")
    (out / "SHA256SUMS.txt").write_text(_hashes(out, made), "utf-8")
    return made


def is_trial(folder: Path) -> bool:
    """Whether the folder holds the Python that is for trials alone."""
    return "for trials" in (folder / "licences" / "components.txt").read_text("utf-8").splitlines()[0]


def _msi(folder: Path, out: Path, version: str) -> Path:
    root = _directory(folder, folder, version)
    every = [root, *_all_below(root)]
    ids = [f"c{file.id}" for directory in every for file in directory.files]
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(
        (HERE / "plumbline.wxs.j2").read_text("utf-8")
    )
    written = template.render(
        folder=root,
        component_ids=[*ids, "FileType"],
        version=version,
        publisher=PUBLISHER,
        upgrade_code=_code(UPGRADE_CODE),
        product_code=product_code(version),
        file_type_guid=_code(uuid.uuid5(UPGRADE_CODE, "file type")),
        window=FACTS["program"]["window"],
        # wixl knows no full paths.
        icon=os.path.relpath(HERE / "plumbline.ico", folder),
    )
    began = int(time.time())
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "plumbline.wxs"
        source.write_text(written, "utf-8")
        _run("wixl", "-a", "x64", "-o", out.absolute(), source, cwd=folder)
    package_code = _code(uuid.uuid5(UPGRADE_CODE, f"package {version} {_hashes(folder, _files(folder))}"))
    told = (f"Plumbline {version}", PUBLISHER, "x64;2057", f"{{{package_code}}}")
    _run("msibuild", out.absolute(), "-s", *told, cwd=folder)
    _set_dates(out, range(began, int(time.time()) + 1), _date(folder))
    return out


def product_code(version: str) -> str:
    """By which Windows Installer knows that version."""
    return _code(uuid.uuid5(UPGRADE_CODE, f"product {version}"))


def _set_dates(msi: Path, when_built: range, when: int) -> None:
    """Put one date for that of the building, which wixl writes and cannot be told."""

    def written(second: int) -> bytes:
        # A property of the kind "file time": tenths of microseconds since 1601.
        return struct.pack("<IQ", 0x40, (second + 11_644_473_600) * 10_000_000)

    content = msi.read_bytes()
    for second in when_built:
        content = content.replace(written(second), written(when))
    msi.write_bytes(content)


def _directory(path: Path, root: Path, version: str) -> Directory:
    made = Directory(_id(path, root), path.name)
    for entry in sorted(path.iterdir()):
        if entry.is_dir():
            made.folders.append(_directory(entry, root, version))
        else:
            place = entry.relative_to(root).as_posix()
            # Another code for each release: Windows would leave out a file that it takes for an older one of the same.
            guid = _code(uuid.uuid5(UPGRADE_CODE, f"{version} {place}"))
            is_window = place == FACTS["program"]["window"]
            made.files.append(File(_id(entry, root), guid, entry.name, place, is_window))
    return made


def _all_below(directory: Directory) -> list[Directory]:
    return [each for below in directory.folders for each in (below, *_all_below(below))]


def _id(path: Path, root: Path) -> str:
    return hashlib.sha256(path.relative_to(root).as_posix().encode()).hexdigest()[:32]


def _code(code: uuid.UUID) -> str:
    return str(code).upper()


def _for_one_person(folder: Path, out: Path, version: str, packing: str) -> Path:
    kilobytes = sum(path.stat().st_size for path in _files(folder)) // 1024
    words = {
        "VERSION": version,
        "NUMBERS": numbers(version),
        "PUBLISHER": PUBLISHER,
        "FOLDER": folder,
        "ICON": HERE / "plumbline.ico",
        "WINDOW": FACTS["program"]["window"],
        "CONSOLE": FACTS["program"]["console"],
        "KILOBYTES": kilobytes,
        "PACKING": packing,
        "OUT": out.absolute(),
    }
    defined = [f"-D{name}={word}" for name, word in words.items()]
    _run("makensis", "-V2", "-NOCD", *defined, HERE / "plumbline.nsi", cwd=folder)
    return out


def _portable(folder: Path, out: Path) -> Path:
    when = time.gmtime(_date(folder))[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _files(folder):
            entry = zipfile.ZipInfo(f"Plumbline/{path.relative_to(folder).as_posix()}", when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (path.stat().st_mode & 0o777) << 16
            archive.writestr(entry, path.read_bytes())
    return out


def _date(folder: Path) -> int:
    return int(folder.stat().st_mtime)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _hashes(root: Path, files: list[Path]) -> str:
    """In the words of sha256sum."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n" for path in files
    )


def _run(*command: str | Path, cwd: Path) -> None:
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(_date(cwd))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InstallerError(f"{command[0]}: {done.stdout}{done.stderr}")


def main() -> None:
    """Make them beside the folder."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--version", default=VERSION, help="another number, to try how one follows another")
    asked.add_argument("--out", type=Path, default=BUILT, help="where to write them")
    asked.add_argument("--quick", action="store_true", help="do not pack as tightly as can be")
    chosen = asked.parse_args()
    try:
        made = build(FOLDER, chosen.out, chosen.version, chosen.quick)
    except InstallerError as error:
        sys.exit(f"installers: {error}")
    for path in made:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
