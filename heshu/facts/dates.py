"""Dates, periods, durations and clock times: the door to everything that tells when.

`find` gathers what the family modules recognise, joins the two ends of a range (2019年至2023年,
3月25日至28日) and resolves overlaps: the longest reading that starts first wins. Which words are
facts follows the marking rules in `docs/facts.md`; `everyday` adds what only everyday text
needs (明天, 下周, 每天), see `heshu.facts.everyday`.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.facts import counted, durations, everyday, holidays, openings, periods, times, widening
from heshu.facts.timex import (
    UNKNOWN_YEAR,
    Found,
    Hit,
    Reference,
    day_value,
    full_year,
    integer,
    month_of,
    span_value,
)
from heshu.facts.years import DASH, DAY, MONTH, REIGNS, YEAR, year_of
from heshu.model import Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshu.facts.shadow import Shadow

_WEEKDAYS = {char: number for number, char in enumerate("一二三四五六日", 1)} | {"天": 7}


def _day(found: Found) -> str:
    if found.match["day_month"]:
        return day_value(found.year, integer(found.match["day_month"]), integer(found.match["day"]))
    shift = periods.month_shift(found.match["day_relative"])
    month = f"{found.year}-XX" if shift is None else found.reference.month_string(shift)
    return f"{month}-{integer(found.match['day']):02d}"


def _lunar(found: Found) -> str:
    printed = found.match["lunar_month"] or "正"  # 大年初三 is in the first month
    month = {"正": 1, "冬": 11, "腊": 12}.get(printed) or integer(printed)
    return "L" + day_value(found.year, month, integer(found.match["lunar_day"].removeprefix("初")))


def _spoken(found: Found) -> str:
    month, day = integer(found.match["spoken_month"]), integer(found.match["spoken_date"])
    return day_value(found.year, month, day)


def _years(found: Found) -> str:
    return f"{full_year(found.match['year_from'])}/{full_year(found.match['year_to'])}"


def _growing_years(found: Found) -> str:
    first, last = found.match["growing_from"], found.match["growing_to"]
    return f"{first}/{first[: 4 - len(last)]}{last}"


_TAILS: dict[str, tuple[str, periods.Builder]] = {
    "years": (
        (
            rf"(?<![\d./])(?<!\d,)(?P<year_from>[12]\d{{3}})年?{DASH}"
            rf"(?P<year_to>[12]\d{{3}})学?年度?(?![级龄])"
        ),
        _years,
    ),
    "growing_years": (
        (
            rf"(?<![\d./])(?P<growing_from>[12]\d{{3}})(?:{DASH}|/)(?P<growing_to>[12]\d{{3}}|\d\d)"
            r"(?:学年度?|榨季|产季|采暖季|供暖季|赛季|生产年度)"
        ),
        _growing_years,
    ),
    "farmers_day": (
        (
            rf"(?:(?P<lunar_month>正|冬|腊|{MONTH})月|大年(?=初))(?P<lunar_day>初(?:十|[一二三四五六七八九])"
            rf"|(?:(?<=正月)|(?<=腊月)|(?<=冬月)){DAY})(?![日号])"
        ),
        _lunar,
    ),
    "calendar_day": (
        (
            rf"(?:(?<![\d.第/])(?<!\d,)(?P<day_month>{MONTH})月|(?P<day_relative>{periods.RELATIVE_MONTH})月)"
            rf"(?P<day>{DAY})(?:日|号(?![楼院线文机])|(?={DASH}{DAY}日))"
        ),
        _day,
    ),
    "spoken_day": (
        (
            r"(?<!第)(?P<spoken_month>十[一二]?|[一二三四五六七八九])月"
            r"(?P<spoken_date>二?十[一二三四五六七八九]|二十|三十一?)(?![多余几个万亿元%日号年月天分])"
        ),
        _spoken,
    ),
    **counted.TAILS,
    **periods.TAILS,
    "holiday": (holidays.PATTERN, holidays.value),
}
_KINDS = {
    "calendar_day": FactKind.DATE,
    "farmers_day": FactKind.DATE,
    "spoken_day": FactKind.DATE,
    "holiday": FactKind.DATE,
    "nth_weekday": FactKind.DATE,
}

_CALENDAR = re.compile(
    r"(?:"
    rf"(?:[农阴]历)?(?:{YEAR}[,，]?的?(?:[农阴]历)?)?(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in _TAILS.items())
    + r")"
    + rf"|{YEAR})".replace("?P<", "?P<alone_"),
    re.VERBOSE,
)
_YEAR_ALONE = ("alone_year", "alone_spoken", "alone_reign")

_NUMERIC = re.compile(
    r"(?<![\d.:/])(?<!-(?=\d{4}-))([12]\d{3})([-./])(0?[1-9]|1[0-2])\2(3[01]|[12]\d|0?[1-9])(?![\d%]|\2\d)"
)
_BARE_DAY = re.compile(
    r"(?<![\d./])(?<!\d,)(3[01]|[12]\d|0?[1-9])日(?![均内游龄产报常用元本照])"
    r"|(?<![\d〇零一二三四五六七八九十月第])(三十一?|廿[一二三四五六七八九]|二?十[一二三四五六七八九]|二十)"
    r"日(?![均内游龄产报常用元本照])"
    r"|(?<=[日号][至到])(三十一?|[二廿]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
_BRIDGED = re.compile(
    r"(?<![\d./])((?:19|20)\d\d)/(\d\d)(?:年度|学年度?|财年|(?=榨季|赛季|雪季|年产季))"
)
"""A season over two years: 2023/24年度, 2023/24榨季."""
_YEAR_LIST = re.compile(
    r"(?<![\d.])(?:[12]\d{3}[、和及与]){1,8}(?:[12]\d{3}(?=[两三四五]年)|(?=[12]\d{3}年))"
)
"""2021、2022、2023年: the 年 is told once."""
_WEEKDAY = re.compile(
    r"(?<![每逢一两三四五六\d])(?P<shift>[上下]{1,3}|[本这])?个?(?:星期|礼拜|周)"
    r"(?P<weekday>[一二三四五六日天])(?![\d一二三四五六七八九十个届年期批岁次均])"
)
_EDGES = {"初": "start", "前": "start", "中": "mid", "末": "end", "后": "end"}
_CENTURY = re.compile(
    r"(?:(?P<round>(?:19|20)\d0|一九[一二三四五六七八九][〇零])年代|公元(?P<before>前)?(?P<year>\d{1,4}|[〇零一二三四五六七八九十百千]{1,6})年"
    r"|(?:(?P<century>\d{2}|二十一?|十[一二三四五六七八九])世纪|(?P<which>[上本])个?世纪)"
    r"(?:(?P<decade>[1-9]0|[一二三四五六七八九]十)年代)?"
    r"|(?<![\d.])(?P<bare>[1-9]0|[一二三四五六七八九]十)年代)"
    r"(?:(?P<edge>初|末|[初中末前后](?=期)|中(?=叶))[期叶]?)?"
)
_NUMERALS = "0123456789零一二两三四五六七八九十"
_JOINT = re.compile(DASH)
_JOINABLE = re.compile(r"(\w{4}(?:-(?:[\dX]{2}|Q\d))?(?:-\d{2})?|W\d|(?:[\dX-]{10})?T[\d:]+)")


def find(shadow: Shadow, issued: str | None = None, *, wide: bool = False) -> list[Fact]:
    """The dates, periods, durations and clock times of a text, without overlaps, in order.

    Args:
        shadow: the text.
        issued: ISO date, month or year that 今年, 上月 … are counted from; unknown ones give X.
        wide: also mark all that only everyday text needs, see `heshu.facts.everyday`.
    """
    reference = Reference.of(issued)
    text = shadow.text
    # Of two readings of one stretch the first here wins: 3日 after 为期 is a length of time.
    hits = [*durations.find(text, lone_one=wide), *_calendar(text, reference), *_numeric(text)]
    hits += [*_weekdays(text, reference), *_centuries(text, reference)]
    hits += times.find(text, bare=wide)
    hits += everyday.find(text, issued) if wide else everyday.away(text, issued)
    hits = joined(longest(hits), text)
    if wide:
        hits = widening.widened(hits, text, inherited)
    return [_fact(hit, shadow) for hit in hits]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Hits without overlaps: the earliest start wins, then the longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def joined(hits: list[Hit], text: str) -> list[Hit]:
    """Two neighbours of one form with a dash or 至 between as one period from one to the other.

    The second takes over the year and month it does not print.
    """
    result: list[Hit] = []
    for hit in hits:
        last = result[-1] if result else None
        if last and _thirds_join(last, hit, text):
            first, second = str(last.value).partition("/")[0], str(hit.value).rpartition("/")[2]
            value = f"{first}/{inherited(first, second)}"
            result[-1] = Hit(last.start, hit.end, FactKind.PERIOD, value)
        elif last and _may_join(last, hit, text):
            clock = hit.kind is FactKind.TIME
            second = inherited(str(last.value), str(hit.value))
            if clock and text[hit.start] in _NUMERALS:
                second = times.afternoon(str(last.value), second)
            kind = FactKind.TIME if clock else FactKind.PERIOD
            result[-1] = Hit(last.start, hit.end, kind, f"{last.value}/{second}")
        else:
            result.append(hit)
    return result


def _may_join(first: Hit, second: Hit, text: str) -> bool:
    if not 1 <= second.start - first.end <= 4 or (first.kind is FactKind.TIME) != (
        second.kind is FactKind.TIME
    ):
        return False
    return (
        _JOINT.fullmatch(text, first.end, second.start) is not None
        and _form(first.value) == _form(second.value) != ""
    )


_IN_MONTH = re.compile(r"[\dX]{4}-\d\d(?:-(?:\d\d|start|mid|end))?")
_THIRD = re.compile(r"[\dX]{4}-\d\d-(?:\d\d/[\dX]{4}-\d\d-\d\d|start|mid|end)")


def _thirds_join(first: Hit, second: Hit, text: str) -> bool:
    """Whether two parts of months are the ends of a period: 3月下旬至4月上旬, 4月中旬至5月底."""
    values = str(first.value), str(second.value)
    return (
        _JOINT.fullmatch(text, first.end, second.start) is not None
        and any(
            _THIRD.fullmatch(value) and text[hit.end - 1] in "旬初中底末"
            for value, hit in zip(values, (first, second), strict=True)
        )
        and all(_IN_MONTH.match(value) for value in values)
    )


def _form(value: object) -> str:
    """The digits and marks of a value as a shape; ends of a range have the same."""
    if not isinstance(value, str) or not _JOINABLE.fullmatch(value):
        return ""
    return "time" if "T" in value else re.sub(r"[\dX]", "0", value)


def inherited(first: str, second: str) -> str:
    """The second end of a range with the year and month of the first where it has none.

    >>> inherited("2016-01-10", "XXXX-XX-12")
    '2016-01-12'
    """
    year = first[:4]
    if not second.startswith(UNKNOWN_YEAR):
        return second
    if second[4:7] == "-XX":
        return month_of(first) + second[7:]
    if year.isdigit() and second[4:] < first[4:]:
        year = f"{int(year) + 1:04d}"
    return year + second[4:]


def _calendar(text: str, reference: Reference) -> Iterator[Hit]:
    end = 0
    for place in openings.PLACES.finditer(text):
        match = _CALENDAR.match(text, place.start()) if place.start() >= end else None
        if match is None:
            continue
        end = match.end()
        name = match.lastgroup or ""
        if name in _TAILS:
            year = year_of(match, reference)
            value = _TAILS[name][1](Found(match, year, reference))
            kind = _KINDS.get(name, FactKind.PERIOD)
            if ("农历" in match[0] or "阴历" in match[0]) and not value.startswith("L"):
                value = "L" + value
            if not _is_bare(match, name):
                yield Hit(*match.span(), kind, value)
        elif any(match[group] for group in _YEAR_ALONE):
            yield _year_alone(match, text)


def _is_bare(match: re.Match[str], name: str) -> bool:
    """Whether only a relative word is left (本月, 当月), or the end of 三年中."""
    if name == "year_end" and match[0][0] != "年" and len(match[0]) == 1:
        return True
    printed = match["month_relative"] if name == "month" else ""
    return bool(printed) and match[0] == f"{printed}月" and printed[0] not in "上下"


_LONG_AGO = re.compile(r"的?(?:历史|之久|以上的|老|树龄|来(?!的))")


def _year_alone(match: re.Match[str], text: str) -> Hit:
    """A year without anything after it; 1300年历史 is a length of time."""
    printed = match["alone_year"] or match["alone_spoken"]
    if match["alone_reign"]:
        year = REIGNS[match["alone_reign"]] + integer(match["alone_nth"]) - 1
        return Hit(*match.span(), FactKind.PERIOD, f"{year:04d}")
    if _LONG_AGO.match(text, match.end()) and not printed.startswith(("19", "20")):
        return Hit(*match.span(), FactKind.DURATION, Decimal(integer(printed)), "年")
    return Hit(*match.span(), FactKind.PERIOD, full_year(printed))


def _numeric(text: str) -> Iterator[Hit]:
    for match in _NUMERIC.finditer(text):
        year, _, month, day = match.groups()
        yield Hit(*match.span(), FactKind.DATE, day_value(year, int(month), int(day)))
    for match in _BRIDGED.finditer(text) if "/" in text else ():
        year = int(match[1])
        if (year + 1) % 100 == int(match[2]):
            yield Hit(*match.span(), FactKind.PERIOD, span_value(match[1], str(year + 1)))
    for match in _YEAR_LIST.finditer(text):
        for year in re.finditer(r"\d{4}", match[0]):
            span = match.start() + year.start(), match.start() + year.end()
            yield Hit(*span, FactKind.PERIOD, year[0])
    for match in _BARE_DAY.finditer(text) if "日" in text else ():
        day = match[1] or match[2] or match[3]
        value = day_value(UNKNOWN_YEAR, "XX", integer(day))
        yield Hit(*match.span(), FactKind.DATE, value)


def _weekdays(text: str, reference: Reference) -> Iterator[Hit]:
    if not ("周" in text or "星期" in text or "礼拜" in text):
        return
    for match in _WEEKDAY.finditer(text):
        number = _WEEKDAYS[match["weekday"]]
        shift, today = match["shift"], reference.date()
        if shift and today is not None:
            weeks = shift.count("下") - shift.count("上")
            day = today + timedelta(7 * weeks + number - today.isoweekday())
            yield Hit(*match.span(), FactKind.DATE, day.isoformat())
        else:
            yield Hit(*match.span(), FactKind.DATE, f"W{number}")


def _centuries(text: str, reference: Reference) -> Iterator[Hit]:
    """上世纪90年代 is `199X`, 21世纪 `20XX`, 九十年代 without a century `XX9X`.

    80年代初 is `XX8X-start`; a year before our era is `BC0200`, as in TIMEX3.
    """
    if not ("世纪" in text or "年代" in text or "公元" in text):
        return
    for match in _CENTURY.finditer(text):
        if match["year"]:
            era = "BC" if match["before"] else ""
            yield Hit(*match.span(), FactKind.PERIOD, f"{era}{integer(match['year']):04d}")
            continue
        decade = match["decade"] or match["bare"]
        tens = "X" if decade is None else str(integer(decade) // 10)
        if match["round"]:
            hundreds, tens = (
                f"{integer(match['round']):04d}"[:2],
                f"{integer(match['round']):04d}"[2],
            )
        elif match["century"]:
            hundreds = f"{integer(match['century']) - 1:02d}"
        elif match["which"]:
            this = 20 if reference.year is None else reference.year // 100
            hundreds = f"{this - (match['which'] == '上'):02d}"
        else:
            hundreds = "XX"
        edge = f"-{_EDGES[match['edge']]}" if match["edge"] else ""
        yield Hit(*match.span(), FactKind.PERIOD, f"{hundreds}{tens}X{edge}")


def _fact(hit: Hit, shadow: Shadow) -> Fact:
    start, end = shadow.span(hit.start, hit.end)
    return Fact(
        start=start,
        end=end,
        exact=shadow.original[start:end],
        kind=hit.kind,
        value=hit.value,
        unit=hit.unit,
        low=hit.low,
        high=hit.high,
        qualifier=hit.qualifier,
        approx=hit.approx,
    )
