"""Numerals in every form government text prints, read exactly.

`NUMERAL` finds them in a shadow text, `parse` reads them: Arabic with groups and decimals,
Chinese places (三千二百, 两千四百五), digit strings (二〇二四), financial forms (壹贰叁), mixed
(1.2万, 3千2百, 4.78万亿) and vague ones (200多万, 十几万, 两三, 三四十, 数十). The rules of
magnitude words are those of GB/T 15835; of the open forms, those of `docs/facts.md`: 多 and 余
reach up to one unit of the last digit that is not zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from heshu.facts.shadow import fold

DIGITS = {char: i % 10 for i, char in enumerate("零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖")} | {
    "幺": 1,
    "○": 0,
    "两": 2,
    "弍": 2,
    "参": 3,
}
PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MAGNITUDES = {
    "k": 10**3,
    "K": 10**3,
    "w": 10**4,
    "W": 10**4,
    "万": 10**4,
    "亿": 10**8,
    "兆": 10**12,
}

MAX_DIGITS = 60
"""A longer run of digits is no figure; it also keeps arithmetic cheap on hostile input."""

EXACT = Context(prec=4 * MAX_DIGITS)
"""Wide enough that no product of a numeral and its magnitudes is ever rounded."""

_CHAR = "零〇○幺一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_PREFIXED_UNITS = "瓦米克卡伏赫帕焦字比安牛欧巴乏"
"""What 千 and 兆 are a metric prefix of: 84万千瓦 is 84万 of 千瓦."""
_THOUSAND = rf"[千仟](?![{_PREFIXED_UNITS}])"
_PLACE = rf"(?:[十百]|{_THOUSAND})"
_MAGNITUDE = rf"(?:[万亿]|兆(?![{_PREFIXED_UNITS}])|{_THOUSAND}|[百佰](?!分点))"

ARABIC = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}+(?![0-9,])|[0-9]++)(?:\.[0-9]++)?+"
    r"(?:[kK](?![A-Za-z0-9])|[wW](?=[元块人]))?+"
)
"""`1234`, `1,234,567`, `12.5`."""

BARE_MAGNITUDE = rf"{_MAGNITUDE}{{1,4}}+"
"""Magnitude words without a digit before them: 百 in 近百户, 亿 in 突破亿元."""

_SPOKEN_REST = rf"零?[一二两三四五六七八九]{_PLACE}[零一二三四五六七八九十百千]*+"
_MIXED = (
    rf"{ARABIC}(?:{_MAGNITUDE}(?:零?{ARABIC}(?={_MAGNITUDE})|零{ARABIC})?+)*+"
    rf"(?:(?<=[万亿]){_SPOKEN_REST})?+"
)
"""Digits with magnitudes; the rest may be spoken: 2万零五十, 3万五千."""
_TWO = "(?:两(?=[百佰千仟万亿兆])|(?<=一)两(?=[天年周个户家人名件处项次]))"
_THREE = "参(?=[拾佰仟])"
_CHINESE = (
    rf"(?:[{_CHAR}两]|[十拾]|[廿卅](?![{_CHAR}]?[日号])|{_THREE})"
    rf"(?:[{_CHAR}十拾万亿]|{_TWO}|{_THREE}|{_MAGNITUDE})*+"
    rf"(?:点[{_CHAR}]++[万亿]*+)?+"
)
_FEW = r"[几数](?:[十百千](?![分])|[万亿]){1,4}+"
_OPEN = rf"(?:[多余来几](?=[十百千万亿])(?:十|{_MAGNITUDE})++)?+"

NUMERAL = rf"(?:{_MIXED}|{_CHINESE}|{_FEW}){_OPEN}"
"""One numeral of any form, without sign and without a trailing 多 余 来 几."""


class Form(StrEnum):
    """How a numeral is written."""

    ARABIC = "arabic"
    CHINESE = "chinese"
    MIXED = "mixed"
    STRING = "string"
    """Digits read one by one: 二〇二四."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral read exactly."""

    value: Decimal | None
    """None when only bounds are said (两三, 数十)."""
    precision: Decimal
    """Unit of the last digit or place spoken: 1.98万 → 100, 三千二百 → 100."""
    step: Decimal
    """Unit of the last digit that is not zero: 8900 → 100."""
    form: Form
    low: Decimal | None = None
    """Of a vague numeral."""
    high: Decimal | None = None

    @property
    def vague(self) -> bool:
        """Whether the numeral itself leaves room (十几, 两三, 200多万)."""
        return self.low is not None


