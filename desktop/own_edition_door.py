"""Adds published reports to the council's own edition and takes them out again, and says what that changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from textwrap import fill
from typing import Any

from desktop.check_text import WIDTH
from desktop.input_file import InputError
from desktop.models.counted import counted
from desktop.own_edition import own_edition_file, read_own_edition, write_own_edition
from desktop.published import one_of_several
from rubric.contrasts import Contrast
from rubric.exemplar import PublishedSection, exemplar_of
from rubric.own_edition import (
    BY_THE_READER,
    NOT_STATED,
    NotAnExemplarError,
    OwnEdition,
    added_report,
    called,
    least_score,
    weighed,
    with_added,
)
from rubric.pack import AddedExemplar, Pack

Said = tuple[str, ...]
Report = AddedExemplar | Contrast


def add_reports(
    released: Pack, reports: Sequence[tuple[str, PublishedSection]], on: datetime.date | None = None
) -> tuple[Said, Said]:
    """Add sections by the names of their files: what was done, and why some were refused. Raises OwnEditionError."""
    own = read_own_edition(released)
    held: dict[str, Report] = {one.fingerprint: one for one in own.reports}
    given: set[str] = set()
    said: list[str] = []
    refused: list[str] = []
    for source, section in reports:
        said += one_of_several(source, section)
        if same := exemplar_of(section, released):
            said.append(
                f"{source} is an exemplar of the released pack already ({same.short_name}) and is not counted twice."
            )
            continue
        try:
            one = added_report(released, section, source, on)
        except NotAnExemplarError as error:
            refused.append(f"{source} is not added to the council's own edition: {error}.")
            continue
        if one.fingerprint in given:
            said.append(f"{source} is the same report as {held[one.fingerprint].source} and is not counted twice.")
            continue
        if before := held.get(one.fingerprint):
            one = one.model_copy(update={"added": before.added or on})
            said.append(f"{source} was added before and is not counted twice; it is read again: {_found(one)}.")
        else:
            said.append(f"{source} is {_as_what(released, one)}: {_found(one)}.")
            said += _alike(released, held.values(), one)
        held[one.fingerprint] = one
        given.add(one.fingerprint)
    if given:
        said += keep(released, own, own_edition_of(own, held.values()))
    return tuple(said), tuple(refused)


def remove_report(released: Pack, name: str) -> Said:
    """Take out the report of that council, file or id. Raises InputError where it names none, or more than one."""
    own = read_own_edition(released)
    wanted = name.casefold()
    found = [one for one in own.reports if wanted in (one.id, one.name.casefold(), one.source.casefold())]
    if len(found) != 1:
        choice = found or own.reports
        names = "; ".join(f"{one.id} ({one.name}, {one.source})" for one in choice) or "nothing"
        how_many = "more than one report" if found else "no report"
        raise InputError(f"{name}: this names {how_many} of the council's own edition; it has {names}.")
    left = own_edition_of(own, (one for one in own.reports if one is not found[0]))
    return (f"{found[0].source} is taken out.", *keep(released, own, left))


def put_back(released: Pack, before: OwnEdition) -> Said:
    """Make the own edition what it was, and name what is back and what was taken out by that."""
    now = read_own_edition(released)
    had, has = {one.id for one in before.reports}, {one.id for one in now.reports}
    said = [f"{called(one)} is back." for one in before.reports if one.id not in has]
    said += [f"{called(one)} is taken out again." for one in now.reports if one.id not in had]
    return (*(said or ["It is as it was before."]), *keep(released, now, before))


def own_edition_of(own: OwnEdition, reports: Iterable[Report]) -> OwnEdition:
    """The own edition with these reports in it: those that count, and the contrasts."""
    every = tuple(reports)
    return own.model_copy(
        update={
            "exemplars": tuple(one for one in every if isinstance(one, AddedExemplar)),
            "contrasts": tuple(one for one in every if isinstance(one, Contrast)),
        }
    )


def own_edition_object(released: Pack, said: Said) -> dict[str, Any]:
    """What the own edition holds now, and what was done to it."""
    own = read_own_edition(released)
    return {"own_edition": {"file": str(own_edition_file(released)), "said": said, **own.model_dump(mode="json")}}


def own_edition_text(released: Pack, said: Said) -> str:
    """The same for a person."""
    own = read_own_edition(released)
    if not own.reports:
        return "\n".join([*said, "There is no report in the council's own edition."])
    pack = with_added(released, own.exemplars)
    lines = [f"The council's own edition: {pack.edition_title}"]
    lines += [
        f"  {called(one)}: score {one.score}, {_holds(one)}, "
        f"{'council not stated' if one.name == NOT_STATED else f'read from {one.source}'} [{one.id}]"
        for one in own.reports
    ]
    lines += [fill(sentence, WIDTH, initial_indent="  - ", subsequent_indent="    ") for sentence in said]
    lines += [fill(BY_THE_READER, WIDTH, initial_indent="  ", subsequent_indent="  ")]
    return "\n".join([*lines, f"  It lies in {own_edition_file(released)}; the released edition is as it was."])


def keep(released: Pack, own: OwnEdition, changed: OwnEdition) -> Said:
    """Write it down as changed, and say for which patterns the severity of a gap is now another."""
    before, after = with_added(released, own.exemplars), with_added(released, changed.exemplars)
    write_own_edition(released, changed)
    titles = {prevalence.severity: prevalence.title.lower() for prevalence in released.prevalences}
    return tuple(
        f"“{one.pattern.title}” was {titles[one.was]} ({one.was_shown}) and is {titles[one.now]} ({one.now_shown})."
        for one in weighed(before, after)
    )


def _as_what(released: Pack, one: Report) -> str:
    if isinstance(one, AddedExemplar):
        return "added"
    return f"kept as a contrast, for an exemplar is scored {least_score(released)} or more and it is scored {one.score}"


def _alike(released: Pack, held: Iterable[Report], one: Report) -> list[str]:
    """A warning where another text of the same council, or from a file of the same name, is counted already."""
    names = {exemplar.council.casefold() for exemplar in released.exemplars}
    names |= {exemplar.short_name.casefold() for exemplar in released.exemplars}
    others = tuple(held)
    names |= {other.name.casefold() for other in others if other.name != NOT_STATED}
    if one.name.casefold() not in names and one.source not in {other.source for other in others}:
        return []
    return [f"{called(one)} is counted already from another text; if it is the same report, take one out (--remove)."]


def _found(one: Report) -> str:
    if isinstance(one, AddedExemplar):
        return f"the reader finds {_holds(one)} clear in it"
    return f"{_holds(one)} in it {'says' if len(one.shortfalls) == 1 else 'say'} what was lacking"


def _holds(one: Report) -> str:
    if isinstance(one, AddedExemplar):
        return counted(len({place.pattern for place in one.shows}), "pattern")
    return counted(len(one.shortfalls), "sentence")
