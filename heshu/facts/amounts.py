"""Amounts: every number of a text with the unit behind it, before it is given a kind.

Figures, ranges, ratios and lists are all read from this one pass, so the text is scanned once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.facts import senses, units
from heshu.facts.numerals import (
    ARABIC,
    BARE_MAGNITUDE,
    EXACT,
    MAX_DIGITS,
    NUMERAL,
    Form,
    Numeral,
    parse,
)

if TYPE_CHECKING:
    from heshu.facts.shadow import Shadow


@dataclass(slots=True)
class Amount:
    """A number and its unit; offsets count in the shadow."""

    start: int
    """Of the sign or the first digit."""
    end: int
    """Behind the unit, or behind the number when there is none."""
    number_end: int
    """Behind the numeral, its 多 or 余 left out."""
    numeral: Numeral
    arabic: bool
    unit: units.Found | None = None
    negative: bool = False
    half: bool = False
    """两米半: a half of the unit more."""
    bare: bool = False
    """A magnitude without digits: 亿元, 百余户."""
    magnitude: int = 1
    """What the trailing magnitude words multiply the digits by, for `1.2-1.5万亩`."""

    @property
    def dimension(self) -> str:
        """Of the unit, empty without one."""
        return self.unit.unit.dimension if self.unit else ""

    @property
    def value(self) -> Decimal | None:
        """The signed value, magnitudes multiplied out."""
        value = self.numeral.value
        if value is None:
            return None
        value = value + _HALF if self.half else value
        return value.copy_negate() if self.negative else value


_TEN = r"[×xX*]10(?:\^-?[0-9]{1,2}|⁻?[⁰¹²³⁴-⁹]{1,2})"
_NUMBER = re.compile(
    rf"(?P<number>{NUMERAL}|(?<![0-9.A-Za-z])\.[0-9]++)"
    rf"|(?P<bare>(?<![0-9一二三四五六七八九十两几数百千万亿]){BARE_MAGNITUDE})"
    rf"|(?P<scale>{_TEN})"
    r"|(?P<half>(?<![0-9一二三四五六七八九十两百千万亿大小多个前后上下另对过斤米里亩吨升折成倍])"
    rf"半(?={units.HALVED}))"
)
_POWER = re.compile(ARABIC + _TEN)
_TIMES = frozenset("×xX*")
_DIGITS = frozenset("0123456789.")
_OPEN_TAIL = re.compile(
    r"(?![多余来几][0-9])(?:(?<=[十拾])几(?![何乎率所])|多(?!样|元化|种经|层次|功能|媒体|边形|彩|少|维|党)"
    r"|余(?!额|下|款|项|量|年末)|来(?![自到源电信访料宾者函往看回势说讲]))"
)
_AFTER_UNIT = re.compile(r"半(?![年月天夜径数个山夏])|多(?=[，。、；：！？,;)的地\s]|$)")
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_OPENING = ("近", "逾", "超", "超过", "突破", "上", "约", "达", "不足", "达到", "不到")
_NOT_OPENING = ("签约", "节约", "合约", "预约", "最近", "附近", "以上", "赶超", "之上")
_BOUND = ("以上", "以下", "左右", "以内", "及以上")
_ENGLISH_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9}
_ENGLISH = re.compile(r" ?(million|billion|trillion|bn)(?![A-Za-z0-9])", re.IGNORECASE)
_FALLING = ("money", "mass", "length")
_DEGREES = ("零下", "零上", "摄氏", "华氏")
_HALF = Decimal("0.5")
_ONE_HALF = Numeral(_HALF, _HALF, _HALF, Form.CHINESE)
"""半 before a measure: 半公里."""
_LONGEST = MAX_DIGITS + 20
_RETRIES = 6
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _power(text: str) -> Numeral | None:
    """3.6×10⁸ and 1.5×10^5."""
    number, power = re.split("[×xX*]10", text, maxsplit=1)
    exponent = int(power.translate(_RAISED).removeprefix("^"))
    numeral = parse(number)
    if numeral.value is None:
        return None
    step = EXACT.scaleb(numeral.precision, exponent)
    return Numeral(EXACT.scaleb(numeral.value, exponent), step, step, numeral.form)


def _spoken(text: str, start: int, end: int) -> Numeral | None:
    try:
        return parse(text[start:end])
    except ValueError:
        return None


def _with_unit(amount: Amount, text: str, position: int, *, room: int) -> Amount:
    """Attach what stands behind the number: 多 or 余, the unit, 半.

    `room` is added to the length that a Chinese numeral needs before an ambiguous unit.
    """
    tail = _OPEN_TAIL.match(text, position)
    after = tail.end() if tail else position
    ahead = text[after + 1 : after + 2]
    if text[after : after + 1] == " " and (ahead.isascii() or ahead in "°℃℉㎡㎞"):
        after += 1
    found = units.match(text, after)
    length = position - amount.start + amount.bare + room
    if found and not amount.arabic and not _spoken_with(found.unit, length):
        found = None
    if found:
        amount.unit, amount.end = found, found.end
        half = _AFTER_UNIT.match(text, found.end)
        if half:
            amount.end = half.end()
            amount.half = half[0] == "半"
            tail = tail or (half if half[0] == "多" else None)
    elif tail and (amount.numeral.step > 1 or amount.arabic) and not amount.bare:
        amount.end = tail.end()
    else:
        return amount
    if tail:
        amount.numeral = _reach_up(amount.numeral)
    return amount


def _spoken_with(unit: units.Unit, length: int) -> bool:
    """Whether a Chinese numeral of so many characters can stand before the unit."""
    return not unit.digits and (length > 1 or not unit.arabic)


def _reach_up(numeral: Numeral) -> Numeral:
    """30余 reaches from 30 to 40; 3亩多 from 3 to 4."""
    value = numeral.value
    if value is None:
        return numeral
    return Numeral(
        value, numeral.precision, numeral.step, numeral.form, value, value + numeral.step
    )


def _goes_on(text: str, last: Amount, start: int) -> str:
    """What is told in falling units when the number goes on the one before: money, mass, length.

    三分 of 50元6角三分, 二两 of 3斤二两; empty when it begins a figure of its own.
    """
    if last.end != start and text[last.end : start] not in ("零", "又"):
        return ""
    return last.dimension.partition(".")[0]


def _said(text: str, start: int, end: int) -> bool:
    """Whether a magnitude without digits is meant as a figure: 近百户, 百余户, 千张以上.

    亿元以上项目 and 万元以上大户 are kinds of project and household.
    """
    opened = text.endswith(_OPENING, 0, start) and not text.endswith(_NOT_OPENING, 0, start)
    if opened or text[end : end + 1] in ("多", "余"):
        return True
    if text[start:end] in ("万", "亿"):
        return False
    found = units.match(text, end)
    return found is not None and text.startswith(_BOUND, found.end)


def _signed(text: str, start: int) -> bool:
    """Whether a minus sign stands before the number and is not a dash."""
    if start == 0 or text[start - 1] not in "-负":
        return False
    return start == 1 or not (text[start - 2].isalnum() and text[start - 2].isascii())


def _english(amount: Amount, text: str, end: int) -> None:
    """Multiply by the English magnitude behind the number ($3.5 million)."""
    word = _ENGLISH.match(text, end)
    if not word or amount.numeral.value is None:
        return
    scale = Decimal(_ENGLISH_SCALES[word[1].lower()])
    value, step = amount.numeral.value, amount.numeral.precision
    amount.magnitude *= int(scale)
    amount.numeral = Numeral(
        EXACT.multiply(value, scale),
        EXACT.multiply(step, scale),
        EXACT.multiply(amount.numeral.step, scale),
        amount.numeral.form,
    )
    amount.end = amount.number_end = word.end()


def _magnitude(text: str, start: int, end: int) -> int:
    """What 百 千 万 亿 at the end of a number multiply its digits by."""
    scale = 1
    while end > start and text[end - 1] in _SCALES:
        end -= 1
        scale *= _SCALES[text[end]]
    return scale if text[end - 1] in _DIGITS else 1


def _shortened(text: str, start: int, end: int) -> tuple[Numeral, int] | None:
    """A Chinese run that is no numeral as a whole may begin with one: 一百千瓦."""
    for _ in range(_RETRIES):
        end -= 1
        if end <= start:
            return None
        numeral = _spoken(text, start, end)
        if numeral:
            return numeral, end
    return None


def scan(shadow: Shadow, *, everyday: bool = False) -> list[Amount]:
    """Every number of the text, in order, Chinese ones without a unit included.

    `everyday` takes 块, 毛 and 分 for money wherever they stand, as a query means them.
    """
    text = shadow.text
    found: list[Amount] = []
    last: Amount | None = None
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if (last and start < last.end) or end - start > _LONGEST or match.lastgroup == "scale":
            continue  # ×10⁴ alone is the scale of a table's header
        bare = match.lastgroup == "bare"
        if bare and not _said(text, start, end):
            continue
        amount = _number(text, start, end, bare=bare)
        if amount is None:
            continue
        goes_on = _goes_on(text, last, start) if last else ""
        room = 0
        if not amount.arabic and (
            everyday or goes_on in _FALLING or text.endswith(_DEGREES, 0, start)
        ):
            room = 1
        amount = _with_unit(amount, text, amount.end, room=room)
        if _signed(text, start):
            amount.start, amount.negative = start - 1, True
        if amount.unit is not None:
            senses.settle(text, amount, spent=everyday or goes_on == "money")
        elif bare:
            continue
        found.append(amount)
        last = amount
    return found


def _number(text: str, start: int, end: int, *, bare: bool) -> Amount | None:
    """The number at `start`, not yet with its unit; None when the characters make none."""
    if text[start] == "半":
        return Amount(start, end, end, _ONE_HALF, arabic=False)
    arabic = text[start] in _DIGITS
    if arabic and text[end : end + 1] in _TIMES:
        power = _POWER.match(text, start)
        if power:
            raised = _power(power[0])
            return Amount(start, power.end(), power.end(), raised, arabic) if raised else None
    numeral = _spoken(text, start, end)
    if numeral is None:
        shortened = _shortened(text, start, end)
        if shortened is None:
            return None
        numeral, end = shortened
    amount = Amount(start, end, end, numeral, arabic, bare=bare)
    if arabic:
        amount.magnitude = _magnitude(text, start, end)
        after = text[end : end + 1]
        if after == " " or (after.isascii() and after.isalpha()):
            _english(amount, text, end)
    return amount
