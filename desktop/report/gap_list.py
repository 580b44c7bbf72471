"""The gap list: a card for each gap against a pattern, a table for each check, and the gaps that are closed."""

from __future__ import annotations

from desktop.dates import say_day
from desktop.report.material import Material
from desktop.report.reasons import check_reason, near, nothing_shown, pattern_reason
from desktop.report.values.gaps import BareGap, Card, CheckRow, CheckTable, ClosedGap, Gaps
from desktop.report.values.text import Quoted, Reference, Text
from desktop.report.wording import counted, number, sentence
from rubric.comparison import Gap
from rubric.pack import Illustration, Pattern
from rubric.references import by_number
from rubric.text import listed
from rubric.titles import gap_title

SHOWN_EXEMPLARS, QUOTED, REFERENCES = 2, 2, 6
"""How many illustrations and quotations a card prints, and how many references a row."""

NAMED = 20
"""So many items are named that gaps which are not printed rest on; more would be a list to nowhere."""

BARE_CARDS, BARE_GATHERED = 4, 16
"""Up to so many missing patterns of which there is nothing to tell are cards like the others; up to so many rows say
what to gather."""


NOTHING = Gaps("", (), (), "", "", ())


def gap_list(material: Material) -> Gaps:
    """The open gaps in their order: a card for each against a pattern, or a row where there is nothing to tell of it
    and there are many such.
    """
    against_patterns = [(gap, material.pack.pattern(gap.pattern)) for gap in material.open_gaps if gap.pattern]
    bare = [gap.key for gap, _ in against_patterns if not (gap.evidence or gap.actions)]
    if len(bare) <= BARE_CARDS:
        bare = []
    gather = len(bare) <= BARE_GATHERED
    checks: dict[str, list[Gap]] = {}
    for gap in material.open_gaps:
        if not gap.pattern:
            checks.setdefault(gap.check, []).append(gap)
    return Gaps(
        standfirst=_standfirst(material),
        cards=tuple(_card(material, gap, p) for gap, p in against_patterns if gap.key not in bare),
        bare=tuple(_bare(material, gap, p, gather) for gap, p in against_patterns if gap.key in bare),
        bare_note="" if gather or not bare else "The workbook says of each what the exemplars show and what to gather.",
        checks_title=material.severity_title("check"),
        checks=tuple(_check_table(material, check, gaps) for check, gaps in checks.items()),
    )


def _standfirst(material: Material) -> str:
    found = material.tally
    put_away = found.bridge()
    if found.checks_closed:
        from_checks = f"{counted(found.checks_closed, 'gap')} from checks {'is' if found.checks_closed == 1 else 'are'}"
        put_away += f" {sentence(f'{from_checks} dismissed or answered')}"
    return " ".join(filter(None, (found.in_words(), put_away.strip())))


def _bare(material: Material, gap: Gap, pattern: Pattern, gather: bool) -> BareGap:
    reference = material.citations.gap(gap.key)
    return BareGap(
        anchor=reference.target,
        number=reference.label,
        title=pattern.title,
        severity=gap.severity,
        severity_title=material.severity_title(gap.severity),
        shown=f"{len(pattern.shown_by)} of {len(material.pack.exemplars)}",
        sub_heading=material.pack.sub_heading(gap.sub_heading).short_title,
        near=near(material, gap, reference.target, reference.label),
        gather=sentence(pattern.gather) if gather else "",
    )


def _card(material: Material, gap: Gap, pattern: Pattern) -> Card:
    reference = material.citations.gap(gap.key)
    home = material.pack.sub_heading(gap.sub_heading)
    return Card(
        anchor=reference.target,
        number=reference.label,
        title=pattern.title,
        severity=gap.severity,
        severity_title=material.severity_title(gap.severity),
        status=material.statuses[pattern.id],
        shown_by=len(pattern.shown_by),
        exemplars=len(material.pack.exemplars),
        sub_heading=home.short_title,
        shows=exemplars_show(material, pattern),
        evidence=_evidence(material, gap, reference.target, reference.label),
        why=pattern_reason(material, gap),
        gather=sentence(pattern.gather),
        actions=_actions(material, gap),
    )


def exemplars_show(material: Material, pattern: Pattern) -> tuple[str, ...]:
    """Illustrations in our words, clear ones first, no two from one report while there is another; then the council's
    own exemplars.
    """
    clear_first = sorted((i for i in pattern.illustrations if i.text), key=lambda i: i.fit != "clear")
    by_report = {illustration.exemplar: illustration for illustration in reversed(clear_first)}
    chosen = [i for i in clear_first if by_report[i.exemplar] is i][:SHOWN_EXEMPLARS]
    return (
        *(
            f"{shown.text.strip().rstrip('.')} ({material.pack.exemplar(shown.exemplar).short_name}, "
            f"{_elsewhere(material, pattern, shown)}paragraph {shown.paragraph})"
            for shown in chosen
        ),
        *_shown_by_own(material, pattern),
    )


