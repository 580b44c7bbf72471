"""Downloads what the Windows edition is made of, each file once, and refuses whatever has not the hash written here."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from facts import FACTS, HERE, ROOT

PYTHON = FACTS["python"]
ONLY_WHEELS = ("--only-binary=:all:", "--platform=win_amd64", f"--python-version={PYTHON['series']}")


class FetchError(Exception):
    """Something is not there, or is not what it should be; says what to do."""


def downloads() -> Path:
    """Where downloads are kept: ``PLUMBLINE_DOWNLOADS``, else in the clone."""
    return Path(os.environ.get("PLUMBLINE_DOWNLOADS") or ROOT / "build" / "downloads")


def wheels(lock: str) -> list[Path]:
    """The wheels that a lock file names, downloaded where they are not there yet."""
    return _locked(lock, ONLY_WHEELS)


def trial_python() -> zipfile.ZipFile:
    """A Windows Python for trials, from a package index. Not for a release: see facts.toml."""
    # What pip runs to learn its name was read when its hash was written down.
    (archive,) = _locked("trial-python.lock", ("--no-binary=:all:",))
    with tarfile.open(archive) as sources:
        (name,) = (name for name in sources.getnames() if name.endswith(PYTHON["trial"]["zip"]))
        inner = sources.extractfile(name)
        assert inner is not None
        return zipfile.ZipFile(BytesIO(inner.read()))


def released_python() -> zipfile.ZipFile:
    """The Python project's own embeddable build."""
    version, wanted = PYTHON["release"]["version"], PYTHON["release"]["sha256"]
    if not wanted:
        raise FetchError("facts.toml names no Python for a release yet; write its version and hash there.")
    name = f"python-{version}-embed-amd64.zip"
    file = downloads() / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(f"https://www.python.org/ftp/python/{version}/{name}") as answer:
            file.write_bytes(answer.read())
    if _sha256(file) != wanted:
        raise FetchError(f"{file} has not the hash that stands in facts.toml; remove it and look where it is from.")
    return zipfile.ZipFile(file)


def download(arguments: Sequence[str | Path], folder: Path) -> None:
    """What pip is asked for, into a folder."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check")
    if subprocess.run([*pip, "--dest", folder, *arguments], check=False).returncode:
        raise FetchError("the downloads failed; a package index is needed once, and they are kept after that.")


def _locked(lock: str, arguments: Sequence[str]) -> list[Path]:
    wanted = set(re.findall(r"--hash=sha256:(\w{64})", (HERE / lock).read_text("utf-8")))
    found = _held(wanted)
    if found.keys() != wanted:
        download(["--require-hashes", "-r", HERE / lock, *arguments], downloads())
        found = _held(wanted)
    if missing := wanted - found.keys():
        raise FetchError(f"{lock}: no download has the hash {missing.pop()}.")
    return sorted(found.values())


def _held(wanted: set[str]) -> dict[str, Path]:
    """The downloads that are wanted, by their hashes."""
    files = downloads().iterdir() if downloads().is_dir() else ()
    return {digest: file for file in files if file.is_file() and (digest := _sha256(file)) in wanted}


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
