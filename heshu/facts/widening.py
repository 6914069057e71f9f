"""Expressions of several parts, as everyday text has them: 明天下午三点, 从5月到6月, 2018年以前.

Reports keep their parts apart, because a day and the clock time after it are two things to
verify; queries mean one moment. A bound has an open side: `2018/` for 2018年以后, `/2018` for
2018年以前.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from heshu.facts.times import afternoon
from heshu.facts.timex import Hit, has_clock
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Callable

_DATE_TO_TIME = re.compile(r"(?:[,，的]|\s|(?<=\d)T)?(?:大约|约)?")
_TO = re.compile(r"[-—–~]{1,2}|[至到]")
_AND = re.compile(r"和|与")
_FROM = re.compile(r"(?:从|自|由)$")
_BETWEEN = re.compile(r"之?间|期间")
_BEFORE_AFTER = re.compile(
    r"(?:[(（]?[或及]?(?:其)?)?(?:(?P<before>之前|以前|前(?![天日年线进提景端面列所段后]))"
    r"|(?P<after>之后|以后|以来|后(?![天日年面来果者续勤])|起(?![来点])|至今|开始))"
)
_UNTIL = re.compile(r"(?:截止到?|截至到?)$")
_ABOUT = re.compile(r"(?:大约|约)$")
_AROUND = re.compile(r"左右|前后")
_DAY = re.compile(r"L?[\dX]{4}-[\dX]{2}-[\dX]{2}")
_PART_OF_DAY = re.compile(r"([\dX]{4}-[\dX]{2}-[\dX]{2})T([A-Z]{2})")
_BARE_TIME = re.compile(r"T(?:\d\d(?::\d\d){0,2}|[A-Z]{2})")
_RECURRING = re.compile(r"R/(?:P1[DWMY]|XXXX-WXX-[\dWE]+)")
_MOMENT = re.compile(r"(?:[\dX]{4}-[\dX]{2}-[\dX]{2})?T[\d:]+|PRESENT_REF")


def widened(hits: list[Hit], text: str, inherited: Callable[[str, str], str]) -> list[Hit]:
    """Hits with their parts joined and the words of range and bound around them taken in."""
    joined = _ranges(_moments(hits, text), text, inherited)
    result: list[Hit] = []
    for hit, after in zip_longest(joined, joined[1:]):
        wide = _bounded(hit, text)
        # 今天前1日: the 前 belongs to what follows.
        if (after and wide.end > after.start) or (result and wide.start < result[-1].end):
            wide = hit
        result.append(wide)
    return result


def _moments(hits: list[Hit], text: str) -> list[Hit]:
    """A day and the time or weekday right after it as one."""
    result: list[Hit] = []
    for hit in hits:
        last = result[-1] if result else None
        if last and isinstance(last.value, str) and isinstance(hit.value, str):
            value = _moment(last, hit, text)
            if value:
                clock = has_clock(value) and last.kind is not FactKind.DURATION
                kind = FactKind.TIME if clock else last.kind
                result[-1] = Hit(last.start, hit.end, kind, value)
                continue
        result.append(hit)
    return result


def _moment(last: Hit, hit: Hit, text: str) -> str:
    day, value = str(last.value), str(hit.value)
    if not _DATE_TO_TIME.fullmatch(text, last.end, hit.start):
        return ""
    first, _, second = value.partition("/")
    part = _PART_OF_DAY.fullmatch(day)
    if part and re.fullmatch(r"T\d.*", first):
        # 今晚 7点: the part of the day tells which seven.
        day, late = part[1], part[2] in {"EV", "NI", "AF"}
        first, second = (_late(time) if late else time for time in (first, second))
    elif _RECURRING.fullmatch(day):
        # 每月15号, 每天早上八点: the unit that recurs takes the place of its rate.
        again = re.fullmatch(r"XXXX-(XX-\d\d)|(T[\d:A-Z]+)", first)
        clock = again and again[2]
        if day.startswith("R/XXXX-W"):
            return f"{day}{clock}" + (f"/{second}" if second else "") if clock else ""
        if re.fullmatch(r"L?XXXX-\d\d(-\d\d)?", value):
            return f"R/{value}" if day == "R/P1Y" else ""
        return f"R/{value}" if again and (clock or day == "R/P1M") else ""
    elif day == value:
        return day
    elif not (_DAY.fullmatch(day) or (re.fullmatch(r"W\d", day) and last.end == hit.start)):
        return ""
    elif re.fullmatch(r"W\d", value):
        return day
    elif not _BARE_TIME.fullmatch(first):
        return ""
    return f"{day}{first}" + (f"/{day}{second}" if second else "")


def _late(time: str) -> str:
    return f"T{int(time[1:3]) + 12:02d}{time[3:]}" if time and int(time[1:3]) < 12 else time


def _ranges(hits: list[Hit], text: str, inherited: Callable[[str, str], str]) -> list[Hit]:
    """Two moments or days with 到 between, or 和 between and 之间 after."""
    result: list[Hit] = []
    for hit in hits:
        last = result[-1] if result else None
        if last and _are_ends(last, hit, text):
            end = hit.end
            between = _BETWEEN.match(text, end)
            bound = _BEFORE_ONLY.match(text, end)
            if between:
                end = between.end()
            elif bound and _BOUND_PAIR.fullmatch(text, last.end, hit.start):
                end = bound.end()
            value = f"{last.value}/{_second(str(last.value), str(hit.value), inherited)}"
            kind = FactKind.TIME if has_clock(value) else FactKind.PERIOD
            result[-1] = Hit(last.start, end, kind, value)
        else:
            result.append(hit)
    return [_opened(hit, text) for hit in result]


def _are_ends(first: Hit, second: Hit, text: str) -> bool:
    if not isinstance(first.value, str) or not isinstance(second.value, str):
        return False
    if "/" in first.value or "/" in second.value or FactKind.DURATION in (first.kind, second.kind):
        return False
    if _TO.fullmatch(text, first.end, second.start):
        return True
    after = first.value and _BOUND_PAIR.fullmatch(text, first.end, second.start)
    if after:
        return _BEFORE_ONLY.match(text, second.end) is not None
    return bool(_AND.fullmatch(text, first.end, second.start)) and bool(
        _BETWEEN.match(text, second.end)
    )


_BOUND_PAIR = re.compile(r"(?:之|以)后")
_BEFORE_ONLY = re.compile(r"(?:之|以)前")


def _second(first: str, second: str, inherited: Callable[[str, str], str]) -> str:
    if _MOMENT.fullmatch(first) and _BARE_TIME.fullmatch(second):
        day, clock, _ = first.rpartition("T") if has_clock(first) else ("", "", "")
        return day + (afternoon(first, second) if clock else second)
    return inherited(first, second)


def _opened(hit: Hit, text: str) -> Hit:
    """从 before a range belongs to it."""
    if isinstance(hit.value, str) and "/" in hit.value and hit.kind is not FactKind.DURATION:
        word = _FROM.search(text, max(hit.start - 1, 0), hit.start)
        between = _BETWEEN.match(text, hit.end)
        start = word.start() if word else hit.start
        return hit._replace(start=start, end=between.end() if between else hit.end)
    return hit


def _bounded(hit: Hit, text: str) -> Hit:
    """A time with the words that make it the end or the start of a longer one."""
    if hit.kind is FactKind.DURATION or not isinstance(hit.value, str) or "/" in hit.value:
        return hit
    start, end, value = hit.start, hit.end, hit.value
    about = _ABOUT.search(text, max(start - 2, 0), start)
    if about and has_clock(value):
        start = about.start()
    around = _AROUND.match(text, end)
    if around and has_clock(value):
        end = around.end()
    match = _BEFORE_AFTER.match(text, end)
    until = _UNTIL.search(text, max(start - 3, 0), start)
    if match:
        end = match.end()
        value = f"{value}/" if match["after"] else f"/{value}"
        since = _FROM.search(text, max(start - 1, 0), start)
        if since and match["after"]:
            start = since.start() if text[since.start()] == "自" and "以来" in match[0] else start
    elif until:
        start, value = until.start(), f"/{value}"
    return hit._replace(start=start, end=end, value=value)
