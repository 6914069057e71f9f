"""Units whose sense the words around them decide: 度, 块, 毛, 分, 天大, 成.

85度 is energy on a bill and a temperature after 气温; 三块 is money where it is spent and a count
where ground is meant; 88分 is a score and 八分 a sum after 每斤; 90天大 is an age.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.facts.numerals import DIGITS, EXACT, Form
from heshu.facts.units import TABLE, Found

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshu.facts.amounts import Amount

_SCALE = re.compile(r"(?:(?P<scale>华氏|摄氏)温?度?)?(?P<sign>零下|零上)?$")
_WARM = re.compile(r"(?:温度?|烧到|高温|低温|恒温器?)[^，。；0-9]{0,6}$")
_SPENT = re.compile(r"[花卖赚值价付钱费省涨赔收][^，。；]{0,4}$")
_PRICED = re.compile(
    r"(?:每|一)(?:公斤|千克|市斤|斤|吨|亩|度|方|米|个|只|枚|株|件|升|包|袋)[^，。；0-9]{0,6}$|价[^，。；]{0,6}$"
)
_COINS = re.compile(
    r"(?P<digit>[一二三四五六七八九]|(?<=[0-9][块毛])[1-9])(?![0-9.一-鿿]|[块毛角分])|(?P<half>半)(?![一-鿿])"
)
_SMALLER = re.compile(r"[零又]?[一二三四五六七八九1-9][毛角](?!度|落|色)")
_SPENT_END = re.compile(r"[，。、；！？\s]|$|[一二三四五六七八九](?![一-鿿])")
_OLD = re.compile(r"大(?![会家学型中小多概约部量地雨赛])")
_TENTH = re.compile(r"[一二三四五六七八九](?=[，。、；！？\s的左]|$)")
_CENTIMETRES = re.compile(
    r"(?:[0-9]{1,2}|[一二三四五六七八九]{1,2})(?![0-9.万亿%:/~-])(?=[^一-鿿]|[的左以]|$)"
)
_COIN_UNITS = {"块": "块钱", "毛": "毛钱", "分": "分钱"}
"""Short names of money, and the entry of the table that each means."""
_DEGREES = {"摄氏": "℃", "华氏": "℉", None: "℃"}
_AGES = ("天", "个月", "周", "月")


def settle(text: str, amount: Amount, *, spent: bool = False) -> None:
    """Give an amount the unit that its surroundings mean.

    `spent`: money is spoken of, whatever the words before the number.
    """
    name = amount.unit.unit.name if amount.unit else ""
    if name in _COIN_UNITS:
        _money(text, amount, name, spent=spent)
    elif name in _SETTLED:
        _SETTLED[name](text, amount)


def _temperature(text: str, amount: Amount) -> None:
    before = _SCALE.search(text, max(amount.start - 6, 0), amount.start)
    scaled = before is not None and before.end() > before.start()
    if not scaled and amount.unit and amount.unit.name == "°":
        return
    if not scaled and not _WARM.search(text, max(amount.start - 10, 0), amount.start):
        return
    if before and scaled:
        amount.start = before.start()
        amount.negative = before["sign"] == "零下"
    scale = _DEGREES[before["scale"] if before else None]
    amount.unit = Found(scale, TABLE[scale], amount.end)
    _add_tenths(text, amount)


def _below_zero(text: str, amount: Amount) -> None:
    if text.endswith(("零下", "零上"), 0, amount.start):
        amount.negative = text[amount.start - 1] == "下"
        amount.start -= 2


def _money(text: str, amount: Amount, name: str, *, spent: bool) -> None:
    """块, 毛 and 分 where money is spoken of, with the coins after them: 三块五 is 3.5."""
    coins = _COINS.match(text, amount.end)
    start = amount.start
    spent = spent or bool(
        (coins and name != "分")
        or _SMALLER.match(text, amount.end)
        or _PRICED.search(text, max(start - 12, 0), start)
        or (_SPENT.search(text, max(start - 6, 0), start) and _SPENT_END.match(text, amount.end))
    )
    if not spent:
        if name == "毛":
            amount.unit, amount.end = None, amount.number_end
        return
    unit = TABLE[_COIN_UNITS[name]]
    amount.unit = Found("元", unit, amount.end)
    value = amount.numeral.value
    if coins and name != "分" and value is not None:
        amount.end = coins.end()
        more = Decimal(5) if coins["half"] else _digit(coins["digit"])
        tenth = Decimal("0.1")
        amount.numeral = replace(
            amount.numeral, value=value + EXACT.multiply(more, tenth), precision=tenth, step=tenth
        )


def _coins_after(text: str, amount: Amount) -> None:
    """两元五 is 2.5."""
    if amount.numeral.form is not Form.CHINESE:
        return
    coins, value = _COINS.match(text, amount.end), amount.numeral.value
    if coins and coins["digit"] and value is not None and amount.numeral.precision == 1:
        tenth = Decimal("0.1")
        amount.end = coins.end()
        more = EXACT.multiply(_digit(coins["digit"]), tenth)
        amount.numeral = replace(amount.numeral, value=value + more, precision=tenth, step=tenth)


def _digit(char: str) -> Decimal:
    return Decimal(DIGITS[char] if char in DIGITS else int(char))


def _age(text: str, amount: Amount) -> None:
    if _OLD.match(text, amount.end) and amount.unit:
        amount.end += 1
        amount.unit = Found(amount.unit.name, TABLE["岁"], amount.end)


def _height(text: str, amount: Amount) -> None:
    """1米75 is 1.75 metres."""
    more = _CENTIMETRES.match(text, amount.end)
    value = amount.numeral.value
    if not more or value is None or amount.numeral.precision != 1:
        return
    hundredth = Decimal("0.01")
    amount.end = more.end()
    digits = "".join(str(_digit(char)) for char in more[0]).ljust(2, "0")
    amount.numeral = replace(
        amount.numeral,
        value=value + EXACT.multiply(Decimal(digits), hundredth),
        precision=hundredth,
        step=hundredth,
    )


def _add_tenths(text: str, amount: Amount) -> None:
    """七成六 is 76 %, 三十七度五 is 37.5 degrees."""
    more = _TENTH.match(text, amount.end)
    value = amount.numeral.value
    if not more or value is None or amount.numeral.form is not Form.CHINESE:
        return
    tenth = Decimal("0.1")
    amount.end = more.end()
    amount.numeral = replace(
        amount.numeral,
        value=value + EXACT.multiply(Decimal(DIGITS[more[0]]), tenth),
        precision=tenth,
        step=tenth,
    )


_SETTLED: dict[str, Callable[[str, Amount], None]] = {
    "度": _temperature, "°": _temperature, "℃": _below_zero, "摄氏度": _below_zero,
    "元": _coins_after, "米": _height, "成": _add_tenths, **dict.fromkeys(_AGES, _age),
}  # fmt: skip
"""Units of several senses, and what decides each."""
