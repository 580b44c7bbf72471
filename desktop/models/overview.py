"""What the overview says in words: how the statement stands, what to do next, and what the council says itself."""

from __future__ import annotations

from desktop.models.counted import counted
from desktop.models.gap_filter import state_of
from desktop.models.places import WHOLE_STATEMENT, place_title
from desktop.models.rows import Row
from rubric.accounts import extent, words_written
from rubric.assessment import Account, Assessment
from rubric.comparison import Comparison
from rubric.next_steps import NextStep
from rubric.pack import Pack
from rubric.spread import Spread
from rubric.text import listed
from rubric.titles import title_of

MOST_LACKING = 3
"""Of the categories that a sub-heading lacks, so many are named or counted; the map shows all."""


def headline(comparison: Comparison) -> str:
    """How many patterns are covered, weak and missing, in one sentence."""
    counts = comparison.counts()
    covered, weak, missing = counts
    patterns = f"{covered or 'None'} of {sum(counts)} patterns {'is' if covered < 2 else 'are'} covered"
    return f"{patterns}, {_are(weak)} weak and {_are(missing)} missing."


def second_sentence(pack: Pack, comparison: Comparison, spread: Spread) -> str:
    """What is decided already; how many items there are, how many are old or not placed, and which categories lack."""
    count, old = len(comparison.items), spread.by_age.get("out-of-date", 0)
    items = counted(count, "evidence item")
    placeless = sum(row.items for row in spread.rows if not row.sub_heading)
    told = [f"{old:,} over {pack.limits.out_of_date_months} months old"] if old else []
    told += [f"{placeless:,} not placed"] if placeless else []
    sentences = [_decided(comparison), f"{items}, {listed(told)}." if told else f"{items}."]
    rows = [(row, pack.sub_heading(row.sub_heading).short_title) for row in spread.rows if row.sub_heading]
    if empty := [f"“{title}”" for row, title in rows if not row.items]:
        sentences.append(f"Nothing stands under {listed(empty)}.")
    lacking = [(pack.category(category), title) for row, title in rows if row.items for category in row.absent]
    lacking.sort(key=lambda pair: not pair[0].required)
    if lacking:
        named = (f"{category.title} ({title})" for category, title in lacking)
        sentences.append(f"Missing under a sub-heading: {listed(named, MOST_LACKING)}.")
    return " ".join(filter(None, sentences))


def step_rows(steps: tuple[NextStep, ...]) -> tuple[Row, ...]:
    """The steps as rows, numbered from the one of most worth: what to do and why."""
    return tuple(
        Row(str(n), step.sentence, f"{n}. {step.sentence}: {step.why}", step.why, mark=step.status)
        for n, step in enumerate(steps, start=1)
    )


def say_judgement(pack: Pack, account: Account) -> str:
    """The council's own judgement in the framework's words, with how sure it is."""
    if account.judgement is None:
        return "No judgement yet"
    words = next((score.words for score in pack.score_words if score.score == account.judgement), "")
    sure = title_of(pack.confidences, account.confidence)
    judged = f"{account.judgement}: {words}" if words else f"Judged {account.judgement}"
    return f"{judged}. {sure}" if sure else judged


def say_written(pack: Pack, account: Account) -> str:
    """How many words of an account are written; of a sub-heading's, whether that is short or long."""
    count = words_written(account)
    if not count:
        return "not begun"
    said = counted(count, "word")
    found = extent(pack, count) if account.sub_heading else "enough"
    return said if found == "enough" else f"{said}, {found}"


def account_rows(pack: Pack, assessment: Assessment) -> tuple[Row, ...]:
    """The whole statement, then every sub-heading: how much of each account is written, and how it is judged."""
    whole = say_written(pack, assessment.account(""))
    rows = [_account_row(WHOLE_STATEMENT, place_title(pack, WHOLE_STATEMENT), pack.quality_statement.title, whole)]
    for sub_heading in pack.sub_headings:
        account = assessment.account(sub_heading.id)
        judged = f"judged {account.judgement}" if account.judgement is not None else ""
        words = ", ".join(part for part in (judged, say_written(pack, account)) if part)
        rows.append(_account_row(sub_heading.id, sub_heading.short_title, sub_heading.title, words))
    return tuple(rows)


def _account_row(place: str, title: str, full_title: str, words: str) -> Row:
    return Row(place, title, f"{full_title}: {words}", tooltip=full_title, end=words)


def _decided(comparison: Comparison) -> str:
    """Of the patterns that are weak or missing, how many the officer has put away or answered; empty where none."""
    states = {gap.pattern: state_of(gap) for gap in comparison.gaps if gap.pattern}
    dismissed, actioned = (list(states.values()).count(state) for state in ("dismissed", "actioned"))
    told = [f"{dismissed} {'is' if dismissed == 1 else 'are'} dismissed"] if dismissed else []
    told += [f"{actioned} {'has' if actioned == 1 else 'have'} an action"] if actioned else []
    return f"Of the weak and missing, {listed(told)}." if told else ""


def _are(count: int) -> str:
    return f"{count or 'none'} {'is' if count < 2 else 'are'}"
