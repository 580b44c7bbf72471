"""Makes paragraphs, headings and list entries of the lines of a PDF, by gaps, indents, size and weight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from desktop.importing import blocks, shapes
from desktop.importing.lines import Piece
from desktop.importing.pdf.lines import Line

_LARGER = 1.1
_SMALLER = 0.92
_WIDER_GAP = 1.12
_INDENT = 0.8
_AT_EDGE = 1.0
_JUSTIFIED = 0.5
_SHORT_LINE = 0.65
_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\(?(?:[a-z]|[ivx]{1,5})\)|[-–—•·▪◦●○\uf0b7]|o")
_CONTENTS = re.compile(r".*?(?:\s?\.){4,}\s*\d{1,4}")
_NOTE_MARK = re.compile(r"(?:\[?\d{1,3}[.)\]]?|[*†‡])(?=$|[A-Z“\"])")
_CHANCE = 3
"""Letters of a word that the end of another may be by chance."""
_JOINS = re.compile(r"[^\W_][-–/]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, the page they begin on, and the right edge of their column."""

    lines: list[Line]
    page: int
    edge: float
    is_note: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]


@dataclass(slots=True)
class Print:
    """How a document is set: the size of its text, and for each size how far apart its lines stand."""

    size: float
    leading: dict[float, float] = field(default_factory=dict)
    justified: bool = False

    def gap(self, line: Line) -> float:
        """How far below the line before it a line of one paragraph stands at most."""
        return _WIDER_GAP * self.leading.get(line.size, 1.25 * line.size) + 0.3


def print_of(flows: Iterable[Sequence[Line]]) -> Print:
    """How the lines of a document are set."""
    letters: Counter[float] = Counter()
    gaps: dict[float, list[float]] = {}
    full = lines = 0
    for flow in flows:
        edge = max((line.right for line in flow), default=0)
        full += sum(edge - line.right < _AT_EDGE for line in flow)
        lines += len(flow)
        for above, line in zip([None, *flow], flow, strict=False):
            letters[line.size] += len(line.text)
            if above is not None and above.size == line.size and 0 < line.foot - above.foot < 2.2 * line.size:
                gaps.setdefault(line.size, []).append(line.foot - above.foot)
    # The usual gap between lines is the smaller of those that are there often: paragraphs of one line have a wider one.
    leading = {size: _usual(found) for size, found in gaps.items()}
    return Print(max(letters, key=lambda size: letters[size], default=10.0), leading, full > _JUSTIFIED * lines)


def _usual(gaps: list[float]) -> float:
    rounded = Counter(round(gap * 2) / 2 for gap in gaps)
    often = [gap for gap, count in rounded.items() if count >= max(1, 0.15 * len(gaps))]
    return min(often, default=median(gaps))


def paragraphs(flow: Sequence[Line], page: int, form: Print, foot: float) -> list[Paragraph]:
    """The paragraphs of one column or page; notes stand below ``foot``."""
    if not flow:
        return []
    edge = max(line.right for line in flow)
    found: list[Paragraph] = []
    for line in flow:
        if found and not _begins(found[-1], line, edge, form):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], page, edge))
    _mark_notes(found, form, foot)
    return found


def _begins(last: Paragraph, line: Line, edge: float, form: Print) -> bool:
    """Whether a line begins a paragraph of its own."""
    above = last.last
    other_size = abs(line.size - above.size) > 0.1 * max(line.size, above.size)
    other_weight = line.bold != above.bold and not _mixed(last, line)
    apart = not 0 < line.foot - above.foot <= form.gap(line)
    if other_size or other_weight or apart or _CONTENTS.fullmatch(above.text):
        return True
    # How much room the line above had left beside the first word of this one.
    room = edge - above.right - (line.words[0].right - line.words[0].left) - 0.3 * line.size
    finished = shapes.is_finished(above.text)
    if _LABEL.fullmatch(line.words[0].text) and len(line.words) > 1:
        outward = line.left < above.left - 1
        hangs = len(last.lines) == 1 or line.left < above.left - 0.3 * line.size or line.left <= last.first.left + 1
        if hangs and (finished or room > 0 or outward):
            return True
    indented = len(last.lines) > 1 and line.left > last.lines[1].left + _INDENT * line.size
    if finished and (room > 0 or indented):
        return True
    short = above.right - above.left < _SHORT_LINE * (edge - above.left)
    return short and room > line.size and not shapes.starts_small(line.text)


