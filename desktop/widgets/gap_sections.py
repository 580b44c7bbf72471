"""The parts of a gap's explanation: each a heading in words and what stands under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dates import say_day
from desktop.models.gap_matches import quoted
from desktop.widgets import theme
from desktop.widgets.badge import Badge
from desktop.widgets.buttons import Button
from desktop.widgets.fields import label
from desktop.widgets.marks import Tally
from desktop.widgets.word_help import explain
from rubric.comparison import Comparison, Gap
from rubric.decisions import Action
from rubric.pack import Illustration, Pack, Pattern

FIRST_SHOWN = 2
_STATUS_WORDS = {"Dismissed": "dismissal", "Answered": "action", "To check": "prevalence-check"}
_WORD = re.compile(r"[\w-]+")


def gap_status(comparison: Comparison, gap: Gap) -> tuple[str, str]:
    """The token and the word of a gap's badge."""
    if gap.dismissal:
        return "neutral", "Dismissed"
    if not gap.is_open:
        return "covered", "Answered"
    status = next((p.status for p in comparison.patterns if p.pattern == gap.pattern), None)
    return (status, status.capitalize()) if status else ("weak", "To check")


def headline(pack: Pack, comparison: Comparison, gap: Gap) -> QWidget:
    """The badge and, for a pattern, how many exemplars show it."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(12))
    badge = Badge(*gap_status(comparison, gap))
    badge.setObjectName("gap_status")
    explain(badge, pack, _STATUS_WORDS.get(badge.words, badge.token))
    line.addWidget(badge)
    if gap.pattern:
        shown, of = len(pack.pattern(gap.pattern).shown_by), len(pack.exemplars)
        line.addWidget(Tally(shown, of))
        line.addWidget(label(f"{shown} of {of} exemplars show this", "second", "tally"))
    line.addStretch()
    return row


def section(title: str, *parts: QWidget) -> QWidget:
    """A heading close above its parts."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(label(title, "section", wrap=True))
    for part in parts:
        column.addWidget(part)
    return made


def explanation(text: str, name: str = "", on_link: Callable[[str], None] | None = None, links=()) -> QLabel:
    """Words at a readable line height; the evidence they name can be followed by mouse and keyboard."""
    rich = theme.paragraph(text)
    if links:
        ids = "|".join(re.escape(escape(link)) for link in sorted(links, key=len, reverse=True))
        rich = re.sub(rf"\b({ids})\b(?![^<]*>)", r'<a href="\1">\1</a>', rich)
    made = QLabel(rich)
    made.setObjectName(name)
    made.setProperty("kind", "explain")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setAccessibleName(text)
    if on_link is not None and links:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        made.linkActivated.connect(on_link)
    return made


def why(comparison: Comparison, gap: Gap, on_evidence: Callable[[str], None]) -> QWidget:
    """The reason, the items it names or rests on as links, and for a check the very words that were read."""
    there = {compared.item.id for compared in comparison.items}
    named = there & set(_WORD.findall(gap.reason))
    rests_on = [evidence for evidence in gap.evidence if evidence in there]
    unnamed = [evidence for evidence in rests_on if evidence not in named]
    reason = gap.reason + (f" Read: {', '.join(unnamed)}." if unnamed else "")
    parts: list[QWidget] = [explanation(reason, "gap_reason", on_evidence, named | set(unnamed))]
    if not gap.pattern:
        parts += [label(words, "second", "words_read", wrap=True) for words in words_read(comparison, gap)]
    return section("Why it is flagged", *parts)


def words_read(comparison: Comparison, gap: Gap) -> tuple[str, ...]:
    """The words of the evidence that a gap rests on, quoted, each with its item."""
    texts = {compared.item.id: compared.item.text for compared in comparison.items if compared.item.id in gap.evidence}
    return tuple(f"“{quoted(texts[item], span)}” {item}" for item, span in gap.spans if item in texts)


def lacking(pack: Pack, gap: Gap) -> QWidget:
    """What the exemplars carry and this evidence does not."""
    words = ", ".join(pack.quality(quality).lacking for quality in gap.lacking)
    return section("What it lacks", explanation(words[:1].upper() + words[1:] + ".", "gap_lacking"))


def what_exemplars_show(pack: Pack, pattern: Pattern) -> QWidget:
    """Each with its report, sub-heading and paragraph, in our words where the pack has them: the first clear ones, the
    rest on request.
    """
    made = [partial(_illustration, pack, illustration) for illustration in in_turn(pattern.illustrations)]
    return section("What exemplars show", first_of(made, FIRST_SHOWN, "show_more", 4))


def first_of(made: Sequence[Callable[[], QWidget]], count: int, name: str, space: int) -> QWidget:
    """So many of these parts under each other; the rest are made when the button of that name asks for them."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(space))
    for make in made[:count]:
        column.addWidget(make())
    if rest := made[count:]:
        more = Button(f"Show {len(rest)} more", kind="quiet")
        more.setObjectName(name)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

        def show_rest() -> None:
            more.hide()
            for make in rest:
                shown = make()
                column.addWidget(shown)
                shown.show()

        more.clicked.connect(show_rest)
    return place


def in_turn(illustrations: tuple[Illustration, ...]) -> list[Illustration]:
    """The clear ones first, and one from each exemplar before the second of any."""
    told: Counter[tuple[str, str]] = Counter()
    turns: list[tuple[bool, int, Illustration]] = []
    for illustration in illustrations:
        turns.append((illustration.fit != "clear", told[illustration.exemplar, illustration.fit], illustration))
        told[illustration.exemplar, illustration.fit] += 1
    return [illustration for _, _, illustration in sorted(turns, key=lambda turn: turn[:2])]


def actions(made: tuple[Action, ...]) -> QWidget:
    """What the council has said it will do about the gap."""
    lines = []
    for action in made:
        due = (
            f"done {say_day(action.done)}" if action.done else f"due {say_day(action.due)}" if action.due else "no date"
        )
        lines.append(explanation(action.what, "action_what"))
        lines.append(label(f"{action.owner or 'No owner'} · {due}", "second", "action_when", wrap=True))
    return section("Actions", *lines)


def notice(title: str, text: str, *buttons: Button, kind: str = "notice") -> QFrame:
    """A strip that says what has happened, and what can be done about it."""
    strip = QFrame()
    strip.setProperty("kind", kind)
    column = QVBoxLayout(strip)
    column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
    column.setSpacing(theme.px(4))
    column.addWidget(label(title, "row", "notice", wrap=True))
    if text:
        column.addWidget(label(text, "second", "notice_text", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    column.addLayout(row)
    return strip


def _illustration(pack: Pack, illustration: Illustration) -> QWidget:
    made = QFrame()
    made.setProperty("kind", "exemplar")
    made.setObjectName("illustration")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, theme.px(4))
    column.setSpacing(theme.px(2))
    report = pack.exemplar(illustration.exemplar).short_name
    title = pack.sub_heading(illustration.sub_heading).short_title if illustration.sub_heading else ""
    where = f"{report}, {title}" if title else report
    touched = "" if illustration.fit == "clear" else ", in part"
    if illustration.text:
        column.addWidget(explanation(illustration.text))
    column.addWidget(label(f"{where}, paragraph {illustration.paragraph}{touched}", "second", wrap=True))
    return made
