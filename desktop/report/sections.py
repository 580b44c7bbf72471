"""One sub-heading of the statement: what is well, what people said, figures, shortfalls, and what is being done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.report.changes import counts_then
from desktop.report.excerpts import spoken
from desktop.report.figures import chosen_figures
from desktop.report.material import Material
from desktop.report.own_parts import own_part, own_parts, part_titles
from desktop.report.summary import standing
from desktop.report.values.account import WrittenParts
from desktop.report.values.actions import ActionRow
from desktop.report.values.gaps import ShortGap
from desktop.report.values.section import Figure, Quotation, Section
from desktop.report.values.text import Reference, Text
from desktop.report.wording import counted, in_words, number, paragraphs, sentence, source_line
from rubric.comparison import Counts, Gap, ItemComparison
from rubric.pack import SubHeading
from rubric.reading import Span
from rubric.references import by_number
from rubric.since import last_draft
from rubric.titles import gap_title

WELL, VOICES, SHORT, ADMITTED = 3, 2, 5, 1
"""How much of each a section prints before it says how much more there is: a section is planned as two pages."""

ADMITTED_ALONE = 4
"""How much of what the evidence admits is printed where no gap stands beside it."""

BARE = 3
"""Up to so many missing patterns of which there is nothing to tell have a line each."""

STRENGTH_WORDS, TRIED = 28, 4
"""A longer strength is named and not quoted; so many items of a pattern are looked at for words that show it."""


def section(material: Material, sub_heading: SubHeading) -> Section:
    """The section of one sub-heading. Parts are made in the order of the page, so that references follow it.

    What the council wrote itself stands in place of what is put together from the evidence.
    """
    account = material.assessment.account(sub_heading.id)
    written = [material.prose(p, sub_heading.id, sub_heading.short_title) for p in paragraphs(account.narrative)]
    judgement = material.judgement(account, sub_heading.id, sub_heading.short_title)
    items = material.under(sub_heading.id)
    gaps = [gap for gap in material.open_gaps if gap.sub_heading == sub_heading.id] if material.compared else []
    against_patterns = [gap for gap in gaps if gap.pattern]
    own_well = own_part(material, sub_heading, "well")
    own_voices = own_part(material, sub_heading, "voices")
    heard = [] if own_voices else _heard(material, items)
    quoted = {compared.item.id for compared in heard[:VOICES]}
    well, also_well, frank, unsure = ((), (), (), ()) if own_well else _well(material, sub_heading, quoted)
    voices, more_voices = _voices(material, sub_heading, heard)
    figures, more_figures = _figures(material, sub_heading, items)
    own_short = own_part(material, sub_heading, "short")
    own_doing = own_part(material, sub_heading, "doing")
    others = own_parts(material, sub_heading, "other")
    actions, more_actions = _actions(material, sub_heading, against_patterns)
    # Of a sub-heading under which nothing stands, its counts and the list of gaps say all there is.
    holds = bool(items or written or any(account.parts.values()) or actions)
    short, more_short, admitted = (), (), ()
    if holds:
        short, more_short = _short(material, sub_heading, against_patterns)
    if holds and not own_short:
        admitted = _admitted(material, sub_heading, items, {voice.words for voice in voices})
    return Section(
        id=sub_heading.id,
        title=sub_heading.title,
        short_title=sub_heading.short_title,
        counts=material.comparison.counts(sub_heading.id) if material.compared else None,
        holds=holds,
        before=_before(material, sub_heading),
        stands="" if against_patterns or not material.compared else _stands(material, sub_heading),
        closed=_closed(material, sub_heading, against_patterns),
        gaps=tuple(material.citations.gap(gap.key) for gap in against_patterns),
        standfirst=written[0] if written else (_unwritten(material, sub_heading, holds),),
        account=tuple(written[1:]),
        judgement=judgement,
        titles=part_titles(material.pack),
        written=WrittenParts(own_well, own_voices, own_short, own_doing, others),
        well=well,
        also_well=also_well,
        voices=voices,
        more_voices=more_voices,
        figures=figures,
        more_figures=more_figures,
        short=short,
        more_short=more_short,
        checks=_checks(material, [gap for gap in gaps if not gap.pattern]) if holds else (),
        admitted=admitted,
        frank=() if own_short else frank,
        unsure=() if own_short else unsure,
        actions=actions,
        more_actions=more_actions if holds else (),
        absent=_absent(
            bool(own_well or well or also_well or frank or unsure),
            bool(own_voices or voices),
            bool(figures or more_figures),
        )
        if holds
        else "",
    )


def _unwritten(material: Material, sub_heading: SubHeading, holds: bool) -> str:
    """What stands at the head where the council has written nothing."""
    if not holds:
        return "No evidence stands under this heading, and the council has not written its account yet."
    account = material.assessment.account(sub_heading.id)
    said = [] if any(account.parts.values()) else ["The council has not written its account yet."]
    if material.compared:
        said.append(standing(material.comparison.counts(sub_heading.id)))
    return " ".join(said)


def _absent(well: bool, voices: bool, figures: bool) -> str:
    """What the evidence under a sub-heading does not hold."""
    lacks = ([] if voices else ["people’s own words"]) + ([] if figures else ["a figure"])
    said = [] if well else ["Nothing under this heading shows a strength yet."]
    if lacks:
        said.append(f"No evidence under this heading gives {' or '.join(lacks)}.")
    return " ".join(said)


def _before(material: Material, sub_heading: SubHeading) -> str:
    """How the patterns stood in the last draft, where they stood otherwise."""
    earlier = last_draft(material.assessment)
    if earlier is None or not material.compared:
        return ""
    then = counts_then(material, earlier.held, sub_heading.id)
    if then in (Counts(0, 0, 0), material.comparison.counts(sub_heading.id)):
        return ""
    return f"In draft {earlier.draft}: {in_words(then)}"


def _stands(material: Material, sub_heading: SubHeading) -> str:
    """That no gap is open, beside the counts of what is weak or missing: those that were put away are counted."""
    put_away = [gap for gap in material.comparison.gaps if gap.pattern and gap.sub_heading == sub_heading.id]
    dismissed = sum(gap.dismissal is not None for gap in put_away)
    kinds = ((dismissed, "dismissed"), (len(put_away) - dismissed, "answered"))
    return "; ".join(
        ["No open gap against the exemplars", *(f"{number(count)} {became}" for count, became in kinds if count)]
    )


def _closed(material: Material, sub_heading: SubHeading, open_ones: list[Gap]) -> str:
    """Where no gap is open, what became of the patterns that are weak or missing."""
    if open_ones or not material.compared:
        return ""
    found = material.comparison.counts(sub_heading.id)
    said = "No gap against the exemplars is open under this heading"
    if found.weak + found.missing:
        said += "; what is weak or missing has been dismissed or answered"
        said += f", as “{material.parts['closed']}” says" if "closed" in material.parts else ""
    return f"{said}."


def _cite(material: Material, sub_heading: SubHeading, evidence_id: str) -> Reference:
    return material.citations.item(evidence_id, sub_heading.id, sub_heading.short_title)


def _more(material: Material, sub_heading: SubHeading, items: list[ItemComparison], what: str) -> Text:
    """That there are more items than are printed, and which; a long list is cut, the index has them all."""
    if not items:
        return ()
    in_order = sorted((compared.item.id for compared in items), key=by_number)
    shown = [_cite(material, sub_heading, evidence_id) for evidence_id in in_order[:12]]
    rest = len(items) - len(shown)
    return (
        sentence(f"{counted(len(items), 'more item')} {what}").rstrip(".") + ":",
        *shown,
        *([f"and {rest} more"] if rest else []),
    )


def _well(material: Material, sub_heading: SubHeading, heard: set[str]) -> tuple[tuple[Text, ...], Text, Text, Text]:
    """Covered patterns with words that show them, no item quoted twice on these pages; the names of the rest; those
    that are shown by evidence of a shortfall, and those whose evidence is too old or nowhere: both are no strengths.
    """
    quoted = set(heard)
    lines: list[Text] = []
    rest: list[tuple[str, tuple[str, ...]]] = []
    frank: list[tuple[str, tuple[str, ...]]] = []
    unsure: list[tuple[str, tuple[str, ...]]] = []
    for status in material.comparison.under(sub_heading.id):
        if status.status != "covered":
            continue
        title = material.pack.pattern(status.pattern).title
        behind = material.in_favour(status)
        if not behind:
            (frank if material.is_frank(status) else unsure).append((title, status.evidence))
            continue
        best, words = None, None
        if len(lines) < WELL:
            tried = [id_ for id_ in behind if id_ not in quoted][:TRIED]
            told = ((id_, material.strength(id_, status.pattern, STRENGTH_WORDS)) for id_ in tried)
            best, words = next(((id_, said) for id_, said in told if said), (None, None))
        if not (best and words):
            rest.append((title, behind))
            continue
        quoted.add(best)
        cited = [best, *(id_ for id_ in behind if id_ != best)][:3]
        lines.append((sentence(title), words, *(_cite(material, sub_heading, id_) for id_ in cited)))
    also, shown_frankly, shown_unsurely = (_named(material, sub_heading, p) for p in (rest, frank, unsure))
    return tuple(lines), also, shown_frankly, shown_unsurely


def _named(material: Material, sub_heading: SubHeading, patterns: list[tuple[str, tuple[str, ...]]]) -> Text:
    """The titles of patterns, each with the first items behind it."""
    names: list[str | Reference] = []
    for title, evidence in patterns:
        names.append(f"{'; ' if names else ''}{title}")
        names += [_cite(material, sub_heading, id_) for id_ in evidence[:2]]
    return (*names, ".") if names else ()


def _span(compared: ItemComparison, quality: str) -> Span | None:
    return next((found.span for found in compared.reading.qualities if found.id == quality), None)


def _heard(material: Material, items: tuple[ItemComparison, ...]) -> list[ItemComparison]:
    """People who speak before people who are reported; a critical voice, where there is one, among the first."""
    people = material.pack.quality("people-voice").category
    voices = [
        compared for compared in items if compared.item.category == people or compared.reading.has("people-voice")
    ]
    voices.sort(key=lambda c: -(2 * (c.item.category == people) + c.reading.has("people-voice")))
    critical = next((compared for compared in voices if compared.reading.has("shortfall")), None)
    if critical and critical not in voices[:VOICES]:
        voices.remove(critical)
        voices.insert(VOICES - 1, critical)
    return voices


def _voices(
    material: Material, sub_heading: SubHeading, heard: list[ItemComparison]
) -> tuple[tuple[Quotation, ...], Text]:
    people = material.pack.quality("people-voice").category
    quotations: list[Quotation] = []
    for compared in heard[:VOICES]:
        own = compared.item.category == people and len(compared.item.text.split()) <= 50
        around = (0, len(compared.item.text)) if own else _span(compared, "people-voice")
        quoted = material.quote(compared.item.id, around, 50)
        words = spoken(compared.item.text, 50) or (quoted.words if quoted else "")
        if words:
            source = (source_line(compared.item), _cite(material, sub_heading, compared.item.id))
            quotations.append(Quotation(words, source))
    return tuple(quotations), _more(material, sub_heading, heard[VOICES:], "of what people told us")


def _figures(
    material: Material, sub_heading: SubHeading, items: tuple[ItemComparison, ...]
) -> tuple[tuple[Figure, ...], Text]:
    chosen, rest = chosen_figures(material, items)
    rows = tuple(
        replace(figure, measure=(*figure.measure, *_behind(material, sub_heading, evidence)))
        for evidence, figure in chosen
    )
    return rows, _more(material, sub_heading, rest, "with figures")


def _behind(material: Material, sub_heading: SubHeading, evidence: Iterable[str]) -> tuple[Reference, ...]:
    """The items of a figure, and the gaps that say their figures cannot all be right."""
    cited: list[Reference] = []
    for evidence_id in evidence:
        doubt = material.unadded.get(evidence_id)
        cited.append(_cite(material, sub_heading, evidence_id))
        cited += [material.citations.gap(doubt.key)] if doubt else []
    return tuple(cited)


def _short(material: Material, sub_heading: SubHeading, gaps: list[Gap]) -> tuple[tuple[ShortGap, ...], Text]:
    """The gaps, most serious first; patterns of which there is nothing to tell share a line where there are many."""
    bare = [gap for gap in gaps if not (gap.evidence or gap.actions)]
    if len(bare) <= BARE:
        bare = []
    telling = [gap for gap in gaps if gap not in bare]
    rows: list[ShortGap] = []
    for severity in dict.fromkeys(gap.severity for gap in gaps):
        title = material.severity_title(severity)
        for gap in telling[:SHORT]:
            if gap.severity == severity:
                cited = [_cite(material, sub_heading, id_) for id_ in gap.evidence[:3]]
                text = (sentence(material.gap_in_short(gap)), *cited, material.citations.gap(gap.key))
                rows.append(ShortGap(severity, title, text))
        if together := [gap for gap in bare if gap.severity == severity]:
            rows.append(ShortGap(severity, title, _missing(material, together)))
    rest = telling[SHORT:]
    more: Text = ()
    if rest:
        more = (f"And {counted(len(rest), 'less serious gap')}:", *(material.citations.gap(gap.key) for gap in rest))
    return tuple(rows), more


def _missing(material: Material, gaps: list[Gap]) -> Text:
    pieces: list[str | Reference] = []
    for gap in gaps:
        pieces += [f"{'; ' if pieces else 'Missing: '}{gap_title(material.pack, gap)}", material.citations.gap(gap.key)]
    return (*pieces, ".")


def _checks(material: Material, gaps: list[Gap]) -> Text:
    if not gaps:
        return ()
    shown = [material.citations.gap(gap.key) for gap in gaps if gap.key in material.printed_checks][:12]
    rest = len(gaps) - len(shown)
    if not shown:
        asks = "asks" if rest == 1 else "ask"
        return (sentence(f"{counted(rest, 'gap')} from checks on the evidence {asks} for a second look"),)
    return ("Checks on the evidence ask for a second look:", *shown, f"and {number(rest)} more." if rest else ".")


def _admitted(
    material: Material, sub_heading: SubHeading, items: tuple[ItemComparison, ...], printed: set[str]
) -> tuple[Text, ...]:
    """What our own evidence says is lacking, in its words; a sentence that does not plainly say so is left out."""
    lines: list[Text] = []
    most = ADMITTED if material.compared else ADMITTED_ALONE
    # Where the same item tells what came of it, its shortfall is a thing of the past.
    for compared in sorted(items, key=lambda c: c.reading.has("impact")):
        quoted = material.admits(compared, 22)
        if quoted and quoted.words not in printed and len(lines) < most:
            lines.append((quoted, _cite(material, sub_heading, compared.item.id)))
    return tuple(lines)


def _actions(
    material: Material, sub_heading: SubHeading, against_patterns: list[Gap]
) -> tuple[tuple[ActionRow, ...], Text]:
    """Every action, and one line that says which gaps have none."""
    here = [gap for gap in material.open_gaps if gap.pattern and gap.sub_heading == sub_heading.id]
    rows = (*(row for gap in here for row in material.action_rows(gap)), *material.own_action_rows(sub_heading.id))
    without = [material.citations.gap(gap.key) for gap in against_patterns if not gap.actions]
    if not rows and len(without) > 1 and len(without) == len(against_patterns):
        return rows, ("None of these gaps has an action yet.",)
    return rows, ("No action, owner or date yet for", *without, ".") if without else ()
