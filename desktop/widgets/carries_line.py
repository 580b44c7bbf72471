"""What makes a passage convincing: the qualities it carries, and those its patterns usually carry and it does not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.widgets import theme
from desktop.widgets.fields import label
from desktop.widgets.flow_layout import FlowLayout
from rubric.comparison import ItemComparison
from rubric.pack import Pack


class CarriesLine(QWidget):
    """Words with marks: a tick for what is there, a dash for what is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, theme.px(12))
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def show_item(self, pack: Pack, compared: ItemComparison, *, in_words: bool = False) -> None:
        """Show what one item carries and lacks; ``in_words`` leaves out what only stands beside its text."""
        found = {quality.id for quality in pack.qualities if compared.carries(quality.id)}
        said = {quality for quality in found if compared.reading.has(quality)} if in_words else found
        shown = [pack.pattern(match.pattern) for match in compared.matches if match.fit != "possible"]
        wanted = {quality for pattern in shown for quality in pattern.qualities}
        carried = tuple(quality.title for quality in pack.qualities if quality.id in said)
        lacking = tuple(quality.lacking for quality in pack.qualities if quality.id in wanted - found)
        meant = {words: q.description for q in pack.qualities for words in (q.title, q.lacking)}
        if self._shown == (carried, lacking):
            return
        self._shown = (carried, lacking)
        self._flow.clear()
        for words, icon, ink, kind in (
            *((words, "check", "covered", "carried") for words in carried),
            *((words, "minus", "ink3", "lacking") for words in lacking),
        ):
            part = _marked(words, icon, ink, kind)
            part.setToolTip(meant[words])
            self._flow.addWidget(part)
        if not carried and not lacking:
            self._flow.addWidget(label("nothing read yet", "hint"))
        self.setAccessibleName(self.sentence())

    def sentence(self) -> str:
        """The line as it is said aloud."""
        carried, lacking = self._shown or ((), ())
        parts = (("Carries", carried), ("Lacks", lacking))
        return ". ".join(f"{head}: {', '.join(words)}" for head, words in parts if words)

    def refresh_icons(self) -> None:
        """Draw the marks anew, as when the theme has changed."""
        self._shown = None


def _marked(words: str, icon: str, ink: str, name: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(4))
    mark = QLabel()
    mark.setPixmap(theme.icon(icon, ink).pixmap(theme.px(14)))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(words, "second" if name == "carried" else "hint", name))
    return made
