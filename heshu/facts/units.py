"""Units: what they measure and how they convert, read from the table `units.txt`.

Adding a unit is adding a line there. Factors are exact; the dimension of a rate is written as
its parts are (`money.CNY/mass`). Measure words (户 家 件 …) share the dimension `count` and have
no factor between them: only equal words may be added up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from heshu.facts.shadow import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """One spelling of a unit."""

    name: str
    """As printed, in simplified characters."""
    dimension: str
    factor: Fraction
    """How many of the dimension's first unit it is."""
    canonical: str
    """The name a fact carries."""
    blocked: re.Pattern[str] | None = None
    """What may not follow, because it makes another word: 户籍, 个体户."""
    arabic: bool = False
    """Read only after Arabic digits or a numeral of several characters."""
    digits: bool = False
    """Read only after Arabic digits."""
    first: Decimal | None = None
    """Factor to the dimension's first unit, where facts carry that: 角 is told in 元, 成 in %."""

    @property
    def currency(self) -> str:
        """ISO 4217 code of a money unit, else an empty string."""
        return self.dimension[6:] if self.dimension.startswith("money.") else ""


class Found(NamedTuple):
    """A unit expression in a text: one unit, or a rate over another."""

    name: str
    """As a fact carries it: 亩, 元/公斤."""
    unit: Unit
    """Of the numerator."""
    end: int
    rate: bool = False


