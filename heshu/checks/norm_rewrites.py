"""What should stand in the place of a slip against a usage rule.

Each function takes the match of its rule and returns the rewrite, or None where the match is
right. Numbers are reckoned exactly.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

DIGITS = "〇一二三四五六七八九"
_VALUES = {char: at for at, char in enumerate(DIGITS)} | {"零": 0, "○": 0, "两": 2, "十": 10}
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
SPANS = {
    "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9),
    "四季度": (10, 12), "前三季度": (1, 9), "全年": (1, 12),
}  # fmt: skip
"""The months a word stands for."""
TOO_EXACT = 7
"""Significant digits from which an estimate is told too exactly."""
LAST_CENTURY = 60
"""Two digits from which a year is of the last century."""
WEEKDAYS = "一二三四五六日"


def _plain(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _show(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def both_percent(match: Match[str]) -> str | None:
    """3~5% → 3%~5%."""
    return f"{match['a']}%{match['dash']}{match['b']}%"


def both_scaled(match: Match[str]) -> str | None:
    """9~16亿 → 9亿~16亿; a year or a code before the dash is none."""
    if len(match["a"]) == 4 and match["a"].startswith(("19", "20")):
        return None
    return f"{match['a']}{match['scale']}{match['dash']}{match['b']}{match['scale']}"


def about(match: Match[str]) -> str | None:
    """约300户左右 → 约300户."""
    return match["keep"] + (match["u"] or match["unit"] or "")


def nearly(match: Match[str]) -> str | None:
    """近200余人 → 近200人; 超过200多家, 至少60万元以上 likewise."""
    groups = match.groupdict()
    return match["word"] + match["n"] + (groups.get("unit") or groups.get("other") or "")


def falling_times(match: Match[str]) -> str | None:
    """减少了2倍 → 减少三分之二: what is left is one part of n + 1."""
    number = match["n"]
    if number in _VALUES or number.isdigit():
        times = _VALUES[number] if number in _VALUES else int(number)
        if 1 <= times <= 8:
            verb = re.match(r"[^\d一二两三四五六七八九十了近约]+", match[0])
            return f"{verb[0] if verb else ''}{DIGITS[times + 1]}分之{DIGITS[times]}"
    return "改用分数或百分数"


def doublings(match: Match[str]) -> str | None:
    """由3万吨增到6万吨，翻了两番: twice is one doubling."""
    start = _plain(match["a"]) * _SCALES[match["s"]]
    end = _plain(match["b"]) * _SCALES[match["t"] or match["s"]]
    said = _VALUES[match["n"]] if match["n"] in _VALUES else int(match["n"])
    if start == 0 or end == start * 2**said:
        return None
    for number in range(1, 6):
        if end == start * 2**number:
            return re.sub(r"翻了?.番", f"翻了{DIGITS[number]}番", match[0])
    return f"增长{_show(((end / start - 1) * 100).quantize(Decimal('0.1')))}%"


def added(match: Match[str]) -> str | None:
    """由20家增加了60家，共60家 → 由20家增加到60家."""
    return f"由{match['a']}{match['u']}增加到{match['b']}{match['u']}"


def points(match: Match[str]) -> str | None:
    """由95%提高到98%，提高3% → 提高3个百分点."""
    if abs(_plain(match["a"]) - _plain(match["b"])) != _plain(match["c"]):
        return None
    head = match[0][: match.start("verb") - match.start()]
    return f"{head}{match['verb']}{match['c']}个百分点"


def grown(match: Match[str]) -> str | None:
    """增长277万元 → 增加277万元."""
    return match[0].replace("增长", "增加", 1)


def rough(match: Match[str]) -> str | None:
    """约12345678.9元 → 约1235万元."""
    digits = match["n"].replace(",", "")
    if len(digits.replace(".", "").strip("0")) < TOO_EXACT:
        return None
    value = Decimal(digits)
    scale = "亿" if value >= 10**10 else "万" if value >= 10**6 else ""
    short = (value / _SCALES[scale]).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"{match['word']}{_show(short)}{scale}{match['unit']}"


def neighbours(match: Match[str]) -> str | None:
    """三、五位 → 三五位; only numbers that stand for an estimate."""
    first, second = _VALUES[match["a"]], _VALUES[match["b"]]
    if second - first == 1 or (first, second) == (3, 5):
        return match["a"] + match["b"]
    return None


def some(match: Match[str]) -> str | None:
    """20几 → 二十几."""
    number = int(match["n"])
    if match["scale"] or number >= 100 or number % 10:
        return None
    tens = number // 10
    return f"{'' if tens == 1 else DIGITS[tens]}十几" if tens else None


def thousands(match: Match[str]) -> str | None:
    """3千 → 3000."""
    return _show(_plain(match["n"]) * _SCALES[match["scale"]])


def chained(match: Match[str]) -> str | None:
    """2亿3千4百万 → 2.34亿."""
    parts = re.findall(r"([0-9]+)([亿万千百十])", match[0])
    if len(parts) < 2:
        return None
    high = int(match["yi"][:-1]) if match["yi"] else 0
    low = section = 0
    for number, scale in parts[1:] if match["yi"] else parts:
        if scale == "万":
            low, section = low + (section + int(number)) * 10**4, 0
        else:
            section += int(number) * _SCALES[scale]
    low += section * (10**4 if match["tail"] else 1)
    total = Decimal(high * 10**8 + low)
    scale = "亿" if total >= 10**8 else "万" if total >= 10**4 else ""
    return f"{_show(total / _SCALES[scale])}{scale}{match['unit'] or ''}"


def full_year(match: Match[str]) -> str | None:
    """08年 → 2008年, 98年建成 → 1998年建成."""
    century = 19 if int(match["y"]) >= LAST_CENTURY else 20
    return f"{century}{match['y']}年"


def zeros(match: Match[str]) -> str | None:
    """二零二四年 → 二〇二四年."""
    right = re.sub(r"[零○0OoＯ０]", "〇", match[0])
    return right if right != match[0] else None


def one_form(match: Match[str]) -> str | None:
    """二〇二四年8月 → 2024年8月."""
    year = "".join(str(_VALUES[char]) for char in match["y"])
    return f"{year}年{match['rest']}"


def real_day(match: Match[str]) -> str | None:
    """2025年2月30日 → 2025年2月28日, and the weekday of its date."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if not 1 <= month <= 12 or day == 0:
        return "日期不存在"
    last = calendar.monthrange(year, month)[1]
    if day > last:
        return f"{year}年{month}月{last}日"
    weekday = WEEKDAYS[dt.date(year, month, day).weekday()]
    said = (match["w"] or "").replace("天", "日")
    return match[0].replace(match["w"], weekday) if said and said != weekday else None


