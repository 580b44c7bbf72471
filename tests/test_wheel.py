"""What is installed from the wheel works away from the clone: it opens the example, checks it and makes a PDF."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project installed from its wheel, and nothing else."""
    place = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place, cwd=ROOT)
    (wheel,) = place.glob("plumbline-*.whl")
    target = place / "installed"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile")
    run(*pip, "--target", target, wheel, cwd=place)
    return target


def test_the_wheel_carries_what_is_read_at_run_time_and_no_more(installed: Path) -> None:
    assert (installed / "desktop/_data/templates").is_dir()
    assert (installed / "desktop/_data/assets/example/assessment.json").is_file()
    assert list((installed / "rubric/packs").glob("*/pack.toml"))
    assert (installed / "rubric/packs/columns.toml").is_file()
    assert not (installed / "rubric/training").exists()
    assert {entry.name for entry in installed.iterdir() if entry.suffix != ".dist-info"} <= {"rubric", "desktop", "bin"}


def test_the_installed_program_says_it_is_well(installed: Path, tmp_path: Path) -> None:
    data = {"PYTHONPATH": str(installed), "PLUMBLINE_DATA": str(tmp_path / "data")}
    where = run(sys.executable, "-c", "import desktop, rubric; print(desktop.__file__)", cwd=tmp_path, **data)
    assert Path(where.strip()).is_relative_to(installed)
    said = run(sys.executable, "-m", "desktop", "--selftest", cwd=tmp_path, **data)
    assert "ok" in said.lower()
