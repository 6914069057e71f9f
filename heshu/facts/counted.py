"""Days and weeks counted within a year or month: 五月第二个星期日, 3月最后一天, 去年的前10天.

The whole they are counted in stands before them. An unknown year keeps the TIMEX3 form:
`XXXX-05-WXX-7-2` for the second Sunday of May, with `L` in place of the number for the last one.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heshu.facts.periods import RELATIVE_MONTH, month_shift
from heshu.facts.timex import Found, day_value, integer, span_value
from heshu.facts.years import MONTH

if TYPE_CHECKING:
    from collections.abc import Callable

_WEEKDAYS = "一二三四五六日"
_LENGTHS = {"天": "D", "日": "D", "周": "W", "星期": "W", "礼拜": "W", "月": "M", "季度": "Q"}
_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"


def _whole(prefix: str) -> str:
    """The month, or the year right before, in which days are counted."""
    month = rf"(?<![\d.第/-])(?P<{prefix}_month>{MONTH})月份?"
    return rf"(?:{month}|(?P<{prefix}_relative>{RELATIVE_MONTH})月|(?<=年))的?"


def _month(found: Found, prefix: str) -> tuple[str, int | None]:
    """Year and month of the whole; no month when it is a year."""
    printed, relative = found.match[f"{prefix}_month"], found.match[f"{prefix}_relative"]
    if printed:
        return found.year, integer(printed)
    if relative:
        year, _, month = found.reference.month_string(month_shift(relative) or 0).partition("-")
        return year, int(month) if month.isdigit() else 0
    return found.year, None


def nth_weekday(year: str, month: int | None, weekday: int, nth: int) -> str:
    """The n-th weekday of a month or year as a date; -1 is the last; TIMEX3 when unresolved."""
    if not year.isdigit() or month == 0:
        place = f"{year}-{month:02d}" if month else year
        return f"{place}-WXX-{weekday}-{'L' if nth < 0 else nth}"
    first = date(int(year), month or 1, 1)
    last = date(int(year), month or 12, monthrange(int(year), month or 12)[1])
    if nth < 0:
        day = last - timedelta((last.isoweekday() - weekday) % 7)
    else:
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day.isoformat() if first <= day <= last else ""


def _weekday(found: Found) -> str:
    year, month = _month(found, "weekday_of")
    number = found.match["weekday_number"]
    weekday = _WEEKDAYS.find(found.match["weekday_name"].replace("天", "日")) + 1
    return nth_weekday(year, month, weekday, integer(number) if number else -1)


def _week(found: Found) -> str:
    year, month = _month(found, "week_of")
    number = integer(found.match["week_number"])
    return f"{year}-W{number:02d}" if month is None else f"{year}-{month:02d}-W{number:02d}"


def _stretch(found: Found) -> str:
    """The first or last days, weeks, months or quarters of a year or month."""
    year, month = _month(found, "stretch_of")
    first_ones = found.match["stretch_side"] in {"前", "头", "首"}
    count = integer(found.match["stretch_count"])
    unit = _LENGTHS[found.match["stretch_unit"]]
    if unit in "MQ":
        months = min(count * (3 if unit == "Q" else 1), 12)
        begin, end = (1, months) if first_ones else (13 - months, 12)
        return "" if month is not None else span_value(f"{year}-{begin:02d}", f"{year}-{end:02d}")
    if not year.isdigit() or month == 0:
        place = f"{year}-{month:02d}" if month else year
        return f"{place}-{'F' if first_ones else 'L'}{count}{unit}"
    first = date(int(year), month or 1, 1)
    last = date(int(year), month or 12, monthrange(int(year), month or 12)[1])
    length = timedelta(count * (7 if unit == "W" else 1) - 1)
    low, high = (first, first + length) if first_ones else (last - length, last)
    ends = [day_value(f"{day.year:04d}", day.month, day.day) for day in (low, high)]
    return ends[0] if low == high else span_value(*ends)


TAILS: dict[str, tuple[str, Callable[[Found], str]]] = {
    "nth_weekday": (
        (
            rf"{_whole('weekday_of')}(?:第(?P<weekday_number>[一二三四五]|\d{{1,2}})|最[后後]一?|倒数第一)个?的?"
            r"(?:星期|礼拜|周)(?P<weekday_name>[一二三四五六日天])"
        ),
        _weekday,
    ),
    "nth_week": (
        (
            rf"{_whole('week_of')}第(?P<week_number>{_N})个?(?:星期|礼拜|周)"
            r"(?![一二三四五六日天年岁])"
        ),
        _week,
    ),
    "stretch": (
        (
            rf"{_whole('stretch_of')}(?P<stretch_side>[前头首]|最[后後])(?P<stretch_count>{_N})个?"
            r"(?P<stretch_unit>天|日|周|星期|礼拜|月|季度)"
        ),
        _stretch,
    ),
}
"""What may follow a year, for `heshu.facts.dates`."""
