"""What an officer can do to an assessment, one function an act: each gives the changes that do it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any

from pydantic import ValidationError

from desktop.document.changes import Change
from desktop.document.errors import AssessmentError
from desktop.document.tables import TABLES, Statement, key_of
from rubric.assessment import Account, Assessment, BinnedItem, Export, FigureRecord, Passage, SourceDocument
from rubric.columns import Columns, as_last_time, columns_of, may_be_mapped, read_as
from rubric.decisions import Action, Dismissal, MatchDecision, digest
from rubric.evidence import EvidenceItem
from rubric.pack import Model
from rubric.parts import are_same_words, from_to, joined, parts_with
from rubric.snapshots import Snapshot
from rubric.versions import Difference, passages_of, said_of, taken_over

EXPORTS_KEPT = 20
"""Of how many papers the file remembers what stood in them; the oldest are forgotten."""

Changes = tuple[Change, ...]


def next_evidence_id(assessment: Assessment, ahead: int = 0) -> str:
    """The next free id of an evidence item, or the one so many ahead. A deleted item's id is not given again."""
    numbers = [_number(item.id) for item in assessment.evidence]
    return f"E{max([assessment.last_evidence_number, *numbers]) + 1 + ahead}"


def new_evidence_ids(assessment: Assessment, wanted: Sequence[str]) -> tuple[str, ...]:
    """An id for each new item: the one wanted where it is free and was never given, else ("" wants none) the next."""
    taken = {item.id for item in (*assessment.evidence, *assessment.bin)}
    given: list[str] = []
    for evidence_id in wanted:
        is_free = evidence_id not in taken and not 0 < _number(evidence_id) <= assessment.last_evidence_number
        given.append(evidence_id if is_free else "")
        taken |= {given[-1]}
    last = max([assessment.last_evidence_number, *map(_number, taken)])
    return tuple(evidence_id or f"E{(last := last + 1)}" for evidence_id in given)


def add_evidence(assessment: Assessment, items: Sequence[EvidenceItem]) -> Changes:
    """Add items at the end; their ids must be free."""
    taken = {item.id for item in assessment.evidence}
    for item in items:
        if item.id in taken:
            raise AssessmentError(f"There is an item {item.id} already: give the new one another id.")
        taken.add(item.id)
    return tuple(_added("evidence", assessment, item) for item in items)


def change_evidence(assessment: Assessment, evidence_id: str, **fields: Any) -> Changes:
    """Change fields of an item."""
    return _changed("evidence", assessment, _item(assessment, evidence_id), fields)


def change_all(assessment: Assessment, evidence_ids: Sequence[str], **fields: Any) -> Changes:
    """Change the same fields of several items."""
    return _each(assessment, evidence_ids, lambda item: fields)


def move_evidence(assessment: Assessment, evidence_ids: Sequence[str], sub_heading: str) -> Changes:
    """Let items stand under one sub-heading only, or under none ("")."""
    return change_all(assessment, evidence_ids, sub_headings=(sub_heading,) if sub_heading else ())


def also_place_evidence(assessment: Assessment, evidence_ids: Sequence[str], sub_heading: str) -> Changes:
    """Let items stand under one more sub-heading, after those they stand under."""
    return _each(
        assessment,
        evidence_ids,
        lambda item: {"sub_headings": tuple(dict.fromkeys((*item.sub_headings, sub_heading)))},
    )


def delete_evidence(assessment: Assessment, evidence_ids: Sequence[str], day: datetime.date) -> Changes:
    """Put items in the bin; what was decided on their matches waits there with them. The passages they came from wait
    for a decision again, and still name the item: see `restore_evidence`.
    """
    gone = _items(assessment, evidence_ids)
    ids = {item.id for item in gone}
    return (
        *_of_passages(assessment, ids, "accepted", {"verdict": ""}),
        *(_deleted("evidence", assessment, item) for item in gone),
        *(_added("bin", assessment, _made(BinnedItem, {**dict(item), "deleted": day})) for item in gone),
        *_number_kept(assessment, max((_number(item.id) for item in gone), default=0)),
    )


def restore_evidence(assessment: Assessment, evidence_ids: Sequence[str]) -> Changes:
    """Bring items back out of the bin. The passages they came from are decided again, but for those on which there was
    another decision meanwhile.
    """
    binned = {item.id: item for item in assessment.bin}
    chosen = [binned[evidence_id] for evidence_id in dict.fromkeys(evidence_ids)]
    items = [
        EvidenceItem.model_validate({name: getattr(one, name) for name in EvidenceItem.model_fields}) for one in chosen
    ]
    return (
        *(_deleted("bin", assessment, one) for one in chosen),
        *add_evidence(assessment, items),
        *_of_passages(assessment, {item.id for item in items}, "", {"verdict": "accepted"}),
    )


