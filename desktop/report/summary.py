"""The page a director reads: chosen by fixed rules, so that the same evidence always gives the same page."""

from __future__ import annotations

from itertools import islice

from desktop.report.action_plan import to_do
from desktop.report.asks import MANY_CHECKS, asks
from desktop.report.excerpts import beginning, clip, opening
from desktop.report.material import Material
from desktop.report.values.account import Judgement
from desktop.report.values.counts import HeatRow
from desktop.report.values.gaps import ShortGap
from desktop.report.values.summary import Summary
from desktop.report.values.text import Quoted, Reference, Text
from desktop.report.wording import counted, number, paragraphs, sentence, short_date
from rubric.comparison import Counts, Gap, PatternStatus
from rubric.text import sentences
from rubric.titles import gap_title

SECTION, TITLE = "summary", "Summary"
SIZES = (
    (4, 4, 22, 4), (4, 3, 22, 3), (3, 3, 22, 3), (3, 2, 22, 2), (3, 2, 16, 2), (3, 2, 16, 1), (3, 1, 16, 1),
    (3, 0, 0, 1), (2, 0, 0, 1), (1, 0, 0, 1),
)  # fmt: skip
"""How many strengths and gaps; how many of the strengths in words of their evidence, and in how many words; how many
actions. The first that fits one page is taken.
"""

UNMEASURED = 6
"""The size of a summary where no page was laid out yet: in Word nobody can measure it, a workbook has none."""

STANDFIRST, REASONS, ACTION = 60, 24, 8
"""How many words of the account, of the reasons for a judgement and of an action stand here."""

ADMITTED = 22
"""How many words are quoted of what the evidence admits, where the comparison is not printed."""

TRIED = 6
"""How many items behind a pattern are looked at for words that tell it."""

FRANK = 3
"""How many patterns that are shown together with a shortfall are named where there is no strength."""

LACKING = 1
"""How many of the things that a weak pattern lacks are named."""

OWN_ACCOUNT = "This is the council’s own account. Nothing here predicts a rating."

_ORDER = ("covered", "weak", "missing")
_CONVINCING = ("number", "benchmark", "impact", "date", "people-voice")


def summary(material: Material, size: int) -> Summary:
    """The summary in one of its sizes."""
    most, told, words, most_actions = SIZES[size]
    whole = material.comparison.counts()
    gaps = [gap for gap in material.open_gaps if gap.pattern] if material.compared else []
    shown = tuple(_short_gap(material, gap) for gap in gaps[:most])
    actions, more_actions = _actions(material, most_actions)
    told_strengths = tuple(
        _strength(material, status, words if place < told else 0)
        for place, status in enumerate(strengths(material, words)[:most])
    )
    admitted = () if material.compared else _admitted(material, most)
    return Summary(
        standfirst=_standfirst(material, gaps),
        heat_map=_heat_map(material) if material.compared else (),
        counts=whole,
        total=len(material.comparison.patterns),
        strengths=told_strengths,
        no_strength=() if told_strengths else _no_strength(material),
        gaps=shown,
        no_gap="" if shown or admitted else _no_gap(material),
        admitted=admitted,
        actions=actions,
        more_actions=more_actions,
        plan="actions" if more_actions and "actions" in material.parts else "",
        asked=" ".join(asks(material)),
        judgement=_judgement(material),
        caveat=material.pack.caveat if material.compared else OWN_ACCOUNT,
        gaps_shown=_gaps_shown(material, len(shown)) if material.compared else "",
        all_gaps="gaps" if material.compared and material.open_gaps and "gaps" in material.parts else "",
    )


def _standfirst(material: Material, gaps: list[Gap]) -> str:
    """The best thing and the worst: where only one is said, the worst is the most serious gap."""
    written = paragraphs(material.assessment.account("").narrative)
    if written:
        words = clip(material.said_aloud(written[0]), STANDFIRST)
    elif material.compared:
        words = standing(material.comparison.counts())
    else:
        words = "The council has not written its account of the whole yet."
    if not gaps:
        checks = material.tally.checks if material.compared else 0
        many = f" Checks on the evidence raise {counted(checks, 'gap')} that are open." if checks >= MANY_CHECKS else ""
        return words + many
    if written and len(sentences(words)) > 1:
        return words
    status = material.statuses[gaps[0].pattern or ""]
    return f"{sentence(words)} The most serious gap: “{gap_title(material.pack, gaps[0])}” is {status}."


