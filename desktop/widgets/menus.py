"""The menus: every act of the window by name, with its key. The one list of keys that help shows too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.widgets import theme

if TYPE_CHECKING:
    from desktop.models.found_rows import FoundRow

SIZE_WORDS = {scale: f"{scale:.0%}" for scale in theme.TEXT_SIZES}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu. ``name`` is its key in `Menus.acts`; an empty title is a rule between lines."""

    name: str = ""
    title: str = ""
    keys: str = ""
    icon: str = ""
    checkable: bool = False


RULE = Entry()

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "&File",
        (
            Entry("new", "&New assessment…", "Ctrl+N", "file-plus"),
            Entry("open", "&Open…", "Ctrl+O", "folder-open"),
            Entry("recent", "Open &recent"),
            Entry("example", "&See the example", "", "book-open"),
            RULE,
            Entry("save_copy", "Save a &copy…", "Ctrl+Shift+C"),
            Entry("details", "&Details of the assessment…"),
            RULE,
            Entry("close", "C&lose the assessment", "Ctrl+W"),
            Entry("exit", "E&xit", "Ctrl+Q"),
        ),
    ),
    (
        "&Edit",
        (
            Entry("undo", "&Undo", "Ctrl+Z", "undo-2"),
            Entry("redo", "&Redo", "Ctrl+Y", "redo-2"),
            Entry("history", "&History…", "", "history"),
            RULE,
            Entry("search", "&Search everything…", "Ctrl+F", "search"),
            Entry("go_to", "&Go to…", "Ctrl+K", "compass"),
        ),
    ),
    (
        "&View",
        (
            Entry("desk", "&Desk", "Ctrl+1", checkable=True),
            Entry("overview", "&Overview", "Ctrl+2", checkable=True),
            Entry("triage", "&Triage", "Ctrl+3", checkable=True),
            Entry("actions", "&Actions", "Ctrl+4", checkable=True),
            Entry("report", "R&eport", "Ctrl+5", checkable=True),
            RULE,
            Entry("exemplars", "Exe&mplars", "", "book-open", checkable=True),
            Entry("account", "Ou&r account", "Ctrl+Shift+O"),
            Entry("figures", "&Figures kept", "", "trending-up"),
            RULE,
            Entry("next_pane", "&Next pane", "F6"),
            Entry("previous_pane", "&Previous pane", "Shift+F6"),
            Entry("next_place", "Next &sub-heading", "Ctrl+PgDown"),
            Entry("previous_place", "Previous s&ub-heading", "Ctrl+PgUp"),
            RULE,
            Entry("text_size", "Te&xt size", "", "a-large-small"),
            Entry("spelling", "&Check spelling", checkable=True),
            Entry("dark", "Dar&k", "", "sun-moon", checkable=True),
        ),
    ),
    (
        "Evi&dence",
        (
            Entry("add", "&Add evidence", "Ctrl+E", "plus"),
            Entry("paste", "&Paste as evidence…", "Ctrl+Shift+V", "clipboard-paste"),
            Entry("import", "&Import documents…", "Ctrl+I", "file-input"),
            RULE,
            Entry("move", "&Move to another sub-heading", "Ctrl+M", "arrow-right-left"),
            Entry("split", "&Split at the cursor", "Ctrl+Shift+S", "split"),
            Entry("join_lines", "&Join broken lines"),
            Entry("attach", "Attach a &file…", "", "paperclip"),
            RULE,
            Entry("delete", "&Delete what is chosen", "", "trash-2"),
        ),
    ),
    (
        "&Gaps",
        (
            Entry("next_gap", "&Next gap", "F8"),
            Entry("previous_gap", "&Previous gap", "Shift+F8"),
            RULE,
            Entry("make_action", "&Make an action…", "Ctrl+Shift+A", "clipboard-list"),
            Entry("dismiss", "&Dismiss with a reason…", "Ctrl+D", "archive"),
            RULE,
            Entry("confirm_near", "&Confirm the match that comes near", "Ctrl+Shift+Y", "check"),
            Entry("reject_near", "&Reject the match that comes near", "Ctrl+Shift+N", "x"),
        ),
    ),
    (
        "&Report",
        (
            Entry("draft_pdf", "Export draft &PDF…", "Ctrl+Shift+E", "file-down"),
            Entry("draft_word", "Export &Word…"),
            Entry("draft_excel", "Export &Excel…"),
            RULE,
            Entry("update_pages", "&Update the pages", "F5", "refresh-cw"),
        ),
    ),
    (
        "&Help",
        (
            Entry("keys", "&Keys", "F1", "keyboard"),
            Entry("what", "W&hat is this?", "Shift+F1", "circle-question-mark"),
            Entry("words", "&Words of the framework", "", "book-a"),
            Entry("tour", "&Take the tour", "", "compass"),
            RULE,
            Entry("about", "&About Plumbline", "", "info"),
        ),
    ),
)

