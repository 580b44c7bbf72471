"""Every word of the framework and of ours in one list that can be searched, each with its meaning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.models.found_rows import FoundRow
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.found_row import found_height, paint_found
from desktop.widgets.row_list import RowList
from desktop.widgets.word_help import say_whose
from rubric.glossary import glossary
from rubric.pack import Pack


class WordsDialog(QDialog):
    """The list at the left, the chosen word at the right."""

    def __init__(self, parent: QWidget, pack: Pack) -> None:
        super().__init__(parent)
        self.setWindowTitle("Words of the framework")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = {word.id: word for word in glossary(pack)}
        self.line = QLineEdit()
        self.line.setObjectName("word_search")
        self.line.setAccessibleName("Search the words")
        self.line.setPlaceholderText("Search the words…")
        self.line.setClearButtonEnabled(True)
        self.list = RowList("Words", paint_found, found_height)
        self.term = label("", "title", "term", wrap=True)
        self.whose = label("", "hint", "whose", wrap=True)
        self.meaning = label("", "reading", "meaning", wrap=True)
        self._also = label("See also", "section", "see_also")
        self._links = QWidget()
        self._flow = FlowLayout(self._links, theme.px(4))
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._on_chosen)
        self.finished.connect(parent.activateWindow)
        self._arrange()
        self._on_typed("")

    def show_word(self, word_id: str) -> None:
        """Choose a word, whatever is being searched for."""
        if not self.list.choose(word_id):
            self.line.clear()
            self.list.choose(word_id)

    def _on_typed(self, typed: str) -> None:
        asked = typed.casefold().split()
        words = [
            word
            for word in self._words.values()
            if all(part in f"{word.term} {word.short} {word.meaning}".casefold() for part in asked)
        ]
        words.sort(key=lambda word: not all(part in word.term.casefold() for part in asked))
        self.list.show_rows([FoundRow(word.id, word.term, word.short, icon="book-a") for word in words])
        if words:
            self.list.choose(words[0].id)
        else:
            self._show("", "", "No word holds this. Fewer letters find more.", ())

    def _on_chosen(self, word_id: str) -> None:
        if word := self._words.get(word_id):
            self._show(word.term, say_whose(word), word.meaning, word.see_also)

    def _show(self, term: str, whose: str, meaning: str, see_also: tuple[str, ...]) -> None:
        self.term.setText(term)
        self.whose.setText(whose)
        self.meaning.setText(meaning)
        self._flow.clear()
        for other in see_also:
            link = Button(self._words[other].term, kind="quiet")
            link.clicked.connect(lambda _=False, other=other: self.show_word(other))
            self._flow.addWidget(link)
        self._also.setVisible(bool(see_also))

    def _arrange(self) -> None:
        page = QWidget()
        page.setObjectName("scrolled")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        inside.setSpacing(theme.px(8))
        for part in (self.term, self.whose, self.meaning, self._also, self._links):
            inside.addWidget(part)
        inside.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("The meaning of the word")
        area.setWidget(page)
        panes = QHBoxLayout()
        panes.setSpacing(theme.px(8))
        for part, share in ((self.list, 5), (area, 6)):
            pane = QFrame()
            pane.setProperty("kind", "pane")
            column = QVBoxLayout(pane)
            column.setContentsMargins(1, theme.px(4), 1, theme.px(4))
            column.addWidget(part)
            panes.addWidget(pane, share)
        close = Button("Close", kind="primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(12))
        column.addWidget(self.line)
        column.addLayout(panes, 1)
        column.addLayout(foot)


def show_words(parent: QWidget, pack: Pack, word_id: str = "") -> WordsDialog:
    """Open the list beside the work, which goes on."""
    dialog = WordsDialog(parent, pack)
    room = parent.size()
    dialog.resize(min(theme.px(760), room.width() - 40), min(theme.px(540), room.height() - 60))
    dialog.show()
    dialog.activateWindow()
    if word_id:
        dialog.show_word(word_id)
        dialog.list.setFocus()
    else:
        dialog.line.setFocus()
    return dialog
