"""How the triage view is arranged: its head and its two panes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.widgets import theme


def head(back: QWidget, names: Sequence[QWidget], controls: Sequence[QWidget]) -> QHBoxLayout:
    """The way back and the document's name and facts at the left, what can be done with all of it at the right."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, theme.px(8), theme.px(8))
    row.setSpacing(theme.px(8))
    row.addWidget(back)
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    for name in names:
        column.addWidget(name)
    row.addLayout(column, 1)
    for control in controls:
        row.addWidget(control)
    return row


def line(first: QWidget, *after: QWidget) -> QHBoxLayout:
    """One line of a pane's head, inset as its text is."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
    row.addWidget(first, 1)
    for part in after:
        row.addWidget(part)
    return row


def held(row: QLayout) -> QWidget:
    """A line as a widget, which can be hidden."""
    made = QWidget()
    made.setLayout(row)
    return made


def wide(part: QWidget) -> QHBoxLayout:
    """A part of a pane that is as wide as the cards of its list."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
    row.addWidget(part)
    return row


def pane(above: Sequence[QWidget | QLayout], body: QWidget, foot: QWidget | None = None) -> QFrame:
    """A pane of these parts."""
    made = QFrame()
    fill_pane(made, above, body, foot)
    return made


def fill_pane(made: QFrame, above: Sequence[QWidget | QLayout], body: QWidget, foot: QWidget | None = None) -> QFrame:
    """Arrange a pane: what stands above, the body that takes the room, and a foot, which is given back."""
    made.setProperty("kind", "pane")
    body.setParent(made)  # The first child: F6 goes to what the pane is for, not to what stands above it.
    column = QVBoxLayout(made)
    space_pane(made)
    for part in above:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addWidget(body, 1)
    framed = QFrame()
    if foot is not None:
        framed.setProperty("kind", "foot")
        row = QHBoxLayout(framed)
        row.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        row.addWidget(foot)
        column.addWidget(framed)
    return framed


def space_pane(pane: QFrame, *, is_low: bool = False) -> None:
    """Leave room between the parts of a pane: less in a low window."""
    if (column := pane.layout()) is not None:
        column.setContentsMargins(1, theme.px(6 if is_low else 12), 1, 1)
        column.setSpacing(theme.px(4 if is_low else 8))
