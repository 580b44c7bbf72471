"""The packages of the Windows edition, made of a small folder: the same bytes each time, and what Windows is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import installers
import pytest
from facts import FACTS, HERE, PUBLISHER, VERSION

TOOLS = ("makensis", "msibuild", "msiinfo", "wixl")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)),
    reason=f"{', '.join(TOOLS)} are needed; see packaging/windows/debian-packages.txt",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("assembled") / "Plumbline"
    names = (
        "Plumbline.exe",
        "plumbline-console.exe",
        "lib/desktop/child.pyc",
        "lib/[Content_Types].xml",
        "native/z-1.dll",
    )
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode() * 100)
    (root / "licences").mkdir()
    (root / "licences/components.txt").write_text("Python 3.13.99: see Python.txt\n")
    for path in [*root.rglob("*"), root]:
        os.utime(path, (1_790_000_000, 1_790_000_000))
    return root


@pytest.fixture(scope="module")
def made(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return installers.build(folder, tmp_path_factory.mktemp("out"), "1.2.3", quick=True)


def test_two_builds_are_the_same_bytes(folder: Path, made: list[Path], tmp_path: Path):
    time.sleep(1.1)  # What holds the second of its building differs then.
    again = installers.build(folder, tmp_path, "1.2.3", quick=True)
    assert [path.name for path in again] == [path.name for path in made]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in made]
    assert (tmp_path / "SHA256SUMS.txt").read_text() == (made[0].parent / "SHA256SUMS.txt").read_text()


def test_the_msi_says_whose_it_is_and_follows_an_older_one(made: list[Path]):
    properties = _table(made[0], "Property")
    assert properties["Manufacturer"] == PUBLISHER
    assert properties["ProductVersion"] == "1.2.3"
    assert properties["UpgradeCode"] == f"{{{FACTS['program']['upgrade_code']}}}"
    assert properties["ALLUSERS"] == "1"
    assert {"RemoveExistingProducts", "CreateShortcuts"} <= _table(made[0], "InstallExecuteSequence").keys()
    assert "NOT WIX_DOWNGRADE_DETECTED" in _table(made[0], "LaunchCondition")
    assert len(_table(made[0], "File")) == 6


def _table(msi: Path, name: str) -> dict[str, str]:
    """The rows of a table, below its three heads: the first column and the last that says something."""
    said = subprocess.run(["msiinfo", "export", msi, name], capture_output=True, text=True, check=True).stdout
    rows = [line.split("\t") for line in said.splitlines()[3:]]
    return {row[0]: next(filter(None, reversed(row))) for row in rows}


def test_it_is_told_by_which_codes_the_msi_is_known(made: list[Path]):
    assert _table(made[0], "Property")["ProductCode"] == f"{{{installers.product_code('1.2.3')}}}"
    told = (HERE.parent / "README.md").read_text("utf-8")
    assert f"Version\n{VERSION} is `{{{installers.product_code(VERSION)}}}`" in told
    assert f"`{{{FACTS['program']['upgrade_code']}}}`" in told


def test_a_trial_is_named_so(folder: Path, tmp_path: Path):
    assert not installers.is_trial(folder)
    copied = tmp_path / "Plumbline"
    shutil.copytree(folder, copied)
    (copied / "licences/components.txt").write_text("Python 3.13.2, for trials alone: see Python.txt\n")
    assert installers.is_trial(copied)


def test_the_zip_holds_one_folder(made: list[Path]):
    with zipfile.ZipFile(made[2]) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"Plumbline"}
        assert "Plumbline/lib/[Content_Types].xml" in archive.namelist()


def test_what_is_missing_is_said(tmp_path: Path):
    with pytest.raises(installers.InstallerError, match=r"run assemble\.py first"):
        installers.build(tmp_path / "nowhere", tmp_path, "1.2.3")
