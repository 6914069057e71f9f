"""Holidays and solar terms as dates.

Fixed days have a value at once (`XXXX-10-01`). Feasts of the farmers' calendar keep it and are
marked `L` (`L2024-01-01` for 2024年春节). Solar terms are reckoned with the usual
day formula of the Purple Mountain tables for 2000 to 2099 and are `XXXX-04-XX` without a year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from heshu.facts.timex import UNKNOWN_YEAR, Found, day_value

FIXED = {
    "元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "三八节": (3, 8), "植树节": (3, 12),
    "愚人节": (4, 1), "五一劳动节": (5, 1), "劳动节": (5, 1), "五一": (5, 1), "五四青年节": (5, 4),
    "青年节": (5, 4), "护士节": (5, 12), "儿童节": (6, 1), "建党节": (7, 1), "建军节": (8, 1),
    "教师节": (9, 10), "烈士纪念日": (9, 30), "国庆节": (10, 1), "国庆": (10, 1),
    "记者节": (11, 8), "光棍节": (11, 11), "国家宪法日": (12, 4), "平安夜": (12, 24),
    "圣诞节": (12, 25), "双十一": (11, 11), "双十二": (12, 12), "人民警察节": (1, 10),
    "消费者权益日": (3, 15), "世界水日": (3, 22), "国家安全教育日": (4, 15),
    "世界地球日": (4, 22), "世界读书日": (4, 23), "防灾减灾日": (5, 12), "全国土地日": (6, 25),
    "世界环境日": (6, 5), "国际禁毒日": (6, 26), "八一建军节": (8, 1), "中国医师节": (8, 19),
    "抗战胜利纪念日": (9, 3), "消防宣传日": (11, 9), "世界艾滋病日": (12, 1),
    "国家公祭日": (12, 13), "万圣节": (10, 31), "六一": (6, 1), "七一": (7, 1), "八一": (8, 1),
    "三八": (3, 8), "五四": (5, 4), "十一": (10, 1), "五一国际劳动节": (5, 1),
    "三八妇女节": (3, 8), "六一儿童节": (6, 1), "国际劳动节": (5, 1), "国际儿童节": (6, 1),
}  # fmt: skip
"""Holiday to month and day (全国年节及纪念日放假办法 and common usage)."""

LUNAR = {
    "春节": (1, 1), "元宵节": (1, 15), "端午节": (5, 5), "端午": (5, 5), "七夕节": (7, 7),
    "七夕": (7, 7), "中元节": (7, 15), "中秋节": (8, 15), "中秋": (8, 15), "重阳节": (9, 9),
    "老年节": (9, 9), "小年夜": (12, 23), "元宵": (1, 15), "浴佛节": (4, 8), "龙抬头": (2, 2),
    "腊八节": (12, 8), "除夕": (12, 30), "大年三十": (12, 30), "大年初一": (1, 1),
}  # fmt: skip
"""Feast to month and day of the farmers' calendar."""

NTH_WEEKDAY = {
    "母亲节": (5, 2, 7),
    "父亲节": (6, 3, 7),
    "感恩节": (11, 4, 4),
    "全国助残日": (5, 3, 7),
}
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

EASTER = {"复活节": 0, "耶稣受难日": -2, "受难日": -2, "复活节星期一": 1}
"""Days from Easter Sunday (Gregorian computus, Meeus)."""

