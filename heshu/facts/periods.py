"""Periods: quarters, halves, months and their ranges, ten-day thirds, year ends, decades.

Each entry of `TAILS` is what may follow a year, or stand without one, and the function that
gives its value. `heshu.facts.dates` puts them into one pattern. The value forms are those of
`heshu.facts.timex`; what counts as a period follows the marking rules in `docs/facts.md`.
"""

from __future__ import annotations

from collections.abc import Callable

from heshu.facts.timex import (
    Found,
    integer,
    month_value,
    span_value,
    third_of_month,
)
from heshu.facts.years import CN, DASH, MONTH

Builder = Callable[[Found], str]
"""From a match to its value string."""

_ENDS = {"底": "end", "末": "end", "终": "end", "初": "start", "中": "mid"}
_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
RELATIVE_MONTH = "(?:[上下]{1,2}个?|[本这]个?|[当同])"
"""What stands before 月 of a month told from another; 当月 and 同月 point into the text."""
_QUARTERS = "[一二三四1234]"
_NOT_A_MONTH = "(?!龄|薪|供|租|息|嫂|饼|亮|球|均|票|卡|月)"


def month_shift(printed: str) -> int | None:
    """Months from the issued one to 上月 (-1), 本月 (0), 下下个月 (2); None for 当月."""
    if printed[0] in "当同":
        return None
    return printed.count("下") - printed.count("上")


def _months(found: Found) -> str:
    first = month_value(found.year, integer(found.match["month_from"]))
    until = found.year
    if found.match["next_year"]:
        until = f"{int(found.year) + 1:04d}" if found.year.isdigit() else found.year
    return span_value(first, month_value(until, integer(found.match["month_to"])))


def _first_months(found: Found) -> str:
    count = integer(found.match["month_count"])
    return span_value(month_value(found.year, 1), month_value(found.year, min(count, 12)))


def _first_quarters(found: Found) -> str:
    count = integer(found.match["quarter_count"])
    return span_value(month_value(found.year, 1), month_value(found.year, 3 * count))


def _quarter(found: Found) -> str:
    first, last = found.match["quarter_name"], found.match["quarter_last"]
    value = f"{found.year}-Q{integer(first)}"
    if found.match["quarter_end"] and not last:
        return f"{value}-{_ENDS[found.match['quarter_end']]}"
    return span_value(value, f"{found.year}-Q{integer(last)}") if last else value


def _letter_quarter(found: Found) -> str:
    return f"{found.year}-Q{found.match['quarter_letter']}"


def _half(found: Found) -> str:
    return f"{found.year}-H{1 if found.match['half_name'] in '上前' else 2}"


def _year_end(found: Found) -> str:
    return f"{found.year}-{_ENDS[found.match['end_name']]}"


def _nth(found: Found) -> str:
    number = integer(found.match["nth_number"])
    if found.match["nth_unit"] == "个月":
        return month_value(found.year, number)
    return f"{found.year}-W{number:02d}"


def _season(found: Found) -> str:
    if found.match["season_short"]:
        year = found.reference.year_string({"今": 0, "去": -1, "明": 1}[found.match["season_year"]])
        return f"{year}-{_SEASONS[found.match['season_short']]}"
    return f"{found.year}-{_SEASONS[found.match['season_name']]}"


def _month(found: Found) -> str:
    """A month, a third of it, or its end."""
    if found.match["month_name"]:
        value = month_value(found.year, integer(found.match["month_name"]))
    else:
        shift = month_shift(found.match["month_relative"])
        value = f"{found.year}-XX" if shift is None else found.reference.month_string(shift)
    if found.match["third"]:
        return third_of_month(value, found.match["third"])
    if found.match["month_end"]:
        return f"{value}-{_ENDS[found.match['month_end']]}"
    return value


TAILS: dict[str, tuple[str, Builder]] = {
    "months": (
        (
            rf"(?<![\d.第/])(?<!\d,)(?P<month_from>{MONTH})月?份?{DASH}(?P<next_year>[次翌]年)?"
            rf"(?P<month_to>{MONTH})月份?(?!\d|[{CN}十]+[日号]|{DASH}){_NOT_A_MONTH}"
        ),
        _months,
    ),
    "first_months": (
        r"[前头](?P<month_count>1[0-2]|[1-9]|十[一二]?|[两二三四五六七八九])个月",
        _first_months,
    ),
    "first_quarters": (r"[前头](?P<quarter_count>[两二三23])个?季度", _first_quarters),
    "quarter": (
        (
            rf"(?:第)?(?<![\d.{CN}十])(?P<quarter_name>{_QUARTERS})"
            rf"(?:(?:{DASH}|、(?:第?{_QUARTERS}、){{0,3}})第?(?P<quarter_last>{_QUARTERS}))?季度"
            r"(?P<quarter_end>底|末(?!级)|初(?![一二三四五六七八九十步期]))?"
        ),
        _quarter,
    ),
    "letter_quarter": (r"(?<=年)[Qq](?P<quarter_letter>[1-4])(?![0-9A-Za-z])", _letter_quarter),
    "half": (r"(?P<half_name>(?<!以)上|下|前|后)半年(?!度?[级龄])", _half),
    "year_end": (
        (
            rf"(?:(?<=年)年?|(?<=年度)|(?P<bare_end>(?<![\d{CN}十百千两几数多半每周同])年))"
            r"(?P<end_name>底|末(?!级)|初(?!预算|计划|目标)"
            r"|(?(bare_end)(?!)|(?:终|中(?=[,，。；、)]|$|前|完成|实现|建成))))"
        ),
        _year_end,
    ),
    "numbered": (
        rf"(?<=年)的?第(?P<nth_number>\d{{1,2}}|[{CN}十]{{1,3}})(?P<nth_unit>个?周|个星期|个月)",
        _nth,
    ),
    "season": (
        (
            r"(?:(?<=年)的?(?P<season_name>[春夏秋冬])(?:季|天|(?=[,，、。；;]|$))"
            r"|(?P<season_year>[今去明])(?P<season_short>[春夏秋冬])(?!晚))"
        ),
        _season,
    ),
    "month": (
        (
            rf"(?:(?<![\d.第/-])(?<!\d,)(?P<month_name>{MONTH})月(?:份(?!额))?"
            rf"|(?P<month_relative>{RELATIVE_MONTH})月)"
            rf"(?:(?P<third>上中|中下|[上中下])旬|(?P<month_end>底|末|初(?![一二三四五六七八九十])))?{_NOT_A_MONTH}"
        ),
        _month,
    ),
}
"""What may follow a year, in the order they are tried."""
