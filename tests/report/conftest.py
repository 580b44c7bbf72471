"""A small council's assessment and its comparison, written by hand: the engine is tested elsewhere."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from desktop.report.context import report_context
from desktop.report.html import run_html
from desktop.report.parts import parts, runs
from desktop.report.values.report import Report
from rubric.assessment import Account, Assessment, Details, Export, ReportOptions
from rubric.comparison import Comparison, Gap, ItemComparison, PatternStatus
from rubric.decisions import Action, Decisions, Dismissal, MatchDecision
from rubric.evidence import EvidenceItem
from rubric.pack import Pack
from rubric.reading import Match, QualityFound, Reading, Span
from rubric.snapshots import Snapshot, take_snapshot

MADE_ON = datetime.date(2026, 11, 22)
AS_OF = datetime.date(2026, 10, 1)

Shows = dict[str, str]
"""Pattern id to fit."""


def words_at(text: str, words: str) -> Span:
    start = text.index(words)
    return (start, start + len(words))


def read(item: EvidenceItem, shows: Shows, qualities: dict[str, str]) -> ItemComparison:
    """An item as the engine might read it. The values of ``qualities`` are words of the text."""
    number = re.search(r"(?<=\s)\d[\d,.]*", item.text)
    span = number.span() if number else (0, min(len(item.text), 10))
    matches = tuple(Match(pattern, fit, span) for pattern, fit in shows.items())  # type: ignore[arg-type]
    found = tuple(QualityFound(quality, words_at(item.text, words)) for quality, words in qualities.items())
    return ItemComparison(item, Reading(item.text, item.sub_headings, matches, found, ()), matches)


def compare(
    pack: Pack, items: Sequence[ItemComparison], decisions: Decisions, checks: Sequence[Gap] = ()
) -> Comparison:
    """Statuses and gaps as plainly as they can be had from what the items show."""
    dismissed = {dismissal.gap: dismissal for dismissal in decisions.dismissals}
    statuses: list[PatternStatus] = []
    gaps: list[Gap] = []
    for pattern in pack.patterns:
        behind = {
            fit: tuple(c.item.id for c in items for m in c.matches if m.pattern == pattern.id and m.fit == fit)
            for fit in ("clear", "partial")
        }
        status = "covered" if behind["clear"] else "weak" if behind["partial"] else "missing"
        statuses.append(PatternStatus(pattern.id, pattern.home, status, behind["clear"] or behind["partial"]))
        if status == "covered":
            continue
        check = f"{status}-pattern"
        key = f"{check}/{pattern.home}/{pattern.id}"
        gaps.append(
            Gap(
                key=key,
                check=check,
                sub_heading=pattern.home,
                pattern=pattern.id,
                evidence=behind["partial"],
                severity=pack.severity(pattern),
                reason="Nobody says how many, or when" if behind["partial"] else "No item says anything of it",
                spans=tuple((id_, (0, 10)) for id_ in behind["partial"]),
                lacking=("number",) if behind["partial"] else (),
                dismissal=dismissed.get(key),
                actions=tuple(action for action in decisions.actions if action.gap == key),
            )
        )
    order = [prevalence.severity for prevalence in pack.prevalences]
    gaps.sort(key=lambda gap: order.index(gap.severity))
    return Comparison(tuple(items), tuple(statuses), (*gaps, *checks))


@pytest.fixture(scope="session")
def items() -> tuple[ItemComparison, ...]:
    brokerage = EvidenceItem(
        id="E1",
        text="4.2 Of 412 home care packages asked for between April and September 2026, 371 began within seven days, "
        "against 81% the year before.",
        sub_headings=("capacity",),
        category="outcomes",
        date="2026-10-02",
        period="April to September 2026",
        source="Brokerage log, weekly extract",
    )
    daughter = EvidenceItem(
        id="E2",
        text="They rang on the Tuesday and the carer came on the Thursday. I had been told to expect a month.",
        sub_headings=("capacity", "quality"),
        category="people-experience",
        date="2026-05",
        source="Carers’ interviews, number 8",
        page="3",
    )
    son = EvidenceItem(
        id="E3",
        text="Her son said: “Mum is forty miles off and nobody from the council has been to see her.”",
        sub_headings=("capacity",),
        category="people-experience",
        date="2026-06",
        source="Complaint, summary for learning",
    )
    panel = EvidenceItem(
        id="E4",
        text="Six people who draw on care scored every bid.",
        sub_headings=("market-shaping",),
        category="processes",
        source="Home care tender: evaluation panel record",
    )
    loose = EvidenceItem(id="E5", text="A slide with no home yet.", source="")
    unused = EvidenceItem(id="E6", text="The office moved in March.", sub_headings=("quality",), category="processes")
    return (
        read(
            brokerage, {"homecare-sourcing-times": "clear"}, {"number": "412", "date": "2026", "benchmark": "against"}
        ),
        read(daughter, {"people-describe-experience": "clear"}, {"people-voice": "They rang"}),
        read(
            son, {"out-of-area-oversight": "partial"}, {"people-voice": "Mum", "shortfall": "nobody from the council"}
        ),
        read(panel, {"strategy-coproduced": "partial"}, {}),
        read(loose, {}, {}),
        read(unused, {}, {}),
    )


@pytest.fixture(scope="session")
def decisions(pack: Pack) -> Decisions:
    def key(check: str, pattern: str) -> str:
        return f"{check}-pattern/{pack.pattern(pattern).home}/{pattern}"

    day = datetime.date
    return Decisions(
        matches=(MatchDecision(evidence="E4", pattern="out-of-area-oversight", verdict="rejected", digest="0"),),
        dismissals=(
            Dismissal(
                gap=key("missing", "specialist-gap-with-plan"),
                reason="The board has decided not to build this year",
                digest="0",
                decided=day(2026, 11, 3),
            ),
        ),
        actions=(
            Action(
                id=1,
                gap=key("weak", "out-of-area-oversight"),
                what="Visit everybody placed outside Alderwick",
                owner="Head of Reviews",
                due=day(2027, 1, 31),
            ),
            Action(id=2, gap=key("missing", "placement-waits-measured"), what="Count the waits each month"),
            Action(
                id=3,
                gap=key("missing", "long-waits-explained"),
                what="Explain the nine longest waits",
                owner="Market Manager",
                due=day(2026, 9, 1),
                done=day(2026, 9, 2),
            ),
        ),
    )


@pytest.fixture(scope="session")
def assessment(pack: Pack, items: tuple[ItemComparison, ...], decisions: Decisions) -> Assessment:
    return Assessment(
        statement=pack.id,
        pack_edition=pack.edition,
        details=Details(
            council="Alderwick Council",
            as_of=AS_OF,
            prepared_by="Quality assurance team",
            decided_by="Director of Adult Social Services",
            review_by="2027-03-31",
            draft=3,
        ),
        evidence=tuple(compared.item for compared in items),
        decisions=decisions,
        accounts=(
            Account(
                sub_heading="",
                narrative="Care at home starts quickly. We know too little about people far away.\n\nMore below.",
                judgement=3,
                reasons="Good evidence under four sub-headings; capacity is the weakest.",
            ),
            Account(
                sub_heading="capacity",
                narrative="Most people have care within a week.\n\nBrokers placed 371 packages in time [E1], and [E99] "
                "is no item.",
            ),
            Account(
                sub_heading="market-shaping",
                parts={
                    "strengths": "People choose with us: six scored every bid [E4, E2].\n\nWe kept to it [E99].",
                    "areas-to-develop": "We do not yet say what we want from the market.",
                    "plans": "The board decides in January.",
                },
                confidence="medium",
                reasons="One record only [E4].",
            ),
        ),
    )


@pytest.fixture(scope="session")
def comparison(pack: Pack, items: tuple[ItemComparison, ...], decisions: Decisions) -> Comparison:
    checks = [
        Gap("out-of-date/market-shaping/E4", "out-of-date", "market-shaping", None, ("E4",), "check", "E4 is old"),
        Gap("single-voice/quality/quality", "single-voice", "quality", None, (), "check", "One voice only"),
    ]
    return compare(pack, items, decisions, checks)


@pytest.fixture(scope="session")
def report(pack: Pack, assessment: Assessment, comparison: Comparison) -> Report:
    return report_context(pack, assessment, comparison, MADE_ON)


@pytest.fixture(scope="session")
def asked(pack: Pack, assessment: Assessment, comparison: Comparison) -> Callable[..., Report]:
    """The report of the small council as these options ask for it."""

    def made(**options: Any) -> Report:
        told = assessment.model_copy(update={"report_options": ReportOptions(**options)})
        return report_context(pack, told, comparison, MADE_ON)

    return made


@pytest.fixture(scope="session")
def changed(pack: Pack, assessment: Assessment, comparison: Comparison) -> Report:
    """The small council's third draft after a second one."""
    then = take_snapshot(assessment, comparison)
    moved = next(status.pattern for status in comparison.patterns if status.status == "covered")
    closed = next(status.pattern for status in comparison.patterns if status.status == "missing")
    opened = next(gap for gap in comparison.gaps if gap.is_open and gap.pattern)
    held = Snapshot(
        patterns={**then.patterns, moved: "missing"},
        gaps=(
            *(key for key in then.gaps if key != opened.key),
            f"missing-pattern/{pack.pattern(moved).home}/{moved}",
        ),
        evidence={**{id_: mark for id_, mark in then.evidence.items() if id_ != "E1"}, "E2": "other", "E77": "gone"},
        actions={number: mark for number, mark in then.actions.items() if number != "1"},
        accounts={**then.accounts, "capacity": "other"},
        done=(),
    )
    assert closed != moved
    earlier = Export(number=1, made_on=datetime.date(2026, 9, 3), draft=2, file_name="second.pdf", held=held)
    same = Export(number=2, made_on=datetime.date(2026, 10, 3), draft=3, file_name="third.pdf", held=then)
    return report_context(pack, assessment.model_copy(update={"exports": (earlier, same)}), comparison, MADE_ON)


