"""Dates in the form of the zhbench scorer: an adapter, and its score on the public cases.

    python -m zhbench.score benchmarks._zhbench_dates:extract

Everyday text is read wide (`heshu.facts.dates.find(..., wide=True)`): the public cases are
queries, not reports. An unresolved value gets the readings of the years around the reference.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.facts import amounts, counted, dates, holidays, lunar, ranges, resolve, units
from heshu.facts.intervals import bounds
from heshu.facts.shadow import Shadow
from heshu.model import FactKind

if TYPE_CHECKING:
    from heshu.model import Fact

_ISO = {
    "年": "P{}Y", "月": "P{}M", "周": "P{}W", "天": "P{}D", "工作日": "P{}D", "小时": "PT{}H",
    "分钟": "PT{}M", "秒": "PT{}S", "季度": "P{}Q", "世纪": "P{}00Y",
}  # fmt: skip
_PARTS = {
    "DA": ("04:00", "08:00"), "MO": ("08:00", "12:00"), "MI": ("11:00", "13:00"),
    "AF": ("12:00", "16:00"), "EV": ("16:00", "20:00"), "NI": ("20:00", "23:59:59"),
}  # fmt: skip
_TERM = re.compile("|".join(holidays.SOLAR_TERMS))


def extract(text: str, ref: str | None = None) -> list[dict[str, object]]:
    """The dates and times of a text as the scorer's records."""
    shadow = Shadow(text)
    spans = [
        fact
        for fact in ranges.find(shadow, amounts.scan(shadow))
        if units.dimension(fact.unit).startswith("time")
    ]
    found = resolve.layered((dates.find(shadow, ref, wide=True), spans))
    return [record(fact, ref) for fact in found]


def record(fact: Fact, ref: str | None) -> dict[str, object]:
    """One fact as a record with a TIMEX string and every reading of its value."""
    value = fact.value if fact.value is not None else fact.low
    if isinstance(value, Decimal):
        value = _ISO.get(fact.unit, "P{}D").format(f"{value.normalize():f}")
    value = str(value)
    kind = "duration" if fact.kind is FactKind.RANGE else fact.kind.value
    if value.startswith("R/"):
        kind, value = "set", value[2:]
    timex = (
        value.strip("/")
        if value.count("/") == 1 and (value[0] == "/" or value[-1] == "/")
        else value
    )
    timex = re.sub(r"^W(?=\d(?:T|$))", "XXXX-WXX-", timex.removeprefix("L"))
    return {
        "start": fact.start, "end": fact.end, "text": fact.exact, "kind": kind,
        "value": value, "timex": timex, "values": readings(value, ref, fact.exact),
    }  # fmt: skip


def readings(value: str, ref: str | None, exact: str = "") -> list[object]:
    """Every value the scorer may compare: unknown years filled from around the reference.

    The public conventions differ on the last day of a span and on the farmers' calendar, so both
    readings are given.
    """
    today = datetime.fromisoformat(ref) if ref else datetime.fromisoformat("2000-01-01")
    year, month = today.year, today.month
    values = [value]
    term = re.fullmatch(r"XXXX-\d\d-XX", value) and _TERM.search(exact)
    if term:
        values = [holidays.solar_term(f"{year + shift:04d}", term[0]) for shift in (0, -1, 1)]
    elif re.fullmatch(r"XXXX-XX-\d\d", value):
        months = [12 * year + month + shift for shift in (-1, 0, -2)]
        values = [f"{at // 12:04d}-{at % 12 + 1:02d}{value[7:]}" for at in months]
    elif "XXXX" in value:
        values = [_filled(value, year + shift) for shift in (0, -1, 1, 2, -2, -3, -4)]
    elif value.startswith("XX"):
        values = [century + value[2:] for century in ("19", "20")]
    values = [day for one in values for day in _days_of(one, ref)]
    found: list[object] = []
    for one in values:
        found += [reading(one), reading(one, whole=True)]
    return found


def _filled(value: str, year: int) -> str:
    filled = value.replace("XXXX", f"{year:04d}")
    first, slash, last = filled.partition("/")
    if slash and first and last and last < first and "XXXX" in value.partition("/")[2]:
        last = value.partition("/")[2].replace("XXXX", f"{year + 1:04d}")
    return first + slash + last


def _days_of(value: str, ref: str | None) -> list[str]:
    """The days a weekday, an n-th weekday or a farmers' day can mean."""
    weekday = re.fullmatch(r"W(\d)(T.*)?", value)
    if weekday and ref:
        today = datetime.fromisoformat(ref).date()
        near = int(weekday[1]) - today.isoweekday()
        days = [today + timedelta(near + 7 * weeks) for weeks in (0, 1, -1)]
        return [day.isoformat() + (weekday[2] or "") for day in days]
    nth = re.fullmatch(r"(\d{4})-(\d\d)-WXX-(\d)-(\d|L)(\+1)?", value)
    if nth:
        count = -1 if nth[4] == "L" else int(nth[4])
        day = counted.nth_weekday(nth[1], int(nth[2]), int(nth[3]), count)
        moved = date.fromisoformat(day) + timedelta(bool(nth[5])) if day else None
        return [moved.isoformat() if moved else value]
    if "L" in value and "/" not in value:
        farmers = lunar.solar(value)
        return [value.removeprefix("L"), *([farmers.isoformat()] if farmers else [])]
    return [value]


def reading(value: str, *, whole: bool = False) -> object:
    """One value as the scorer reads it: a pair of ends, or a string it can parse.

    With `whole` the last day or month of a span counts to its end.
    """
    first, slash, last = value.partition("/")
    if slash:
        return [_end(first), _end(last, closing=True, whole=whole)]
    part = re.fullmatch(r"([\d-]*)T([A-Z]{2})", value)
    if part:
        start, end = _PARTS[part[2]]
        return [f"{part[1]} {start}".strip() if part[1] else f"T{start}",
                f"{part[1]} {end}".strip() if part[1] else f"T{end}"]  # fmt: skip
    days = bounds(value)
    if days and not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return [days[0].isoformat(), days[1].isoformat()]
    return value


def _end(value: str, *, closing: bool = False, whole: bool = False) -> str | None:
    if not value:
        return None
    days = bounds(value)
    if days is None:
        return value.replace("T", " ", 1) if value[0] != "T" else value
    if closing and (whole or not re.fullmatch(r"\d{4}(-\d\d){0,2}", value)):
        return days[1].isoformat()
    return days[0].isoformat()
