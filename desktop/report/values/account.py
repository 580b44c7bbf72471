"""What is asked of the council, and what it says itself."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.values.actions import ActionRow
from desktop.report.values.text import Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """The council's own judgement in the pack's words, with its reasons and how sure it is; empty is not said."""

    words: str
    reasons: Text
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the framework asks, the council's account of the whole statement, and what it does of its own accord."""

    i_statements_title: str
    i_statements: tuple[str, ...]
    we_statement_title: str
    we_statement: str
    wording_source: str
    account: tuple[Text, ...]
    judgement: Judgement | None
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A part of the account as the council wrote it, under the pack's title."""

    title: str
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class WrittenParts:
    """What the council wrote itself, in place of what is put together from the evidence where it wrote nothing.

    ``others`` are parts that nothing is put together for.
    """

    well: Written | None
    voices: Written | None
    short: Written | None
    doing: Written | None
    others: tuple[Written, ...]
