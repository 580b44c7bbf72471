"""The labelled passages the reader learns from: our own corpus, and what the pack itself says of each pattern."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from rubric.pack import Pack

CORPUS = Path(__file__).parent / "corpus"
PACK_VOICE = "pack"
"""What the pack says itself. It has no labels for qualities and is never held out."""


@dataclass(frozen=True)
class Labelled:
    """A passage with what two careful readers found in it: the hand that wrote it and one that did not see its labels.

    ``voice`` is the hand that wrote it; held out as one. Where the two differ a pattern is ``uncertain`` and a quality
    stands in ``qualities_uncertain``: neither teaches anything.
    """

    text: str
    voice: str
    sub_headings: tuple[str, ...] = ()
    clear: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    qualities_uncertain: tuple[str, ...] = ()


def read_corpus(folder: Path = CORPUS) -> list[Labelled]:
    """Every passage of the corpus, in the order of the files' names."""
    rows: list[Labelled] = []
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").rstrip("\n").split("\n"):
            row = json.loads(line)
            lists = {key: tuple(labels) for key, labels in row.items() if key != "text"}
            rows.append(Labelled(row["text"], file.stem, **lists))
    return rows


@dataclass(frozen=True)
class Hands:
    """The hands that write as published reports do, and those that write the hard cases; the rest are neither."""

    published_reports: tuple[str, ...]
    hard_cases: tuple[str, ...]


def read_hands(folder: Path = CORPUS) -> Hands:
    """Which hand writes what, as the corpus says itself."""
    said = tomllib.loads((folder / "hands.toml").read_text("utf-8"))
    return Hands(tuple(said["published-reports"]), tuple(said["hard-cases"]))


def from_pack(pack: Pack) -> list[Labelled]:
    """The pack's own words: titles, descriptions and clear illustrations show a pattern, near misses show none."""
    rows: list[Labelled] = []
    for pattern in pack.patterns:
        home = pattern.sub_headings[:1]
        for text in (pattern.title, pattern.description):
            rows.append(Labelled(text, PACK_VOICE, home, (pattern.id,)))
        rows += [Labelled(text, PACK_VOICE, home) for text in pattern.near_misses]
        for shown in pattern.illustrations:
            clear, partial = ((pattern.id,), ()) if shown.fit == "clear" else ((), (pattern.id,))
            rows.append(Labelled(shown.text, PACK_VOICE, (shown.sub_heading,), clear, partial))
    return rows