@pytest.fixture(scope="session")
def nothing_yet(pack: Pack) -> tuple[Assessment, Comparison]:
    """An assessment in which nothing has been entered but the council's name."""
    empty = Assessment(
        statement=pack.id, pack_edition=pack.edition, details=Details(council="Alderwick Council", as_of=AS_OF)
    )
    return empty, compare(pack, (), Decisions())


class OnPageNine(dict[str, int]):
    """Every anchor stands on page 9."""

    def __missing__(self, anchor: str) -> int:
        return 9

    def __contains__(self, anchor: object) -> bool:
        return True


@pytest.fixture(scope="session")
def body() -> Callable[[Report], str]:
    """What a report prints, as HTML."""

    def made(report: Report) -> str:
        pages = (run_html(report, run, OnPageNine()) for run in runs(parts(report)))
        return "".join(page.partition("<body>\n")[2].partition("</body>")[0] for page in pages)

    return made


@pytest.fixture(scope="session")
def job(pack: Pack, assessment: Assessment) -> Callable[[Any], dict[str, Any]]:
    """A job for the worker that writes to the path given."""

    def made(out: Any) -> dict[str, Any]:
        return {
            "assessment": assessment.model_dump(mode="json"),
            "pack": str(pack.folder),
            "made_on": MADE_ON.isoformat(),
            "out": str(out),
        }

    return made


@pytest.fixture
def compared(pack: Pack) -> Callable[[EvidenceItem, Shows, dict[str, str]], Comparison]:
    """One item as the engine might read it, compared alone."""
    return lambda item, shows, qualities: compare(pack, [read(item, shows, qualities)], Decisions())
