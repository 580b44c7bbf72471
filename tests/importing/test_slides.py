"""Presentations: titles, lists, tables and notes, slide by slide."""

import io
import zipfile
from collections.abc import Callable

from make_office import shape, slides

from desktop.importing.read import ImportedDocument

Read = Callable[[str, bytes | str], ImportedDocument]


def test_slides_are_read_with_their_titles_lists_tables_and_notes(read: Read):
    def cell(text: str) -> str:
        return f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"

    table = (
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>{cell('Agency')}{cell('Wait')}</a:tr>"
        f"<a:tr>{cell('Oak')}{cell('9')}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    first = (
        shape("Waits fell by half.", "Fees rose by a tenth.", kind="body")
        + shape("The year", kind="ctrTitle")
        + shape("7", kind="sldNum")
    )
    second = (
        shape("Waits", kind="title")
        + table
        + "<p:pic/>"
        + f"<p:grpSp>{shape('In a group of shapes there is this.')}</p:grpSp>"
    )
    document = read("a.pptx", slides(first, second, notes={2: "Say that June was better."}))
    assert [(p.kind, p.text, p.page) for p in document.passages] == [
        ("heading", "The year", "1"),
        ("prose", "Waits fell by half.", "1"),
        ("prose", "Fees rose by a tenth.", "1"),
        ("heading", "Waits", "2"),
        ("table", "Waits\nAgency\tWait\nOak\t9", "2"),
        ("prose", "In a group of shapes there is this.", "2"),
        ("prose", "Notes: Say that June was better.", "2"),
    ]
    assert document.source.title == "The year"
    assert document.source.left_out == ("1 picture left out.",)


def test_a_hidden_slide_is_read_and_said(read: Read):
    content = slides(shape("Waits fell by half.", kind="body"), shape("Fees rose.", kind="body"))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(
                name, text.replace(b"<p:sld ", b'<p:sld show="0" ', 1) if name.endswith("slide2.xml") else text
            )
    document = read("a.pptx", changed.getvalue())
    assert [p.text for p in document.passages] == ["Waits fell by half.", "Fees rose."]
    assert document.source.left_out == ("Hidden slides are read with the others: 2.",)
