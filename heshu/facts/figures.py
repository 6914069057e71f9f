"""Figures: amounts with a kind, an exact value, bounds and a direction.

The span rules are those of `docs/facts.md`: bound words next to the number belong to it, verbs
do not. What is printed as a number and is none (ordinals of names, list numbers, per-unit bases)
is left out here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.facts import approximation, currencies, ranks, units
from heshu.facts.numerals import EXACT, Form
from heshu.model import Approx, Direction, Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.facts.amounts import Amount
    from heshu.facts.shadow import Shadow

KINDS = {
    "": FactKind.NUMBER,
    "percent": FactKind.PERCENT,
    "percentage_point": FactKind.PERCENTAGE_POINT,
    "multiple": FactKind.MULTIPLE,
    "doubling": FactKind.MULTIPLE,
    "age": FactKind.AGE,
    "tenth": FactKind.PERCENT,
    "tenth.price": FactKind.PERCENT,
    "time": FactKind.DURATION,
}
"""Kind of a figure by the dimension of its unit; other dimensions are quantities or money."""

EXACT_COUNTS = frozenset({"count", "person", "household", "person_time", "trips", "service"})
"""Dimensions that are exact when printed to the last unit."""

_FALLING = ("money", "mass", "length")
"""Dimensions told in falling units without a gap: 3斤二两, 两丈三尺."""

_ONE_COUNTS = frozenset(KINDS) - {""}
"""Dimensions in which 一 is a figure (一倍, 一个百分点) and not an article (一个)."""

_PER = re.compile(r"(?:每|平均一)$")
_OWN_LIST = re.compile(
    r"个?(?:方面|环节|层面|阶段|维度|原则|关键词|要点|重点|步骤|之和|合[计占]|收入|支出|费用|指标|产业|制度|改革"
    r"|机制|措施|任务|工作|行动|内容|要求|举措|原因|结合|统筹|坚持|不能|一批|办法|规定)"
)
_POINTED_AT = re.compile(r"(?:上述|以上|这|那|此|其中|任何|另|同|哪|该|各|某|第)$")
_LIST_HEAD = re.compile(r"(?:^|[\n(])[ \t]*$")
_LABEL = re.compile(r"(?:[图表]|附件|附录|附表|专栏)(?:[0-9]{1,3}-)?$")
_LIST_TAIL = re.compile(r"[.、)](?![0-9])|\)")
_PER_HEAD = re.compile(r"(?P<base>[百千万]人)(?:平均)?(?:拥有|均有)[^，。；0-9]{0,12}$")
_JOINED = re.compile(r"(?:、|和|及|与|或|以及|,)$")
_GO_ON = ("", "又", "零")
_WHOLE = frozenset("整正")
"""What closes a sum in a document: 捌元肆角整."""
_CHAIN = re.compile(r"[、，和及与]?[^0-9。；！？\n]{0,8}")

_LETTERS = re.compile(r"[A-Za-z]+$")
_INDEXES = frozenset({"GDP", "CPI", "PPI", "PMI"})
"""Letters that name an indicator, so that the number after them is a figure: GDP2000亿."""
_CODE_BEFORE = re.compile(r"[_#№/\\@=]$|[0-9A-Za-z]\.$")
_CODE_AFTER = re.compile(r"[A-Za-z_@\\号]|\.[0-9A-Za-z]")
_LABELLED = re.compile(
    r"(?:邮编|邮政编码|型号|版本号?|编号|批号|代码|账号|卡号|户号|车牌号?|密码|验证码|房号|工号|学号|桩号"
    r"|证号|流水号|序号|电话|传真|手机|热线|QQ|微信)[:为是 ]{0,2}$|[A-Za-z][0-9A-Za-z]{0,8}-$"
)

_LABEL_ENDS = frozenset("图表件录栏-")
_LABELLED_ENDS = frozenset("编码号本牌标码话真机线Q信:为是 -")


def kind_of(dimension: str) -> FactKind:
    """The kind of a figure whose unit measures `dimension`."""
    if dimension.startswith("money"):
        return FactKind.MONEY
    return KINDS.get(dimension, FactKind.QUANTITY)


def scaled(amount: Amount, value: Decimal | None) -> Decimal | None:
    """A value of the amount in the unit its fact carries: 分 and 角 in 元, 成 in per cent."""
    if value is None or amount.unit is None:
        return value
    unit = amount.unit.unit
    if unit.first is None or (unit.dimension == "tenth.price" and value >= 10):
        return value
    return EXACT.multiply(value, unit.first)


def unit_name(amount: Amount) -> str:
    """The unit a fact carries."""
    if amount.unit is None:
        return ""
    unit = amount.unit.unit
    if unit.dimension.startswith("tenth"):
        return "%"
    if unit.dimension == "percentage_point":
        return "个百分点"
    if unit.first is not None:
        return amount.unit.name.replace(unit.canonical, units.base(unit.dimension), 1)
    return amount.unit.name


def precision(amount: Amount) -> Decimal | None:
    """Unit of the last printed digit; 0 for a count printed to the last unit."""
    if amount.half:
        return Decimal("0.5")
    unit = amount.numeral.precision
    if unit == 1 and amount.dimension in EXACT_COUNTS:
        return Decimal(0)
    return scaled(amount, unit)


def find(shadow: Shadow, amounts: Sequence[Amount], *, everyday: bool = False) -> Iterator[Fact]:
    """The figures among the amounts, in order; `everyday` keeps 一公斤 and 一块 as well."""
    text = shadow.text
    share_units(amounts, text)
    following: Direction | None = None
    last_end = -1
    for amount in merged(text, amounts):
        if not ((everyday and amount.unit) or is_figure(text, amount)):
            continue
        if amount.start - last_end > 2 or not _JOINED.fullmatch(text, last_end, amount.start):
            following = None
        fact = figure(shadow, amount, following)
        following = fact.direction
        last_end = amount.end
        yield fact


def is_figure(text: str, amount: Amount) -> bool:
    """Whether the number states an amount: not an ordinal, a name, a list number or a base."""
    start, end = amount.start, amount.number_end
    before = text[start - 1] if start else ""
    if before == "第":
        return ranks.numbered(text, amount)
    if before == "前" and ranks.leading(text, amount):
        return True
    if before == "每" or (amount.unit is None and structural(text, start, end)):
        return False
    if (
        amount.dimension == "tenth.price"
        and amount.numeral.form is Form.CHINESE
        and (amount.value or 0) >= 10
    ):
        return False
    if amount.arabic:
        return (
            amount.unit is not None
            or currencies.prefixed(text, start) is not None
            or not _coded(text, start, amount.end)
        )
    if amount.unit is None:
        return False
    if amount.bare or end - start > 1:
        return not _read_singly(amount)
    if text[start] == "一":
        return _one_counts(amount) or amount.numeral.precision < 1
    return not (
        _OWN_LIST.match(text, amount.end) or _POINTED_AT.search(text, max(start - 2, 0), start)
    )


def _read_singly(amount: Amount) -> bool:
    """Whether digits are read one by one (一九九八, 三七分) where a figure would have places."""
    strings = amount.numeral.form is Form.STRING and amount.numeral.value is not None
    return strings and amount.dimension not in ("tenth.price", "percent")


def _one_counts(amount: Amount) -> bool:
    """Whether 一 before this unit is the number and not the article of 一个."""
    dimension = amount.dimension
    if dimension.startswith("money"):
        return dimension != "money.CNY" or amount.unit is None or amount.unit.unit.name == "块钱"
    return dimension in _ONE_COUNTS and dimension != "time"


def structural(text: str, start: int, end: int) -> bool:
    """Whether the number orders the text itself: 1. (1) 表1 附件2."""
    last = text[start - 1 : start]
    if (last in _LABEL_ENDS and _LABEL.search(text, max(start - 6, 0), start)) or (
        last in _LABELLED_ENDS and _LABELLED.search(text, max(start - 10, 0), start)
    ):
        return True
    return bool(
        end - start <= 3
        and _LIST_TAIL.match(text, end)
        and _LIST_HEAD.search(text, max(start - 4, 0), start)
    )


def _coded(text: str, start: int, end: int) -> bool:
    """Whether digits without a unit are part of a code: G56, PM2.5, 3D, No.12, 12号."""
    letters = _LETTERS.search(text, max(start - 8, 0), start)
    if text[end - 1] in "kK":
        return True
    if letters:
        return letters[0] not in _INDEXES
    return bool(_CODE_BEFORE.search(text, max(start - 2, 0), start) or _CODE_AFTER.match(text, end))


def merged(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts with 50元6角三分 as one: money in falling units without a gap."""
    held: Amount | None = None
    for amount in amounts:
        if held is not None and _continues(text, held, amount):
            _add(held, amount)
            if held.dimension.startswith("money") and text[held.end : held.end + 1] in _WHOLE:
                held.end += 1
            continue
        if held is not None:
            yield held
        held = amount
    if held is not None:
        yield held


