"""Reads a Word document: its paragraphs with the numbers that Word prints, its tables, notes and text boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from desktop.importing import blocks
from desktop.importing.lines import Piece
from desktop.importing.package import Element, Package
from desktop.importing.reading import Reading, counted
from desktop.importing.word_numbering import BULLET, Numbering, value, whole
from desktop.importing.word_runs import Words, alternative
from desktop.importing.word_styles import Styles

_INSIDE = ("{w}sdt", "{w}sdtContent", "{w}customXml", "{w}ins", "{w}moveTo", "{w}smartTag")
_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}


def read(package: Package) -> Reading:
    """The document whole, as it stands once all changes are accepted. Raises ImportingError."""
    body = package.xml(package.main)
    body = body.find("{w}body") if body is not None else None
    if body is None:
        raise package.damaged()
    return _Document(package).read(body)


class _Document:
    """What is gathered on the way through a document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.parts = dict(package.relationships(package.main).values())
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"))
        self.reading = Reading()
        self.notes: list[tuple[str, str]] = []
        self.counts: Counter[str] = Counter()
        self.page = 1
        self.ahead: Words | None = None

    def read(self, body: Element) -> Reading:
        found = list(self._blocks(body))
        found += self._noted()
        found += self._page_headers()
        self.reading.pieces = found
        if not self.counts["pages"]:
            for piece in found:
                piece.page = ""
        self.reading.left_out = self._left_out()
        return self.reading

    def _part(self, kind: str) -> Element | None:
        part = self.parts.get(kind)
        return self.package.xml(part) if part else None

    def _blocks(self, element: Element) -> Iterator[Piece]:
        for child in element:
            match child.tag:
                case "{w}p":
                    yield from self._paragraph(child)
                case "{w}tbl":
                    yield from self._table(child)
                case "{mc}AlternateContent":
                    yield from self._blocks(alternative(child))
                case "{w}altChunk":
                    self.counts["chunks"] += 1
                case tag if tag in _INSIDE:
                    yield from self._blocks(child)

    def _words(self, paragraph: Element) -> Words | None:
        """The words of a paragraph with those before it whose end was deleted; None where its own end was."""
        words, self.ahead = self.ahead or Words(), None
        words.add(paragraph)
        if paragraph.find("{w}pPr/{w}rPr/{w}del") is not None:
            self.ahead = words
            return None
        self.notes += words.notes
        self.counts.update(
            pictures=words.pictures, charts=words.charts, changes=words.changes, hidden=words.hidden, pages=words.pages
        )
        return words

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        words = self._words(paragraph)
        if words is None:
            return
        text = blocks.clean(words.text)
        page = str(self.page + words.pages_before)
        self.page += words.pages
        form = paragraph.find("{w}pPr")
        style = self.styles.get(value(form, "{w}pStyle"))
        if style.is_contents:
            yield from [Piece("header", " ".join(text.split()), page=page)] if text else []
            return
        label = self._label(form)
        if style.is_title and text and not self.reading.title:
            self.reading.title = " ".join(text.split())
        outlined = 0 <= whole(value(form, "{w}outlineLvl"), -1) < 9
        bold = words.is_bold or (style.is_bold and not words.bold)
        if style.is_heading or outlined or (bold and blocks.may_be_heading(text)):
            number = "" if label == BULLET else label
            yield from self._heading(text, number, page)
        elif label == BULLET:
            yield from blocks.entry(text, page)
        elif label:
            yield from blocks.labelled(label, text, page)
        else:
            yield from blocks.paragraph(text, page)
        for box in words.boxes:
            yield from self._blocks(box)

    def _heading(self, text: str, label: str, page: str) -> list[Piece]:
        if not label:
            return blocks.heading(text, page=page)
        piece = blocks.labelled(label, text, page)
        if not text or not piece or not piece[0].number:
            return blocks.heading(f"{label} {text}", page=page) if text else piece
        return blocks.heading(piece[0].text, piece[0].number, page)

    def _label(self, form: Element | None) -> str:
        """What Word prints before a paragraph; the paragraph is counted."""
        name = value(form, "{w}pStyle")
        style = self.styles.get(name)
        own = form.find("{w}numPr") if form is not None else None
        numbering = value(own, "{w}numId") or style.numbering
        if not numbering or numbering == "0":
            return ""
        level = value(own, "{w}ilvl")
        if level:
            at = whole(level, 0)
        elif style.level is not None:
            at = style.level
        else:
            at = self.numbering.level_of_style(numbering, name)
        return self.numbering.label(numbering, at)

    def _table(self, table: Element) -> Iterator[Piece]:
        """A table as a table; one that only lays out, as the paragraphs in it."""
        rows = [row for row in _inside(table, "{w}tr") if row.find("{w}trPr/{w}del") is None]
        cells = [list(_inside(row, "{w}tc")) for row in rows]
        if max(map(len, cells), default=0) < 2 or any(cell.find("{w}tbl") is not None for row in cells for cell in row):
            for row in cells:
                for cell in row:
                    yield from self._blocks(cell)
            return
        page = str(self.page)
        yield from blocks.table(blocks.spread(self._merged(cells)), page)

    def _merged(self, rows: list[list[Element]]) -> list[list[blocks.Cell]]:
        """The cells with what is merged said: those that go on with the one above have its words."""
        whole_table: list[list[blocks.Cell]] = []
        above: dict[int, str] = {}
        for row in rows:
            line: list[blocks.Cell] = []
            column = 0
            for cell in row:
                across = max(1, whole(value(cell, "{w}tcPr/{w}gridSpan"), 1))
                merge = cell.find("{w}tcPr/{w}vMerge")
                text = self._cell(cell)
                if merge is None:
                    above.pop(column, None)
                elif merge.get("{w}val") == "restart":
                    above[column] = text
                else:
                    text = text or above.get(column, "")
                line.append(blocks.Cell(text, across))
                column += across
            whole_table.append(line)
        return whole_table

    def _cell(self, cell: Element) -> str:
        said: list[str] = []
        for piece in self._blocks(cell):
            said.append(f"{piece.number} {piece.text}" if piece.number else piece.text)
        return blocks.joined(text.strip() for text in said)

    def _noted(self) -> Iterator[Piece]:
        """Footnotes and endnotes, in the order in which the text refers to them."""
        trees = {kind: self._part(part) for kind, part in _NOTES.items()}
        texts = {(kind, note.get("{w}id")): note for kind, tree in trees.items() if tree is not None for note in tree}
        wanted = [texts[key] for key in dict.fromkeys(self.notes) if key in texts]
        if wanted:
            yield Piece("heading", "Notes", page=str(self.page))
        for number, note in enumerate(wanted, start=1):
            first = True
            for piece in self._blocks(note):
                if first and piece.kind == "plain":
                    piece.text, first = f"Note {number}: {piece.text}", False
                yield piece

    def _page_headers(self) -> Iterator[Piece]:
        """What stands at the head and foot of pages, once."""
        said: dict[str, None] = {}
        for kind in ("header", "footer"):
            for part in self.package.related(self.package.main, kind):
                tree = self.package.xml(part)
                words = [" ".join(p.text.split()) for p in self._blocks(tree)] if tree is not None else []
                said |= dict.fromkeys(text for text in words if any(letter.isalpha() for letter in text))
        return (Piece("page-mark", text) for text in said)

    def _left_out(self) -> list[str]:
        comments = self._part("comments")
        self.counts["comments"] = len(comments.findall("{w}comment")) if comments is not None else 0
        said = {
            "comments": ("comment", "comments"),
            "pictures": ("picture", "pictures"),
            "charts": ("chart or diagram", "charts and diagrams"),
            "hidden": ("piece of hidden text", "pieces of hidden text"),
            "chunks": ("document inside the document", "documents inside the document"),
        }
        sentences = [
            f"{counted(self.counts[key], *words)} left out." for key, words in said.items() if self.counts[key]
        ]
        if self.counts["changes"]:
            sentences.append("Tracked changes are read as if all were accepted.")
        return sentences


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those in a content control."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in _INSIDE:
            yield from _inside(child, wanted)
