"""The page a director reads: chosen by fixed rules, so that the same evidence always gives the same page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from desktop.report.excerpts import clip
from desktop.report.material import Material
from desktop.report.values import Counts, HeatRow, Judgement, ShortGap, Summary, Text
from desktop.report.wording import counted, number, paragraphs, sentence
from rubric.comparison import Gap, PatternStatus
from rubric.decisions import Action
from rubric.text import sentences

SECTION, TITLE = "summary", "Summary"
SIZES = ((4, 16), (3, 16), (3, 12), (3, 0), (2, 0), (1, 0))
"""How many strengths, gaps and actions, and how many words quoted with a strength; the first that fits one page."""

_ORDER = ("covered", "weak", "missing")
_CONVINCING = ("number", "benchmark", "impact", "date", "people-voice")


def summary(material: Material, size: int) -> Summary:
    """The summary in one of its sizes."""
    most, quoted = SIZES[size]
    patterns = material.comparison.patterns
    whole = Counts(*material.comparison.counts())
    account = material.assessment.account("")
    written = paragraphs(account.narrative)
    judgement = None if account.judgement is None else material.judgement(account, SECTION, TITLE)
    gaps = [gap for gap in material.open_gaps if gap.pattern]
    shown = tuple(_short_gap(material, gap) for gap in gaps[:most])
    return Summary(
        standfirst=_standfirst(material.said_aloud(written[0]) if written else standing(whole), gaps, material),
        heat_map=_heat_map(material),
        counts=whole,
        total=len(patterns),
        strengths=tuple(_strength(material, status, quoted) for status in strengths(material)[:most]),
        gaps=shown,
        actions=_actions(material, most),
        asked=_asked(material),
        judgement=judgement and Judgement(judgement.words, (clip(material.said_aloud(account.reasons), 36),)),
        caveat=material.pack.caveat,
        gaps_shown=_gaps_shown(len(shown), len(material.open_gaps)),
        open_gaps=len(material.open_gaps),
    )


def _standfirst(words: str, gaps: list[Gap], material: Material) -> str:
    """The best thing and the worst: where only one is said, the worst is the most serious gap."""
    words = clip(words, 60)
    if len(sentences(words)) > 1 or not gaps:
        return words
    status = _statuses(material)[gaps[0].pattern or ""]
    return f"{sentence(words)} The most serious gap: “{material.gap_title(gaps[0])}” is {status}."


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
                sub_heading.title, sub_heading.id, tuple(squares), Counts(*material.comparison.counts(sub_heading.id))
            )
        )
    return tuple(rows)


def strengths(material: Material) -> list[PatternStatus]:
    """Covered patterns that speak for the council, best evidenced first, one of each sub-heading before a second."""

    def weight(status: PatternStatus) -> tuple[int, int]:
        best = material.comparison.item(material.in_favour(status)[0]).reading
        shown_by = len(material.pack.pattern(status.pattern).shown_by)
        return sum(best.has(quality) for quality in _CONVINCING), shown_by

    covered = [
        status
        for status in material.comparison.patterns
        if status.status == "covered"
        and material.pack.pattern(status.pattern).kind == "strength"
        and material.in_favour(status)
    ]
    ranked = sorted(covered, key=weight, reverse=True)
    turn: dict[str, int] = {}
    turns: list[tuple[int, int, PatternStatus]] = []
    for place, status in enumerate(ranked):
        turn[status.sub_heading] = turn.get(status.sub_heading, 0) + 1
        turns.append((turn[status.sub_heading], place, status))
    return [status for *_, status in sorted(turns, key=lambda entry: entry[:2])]


def _strength(material: Material, status: PatternStatus, words: int) -> Text:
    best, *_ = evidence = material.in_favour(status)
    title = sentence(material.pack.pattern(status.pattern).title)
    quotes = [(id_, material.pattern_quote(id_, status.pattern, words)) for id_ in evidence[:6] if words]
    # Words cut off at both ends say less than none; a whole sentence says more than a part of one.
    told = [(id_, quoted) for id_, quoted in quotes if quoted and quoted.words.count("…") < 2]
    told.sort(key=lambda pair: pair[1].words.count("…"))
    if not told:
        return (title, material.citations.item(best, SECTION, TITLE))
    cited, quoted = told[0]
    return (title, quoted, material.citations.item(cited, SECTION, TITLE))


def _short_gap(material: Material, gap: Gap) -> ShortGap:
    text = f"{clip(material.gap_title(gap), 14)}: {_statuses(material)[gap.pattern or '']}"
    return ShortGap(gap.severity, material.severity_title(gap.severity), (text, material.citations.gap(gap.key)))


def _statuses(material: Material) -> dict[str, str]:
    return {status.pattern: status.status for status in material.comparison.patterns}


def _actions(material: Material, most: int) -> tuple[tuple[str, Text], ...]:
    """The next actions by date; then what nobody owns yet, which is said and not left out."""
    dated: list[tuple[datetime.date, int, str, Text]] = []
    unowned = 0
    for action, gap in _to_do(material):
        if action.owner and action.due:
            said = f"{sentence(clip(action.what, 12))} {action.owner.rstrip('.')}"
            what: Text = (said, material.citations.gap(gap.key)) if gap else (said,)
            when = f"{'Overdue,' if action.due < material.made_on else 'By'} {material.due(action)}"
            dated.append((action.due, action.id, when, what))
        else:
            unowned += 1
    rows = [(when, what) for *_, when, what in sorted(dated, key=lambda row: row[:2])]
    unanswered = [gap for gap in material.open_gaps if gap.pattern and not gap.actions]
    left = [sentence(counted(unowned, "action"))] if unowned else []
    if unanswered:
        left.append(f"{counted(len(unanswered), 'gap').capitalize()} {_has(len(unanswered))} no action.")
    if not left:
        return tuple(rows[:most])
    return (*rows[: most - 1], ("Not yet owned", (" ".join(left),)))


def _to_do(material: Material) -> Iterator[tuple[Action, Gap | None]]:
    """The actions that are not done, each with the gap it answers, and last those that answer none."""
    for gap in material.open_gaps:
        yield from ((action, gap) for action in gap.actions if not action.done)
    yield from ((action, None) for action in material.own_actions if not action.done)


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _asked(material: Material) -> str:
    """What the director is asked to decide, from what stands and what is missing."""
    actions = [action for action, _gap in _to_do(material)]
    complete = sum(bool(action.owner and action.due) for action in actions)
    without = sum(bool(gap.pattern) and not gap.actions for gap in material.open_gaps)
    asks: list[str] = []
    if complete:
        asks.append(f"Approve the {counted(complete, 'action')} that {_has(complete)} an owner and a date.")
    if len(actions) > complete:
        rest = len(actions) - complete
        asks.append(f"Name an owner and a date for {counted(rest, 'action')}.")
    if without:
        asks.append(f"Decide what is done about the {counted(without, 'gap')} without an action.")
    if material.assessment.account("").judgement is not None:
        asks.append("Say whether the judgement below is right.")
    return " ".join(asks) or "Say whether this account is right and may be used."


def _gaps_shown(shown: int, open_gaps: int) -> str:
    if not open_gaps:
        return "No gap is open."
    return sentence(
        f"{number(shown)} of the {counted(open_gaps, 'open gap')} {'is' if shown == 1 else 'are'} on this page"
    )
