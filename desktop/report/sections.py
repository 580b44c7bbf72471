"""One sub-heading of the statement: what is well, what people said, figures, shortfalls, and what is being done."""

from __future__ import annotations

from dataclasses import replace

from desktop.report.excerpts import mentions, spoken
from desktop.report.figures import chosen_figures
from desktop.report.material import Material
from desktop.report.own_parts import own_part, own_parts
from desktop.report.summary import standing
from desktop.report.values import ActionRow, Counts, Figure, Quotation, Reference, Section, ShortGap, Text, WrittenParts
from desktop.report.wording import counted, paragraphs, sentence, source_line
from rubric.comparison import Gap, ItemComparison, PatternStatus
from rubric.pack import SubHeading
from rubric.reading import Span

WELL, VOICES, SHORT, ADMITTED = 3, 2, 5, 1
"""How much of each a section prints before it says how much more there is: a section is planned as two pages."""


def section(material: Material, sub_heading: SubHeading) -> Section:
    """The section of one sub-heading. Parts are made in the order of the page, so that references follow it.

    What the council wrote itself stands in place of what is put together from the evidence.
    """
    found = Counts(*material.comparison.counts(sub_heading.id))
    account = material.assessment.account(sub_heading.id)
    written = [material.prose(p, sub_heading.id, sub_heading.short_title) for p in paragraphs(account.narrative)]
    unwritten = "" if any(account.parts.values()) else "The council has not written its account yet. "
    judgement = material.judgement(account, sub_heading.id, sub_heading.short_title)
    items = material.under(sub_heading.id)
    gaps = [gap for gap in material.open_gaps if gap.sub_heading == sub_heading.id]
    against_patterns = [gap for gap in gaps if gap.pattern]
    own_well = own_part(material, sub_heading, "well")
    own_voices = own_part(material, sub_heading, "voices")
    heard = [] if own_voices else _heard(material, items)
    quoted = {compared.item.id for compared in heard[:VOICES]}
    well, also_well = ((), ()) if own_well else _well(material, sub_heading, quoted)
    voices, more_voices = _voices(material, sub_heading, heard)
    figures, more_figures = _figures(material, sub_heading, items)
    own_short = own_part(material, sub_heading, "short")
    short, more_short, admitted = (), (), ()
    if not own_short:
        short, more_short = _short(material, sub_heading, against_patterns)
        admitted = _admitted(material, sub_heading, items, {voice.words for voice in voices})
    own_doing = own_part(material, sub_heading, "doing")
    actions, more_actions = _actions(material, against_patterns)
    return Section(
        id=sub_heading.id,
        title=sub_heading.title,
        short_title=sub_heading.short_title,
        counts=found,
        gaps=tuple(material.citations.gap(gap.key) for gap in against_patterns),
        standfirst=written[0] if written else (f"{unwritten}{standing(found)}",),
        account=tuple(written[1:]),
        judgement=judgement,
        written=WrittenParts(
            own_well, own_voices, own_short, own_doing, others=own_parts(material, sub_heading, "other")
        ),
        well=well,
        also_well=also_well,
        voices=voices,
        more_voices=more_voices,
        figures=figures,
        more_figures=more_figures,
        short=short,
        more_short=more_short,
        checks=_checks(material, [gap for gap in gaps if not gap.pattern]),
        admitted=admitted,
        actions=(*actions, *material.own_action_rows(sub_heading.id)),
        more_actions=more_actions,
    )


def _cite(material: Material, sub_heading: SubHeading, evidence_id: str) -> Reference:
    return material.citations.item(evidence_id, sub_heading.id, sub_heading.short_title)


def _more(material: Material, sub_heading: SubHeading, items: list[ItemComparison], what: str) -> Text:
    """That there are more items than are printed, and which; a long list is cut, the index has them all."""
    if not items:
        return ()
    shown = [_cite(material, sub_heading, compared.item.id) for compared in items[:12]]
    rest = len(items) - len(shown)
    return (
        sentence(f"{counted(len(items), 'more item')} {what}").rstrip(".") + ":",
        *shown,
        *([f"and {rest} more"] if rest else []),
    )