def _mixed(last: Paragraph, line: Line) -> bool:
    """Whether bold begins or ends inside the sentence, rather than with a line."""
    return (
        not shapes.is_finished(last.last.text)
        and len(last.lines) + len(line.words) > 1
        and (shapes.starts_small(line.text) or not shapes.is_title(last.last.text))
    )


def _mark_notes(found: list[Paragraph], form: Print, foot: float) -> None:
    """Mark the notes at the foot: small print that begins with a mark, and what follows it."""
    start = len(found)
    while start and found[start - 1].first.size <= _SMALLER * form.size and found[start - 1].first.top > foot:
        start -= 1
    marked = next((at for at in range(start, len(found)) if _NOTE_MARK.match(found[at].first.words[0].text)), None)
    if marked is not None and start:
        for paragraph in found[marked:]:
            paragraph.is_note = True


def goes_on(before: Paragraph, after: Paragraph, form: Print) -> bool:
    """Whether a paragraph that begins a page or column is the rest of the last one before it."""
    above, line = before.last, after.first
    if abs(line.size - above.size) > 0.1 * line.size or line.bold or above.bold or _LABEL.fullmatch(line.words[0].text):
        return False
    if shapes.is_finished(above.text):
        # The last line of a paragraph seldom ends just where all lines end.
        return form.justified and before.edge - above.right < _AT_EDGE and len(before.lines) > 1
    room = before.edge - above.right - (line.words[0].right - line.words[0].left) - 0.3 * line.size
    return shapes.starts_small(line.text) or room <= 0


class Hyphens:
    """Which words a document writes, so that a word parted at the end of a line is put together as it is elsewhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        parted = False
        for text in texts:
            words = [word.lower() for word in _WORD.findall(text)]
            # What stands on either side of a line's end may be but half a word.
            begins, parted = parted, text.endswith(("-", "\u00ad"))
            self._words.update(words[begins : len(words) - parted])

    def joined(self, lines: Sequence[str]) -> str:
        """The text of lines; a hyphen at the end of one goes unless the word has one of its own."""
        text = lines[0]
        for below in lines[1:]:
            if text.endswith("\u00ad"):
                text = text[:-1] + below
            elif text.endswith("-") and text[-2:-1].isalpha() and below[:1].islower():
                text = (text if self._keeps(text, below) else text[:-1]) + below
            elif _JOINS.search(text[-2:]) and (below[:1].islower() or not text.endswith("/")):
                text += below
            else:
                text += f" {below}"
        return text

    def _keeps(self, text: str, below: str) -> bool:
        first = (_WORD.findall(text) or [""])[-1].lower()
        last = (_WORD.findall(below) or [""])[0].lower()
        whole, parted = self._words[first + last], self._words[f"{first}-{last}"]
        if whole or parted:
            return parted > whole
        # The second half is a word elsewhere in "long-term", not in "imple-mentation"; in "pri-or" it is so by chance.
        return bool(self._words[last] and (len(last) > _CHANCE or self._words[first] or "-" in first))


def pieces(paragraph: Paragraph, hyphens: Hyphens, form: Print) -> list[Piece]:
    """What a paragraph is: a heading by its size or weight, an entry of a list by its mark, or text."""
    text = blocks.clean(hyphens.joined([line.text for line in paragraph.lines]))
    page = str(paragraph.page)
    if all(_CONTENTS.fullmatch(line.text) for line in paragraph.lines):
        return [Piece("header", " ".join(text.split()), page=page)]
    larger = paragraph.first.size >= _LARGER * form.size
    bold = all(line.bold for line in paragraph.lines)
    if (larger or (bold and blocks.may_be_heading(text))) and any(letter.isalpha() for letter in text):
        return blocks.heading(text, page=page)
    first, _, rest = text.partition(" ")
    if first == "o" and rest[:1].isupper():
        return blocks.entry(rest, page)
    return blocks.paragraph(text, page)
