"""What was found is told in two lines: the words that were looked for, and where they stand."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.document.search_index import Columns, SearchIndex
from desktop.models.found_rows import EXCERPT, FoundRow, excerpt, found_rows, say_found, split_key
from desktop.models.history import OPENED, history_rows
from desktop.models.passages import passage_row
from desktop.models.row_model import RowModel
from desktop.models.rows import Heading
from desktop.searchable import KINDS, AccountPart, Found, Key, joined, marked_lines, pieces, words_of
from desktop.searcher import _hit
from rubric.assessment import Account, Assessment
from rubric.comparison import Comparison
from rubric.decisions import Action
from rubric.gaps import find_gaps
from rubric.pack import Pack


@pytest.fixture(scope="module")
def comparison(pack: Pack, example: Assessment) -> Comparison:
    return find_gaps(pack, example.evidence, example.details.as_of, example.decisions)


def search(pack: Pack, assessment: Assessment, comparison: Comparison | None, typed: str) -> Found:
    """Search without a thread, all that there is."""
    with closing(SearchIndex[Key, Any]()) as index:

        def columns(piece: Any) -> Columns:
            name, text, more = words_of(pack, piece)
            return Columns(name, text, joined(more))

        index.bring_up_to_date(pieces(pack, assessment, comparison), columns)
        found = index.find(typed)
        marks = index.marks(typed, found)
        hits = [_hit(pack, key, index.piece(key), marks[key]) for key in found]
    counts = {kind: n for kind in KINDS if (n := sum(key.kind == kind for key in found))}
    return Found(typed, counts, tuple(sorted(hits, key=lambda hit: KINDS.index(hit.key.kind))))


def rows_of(pack: Pack, assessment: Assessment, comparison: Comparison | None, typed: str) -> list[FoundRow]:
    documents = {document.id: document for document in assessment.documents}
    rows = found_rows(pack, comparison, search(pack, assessment, comparison, typed), documents)
    return [row for row in rows if isinstance(row, FoundRow)]


def row(rows: list[FoundRow], kind: str) -> FoundRow:
    return next(row for row in rows if split_key(row.key)[0] == kind)


def test_every_piece_is_told_by_one_key(pack: Pack, example: Assessment, comparison: Comparison) -> None:
    keys = [key for key, _ in pieces(pack, example, comparison)]
    assert len(keys) == len(set(keys))
    assert {key.kind for key in keys} == set(KINDS)


def test_an_unchanged_piece_is_the_same_or_equal(pack: Pack, example: Assessment, comparison: Comparison) -> None:
    assert dict(pieces(pack, example, comparison)) == dict(pieces(pack, example, comparison))


@pytest.mark.parametrize("field", ["source", "page", "owner", "caveat", "file_name", "period", "link"])
def test_an_item_is_found_by_everything_known_of_it(pack: Pack, example: Assessment, field: str) -> None:
    item = example.evidence[0].model_copy(update={field: "marmalade ledger"})
    changed = example.model_copy(update={"evidence": (item,)})
    found = row(rows_of(pack, changed, None, "marmalade"), "evidence")
    assert found.key == f"evidence/{item.id}"
    assert found.second.startswith(item.id)
    assert found.found_in is not None
    assert [found.found_in.words[a:b] for a, b in found.found_in.spans] == ["marmalade"]


def test_words_in_a_long_text_are_brought_into_sight(pack: Pack, example: Assessment) -> None:
    item = example.evidence[0].model_copy(update={"text": "Something else. " * 40 + "Then marmalade\nwas made."})
    found = row(rows_of(pack, example.model_copy(update={"evidence": (item,)}), None, "marmalade"), "evidence")
    ((start, end),) = found.spans
    assert found.title[start:end] == "marmalade"
    assert found.title.startswith("…")
    assert start < 40
    assert "\n" not in found.title


def test_a_gap_says_where_it_stands_and_a_dismissed_one_that_it_is_put_away(
    pack: Pack, example: Assessment, comparison: Comparison
) -> None:
    dismissed = next(gap for gap in comparison.gaps if gap.dismissal and gap.pattern)
    assert dismissed.dismissal is not None
    assert dismissed.pattern is not None
    rows = rows_of(pack, example, comparison, pack.pattern(dismissed.pattern).title)
    found = next(row for row in rows if row.key == f"gap/{dismissed.key}")
    assert found.second.startswith("Put away")
    assert pack.sub_heading(dismissed.sub_heading).short_title in found.second
    reason = dismissed.dismissal.reason.split()[-2]
    assert f"gap/{dismissed.key}" in {row.key for row in rows_of(pack, example, comparison, reason)}


def test_every_part_of_the_account_is_found_and_named(pack: Pack, example: Assessment) -> None:
    part = pack.narrative_parts[-1]
    account = Account(sub_heading="capacity", narrative="apricots", parts={part.id: "quinces"}, reasons="medlars")
    changed = example.model_copy(update={"accounts": (account,)})
    for words, second in (("apricots", "in short"), ("quinces", part.title), ("medlars", "reasons")):
        found = row(rows_of(pack, changed, None, words), "account")
        assert pack.sub_heading("capacity").short_title in found.second
        assert second in found.second
        assert found.title == words


def test_actions_documents_passages_patterns_and_words_are_found(
    pack: Pack, example: Assessment, comparison: Comparison
) -> None:
    action = example.decisions.actions[0]
    assert row(rows_of(pack, example, comparison, action.what), "action").key == f"action/{action.id}"
    passage = next(p for p in example.passages if len(p.text) > 80)
    found = rows_of(pack, example, comparison, " ".join(passage.text.split()[:9]))
    assert f"passage/{passage.id}" in {row.key for row in found}
    document = example.documents[0]
    assert row(rows_of(pack, example, comparison, document.title), "document").key == f"document/{document.id}"
    pattern = pack.patterns[0]
    assert row(rows_of(pack, example, comparison, pattern.cues[0]), "pattern").shape
    assert row(rows_of(pack, example, comparison, pack.sub_headings[1].title), "sub-heading").key.endswith(
        "market-shaping"
    )
    said = pack.quality_statement.i_statements[0]
    assert row(rows_of(pack, example, comparison, said), "word").key == "word/i-statement"


def test_a_passage_whose_item_is_in_the_bin_is_to_decide(pack: Pack, example: Assessment) -> None:
    passage = example.passages[0].model_copy(update={"text": "Marmalade", "kind": "prose", "evidence": "E1"})
    for verdict, said in (("accepted", "accepted as E1"), ("", "to decide")):
        now = passage.model_copy(update={"verdict": verdict})
        changed = example.model_copy(update={"passages": (now,)})
        assert said in row(rows_of(pack, changed, None, "marmalade"), "passage").second
        assert passage_row(pack, now, None).verdict.endswith("as E1") == bool(verdict)


@pytest.mark.parametrize("place", ["capacity", "", "another-edition"])
def test_an_action_of_no_gap_says_where_it_stands(pack: Pack, example: Assessment, place: str) -> None:
    own = example.decisions.model_copy(update={"actions": (Action(id=9, sub_heading=place, what="Marmalade"),)})
    found = row(rows_of(pack, example.model_copy(update={"decisions": own}), None, "marmalade"), "action")
    titles = {"capacity": pack.sub_heading("capacity").short_title, "": "Whole statement"}
    assert titles.get(place, place) in found.second.split(" · ")


def test_kinds_stand_under_their_headings_with_their_counts(pack: Pack, example: Assessment) -> None:
    found = search(pack, example, None, "carers")
    few = Found(found.asked, found.counts, tuple(hit for hit in found.hits if hit.key.kind != "evidence")[:1])
    rows = found_rows(pack, None, few, {})
    headings = [row for row in rows if isinstance(row, Heading)]
    assert [heading.key for heading in headings] == [f"heading/{kind}" for kind in found.counts]
    assert headings[0].accessible == f"Evidence, {found.counts['evidence']}"
    assert rows[1].key == "more/evidence"
    assert rows[1].title == f"Show all {found.counts['evidence']}"
    assert say_found(found).startswith(f"{sum(found.counts.values())} found: Evidence ")
    assert say_found(Found("x", {}, ())) == "Nothing found"


def test_what_was_found_holds_to_the_rules_of_qt(pack: Pack, example: Assessment, qtmodeltester: Any) -> None:
    model = RowModel()
    model.show(found_rows(pack, None, search(pack, example, None, "care"), {d.id: d for d in example.documents}))
    assert model.rowCount() > 20
    qtmodeltester.check(model)


@given(st.text(max_size=700), st.data())
def test_an_excerpt_is_one_line_and_its_marks_hold_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    spans = ((start, end),) if start < end else ()
    line, marked = excerpt(text, spans)
    assert len(line) <= EXCERPT + 1
    assert not any(letter in line for letter in "\n\r\t")
    for (a, b), (old_a, old_b) in zip(marked, spans, strict=True):
        same = zip(line[a:b], text[old_a:old_b], strict=True)
        assert all(one == other or other.isspace() for one, other in same)


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=20)), max_size=6), st.data())
def test_marks_in_the_lines_beside_the_text_fall_into_their_own_line(
    more: list[tuple[str, str]], data: st.DataObject
) -> None:
    whole = joined(more)
    assert whole.count("\n") == max(0, len(more) - 1)
    filled = [n for n, (_, words) in enumerate(more) if words]
    if filled:
        number = data.draw(st.sampled_from(filled))
        start = sum(len(words) + 1 for _, words in more[:number])
        (line,) = marked_lines(more, [(start, start + len(more[number][1]))])
        assert line.label == more[number][0]
        assert line.spans == ((0, len(line.words)),)


def test_a_part_that_the_edition_does_not_know_is_named_by_its_id(pack: Pack) -> None:
    account = Account(sub_heading="", parts={"old-part": "Quinces."})
    assert words_of(pack, AccountPart(account, "old-part")).text == "Quinces."


def test_the_history_is_told_newest_first_with_where_one_is() -> None:
    rows = history_rows(["Add evidence", "Type in E1", "Move E1"], done=2)
    assert [row.title for row in rows] == ["Move E1", "Type in E1", "Add evidence", OPENED]
    assert [row.key for row in rows] == ["3", "2", "1", "0"]
    assert [row.second for row in rows] == [
        "Taken back; choose it to do everything up to it again",
        "You are here",
        "Choose it to take back the step after it",
        "Choose it to take back the 2 steps after it",
    ]
