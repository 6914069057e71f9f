"""Clock times: 9时30分, 上午8:30, 晚上七点半, 14:00至16:30.

`T17:30`, with the hour counted to 24 by the part of day in front. A bare 三点 is far more often
"three points" than three o'clock, so it needs minutes or a part of day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.facts.timex import Hit, integer
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS_OF_DAY = {
    "凌晨": "DA", "清晨": "MO", "早晨": "MO", "早上": "MO", "早间": "MO", "早": "MO", "晨": "MO",
    "上午": "MO", "中午": "MI", "正午": "MI", "午后": "AF", "下午": "AF", "午间": "MI",
    "傍晚": "EV", "晚上": "EV", "晚间": "EV", "夜间": "NI", "深夜": "NI", "午夜": "NI",
    "半夜": "NI", "夜里": "NI", "晚": "EV", "后半夜": "DA", "前半夜": "NI", "大清早": "MO",
    "一大早": "MO", "黄昏": "EV",
}  # fmt: skip
"""Part of day to its TIMEX3 code."""

_AFTERNOON = frozenset({"AF", "EV", "NI"})
_PART = "|".join(sorted(PARTS_OF_DAY, key=len, reverse=True))
_HOUR = r"(?:2[0-4]|1\d|0?\d|二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二两三四五六七八九])"
_MINUTE = r"(?:[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|零?[〇零一二三四五六七八九])"
_NOT_A_CLOCK = "代期间段节任常候令不而空尚"

TIME = rf"""(?:
    (?P<part>{_PART})?(?<![\d.:])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?
        (?![\d.:%])\s?(?P<half_day>[ap]m)?
  | (?P<part2>{_PART})(?:大约|约)?(?P<h2>{_HOUR})[时点](?:钟|整)?
        (?:(?P<q2>半|[一三]刻)|(?P<m2>{_MINUTE})(?:分|(?<=[\d十零〇].)|(?<=十))(?:(?P<s2>{_MINUTE})秒)?)?(?:许|整)?
  | (?<![\d.第个{_NOT_A_CLOCK}])(?P<h3>{_HOUR})
        (?:时(?![{_NOT_A_CLOCK}])(?:(?P<m3>{_MINUTE})分(?:(?P<s3>{_MINUTE})秒)?)?(?:许|整)?
          |点(?:(?P<m4>{_MINUTE})分(?:(?P<s4>{_MINUTE})秒)?|(?P<q4>半|[一三]刻)|钟|整|许))
  | (?P<bare>(?<![\d.第个百{_NOT_A_CLOCK}])(?P<h5>{_HOUR})(?:点|时(?![{_NOT_A_CLOCK}]))(?!滴)
        (?:(?P<m5>[0-5]\d(?!\d)|[二三四五]十[一二三四五六七八九]?|十[一二三四五六七八九])|(?!\d)))
)"""
"""A clock time, for a verbose pattern."""

_TIME = re.compile(
    rf"(?=[\d零〇一二两三四五六七八九十凌清早晨上中正午下傍晚夜深半]){TIME}", re.VERBOSE
)
_HOURS = re.compile(
    rf"(?P<part>{_PART})?(?<![\d.:第])(?P<first>{_HOUR})(?:[-—–~]|至|到)(?P<last>{_HOUR})(?:时(?![{_NOT_A_CLOCK}])|点(?=钟|整|[,，。；、]|$))"
)
"""8至10时: the unit is told once."""
_PROPORTION = re.compile(
    r"(?:[生师护床入医量价]|比例|性别|配)比(?:例|值)?(?:为|是|达|约)?$|比例(?:为|是|达|约)?$"
)
"""What is told as a proportion and no time of day: 师生比1:15."""
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}


def find(text: str, *, bare: bool = False) -> Iterator[Hit]:
    """Every clock time of a shadow text, from left to right; with `bare` 三点 alone counts."""
    spoken = "时" in text or "点" in text
    if not spoken and ":" not in text:
        return
    for match in _TIME.finditer(text):
        proportion = match["h"] and _PROPORTION.search(
            text, max(match.start() - 8, 0), match.start()
        )
        if not proportion and (bare or (not match["bare"] and _is_clock(match))):
            yield Hit(*match.span(), FactKind.TIME, value_of(match))
    for match in _HOURS.finditer(text) if spoken else ():
        part = PARTS_OF_DAY.get(match["part"] or "", "")
        first, last = (integer(match[end]) for end in ("first", "last"))
        late = 12 if part in _AFTERNOON and last < 12 else 0
        value = f"T{first + late if first < 12 else first:02d}/T{last + late:02d}"
        yield Hit(*match.span(), FactKind.TIME, value)


def _is_clock(match: re.Match[str]) -> bool:
    """十时 and 一时 alone are words; digits or minutes make them times."""
    hour = match["h3"]
    return hour is None or hour[0].isascii() or bool(match["m3"] or match["m4"] or match["q4"])


def value_of(match: re.Match[str]) -> str:
    """`T17:30` for a match of `TIME`."""
    groups = match.groupdict()
    hour = integer(next(groups[name] for name in ("h", "h2", "h3", "h5") if groups[name]))
    minute = next((groups[name] for name in ("m", "m2", "m3", "m4", "m5") if groups[name]), None)
    second = next((groups[name] for name in ("s", "s2", "s3", "s4") if groups[name]), None)
    quarter = _QUARTERS.get(groups["q2"] or groups["q4"] or "")
    part = PARTS_OF_DAY.get(groups["part"] or groups["part2"] or "", "")
    if hour < 12 and (
        part in _AFTERNOON or groups["half_day"] == "pm" or (part == "MI" and hour < 3)
    ):
        hour += 12
    value = f"T{hour:02d}"
    if minute is not None or quarter is not None:
        value += f":{integer(minute) if minute else quarter:02d}"
    return f"{value}:{integer(second):02d}" if second else value


def afternoon(first: str, second: str) -> str:
    """The second end of a range of clock times, twelve hours on when it would lie before the first.

    For an end told without a part of day: 下午5:00到6:00.

    >>> afternoon("T17:00", "T06:00")
    'T18:00'
    """
    if not first.rpartition("T")[2][:2].isdigit() or not second[1:3].isdigit():
        return second
    start, end = int(first.rpartition("T")[2][:2]), int(second[1:3])
    return f"T{end + 12:02d}{second[3:]}" if 12 <= start < end + 12 < 24 and end < start else second
