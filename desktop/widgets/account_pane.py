"""The council's own account of a sub-heading or of the whole statement, and the judgement that people make."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import commands
from desktop.models.account import IN_SHORT, reference_rows, say_draft, say_fault, say_length, say_standing
from desktop.models.evidence import excerpt
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.account_part import AccountPart
from desktop.widgets.buttons import Button
from desktop.widgets.evidence_strip import EvidenceStrip
from desktop.widgets.fields import label
from desktop.widgets.judgement_form import JudgementForm
from desktop.widgets.length_meter import LengthMeter
from desktop.widgets.old_parts import OldParts
from desktop.widgets.reference_area import ReferenceArea
from desktop.widgets.spoken import say
from rubric.accounts import part_titles, words_written
from rubric.assessment import Account
from rubric.references import faulty_references

PAUSE_MS = 400
SIDE_BY_SIDE = 900
"""From this width, in the ordinary text size, the evidence stands beside the account rather than below it."""
STRIP_WIDTH, LOW = 320, 300

_IN_SHORT_HINT = "The account in a few sentences; its first paragraph is printed in large type."
_REASONS = "reasons"


class AccountPane(QFrame):
    """Writes through on a pause and on leaving; ``interval`` is that pause in milliseconds."""

    evidence_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setObjectName("account_pane")
        self._session = session
        self._sub_heading = ""
        self._unwritten: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.write)
        self.interval = PAUSE_MS
        self._in_sight = QTimer(self, singleShot=True, interval=0)
        self._in_sight.timeout.connect(self._keep_in_sight)
        self.heading = label("", "card-title", "account_heading", wrap=True)
        self.meter = LengthMeter()
        self.draft_all = Button("Draft all parts from the evidence", "file-text")
        self.draft_all.clicked.connect(lambda: self._on_draft_requested(""))
        self.drafted = label("", "second", "drafted", wrap=True)
        self.drafted.hide()
        self.parts = {"": AccountPart(session, "", IN_SHORT, _IN_SHORT_HINT)}
        for part in session.pack.narrative_parts:
            self.parts[part.id] = AccountPart(session, part.id, part.title, part.hint)
        self.old_parts = OldParts(session)
        self.narrative = self.parts[""].area
        self.narrative.setObjectName("narrative")
        self.judgement_form = JudgementForm(session, ReferenceArea(session))
        self.judgement, self.reasons = self.judgement_form.judgement, self.judgement_form.reasons
        self.areas = {**{key: part.area for key, part in self.parts.items()}, _REASONS: self.reasons}
        self._written_in = self.narrative
        self.strip = EvidenceStrip()
        self.page = self._page()
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(self.page, 1)
        self._sides.addWidget(self.strip)
        self._connect()
        self._on_theme_changed()

    def _connect(self) -> None:
        session = self._session
        for key, area in self.areas.items():
            area.written.connect(lambda text, key=key: self._on_written(key, text))
            area.settled.connect(self.write)
            area.entered.connect(lambda area=area: self._on_entered(area))
            # Once the page has grown with the text.
            area.cursorPositionChanged.connect(self._in_sight.start)
        for part in self.parts.values():
            part.draft_requested.connect(self._on_draft_requested)
            part.evidence_requested.connect(self.evidence_requested)
            part.restore_requested.connect(lambda evidence: commands.restore_evidence(session, [evidence]))
        self.old_parts.evidence_requested.connect(self.evidence_requested)
        self.reasons.followed.connect(self.evidence_requested)
        for name, choice in (("judgement", self.judgement), ("confidence", self.judgement_form.confidence)):
            choice.activated.connect(
                lambda _, name=name, choice=choice: commands.change_account(
                    session, self._sub_heading, **{name: choice.currentData()}
                )
            )
        self.strip.picked.connect(self._on_picked)
        self.strip.left.connect(self._back_to_writing)
        # What came of drafting is told until something else is done.
        session.undo_stack.indexChanged.connect(lambda: self._tell(""))
        session.settling.connect(self.write)
        session.assessment_changed.connect(self.refresh)
        session.comparison_changed.connect(self._say_standing)
        theme.changed.connect(self._on_theme_changed)

    def _page(self) -> QScrollArea:
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        self._column = column = QVBoxLayout(self._content)
        column.addWidget(self.heading)
        self._top = QHBoxLayout()
        self._top.addWidget(self.meter, 1)
        self._top.addWidget(self.draft_all, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._top)
        column.addWidget(self.drafted)
        for part in self.parts.values():
            column.addWidget(part)
        column.addWidget(self.old_parts)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        column.addWidget(rule)
        column.addWidget(self.judgement_form)
        column.addStretch()
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setProperty("kind", "panel-area")
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setWidget(self._content)
        return page

    def show_sub_heading(self, sub_heading_id: str) -> None:
        """Show the account of that sub-heading; "" is the whole statement. What is being written is written first."""
        self.write()
        if sub_heading_id != self._sub_heading:
            for area in self.areas.values():
                area.show_text("")
            self._tell("")
            self.page.verticalScrollBar().setValue(0)
            self._written_in = self.narrative
        self._sub_heading = sub_heading_id
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored, except where the officer is writing."""
        if not self._session.is_open:
            return
        pack, account, read_only = self._session.pack, self._account(), self._session.read_only
        title = pack.sub_heading(self._sub_heading).title if self._sub_heading else pack.quality_statement.title
        self.heading.setText(title)
        for key, area in self.areas.items():
            if key not in self._unwritten:
                area.show_text(_text(account, key))
            area.setReadOnly(read_only)
        for key, part in self.parts.items():
            part.setVisible(not key or bool(self._sub_heading))
        old = [key for key in part_titles(pack, account) if key not in self.parts]
        self.old_parts.show_parts({key: account.parts[key] for key in old})
        self.draft_all.setVisible(bool(self._sub_heading and pack.narrative_parts))
        self.judgement_form.show_account(account, read_only)
        self._say_count()
        self._say_standing()
        if self.isVisible():
            self._show_references()

    def write(self) -> None:
        """Write what was typed since the last pause."""
        self._pause.stop()
        texts, self._unwritten = self._unwritten, {}
        if texts and self._session.is_open:
            for key, text in texts.items():
                if key in ("", _REASONS):
                    name = key or "narrative"
                    commands.change_account(self._session, self._sub_heading, **{name: text})
                else:
                    commands.write_account_part(self._session, self._sub_heading, key, text)

    def hideEvent(self, event: QHideEvent) -> None:
        self.write()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._session.is_open:
            self._show_references()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.strip.list.isVisible():
            self.strip.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    # What stands beside the text

    def _account(self) -> Account:
        """The account with what is being typed in it."""
        account = self._session.assessment.account(self._sub_heading)
        typed = {key: text for key, text in self._unwritten.items() if key not in ("", _REASONS)}
        fields = {"parts": {**account.parts, **typed}}
        fields |= {key or "narrative": text for key, text in self._unwritten.items() if key in ("", _REASONS)}
        return account.model_copy(update=fields)

    def _say_count(self) -> None:
        pack = self._session.pack
        words = words_written(self._account())
        self.meter.show_length(words, pack.limits.narrative_words, say_length(pack, words, self._sub_heading))

    def _say_standing(self) -> None:
        ready = self._session.is_open and self._session.has_comparison
        self.judgement_form.standing.setText(say_standing(self._session.comparison, self._sub_heading) if ready else "")
        for button in (self.draft_all, *(part.draft for part in self.parts.values())):
            button.setEnabled(ready and not self._session.read_only)

    def _show_references(self) -> None:
        pack, assessment = self._session.pack, self._session.assessment
        known = {item.id: excerpt(item.text) for item in (*assessment.bin, *assessment.evidence)}
        sub_headings = [sub_heading.id for sub_heading in pack.sub_headings]
        for key, area in self.areas.items():
            faults = faulty_references(assessment, sub_headings, self._sub_heading, area.text())
            area.show_known(known, {fault.evidence for fault in faults})
            if key in self.parts:
                told = [(fault, say_fault(pack, fault)) for fault in faults]
                self.parts[key].show_faults(told, self._session.read_only)
        self.strip.show_rows(reference_rows(pack, assessment, self._sub_heading))

    # What the officer does

    def _on_written(self, key: str, text: str) -> None:
        self._unwritten[key] = text
        self._tell("")
        self._say_count()
        self._pause.start(self.interval)

    def _on_entered(self, area: ReferenceArea) -> None:
        self._written_in = area

    def _on_picked(self, evidence_id: str) -> None:
        if not self._session.read_only:
            self._written_in.insert_reference(evidence_id)
            self._back_to_writing()

    def _back_to_writing(self) -> None:
        self._written_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_draft_requested(self, part: str) -> None:
        self.write()
        pack = self._session.pack
        drafts = commands.draft_account(
            self._session, self._sub_heading, [part] if part else [p.id for p in pack.narrative_parts]
        )
        words = say_draft(pack, drafts)
        first = part or next((draft.part for draft in drafts if draft.text), "")
        self._tell("" if first else words)
        if first:
            self.parts[first].tell(words)
            self.parts[first].area.setFocus(Qt.FocusReason.OtherFocusReason)
            # Once the parts are as high as their texts.
            QTimer.singleShot(0, self.parts[first], lambda: self._bring_up(self.parts[first]))
        say(self.page, words)

    def _tell(self, words: str) -> None:
        """Say that no part got a draft; what was said of one is over."""
        for part in self.parts.values():
            part.tell("")
        self.drafted.setText(words)
        self.drafted.setVisible(bool(words))

    def _bring_up(self, part: AccountPart) -> None:
        bar = self.page.verticalScrollBar()
        at = part.y() - bar.value()
        if not 0 <= at <= self.page.viewport().height() // 2:
            bar.setValue(part.y())

    def _keep_in_sight(self) -> None:
        area = self.focusWidget()
        if isinstance(area, ReferenceArea):
            rect = area.cursorRect()
            at = area.viewport().mapTo(self._content, QPoint(rect.center().x(), rect.center().y()))
            self.page.ensureVisible(at.x(), at.y(), 0, rect.height() * 2)

    def _make_room(self) -> None:
        beside = self.width() >= theme.px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != direction:
            self._sides.setDirection(direction)
        self.strip.make_room(beside, self.height() < theme.px(LOW))
        self.strip.setMaximumWidth(theme.px(STRIP_WIDTH) if beside else 16_777_215)
        self.strip.setMinimumWidth(theme.px(STRIP_WIDTH) if beside else 0)

    def _on_theme_changed(self) -> None:
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(16))
        self._column.setSpacing(theme.px(12))
        self._top.setSpacing(theme.px(12))
        self._make_room()


def _text(account: Account, key: str) -> str:
    if key in ("", _REASONS):
        return getattr(account, key or "narrative")
    return account.parts.get(key, "")
