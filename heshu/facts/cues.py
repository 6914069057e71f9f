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
    "力争 争取到20 积极争取 确保 计划 拟 打算 目标 预期 规划 任务 将完成 将实现 将达 将达到 将新增 "
    "将建成 有望 可望 力求 预算 到20 谋划 安排 概算"
)
_ESTIMATED = "预计 估计 预测 估算 初步测算 初步核算数 测算 大约可 推算 预估"
_DONE = (
    "完成 实现 达到 达 累计 共 增长 下降 增加 减少 新增 提高 为 是 占 发放 收入 产 收购 种植 建成 投入 "
    "交售 争取到 引进 签约 办理 有"
)

MODALITY = re.compile(
    rf"(?P<estimated>{any_of(_ESTIMATED)})|(?P<planned>(?<![比较占为成])(?:{any_of(_PLANNED)})"
    r"(?!的|数|任务数?的|执行|收入|支出|经费|外|内))"
)
"""A cue that makes the figures after it, to the end of the sentence, planned or estimated."""

DONE = re.compile(rf"(?:{any_of(_DONE)})")
"""Wording of something that happened or is."""

PLAN_HEADING = re.compile(
    r"工作安排|工作打算|下一步|重点任务|主要目标|预期目标|工作计划|今后|来年|明年|思路|工作建议"
    r"|[取实]得?现?新突破|圆满收官"
)
"""A heading under which figures are meant, not done."""

MODALITIES = {"planned": Modality.PLANNED, "estimated": Modality.ESTIMATED}

RELATIVE_PERIOD = re.compile(
    r"(?P<same>(?:上年|去年|前年)?同期|上年同月|上年同季)"
    r"|(?P<last>(?<!以)上年(?:度|末)?(?![龄])|去年|上一年|前一年|过去(?:的)?一年|一年来)"
    r"|(?P<this>(?<!以)(?:今年|本年度?|当年(?!的))|全年|年内)"
    r"|(?P<next>明年|来年|下年|下一年)"
)
"""Words that are no facts and still say which year a figure belongs to."""

YEAR_SHIFT = {"same": -1, "last": -1, "this": 0, "next": 1}

AGAINST = re.compile(r"(?:比|较|相比|同比|与|同|由|从|自)(?:于)?$")
"""Right before a time, it makes it the time a change is counted from."""

WHOLE_AREA = re.compile(
    r"(?:全[省州市县区镇乡村社国团场盟旗]|[我本][省州市县区镇乡村社公司]{1,2}|市本级|县本级|区本级|市级|中心城区"
    r"|[省州市县区镇乡]属|市直|县直|州级|省级)(?!单位|企业|领导|部门|财政|预算|机关|以上|专项|非物质|公益)"
)
"""Whose a figure is, said with a word: 全镇."""

CLAUSE = "，,。；;：:！!？?\n（）()“”[]【】"
"""What a figure's wording does not reach across, to the left."""

SENTENCE = re.compile(r"[。！？!?；;\n]")
