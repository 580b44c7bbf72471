"""The checks: in which order their gaps are shown, and what each of them looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rubric.checks.activity_without_effect import activity_without_effect
from rubric.checks.contradiction import contradiction, values_told
from rubric.checks.figures_do_not_add import figures_do_not_add
from rubric.checks.given import Given, Items, Shown, Terms
from rubric.checks.lengths import empty, too_long, too_short
from rubric.checks.missing_pattern import missing_pattern
from rubric.checks.no_benchmark import no_benchmark
from rubric.checks.not_evidence import not_evidence
from rubric.checks.only_strengths import only_strengths
from rubric.checks.out_of_date import out_of_date
from rubric.checks.personal_data import personal_data
from rubric.checks.reused_evidence import reused_evidence, sentences_told
from rubric.checks.shortfall_without_plan import plans_told, shortfall_without_plan
from rubric.checks.single_document import single_document
from rubric.checks.single_voice import single_voice
from rubric.checks.unsupported_claim import unsupported_claim
from rubric.checks.weak_pattern import weak_pattern
from rubric.comparison import Gap, ItemComparison, PatternStatus

CHECKS = (
    "missing-pattern",
    "weak-pattern",
    "empty",
    "personal-data",
    "contradiction",
    "figures-do-not-add",
    "out-of-date",
    "shortfall-without-plan",
    "single-voice",
    "single-document",
    "only-strengths",
    "no-benchmark",
    "activity-without-effect",
    "unsupported-claim",
    "not-evidence",
    "reused-evidence",
    "too-long",
)
"""Their ids, as in the pack, in the order in which gaps of one severity and sub-heading are shown."""

Raised = Iterable[Gap]

OF_AN_ITEM: tuple[Callable[[Terms, ItemComparison], Raised], ...] = (
    too_short,
    personal_data,
    figures_do_not_add,
    out_of_date,
    unsupported_claim,
    not_evidence,
    too_long,
)

OF_A_PATTERN: tuple[Callable[[Terms, PatternStatus, Shown], Raised], ...] = (missing_pattern, weak_pattern)

OF_A_SUB_HEADING: tuple[Callable[[Terms, str, Items], Raised], ...] = (
    empty,
    single_voice,
    single_document,
    only_strengths,
    no_benchmark,
    activity_without_effect,
)

Tell = Callable[[Terms, ItemComparison], Any]

OF_THE_STATEMENT: tuple[tuple[Tell, Callable[[Given, Sequence[Any]], Raised]], ...] = (
    (values_told, contradiction),
    (plans_told, shortfall_without_plan),
    (sentences_told, reused_evidence),
)
"""Each with what it wants to be told of every item; what is empty or None is left out."""