def other_month(match: Match[str]) -> str | None:
    """（11月2日讯）记者30日 → 记者10月30日."""
    if int(match["r"]) <= int(match["d"]):
        return None
    month = (int(match["m"]) - 2) % 12 + 1
    return f"记者{month}月{match['r']}日"


def until(_match: Match[str]) -> str | None:
    """截止目前 → 截至目前."""
    return "截至"


def month_on_month(match: Match[str]) -> str | None:
    """3月份同比2月份 → 3月份环比."""
    return f"{match['a']}月份环比" if (int(match["a"]) - int(match["b"])) % 12 == 1 else None


def classes(match: Match[str]) -> str | None:
    """200户中5亩以上120户、5亩以下60户: the classes leave twenty out."""
    total, above, below = (int(match[name]) for name in "tab")
    return None if total == above + below else f"两类合计{above + below}，应为{total}"


def drop_more(match: Match[str]) -> str | None:
    """3.56万多 → 3.56万."""
    return match["n"]


def half_width(match: Match[str]) -> str | None:
    """１２．５％ → 12.5%."""
    return "".join(chr(ord(char) - 0xFEE0) for char in match[0])


def bounded(match: Match[str]) -> str | None:
    """合格率达103%: no more than all can pass."""
    if _plain(match["n"]) <= 100:
        return None
    return f"{match['name']}{match['verb'] or ''}100%"


def same_span(match: Match[str]) -> str | None:
    """上半年（1—5月） → 1—5月."""
    months = int(match["a"]), int(match["b"])
    return None if months == SPANS[match["word"]] else f"{months[0]}—{months[1]}月"
