"""Asks whether a document that was just read is a newer version of one that is here, and says what came of it."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop.models.counted import counted
from desktop.session import Session
from desktop.widgets.buttons import Button
from desktop.widgets.notice_strip import NoticeStrip

if TYPE_CHECKING:
    from rubric.older_versions import OlderVersion


YES = "Yes, newer version"


class VersionStrip(NoticeStrip):
    """Several wait for an answer one after the other. To close it is to say that it is another document."""

    compare_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: deque[OlderVersion] = deque()
        self._asked: OlderVersion | None = None
        self._from: QWidget | None = None
        self.another = Button("Another document")
        self.another.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.another.clicked.connect(self._next)
        self.put_in(self.another)
        if (outer := self.layout()) is not None:
            outer.setContentsMargins(12, 0, 12, 8)
        self.close_button.clicked.connect(self._next)
        session.imports.newer_version_found.connect(self._on_found)
        session.imports.newer_version_taken.connect(self._say_taken)
        session.opened.connect(self._forget)
        session.closed.connect(self._forget)
        session.assessment_changed.connect(self._on_changed)

    def _on_found(self, like: OlderVersion) -> None:
        self._waiting.append(like)
        if self.isHidden():
            self._next()

    def _next(self) -> None:
        """Ask about the next that waits; with none, take the strip away."""
        from desktop.models.version_words import say_like

        self._asked = None
        while self._waiting and self._asked is None:
            like = self._waiting.popleft()
            self._asked = like if self._can_be(like) else None
            if self._asked is None and self._is_apart(like):
                self._session.imports.look(like.newer)
        if self._asked is None:
            focused = QApplication.focusWidget()
            if self._from is not None and focused is not None and self.isAncestorOf(focused):
                self._from.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            return
        titles = {document.id: document for document in self._session.assessment.documents}
        older, newer = titles[self._asked.older], titles[self._asked.newer]
        first = f"{newer.file_name} looks like a newer version of {older.name}"
        second = f"{say_like(self._asked)}. What you decided on those that stand is taken over."
        self.another.show()
        self.say("notice", first, second, YES, self._on_yes)
        # Whoever writes goes on; single keys that decide on passages wait for the answer.
        if isinstance(focused := QApplication.focusWidget(), QAbstractItemView):
            self._from = focused
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_yes(self) -> None:
        from desktop import document_commands

        asked = self._asked
        if asked is None or self._session.read_only:
            return
        self._asked = None
        document_commands.make_newer_version(self._session, asked.older, asked.newer)
        self._say_taken(asked.newer)

    def _say_taken(self, document_id: int) -> None:
        from desktop.models.version_words import count_open
        from rubric.versions import differences, new_in

        if self._asked is not None:
            self._waiting.appendleft(self._asked)
            self._asked = None
        assessment = self._session.assessment
        found = differences(assessment, document_id)
        documents = {document.id: document for document in assessment.documents}
        document = documents[document_id]
        older = documents[document.supersedes or document_id]
        settled, count = count_open(found)
        rest = f"{counted(count - settled, 'item')} to settle" if count > settled else "No item is to be settled"
        changed = sum(difference.refound.standing == "changed" for difference in found)
        new = len(new_in(assessment, document_id))
        second = f"{changed:,} changed, {len(found) - changed:,} gone, {new:,} new. {rest}."
        self.another.hide()
        first = f"{document.file_name} is the newer version of {older.title or older.file_name}"
        self.say("notice", first, second, "See what changed", partial(self._on_compare, document_id))

    def _on_compare(self, document_id: int) -> None:
        self._next()
        self.compare_requested.emit(document_id)

    def _on_changed(self) -> None:
        if self._asked is not None and not self._can_be(self._asked):
            self._next()

    def _can_be(self, like: OlderVersion) -> bool:
        """Whether both documents are here and neither has found its place meanwhile, as by an undo."""
        return self._is_apart(like) and not self._is_behind(like)

    def _is_behind(self, like: OlderVersion) -> bool:
        """Whether the older one has got another newer version meanwhile: this one may then be newer than that."""
        from rubric.versions import superseded

        return like.older in superseded(self._session.assessment)

    def _is_apart(self, like: OlderVersion) -> bool:
        documents = {document.id: document for document in self._session.assessment.documents}
        return like.older in documents and like.newer in documents and documents[like.newer].supersedes is None

    def _forget(self) -> None:
        self._waiting.clear()
        self._asked = None
        self.hide()
