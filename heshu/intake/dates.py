"""Dates that stand on a line of their own or in a header, as ISO 8601.

Only the forms headers use (GB/T 15835 and GB/T 9704): 2025年1月3日, 2025-01-03, 2025.1.3,
二〇二五年一月三日. Figures in running text belong to `heshu.facts`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from heshu.intake.shadow import SEEN

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {
    "○": "0", "零": "0", "Ｏ": "0", "O": "0", "◯": "0",
}  # fmt: skip
_ARABIC = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2}) ?(?:[-./]|年) ?(?P<m>\d{1,2}) ?(?:[-./]|月) ?"
    r"(?P<d>\d{1,2})(?!\d) ?日?"
)
_CHINESE = re.compile(
    r"(?P<y>[〇○◯零OＯ一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,3})月"
    r"(?P<d>[一二三四五六七八九十]{1,3})日"
)
_ROC = re.compile(
    r"(?:民国|民國) ?(?P<y>\d{2,3}) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日"
    r"|^ *(?P<y2>1\d{2})[-./年](?P<m2>\d{1,2})[-./月](?P<d2>\d{1,2})日? *$"
)
"""Years of the Republic of China, as offices in Taiwan date: 113-02-18 is 2024."""
_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2}) ?年 ?(?P<m>\d{1,2}) ?月(?! ?\d)")
_AROUND = r"[\s(\[（〔]*"
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
_TIME = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_AFTER = rf"(?:[\s,，|]*(?:{_WEEKDAY}|{_TIME}|[上下]午))*[\s)\]）〕]*"
_ALONE = re.compile(rf"{_AROUND}{_ARABIC.pattern}{_AFTER}")
_ALONE_CHINESE = re.compile(rf"{_AROUND}{_CHINESE.pattern}{_AFTER}")
_ALONE_MONTH = re.compile(rf"{_AROUND}{_MONTH.pattern}{_AFTER}")


def _small(numeral: str) -> int:
    """A Chinese numeral up to 31; 0 when it is none."""
    if "十" not in numeral:
        return int(_DIGITS.get(numeral, "0"))
    tens, _, ones = numeral.partition("十")
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0") or 0)


def _iso(year: str, month: int, day: int) -> str:
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return ""


def iso_date(shadow: str) -> str:
    """The first full date of a (shadow) text as `2025-01-03`, else a month as `2025-01`, else ``.

    A date that no calendar has is no date.
    """
    match = _ARABIC.search(shadow)
    if match and (iso := _iso(match["y"], int(match["m"]), int(match["d"]))):
        return iso
    if match := _CHINESE.search(shadow):
        year = "".join(_DIGITS[char] for char in match["y"])
        if iso := _iso(year, _small(match["m"]), _small(match["d"])):
            return iso
    if match := _ROC.search(shadow):
        year, month, day = (match[g] or match[f"{g}2"] for g in "ymd")
        if iso := _iso(str(int(year) + 1911), int(month), int(day)):
            return iso
    if (match := _MONTH.search(shadow)) and 1 <= int(match["m"]) <= 12:
        return f"{match['y']}-{int(match['m']):02}"
    return ""


@lru_cache(maxsize=SEEN)
def is_date_line(shadow: str) -> bool:
    """Whether a line is a date and nothing else, brackets, weekday and time aside."""
    return any(
        pattern.fullmatch(shadow) is not None for pattern in (_ALONE, _ALONE_CHINESE, _ALONE_MONTH)
    )
