"""The words that the window knows: British English, the framework's own, and those a person added on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from desktop.document.data_folder import data_folder
from desktop.resources import assets

if TYPE_CHECKING:
    from rubric.pack import Pack
    from rubric.reading import Span
    from rubric.spelling import Shelves, WordList

    Asked = tuple[Pack, str]
    Lists = tuple[Shelves, Shelves]

LOAD_AFTER_MS = 1_000
"""What was opened is on the screen first: the list holds 130,000 words."""


class Spelling(QObject):
    """Knows nothing, and so finds nothing misspelt, until it is switched on and the list has been read."""

    changed = Signal()
    failed = Signal(str)
    _read = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False
        self._asked: Asked | None = None
        self._lists: Lists | None = None
        """Our own lists, read once: they are the same in every assessment."""
        self._words: WordList | None = None
        self._threads = QThreadPool(self)
        self._later = QTimer(self, singleShot=True, interval=LOAD_AFTER_MS)
        self._later.timeout.connect(self._load)
        self._read.connect(self._on_read)

    def set_on(self, on: bool) -> None:
        """Switch the checking on or off."""
        self._is_on = on
        if on and self._asked is not None and self._words is None:
            self._later.start()
        self.changed.emit()

    def prepare(self, pack: Pack, council: str) -> None:
        """Get ready for an assessment: its framework's words and its council's name are known."""
        self._asked, self._words = (pack, council), None
        if self._is_on:
            self._later.start()

    def stop(self) -> None:
        """The assessment is closed: wait for what is being read."""
        self._later.stop()
        self._threads.waitForDone()
        self._asked = self._words = None

    def misspelt(self, text: str) -> list[Span]:
        """Where words stand in a text that are not known."""
        return self._words.misspelt(text) if self._is_on and self._words is not None else []

    def suggestions(self, word: str) -> list[str]:
        """Words that were probably meant."""
        return self._words.suggestions(word) if self._words is not None else []

    def add(self, word: str) -> None:
        """Know a word from now on, in every assessment on this computer."""
        if self._words is None:
            return
        self._words = self._words.with_words([word])
        self.changed.emit()
        try:
            with my_words_file().open("a", encoding="utf-8") as file:
                file.write(f"{word}\n")
        except (OSError, UnicodeEncodeError):
            self.failed.emit(
                f"“{word}” is known until Plumbline is closed: {my_words_file().name} in {data_folder()} cannot be "
                "written; ask for access to that folder."
            )

    def _load(self) -> None:
        if self._asked is None:
            return
        asked, known = self._asked, self._lists

        def work() -> None:
            from rubric.spelling import WordList, pack_words, shelved, words_of

            try:
                pack, council = asked
                lists = known or (shelved(_lines("common")), shelved(_lines("others")))
                added = frozenset((*pack_words(pack), *words_of([council]), *_lines("care"), *_my_words()))
                self._read.emit(asked, lists, WordList(*lists, added))
            except Exception as fault:
                self._read.emit(asked, known, fault)

        self._threads.start(work)

    def _on_read(self, asked: Asked, lists: Lists | None, words: WordList | Exception) -> None:
        self._lists = lists
        if isinstance(words, Exception):
            # A fault of ours: said where every other one is, not lost with the thread it arose in.
            raise words
        if asked is self._asked:
            self._words = words
            self.changed.emit()


def my_words_file() -> Path:
    """The words that a person added, one a line: a plain text that may be read and changed by hand."""
    return data_folder() / "my-words.txt"


def _my_words() -> list[str]:
    try:
        return my_words_file().read_text("utf-8", errors="replace").split()
    except OSError:
        return []


def _lines(name: str) -> Iterator[str]:
    """The words of one of our lists, one by one: the window goes on while they are read."""
    with (assets() / "spelling" / f"{name}.txt").open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")
