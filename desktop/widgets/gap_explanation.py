"""Why a gap is flagged, what exemplars show in its place, and what can be done about it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import commands
from desktop.dates import say_day
from desktop.models.gap_matches import MatchRow, match_rows
from desktop.models.gaps import what_to_gather
from desktop.models.used_before import reasons
from desktop.session import Session
from desktop.widgets import gap_sections as sections
from desktop.widgets import theme
from desktop.widgets.action_form import ActionForm
from desktop.widgets.buttons import Button
from desktop.widgets.contrast_section import ContrastSection
from desktop.widgets.dismiss_form import DismissForm
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.gap_matches import GapMatches
from desktop.widgets.tab_order import put_after
from rubric.comparison import Gap
from rubric.contrasts import heard
from rubric.decisions import Dismissal
from rubric.titles import gap_title


class GapExplanation(QFrame):
    """Explains one gap, and stays with it while the evidence changes: a gap that closes is said to be closed."""

    evidence_requested = Signal(str)
    add_evidence_requested = Signal()
    form_opened = Signal(QWidget)
    done = Signal(str)
    """What was just done about the gap, in a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gap_explanation")
        self._session = session
        self._gap_key: str | None = None
        self._gap: Gap | None = None
        self._explained: object = None
        self._contrast_folded = True
        self._matches: GapMatches | None = None
        self._drafts: dict[str, tuple[ActionForm | DismissForm, tuple[str, ...]]] = {}
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setAccessibleName("Explanation of the gap")
        self.make_action = Button("Make an action", "clipboard-list", "primary")
        self.make_action.setObjectName("make_action")
        self.add_evidence = Button("Add evidence")
        self.dismiss = Button("Dismiss…", kind="quiet")
        self.action_form, self.dismiss_form = ActionForm(session), DismissForm()
        self._foot = QFrame()
        self._foot.setProperty("kind", "foot")
        self._buttons = QWidget()
        self._row = FlowLayout(self._buttons)
        for button in (self.make_action, self.add_evidence, self.dismiss):
            self._row.addWidget(button)
        self._foot_column = QVBoxLayout(self._foot)
        for part in (self._buttons, self.action_form, self.dismiss_form):
            self._foot_column.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll_area, 1)
        column.addWidget(self._foot)
        self.make_action.clicked.connect(self.begin_action)
        self.add_evidence.clicked.connect(self.add_evidence_requested)
        self.dismiss.clicked.connect(self.begin_dismissal)
        self.action_form.submitted.connect(self._on_action)
        self.dismiss_form.submitted.connect(self._on_dismissal)
        for form in (self.action_form, self.dismiss_form):
            form.cancelled.connect(self._show_buttons)
        session.comparison_changed.connect(self._on_comparison_changed)
        session.closed.connect(self._on_closed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_gap(None)

    def show_gap(self, gap_key: str | None) -> None:
        """Explain the gap of that key; None says how to begin."""
        another = gap_key != self._gap_key or gap_key is None
        if another:
            self._keep_draft()
            self._gap = self._explained = None
            self._show_buttons()
            # Another gap is read from its beginning.
            self.scroll_area.verticalScrollBar().setValue(0)
        self._gap_key = gap_key
        self._on_comparison_changed()
        if another and self._gap is not None and (draft := self._drafts.pop(self._gap.about, None)):
            form, written = draft
            self._show_form(form)
            form.resume(written)

    def shown_gap(self) -> str | None:
        """The key of the gap that is explained."""
        return self._gap_key

    def begin_action(self) -> None:
        """Open the form for an action, with what to gather as a beginning."""
        if self._gap is None or self._foot.isHidden() or self._session.read_only:
            return
        self._show_form(self.action_form)
        self.action_form.begin(what_to_gather(self._session.pack, self._gap))

    def begin_dismissal(self) -> None:
        """Open the form that asks for the reason."""
        if self._gap is None or self._foot.isHidden() or self._session.read_only or self._gap.dismissal:
            return
        self._show_form(self.dismiss_form)
        self.dismiss_form.begin(reasons(self._session.assessment))

    def decide_match(self, verdict: str) -> None:
        """Confirm or reject the first match that comes near and is not decided on."""
        if self._matches is not None and self._matches.undecided and not self._session.read_only:
            self._on_decided(self._matches.undecided[0].evidence, verdict)

    def _on_decided(self, evidence_id: str, verdict: str | None) -> None:
        if self._gap is not None and self._gap.pattern:
            commands.decide_match(self._session, evidence_id, self._gap.pattern, verdict)

    def _on_comparison_changed(self) -> None:
        gaps = self._session.comparison.gaps if self._session.has_comparison else ()
        current = next((gap for gap in gaps if gap.key == self._gap_key), None)
        if current is None:
            self._show_absence()
            return
        self._gap = current
        self._foot.show()
        self.dismiss.setVisible(current.dismissal is None)
        self.make_action.setText("Another action" if current.actions else "Make an action")
        self.make_action.setAccessibleName(self.make_action.text())
        for button in (self.make_action, self.add_evidence, self.dismiss):
            button.setEnabled(not self._session.read_only)
        # While one types beside the words that were read, they move but say the same: nothing is made anew.
        words = sections.words_read(self._session.comparison, current) if not current.pattern else ()
        rows = match_rows(self._session.pack, self._session.comparison, current)
        exemplars = self._session.pack.added, self._session.packs.in_use.contrasts
        explained = (dataclasses.replace(current, spans=()), words, rows, exemplars)
        if explained != self._explained:
            self._explained = explained
            self._explain(current, rows)

    def _show_absence(self) -> None:
        self._foot.hide()
        self._explained, self._matches = None, None
        if self._gap is None and self._session.is_open and not self._session.has_comparison:
            self._show_content(_plain("The evidence is being read.", "What is missing in it will stand here."))
            return
        if self._gap is None:
            how = "Choose a gap to see why it is flagged and what exemplars show."
            self._show_content(_plain("No gap is chosen.", how))
            return
        pack = self._session.pack
        said = f"{gap_title(pack, self._gap)}: the evidence no longer raises it."
        parts: list[QWidget] = [sections.notice("This gap is closed", said)]
        if self._session.has_comparison and (rows := match_rows(pack, self._session.comparison, self._gap)):
            parts.append(self._make_matches(rows))
        self._show_content(*parts)

    def _make_matches(self, rows: Sequence[MatchRow]) -> GapMatches:
        pack, here = self._session.pack, self._gap.sub_heading if self._gap else ""
        home = next((s.short_title for s in pack.sub_headings if s.id == here), "the whole statement")
        made = GapMatches(rows, home, self._session.read_only)
        made.decided.connect(self._on_decided)
        made.evidence_requested.connect(self.evidence_requested)
        return made

    def _explain(self, gap: Gap, rows: Sequence[MatchRow]) -> None:
        pack, comparison = self._session.pack, self._session.comparison
        pattern = pack.pattern(gap.pattern) if gap.pattern else None
        parts = [
            label(gap_title(pack, gap), "card-title", "gap_title", wrap=True),
            sections.headline(pack, comparison, gap),
        ]
        if gap.dismissal:
            parts.append(self._dismissal(gap, gap.dismissal))
        parts.append(sections.why(comparison, gap, self.evidence_requested.emit))
        self._matches = self._make_matches(rows) if rows else None
        if self._matches is not None:
            parts.append(self._matches)
        if gap.lacking:
            parts.append(sections.lacking(pack, gap))
        gather = sections.explanation(what_to_gather(pack, gap), "gap_gather")
        parts.append(sections.section("What to gather", gather))
        if gap.actions:
            parts.append(sections.actions(gap.actions))
        meaning = pattern.description if pattern else pack.check(gap.check).meaning
        parts.append(sections.section("What is looked for", sections.explanation(meaning, "gap_meaning")))
        if pattern:
            parts.append(sections.what_exemplars_show(pack, pattern))
            if sounded := heard(self._session.packs.in_use.contrasts, pattern.id):
                contrast = ContrastSection(pack, sounded, self._contrast_folded)
                contrast.folded_changed.connect(self._on_contrast_folded)
                parts.append(contrast)
        self._show_content(*parts)

    def _on_contrast_folded(self, folded: bool) -> None:
        self._contrast_folded = folded

    def _dismissal(self, gap: Gap, dismissal: Dismissal) -> QWidget:
        put_back = Button("Put back")
        put_back.setObjectName("put_back")
        put_back.setEnabled(not self._session.read_only)
        put_back.clicked.connect(lambda: commands.restore_gap(self._session, dismissal.gap))
        if not gap.text_changed:
            return sections.notice(f"Dismissed on {say_day(dismissal.decided)}", dismissal.reason, put_back)
        keep = Button("Still dismissed", "archive")
        keep.setObjectName("still_dismissed")
        keep.setEnabled(not self._session.read_only)
        keep.clicked.connect(lambda: commands.dismiss_gap(self._session, gap, dismissal.reason))
        title = f"The text has changed since; please look again. Dismissed on {say_day(dismissal.decided)}"
        return sections.notice(title, dismissal.reason, keep, put_back, kind="notice-warning")

    def _show_content(self, *parts: QWidget) -> None:
        place = self.scroll_area.verticalScrollBar().value()
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus() and self.scroll_area.isAncestorOf(focused):
            self.scroll_area.setFocus()
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(12))
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self.scroll_area.setWidget(content)
        put_after(self.scroll_area, [content, self._foot])
        self.scroll_area.verticalScrollBar().setValue(place)

    def _show_form(self, form: QWidget) -> None:
        self._buttons.hide()
        self.action_form.setVisible(form is self.action_form)
        self.dismiss_form.setVisible(form is self.dismiss_form)
        self.form_opened.emit(form)

    def _show_buttons(self) -> None:
        self.action_form.hide()
        self.dismiss_form.hide()
        self._buttons.show()

    def _keep_draft(self) -> None:
        """Keep what is half written about a gap until the officer comes back to it."""
        for form in (self.action_form, self.dismiss_form):
            if self._gap is not None and not form.isHidden() and form.is_written():
                self._drafts[self._gap.about] = (form, form.draft())

    def _on_closed(self) -> None:
        self.show_gap(None)
        self._drafts.clear()

    def _on_action(self, what: str, owner: str, due: datetime.date | None) -> None:
        if self._gap is not None:
            self._show_buttons()
            self.make_action.setFocus()
            before, title = self._session.assessment, gap_title(self._session.pack, self._gap)
            commands.add_action(self._session, self._gap, what, owner, due)
            if self._session.assessment is not before:
                self.done.emit(f"Action made for “{title}”. Undo takes it back.")

    def _on_dismissal(self, reason: str) -> None:
        if self._gap is not None:
            self._show_buttons()
            self.scroll_area.setFocus()
            before, title = self._session.assessment, gap_title(self._session.pack, self._gap)
            commands.dismiss_gap(self._session, self._gap, reason)
            if self._session.assessment is not before:
                self.done.emit(f"Dismissed: “{title}”. Undo takes it back.")

    def _on_theme_changed(self) -> None:
        self._foot_column.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(10))
        self._row.setSpacing(theme.px(8))
        self._explained = None
        self._on_comparison_changed()


def _plain(first: str, second: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label(first, "row", "empty", wrap=True))
    column.addWidget(label(second, "second", wrap=True))
    return made
