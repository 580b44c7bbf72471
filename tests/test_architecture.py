"""Who may import whom, what may not be written in code, and what the window must not load before it is seen."""

from __future__ import annotations

import ast
import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_archon import archrule

from rubric.pack import Pack

ROOT = Path(__file__).parent.parent
QT = ("PySide6", "PySide6.*", "shiboken6")
SQLITE = ("sqlite3", "sqlite3.*", "sqlite_utils", "sqlite_utils.*", "sqlite_fts4")
TRAINING = ("rubric.training", "rubric.training.*", "sklearn", "sklearn.*", "scipy", "scipy.*")


@pytest.fixture(autouse=True)
def _training_need_not_be_installed(caplog: pytest.LogCaptureFixture) -> None:
    """pytest-archon warns of libraries that it reads of and cannot find: those of the training are optional."""
    caplog.set_level(logging.ERROR, logger="pytest_archon.collect")


def part(name: str) -> tuple[str, str]:
    return name, f"{name}.*"


def forbid(package: str, name: str, *forbidden: str, except_for: tuple[str, ...] = ()) -> None:
    rule = archrule(f"{name} keeps to its place").match(*part(name)).exclude("rubric.training*", *except_for)
    rule.should_not_import(*forbidden).check(package, only_direct_imports=True, skip_type_checking=True)


def test_the_rubric_knows_no_window_file_paper_clock_or_network() -> None:
    forbid("rubric", "rubric", *part("desktop"), *QT, *SQLITE, *part("jinja2"), *part("weasyprint"), *TRAINING)
    forbid("rubric", "rubric", "time", "random", "secrets", "locale", "socket", "ssl", "urllib.*", "http.*", "logging")


def test_the_rubric_needs_only_the_standard_library_pydantic_and_numpy() -> None:
    allowed = {*sys.stdlib_module_names, "rubric", "pydantic", "numpy"}

    def known(_module: str, direct_imports: set[str], _all: object) -> bool:
        return {name.partition(".")[0] for name in direct_imports} <= allowed

    rule = archrule("few dependencies").match(*part("rubric")).exclude("rubric.training*")
    rule.should(known, "imports only the standard library, pydantic and numpy").check(
        "rubric", only_direct_imports=True, skip_type_checking=True
    )


def test_numpy_stays_inside_the_reader() -> None:
    forbid("rubric", "rubric", *part("numpy"), except_for=("rubric.reader", "rubric.weights", "rubric.certainty"))


def test_the_document_knows_no_window_and_no_report() -> None:
    forbid("desktop", "desktop.document", *QT, *part("desktop.report"), *part("desktop.importing"))


def test_importing_knows_no_window_no_database_and_no_report() -> None:
    forbid("desktop", "desktop.importing", *QT, *SQLITE, *part("desktop.document"), *part("desktop.report"))


def test_the_report_knows_no_window_and_no_database() -> None:
    forbid("desktop", "desktop.report", *QT, *SQLITE, *part("desktop.document"), *part("desktop.importing"))


def test_what_can_be_searched_knows_the_rubric_alone() -> None:
    forbid("desktop", "desktop.searchable", *QT, *SQLITE, *part("desktop.document"), *part("desktop.models"))
    forbid("desktop", "desktop.searcher", *SQLITE, *part("desktop.widgets"), "PySide6.QtWidgets")


def test_one_file_of_the_report_alone_touches_weasyprint() -> None:
    forbid("desktop", "desktop", *part("weasyprint"), except_for=("desktop.report.typesetter",))


def test_one_file_of_the_window_draws_pages() -> None:
    """PDFium may be used by one thread at a time: in the window's process that thread is one file's."""
    forbid("desktop", "desktop", *part("pypdfium2"), except_for=("desktop.page_pictures", "desktop.importing*"))


def test_models_know_no_widgets_no_file_and_no_session() -> None:
    forbid("desktop", "desktop.models", "PySide6.QtWidgets", *part("desktop.document"), "desktop.session")
    forbid(
        "desktop",
        "desktop.models",
        *SQLITE,
        *part("desktop.widgets"),
        "desktop.commands",
        "desktop.document_commands",
        "desktop.figure_commands",
    )


def test_widgets_know_no_database_no_report_and_no_importing() -> None:
    forbid("desktop", "desktop.widgets", *SQLITE, *part("desktop.document"), *part("desktop.report"))
    forbid("desktop", "desktop.widgets", *part("desktop.importing"), *part("jinja2"))
    forbid("desktop", "desktop.widgets", "desktop.row_work", "desktop.long_acts")


@pytest.mark.parametrize(
    "name",
    [
        "desktop.session",
        "desktop.commands",
        "desktop.document_commands",
        "desktop.figure_commands",
        "desktop.imports",
        "desktop.exports",
        "desktop.long_acts",
        "desktop.row_work",
        "desktop.doubts",
        "desktop.typed_text",
        "desktop.step",
    ],
)
def test_the_session_and_its_commands_know_no_widgets(name: str) -> None:
    forbid("desktop", name, *part("desktop.widgets"), "PySide6.QtWidgets", *part("desktop.report"))
    forbid("desktop", name, *part("desktop.importing"), *SQLITE, *part("jinja2"))


