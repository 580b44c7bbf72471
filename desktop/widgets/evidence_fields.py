"""What is known about an evidence item beside its text: where it comes from, when, and where it stands."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop import commands
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Choice, Field
from desktop.widgets.sub_heading_choice import SubHeadingChoice
from desktop.widgets.writing import WritingLine
from rubric.evidence import EvidenceItem

NOT_STATED = "Not stated"
_COLUMNS = 12
_LONGEST_DATE = "30 September 2026"
_LEAST_WIDTH = 120
"""Of the source and the sub-headings in pixels; a row that gives them less is made two."""


class EvidenceFields(QWidget):
    """The fields that every item wants, and a fold with the rest, opened by ``more``, which stands in the head."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: EvidenceItem | None = None
        self._unread: dict[tuple[str, str], str] = {}
        pack = session.pack
        self.lines: dict[str, WritingLine] = {}
        self.dates = {"date": DateField("Date", session), "review_by": DateField("Review by", session)}
        self.category = Choice([(NOT_STATED, None), *((c.title, c.id) for c in pack.evidence_categories)])
        self.status = Choice([(NOT_STATED, ""), *((s.title, s.id) for s in pack.evidence_statuses)])
        self.sub_headings = SubHeadingChoice(pack.sub_headings)
        self.more = Button("More fields", kind="quiet")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more_toggled)
        self._fold = QWidget()
        self._fold.hide()
        self._first = QGridLayout()
        self._source = self._line("source", "Source")
        self._others = (self.dates["date"], Field("Category", self.category), Field("Sub-headings", self.sub_headings))
        rest = self._grid(
            [
                (self._line("page", "Page or section"), 4),
                (self._line("period", "Period it covers"), 4),
                (self._line("link", "Link"), 4),
                (self._line("owner", "Owner"), 4),
                (Field("Status", self.status), 4),
                (self.dates["review_by"], 4),
                (self._line("caveat", "Caveat"), 12),
            ]
        )
        self._fold.setLayout(rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._first)
        column.addWidget(self._fold)
        for name, field in self.dates.items():
            field.changed.connect(lambda value, name=name: self._change(**{name: value}))
        self.category.activated.connect(lambda: self._change(category=self.category.currentData()))
        self.status.activated.connect(lambda: self._change(status=self.status.currentData()))
        self.sub_headings.chosen.connect(lambda ids: self._change(sub_headings=ids))
        session.opened.connect(self._unread.clear)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_item(self, item: EvidenceItem) -> None:
        """Show an item. What is being written about the one shown before is written first."""
        another = self._item is None or self._item.id != item.id
        if another:
            self.write()
        self._item = item
        for name, line in self.lines.items():
            if another or getattr(item, name) != line.text():
                line.show_text(getattr(item, name))
        for name, field in self.dates.items():
            if another or getattr(item, name) != field.value:
                field.show_value(getattr(item, name))
                if unread := self._unread.get((item.id, name)):
                    field.show_unread(unread)
        self.category.show_value(item.category)
        self.status.show_value(item.status)
        if item.sub_headings != self.sub_headings.value():
            self.sub_headings.show_value(item.sub_headings)

    def forget(self) -> None:
        """Write what is being written and show no item any more."""
        self.write()
        self._item = None

    def write(self) -> None:
        """Hand on every line as it stands, the moment before something else is shown."""
        for line in (*self.lines.values(), *(field.line for field in self.dates.values())):
            line.write()
        if self._item is not None:
            for name, field in self.dates.items():
                self._unread[self._item.id, name] = field.unread()

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read but not changed."""
        for line in (*self.lines.values(), *(field.line for field in self.dates.values())):
            line.setReadOnly(read_only)
        for choice in (self.category, self.status, self.sub_headings):
            choice.setEnabled(not read_only)

    def _line(self, name: str, title: str) -> Field:
        line = self.lines[name] = WritingLine(self._session)
        line.setPlaceholderText(NOT_STATED)
        line.setObjectName(name)
        line.written.connect(lambda text: self._change(**{name: text.strip()}))
        return Field(title, line)

    def _grid(self, fields: list[tuple[QWidget, int]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        row = column = 0
        for field, span in fields:
            if column + span > _COLUMNS:
                row, column = row + 1, 0
            grid.addWidget(field, row, column, 1, span)
            column += span
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        return grid

    def _on_theme_changed(self) -> None:
        """Give the date and the category the room their longest words take; source and sub-headings share the rest."""
        words = self.dates["date"].line.fontMetrics()
        self.dates["date"].setFixedWidth(words.horizontalAdvance(_LONGEST_DATE) + theme.px(28))
        longest = max(words.horizontalAdvance(self.category.itemText(n)) for n in range(self.category.count()))
        self.category.setFixedWidth(longest + theme.px(48))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the first fields in one row, or the source above the others where one row would cut it short."""
        gap, least = theme.px(12), theme.px(_LEAST_WIDTH)
        one_row = self.width() >= self.dates["date"].width() + self.category.width() + 2 * least + 3 * gap
        self._first.setHorizontalSpacing(gap)
        self._first.setVerticalSpacing(theme.px(8))
        self._first.addWidget(self._source, 0, 0, 1, 1 if one_row else 3)
        for number, field in enumerate(self._others):
            self._first.addWidget(field, *((0, number + 1) if one_row else (1, number)))
        for number, stretch in enumerate((4, 0, 0, 3) if one_row else (0, 0, 1, 0)):
            self._first.setColumnStretch(number, stretch)

    def _on_more_toggled(self, shown: bool) -> None:
        self._fold.setVisible(shown)
        self.more.setText("Fewer fields" if shown else "More fields")
        self.more.setAccessibleDescription("Page, period, link, owner, status, review and caveat")

    def _change(self, **fields: object) -> None:
        item = self._item
        evidence = self._session.assessment.evidence if self._session.is_open else ()
        if item is None or item.id not in {other.id for other in evidence}:
            return
        commands.change_evidence(self._session, item.id, **fields)
