"""The sheets of patterns, of gaps and of actions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from desktop.report import xlsx_evidence
from desktop.report.gap_list import exemplars_show
from desktop.report.register import Register, day_cell, gap_state, one_line
from desktop.report.xlsx_sheet import Cell, Column, Sheet, ToRow
from rubric.comparison import Gap, PatternStatus
from rubric.decisions import Action, Dismissal
from rubric.gap_key import check_of, place_of, subject_of
from rubric.pack import Pattern
from rubric.titles import gap_title

PATTERNS, GAPS, ACTIONS = "Patterns", "Gaps", "Actions"
CHANGED = "The words it rests on have changed"


@dataclass(frozen=True, slots=True)
class _Held:
    """A gap, or a dismissal of one that is not found any more."""

    gap: Gap | None
    dismissal: Dismissal | None


def patterns_sheet(register: Register) -> Sheet[PatternStatus]:
    """One row a pattern, under its home."""
    pack, material = register.pack, register.material
    gaps = {gap.pattern: gap for gap in register.comparison.gaps if gap.pattern}

    def of(status: PatternStatus) -> Pattern:
        return pack.pattern(status.pattern)

    columns: tuple[Column[PatternStatus], ...] = (
        Column("Pattern", 40, lambda s: of(s).title),
        Column("Under", 28, lambda s: register.sub_heading(s.sub_heading)),
        Column("Status", 11, lambda s: s.status.capitalize()),
        Column("Prevalence", 13, lambda s: material.severity_title(pack.severity(of(s)))),
        Column("Exemplars that show it", 12, lambda s: len(of(s).shown_by)),
        Column("Of exemplars", 12, lambda s: len(pack.exemplars)),
        Column("Evidence behind it", 20, lambda s: _references(s.evidence)),
        Column("Gap", 12, lambda s: _to_gap(register, gaps.get(s.pattern))),
        Column("What it is", 64, lambda s: of(s).description),
        Column("To gather", 56, lambda s: of(s).gather),
    )
    return Sheet(PATTERNS, columns, register.comparison.patterns, "None.", key=lambda s: s.pattern, compared=True)


def gaps_sheet(register: Register) -> Sheet[_Held]:
    """The open gaps as the paper numbers them, then those closed, then dismissals of gaps that are not found now."""
    comparison = register.comparison
    closed = [gap for gap in comparison.gaps if not gap.is_open]
    held = [_Held(gap, gap.dismissal) for gap in (*register.material.open_gaps, *closed)]
    standing = {gap.dismissal.gap for gap in comparison.gaps if gap.dismissal}
    dismissals = register.assessment.decisions.dismissals
    held += [_Held(None, dismissal) for dismissal in dismissals if dismissal.gap not in standing]
    columns: tuple[Column[_Held], ...] = (
        Column("Gap", 8, lambda h: register.gap_name(h.gap) if h.gap and h.gap.is_open else ""),
        Column("State", 13, lambda h: gap_state(h.gap) if h.gap else "Dismissed, and not found now"),
        Column("Severity", 12, lambda h: register.material.severity_title(h.gap.severity) if h.gap else ""),
        Column("Kind", 18, lambda h: register.check(check_of(_key(h)))),
        Column("Under", 22, lambda h: register.sub_heading(place_of(_key(h))) if place_of(_key(h)) else _unplaced(h)),
        Column("Pattern", 28, lambda h: _pattern(register, h)),
        Column("Why it is flagged", 42, lambda h: h.gap.reason if h.gap else ""),
        Column("Lacking", 18, lambda h: _lacking(register, h)),
        Column("Evidence", 14, lambda h: _references(h.gap.evidence) if h.gap else ""),
        Column("What exemplars show", 42, lambda h: _shows(register, h)),
        Column("To gather", 36, lambda h: _to_gather(register, h)),
        Column("Actions", 30, lambda h: "\n".join(action.what for action in h.gap.actions) if h.gap else ""),
        Column("Why it was dismissed", 28, lambda h: h.dismissal.reason if h.dismissal else ""),
        Column("Dismissed on", 14, lambda h: day_cell(h.dismissal.decided) if h.dismissal else ""),
        Column("Look again", 18, lambda h: CHANGED if h.gap and h.gap.text_changed else ""),
    )  # fmt: skip
    return Sheet(
        GAPS,
        columns,
        held,
        "No gap is found.",
        key=lambda h: h.gap.key if h.gap else "",
        compared=True,
    )


def actions_sheet(register: Register) -> Sheet[Action]:
    """Every action, in the order they were made, and where it stands on the day of the report."""
    answered = {action: gap for gap in register.comparison.gaps for action in gap.actions}

    def to_gap(action: Action) -> Cell:
        gap = answered.get(action)
        return _to_gap(register, gap) if gap else "No longer found" if action.gap else "None"

    def about(action: Action) -> str:
        gap = answered.get(action)
        return gap_title(register.pack, gap) if gap else register.pattern(subject_of(action.gap))

    columns: tuple[Column[Action], ...] = (
        Column("Action", 44, lambda a: a.what),
        Column("Gap", 12, to_gap, compared=True),
        Column("What the gap is about", 32, about, compared=True),
        Column("Under", 24, lambda a: register.sub_heading(a.place)),
        Column("Owner", 18, lambda a: a.owner, owner=True),
        Column("Due", 13, lambda a: day_cell(a.due)),
        Column("Done", 13, lambda a: day_cell(a.done)),
        Column("Stands", 12, lambda a: _standing(a, register.made_on)),
    )
    return Sheet(ACTIONS, columns, register.assessment.decisions.actions, "No action has been entered yet.")


def _references(evidence: tuple[str, ...]) -> Cell:
    """The items by their ids; one alone leads to its row."""
    return ToRow(evidence[0], xlsx_evidence.TITLE, evidence[0]) if len(evidence) == 1 else ", ".join(evidence)


def _to_gap(register: Register, gap: Gap | None) -> Cell:
    return ToRow(register.gap_name(gap), GAPS, gap.key) if gap else ""


def _key(held: _Held) -> str:
    return held.gap.key if held.gap else held.dismissal.gap if held.dismissal else ""


def _unplaced(held: _Held) -> str:
    return "Not placed" if held.gap and held.gap.evidence else ""


def _pattern(register: Register, held: _Held) -> str:
    pattern = held.gap.pattern if held.gap else subject_of(_key(held))
    known = any(pattern == one.id for one in register.pack.patterns)
    return register.pattern(pattern or "") if known else ""


def _lacking(register: Register, held: _Held) -> str:
    return one_line(register.pack.quality(quality).lacking for quality in held.gap.lacking) if held.gap else ""


def _shows(register: Register, held: _Held) -> str:
    pattern = held.gap and held.gap.pattern
    if not pattern:
        return ""
    return " ".join(f"{shown}." for shown in exemplars_show(register.material, register.pack.pattern(pattern)))


def _to_gather(register: Register, held: _Held) -> str:
    if held.gap is None:
        return ""
    asked = register.pack.pattern(held.gap.pattern) if held.gap.pattern else register.pack.check(held.gap.check)
    return asked.gather


def _standing(action: Action, day: datetime.date) -> str:
    if action.done:
        return "Done"
    if action.is_overdue(day):
        return "Overdue"
    return "To do" if action.due else "No date"
