"""Assessments of any size for the benchmarks, made from the texts the reader is trained on, each made unique."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from measure import ROOT

from rubric.assessment import Account, Assessment
from rubric.evidence import EvidenceItem

ACCOUNT_PARAGRAPHS = 130
DATES = ("2026-08-14", "2026-06", "2026", "2025-11", "2025-03-02", "2024", "2023-05", None)


@cache
def example() -> Assessment:
    return Assessment.model_validate_json((ROOT / "assets/example/assessment.json").read_text("utf-8"))


@cache
def passages() -> tuple[dict[str, object], ...]:
    files = sorted((ROOT / "rubric/training/corpus").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line]
    return tuple(json.loads(line) for line in lines)


def assessment(count: int) -> Assessment:
    """The example with ``count`` items in place of its own, no two alike, in an order that mixes all voices."""
    from rubric.editions import released_packs
    from rubric.pack_file import load_pack

    pack = load_pack(released_packs()[-1])
    sub_headings = [s.id for s in pack.sub_headings]
    categories = [c.id for c in pack.evidence_categories]
    texts = passages()
    items: list[EvidenceItem] = []
    for number in range(count):
        passage = texts[number * 7919 % len(texts)]
        known = [s for s in passage.get("sub_headings", ()) if s in sub_headings]  # pyright: ignore
        items.append(
            EvidenceItem(
                id=f"E{number + 1}",
                text=f"{passage['text']} Sheet {number + 1} of the file.",
                sub_headings=tuple(known[:1]) or (sub_headings[number % len(sub_headings)],),
                category=categories[number % len(categories)],
                date=DATES[number % len(DATES)],
                source=f"Evidence file {number // 40 + 1}",
                page=f"p. {number % 40 + 1}",
            )
        )
    kept = example().decisions.model_copy(update={"matches": (), "dismissals": ()})
    return example().model_copy(update={"evidence": tuple(items), "passages": (), "documents": (), "decisions": kept})


def not_placed(count: int) -> Assessment:
    """Of so many items the index lists every one: nearly none is placed."""
    made = assessment(count)
    loose = (item.model_copy(update={"sub_headings": ()}) for item in made.evidence[60:])
    return made.model_copy(update={"evidence": (*made.evidence[:60], *loose)})


def long_paper() -> Assessment:
    """An assessment whose accounts alone fill a hundred pages."""
    made = assessment(130)
    texts = [str(passage["text"]) for passage in passages()]
    accounts = tuple(
        Account(sub_heading=place, narrative="\n\n".join(texts[start : start + ACCOUNT_PARAGRAPHS]))
        for start, place in enumerate(("local-needs", "market-shaping", "capacity", "quality", "sustainability"))
    )
    return made.model_copy(update={"accounts": accounts})


def saved(count: int, folder: Path) -> Path:
    """An assessment file of that many items, closed and published."""
    return _saved(assessment(count), folder / f"{count}-items.plumb")


def saved_long_paper(folder: Path) -> Path:
    """The file of `long_paper`, closed and published."""
    return _saved(long_paper(), folder / "long-paper.plumb")


def _saved(made: Assessment, path: Path) -> Path:
    from desktop.document.file import Document

    if not path.exists():
        document = Document.create(path, made)
        document.publish()
        document.close()
    return path


def committee_paper(pages: int) -> str:
    """A long paper in numbered paragraphs: about 450 words a page, with a heading every few."""
    texts = [str(passage["text"]) for passage in passages() if len(str(passage["text"])) > 160]
    lines = ["Report to Cabinet, 9 July 2026", "Item 8: the year in adult social care", ""]
    words, number = 0, 0
    while words < pages * 450:
        if number % 12 == 0:
            lines += [f"{number // 12 + 1} Part {number // 12 + 1} of the year", ""]
        text = texts[number * 613 % len(texts)].replace("\n", " ")
        lines += [f"{number // 12 + 1}.{number % 12 + 1} {text} See sheet {number + 1}.", ""]
        words += len(text.split()) + 5
        number += 1
    return "\n".join(lines)
