"""Which parts of the paper are printed, and why a choice is not the officer's just now."""

from __future__ import annotations

from dataclasses import dataclass

from rubric.assessment import ReportOptions
from rubric.pack import Pack
from rubric.paper_parts import PaperPart, chosen_parts, paper_parts

_LACKS = {"index": "[E14] stands with no list", "gaps": "[G1] stands with no list"}
"""What the references of other parts lead to."""


@dataclass(frozen=True, slots=True)
class PartChoice:
    """A part of the paper as a box to tick; ``why`` says why it cannot be, and is empty where it can. ``lack`` says
    what the paper lacks without it.

    ``title`` is short where a sub-heading's own is long, and ``whole`` what stands on the paper.
    """

    id: str
    title: str
    whole: str
    printed: bool
    why: str = ""
    lack: str = ""

    @property
    def said(self) -> str:
        """What stands beside the box."""
        return self.why or self.lack

    @property
    def words(self) -> str:
        """What a screen reader says."""
        return f"{self.whole} ({self.said})" if self.said else self.whole


NO_EARLIER_DRAFT = "no earlier draft yet: raise the draft number after an export"
"""With its cure, and so too long to stand beside the box."""


def part_choices(pack: Pack, options: ReportOptions, has_earlier: bool = True) -> tuple[PartChoice, ...]:
    """Every part in the order of the pages. ``has_earlier`` says whether a paper was made of an earlier draft."""
    printed = _printed(pack, options, has_earlier)
    short = {sub_heading.id: sub_heading.short_title for sub_heading in pack.sub_headings}
    return tuple(
        PartChoice(
            part.id,
            short.get(part.id, part.title),
            part.title,
            part.id in printed,
            _why(part, options, has_earlier),
            "" if part.id in printed else _LACKS.get(part.id, ""),
        )
        for part in paper_parts(pack, options.final)
    )


def with_part(options: ReportOptions, part_id: str, printed: bool) -> tuple[str, ...]:
    """What is left out once a part is printed, or no longer."""
    others = tuple(other for other in options.left_out if other != part_id)
    return others if printed else (*others, part_id)


def say_chosen(pack: Pack, options: ReportOptions, has_earlier: bool = True) -> str:
    """How much of the paper is printed, in a few words."""
    if options.summary_only:
        return "summary only"
    every = len(paper_parts(pack)) - (not has_earlier)
    printed = len(_printed(pack, options, has_earlier))
    return f"all {every} parts" if printed == every else f"{printed} of {every} parts"


def _printed(pack: Pack, options: ReportOptions, has_earlier: bool) -> set[str]:
    return {part.id for part in chosen_parts(pack, options) if has_earlier or part.id != "since"}


def _why(part: PaperPart, options: ReportOptions, has_earlier: bool) -> str:
    if part.needed:
        return "always printed"
    if options.summary_only:
        return "not in the summary"
    if part.id == "since" and not has_earlier:
        return NO_EARLIER_DRAFT
    return "" if options.exemplars or not part.compared else "needs exemplars"
