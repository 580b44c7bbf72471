"""What is this? The word of the framework that belongs to a control, explained beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.callout import Callout
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.spoken import say
from rubric.glossary import Word, glossary
from rubric.pack import Pack

PROPERTY = "word"

_BY_NAME = {
    "Sub-headings": "sub-heading",
    "Evidence": "evidence-item",
    "Gaps": "gap",
    "Evidence text": "evidence-item",
    "Category": "evidence-category",
    "Date": "out-of-date",
    "Period it covers": "period",
    "Status": "evidence-status",
    "Review by": "review-date",
    "Caveat": "caveat",
    "As of": "as-of-date",
    "Judgement (made by people, optional)": "judgement",
    "Reasons for the judgement": "judgement",
    "How sure we are": "confidence",
    "statement_header": "i-statement",
    "evidence_editor": "evidence-item",
    "gap_explanation": "gap",
    "account_pane": "account",
    "actions_view": "action",
    "overview_view": "status",
    "triage_view": "evidence-item",
}
"""Words of controls that carry none themselves, by the name that a screen reader says or the name of the pane."""
_BY_BEGINNING = {"badge-": "fit", "chip-": "possible"}


def explain(widget: QWidget, pack: Pack, word_id: str) -> None:
    """Give a control its word: the short form as its tooltip, the whole one when it is asked for."""
    word = next(word for word in glossary(pack) if word.id == word_id)
    widget.setProperty(PROPERTY, word_id)
    widget.setToolTip(f"{word.term}: {word.short}")


def word_of(widget: QWidget | None) -> str:
    """The id of the word that belongs to a control or to the pane it stands in; empty where there is none."""
    while widget is not None:
        name = widget.objectName()
        begun = (word for start, word in _BY_BEGINNING.items() if name.startswith(start))
        own = widget.property(PROPERTY) or next(begun, "")
        if word := own or _BY_NAME.get(widget.accessibleName()) or _BY_NAME.get(name):
            return word
        widget = widget.parentWidget()
    return ""


class WordHelp(Callout):
    """A word, its meaning and what to see also. It takes the keyboard, for it was asked for, and gives it back."""

    all_requested = Signal(str)

    def __init__(self, window: QWidget, pack: Callable[[], Pack]) -> None:
        super().__init__(window)
        self._pack = pack
        self._word = ""
        self._links = QWidget()
        self._flow = FlowLayout(self._links, theme.px(4))
        self._also = label("See also", "section", "see_also")
        self.add(self._also)
        self.add(self._links)
        every = Button("All words", "book-a")
        every.clicked.connect(self._on_all)
        self.close_button = Button("Close", kind="primary")
        self.close_button.clicked.connect(self.end)
        self.set_buttons((every,), (self.close_button,))
        self.closed.connect(self.end)

    def ask(self, widget: QWidget | None) -> bool:
        """Explain the word of that control. False where it has none."""
        word_id = word_of(widget)
        word = next((word for word in glossary(self._pack()) if word.id == word_id), None)
        if widget is None or word is None:
            return False
        self._show(word, widget)
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)
        return True

    def shown_word(self) -> str:
        """The id of the word that is explained."""
        return self._word if self.isVisible() else ""

    def _show(self, word: Word, about: QWidget | None) -> None:
        self._word = word.id
        others = {other.id: other for other in glossary(self._pack())}
        had_focus = self._links.isAncestorOf(QApplication.focusWidget() or self)
        if had_focus:
            self.close_button.setFocus()
        self._flow.clear()
        for other_id in word.see_also:
            link = Button(others[other_id].term, kind="quiet")
            link.clicked.connect(lambda _=False, other=others[other_id]: self._show(other, self.target()))
            self._flow.addWidget(link)
        self.say(about, word.term, say_whose(word), word.meaning)
        say(self, f"{word.term}. {word.meaning}")

    def _on_all(self) -> None:
        self.end()
        self.all_requested.emit(self._word)


def say_whose(word: Word) -> str:
    """Whether a word is the framework's or ours."""
    return "Plumbline's own word" if word.ours else "A word of the framework"
