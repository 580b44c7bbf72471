"""Tables of a PDF, however words and rules lie on the page: no word is lost and none is said twice."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.importing.pdf.aligned import aligned_table
from desktop.importing.pdf.drawn_marks import MARK, with_drawn_marks
from desktop.importing.pdf.lines import lines
from desktop.importing.pdf.ruled import ruled_tables
from desktop.importing.pdf.words import Page, Rule, Word

PLACE = st.integers(0, 40).map(lambda at: at * 7.0)


@st.composite
def words(draw: st.DrawFn) -> list[Word]:
    found: list[Word] = []
    for at in range(draw(st.integers(1, 30))):
        left, foot = draw(PLACE), draw(PLACE)
        found.append(Word(f"w{at}", left, left + draw(st.sampled_from((4.0, 11.0, 30.0, 90.0))), foot + 10, 10.0))
    return found


@st.composite
def rules(draw: st.DrawFn) -> list[Rule]:
    found: list[Rule] = []
    for _ in range(draw(st.integers(0, 14))):
        place, start, end = draw(PLACE), draw(PLACE), draw(PLACE)
        start, end = min(start, end), max(start, end) + 7
        found.append(Rule(start, place, end, place) if draw(st.booleans()) else Rule(place, start, place, end))
    return found


def said(rows: list[list[str]]) -> Counter[str]:
    return Counter(word for row in rows for cell in row for word in cell.split())


@given(words(), rules())
@settings(deadline=None)
def test_a_table_without_ruled_cells_says_every_word_of_its_lines_once(found: list[Word], ruled: list[Rule]):
    whole = lines(found)
    table = aligned_table(whole, ruled)
    if table is not None:
        rows, taken = table
        assert said(rows) == Counter(word.text for line in whole[:taken] for word in line.words)
        assert len({len(row) for row in rows}) == 1


@given(words(), rules())
@settings(deadline=None)
def test_every_word_is_in_a_ruled_table_or_beside_it(found: list[Word], ruled: list[Rule]):
    blocks, rest = ruled_tables(Page(1, 300, 300, words=list(found), rules=ruled))
    left = {word.text for word in rest}
    in_tables = {word for block in blocks for word in said(block.rows)}
    assert left | in_tables == {word.text for word in found}
    assert not left & in_tables


@given(words(), st.lists(st.tuples(PLACE, PLACE), max_size=8))
@settings(deadline=None)
def test_drawn_marks_add_marks_alone(found: list[Word], places: list[tuple[float, float]]):
    marked = with_drawn_marks(found, [Rule(left, top, left + 4, top + 4) for left, top in places])
    assert [word for word in marked if word.text != MARK] == found
    assert len(marked) - len(found) <= len(places)
