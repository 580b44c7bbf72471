"""Reads a published report section into its sub-headings and numbered paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from difflib import get_close_matches

from rubric.pack import Exemplar, Model, Pack
from rubric.text import plain


class ReportError(Exception):
    """A text that is not a published report section: one sentence with the place and the cure."""


class PublishedSubHeading(Model):
    """What stands under one sub-heading; paragraphs count from 1.

    ``sub_heading`` is the pack's id, or None where the pack has no such heading or the report has none at all.
    """

    sub_heading: str | None
    title: str
    paragraphs: tuple[str, ...]


class PublishedSection(Model):
    """One quality statement's section of a published report.

    ``score`` is None where the report gives none; ``council`` is empty where the text does not state whose it is.
    ``among`` is how many quality statements the text held, of which this is one.
    """

    title: str
    score: int | None
    score_words: str
    i_statements: tuple[str, ...]
    we_statement: str
    sub_headings: tuple[PublishedSubHeading, ...]
    council: str = ""
    among: int = 1

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings under "Key findings" that the pack does not know."""
        return tuple(part.title for part in self.sub_headings if part.title and part.sub_heading is None)

    def paragraphs(self, sub_heading: str | None) -> tuple[str, ...]:
        """All paragraphs under one of the pack's sub-headings; None for those under no known heading."""
        return tuple(p for part in self.sub_headings if part.sub_heading == sub_heading for p in part.paragraphs)


