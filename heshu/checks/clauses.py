"""What the words beside a figure name: its subject, its scope, its owner.

The facts carry an indicator where extraction found one; pairing needs more, namely the bare
noun left of a figure with every verb, time word and scope word taken off, so that 产鲜茧 and
鲜茧 or 全市收入 and 一般公共预算收入 can be recognised as one subject.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from heshu.checks import cues

if TYPE_CHECKING:
    from heshu.checks.passage import Figure

_VERBS = re.compile(
    r"(?:共计|合计|总计|累计|完成|实现|达到|达|为|是|有|共|约|仅|只|超过|突破|近|卖到|卖了|花了|种了|收入(?=了)|"
    r"的|了|计|已|均|到|至|用于|投入(?=了)|落实|签约|发放|下达|接待|引进|拥有|建成|新建|挣了|分别|依次)+$"
)
_OPENING = re.compile(
    r"^(?:其中|今年|去年|上年|全年|本年|当年|上半年|下半年|一季度|前?[一二三四\d]+季度|截至|目前|到|年末|年底|"
    r"(?:19|20)\d\d年(?:底|末|初|度)?|\d{1,2}月(?:份|末|底)?|全[省市州县区镇乡村国]|我[省市州县区镇乡村国]|"
    r"比|较|同比|环比|同期|实现|完成|的|在|从|由|按|以|和|及|与|、|,|，|\s|“|”|\"|而|则|但|且|并|也|又|还|都|仍|已|共)+"
)
_SCOPE = re.compile(
    r"全[省市州县区镇乡村国部体年]|本[省市州县区镇乡村级年]|我[省市州县区镇乡村国]|[省市州县区镇乡村]里|总额|总量|总数|累计数|总"
)
_FILLING = re.compile(
    r"比|较|同比|环比|上年|去年|前年|同期|上一?(?:届|季|周|旬|轮|次|学年|榨季)|前一(?:周|天|日|季|月|个月)|年初|原来|此前|以前|上年末|去年底|上月|可比|不变价|可比价|同口径|口径|实际|名义|分别|依次|各自|"
    r"每[公吨斤亩户人张个]?[斤顷]?|全年|均|也|又|都|仍|则|略|再|净|比重|其中|幅度|幅|了|的|为|达|到|约|近|逾|超过|"
    r"以上|"
    r"[高低多少快慢]于|[，,。；:()、和及与“”\s]|(?:19|20)\d\d年(?:底|末)?|期末|今年|当年"
)
_BASE = re.compile(
    r"占(?:到|了|据)?(?P<base>[^，。；()占]*?)(?:的)?(?:比重|比例|份额)?(?:分别|依次|达到|达|为|约|近|超过|只有|仅|均)*$"
)


@lru_cache(maxsize=8192)
def noun(words: str) -> str:
    """The noun left when leading time and scope words and trailing verbs are taken off."""
    words = _OPENING.sub("", words)
    previous = None
    while previous != words:
        previous, words = words, _VERBS.sub("", words)
    return words


@lru_cache(maxsize=8192)
def residue(lead: str) -> str:
    """What a lead names beside its verb of change and its period words; empty when nothing."""
    words = cues.RISE.sub("", lead)
    if words == lead:
        words = cues.FALL.sub("", lead)
    return _FILLING.sub("", words)


def label(figure: Figure) -> str:
    """The subject of a figure: the noun before it in its clause, or its fact's indicator."""
    found = noun(figure.lead)
    return found or figure.fact.indicator


def base_words(lead: str) -> str | None:
    """The base named after 占, scope words off; None without 占, empty when unnamed."""
    found = _BASE.search(lead)
    return None if found is None else _SCOPE.sub("", found["base"])


_SCOPED = re.compile(r"占(?:到|了|据)?全[省市州县区镇乡村国场厂校]")


def scoped(lead: str) -> bool:
    """Whether a share is told of a whole place: 占全镇的."""
    return bool(_SCOPED.search(lead))


@lru_cache(maxsize=65536)
def common(one: str, other: str) -> int:
    """The length of the longest stretch two labels share."""
    one, other = _SCOPE.sub("", one), _SCOPE.sub("", other)
    if len(one) > len(other):
        one, other = other, one
    for size in range(len(one), 0, -1):
        if any(one[at : at + size] in other for at in range(len(one) - size + 1)):
            return size
    return 0


_GENERIC = re.compile(
    r"总?(?:收入|支出|面积|产量|产值|人数|投资额?|总额|销售额|人口|金额|数量|增加值|余额|规模|项目|单位|企业|建设)"
)
"""Nouns so common that sharing them says nothing: 药品收入 is not 业务收入."""


@lru_cache(maxsize=65536)
def kinship(one: str, other: str) -> int:
    """The length two labels share, 0 where they share nothing but a generic noun."""
    shared = common(one, other)
    bare = _GENERIC.sub("", _SCOPE.sub("", one)), _GENERIC.sub("", _SCOPE.sub("", other))
    if not shared or not all(bare):
        return shared
    least = min(2, len(bare[0]), len(bare[1]))
    return shared if common(*bare) >= least else 0


def alike(one: str, other: str, least: int = 2) -> bool:
    """Whether two labels share at least `least` characters in a row."""
    return common(one, other) >= least
