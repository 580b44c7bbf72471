"""The rows of the gap list: the gaps at a place under the word for how much the exemplars expect them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.models.evidence import Shape
from desktop.models.gap_filter import GapFilter
from desktop.models.places import DISMISSED, home_of_gap, is_sub_heading
from desktop.models.rows import Heading
from rubric.comparison import Comparison, Gap
from rubric.gap_key import MISSING
from rubric.pack import Pack
from rubric.titles import gap_title, title_by_key

EVERY_OPEN = GapFilter()


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap in two lines; ``shown_by`` of ``exemplars`` show its pattern, if it is about one."""

    gap: Gap
    title: str
    second: str
    status: Shape
    shown_by: int
    exemplars: int

    @property
    def key(self) -> str:
        """The gap's own key."""
        return self.gap.key

    @property
    def icon(self) -> str:
        """What stands in place of the shape where a gap is put away: a mark that says so, beside the words."""
        if self.gap.dismissal:
            return "triangle-alert" if self.gap.text_changed else "archive"
        return "" if self.gap.is_open else "list-checks"

    @property
    def tally(self) -> str:
        """How many exemplars show the pattern, in figures; empty for a check on the evidence."""
        return f"{self.shown_by} of {self.exemplars}" if self.gap.pattern else ""

    @property
    def tooltip(self) -> str:
        """The reason, whole."""
        return self.gap.reason

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        shown = f"{self.tally} exemplars show it" if self.tally else ""
        return ", ".join(part for part in (self.title, self.second, shown) if part)


def what_to_gather(pack: Pack, gap: Gap) -> str:
    """What would close a gap: the beginning of an action."""
    return pack.pattern(gap.pattern).gather if gap.pattern else pack.check(gap.check).gather


def closed_gap_title(pack: Pack, gap_key: str) -> str:
    """What a gap that the evidence has closed was called, as far as this edition of the pack knows."""
    title = title_by_key(pack, gap_key)
    return f"{title} (gap closed)" if title else "Gap closed"


def gap_shape(gap: Gap) -> Shape:
    """The mark of a gap: hollow where nothing shows the pattern, half where something is there."""
    return "missing" if gap.check == MISSING else "weak"


def gap_rows(
    pack: Pack, comparison: Comparison | None, place: str, asked: GapFilter = EVERY_OPEN
) -> tuple[Heading | GapRow, ...]:
    """The gaps at a place, grouped; where gaps are put away, by why they are."""
    if comparison is None:
        return ()
    asked = asked.put_away if place == DISMISSED else asked
    gaps = [gap for gap in gaps_asked_of(pack, comparison, place, asked) if asked.lets_through(gap)]
    return tuple(_put_away(pack, gaps) if place == DISMISSED else _by_severity(pack, gaps, asked.everywhere))


def gaps_asked_of(pack: Pack, comparison: Comparison, place: str, asked: GapFilter = EVERY_OPEN) -> list[Gap]:
    """The gaps that a filter chooses from: those open at a place, and where it asks for a state the others as well."""
    if place == DISMISSED:
        return [gap for gap in comparison.gaps if not gap.is_open]
    gaps = [gap for gap in comparison.gaps if gap.is_open or asked.states]
    if asked.everywhere:
        return gaps
    if is_sub_heading(place):
        return [gap for gap in gaps if gap.sub_heading == place]
    return [gap for gap in gaps if home_of_gap(pack, comparison, gap) == place]


def _by_severity(pack: Pack, gaps: list[Gap], say_place: bool) -> Iterable[Heading | GapRow]:
    places = {s.id: s.short_title for s in pack.sub_headings} if say_place else {}
    for words in pack.prevalences:
        group = [gap for gap in gaps if gap.severity == words.severity]
        if group:
            yield Heading(f"heading:{words.severity}", words.title, meaning=words.description)
            for gap in group:
                where = f"{places[gap.sub_heading]} · " if gap.sub_heading in places else ""
                answered = "" if gap.is_open else "Answered: "
                yield _row(pack, gap, where + (_dismissed(gap) or answered + _standing(pack, gap)))


def _put_away(pack: Pack, gaps: list[Gap]) -> Iterable[Heading | GapRow]:
    groups = (
        ("Text changed since", "look at these again", [gap for gap in gaps if gap.dismissal and gap.text_changed]),
        ("Dismissed", "with a reason", [gap for gap in gaps if gap.dismissal and not gap.text_changed]),
        ("Answered", "every action is done", [gap for gap in gaps if not gap.dismissal]),
    )
    for title, meaning, group in groups:
        if group:
            yield Heading(f"heading:{title}", title, meaning=meaning)
            for gap in group:
                said = _dismissed(gap) if gap.text_changed else gap.dismissal.reason if gap.dismissal else ""
                yield _row(pack, gap, said or _standing(pack, gap))


def _row(pack: Pack, gap: Gap, second: str) -> GapRow:
    shown_by = len(pack.pattern(gap.pattern).shown_by) if gap.pattern else 0
    return GapRow(gap, gap_title(pack, gap), second, gap_shape(gap), shown_by, len(pack.exemplars))


def _dismissed(gap: Gap) -> str:
    if gap.dismissal is None:
        return ""
    return f"Dismissed{', text changed since' if gap.text_changed else ''}: {gap.dismissal.reason}"


def _standing(pack: Pack, gap: Gap) -> str:
    if gap.pattern:
        lacking = ", ".join(pack.quality(quality).lacking for quality in gap.lacking)
        said = "Missing" if gap_shape(gap) == "missing" else f"Weak: {lacking}" if lacking else "Weak"
    else:
        said = ", ".join(gap.evidence) or "Whole sub-heading"
    count = len(gap.actions)
    return f"{said} · {count} action{'s' if count > 1 else ''}" if count else said