def _lines() -> list[str]:
    text = files("heshu.facts").joinpath("units.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _blocked(options: list[str]) -> re.Pattern[str] | None:
    """The pattern of the `!` options of a line: `!/…/` is one, `!…` lists characters."""
    patterns = [o[1:-1] if o.startswith("/") else f"[{re.escape(o)}]" for o in options if o]
    return re.compile("|".join(patterns)) if patterns else None


def _first(dimension: str, factor: Fraction) -> Decimal | None:
    if factor == 1 or not dimension.startswith(("money", "tenth", "percentage_point")):
        return None
    return Decimal(factor.numerator) / Decimal(factor.denominator)


def _load() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for line in _lines():
        dimension, factor, names, *options = line.split()
        if "@none" in options:
            continue
        blocked = _blocked([option[1:] for option in options if option[0] == "!"])
        spellings = names.split(",")
        for name in spellings:
            spelled = fold(name)
            table[spelled] = Unit(
                spelled,
                dimension,
                Fraction(factor),
                spellings[0] if "@canonical" in options else spelled,
                blocked if name == spellings[0] or len(name) == 1 else None,
                "@arabic" in options and len(name) == 1,
                "@digits" in options,
                _first(dimension, Fraction(factor)),
            )
    return table


TABLE = _load()
"""Every spelling and its unit."""

_LONGEST = max(map(len, TABLE))
_LENGTHS: dict[str, tuple[int, ...]] = {}
for _name in TABLE:
    _LENGTHS[_name[0]] = tuple(sorted({len(_name), *_LENGTHS.get(_name[0], ())}, reverse=True))

_WHOLE_MEASURES = frozenset({"mass", "length", "area", "volume"})
_NOT_HALVED = frozenset("两担丈寸方桶顷克")
HALVED = "|".join(
    sorted(
        (
            name
            for name, unit in TABLE.items()
            if unit.dimension in _WHOLE_MEASURES and name not in _NOT_HALVED and name > "一"
        ),
        key=len,
        reverse=True,
    )
)
"""A pattern of the measures that 半 counts: 半公里, 半亩."""
_SCALE = re.compile(r"[0-9]{0,6}[百千万]?")
_PAIRED = re.compile(r"\([次只匹套册份户人个件家所处名批本张羽间座条项场头]\)")
"""The second measure word of 41260头(匹), 2.6万人(次)."""
_OTHER_BASE = re.compile(r"[\u4e00-\u9fff]{1,3}(?=[·/，。、；：）)\s]|$)")
"""What a rate may be per without being a unit: 5元/生·天, 元/床日."""
_SPOKEN_BASE = re.compile("每(?=[亩公千斤吨平立升秒分小天日月年户人度桶米])")
_AFTER_BASE = re.compile(r"$|[，。、；：！？,;)的左以之上下\s]|计算|收购|增|降|达")
_COUNTED = frozenset({"count", "person", "household", "service"})
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def longest(text: str, start: int) -> Unit | None:
    """The longest unit that `text` has at `start` and that is a word of its own there."""
    for length in _LENGTHS.get(text[start : start + 1], ()):
        unit = TABLE.get(text[start : start + length])
        if unit is None:
            continue
        after = text[start + length : start + length + 1]
        if unit.blocked and unit.blocked.match(text, start + length):
            continue
        if unit.name.isascii() and unit.name.isalpha() and after.isascii() and after.isalnum():
            continue
        return unit
    return None


def match(text: str, start: int) -> Found | None:
    """The unit at `start`, with what it is per: 吨/年, 元/公斤, 毫克/升, 人/平方公里."""
    unit = longest(text, start)
    if unit is None:
        return None
    end = start + len(unit.name)
    name, rate = unit.canonical, False
    pair = _PAIRED.match(text, end) if unit.dimension in _COUNTED else None
    if pair:
        return Found(name + pair[0], unit, pair.end())
    spoken = _SPOKEN_BASE.match(text, end) if unit.dimension not in _COUNTED else None
    per = longest(text, end + 1) if spoken else None
    if per and _AFTER_BASE.match(text, end + 1 + len(per.name)):
        stop = end + 1 + len(per.name)
        return Found(f"{name}/{text[end + 1 : stop]}", unit, stop, rate=True)  # 立方米每秒
    while text[end : end + 1] in ("/", "·"):
        scale = _SCALE.match(text, end + 1)
        head = end + 1
        base = longest(text, head)
        if base is None and scale:
            head = scale.end()
            base = longest(text, head)
        other = _OTHER_BASE.match(text, head) if base is None else None
        if base is None and other is None:
            break
        stop = head + len(base.name) if base else other.end() if other else head
        name, end, rate = name + text[end:stop], stop, True
    return Found(name, unit, end, rate)


LONGEST = 40
"""Characters of a unit, its magnitudes and what it is counted by."""


@cache
def _resolve(unit: str) -> tuple[str, Fraction] | None:
    plain = fold(unit.replace(" ", ""))
    if plain in TABLE:
        return TABLE[plain].dimension, TABLE[plain].factor
    if len(plain) > LONGEST:
        return None  # typed by a person; each sign would be a step deeper
    if "/" in plain:
        top, _, bottom = plain.partition("/")
        digits = bottom[: len(bottom) - len(bottom.lstrip("0123456789"))]
        parts = _resolve(top), _resolve(bottom[len(digits) :])
        if parts[0] is None or parts[1] is None:
            return None
        amount = Fraction(int(digits) if digits else 1)
        return f"{parts[0][0]}/{parts[1][0]}", parts[0][1] / (parts[1][1] * amount)
    name, bracket, _ = plain.partition("(")
    if name and bracket and plain.endswith(")"):
        return _resolve(name)
    if plain[:1] in _SCALES and plain[1:]:
        rest = _resolve(plain[1:])
        return rest and (rest[0], rest[1] * _SCALES[plain[0]])
    return None


def dimension(unit: str) -> str:
    """What a unit measures: `mass`, `area`, `money.CNY`, `count`, `money.CNY/mass`.

    Empty when the table does not know it.
    """
    found = _resolve(unit)
    return found[0] if found else ""


def factor(unit: str) -> Fraction:
    """How many base units of its dimension one `unit` is: 斤 → 1/2 (公斤), 亩 → 2000/3 (平方米).

    Magnitudes may stand before it: 万元 → 10000, 千公顷 → 10000000.

    Raises:
        KeyError: the table does not know the unit.
    """
    found = _resolve(unit)
    if found is None:
        raise KeyError(unit)
    return found[1]


def convertible(unit: str, other: str) -> bool:
    """Whether figures in the two units may be compared once converted."""
    mine = dimension(unit)
    if not mine or mine != dimension(other):
        return False
    return "count" not in mine.split("/") or fold(unit) == fold(other)


@cache
def base(of: str) -> str:
    """The name of a dimension's first unit: `money.CNY` → 元; empty when unknown."""
    return next((u.canonical for u in TABLE.values() if u.dimension == of and u.factor == 1), "")