_AFTER_THANKSGIVING = "黑色星期五"
_QUOTED = {"五一", "六一", "七一", "八一", "三八", "五四", "十一"}
"""Also numbers; quotation marks (“七一”) make them a day as well."""
_DOUBTFUL = _QUOTED | {
    "清明",
    "国庆",
    "元宵",
    "小满",
    "大雪",
    "小雪",
    "大寒",
    "雨水",
    "白露",
    "寒露",
    "谷雨",
}
"""Also words, names or weather; they need 节, 期间 or the like after them or a year before."""
_CONFIRMED = "(?=节|当天|当日|前后|期间|假期|时节|小长假|长假|以来|前夕|过后|至|、)"
_OFF_WORK = (
    "(?=节(?!课|[水目省约奏能])|假期|小长假|长假|黄金周|期间|前夕"
    "|、(?:国庆|中秋|端午|十一|元旦|清明))"
)
NAMES = {*FIXED, *LUNAR, *NTH_WEEKDAY, *SOLAR_TERMS, *EASTER, _AFTER_THANKSGIVING}
"""Every holiday and term that has a name."""
_NO_NAME = "(?![镇乡村街路桥县区]|小区|社区|广场|中学|小学|大学|文化|上河)"


def _pattern() -> str:
    names = sorted(NAMES - _DOUBTFUL, key=len, reverse=True)
    doubtful = sorted(_DOUBTFUL - _QUOTED, key=len, reverse=True)
    return (
        rf"(?:(?P<holiday_name>{'|'.join(names)})"
        rf"|(?P<holiday_word>(?:(?<=年)|(?<=年的))(?:{'|'.join(doubtful)})"
        rf"|(?<=[“\"])(?:{'|'.join(sorted(_QUOTED))})(?=[”\"](?!工程|行动|工作|思路|战略|模式|[\u4e00-\u9fff]{{2,4}}节))"
        rf"|(?<![\d一二三四五六七八九十第月])(?:{'|'.join(sorted(_QUOTED))}){_OFF_WORK}"
        rf"|(?:{'|'.join(doubtful)}){_CONFIRMED}))(?:节(?![水目省约奏能])气?)?{_NO_NAME}"
    )


PATTERN = _pattern()
"""For a verbose pattern; groups holiday_name and holiday_word."""


def value(found: Found) -> str:
    """The value string of a match of `PATTERN`."""
    name = found.match["holiday_name"] or found.match["holiday_word"]
    if name in FIXED:
        return day_value(found.year, *FIXED[name])
    if name in LUNAR:
        return "L" + day_value(found.year, *LUNAR[name])
    if name in NTH_WEEKDAY:
        return _nth_weekday(found.year, *NTH_WEEKDAY[name])
    if name in EASTER:
        return _easter(found.year, EASTER[name])
    if name == _AFTER_THANKSGIVING:
        return _black_friday(found.year)
    return solar_term(found.year, name)


def _easter(year: str, shift: int) -> str:
    if not year.isdigit():
        return f"{year}-XX-XX"
    y = int(year)
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * week) // 451
    month, day = divmod(h + week - 7 * m + 114, 31)
    return (date(y, month, day + 1) + timedelta(shift)).isoformat()


def _black_friday(year: str) -> str:
    thanks = _nth_weekday(year, *NTH_WEEKDAY["感恩节"])
    if not year.isdigit():
        return f"{thanks}+1"
    return (date.fromisoformat(thanks) + timedelta(1)).isoformat()


def _nth_weekday(year: str, month: int, nth: int, weekday: int) -> str:
    if year == UNKNOWN_YEAR:
        return f"{year}-{month:02d}-WXX-{weekday}-{nth}"
    first = date(int(year), month, 1).isoweekday()
    return day_value(year, month, 1 + (weekday - first) % 7 + 7 * (nth - 1))


def solar_term(year: str, name: str) -> str:
    """The day of a term in a year of 2000 to 2099, else `2024-12-XX`."""
    month, constant = SOLAR_TERMS[name]
    if not year.isdigit() or not 2000 <= int(year) <= 2099:
        return f"{year}-{month:02d}-XX"
    short = int(year) - 2000
    leaps = (short - 1) // 4 if month <= 2 else short // 4
    day = int(short * 0.2422 + constant) - leaps + _EXCEPTIONS.get((name, int(year)), 0)
    return day_value(year, month, min(day, monthrange(int(year), month)[1]))
