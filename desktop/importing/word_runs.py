"""The words of a Word paragraph as they stand once all changes are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.importing.package import Element
from desktop.importing.word_styles import is_on

_WORDS = {
    "{w}tab": "\t", "{w}ptab": "\t", "{w}cr": "\n", "{w}noBreakHyphen": "-", "{w}softHyphen": "",
}  # fmt: skip
_LEFT_OUT = ("{w}pPr", "{w}rPr", "{w}instrText", "{w}delText", "{w}sdtPr", "{w}sdtEndPr")
_SYMBOLS = {"F0B7": "•", "F0A7": "•", "F0FC": "✓", "F0FE": "☒", "F0A8": "☐", "F0E0": "→", "F0DF": "←"}


@dataclass(slots=True)
class Words:
    """What one paragraph holds. ``boxes`` are the text boxes that hang on it, ``notes`` its footnotes by kind and id.

    ``pages`` counts the page ends in it that Word last drew, ``pages_before`` those before its first word.
    """

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pages: int = 0
    pages_before: int = 0
    pictures: int = 0
    charts: int = 0
    changes: int = 0
    hidden: int = 0

    @property
    def text(self) -> str:
        """All the words, with tabs and the line ends that were made by hand."""
        return "".join(self.parts)

    @property
    def is_bold(self) -> bool:
        """Whether every letter is bold."""
        return self.bold > 0 and self.bold == sum(1 for letter in self.text if not letter.isspace())

    def add(self, element: Element, *, bold: bool = False) -> None:
        """Take the words of everything in an element."""
        for child in element:
            match child.tag:
                case "{w}r":
                    self._run(child, bold)
                case "{w}t" | "{m}t":
                    self._say(child.text or "", bold)
                case "{w}ins" | "{w}moveTo":
                    self.changes += 1
                    self.add(child, bold=bold)
                case "{w}br":
                    self._say("" if child.get("{w}type") in ("page", "column") else "\n", bold)
                case "{w}sym":
                    self._say(_SYMBOLS.get(child.get("{w}char", "").upper(), ""), bold)
                case "{mc}AlternateContent":
                    self.add(alternative(child), bold=bold)
                case tag if tag in _WORDS:
                    self._say(_WORDS[tag], bold)
                case tag if tag not in _LEFT_OUT and not self._marks(child):
                    self.add(child, bold=bold)

    def _marks(self, element: Element) -> bool:
        """Whether an element only marks a place, which is then kept: a change, a page's end, a note, a drawing."""
        match element.tag:
            case "{w}del" | "{w}moveFrom":
                self.changes += 1
            case "{w}lastRenderedPageBreak":
                self.pages += 1
                self.pages_before += not self.parts
            case "{w}footnoteReference" | "{w}endnoteReference":
                self.notes.append((element.tag[3:-9], element.get("{w}id", "")))
            case "{w}drawing" | "{w}pict" | "{w}object":
                self._drawing(element)
            case _:
                return False
        return True

    def _run(self, run: Element, bold: bool) -> None:
        form = run.find("{w}rPr")
        if form is not None and is_on(form.find("{w}vanish")):
            self.hidden += 1
            return
        mark = form.find("{w}b") if form is not None else None
        self.add(run, bold=is_on(mark) if mark is not None else bold)

    def _say(self, text: str, bold: bool) -> None:
        self.parts.append(text)
        if bold:
            self.bold += sum(1 for letter in text if not letter.isspace())

    def _drawing(self, drawing: Element) -> None:
        boxes = list(_boxes(drawing))
        self.boxes += boxes
        if boxes:
            return
        is_chart = drawing.find(".//{c}chart") is not None or drawing.find(".//{dgm}relIds") is not None
        self.charts += is_chart
        self.pictures += not is_chart


def alternative(element: Element) -> Element:
    """Which of the ways in which Word wrote one thing is read: the newest."""
    choice = element.find("{mc}Choice")
    fallback = element.find("{mc}Fallback")
    chosen = choice if choice is not None else fallback
    return chosen if chosen is not None else element


def _boxes(element: Element) -> list[Element]:
    """The text boxes in a drawing, each once; a box in a box comes with the outer one."""
    found: list[Element] = []
    for child in element:
        if child.tag == "{w}txbxContent":
            found.append(child)
        else:
            found += _boxes(alternative(child) if child.tag == "{mc}AlternateContent" else child)
    return found
