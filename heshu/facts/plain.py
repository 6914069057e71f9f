"""Plain numbers: every numeral of a text, for queries and tools rather than reports.

`figures` leaves out what counts nothing (一只, 是五不是四, 2^-1). Here a numeral is a number
wherever it can be one, with fractions (三又二分之一), powers and exponents read, and comparisons
(大于二十, 500以上) as open ranges. Nothing of this enters `facts.extract`.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from heshu.facts import amounts, figures, ranges, resolve, units
from heshu.facts.numerals import MAGNITUDES, NUMERAL, PLACES, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.facts.amounts import Amount
    from heshu.facts.shadow import Shadow
    from heshu.model import Fact

_POWERS = Context(prec=40)

_PART = rf"(?:[负-]?(?:{NUMERAL}|[百千]))"
_FRACTION = re.compile(
    rf"(?P<whole>[负-]?(?:{NUMERAL}))又(?P<of>{_PART})分之(?P<part>{_PART})"
    rf"|(?P<of2>{_PART})分之(?P<part2>{_PART})"
)
_SLASH = re.compile(r"(?:(?P<whole>-?[0-9]+) )?(?P<part>-?[0-9]+)/(?P<of>[1-9][0-9]*)(?![/0-9])")
_SCIENTIFIC = re.compile(
    r"(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?:e(?P<shift>[+-]?[0-9]{1,4})|\^(?P<power>[+-]{0,2}[0-9]{1,3}))"
)
_TAILED = re.compile(
    r"(?<![0-9.])(?P<whole>[0-9]{1,4})(?P<magnitude>[百千万亿])(?P<tail>[1-9])(?![0-9.%万亿千百十一-鿿])"
)
"""5万8 is 58000, 3百5 is 350."""
_DOZEN = re.compile(rf"(?P<number>{NUMERAL})打(?![造击算通开好破响捞赢工印球卡折])")
_SHORT = re.compile(
    r"(?<![0-9零〇一二三四五六七八九十两壹贰叁肆伍陆柒捌玖几数])(?P<place>[百千])(?P<digit>[一二三四五六七八九])(?![0-9一-十分])"
)
_SPEAKS = ("是", "说", "为", "叫")
_ENDS = "这那的而也又和与或不"
_ADVERB = re.compile(r"一[起样面道度带点方般定直]")
_ORDINAL = re.compile(rf"第(?P<number>{NUMERAL})")


class Plain(NamedTuple):
    """A number; offsets count in the shadow."""

    start: int
    end: int
    value: Fraction


class Bounded(NamedTuple):
    """A comparison as an open range; offsets count in the shadow."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None


def find(shadow: Shadow) -> list[Plain]:
    """Every number of the text, in order, without overlap."""
    text = shadow.text
    found = [*_compound(text)]
    taken = [(p.start, p.end) for p in found]
    for amount in amounts.scan(shadow):
        start, end = amount.start, amount.number_end
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        value = amount.numeral.value
        if value is None or not _counts(text, amount):
            continue
        signed = Fraction(-value if amount.negative else value)
        found.append(Plain(start, end, signed))
    return sorted(found)


def ordinals(shadow: Shadow) -> Iterator[Plain]:
    """第 and a number, whatever they count."""
    for match in _ORDINAL.finditer(shadow.text):
        for number in _plain(shadow.text, *match.span("number")):
            yield Plain(match.start(), match.end(), number.value)


def measures(shadow: Shadow) -> list[Fact]:
    """Sums of money, measures and their ranges as everyday talk has them: 一公斤, 三块五, 两毛."""
    found = amounts.scan(shadow, everyday=True)
    single = list(figures.find(shadow, found, everyday=True))
    return resolve.layered((ranges.find(shadow, found), single))


def vague(shadow: Shadow) -> list[Fact]:
    """Numerals that name two ends without a unit: 七八十, 三五百, 十五六."""
    return [
        figures.figure(shadow, amount)
        for amount in amounts.scan(shadow)
        if amount.numeral.value is None and amount.unit is None
    ]


def _counts(text: str, amount: Amount) -> bool:
    if amount.arabic:
        return True
    start, end = amount.start, amount.number_end
    if amount.dimension.startswith("money") or amount.bare:
        return False
    if end - start > 1:
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] in (before, after):
        return False
    if text[start] in "壹贰叁肆伍陆柒捌玖拾":
        return not after.isalnum() and (not before.isalnum() or before in _SPEAKS)
    if text.startswith("分之", end):
        return True
    closed = not after.isalnum() or after in _ENDS
    if closed and (not before.isalnum() or before in _SPEAKS):
        return True
    return units.longest(text, end) is not None and not _ADVERB.match(text, start)


def _compound(text: str) -> Iterator[Plain]:
    """Fractions, powers, dozens and shortened hundreds; the forms do not overlap one another."""
    for match in _FRACTION.finditer(text):
        value = _fraction(match)
        if value is not None:
            yield Plain(*match.span(), value)
        elif match["part2"]:
            yield from _plain(text, *match.span("part2"))
    for match in _SLASH.finditer(text):
        whole = Fraction(int(match["whole"] or 0))
        part = Fraction(int(match["part"]), int(match["of"]))
        yield Plain(*match.span(), whole + part)
    for match in _SCIENTIFIC.finditer(text):
        yield Plain(*match.span(), _power(match))
    for match in _TAILED.finditer(text):
        scale = MAGNITUDES.get(match["magnitude"]) or PLACES[match["magnitude"]]
        value = Fraction(int(match["whole"]) * 10 + int(match["tail"]), 10) * scale
        yield Plain(*match.span(), value)
    for match in _DOZEN.finditer(text):
        for number in _plain(text, *match.span("number")):
            yield Plain(match.start(), match.end(), number.value * 12)
    for match in _SHORT.finditer(text):
        for number in _plain("一" + match[0], 0, 3):
            yield Plain(match.start(), match.end(), number.value)


