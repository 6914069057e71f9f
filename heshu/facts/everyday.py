"""What only everyday text needs: 明天, 下周, 三天前, 每天, 晚上.

In reports these words say no date of their own and are no facts; in talk and queries they are
the only dates there are. They are counted from the issued date. A recurrence has the ISO form
`R/P1D`; PAST_REF, PRESENT_REF and FUTURE_REF are the words of TIMEX3 for 最近, 现在 and 马上.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from heshu.facts.times import PARTS_OF_DAY
from heshu.facts.timex import (
    Hit,
    Reference,
    day_value,
    full_year,
    has_clock,
    integer,
    last_day,
    span_value,
)
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DAYS = {
    "大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "明": 1, "次": 1, "翌": 1, "后": 2, "大后": 3,
}  # fmt: skip
_YEARS = {
    "大前": -3, "今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1, "后": 2,
    "大后": 3, "下": 1,
}  # fmt: skip
_UNITS = {
    "年": "Y", "月": "M", "季度": "Q", "周": "W", "星期": "W", "礼拜": "W", "天": "D", "日": "D",
    "工作日": "D", "小时": "H", "钟头": "H", "分钟": "MIN", "分": "MIN", "秒钟": "S", "秒": "S",
}  # fmt: skip
_CLOCK = {"H": timedelta(hours=1), "MIN": timedelta(minutes=1), "S": timedelta(seconds=1)}
_ISO = {"Y": "P{}Y", "M": "P{}M", "Q": "P{}Q", "W": "P{}W", "D": "P{}D", "H": "PT{}H",
        "MIN": "PT{}M", "S": "PT{}S"}  # fmt: skip
_N = r"(?:(?!0)\d{1,3}|[一二两三四五六七八九十百]{1,4}|半|几)"
_UNIT = "(?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")"
_PARTS = "|".join(sorted((p for p in PARTS_OF_DAY if len(p) > 1), key=len, reverse=True))

_PATTERN = re.compile(
    rf"""(?=[大前昨今本明次翌后去上来下这每之过最近未接还现此马眼目如刚立\d一二两三四五六七八九十半几]
           |[凌清早中正午傍晚夜深周月当春夏秋冬十一黄])(?:
      (?P<set>每(?:隔|逢)?(?P<set_count>{_N})?个?
        (?P<set_unit>周[一二三四五六日天末]|星期[一二三四五六日天]|{_UNIT}))
    | (?P<day>(?P<day_word>大前|大后|[前昨今明后次翌])[天日](?!线|使|空|然|气|头条))
    | (?P<weekend_alone>周末(?!愉快))
    | (?P<month_edge>(?<![个\d一二三四五六七八九十本上下当])月(?P<edge_word>[底末初]))
    | (?P<season>(?:这个)?(?<![今去明立])(?P<season_word>[春夏秋冬])(?:天|季))
    | (?P<date_only>(?<![\d.第一二三四五六七八九十])
        (?P<date_day>3[01]|[12]\d|[1-9]|三十一?|二?十[一二三四五六七八九]?)号(?![楼院线文机门店馆码公地桌床]))
    | (?P<dawn>(?P<dawn_day>[今昨明当])
        (?=(?:晚上|早上|[晚早晨])[\d零〇一二两三四五六七八九十]))
    | (?P<night>(?P<night_day>[今昨明当])
        (?P<night_part>晚上|早上|晚|早|晨|夜)(?!报|会|餐|饭|安|点))
    | (?P<week>(?P<week_shift>[上下]{{1,2}}|[本这])个?(?:周|星期|礼拜)(?P<weekend>末)?
        (?![一二三四五六日天]))
    | (?P<month>(?P<month_shift>[上下]{{1,2}}|[本这])个?月(?![球亮饼\d]))
    | (?P<half>(?P<half_shift>[上下本])(?:个)?半(?P<half_unit>年|月))
    | (?P<unit>(?P<unit_shift>[上下本这])个?(?P<unit_unit>季度|小时))
    | (?P<ago>(?<!月)(?P<ago_count>{_N})多?个?(?P<ago_half>(?<=个)半)?
        (?P<ago_unit>{_UNIT})(?P<ago_more>半)?
        (?:以|之)?(?P<ago_side>前|后(?!期)|以来))
    | (?P<span>
        (?P<span_side>前|上|过去的?|最近的?|近|之前|以前|后|下|未来的?|之后|以后|接下来的?|还剩)
        (?P<span_count>{_N})个?(?P<span_unit>{_UNIT})(?!之?[前后]))
    | (?P<year>(?<!以)(?P<year_word>大前|大后|[今去明前后本来下])年
        (?!级|度|龄|轻|人|初|底|末)(?:同期|全年)?)
    | (?P<part>{_PARTS}|(?<=[日号])[早晚晨](?![餐饭会报]))
    | (?P<now>现在|此刻|此时|当前|当下|如今|眼前|这会儿|目前|眼下
        |刚刚|刚才|最近|近来|马上|立刻|立即)
    )""",
    re.VERBOSE,
)
_SLASHED = re.compile(
    r"(?<!\d)(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)|"
    r"(?<![\d./:-])(?:(?P<d>[0-3]?\d)[/-](?P<m>[01]?\d)[/-](?P<y>\d{4}|\d{1,2})"
    r"|(?P<year_month>(?:19|20)\d\d[-/](?:0[1-9]|1[0-2]))(?![.-])"
    r"|(?P<month>0?[1-9]|1[0-2])/(?P<day>3[01]|[12]\d|0?[1-9]))(?![\d/:%-])"
)


class _Said(NamedTuple):
    """A match with what it is counted from."""

    match: re.Match[str]
    reference: Reference
    moment: datetime | None


def find(text: str, issued: str | None) -> Iterator[Hit]:
    """Relative words, recurrences, parts of the day and short numeric dates of a shadow text."""
    reference = Reference.of(issued)
    moment = moment_of(issued)
    for match in _PATTERN.finditer(text):
        name = match.lastgroup or ""
        if _titled(text, match.start()):
            continue
        value = _BUILDERS[name](_Said(match, reference, moment))
        if value:
            yield Hit(*match.span(), _kind(name, value), value)
    for match in _SLASHED.finditer(text):
        value = _slashed(match)
        if value:
            kind = FactKind.PERIOD if match["year_month"] else FactKind.DATE
            yield Hit(*match.span(), kind, value)


_AWAY = re.compile(
    r"(?P<day>(?<![\d一二三四五六七八九十])(?:大前|大后|[前昨明后])[天日](?!线|使|空|然|气|起|起早|头条|黄花))"
    r"|(?P<week>[上下]{1,2}个?(?:周|星期|礼拜)(?![一二三四五六日天末年岁密报])(?!期))"
    r"|(?P<month>[上下]{1,2}个月(?![球亮饼\d]))"
)


def away(text: str, issued: str | None) -> Iterator[Hit]:
    """Words for another day, week or month, where the day they are counted from is known.

    昨天 in a dated report is a date to verify. 今天 and 本周, which go with nearly any sentence,
    are not; nor is any of these when nothing tells which day it means.
    """
    reference = Reference.of(issued)
    if reference.date() is None:
        return
    moment = moment_of(issued)
    for match in _AWAY.finditer(text):
        whole = _PATTERN.match(text, match.start())
        name = match.lastgroup or ""
        if whole and whole.lastgroup == name and not _titled(text, match.start()):
            yield Hit(
                *match.span(), _kind(name, ""), _BUILDERS[name](_Said(whole, reference, moment))
            )


def _titled(text: str, at: int) -> bool:
    """Whether a title such as 《明日之后》 is open at `at`."""
    before = text[max(at - 40, 0) : at]
    return before.rfind("《") > before.rfind("》")


def moment_of(issued: str | None) -> datetime | None:
    """The issued date as a moment, at midnight when it has no time; None when it is no day."""
    try:
        return datetime.fromisoformat(issued or "")
    except ValueError:
        return None


def _kind(name: str, value: str) -> FactKind:
    if name == "set" or (value.startswith("P") and "_" not in value):
        return FactKind.DURATION
    if name == "ago" and "/" in value:
        return FactKind.PERIOD
    if name in {"part", "night"} or (has_clock(value) and "/" not in value):
        return FactKind.TIME
    return FactKind.DATE if name in {"day", "dawn", "ago", "now", "date_only"} else FactKind.PERIOD


def _set(said: _Said) -> str:
    unit = said.match["set_unit"]
    if unit not in _UNITS:
        day = "一二三四五六日".find(unit[-1].replace("天", "日")) + 1
        return f"R/XXXX-WXX-{day}" if day else "R/XXXX-WXX-WE"
    count = said.match["set_count"]
    if count == "几":
        return ""
    return "R/" + _ISO[_UNITS[unit]].format("0.5" if count == "半" else integer(count or "1"))


def _day(said: _Said) -> str:
    return said.reference.day_string(_DAYS[said.match["day_word"]])


def _night(said: _Said) -> str:
    part = PARTS_OF_DAY.get(said.match["night_part"], "NI")
    return f"{said.reference.day_string(_DAYS.get(said.match['night_day'], 0))}T{part}"


def _dawn(said: _Said) -> str:
    """今 of 今晚6点: the day of a clock time."""
    return said.reference.day_string(_DAYS.get(said.match["dawn_day"], 0))


def _shift(word: str) -> int:
    return word.count("下") - word.count("上")


def _week(said: _Said) -> str:
    today = said.reference.date()
    tail = "-WE" if said.match["weekend"] else ""
    if today is None:
        return f"XXXX-WXX{tail}"
    year, week, _ = (today + timedelta(7 * _shift(said.match["week_shift"]))).isocalendar()
    return f"{year:04d}-W{week:02d}{tail}"


def _month(said: _Said) -> str:
    return said.reference.month_string(_shift(said.match["month_shift"]))


def _half(said: _Said) -> str:
    """上半月 is the first half of this month, 上个半年 the half year before this one."""
    if said.match["half_unit"] == "年":
        if said.reference.month is None or said.match["half_shift"] == "本":
            return ""
        this = (said.reference.month - 1) // 6
        number = (said.reference.year or 0) * 2 + this + _shift(said.match["half_shift"])
        return f"{number // 2:04d}-H{number % 2 + 1}"
    month = said.reference.month_string(0)
    if said.match["half_shift"] == "上":
        return span_value(f"{month}-01", f"{month}-16")
    return span_value(f"{month}-16", f"{month}-{last_day(*month.split('-')):02d}")


def _unit(said: _Said) -> str:
    side = _shift(said.match["unit_shift"])
    if said.match["unit_unit"] == "小时":
        return _clock_span(said.moment, side * timedelta(hours=1))
    if said.reference.month is None:
        return ""
    number = (said.reference.year or 0) * 4 + (said.reference.month - 1) // 3 + side
    return f"{number // 4:04d}-Q{number % 4 + 1}"


def _moved(moment: datetime, unit: str, count: int) -> datetime:
    """`moment` some years, months, weeks or days on; the 31st becomes the last day there is."""
    if unit in {"D", "W"}:
        return moment + timedelta(count * (7 if unit == "W" else 1))
    months = moment.year * 12 + moment.month - 1 + count * {"Y": 12, "Q": 3, "M": 1}[unit]
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=months // 12, month=months % 12 + 1, day=day)
        except ValueError:
            continue
    return moment.replace(year=months // 12, month=months % 12 + 1)


def _clock_span(moment: datetime | None, length: timedelta) -> str:
    if moment is None:
        return ""
    ends = sorted((moment, moment + length))
    return span_value(*(end.isoformat() for end in ends))


def _moved_part(moment: datetime, unit: str, count: Fraction) -> datetime:
    """As `_moved`, also by half a unit: half a year is six months, half a month fifteen days."""
    if unit in _CLOCK:
        return moment + timedelta(seconds=int(count * int(_CLOCK[unit].total_seconds())))
    whole, rest = int(count), count - int(count)
    moved = _moved(moment, unit, whole) if whole else moment
    if not rest:
        return moved
    if unit in {"Y", "Q"}:
        return _moved(moved, "M", int(rest * (12 if unit == "Y" else 3)))
    return moved + timedelta(hours=int(rest * {"M": 720, "W": 168, "D": 24}[unit]))


def _count(printed: str) -> Fraction | None:
    """Half or a whole number; 几 says none."""
    if printed == "半":
        return Fraction(1, 2)
    return None if printed == "几" else Fraction(integer(printed))


def _ago(said: _Said) -> str:
    unit = _UNITS[said.match["ago_unit"]]
    count = _count(said.match["ago_count"])
    if count is None or said.moment is None:
        return ""
    if said.match["ago_half"] or said.match["ago_more"]:
        count += Fraction(1, 2)
    side = said.match["ago_side"]
    signed = count if side == "后" else -count
    try:
        moment = _moved_part(said.moment, unit, signed)
    except (ValueError, OverflowError):
        return ""
    then = moment.isoformat() if unit in _CLOCK else moment.date().isoformat()
    return f"{then}/{said.moment.date().isoformat()}" if side == "以来" else then


def _span(said: _Said) -> str:
    count, unit = _count(said.match["span_count"]), _UNITS[said.match["span_unit"]]
    left = said.match["span_side"] == "还剩" and unit not in _CLOCK
    if count is None or left:
        return ""
    if said.moment is None or count.denominator > 1:
        return _ISO[unit].format(f"{float(count):g}")
    back = said.match["span_side"][0] in "前上过最近" or said.match["span_side"] in {"之前", "以前"}
    if unit in _CLOCK:
        return _clock_span(said.moment, int(-count if back else count) * _CLOCK[unit])
    try:
        if back:
            first, last = _moved(said.moment, unit, -int(count)), said.moment
        else:
            first = said.moment + timedelta(1)
            last = _moved(first, unit, int(count))
    except (ValueError, OverflowError):
        return ""
    return span_value(first.date().isoformat(), last.date().isoformat())


def _year(said: _Said) -> str:
    return said.reference.year_string(_YEARS[said.match["year_word"]])


def _weekend_alone(_: _Said) -> str:
    return "XXXX-WXX-WE"


def _month_edge(said: _Said) -> str:
    edge = {"底": "end", "末": "end", "初": "start"}[said.match["edge_word"]]
    return f"{said.reference.month_string(0)}-{edge}"


def _season(said: _Said) -> str:
    code = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}[said.match["season_word"]]
    return f"XXXX-{code}"


def _date_only(said: _Said) -> str:
    return day_value("XXXX", "XX", integer(said.match["date_day"]))


def _part(said: _Said) -> str:
    return "T" + PARTS_OF_DAY[said.match["part"]]


def _now(said: _Said) -> str:
    if said.match["now"] in {"马上", "立刻", "立即"}:
        return "FUTURE_REF"
    return "PAST_REF" if said.match["now"] in {"最近", "近来", "刚刚", "刚才"} else "PRESENT_REF"


_BUILDERS: dict[str, Callable[[_Said], str]] = {
    "set": _set, "day": _day, "dawn": _dawn, "night": _night, "week": _week, "month": _month,
    "half": _half, "unit": _unit, "ago": _ago, "span": _span, "year": _year, "part": _part,
    "now": _now, "weekend_alone": _weekend_alone, "month_edge": _month_edge, "season": _season,
    "date_only": _date_only,
}  # fmt: skip


def _slashed(match: re.Match[str]) -> str:
    """2024-03 is a month, 12/1 month and day, 1/2/2020 day, month and year.

    12-11-10 begins with the year.
    """
    if match["compact"]:
        return day_value(match[0][:4], int(match[0][4:6]), int(match[0][6:]))
    if match["year_month"]:
        return match["year_month"].replace("/", "-")
    if match["month"]:
        return day_value("XXXX", int(match["month"]), int(match["day"]))
    first, month, last = int(match["d"]), int(match["m"]), match["y"]
    if len(last) < 3 and (match[0][0] != "0" and first > 9) and 1 <= int(last) <= 31:
        first, last = int(last), match["d"]
    if not (1 <= month <= 12 and 1 <= first <= 31):
        return ""
    return day_value(full_year(last) if len(last) < 3 else last, month, first)
