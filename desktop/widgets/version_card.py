"""One passage that changed, is gone or is new: both versions, what differs, and the item that was made of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.places import NOT_PLACED, place_of_item, place_title
from desktop.models.version_words import NO_ITEM, SETTLED_WORDS, STANDING_WORDS, say_difference, say_version
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.version_texts import VersionTexts
from rubric.assessment import SourceDocument
from rubric.likeness import words_told
from rubric.refinding import Added
from rubric.versions import Difference


class VersionCard(QWidget):
    """`answered` gives take, keep, open, delete or again; the page carries it out."""

    answered = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.head, self.where = label("", "card-title", "standing"), label("", "second", "where", wrap=True)
        self.texts = VersionTexts()
        self.differs = label("", "explain", "differs", wrap=True)
        self.item, self.own_words = label("", "row", "item", wrap=True), label("", "explain", "own_words", wrap=True)
        self.take, self.keep = Button("&Take the new words", "check", "primary"), Button("&Keep ours")
        self.delete, self.open = Button("&Delete the item", "trash-2"), Button("&Open the item", kind="quiet")
        self.again = Button("Decide again", kind="quiet")
        self.buttons: Mapping[str, Button] = {
            "take": self.take,
            "keep": self.keep,
            "delete": self.delete,
            "again": self.again,
            "open": self.open,
        }
        self._acts = QHBoxLayout()
        for answer, button in self.buttons.items():
            button.setObjectName(answer)
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
            self._acts.addWidget(button)
        self._acts.addStretch()
        self._words = QWidget()
        self._words.setObjectName("scrolled")
        self._below = QVBoxLayout(self._words)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self.own_words)
        self._below.addStretch()
        self._column = QVBoxLayout(self)
        line = QHBoxLayout()
        line.addWidget(self.head)
        line.addWidget(self.where, 1)
        self._column.addLayout(line)
        self._column.addWidget(self.texts, 4)
        self._column.addWidget(self.differs)
        self._column.addWidget(self.item)
        self._column.addLayout(self._acts)
        self._scrolled = scrolling(self._words, "pane-area")
        self._column.addWidget(self._scrolled, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_difference(self, difference: Difference) -> None:
        """Show one passage and how its item stands."""
        refound, documents = difference.refound, self._documents()
        older = refound.older
        self.head.setText(STANDING_WORDS[refound.standing])
        self.where.setText(" · ".join(filter(None, (older.place, older.heading))))
        versions = (documents.get(older.document), documents.get(difference.document))
        self.texts.say_versions(*(say_version(document) if document else "" for document in versions))
        self.texts.show_words(older.text, refound.words)
        paragraphs = (self._paragraphs(older.document), self._paragraphs(difference.document))
        self._say_differs(say_difference(older.text, refound.words, paragraphs))
        self._show_item(difference)

    def show_new(self, added: Added) -> None:
        """Show what the version before did not have."""
        passage, documents = added.passage, self._documents()
        newer = documents.get(passage.document)
        older = documents.get(newer.supersedes or 0) if newer else None
        self.head.setText("New")
        self.where.setText(" · ".join(filter(None, (passage.place, passage.heading))))
        self.texts.say_versions(*(say_version(document) if document else "" for document in (older, newer)))
        self.texts.show_words("", added.words)
        self._say_differs("The version before says nothing like it.")
        self.item.setText("It waits in triage." if passage.is_waiting else "It is decided in triage.")
        for button in self.buttons.values():
            button.setVisible(button is self.open)
        _name(self.open, "&Open in triage")
        self._scrolled.hide()

    def _say_differs(self, said: str) -> None:
        self.differs.setText(said)
        self.texts.after.text.setAccessibleDescription(said)

    def _paragraphs(self, document_id: int) -> frozenset[str]:
        return frozenset(p.paragraph for p in self._session.assessment.passages if p.document == document_id)

    def _show_item(self, difference: Difference) -> None:
        evidence, is_gone = difference.evidence, difference.refound.standing == "gone"
        item = next((item for item in self._session.assessment.evidence if item.id == evidence), None)
        self.item.setText(self._say_item(difference))
        told = words_told(item.text) if item else ()
        is_own = told not in (words_told(difference.refound.older.text), words_told(difference.refound.words), ())
        self._scrolled.setVisible(is_own)
        self.own_words.setText(f"{evidence} is in words of your own: “{item.text}”" if item and is_own else "")
        writable = not self._session.read_only
        self.take.setVisible(difference.is_open and not is_gone)
        self.keep.setVisible(difference.is_open)
        _name(self.keep, "&Keep the item" if is_gone else "&Keep ours")
        self.delete.setVisible(difference.is_open and is_gone)
        self.again.setVisible(difference.settled == "kept")
        self.open.setVisible(item is not None)
        _name(self.open, "&Open the item")
        for button in (self.take, self.keep, self.delete, self.again):
            button.setEnabled(writable)

    def _say_item(self, difference: Difference) -> str:
        if not difference.evidence:
            waits = "; the new words wait in triage" if any(p.is_waiting for p in difference.refound.newer) else ""
            return f"{NO_ITEM}{waits}."
        item = next((item for item in self._session.assessment.evidence if item.id == difference.evidence), None)
        place = place_of_item(self._session.pack, item) if item else NOT_PLACED
        where = "" if place == NOT_PLACED else f", under {place_title(self._session.pack, place)},"
        if difference.settled:
            return f"{difference.evidence}: {SETTLED_WORDS[difference.settled].lower()}."
        return f"{difference.evidence}{where} was made of what it said."

    def _documents(self) -> dict[int, SourceDocument]:
        return {document.id: document for document in self._session.assessment.documents}

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(20), theme.px(4), theme.px(20), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._acts.setSpacing(theme.px(8))
        self.texts.setMinimumHeight(theme.px(120))


def _name(button: Button, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words.replace("&", ""))
