"""One council's assessment of itself against one quality statement, as plain values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from rubric.decisions import Decisions
from rubric.evidence import EvidenceItem, PartialDate
from rubric.pack import Model
from rubric.snapshots import Snapshot


class Details(Model):
    """What the cover says. ``as_of`` is the day the evidence is read on; empty means "not stated"."""

    council: str
    period: str = ""
    as_of: datetime.date
    prepared_by: str = ""
    decided_by: str = ""
    review_by: PartialDate = None
    draft: Annotated[int, Field(ge=1)] = 1


class BinnedItem(EvidenceItem):
    """An item that was deleted, and when: it can be brought back until the bin is emptied."""

    deleted: datetime.date


class Account(Model):
    """The council's own account of a sub-heading, or of the whole statement where ``sub_heading`` is empty.

    ``narrative`` is the account in a few sentences, of which the first paragraph stands in large type; ``parts`` say
    more, under the ids of the pack's narrative parts. ``judgement`` is one of the pack's scores, made by people and
    never computed, and ``confidence`` the id of how sure they are.
    """

    sub_heading: str
    narrative: str = ""
    parts: Mapping[str, str] = Field(default_factory=dict)
    judgement: int | None = None
    confidence: str = ""
    reasons: str = ""


class Passage(Model):
    """A piece of an imported document, waiting for the officer's decision.

    ``number`` counts the pieces of one document from 1; where the officer cut one, ``part`` counts its parts from 1 in
    the order they stand. ``paragraph`` is the document's own number ("3.4.1", which may stand twice) or empty;
    ``heading`` the heading it stands under. A ``heading`` or ``front-matter`` piece is shown for context and never
    offered as evidence; one that is ``set-aside`` only explains, as the reader finds, and is offered last.
    ``cells`` are those of the row that it was, by the names of their columns. ``evidence`` names the item that it
    became; where that is in the bin, the passage has no ``verdict`` or is set aside. ``kept`` says that its item stands
    although a newer version of the document has other words or none in its place.
    """

    id: int
    document: int
    number: int
    part: int = 0
    kind: Literal["prose", "table", "heading", "front-matter"]
    text: str
    paragraph: str = ""
    heading: str = ""
    page: str = ""
    cells: Mapping[str, str] = Field(default_factory=dict)
    verdict: Literal["", "accepted", "skipped", "not-evidence", "set-aside"] = ""
    evidence: str = ""
    kept: bool = False

    @property
    def place(self) -> str:
        """Where it stands in its document, as an item names it."""
        return f"paragraph {self.paragraph}" if self.paragraph else self.page

    @property
    def is_offered(self) -> bool:
        """Whether it may be evidence."""
        return self.kind in ("prose", "table")

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be decided on."""
        return self.is_offered and not self.verdict


class SourceDocument(Model):
    """A document that passages came from, as it was when it was brought in.

    ``date`` is the one it states, if it states one, and ``date_confirmed`` whether the officer agreed to it. ``kind``
    is one of the pack's document kinds, ``owner`` whose it is, ``version`` what the council calls this state of it and
    ``where_from`` the place it was taken from. ``digest`` is the SHA-256 of the file. ``supersedes`` is the document
    whose newer version this is; ``left_out`` says in whole sentences what was not taken of it. ``columns`` names for
    each column of its sheets the field of an evidence item that it holds; "" where it holds none.
    """

    id: int
    title: str
    file_name: str
    digest: str
    date: PartialDate = None
    date_confirmed: bool = False
    kind: str = ""
    owner: str = ""
    version: str = ""
    where_from: str = ""
    imported: datetime.date | None = None
    supersedes: int | None = None
    left_out: tuple[str, ...] = ()
    columns: Mapping[str, str] = Field(default_factory=dict)

    @property
    def name(self) -> str:
        """What it is called: its title, or its file's name where it has lost that."""
        return self.title or self.file_name


class FigureRecord(Model):
    """A figure that the council keeps by itself, taken from an item of evidence: figures of one measure make a trend.

    All but ``id`` and ``evidence``, the item it came from, is as it is written there; what is not stated is empty.
    """

    id: int
    evidence: str
    measure: Annotated[str, Field(min_length=1)]
    value: Annotated[str, Field(min_length=1)]
    period: str = ""
    comparator: str = ""
    comparator_value: str = ""
    comparator_period: str = ""


LONGEST_WATERMARK, LONGEST_FOOTER = 40, 140
"""Letters that have room on a page; what is longer, as another program may write it, is cut on the paper."""


class ReportOptions(Model):
    """What the officer asked of the paper, remembered from one export to the next.

    ``left_out`` names parts of the report by their ids. ``owners`` and ``exemplars`` say whether the names of owners
    and the comparison with exemplars are printed, ``mask`` whether personal data that a check found is blacked out.
    ``final`` takes DRAFT away. ``colour`` stands in place of the accent; ``logo`` is a PNG picture in base64.
    """

    left_out: tuple[str, ...] = ()
    summary_only: bool = False
    owners: bool = True
    exemplars: bool = True
    mask: bool = True
    final: bool = False
    watermark: str = ""
    footer: str = ""
    colour: Annotated[str, Field(pattern=r"^(#[0-9A-Fa-f]{6})?$")] = ""
    logo: str = ""


class Export(Model):
    """A paper that was made of the assessment, numbered from 1, and what stood in the assessment then."""

    number: int
    made_on: datetime.date
    draft: int
    file_name: str
    held: Snapshot


class Assessment(Model):
    """Everything an officer has entered for one quality statement.

    ``last_evidence_number`` is the highest number of a deleted item's id, so that an id is never given twice.
    """

    statement: str
    pack_edition: str
    last_evidence_number: int = 0
    details: Details
    evidence: tuple[EvidenceItem, ...] = ()
    bin: tuple[BinnedItem, ...] = ()
    decisions: Decisions = Decisions()
    accounts: tuple[Account, ...] = ()
    documents: tuple[SourceDocument, ...] = ()
    passages: tuple[Passage, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    report_options: ReportOptions = ReportOptions()
    exports: tuple[Export, ...] = ()

    def account(self, sub_heading: str) -> Account:
        """The account of a sub-heading ("" for the whole statement); an empty one if nothing is written."""
        return next((a for a in self.accounts if a.sub_heading == sub_heading), Account(sub_heading=sub_heading))
