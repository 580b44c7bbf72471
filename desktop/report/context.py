"""The whole report as plain values: everything the templates may say, and nothing they have to work out."""

from __future__ import annotations

import datetime
from dataclasses import replace

from desktop.dates import say_day, say_partial_date
from desktop.report import gap_list as gaps_part
from desktop.report import index as index_part
from desktop.report.action_plan import action_plan
from desktop.report.apostrophes import curled
from desktop.report.asks import decision
from desktop.report.changes import changes
from desktop.report.citations import Citations
from desktop.report.flow import follow_on, printed
from desktop.report.gap_list import closed_gaps, gap_list
from desktop.report.index import index
from desktop.report.look import look
from desktop.report.material import Material, gap_numbers
from desktop.report.method import method
from desktop.report.picture import picture
from desktop.report.record import record
from desktop.report.sections import section
from desktop.report.summary import summary
from desktop.report.values.account import Asked
from desktop.report.values.report import Report
from desktop.report.values.summary import Summary
from desktop.report.values.text import Row
from desktop.report.wording import paragraphs
from desktop.report.words import WORDS
from desktop.report.words_used import words_used
from rubric.assessment import LONGEST_FOOTER, Assessment
from rubric.comparison import Comparison
from rubric.pack import Pack
from rubric.paper_parts import chosen_parts

NOT_STATED = "Council not stated"


def report_context(
    pack: Pack,
    assessment: Assessment,
    comparison: Comparison,
    made_on: datetime.date,
    summary_size: int = 0,
) -> Report:
    """The report's values, with the summary in one of its sizes: the parts that were asked for, of the others nothing.

    Parts are made in the order of the pages, so that references follow them.
    """
    material = _material(pack, assessment, comparison, made_on)
    asked_for = material.parts
    details, options = assessment.details, assessment.report_options
    council = details.council or NOT_STATED
    draft = "FINAL" if options.final else f"DRAFT {details.draft}"
    self_assessment = f"{council}’s self-assessment of {pack.quality_statement.title}"
    one_page = summary(material, summary_size)
    pictures = picture(material) if "picture" in asked_for else None
    asked = _asked(material)
    since = changes(material) if "since" in asked_for else None
    sections = tuple(section(material, s) for s in pack.sub_headings if s.id in asked_for)
    gaps = gap_list(material) if "gaps" in asked_for else gaps_part.NOTHING
    dismissed, answered = closed_gaps(material) if material.compared else ((), ())
    decided = record(material, dismissed) if "record" in asked_for else None
    if "closed" not in asked_for:
        dismissed, answered = (), ()
    report = Report(
        title=f"{'Self' if options.final else 'Draft self'}-assessment: {pack.quality_statement.title}, {council}",
        council=council,
        statement=pack.quality_statement.title,
        theme=pack.quality_statement.theme,
        name=self_assessment if options.final else f"Draft {details.draft} of {self_assessment}",
        draft=draft,
        state=draft if options.final else f"{draft}, NOT APPROVED",
        footer=_footer(options.footer) or f"{council}. Evidence as at {say_day(details.as_of)}.",
        note=_note(material),
        compared=material.compared,
        owners=options.owners,
        look=look(options),
        parts=chosen_parts(pack, options),
        follow_on=(),
        cover=_cover(material),
        summary=one_page,
        picture=pictures,
        asked=asked,
        since=since,
        sections=sections,
        plan=action_plan(material) if "actions" in asked_for else None,
        gaps=gaps,
        dismissed=dismissed,
        answered=answered,
        record=decided,
        index=index(material) if "index" in asked_for else index_part.NOTHING,
        method=method(material),
        glossary=(),
        decision=decision(material),
    )
    if "glossary" in asked_for:
        report = replace(report, glossary=words_used(pack, report))
    report = replace(report, parts=printed(report))
    return curled(replace(report, follow_on=follow_on(report, len(comparison.items))))


def summary_alone(
    pack: Pack, assessment: Assessment, comparison: Comparison, made_on: datetime.date, size: int
) -> Summary:
    """The summary in one of its sizes, to see whether it fits."""
    return curled(summary(_material(pack, assessment, comparison, made_on), size))


def _material(pack: Pack, assessment: Assessment, comparison: Comparison, made_on: datetime.date) -> Material:
    asked_for = {part.id for part in chosen_parts(pack, assessment.report_options)}
    citations = Citations(
        (compared.item.id for compared in comparison.items),
        gap_numbers(assessment, comparison),
        has_index="index" in asked_for,
        has_gaps="gaps" in asked_for,
    )
    return Material(pack, assessment, comparison, made_on, citations)


def _footer(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_FOOTER else words[:LONGEST_FOOTER].rstrip() + "\N{NO-BREAK SPACE}…"


def _note(material: Material) -> str:
    """What the cover says of the paper at its foot."""
    said = ["This is the council’s own account."]
    if material.compared:
        said.append("It compares our evidence with published reports and names where we fall short.")
    said.append("It does not predict a rating.")
    if not material.assessment.report_options.final:
        said.append("Not for publication until it has been approved.")
    return " ".join(said)


def _cover(material: Material) -> tuple[Row, ...]:
    """What is known of the paper; what nobody has filled in is left out."""
    details, made_on = material.assessment.details, say_day(material.made_on)
    final = material.assessment.report_options.final
    rows = (
        Row("For decision by", details.decided_by),
        Row("Prepared by", details.prepared_by),
        Row("Period", details.period),
        Row("Evidence as at", say_day(details.as_of)),
        Row("Made on", made_on) if final else Row("Draft", f"{details.draft}, made on {made_on}"),
        Row("Rubric edition", f"{material.pack.id} {material.pack.edition_title}" if material.compared else ""),
        Row("Review by", say_partial_date(details.review_by)),
    )
    return tuple(row for row in rows if row.value.strip())


def _asked(material: Material) -> Asked:
    statement = material.pack.quality_statement
    account = material.assessment.account("")
    is_printed = "asked" in material.parts
    prose = paragraphs(account.narrative) if is_printed else ()
    return Asked(
        i_statements_title=statement.i_statements_title,
        i_statements=statement.i_statements,
        we_statement_title=statement.we_statement_title,
        we_statement=statement.we_statement,
        wording_source=statement.wording_source,
        account=tuple(material.prose(text, "asked", WORDS.account) for text in prose),
        judgement=material.judgement(account, "asked", WORDS.account) if is_printed else None,
        actions=material.own_action_rows("") if is_printed else (),
    )
