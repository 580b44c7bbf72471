"""The words of a passage on its card: prose as it reads, a table in columns."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.models.counted import counted
from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.triage_text import is_grid

_LINES, _ROWS_SHOWN = 2, 8
"""Rows on a card: the whole table stands in the document beside it."""


def passage_words(text: str) -> QLabel:
    """A label with the words of a passage, which a screen reader gets as plain text."""
    made = label(text, "explain", "passage_text", wrap=True)
    if is_grid(text):
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setText(_table(text.split("\n")))
        made.setAccessibleName(text.replace("\t", ", "))
    return made


def first_lines(text: str) -> QLabel:
    """A label with the first lines of a passage, where there is little room: the whole of it stands beside it."""
    made = label(text.replace("\t", "  ·  "), "explain", "passage_text", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    made.ensurePolished()
    made.setMaximumHeight(_LINES * made.fontMetrics().lineSpacing())
    return made


def _table(lines: list[str]) -> str:
    shown = lines[: _ROWS_SHOWN + 1]
    columns = max(line.count("\t") for line in shown) + 1
    rows = "".join(_row(line, columns) for line in shown)
    more = len(lines) - len(shown)
    rest = f"<p>{counted(more, 'more row')} at the left.</p>" if more else ""
    return f'<table cellspacing="0" cellpadding="3">{rows}</table>{rest}'


def _row(line: str, columns: int) -> str:
    cells = line.split("\t")
    if len(cells) == 1:
        return f'<tr><td colspan="{columns}">{escape(line)}</td></tr>'
    cells += [""] * (columns - len(cells))
    look = f"border-bottom: 1px solid {theme.token('line').name()}; padding-right: {theme.px(12)}px"
    return "<tr>" + "".join(f'<td style="{look}">{escape(cell)}</td>' for cell in cells) + "</tr>"
