"""All figures that are kept, by what they measure: how each has changed, and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop import figure_commands
from desktop.models.figure_rows import FigureColumn, FigureRow, FigureTable, say_kept, say_more, say_watch
from desktop.models.places import NOT_PLACED, place_choices, place_title, stands_under
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.context_menu import offer_menu
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.fields import Choice, label
from desktop.widgets.figures_form import FiguresForm
from desktop.widgets.figures_table import FiguresTable
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.scrolling import scrolling
from rubric.assessment import FigureRecord
from rubric.evidence import EvidenceItem
from rubric.trends import Trend, trends

ROOM_FOR_TABLE = 260
"""With less than this beside the form, the form alone is shown."""


class FiguresPane(QFrame):
    """`evidence_requested` gives the item of a figure, `said` how many are kept in words.

    Changes are made with the form under the table.
    """

    evidence_requested = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self.setObjectName("figures_pane")
        self._session = session
        self._trends: tuple[Trend, ...] = ()
        self._every: tuple[Trend, ...] = ()
        self._made_of: tuple[tuple[FigureRecord, ...], tuple[EvidenceItem, ...]] = ((), ())
        self.model = FigureTable(self)
        self.table = FiguresTable(self.model)
        self.watch = label("", "second", "figures_watch", wrap=True)
        self.more = label("", "explain", "figures_more", wrap=True)
        self.none = label("No figure is kept of the evidence here.", "explain", "no_figure", wrap=True)
        places = [*place_choices(session.pack), (place_title(session.pack, NOT_PLACED), NOT_PLACED)]
        self.place = Choice([("All sub-headings", None), *places])
        self.place.setAccessibleName("Show the figures under")
        self.place.activated.connect(self.refresh)
        self.add_button, self.first_button = (
            Button("Write a figure", "plus", "primary"),
            Button("Write a figure", "plus"),
        )
        self.item_button, self.edit_button = Button("Show the item"), Button("Change…")
        self.rename_button, self.delete_button = Button("Rename the measure…"), Button("Delete", "trash-2", "quiet")
        self.form = FiguresForm(session)
        self._form_area = scrolling(self.form)
        # Put into the area it would be shown.
        self.form.hide()
        self._form_area.hide()
        self.form.opened.connect(self._make_room)
        self.form.kept.connect(self.show_figure)
        self.form.left.connect(self._on_form_left)
        for button, act in (
            (self.add_button, self.begin_figure),
            (self.first_button, self.begin_figure),
            (self.item_button, self._on_item),
            (self.edit_button, self._on_change),
            (self.rename_button, self._on_rename),
            (self.delete_button, self._on_delete),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.table.item_wanted.connect(self._on_item)
        self.table.change_wanted.connect(self._on_change)
        self.table.delete_wanted.connect(self._on_delete)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        offer_menu(self.table, self.menu)
        self._arrange()
        session.assessment_changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def refresh(self) -> None:
        """Show what is kept; the figure that was current stays current, or what then stands in its place."""
        session = self._session
        if not session.is_open:
            return
        current, row = self._current(), self.table.currentIndex().row()
        assessment, place = session.assessment, self.place.currentData()
        made_of = (assessment.figures, assessment.evidence)
        if any(old is not new for old, new in zip(self._made_of, made_of, strict=True)):
            self._made_of, self._every = made_of, trends(session.pack, *made_of)
        every = self._every
        # A measure stands whole wherever one of its figures does: what is left out could be what it has changed from.
        self._trends = tuple(trend for trend in every if place is None or self._stands_under(trend, place))
        self.model.show(self._trends)
        found = self.model.row_of(current.record.id) if current else -1
        row = found if found >= 0 else min(max(row, 0), self.model.rowCount() - 1)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, max(self.table.currentIndex().column(), 0)))
        self._pages.setCurrentIndex(1 if assessment.figures or not self.form.isHidden() else 0)
        self.none.setVisible(bool(every) and not self._trends)
        self.said.emit(say_kept(self._trends))
        self.watch.setText(say_watch(self._trends))
        self.watch.setVisible(bool(self.watch.text()))
        for button in (self.add_button, self.first_button):
            button.setEnabled(bool(assessment.evidence) and not session.read_only)
        self._show_current()

    def show_figure(self, figure_id: int) -> None:
        """Choose the row of a figure, though it take the filter away to show it."""
        self.refresh()
        if self.model.row_of(figure_id) < 0:
            self.place.show_value(None)
            self.refresh()
        row = self.model.row_of(figure_id)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, FigureColumn.MEASURE))

    def begin_figure(self, evidence_id: str = "") -> None:
        """Ask for a figure by hand, of that item, or of the one whose figure is current."""
        self._pages.setCurrentIndex(1)
        current = self._current()
        self.form.begin_new(evidence_id or (current.record.evidence if current and current.point.item else ""))

    def menu(self) -> QMenu:
        """What can be done with the figure that is chosen, each act with its key."""
        menu = QMenu(self.table)
        for button, key in (
            (self.item_button, "Enter"),
            (self.edit_button, "F2"),
            (self.rename_button, ""),
            (self.delete_button, "Delete"),
        ):
            act = menu.addAction("\t".join(filter(None, (button.text(), key))), button.click)
            act.setEnabled(button.isEnabled())
        return menu

    def stop(self) -> QWidget:
        """What takes the keyboard when the pane is shown."""
        return self.table if self._pages.currentIndex() else self.first_button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _stands_under(self, trend: Trend, place: str) -> bool:
        items = (point.item for point in trend.points if point.item)
        return any(stands_under(self._session.pack, item, place) for item in items)

    def _current(self) -> FigureRow | None:
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _show_current(self) -> None:
        current = self._current()
        sources = {item.id: item.source for item in self._session.assessment.evidence} if current else {}
        said = say_more(current, sources) if current else ""
        self.more.setText(said)
        self.more.setVisible(bool(said))
        self.item_button.setEnabled(current is not None and current.point.item is not None)
        for button in (self.edit_button, self.rename_button, self.delete_button):
            button.setEnabled(current is not None and not self._session.read_only)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The form stands under the table, or where there is little room in its place."""
        is_open, needed = not self.form.isHidden(), self.form.sizeHint().height()
        self._form_area.setVisible(is_open)
        self._form_area.setMaximumHeight(needed if self.height() > needed + theme.px(ROOM_FOR_TABLE) else 16_777_215)
        self._form_area.setMinimumHeight(min(needed, self.height() // 2) if is_open else 0)
        self._upper.setHidden(is_open and self.height() <= needed + theme.px(ROOM_FOR_TABLE))

    def _on_form_left(self) -> None:
        self._make_room()
        self.refresh()
        self.stop().setFocus()

    def _on_item(self) -> None:
        current = self._current()
        if current is not None and current.point.item is not None:
            self.evidence_requested.emit(current.record.evidence)

    def _on_change(self) -> None:
        if (current := self._current()) is not None and not self._session.read_only:
            self.form.begin_change(current.record)

    def _on_rename(self) -> None:
        if (current := self._current()) is not None and not self._session.read_only:
            self.form.begin_rename(current.trend)

    def _on_delete(self) -> None:
        if (current := self._current()) is not None and not self._session.read_only:
            figure_commands.delete_figure(self._session, current.record.id)

    def _arrange(self) -> None:
        self._tools, self._over = QHBoxLayout(), QVBoxLayout()
        acts = QWidget()
        flow = FlowLayout(acts, theme.px(8))
        for part in (self.item_button, self.edit_button, self.rename_button, self.delete_button):
            flow.addWidget(part)
        self._tools.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        self._tools.addWidget(acts, 1)
        self._tools.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.watch, self.more, self.none):
            self._over.addWidget(part)
        self._body = QHBoxLayout()
        self._body.addWidget(self.table)
        self._upper = QWidget()
        above = QVBoxLayout(self._upper)
        above.setContentsMargins(0, theme.px(16), 0, 0)
        above.setSpacing(theme.px(8))
        for line in (self._tools, self._over):
            above.addLayout(line)
        above.addLayout(self._body, 1)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._upper, 1)
        inside.addWidget(self._form_area)
        empty = EmptyPage(self.first_button)
        empty.say(
            "No figures are kept yet.",
            "Here stand the council's figures by what they measure, and how each has changed. Choose an item on the"
            " desk and press Keep beside its figures, or write one here.",
        )
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(1, 1, 1, 1)
        self._pages.addWidget(empty)
        self._pages.addWidget(page)

    def _on_theme_changed(self) -> None:
        side = theme.px(20)
        for part in (self._tools, self._over):
            part.setContentsMargins(side, 0, side, 0)
        self._tools.setSpacing(theme.px(8))
        self._body.setContentsMargins(theme.px(12), 0, theme.px(4), 0)
        self._make_room()
        self.place.setFixedWidth(theme.px(240))
