"""The wording that says what part a figure plays, as tables.

Collected from communiqués, fiscal notes, work reports and newspaper pages of counties and
towns. Everything is read in the folded text and must stand right before the figure.
"""

from __future__ import annotations

import re

RISES = [
    "增长", "增加", "净增加", "净增", "增收", "增支", "增产", "增幅", "增速", "增", "上升",
    "上涨", "升高", "升幅", "涨幅", "涨", "提高", "提升", "多出", "多收", "多支", "多", "高出",
    "高", "扩大", "延长", "加快", "快", "超收", "超支", "超额", "超", "升", "加长", "抬高",
    "攀升", "上调", "胜出", "净增长", "净增加了",
]  # fmt: skip
FALLS = [
    "下降", "下跌", "减少", "减收", "减支", "减产", "减幅", "降低", "降幅", "跌幅", "回落",
    "缩短", "缩小", "压缩", "压减", "短收", "少收", "少用", "少支", "少", "低", "减", "降",
    "跌", "慢", "收窄", "下滑", "下调", "减轻", "节约", "节省", "负增长", "萎缩",
]  # fmt: skip


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


TAIL = r"(?:了|出|达|约|近|逾|超过|的?幅度(?:为|达)?|额(?:为|达)?|率(?:为|达)?)?"
RISE = re.compile(rf"(?<!最)(?<!较)(?:{_any(RISES)}){TAIL}$|(?:增幅|增速|升幅|涨幅)(?:为|达到?)$")
FALL = re.compile(rf"(?<!最)(?<!至)(?<!不)(?:{_any(FALLS)}){TAIL}$|(?:减幅|降幅|跌幅)(?:为|达到?)$")
NO_CHANGE = re.compile(r"(?:高达|多达|低至|至少|最多|最高|最低|不少|不低|不高)(?:为|达|到)?$")
MORE_DONE = re.compile(
    r"(?:比|较|同比|环比|、|，)[^，。；]*?"
    r"(?:(?<!众)(?<!许)(?P<rise>多)(?![数家年种个处])|(?<![至不多最缺])(?P<fall>少)(?![数年]))"
    r"[^，。；的\d于为到]{1,3}$"
)
"""A verb of doing more or less than before: 比去年多蓄, 同比少卖."""
AGAINST = re.compile(
    r"(?:(?P<rise>高|快|多|好|优|大|早|先|强)|(?P<fall>低|慢|少|小|晚|弱))于(?P<base>[^，。；()\d]{2,16}?)(?:的)?$"
)
"""A comparison told after its word: 快于城镇居民2.1个百分点."""
REACHED = re.compile(
    r"(?:增加|增长|增|升|上升|涨|上涨|提高|提升|扩大|扩|下降|降低|降|减少|减|压缩|压减|缩短|缩小|回落|"
    r"调整|调|变|变化|改|跌|下跌|发展|攀升|升高|延长|恢复|翻番|跃升|前移|后退|上调|下调)(?:到了?|至了?|为)"
    r"(?:现在|目前|今年|本期|今日|今天|昨日|当前|本月|如今|(?:19|20)\d\d年(?:底|末|初)?)?的?$"
)
"""A level that was reached: 增加到, 降至."""
REACHED_LOOSE = re.compile(r"(?:到|至|达|达到|变为)$")
"""After an opening 由 or 从 any 到 or 至 reaches."""
FROM = re.compile(r"(?:由|从(?![事业而严容教政军轻重未此]))[^，。；:()由从]{0,18}$")
STARTS_MOVE = re.compile(
    r"(?:到|至|升|降|增|减|涨|跌|提高|提升|上升|下降|扩大|压缩|缩短|缩小|回落|变为|调整为|发展)"
)
"""What must follow a figure after 由 or 从 for it to be the level of before."""
SHARE = re.compile(
    r"(?:占(?!地|用|领|道|有率|位|据)|占比|比重|份额|合占|(?<!城镇化)占有率)[^，。；()]{0,24}$"
)
EARLIER = re.compile(
    r"(?:上年|去年|前年|上一年|前一年|年初|期初|上月|上季|上期|同期|年底|上年末|去年末|原来|原|此前|"
    r"(?:19|20)\d\d年(?:底|末|初)?)[^，。；()]{0,16}$"
)
EARLIER_FIGURE = re.compile(
    r"(?:上年|去年|前年|年初|期初|上月|上季度?|上期|同期|年底|年末|上一年|原来|(?:19|20)\d\d年(?:底|末|初)?)"
    r"(?:的?同期)?(?:完成|实现|收入|支出|均价|总产|仅|只|共)?(?:为|是|的|有|数为|数是|约|只有|仅有|只卖了|卖了)*$"
)
"""A bare level of an earlier time: 上年为, 去年是, 比上年的."""
BRACKETED_BASE = re.compile(r"(?:比|较|与)[^，。；()比较]{2,16}[(（]$")
"""What opens a bracket that holds the earlier level: 比上年同期（25836元）."""
VERSUS = re.compile(r"(?:(?<![同环占对别师床护入])比(?![重例率])|较)([^，。；()比较]{1,16}?)的?$")
"""The level a comparison goes against, right before the figure: 比预计的84亿元."""
COMPARED = re.compile(r"(?:(?<![同环占对别师床护入])比(?![重例率])|较)([^，。；()比较]{1,20})$")

YEAR_AGO = re.compile(r"同比|比上年|较上年|比去年|较去年|上年同期|去年同期|按年")
YEAR_START = re.compile(r"(?:比|较)?(?:年初|上年末|去年底|去年末|上年底)")
PERIOD_AGO = re.compile(r"环比|比上月|较上月|比上季|较上季|比上期|较上期")

TARGET = re.compile(
    r"计划|目标|任务|力争|预算(?!执行|收入|支出)|拟|打算|预期|有望|争取|确保|规划|预计|到20(?:2[5-9]|3\d)年|将达|可望|"
    r"力求|明年|来年"
)
COMPARABLE = re.compile(r"不变价|可比价|可比口径|可比增速|可比|同口径|实际增长|扣除价格")
CONSTANT_PRICES = re.compile(r"地区生产总值|GDP|生产总值|增加值|总产值|产值")
"""Indicators whose growth is told at comparable prices while the level is at current ones."""
STRICT_CONSTANT_PRICES = re.compile(r"地区生产总值|GDP|生产总值|增加值|不变价|可比价|可比口径|可比")

ENUMERATE = re.compile(r"^\s*[、和及与]?(?:和|及|以及|与)?$")
"""What may stand between the members of one bare list of figures."""
SUMMED = (
    r"共计|合计|总计|总共|总和|之和|合起来|加起来|相加|一共|(?<![中公国])共(?![党产青和享建管同])"
)
"""What says that a figure is a sum; 共 as a word of its own: no 中共, no 共青团."""
TOTAL = re.compile(rf"(?:{SUMMED}|累计|总数|总额|总量|总产量?|总投资|小计)[^，。；()]{{0,8}}$")
