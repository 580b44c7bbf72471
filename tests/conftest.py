"""What every test gets: the pack, the example, and a place of its own to keep settings and working copies."""

from __future__ import annotations

import difflib
import json
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.report import native
from rubric.editions import released_packs
from rubric.pack import Pack
from rubric.pack_file import load_pack
from rubric.reading import Match, QualityFound, Reading

if TYPE_CHECKING:
    from rubric.assessment import Assessment

# Before anything imports Qt: no screen is needed, and none of the tester's own is used. The fonts are the program's:
# where a line of a window or of a made PDF breaks is the same wherever the tests run.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
with native.prepared():
    pass

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; read the diff after")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_log_warnings: the test provokes log warnings on purpose")


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The newest released pack."""
    return load_pack(released_packs()[-1])


@pytest.fixture(scope="session")
def example() -> Assessment:
    """The bundled assessment of a fictional council."""
    from rubric.assessment import Assessment

    return Assessment.model_validate_json((ROOT / "assets/example/assessment.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _own_place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Working copies and settings go to a temporary folder: a test never meets the tester's own files."""
    place = tmp_path_factory.mktemp("place")
    monkeypatch.setenv("PLUMBLINE_DATA", str(place / "data"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    from PySide6.QtCore import QSettings

    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in QSettings.Scope:
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(place / "settings"))


@pytest.fixture(autouse=True)
def _silence_asserted(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log warning nobody expected fails the test."""
    yield
    if request.node.get_closest_marker("expects_log_warnings"):
        return
    for phase in ("setup", "call"):
        for record in caplog.get_records(phase):
            if record.levelno >= logging.WARNING:
                pytest.fail(f"unexpected log {record.levelname} from {record.name}: {record.getMessage()}")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, object], None]:
    """Compare with a file under ``tests/golden``; ``--update-golden`` writes it. What is not text becomes JSON."""

    def compare(name: str, actual: object) -> None:
        text = actual if isinstance(actual, str) else json.dumps(actual, ensure_ascii=False, indent=1) + "\n"
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            return
        if not file.exists():
            pytest.fail(f"tests/golden/{name} is not there; look at the output, then run with --update-golden")
        expected = file.read_text("utf-8")
        if text != expected:
            lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm="")
            pytest.fail("\n".join(lines), pytrace=False)

    return compare


class TitleReader:
    """Finds a pattern clear where its title stands in the text, and a shortfall where there was "not enough": what the
    trained reader finds may change.
    """

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def read(self, text: str) -> Reading:
        shown = (pattern.id for pattern in self._pack.patterns if pattern.title in text)
        matches = tuple(Match(pattern, "clear", (0, len(text))) for pattern in shown)
        at = text.find("not enough")
        return Reading(text, (), matches, (QualityFound("shortfall", (at, at + 10)),) if at >= 0 else (), ())


@pytest.fixture
def published(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Writes the section of a fictional report that shows these patterns, by id, under their own sub-headings, and says
    that one is lacking.
    """
    for place in ("rubric.prevalence", "rubric.contrasts"):
        monkeypatch.setattr(f"{place}.reader_for", TitleReader)

    def write(
        area: str,
        *patterns: str,
        score: int | None = 3,
        statement: str = "",
        expected: str = "",
        sub_headings: bool = True,
        council: str = "",
        short_of: str = "",
    ) -> str:
        asked = pack.quality_statement
        parts = [f"{council}: local authority assessment"] if council else []
        parts += [statement or asked.title, *([f"Score: {score}"] if score else [])]
        parts += ["What people expect", expected or asked.i_statements[0]]
        parts += ["The local authority commitment", asked.we_statement, "Key findings for this quality statement"]
        for sub_heading in pack.sub_headings:
            parts += [sub_heading.title] if sub_headings else []
            parts.append(f"In {area} people at the marmalade works spoke of {sub_heading.id}.")
            shown = (pack.pattern(pattern) for pattern in patterns)
            parts += [f"In {area} there was this: {p.title}." for p in shown if p.home == sub_heading.id]
            lacking = [pack.pattern(short_of)] if short_of else []
            parts += [f"There was not enough of it in {area}: {p.title}." for p in lacking if p.home == sub_heading.id]
        return "\n\n".join(parts) + "\n"

    return write
