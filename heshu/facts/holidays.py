"""Holidays and solar terms as dates.

Fixed days have a value at once (`XXXX-10-01`). Feasts of the farmers' calendar keep it and are
marked `L` (`L2024-01-01` for 2024年春节). Solar terms are reckoned with the usual
day formula of the Purple Mountain tables for 2000 to 2099 and are `XXXX-04-XX` without a year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from heshu.facts.timex import UNKNOWN_YEAR, Found, day_value

FIXED = {
    "元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "三八节": (3, 8), "植树节": (3, 12),
    "愚人节": (4, 1), "五一劳动节": (5, 1), "劳动节": (5, 1), "五一": (5, 1), "五四青年节": (5, 4),
    "青年节": (5, 4), "护士节": (5, 12), "儿童节": (6, 1), "建党节": (7, 1), "建军节": (8, 1),
    "教师节": (9, 10), "烈士纪念日": (9, 30), "国庆节": (10, 1), "国庆": (10, 1),
    "记者节": (11, 8), "光棍节": (11, 11), "国家宪法日": (12, 4), "平安夜": (12, 24),
    "圣诞节": (12, 25),
}  # fmt: skip
"""Holiday to month and day (全国年节及纪念日放假办法 and common usage)."""

LUNAR = {
    "春节": (1, 1), "元宵节": (1, 15), "端午节": (5, 5), "端午": (5, 5), "七夕节": (7, 7),
    "七夕": (7, 7), "中元节": (7, 15), "中秋节": (8, 15), "中秋": (8, 15), "重阳节": (9, 9),
    "腊八节": (12, 8), "除夕": (12, 30), "大年三十": (12, 30), "大年初一": (1, 1),
}  # fmt: skip
"""Feast to month and day of the farmers' calendar."""

NTH_WEEKDAY = {"母亲节": (5, 2, 7), "父亲节": (6, 3, 7), "感恩节": (11, 4, 4)}
"""Holiday to month, how many-th, weekday (1 is Monday)."""

SOLAR_TERMS = {
    "立春": (2, 3.87), "雨水": (2, 18.73), "惊蛰": (3, 5.63), "春分": (3, 20.646),
    "清明": (4, 4.81), "谷雨": (4, 20.1), "立夏": (5, 5.52), "小满": (5, 21.04),
    "芒种": (6, 5.678), "夏至": (6, 21.37), "小暑": (7, 7.108), "大暑": (7, 22.83),
    "立秋": (8, 7.5), "处暑": (8, 23.13), "白露": (9, 7.646), "秋分": (9, 23.042),
    "寒露": (10, 8.318), "霜降": (10, 23.438), "立冬": (11, 7.438), "小雪": (11, 22.36),
    "大雪": (12, 7.18), "冬至": (12, 21.94), "小寒": (1, 5.4055), "大寒": (1, 20.12),
}  # fmt: skip
"""Term to month and the century constant of the formula."""

_EXCEPTIONS = {
    ("雨水", 2026): -1, ("春分", 2084): 1, ("小满", 2008): 1, ("小暑", 2016): 1,
    ("立秋", 2002): 1, ("霜降", 2089): 1, ("立冬", 2089): 1, ("冬至", 2021): -1,
    ("小寒", 2019): -1, ("大寒", 2082): 1,
}  # fmt: skip

_DOUBTFUL = {"清明", "国庆", "五一", "小满", "大雪", "小雪", "大寒", "雨水", "白露", "寒露", "谷雨"}
"""Also words, names or weather; they need 节, 期间 or the like after them or a year before."""
_CONFIRMED = "(?=节|当天|当日|前后|期间|假期|时节|小长假|长假|以来|前夕|过后|至|、)"
_NO_NAME = "(?![镇乡村街路桥县区]|小区|社区|广场|中学|小学|大学|文化|上河)"


def _pattern() -> str:
    names = sorted({*FIXED, *LUNAR, *NTH_WEEKDAY, *SOLAR_TERMS} - _DOUBTFUL, key=len, reverse=True)
    doubtful = sorted(_DOUBTFUL, key=len, reverse=True)
    return (
        rf"(?:(?P<holiday_name>{'|'.join(names)})"
        rf"|(?P<holiday_word>(?:(?<=年)|(?<=年的))(?:{'|'.join(doubtful)})"
        rf"|(?:{'|'.join(doubtful)}){_CONFIRMED}))(?:节(?![水目省约奏能])气?)?{_NO_NAME}"
    )


PATTERN = _pattern()
"""For a verbose pattern; groups holiday_name and holiday_word."""

FIRST = "".join(sorted({name[0] for name in (*FIXED, *LUNAR, *NTH_WEEKDAY, *SOLAR_TERMS)}))
"""The characters a holiday can begin with."""


def value(found: Found) -> str:
    """The value string of a match of `PATTERN`."""
    name = found.match["holiday_name"] or found.match["holiday_word"]
    if name in FIXED:
        return day_value(found.year, *FIXED[name])
    if name in LUNAR:
        return "L" + day_value(found.year, *LUNAR[name])
    if name in NTH_WEEKDAY:
        return _nth_weekday(found.year, *NTH_WEEKDAY[name])
    return _solar_term(found.year, name)


def _nth_weekday(year: str, month: int, nth: int, weekday: int) -> str:
    if year == UNKNOWN_YEAR:
        return f"{year}-{month:02d}-WXX-{weekday}-{nth}"
    first = date(int(year), month, 1).isoweekday()
    return day_value(year, month, 1 + (weekday - first) % 7 + 7 * (nth - 1))


def _solar_term(year: str, name: str) -> str:
    month, constant = SOLAR_TERMS[name]
    if not year.isdigit() or not 2000 <= int(year) <= 2099:
        return f"{year}-{month:02d}-XX"
    short = int(year) - 2000
    leaps = (short - 1) // 4 if month <= 2 else short // 4
    day = int(short * 0.2422 + constant) - leaps + _EXCEPTIONS.get((name, int(year)), 0)
    return day_value(year, month, min(day, monthrange(int(year), month)[1]))
