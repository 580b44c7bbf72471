"""What rows of a sheet become: the items, and the figures kept of them, worked out from what is stored alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.document import document_records, figure_records, records
from desktop.long_acts import GoOn, WorkedOut, never_stops
from desktop.models.counted import counted
from rubric.assessment import Assessment, Passage, SourceDocument
from rubric.columns import SUB_HEADINGS, TakenIn, is_own_file
from rubric.duplicates import Repeat, find_repeats
from rubric.evidence import EvidenceItem
from rubric.figure_columns import row_figure, rows_to_keep
from rubric.pack import Pack
from rubric.passage_repeats import passage_key
from rubric.suggestion import suggest
from rubric.trackers import fields_of

Repeats = Callable[[Mapping[str, str]], Mapping[str, Repeat]]
"""Which of some texts repeat what is there, or an earlier one of them."""


def repeats_in(assessment: Assessment) -> Repeats:
    """Compares texts with all the evidence anew, as may be done in any thread."""
    held = {item.id: item.text for item in assessment.evidence}
    return lambda texts: find_repeats({**held, **texts})


def new_items(
    pack: Pack, assessment: Assessment, accepted: Sequence[tuple[int, Mapping[str, Any]]], go_on: GoOn = never_stops
) -> list[tuple[int, EvidenceItem]]:
    """The items that passages become, each with its passage: (passage id, fields that the officer set) each.

    An item of an evidence file keeps its id where that is free.
    """
    passages = document_records.named_passages(assessment, [passage_id for passage_id, _ in accepted])
    documents = {document.id: document for document in assessment.documents}
    made: list[dict[str, Any]] = []
    for passage, (_, fields) in zip(passages, accepted, strict=True):
        go_on()
        document = documents[passage.document]
        taken = {"text": passage.text, "source": document.name, "page": passage.place, "date": document.date}
        made.append({**taken, **fields_of(pack, document, passage), **fields})
    wanted = [fields.pop("id", "") for fields in made]
    given = records.new_evidence_ids(assessment, wanted)
    items: list[tuple[int, EvidenceItem]] = []
    for (passage_id, _), fields, evidence_id, asked in zip(accepted, made, given, wanted, strict=True):
        kept = (
            {"extra": {**fields.get("extra", {}), "id (as written)": asked}} if asked not in ("", evidence_id) else {}
        )
        items.append((passage_id, EvidenceItem.model_validate({**fields, **kept, "id": evidence_id})))
    return items


@dataclass(frozen=True, slots=True)
class RowWork:
    """What can be done with all the rows of one sheet that wait. Nothing is changed by it: that is for who asked."""

    pack: Pack
    assessment: Assessment
    document_id: int
    repeats: Repeats
    go_on: GoOn = never_stops

    def take_in(self) -> WorkedOut:
        """Make evidence of every row, but for those that repeat what is there or an earlier row: they go on waiting."""
        items, repeated = self._items([row for row in self._rows() if row.is_waiting])
        changes = document_records.accept_passages(self.assessment, items)
        return WorkedOut(f"Take in {counted(len(items), 'row')}", changes, TakenIn(len(items), repeated))

    def keep_figures(self) -> WorkedOut:
        """Keep the figure of every row that gives one. A row that waits becomes evidence by that, unless it repeats
        what is there: a figure is kept of an item.
        """
        columns = self._document().columns
        rows = rows_to_keep(self._document(), self._rows(), self.assessment.figures)
        new, repeated = self._items([row for row in rows if row.is_waiting])
        items = {item.id: item for item in self.assessment.evidence}
        of_rows = {row.id: items.get(row.evidence) for row in rows} | dict(new)
        told = (row_figure(columns, row.cells, item) for row in rows if (item := of_rows[row.id]) is not None)
        figures = [figure for figure in told if figure is not None]
        name = "Keep figure" if len(figures) == 1 else f"Keep {len(figures):,} figures"
        kept = figure_records.add_figures(self.assessment, figures)
        changes = (*document_records.accept_passages(self.assessment, new), *kept)
        return WorkedOut(name, changes, TakenIn(len(new), repeated, len(figures)))

    def _document(self) -> SourceDocument:
        return document_records.document_of(self.assessment, self.document_id)

    def _rows(self) -> list[Passage]:
        return [p for p in self.assessment.passages if p.document == self.document_id and p.cells]

    def _items(self, waiting: Sequence[Passage]) -> tuple[list[tuple[int, EvidenceItem]], int]:
        """The items that rows become, each with the id of its row, and how many repeat what is there or an earlier one.

        Items of an evidence file that repeat each other were kept as two by those who wrote it.
        """
        texts = {passage_key(passage): passage.text for passage in waiting}
        repeated = self.repeats(texts)
        if is_own_file(self._document().columns):
            repeated = {key: repeat for key, repeat in repeated.items() if repeat.of not in texts}
        taken = [passage for passage in waiting if passage_key(passage) not in repeated]
        places = self._places(taken)
        accepted = [(p.id, places.get(p.id, {})) for p in taken]
        return new_items(self.pack, self.assessment, accepted, self.go_on), len(waiting) - len(taken)

    def _places(self, rows: Sequence[Passage]) -> dict[int, dict[str, Any]]:
        """Where rows stand that do not say so themselves."""
        if SUB_HEADINGS in self._document().columns.values():
            return {}
        places: dict[int, dict[str, Any]] = {}
        for done, row in enumerate(rows):
            self.go_on(done, len(rows))
            if place := suggest(self.pack, row.text, row.heading).sub_heading:
                places[row.id] = {"sub_headings": (place,)}
        return places
