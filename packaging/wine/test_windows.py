"""The built Windows edition under Wine: installed, used, upgraded and removed as IT and an officer would. See test.sh.

The tests follow one another and keep their order: what one installs the next one uses. Pictures and PDFs stay in
dist/windows/tried, to be looked at.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import assemble
import pypdfium2
import pytest
import window_tests
from facts import BUILT, FACTS, FOLDER, ROOT, VERSION, WINE
from window_tests import seen

DRIVE = WINE / "drive_c"
TRIED = BUILT / "tried"
INSTALLED = "C:\\Program Files\\Plumbline"
UNINSTALL = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall"
WINDOW, CONSOLE = FACTS["program"]["window"], FACTS["program"]["console"]
GTK = ("libgobject-2.0-0", "gobject-2.0-0", "libpango-1.0-0", "pango-1.0-0", "libharfbuzz-0", "harfbuzz", "glib-2.0-0")
SECONDS = 600
"""The most that any one thing may take."""


def wine(*command: str | Path, **environment: str) -> str:
    """Run a Windows program to its end; what it said. Fails where the program does."""
    done = subprocess.run(
        ["wine", *map(str, command)], env=os.environ | environment, check=False, text=True, errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}"
    return done.stdout


def in_drive(path: str) -> Path:
    return DRIVE / path.removeprefix("C:\\").replace("\\", "/")


def built(kind: str, folder: Path = BUILT) -> Path:
    (found,) = folder.glob(f"Plumbline-*{kind}")
    return found


def registered(key: str) -> str:
    """What the registry holds under a key, or nothing."""
    asked = ["wine", "reg", "query", key, "/s"]
    done = subprocess.run(asked, check=False, text=True, stdin=subprocess.DEVNULL, capture_output=True)
    return "" if done.returncode else done.stdout


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module", autouse=True)
def _own_wine() -> Iterator[None]:
    if not (WINE / "plumbline-ready").exists():
        pytest.skip("this Wine is not prepared; run packaging/wine/test.sh")
    TRIED.mkdir(parents=True, exist_ok=True)
    yield
    subprocess.run(["wineserver", "-k"], check=False)


@pytest.fixture(scope="module")
def assessment() -> Path:
    """The officer's own file, in Documents."""
    return WINE / "home/Documents/Alderwick Siân Siŵn.plumb"


