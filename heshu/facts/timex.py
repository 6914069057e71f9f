"""Value strings of dates and periods, and the day that relative words are counted from.

The strings follow TIMEX3 (ISO 8601 with X for what is not printed) where it has a form:
`2024-11-08`, `XXXX-03-25`, `2024-Q1`, `2024-H1`, `2017-W13`, `2024-SP`, `T17:30`. Government
text needs three more: `2018-end` / `-start` / `-mid` for 年底 年初 年中, `2024-01/2024-09` for
months 1 to 9, `W5` for a weekday alone. A day of the farmers' calendar is marked `L2015-10-01`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from heshu.model import Approx, FactKind

UNKNOWN_YEAR = "XXXX"

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "元": 1,
    "正": 1,
}
_TENS = {"十": 10, "百": 100, "千": 1000}


class Hit(NamedTuple):
    """An expression found in a shadow text; offsets count in the shadow."""

    start: int
    end: int
    kind: FactKind
    value: Decimal | str
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    approx: Approx | None = None
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What 今年, 上月 and the like are counted from; None where it is not known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, issued: str | None) -> Reference:
        """From an ISO date, month or year; anything else gives an unknown reference."""
        match = _ISO.match(issued or "")
        if not match:
            return cls()
        year, month, day = (int(part) if part else None for part in match.groups())
        if month is not None and not 1 <= month <= 12:
            return cls(year)
        return cls(year, month, day)

    def year_string(self, shift: int) -> str:
        """The year `shift` years on, or XXXX."""
        return UNKNOWN_YEAR if self.year is None else f"{self.year + shift:04d}"

    def month_string(self, shift: int) -> str:
        """The month `shift` months on, or XXXX-XX."""
        if self.year is None or self.month is None:
            return f"{UNKNOWN_YEAR}-XX"
        months = self.year * 12 + self.month - 1 + shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}"

    def date(self) -> date | None:
        """The whole day, when it is known and real."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def day_string(self, shift: int) -> str:
        """The day `shift` days on, or XXXX-XX-XX."""
        today = self.date()
        return "XXXX-XX-XX" if today is None else (today + timedelta(shift)).isoformat()


class Found(NamedTuple):
    """A match of a calendar pattern with the year it was printed with."""

    match: re.Match[str]
    year: str
    """Four characters, XXXX when there is none."""
    reference: Reference


def integer(text: str) -> int:
    """A small whole number of a date in digits or Chinese numerals: 12, 十二, 二〇二四, 两千零四.

    Raises:
        ValueError: a character is no numeral.
    """
    if text.isascii():
        return int(text)
    if text.startswith("廿"):
        text = "二十" + text[1:]
    if not any(char in _TENS for char in text):
        return int("".join(char if char.isdigit() else str(_digit(char)) for char in text))
    total = current = 0
    for char in text:
        if char in _TENS:
            total += (current or 1) * _TENS[char]
            current = 0
        else:
            current = int(char) if char.isascii() else _digit(char)
    return total + current


def _digit(char: str) -> int:
    try:
        return _DIGITS[char]
    except KeyError:
        message = f"no numeral: {char!r}"
        raise ValueError(message) from None


def full_year(text: str) -> str:
    """A printed year as four digits: 2024, 二〇二四, 两千零四; 08 and 98 become 2008 and 1998."""
    year = integer(text)
    if len(text) == 2 and year < 100:
        year += 1900 if year > 50 else 2000
    return f"{year:04d}"


def month_value(year: str, month: int) -> str:
    """`2024-03`."""
    return f"{year}-{month:02d}"


def day_value(year: str, month: int | str, day: int) -> str:
    """`2024-03-25`; a month given as a string (`XX`) is kept."""
    return (
        f"{year}-{month:02d}-{day:02d}" if isinstance(month, int) else f"{year}-{month}-{day:02d}"
    )


def span_value(first: str, last: str) -> str:
    """`2024-01/2024-09`: both ends included."""
    return f"{first}/{last}"


def third_of_month(year_month: str, third: str) -> str:
    """上旬 中旬 下旬 of a month, or two of them, as a span of days; 2024-02 ends on the 29th."""
    year, _, month = year_month.partition("-")
    first = {"上": 1, "中": 11, "下": 21}[third[0]]
    last = {"上": 10, "中": 20, "下": last_day(year, month)}[third[-1]]
    return span_value(f"{year_month}-{first:02d}", f"{year_month}-{last:02d}")


def last_day(year: str, month: str) -> int:
    """Length of a month; of a common year when the year is unknown, 31 when the month is."""
    if not month.isdigit():
        return 31
    return monthrange(int(year) if year.isdigit() and int(year) else 2023, int(month))[1]


_CLOCK = re.compile(r"(?<![A-Z])T(?:\d|[A-Z]{2}(?![A-Z]))")


def has_clock(value: str) -> bool:
    """Whether a value string tells a time of day: `T17:30`, `2024-11-08TMO`, not PRESENT_REF."""
    return _CLOCK.search(value) is not None


def month_of(value: str) -> str:
    """Year and month of a value string, `XXXX-XX` where not printed."""
    found = re.match(r"L?(\w{4}-[\dX]{2})", value)
    return found[1] if found else f"{UNKNOWN_YEAR}-XX"
