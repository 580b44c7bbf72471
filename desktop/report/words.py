"""The headings and set phrases of the paper, which its templates, the Word file and the workbook share."""

from __future__ import annotations

import tomllib

from desktop import resources
from rubric.pack import Model


class Words(Model):
    """Every phrase of `templates/words.toml` by its name, so that a slip in a writer is found before it runs."""

    service: str
    how_to_read: str
    account: str
    account_of_whole: str
    judgement: str
    judgements: str
    fall_short: str
    being_done: str
    done_for_whole: str
    asked_of_director: str
    stands: str
    then_and_now: str
    moved: str
    bare: str
    dismissed: str
    answered: str
    gaps_dismissed: str
    matches: str
    was_compared: str
    is_not: str
    words_mean: str
    evidence_from: str
    convincing: str
    limits: str
    whose_words: str

    exemplars_show: str
    our_evidence: str
    falls_short: str
    to_gather: str
    by_when: str
    pattern_and_gather: str
    what_was_done: str
    source_and_words: str
    date_and_period: str
    judgement_and_sure: str
    meaning: str
    patterns_under: str
    items_under: str
    all_of_them: str

    item_reference: str
    in_index: str
    gap_reference: str
    in_gaps: str
    own_type: str
    quoted_type: str
    how_sure: str
    not_computed: str
    also_shows: str
    shows: str
    says: str
    says_so: str
    unsure: str
    frank: str
    not_stated: str
    no_figure: str
    no_action: str
    no_reasons: str
    none_given: str
    not_written: str
    not_used: str


WORDS = Words.model_validate(tomllib.loads((resources.templates() / "words.toml").read_text("utf-8")))
