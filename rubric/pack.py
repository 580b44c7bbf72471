"""One edition of one quality statement's rubric, as frozen values."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Fit = Literal["clear", "partial", "possible"]
SUREST_FIRST: tuple[Fit, ...] = ("clear", "partial", "possible")
Place = Literal["well", "voices", "short", "doing", "other"]
"""Where in a report a part of an account stands: with what works, with what people say, with what is not good enough,
with what is being done, or after all of these.
"""
ToldBy = Literal["words", "entries", "page-mark", "explaining"]
Severity = Literal["expected", "common", "seen", "check"]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class PackError(Exception):
    """A pack that cannot be used: one sentence with the file, the place and the cure."""


class Model(BaseModel):
    """Base of every value in `rubric`: frozen, no unknown words, no input quoted in an error."""

    # Deferred: a command or a window that never makes a value of some kind does not wait for its validator.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class SubHeading(Model):
    """A heading under "Key findings" of a published report; ``short_title`` is ours, for narrow places."""

    id: Id
    title: str
    short_title: Annotated[str, Field(max_length=32)]


class QualityStatement(Model):
    """One of the framework's quality statements, in its official short wording.

    The two titles are what published reports print above the statements.
    """

    id: Id
    title: str
    theme: str
    i_statements_title: str
    i_statements: tuple[str, ...]
    we_statement_title: str
    we_statement: str
    wording_source: str
    sub_headings: tuple[SubHeading, ...]


class EvidenceCategory(Model):
    """Where evidence comes from.

    ``ours`` marks a category that CQC does not use for councils; ``required`` one that it looks for under every
    statement; ``default`` the one suggested where no voice and no figure points elsewhere. ``step`` says what to do
    where a sub-heading has none of it: ``{sub_heading}`` in it is filled in.
    """

    id: Id
    title: str
    description: str
    step: str
    ours: bool = False
    required: bool = False
    default: bool = False


class Quality(Model):
    """Something a passage carries that makes it convincing.

    ``lacking`` says in words that it is absent; ``category`` is the evidence category it points to, if it does.
    """

    id: Id
    title: str
    lacking: str
    description: str
    category: Id | None = None


class EvidenceStatus(Model):
    """How far the council trusts an item of its own evidence."""

    id: Id
    title: str


class DocumentKind(Model):
    """A kind of document that councils hold; ``named`` are words in a document's name that tell it. Ours."""

    id: Id
    title: str
    named: tuple[str, ...] = ()


class NarrativePart(Model):
    """One part of the council's account of a sub-heading. Ours: CQC does not set how an account is divided.

    Evidence that carries one of ``qualities``, or stands in one of ``categories``, is what this part is drafted from.
    ``place`` is where on a page of the report it stands.
    """

    id: Id
    title: str
    hint: str
    place: Place = "other"
    qualities: tuple[Id, ...] = ()
    categories: tuple[Id, ...] = ()


class Confidence(Model):
    """How sure people are of their judgement. Ours."""

    id: Id
    title: str


class ScoreWord(Model):
    """The framework's words for one score of a quality statement."""

    score: int
    words: str


class Exemplar(Model):
    """A published report section whose patterns the pack describes.

    ``fingerprint`` tells its text again when someone reads it in: see `rubric.exemplar.fingerprint`.
    """

    id: Id
    council: str
    short_name: str
    score: int
    source: str
    fingerprint: str = ""


class ShownAt(Model):
    """Where an added exemplar shows a pattern clearly; no sub-heading where the report has none that the pack knows."""

    pattern: Id
    sub_heading: Id | None
    paragraph: Annotated[int, Field(ge=1)]


class AddedExemplar(Model):
    """A published report section that a council counts beside the released exemplars. None of its text is kept.

    ``name`` is the council's as the report states it, or "not stated"; ``source`` the name of the file it was read
    from; ``added`` the day it was, which older own editions do not say.
    """

    id: Id
    name: Annotated[str, Field(min_length=1)]
    score: int
    source: str
    fingerprint: Annotated[str, Field(min_length=1)]
    shows: tuple[ShownAt, ...]
    added: datetime.date | None = None


class Illustration(Model):
    """What one exemplar shows of a pattern, in our words: sub-heading and paragraph are the report's own.

    That of an added exemplar has no words, and no sub-heading where its report has none that the pack knows.
    """

    exemplar: Id
    sub_heading: Id | None
    paragraph: int
    fit: Literal["clear", "partial"]
    text: str


class Pattern(Model):
    """Something exemplars show, at a grain an officer can act on. The first sub-heading is its home.

    ``step`` says in a few words what to do so that the evidence shows it.
    """

    id: Id
    title: str
    step: str
    sub_headings: Annotated[tuple[Id, ...], Field(min_length=1)]
    kind: Literal["strength", "shortfall-with-plan"]
    description: str
    gather: str
    categories: tuple[Id, ...]
    qualities: tuple[Id, ...]
    cues: tuple[str, ...]
    near_misses: tuple[str, ...]
    illustrations: tuple[Illustration, ...]

    @property
    def home(self) -> str:
        """The sub-heading under which the pattern is counted, once."""
        return self.sub_headings[0]

    @cached_property
    def shown_by(self) -> tuple[str, ...]:
        """The exemplars that show the pattern clearly, in order of first mention."""
        return tuple(dict.fromkeys(i.exemplar for i in self.illustrations if i.fit == "clear"))


