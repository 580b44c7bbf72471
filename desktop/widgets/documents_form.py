"""What is known of one imported document, to be confirmed and corrected, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop import document_commands
from desktop.dates import say_day, say_partial_date
from desktop.models.counted import counted
from desktop.models.document_rows import taken_rows
from desktop.models.document_words import say_newer, say_verdicts
from desktop.models.evidence_filter import NOT_STATED
from desktop.models.used_before import owners
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Choice, Field, label
from desktop.widgets.item_line import ITEM_LINE, paint_item_line
from desktop.widgets.opening_list import OpeningList
from desktop.widgets.spoken import say
from desktop.widgets.suggestions import complete_from
from desktop.widgets.writing import WritingLine
from rubric.assessment import SourceDocument
from rubric.documents import Held, items_to_date

_SHORT_DIGEST = 12
_ROWS_SEEN = 6.5
_MEANING = {
    "title": "What the document calls itself. Evidence taken from it names it as its source.",
    "kind": "What kind of document it is.",
    "version": "What the council calls this state of it: v2.1, draft 2, as agreed by cabinet.",
    "owner": "The post or the team whose document it is.",
    "date": "The day, month or year that the document bears: when it was written or agreed.",
    "where_from": "The folder that it was taken from, so that it is found again.",
}
_FOUND = "The date was found in the document: confirm it, or write the right one."
_CONFIRMED = "The date is confirmed."
_NO_DATE = "No date was found. Write the date that stands on the document."


class DocumentForm(QWidget):
    """Every change is written through at once. A date that is written here is confirmed by that."""

    again_requested = Signal(int)
    evidence_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self._session = session
        self._held: Held | None = None
        self._dated: tuple[int, str | None] | None = None
        self.lines = {name: WritingLine(session) for name in ("title", "owner", "version", "where_from")}
        self.kind = Choice([(NOT_STATED, ""), *((kind.title, kind.id) for kind in session.pack.document_kinds)])
        self.date = DateField("Date", session)
        self.confirm = Button("&Confirm", "check")
        kept = self.confirm.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # What stands below must not jump when it goes.
        self.confirm.setSizePolicy(kept)
        self.confirm.setToolTip("The date that was found is right (Alt+C)")
        self.standing = label("", "hint", "date_standing", wrap=True)
        self.offered = label("", "explain", "date_offer", wrap=True)
        self.take_date = Button("Give it to them")
        self.again = Button("Import again…", "refresh-cw", "quiet")
        self.again.setToolTip("Choose the file: it is brought in once more beside this one")
        self.copy_digest = IconButton("copy", "Copy the whole SHA-256")
        self.facts = {name: label("", "explain", name, wrap=True) for name in ("file_name", "imported", "passages")}
        self.digest = label("", "explain", "digest")
        self.newer = label("", "explain", "newer_version", wrap=True)
        self.left_out = label("", "explain", "left_out", wrap=True)
        self.taken = OpeningList("Evidence taken from this document", partial(paint_item_line, inset=12), ITEM_LINE)
        self.taken.setAccessibleDescription("Enter shows the item on the desk.")
        self._taken_title = label("", "section", "taken_title")
        self._left_out_title = label("Left out", "section", "left_out_title")
        self._fields = self._make_fields()
        self._connect()
        self._arrange()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_document(self, held: Held | None) -> None:
        """Show a document. What is being written about the one shown before is written first."""
        document, before = held and held.document, self._held and self._held.document
        another = document is None or before is None or document.id != before.id
        if another:
            self.write()
            self._fields["title"].say_error("")
            self._dated = None
        self._held = held
        if held is None or document is None:
            return
        for name, line in self.lines.items():
            if name != "title" or not self._fields["title"].error_text():
                line.show_text(getattr(document, name))
        self.kind.show_value(document.kind)
        if another or document.date != self.date.value:
            self.date.show_value(document.date)
        self._show_date(document)
        self._show_facts(held)
        self._show_may_change()

    def shown(self) -> int | None:
        """The id of the document that is shown."""
        return self._held.document.id if self._held else None

    def write(self) -> None:
        """Hand on every line as it stands."""
        for line in (*self.lines.values(), self.date.line):
            line.write()

    def confirm_date(self) -> None:
        """Agree to the date that was found."""
        if self.confirm.isEnabled():
            if self.confirm.hasFocus():
                self.date.setFocus()
            self._change(date_confirmed=True)
            say(self.confirm, _CONFIRMED)

    def _show_date(self, document: SourceDocument) -> None:
        found = bool(document.date) and not document.date_confirmed
        self.confirm.setVisible(found)
        self.standing.setText(_FOUND if found else _CONFIRMED if document.date else _NO_DATE)
        ids = items_to_date(self._session.assessment, *self._dated) if self._dated else ()
        if ids:
            it, has = ("item", "has") if len(ids) == 1 else ("items", "have")
            said = f"{len(ids)} {it} taken from this document still {has} the date it had before, or none."
            button = f"Give {'it' if len(ids) == 1 else 'them'} {say_partial_date(document.date)}"
            news = self._offer.isHidden()
            self.offered.setText(said)
            self.take_date.setText(button)
            self.take_date.setAccessibleName(button)
            self._offer.show()
            if news:
                say(self.offered, said)
        else:
            self._offer.hide()

    def _show_facts(self, held: Held) -> None:
        document = held.document
        self.facts["file_name"].setText(document.file_name)
        self.facts["imported"].setText(say_day(document.imported) or NOT_STATED)
        self.facts["passages"].setText(say_verdicts(held))
        short = document.digest[:_SHORT_DIGEST]
        self.digest.setText(f"{short}…" if len(document.digest) > _SHORT_DIGEST else short)
        self.digest.setToolTip(f"SHA-256 of the file: {document.digest}")
        self.digest.setAccessibleName(f"SHA-256 {document.digest}")
        self.newer.setText(f"{say_newer(held, self._session.doubts.unsettled)}." if held.newer else "")
        self.newer.setVisible(held.newer is not None)
        self.left_out.setText("\n".join(document.left_out) or "Nothing: all of it was read.")
        rows = taken_rows(self._session.assessment, held)
        self._taken_title.setText(f"{counted(len(rows), 'evidence item')} taken from it, in its order" if rows else "")
        for part in (self._taken_title, self.taken):
            part.setVisible(bool(rows))
        self.taken.show_rows(rows)
        self._size_taken()

    def _show_may_change(self) -> None:
        fixed = self._session.read_only
        for line in (*self.lines.values(), self.date.line):
            line.setReadOnly(fixed)
        for control in (self.kind, self.confirm, self.take_date, self.again):
            control.setEnabled(not fixed)

    def _change(self, **fields: object) -> None:
        document = self._held.document if self._held else None
        documents = self._session.assessment.documents if self._session.is_open else ()
        if document is not None and document.id in {one.id for one in documents}:
            document_commands.change_document(self._session, document.id, **fields)

    def _on_date_changed(self, value: str | None) -> None:
        if self._held is not None:
            self._dated = (self._held.document.id, self._held.document.date)
            self._change(date=value, date_confirmed=value is not None)

    def _on_take_date(self) -> None:
        if self._dated is not None and not self._session.read_only:
            document_commands.date_items_of(self._session, *self._dated)
            self.date.setFocus()

    def _on_written(self, name: str, text: str) -> None:
        text = " ".join(text.split())
        if name == "title":
            self._fields["title"].say_error("" if text else "Give the document a title; the last one is kept.")
        if text or name != "title":
            self._change(**{name: text})

    def _on_copy(self) -> None:
        if self._held is not None:
            QGuiApplication.clipboard().setText(self._held.document.digest)
            say(self.copy_digest, "The whole SHA-256 is copied.")

    def _make_fields(self) -> dict[str, Field]:
        titles = {"title": "Title", "owner": "Owner", "version": "Version", "where_from": "Where from"}
        fields = {name: Field(titles[name], line) for name, line in self.lines.items()}
        fields |= {"kind": Field("Kind", self.kind), "date": self.date}
        for name, line in self.lines.items():
            line.setObjectName(f"document_{name}")
            line.setPlaceholderText(NOT_STATED)
            line.written.connect(lambda text, name=name: self._on_written(name, text))
        for name, field in fields.items():
            field.explain(_MEANING[name])
        complete_from(self.lines["owner"], lambda: owners(self._session.assessment) if self._session.is_open else ())
        return fields

    def _connect(self) -> None:
        self.kind.activated.connect(lambda: self._change(kind=self.kind.currentData()))
        self.date.changed.connect(self._on_date_changed)
        self.confirm.clicked.connect(self.confirm_date)
        self.take_date.clicked.connect(self._on_take_date)
        self.copy_digest.clicked.connect(self._on_copy)
        self.again.clicked.connect(lambda: self._held and self.again_requested.emit(self._held.document.id))
        self.taken.opened.connect(self.evidence_requested)

    def _arrange(self) -> None:
        self._grid, self._told = QGridLayout(), QGridLayout()
        standing = QHBoxLayout()
        standing.setSpacing(theme.px(8))
        standing.addWidget(self.standing, 1)
        standing.addWidget(self.confirm)
        self._offer = QFrame()
        self._offer.setProperty("kind", "notice")
        offer = QHBoxLayout(self._offer)
        offer.addWidget(self.offered, 1)
        offer.addWidget(self.take_date)
        self._offer.hide()
        fields = self._fields
        self._grid.addWidget(fields["title"], 0, 0, 1, 2)
        self._grid.addWidget(fields["date"], 1, 0)
        self._grid.addWidget(fields["version"], 1, 1)
        self._grid.addLayout(standing, 2, 0, 1, 2)
        self._grid.addWidget(self._offer, 3, 0, 1, 2)
        self._grid.addWidget(fields["kind"], 4, 0)
        self._grid.addWidget(fields["owner"], 4, 1)
        self._grid.addWidget(fields["where_from"], 5, 0, 1, 2)
        for number in range(2):
            self._grid.setColumnStretch(number, 1)
            self._grid.setColumnMinimumWidth(number, 1)
        told: tuple[tuple[str, QWidget, QWidget | None], ...] = (
            ("File", self.facts["file_name"], self.again),
            ("Brought in", self.facts["imported"], None),
            ("SHA-256", self.digest, self.copy_digest),
            ("Passages", self.facts["passages"], None),
        )
        for number, (name, words, beside) in enumerate(told):
            self._told.addWidget(label(name, "second"), number, 0, Qt.AlignmentFlag.AlignVCenter)
            self._told.addWidget(words, number, 1, 1, 1 if beside else 2)
            if beside is not None:
                self._told.addWidget(beside, number, 2, Qt.AlignmentFlag.AlignRight)
        self._told.setColumnStretch(1, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._grid)
        self._column.addLayout(self._told)
        for part in (self.newer, self._left_out_title, self.left_out, self._taken_title, self.taken):
            self._column.addWidget(part)
            if part in (self.newer, self.left_out):
                self._column.addSpacing(theme.px(4))
        self._column.addStretch()

    def _size_taken(self) -> None:
        seen = min(self.taken.rows.rowCount(), _ROWS_SEEN)
        self.taken.setFixedHeight(round(seen * theme.px(ITEM_LINE)) + 2)

    def _on_theme_changed(self) -> None:
        side, gap = theme.px(20), theme.px(12)
        self._column.setContentsMargins(side, theme.px(16), side, gap)
        self._column.setSpacing(theme.px(8))
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(theme.px(8))
        self._told.setHorizontalSpacing(gap)
        self._told.setVerticalSpacing(theme.px(2))
        self._size_taken()
