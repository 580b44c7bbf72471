"""A heading or a set phrase of the paper is written once, for the PDF and the Word file."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import desktop.report
from desktop import resources
from desktop.report.words import Words

WRITERS = sorted(Path(desktop.report.__file__ or "").parent.glob("docx_*.py"))
TEMPLATES = sorted(resources.templates().rglob("*.j2"))


def phrases_of(writer: Path) -> Iterator[str]:
    """What a writer of the Word file says in two words or more, without its docstrings."""
    tree = ast.parse(writer.read_text("utf-8"))
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            said = node.value.strip(" .:")
            if " " in said and said[:1].isalpha():
                yield said


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.stem)
def test_no_phrase_stands_in_a_template_and_in_the_word_file(writer: Path) -> None:
    texts = {path.name: html.unescape(path.read_text("utf-8")) for path in TEMPLATES}
    twice = [(said, name) for said in phrases_of(writer) for name, text in texts.items() if said in text]
    assert not twice


def test_every_phrase_is_used_by_both_and_none_is_asked_for_that_is_not_there() -> None:
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES)
    writers = "".join(path.read_text("utf-8") for path in WRITERS)
    assert set(re.findall(r"\bwords\.(\w+)", templates)) == set(Words.model_fields)
    assert set(re.findall(r"\bWORDS\.(\w+)", writers)) == set(Words.model_fields)