class Prevalence(Model):
    """The words for how many exemplars show a pattern, from the least share that earns each."""

    severity: Severity
    title: str
    description: str
    least_share: float


class Limits(Model):
    """Limits that CQC does not set: ours, and said to be ours wherever they are shown."""

    out_of_date_months: int
    ageing_months: int
    narrative_words: tuple[int, int]
    item_words: tuple[int, int]
    possible_matches: int
    reused_sub_headings: int
    single_document_items: int
    similar_within_per_cent: int


class CheckWords(Model):
    """What the officer reads about one check. ``reasons`` are format strings, filled by the check."""

    id: Id
    title: str
    meaning: str
    gather: str
    reasons: Mapping[str, str]


class Standing(Model):
    """A kind of text that documents hold beside evidence; ``title`` is the reason why it is set aside. Ours.

    A sentence with one of ``says`` is such text wherever it stands; one with one of ``words`` where it stands under one
    of ``headings``, or only explains. A figure makes evidence of it, but for what nobody ``counts``. All that stands
    under a heading is such text where ``whole``: where nobody counts, all that is no whole sentence. Some text is
    ``told_by`` its look, the entries of a list of contents or the mark of a page, or by ``explaining`` something.
    """

    id: Id
    title: str
    told_by: ToldBy = "words"
    headings: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    whole: bool = False
    counts: bool = True


class NextStepWords(Model):
    """How one kind of next step is said; format strings, filled in by `rubric.next_steps`. Ours."""

    id: Id
    sentence: str
    why: str


class Term(Model):
    """A word of the framework, or one of ours, explained: see `rubric.glossary`.

    ``short`` is what a tooltip says; words in braces are filled in from the edition. ``ours`` marks a word that CQC
    does not use, or not in this sense.
    """

    id: Id
    term: str
    short: str
    meaning: str
    see_also: tuple[Id, ...] = ()
    ours: bool = False


class Pack(Model):
    """One edition of the rubric of one quality statement; everything a reader of the framework would name.

    ``whole`` is what the statement is called where it stands beside its sub-headings, as a place like them.
    """

    id: Id
    edition: str
    released: str
    framework: str
    acknowledgement: str
    ours: str
    caveat: str
    whole: str
    quality_statement: QualityStatement
    evidence_categories: tuple[EvidenceCategory, ...]
    qualities: tuple[Quality, ...]
    evidence_statuses: tuple[EvidenceStatus, ...]
    document_kinds: tuple[DocumentKind, ...]
    score_words: tuple[ScoreWord, ...]
    narrative_parts: tuple[NarrativePart, ...]
    confidences: tuple[Confidence, ...]
    exemplars: tuple[Exemplar, ...]
    prevalences: tuple[Prevalence, ...]
    limits: Limits
    checks: tuple[CheckWords, ...]
    standing: tuple[Standing, ...]
    next_steps: tuple[NextStepWords, ...]
    lexicon: Mapping[str, tuple[str, ...]]
    patterns: tuple[Pattern, ...]
    glossary: tuple[Term, ...]
    folder: Path
    added: tuple[AddedExemplar, ...] = ()
    """The reports of a council's own edition, which stand among the exemplars: see `rubric.own_edition`."""

    @property
    def edition_title(self) -> str:
        """The edition as a reader is told of it, with how many reports the council added."""
        count = len(self.added)
        reports = "1 report" if count == 1 else f"{count} reports"
        return f"{self.edition} with {reports} of the council's own" if count else self.edition

    @property
    def sub_headings(self) -> tuple[SubHeading, ...]:
        """The statement's sub-headings, in the framework's order."""
        return self.quality_statement.sub_headings

    @cached_property
    def _by_id(self) -> dict[tuple[type[Model], str], Any]:
        kinds: tuple[Iterable[Any], ...] = (
            self.patterns, self.sub_headings, self.qualities, self.evidence_categories, self.exemplars, self.checks,
            self.next_steps,
        )  # fmt: skip
        return {(type(value), value.id): value for values in kinds for value in values}

    def pattern(self, pattern_id: str) -> Pattern:
        """The pattern of that id. Raises KeyError."""
        return self._by_id[Pattern, pattern_id]

    def sub_heading(self, sub_heading_id: str) -> SubHeading:
        """The sub-heading of that id. Raises KeyError."""
        return self._by_id[SubHeading, sub_heading_id]

    def quality(self, quality_id: str) -> Quality:
        """The quality of that id. Raises KeyError."""
        return self._by_id[Quality, quality_id]

    def category(self, category_id: str) -> EvidenceCategory:
        """The evidence category of that id. Raises KeyError."""
        return self._by_id[EvidenceCategory, category_id]

    def exemplar(self, exemplar_id: str) -> Exemplar:
        """The exemplar of that id. Raises KeyError."""
        return self._by_id[Exemplar, exemplar_id]

    def check(self, check_id: str) -> CheckWords:
        """The words of the check of that id. Raises KeyError."""
        return self._by_id[CheckWords, check_id]

    def next_step(self, kind: str) -> NextStepWords:
        """The words of the next step of that kind. Raises KeyError."""
        return self._by_id[NextStepWords, kind]

    def severity(self, pattern: Pattern) -> Severity:
        """How much the exemplars expect a pattern: the first prevalence whose least share it reaches."""
        share = Fraction(len(pattern.shown_by), len(self.exemplars))
        return next(p.severity for p in self.prevalences if share >= Fraction(p.least_share))
