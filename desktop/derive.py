"""What published reports show: read one by one, counted together, set beside the pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import fill
from typing import Any

from desktop.check_text import WIDTH
from desktop.published import one_of_several, read_section
from rubric.exemplar import PublishedSection, exemplar_of
from rubric.pack import Pack
from rubric.prevalence import Difference, differences, prevalence

FORMAT = "plumbline-derive/1"
_KINDS = {
    "only-pack": "the pack refers to it and the reader finds nothing clear",
    "only-reader": "the reader finds it clear and the pack does not refer to it",
    "no-such-paragraph": "the pack refers to a paragraph that is not there",
}


def read_sections(paths: Sequence[Path], pack: Pack) -> dict[str, PublishedSection]:
    """The reports by name, in the order given. Raises InputError, or ImportingError where one cannot be read."""
    sections: dict[str, PublishedSection] = {}
    for path in paths:
        section = read_section(path, pack)
        exemplar = exemplar_of(section, pack)
        name = own = exemplar.short_name if exemplar else path.stem
        number = len(sections)
        while name in sections:
            number += 1
            name = f"{own} ({number})"
        sections[name] = section
    return sections


def derive_object(pack: Pack, sections: Mapping[str, PublishedSection]) -> dict[str, Any]:
    """The reports, the patterns they show and the differences, as one object that another program can read."""
    shown = prevalence(pack, sections)
    return {
        "format": FORMAT,
        "pack": {"id": pack.id, "version": pack.edition},
        "reports": [
            {"name": name, "exemplar": _exemplar(section, pack), **section.model_dump(mode="json")}
            for name, section in sections.items()
        ],
        "patterns": [
            {
                "id": one.pattern,
                "prevalence": len(one.sections),
                "reports": [
                    {"name": name, "paragraphs": [{"sub_heading": s, "paragraph": n} for s, n in places]}
                    for name, places in one.places.items()
                ],
            }
            for one in shown
        ],
        "differences": [asdict(difference) for difference in differences(pack, sections, shown)],
    }


def derive_text(pack: Pack, sections: Mapping[str, PublishedSection]) -> str:
    """The same for a person: the reports, then the patterns, most shown first, then the differences."""
    shown = prevalence(pack, sections)
    lines: list[str] = []
    for name, section in sections.items():
        lines += [*_report(pack, name, section), ""]
    lines.append("Patterns that the reader finds clear, by how many of these reports show them")
    for one in sorted(shown, key=lambda one: -len(one.sections)):
        pattern = pack.pattern(one.pattern)
        by_pack = f"{len(pattern.shown_by)} of {len(pack.exemplars)} exemplars by the pack"
        lines.append(f"  {len(one.sections)} of {len(sections)}  {pattern.title} ({by_pack})")
        if one.sections:
            lines.append(fill(", ".join(one.sections), WIDTH, initial_indent=" " * 10, subsequent_indent=" " * 10))
    if any(exemplar_of(section, pack) for section in sections.values()):
        lines += ["", "Where the reader and the pack's own references differ (what the pack says stands)"]
        lines += _differences(pack, differences(pack, sections, shown))
    return "\n".join(lines)


def _exemplar(section: PublishedSection, pack: Pack) -> str | None:
    exemplar = exemplar_of(section, pack)
    return exemplar.id if exemplar else None


def _report(pack: Pack, name: str, section: PublishedSection) -> list[str]:
    exemplar = exemplar_of(section, pack)
    known = ", an exemplar of this pack" if exemplar else ""
    score = "score not stated" if section.score is None else f"score {section.score}"
    lines = [f"{name}: {section.title}, {score}{known}"]
    if section.title != pack.quality_statement.title:
        lines.append(f"       (this pack is about {pack.quality_statement.title})")
    lines += [
        fill(said, WIDTH, initial_indent=" " * 7, subsequent_indent=" " * 7) for said in one_of_several(name, section)
    ]
    for part in section.sub_headings:
        title = part.title or "Without a sub-heading"
        unknown = "" if part.sub_heading or not part.title else " (the pack has no such sub-heading)"
        lines.append(f"  {len(part.paragraphs):>3}  {title}{unknown}")
    return lines


def _differences(pack: Pack, found: Sequence[Difference]) -> list[str]:
    """One paragraph for each report and kind of difference."""
    lines: list[str] = []
    for name in dict.fromkeys(difference.section for difference in found):
        for kind, said in _KINDS.items():
            titles = [_place(pack, d) for d in found if (d.section, d.kind) == (name, kind)]
            if titles:
                text = f"{name}, {said} ({len(titles)}): {'; '.join(titles)}"
                lines.append(fill(text, WIDTH, initial_indent="  ", subsequent_indent="    "))
    return lines or ["  Nowhere."]


def _place(pack: Pack, difference: Difference) -> str:
    title = pack.pattern(difference.pattern).title
    if difference.paragraph is None:
        return title
    sub_heading = pack.sub_heading(difference.sub_heading).short_title if difference.sub_heading else "no sub-heading"
    return f"{title} [{sub_heading}, paragraph {difference.paragraph}]"
