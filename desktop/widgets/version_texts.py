"""What a passage said and what it says now, side by side: what was taken away struck through, what came underlined."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.writing import LINE_HEIGHT_PERCENT
from rubric.differing import differing
from rubric.reading import Span

NOTHING = "Not in this version."


class VersionTexts(QWidget):
    """Both are read only; the words that differ are marked in both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before, self.after = _Side("What it said", "before"), _Side("What it says now", "after")
        self._shown: tuple[str, str] = ("", "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.before, 1)
        self._row.addWidget(self.after, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def say_versions(self, before: str, after: str) -> None:
        """Say under each head which version it is."""
        self.before.version.setText(before)
        self.after.version.setText(after)

    def show_words(self, before: str, after: str) -> None:
        """Show these words; with none after, the passage is gone, and with none before, it is new."""
        if (before, after) != self._shown:
            self._shown = before, after
            self._lay_out()

    def _lay_out(self) -> None:
        before, after = self._shown
        told = differing(before, after) if before and after else ()
        self.before.show_marked(before, (one.was for one in told if one.was), _gone_format())
        self.after.show_marked(after, (one.now for one in told if one.now), _new_format())
        self.before.text.setPlaceholderText("" if before else NOTHING)
        self.after.text.setPlaceholderText("" if after else NOTHING)

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(theme.px(12))
        self._lay_out()


class _Side(QWidget):
    def __init__(self, name: str, key: str) -> None:
        super().__init__()
        self.name, self.version = label(name, "section"), label("", "second", f"{key}_version", wrap=True)
        self.text = QTextEdit()
        self.text.setObjectName(key)
        self.text.setProperty("kind", "reading")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.name)
        column.addWidget(self.version)
        column.addWidget(self.text, 1)

    def show_marked(self, text: str, spans: Iterable[Span], marked: QTextCharFormat) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        reached = 0
        for start, end in (*spans, (len(text), len(text))):
            cursor.insertText(text[reached:start], _plain_format())
            cursor.insertText(text[start:end], marked)
            reached = end
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _plain_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(theme.font(15))
    made.setForeground(theme.token("ink"))
    made.setFontStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def _gone_format() -> QTextCharFormat:
    made = _plain_format()
    made.setFontStrikeOut(True)
    made.setForeground(theme.token("missing"))
    made.setBackground(theme.token("missing_soft"))
    return made


def _new_format() -> QTextCharFormat:
    made = _plain_format()
    made.setForeground(theme.token("covered"))
    made.setBackground(theme.token("covered_soft"))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return made
