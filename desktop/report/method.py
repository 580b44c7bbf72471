"""The method note: what was compared, what the words mean, and whose limits they are."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dates import say_day
from desktop.report.characters import WITHHELD, holds_withheld
from desktop.report.material import Material
from desktop.report.values.method import Method
from desktop.report.values.text import Row
from desktop.report.wording import counted, number, sentence
from rubric.assessment import Assessment
from rubric.glossary import glossary
from rubric.pack import Pack

PLUMBLINE = (
    "Plumbline is the computer program in which the council collects its evidence, compares it with published reports "
    "and makes this paper; CQC has no part in it."
)


def method(material: Material) -> Method:
    """The note, every name and number in it from the pack."""
    pack, limits = material.pack, material.pack.limits
    lowest, highest = limits.narrative_words
    shortest, longest = limits.item_words
    held = len(material.comparison.items)
    explained = "glossary" in material.parts
    as_of = say_day(material.assessment.details.as_of)
    return Method(
        compared=(
            PLUMBLINE,
            sentence(
                f"{counted(held, 'evidence item')}, read as at {as_of}, {'was' if held == 1 else 'were'} compared with "
                f"{counted(len(pack.patterns), 'pattern')} drawn from "
                f"{counted(len(pack.exemplars), 'published report section')}, the exemplars"
            ),
            f"The rubric is {pack.id}, edition {pack.edition_title}, made from the {pack.framework}.",
            "The comparison is made by fixed rules: the same evidence, rubric and day give the same gaps in the same "
            "order. People confirmed or rejected what it found, and their word stands.",
            *_own_reports(pack),
        ),
        exemplars=_exemplars(pack),
        severities=tuple((p.severity, p.title, p.description) for p in pack.prevalences),
        words=() if explained else tuple(_words(pack)),
        categories=()
        if explained
        else tuple(
            Row(category.title + (" (Plumbline’s)" if category.ours else ""), category.description)
            for category in pack.evidence_categories
        ),
        qualities=() if explained else tuple(Row(quality.title, quality.description) for quality in pack.qualities),
        limits=(
            f"Evidence is out of date after {number(limits.out_of_date_months)} months and ageing after "
            f"{number(limits.ageing_months)}.",
            f"A sub-heading's account is best between {lowest} and {highest} words; an item between "
            f"{number(shortest)} and {longest}.",
            f"A passage that carries {number(limits.reused_sub_headings)} sub-headings or more is questioned.",
            f"So is a sub-heading with {number(limits.single_document_items)} items or more, all of one document.",
            *_withheld(material.assessment),
        ),
        acknowledgement=pack.acknowledgement,
        ours=pack.ours,
        caveat=pack.caveat,
    )


def _exemplars(pack: Pack) -> tuple[str, ...]:
    """Each kind of source with the councils whose reports it is."""
    councils: dict[str, list[str]] = {}
    for exemplar in pack.exemplars:
        councils.setdefault(exemplar.source, []).append(exemplar.council)
    return tuple(sentence(f"{source}: {'; '.join(named)}") for source, named in councils.items())


def _words(pack: Pack) -> Iterator[Row]:
    """What the words of the comparison mean."""
    terms = {word.id: word for word in glossary(pack)}
    for word in ("exemplar", "pattern", "covered", "weak", "missing"):
        if word in terms:
            yield Row(terms[word].term, terms[word].short)
    for prevalence in pack.prevalences:
        yield Row(prevalence.title, sentence(prevalence.description))


def _withheld(assessment: Assessment) -> Iterator[str]:
    """What stands in place of personal data, where any was blacked out."""
    if holds_withheld(assessment):
        yield f"Personal data that was found is left out: {WITHHELD} stands in its place."


def _own_reports(pack: Pack) -> tuple[str, ...]:
    """How far the reports that the council added can be trusted to show all they show."""
    if not pack.added:
        return ()
    added = sentence(f"{counted(len(pack.added), 'exemplar')} {'was' if len(pack.added) == 1 else 'were'} added by us")
    return (
        f"{added} What an added one shows is what the comparison's own rules find clear in it: it may show more "
        "patterns than are counted.",
    )
