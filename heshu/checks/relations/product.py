"""Quantity times price is value: 数量 × 单价 = 金额, and rate times base: 税率 × 收入 = 税额.

The unit of the price is read from its own unit (元/公斤) or from the words before it (每斤);
a bare 均价 is taken by the unit of the quantity. Units are reduced first (1担 = 50公斤).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import exactly, measures
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.relations import allowances
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("product", Decimal("0.811")),)

UNITS = [
    "公斤", "千克", "斤", "担", "吨", "克", "亩", "公顷", "平方米", "立方米", "平方公里",
    "公里", "米", "千瓦时", "度", "头", "只", "羽", "张", "户", "人", "名", "位", "个", "套",
    "辆", "座", "台", "箱", "盒", "袋", "瓶", "筐", "株", "场", "件", "间", "床", "村", "家",
    "棵", "盏", "条", "天", "日", "次", "本", "枚", "块", "盆", "篮", "桶", "升", "单", "份",
]  # fmt: skip
"""Units a price may be told for."""
_EACH = re.compile(
    rf"(?:每(?:一|1)?|平均每?)(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})"
    r"[^，。；每]{0,10}$"
)
_PRICE = re.compile(r"(?:均价|单价|价格|收购价|售价|卖价|价)(?:为|达|是|在|约|到|卖到)*$")
_MEAN = re.compile(r"[人户亩张头只座日月次场村件]均|平均|亩产|单产")
_SHARED_OUT = re.compile(r"平均每(?:一|1)?(?:个|村|户|人|家|所|座|名|间|县|乡|镇|校|班)")
_NET = re.compile(r"纯|净|利润|成本|补贴")
"""Values that are not what quantity and price give."""
_TAX = re.compile(r"(?:税率|费率|按|提成|提取|计提)[^，。；]{0,6}$")
PRICED = frozenset({Role.LEVEL, Role.REACHED, Role.TARGET})
MOST = 6
"""Quantities and values tried to each side of a price."""
MONEY = "money"
GOODS = frozenset({"mass", "area", "volume", "length"})
VISITS = frozenset(measures.COUNT + word for word in ("人次", "人", "张"))


class Price(NamedTuple):
    """A figure that is a price, and what it is for."""

    figure: Figure
    dimension: str
    """Of the quantity; empty for a bare 均价."""
    per: Fraction
    """Base units of the quantity that one price is for."""


def _price(figure: Figure) -> Price | None:
    """The figure as a price, or None."""
    above, slash, below = figure.dimension.partition("/")
    if slash:
        return Price(figure, below, Fraction(1)) if above == MONEY else None
    if figure.dimension != MONEY or allowances.read(figure):
        return None
    lead = figure.lead
    each = _EACH.search(lead)
    if each and _SHARED_OUT.search(lead):
        return None  # 42个小区投入1.26亿元，平均每个小区300万元: a mean
    if each:
        measure = measures.of_unit(each["unit"])
        return Price(figure, measure.dimension, measure.factor)
    return Price(figure, "", Fraction(1)) if _PRICE.search(lead) else None


def _quantities(context: Context, price: Price) -> list[Figure]:
    """Quantities left of the price in its sentence, nearest first, then those to the right."""
    sentence = context.sentence(price.figure)
    at = price.figure.index
    usable = [
        figure
        for figure in sentence
        if (
            figure.dimension == price.dimension
            or (not price.dimension and figure.dimension in _sold(price.figure))
        )
        and context.role(figure) in {*PRICED, Role.CHANGE, Role.EARLIER}
        and not _MEAN.search(figure.lead)
    ]
    before = [figure for figure in reversed(usable) if figure.index < at]
    before.sort(key=lambda figure: figure.passage.bracketed(figure))
    after = [figure for figure in usable if figure.index > at]
    return (before + after)[:MOST]


def _sold(price: Figure) -> frozenset[str]:
    """What a price told without its unit may be of: 均价 of goods, 票价 of visitors."""
    return VISITS if "票价" in price.lead else GOODS


def _values(context: Context, price: Price) -> list[Figure]:
    """Money right of the price in its sentence, then left of it, nearest first."""
    sentence = context.sentence(price.figure)
    at = price.figure.index
    usable = [
        figure
        for figure in sentence
        if figure.dimension == MONEY
        and figure is not price.figure
        and context.is_level(figure)
        and _worth(figure, price)
        and not _MEAN.search(figure.lead)
    ]
    after = [figure for figure in usable if figure.index > at]
    before = [figure for figure in reversed(usable) if figure.index < at]
    return (after + before)[:MOST]


def _worth(figure: Figure, price: Price) -> bool:
    """Whether money may be the value: no price itself, unless told for another unit after it."""
    other = _price(figure)
    if other is None:
        return True
    return (
        bool(other.dimension)
        and other.dimension != price.dimension
        and (figure.index > price.figure.index and figure.value > price.figure.value)
    )


def _formula(price: Price, quantity: Figure) -> Formula:
    """Quantity times price in base units."""
    per = measures.plain(price.per if price.dimension else quantity.scale)
    return Formula(lambda x: exactly.product(x[0], x[1], per), "{0} × {1}", turns="+")


def _sales(context: Context, price: Price) -> Iterator[Candidate]:
    values, quantities = _values(context, price), _quantities(context, price)
    stretch = price.figure.segment
    for quantity in quantities:
        for value in values:
            near = quantity.segment == value.segment == stretch
            first = quantity is quantities[0] and value is values[0]
            firm = near and first and _adjacent(quantity, price.figure, value)
            if price.figure.index < value.index < quantity.index:
                firm = False  # 进价每斤2.1元，卖3元，一天卖200斤
            if _other_price(price, quantity, value) or value.size <= price.figure.size:
                firm = near = False
            if _second_price(price, value):
                firm = near = False
            if quantity is not quantities[0] and context.role(quantities[0]) is Role.EARLIER:
                near = False  # 养了86头，去年卖了24头，每头…: the sale is of those sold
            found = _NET.search(value.lead)
            net = found and found[0] not in price.figure.lead
            if net or context.role(quantity) in {Role.CHANGE, Role.EARLIER}:
                firm = near = False
            tie = Tie.WORDED if firm else Tie.LIKELY if near else Tie.FOUND
            levy = _levy_between(price.figure, value)
            if levy:
                operands = (quantity, price.figure, levy)
                tie = Tie.WORDED if firm else Tie.FOUND
                yield Candidate(
                    "product", value, operands, _levied(price, quantity), tie,
                    "数量、单价与费率", slot=("price", price.figure),
                )  # fmt: skip
                continue
            yield Candidate(
                "product",
                value,
                (quantity, price.figure),
                _formula(price, quantity),
                tie,
                "同句的数量、单价与金额",
                slot=("price", price.figure),
            )


_LEVY = re.compile(r"[费税利]率[^，。；]{0,4}$")


def _levy_between(price: Figure, value: Figure) -> Figure | None:
    """每亩保额1000元，费率4%，保费744万元: the rate that the value is charged at."""
    between = price.passage.figures[price.index + 1 : value.index]
    rates = [f for f in between if f.dimension == measures.PERCENT]
    rates = [f for f in rates if _LEVY.search(f.lead)]
    return rates[0] if len(rates) == 1 else None


def _levied(price: Price, quantity: Figure) -> Formula:
    """Quantity times price times rate in base units."""
    per = measures.plain(price.per if price.dimension else quantity.scale)
    return Formula(lambda x: x[0] / per * x[1] * x[2] / 100, "{0} × {1} × {2}", turns="+")


def _other_price(price: Price, quantity: Figure, value: Figure) -> bool:
    """Whether a later price for the same unit stands before the quantity and the value."""
    last = max(quantity.index, value.index)
    between = price.figure.passage.figures[price.figure.index + 1 : last]
    others = [_price(figure) for figure in between if figure is not value]
    return any(other is not None and other.dimension == price.dimension for other in others)


def _second_price(price: Price, value: Figure) -> bool:
    """稻谷每公斤2.8元、鱼每公斤24元，每亩收入2368元: the value is of both prices before it."""
    before = price.figure.passage.figures[max(0, price.figure.index - 3) : price.figure.index]
    money = [f for f in before if f.dimension == MONEY and f.segment == price.figure.segment]
    other = _price(money[-1]) if money and value.index > price.figure.index else None
    return other is not None and bool(price.dimension) and other.dimension == price.dimension


def _adjacent(*figures: Figure) -> bool:
    """Whether the figures stand next to one another, at most one other among them."""
    places = sorted(figure.index for figure in figures)
    return places[-1] - places[0] <= len(places)


def _across(context: Context, price: Price) -> Iterator[Candidate]:
    """A per-unit sum blown up by a quantity of the document: 每亩省下300元，全镇节支90万元."""
    if not price.dimension or _quantities(context, price):
        return
    for value in _values(context, price)[:2]:
        for quantity in context.around(price.figure, price.dimension)[:20]:
            formula = _formula(price, quantity)
            yield Candidate(
                "product", value, (quantity, price.figure), formula, Tie.FOUND, "数量在别句"
            )


LEVY = Formula(lambda x: x[0] * x[1] / 100, "{0} × {1}", turns="+")


def _levies(context: Context, rate: Figure) -> Iterator[Candidate]:
    """A levy by a rate: 按10%的税率，入库50万元."""
    after = [f for f in context.sentence(rate) if f.index > rate.index and f.dimension == MONEY]
    if not after:
        return
    bases = [f for f in context.around(rate, MONEY) if f.value > after[0].value]
    for base in bases[:20]:
        near = base is bases[0] and base.paragraph == rate.paragraph and base.start < rate.start
        tie = Tie.LIKELY if near else Tie.FOUND
        yield Candidate("product", after[0], (base, rate), LEVY, tie, "按比率计征的基数")


def candidates(context: Context) -> Iterator[Candidate]:
    """Every value that a quantity and a price of its sentence should give."""
    for figure in context.figures():
        if figure.dimension == measures.PERCENT:
            if _TAX.search(figure.lead) and "税" in figure.passage.sentence_of(figure):
                yield from _levies(context, figure)
            continue
        price = _price(figure) if context.role(figure) in PRICED else None
        if price:
            yield from _sales(context, price)
            yield from _across(context, price)
