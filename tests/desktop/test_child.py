from __future__ import annotations

import sys

import pytest

from desktop import __main__, child, cli


@pytest.mark.parametrize("program", ["/usr/bin/python3", "C:/Python313/python.exe", "/clone/.venv/bin/python"])
def test_an_interpreter_is_given_the_module(program: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", program)
    assert child.command("desktop.report.worker", "x") == [program, "-m", "desktop.report.worker", "x"]


@pytest.mark.parametrize(
    "program", ["C:/Program Files/Plumbline/Plumbline.exe", "plumbline-console.exe", "/opt/plumbline/plumbline"]
)
def test_the_program_is_told_that_it_is_a_child(program: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", program)
    assert child.command("desktop.importing", "a.pdf") == [program, child.FLAG, "desktop.importing", "a.pdf"]


@pytest.mark.parametrize("module", child.MODULES)
def test_a_child_runs_its_module(module: str, monkeypatch: pytest.MonkeyPatch):
    ran: list[object] = []
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setattr("runpy.run_module", lambda name, run_name: ran.extend((name, run_name, *sys.argv)))
    assert __main__.main([child.FLAG, module, "a.pdf"]) == 0
    assert ran == [module, "__main__", module, "a.pdf"]


@pytest.mark.parametrize("given", [[], ["timeit", "import antigravity"], ["code"], ["rubric"], ["desktop"]])
def test_the_program_is_no_interpreter(given: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("runpy.run_module", lambda *_, **__: pytest.fail("it ran"))
    assert __main__.main([child.FLAG, *given]) == cli.UNUSABLE
