"""A list keeps what is chosen while rows come, go, move and change around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt

from desktop.models.roles import Role
from desktop.models.row_model import DRAGGED, RowModel
from desktop.models.rows import Heading


@dataclass(frozen=True)
class Line:
    key: str
    title: str = ""
    tooltip: str = ""

    @property
    def accessible(self) -> str:
        return f"line {self.key}"


def lines(keys: str) -> list[Line]:
    return [Line(key) for key in keys]


def test_a_filled_model_holds_to_the_rules_of_qt(qtmodeltester: Any) -> None:
    model = RowModel()
    model.show([Heading("head", "Expected"), *lines("abc")])
    qtmodeltester.check(model)


@pytest.mark.parametrize("after", ["abcd", "bcd", "dcba", "xbycz", "b", "acbd"])
def test_what_stays_is_still_pointed_at(qtmodeltester: Any, after: str) -> None:
    model = RowModel()
    qtmodeltester.check(model)
    model.show(lines("abcd"))
    chosen = QPersistentModelIndex(model.index(1))
    model.show(lines(after))
    assert chosen.data(Role.KEY) == "b"
    assert [model.index(row).data(Role.KEY) for row in range(model.rowCount())] == list(after)


def test_what_goes_is_no_longer_pointed_at() -> None:
    model = RowModel()
    model.show(lines("abc"))
    chosen = QPersistentModelIndex(model.index(1))
    model.show(lines("ac"))
    assert not chosen.isValid()


def test_a_changed_row_is_announced_alone(qtbot: Any) -> None:
    model = RowModel()
    model.show(lines("abc"))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show([Line("a"), Line("b", "typed"), Line("c")])
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)


def test_the_same_rows_again_announce_nothing(qtbot: Any) -> None:
    model = RowModel()
    model.show(lines("abc"))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.layoutChanged):
        model.show(lines("abc"))


def test_a_heading_cannot_be_chosen() -> None:
    model = RowModel()
    model.show([Heading("head", "Expected"), Line("a")])
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.open_keys() == ("a",)


def test_dragged_rows_are_called_by_their_keys_in_order() -> None:
    model = RowModel()
    model.show([Heading("head", "Expected"), *lines("abc")])
    data = model.mimeData([model.index(3), model.index(0), model.index(1)])
    assert data.data(DRAGGED).data() == b"a\nc"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_screen_reader_gets_the_words_of_the_row() -> None:
    model = RowModel()
    model.show([Line("a", "A title")])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "line a"
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) is None


@given(
    st.lists(st.permutations("abcdefg").flatmap(lambda p: st.integers(0, 7).map(lambda n: "".join(p[:n]))), max_size=6)
)
def test_any_succession_of_rows_is_shown_as_given(succession: list[str]) -> None:
    model = RowModel()
    selection = QItemSelectionModel(model)
    for keys in succession:
        before = selection.currentIndex().data(Role.KEY)
        model.show(lines(keys))
        assert list(keys) == [model.index(n).data(Role.KEY) for n in range(len(keys))]
        if before is not None and before in keys:
            assert selection.currentIndex().data(Role.KEY) == before
        elif keys:
            selection.setCurrentIndex(model.index(len(keys) // 2), QItemSelectionModel.SelectionFlag.ClearAndSelect)
