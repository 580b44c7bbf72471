"""The parts of the paper in the order of its pages, and which of them an officer asked for."""

from __future__ import annotations

from dataclasses import dataclass

from rubric.assessment import ReportOptions
from rubric.pack import Pack


@dataclass(frozen=True, slots=True)
class PaperPart:
    """``id`` is what options name it by; of a sub-heading's part it is the sub-heading's own. A ``needed`` part is
    always printed; what is ``compared`` rests on the comparison with exemplars.
    """

    id: str
    title: str
    needed: bool = False
    compared: bool = False


_FIRST = (
    PaperPart("summary", "Summary on one page", needed=True),
    PaperPart("picture", "The statement in pictures", compared=True),
    PaperPart("asked", "What is asked, and our account"),
    PaperPart("since", "What has changed since the last draft"),
)
_LAST = (
    PaperPart("actions", "Action plan"),
    PaperPart("gaps", "Gaps, most serious first", compared=True),
    PaperPart("closed", "Gaps that are closed", compared=True),
    PaperPart("record", "Record of decisions"),
    PaperPart("index", "Evidence index"),
    PaperPart("method", "How the comparison was made", compared=True),
    PaperPart("glossary", "Words used"),
)
_DECISION = PaperPart("decision", "The director’s decision", needed=True)
_APPROVAL = PaperPart("decision", "The director’s approval", needed=True)


def paper_parts(pack: Pack, final: bool = False) -> tuple[PaperPart, ...]:
    """Every part that a paper can have. A draft asks for a decision; what is ``final`` is approved."""
    sub_headings = (PaperPart(one.id, one.title) for one in pack.sub_headings)
    return (*_FIRST, *sub_headings, *_LAST, _APPROVAL if final else _DECISION)


def chosen_parts(pack: Pack, options: ReportOptions) -> tuple[PaperPart, ...]:
    """The parts that were asked for."""
    every = paper_parts(pack, options.final)
    if options.summary_only:
        return tuple(part for part in every if part.needed)
    return tuple(
        part
        for part in every
        if part.needed or (part.id not in options.left_out and (options.exemplars or not part.compared))
    )