_TOKEN = re.compile(
    rf"[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+|[{_CHAR}两弍参]+|[十拾百佰千仟万亿兆点多余来几数kKwW]"
)
_PAIR = re.compile(
    rf"(?<![{_CHAR}两])([一二两三四五六七八])([二三四五六七八九]|(?<=一)两(?=[百千万亿]|$))(?![{_CHAR}两])"
)
_POINT = "点"
_OPENERS = frozenset("多余来几")
_FEW_ONLY = re.compile(r"[几数][十百千万亿]+")


@dataclass(slots=True)
class _Amount:
    value: Decimal
    precision: Decimal
    step: Decimal

    def times(self, factor: int) -> _Amount:
        scale = Decimal(factor)
        return _Amount(*(EXACT.multiply(x, scale) for x in (self.value, self.precision, self.step)))


def _digits(text: str) -> _Amount:
    """Arabic digits or a run of Chinese ones, read as one positional number."""
    if text[0] in DIGITS:
        text = "".join(str(DIGITS[char]) for char in text)
    plain = text.replace(",", "")
    if len(plain) > MAX_DIGITS:
        message = f"numeral of more than {MAX_DIGITS} digits"
        raise ValueError(message)
    whole, _, places = plain.partition(".")
    precision = Decimal(1).scaleb(-len(places))
    kept = (whole + places).rstrip("0")
    zeros = len(whole) + len(places) - len(kept) if kept else 0
    return _Amount(Decimal(plain), precision, precision.scaleb(zeros))


