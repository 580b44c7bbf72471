"""The figures that an item carries, offered to be kept by themselves: on the desk, and in triage before it is one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from desktop import figure_commands
from desktop.models.counted import counted
from desktop.models.figure_rows import say_figure, say_figures
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.open_menu import OpenMenu
from desktop.widgets.status_line import CutLabel
from rubric.assessment import FigureRecord
from rubric.evidence import EvidenceItem
from rubric.pack import Pack

MOST_NUMBERED = 9


class FiguresOffer(QWidget):
    """One line under an item: its figures, a button that keeps all that are not, and a list to keep them one by one.

    Takes no room where an item has none. `all_requested` asks for everything that is kept, `add_requested` to write one
    by hand; both give the item's id.
    """

    all_requested = Signal(str)
    add_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: EvidenceItem | None = None
        self._figures: tuple[tuple[FigureRecord, FigureRecord | None], ...] = ()
        self._mark = QLabel()
        self.words = CutLabel()
        self.words.setProperty("kind", "second")
        self.words.setObjectName("figures_offered")
        self.keep = Button("&Keep", "plus", "quiet")
        self.keep.clicked.connect(self.keep_all)
        self.choose = Button("Choose", kind="quiet")
        self.menu = OpenMenu(self.choose)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.choose.setMenu(self.menu)
        self._row = QHBoxLayout(self)
        for part, stretch in ((self._mark, 0), (self.words, 1), (self.keep, 0), (self.choose, 0)):
            self._row.addWidget(part, stretch)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_item(self, item: EvidenceItem | None) -> None:
        """Show what that item carries and what of it is kept; None shows nothing."""
        from rubric.figure_columns import figure_of_item
        from rubric.trends import read_and_kept

        self._item = item
        assessment = self._session.assessment if item is not None else None
        told = figure_of_item(assessment, item) if assessment and item else None
        kept = assessment.figures if assessment else ()
        self._figures = read_and_kept(self._session.pack, item, kept, told) if item is not None else ()
        self.setVisible(bool(self._figures))
        left = self.left()
        count, held = len(self._figures), len(self._figures) - len(left)
        said = counted(count, "figure") + (", kept" if held == count else f", {held} kept" if held else "")
        self.words.show_text(f"{said}: {say_figures(left or [own or read for read, own in self._figures])}")
        self.keep.setVisible(bool(left) and not self._session.read_only)
        self.choose.setVisible(not self._session.read_only)
        self.keep.setText("&Keep" if len(left) == 1 else f"&Keep all {len(left)}")
        self.keep.setAccessibleName(f"Keep by {'itself' if len(left) == 1 else 'themselves'}: {say_figures(left)}")
        self.choose.setAccessibleName(f"Figures of {item.id if item else ''}: choose which to keep")

    def left(self) -> tuple[FigureRecord, ...]:
        """The figures that are not kept yet."""
        return tuple(read for read, own in self._figures if own is None)

    def keep_all(self) -> None:
        """Keep all that are not kept yet, in one step."""
        if self.left():
            figure_commands.keep_figures(self._session, self.left())

    def _fill_menu(self) -> None:
        self.menu.clear()
        self.menu.add_heading("Tick those to keep by themselves")
        for number, (read, own) in enumerate(self._figures):
            mark = f"&{number + 1}  " if number < MOST_NUMBERED else ""
            act = self.menu.addAction(f"{mark}{say_figure(own or read).replace('&', '&&')}")
            act.setCheckable(True)
            act.setChecked(own is not None)
            act.triggered.connect(lambda ticked, number=number: self._on_ticked(number, ticked))
        self.menu.addSeparator()
        item_id = self._item.id if self._item else ""
        self.menu.addAction("&Write another by hand…", lambda: self.add_requested.emit(item_id))
        self.menu.addAction("&See all figures that are kept", lambda: self.all_requested.emit(item_id))

    def _on_ticked(self, number: int, ticked: bool) -> None:
        read, own = self._figures[number]
        if ticked and own is None:
            figure_commands.keep_figures(self._session, [read])
        elif not ticked and own is not None:
            figure_commands.delete_figure(self._session, own.id)

    def _on_theme_changed(self) -> None:
        self._mark.setPixmap(theme.icon("trending-up", "ink2").pixmap(theme.px(16)))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))


class FiguresBox(QWidget):
    """What a passage carries in words, and a box, not ticked, that keeps it when the passage is accepted.

    ``item`` is the passage as it would be accepted, and ``told`` the figure that its row gives where it was one of a
    sheet; without figures the box takes no room. Where it ``is_wanted()``,
    whoever placed it gives the passage's id to ``document_commands.accept_passages(..., with_figures=...)``.
    """

    def __init__(
        self, pack: Pack, item: EvidenceItem, told: FigureRecord | None = None, parent: QWidget | None = None
    ) -> None:
        from rubric.trends import offered

        super().__init__(parent)
        self.figures = offered(pack, item, told=told)
        one = len(self.figures) == 1
        figures = "; ".join(map(_value_first, self.figures))
        said = figures if one else f"{counted(len(self.figures), 'figure')}: {figures}"
        self.words = CutLabel()
        self.words.setProperty("kind", "second")
        self.words.show_text(said)
        self.box = QCheckBox("&Keep under Figures")
        self.box.setToolTip(f"When you accept, {'it is' if one else 'they are'} kept under Figures in Overview")
        self.box.setAccessibleName(f"{said}. Keep under Figures")
        self.box.setAccessibleDescription(self.box.toolTip())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        if not self.figures:
            self.hide()

    def is_wanted(self) -> bool:
        """Whether its figures are to be kept."""
        return bool(self.figures) and self.box.isChecked()


def _value_first(figure: FigureRecord) -> str:
    """A figure so that its value is seen however little room there is: 24 · people waiting (May 2026)."""
    return f"{figure.value} · {figure.measure}" + (f" ({figure.period})" if figure.period else "")
