"""Composes the pages of a report: lays out its parts, then those that say on which page the others stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from desktop.report.html import run_html
from desktop.report.parts import Run, parts, runs
from desktop.report.summary import UNMEASURED
from desktop.report.typesetter import Pages
from desktop.report.values.report import Report
from desktop.report.values.summary import Summary

ROUNDS = 5
"""The contents might grow by a page because of the numbers in them: then all is numbered anew, but not for ever."""

SUMMARY = "summary"

LayOut = Callable[[str], Pages]


class PageNumbers(Mapping[str, int]):
    """On which page each anchor stands, remembering what it was asked for.

    Of parts that are not laid out yet it says the page on which they begin if each of those before is one page long;
    of their anchors nothing is known, and page 1 stands for it.
    """

    def __init__(self, every: Mapping[str, Run], laid: Mapping[str, Pages]) -> None:
        self._numbers: dict[str, int] = {}
        self._whole = len(laid) == len(every)
        self.asked: dict[str, int] = {}
        first = 1
        for name, run in every.items():
            pages = laid.get(name)
            if pages is None:
                self._numbers.update({part.id: first for part in run})
            for number, page in enumerate(pages or (), start=first):
                for anchor in page.anchors:
                    self._numbers.setdefault(anchor, number)
            first += 1 if pages is None else len(pages)

    def __getitem__(self, anchor: str) -> int:
        number = self._numbers[anchor] if self._whole else self._numbers.get(anchor, 1)
        self.asked[anchor] = number
        return number

    def __contains__(self, anchor: object) -> bool:
        return anchor in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def compose(
    report: Callable[[int], Report], summary: Callable[[int], Summary], sizes: int, lay_out: LayOut
) -> tuple[Report, list[Any]]:
    """The report with the fullest of the summaries that fits on one page, and its pages in order."""
    first = report(0)
    composition = _Composition(first, lay_out)
    composition.lay_out_what_names_no_page()
    if composition.has_summary:

        def fits(size: int) -> bool:
            return composition.summary_fits(replace(first, summary=summary(size)))

        size = _fullest(sizes, fits)
        composition.take(report(size) if size else first)
    composition.lay_out_the_others()
    return composition.report, composition.pages


def _fullest(sizes: int, fits: Callable[[int], bool]) -> int:
    """The first size that fits, or the last whether it fits or not; looked for around the one that mostly does."""
    usual = min(UNMEASURED, sizes - 1)
    if not fits(usual):
        return bisect_left(range(sizes - 1), True, lo=usual + 1, key=fits)
    if usual and not fits(usual - 1):
        return usual
    return bisect_left(range(usual), True, hi=max(usual - 1, 0), key=fits)


class _Composition:
    """The runs of a report, and the pages of those that are laid out."""

    def __init__(self, report: Report, lay_out: LayOut) -> None:
        self._lay_out = lay_out
        self._laid: dict[str, Pages] = {}
        self._asked: dict[str, Mapping[str, int]] = {}
        self.take(report)

    def take(self, report: Report) -> None:
        """Go on with a report that differs in its summary alone, and in what refers to it."""
        self.report = report
        self._runs = {run[0].id: run for run in runs(parts(report))}

    @property
    def has_summary(self) -> bool:
        return SUMMARY in self._runs

    @property
    def pages(self) -> list[Any]:
        return [page for name in self._runs for page in self._laid[name]]

    def lay_out_what_names_no_page(self) -> None:
        for name, run in self._runs.items():
            if not run[0].after:
                self._set(name)

    def summary_fits(self, report: Report) -> bool:
        self.take(report)
        self._set(SUMMARY)
        # The next is tried as if this one had not been there.
        return len(self._laid.pop(SUMMARY)) == 1

    def lay_out_the_others(self) -> None:
        for name, run in sorted(self._runs.items(), key=lambda named: named[1][0].after):
            if run[0].after:
                self._set(name)
        for _ in range(ROUNDS):
            numbers = PageNumbers(self._runs, self._laid)
            wrong = [name for name, asked in self._asked.items() if any(numbers[a] != n for a, n in asked.items())]
            for name in wrong:
                self._set(name)
            if not wrong:
                break

    def _set(self, name: str) -> None:
        numbers = PageNumbers(self._runs, self._laid)
        self._laid[name] = self._lay_out(run_html(self.report, self._runs[name], numbers))
        self._asked[name] = numbers.asked