_TAG = re.compile(r"</?(?:p|br|div|span|li|ul|ol|strong|em|b|i|a|h[1-6])(?:\s[^<>]*)?/?>|(?<![\w/])/p>", re.IGNORECASE)
_SCORE = re.compile(r"(?:indicative\s+)?score\s*[:-]?\s*(\d)\b\W*(.*)", re.IGNORECASE)
_SCORE_WORDS = re.compile(r"(\d)\s*-\s*(\D.*)")
_PEOPLE = re.compile(r"what people (?:can )?expect\W*", re.IGNORECASE)
_COMMITMENT = re.compile(r"(?:the )?local authority(?:'s)? commitment\W*", re.IGNORECASE)
_FINDINGS = re.compile(r"key findings(?: for this quality statement)?\W*", re.IGNORECASE)
_FOOTER = re.compile(r"(?:©|\(c\)|copyright)\s*\S.{0,80}|page \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_BULLET = re.compile(r"[-•·▪*]\s+")
_COUNCIL = re.compile(r"(\S.{0,80}?)\s*[:-]\s+local authority assessment(?: report)?", re.IGNORECASE)
_FINISHED = re.compile(r"[.!?:;][\"')\]]*$")
_LONG_LINE = 120
_LONGEST_MARK = 2000
_HEAD_BLOCKS = 6
_TITLE_BLOCKS = 3
_HEADING_WORDS = 14
_LIKENESS = 0.9


def read_report(text: str, pack: Pack) -> PublishedSection:
    """Read a section as published on the web, with its debris. Raises ReportError where it is not one."""
    blocks = _blocks(text, pack)
    heads = _heads(blocks)
    head, i_statements, commitment, findings = _parts(_one_section(blocks, heads, pack), pack)
    if not findings:
        raise ReportError('there is nothing under "Key findings"; copy the whole section of the report')
    score, score_words = _score(head)
    return PublishedSection(
        title=head[0] if head else "",
        score=score,
        score_words=score_words,
        i_statements=tuple(i_statements),
        we_statement=" ".join(commitment),
        sub_headings=_under_sub_headings(findings, pack),
        council=next((found[1] for block in blocks[:_TITLE_BLOCKS] if (found := _COUNCIL.fullmatch(plain(block)))), ""),
        among=max(1, len(heads)),
    )


def opens_findings(line: str) -> bool:
    """Whether a line is the heading over what was found."""
    return len(line) <= _LONGEST_MARK and _FINDINGS.fullmatch(plain(line).strip()) is not None


def recognise(text: str, pack: Pack) -> PublishedSection | None:
    """The published section about the pack's quality statement that a text surely is; None where it may be another.

    It has a score and "Key findings", and tells the commitment in the framework's own words: a council's own paper may
    have one of these, and not all.
    """
    lines = [line.strip() for line in text.splitlines()]
    if not any(map(opens_findings, lines)) or not any(_states_score(line) for line in lines):
        return None
    try:
        section = read_report(text, pack)
    except ReportError:
        return None
    told, asked = _key(section.we_statement), _key(pack.quality_statement.we_statement)
    as_committed = bool(get_close_matches(told, [asked], n=1, cutoff=_LIKENESS))
    return section if section.score is not None and as_committed and is_about(section, pack) else None


def fingerprint(section: PublishedSection) -> str:
    """A mark of what a section says, the same however it was copied: letters and figures alone count."""
    findings = "".join(_key(paragraph) for part in section.sub_headings for paragraph in part.paragraphs)
    return hashlib.sha256(findings.encode()).hexdigest()[:16]


def exemplar_of(section: PublishedSection, pack: Pack) -> Exemplar | None:
    """The pack's exemplar that this section is, if it is one."""
    mark = fingerprint(section)
    return next((exemplar for exemplar in pack.exemplars if exemplar.fingerprint == mark), None)


def is_about(section: PublishedSection, pack: Pack) -> bool:
    """Whether a section is about the pack's quality statement, by its title and by what people expect."""
    statement = pack.quality_statement
    expected = [_key(words) for words in statement.i_statements]
    told = [_key(words) for words in section.i_statements]
    # The title may stand in a summary of the whole report while the section below it is another.
    as_expected = not told or any(get_close_matches(words, expected, n=1, cutoff=_LIKENESS) for words in told)
    return _key(section.title) == _key(statement.title) and as_expected


def _key(text: str) -> str:
    """Letters and figures alone, so that case, hyphens and stops make no difference."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _blocks(text: str, pack: Pack) -> list[str]:
    """Paragraphs and headings, one line each, without tags and without the page's footer."""
    blocks: list[str] = []
    apart = True
    last_line = ""
    for raw in _TAG.sub("\n", text.replace("\ufeff", "").replace("\r\n", "\n")).splitlines():
        line = " ".join(raw.split())
        if not any(letter.isalnum() for letter in line) or _FOOTER.fullmatch(line):
            apart = True
        elif blocks and _continues(blocks[-1], line, last_line, apart, pack):
            blocks[-1] += ("\n" if _BULLET.match(line) else " ") + line
            last_line, apart = line, False
        else:
            blocks.append(line)
            last_line, apart = line, False
    return blocks


def _continues(block: str, line: str, last_line: str, apart: bool, pack: Pack) -> bool:
    """Whether a line goes on with the paragraph before it: wrapped by hand, broken by a page, or a list entry."""
    # What has grown beyond a page is no mark, and to look through it for every line would take for ever.
    if (len(block) <= _LONGEST_MARK and _marks_a_part(block, pack)) or _marks_a_part(line, pack):
        return False
    if _BULLET.match(line):
        return True
    finished = _FINISHED.search(plain(last_line)) is not None
    if apart:
        return not finished and line[0].islower()
    return not (finished and len(last_line) > _LONG_LINE)


def _marks_a_part(block: str, pack: Pack) -> bool:
    line = plain(block)
    marks = (_PEOPLE, _COMMITMENT, _FINDINGS, _SCORE, _SCORE_WORDS)
    return _is_title(block, pack) or any(mark.fullmatch(line) for mark in marks) or _known(block, pack) is not None


def _states_score(line: str) -> bool:
    return len(line) <= _LONG_LINE and _SCORE.fullmatch(plain(line)) is not None


def _heads(blocks: list[str]) -> list[int]:
    """Where the section of each quality statement begins: with what people expect, or with the commitment alone."""
    heads: list[int] = []
    expects = False
    for n, block in enumerate(blocks):
        line = plain(block) if len(block) <= _LONG_LINE else ""
        if _PEOPLE.fullmatch(line):
            # Some pages print what people expect twice.
            heads += [] if expects else [n]
            expects = True
        elif _COMMITMENT.fullmatch(line):
            heads += [] if expects else [n]
            expects = False
    return heads


def _is_title(block: str, pack: Pack) -> bool:
    return len(block) <= _LONG_LINE and _key(block) == _key(pack.quality_statement.title)


def _one_section(blocks: list[str], heads: list[int], pack: Pack) -> list[str]:
    """Cut one section out of a longer report: from the statement's title to the head of the next section.

    What stands under the last paragraph and is no sentence leads on to other pages.
    """
    titles = [n for n, block in enumerate(blocks) if _is_title(block, pack)]
    near = [title for title in titles if any(title < n <= title + _HEAD_BLOCKS for n in heads)]
    start = (near or titles or [0])[0]
    after = [n for n in heads if n > start][1:2]
    section = blocks[start : after[0]] if after else blocks[start:]
    while section and not _FINISHED.search(plain(section[-1])) and (after or _leads_on(section[-1], pack)):
        section.pop()
    return section


def _leads_on(block: str, pack: Pack) -> bool:
    return len(block.split()) <= _HEADING_WORDS and "\n" not in block and not _marks_a_part(block, pack)


def _parts(blocks: list[str], pack: Pack) -> tuple[list[str], list[str], list[str], list[str]]:
    """What stands before "What people expect", under it, under the commitment, and under "Key findings"."""
    parts: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
    says_findings = any(_FINDINGS.fullmatch(plain(block)) for block in blocks)
    at = 0
    for block in blocks:
        line = plain(block)
        if at < 1 and _PEOPLE.fullmatch(line):
            at = 1
        elif at < 2 and _COMMITMENT.fullmatch(line):
            at = 2
        elif at < 3 and _FINDINGS.fullmatch(line):
            at = 3
        else:
            if _known(block, pack) or (at == 2 and parts[2] and not says_findings):
                at = 3
            parts[at].append(block)
    if at == 0:
        raise ReportError('this is not a section of a published report: there is no "Key findings"; copy it whole')
    return parts


def _score(head: Iterable[str]) -> tuple[int | None, str]:
    score: int | None = None
    words = ""
    for block in head:
        line = plain(block)
        if found := _SCORE.fullmatch(line):
            score = int(found[1])
            words = words or found[2].strip()
        elif found := _SCORE_WORDS.fullmatch(line):
            score = int(found[1]) if score is None else score
            words = found[2].strip()
    return score, words


def _under_sub_headings(findings: list[str], pack: Pack) -> tuple[PublishedSubHeading, ...]:
    parts: list[tuple[str | None, str, list[str]]] = []
    for position, block in enumerate(findings):
        known = _known(block, pack)
        if known or _is_heading(block, findings[position + 1 : position + 2], pack):
            parts.append((known, block, []))
        else:
            if not parts:
                parts.append((None, "", []))
            parts[-1][2].append(block)
    return tuple(PublishedSubHeading(sub_heading=s, title=t, paragraphs=tuple(p)) for s, t, p in parts)


def _known(block: str, pack: Pack) -> str | None:
    """The id of the pack's sub-heading that a line is, spelling slips allowed."""
    if len(block.split()) > _HEADING_WORDS:
        return None
    keys = {_key(sub_heading.title): sub_heading.id for sub_heading in pack.sub_headings}
    near = get_close_matches(_key(block).lstrip("0123456789"), keys, n=1, cutoff=_LIKENESS)
    return keys[near[0]] if near else None


def _is_heading(block: str, following: list[str], pack: Pack) -> bool:
    """Whether a line is a heading the pack does not know: short, no sentence, with a paragraph under it."""
    short = len(block.split()) <= _HEADING_WORDS and block[0].isupper() and not _FINISHED.search(plain(block))
    return short and bool(following) and _known(following[0], pack) is None and len(following[0]) > len(block)
