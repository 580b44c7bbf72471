"""One edition of one quality statement's rubric, read from TOML and refused if it does not hold together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

PACKS = Path(__file__).parent / "packs"
"""The released packs, one folder an edition, named ``<statement>-<edition>``."""

Fit = Literal["clear", "partial", "possible"]
Severity = Literal["expected", "common", "seen", "check"]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class PackError(Exception):
    """A pack that cannot be used: one sentence with the file, the place and the cure."""


class Model(BaseModel):
    """Base of every value in `rubric`: frozen, no unknown words, no input quoted in an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class SubHeading(Model):
    """A heading under "Key findings" of a published report; ``short_title`` is ours, for narrow places."""

    id: Id
    title: str
    short_title: Annotated[str, Field(max_length=32)]


class QualityStatement(Model):
    """One of the framework's quality statements, in its official short wording."""

    id: Id
    title: str
    theme: str
    i_statements: tuple[str, ...]
    we_statement: str
    wording_source: str
    sub_headings: tuple[SubHeading, ...]


class EvidenceCategory(Model):
    """Where evidence comes from. ``ours`` marks a category that CQC does not use for councils."""

    id: Id
    title: str
    description: str
    ours: bool = False


class Quality(Model):
    """Something a passage carries that makes it convincing; ``lacking`` says in words that it is absent."""

    id: Id
    title: str
    lacking: str
    description: str


class EvidenceStatus(Model):
    """How far the council trusts an item of its own evidence."""

    id: Id
    title: str


class ScoreWord(Model):
    """The framework's words for one score of a quality statement."""

    score: int
    words: str


class Exemplar(Model):
    """A published report section whose patterns the pack describes."""

    id: Id
    council: str
    short_name: str
    score: int
    source: str


class Illustration(Model):
    """What one exemplar shows of a pattern, in our words: sub-heading and paragraph are the report's own."""

    exemplar: Id
    sub_heading: Id
    paragraph: int
    fit: Literal["clear", "partial"]
    text: str


class Pattern(Model):
    """Something exemplars show, at a grain an officer can act on. The first sub-heading is its home."""

    id: Id
    title: str
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


class CheckWords(Model):
    """What the officer reads about one check. ``reasons`` are format strings, filled by the check."""

    id: Id
    title: str
    meaning: str
    gather: str
    reasons: Mapping[str, str]


class Pack(Model):
    """One edition of the rubric of one quality statement; everything a reader of the framework would name."""

    id: Id
    edition: str
    released: str
    framework: str
    acknowledgement: str
    ours: str
    caveat: str
    quality_statement: QualityStatement
    evidence_categories: tuple[EvidenceCategory, ...]
    qualities: tuple[Quality, ...]
    evidence_statuses: tuple[EvidenceStatus, ...]
    score_words: tuple[ScoreWord, ...]
    exemplars: tuple[Exemplar, ...]
    prevalences: tuple[Prevalence, ...]
    limits: Limits
    checks: tuple[CheckWords, ...]
    lexicon: Mapping[str, tuple[str, ...]]
    patterns: tuple[Pattern, ...]
    folder: Path

    @property
    def sub_headings(self) -> tuple[SubHeading, ...]:
        """The statement's sub-headings, in the framework's order."""
        return self.quality_statement.sub_headings

    @cached_property
    def _by_id(self) -> dict[tuple[type[Model], str], Any]:
        kinds: tuple[Iterable[Any], ...] = (
            self.patterns, self.sub_headings, self.qualities, self.evidence_categories, self.exemplars, self.checks,
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

    def severity(self, pattern: Pattern) -> Severity:
        """How much the exemplars expect a pattern: the first prevalence whose least share it reaches."""
        share = Fraction(len(pattern.shown_by), len(self.exemplars))
        return next(p.severity for p in self.prevalences if share >= Fraction(p.least_share))


def released_packs() -> tuple[Path, ...]:
    """The folders of the packs that ship, oldest edition first."""
    return tuple(sorted(folder for folder in PACKS.iterdir() if (folder / "pack.toml").is_file()))


def load_pack(folder: Path) -> Pack:
    """Read a pack folder: ``pack.toml``, ``checks.toml``, ``lexicon.toml`` and ``patterns/*.toml``.

    Raises PackError, in one sentence, where a file is missing, is not TOML, uses a word the rubric does not know,
    repeats an id, refers to something that is not there or has a pattern that nothing illustrates.
    """
    main = _toml(folder / "pack.toml")
    main["checks"] = _toml(folder / "checks.toml").get("check", [])
    main["lexicon"] = _toml(folder / "lexicon.toml")
    order = [s.get("id") for s in main.get("quality_statement", {}).get("sub_headings", [])]
    files = sorted(
        (folder / "patterns").glob("*.toml"), key=lambda f: order.index(f.stem) if f.stem in order else len(order)
    )
    main["patterns"] = [pattern for file in files for pattern in _toml(file).get("pattern", [])]
    main["folder"] = folder
    try:
        pack = Pack.model_validate(main)
    except ValidationError as error:
        raise PackError(_first_fault(folder, main, error)) from None
    _hold_together(pack)
    return pack


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise PackError(f"{file}: the file is missing; restore it from the released pack.") from None
    except UnicodeDecodeError:
        raise PackError(f"{file}: the file is not UTF-8 text; save it again as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{file}: not valid TOML ({error}); mend that line.") from None


def _first_fault(folder: Path, raw: dict[str, Any], error: ValidationError) -> str:
    """Name the first fault by the ids an editor knows rather than by positions in a list."""
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    value: Any = raw
    place: list[str] = []
    for part in fault["loc"]:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            value = None
        try:
            place.append(str(value["id"]))
        except (KeyError, TypeError):
            place.append(str(part))
    cure = "remove it or correct its spelling" if fault["type"] == "extra_forbidden" else fault["msg"]
    return f"{folder}: {' > '.join(place)}: {cure}."


def _hold_together(pack: Pack) -> None:
    """Check ids and references across the pack. A reference may lie outside its pattern's own sub-headings."""

    def refuse(place: str, cure: str) -> None:
        raise PackError(f"{pack.folder}: {place}: {cure}.")

    def unique(kind: str, ids: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        for value in ids:
            if value in seen:
                refuse(f"{kind} {value}", "this id stands twice; give one of them another id")
            seen.add(value)
        return seen

    sub_headings = unique("sub-heading", (s.id for s in pack.sub_headings))
    categories = unique("evidence category", (c.id for c in pack.evidence_categories))
    qualities = unique("quality", (q.id for q in pack.qualities))
    exemplars = unique("exemplar", (e.id for e in pack.exemplars))
    unique("check", (c.id for c in pack.checks))
    unique("pattern", (p.id for p in pack.patterns))
    unique("evidence status", (s.id for s in pack.evidence_statuses))
    for pattern in pack.patterns:
        place = f"pattern {pattern.id}"
        uses: tuple[tuple[str, tuple[str, ...], set[str]], ...] = (
            ("sub-heading", pattern.sub_headings, sub_headings),
            ("evidence category", pattern.categories, categories),
            ("quality", pattern.qualities, qualities),
            ("exemplar", tuple(i.exemplar for i in pattern.illustrations), exemplars),
            ("sub-heading", tuple(i.sub_heading for i in pattern.illustrations), sub_headings),
        )
        for kind, used, known in uses:
            for word in used:
                if word not in known:
                    refuse(place, f"there is no {kind} {word!r} in pack.toml; correct it or add it there")
        if not pattern.illustrations:
            refuse(place, "no illustration; add at least one with its exemplar, sub-heading and paragraph")
