"""Searches the open assessment without keeping the window waiting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

if TYPE_CHECKING:
    from desktop.document.search_index import Marks, SearchIndex
    from desktop.searchable import Found, Hit, Key, Piece
    from rubric.assessment import Assessment
    from rubric.comparison import Comparison
    from rubric.pack import Pack

    Asked = tuple[Pack, Assessment, Comparison | None]

BEST = 5
"""So many of each kind are shown until all of one kind are asked for."""
MOST = 300


class Searcher(QObject):
    """Looks in what ``ask`` gives. The index is made at the first search and brought up to date before each later
    one, on a thread of its own; of searches that wait, only the last is made.
    """

    found = Signal(object)
    failed = Signal(str)
    _answered = Signal(int, object)

    def __init__(self, ask: Callable[[], Asked | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._index: SearchIndex[Key, Piece] | None = None
        self._seen: Asked | None = None
        self._wanted: tuple[str, str] | None = None
        self._busy = False
        self._file = 0
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(1)
        self._answered.connect(self._on_answered)

    @property
    def fault(self) -> str:
        """Why nothing can be searched on this computer, in a sentence; empty where it can."""
        from desktop.document import search_index

        return search_index.fault()

    def search(self, typed: str, all_of: str = "") -> None:
        """Announce with `found` what holds the words typed: the best of each kind, and all of the kind ``all_of``."""
        self._wanted = typed, all_of
        if not self._busy:
            self._begin()

    def stop(self) -> None:
        """Wait for what is under way, and forget everything read."""
        self._wanted = None
        self._file += 1
        self._threads.waitForDone()
        self._forget()

    def _forget(self) -> None:
        if self._index is not None:
            self._index.close()
        self._index = self._seen = None

    def _begin(self) -> None:
        asked, wanted = self._ask(), self._wanted
        self._wanted = None
        if asked is None or wanted is None:
            return
        self._busy = True
        file = self._file

        def work() -> None:
            try:
                self._answered.emit(file, self._answer(asked, *wanted))
            except Exception as fault:
                # It may be half brought up to date: the next search makes it anew.
                self._forget()
                self._answered.emit(file, fault)

        self._threads.start(work)

    def _answer(self, asked: Asked, typed: str, all_of: str) -> Found:
        from desktop.document.search_index import Columns, SearchIndex
        from desktop.searchable import KINDS, Found, joined, pieces, words_of

        pack = asked[0]

        def columns(piece: Piece) -> Columns:
            name, text, more = words_of(pack, piece)
            return Columns(name, text, joined(more))

        if self._index is None:
            self._index = SearchIndex()
        if self._seen is None or any(old is not new for old, new in zip(self._seen, asked, strict=True)):
            self._index.bring_up_to_date(pieces(*asked), columns)
            self._seen = asked
        keys = self._index.find(typed)
        shown: list[Key] = []
        counts = Counter[str]()
        for key in keys:
            counts[key.kind] += 1
            if counts[key.kind] <= (MOST if key.kind == all_of else BEST):
                shown.append(key)
        marks = self._index.marks(typed, shown)
        hits = [_hit(pack, key, self._index.piece(key), marks[key]) for key in shown if key in marks]
        hits.sort(key=lambda hit: KINDS.index(hit.key.kind))
        return Found(typed, {kind: counts[kind] for kind in KINDS if counts[kind]}, tuple(hits))

    def _on_answered(self, file: int, answer: Found | Exception) -> None:
        self._busy = False
        if isinstance(answer, Exception):
            from desktop.document.search_index import NoFullTextError

            if not isinstance(answer, NoFullTextError):
                # A fault of ours: said where every other one is, not lost with the thread it arose in.
                raise answer
            self.failed.emit(str(answer))
        elif self._wanted is None and file == self._file:
            self.found.emit(answer)
        self._begin()


def _hit(pack: Pack, key: Key, piece: Piece, marks: Marks) -> Hit:
    from desktop.searchable import Hit, MarkedLine, marked_lines, words_of

    name, text, more = words_of(pack, piece)
    return Hit(
        key, piece, MarkedLine("", name, marks.name), MarkedLine("", text, marks.text), marked_lines(more, marks.more)
    )