def empty_bin(assessment: Assessment) -> Changes:
    """Delete what is in the bin for good, with the decisions on its matches and the figures kept from it.

    Undo still brings it back.
    """
    ids = {item.id for item in assessment.bin}
    return (
        *(_deleted("figure", assessment, figure) for figure in assessment.figures if figure.evidence in ids),
        *(_deleted("match_decision", assessment, m) for m in assessment.decisions.matches if m.evidence in ids),
        *(_deleted("bin", assessment, item) for item in assessment.bin),
        *_of_passages(assessment, ids, "", {"evidence": ""}),
    )


def decide_match(assessment: Assessment, evidence_id: str, pattern_id: str, verdict: str | None) -> Changes:
    """Confirm or reject that an item shows a pattern; no verdict takes the decision back."""
    item = _item(assessment, evidence_id)
    held = next((m for m in assessment.decisions.matches if (m.evidence, m.pattern) == (evidence_id, pattern_id)), None)
    if verdict is None:
        return () if held is None else (_deleted("match_decision", assessment, held),)
    fields = {"evidence": evidence_id, "pattern": pattern_id, "verdict": verdict, "digest": digest([item.text])}
    return _put("match_decision", assessment, held, MatchDecision, fields)


def dismiss_gap(assessment: Assessment, gap_key: str, reason: str, mark: str, decided: datetime.date) -> Changes:
    """Dismiss a gap with a reason; ``mark`` is the digest of the text it rests on."""
    fields = {"gap": gap_key, "reason": reason, "digest": mark, "decided": decided}
    return _put("dismissal", assessment, _dismissal(assessment, gap_key), Dismissal, fields)


def restore_gap(assessment: Assessment, gap_key: str) -> Changes:
    """Take the dismissal of a gap back."""
    held = _dismissal(assessment, gap_key)
    return () if held is None else (_deleted("dismissal", assessment, held),)


def add_action(
    assessment: Assessment,
    gap_key: str,
    what: str,
    owner: str = "",
    due: datetime.date | None = None,
    *,
    sub_heading: str = "",
    ahead: int = 0,
) -> Changes:
    """Add what the council will do about a gap, or with no gap's key under a sub-heading ("" for the whole statement).

    Several are added in one step with ``ahead``: how many of them stand before this one.
    """
    number = max((action.id for action in assessment.decisions.actions), default=0) + 1 + ahead
    fields = {"id": number, "gap": gap_key, "sub_heading": sub_heading, "what": what, "owner": owner, "due": due}
    return (_added("action", assessment, _made(Action, fields)),)


def change_action(assessment: Assessment, action_id: int, **fields: Any) -> Changes:
    """Change fields of an action."""
    return _changed("action", assessment, _action(assessment, action_id), fields)


def delete_action(assessment: Assessment, action_id: int) -> Changes:
    """Delete an action."""
    return (_deleted("action", assessment, _action(assessment, action_id)),)


def change_account(assessment: Assessment, sub_heading: str, **fields: Any) -> Changes:
    """Change the council's own account of a sub-heading, or of the whole statement ("")."""
    held = next((a for a in assessment.accounts if a.sub_heading == sub_heading), None)
    before = Account(sub_heading=sub_heading) if held is None else held
    return _put("account", assessment, held, Account, {**dict(before), **fields})


def change_details(assessment: Assessment, **fields: Any) -> Changes:
    """Change what the cover says."""
    return _changed("assessment", assessment, assessment.details, fields)


def change_report_options(assessment: Assessment, **fields: Any) -> Changes:
    """Change what is asked of the paper."""
    return _changed("report_options", assessment, assessment.report_options, fields)


def add_export(assessment: Assessment, file_name: str, made_on: datetime.date, draft: int, held: Snapshot) -> Changes:
    """Remember that a paper was made, and what stood in the assessment then."""
    number = max((export.number for export in assessment.exports), default=0) + 1
    fields = {"number": number, "made_on": made_on, "draft": draft, "file_name": file_name, "held": held}
    forgotten = sorted(assessment.exports, key=lambda export: export.number)[: -(EXPORTS_KEPT - 1)]
    return (
        *(_deleted("export", assessment, export) for export in forgotten),
        _added("export", assessment, _made(Export, fields)),
    )


