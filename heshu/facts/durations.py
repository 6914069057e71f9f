"""How long: 49天, 三年半, 五个星期3小时, 近两年.

A number with one unit of time has a decimal value; several units together have an ISO 8601
string (`P8DT20H`). Not durations: plans named by their length (三年行动), ordinals (第3年), a
single 一年 or 一天 used as a rate (一年共发…), school years (三年级). Rules: `docs/facts.md`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from heshu.facts.numerals import parse
from heshu.facts.timex import Hit, integer
from heshu.model import Approx, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = {
    "年头": "年", "周年": "年", "学年": "年", "年": "年", "岁月": "年",
    "个季度": "季度", "季度": "季度", "月": "月", "星期": "周", "礼拜": "周", "周": "周",
    "工作日": "工作日", "日历天": "天", "交易日": "交易日", "昼夜": "天", "天": "天", "日": "天",
    "小时": "小时", "钟头": "小时", "时": "小时", "分钟": "分钟", "分": "分钟", "刻钟": "分钟",
    "秒钟": "秒", "秒": "秒", "世纪": "世纪",
}  # fmt: skip
"""Printed unit of time, without 个, to the unit of the value."""

_ISO = {"年": "Y", "月": "M", "周": "W", "天": "D", "小时": "TH", "分钟": "TM", "秒": "TS"}
_ISO_ORDER = ("年", "月", "周", "天", "小时", "分钟", "秒")

_N = (
    r"(?:(?<![\d./:])(?<!\d,)\d{1,4}(?:\.\d+)?|一两|[一二三四五六七八九十两几数百][一二三四五六七八九十百几]{0,4}"
    r"|(?<!\d)半)"
)
_NAMED = (
    "行动|攻坚|计划|规划|义务教育|毛入|级|期|制|生|度|龄|薪|检|审|报|鉴|会|产|均|货|夜饭|终|初|末|底|年"
    "|纪|轻|青|代|头|[级季]|份"
)
"""What makes 三年 part of a name or of another word."""
_UNIT = (
    r"(?:个(?:半)?(?:多)?(?:月|星期|礼拜|小时|钟头|世纪|季度|工作日|交易日|年头|昼夜)"
    rf"|年(?!{_NAMED})|周年(?![庆])|学年|天(?!窗|然|气|津|线|下|水|堑|府|线|文|使|路|桥|坑|山|池)"
    r"|小时|分钟|日历天|分(?=\d{1,2}秒|[一二三四五六七八九十]{1,3}秒)|刻钟|秒钟?(?!杀|表)|工作日|交易日|昼夜|星期|礼拜(?![一二三四五六日天])"
    r"|周(?![岁边围密到转刊末一二三四五六日年长期报]))"
)
_ONE = (
    rf"(?P<number>{_N})(?P<more>多|余|来|几)?(?P<unit>{_UNIT})(?P<tail>半(?![年天月])|多(?!元)|余)?"
)

_BEFORE = (
    "(?P<before>大约|约|(?<!最)近|将近|接近|超过|不足|不到|不超过|不多于|不高于|不少于|不低于|不短于"
    "|逾|至少|最少|最多|至多|满|整整)?"
)
_AFTER = "(?P<after>左右|上下|以上|以下|以内|之内)?"

_DURATION = re.compile(
    rf"(?=[大约近将接超不逾至最满整\d一二三四五六七八九十两几数百半]){_BEFORE}(?<!第){_ONE}"
    rf"(?P<rest>(?:又|零|余|多)?(?:\d{{1,3}}|[一二三四五六七八九十两]{{1,3}})"
    rf"(?:{_UNIT}|时(?![代期间段节])|分(?![公之点])|秒)(?:余|多)?)*{_AFTER}"
)
_PART = re.compile(
    r"(\d+(?:\.\d+)?|[一二三四五六七八九十两百几数]+|半)(?:多|余|来)?(个半|个)?(?:多)?"
    rf"({'|'.join(UNITS)})(半)?"
)
_LONE_ONE = re.compile(
    r"(?:历时|为期|用时|耗时|持续|长达|等待|提前|推迟|了|过|近|约|不足|不到|超过|至少|每隔)$"
)
_AFTER_ONE = re.compile(r"(?:以?内|之?后|之?前|左右|以上|以下|的时间|有余|多|余|半)")
_DAYS = re.compile(
    r"(?:(?<=为期)|(?<=历时)|(?<=连续)|(?<=限期)|(?<=共计))(?P<number>\d{1,3}|[一二三四五六七八九十两]{1,3})日"
    r"|(?<![\d.月])(?P<within>\d{1,3})日(?=内|游)"
)

_SPOKEN_YEAR = re.compile(r"[一二][一二三四五六七八九]{3}")

_VAGUE = frozenset({"几", "数", "百"})
"""几年 and 百年 say no number."""
_SAYING = re.compile(r"十天半|十年(?:树木|磨|寒窗|如一)")

_APPROX = {
    "大约": Approx.ABOUT, "约": Approx.ABOUT, "左右": Approx.ABOUT, "上下": Approx.ABOUT,
    "近": Approx.BELOW, "将近": Approx.BELOW, "接近": Approx.BELOW,
    "不足": Approx.UNDER, "不到": Approx.UNDER,
    "超过": Approx.ABOVE, "逾": Approx.ABOVE, "多": Approx.ABOVE, "余": Approx.ABOVE,
    "来": Approx.ABOVE, "几": Approx.ABOVE,
    "不少于": Approx.AT_LEAST, "不低于": Approx.AT_LEAST, "不短于": Approx.AT_LEAST,
    "最少": Approx.AT_LEAST, "不多于": Approx.AT_MOST, "不高于": Approx.AT_MOST,
    "至多": Approx.AT_MOST,
    "至少": Approx.AT_LEAST, "满": Approx.AT_LEAST, "以上": Approx.AT_LEAST,
    "不超过": Approx.AT_MOST, "最多": Approx.AT_MOST, "以下": Approx.AT_MOST,
    "以内": Approx.AT_MOST, "之内": Approx.AT_MOST,
}  # fmt: skip


def find(text: str, *, lone_one: bool = False) -> Iterator[Hit]:
    """Every duration of a shadow text, from left to right.

    With `lone_one`, 一年, 一天 and 几天 count wherever they stand, as in everyday talk.
    """
    for match in _DURATION.finditer(text):
        if _is_duration(match, text, lone_one=lone_one):
            hit = _hit(match)
            if hit:
                yield hit
    for match in _DAYS.finditer(text) if "日" in text else ():
        number = match["number"] or match["within"]
        yield Hit(*match.span(), FactKind.DURATION, Decimal(integer(number)), "天")


def _is_duration(match: re.Match[str], text: str, *, lone_one: bool) -> bool:
    """Whether the words around do not make it a year, a rate or a name."""
    number, unit = match["number"], match["unit"]
    if unit in {"年", "学年"} and number.isdigit() and (len(number) == 4 or number.startswith("0")):
        return False
    if unit == "年" and (_SPOKEN_YEAR.fullmatch(number) or text.endswith("公元", 0, match.start())):
        return False
    if number in _VAGUE and not (match["before"] or (lone_one and number == "几")):
        return False
    if number == "十" and _SAYING.match(text, match.start()):
        return False
    if number != "一" or lone_one or match["rest"] or match["tail"] or match["more"]:
        return True
    if "半" in unit or match["before"]:
        return True
    before, after = text[max(match.start() - 3, 0) : match.start()], text[match.end() :][:3]
    return bool(_LONE_ONE.search(before) or _AFTER_ONE.match(after)) and unit != "周"


def _hit(match: re.Match[str]) -> Hit | None:
    parts = _parts(match[0])
    if not parts:
        return None
    start, end = match.span()
    if len(parts) > 1:
        value = _iso([(part.number, part.unit) for part in parts])
        return Hit(start, start + parts[-1].end, FactKind.DURATION, value)
    words = [match[name] or "" for name in ("before", "more", "tail", "after")]
    qualifiers = [word for word in words if word in _APPROX]
    part = parts[0]
    end = end if not match["rest"] else start + part.end
    approx = _APPROX[qualifiers[0]] if qualifiers else None
    if approx is Approx.BELOW and part.unit == "年":
        # 近三年 is "the last three years" far more often than "nearly three".
        approx = None
    low, high = part.low, part.high
    if low is None:
        low, high = _bounds(part.number, approx, spoken_more=bool(match["more"] or match["tail"]))
    return Hit(
        start, end, FactKind.DURATION, part.number, part.unit, low, high, approx,
        "".join(qualifiers),
    )  # fmt: skip


class _Part(NamedTuple):
    end: int
    """Offset in the matched text."""
    number: Decimal
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None


def _parts(text: str) -> list[_Part]:
    """The numbers and units of a duration; a larger unit after a smaller one needs 又."""
    parts: list[_Part] = []
    for match in _PART.finditer(text):
        part = _part(match)
        if part is None:
            break
        linked = text[match.start() - 1 : match.start()] == "又"
        if parts and not linked and _rank(part.unit) <= _rank(parts[-1].unit):
            break
        parts.append(part)
    return parts


def _rank(unit: str) -> int:
    return _ISO_ORDER.index(unit) if unit in _ISO_ORDER else len(_ISO_ORDER)


def _part(match: re.Match[str]) -> _Part | None:
    """One number with its unit; None when the digits make no number (几一年)."""
    printed, link, unit, half = match.groups()
    low = high = None
    if printed == "半":
        value = Decimal("0.5")
    else:
        try:
            numeral = parse(printed)
        except ValueError:
            return None
        low, high = numeral.low, numeral.high
        value = numeral.value if numeral.value is not None else low or Decimal(0)
    if unit == "刻钟":
        value *= 15
    if half or link == "个半":
        value += Decimal("0.5")
    return _Part(match.end(), value, UNITS[unit], low, high)


def _iso(parts: list[tuple[Decimal, str]]) -> str:
    """`P8DT20H`, units from large to small; what ISO has no letter for is left out."""
    by_unit: dict[str, Decimal] = {}
    for number, unit in parts:
        by_unit[unit] = by_unit.get(unit, Decimal(0)) + number
    day = time = ""
    for unit in _ISO_ORDER:
        if unit in by_unit:
            code = _ISO[unit]
            piece = f"{by_unit[unit]:f}{code[-1]}"
            day, time = (
                (day, time + piece) if code[0] == "T" and len(code) > 1 else (day + piece, time)
            )
    return f"P{day}T{time}" if time else f"P{day}"


def _bounds(
    number: Decimal, approx: Approx | None, *, spoken_more: bool
) -> tuple[Decimal | None, Decimal | None]:
    """Low and high as for figures: ±5 % about, 90–100 % below, one last digit above."""
    match approx:
        case Approx.ABOUT:
            return number * Decimal("0.95"), number * Decimal("1.05")
        case Approx.BELOW:
            return number * Decimal("0.9"), number
        case Approx.ABOVE | Approx.AT_LEAST:
            digits = number.normalize().as_tuple().exponent
            step = Decimal(10) ** digits if spoken_more and isinstance(digits, int) else None
            return number, None if step is None else number + step
        case Approx.UNDER | Approx.AT_MOST:
            return None, number
        case None:
            return None, None
