"""Pages of a PDF become pictures off the window's thread; of what is asked for, the last counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor

from desktop import page_pictures
from desktop.models.paper_pages import Bookmark
from desktop.page_pictures import UNREADABLE, PagePictures, Picture

Writer = Callable[..., Path]


@pytest.fixture
def pictures(qapp: object) -> Iterator[PagePictures]:
    made = PagePictures()
    yield made
    made.close()


def test_a_paper_tells_its_pages_and_its_parts(pictures: PagePictures, write_paper: Writer, qtbot: Any) -> None:
    file = write_paper("a.pdf", "One", "Two", "Three", **{"Needs\u00a0met": 0, "Gaps": 2})
    with qtbot.waitSignal(pictures.opened) as opened:
        pictures.open(file)
    (paper,) = opened.args
    assert paper.sizes == ((595.0, 842.0),) * 3
    assert paper.bookmarks == (Bookmark("Needs met", 0, 0), Bookmark("Gaps", 0, 2))


def test_a_page_is_drawn_in_the_size_that_is_asked_for_with_its_words(
    pictures: PagePictures, write_paper: Writer, qtbot: Any
) -> None:
    pictures.open(write_paper("a.pdf", "One", "Two words"))
    with qtbot.waitSignal(pictures.drawn) as drawn:
        pictures.draw([(1, 2.0)])
    picture: Picture = drawn.args[0]
    assert (picture.page, picture.scale, picture.text) == (1, 2.0, "Two words")
    assert (picture.image.width(), picture.image.height()) == (1190, 1684)
    assert picture.image.pixelColor(0, 0) == QColor("white")
    inked = [picture.image.pixelColor(x, 270).lightness() for x in range(120, 300)]
    assert min(inked) < 100


def test_only_what_is_asked_for_last_is_drawn(pictures: PagePictures, write_paper: Writer, qtbot: Any) -> None:
    seen: list[int] = []
    pictures.drawn.connect(lambda picture: seen.append(picture.page))
    with qtbot.waitSignal(pictures.opened):
        pictures.open(write_paper("a.pdf", *map(str, range(9))))
    pictures.draw([(page, 1.0) for page in range(8)])
    pictures.draw([(8, 1.0)])
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == 8)
    assert len(seen) <= 2


def test_the_file_may_be_written_again_while_it_is_shown(
    pictures: PagePictures, write_paper: Writer, qtbot: Any
) -> None:
    file = write_paper("a.pdf", "One")
    with qtbot.waitSignal(pictures.opened):
        pictures.open(file)
    file.unlink()
    with qtbot.waitSignal(pictures.drawn):
        pictures.draw([(0, 1.0)])


@pytest.mark.expects_log_warnings
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and no more", b"words"])
def test_what_is_no_pdf_is_said_in_a_sentence(
    pictures: PagePictures, write_paper: Writer, tmp_path: Path, qtbot: Any, content: bytes
) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with qtbot.waitSignal(pictures.failed) as failed:
        pictures.open(tmp_path / "a.pdf")
    assert failed.args == [UNREADABLE]
    with qtbot.waitSignal(pictures.opened):
        pictures.open(write_paper("b.pdf", "One"))


@pytest.mark.expects_log_warnings
def test_a_paper_that_is_gone_is_said_in_a_sentence(pictures: PagePictures, tmp_path: Path, qtbot: Any) -> None:
    with qtbot.waitSignal(pictures.failed):
        pictures.open(tmp_path / "gone.pdf")


def test_closed_it_draws_nothing_more(pictures: PagePictures, write_paper: Writer, qtbot: Any) -> None:
    seen: list[str] = []
    pictures.drawn.connect(lambda picture: seen.append(picture.text))
    with qtbot.waitSignal(pictures.opened):
        pictures.open(write_paper("a.pdf", "One"))
    pictures.draw([(0, 3.0)])
    pictures.close()
    pictures.draw([(0, 1.0)])
    with qtbot.waitSignal(pictures.opened):
        pictures.open(write_paper("b.pdf", "Two"))
    with qtbot.waitSignal(pictures.drawn):
        pictures.draw([(0, 1.0)])
    assert seen == ["Two"]


def test_closing_waits_for_no_page_that_is_being_drawn(pictures: PagePictures, write_paper: Writer, qtbot: Any) -> None:
    with qtbot.waitSignal(pictures.opened):
        pictures.open(write_paper("a.pdf", "One"))
    with page_pictures._ONE_AT_A_TIME:
        pictures.draw([(0, 1.0)])
        pictures.close()
    with qtbot.waitSignal(pictures.opened):
        pictures.open(write_paper("b.pdf", "Two"))


@pytest.mark.expects_log_warnings
def test_of_a_paper_that_cannot_be_read_only_the_kind_of_fault_is_logged(
    pictures: PagePictures, tmp_path: Path, qtbot: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(pictures.failed):
        pictures.open(tmp_path / "gone.pdf")
    assert caplog.messages == ["A page of the paper could not be read: FileNotFoundError"]
