"""Ratios, fractions and percentages in words: 3:7, 34.1：23.9：42.0, 三分之二, 百分之十五点六.

Two numbers around a colon are a time of day unless a word before them speaks of a proportion or
a number has decimals.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.facts import approximation
from heshu.facts.numerals import EXACT, NUMERAL, Form, Numeral, parse
from heshu.model import Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.facts.shadow import Shadow

_PLAIN = r"[0-9]{1,12}(?:\.[0-9]{1,12})?"
_RATIO = re.compile(rf"(?<![0-9.:/A-Za-z]){_PLAIN}(?: ?: ?{_PLAIN}){{1,9}}(?![0-9:])")
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?")
_PROPORTION = re.compile(
    r"(?:比例?|之比|结构|比值|性别比|比重|配比|构成|比分|比率|系数|赔率)[^，。；0-9]{0,8}$"
)
_VERSUS = re.compile(
    r"(?<![0-9.])(?:[0-9]{1,4}(?:\.[0-9]{1,4})?比[0-9]{1,4}(?:\.[0-9]{1,4})?|[一二三四五六七八九十]比[一二三四五六七八九十])"
    r"(?![0-9.年月日天亿万元个百千])"
)
_PART = re.compile(
    rf"(?P<sign>负?)(?:(?P<mixed>[0-9]{{1,4}}|[一二三四五六七八九十两百]{{1,4}})又)?(?:(?<![零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖0-9])(?P<hundred>万万|百万|[百佰千万])|(?P<whole>{NUMERAL}))分之(?P<part>百(?![万千])|负?{NUMERAL})"
)
_PART_RANGE = re.compile(
    rf"百分之(?P<low>{NUMERAL})(?:至|到|~|-|—)(?:百分之)?(?P<high>{NUMERAL})(?![多余]?[一-鿿]{{0,1}}[元亩人户家个])"
)
_HALVES = re.compile(r"(?<=打)对折|(?<![一二三四五六七八九十两半])半成(?![品熟活套本])")
_SLASH = re.compile(r"(?<![0-9./A-Za-z-])([1-9][0-9]?)/([1-9][0-9]?)(?![0-9./A-Za-z-])")
_PERCENT = {"百": ("%", 1), "佰": ("%", 1), "千": ("‰", 1), "万": ("‱", 1)}
_PARTS_PER = {"百万": Decimal("0.0001"), "万万": Decimal("0.000001")}


def find(shadow: Shadow) -> Iterator[Fact]:
    """Ratios, fractions and percentages in words, in no particular order."""
    text = shadow.text
    for match in _RATIO.finditer(text) if ":" in text else ():
        clock = _CLOCK.fullmatch(match[0].replace(" ", ""))
        if clock and not _PROPORTION.search(text, max(match.start() - 12, 0), match.start()):
            continue
        yield _fact(shadow, *match.span(), FactKind.RATIO, match[0].replace(" ", ""))
    for match in _VERSUS.finditer(text) if "比" in text else ():
        first, second = (parse(side) for side in match[0].split("比"))
        yield _fact(shadow, *match.span(), FactKind.RATIO, f"{first.value}:{second.value}")
    if "分之" in text:
        for match in _PART_RANGE.finditer(text):
            yield from _part_range(shadow, match)
        for match in _PART.finditer(text):
            fact = _parts(shadow, match)
            if fact:
                yield fact
    for match in _HALVES.finditer(text):
        half = Decimal(50 if match[0] == "对折" else 5)
        yield _percent(shadow, *match.span(), Numeral(half, half, half, Form.CHINESE), "%")
    for match in _SLASH.finditer(text) if "/" in text else ():
        if int(match[1]) < int(match[2]):
            yield _fact(shadow, *match.span(), FactKind.FRACTION, match[0])


def _parts(shadow: Shadow, match: re.Match[str]) -> Fact | None:
    start, end = match.span()
    part = match["part"]
    part = "一百" if part == "百" else part
    if match["sign"]:
        part = part.removeprefix("负") if part[0] == "负" else f"负{part}"
    numeral = _number(part)
    if numeral is None or numeral.value is None:
        return None
    of = match["hundred"]
    if of in _PERCENT:
        return _percent(shadow, start, end, numeral, _PERCENT[of][0])
    if of in _PARTS_PER:
        value = EXACT.multiply(numeral.value or Decimal(0), _PARTS_PER[of])
        return _percent(
            shadow, start, end, Numeral(value, _PARTS_PER[of], _PARTS_PER[of], numeral.form), "%"
        )
    whole = _number(match["whole"])
    if whole is None or not whole.value or numeral.value is None:
        return None
    top = numeral.value
    mixed = _number(match["mixed"]) if match["mixed"] else None
    if mixed and mixed.value is not None:
        top += EXACT.multiply(mixed.value, whole.value)  # 一又二分之一 is 3/2
    return _fact(shadow, start, end, FactKind.FRACTION, f"{top:f}/{whole.value:f}")


def _part_range(shadow: Shadow, match: re.Match[str]) -> Iterator[Fact]:
    """百分之三十至四十 and 百分之三到百分之五."""
    low, high = _number(match["low"]), _number(match["high"])
    if low and high and low.value is not None and high.value is not None:
        fact = _percent(shadow, *match.span(), high, "%")
        if low.value < high.value:
            yield replace(
                fact,
                kind=FactKind.RANGE,
                of=FactKind.PERCENT,
                value=None,
                low=low.value,
                high=high.value,
            )


def _number(text: str) -> Numeral | None:
    try:
        return parse(text)
    except ValueError:
        return None


def _percent(shadow: Shadow, start: int, end: int, numeral: Numeral, unit: str) -> Fact:
    value = numeral.value or Decimal(0)
    words = approximation.around(shadow.text, start, end)
    where = shadow.span(words.start, words.end)
    low, high = approximation.bounds(value, words.approx)
    return Fact(
        start=where[0],
        end=where[1],
        exact=shadow.original[where[0] : where[1]],
        kind=FactKind.PERCENT,
        value=value,
        unit=unit,
        low=low,
        high=high,
        precision=numeral.precision,
        qualifier=words.qualifier,
        approx=words.approx,
        direction=words.direction,
        numeral=shadow.span(start, end),
    )


def _fact(shadow: Shadow, start: int, end: int, kind: FactKind, value: str) -> Fact:
    words = approximation.around(shadow.text, start, end)
    where = shadow.span(words.start, words.end)
    return Fact(
        start=where[0],
        end=where[1],
        exact=shadow.original[where[0] : where[1]],
        kind=kind,
        value=value,
        qualifier=words.qualifier,
        approx=words.approx,
        direction=words.direction,
        numeral=shadow.span(start, end),
    )
