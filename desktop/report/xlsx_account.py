"""The sheet of the council's own account: each part of it, the judgement, how sure people are, and the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.report.register import Register
from desktop.report.words import WORDS
from desktop.report.xlsx_sheet import Column, Sheet
from rubric.accounts import part_titles
from rubric.assessment import Account
from rubric.checks.lengths import word_count
from rubric.references import without_references
from rubric.titles import title_of

TITLE = "Account"


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing that is said of a sub-heading. ``is_account`` marks what counts towards its working length."""

    place: str
    what: str
    words: str
    is_account: bool = True


def account_sheet(register: Register) -> Sheet[_Said]:
    """The whole statement first, then the sub-headings in the framework's order, then any of another edition."""
    accounts = register.assessment.accounts
    known = ["", *(sub_heading.id for sub_heading in register.pack.sub_headings)]
    places = dict.fromkeys([*known, *(account.sub_heading for account in accounts)])
    said = [one for place in places for one in _said(register, register.assessment.account(place))]
    columns: tuple[Column[_Said], ...] = (
        Column("Under", 30, lambda s: s.place),
        Column("Part", 20, lambda s: s.what),
        Column("What we say", 104, lambda s: s.words),
        Column("Words", 9, lambda s: word_count(without_references(s.words)) if s.is_account else None),
    )
    return Sheet(TITLE, columns, said, "Nothing is written yet.")


def _said(register: Register, account: Account) -> Iterator[_Said]:
    """What is written of an account, part by part; a part that is empty is left out."""
    place = register.sub_heading(account.sub_heading)
    if account.narrative.strip():
        yield _Said(place, "In a few sentences", account.narrative)
    for part, title in part_titles(register.pack, account).items():
        if account.parts.get(part, "").strip():
            yield _Said(place, title, account.parts[part])
    if account.judgement is not None:
        words = next((s.words for s in register.pack.score_words if s.score == account.judgement), "")
        said = f"{account.judgement}: {words}" if words else str(account.judgement)
        yield _Said(place, WORDS.judgement, said, is_account=False)
    if account.confidence:
        sure = title_of(register.pack.confidences, account.confidence)
        yield _Said(place, WORDS.how_sure, sure, is_account=False)
    if account.reasons.strip():
        yield _Said(place, "Reasons for the judgement", account.reasons, is_account=False)
