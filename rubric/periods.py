"""Finds the dates and periods that a passage states: days, months, quarters, years, financial years and ranges."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable

from rubric.partial_dates import MONTH_PATTERN, MONTHS, first_day, last_day, spoken
from rubric.reading import Period
from rubric.text import lower, plain

FINANCIAL_YEAR_STARTS = 4
"""The month in which an English council's financial year, and so its first quarter, starts."""

_MONTHS = {name: n for n, name in enumerate(calendar.month_name) if name} | {
    name: n for n, name in enumerate(calendar.month_abbr) if name
}
_MONTHS["Sept"] = 9
_MONTH = rf"{MONTH_PATTERN}\b(?:\.(?=\s*\d))?"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
# Two figures after a month are a year only where they could not well be a day: "Mar 27", not "March 7".
_SHORT_YEAR = r"'?(?:1[5-9]|2\d|3\d|4[0-5])"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT_YEAR})(?![\d%]|[.,:/]\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|to|and|until|till)\s*"
_START = r"(?<![\w£.,/])(?<!\d-)"
_END = r"(?![\w%]|[.,/-]\d)"
_COUNTED = (
    r"(?!\s+(?:people|adults|residents|carers|hours|homes|beds|providers|providers|staff|workers|packages|visits|calls"
    r"|assessments|reviews|referrals|responses|units|flats|places|contracts|clients|users|were\s+rated"
    r"|of\s+(?:whom|which|them|these|the|our)|families|residents|tenants|requests|complaints|visits)\b)"
)

_A_FIGURE = re.compile(r"\d\d")

_Dates = tuple[datetime.date, datetime.date]
_Make = Callable[[re.Match[str]], _Dates]


def find_periods(text: str) -> tuple[Period, ...]:
    """Every stated day or period that names its year, in reading order, none inside another.

    A month without a year is not one: which year it means would be a guess.
    """
    small = lower(text)
    there = {sign for sign, seen in _SIGNS.items() if seen.search(small)} if _A_FIGURE.search(small) else None
    if not there:
        return ()
    flat = plain(text)
    taken = [False] * len(flat)
    found: list[Period] = []
    for mask in _NOT_DATES:
        for hit in mask.finditer(flat):
            taken[hit.start() : hit.end()] = [True] * (hit.end() - hit.start())
    for sign, form, make in _FORMS:
        if sign not in there:
            continue
        for hit in form.finditer(flat):
            if any(taken[hit.start() : hit.end()]):
                continue
            try:
                first, last = make(hit)
            except ValueError:
                continue
            if first <= last:
                taken[hit.start() : hit.end()] = [True] * (hit.end() - hit.start())
                found.append(Period(hit.span(), first, last))
    return tuple(sorted(found, key=lambda period: period.span))


def say_period(first: datetime.date, last: datetime.date) -> str:
    """31 March 2026, March 2026, April to June 2026, 2025/26 or 2025: a time in as few words as name its days."""
    month = MONTHS[first.month - 1]
    whole_months = first.day == 1 and last == _month_end(last.year, last.month)
    if first == last or not whole_months:
        ends = [spoken(day.isoformat()) for day in (first, last)]
        return ends[0] if first == last else " to ".join(ends)
    if (first.year, first.month) == (last.year, last.month):
        return f"{month} {first.year}"
    if (first, last) == _months(first.year, FINANCIAL_YEAR_STARTS, 12):
        return f"{first.year}/{last:%y}"
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    begins = month if first.year == last.year else f"{month} {first.year}"
    return f"{begins} to {MONTHS[last.month - 1]} {last.year}"


def is_of(words: str, date: str) -> bool:
    """Whether the first period that words state is of the days of a partial date: "1 September 2026" and 2026-09-01."""
    stated = find_periods(words)
    return bool(stated) and (stated[0].first, stated[0].last) == (first_day(date), last_day(date))


def _year(written: str) -> int:
    figures = int(written.strip("' "))
    return figures if figures > 99 else 2000 + figures


def _month(written: str) -> int:
    return _known(_MONTHS, written.rstrip(".").capitalize())


def _known(words: dict[str, int], written: str) -> int:
    """Letters that are other forms of "s" and "i" match in any case, and make no word that is known."""
    if written not in words:
        raise ValueError(written)
    return words[written]


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, month: int, count: int) -> _Dates:
    last = month + count - 1
    return datetime.date(year, month, 1), _month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)


def _day_of(day: str, month: int, year: str) -> datetime.date:
    return datetime.date(_year(year), month, int(day.rstrip("sthndr")))


def _one_day(hit: re.Match[str]) -> _Dates:
    day = _day_of(hit["d"], _month(hit["m"]), hit["y"])
    return day, day


def _figures(hit: re.Match[str]) -> _Dates:
    day = datetime.date(_year(hit["y"]), int(hit["m"]), int(hit["d"]))
    return day, day


def _day_range(hit: re.Match[str]) -> _Dates:
    last = _day_of(hit["d2"], _month(hit["m2"]), hit["y2"])
    month = _month(hit["m1"]) if hit["m1"] else last.month
    return _day_of(hit["d1"], month, hit["y1"] or hit["y2"]), last


def _month_range(hit: re.Match[str]) -> _Dates:
    first, last = _month(hit["m1"]), _month(hit["m2"])
    end = _year(hit["y2"])
    start = _year(hit["y1"]) if hit["y1"] else end - (first > last)
    return datetime.date(start, first, 1), _month_end(end, last)


