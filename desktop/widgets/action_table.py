"""The table of actions: its columns keep their widths, its rows are worked with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.dates import example_to_come
from desktop.models.actions import ActionColumn, ActionModel, Standing, standing
from desktop.models.roles import Role
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.suggestions import suggest

AnyIndex = QModelIndex | QPersistentModelIndex
STATE_ICONS: dict[Standing, tuple[str, str]] = {
    "overdue": ("triangle-alert", "missing"),
    "soon": ("clock", "weak"),
    "later": ("calendar", "ink2"),
    "undated": ("minus", "ink2"),
    "done": ("check", "covered"),
}
_SHARES = {ActionColumn.GAP: 0.24, ActionColumn.OWNER: 0.16, ActionColumn.DUE: 0.13, ActionColumn.STATE: 0.14}
"""Of the table's width, until a person moves a column; what will be done has the rest."""


class ActionTable(QTableView):
    """Space says that the action is done or not, Enter asks for its gap, F2 writes in the cell, Delete deletes."""

    done_toggled = Signal()
    gap_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, settings: Settings, model: ActionModel, owners: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self._settings = settings
        self._has_own_widths = False
        self._sharing = False
        self.setAccessibleName("Actions")
        self.setModel(model)
        self.setItemDelegate(_ActionDelegate(model, owners, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(ActionColumn.STATE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._bring_back_widths()
        header.sectionResized.connect(self._on_resized)
        header.sortIndicatorChanged.connect(self._keep)
        for keys, wanted in (
            (("Space",), self.done_toggled),
            (("Return", "Enter"), self.gap_wanted),
            (("Delete",), self.delete_wanted),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(wanted)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sort_by(self, column: int) -> None:
        """Sort by a column; by the one that sorts already, the other way round."""
        header = self.horizontalHeader()
        down = header.sortIndicatorSection() == column and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def _bring_back_widths(self) -> None:
        kept = self._settings.layout("actions")
        self._has_own_widths = not kept.isEmpty() and self.horizontalHeader().restoreState(kept)
        self.horizontalHeader().setSectionResizeMode(ActionColumn.WHAT, QHeaderView.ResizeMode.Stretch)

    def _on_resized(self, section: int, _before: int, _now: int) -> None:
        # The first column is stretched with the others: only theirs are a person's doing.
        if section != ActionColumn.WHAT and not self._sharing:
            self._has_own_widths = True
            self._keep()

    def _keep(self) -> None:
        if self._has_own_widths:
            self._settings.keep_layout("actions", self.horizontalHeader().saveState())

    def _share(self) -> None:
        if not self._has_own_widths:
            self._sharing = True
            for column, share in _SHARES.items():
                self.horizontalHeader().resizeSection(column, round(self.width() * share))
            self._sharing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.px(46))
        self._share()


class _ActionDelegate(QStyledItemDelegate):
    """The state has its icon beside the word; an owner is offered from those named before."""

    def __init__(self, model: ActionModel, owners: Callable[[], Iterable[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._owners = model, owners

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() != ActionColumn.STATE:
            return
        icon, ink = STATE_ICONS[standing(index.data(Role.ROW), self._model.today)]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # pyright: ignore
        option.icon = theme.icon(icon, ink)  # pyright: ignore[reportAttributeAccessIssue]
        option.decorationSize = QSize(theme.px(20), theme.px(16))  # pyright: ignore[reportAttributeAccessIssue]
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, theme.token(ink))  # pyright: ignore[reportAttributeAccessIssue]

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(str(self._model.headerData(index.column(), Qt.Orientation.Horizontal)))
        if index.column() == ActionColumn.OWNER:
            suggest(editor, self._owners())
        elif index.column() == ActionColumn.DUE:
            editor.setPlaceholderText(f"such as {example_to_come(self._model.today)}")
        return editor
