"""What is known about an evidence item beside its text: where it comes from, when, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.evidence_filter import NOT_STATED
from desktop.outside import link_refusal
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.buttons import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Choice, Field
from desktop.widgets.sub_heading_choice import SubHeadingChoice
from desktop.widgets.suggestions import complete_from
from desktop.widgets.writing import WritingLine
from rubric.evidence import EvidenceItem

_COLUMNS = 12
_FOLDED = {"page": 3, "period": 3, "owner": 3, "status": 3, "review_by": 3, "link": 4, "caveat": 5}
"""The fields that fewer items want, and how many of the columns each takes where there is room for two rows."""
_NARROW = {**dict.fromkeys(_FOLDED, 4), "caveat": 12}
_TWO_ROWS_WIDTH = 720
_LONGEST_DATE = "30 September 2026"
_LEAST_WIDTH = 120
"""Of the source and the sub-headings in pixels; a row that gives them less is made two."""
_MEANING = {
    "source": "The document, meeting or record that the words come from, by its own title.",
    "date": "The day, month or year that the source itself bears: when it was written or agreed.",
    "category": "Whose evidence it is: who says it, or what kind of record it comes from.",
    "sub_headings": "Where it stands in the self-assessment. One item may stand under several.",
    "page": "Where in the source the words stand, so that a reader finds them: p. 12, or section 4.2.",
    "period": "The time that the figures or the work speak of, such as April to June 2026. A report of "
    "September may tell of spring: September is its date, spring the period it covers.",
    "link": "Where the source lies: a web address, or a path such as S:\\Reports\\Plan.docx.",
    "owner": "Who in the council keeps this evidence and would answer for it.",
    "status": "How far this item has come: whether it was checked, and whether it may stand in the draft.",
    "review_by": "When someone should look whether it still holds, or whether newer evidence is there.",
    "caveat": "What a reader must know before relying on it: a small sample, one area only, not yet agreed.",
}
"""What each field means, in the words of those who fill them."""


class EvidenceFields(QWidget):
    """The fields that every item wants, and a fold with the rest, opened by ``more``, which stands in the head."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._item: EvidenceItem | None = None
        self._unread: dict[tuple[str, str], str] = {}
        pack = session.pack
        self.lines: dict[str, WritingLine] = {}
        self.dates = {"date": DateField("Date", session), "review_by": DateField("Review by", session)}
        self.category = Choice([(NOT_STATED, None), *((c.title, c.id) for c in pack.evidence_categories)])
        for number, category in enumerate(pack.evidence_categories, start=1):
            self.category.setItemData(number, category.description, Qt.ItemDataRole.ToolTipRole)
        self.status = Choice([(NOT_STATED, ""), *((s.title, s.id) for s in pack.evidence_statuses)])
        self.sub_headings = SubHeadingChoice(pack.sub_headings)
        self.more = Button("More fields", kind="quiet")
        self.more.setCheckable(True)
        self.fields: dict[str, Field] = {
            "source": self._line("source", "Source"),
            "date": self.dates["date"],
            "category": Field("Category", self.category),
            "sub_headings": Field("Sub-headings", self.sub_headings),
            "page": self._line("page", "Page or section"),
            "period": self._line("period", "Period it covers"),
            "owner": self._line("owner", "Owner"),
            "status": Field("Status", self.status),
            "review_by": self.dates["review_by"],
            "link": self._line("link", "Link"),
            "caveat": self._line("caveat", "Caveat"),
        }
        for name, field in self.fields.items():
            field.explain(_MEANING[name])
        for name in ("source", "owner"):
            complete_from(self.lines[name], lambda name=name: self._entered(name))
        self._first = QGridLayout()
        self._fold = QWidget()
        self._rest = QGridLayout(self._fold)
        self._rest.setContentsMargins(0, 0, 0, 0)
        for column in range(_COLUMNS):
            self._rest.setColumnStretch(column, 1)
            self._rest.setColumnMinimumWidth(column, 1)
        self.more.setChecked(settings.more_fields)
        self._fold.setVisible(settings.more_fields)
        self.more.toggled.connect(self._on_more_toggled)
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
            line.show_text(getattr(item, name))
        for name, field in self.dates.items():
            if another or getattr(item, name) != field.value:
                field.show_value(getattr(item, name))
                if unread := self._unread.get((item.id, name)):
                    field.show_unread(unread)
        self.dates["date"].line.setPlaceholderText(item.period or NOT_STATED)
        self.fields["link"].say_error(link_refusal(item.link))
        self._say_more()
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

    def show_link(self) -> None:
        """Show the link, to be corrected: what is wrong with it stands under it."""
        self.more.setChecked(True)
        self.lines["link"].setFocus()

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
        """Put the first fields in one row, or the source above the others where one row would cut it short; then the
        rest, in as few rows as the width allows.
        """
        gap, least = theme.px(12), theme.px(_LEAST_WIDTH)
        one_row = self.width() >= self.dates["date"].width() + self.category.width() + 2 * least + 3 * gap
        self._first.setHorizontalSpacing(gap)
        self._first.setVerticalSpacing(theme.px(8))
        source, *others = (self.fields[name] for name in self.fields if name not in _FOLDED)
        self._first.addWidget(source, 0, 0, 1, 1 if one_row else 3)
        for number, field in enumerate(others):
            self._first.addWidget(field, *((0, number + 1) if one_row else (1, number)))
        for number, stretch in enumerate((4, 0, 0, 3) if one_row else (0, 0, 1, 0)):
            self._first.setColumnStretch(number, stretch)
        self._rest.setHorizontalSpacing(gap)
        self._rest.setVerticalSpacing(theme.px(8))
        row = column = 0
        for name, span in (_FOLDED if self.width() >= theme.px(_TWO_ROWS_WIDTH) else _NARROW).items():
            if column + span > _COLUMNS:
                row, column = row + 1, 0
            self._rest.addWidget(self.fields[name], row, column, 1, span)
            column += span

    def _on_more_toggled(self, shown: bool) -> None:
        self._settings.more_fields = shown
        self._fold.setVisible(shown)
        self._say_more()

    def _say_more(self) -> None:
        """Say how many of the folded fields hold something, so that none is overlooked."""
        item, shown = self._item, self.more.isChecked()
        held = sum(1 for name in _FOLDED if item is not None and getattr(item, name))
        self.more.setText("Fewer fields" if shown else f"More fields ({held})" if held else "More fields")
        self.more.setAccessibleName(self.more.text())
        self.more.setAccessibleDescription(", ".join(self.fields[name].name.text() for name in _FOLDED))

    def _entered(self, name: str) -> set[str]:
        evidence = self._session.assessment.evidence if self._session.is_open else ()
        return {getattr(item, name) for item in evidence}

    def _change(self, **fields: object) -> None:
        item = self._item
        evidence = self._session.assessment.evidence if self._session.is_open else ()
        if item is None or item.id not in {other.id for other in evidence}:
            return
        commands.change_evidence(self._session, item.id, **fields)
