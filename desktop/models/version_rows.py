"""What changed, is gone or is new in the newer version of a document: a row each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.models.evidence import excerpt
from desktop.models.passages import VERDICT_WORDS
from desktop.models.rows import Heading, Row
from desktop.models.version_words import SETTLED_WORDS, STANDING_WORDS
from rubric.refinding import Added
from rubric.versions import Difference


def version_rows(differences: Sequence[Difference], new: Sequence[Added] = ()) -> tuple[Row | Heading, ...]:
    """Those that an item rests on, what is new, then the others, each in the order they stand."""
    groups = (
        ("with", "Evidence rests on these", [_older(one) for one in differences if one.evidence]),
        ("new", "New", [_new(one) for one in new]),
        ("without", "No evidence rests on these", [_older(one) for one in differences if not one.evidence]),
    )
    return tuple(row for key, title, rows in groups if rows for row in (Heading(key, title, str(len(rows))), *rows))


def _older(difference: Difference) -> Row:
    """What changed or is gone: its words as they were, and how its item stands."""
    standing, older = difference.refound.standing, difference.refound.older
    if not difference.evidence:
        mark, ink, word = "minus", "ink3", ""
    elif difference.settled:
        mark, ink, word = "check", "covered", SETTLED_WORDS[difference.settled]
    else:
        mark, ink, word = "pen-line" if standing == "changed" else "x", "weak", SETTLED_WORDS[""]
    row = _row(str(older.id), older.text, (difference.evidence, STANDING_WORDS[standing], older.place), word)
    return replace(row, mark=mark, ink=ink, done=not difference.is_open, about=difference)


def _new(added: Added) -> Row:
    """A passage, or a part of one, that the version before did not have."""
    passage = added.passage
    word = passage.evidence or VERDICT_WORDS.get(passage.verdict, "To decide")
    row = _row(f"new/{passage.id}", added.words, ("New", passage.place), word)
    return replace(row, mark="plus", ink="ink3", done=not passage.is_waiting, about=added)


def _row(key: str, text: str, where: Iterable[str], word: str) -> Row:
    title, second = excerpt(text), " · ".join(filter(None, where))
    return Row(key, title, ", ".join(filter(None, (second, word, title))), second, word=word)
