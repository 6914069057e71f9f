"""Lists that leave nothing over, or whose items share nothing, told by the words of the items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.checks.passage import Figure

COMPLEMENTS = (
    ("盈利", "亏损"), ("新建", "续建"), ("男", "女"), ("城镇", "农村"), ("城镇", "乡村"),
    ("养殖", "捕捞"), ("门诊", "急诊"), ("山羊", "绵羊"), ("本级", "县级"), ("进口", "出口"),
    ("上半年", "下半年"), ("税收", "非税"), ("公办", "民办"), ("一般债", "专项债"),
    ("小学", "初中"), ("干渠", "支渠"), ("省内", "省外"), ("县内", "县外"), ("线上", "线下"),
    ("城镇职工", "城乡居民"), ("外贸", "内贸"), ("入口", "出口"), ("过夜", "一日游"),
    ("企业", "个体"), ("地上", "地下"), ("新开工", "续建"), ("自筹", "争取"), ("住院", "门诊"),
    ("国内", "国际"), ("职工", "居民"), ("负债", "所有者权益"), ("本地", "外地"),
    ("水田", "旱地"), ("基本支出", "项目支出"), ("夏粮", "秋粮"), ("境内", "境外"),
    ("商品零售", "餐饮"), ("新建", "改扩建"), ("新建", "改建"),
    ("增长", "下降"), ("天然林", "人工林"),
)  # fmt: skip
"""Words that together leave nothing over."""
IN_FULL = (
    ("一产", "二产", "三产"), ("第一产业", "第二产业", "第三产业"), ("上旬", "中旬", "下旬"),
    ("一季度", "二季度", "三季度", "四季度"), ("中央", "省", "市", "县"),
    ("市级", "县级", "乡级", "村级"), ("县级", "乡级", "村级"), ("省级", "市级", "县级"),
    ("财产险", "寿险", "健康险", "意外险"),
)  # fmt: skip
"""The same, of more than two words in their order."""
_MOVED = re.compile(r"上涨|上升|增长|下降|下跌|持平")
"""What a part did, told after it: 15种上涨、2种下降、1种持平."""
ALL_MOVES = frozenset({"下降", "持平"})
AFTER = 2


def complete(parts: Sequence[Figure]) -> bool:
    """Whether parts are called by words that leave nothing over."""
    leads = [part.lead for part in parts]
    after = [part.passage.text[part.end : part.end + AFTER] for part in parts]
    if len(parts) > 1 and all(map(_MOVED.match, after)):
        return len(parts) > len(ALL_MOVES) and {word[:2] for word in after} >= ALL_MOVES
    if len(parts) != 2:
        return any(
            len(parts) == len(words) and all(map(str.__contains__, leads, words))
            for words in IN_FULL
        )
    return any(
        (one in leads[0] and other in leads[1]) or (other in leads[0] and one in leads[1])
        for one, other in COMPLEMENTS
    )


_PURSES = ("自筹", "贷款", "社会", "群众", "捐", "中央", "省", "市", "县", "镇", "村")
"""Who pays, the words that say most first: none of these is a part of another."""


def from_own_purses(parts: Sequence[Figure]) -> bool:
    """中央资金2亿元，省级配套1.5亿元，市县自筹1.5亿元: sums of money, each from another purse."""
    purses = [next((word for word in _PURSES if word in part.lead), "") for part in parts]
    money = all(part.dimension.startswith("money") for part in parts)
    return money and all(purses) and len(set(purses)) == len(purses)