def _judgement(material: Material) -> Judgement | None:
    """The judgement of the whole, how sure it is and, of its reasons, as many whole sentences as there is room for."""
    account = material.assessment.account("")
    made = None if account.judgement is None else material.judgement(account, SECTION, TITLE)
    if made is None:
        return None
    reasons = " ".join(material.said_aloud(account.reasons).split())
    sure = sentence(made.confidence.lower().partition(":")[0])
    return Judgement(made.words, (opening(reasons, REASONS),) if reasons else (), sure)


def standing(found: Counts) -> str:
    """A plain sentence of counts, for where the council has written nothing."""
    total = found.covered + found.weak + found.missing
    return sentence(
        f"of {counted(total, 'pattern')} that the exemplars show, our evidence covers {_how_many(found.covered)}; "
        f"{_how_many(found.weak)} {'is' if found.weak == 1 else 'are'} weak and "
        f"{_how_many(found.missing)} {'is' if found.missing == 1 else 'are'} missing"
    )


def _how_many(count: int) -> str:
    return number(count) if count else "none"


def _heat_map(material: Material) -> tuple[HeatRow, ...]:
    rows: list[HeatRow] = []
    for sub_heading in material.pack.sub_headings:
        under = material.comparison.under(sub_heading.id)
        squares = sorted((pattern.status for pattern in under), key=_ORDER.index)
        rows.append(
            HeatRow(
                sub_heading.title,
                sub_heading.id if sub_heading.id in material.parts else "",
                tuple(squares),
                material.comparison.counts(sub_heading.id),
            )
        )
    return tuple(rows)


def strengths(material: Material, words: int = 0) -> list[PatternStatus]:
    """Covered patterns that speak for the council, best evidenced first, one of each sub-heading before a second.

    One that can be told in so many words of its evidence comes before one that can only be named; one that rests on
    what a check questions, on what is out of date or on what compares worse is left to the pages further on.
    """

    def weight(status: PatternStatus) -> tuple[bool, int, int]:
        best = material.comparison.item(_sound(material, status)[0]).reading
        shown_by = len(material.pack.pattern(status.pattern).shown_by)
        return _told(material, status, words) is not None, sum(map(best.has, _CONVINCING)), shown_by

    covered = [s for s in material.comparison.patterns if s.status == "covered" and _sound(material, s)]
    ranked = sorted(covered, key=weight, reverse=True)
    turn: dict[str, int] = {}
    turns: list[tuple[int, int, PatternStatus]] = []
    for place, status in enumerate(ranked):
        turn[status.sub_heading] = turn.get(status.sub_heading, 0) + 1
        turns.append((turn[status.sub_heading], place, status))
    return [status for *_, status in sorted(turns, key=lambda entry: entry[:2])]


def _no_strength(material: Material) -> Text:
    """What is said where no strength is: covered patterns may be shown together with a shortfall."""
    frank = [s for s in material.comparison.patterns if s.status == "covered" and material.is_frank(s)]
    if not frank:
        return ("Nothing is shown clearly yet.",)
    pieces: list[str | Reference | Quoted] = ["What is shown is shown together with a shortfall:"]
    for status in frank[:FRANK]:
        cited = material.citations.item(status.evidence[0], SECTION, TITLE)
        pieces += [material.pack.pattern(status.pattern).title, cited, ";"]
    rest = len(frank) - FRANK
    return (*pieces[:-1], f"and {number(rest)} more." if rest > 0 else ".")


