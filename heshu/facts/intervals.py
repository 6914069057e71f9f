"""The days a value string of a date or period covers, for comparing and ordering them."""

from __future__ import annotations

import re
from datetime import date, timedelta

Days = tuple[date, date]
"""First day, and the day after the last."""

_FORM = re.compile(
    r"(?P<year>\d{3}[\dX])(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|(?P<season>SP|SU|FA|WI)|(?P<edge>start|mid|end)"
    r"|(?P<month>\d\d)(?:-(?:(?P<day>\d\d)|(?P<month_edge>start|mid|end)))?))?"
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def bounds(value: str) -> Days | None:
    """The days of `2024`, `2024-Q1`, `2024-01/2024-09`, `2024-03-25` …; None when unresolved.

    Both ends of a span count whole; a year's or month's end is its last day.

    >>> bounds("2024-Q1")
    (datetime.date(2024, 1, 1), datetime.date(2024, 4, 1))
    """
    first, slash, last = value.partition("/")
    if slash:
        low, high = bounds(first), bounds(last)
        return (low[0], high[1]) if low and high else None
    match = _FORM.fullmatch(value)
    if not match:
        return None
    try:
        return _days(match)
    except ValueError:
        return None


def _days(match: re.Match[str]) -> Days:
    if match["year"].endswith("X"):
        year = int(match["year"][:3]) * 10
        return date(year, 1, 1), date(year + 10, 1, 1)
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day + timedelta(1)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(5 if match["weekend"] else 0), monday + timedelta(7)
    month, length = _months(match)
    whole = _from_month(year, month), _from_month(year, month + length)
    return _edge(whole, match["edge"] or match["month_edge"])


def _months(match: re.Match[str]) -> tuple[int, int]:
    """First month and number of months."""
    if match["month"]:
        month = int(match["month"])
        return date(int(match["year"]), month, 1).month, 1
    if match["quarter"]:
        return 3 * int(match["quarter"]) - 2, 3
    if match["half"]:
        return 6 * int(match["half"]) - 5, 6
    if match["season"]:
        return _SEASONS[match["season"]], 3
    return 1, 12


def _from_month(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _edge(whole: Days, edge: str | None) -> Days:
    first, after = whole
    if edge == "start":
        return first, first + timedelta(1)
    if edge == "end":
        return after - timedelta(1), after
    if edge == "mid":
        middle = first + (after - first) / 2
        return middle, middle + timedelta(1)
    return whole
