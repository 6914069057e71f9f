"""Currencies printed before a sum: ￥300, US$20, 人民币50元, 港币50万元.

The codes are those of ISO 4217; the unit behind a sum is a matter of `units.txt`.
"""

from __future__ import annotations

import re

_CURRENCIES = {
    "元": ("人民币", "人民币(大写)", "RMB", "CNY", "¥"),
    "美元": ("US$", "USD", "$", "美元", "美金"),
    "欧元": ("€", "EUR", "欧元"), "港元": ("HK$", "HKD", "港币", "港元"),
    "英镑": ("£", "GBP", "英镑"), "日元": ("JP¥", "JPY", "日元"), "韩元": ("₩", "KRW", "韩元"),
    "新台币": ("NT$", "TWD", "新台币", "台币"), "澳元": ("A$", "AUD", "澳元"),
    "加元": ("C$", "CAD", "加元"), "卢布": ("₽", "RUB"), "泰铢": ("฿", "THB"),
}  # fmt: skip
"""Signs, ISO 4217 codes and names printed before a sum, by the unit a fact carries."""
_BY_SIGN = {sign: unit for unit, signs in _CURRENCIES.items() for sign in signs}
_SIGN = "|".join(map(re.escape, sorted(_BY_SIGN, key=len, reverse=True)))
_PREFIX_MONEY = re.compile(rf"(?<![A-Za-z兑对])(?P<sign>{_SIGN}) ?$")
_LONGEST = max(map(len, _BY_SIGN)) + 1
_ENDS_SIGN = frozenset(sign[-1] for sign in _BY_SIGN) | {" "}


def prefixed(text: str, start: int) -> tuple[int, str] | None:
    """A currency printed before the number: ￥300, US$20, 人民币50元, 港币50万元."""
    if text[start - 1 : start] not in _ENDS_SIGN:
        return None
    if text[start - 1] == " " and text[start - 2 : start - 1] not in _ENDS_SIGN:
        return None
    match = _PREFIX_MONEY.search(text, max(start - _LONGEST, 0), start)
    return (match.start(), _BY_SIGN[match["sign"]]) if match else None
