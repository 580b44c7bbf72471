"""Which gaps a list shows: those that agree with everything that was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from rubric.comparison import Gap
from rubric.pack import Pack, Severity

State = Literal["new", "actioned", "dismissed"]

STATES: tuple[tuple[State, str], ...] = (
    ("new", "No decision yet"),
    ("actioned", "With an action"),
    ("dismissed", "Dismissed"),
)
"""Where a gap stands with the officer, and the words for it."""


@dataclass(frozen=True, slots=True)
class GapFilter:
    """Of each kind any one will do; where none is asked for, all do. Without a state asked for, gaps that are open.

    ``everywhere`` asks for the gaps of the whole statement, not those of the chosen place alone.
    """

    states: frozenset[State] = frozenset()
    severities: frozenset[Severity] = frozenset()
    checks: frozenset[str] = frozenset()
    everywhere: bool = False

    @property
    def is_set(self) -> bool:
        """Whether anything is asked for."""
        return self != GapFilter()

    @property
    def put_away(self) -> GapFilter:
        """What is asked for where gaps that were put away stand together: the place itself says where they are."""
        return replace(self, states=frozenset(), everywhere=False)

    def lets_through(self, gap: Gap) -> bool:
        """Whether a gap agrees with all that is asked of the gap itself."""
        return (
            (not self.states or state_of(gap) in self.states)
            and (not self.severities or gap.severity in self.severities)
            and (not self.checks or gap.check in self.checks)
        )

    def words(self, pack: Pack) -> str:
        """What is asked for, in a line; empty where nothing is."""
        said = [title for state, title in STATES if state in self.states]
        said += [words.title for words in pack.prevalences if words.severity in self.severities]
        said += [check.title for check in pack.checks if check.id in self.checks]
        said += ["the whole statement"] if self.everywhere else []
        return ", ".join(words[:1].lower() + words[1:] for words in said)


def state_of(gap: Gap) -> State:
    """Where a gap stands with the officer: dismissed before all else, then answered by an action, open or done."""
    return "dismissed" if gap.dismissal else "actioned" if gap.actions else "new"
