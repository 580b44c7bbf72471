"""What the council says of itself, in small: its judgement, and how much of each account is written."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.models.overview import account_rows, say_judgement
from desktop.models.places import WHOLE_STATEMENT
from desktop.models.rows import Row
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.opening_list import OpeningList
from desktop.widgets.overview_pane import OverviewPane
from desktop.widgets.row_painting import FIRST, SECOND, edges, height, write, write_before

ROW, SIDE, WIDEST = 25, 20, 400


class AccountStanding(OverviewPane):
    """`account_requested` gives the place whose account is to be written."""

    account_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Our account", parent)
        self._session = session
        self.judgement = label("", "row", "standing_judgement", wrap=True)
        self.limit = label("", "hint", "working_length", wrap=True)
        self.list = OpeningList("Our account of each sub-heading", paint_account, ROW)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.opened.connect(self.account_requested)
        self.write = Button("Write", "chevron-right", "quiet")
        self.write.setAccessibleName("Write our account")
        self.write.clicked.connect(lambda: self.account_requested.emit(WHOLE_STATEMENT))
        for part in (self.judgement, self.limit):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.add_act(self.write)
        theme.changed.connect(self.lay_out)

    def refresh(self) -> None:
        """Show the accounts as they now stand."""
        pack, assessment = self._session.pack, self._session.assessment
        self.judgement.setText(say_judgement(pack, assessment.account("")))
        least, most = pack.limits.narrative_words
        self.limit.setText(f"Working length {least} to {most} words (our limit)")
        self.list.show_rows(account_rows(pack, assessment))
        self.lay_out()

    def lay_out(self) -> None:
        """Take the room that every row needs."""
        for part in (self.judgement, self.limit):
            part.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        self.body.setSpacing(theme.px(2))
        self.list.setMinimumHeight(self.list.content_height() + 2)


def paint_account(painter: QPainter, rect: QRect, row: Row) -> None:
    """The place at the left, at the right what is written."""
    (left, right), middle = edges(rect), rect.center().y() + 1
    # In a wide place the words stay near to the name they belong to.
    corner = QPointF(min(right, left + theme.px(WIDEST)), middle - height(SECOND) / 2)
    end = write_before(painter, corner, row.end, SECOND)
    write(painter, QPointF(left, middle - height(FIRST) / 2), end - left, row.title, FIRST)