def add_passages(assessment: Assessment, document: SourceDocument, passages: Sequence[Passage]) -> Changes:
    """Add an imported document and its passages, each under the next free id whatever id it came with.

    The columns of a sheet are read as those of a like one were in this assessment.
    """
    if may_be_mapped(document.columns):
        last_time = as_last_time(document.columns, columns_of(assessment.documents))
        document, passages = read_as(document, passages, last_time)
    document_id = max((d.id for d in assessment.documents), default=0) + 1
    first = max((p.id for p in assessment.passages), default=0) + 1
    stored = (
        _made(Passage, {**dict(passage), "id": number, "document": document_id})
        for number, passage in enumerate(passages, start=first)
    )
    return (
        _added("source_document", assessment, _made(SourceDocument, {**dict(document), "id": document_id})),
        *(_added("passage", assessment, passage) for passage in stored),
    )


def change_document(assessment: Assessment, document_id: int, **fields: Any) -> Changes:
    """Change what is said of an imported document."""
    return _changed("source_document", assessment, _document(assessment, document_id), fields)


def take_newer_version(
    assessment: Assessment, older_id: int, document: SourceDocument, passages: Sequence[Passage]
) -> Changes:
    """Add the newer version of an imported document: what was decided on passages that stand in it is decided in it.
    The older one keeps its passages.
    """
    told = said_of(_document(assessment, older_id), document)
    return add_passages(assessment, told, taken_over(passages_of(assessment, older_id), passages))


def make_newer_version(assessment: Assessment, older_id: int, newer_id: int) -> Changes:
    """Say of a document that was imported by itself that it is the newer version of another."""
    newer, before = _document(assessment, newer_id), passages_of(assessment, newer_id)
    told = said_of(_document(assessment, older_id), newer)
    after = taken_over(passages_of(assessment, older_id), before)
    now = {passage.id: passage for passage in after if passage.id}
    free = max((passage.id for passage in assessment.passages), default=0) + 1
    new = (passage for passage in after if not passage.id)
    return (
        *_changed("source_document", assessment, newer, dict(told)),
        *(_deleted("passage", assessment, passage) for passage in before if passage.id not in now),
        *(c for p in before if p.id in now for c in _changed("passage", assessment, p, dict(now[p.id]))),
        *(
            _added("passage", assessment, _made(Passage, {**dict(passage), "id": number}))
            for number, passage in enumerate(new, start=free)
        ),
    )


def take_new_words(assessment: Assessment, difference: Difference) -> Changes:
    """Let an item say what the newer version of its document says; what is decided on it is kept, as with any edit.
    Where it still names the older version as its source, with its date and place, it names the newer one.
    """
    older, item = difference.refound.older, _item(assessment, difference.evidence)
    before, after = _document(assessment, older.document), _document(assessment, difference.document)
    first = difference.refound.newer[0]
    follows = (
        ("source", before.title, after.title),
        ("date", before.date, after.date),
        ("page", older.place, first.place),
    )
    fields = {name: now for name, then, now in follows if now and getattr(item, name) == then}
    noted = {"verdict": "accepted", "evidence": item.id}
    return (
        *_changed("evidence", assessment, item, {**fields, "text": difference.refound.words}),
        *(c for p in difference.refound.newer for c in _changed("passage", assessment, p, noted)),
    )


def keep_words(assessment: Assessment, difference: Difference, kept: bool = True) -> Changes:
    """Let an item stand although the newer version of its document has other words, or none, in its place. Without
    ``kept`` that is to be decided again.
    """
    waiting = [passage for passage in difference.refound.newer if kept and not passage.verdict]
    return (
        *_changed("passage", assessment, difference.refound.older, {"kept": kept}),
        *(c for p in waiting for c in _changed("passage", assessment, p, {"verdict": "skipped"})),
    )


def delete_document(assessment: Assessment, document_id: int) -> Changes:
    """Delete an imported document and its passages; the evidence that was taken from it stays. A newer version of it
    stands by itself from then on.
    """
    document = {document.id: document for document in assessment.documents}[document_id]
    newer = (d for d in assessment.documents if d.supersedes == document_id)
    return (
        *(_deleted("passage", assessment, p) for p in assessment.passages if p.document == document_id),
        *(change for d in newer for change in change_document(assessment, d.id, supersedes=None)),
        _deleted("source_document", assessment, document),
    )


