"""The words that tell when, whose and how certain a figure is, as tables.

Collected from communiqués, fiscal notes, township reports and county newspapers. All of it is
read in the folded text; `heshu.facts.context` says how far each word reaches.
"""

from __future__ import annotations

import re

from heshu.model import Modality


def any_of(words: str) -> str:
    """A pattern of the words of a table, the longest first."""
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))


_PLANNED = (
    "力争 积极争取 确保 拟 打算 预期 将完成 将实现 将达 将达到 将新增 将建成 将投入 有望 "
    "可望 力求 谋划 要达到"
)
_LOCAL = "预算 目标 目标任务 任务 计划数 规划 概算 计划的 预计的 预算的 目标的"
_ESTIMATED = "预计 估计 预测 估算 测算 推算 预估"
_DONE = (
    "完成 实现 达到 达 累计 共 增长 下降 增加 减少 新增 提高 为 是 占 发放 收购 种植 建成 "
    "投入 交售 争取到 引进 签约 办理 引入 培育 实施 改造 养殖 出栏 采购 签订 核查 清理 新建 "
    "修 卖 率达"
)

MODALITY = re.compile(
    rf"(?P<estimated>(?:{any_of(_ESTIMATED)})(?!的))"
    rf"|(?P<planned>(?<![比较占为成])(?:{any_of(_PLANNED)}"
    r"|(?<![动露善书性])计划(?=[再新种投建完实安收用引发修开改争推到在于扩])"
    r"|(?<![加高长升降少低大展增减至])到20\d\d年)(?!的|数|任务|总投资|外|内))"
    rf"|(?P<local>(?:{any_of(_LOCAL)}|计划(?=总投资))(?!执行|收入|支出|经费|外|内|编制|完成))"
)
"""A cue for the figures after it: planned and estimated hold to the end of the sentence, a local
one (预算 目标 计划的) within its clause."""

DONE = re.compile(rf"(?:{any_of(_DONE)}|(?<![生水特财资国])产(?![值业量品权出]))")
"""Wording of something that happened or is."""

PLAN_HEADING = re.compile(
    r"工作安排|工作打算|下一步|重点任务|主要目标|预期目标|工作计划|今后|来年|明年|思路|工作建议"
    r"|(?:取得|实现)新突破|圆满收官|开好局"
)
"""A heading under which figures are meant, not done."""

PLAN_SECTION = re.compile(r"(?:总体要求|预期目标|主要目标|工作目标|发展目标|总体思路)(?:是|:)")
"""Wording after which a paragraph speaks of what is to come."""

TOPIC = re.compile(r"(?:^|[。！？!?；;\n])(?:截至|截止|到|在|据|自)?$")
"""What stands before a time that opens a sentence, which is then about that time."""

OWNER_NAME = re.compile(
    r"(?!.*(?:排名|全|示范|提升|整治|行政|自然|打造|美丽|专业|建制|重点|特色|文明|贫困|脱贫|产业|的))(?:[\u4e00-\u9fff]{1,6}(?<![小园社片])"
    r"(?:省|市|县|区|州|盟|镇|乡|村|街道|社区|公司|厂|合作社)|[\u4e00-\u9fff]{1,3}[点组])(?:分)?"
    r"|[省市县区镇乡]级"
)
"""A name before a figure that is an owner and no indicator: 临江县41.8亿元."""

MODALITIES = {"planned": Modality.PLANNED, "estimated": Modality.ESTIMATED}

RELATIVE_PERIOD = re.compile(
    r"(?P<same>(?:上年|去年|前年)?同期|上年同月|上年同季)"
    r"|(?P<last>(?<!以)上年(?:度|末)?(?![龄]|结转|结余)|上一年|前一年)"
    r"|(?P<past>去年|过去(?:的)?一年)"
    r"|(?P<this>今年|(?<!以)本年度?)"
    r"|(?P<whole>全年|(?<!以)当年(?!的)|年内|一年来)"
    r"|(?P<next>明年|来年|(?<!结转)下年|下一年)"
)
"""Words that are no facts and still say which year a figure belongs to."""

YEAR_SHIFT = {"same": -1, "last": -1, "past": -1, "this": 0, "whole": 0, "next": 1}
"""Years from the one meant: of the issued date for past, this and next, else of the text."""

AGAINST = re.compile(r"(?:比|较|相比|同比|与|同|由|从|自)(?:于)?$")
"""Right before a time, it makes it the time a change is counted from."""

WHOLE_AREA = re.compile(
    r"(?:全[省州市县区镇乡村社国团场盟旗]|[我本][省州市县区镇乡村社]|[本我]公司|[市县区州省]本级|中心城区"
    r"|[省州市县区镇乡][属直]|[省州市县区]级(?=[\d一完收支]))(?!规模最|最|首|第|文明|先进|排名|同|单位|企业|领导|部门|财政|预算|机关|以上|专项|非物质|公益)"
)
"""Whose a figure is, said with a word: 全镇."""

CLAUSE = "，,。；;：:！!？?\n()[]【】"
"""What a figure's wording does not reach across, to the left."""

SENTENCE = re.compile(r"[。！？!?；;\n]")

HEADING = re.compile(
    r"(?:^|(?<=\n))(?:(?P<first>[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+部分)"
    r"|\([一二三四五六七八九十]{1,3}\))[^\n。]{0,60}"
)
"""A numbered heading at the head of a line; `first` when it is of the outermost level."""

OPENINGS = "".join(
    sorted({
        *(word[0] for words in (_PLANNED, _LOCAL, _ESTIMATED) for word in words.split()),
        *"计到",
        *"上去前同过今本全当年一明来下",
        *"全我本市县区州省镇乡中",
        *"总预主工发",
        *"一二三四五六七八九十第(",
        *"。！？!?；;\n",
    })
)  # fmt: skip
"""The characters that the words of time, owner and certainty, the headings and the ends of
sentences can begin with."""