@pytest.fixture(scope="module")
def on_linux(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's report, made here."""
    out = tmp_path_factory.mktemp("linux") / "Example.pdf"
    plumbline = [sys.executable, "-m", "desktop", "demo", "--no-window", "-o", out]
    subprocess.run(plumbline, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return out


def test_an_older_msi_is_installed_in_silence():
    wine("msiexec", "/i", seen(built(".msi", BUILT / "older")), "/qn")
    assert "0.0.9" in registered(f"HKLM\\{UNINSTALL}")
    assert in_drive(INSTALLED).joinpath(WINDOW).is_file()


def test_the_officer_begins_an_assessment(assessment: Path, tmp_path: Path):
    assessment.unlink(missing_ok=True)
    document = tmp_path / "note.txt"
    document.write_text("In March 2026 we spoke with 41 unpaid carers.\n", "utf-8")
    said = wine(f"{INSTALLED}\\{CONSOLE}", "import", seen(assessment), seen(document), "--council", "Alderwick")
    assert assessment.is_file(), said


def test_a_newer_msi_takes_its_place_and_leaves_the_file(assessment: Path):
    before = digest(assessment)
    wine("msiexec", "/i", seen(built(".msi")), "/qn")
    found = registered(f"HKLM\\{UNINSTALL}")
    assert VERSION in found
    assert "0.0.9" not in found
    assert digest(assessment) == before
    laid = {path.relative_to(in_drive(INSTALLED)) for path in in_drive(INSTALLED).rglob("*") if path.is_file()}
    assert laid == {path.relative_to(FOLDER) for path in FOLDER.rglob("*") if path.is_file()}


def test_an_older_msi_does_not_take_its_place():
    with pytest.raises(AssertionError):
        wine("msiexec", "/i", seen(built(".msi", BUILT / "older")), "/qn")
    assert "0.0.9" not in registered(f"HKLM\\{UNINSTALL}")
    assert wine(f"{INSTALLED}\\{CONSOLE}", "--version").strip() == f"Plumbline {VERSION}"


def test_the_installed_program_says_it_is_well():
    assert wine(f"{INSTALLED}\\{CONSOLE}", "--selftest").split()[-1] == "ok"
    wine(f"{INSTALLED}\\{WINDOW}", "--selftest")
    assert wine(f"{INSTALLED}\\{CONSOLE}", "--version").strip() == f"Plumbline {VERSION}"


def test_the_file_type_and_the_start_menu_are_there():
    assert "Plumbline.Assessment" in registered("HKLM\\Software\\Classes\\.plumb")
    found = registered("HKLM\\Software\\Classes\\Plumbline.Assessment")
    assert f'"{INSTALLED}\\{WINDOW}" "%1"' in found
    assert f"{INSTALLED}\\{WINDOW},1" in found
    assert list(DRIVE.rglob("Start Menu/Programs/Plumbline.lnk"))


def test_the_pdf_has_the_text_where_the_one_made_on_linux_has_it(on_linux: Path):
    out = TRIED / "Example.pdf"
    wine(f"{INSTALLED}\\{CONSOLE}", "demo", "--no-window", "-o", seen(out))
    assert boxes(out) == boxes(on_linux)


def test_welsh_letters_in_paths_and_another_gtk_do_no_harm(on_linux: Path, tmp_path: Path):
    place = DRIVE / "Siân Siŵn"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(FOLDER, place / "Plumbline", copy_function=os.link)
    (place / "Temp").mkdir()
    out = TRIED / "Welsh letters.pdf"
    asked = (f"C:\\{place.name}\\Plumbline\\{CONSOLE}", "demo", "--no-window", "-o", seen(out))
    temp = f"C:\\{place.name}\\Temp"
    wine(*asked, WINEPATH=seen(foreign_gtk(tmp_path)), TEMP=temp, TMP=temp, PLUMBLINE_DATA=f"C:\\{place.name}\\Data")
    assert boxes(out) == boxes(on_linux)
    shutil.rmtree(place)


PYTHON_THAT_TELLS = """
#include <windows.h>
#include <stdio.h>
__declspec(dllexport) int Py_Main(int count, wchar_t **words) {
    for (int n = 1; n < count; n++)
        printf("%ls ", words[n]);
    for (char *each = GetEnvironmentStringsA(); *each; each += strlen(each) + 1)
        if (strstr(each, "foreign"))
            printf("%s ", each);
    return 7;
}
"""


def test_the_launcher_starts_the_python_beside_it_and_lets_no_other_program_in(tmp_path: Path):
    (tmp_path / "python").mkdir()
    (tmp_path / "python.c").write_text(PYTHON_THAT_TELLS)
    library = tmp_path / "python" / FACTS["python"]["library"]
    subprocess.run([assemble.COMPILER, "-shared", "-s", tmp_path / "python.c", "-o", library], check=True)
    assemble.build_launcher(tmp_path, CONSOLE, tmp_path, "-mconsole", "-DCONSOLE")
    # What begins with QT_ comes through Wine under another name.
    foreign = ("WINEQT_PLUGIN_PATH", "WINEQT_QPA_PLATFORM_PLUGIN_PATH", "OPENSSL_CONF", "FONTCONFIG_SYSROOT", "OTHER")
    with pytest.raises(AssertionError, match="-m desktop report two words OTHER=foreign \n"):
        wine(tmp_path / CONSOLE, "report", "two words", **dict.fromkeys(foreign, "foreign"))
    library.unlink()
    with pytest.raises(AssertionError, match="Plumbline is not whole"):
        wine(tmp_path / CONSOLE, "report")


def foreign_gtk(folder: Path) -> Path:
    """Libraries by the names that WeasyPrint looks for, with nothing in them."""
    empty = folder / "empty.c"
    empty.write_text("int nothing;\n")
    for name in GTK:
        command = [assemble.COMPILER, "-shared", "-s", empty, "-o", folder / f"{name}.dll"]
        subprocess.run(command, check=True)
    return folder


def boxes(pdf: Path) -> list[list[tuple[str, float, float, float, float]]]:
    """Every letter of every page with its place, to a tenth of a point."""
    pages: list[list[tuple[str, float, float, float, float]]] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            whole = text.get_text_range()
            letters = [(whole[n], *_rounded(text.get_charbox(n))) for n in range(min(text.count_chars(), len(whole)))]
            pages.append(letters)
    assert sum(map(len, pages)) > 10_000
    return pages


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, bottom, right, top = (round(side, 1) for side in box)
    return left, bottom, right, top


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A screen of its own. Wine must meet it from the start: it asks for the screen once."""
    subprocess.run(["wineserver", "-k"], check=False)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        display = f":{said.readline().strip()}"
    yield display
    subprocess.run(["wineserver", "-k"], check=False)
    server.terminate()
    server.wait()


LOOK = """
import sys, time
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
screen, (out, began, wait) = application.primaryScreen(), sys.argv[1:]
while time.monotonic() < float(began) + 300:
    picture = screen.grabWindow(0).toImage()
    if picture.pixelColor(720, 450).lightness() > 40:
        break
    time.sleep(0.02)
else:
    sys.exit("no window was seen")
print(round(time.monotonic() - float(began), 2))
time.sleep(float(wait))
screen.grabWindow(0).save(out)
"""


def look(display: str, picture: str, wait: float = 0.0) -> float:
    """Wait until a window is seen, then take its picture; how long it took from now."""
    asked = [sys.executable, "-c", LOOK, TRIED / picture, str(time.monotonic()), str(wait)]
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    return float(subprocess.run(asked, env=environment, check=True, text=True, stdout=subprocess.PIPE).stdout)


def start(display: str, *command: str | Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"DISPLAY": display}
    return subprocess.Popen(
        ["wine", *map(str, command)], env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def close(program: subprocess.Popen[bytes]) -> None:
    """Close the window as a person would, and wait until the program has ended."""
    subprocess.run(["wine", "taskkill", "/im", WINDOW], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    assert program.wait(SECONDS) == 0


def test_a_window_opens(screen: str):
    for time_round in ("the first time", "the second time", "the third time"):
        program = start(screen, f"{INSTALLED}\\{WINDOW}")
        print(f"\nA window is seen after {look(screen, 'start page.png', 2)} s {time_round}.")
        close(program)


def test_a_double_click_opens_the_assessment(screen: str, assessment: Path):
    program = start(screen, "start", "/wait", seen(assessment))
    look(screen, "assessment.png", 20)
    close(program)
    assert assessment.is_file()


def test_the_example_opens_in_the_window(screen: str):
    program = start(screen, f"{INSTALLED}\\{WINDOW}", "demo", "-o", seen(TRIED / "demo.pdf"))
    look(screen, "example.png", 30)
    close(program)


def test_the_tests_of_the_window_pass():
    assert window_tests.run(window_tests.every_file())


def test_the_msi_is_taken_away_and_the_file_stays(assessment: Path):
    before = digest(assessment)
    wine("msiexec", "/x", seen(built(".msi")), "/qn")
    assert not in_drive(INSTALLED).exists()
    assert "Plumbline" not in registered(f"HKLM\\{UNINSTALL}")
    assert not registered("HKLM\\Software\\Classes\\.plumb")
    assert not list(DRIVE.rglob("Start Menu/Programs/Plumbline.lnk"))
    assert digest(assessment) == before


def for_one_person() -> Path:
    """Where that installer puts the program."""
    (folder,) = DRIVE.glob("users/*/AppData/Local/Programs/Plumbline")
    return folder


def test_the_installer_for_one_person_installs_and_upgrades():
    wine(built("-user.exe", BUILT / "older"), "/S")
    assert "0.0.9" in registered(f"HKCU\\{UNINSTALL}\\Plumbline")
    (for_one_person() / "lib/of an older release.pyc").touch()
    wine(built("-user.exe"), "/S")
    assert VERSION in registered(f"HKCU\\{UNINSTALL}\\Plumbline")
    assert not (for_one_person() / "lib/of an older release.pyc").exists()
    assert wine(for_one_person() / CONSOLE, "--selftest").split()[-1] == "ok"


def test_it_is_not_laid_over_an_open_program(screen: str):
    program = start(screen, for_one_person() / WINDOW)
    look(screen, "for one person.png")
    with pytest.raises(AssertionError, match=": 5\n"):
        wine(built("-user.exe"), "/S", DISPLAY=screen)
    close(program)
    assert wine(for_one_person() / CONSOLE, "--selftest").split()[-1] == "ok"


def test_its_uninstaller_leaves_the_file(assessment: Path):
    before, folder = digest(assessment), for_one_person()
    wine(folder / "uninstall.exe", "/S")
    # It goes on under another name, or it could not take itself away.
    end = time.monotonic() + 60
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.2)
    assert not folder.exists()
    assert not registered(f"HKCU\\{UNINSTALL}\\Plumbline")
    assert digest(assessment) == before