def _well(material: Material, sub_heading: SubHeading, heard: set[str]) -> tuple[tuple[Text, ...], Text]:
    """Covered patterns with words that show them, no item quoted twice on these pages; then the names of the rest."""
    quoted = set(heard)
    lines: list[Text] = []
    rest: list[PatternStatus] = []
    for status in material.comparison.under(sub_heading.id):
        if status.status != "covered":
            continue
        best = next((id_ for id_ in material.in_favour(status) if id_ not in quoted), None)
        words = material.pattern_quote(best, status.pattern, 30) if best and len(lines) < WELL else None
        if not (best and words):
            rest.append(status)
            continue
        quoted.add(best)
        cited = [best, *(id_ for id_ in status.evidence if id_ != best)][:3]
        title = sentence(material.pack.pattern(status.pattern).title)
        lines.append((title, words, *(_cite(material, sub_heading, id_) for id_ in cited)))
    names: list[str | Reference] = []
    for status in rest:
        names.append(f"{'; ' if names else ''}{material.pack.pattern(status.pattern).title}")
        names += [_cite(material, sub_heading, id_) for id_ in status.evidence[:3]]
    return tuple(lines), (*names, ".") if names else ()


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
        replace(figure, measure=(*figure.measure, _cite(material, sub_heading, compared.item.id)))
        for compared, figure in chosen
    )
    return rows, _more(material, sub_heading, rest, "with figures")


def _short(material: Material, sub_heading: SubHeading, gaps: list[Gap]) -> tuple[tuple[ShortGap, ...], Text]:
    rows: list[ShortGap] = []
    for gap in gaps[:SHORT]:
        cited = [_cite(material, sub_heading, id_) for id_ in gap.evidence[:3]]
        text = (material.gap_in_short(gap), *cited, material.citations.gap(gap.key))
        rows.append(ShortGap(gap.severity, material.severity_title(gap.severity), text))
    rest = gaps[SHORT:]
    more: Text = ()
    if rest:
        more = (f"And {counted(len(rest), 'less serious gap')}:", *(material.citations.gap(gap.key) for gap in rest))
    return tuple(rows), more


def _checks(material: Material, gaps: list[Gap]) -> Text:
    if not gaps:
        return ()
    shown = [material.citations.gap(gap.key) for gap in gaps if gap.key in material.printed_checks][:12]
    rest = len(gaps) - len(shown)
    return ("Checks on the evidence ask for a second look:", *shown, *([f"and {rest} more"] if rest else []))


def _admitted(
    material: Material, sub_heading: SubHeading, items: tuple[ItemComparison, ...], printed: set[str]
) -> tuple[Text, ...]:
    """What our own evidence says is lacking, in its words; a sentence that does not plainly say so is left out."""
    lines: list[Text] = []
    # Where the same item tells what came of it, its shortfall is a thing of the past.
    for compared in sorted(items, key=lambda c: c.reading.has("impact")):
        quoted = material.quote(compared.item.id, _span(compared, "shortfall"), 22)
        if not compared.reading.has("shortfall") or not quoted or quoted.words in printed or len(lines) == ADMITTED:
            continue
        if mentions(quoted.words, material.pack.lexicon.get("quality-lacking", ())):
            lines.append((quoted, _cite(material, sub_heading, compared.item.id)))
    return tuple(lines)


def _actions(material: Material, gaps: list[Gap]) -> tuple[tuple[ActionRow, ...], Text]:
    """Every action, and one line that says which gaps have none."""
    rows = tuple(row for gap in gaps for row in material.action_rows(gap))
    without = [material.citations.gap(gap.key) for gap in gaps if not gap.actions]
    return rows, ("No action, owner or date yet for", *without) if without else ()
