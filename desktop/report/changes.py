"""What has changed since the last draft: then and now, what moved, which gaps opened and closed, what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.dates import say_day
from desktop.report.material import Material
from desktop.report.values.changes import Changes, Moved, ThenNow
from desktop.report.values.text import Reference, Text
from desktop.report.wording import counted, in_words, number, sentence
from desktop.report.words import WORDS
from rubric.comparison import Counts
from rubric.gap_key import is_of_pattern, subject_of
from rubric.references import by_number
from rubric.since import Since, last_draft, what_changed
from rubric.snapshots import Snapshot
from rubric.text import listed
from rubric.titles import title_of

SECTION, TITLE = "since", "What has changed"
LISTED, MOVED = 12, 30
"""How many things of a kind are named before the rest are counted, and how many patterns that moved."""


def changes(material: Material) -> Changes | None:
    """What is otherwise than in the last draft; None where there is no earlier one."""
    earlier = last_draft(material.assessment)
    if earlier is None:
        return None
    since = what_changed(earlier.held, material.assessment, material.comparison)
    made = f"Draft {earlier.draft} was made on {say_day(earlier.made_on)}."
    if since.is_nothing:
        return Changes(f"{made} Nothing has changed since.", (), (), ())
    if not material.compared:
        return Changes(made, (), (), tuple(_lines(material, since)))
    then, now = counts_then(material, earlier.held), material.comparison.counts()
    return Changes(
        standfirst=f"{made} Then: {in_words(then)}. Now: {in_words(now)}.",
        counts=tuple(
            ThenNow(
                sub_heading.short_title,
                counts_then(material, earlier.held, sub_heading.id),
                material.comparison.counts(sub_heading.id),
            )
            for sub_heading in material.pack.sub_headings
            if counts_then(material, earlier.held, sub_heading.id) != material.comparison.counts(sub_heading.id)
        ),
        moved=tuple(_moved(material, moved.pattern, moved.then, moved.now) for moved in since.patterns[:MOVED]),
        lines=(*_more_moved(len(since.patterns)), *_gap_lines(material, since), *_lines(material, since)),
    )


def counts_then(material: Material, held: Snapshot, sub_heading: str = "") -> Counts:
    """How the patterns stood that this edition knows."""
    stood = [
        held.patterns.get(status.pattern)
        for status in material.comparison.patterns
        if not sub_heading or status.sub_heading == sub_heading
    ]
    return Counts(stood.count("covered"), stood.count("weak"), stood.count("missing"))


def _moved(material: Material, pattern_id: str, then: str, now: str) -> Moved:
    pattern = material.pack.pattern(pattern_id)
    status = next(status for status in material.comparison.patterns if status.pattern == pattern_id)
    cited = tuple(material.citations.item(id_, SECTION, TITLE) for id_ in status.evidence[:3])
    return Moved(pattern.title, material.pack.sub_heading(pattern.home).short_title, then, now, cited)


def _more_moved(count: int) -> Iterable[tuple[str, Text]]:
    if count > MOVED:
        yield "Patterns", (sentence(f"{counted(count - MOVED, 'more pattern')} moved"),)


def _gap_lines(material: Material, since: Since) -> Iterable[tuple[str, Text]]:
    references = {key: material.citations.gap(key) for key in since.gaps_opened}
    if closed := _named_gaps(material, since.gaps_closed, {}):
        yield "Gaps closed", closed
    if opened := _named_gaps(material, since.gaps_opened, references):
        yield "Gaps opened", opened


def _named_gaps(material: Material, keys: Sequence[str], references: dict[str, Reference]) -> Text:
    """The patterns of gaps, and how many gaps of checks."""
    subjects = {key: subject_of(key) for key in keys if is_of_pattern(key)}
    pieces: list[str | Reference] = []
    for key, subject in [*subjects.items()][:LISTED]:
        pieces.append(f"{'; ' if pieces else ''}{title_of(material.pack.patterns, subject)}")
        pieces += [references[key]] if key in references else []
    rest, checks = len(subjects) - LISTED, len(keys) - len(subjects)
    more = ([counted(rest, "more") if rest == 1 else f"{number(rest)} more"] if rest > 0 else []) + (
        [f"{number(checks)} from checks on the evidence"] if checks else []
    )
    if more:
        pieces.append(f"{'; and ' if pieces else ''}{listed(more)}")
    return _sentence(pieces)


def _sentence(pieces: Sequence[str | Reference]) -> Text:
    if not pieces:
        return ()
    first = str(pieces[0])
    return (first[:1].upper() + first[1:], *pieces[1:], ".")


def _lines(material: Material, since: Since) -> Iterable[tuple[str, Text]]:
    evidence = _evidence(material, since)
    if evidence:
        yield "Evidence", evidence
    what = {action.id: action.what for action in material.assessment.decisions.actions}
    for label, ids in (
        ("Actions done", since.actions_done),
        ("Actions added", since.actions_added),
        ("Actions changed", since.actions_changed),
    ):
        if ids:
            rest = f" And {number(len(ids) - LISTED)} more." if len(ids) > LISTED else ""
            yield label, (" ".join(sentence(what[id_]) for id_ in ids[:LISTED]) + rest,)
    if since.actions_removed:
        yield "Actions removed", (sentence(counted(len(since.actions_removed), "action")),)
    if since.accounts:
        titles = {"": "the whole statement"} | {s.id: f"“{s.short_title}”" for s in material.pack.sub_headings}
        yield WORDS.account, (sentence(f"changed for {listed(titles.get(p, p) for p in since.accounts)}"),)


def _evidence(material: Material, since: Since) -> Text:
    pieces: list[str | Reference] = []
    for ids, what in ((since.evidence_added, "added"), (since.evidence_changed, "changed")):
        if ids:
            pieces.append(f"{'; ' if pieces else ''}{counted(len(ids), 'item')} {what}:")
            pieces += [material.citations.item(id_, SECTION, TITLE) for id_ in sorted(ids, key=by_number)[:LISTED]]
            pieces += [f"and {number(len(ids) - LISTED)} more"] if len(ids) > LISTED else []
    if since.evidence_removed:
        said = (
            f"{counted(len(since.evidence_removed), 'item')} taken out ({_taken_out(material, since.evidence_removed)})"
        )
        pieces.append(f"; {said}" if pieces else said)
    return _sentence(pieces)


def _taken_out(material: Material, ids: Sequence[str]) -> str:
    """The items with their sources, which the bin knows until it is emptied."""
    sources = {item.id: item.source for item in material.assessment.bin}
    named = [", ".join(filter(None, (id_, sources.get(id_, "")))) for id_ in sorted(ids, key=by_number)]
    rest = len(named) - LISTED
    return "; ".join([*named[:LISTED], *([f"{number(rest)} more"] if rest > 0 else [])])
