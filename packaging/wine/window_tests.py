"""Runs the tests of the window, its models and the report under Wine, each file in a process of its own.

PYTHONPATH=packaging/windows .venv/bin/python packaging/wine/window_tests.py [FILE...]

What became of each file is kept in dist/windows/tried/window-tests: a run that was broken off goes on from there, and
runs again what did not pass. After a new build all are run again.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import fetch
from facts import BUILT, FACTS, FOLDER, ROOT

SECONDS = 900
"""The most that one file may take. It takes a minute where nothing else runs."""
AT_ONCE = 2
PARTS = ("desktop", "models", "report")
RUNTIME = ROOT / "build" / "window-tests"
TOLD = BUILT / "tried" / "window-tests"
# Windows has no device that is always full, and finds Linux's through Wine.
DESELECTED = ("--deselect", "tests/desktop/test_cli.py::test_output_that_finds_no_room_is_said_in_one_sentence")
PASSED = "passed"


def run(files: list[Path]) -> bool:
    """Run what has not passed yet and say what became of all; whether every file passed."""
    _begin(_mark())
    waiting = [file for file in files if _result(file) != PASSED]
    print(f"{len(files) - len(waiting)} of {len(files)} files have passed before.", flush=True)
    # What Wine starts beside the first program would hold that program's pipe: here it has none.
    subprocess.run(["wine", "cmd", "/c", "exit"], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in as_completed(pool.submit(_run, file) for file in waiting):
            print(done.result(), flush=True)
    return _say_all(files)


def every_file() -> list[Path]:
    """The test files that this is about."""
    return sorted(file for part in PARTS for file in (ROOT / "tests" / part).rglob("test_*.py"))


def _mark() -> str:
    """What the built program is known by."""
    whole = hashlib.sha256()
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        whole.update(path.relative_to(FOLDER).as_posix().encode() + path.read_bytes())
    return whole.hexdigest()


def _begin(mark: str) -> None:
    """Make ready for this build, unless that is done."""
    begun = TOLD / "of this build.txt"
    if RUNTIME.is_dir() and begun.is_file() and begun.read_text() == mark:
        return
    shutil.rmtree(TOLD, ignore_errors=True)
    shutil.rmtree(RUNTIME, ignore_errors=True)
    _lay_runtime()
    TOLD.mkdir(parents=True)
    begun.write_text(mark)


def _lay_runtime() -> None:
    """The folder's own modules and libraries, with an interpreter, pytest and what Qt has for tests."""
    python, lib = RUNTIME / "python", RUNTIME / "lib"
    fetch.trial_python().extractall(RUNTIME / "unpacked")
    shutil.move(RUNTIME / "unpacked" / FACTS["python"]["trial"]["folder"], python)
    shutil.copytree(FOLDER / "lib", lib)
    for wheel in fetch.wheels("../wine/tests.lock"):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(lib)
    (qt,) = (wheel for wheel in fetch.wheels("wheels.lock") if wheel.name.startswith("pyside6"))
    with zipfile.ZipFile(qt) as packed:
        for name in ("QtTest.pyd", "Qt6Test.dll", "plugins/platforms/qoffscreen.dll"):
            packed.extract(f"PySide6/{name}", lib)
    shutil.copy(Path(__file__).parent / "wine_lacks.py", lib)
    # Where Qt without a screen looks for letters.
    shutil.copytree(ROOT / "assets/fonts/inter", lib / "PySide6/lib/fonts")
    shutil.copytree(FOLDER / "native", python / "native")
    # Wine 8 ends the program where it is asked through this.
    (python / "_wmi.pyd").unlink(missing_ok=True)
    (python / "python313._pth").write_text(f"python313.zip\n.\n{seen(lib)}\n")


def seen(path: Path) -> str:
    """A file of this computer as Windows names it."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


def _run(file: Path) -> str:
    """Run one file and keep what it said; what became of it."""
    command = [
        "wine", RUNTIME / "python/python.exe", "-X", "utf8", "-X", "faulthandler", "-m", "pytest", "-v",
        "-c", seen(ROOT / "pyproject.toml"), "-p", "no:cacheprovider", "-p", "wine_lacks", *DESELECTED, seen(file),
    ]  # fmt: skip
    environment = os.environ | {"WINEQT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            command, env=environment, check=False, timeout=SECONDS,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        said, result = done.stdout, PASSED if done.returncode == 0 else f"failed ({done.returncode})"
    except subprocess.TimeoutExpired as late:
        said, result = late.stdout or b"", f"not done in {SECONDS} seconds"
    lines = said.decode("utf-8", "replace").replace("\r", "").splitlines()
    told = f"{result}: {lines[-1].strip('= ') if lines else 'nothing was said'}"
    _kept(file).write_text("\n".join([told, *lines, ""]), "utf-8")
    return f"{_named(file)}: {told}"


def _kept(file: Path) -> Path:
    return TOLD / f"{file.parent.name} {file.stem}.txt"


def _named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _told(file: Path) -> list[str]:
    """What was said, what became of it first. What was said of a file as it was before is not counted."""
    kept = _kept(file)
    is_of_now = kept.is_file() and kept.stat().st_mtime > file.stat().st_mtime
    return kept.read_text("utf-8").splitlines() if is_of_now else ["not run"]


def _result(file: Path) -> str:
    return _told(file)[0].partition(":")[0]


def _say_all(files: list[Path]) -> bool:
    """Print how many tests there were, what was passed over and why, and what failed."""
    failed = [file for file in files if _result(file) != PASSED]
    counted: dict[str, int] = {}
    for file in files:
        for number, word in re.findall(r"(\d+) (passed|failed|skipped|errors?)", _told(file)[0]):
            counted[word] = counted.get(word, 0) + int(number)
    print(f"\n{len(files)} files: {', '.join(f'{number:,} {word}' for word, number in counted.items())}.")
    for line in (line for file in files for line in _told(file) if re.match("SKIPPED|FAILED|ERROR ", line)):
        print(line)
    for file in failed:
        print(f"{_named(file)}: {_told(file)[0]}")
    return not failed


def main() -> None:
    """Run the files that are named, or all."""
    named = [Path(name).resolve(strict=True) for name in sys.argv[1:]]
    for file in named:
        _kept(file).unlink(missing_ok=True)
    sys.exit(0 if run(named or every_file()) else 1)


if __name__ == "__main__":
    main()
