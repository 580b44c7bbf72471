"""The Windows folder is assembled, and its check finds what is wrong with one that was tampered with.

Assembling needs downloads, a compiler for Windows and its Python under Wine; nothing is fetched here.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

pytest.importorskip("pefile")
import assemble
import check
import fetch
from facts import FACTS, HERE


@pytest.fixture(scope="module")
def assembled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("windows") / "Plumbline"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIP_NO_INDEX", "1")
        try:
            assemble.assemble(folder)
        except (assemble.AssemblyError, fetch.FetchError) as error:
            pytest.skip(f"the Windows folder cannot be assembled here: {error}")
    return folder


@pytest.fixture
def folder(assembled: Path, tmp_path: Path) -> Path:
    """A copy to spoil: what is added or removed there is not added or removed elsewhere."""
    shutil.copytree(assembled, tmp_path / "Plumbline", copy_function=os.link)
    return tmp_path / "Plumbline"


def test_the_folder_is_as_it_should_be(assembled: Path):
    assert not list(check.faults(assembled))


def test_what_is_too_much_is_said(folder: Path):
    (folder / "python" / "python.exe").write_bytes((folder / "Plumbline.exe").read_bytes())
    (folder / "readme.txt").touch()
    (folder / "lib" / "note.tmp").touch()
    shutil.copy(folder / "native" / "z-1.dll", folder / "lib" / "z-1.dll")
    found = "\n".join(check.faults(folder))
    assert "python/python.exe does not belong there" in found
    assert "readme.txt does not belong there" in found
    assert "lib/note.tmp does not belong there" in found
    assert "z-1.dll is there 2 times" in found


def test_what_is_missing_is_said(folder: Path):
    (folder / "native" / "harfbuzz.dll").unlink()
    (folder / "native" / "glib-2.0-0.dll").unlink()
    (folder / "licences" / "native.txt").unlink()
    (folder / "plumbline-console.exe").unlink()
    found = "\n".join(check.faults(folder))
    assert "No native library has hb_face_destroy, which WeasyPrint calls" in found
    assert "native/pango-1.0-0.dll asks for glib-2.0-0.dll, which is neither here nor in Windows" in found
    assert "licences/native.txt says nothing of pango-1.0-0.dll" in found
    assert "plumbline-console.exe is missing" in found


def test_a_module_for_another_python_is_said(folder: Path):
    module = folder / "lib" / "desktop" / "child.pyc"
    code = module.read_bytes()
    module.unlink()
    module.write_bytes(b"\x00\x00" + code[2:])
    assert "lib/desktop/child.pyc was compiled for another Python." in list(check.faults(folder))


def test_a_launcher_with_a_console_is_said(folder: Path):
    (folder / "Plumbline.exe").unlink()
    shutil.copy(folder / "plumbline-console.exe", folder / "Plumbline.exe")
    assert "Plumbline.exe opens a console, or has none." in list(check.faults(folder))


def test_what_weasyprint_calls_is_known():
    assert {"g_type_init", "pango_layout_new", "hb_subset_or_fail", "FcFontMatch"} <= check.weasyprint_symbols()


def test_every_wheel_is_pinned_to_the_versions_that_the_tests_passed_with():
    pinned = _versions((HERE.parent / "constraints.txt").read_text("utf-8"))
    shipped = _versions((HERE / "wheels.lock").read_text("utf-8"))
    assert shipped
    assert {name: version for name, version in shipped.items() if pinned.get(name, version) != version} == {}
    assert "pip" not in shipped


def _versions(lines: str) -> dict[str, str]:
    entries = [line.split()[0].split("==") for line in lines.splitlines() if "==" in line and not line.startswith("#")]
    return {name.lower().replace("_", "-"): version for name, version in entries}


def test_a_release_waits_for_the_hash_of_its_python(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(FACTS["python"], "release", {"version": "3.13.99", "sha256": ""})
    with pytest.raises(fetch.FetchError, match=r"facts\.toml"):
        fetch.released_python()
