from __future__ import annotations

import sys

import pytest

from desktop import child


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