def _quarter(hit: re.Match[str]) -> _Dates:
    number = hit["q"].lower()
    quarter = int(number) if number.isdigit() else ("first", "second", "third", "fourth").index(number) + 1
    first, last = _months(_year(hit["y"]), FINANCIAL_YEAR_STARTS, 12)
    if hit["y2"] and _year(hit["y2"][-2:]) != last.year:
        raise ValueError
    month = FINANCIAL_YEAR_STARTS + 3 * (quarter - 1)
    return _months(first.year + (month - 1) // 12, (month - 1) % 12 + 1, 3)


def _years(hit: re.Match[str]) -> _Dates:
    """A financial year, as in "2022/23", or the years from the first to the last, as in "2023-28"."""
    first, last = _year(hit["y1"]), _year(hit["y2"])
    if last == first + 1 and hit["to"].strip() in "/-":
        return _months(first, FINANCIAL_YEAR_STARTS, 12)
    if hit["to"].strip() == "/":
        raise ValueError
    return datetime.date(first, 1, 1), datetime.date(last, 12, 31)


def _short_financial_year(hit: re.Match[str]) -> _Dates:
    if int(hit["y2"]) != int(hit["y1"]) + 1:
        raise ValueError
    return _months(_year(hit["y1"]), FINANCIAL_YEAR_STARTS, 12)


def _one_month(hit: re.Match[str]) -> _Dates:
    return _months(_year(hit["y"]), _month(hit["m"]), 1)


def _season(hit: re.Match[str]) -> _Dates:
    return _months(_year(hit["y"]), _known(_SEASONS, hit["s"].lower()), 3)


def _form(sign: str, pattern: str, make: _Make) -> tuple[str, re.Pattern[str], _Make]:
    return sign, re.compile(_START + pattern + _END, re.IGNORECASE), make


_SIGNS = {
    "month": re.compile(rf"(?:{'|'.join(sorted({name[:3].lower() for name in _MONTHS}))})[a-z]*\.?,?\s*(?:of\s+)?'?\d"),
    "quarter": re.compile(r"q[1-4]|quarter"),
    "season": re.compile(rf"(?:{'|'.join(_SEASONS)})\s+(?:of\s+)?\d"),
    "year": re.compile(_YEAR),
    "mark": re.compile(r"\d[/.-]\d"),
}
"""What a text in small letters must have for a form to be worth looking for: to see that it has none is far quicker."""


_NOT_DATES = (
    # The year of an Act or a regulation says nothing about when the council did anything.
    re.compile(r"\b(?:Act|Regulations|Order)\s+(?:of\s+)?(?:19|20)\d\d", re.IGNORECASE),
    re.compile(
        r"\b(?:ref(?:erence)?|case|minute|SI|nos?\.|item|para(?:graph)?|section|tel)[.:]?\s+[A-Z]{0,4}[-/]?\d[\d/.-]*",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:may|march)\b(?=\s+(?:not|be|have|need|find|take|also|on|in|past|out|\d\d)\b)"),
)  # fmt: skip

_OF_YEAR = rf"(?:of\s+)?(?:FY\s*)?(?P<y>{_YEAR}|{_SHORT_YEAR})(?:[/-](?P<y2>(?:20)?\d\d))?"

_FORMS = (
    _form(
        "month",
        rf"(?P<d1>{_DAY})(?:\s+(?P<m1>{_MONTH}))?(?:\s+(?P<y1>{_YEAR}))?{_TO}"
        rf"(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})\s+(?P<y2>{_ANY_YEAR})",
        _day_range,
    ),
    _form("month", rf"(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}),?\s*(?P<y>{_ANY_YEAR})", _one_day),
    _form("month", rf"(?P<m>{_MONTH})\s+(?P<d>{_DAY}),?\s+(?P<y>{_YEAR})", _one_day),
    _form("mark", r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)", _figures),
    _form("mark", r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", _figures),
    _form("quarter", rf"(?:Q|quarter\s+)(?P<q>[1-4])(?:\s*,(?=\s*(?:FY\s*)?{_YEAR}))?\s*{_OF_YEAR}", _quarter),
    _form("quarter", rf"(?P<q>first|second|third|fourth)\s+quarter\s+{_OF_YEAR}", _quarter),
    _form(
        "month", rf"(?P<m1>{_MONTH})(?:\s+(?P<y1>{_YEAR}))?{_TO}(?P<m2>{_MONTH}),?\s*(?P<y2>{_ANY_YEAR})", _month_range
    ),
    _form("month", rf"(?P<m>{_MONTH}),?\s*(?:of\s+)?(?P<y>{_YEAR})", _one_month),
    # "In November, 22 came" and "in June 24 people waited" tell no year.
    _form("month", rf"(?P<m>{_MONTH})\s*(?P<y>{_SHORT_YEAR})(?![\d%]|[.,:/]\d){_COUNTED}", _one_month),
    _form("season", rf"(?P<s>spring|summer|autumn|winter)\s+(?:of\s+)?(?P<y>{_YEAR})", _season),
    _form("year", rf"(?P<y1>{_YEAR})(?P<to>\s*-\s*|/|\s+to\s+)(?P<y2>{_YEAR}|\d\d)", _years),
    _form("mark", r"(?:FY\s*)?(?P<y1>1[5-9]|2\d|3\d)/(?P<y2>1[6-9]|2\d|3\d)" + _COUNTED, _short_financial_year),
    _form("year", rf"(?:FY\s*)?(?P<y>{_YEAR}){_COUNTED}", lambda hit: _months(_year(hit["y"]), 1, 12)),
)
