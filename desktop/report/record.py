"""The record of what people decided: their judgements, the matches they confirmed or rejected, gaps they dismissed."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.report.material import Material
from desktop.report.values.account import Judgement
from desktop.report.values.gaps import ClosedGap
from desktop.report.values.record import DecidedMatch, Record
from desktop.report.values.text import Text
from desktop.report.wording import counted, sentence
from rubric.decisions import MatchDecision
from rubric.text import listed

SECTION, TITLE = "record", "Decisions"
MATCHES = 40
"""How many decided matches are printed before the rest are counted; the workbook has them all."""


def record(material: Material, dismissed: tuple[ClosedGap, ...]) -> Record | None:
    """What was decided; None where nothing was. Dismissed gaps stand here where no other part prints them."""
    decided = material.assessment.decisions.matches if material.compared else ()
    matches = sorted(decided, key=lambda match: (match.verdict != "confirmed", _number(match.evidence)))
    judgements = tuple(_judgements(material))
    if not (matches or judgements or dismissed):
        return None
    rest = len(matches) - MATCHES
    return Record(
        standfirst=_standfirst(material, matches, len(judgements), len(dismissed)),
        judgements=judgements,
        matches=tuple(_match(material, match) for match in matches[:MATCHES]),
        more_matches=f"{counted(rest, 'more match', 'more matches').capitalize()} decided; the workbook lists them."
        if rest > 0
        else "",
        dismissed=() if "closed" in material.parts else dismissed,
    )


def _standfirst(material: Material, matches: list[MatchDecision], judged: int, dismissed: int) -> str:
    confirmed = sum(match.verdict == "confirmed" for match in matches)
    rejected = len(matches) - confirmed
    told = [
        *([f"{counted(confirmed, 'match', 'matches')} confirmed"] if confirmed else []),
        *([f"{counted(rejected, 'match', 'matches')} rejected"] if rejected else []),
        *([f"{counted(dismissed, 'gap')} dismissed"] if dismissed else []),
        *([f"{counted(judged, 'judgement')} made"] if judged else []),
    ]
    decides = material.assessment.details.decided_by
    said = [f"By people, not computed: {listed(told)}."]
    if dismissed and "closed" in material.parts:
        said.append(f"Why gaps were dismissed stands under “{material.parts['closed']}”.")
    if decides:
        said.append(f"Who decides on this paper: {sentence(decides)}")
    return " ".join(said)


def _judgements(material: Material) -> Iterable[tuple[str, Judgement]]:
    places = [("", "The whole statement"), *((s.id, s.short_title) for s in material.pack.sub_headings)]
    for place, title in places:
        made = material.judgement(material.assessment.account(place), SECTION, TITLE)
        if made:
            yield title, made


def _match(material: Material, match: MatchDecision) -> DecidedMatch:
    known = {pattern.id: pattern for pattern in material.pack.patterns}
    pattern = known.get(match.pattern)
    home = material.pack.sub_heading(pattern.home).short_title if pattern else ""
    if not material.citations.knows(match.evidence):
        evidence: Text = (match.evidence,)
        note = "The item is no longer in the evidence."
    else:
        evidence = (material.citations.item(match.evidence, SECTION, TITLE),)
        stale = match.pattern in material.comparison.item(match.evidence).stale
        note = "Decided on other words than those now there." if stale else ""
    title = pattern.title if pattern else match.pattern
    return DecidedMatch(match.verdict.capitalize(), title, home, evidence, note)


def _number(evidence_id: str) -> tuple[int, str]:
    digits = "".join(filter(str.isdecimal, evidence_id))
    return (int(digits) if digits else 0, evidence_id)
