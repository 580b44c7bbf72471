"""Whatever an officer can fill in stands in an export: field by field, also the fields that are yet to come."""

from __future__ import annotations

import datetime
import html
import io
import re
import types
import typing
import zipfile
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import openpyxl
import pytest
from pydantic import BaseModel

from desktop.dates import say_day
from desktop.report.context import report_context
from desktop.report.docx import word_file
from desktop.report.html import run_html
from desktop.report.parts import parts, runs
from desktop.report.wording import short_date
from desktop.report.xlsx import workbook
from rubric.assessment import Assessment
from rubric.gaps import find_gaps
from rubric.pack import Pack

MADE_ON = datetime.date(2026, 11, 22)
PATTERN = "homecare-sourcing-times"

NOT_FILLED: Mapping[str, str] = {
    "statement": "which rubric it is of; its title is printed from the pack",
    "pack_edition": "set by the program; the edition in use is printed",
    "last_evidence_number": "keeps an id from being given twice",
    "bin": "deleted by the officer; the workbook says how many items and no more",
    "exports": "what was made before, in marks and no words; the window lists it",
    "evidence.file_digest": "the name of the kept file's content; the file's own name is printed",
    "decisions.matches.digest": "a mark of the words decided on; the workbook says whether they still stand",
    "decisions.dismissals.digest": "a mark of the words decided on; the workbook says whether they still stand",
    "decisions.dismissals.gap": "the key of a gap; its check, sub-heading and pattern are printed in words",
    "decisions.actions.id": "tells one action from another in the file",
    "decisions.actions.gap": "the key of a gap; its number and its subject are printed",
    "documents.id": "tells one document from another in the file",
    "documents.supersedes": "the number of another document; that one's title is printed",
    "passages.id": "tells one passage from another in the file",
    "passages.document": "which document it is of; that one's title is printed",
    "passages.kind": "made out when a document is read in",
    "passages.text": "the document's own words, which nobody accepted as evidence",
    "report_options.left_out": "what the paper leaves out",
    "report_options.summary_only": "how much of the paper is printed",
    "report_options.owners": "whether names are printed",
    "report_options.exemplars": "whether the comparison is printed",
    "report_options.mask": "whether personal data is blacked out",
    "report_options.final": "whether the paper is a draft",
    "report_options.watermark": "how the paper looks, not what it says; tested with the paper",
    "report_options.footer": "how the paper looks, not what it says; tested with the paper",
    "report_options.colour": "how the paper looks",
    "report_options.logo": "a picture",
}
"""Fields that no officer fills in, or that are no words of theirs, each with the reason why none has to be printed."""


class OnPageOne(dict[str, int]):
    """Every anchor stands on page 1."""

    def __missing__(self, anchor: str) -> int:
        return 1

    def __contains__(self, anchor: object) -> bool:
        return True


class Marks:
    """Makes an assessment with something of its own in every field, and remembers what each must be read as.

    ``read_as`` holds the ways in which a field may be said. ``alone`` names fields whose words are also said elsewhere:
    these must have a cell of the workbook to themselves.
    """

    def __init__(self, pack: Pack) -> None:
        self.read_as: dict[str, list[str]] = {}
        self._count = 0
        category, status = pack.evidence_categories[-1], pack.evidence_statuses[-1]
        score, sure = pack.score_words[0], pack.confidences[-1]
        self._one_of_several: dict[str, tuple[Any, str]] = {
            "evidence.category": (category.id, category.title),
            "evidence.status": (status.id, status.title),
            "accounts.judgement": (score.score, f"{score.score}: {score.words}"),
            "accounts.confidence": (sure.id, sure.title),
            "decisions.matches.verdict": ("rejected", "Rejected"),
            "passages.verdict": ("accepted", "Accepted"),
            "passages.kept": (True, "Yes"),
            "documents.kind": (pack.document_kinds[0].id, pack.document_kinds[0].title),
            "documents.date_confirmed": (True, "Yes"),
        }
        self.alone = frozenset(self._one_of_several)
        gap = f"missing-pattern/{pack.pattern(PATTERN).home}/{PATTERN}"
        self._needed: dict[str, Any] = {
            "decisions.dismissals.gap": gap, "documents.id": 1, "documents.digest": "0123456789abcdef",
            "passages.document": 1, "passages.kind": "prose",
        }  # fmt: skip

    def made(self, model: type[BaseModel], path: str = "") -> Any:
        """A value of the model with every field filled; what no officer fills in keeps its default, if it has one."""
        values: dict[str, Any] = {}
        for place, name, hint in _hints(model, path):
            if place not in NOT_FILLED or model.model_fields[name].is_required():
                values[name] = self._value(place, hint)
        return model.model_validate(values)

    def _value(self, place: str, hint: Any) -> Any:
        if place in self._needed:
            if place not in NOT_FILLED:
                self.read_as[place] = [self._needed[place]]
            return self._needed[place]
        if place in self.alone:
            value, words = self._one_of_several[place]
            self.read_as[place] = [words]
            return value
        plain, held = _plain(hint), _model(hint)
        if held:
            return (self.made(held, place),) if get_origin(plain) is tuple else self.made(held, place)
        if get_origin(plain) in (Mapping, dict):
            self.read_as[f"{place} (its names)"] = [f"Name{self._count}of"]
            return {f"Name{self._count}of": self._mark(place, str)}
        return (self._mark(place, str),) if plain == tuple[str, ...] else self._mark(place, plain, hint)

    def _mark(self, place: str, plain: Any, hint: Any = None) -> Any:
        """Something that is said nowhere else."""
        self._count += 1
        if plain is datetime.date or "_partial_date" in repr(hint):
            day = datetime.date(2031, 1, 1) + datetime.timedelta(days=self._count)
            self.read_as[place] = [say_day(day), short_date(day.isoformat())]
            return day.isoformat()
        if plain not in (int, str):
            pytest.fail(f"{place}: say in this test what to fill in, or why it need not be printed")
        mark = 70_000 + self._count if plain is int else f"Mark{self._count}of"
        self.read_as[place] = [str(mark)]
        return mark


