"""What is asked, always in sight: what people expect and the local authority commitment, above the evidence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import IconButton
from desktop.widgets.fields import label

ROOM_SCALE = 1.3
"""From this text size on, the statements are read from the back of a room and stand in title type."""


class _Statement(QLabel):
    """A statement in full, or folded to one line; its text is whole either way."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._folded = False

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self.setWordWrap(not folded)
        wide = QSizePolicy.Policy.Ignored if folded else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(wide, QSizePolicy.Policy.Preferred)
        # How many lines the whole statement takes depends on the width that is left for it.
        policy.setHeightForWidth(not folded)
        self.setSizePolicy(policy)
        self.setToolTip(self.text() if folded else "")
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        # No more than one line: how many it takes depends on the width, which a layout asks about separately.
        return QSize(0 if self._folded else super().minimumSizeHint().width(), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._folded:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        line = self.fontMetrics().elidedText(
            " ".join(self.text().split()), Qt.TextElideMode.ElideRight, self.width() + 3
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)


class StatementHeader(QFrame):
    """Folds to one line each; `folded_changed` lets the fold be remembered.

    Where there is little room it folds by itself, and unfolds for as long as someone wants to read it.
    """

    folded_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setObjectName("statement_header")
        self._session = session
        self._folded = self._chosen = self._is_low = False
        self.i_statement, self.we_statement = _Statement("i_statement"), _Statement("we_statement")
        self._names = (label("", "section", "i_statement_name"), label("", "section", "we_statement_name"))
        self.fold = IconButton("chevron-up", "Fold what is asked")
        self.fold.setObjectName("fold")
        self.fold.clicked.connect(self._on_fold_clicked)
        self._grid = QGridLayout(self)
        session.opened.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def refresh(self) -> None:
        """Read the statements from the pack."""
        statement = self._session.pack.quality_statement
        for name, title in zip(self._names, (statement.i_statements_title, statement.we_statement_title), strict=True):
            name.setText(title)
        self.i_statement.setText("\n".join(statement.i_statements))
        self.we_statement.setText(statement.we_statement)

    def is_folded(self) -> bool:
        """Whether each statement is cut to one line."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold without announcing it, as when the fold is brought back at start."""
        self._chosen = folded
        self._fold(folded)

    def set_low(self, is_low: bool) -> None:
        """Say whether there is little room; with room again it stands as it was chosen."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._fold(is_low or self._chosen)

    def _fold(self, folded: bool) -> None:
        self._folded = folded
        self.fold.show_icon("chevron-down" if folded else "chevron-up")
        self.fold.say_name("Show what is asked in full" if folded else "Fold what is asked to one line each")
        self.fold.setAccessibleDescription("Folded" if folded else "Unfolded")
        self._arrange()

    def _on_fold_clicked(self) -> None:
        if self._is_low:
            self._fold(not self._folded)
            return
        self.set_folded(not self._folded)
        self.folded_changed.emit(self._folded)

    def _arrange(self) -> None:
        grid, folded = self._grid, self._folded
        for part in (*self._names, self.i_statement, self.we_statement, self.fold):
            grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        for n, (name, statement) in enumerate(zip(self._names, (self.i_statement, self.we_statement), strict=True)):
            statement.set_folded(folded)
            grid.addWidget(name, *((n, 0) if folded else (0, n)))
            if folded:
                grid.addWidget(statement, n, 1)
            else:
                grid.addWidget(statement, 1, n, top)
        grid.addWidget(self.fold, 0, 2, 2, 1, top)
        grid.setColumnStretch(0, 0 if folded else 2)
        grid.setColumnStretch(1, 1 if folded else 3)

    def _on_theme_changed(self) -> None:
        kind = "title" if theme.scale() >= ROOM_SCALE else "reading"
        for statement in (self.i_statement, self.we_statement):
            theme.set_kind(statement, kind)
        self._grid.setContentsMargins(theme.px(20), theme.px(12), theme.px(12), theme.px(12))
        self._grid.setHorizontalSpacing(theme.px(20))
        self._grid.setVerticalSpacing(theme.px(4))
        self._fold(self._folded)
