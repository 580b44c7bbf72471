"""A council's own edition: the exemplars of a released pack, with the published reports that the council added."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from rubric.contrasts import Contrast, find_shortfalls
from rubric.exemplar import PublishedSection, exemplar_of, fingerprint, is_about
from rubric.pack import AddedExemplar, Exemplar, Illustration, Model, Pack, PackError, Pattern, Severity, ShownAt
from rubric.prevalence import prevalence

FORMAT = "plumbline-own-edition/2"
NOT_STATED = "not stated"
BY_THE_READER = (
    "What these reports show is what Plumbline's reader finds clear in them. It misses some of what a person would "
    "see, so a pattern may be shown by more of them than it is counted for."
)

AnyModel = TypeVar("AnyModel", bound=Model)


class NotAnExemplarError(Exception):
    """A section that is not counted among the exemplars: the reason, to stand after the name of its file."""


class BuildsOn(Model):
    """The released pack that an own edition builds on."""

    id: str
    edition: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pattern whose gaps weigh differently with other exemplars: its severity, and how many of them show it."""

    pattern: Pattern
    was: Severity
    was_shown: str
    now: Severity
    now_shown: str


class OwnEdition(Model):
    """What a council added to one released pack, in the order in which it was added.

    ``contrasts`` are kept on this computer alone: no pack, no count and no report holds them.
    """

    format: Literal["plumbline-own-edition/1", "plumbline-own-edition/2"] = FORMAT
    pack: BuildsOn
    exemplars: tuple[AddedExemplar, ...] = ()
    contrasts: tuple[Contrast, ...] = ()

    @property
    def reports(self) -> tuple[AddedExemplar | Contrast, ...]:
        """Everything that was added: what is counted, then what is not."""
        return *self.exemplars, *self.contrasts


def least_score(pack: Pack) -> int:
    """The score from which a section is an exemplar."""
    return min(exemplar.score for exemplar in pack.exemplars)


def added_report(
    pack: Pack, section: PublishedSection, source: str, on: datetime.date | None = None
) -> AddedExemplar | Contrast:
    """The section as the own edition holds it, without its text: by its score an exemplar or a contrast.

    Raises NotAnExemplarError where it is about another quality statement, is an exemplar of the released pack, or has
    no score of the framework.
    """
    _refuse(pack, section)
    least, mark = least_score(pack), fingerprint(section)
    if section.score is None:
        raise NotAnExemplarError(f"it states no score, and an exemplar is scored {least} or more")
    told = {
        "id": f"own-{mark}",
        "name": section.council or NOT_STATED,
        "score": section.score,
        "source": source,
        "fingerprint": mark,
        "added": on,
    }
    if section.score < least:
        return Contrast.model_validate({**told, "shortfalls": find_shortfalls(pack, section)})
    return AddedExemplar.model_validate({**told, "shows": tuple(_places(pack, section, source))})


def _places(pack: Pack, section: PublishedSection, source: str) -> Iterator[ShownAt]:
    """What the reader finds clear in a section, and where."""
    for one in prevalence(pack, {source: section}):
        for places in one.places.values():
            for sub_heading, number in places:
                yield ShownAt(pattern=one.pattern, sub_heading=sub_heading, paragraph=number)


def check_contrasts(pack: Pack, contrasts: Sequence[Contrast]) -> None:
    """Raises PackError where one of them is there twice or speaks of what the pack does not have."""
    if len({one.fingerprint for one in contrasts}) < len(contrasts):
        raise PackError("a contrast stands twice")
    for one in contrasts:
        _refuse_unknown(pack, one.id, [(shortfall.pattern, shortfall.sub_heading) for shortfall in one.shortfalls])


def _shown(pack: Pack, pattern: Pattern) -> str:
    return f"{len(pattern.shown_by)} of {len(pack.exemplars)}"


def _refuse(pack: Pack, section: PublishedSection) -> None:
    if not is_about(section, pack):
        about = f"is about “{section.title}”" if section.title else "does not say which quality statement it is about"
        raise NotAnExemplarError(f"it {about}, and this pack is about “{pack.quality_statement.title}”")
    if same := exemplar_of(section, pack):
        raise NotAnExemplarError(f"it is an exemplar of the released pack already ({same.short_name})")
    if section.score is not None and section.score not in {words.score for words in pack.score_words}:
        raise NotAnExemplarError(f"it is scored {section.score}, which is no score of the framework")


def with_added(pack: Pack, added: Sequence[AddedExemplar]) -> Pack:
    """The released pack with these exemplars counted beside its own.

    Raises PackError where one of them is there twice or speaks of what the pack does not have.
    """
    if not added:
        return pack
    known = {exemplar.id for exemplar in pack.exemplars} | {exemplar.fingerprint for exemplar in pack.exemplars}
    for one in added:
        if {one.id, one.fingerprint} & known:
            raise PackError(f"the exemplar {one.id} stands twice")
        known |= {one.id, one.fingerprint}
        _refuse_unknown(pack, one.id, [(place.pattern, place.sub_heading) for place in one.shows])
    return _changed(
        pack,
        exemplars=(*pack.exemplars, *(_exemplar(one) for one in added)),
        patterns=tuple(_illustrated(pattern, added) for pattern in pack.patterns),
        added=tuple(added),
    )


def weighed(before: Pack, after: Pack) -> tuple[Weighed, ...]:
    """The patterns whose severity differs between two packs of one edition."""
    pairs = zip(before.patterns, after.patterns, strict=True)
    return tuple(
        Weighed(new, before.severity(old), _shown(before, old), after.severity(new), _shown(after, new))
        for old, new in pairs
        if before.severity(old) != after.severity(new)
    )


def called(one: AddedExemplar | Contrast) -> str:
    """What an added report is called in a list: its council, or its file where the report states none."""
    return one.source if one.name == NOT_STATED else one.name


def _refuse_unknown(pack: Pack, report: str, named: Sequence[tuple[str, str | None]]) -> None:
    patterns = {pattern.id for pattern in pack.patterns}
    sub_headings = {None, *(sub_heading.id for sub_heading in pack.sub_headings)}
    for pattern, sub_heading in named:
        if pattern not in patterns:
            raise PackError(f"the pack has no pattern {pattern!r}, which the report {report} is said to show")
        if sub_heading not in sub_headings:
            raise PackError(f"the pack has no sub-heading {sub_heading!r}, which the report {report} names")


def _exemplar(one: AddedExemplar) -> Exemplar:
    return Exemplar(
        id=one.id,
        council="A council that the section does not name" if one.name == NOT_STATED else one.name,
        short_name=called(one),
        score=one.score,
        source=f"report section scored {one.score}, added by the council to its own edition from {one.source}",
        fingerprint=one.fingerprint,
    )


def _illustrated(pattern: Pattern, added: Sequence[AddedExemplar]) -> Pattern:
    own = tuple(
        Illustration(exemplar=one.id, sub_heading=at.sub_heading, paragraph=at.paragraph, fit="clear", text="")
        for one in added
        for at in one.shows
        if at.pattern == pattern.id
    )
    return _changed(pattern, illustrations=(*pattern.illustrations, *own)) if own else pattern


def _changed(value: AnyModel, **fields: Any) -> AnyModel:
    """A copy with other fields, and without what was worked out from the old ones: ``model_copy`` would keep that."""
    kept: dict[str, Any] = {name: getattr(value, name) for name in type(value).model_fields}
    return type(value).model_construct(**kept | fields)