ELSEWHERE = (
    (
        "In an evidence item",
        (
            ("Alt+number", "Confirm the possible match of that number"),
            ("Alt+0", "None of the possible matches"),
            ("Delete", "On a match that is shown: reject it"),
            ("Alt+K", "Keep the figures that it carries"),
            ("Tab", "Leave the text"),
            ("Ctrl+Enter", "From a field back to the text"),
            ("Alt+Down", "In a field: the calendar, or what was given before"),
            ("Esc", "Back to the list"),
        ),
    ),
    (
        "In the list of evidence",
        (
            ("Ctrl+Enter", "In the line that adds evidence: add, and go on in the editor"),
            ("Shift+arrow, Ctrl+A", "Choose several"),
            ("Enter", "Write in the item"),
            ("Ctrl+R", "In the bin: bring back what is chosen"),
        ),
    ),
    (
        "In pasted pieces",
        (("Space", "Tick"), ("Ctrl+J", "Join with the one above"), ("Ctrl+Enter", "Add them")),
    ),
    ("In a text", (("F7", "The next misspelt word; its menu offers what was meant"),)),
    (
        "In our account",
        (
            ("Enter", "In a reference: show its item; in the evidence beside it: refer to that item"),
            ("Esc", "Back to the list"),
        ),
    ),
    (
        "In a list",
        (("Delete", "Delete what is chosen"), ("Shift+F10", "What can be done with what is chosen")),
    ),
    ("In the actions", (("Space", "Done or not done"), ("Enter", "Show the gap"))),
    (
        "In the pages of the report",
        (
            ("Page Up, Page Down", "Scroll by what is seen; Home and End go to the first and last page"),
            ("+, -, 0, 9", "Larger, smaller, as wide as there is room, a whole page; Ctrl and the wheel as well"),
        ),
    ),
    (
        "In the list of triage",
        (
            ("A, S, N", "Accept, skip, not evidence; of all that are chosen with Shift+arrow"),
            ("Shift+A", "Accept all that show a pattern as surely as this passage"),
            ("A digit", "Choose that sub-heading"),
            ("P, then a digit", "Split where that sentence begins; Esc leaves"),
            ("J", "Join with the next, or what is chosen"),
            ("C", "Make a passage of the words chosen in the document"),
            ("G", "Go to the next to decide"),
            ("B", "Bring back what is set aside, or decide again"),
            ("Enter", "Into its fields, and Esc back; show or hide what is set aside"),
            ("/", "Find words in the document"),
            ("Esc, Alt+Left", "All documents"),
        ),
    ),
    (
        "In the list of what changed",
        (("T, K", "Take the new words, keep ours"), ("O, D", "Open the item, delete it where its passage is gone")),
    ),
    (
        "In the list of documents",
        (
            ("Enter", "Decide on its passages; Ctrl+3 as well"),
            ("letters", "Go to the document that begins with them"),
            ("/", "Look for a document by its words"),
            ("Alt+C", "Confirm the date found"),
        ),
    ),
    (
        "In search and go to",
        (
            ("Up, Down", "Walk through what was found"),
            ("Enter", "Open it"),
            ("Esc", "Close, back to where you were"),
        ),
    ),
    ("On the tour", (("Alt+N, Alt+B", "Next stop, one stop back"), ("Alt+C", "Close the tour"))),
)
"""Keys that belong to one place in the window and stand in no menu, by that place."""


