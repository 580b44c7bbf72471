"""Reads a pack from its folder of TOML, and refuses one that does not hold together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from rubric.glossary import glossary
from rubric.pack import Pack, PackError


def load_pack(folder: Path) -> Pack:
    """Read a pack folder: ``pack.toml``, ``patterns/*.toml``, and ``checks``, ``glossary``, ``lexicon``, ``standing``.

    Raises PackError, in one sentence, where a file is missing, is not TOML, uses a word the rubric does not know,
    repeats an id, refers to something that is not there or has a pattern that nothing illustrates.
    """
    main = _toml(folder / "pack.toml")
    main["checks"] = _list(folder / "checks.toml", "check")
    main["glossary"] = _list(folder / "glossary.toml", "term")
    main["standing"] = _list(folder / "standing.toml", "standing")
    main["lexicon"] = _toml(folder / "lexicon.toml")
    order = [s.get("id") for s in main.get("quality_statement", {}).get("sub_headings", [])]
    files = sorted(
        (folder / "patterns").glob("*.toml"), key=lambda f: order.index(f.stem) if f.stem in order else len(order)
    )
    main["patterns"] = [pattern for file in files for pattern in _list(file, "pattern")]
    main["folder"] = folder
    try:
        pack = Pack.model_validate(main)
    except ValidationError as error:
        raise PackError(_first_fault(folder, main, error)) from None
    _hold_together(pack)
    _hold_glossary_together(pack)
    return pack


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise PackError(f"{file}: the file is missing; restore it from the released pack.") from None
    except UnicodeDecodeError:
        raise PackError(f"{file}: the file is not UTF-8 text; save it again as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{file}: not valid TOML ({error}); mend that line.") from None


def _list(file: Path, word: str) -> list[Any]:
    """The entries of a file that holds nothing but ``[[word]]``: a misspelt one would be left out in silence."""
    table = _toml(file)
    for other in table.keys() - {word}:
        raise PackError(f"{file}: there is no word {other!r} here; write [[{word}]] or remove it.")
    entries = table.get(word, [])
    if not isinstance(entries, list):
        raise PackError(f"{file}: {word!r} stands once, not as a list; write [[{word}]].")
    return cast("list[Any]", entries)


def _first_fault(folder: Path, raw: dict[str, Any], error: ValidationError) -> str:
    """Name the first fault by the ids an editor knows rather than by positions in a list."""
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    value: Any = raw
    place: list[str] = []
    for part in fault["loc"]:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            value = None
        try:
            place.append(str(value["id"]))
        except (KeyError, TypeError):
            place.append(str(part))
    cure = "remove it or correct its spelling" if fault["type"] == "extra_forbidden" else fault["msg"]
    return f"{folder}: {' > '.join(place)}: {cure}."


def _hold_together(pack: Pack) -> None:
    """Check ids and references across the pack. A reference may lie outside its pattern's own sub-headings."""

    def refuse(place: str, cure: str) -> None:
        raise PackError(f"{pack.folder}: {place}: {cure}.")

    def unique(kind: str, ids: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        for value in ids:
            if value in seen:
                refuse(f"{kind} {value}", "this id stands twice; give one of them another id")
            seen.add(value)
        return seen

    if pack.added:
        refuse("added", "a released pack holds its exemplars itself; remove this word")
    sub_headings = unique("sub-heading", (s.id for s in pack.sub_headings))
    categories = unique("evidence category", (c.id for c in pack.evidence_categories))
    qualities = unique("quality", (q.id for q in pack.qualities))
    exemplars = unique("exemplar", (e.id for e in pack.exemplars))
    unique("check", (c.id for c in pack.checks))
    unique("standing text", (s.id for s in pack.standing))
    unique("next step", (s.id for s in pack.next_steps))
    unique("pattern", (p.id for p in pack.patterns))
    unique("evidence status", (s.id for s in pack.evidence_statuses))
    unique("document kind", (kind.id for kind in pack.document_kinds))
    for quality in pack.qualities:
        if quality.category is not None and quality.category not in categories:
            refuse(f"quality {quality.id}", f"there is no evidence category {quality.category!r}; correct it")
    if sum(c.default for c in pack.evidence_categories) > 1:
        refuse("evidence categories", "more than one is the default; keep one")
    for told in ("well", "voices", "short"):
        if not any(part.place == told for part in pack.narrative_parts):
            refuse("narrative parts", f"none has the place {told!r}; the report needs its title, so give one to a part")
    for pattern in pack.patterns:
        place = f"pattern {pattern.id}"
        uses: tuple[tuple[str, tuple[str, ...], set[str]], ...] = (
            ("sub-heading", pattern.sub_headings, sub_headings),
            ("evidence category", pattern.categories, categories),
            ("quality", pattern.qualities, qualities),
            ("exemplar", tuple(i.exemplar for i in pattern.illustrations), exemplars),
            ("sub-heading", tuple(i.sub_heading for i in pattern.illustrations if i.sub_heading), sub_headings),
        )
        for kind, used, known in uses:
            for word in used:
                if word not in known:
                    refuse(place, f"there is no {kind} {word!r} in pack.toml; correct it or add it there")
        if not pattern.illustrations:
            refuse(place, "no illustration; add at least one with its exemplar, sub-heading and paragraph")


def _hold_glossary_together(pack: Pack) -> None:
    """Check the ids of the terms beside those of what is defined elsewhere, and what each leads on to."""
    try:
        words = [word.id for word in glossary(pack)]
    except (KeyError, IndexError, ValueError) as error:
        cure = f"nothing fills in {error} there; correct the word in braces"
        raise PackError(f"{pack.folder}: glossary: {cure}.") from None
    for term in pack.glossary:
        if words.count(term.id) > 1:
            cure = "this id stands twice; give one of them another id"
            raise PackError(f"{pack.folder}: glossary term {term.id}: {cure}.")
    for term in pack.glossary:
        for other in term.see_also:
            if other not in words:
                cure = f"there is no term {other!r} to see also; correct it"
                raise PackError(f"{pack.folder}: glossary term {term.id}: {cure}.")
