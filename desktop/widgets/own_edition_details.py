"""What there is to know of one exemplar or contrast: where it is from, what it changes, what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.models.exemplar_rows import say_since
from desktop.widgets import theme
from desktop.widgets.contrast_section import IS_CONTRAST, quotation
from desktop.widgets.fields import label
from desktop.widgets.gap_sections import explanation, first_of, section
from desktop.widgets.status_line import CutLabel
from rubric.contrasts import Contrast, Heard
from rubric.own_edition import BY_THE_READER, OwnEdition, called, weighed, with_added
from rubric.pack import AddedExemplar, Exemplar, Pack

FIRST_SHOWN = 5


class ExemplarDetails(QScrollArea):
    """Made anew for each report that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "pane-area")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("About the report that is chosen")

    def show_report(self, released: Pack, own: OwnEdition, key: str) -> None:
        """Explain the report of that id; of one that is gone nothing is said."""
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(12))
        for part in _parts(released, own, key):
            column.addWidget(part)
        column.addStretch()
        self.setWidget(content)
        self.verticalScrollBar().setValue(0)


def _parts(released: Pack, own: OwnEdition, key: str) -> Iterator[QWidget]:
    pack = with_added(released, own.exemplars)
    words = {score.score: score.words for score in pack.score_words}
    one = next((one for one in (*pack.exemplars, *own.contrasts) if one.id == key), None)
    added = next((report for report in own.reports if report.id == key), None)
    if one is None:
        return
    title = one.council if isinstance(one, Exemplar) else called(one)
    yield label(title, "card-title", "exemplar_title", wrap=True)
    yield label(f"Score {one.score}: {words.get(one.score, 'not explained')}", "second", "exemplar_score", wrap=True)
    if added is not None:
        # A long name of a file has no place to break, and would push all else out of sight.
        name = CutLabel()
        name.setProperty("kind", "explain")
        name.show_text(added.source)
        here = f"Kept on this computer only{f', {say_since(added)}' if added.added else ''}."
        yield section("Where it is from", name, explanation(here, "exemplar_source"))
    else:
        said = f"{one.source[:1].upper()}{one.source[1:]}, with the pack since edition {released.edition}."
        yield section("Where it is from", explanation(said, "exemplar_source"))
    if isinstance(one, Contrast):
        yield _sounded(pack, one)
        return
    if isinstance(added, AddedExemplar):
        yield _changes(pack, released, own, added)
    yield from _shows(pack, one)
    if added is not None:
        yield explanation(BY_THE_READER, "exemplar_reader")


def _changes(pack: Pack, released: Pack, own: OwnEdition, one: AddedExemplar) -> QWidget:
    """How much the gaps weigh without it and with it."""
    titles = {prevalence.severity: prevalence.title.lower() for prevalence in pack.prevalences}
    without = with_added(released, [other for other in own.exemplars if other is not one])
    said = [
        f"{change.pattern.title}: {titles[change.was]} without it ({change.was_shown}), "
        f"{titles[change.now]} with it ({change.now_shown})."
        for change in weighed(without, pack)
    ]
    if not said:
        return section("What it changes", explanation("No gap weighs more or less with it.", "exemplar_changes"))
    made = [partial(explanation, line, "exemplar_change") for line in said]
    return section("What it changes", first_of(made, FIRST_SHOWN, "more_changes", 4))


def _shows(pack: Pack, one: Exemplar) -> Iterator[QWidget]:
    """The patterns it shows, under their own sub-headings, each with how many exemplars do."""
    shown = [pattern for pattern in pack.patterns if one.id in pattern.shown_by]
    of = len(pack.exemplars)
    for sub_heading in pack.sub_headings:
        here = [pattern for pattern in shown if pattern.home == sub_heading.id]
        lines = [explanation(f"{pattern.title} ({len(pattern.shown_by)}\u00a0of\u00a0{of})") for pattern in here]
        if lines:
            yield section(f"Shows: {sub_heading.short_title}", *lines)
    if not shown:
        yield section("Shows", explanation("The reader finds no pattern clear in it.", "exemplar_shows"))


def _sounded(pack: Pack, one: Contrast) -> QWidget:
    made = [partial(quotation, pack, Heard(one, said), with_pattern=True) for said in one.shortfalls]
    if not made:
        nothing = "The reader finds no sentence in it that says what was lacking."
        return section("What its shortfalls sounded like", explanation(nothing, "exemplar_shortfalls"))
    body = first_of(made, FIRST_SHOWN, "more_shortfalls", 8)
    return section("What its shortfalls sounded like", explanation(IS_CONTRAST, "exemplar_contrast"), body)
