"""Writes the locks anew: every wheel of the Windows edition and its tests, with the hash of the one file that is used.

It needs uv (``pip install uv``) and a package index. Run it after pyproject.toml or constraints.txt has changed:

    .venv/bin/python packaging/windows/lock.py
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tempfile
from pathlib import Path

import fetch
from facts import FACTS, HERE, ROOT

HEAD = "# Written by packaging/windows/lock.py: each wheel with the hash of the one file that is used.\n"


LOCKS = {"wheels.lock": ROOT / "pyproject.toml", "../wine/tests.lock": ROOT / "packaging/wine/tests.in"}


def main() -> None:
    """Ask uv what Windows needs, download it, and write down what came."""
    for lock, asked in LOCKS.items():
        with tempfile.TemporaryDirectory() as folder:
            wanted = Path(folder) / "wanted.txt"
            uv = ["uv", "pip", "compile", asked, "-q", "-o", wanted, "--no-header", "--no-annotate"]
            windows = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", FACTS["python"]["series"]]
            pinned = ["-c", ROOT / "packaging/constraints.txt", "--only-binary", ":all:"]
            # sqlite-utils asks for pip for a command of its own that Plumbline does not have.
            subprocess.run([*uv, *windows, *pinned, "--no-emit-package", "pip"], check=True)
            fetch.download(["-r", wanted, *fetch.ONLY_WHEELS], Path(folder) / "wheels")
            lines = sorted(_line(wheel) for wheel in (Path(folder) / "wheels").iterdir())
        (HERE / lock).write_text(HEAD + "".join(lines), "utf-8")


def _line(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    name = re.sub("[-_.]+", "-", name).lower()
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


if __name__ == "__main__":
    main()
