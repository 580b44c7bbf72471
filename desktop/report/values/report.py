"""The whole paper, as plain frozen values that its templates say."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.account import Asked
from desktop.report.values.actions import ActionPlan
from desktop.report.values.changes import Changes
from desktop.report.values.counts import Picture
from desktop.report.values.gaps import ClosedGap, Gaps
from desktop.report.values.index import Index
from desktop.report.values.method import Meaning, Method
from desktop.report.values.record import Record
from desktop.report.values.section import Section
from desktop.report.values.summary import Summary
from desktop.report.values.text import Row
from rubric.paper_parts import PaperPart


@dataclass(frozen=True, slots=True)
class Look:
    """What is the council's own in the look of the paper. ``logo`` is a PNG picture in base64."""

    accent: str
    logo: str
    watermark: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The page to sign: the heads of its two columns, and what each row asks or has room for."""

    head: tuple[str, str]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the self-assessment says.

    ``parts`` are those that were asked for and have something to say, in the order of the pages; of the others nothing
    is here, and no reference leads to them. ``follow_on`` names those that begin on the page of the part before them.
    ``name`` is what the paper calls itself inside a sentence, ``note`` what its cover says of it at the foot;
    ``owners`` says whether owners are named.
    """

    title: str
    council: str
    statement: str
    theme: str
    name: str
    draft: str
    state: str
    footer: str
    note: str
    compared: bool
    owners: bool
    look: Look
    parts: tuple[PaperPart, ...]
    follow_on: tuple[str, ...]
    cover: tuple[Row, ...]
    summary: Summary
    picture: Picture | None
    asked: Asked
    since: Changes | None
    sections: tuple[Section, ...]
    plan: ActionPlan | None
    gaps: Gaps
    dismissed: tuple[ClosedGap, ...]
    answered: tuple[ClosedGap, ...]
    record: Record | None
    index: Index
    method: Method
    glossary: tuple[Meaning, ...]
    decision: Decision

    def prints(self, part: str) -> bool:
        """Whether a part is printed, by its id."""
        return any(printed.id == part for printed in self.parts)
