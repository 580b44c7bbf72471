"""Offers, in a field, what was entered before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QStringListModel, Qt

from desktop.widgets.suggestions import Suggestions
from desktop.widgets.writing import WritingLine


def complete_from(line: WritingLine, entered: Callable[[], Iterable[str]]) -> None:
    """Offer the values that ``entered`` gives, read anew at every key, wherever the words typed stand in them."""
    values = QStringListModel(line)
    completer = Suggestions((), line)
    completer.setModel(values)
    line.setCompleter(completer)
    line.textEdited.connect(lambda _text: values.setStringList(sorted(filter(None, entered()), key=str.casefold)))
    # The line takes the chosen words first: it was connected before this.
    completer.activated.connect(line.write, Qt.ConnectionType.QueuedConnection)