def map_columns(assessment: Assessment, document_id: int, columns: Columns) -> Changes:
    """Read the columns of a sheet in another way: passages that are no evidence yet say what their rows then say."""
    document = next(document for document in assessment.documents if document.id == document_id)
    held = [passage for passage in assessment.passages if passage.document == document_id and passage.cells]
    changed, passages = read_as(document, held, columns)
    return (
        *_changed("source_document", assessment, document, {"columns": changed.columns}),
        *(
            change
            for before, after in zip(held, passages, strict=True)
            if after is not before
            for change in _changed("passage", assessment, before, {"text": after.text, "verdict": after.verdict})
        ),
    )


def accept_passage(assessment: Assessment, passage_id: int, item: EvidenceItem) -> Changes:
    """Add the item that a passage became, and note it on the passage."""
    return accept_passages(assessment, [(passage_id, item)])


def accept_passages(assessment: Assessment, accepted: Sequence[tuple[int, EvidenceItem]]) -> Changes:
    """Add the items that passages became, and note each on its passage: (passage id, item)."""
    passages = {passage.id: passage for passage in assessment.passages}
    noted: list[Change] = []
    for passage_id, item in accepted:
        passage = passages[passage_id]
        if passage.verdict == "accepted":
            raise AssessmentError(f"This passage is {passage.evidence} already: change that item instead.")
        noted += _changed("passage", assessment, passage, {"verdict": "accepted", "evidence": item.id})
    return (*add_evidence(assessment, [item for _, item in accepted]), *noted)


def set_passage_verdict(assessment: Assessment, passage_id: int, verdict: str) -> Changes:
    """Skip a passage, say that it is not evidence, or put it back to be decided ("")."""
    return _changed("passage", assessment, _passage(assessment, passage_id), {"verdict": verdict, "evidence": ""})


def cut_passage(assessment: Assessment, passage_id: int, texts: Sequence[str]) -> Changes:
    """Cut a passage into parts with these texts, which are its own words. What was decided of it holds for each."""
    passage = _passage(assessment, passage_id)
    _refuse_accepted(passage)
    if not all(text.strip() for text in texts) or not are_same_words(passage.text, texts):
        raise AssessmentError("The parts of a passage have its own words, all of them: cut it again.")
    if len(texts) < 2:
        return ()
    first = max(p.id for p in assessment.passages) + 1
    ids = (passage_id, *range(first, first + len(texts) - 1))
    parts = [_part(passage, id=one, text=text, evidence="") for one, text in zip(ids, texts, strict=True)]
    siblings = parts_with(assessment.passages, passage)
    at = siblings.index(passage)
    return tuple(_numbered(assessment, [*siblings[:at], *parts, *siblings[at + 1 :]]))


def join_passages(assessment: Assessment, passage_ids: Sequence[int]) -> Changes:
    """Make one passage of several, in the order given: the first, with the words of all."""
    first, *others = [_passage(assessment, passage_id) for passage_id in passage_ids]
    for passage in (first, *others):
        _refuse_accepted(passage)
    if not others:
        return ()
    last, gone = others[-1], {passage.id for passage in others}
    whole = _part(
        first,
        text=joined([passage.text for passage in (first, *others)], first.kind == "table"),
        paragraph=from_to(first.paragraph, last.paragraph),
        page=from_to(first.page, last.page),
        evidence="",
    )
    families = {
        (passage.document, passage.number): parts_with(assessment.passages, passage) for passage in (first, *others)
    }
    left = ([whole if one == first else one for one in parts if one.id not in gone] for parts in families.values())
    return (
        *(_deleted("passage", assessment, passage) for passage in others),
        *(change for parts in left for change in _numbered(assessment, parts)),
    )


def add_figures(assessment: Assessment, figures: Sequence[FigureRecord]) -> Changes:
    """Keep figures by themselves, each under the next free id whatever id it came with."""
    first = max((figure.id for figure in assessment.figures), default=0) + 1
    kept = (_made(FigureRecord, {**dict(figure), "id": number}) for number, figure in enumerate(figures, start=first))
    return tuple(_added("figure", assessment, figure) for figure in kept)


def change_figure(assessment: Assessment, figure_id: int, **fields: Any) -> Changes:
    """Change fields of a figure that is kept."""
    return _changed("figure", assessment, _figure(assessment, figure_id), fields)


def delete_figure(assessment: Assessment, figure_id: int) -> Changes:
    """Keep a figure no longer; the evidence it was taken from stays."""
    return (_deleted("figure", assessment, _figure(assessment, figure_id)),)