def _hints(model: type[BaseModel], path: str) -> Iterator[tuple[str, str, Any]]:
    """Where each field stands, its name and its type."""
    for name, hint in typing.get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            yield f"{path}.{name}".lstrip("."), name, hint


def _plain(hint: Any) -> Any:
    """A type without None and without what checks it."""
    while get_origin(hint) in (Union, types.UnionType, Annotated):
        hint = next(one for one in get_args(hint) if one is not type(None))
    return hint


def _model(hint: Any) -> type[BaseModel] | None:
    """The model that a field holds, or a list of."""
    plain = _plain(hint)
    held = get_args(plain)[0] if get_origin(plain) is tuple else plain
    return held if isinstance(held, type) and issubclass(held, BaseModel) else None


def fields(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Every field of the model and of the models in it, down to those that hold plain values."""
    for place, _, hint in _hints(model, path):
        held = _model(hint)
        if held and place not in NOT_FILLED:
            yield from fields(held, place)
        else:
            yield place


@pytest.fixture(scope="module")
def marks(pack: Pack) -> Marks:
    return Marks(pack)


@pytest.fixture(scope="module")
def told(pack: Pack, marks: Marks) -> Assessment:
    return marks.made(Assessment)


_TOLD = ("Summary", "About")
"""Sheets whose cells say things in words of ours."""


@pytest.fixture(scope="module")
def exports(pack: Pack, told: Assessment) -> tuple[str, frozenset[str]]:
    """All that can be read in the three of them, and what stands in a cell of the workbook by itself."""
    comparison = find_gaps(pack, told.evidence, told.details.as_of, told.decisions)
    report = report_context(pack, told, comparison, MADE_ON)
    with zipfile.ZipFile(io.BytesIO(word_file(report))) as word:
        read = [word.read(name).decode("utf-8") for name in word.namelist() if name.endswith(".xml")]
    read += [run_html(report, run, OnPageOne()).partition("<body>")[2] for run in runs(parts(report))]
    read = [html.unescape(re.sub(r"<[^>]*>", "", text)) for text in read]
    book = openpyxl.load_workbook(io.BytesIO(workbook(pack, told, comparison, report, MADE_ON)))
    values = (cell.value for sheet in book if sheet.title not in _TOLD for row in sheet.iter_rows() for cell in row)
    cells = [say_day(value.date()) if isinstance(value, datetime.datetime) else str(value) for value in values]
    about = [str(cell.value) for title in _TOLD for row in book[title].iter_rows() for cell in row]
    return "\n".join([*read, *cells, *about]), frozenset(cells)


def test_whatever_an_officer_fills_in_stands_in_an_export(marks: Marks, exports: tuple[str, frozenset[str]]):
    read, cells = exports
    missing = [
        place
        for place, ways in marks.read_as.items()
        if place not in NOT_FILLED
        and not any(way in cells if place in marks.alone else re.search(rf"\b{re.escape(way)}\b", read) for way in ways)
    ]
    assert len(marks.read_as) > 40
    assert not missing, f"in no export: {', '.join(missing)}; print them, or say here why not"


def test_every_field_is_looked_for_or_said_to_be_none_of_the_officers(marks: Marks, told: Assessment):
    known = {place.partition(" ")[0] for place in marks.read_as} | NOT_FILLED.keys()
    assert told.decisions
    assert set(fields(Assessment)) == known


def test_every_exception_is_a_field_with_a_reason():
    assert set(NOT_FILLED) <= set(fields(Assessment))
    assert all(len(reason) > 8 for reason in NOT_FILLED.values())


def test_a_field_that_is_printed_nowhere_is_found_out(pack: Pack):
    class Later(Assessment):
        remark: str = ""
        mood: Literal["good", "bad"] = "good"

    marks = Marks(pack)
    assert {"remark", "mood"} <= set(fields(Later)) - NOT_FILLED.keys()
    with pytest.raises(pytest.fail.Exception, match="mood: say in this test what to fill in"):
        marks.made(Later)
    assert "remark" in marks.read_as