def _shown_by_own(material: Material, pattern: Pattern) -> tuple[str, ...]:
    """Where exemplars of the council's own edition show a pattern: the first place of each, for it has no words."""
    first: dict[str, Illustration] = {}
    for illustration in pattern.illustrations:
        if not illustration.text:
            first.setdefault(illustration.exemplar, illustration)
    places = [
        f"{material.pack.exemplar(exemplar).short_name} ({_elsewhere(material, pattern, at)}paragraph {at.paragraph})"
        for exemplar, at in first.items()
    ]
    rest = len(places) - SHOWN_EXEMPLARS
    said = listed([*places[:SHOWN_EXEMPLARS], *([f"{number(rest)} more"] if rest > 0 else [])])
    return (f"Also shown in {said}",) if said else ()


def _elsewhere(material: Material, pattern: Pattern, shown: Illustration) -> str:
    """The sub-heading of an illustration, unless it is the pattern's own, which the card names."""
    if shown.sub_heading is None or shown.sub_heading == pattern.home:
        return ""
    return f"{material.pack.sub_heading(shown.sub_heading).short_title.lower()}, "


def _evidence(material: Material, gap: Gap, section: str, title: str) -> Text:
    """The words read, each item once, with its reference."""
    spans = dict(reversed(gap.spans))
    pieces: list[str | Reference | Quoted] = []
    for evidence_id in gap.evidence[:REFERENCES]:
        quoted = material.quote(evidence_id, spans.get(evidence_id), 24) if len(pieces) < 2 * QUOTED else None
        pieces += [*([quoted] if quoted else []), material.citations.item(evidence_id, section, title)]
    rest = len(gap.evidence) - REFERENCES
    if rest > 0:
        pieces.append(f"and {rest} more.")
    return tuple(pieces) or nothing_shown(material, gap, section, title)


def _actions(material: Material, gap: Gap) -> tuple[str, ...]:
    if not gap.actions:
        return ("No action, owner or date yet.",)
    said: list[str] = []
    for action in gap.actions:
        who_and_when = f"{material.owner(action)}, {material.due(action)}" if action.owner or action.due else ""
        parts = (who_and_when or "no owner and no date", material.state(action))
        said.append(" ".join((sentence(action.what), *(sentence(part) for part in parts if part))))
    return tuple(said)


def _check_table(material: Material, check: str, gaps: list[Gap]) -> CheckTable:
    words = material.pack.check(check)
    shown = [gap for gap in gaps if gap.key in material.printed_checks]
    rows: list[CheckRow] = []
    for gap in shown:
        reference = material.citations.gap(gap.key)
        reason = check_reason(material, gap, REFERENCES, "checks", "Checks")
        action = " ".join(_actions(material, gap)) if gap.actions else ""
        title = material.pack.sub_heading(gap.sub_heading).short_title if gap.sub_heading else "Not placed"
        rows.append(CheckRow(reference.target, reference.label, title, reason, action))
    rest = [gap for gap in gaps if gap.key not in material.printed_checks]
    return CheckTable(words.title, words.meaning, words.gather, tuple(rows), _rest(rest))


def _rest(gaps: list[Gap]) -> Text:
    """The gaps a table does not print, by the items they rest on; the workbook has them all."""
    if not gaps:
        return ()
    named = sorted({id_ for gap in gaps for id_ in gap.evidence}, key=by_number)
    are = "is" if len(gaps) == 1 else "are"
    about = f", about {listed(named)}" if 0 < len(named) <= NAMED else ""
    said = sentence(f"{counted(len(gaps), 'gap')} of this kind {are} not printed here{about}")
    return (f"{said} The workbook lists {'it' if len(gaps) == 1 else 'them'}.",)


def closed_gaps(material: Material) -> tuple[tuple[ClosedGap, ...], tuple[ClosedGap, ...]]:
    """The gaps dismissed, with the officer's reasons, and those answered by actions that are all done."""
    dismissed: list[ClosedGap] = []
    answered: list[ClosedGap] = []
    for gap in material.comparison.gaps:
        if gap.is_open:
            continue
        home = material.pack.sub_heading(gap.sub_heading).short_title if gap.sub_heading else "Not placed"
        cited = [material.citations.item(id_, "closed", "Closed gaps") for id_ in gap.evidence[:REFERENCES]]
        title: Text = (gap_title(material.pack, gap), *cited)
        if gap.dismissal:
            note = "The words it rests on have changed since; look again." if gap.text_changed else ""
            reason = sentence(gap.dismissal.reason) or "No reason was given."
            dismissed.append(ClosedGap(title, home, reason, say_day(gap.dismissal.decided), note))
        else:
            done = [action.done for action in gap.actions if action.done]
            what = " ".join(sentence(action.what) for action in gap.actions)
            answered.append(ClosedGap(title, home, what, say_day(max(done)), ""))
    return tuple(dismissed), tuple(answered)
