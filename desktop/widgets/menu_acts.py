"""What each line of the menus does, and when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.menus import Menus

if TYPE_CHECKING:
    from desktop.widgets.main_window import MainWindow

_WITH_OPEN = (
    *("save_copy", "close", "details"),
    *("desk", "overview", "triage", "actions", "report", "update_pages", "figures", "exemplars"),
    *("history", "search", "go_to"),
    *("account", "next_pane", "previous_pane", "next_place", "previous_place", "next_gap", "previous_gap"),
)
_EXPORTS = ("draft_pdf", "draft_word", "draft_excel")
_TO_WRITE = (
    *("import", "add", "paste", "move", "split", "attach", "join_lines", "delete"),
    *("make_action", "dismiss", "confirm_near", "reject_near"),
)


def enable(menus: Menus, session: Session) -> None:
    """Say which acts can be done just now."""
    menus.enable(_WITH_OPEN, session.is_open)
    menus.enable(_TO_WRITE, session.is_open and not session.read_only)
    menus.enable(_EXPORTS, session.is_open and not session.exports.making)


def slots(window: MainWindow, session: Session) -> dict[str, Callable[[], object]]:
    """What each act calls."""

    def of(part: str, act: str, *values: float | str) -> Callable[[], object]:
        """An act of a part of the window, which is made after the menus."""
        return lambda: getattr(getattr(window, part), act)(*values)

    def on_desk(act: str, *values: int | str) -> Callable[[], None]:
        def do() -> None:
            if session.is_open:
                if window.views.current() != "desk":
                    window.show_view("desk")
                getattr(window.views.desk, act)(*values)

        return do

    def step_pane(by: int) -> None:
        if session.is_open:
            window.views.step_pane(by)

    def delete_chosen() -> None:
        """Before the desk is shown: what is not seen is not deleted."""
        if session.is_open:
            window.views.desk.delete_evidence()
            window.show_view("desk")

    return {
        "new": window.new_assessment,
        "open": window.open_assessment,
        "example": window.open_example,
        "save_copy": window.save_copy,
        "details": window.show_details,
        "import": window.import_documents,
        "draft_pdf": of("exporting", "begin", ".pdf"),
        "draft_word": of("exporting", "begin", ".docx"),
        "draft_excel": of("exporting", "begin", ".xlsx"),
        "close": window.close_assessment,
        "exit": window.close,
        "undo": session.undo,
        "redo": session.redo,
        "add": on_desk("quick_add"),
        "paste": on_desk("paste_evidence"),
        "move": on_desk("move_evidence"),
        "split": on_desk("split_evidence"),
        "attach": on_desk("attach_file"),
        "join_lines": on_desk("join_lines"),
        "delete": delete_chosen,
        **{
            name: partial(window.show_view, name)
            for name in ("desk", "overview", "triage", "actions", "report", "exemplars")
        },
        "update_pages": window.update_pages,
        "figures": window.show_figures,
        "account": on_desk("write_account"),
        "next_pane": partial(step_pane, 1),
        "previous_pane": partial(step_pane, -1),
        "next_place": on_desk("step_place", 1),
        "previous_place": on_desk("step_place", -1),
        "next_gap": on_desk("step_gap", 1),
        "previous_gap": on_desk("step_gap", -1),
        "make_action": on_desk("make_action"),
        "dismiss": on_desk("dismiss_gap"),
        "confirm_near": on_desk("decide_near", "confirmed"),
        "reject_near": on_desk("decide_near", "rejected"),
        "spelling": of("looks", "switch_spelling"),
        "dark": of("looks", "switch_dark"),
        **{f"size:{scale}": of("looks", "set_scale", scale) for scale in theme.TEXT_SIZES},
        "larger": of("looks", "step_scale", 1),
        "smaller": of("looks", "step_scale", -1),
        "ordinary": of("looks", "set_scale", theme.TEXT_SIZES[0]),
        "history": of("finder", "history"),
        "search": of("finder", "search"),
        "go_to": of("finder", "go_to"),
        "keys": window.show_keys,
        "what": of("guide", "explain_focused"),
        "words": of("guide", "show_words"),
        "tour": of("guide", "take_tour"),
        "about": window.show_about,
    }
