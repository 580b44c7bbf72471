"""Takes the officer to something that was found, wherever in the window it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from desktop.models.action_filter import ActionFilter
from desktop.models.gap_filter import GapFilter
from desktop.models.places import WHOLE_STATEMENT
from desktop.session import Session
from desktop.widgets.actions_view import ActionsView
from desktop.widgets.desk import Desk
from desktop.widgets.overview_view import OverviewView
from desktop.widgets.triage_view import TriageView
from desktop.widgets.working_views import WorkingViews
from rubric.checks import missing_pattern, weak_pattern
from rubric.reading import Span

UNANSWERED = GapFilter(
    states=frozenset({"new"}), checks=frozenset({missing_pattern.CHECK, weak_pattern.CHECK}), everywhere=True
)
SHORTCUT = Qt.FocusReason.ShortcutFocusReason


def go(session: Session, views: WorkingViews, kind: str, which: str, spans: Sequence[Span] = ()) -> None:
    """Show the thing of that kind and name, the words at ``spans`` of its text marked, with the keyboard on it."""
    match kind:
        case "evidence":
            _show_evidence(_desk(views), which, spans)
        case "gap":
            _show_gap(_desk(views), which)
        case "pattern":
            _show_pattern(session, _desk(views), which)
        case "place" | "sub-heading":
            desk = _desk(views)
            desk.show_place(which)
            desk.left.list.setFocus(SHORTCUT)
        case "gaps":
            _desk(views).show_gaps(UNANSWERED)
        case "judgement":
            _show_account(_desk(views), which, "", ())
            views.desk.middle.account.judgement.setFocus(SHORTCUT)
        case "account":
            sub_heading, _, part = which.partition("/")
            _show_account(_desk(views), sub_heading, part, spans)
        case "action" | "actions":
            _show_actions(views, which)
        case "figure":
            _show_figure(views, int(which))
        case "source":
            views.show_changed_source(which)
        case "document" | "passage":
            _show_document(views, kind, int(which))


def _desk(views: WorkingViews) -> Desk:
    views.show_view("desk")
    return views.desk


def _show_evidence(desk: Desk, evidence_id: str, spans: Sequence[Span]) -> None:
    desk.show_evidence(evidence_id)
    editor = desk.middle.editor
    if spans and editor.shown_item() == evidence_id:
        editor.highlight(spans)
        editor.text.show_at(spans[0][0])
    editor.text.setFocus(SHORTCUT)


def _show_gap(desk: Desk, gap_key: str) -> None:
    desk.show_gap(gap_key)
    desk.gap_list.list.setFocus(SHORTCUT)


def _show_pattern(session: Session, desk: Desk, pattern_id: str) -> None:
    """A pattern with a gap is explained there; one that is covered is met in the evidence that shows it best."""
    comparison = session.comparison if session.has_comparison else None
    gap = next((gap for gap in comparison.gaps if gap.pattern == pattern_id), None) if comparison else None
    if gap is not None:
        _show_gap(desk, gap.key)
        return
    status = next((s for s in comparison.patterns if s.pattern == pattern_id), None) if comparison else None
    if comparison is None or status is None or not status.evidence:
        desk.show_place(session.pack.pattern(pattern_id).home)
        return
    item = comparison.item(status.evidence[0])
    _show_evidence(desk, item.item.id, [match.span for match in item.matches if match.pattern == pattern_id])


def _show_account(desk: Desk, sub_heading: str, part: str, spans: Sequence[Span]) -> None:
    desk.show_place(sub_heading or WHOLE_STATEMENT)
    desk.middle.show_tab("account")
    account = desk.middle.account
    area = account.areas.get(part, account.narrative)
    area.setFocus(SHORTCUT)
    area.show_at(spans[0][0] if spans else 0)


def _show_actions(views: WorkingViews, which: str) -> None:
    """The action of a number, those that are overdue, or all."""
    view = views.show_view("actions")
    if not isinstance(view, ActionsView):
        return
    if which.isdecimal():
        view.show_action(int(which))
    else:
        view.choices.show_filter(ActionFilter(stands="overdue" if which == "overdue" else None))


def _show_figure(views: WorkingViews, figure_id: int) -> None:
    if isinstance(view := views.show_view("overview"), OverviewView):
        view.show_figures(figure_id)


def _show_document(views: WorkingViews, kind: str, which: int) -> None:
    if isinstance(view := views.show_view("triage"), TriageView):
        (view.show_document if kind == "document" else view.show_passage)(which)
