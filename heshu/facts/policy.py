"""Policy terms: numbers that are names (“3815”, “1+9+N”, “三个零”) and plan periods (“十四五”).

Government text puts such terms in quotation marks; without them only the forms that cannot be a
figure are read. Plan periods have a value: the first five-year plan ran from 1953, the third from
1966 (1963 to 1965 lay between two plans), the law education plans from 1986.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.facts.numerals import parse
from heshu.model import Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.facts.shadow import Shadow

_QUOTED = re.compile(r"[“「『\"']([^“”「」『』\"'\n。，；]{1,12})[”」』\"']")
_CODE = re.compile(
    r"[0-9]{1,6}(?:[+\-x×][0-9NnXx]{1,4})*(?:工程|战略|模式|体系|机制|行动|计划|工作法)?"
)
_SLOGAN = re.compile(
    r"(?=.*[0-9一二三四五六七八九十两双百千零N])(?!第|一揽子|一把手|一[站般些个种样切])[\u4e00-\u9fff0-9+A-Z]{2,10}"
)
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,6}(?:经验|工程|行动|战略|计划)")
_PLAN = re.compile(
    r"[一二三四五六七八九十]{1,2}五(?=[”\"』」]|规划|计划|时期|期间|以来|末|收官|开局|普法|初期|后期|中期|前期)"
)
_SUM = re.compile(r"(?<![0-9A-Za-z+.])[0-9]{1,3}(?:\+(?:[0-9]{1,3}|[NnXx])){1,6}(?![0-9A-Za-z%.])")
_WORDED = re.compile(
    r"(?<![0-9.])[0-9]{3,6}(?=战略|工程|工作法|工作机制|工作思路|发展战略|发展思路|现代化产业体系|产业体系|产业格局"
    r"|报警|急救|火警|接警|联动|热线|平台|指挥|模式)"
)
_MEASURE = re.compile(
    r"[0-9.]+(?:%|元|万|亿|亩|吨|个|户|人|公里|年|月|日|天|岁|倍|℃|家|名|辆|件|次|套|所|头|公斤|斤|米|千瓦)|"
    r"(?:突破|超过?|达到?|增长|下降)[0-9]"
)
"""Figures that may stand in quotation marks and stay figures: “入园企业突破60家”."""


def find(shadow: Shadow) -> Iterator[Fact]:
    """Slogans, codes and plan periods."""
    text = shadow.text
    for match in _QUOTED.finditer(text):
        inner = match[1]
        if _is_term(inner):
            yield _fact(shadow, *match.span(1), _value(text, inner, match.end()))
    for match in _PLAN.finditer(text) if "五" in text else ():
        yield _fact(shadow, *match.span(), _value(text, match[0], match.end()))
    for pattern in (_SUM, _WORDED):
        for match in pattern.finditer(text):
            yield _fact(shadow, *match.span(), match[0])


def _is_term(text: str) -> bool:
    if _CODE.fullmatch(text) or _SUM.fullmatch(text) or _NAMED.fullmatch(text):
        return True
    return bool(_SLOGAN.fullmatch(text)) and not _MEASURE.search(text)


def _value(text: str, term: str, end: int) -> str:
    """The years of a plan period as `2021/2025`, else the term itself."""
    if len(term) > 3 or not term.endswith("五") or term[0] not in "一二三四五六七八九十":
        return term
    try:
        number = parse(term[:-1]).value
    except ValueError:
        return term
    if number is None or not 1 <= number <= 30:
        return term
    law = text.startswith(("普法", "”普法"), end) or text.startswith("”普法", end - 1)
    return years(int(number), law=law)


def years(number: int, *, law: bool = False) -> str:
    """The years of the `number`-th five-year plan: 14 → `2021/2025`."""
    if law:
        first = 1986 + 5 * (number - 1)
    else:
        first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return f"{first}/{first + 4}"


def _fact(shadow: Shadow, start: int, end: int, value: str) -> Fact:
    where = shadow.span(start, end)
    return Fact(where[0], where[1], shadow.original[slice(*where)], FactKind.POLICY, value)