def _no_gap(material: Material) -> str:
    """What is said where no gap against a pattern is open; what the checks ask is not passed over."""
    if not material.compared:
        return "Our evidence admits no shortfall."
    checks = material.tally.checks
    rest = f"; {number(checks)} from checks on the evidence {'is' if checks == 1 else 'are'}" if checks else ""
    return f"No gap against the exemplars is open{rest}."


def _sound(material: Material, status: PatternStatus) -> tuple[str, ...]:
    """The first items that clearly show a strength and that nothing speaks against."""
    sound = (id_ for id_ in material.in_favour(status) if id_ not in material.doubted)
    clear = (id_ for id_ in sound if material.shows_clearly(id_, status.pattern) and not material.is_old(id_))
    best = (id_ for id_ in clear if not material.compares_worse(id_, status.pattern))
    return tuple(islice(best, TRIED))


def _told(material: Material, status: PatternStatus, words: int) -> tuple[str, Quoted] | None:
    """The first item that tells a strength in whole sentences, and its words, those with a figure before others."""
    told = [(id_, said) for id_ in _sound(material, status) if (said := material.strength(id_, status.pattern, words))]
    return min(told, key=lambda pair: not any(map(str.isdigit, pair[1].words)), default=None)


def _strength(material: Material, status: PatternStatus, words: int) -> Text:
    title = sentence(material.pack.pattern(status.pattern).title)
    told = _told(material, status, words)
    if told is None:
        return (title, material.citations.item(_sound(material, status)[0], SECTION, TITLE))
    evidence_id, said = told
    return (title, said, material.citations.item(evidence_id, SECTION, TITLE))


def _admitted(material: Material, most: int) -> tuple[Text, ...]:
    """What the evidence admits in its own words, one item of each sub-heading."""
    lines: list[Text] = []
    seen: set[str] = set()
    for sub_heading in material.pack.sub_headings:
        for compared in material.under(sub_heading.id):
            said = None if compared.item.id in seen else material.admits(compared, ADMITTED)
            # Words cut off say less than none.
            if said and "…" not in said.words:
                seen.add(compared.item.id)
                lines.append((said, material.citations.item(compared.item.id, SECTION, TITLE)))
                break
    return tuple(lines[:most])


def _short_gap(material: Material, gap: Gap) -> ShortGap:
    text = material.gap_in_short(gap, LACKING)
    return ShortGap(gap.severity, material.severity_title(gap.severity), (text, material.citations.gap(gap.key)))


def _actions(material: Material, most: int) -> tuple[tuple[tuple[str, Text], ...], str]:
    """The next actions by date, and how many more have one; what nobody owns yet is said and not left out."""
    rows: list[tuple[str, Text]] = []
    unowned = 0
    for action, gap in to_do(material):
        if action.is_plan and action.due:
            owner = f" {action.owner.rstrip('.')}" if material.assessment.report_options.owners else ""
            said = f"{sentence(beginning(action.what, ACTION))}{owner}"
            is_cited = gap and gap.is_open and material.compared
            what: Text = (said, material.citations.gap(gap.key)) if gap and is_cited else (said,)
            when = f"{'Overdue,' if action.is_overdue(material.made_on) else 'By'} {short_date(action.due.isoformat())}"
            rows.append((when, what))
        else:
            unowned += 1
    rest = len(rows) - most
    more = sentence(f"and {counted(rest, 'action')} more {_has(rest)} an owner and a date")[:-1] if rest > 0 else ""
    unanswered = material.tally.unanswered if material.compared else 0
    left = [sentence(counted(unowned, "action"))] if unowned else []
    if unanswered:
        left.append(f"{sentence(counted(unanswered, 'gap'))[:-1]} against patterns {_has(unanswered)} no action.")
    without = [("Not yet owned", (" ".join(left),))] if left else []
    return (*rows[:most], *without), more


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _gaps_shown(material: Material, shown: int) -> str:
    """How many gaps there are, and how many of them stand on this page."""
    if not material.open_gaps:
        return material.tally.in_words()
    on_page = f"{number(shown) if shown else 'none'} {'is' if shown <= 1 else 'are'} on this page"
    return f"{material.tally.in_words()} {sentence(on_page)}"
