"""How the counts of different pages hang together, in the same words wherever they are said."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.wording import counted, number, sentence
from rubric.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gaps there are of each kind. ``patterns`` and ``checks`` are open; ``unanswered`` are those against
    patterns that have no action. ``short`` counts the patterns that are weak or missing.
    """

    patterns: int
    checks: int
    unanswered: int
    short: int
    dismissed: int
    answered: int
    checks_closed: int

    @property
    def open_gaps(self) -> int:
        """All gaps that are open."""
        return self.patterns + self.checks

    def in_words(self) -> str:
        """How many gaps are open, of what kind, and how many are unanswered."""
        if not self.open_gaps:
            return "No gap is open."
        if not self.checks:
            kinds = f"{counted(self.patterns, 'gap')} {_is(self.patterns)} open, all against patterns"
            return sentence(f"{kinds}{self._without(', ')}")
        if not self.patterns:
            return sentence(f"{counted(self.checks, 'gap')} {_is(self.checks)} open, all from checks on the evidence")
        return sentence(
            f"{counted(self.open_gaps, 'gap')} are open: {number(self.patterns)} against patterns"
            f"{self._without(', ', ',')} and {number(self.checks)} from checks on the evidence"
        )

    def _without(self, before: str, after: str = "") -> str:
        if not self.unanswered:
            return ""
        if self.unanswered == self.patterns:
            return f"{before}{'without an action' if self.patterns == 1 else 'none of them with an action'}{after}"
        return f"{before}{number(self.unanswered)} of them without an action{after}"

    def bridge(self) -> str:
        """How the patterns that are weak or missing become gaps; nothing where no count differs from another."""
        put_away = [
            f"{number(count)} {_is(count)} {word}"
            for count, word in ((self.dismissed, "dismissed"), (self.answered, "answered by what was done"))
            if count
        ]
        if not put_away or self.patterns + self.dismissed + self.answered != self.short:
            return ""
        still = f"{number(self.patterns) if self.patterns else 'none'} {_is(self.patterns or 1)} open"
        return sentence(
            f"of the {counted(self.short, 'pattern')} that {_is(self.short)} weak or missing, "
            f"{', '.join([still, *put_away[:-1]])} and {put_away[-1]}"
        )


def tally(comparison: Comparison) -> Tally:
    """Count the gaps."""
    found = comparison.counts()
    patterns = [gap for gap in comparison.gaps if gap.pattern]
    still = [gap for gap in patterns if gap.is_open]
    checks = [gap for gap in comparison.gaps if not gap.pattern]
    dismissed = sum(gap.dismissal is not None for gap in patterns)
    return Tally(
        patterns=len(still),
        checks=sum(gap.is_open for gap in checks),
        unanswered=sum(not gap.actions for gap in still),
        short=found.weak + found.missing,
        dismissed=dismissed,
        answered=len(patterns) - len(still) - dismissed,
        checks_closed=sum(not gap.is_open for gap in checks),
    )


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