def _refuse_accepted(passage: Passage) -> None:
    if passage.verdict == "accepted":
        raise AssessmentError(f"This passage is {passage.evidence} already: undo that, or delete {passage.evidence}.")


def _part(passage: Passage, **fields: Any) -> Passage:
    return passage.model_copy(update=fields)


def _numbered(assessment: Assessment, parts: Sequence[Passage]) -> Iterator[Change]:
    """The changes after which these are the parts of one passage, in this order; one alone is whole."""
    held = {passage.id: passage for passage in assessment.passages}
    for number, part in enumerate(parts, start=1):
        after = _part(part, part=number if len(parts) > 1 else 0)
        if part.id not in held:
            yield _added("passage", assessment, after)
        elif after != held[part.id]:
            yield from _changed("passage", assessment, held[part.id], dict(after))


def _figure(assessment: Assessment, figure_id: int) -> FigureRecord:
    return {figure.id: figure for figure in assessment.figures}[figure_id]


def _of_passages(assessment: Assessment, ids: Set[str], verdict: str, fields: dict[str, Any]) -> Iterator[Change]:
    """The changes of those passages that name one of the items and are decided like this."""
    for passage in assessment.passages:
        if passage.evidence in ids and passage.verdict == verdict:
            yield from _changed("passage", assessment, passage, fields)


def _number_kept(assessment: Assessment, number: int) -> Iterator[Change]:
    if number > assessment.last_evidence_number:
        row = Statement(
            statement=assessment.statement,
            pack_edition=assessment.pack_edition,
            last_evidence_number=assessment.last_evidence_number,
        )
        yield from _changed("statement", assessment, row, {"last_evidence_number": number})


def _number(evidence_id: str) -> int:
    match = re.fullmatch(r"E([1-9][0-9]{0,8})", evidence_id)
    return int(match[1]) if match else 0


def _item(assessment: Assessment, evidence_id: str) -> EvidenceItem:
    return {item.id: item for item in assessment.evidence}[evidence_id]


def _items(assessment: Assessment, evidence_ids: Sequence[str]) -> list[EvidenceItem]:
    items = {item.id: item for item in assessment.evidence}
    return [items[evidence_id] for evidence_id in dict.fromkeys(evidence_ids)]


def _each(
    assessment: Assessment, evidence_ids: Sequence[str], fields: Callable[[EvidenceItem], dict[str, Any]]
) -> Changes:
    items = _items(assessment, evidence_ids)
    return tuple(change for item in items for change in _changed("evidence", assessment, item, fields(item)))


def _dismissal(assessment: Assessment, gap_key: str) -> Dismissal | None:
    return next((d for d in assessment.decisions.dismissals if d.gap == gap_key), None)


def _action(assessment: Assessment, action_id: int) -> Action:
    return {action.id: action for action in assessment.decisions.actions}[action_id]


def _document(assessment: Assessment, document_id: int) -> SourceDocument:
    return {document.id: document for document in assessment.documents}[document_id]


def _passage(assessment: Assessment, passage_id: int) -> Passage:
    return {passage.id: passage for passage in assessment.passages}[passage_id]


def _made(model: type[Model], fields: dict[str, Any]) -> Model:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = str(fault["loc"][0]).replace("_", " ") if fault["loc"] else "it"
        raise AssessmentError(f"{place}: {fault['msg'].removeprefix('Value error, ')}; correct it.") from None


def _whole(fields: dict[str, Any]) -> dict[str, Any]:
    """Halves of a character joined, or replaced where one stands alone: neither a file nor a digest can hold a half."""
    return {name: _joined(value) if isinstance(value, str) else value for name, value in fields.items()}


def _joined(text: str) -> str:
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _added(table: str, assessment: Assessment, row: Model) -> Change:
    return Change(table, key_of(TABLES[table], assessment.statement, row), None, _whole(dict(row)))


def _deleted(table: str, assessment: Assessment, row: Model) -> Change:
    return Change(table, key_of(TABLES[table], assessment.statement, row), dict(row), None)


def _changed(table: str, assessment: Assessment, row: Model, fields: dict[str, Any]) -> Changes:
    after = _made(type(row), {**dict(row), **_whole(fields)})
    key = key_of(TABLES[table], assessment.statement, row)
    return () if after == row else (Change(table, key, dict(row), dict(after)),)


def _put(table: str, assessment: Assessment, held: Model | None, model: type[Model], fields: dict[str, Any]) -> Changes:
    if held is not None:
        return _changed(table, assessment, held, fields)
    return (_added(table, assessment, _made(model, fields)),)