def _plain(text: str, start: int, end: int) -> Iterator[Plain]:
    try:
        value = parse(text[start:end]).value
    except ValueError:
        return
    if value is not None:
        yield Plain(start, end, Fraction(value))


def _read(text: str) -> Fraction | None:
    for number in _plain(text, 0, len(text)):
        return number.value
    return None


def _fraction(match: re.Match[str]) -> Fraction | None:
    of, part = match["of"] or match["of2"], match["part"] or match["part2"]
    below, above = _read(of), _read(part)
    if below is None or above is None or not below or of.lstrip("负-") in ("百", "千", "万"):
        return None
    whole = _read(match["whole"]) if match["whole"] else Fraction(0)
    if whole is None:
        return None
    value = above / below
    return whole - value if whole < 0 else whole + value


def _power(match: re.Match[str]) -> Fraction:
    number = Decimal(match["number"])
    if match["shift"]:
        return Fraction(number.scaleb(int(match["shift"]), _POWERS))
    signs = match["power"].rstrip("0123456789")
    power = int(match["power"].lstrip("+-"))
    power = -power if signs.count("-") % 2 else power
    raised = _POWERS.power(abs(number), Decimal(power))
    return Fraction(-raised if match["number"].startswith("-") else raised)


_N = rf"(?:百分之)?(?:{NUMERAL}(?:[多余几](?=[\u4e00-\u9fff])[万亿]*)?)(?:/[1-9][0-9]*)?"
_GE = r"大于 ?(?:或者?|且)?等于|不小于|不少于|不低于|至少有?|最少有?|≥|> ?="
_LE = r"小于 ?(?:或者?|且)?等于|不大于|不多于|不高于|不超过|至多有?|最多有?|≤|< ?="
_GT = r"大于|高于|多于|超过了?|超出|过(?=[0-9])|>"
_LT = r"小于|低于|少于|不到|不足|<"
_SIDE = re.compile(
    rf"(?:(?P<ge>{_GE})|(?P<le>{_LE})|(?P<gt>{_GT})|(?P<lt>{_LT})|(?P<eq>等于)) ?(?P<number>{_N})"
)
_THAN = re.compile(rf"比(?P<number>{_N})还?要?[大多高]")
_AFTER = re.compile(rf"(?P<number>{_N}) ?(?:(?P<above>及?以上|之上)|(?P<below>及?以下|之下))")
_BETWEEN = re.compile(rf"(?:在|介于|从)?第?(?P<low>{_N}) ?(?:和|与|到|至) ?第?(?P<high>{_N}) ?之间")
_TO = re.compile(rf"(?P<low>{_N}) ?(?:~|-|—|到|至) ?(?P<high>{_N})")
_LINK = re.compile(r"(?:的?(?:同时|时候)?|[,，]? ?|并且?|而?且)")


def comparisons(shadow: Shadow) -> list[Bounded]:
    """Comparisons and ranges of plain numbers, two sides of one interval joined."""
    text = shadow.text
    found: list[Bounded] = []
    for match in _BETWEEN.finditer(text):
        found.extend(_both(match))
    _add(found, (b for match in _TO.finditer(text) for b in _both(match)))
    _add(found, _sides(text))
    _add(found, _vague(shadow))
    found.sort()
    return _joined(text, found)


def _add(found: list[Bounded], more: Iterator[Bounded]) -> None:
    for one in more:
        if not any(one.start < f.end and f.start < one.end for f in found):
            found.append(one)


def _number(text: str) -> Decimal | None:
    plain = text.removeprefix("百分之")
    top, _, bottom = plain.partition("/")
    try:
        numeral = parse(top)
    except ValueError:
        return None
    value = numeral.value
    if value is None:
        return None
    return value / (Decimal(bottom) if bottom else 1)


def _both(match: re.Match[str]) -> Iterator[Bounded]:
    low, high = _number(match["low"]), _number(match["high"])
    if low is not None and high is not None:
        scaled = low * ranges.shared_magnitude(match["low"], match["high"])
        low = scaled if scaled < high else low
    if low is not None and high is not None and low < high:
        yield Bounded(*match.span(), low, high)


def _sides(text: str) -> Iterator[Bounded]:
    for match in _SIDE.finditer(text):
        value = _number(match["number"])
        if value is None:
            continue
        low = None if match["le"] or match["lt"] else value
        high = None if match["ge"] or match["gt"] else value
        yield Bounded(*match.span(), low, high)
    for match in _THAN.finditer(text):
        yield Bounded(*match.span(), _number(match["number"]), None)
    for match in _AFTER.finditer(text):
        value = _number(match["number"])
        yield Bounded(
            *match.span(), value if match["above"] else None, value if match["below"] else None
        )


def _vague(shadow: Shadow) -> Iterator[Bounded]:
    for amount in amounts.scan(shadow):
        value = amount.numeral.value
        if amount.numeral.vague and value is not None:
            yield Bounded(amount.start, amount.number_end, value, None)


def _joined(text: str, found: list[Bounded]) -> list[Bounded]:
    """大于二十的同时小于三十五 is one interval when its sides close it."""
    joined: list[Bounded] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and one.start - last.end <= 4 and _LINK.fullmatch(text, last.end, one.start):
            lows = [b for b in (last.low, one.low) if b is not None]
            highs = [b for b in (last.high, one.high) if b is not None]
            if len(lows) == len(highs) == 1 and lows[0] < highs[0]:
                joined[-1] = Bounded(last.start, one.end, lows[0], highs[0])
                continue
        joined.append(one)
    return joined
