"""The bundled example holds together, shows what the program is for, and is about nobody real."""

from __future__ import annotations

import re

import pytest

from rubric.accounts import words_written
from rubric.assessment import Assessment
from rubric.comparison import Comparison
from rubric.decisions import digest
from rubric.gaps import find_gaps
from rubric.pack import Pack
from rubric.partial_dates import last_day
from rubric.references import faulty_references, known_ids, references_of
from rubric.trends import trends


@pytest.fixture(scope="module")
def comparison(pack: Pack, example: Assessment) -> Comparison:
    return find_gaps(pack, example.evidence, example.details.as_of, example.decisions)


def test_it_refers_only_to_what_is_there(pack: Pack, example: Assessment) -> None:
    sub_headings = {s.id for s in pack.sub_headings}
    texts = {item.id: item.text for item in example.evidence}
    assert (example.statement, example.pack_edition) == (pack.id, pack.edition)
    assert len(texts) == len(example.evidence)
    for item in example.evidence:
        assert set(item.sub_headings) <= sub_headings
        assert item.category is None or pack.category(item.category)
        assert item.status in {status.id for status in pack.evidence_statuses}
        assert item.date is None or last_day(item.date) <= example.details.as_of.replace(month=12, day=31)
    for decided in example.decisions.matches:
        assert pack.pattern(decided.pattern)
        assert decided.digest == digest([texts[decided.evidence]])
    documents = {document.id for document in example.documents}
    for passage in example.passages:
        assert passage.document in documents
        assert (passage.verdict == "accepted") == (passage.evidence in texts)


def test_every_account_is_written(pack: Pack, example: Assessment) -> None:
    assert {account.sub_heading for account in example.accounts} == {"", *(s.id for s in pack.sub_headings)}
    least, most = pack.limits.narrative_words
    for account in example.accounts:
        assert least <= words_written(account) <= most
        assert len(account.narrative.split("\n\n")[0].split()) <= 50, "the first paragraph is set large"
    assert example.account("").judgement in {words.score for words in pack.score_words}
    assert example.account("").reasons


def test_some_accounts_are_written_in_parts_that_refer_to_what_stands_there(pack: Pack, example: Assessment) -> None:
    parts = {part.id for part in pack.narrative_parts}
    whole = [account for account in example.accounts if set(account.parts) == parts]
    assert len(whole) >= 2
    for account in whole:
        texts = " ".join(account.parts.values())
        assert len(references_of(texts, known_ids(example))) >= 4
        assert faulty_references(example, [s.id for s in pack.sub_headings], account.sub_heading, texts) == ()
    assert {account.confidence for account in example.accounts} <= {"", *(c.id for c in pack.confidences)}


def test_it_is_about_nobody_real(example: Assessment) -> None:
    text = example.model_dump_json()
    assert not re.search(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", text), "no postcode"
    assert not re.search(r"\S@\S|https?://|\b0\d{3,4}[ ]?\d{5,6}\b", text), "no address or number to reach anyone by"
    assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor) [A-Z]", text), "no named person"


def test_most_patterns_are_covered_and_some_are_left_out_on_purpose(pack: Pack, comparison: Comparison) -> None:
    statuses = [pattern.status for pattern in comparison.patterns]
    assert len(statuses) == len(pack.patterns)
    assert 26 <= statuses.count("covered") <= 36
    assert statuses.count("weak") >= 4
    assert statuses.count("missing") >= 5


@pytest.mark.parametrize(
    ("check", "evidence"),
    [
        ("out-of-date", ("E32",)),
        ("unsupported-claim", ("E34",)),
        ("figures-do-not-add", ("E17",)),
        ("not-evidence", ("E16",)),
    ],
)
def test_it_shows_what_a_check_is_for(comparison: Comparison, check: str, evidence: tuple[str, ...]) -> None:
    assert evidence in [gap.evidence for gap in comparison.gaps if gap.check == check]


def test_it_shows_a_shortfall_that_nothing_answers(comparison: Comparison) -> None:
    assert [gap for gap in comparison.gaps if gap.check == "shortfall-without-plan" and gap.evidence]


def test_it_shows_a_sub_heading_without_peoples_voice(comparison: Comparison) -> None:
    assert "sustainability" in {gap.sub_heading for gap in comparison.gaps if gap.check == "single-voice"}


def test_one_item_waits_for_a_place_and_one_for_a_yes(comparison: Comparison) -> None:
    assert [compared.item.id for compared in comparison.items if not compared.sub_headings] == ["E36"]
    assert any(match.fit == "possible" for compared in comparison.items for match in compared.matches)


def test_decisions_and_actions_stand_on_gaps_that_are_there(example: Assessment, comparison: Comparison) -> None:
    keys = {gap.key for gap in comparison.gaps}
    assert {dismissal.gap for dismissal in example.decisions.dismissals} <= keys
    assert {action.gap for action in example.decisions.actions} <= keys
    assert not [gap.key for gap in comparison.gaps if gap.text_changed]
    assert [action for action in example.decisions.actions if action.done]
    assert [action for action in example.decisions.actions if not action.owner]


def test_some_figures_are_kept_and_two_measures_show_a_trend(pack: Pack, example: Assessment) -> None:
    kept = trends(pack, example.figures, example.evidence)
    assert 4 <= len(example.figures) <= 6
    assert sorted(trend.latest.change for trend in kept if len(trend.points) > 1) == [
        "down 1.6 days since April to June 2025",
        "up 530 since March 2021",
    ]
    for trend in kept:
        assert not trend.is_disputed
        for point in trend.points:
            assert point.item
            assert point.dates
            assert point.record.value.split()[0] in point.item.text
