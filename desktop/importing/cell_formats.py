"""What a sheet shows of the number in a cell: a date, a share, a sum of money; dates in the ISO form."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
}  # fmt: skip
_BESIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!\$)[^\]]*\]')
_QUOTED_MONEY = re.compile(r'"\s*([£$€])\s*"|\\(?=[£$€])')
_MONEY = re.compile(r"\[\$([^\]-]*)[^\]]*\]|([£$€])")
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_FIRST_DAY, _FIRST_DAY_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
_LAST_SERIAL = 2_958_465
_LONGEST = 40


def built_in(number: int) -> str:
    """The format that every workbook knows by a number; "" for a plain number or text."""
    return _BUILT_IN.get(number, "")


def shown(value: str, form: str, *, since_1904: bool) -> str:
    """The number of a cell as the format shows it; as it stands where the two do not go together."""
    try:
        number = Decimal(value) if len(value) <= _LONGEST else None
    except InvalidOperation:
        return value
    if number is None or not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return value
    sections = form.split(";")
    form = sections[1] if number < 0 and len(sections) > 1 and sections[1].strip() else sections[0]
    signs = _BESIDE.sub("", _QUOTED_MONEY.sub(r"\1", form))
    money = _MONEY.search(signs)
    plain = _MONEY.sub("", signs).lower()
    if any(letter in plain for letter in "ymdhs") and "general" not in plain:
        return _date(number, plain, since_1904) or _figure(number)
    if "%" in plain:
        return f"{_fixed(number * 100, plain)}%"
    if money or "0" in plain or "#" in plain:
        said = _fixed(number, plain)
        sign = (money[1] or money[2] or "") if money else ""
        return f"-{sign}{said[1:]}" if said.startswith("-") else f"{sign}{said}"
    return _figure(number)


def _figure(number: Decimal) -> str:
    """A number without a format, as a sheet shows it: to some ten places, never with an exponent."""
    return (
        f"{number.quantize(Decimal(1).scaleb(-9), ROUND_HALF_UP).normalize():f}"
        if number.adjusted() < 18 and number % 1
        else f"{number:f}"
    )


def _fixed(number: Decimal, form: str) -> str:
    decimals = _DECIMALS.search(form)
    places = len(decimals[1]) if decimals else 0
    rounded = number.quantize(Decimal(1).scaleb(-min(places, 12)), ROUND_HALF_UP) if number.adjusted() < 15 else number
    return f"{rounded:,f}" if "," in form else f"{rounded:f}"


def _date(number: Decimal, form: str, since_1904: bool) -> str:
    if not 0 <= number <= _LAST_SERIAL:
        return ""
    days, part = divmod(number, 1)
    seconds = int((part * 86_400).to_integral_value(ROUND_HALF_UP))
    time = f"{seconds // 3600 % 24:02}:{seconds // 60 % 60:02}"
    has_month = ("m" in form and not ("h" in form or "s" in form)) or "mmm" in form
    if not ("y" in form or "d" in form or has_month):
        return time
    day = (_FIRST_DAY_1904 if since_1904 else _FIRST_DAY) + datetime.timedelta(days=int(days))
    said = day.isoformat()
    if "d" not in form:
        said = said[:7] if "m" in form else said[:4]
    return f"{said} {time}" if "h" in form and seconds else said
