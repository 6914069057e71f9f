"""The 28 usage rules for figures, as a table of patterns with a rewrite for each.

Source: GB/T 15835 (figures in publications) and newsroom practice, numbered 1 to 28.
A pattern runs on the folded text; its rewrite returns what should stand there, or None when
the match is right after all. Rules 8, 20 and 24 reckon; all others only read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.checks import norm_rewrites as rewrite

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_SCALE = r"[万亿]{0,2}"
_UNIT = r"[^\d，。；、,;~ \n]{0,4}?"
_DASH = r"[~～—\-]{1,2}"
_TIME = r"(?![年天日月周])"


@dataclass(frozen=True, slots=True)
class Rule:
    """One usage rule."""

    number: int
    title: str
    pattern: re.Pattern[str]
    suggest: Callable[[re.Match[str]], str | None]
    original: bool = False
    """Whether it reads the text as printed, full-width and all."""
    once: bool = False
    """Whether one finding a text is enough."""


def _rule(
    number: int,
    title: str,
    pattern: str,
    suggest: Callable[[re.Match[str]], str | None],
    *,
    original: bool = False,
    once: bool = False,
) -> Rule:
    return Rule(number, title, re.compile(pattern), suggest, original, once)


RULES = (
    _rule(
        1, "百分数范围两端都带%",
        rf"(?<![\d.%])(?P<a>{NUMBER})(?P<dash>{_DASH})(?P<b>{NUMBER})%", rewrite.both_percent,
    ),
    _rule(
        2, "万、亿范围两端都带",
        rf"(?<![\d.])(?P<a>{NUMBER})(?P<dash>{_DASH})(?P<b>{NUMBER})(?P<scale>万|亿)",
        rewrite.both_scaled,
    ),
    _rule(
        3, "约、大约不与左右、上下、余连用",
        rf"(?P<keep>(?:大约|约)(?P<n>{NUMBER}{_SCALE}))"
        rf"(?:(?P<more>[余多])(?P<u>{_UNIT})|(?P<unit>{_UNIT})(?:左右|上下))"
        r"(?=[，。；、,;的\s]|$|[\u4e00-\u9fff])", rewrite.about,
    ),
    _rule(
        4, "近、接近不与左右、以上、多连用",
        rf"(?P<word>将近|接近|(?<![最附就临靠邻远])近)(?P<n>{NUMBER}{_SCALE})"
        rf"(?:[余多]{_TIME}(?P<unit>[^\d，。；、,;\s]?)|(?P<other>{_UNIT})(?:左右|以上))",
        rewrite.nearly,
    ),
    _rule(
        5, "超过、突破、达不与多、余、以上连用",
        rf"(?P<word>超过|突破|达到|达|逾)(?P<n>{NUMBER}{_SCALE})"
        rf"(?:[余多](?P<unit>[^\d，。；、,;\s]?)|(?P<other>{_UNIT})以上)",
        rewrite.nearly,
    ),
    _rule(
        6, "至少不与以上连用；最多、不超过不与以上、以下连用",
        rf"(?P<word>(?:至少|最少|最低|不少于|不低于|最多|不超过|不多于|不高于)(?:需要?|要|为|有|达)?)(?P<n>{NUMBER}{_SCALE})"
        rf"(?P<other>{_UNIT})(?:以上|以下)", rewrite.nearly,
    ),
    _rule(
        7, "减少、下降、缩短不用倍",
        rf"(?:减少|下降|缩短|降低|缩小|减轻|下跌)了?(?:近|约)?(?P<n>{NUMBER}|[一二两三四五六七八九十]+)倍",
        rewrite.falling_times,
    ),
    _rule(
        8, "翻n番是2的n次方，不等于n倍",
        rf"(?:由|从)(?P<a>{NUMBER})(?P<s>{_SCALE})(?P<u>[^\d，。；、]{{0,4}}?)(?:增加?|增长|提高|上升|扩大|发展)?[到至](?P<b>{NUMBER})"
        rf"(?P<t>{_SCALE})[^\d，。；、]{{0,4}}[，,、]?翻了?(?P<n>[一两二三四五六七八九十]|[0-9])番",
        rewrite.doublings,
    ),
    _rule(
        9, "增加了只算增量，增加到含原数",
        rf"由(?P<a>{NUMBER})(?P<u>[^\d，。；、]{{1,4}})增加了(?P<b>{NUMBER})(?P=u)[，,]共(?:有|计|达)?(?P=b)(?P=u)",
        rewrite.added,
    ),
    _rule(
        10, "比重、率的变动用百分点",
        rf"(?:由|从)(?P<a>{NUMBER})%(?:提高|上升|增加|升|下降|降低|降|减少|增长)[到至](?P<b>{NUMBER})%[，,]?"
        rf"(?P<verb>提高|上升|增加|增长|下降|降低|减少)了?(?P<c>{NUMBER})%", rewrite.points,
    ),
    _rule(
        11, "增长跟百分率，增加跟绝对数",
        rf"(?<!负)增长了?(?P<n>{NUMBER}{_SCALE})(?P<unit>元|吨|亩|人|户|家|个(?!百分点|点)|公斤|头|只|公里|平方米|千瓦时)",
        rewrite.grown,
    ),
    _rule(
        12, "估计数不精确到角分",
        rf"(?P<word>约|大约|预计|估计|预计全年[^\d，。；]{{0,8}}|预计[^\d，。；]{{1,10}}约)(?P<n>{NUMBER})(?P<unit>元|吨|公斤|亩)",
        rewrite.rough,
    ),
    _rule(
        13, "相邻两数表概数用汉字，不加顿号",
        r"(?<![第一二三四五六七八九十、])(?P<a>[一二三四五六七八])、(?P<b>[二三四五六七八九])(?=[十百]?[多余]?[位个名户家天次人件条里米斤亩吨])",
        rewrite.neighbours,
    ),
    _rule(14, "带“几”用汉字", r"(?P<n>[0-9]+)(?P<scale>[万亿]?)几", rewrite.some),
    _rule(
        15, "阿拉伯数字不配千、百、十",
        rf"(?<![\d.])(?P<n>{NUMBER})(?P<scale>[千百十])(?![瓦克米分帕卡伏焦赫兆字升吨牛安]|公[里斤顷])",
        rewrite.thousands,
    ),
    _rule(
        16, "不写亿、万、千、百串联",
        r"(?<![\d.])(?P<yi>[0-9]+亿)?(?P<rest>(?:[0-9]+[千百十万]){1,4})(?P<tail>万?)(?P<unit>元|吨|人|亩|斤|公斤)?",
        rewrite.chained,
    ),
    _rule(
        17, "年份写全",
        r"(?<![\d〇零一二三四五六七八九十])(?<!历时)(?<!历经)(?<!经过)(?<!用了)(?<!花了)(?<!耗时)(?P<y>0[0-9]|[126-9][0-9](?=年(?:建成|毕业|出生|投产|成立|开工|竣工)))年(?!之|来|间|后|前|以|的)",
        rewrite.full_year,
    ),
    _rule(
        18, "〇、零、0、O分清",
        r"(?<![零〇○一二三四五六七八九十百])[一二][零〇○0OoＯ０一二三四五六七八九]{3}年(?!级)",
        rewrite.zeros,
        original=True,
    ),
    _rule(
        19, "同一场合形式一致",
        r"(?P<y>[一二][〇零○九][〇零○一二三四五六七八九]{2})年(?P<rest>[0-9]{1,2}月)",
        rewrite.one_form,
    ),
    _rule(
        20, "日期存在、星期相符",
        r"(?P<y>[12][0-9]{3})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日(?:[（(]?(?:星期|周)(?P<w>[一二三四五六日天])[)）]?)?",
        rewrite.real_day,
    ),
    _rule(
        21, "跨月写明月份",
        r"[（(]?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日讯?[)）]?(?:讯)?[^。\d]{0,12}记者(?P<r>[0-9]{1,2})日",
        rewrite.other_month,
    ),
    _rule(
        22, "截至某时仍在继续，截止到期停止",
        r"截止(?=目前|到|今年|去年|年底|年末|上月|本月|昨[天日]|今[天日]|(?:记者)?发稿|[0-9])",
        rewrite.until,
    ),
    _rule(
        23, "同比对去年同期，环比对上一期",
        r"(?P<a>[0-9]{1,2})月份?同比(?P<b>[0-9]{1,2})月份?", rewrite.month_on_month,
    ),
    _rule(
        24, "以上、以下连用不漏不重",
        r"(?P<t>[0-9]+)(?P<u>[人户家个名])中[，,]?(?P<k>[0-9]+)(?P<m>[^，。、\d]{1,3}?)及?以上的?(?P<a>[0-9]+)(?P=u)[、，,]"
        r"(?P=k)(?P=m)以下的?(?P<b>[0-9]+)(?P=u)", rewrite.classes,
    ),
    _rule(
        25, "带小数的数后不加多、余", rf"(?P<n>[0-9]+\.[0-9]+{_SCALE})[多余](?!少|数)",
        rewrite.drop_more,
    ),
    _rule(
        26, "数字、%、小数点用半角", r"[０-９][０-９．，]*％?|(?<=[0-9])％", rewrite.half_width,
        original=True, once=True,
    ),
    _rule(
        27, "有上限的率不超过100%",
        r"(?<!拨备)(?<!准备金)(?<!利息)(?P<name>(?:合格|及格|出勤|覆盖|入学|巩固|普及|满意|成活|治愈|入住|参保|办结|完好|达标|通车|城镇化|就业|硬化|结案|识字|优良|毕业)率)"
        rf"(?P<verb>为|达到?|是)?(?P<n>{NUMBER})%", rewrite.bounded,
    ),
    _rule(
        28, "时段词与数字所属时段一致",
        r"(?P<word>上半年|下半年|[一二三四]季度|前三季度|全年)[（(](?P<a>[0-9]{1,2})(?:月)?[—\-~～至](?P<b>[0-9]{1,2})月[)）]",
        rewrite.same_span,
    ),
)  # fmt: skip
"""In the order of their numbers."""
