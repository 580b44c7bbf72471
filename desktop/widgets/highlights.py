"""The words that were read, marked in a text without changing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.widgets import theme
from desktop.widgets.text_places import position_of
from rubric.reading import Match, Span
from rubric.references import Reference

Underline = QTextCharFormat.UnderlineStyle

# The surest last: where stretches overlap, it is drawn over the others.
_FITS = (
    ("possible", "possible", Underline.DotLine),
    ("partial", "weak", Underline.DashUnderline),
    ("clear", "covered", Underline.SingleUnderline),
)


def match_selections(
    edit: QTextEdit,
    text: str,
    matches: Iterable[Match],
    only: str | None = None,
    place: Callable[[int], int] | None = None,
) -> list[QTextEdit.ExtraSelection]:
    """The words of every match; with ``only``, those of one pattern, and the rest of the text paler.

    ``place`` says where a character of the text stands in a document that holds more than it.
    """
    kept = [match for match in matches if only in (None, match.pattern)]
    made = [_faded(edit)] if only is not None and kept else []
    for fit, token, underline in _FITS:
        for match in kept:
            if match.fit == fit:
                made.append(_marked(edit, text, match.span, _wash(token, underline), place))
    return made


def span_selections(edit: QTextEdit, text: str, spans: Iterable[Span]) -> list[QTextEdit.ExtraSelection]:
    """The words that a gap rests on, and the rest of the text paler."""
    marked = [_marked(edit, text, span, _wash("accent", Underline.SingleUnderline)) for span in spans]
    return [_faded(edit), *marked] if marked else []


def reference_selections(
    edit: QTextEdit, text: str, references: Iterable[Reference], faulty: Collection[str]
) -> list[QTextEdit.ExtraSelection]:
    """References to evidence; one that does not lead where it should is underlined otherwise."""
    washes = {
        False: _wash("accent", Underline.SingleUnderline),
        True: _wash("missing", Underline.DashUnderline),
    }
    return [_marked(edit, text, found.span, washes[found.evidence in faulty]) for found in references]


def _marked(
    edit: QTextEdit, text: str, span: Span, wash: QTextCharFormat, place: Callable[[int], int] | None = None
) -> QTextEdit.ExtraSelection:
    place = place or (lambda index: position_of(text, index))
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(edit.document())
    last = edit.document().characterCount() - 1
    cursor.setPosition(min(place(span[0]), last))
    cursor.setPosition(min(place(span[1]), last), QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    selection.format = wash  # pyright: ignore[reportAttributeAccessIssue]
    return selection


def _wash(token: str, underline: Underline) -> QTextCharFormat:
    wash = QTextCharFormat()
    wash.setBackground(QColor(theme.token(f"{token}_soft")))
    wash.setForeground(QColor(theme.token("ink")))
    wash.setUnderlineStyle(underline)
    wash.setUnderlineColor(QColor(theme.token(token)))
    return wash


def _faded(edit: QTextEdit) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(edit.document())
    cursor.select(QTextCursor.SelectionType.Document)
    pale = QTextCharFormat()
    pale.setForeground(QColor(theme.token("ink3")))
    selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    selection.format = pale  # pyright: ignore[reportAttributeAccessIssue]
    return selection