def _continues(text: str, first: Amount, second: Amount) -> bool:
    if first.unit is None or second.unit is None or text[first.end : second.start] not in _GO_ON:
        return False
    one, two = first.unit.unit, second.unit.unit
    return (
        one.dimension == two.dimension
        and one.dimension.startswith(_FALLING)
        and one.factor > two.factor
        and first.numeral.value is not None
        and second.numeral.value is not None
    )


def _add(first: Amount, second: Amount) -> None:
    if first.unit is None or second.unit is None or first.numeral.value is None:
        return
    ratio = second.unit.unit.factor / first.unit.unit.factor
    step = Decimal(ratio.numerator) / Decimal(ratio.denominator)
    more = EXACT.multiply(second.numeral.value or Decimal(0), step)
    unit = EXACT.multiply(second.numeral.precision, step)
    first.numeral = replace(
        first.numeral, value=first.numeral.value + more, precision=unit, step=unit
    )
    first.end = second.end


def share_units(amounts: Sequence[Amount], text: str) -> None:
    """Give the numbers of a list the unit that only its last one prints (17、20和23个百分点).

    个 before a later 个百分点 is its short form.
    """
    for amount, after in zip(reversed(amounts[:-1]), reversed(amounts[1:]), strict=True):
        if after.unit is None or not amount.arabic:
            continue
        gap = after.start - amount.end
        if amount.unit is None:
            joined = 0 < gap <= 2 and _JOINED.fullmatch(text, amount.end, after.start)
            if joined and not currencies.prefixed(text, amount.start):
                amount.unit = after.unit
                _share_magnitude(amount, after)
        elif (
            after.dimension == "percentage_point"
            and amount.unit.name == "个"
            and amount.numeral.precision < 1
            and 0 < gap < 12
            and _CHAIN.fullmatch(text, amount.end, after.start)
        ):
            amount.unit = after.unit


