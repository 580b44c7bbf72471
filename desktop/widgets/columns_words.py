"""The council's own words in a column, each with the rows it stands in and a choice of what it means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.counted import counted
from desktop.widgets import theme
from desktop.widgets.fields import Choice, Field, label
from rubric.own_words import OwnWord
from rubric.text import shortened

MOST_SHOWN = 12
_LONGEST = 60
_NOT_SAID = "Nothing said: keep it with the item"


class ColumnWords(QWidget):
    """Takes no room where a column has no words of the council's own. `meant` gives the words, and the id of what they
    mean; "" takes that away.
    """

    meant = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("What your own words mean", "section", "own_words_title")
        self.more = label("", "second", "own_words_more", wrap=True)
        self.choices: list[Choice] = []
        self._fields: list[Field] = []
        self._words: Sequence[OwnWord] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.title)
        self._column.addWidget(self.more)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_words(self, words: Sequence[OwnWord], meanings: Sequence[tuple[str, str]], read_only: bool) -> None:
        """Show these words, the commonest first, and let each mean one of these things; the keyboard stays where it is.

        A word whose meaning was said stays in its place, so that it can be taken back.
        """
        self._words = words[:MOST_SHOWN]
        while len(self.choices) < len(self._words):
            self._add_choice()
        for choice, field, one in zip(self.choices, self._fields, self._words, strict=False):
            choice.clear()
            for title, meaning in ((_NOT_SAID, ""), *meanings):
                choice.addItem(title, meaning)
            choice.show_value(one.means)
            choice.setAccessibleName(f"“{shortened(one.words, _LONGEST)}” in {counted(one.rows, 'row')} means")
            choice.setEnabled(not read_only)
            field.name.setText(f"“{shortened(one.words, _LONGEST)}” · {counted(one.rows, 'row')}".replace("&", "&&"))
        for number, field in enumerate(self._fields):
            field.setVisible(number < len(self._words))
        left = len(words) - len(self._words)
        self.more.setText(f"{counted(left, 'rarer word')} not shown: kept with the item." if left else "")
        self.more.setVisible(left > 0)
        self.setVisible(bool(words))

    def _add_choice(self) -> None:
        number, choice = len(self.choices), Choice([])
        choice.activated.connect(lambda _index: self.meant.emit(self._words[number].words, choice.currentData()))
        self.choices.append(choice)
        self._fields.append(Field("", choice))
        self._column.insertWidget(1 + number, self._fields[-1])

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(theme.px(8))
