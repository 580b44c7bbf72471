"""The actions due next, as a small table: a row opens the gap that its action answers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.models.actions import standing
from desktop.models.due_actions import MOST, DueActions, DueColumn
from desktop.models.roles import Role
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.action_table import STATE_ICONS
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.overview_pane import OverviewPane

ROW = 31
_WIDTHS = {DueColumn.WHEN: 180, DueColumn.DUE: 152}
_SHARES = {DueColumn.SUB_HEADING: 0.18, DueColumn.OWNER: 0.17}
"""Of the table's width; what will be done has the rest."""


class DuePane(OverviewPane):
    """`gap_requested` gives the gap's key; where the gap is not flagged any more, all actions are asked for."""

    gap_requested = Signal(str)
    all_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Actions due", parent)
        self._session = session
        self.model = DueActions(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(DueDelegate(self.table))
        self.table.setAccessibleName("Actions due")
        self.table.setAccessibleDescription("Enter opens the gap that an action answers.")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.table.verticalHeader().hide()
        self.table.activated.connect(self._on_opened)
        self.table.clicked.connect(self._on_opened)
        self.empty = label("", "second", "no_actions", wrap=True)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table, 1)
        self.all = Button("All actions", "chevron-right", "quiet")
        self.all.clicked.connect(self.all_requested)
        self.add_act(self.all)
        theme.changed.connect(self._lay_out)
        self._lay_out()

    def refresh(self) -> None:
        """Show the actions as they now stand."""
        session, actions = self._session, self._session.assessment.decisions.actions
        self.model.show_soonest(session.pack, actions, session.comparison, session.today())
        to_do = sum(action.done is None for action in actions)
        self.second.setText(f"{to_do} to do" if to_do else "")
        self.table.setVisible(to_do > 0)
        self.empty.setVisible(not to_do)
        how = "Choose a gap on the desk and say what the council will do about it, who and by when."
        self.empty.setText("Every action is done." if actions else f"No actions yet. {how}")
        self._lay_out()

    def _on_opened(self, index: QModelIndex) -> None:
        gap = self.model.gap_of(self.model.action(index.row()))
        if gap is None:
            self.all_requested.emit()
        else:
            self.gap_requested.emit(gap.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(DueColumn.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, theme.px(width))
        for column, share in _SHARES.items():
            header.resizeSection(column, round(self.width() * share))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        rows = max(1, min(MOST, self.model.rowCount()))
        self.table.setMinimumHeight(header.sizeHint().height() + rows * theme.px(ROW) + 2)
        self.empty.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        self.body.setContentsMargins(theme.px(12), 0, theme.px(12), 0)


class DueDelegate(QStyledItemDelegate):
    """Puts a mark before how soon an action is due, and its ink on the words."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() == DueColumn.WHAT:
            option.font = theme.font(13, "medium")  # pyright: ignore[reportAttributeAccessIssue]
        model = index.model()
        if index.column() != DueColumn.WHEN or not isinstance(model, DueActions):
            return
        icon, ink = STATE_ICONS[standing(index.data(Role.ROW), model.today)]
        features = QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.features |= features  # pyright: ignore[reportAttributeAccessIssue]
        option.icon = theme.icon(icon, ink)  # pyright: ignore[reportAttributeAccessIssue]
        option.decorationSize = QSize(theme.px(16), theme.px(16))  # pyright: ignore[reportAttributeAccessIssue]
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, theme.token(ink))  # pyright: ignore[reportAttributeAccessIssue]