class _Reader:
    """Adds up one numeral token by token: places into a section, sections into magnitudes."""

    def __init__(self) -> None:
        self.done: list[tuple[Decimal, int]] = []
        self.section = Decimal(0)
        self.pending: _Amount | None = None
        self.precision = self.step = Decimal(1)
        self.last = 1
        self.zero = False
        self.room: Decimal | None = None

    def digits(self, token: str) -> None:
        if token[0] in "零〇○" and (self.done or self.section):
            self.zero = True
            token = token.lstrip("零〇○")
        if token and set(token) <= {"零"} and len(token) == 1 and not self.done:
            self.zero = not self.section
            self.pending = _digits(token)
        elif token:
            self.pending = _digits(token)

    def place(self, unit: int) -> None:
        if self.section and unit >= self.last:
            message = "a place that does not fall"
            raise ValueError(message)
        amount = self.pending
        if amount is None or not amount.value:
            amount = _Amount(Decimal(1), Decimal(1), Decimal(1))
        scaled = amount.times(unit)
        self.section += scaled.value
        self.precision, self.step = scaled.precision, scaled.step
        if self.room is not None:
            self.room *= unit
        self.pending, self.last, self.zero = None, unit, False

    def magnitude(self, unit: int) -> None:
        bare = self.pending is None and not self.section and not self.done
        if self.pending is not None:
            self.section += self.pending.value
            self.precision, self.step = self.pending.precision, self.pending.step
        total = self.section
        while self.done and (self.done[-1][1] < unit or not total):
            total += self.done.pop()[0]
        scale = Decimal(unit)
        self.done.append((scale if bare else EXACT.multiply(total, scale), unit))
        self.precision = EXACT.multiply(self.precision, scale)
        self.step = EXACT.multiply(self.step, scale)
        if self.room is not None:
            self.room = EXACT.multiply(self.room, scale)
        self.section, self.pending, self.last, self.zero = Decimal(0), None, unit, False

    def settle(self) -> None:
        """Take in the digits that end the whole part; 四百五 is 450, 四百零五 is 405."""
        if self.pending is None:
            return
        amount = self.pending
        short = self.last >= 100 and not self.zero and amount.value < 10 and amount.precision == 1
        if short:
            amount = amount.times(self.last // 10)
        self.section += amount.value
        self.precision, self.step = amount.precision, amount.step
        self.pending = None

    def point(self, places: str) -> None:
        self.settle()
        fraction = _digits("零" + places)
        shift = -len(places)
        whole = self.total()
        self.done, self.section, self.last = [], Decimal(0), 1
        unit = Decimal(1).scaleb(shift)
        self.pending = _Amount(
            EXACT.add(whole, fraction.value.scaleb(shift)),
            unit,
            EXACT.multiply(fraction.step, unit),
        )

    def open(self, mark: str) -> None:
        """多 余 来 reach one step up; 几 is the next digit left out."""
        if self.pending is not None:
            self.room = self.pending.step
        elif mark == "几" and self.zero:
            self.room = Decimal(10)
        else:
            self.room = self.step

    def total(self) -> Decimal:
        total = self.section + (self.pending.value if self.pending else 0)
        for value, _ in self.done:
            total = EXACT.add(total, value)
        return total


def _read(text: str) -> tuple[_Amount, Decimal | None]:
    reader = _Reader()
    tokens = _TOKEN.findall(text)
    if sum(map(len, tokens)) != len(text) or not tokens or text[0] == "点":
        message = f"not a numeral: {text[:40]!r}"
        raise ValueError(message)
    read = iter(zip(tokens, [*tokens[1:], ""], strict=True))
    for part, after in read:
        if part in PLACES:
            reader.place(PLACES[part])
        elif part in MAGNITUDES:
            reader.magnitude(MAGNITUDES[part])
        elif part[0] in _OPENERS:
            reader.open(part)
        elif part[0] != _POINT:
            reader.digits(part)
        elif after and after[0] in DIGITS:
            reader.point(after)
            next(read)
        else:
            message = f"no digits after the point: {text[:40]!r}"
            raise ValueError(message)
    if reader.pending is not None and tokens[-2:-1] == [_POINT]:
        reader.precision, reader.step = reader.pending.precision, reader.pending.step
    else:
        reader.settle()
    return _Amount(reader.total(), reader.precision, reader.step), reader.room


def _form(text: str) -> Form:
    if text[0] in "0123456789.":
        return Form.ARABIC if text.isascii() else Form.MIXED
    if len(text) > 1 and all(char in DIGITS for char in text):
        return Form.STRING
    return Form.CHINESE


@lru_cache(maxsize=4096)
def parse(text: str) -> Numeral:
    """Read one numeral, sign allowed.

    Args:
        text: as printed; layout spaces and look-alike characters are understood.

    Raises:
        ValueError: it is not a numeral, or one of more than `MAX_DIGITS` digits.
    """
    plain = "".join(fold(text).split()).replace("廿", "二十").replace("卅", "三十")
    negative = plain[:1] in ("-", "负")
    plain = plain[1:] if negative or plain[:1] == "+" else plain
    if not plain:
        message = "an empty numeral"
        raise ValueError(message)
    try:
        numeral = _few(plain) or _pair(plain) or _single(plain)
    except InvalidOperation as error:
        message = f"not a numeral: {text[:40]!r}"
        raise ValueError(message) from error
    return _negated(numeral) if negative else numeral


def _negated(numeral: Numeral) -> Numeral:
    low, high = numeral.low, numeral.high
    return Numeral(
        None if numeral.value is None else numeral.value.copy_negate(),
        numeral.precision,
        numeral.step,
        numeral.form,
        None if high is None else high.copy_negate(),
        None if low is None else low.copy_negate(),
    )


def _single(text: str) -> Numeral:
    amount, room = _read(text)
    low = high = None
    if room is not None:
        low, high = amount.value, EXACT.add(amount.value, room)
    return Numeral(amount.value, amount.precision, amount.step, _form(text), low, high)


def _few(text: str) -> Numeral | None:
    """数十 几百 数千万: two to ten of the place named."""
    if text[0] not in "几数":
        return None
    if not _FEW_ONLY.fullmatch(text):
        message = f"not a numeral: {text[:40]!r}"
        raise ValueError(message)
    unit = _read("一" + text[1:])[0].value
    two, ten = EXACT.multiply(unit, Decimal(2)), EXACT.multiply(unit, Decimal(10))
    return Numeral(None, unit, unit, Form.CHINESE, two, ten)


def _pair(text: str) -> Numeral | None:
    """两三 三四十 十七八 三五百: two neighbouring digits name a range, and so do 三 and 五."""
    match = None if "点" in text else _PAIR.search(text)
    if not match or len(_PAIR.findall(text)) > 1:
        return None
    first, second = DIGITS[match[1]], DIGITS[match[2]]
    if second != first + 1 and (first, second) != (3, 5):
        return None
    low = _read(text[: match.start(2)] + text[match.end(2) :])[0]
    high = _read(text[: match.start(1)] + text[match.end(1) :])[0]
    return Numeral(None, low.precision, low.step, Form.CHINESE, low.value, high.value)
