"""Counts which patterns published sections show, and sets that beside what the pack says of its exemplars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rubric.exemplar import PublishedSection, exemplar_of
from rubric.pack import Pack
from rubric.reader import reader_for


@dataclass(frozen=True, slots=True)
class Shown:
    """A pattern beside the sections that show it: where the reader finds it clear, by section, in the report's order.

    ``places`` holds, for each section's name, the sub-headings (None where the report has none the pack knows) and
    paragraph numbers.
    """

    pattern: str
    places: Mapping[str, tuple[tuple[str | None, int], ...]]

    @property
    def sections(self) -> tuple[str, ...]:
        """The names of the sections that show the pattern; how many there are is its prevalence."""
        return tuple(self.places)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the reader and the pack's own references to an exemplar do not agree.

    ``kind`` is ``only-pack`` (the pack refers to the exemplar, the reader finds nothing clear), ``only-reader`` (the
    other way round) or ``no-such-paragraph`` (the pack refers to a paragraph that the section does not have).
    """

    kind: str
    section: str
    exemplar: str
    pattern: str
    sub_heading: str | None = None
    paragraph: int | None = None


def prevalence(pack: Pack, sections: Mapping[str, PublishedSection]) -> tuple[Shown, ...]:
    """For every pattern, in the pack's order, which of the named sections show it in any paragraph."""
    found: dict[str, dict[str, list[tuple[str | None, int]]]] = {pattern.id: {} for pattern in pack.patterns}
    reader = reader_for(pack)
    for name, section in sections.items():
        for part in section.sub_headings:
            for number, paragraph in enumerate(part.paragraphs, start=1):
                for match in reader.read(paragraph).matches:
                    if match.fit == "clear":
                        found[match.pattern].setdefault(name, []).append((part.sub_heading, number))
    return tuple(
        Shown(pattern, {name: tuple(dict.fromkeys(places)) for name, places in by_section.items()})
        for pattern, by_section in found.items()
    )


def differences(
    pack: Pack, sections: Mapping[str, PublishedSection], shown: tuple[Shown, ...]
) -> tuple[Difference, ...]:
    """Where sections that are the pack's own exemplars are read otherwise than the pack describes them."""
    by_pattern = {one.pattern: one for one in shown}
    differing: list[Difference] = []
    for name, section in sections.items():
        exemplar = exemplar_of(section, pack)
        if exemplar is None:
            continue
        for pattern in pack.patterns:
            by_pack = exemplar.id in pattern.shown_by
            by_reader = name in by_pattern[pattern.id].places
            if by_pack and not by_reader:
                differing.append(Difference("only-pack", name, exemplar.id, pattern.id))
            elif by_reader and not by_pack:
                sub_heading, paragraph = by_pattern[pattern.id].places[name][0]
                differing.append(Difference("only-reader", name, exemplar.id, pattern.id, sub_heading, paragraph))
            differing += [
                Difference("no-such-paragraph", name, exemplar.id, pattern.id, i.sub_heading, i.paragraph)
                for i in pattern.illustrations
                if i.exemplar == exemplar.id and not 0 < i.paragraph <= len(section.paragraphs(i.sub_heading))
            ]
    return tuple(differing)
