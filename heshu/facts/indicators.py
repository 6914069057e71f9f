"""What a figure measures, taken from the words before it and brought into one form.

An indicator keeps the wording of the text without what belongs to other fields (whose, when,
how sure) and without verbs that every sentence has (完成 实现 达 为). Verbs that make another
indicator stay: 种植烤烟 is not 收购烤烟, 新增就业 is a flow. Aliases make two wordings of one
indicator equal; they are those of the national statistical system (国家统计局, 主要统计指标解释).
"""

from __future__ import annotations

import re
from functools import lru_cache

from heshu.facts.cues import RELATIVE_PERIOD, WHOLE_AREA, any_of

OPENING = (
    "完成 实现 达到 达成 取得 累计 共计 合计 总计 共有 一共 总共 全部 全面 分别 依次 各自 "
    "已经 已有 预计 计划 力争 确保 争取到 积极争取 目标 超过 突破 同比 环比 以及 并且 其中 "
    "另外 另有 此外 同时 截至 截止 高达 多达 保持 稳定 上年同期 去年同期 去年 上年 今年 明年 "
    "全年 当年 期末 年末 年底 年初 年内 一年来 每公斤 每斤 每亩 每吨 每人 每户 每座 每个 "
    "大约 大概 基本 全力 努力 继续 持续 不断 进一步 大力 圆满 成功 顺利 提前 即 也就是 折合 "
    "相当于 约合 实有 现有 拥有 平均 可望 有望 除去 打算 因此 全国 目前 如今 据统计 据介绍 "
    "经统一核算 介绍 至此 他们 她们 我们 他 她 它 主要是 由高到低依次是 从高到低依次是 "
    "由高到低 从高到低 高到低 算下来 依次是 这条 这座 这个 该 用于 按季划分为 "
    " 及时 依法 积极 有序 正在组织实施 正在 向上"
)
"""Words that may open the wording before a figure and are not part of the indicator."""

CLOSING = (
    "完成 实现 达到 达 到达 取得 累计 共计 合计 总计 共有 共 一共 总共 全部 分别 依次 各自 "
    "各 仅 只 就 已 已经 已有 将 可 预计 力争 确保 争取到 为 是 有 超过 超 突破 比 较 同比 "
    "环比 与 按 从 由 自 至 到 在 了 截至 高达 多达 站上 保持在 稳定在 控制在 维持在 安排 居 "
    "中有 尚有 左右 约 近 逾 不足 不到 至少 去年 上年 上年同期 同期 去年同期 今年 每公斤 每斤 每亩 "
    "每吨 每人 每户 平均 的 涨到 减到 涨至 减至 算下来 才 仍 再 几乎 大约 只有 数 最高 最低 "
    "年末 年底 其中 以 正在组织实施 组织实施 有望 可望"
)
"""Words that may stand between an indicator and its figure."""

CHANGE = (
    "增长 增加 增至 增收 增支 增产 增幅 增速 净增 增 提高 提升 上升 升高 升幅 上涨 涨幅 涨 "
    "扩大 加快 高于 高出 高 多于 多出 多收 多 快于 快 下降 降低 降幅 降 减少 减 减收 减支 "
    "减产 减幅 压减 压缩 缩减 缩小 收窄 下滑 下跌 跌幅 跌 低于 低 少于 少用 少 慢于 慢 回落 "
    "可比增长 不变价增长 不变价分别增长 不变价增速 可比增速 同口径增长 同比增长 同比下降 由 "
    "从 占比 占 占到 拉动 变化 调整 压缩到 提高到 增加到 减少到 下降到 上升到 降至 升至 "
    "增长到 名义增长 实际增长 年均增长 短收 超收 节支 省下 节约 入库 减为 增为"
)
"""Words of change and share: the figure after them tells of the indicator before them."""

_HEADLESS_WORDS = (
    "预算 实际 计划 目标 任务 总量 总数 总额 总值 数量 规模 增速 增幅 降幅 占比 比重 占 总 "
    "余额 单价 均 总体 合计 总产 每 净 同口径 现 原 一 二 三 目前 如今 这 其 这些 不变价 "
    "可比 尚 税 户 人 亩 点 市 县"
)
HEADLESS = frozenset(_HEADLESS_WORDS.split())
"""What is left of wording that only points back to the indicator before."""

ALIASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"GDP|gdp|(?<!地区)(?<!国内)(?<!国民)生产总值|国内生产总值", "地区生产总值"),
        (r"人均(?=地区生产总值)", "人均"),
        (r"规模以上(?=工业|企业|服务|文化)", "规上"),
        (r"限额以上", "限上"),
        (r"固投|固定资产投资额|固定资产投资总额", "固定资产投资"),
        (r"社零(?:总额)?|社消零总额|社会消费品零售额", "社会消费品零售总额"),
        (r"地方(?:财政)?一般公共预算收入|一般预算收入", "一般公共预算收入"),
        (r"地方(?:财政)?一般公共预算支出|一般预算支出", "一般公共预算支出"),
        (r"城镇(?:常住)?居民(?:家庭)?(?=人均|可支配)", "城镇居民"),
        (r"(?:农村(?:常住)?居民|农民)(?:家庭)?(?=人均|可支配)", "农村居民"),
        (r"实际到位资金|到位资金额", "到位资金"),
        (r"新型农村合作医疗", "新农合"),
        (r"用电总量|全社会用电总量", "用电量"),
        (r"总产量", "产量"),
        (r"总收入额", "总收入"),
        (r"平均价格?|收购均价", "均价"),
    )
)
"""Wordings of one indicator and the name it goes by."""

_SINGLE = (
    "加(?!工|快|强|大|油|气)|共(?!建|同|享|青|产|销|富)|折(?!叠|旧)|已|将(?!军)|也|还(?!田|林|款|本|贷|草)"
    "|和(?!谐|美|平)|及(?!时|格)|并(?!网|购)|由|从(?!业|事)|自(?!然|来|建|主|住|行|筹|有|贸|费|治|愿|用)"
    "|至|到(?!位|期|户|账|岗)|了|但|而|其(?!他|它)|比(?!例|重|率)|较(?!大|重)|与(?!会)|达(?!标|产|到)|为(?!民)"
    "|是|的(?!士)|在(?!校|建|册|库|线|职|岗|途|用)"
)
"""Single characters that may open the wording, and what makes them part of a word."""
_WORD = rf"(?:{any_of(OPENING)}|{_SINGLE})"
_CHANGES = rf"(?:{any_of(CHANGE)})"
_TIME = re.sub(r"\?P<\w+>", "?:", RELATIVE_PERIOD.pattern)
_LEFT = re.compile(rf"(?:{_TIME}|{WHOLE_AREA.pattern}|{_WORD}|[、/—-])+")
_PER = "每(?:平方米|公里|公斤|斤|亩|吨|人|户|张|座|头|只|个|月|年)"
_RIGHT = re.compile(
    rf"(?:{any_of(CLOSING)}|{_CHANGES}|{WHOLE_AREA.pattern}|[、/]|(?<![人户亩日年月次场单张])均|{_PER})+$"
)
_AFTER_VERB = re.compile(r"(?:完成|实现|取得|累计)(?!率|额|数|情况)(?=.{2})")
_SHARE = re.compile(r"占(?!地|比|用|有率|领|道|压).*$")
_OBJECT = re.compile(
    rf"^(?:与|同|跟|和)[^，]{{1,12}}?相差$|^(?:较|比|与|同|超过)[^，]{{1,16}}?(?:相比)?(?={_CHANGES}(?:了|出|约)?$)|(?:完成|相当于|等于|为)[^，]{{1,16}}的$"
)
"""What a figure is held against: 比限额低, 完成调整预算的."""
_ASIDE = re.compile(r"\([^()\d，。、]{1,6}\)|[“”\"']")
_CHANGED = re.compile(rf"{_CHANGES}|{_WORD}")
_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}")
_TRAIL_END = re.compile(
    r"[的了和与及在为是达占，、。]|中?有|由|从|全[部面]|参[加与]|进行|完成|实现|种[烟植]|养|组成|构成|受益|入驻|线上"
    r"|计征|投入|动工|通车|成功|依法|共同|先后"
)


@lru_cache(maxsize=8192)
def before(lead: str) -> str:
    """The indicator in the words before a figure, in its normal form; empty when none is left.

    >>> before("全镇完成固定资产投资")
    '固定资产投资'
    """
    text = _OBJECT.sub("", _SHARE.sub("", _ASIDE.sub("", "".join(lead.split()))))
    text = _RIGHT.sub("", text)
    text = _AFTER_VERB.split(text)[-1]
    left = _LEFT.match(text)
    text = text[left.end() :] if left and left.end() < len(text) else "" if left else text
    text = _RIGHT.sub("", text).strip("、的《》")
    return "" if text in HEADLESS or (len(text) < 2 and not text.isalpha()) else normal(text)


def ends_with(lead: str, owner: str) -> bool:
    """Whether the words before a figure end with whose it is: 排在头名的青浦区为."""
    return _RIGHT.sub("", lead).endswith(owner)


@lru_cache(maxsize=4096)
def after(tail: str) -> str:
    """The noun that follows a count: 生物质烤房 after 200座; empty when there is none."""
    if _CHANGED.match(tail):
        return ""
    end = _TRAIL_END.search(tail)
    match = _NOUN.match(tail[: end.start()] if end else tail)
    return normal(match[0]) if match else ""


def normal(name: str) -> str:
    """One name for the wordings of one indicator.

    >>> normal("GDP")
    '地区生产总值'
    """
    for pattern, replacement in ALIASES:
        name = pattern.sub(replacement, name)
    return name
