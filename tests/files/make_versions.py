"""Two versions of a fictional committee paper, with what becomes of each passage of the first."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rubric.assessment import Passage


class Line(NamedTuple):
    """A passage: a heading has no number. ``fate`` is what becomes of it in the second version."""

    paragraph: str
    text: str
    fate: Literal["stands", "changed", "gone", ""] = ""
    kind: Literal["prose", "heading"] = "prose"


FIRST = (
    Line("", "1. Purpose of this paper", kind="heading"),
    Line("1.1", "Aldermere buys home support for 1,140 residents in a typical week, up from 1,060 a year before.",
         "changed"),
    Line("1.2", "Two thirds of the hours come through area contracts; the rest are bought one package at a time.",
         "stands"),
    Line("1.3", "Members asked in March how long residents wait for a first visit, and this paper answers that.",
         "gone"),
    Line("", "2. Area contracts", kind="heading"),
    Line("2.1", "Two agencies hold the area contracts, which run until 31 March 2029.", "stands"),
    Line("2.2", "In the four weeks to 3 May 2026 the agencies gave 9,310 hours of support.", "changed"),
    Line("2.3", "Missed visits fell from 31 in January to 12 in April, helped by a new rota that staff wrote.",
         "stands"),
    Line("2.4", "Families speak well of the regular carers. “We know who is coming,” one daughter told us.", "stands"),
    Line("2.5", "Every agency records the start and end of a visit. The council pays for time given, not time planned.",
         "stands"),
    Line("", "3. Single packages", kind="heading"),
    Line("3.1", "A list of approved agencies will be set up by January 2027.", "changed"),
    Line("3.2", "Carers told the panel that evening calls are often late.", "gone"),
    Line("3.3", "The plan for agency failure was tested with four providers in February 2026.", "stands"),
)  # fmt: skip

SECOND = (
    Line("", "1. Purpose of this paper", kind="heading"),
    Line("1.1", "Aldermere buys home support for 1,190 residents in a typical week, up from 1,060 a year before."),
    Line("1.2", "Two-thirds of the hours come through area contracts – the rest are bought one package at a time."),
    Line("", "2. Safety", kind="heading"),
    Line("2.1", "The plan for agency failure was tested with four providers in February 2026."),
    Line("", "3. Area contracts", kind="heading"),
    Line("3.1", "Two agencies hold the area contracts, which run until 31 March 2029."),
    Line("3.2", "In the four weeks to 1 November 2026 the agencies gave 10,040 hours of support."),
    Line("3.3", "Missed visits fell from 31 in January to 12 in April, helped by a new rota that staff wrote. "
                "The rota is now used in the west as well."),
    Line("3.4", "Families speak well of the regular carers. \"We know who is coming,\" one daughter told us."),
    Line("3.5", "Every agency records the start and end of a visit."),
    Line("3.6", "The council pays for time given, not time planned."),
    Line("3.7", "Unpaid carers can now book a replacement visit by telephone until nine in the evening."),
    Line("", "4. Single packages", kind="heading"),
    Line("4.1", "A list of approved agencies was set up in October 2026."),
)  # fmt: skip


def passages_of(lines: tuple[Line, ...]) -> tuple[Passage, ...]:
    """The passages as they are read from such a paper, with ids of 0."""
    made: list[Passage] = []
    heading = ""
    for number, line in enumerate(lines, start=1):
        heading = line.text if line.kind == "heading" else heading
        made.append(
            Passage(
                id=0,
                document=0,
                number=number,
                kind=line.kind,
                text=line.text,
                paragraph=line.paragraph,
                heading="" if line.kind == "heading" else heading,
                page=f"page {1 + number // 8}",
            )
        )
    return tuple(made)


def written(lines: tuple[Line, ...], title: str, date: str) -> str:
    """The paper as a text file."""
    head = f"Committee:\tAdults and Health Scrutiny Committee\nDate:\t{date}\nTitle:\t{title}\n"
    return head + "".join(f"\n{line.paragraph} {line.text}\n".replace("\n ", "\n") for line in lines)