class Menus(QObject):
    """Makes the menus of a window. ``slots`` gives each act by its name."""

    def __init__(self, window: QMainWindow, slots: dict[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self.acts: dict[str, QAction] = {}
        self.recent = QMenu("Open &recent", window)
        self.sizes = QMenu("Te&xt size", window)
        self._sub_menus = {"recent": self.recent, "text_size": self.sizes}
        self._icons: dict[QAction, str] = {}
        self._menus: list[QMenu] = []
        for title, entries in MENUS:
            menu = window.menuBar().addMenu(title)
            self._menus.append(menu)
            # Icons are drawn when a menu is first opened: drawn all at once they would hold up the first paint.
            menu.aboutToShow.connect(partial(self._draw_icons, menu))
            for entry in entries:
                self._add(window, menu, entry, slots)
        views = QActionGroup(window)
        for name in ("desk", "overview", "triage", "actions", "report", "exemplars"):
            views.addAction(self.acts[name])
        self._add_sizes(window, slots)
        self._names = {act: name for name, act in self.acts.items()}

    def enable(self, names: tuple[str, ...], possible: bool) -> None:
        """Say of several acts whether they can be done."""
        for name in names:
            self.acts[name].setEnabled(possible)

    def offered(self) -> list[FoundRow]:
        """Every act that can be done just now, as a row to go to: its name, its menu and its keys."""
        from desktop.models.found_rows import FoundRow

        rows: list[FoundRow] = []
        for menu in (*self._menus, self.sizes):
            under = plain(menu.title())
            for act in menu.actions():
                name = self._names.get(act)
                if name and act.isEnabled() and act.menu() is None:
                    title = plain(act.text()) if menu is not self.sizes else f"{under}: {plain(act.text()).lower()}"
                    keys = act.shortcut().toString().replace("PgDown", "PgDn")
                    icon = self._icons.get(act, "chevron-right")
                    rows.append(FoundRow(f"act/{name}", title, f"{under} menu", icon=icon, keys=keys))
        return rows

    def _draw_icons(self, menu: QMenu) -> None:
        for act in menu.actions():
            if act in self._icons and not act.isCheckable():  # A picture would stand where the tick does.
                act.setIcon(theme.icon(self._icons[act]))

    def _add(self, window: QMainWindow, menu: QMenu, entry: Entry, slots: dict[str, Callable[[], object]]) -> None:
        if not entry.title:
            menu.addSeparator()
            return
        if entry.name in self._sub_menus:
            act = menu.addMenu(self._sub_menus[entry.name])
        else:
            act = menu.addAction(entry.title)
            act.triggered.connect(_without_state(slots[entry.name]))
        act.setCheckable(entry.checkable)
        if entry.keys:
            keys = [entry.keys, "Ctrl+Shift+Z"] if entry.name == "redo" else [entry.keys]
            act.setShortcuts([QKeySequence(key) for key in keys])
            window.addAction(act)
        if entry.icon:
            self._icons[act] = entry.icon
        self.acts[entry.name] = act

    def _add_sizes(self, window: QMainWindow, slots: dict[str, Callable[[], object]]) -> None:
        group = QActionGroup(window)
        for scale, words in SIZE_WORDS.items():
            act = self.sizes.addAction(words)
            act.setCheckable(True)
            act.triggered.connect(_without_state(slots[f"size:{scale}"]))
            group.addAction(act)
            self.acts[f"size:{scale}"] = act
        self.sizes.addSeparator()
        for name, title, keys in (
            ("larger", "Larger", ("Ctrl++", "Ctrl+=")),
            ("smaller", "Smaller", ("Ctrl+-",)),
            ("ordinary", "Ordinary", ("Ctrl+0",)),
        ):
            act = self.sizes.addAction(title)
            act.setShortcuts([QKeySequence(key) for key in keys])
            act.triggered.connect(_without_state(slots[name]))
            window.addAction(act)
            self.acts[name] = act


def key_list() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every key and what it does, under its menu or the place where it works."""
    named = {
        plain(menu): [(entry.keys.replace("PgDown", "PgDn"), plain(entry.title)) for entry in entries if entry.keys]
        for menu, entries in MENUS
    }
    named["View"].append(("Ctrl+plus, Ctrl+minus, Ctrl+0", "Text size: larger, smaller, ordinary"))
    return (*((menu, tuple(keys)) for menu, keys in named.items() if keys), *ELSEWHERE)


def plain(title: str) -> str:
    """A line of a menu without what only the menu needs."""
    return title.replace("&", "").rstrip("…")


def _without_state(slot: Callable[[], object]) -> Callable[..., None]:
    """Qt hands every act its checked state; none of ours asks for it."""

    def act(_checked: bool = False) -> None:
        slot()

    return act
