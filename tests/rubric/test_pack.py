"""A pack that does not hold together is refused with the place and the cure; the released one holds together."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from string import Formatter

import pytest

from rubric.editions import PACKS, released_packs, statement_and_edition
from rubric.pack import Pack, PackError
from rubric.pack_file import load_pack

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """Change a copy of the released pack: in that file, these words for those. Returns its folder."""
    folder = tmp_path / "care-provision-2099.1"
    shutil.copytree(released_packs()[-1], folder)

    def change(file: str, old: str, new: str) -> Path:
        text = (folder / file).read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return change


def refusal(folder: Path) -> str:
    with pytest.raises(PackError) as error:
        load_pack(folder)
    sentence = str(error.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert error.value.__suppress_context__ or error.value.__context__ is None
    return sentence


# Refusals


@pytest.mark.parametrize("file", ["pack.toml", "checks.toml", "glossary.toml", "lexicon.toml", "standing.toml"])
def test_a_missing_file_is_named(edit: Edit, file: str) -> None:
    folder = edit(file, "", "")
    (folder / file).unlink()
    assert f"{file}: the file is missing; restore it" in refusal(folder)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "pack.toml: the file is missing" in refusal(tmp_path / "nowhere")


@pytest.mark.parametrize("file", ["pack.toml", "checks.toml", "glossary.toml", "patterns/quality.toml"])
def test_bad_toml_names_file_and_line(edit: Edit, file: str) -> None:
    folder = edit(file, "", "title = = 1\n")
    sentence = refusal(folder)
    assert Path(file).name in sentence
    assert re.search(r"line \d+", sentence)
    assert "mend that line" in sentence


@pytest.mark.parametrize("file", ["pack.toml", "patterns/quality.toml"])
def test_a_file_that_is_not_utf_8(edit: Edit, file: str) -> None:
    folder = edit(file, "", "")
    (folder / file).write_bytes(b'title = "caf\xe9"\n')
    assert "save it again as UTF-8" in refusal(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (
            "pack.toml",
            'theme = "Providing support"',
            'theme = "Providing support"\nthemes = 4',
            "care-provision > themes",
        ),
        ("pack.toml", "ageing_months = 12", "ageing_months = 12\nageing_weeks = 9", "limits"),
        (
            "patterns/capacity.toml",
            'kind = "strength"',
            'sort = "strength"\nkind = "strength"',
            "homecare-sourcing-times",
        ),
        ("checks.toml", 'title = "Personal data"', 'title = "Personal data"\nname = "x"', "personal-data"),
    ],
)
def test_an_unknown_word_is_refused_where_it_stands(edit: Edit, file: str, old: str, new: str, place: str) -> None:
    sentence = refusal(edit(file, old, new))
    assert place in sentence
    assert "remove it or correct its spelling" in sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        ("patterns/capacity.toml", "[[pattern]]", "[[patern]]", "patern"),
        ("checks.toml", "", "[[cheque]]\nid = 'x'\n", "cheque"),
    ],
)
def test_a_misspelt_list_is_refused_rather_than_left_out(edit: Edit, file: str, old: str, new: str, word: str) -> None:
    sentence = refusal(edit(file, old, new))
    assert Path(file).name in sentence
    assert word in sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("pack.toml", 'edition = "2024.1"', "", "edition"),
        ("pack.toml", "out_of_date_months = 24", 'out_of_date_months = "two years"', "out_of_date_months"),
        ("pack.toml", "narrative_words = [150, 600]", "narrative_words = [150]", "narrative_words"),
        ("pack.toml", 'short_title = "Sufficient capacity"', f'short_title = "{"x" * 33}"', "capacity"),
        ("patterns/capacity.toml", 'kind = "strength"', 'kind = "boast"', "homecare-sourcing-times"),
        (
            "patterns/capacity.toml",
            'sub_headings = ["capacity", "quality"]',
            "sub_headings = []",
            "homecare-sourcing-times",
        ),
        ("patterns/capacity.toml", 'fit = "clear"', 'fit = "possible"', "homecare-sourcing-times"),
        ("patterns/capacity.toml", 'id = "homecare-sourcing-times"', 'id = "Homecare Times"', "Homecare Times"),
        ("lexicon.toml", "check-totals = [", "check-totals = [1, ", "check-totals"),
    ],
)
def test_a_wrong_value_is_refused_where_it_stands(edit: Edit, file: str, old: str, new: str, place: str) -> None:
    assert place in refusal(edit(file, old, new))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "patterns/capacity.toml",
            'id = "placement-waits-measured"',
            'id = "homecare-sourcing-times"',
            "pattern homecare-sourcing-times",
        ),
        ("pack.toml", 'id = "quality"', 'id = "capacity"', "sub-heading capacity"),
        ("pack.toml", 'id = "partners"', 'id = "processes"', "evidence category processes"),
        ("pack.toml", 'id = "benchmark"', 'id = "number"', "quality number"),
        ("pack.toml", 'id = "barnet"', 'id = "westminster"', "exemplar westminster"),
        ("pack.toml", 'id = "checked"', 'id = "to-check"', "evidence status to-check"),
        ("checks.toml", 'id = "weak-pattern"', 'id = "missing-pattern"', "check missing-pattern"),
        ("glossary.toml", 'id = "weak"', 'id = "covered"', "glossary term covered"),
        ("glossary.toml", 'id = "weak"', 'id = "quality-number"', "glossary term quality-number"),
    ],
)
def test_an_id_that_stands_twice_is_refused(edit: Edit, file: str, old: str, new: str, said: str) -> None:
    sentence = refusal(edit(file, old, new))
    assert said in sentence
    assert "stands twice; give one of them another id" in sentence


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'sub_headings = ["capacity", "quality"]',
            'sub_headings = ["capacity", "qualities"]',
            "sub-heading 'qualities'",
        ),
        ('categories = ["outcomes", ', 'categories = ["outcome", ', "evidence category 'outcome'"),
        ('qualities = ["number", ', 'qualities = ["figure", ', "quality 'figure'"),
        ('exemplar = "westminster"', 'exemplar = "eastminster"', "exemplar 'eastminster'"),
        (
            'exemplar = "westminster", sub_heading = "capacity"',
            'exemplar = "westminster", sub_heading = "waits"',
            "sub-heading 'waits'",
        ),
    ],
)
def test_a_reference_to_nothing_is_refused(edit: Edit, old: str, new: str, said: str) -> None:
    sentence = refusal(edit("patterns/capacity.toml", old, new))
    assert "pattern homecare-sourcing-times" in sentence
    assert f"there is no {said} in pack.toml; correct it or add it there" in sentence


def test_a_quality_of_a_category_that_is_not_there_is_refused(edit: Edit) -> None:
    sentence = refusal(edit("pack.toml", 'category = "people-experience"', 'category = "people"'))
    assert "quality people-voice: there is no evidence category 'people'" in sentence


def test_two_default_categories_are_refused(edit: Edit) -> None:
    assert "keep one" in refusal(edit("pack.toml", "ours = true", "ours = true\ndefault = true"))


@pytest.mark.parametrize("place", ["well", "voices", "short"])
def test_a_place_of_the_report_that_no_part_names_is_refused(edit: Edit, place: str) -> None:
    sentence = refusal(edit("pack.toml", f'place = "{place}"', 'place = "other"'))
    assert f"narrative parts: none has the place '{place}'" in sentence


def test_a_pattern_that_nothing_illustrates_is_refused(edit: Edit, tmp_path: Path) -> None:
    folder = edit("pack.toml", "", "")
    file = folder / "patterns/capacity.toml"
    file.write_text(
        re.sub(
            r"illustrations = \[\n.*?^\]", "illustrations = []", file.read_text("utf-8"), count=1, flags=re.S | re.M
        ),
        "utf-8",
    )
    assert "homecare-sourcing-times: no illustration; add at least one" in refusal(folder)


def test_one_entry_that_is_no_list_is_refused(edit: Edit) -> None:
    folder = edit("patterns/quality.toml", "", "")
    (folder / "patterns/quality.toml").write_text('pattern = "all of them"\n', "utf-8")
    assert "write [[pattern]]" in refusal(folder)


# The released pack


def test_the_released_packs_load_and_are_named_after_statement_and_edition() -> None:
    for folder in released_packs():
        pack = load_pack(folder)
        assert folder.name == f"{pack.id}-{pack.edition}"
        assert folder.parent == PACKS
        datetime.date.fromisoformat(pack.released)


def test_every_sub_heading_has_its_file_and_every_file_its_sub_heading(pack: Pack) -> None:
    files = {file.stem for file in (pack.folder / "patterns").glob("*.toml")}
    assert files == {s.id for s in pack.sub_headings}


def test_patterns_stand_in_the_order_of_their_homes(pack: Pack) -> None:
    places = [s.id for s in pack.sub_headings]
    homes = [places.index(p.home) for p in pack.patterns]
    assert homes == sorted(homes)


def test_everything_is_found_by_its_id(pack: Pack) -> None:
    for values, find in (
        (pack.patterns, pack.pattern),
        (pack.sub_headings, pack.sub_heading),
        (pack.qualities, pack.quality),
        (pack.evidence_categories, pack.category),
        (pack.exemplars, pack.exemplar),
        (pack.checks, pack.check),
        (pack.next_steps, pack.next_step),
    ):
        for value in values:
            assert find(value.id) is value
        with pytest.raises(KeyError):
            find("nowhere")


def test_severity_follows_the_share_of_exemplars(pack: Pack) -> None:
    for pattern in pack.patterns:
        share = len(pattern.shown_by) / len(pack.exemplars)
        severity = pack.severity(pattern)
        assert severity != "check"
        least = next(p.least_share for p in pack.prevalences if p.severity == severity)
        better = [p.least_share for p in pack.prevalences if p.least_share > least]
        assert share >= least
        assert all(share < other for other in better)


def test_prevalences_run_from_most_to_least_and_leave_none_out(pack: Pack) -> None:
    shares = [p.least_share for p in pack.prevalences]
    assert shares == sorted(shares, reverse=True)
    assert [p.severity for p in pack.prevalences] == ["expected", "common", "seen", "check"]


def test_every_pattern_is_shown_clearly_by_one_exemplar_at_least(pack: Pack) -> None:
    assert [p.id for p in pack.patterns if not p.shown_by] == []


def test_no_exemplar_shows_every_pattern_as_the_caveat_says(pack: Pack) -> None:
    for exemplar in pack.exemplars:
        assert any(exemplar.id not in p.shown_by for p in pack.patterns)


def test_every_pattern_tells_what_it_is_what_to_gather_and_what_is_near_it(pack: Pack) -> None:
    for pattern in pack.patterns:
        assert pattern.title
        assert 20 <= len(pattern.step) <= 72, pattern.id
        assert not pattern.step.endswith(".")
        assert pattern.description.endswith(".")
        assert pattern.gather.endswith(".")
        assert pattern.cues
        assert pattern.near_misses
        assert all(i.paragraph >= 1 and i.text.endswith(".") for i in pattern.illustrations), pattern.id


def test_what_is_required_of_the_framework_is_said(pack: Pack) -> None:
    assert any(c.required for c in pack.evidence_categories)
    assert "does not use this category" in " ".join(c.description for c in pack.evidence_categories if c.ours)
    assert [s.score for s in pack.score_words] == sorted(s.score for s in pack.score_words)
    assert "nothing here predicts a rating" in pack.caveat
    assert "©" in pack.acknowledgement


def test_limits_make_sense(pack: Pack) -> None:
    limits = pack.limits
    assert limits.ageing_months < limits.out_of_date_months
    assert limits.narrative_words[0] < limits.narrative_words[1]
    assert limits.item_words[0] < limits.item_words[1]
    assert 0 < limits.similar_within_per_cent < 100
    assert 1 < limits.reused_sub_headings <= len(pack.sub_headings)
    assert limits.single_document_items > 1


def test_every_reason_is_a_plain_sentence_with_names_in_its_gaps(pack: Pack) -> None:
    for check in pack.checks:
        for name, reason in check.reasons.items():
            fields = [field for _, field, _, _ in Formatter().parse(reason) if field is not None]
            assert all(re.fullmatch(r"[a-z_]+", field) for field in fields), f"{check.id} > {name}"
            assert "  " not in reason


def test_every_kind_of_next_step_has_its_words(pack: Pack) -> None:
    assert len({pattern.step for pattern in pack.patterns}) == len(pack.patterns)
    for category in pack.evidence_categories:
        assert category.step.format(sub_heading="X") != category.step
    filled = ("step", "count", "evidence", "where", "title", "sub_heading", "category")
    filled += ("lacking", "shown", "exemplars", "limit")
    for words in pack.next_steps:
        for sentence in (words.sentence, words.why):
            fields = [field for _, field, _, _ in Formatter().parse(sentence) if field is not None]
            assert set(fields) <= set(filled), words.id
        assert words.why.split(",")[0].split(" ")[0] in {"covered", "weak", "missing", "possible"}, "the mark's word"


def test_a_lexicon_entry_has_words_and_none_twice(pack: Pack) -> None:
    for key, entries in pack.lexicon.items():
        assert entries, key
        assert len(set(entries)) == len(entries), f"{key}: {[e for e in entries if entries.count(e) > 1]}"
        if key.startswith("check-"):
            assert all(entry == " ".join(entry.split()) for entry in entries), key


@pytest.mark.parametrize("folder", released_packs(), ids=lambda folder: folder.name)
def test_a_released_pack_is_named_for_its_statement_and_edition(folder: Path) -> None:
    pack = load_pack(folder)
    assert statement_and_edition(folder) == (pack.id, pack.edition)
