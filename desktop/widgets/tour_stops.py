"""Where the tour stops: the control that is shown, how it is brought into sight, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.session import Session
from desktop.widgets.working_views import WorkingViews

Prepare = Callable[[Session, WorkingViews], object]


@dataclass(frozen=True, slots=True)
class Stop:
    """``target`` is the object name of a control; ``prepare`` brings it into sight."""

    target: str
    title: str
    text: str
    prepare: Prepare


def _show_desk(session: Session, views: WorkingViews) -> None:
    views.show_view("desk")
    views.desk.middle.show_tab("evidence")


def _show_item(session: Session, views: WorkingViews) -> None:
    """An item that Plumbline is sure of and unsure of at once; failing that one with as much of it as there is."""
    _show_desk(session, views)
    best, item_id = -1, ""
    for compared in session.comparison.items:
        fits = {match.fit for match in compared.matches}
        worth = 2 * ("possible" in fits) + ("clear" in fits)
        if worth > best:
            best, item_id = worth, compared.item.id
    views.desk.show_evidence(item_id)


def _show_gap(session: Session, views: WorkingViews) -> None:
    """A gap that evidence comes near, or the first one."""
    _show_desk(session, views)
    gaps = [gap for gap in session.comparison.gaps if gap.is_open]
    gaps.sort(key=lambda gap: not (gap.pattern and gap.evidence))
    if gaps:
        views.desk.show_gap(gaps[0].key)


def _show_account(session: Session, views: WorkingViews) -> None:
    """The account of a sub-heading that has one, or of the first."""
    views.show_view("desk")
    written = [account.sub_heading for account in session.assessment.accounts if account.sub_heading]
    views.desk.show_place(next(iter(written), session.pack.sub_headings[0].id))
    views.desk.middle.show_tab("account")


def _show_overview(session: Session, views: WorkingViews) -> None:
    views.show_view("overview")


STOPS = (
    Stop(
        "statement_header",
        "What is asked",
        "This is what the evidence has to answer: what people expect, and what the council commits itself to. Both "
        "stay in sight above the evidence, and stand at the head of the draft.",
        _show_desk,
    ),
    Stop(
        "sub_headings",
        "Sub-headings and their patterns",
        "Evidence is kept under the headings of a published report. Each cell is a pattern that such reports show: a "
        "full one is covered by your evidence, half is weak, hollow is missing. Ctrl+PgDn goes to the next.",
        _show_desk,
    ),
    Stop(
        "evidence_text",
        "An evidence item",
        "One passage, in the words of its source. Plumbline marks the words it read: a solid line where they show a "
        "pattern, a dashed one where they only touch it. Type, and the gaps follow at once.",
        _show_item,
    ),
    Stop(
        "match_rows",
        "What it shows, and what it may show",
        "Badges are patterns that the item shows. A chip is a guess: Alt and its number confirms it, Alt+0 says none "
        "of these. Until then it counts for nothing. You have the last word.",
        _show_item,
    ),
    Stop(
        "gap_explanation",
        "A gap, explained",
        "Why it is flagged, how many published reports show it, what they show, and what to gather. A gap is no proof "
        "of a lower score: each of those reports lacks some patterns too.",
        _show_gap,
    ),
    Stop(
        "make_action",
        "An action",
        "What the council will do about the gap, who will do it and by when. Where a gap does not apply here, dismiss "
        "it with a reason; the draft prints the reason.",
        _show_gap,
    ),
    Stop(
        "account_pane",
        "Our account",
        "What the council says about itself, with the evidence behind it. The judgement is made by people, and may be "
        "left out. Plumbline suggests none.",
        _show_account,
    ),
    Stop(
        "overview_view",
        "The overview",
        "Where the evidence is and where it is not, what to do next, and which actions are due.",
        _show_overview,
    ),
    Stop(
        "draft_pdf",
        "The draft",
        "As PDF, Word or Excel, from what stands here, as often as you like. This was the example: try anything in it, "
        "nothing here is kept. Ctrl+W closes it; the tour stays in the Help menu.",
        _show_desk,
    ),
)
