"""The checks, in the order in which gaps of one severity and sub-heading are shown."""

from collections.abc import Callable, Iterable

from rubric.checks.activity_without_effect import activity_without_effect
from rubric.checks.contradiction import contradiction
from rubric.checks.figures_do_not_add import figures_do_not_add
from rubric.checks.given import Given
from rubric.checks.lengths import empty, too_long
from rubric.checks.missing_pattern import missing_pattern
from rubric.checks.no_benchmark import no_benchmark
from rubric.checks.not_evidence import not_evidence
from rubric.checks.only_strengths import only_strengths
from rubric.checks.out_of_date import out_of_date
from rubric.checks.personal_data import personal_data
from rubric.checks.reused_evidence import reused_evidence
from rubric.checks.shortfall_without_plan import shortfall_without_plan
from rubric.checks.single_voice import single_voice
from rubric.checks.unsupported_claim import unsupported_claim
from rubric.checks.weak_pattern import weak_pattern
from rubric.comparison import Gap

CHECKS: tuple[tuple[str, Callable[[Given], Iterable[Gap]]], ...] = (
    ("missing-pattern", missing_pattern),
    ("weak-pattern", weak_pattern),
    ("empty", empty),
    ("personal-data", personal_data),
    ("contradiction", contradiction),
    ("figures-do-not-add", figures_do_not_add),
    ("out-of-date", out_of_date),
    ("shortfall-without-plan", shortfall_without_plan),
    ("single-voice", single_voice),
    ("only-strengths", only_strengths),
    ("no-benchmark", no_benchmark),
    ("activity-without-effect", activity_without_effect),
    ("unsupported-claim", unsupported_claim),
    ("not-evidence", not_evidence),
    ("reused-evidence", reused_evidence),
    ("too-long", too_long),
)
"""Each check's id, as in the pack, beside its function."""