def _share_magnitude(amount: Amount, after: Amount) -> None:
    """3.2、1.8和2.1万亩 are 万亩 all three; 860、920和1.2万元 are not."""
    value, last = amount.numeral.value, after.numeral.value
    if after.magnitude == 1 or amount.magnitude > 1 or value is None or last is None:
        return
    scale = Decimal(after.magnitude)
    if value * _FAR < last / scale or value > _FAR * last / scale:
        return
    numeral = amount.numeral
    amount.magnitude = after.magnitude
    amount.numeral = replace(
        numeral,
        value=EXACT.multiply(value, scale),
        precision=EXACT.multiply(numeral.precision, scale),
        step=EXACT.multiply(numeral.step, scale),
    )


_FAR = 50
"""Figures of one list are seldom this many times apart."""


def figure(shadow: Shadow, amount: Amount, following: Direction | None = None) -> Fact:
    """The fact of one amount; `following` is the direction of the list it stands in."""
    text = shadow.text
    words = approximation.around(text, amount.start, amount.end, bare=amount.bare)
    kind, name, start = _reading(text, amount, words.start)
    value = scaled(amount, amount.value)
    approx, qualifier = words.approx, words.qualifier
    if amount.numeral.vague and value is not None:
        approx = approx or Approx.ABOVE
        qualifier = qualifier or _open_word(text, amount)
    low, high = _bounds(amount, value, approx)
    where = shadow.span(start, words.end)
    return Fact(
        start=where[0],
        end=where[1],
        exact=shadow.original[where[0] : where[1]],
        kind=FactKind.RANGE if value is None else kind,
        value=value,
        unit=name,
        low=low,
        high=high,
        precision=precision(amount),
        qualifier=qualifier,
        approx=approx,
        direction=None if amount.negative else words.direction or following,
        of=kind if value is None else None,
        numeral=shadow.span(amount.start, amount.number_end),
    )


def _reading(text: str, amount: Amount, start: int) -> tuple[FactKind, str, int]:
    """Kind, unit and start of a figure, by the words in front of it."""
    kind, name = kind_of(amount.dimension), unit_name(amount)
    if text[start - 1 : start] == "第" or ranks.leading(text, amount):
        return FactKind.RANK, name, amount.start - 1
    if name == "位" and ranks.moved(text, amount):
        return FactKind.RANK, name, start
    if kind in (FactKind.NUMBER, FactKind.MONEY) and start == amount.start:
        money = currencies.prefixed(text, start)
        if money and (kind is FactKind.NUMBER or name in ("元", money[1])):
            return FactKind.MONEY, money[1], money[0]
    if kind is FactKind.QUANTITY:
        head = max(start - 18, 0)
        base = _PER_HEAD.search(text, head, start) if text.find("有", head, start) >= 0 else None
        name = f"{name}/{base['base']}" if base else name
    return kind, name, start


def _bounds(
    amount: Amount, value: Decimal | None, approx: Approx | None
) -> tuple[Decimal | None, Decimal | None]:
    """The bounds a vague numeral has in itself, else those its words open."""
    if amount.numeral.vague or value is None:
        low, high = amount.numeral.low, amount.numeral.high
        if amount.negative:
            low, high = high and high.copy_negate(), low and low.copy_negate()
        return scaled(amount, low), scaled(amount, high)
    return approximation.bounds(value, approx)


def _open_word(text: str, amount: Amount) -> str:
    for char in text[amount.start : amount.end]:
        if char in "多余几来":
            return char
    return ""
