"""The whole report as plain values: everything the templates may say, and nothing they have to work out."""

from __future__ import annotations

import datetime

from desktop.dates import say_day, say_partial_date
from desktop.report.citations import Citations
from desktop.report.gap_list import closed_gaps, gap_list
from desktop.report.index import index
from desktop.report.material import Material, open_gaps
from desktop.report.method import method
from desktop.report.sections import section
from desktop.report.summary import summary
from desktop.report.values import Asked, Report, Row, Summary
from desktop.report.wording import paragraphs
from rubric.assessment import Assessment
from rubric.comparison import Comparison
from rubric.pack import Pack
from rubric.paper_parts import paper_parts


def report_context(
    pack: Pack,
    assessment: Assessment,
    comparison: Comparison,
    made_on: datetime.date,
    summary_size: int = 0,
) -> Report:
    """The report's values, with the summary in one of its sizes.

    Parts are made in the order of the pages, so that references follow them.
    """
    material = _material(pack, assessment, comparison, made_on)
    details = assessment.details
    draft = f"DRAFT {details.draft}"
    one_page = summary(material, summary_size)
    asked = _asked(material)
    sections = tuple(section(material, sub_heading) for sub_heading in pack.sub_headings)
    gaps = gap_list(material, sum(gap.dismissal is not None for gap in comparison.gaps))
    dismissed, answered = closed_gaps(material)
    return Report(
        council=details.council or "Council not stated",
        statement=pack.quality_statement.title,
        theme=pack.quality_statement.theme,
        number=details.draft,
        draft=draft,
        state=f"{draft}, NOT APPROVED",
        footer=f"{details.council or 'Council not stated'}. Evidence as at {say_day(details.as_of)}.",
        parts=paper_parts(pack),
        cover=_cover(material),
        summary=one_page,
        asked=asked,
        sections=sections,
        gaps=gaps,
        dismissed=dismissed,
        answered=answered,
        index=index(material),
        method=method(material),
        decision=_decision(material),
    )


def summary_alone(
    pack: Pack, assessment: Assessment, comparison: Comparison, made_on: datetime.date, size: int
) -> Summary:
    """The summary in one of its sizes, to see whether it fits."""
    return summary(_material(pack, assessment, comparison, made_on), size)


def _material(pack: Pack, assessment: Assessment, comparison: Comparison, made_on: datetime.date) -> Material:
    citations = Citations(
        (compared.item.id for compared in comparison.items), (gap.key for gap in open_gaps(comparison))
    )
    return Material(pack, assessment, comparison, made_on, citations)


def _cover(material: Material) -> tuple[Row, ...]:
    details = material.assessment.details
    rows = (
        Row("For decision by", details.decided_by or "Not stated"),
        Row("Prepared by", details.prepared_by or "Not stated"),
        Row("Period", details.period),
        Row("Evidence as at", say_day(details.as_of)),
        Row("Draft", f"{details.draft}, made on {say_day(material.made_on)}"),
        Row("Rubric edition", f"{material.pack.id} {material.pack.edition_title}"),
        Row("Review by", say_partial_date(details.review_by) or "Not stated"),
    )
    return tuple(row for row in rows if row.value)


def _decision(material: Material) -> tuple[str, ...]:
    decided_by = material.assessment.details.decided_by or "Director of adult social services"
    return (
        "Is this account right, and may it be used?",
        "Are the actions agreed, with their owners and dates?",
        f"Signature of {decided_by}",
    )


def _asked(material: Material) -> Asked:
    statement = material.pack.quality_statement
    account = material.assessment.account("")
    return Asked(
        i_statements=statement.i_statements,
        we_statement=statement.we_statement,
        wording_source=statement.wording_source,
        account=tuple(material.prose(text, "account", "Our account") for text in paragraphs(account.narrative)),
        judgement=material.judgement(account, "account", "Our account"),
        actions=material.own_action_rows(""),
    )