@pytest.mark.parametrize("name", ["desktop.cli", "desktop.command_line", "desktop.console"])
def test_the_commands_without_a_window_know_no_qt(name: str) -> None:
    forbid("desktop", name, *QT, *part("desktop.widgets"), "desktop.session", "desktop.window")


def test_nothing_that_ships_reaches_for_the_network_or_the_training() -> None:
    network = ("PySide6.QtNetwork", "urllib.request", "http.client", "socket", "requests", *part("ftplib"))
    forbid("desktop", "desktop", *network, *TRAINING)


def test_packaging_is_no_python_package() -> None:
    """A package of that name would hide the library ``packaging`` from everything run in the clone."""
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_init_files_are_empty() -> None:
    """What a package offers is found in its files; `rubric` alone may name its few doors."""
    full = [
        file for part in ("desktop", "rubric") for file in (ROOT / part).rglob("__init__.py") if file.stat().st_size
    ]
    assert [file.relative_to(ROOT).as_posix() for file in full] in ([], ["rubric/__init__.py"])


HEAVY = (
    "weasyprint",
    "pypdfium2",
    "numpy",
    "pydantic",
    "jinja2",
    "docx",
    "openpyxl",
    "sqlite_utils",
    "lxml",
    "sklearn",
)

FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.main_window import MainWindow
application = QApplication([])
window = MainWindow(Session(), Settings())
window.show()
application.processEvents()
print(json.dumps(sorted(sys.modules)))
"""


def test_the_window_is_seen_before_anything_heavy_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert not loaded & set(HEAVY)


def test_qt_keeps_the_count_of_none(qapp: object) -> None:
    """One release of PySide6 lost a reference to None with every call, and ended Python 3.11 after some thousands."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        label.setText("a")
    assert abs(sys.getrefcount(None) - before) < 50


def _shipped_code() -> list[Path]:
    files = [file for part in ("rubric", "desktop") for file in (ROOT / part).rglob("*.py")]
    return [file for file in files if "training" not in file.parts and "_data" not in file.parts]


def _strings(file: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that is not a docstring, with its line."""
    tree = ast.parse(file.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def _framework_words(pack: Pack) -> tuple[set[str], set[str]]:
    """Words that only the pack may say: those that count wherever they stand, and those that count standing alone."""
    statement = pack.quality_statement
    phrases = {statement.title, *statement.i_statements, statement.we_statement, *(s.title for s in pack.sub_headings)}
    phrases |= {words.words for words in pack.score_words} | {p.id for p in pack.patterns}
    phrases |= (
        {e.council for e in pack.exemplars} | {e.short_name for e in pack.exemplars} | {"Care Quality Commission"}
    )
    alone = {pack.id, *(s.id for s in pack.sub_headings), *(e.id for e in pack.exemplars)}
    alone |= {category.id for category in pack.evidence_categories}
    # "quality" and "capacity" are also words of ours: alone they may be a key of something else.
    return phrases, {word for word in alone if "-" in word}


def test_no_word_of_the_framework_is_written_in_python(pack: Pack) -> None:
    phrases, alone = _framework_words(pack)
    found = [
        f"{file.relative_to(ROOT)}:{line}: {text!r}"
        for file in _shipped_code()
        for line, text in _strings(file)
        if text in alone or any(phrase in text for phrase in phrases)
    ]
    assert not found


def test_no_word_of_the_framework_is_written_in_a_template(pack: Pack) -> None:
    phrases, alone = _framework_words(pack)
    files = [file for file in (ROOT / "templates").rglob("*") if file.suffix in {".j2", ".html", ".css"}]
    assert files
    found = [
        f"{file.relative_to(ROOT)}: {phrase!r}"
        for file in files
        for phrase in phrases | alone
        if phrase in file.read_text("utf-8")
    ]
    assert not found


def test_no_count_of_the_framework_is_written_in_python_or_a_template(pack: Pack) -> None:
    counts = {len(pack.patterns), len(pack.exemplars), len(pack.sub_headings)}
    words = {4: "four", 5: "five", 9: "nine"}
    numbers = "|".join([*map(str, sorted(counts)), *(words[n] for n in sorted(counts) if n in words)])
    counted = re.compile(
        rf"\b({numbers}) (exemplars?|patterns?|sub-headings?|quality statements?|reports)\b", re.IGNORECASE
    )
    said = [(file, text) for file in _shipped_code() for _, text in _strings(file)]
    said += [(file, file.read_text("utf-8")) for file in (ROOT / "templates").rglob("*.j2")]
    assert not [f"{file.relative_to(ROOT)}: {hit[0]}" for file, text in said if (hit := counted.search(text))]


def test_every_check_has_its_words_in_the_pack(pack: Pack) -> None:
    from rubric.checks.all import CHECKS

    assert set(CHECKS) == {words.id for words in pack.checks}
    for words in pack.checks:
        assert words.title
        assert words.meaning
        assert words.gather
        assert words.reasons
