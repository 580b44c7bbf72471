"""A full-text index in memory: pieces go in by their keys, and what was typed is looked for without ever failing."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

Span = tuple[int, int]
K = TypeVar("K", bound=Hashable)
P = TypeVar("P")

NO_FULL_TEXT = (
    "Nothing can be searched on this computer: its SQLite has no full-text search (FTS5). Install Plumbline again from "
    "its own installer; everything else works."
)
MOST_WORDS, LONGEST_WORD = 12, 60
"""Of what was typed; a sentence pasted by mistake is looked for by its beginning."""

_COMPLETIONS = 24
_OPEN, _CLOSE = "\x02", "\x03"
_LAST_RUN = re.compile(r"[^\W_]+\Z")
_WEIGHTS = "6.0, 2.0, 1.0"
_SCHEMA = (
    "CREATE VIRTUAL TABLE piece USING fts5(name, text, more, prefix='1 2 3', "
    'tokenize="porter unicode61 remove_diacritics 2")',
    # The words as they are written: the other table holds only their stems.
    "CREATE VIRTUAL TABLE written USING fts5(words, content='', detail='none', "
    'tokenize="unicode61 remove_diacritics 2")',
    "CREATE VIRTUAL TABLE word USING fts5vocab(written, row)",
)


class NoFullTextError(Exception):
    """SQLite was built without full-text search."""


class Columns(NamedTuple):
    """The words of a piece."""

    name: str
    text: str
    more: str


class Marks(NamedTuple):
    """Where the words that were looked for stand in each column, as characters from and to."""

    name: tuple[Span, ...]
    text: tuple[Span, ...]
    more: tuple[Span, ...]


class SearchIndex(Generic[K, P]):
    """Holds each piece as it was last given. Made on one thread, it may be used on another, by one at a time."""

    def __init__(self) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        try:
            for statement in _SCHEMA:
                self._database.execute(statement)
        except sqlite3.OperationalError:
            self._database.close()
            raise NoFullTextError(NO_FULL_TEXT) from None
        self._rows: dict[K, int] = {}
        self._pieces: dict[K, P] = {}
        self._keys: dict[int, K] = {}
        self._next = 1

    def bring_up_to_date(self, pieces: Iterable[tuple[K, P]], words_of: Callable[[P], Columns]) -> int:
        """Hold these pieces and no others; only what has changed is read. How many that were."""
        now = dict(pieces)
        held = self._pieces
        changed = [key for key, piece in now.items() if held.get(key) is not piece and held.get(key) != piece]
        gone = [key for key in held if key not in now]
        with self._database:
            for key in (*gone, *(key for key in changed if key in held)):
                self._take_out(key)
            for key in changed:
                self._put_in(key, Columns(*map(_storable, words_of(now[key]))))
        self._pieces = now
        return len(changed) + len(gone)

    def find(self, typed: str) -> list[K]:
        """The keys of all pieces that hold every word typed, the best first; the last word may be unfinished."""
        expression = self._expression(typed)
        if not expression:
            return []
        rows = self._database.execute(
            f"SELECT rowid FROM piece WHERE piece MATCH ? ORDER BY bm25(piece, {_WEIGHTS}), rowid",  # noqa: S608
            (expression,),
        )
        return [self._keys[row] for (row,) in rows]

    def marks(self, typed: str, keys: Iterable[K]) -> dict[K, Marks]:
        """Where the words typed stand in these pieces."""
        expression = self._expression(typed)
        columns = ", ".join(f"highlight(piece, {n}, '{_OPEN}', '{_CLOSE}')" for n in range(3))
        marked: dict[K, Marks] = {}
        for key in keys if expression else ():
            query = f"SELECT {columns} FROM piece WHERE piece MATCH ? AND rowid = ?"  # noqa: S608
            if row := self._database.execute(query, (expression, self._rows[key])).fetchone():
                marked[key] = Marks(*map(_spans, row))
        return marked

    def piece(self, key: K) -> P:
        """The piece of that key as it was last given."""
        return self._pieces[key]

    def close(self) -> None:
        """Let go of everything."""
        self._database.close()

    def _take_out(self, key: K) -> None:
        row = self._rows.pop(key)
        del self._keys[row]
        self._database.execute("DELETE FROM piece WHERE rowid = ?", (row,))

    def _put_in(self, key: K, words: Columns) -> None:
        row, self._next = self._next, self._next + 1
        self._rows[key], self._keys[row] = row, key
        self._database.execute("INSERT INTO piece(rowid, name, text, more) VALUES (?, ?, ?, ?)", (row, *words))
        # Nothing is ever taken out here: a word that no piece holds any more finds nothing.
        self._database.execute("INSERT INTO written(rowid, words) VALUES (?, ?)", (row, " ".join(words)))

    def _expression(self, typed: str) -> str:
        words = query_words(typed)
        if not words:
            return ""
        *whole, last = words
        begun = [f"{quoted(last)} *", *_any_of(*spellings(last), *self._completions(last))]
        return " AND ".join(f"({' OR '.join(one)})" for one in (*(_any_of(*spellings(word)) for word in whole), begun))

    def _completions(self, word: str) -> list[str]:
        """The words that an unfinished one may become: its beginning need not be the beginning of their stems."""
        run = _LAST_RUN.search(word)
        if run is None or len(run[0]) < 4:
            return []
        start = _folded(run[0])
        found = self._database.execute(
            "SELECT term FROM word WHERE term >= ? AND term < ? ORDER BY doc DESC LIMIT ?",
            (start, f"{start}\U0010ffff", _COMPLETIONS),
        )
        return [word[: run.start()] + term for (term,) in found]


def fault() -> str:
    """Why nothing can be searched on this computer, in a sentence; empty where it can."""
    try:
        SearchIndex[str, str]().close()
    except NoFullTextError as error:
        return str(error)
    return ""


def query_words(typed: str) -> list[str]:
    """What was typed as words to look for; what has no letter and no figure in it is none."""
    cut = typed[: MOST_WORDS * LONGEST_WORD * 4]
    words = [word[:LONGEST_WORD] for word in _storable(cut).split()]
    return [word for word in words if any(map(str.isalnum, word))][:MOST_WORDS]


def quoted(word: str) -> str:
    """A word as FTS5 takes it whatever it holds: in double quotes, those in it doubled."""
    return '"' + word.replace('"', '""') + '"'


def spellings(word: str) -> list[str]:
    """A word, and where it is joined by hyphens the same in one piece: co-production, coproduction."""
    return [word, word.replace("-", "")] if "-" in word.strip("-") else [word]


def _any_of(*words: str) -> list[str]:
    return [quoted(word) for word in dict.fromkeys(words)]


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def _storable(text: str) -> str:
    """The same number of characters, without those that the database or the marks in its answers would trip over."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.translate({0: " ", ord(_OPEN): " ", ord(_CLOSE): " "})


def _spans(marked: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for number, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", marked)):
        if number % 2:
            spans.append((at, at + len(part)))
        at += len(part)
    return tuple(spans)
