"""Every word that an officer may ask about is explained, in few words and in more, and leads on to others."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rubric.editions import released_packs
from rubric.glossary import LONGEST_SHORT, glossary
from rubric.pack import Pack, PackError
from rubric.pack_file import load_pack


def test_every_word_is_explained_in_whole_sentences(pack: Pack) -> None:
    for word in glossary(pack):
        assert word.term
        assert word.meaning.endswith(".")
        assert word.short.endswith(".")
        assert len(word.short) <= LONGEST_SHORT, word.id
        assert "  " not in word.short + word.meaning


def test_words_stand_by_the_alphabet_and_no_term_twice(pack: Pack) -> None:
    terms = [word.term.casefold() for word in glossary(pack)]
    assert terms == sorted(terms)
    assert len(terms) == len(set(terms))


def test_every_word_leads_on_to_another(pack: Pack) -> None:
    ids = {word.id for word in glossary(pack)}
    for word in glossary(pack):
        assert word.see_also
        assert set(word.see_also) <= ids - {word.id}


def test_what_the_pack_defines_elsewhere_is_explained_by_the_same_words(pack: Pack) -> None:
    words = {word.id: word for word in glossary(pack)}
    for category in pack.evidence_categories:
        assert words[f"category-{category.id}"].meaning == category.description
    for quality in pack.qualities:
        assert words[f"quality-{quality.id}"].meaning == quality.description
    assert {f"prevalence-{p.severity}" for p in pack.prevalences} <= words.keys()


def test_figures_are_those_of_the_edition(pack: Pack) -> None:
    words = {word.id: word for word in glossary(pack)}
    limits = pack.limits
    assert f"{limits.out_of_date_months} months" in words["out-of-date"].meaning
    assert f"{limits.narrative_words[0]} to {limits.narrative_words[1]} words" in words["working-length"].short
    stricter = pack.model_copy(update={"limits": limits.model_copy(update={"out_of_date_months": 7})})
    assert "7 months" in next(word for word in glossary(stricter) if word.id == "out-of-date").short
    assert not re.search(r"[{}]", " ".join(word.short + word.meaning for word in glossary(pack)))


def test_a_limit_that_cqc_does_not_set_is_said_to_be_ours(pack: Pack) -> None:
    words = {word.id: word for word in glossary(pack)}
    for limit in ("out-of-date", "ageing", "working-length"):
        assert words[limit].ours
        assert "CQC sets no such limit" in words[limit].meaning
        assert "Plumbline's own" in words[limit].short


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('see_also = ["covered", "missing", "partial"]', 'see_also = ["coverd"]', "weak: there is no term 'coverd'"),
        ("{least_words} to {most_words} words for", "{fewest_words} words for", "nothing fills in 'fewest_words'"),
        ("The item alone", "The {item alone", "glossary: nothing fills in"),
    ],
)
def test_a_glossary_that_does_not_hold_together_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = tmp_path / "care-provision-2099.1"
    shutil.copytree(released_packs()[-1], folder)
    file = folder / "glossary.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PackError) as error:
        load_pack(folder)
    assert said in str(error.value)
    assert str(error.value).endswith(".")
