"""Organisations: an ending such as 局 or 有限公司 with the words that name whose it is.

From the ending the name is followed to the left through nouns to a place, a level of government
(县委, 市统计局) or a word unknown to the dictionary (a brand); without one of these it is a kind
of organisation, not a name. The endings are those of 国家统计局, 组织机构类型 and local offices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.facts.segmentation import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.facts.tokens import Token

Span = tuple[int, int]

ENDINGS = (
    "公司 集团 银行 大学 学院 中学 小学 学校 幼儿园 医院 卫生院 合作社 联合社 委员会 人民政府 政府 法院 检察院 出版社 研究院 "
    "研究所 协会 联合会 基金会 学会 商会 电视台 电台 报社 日报 晚报 通讯社 新闻社 俱乐部 博物馆 图书馆 文化馆 纪念馆 体育馆 剧院 剧团 "
    "办公室 办公厅 管理局 工作站 服务站 收购站 供电所 派出所 司法所 财政所 卫生所 中心 支队 大队 总队 中队 领导小组 工作组 工作专班 "
    "项目部 指挥部 分局 总局 县委 州委 市委 省委 区委 镇党委 乡党委 党委 党工委 纪委 监委 纪委监委 发改委 工委 管委会 村委会 居委会 "
    "人大 政协 人大常委会 常委会 总工会 工会 妇联 团委 团县委 团市委 供销社 信用社 文联 科协 残联 工商联 红十字会 烟草公司 烟办 镇烟办 "
    "党支部 党总支 酒店 宾馆 商场 超市 工厂 总厂 电厂 水厂 钢铁厂 缫丝厂 糖厂 茶厂 农场 林场 渔场 合作联社 交易所 事务所 敬老院 福利院 "
    "教育局 统计局 财政局 公安局 税务局 林草局 水务局 水利局 农业农村局 卫健局 卫健委 民政局 司法局 住建局 交通局 运输局 审计局 气象局 "
    "环保局 文旅局 老干部局 监督管理局 应急局 医保局 商务局 科技局 体育局 档案局 信访局 能源局 搬迁局 外交部 国防部 财政部 教育部 商务部 "
    "公安部 司法部 民政部 卫生部 水利部 交通部 铁道部 文化部 农业部 建设部 组织部 宣传部 统战部 武装部 军区 军分区 联盟 安理会 代表团 "
    "球队 足球队 女排 共产党 国民党 民主党 工党 保守党 自由党 社会党 议会 众议院 参议院 国会 法庭 使馆 大使馆 领事馆 国务院 中央军委"
).split()
"""Words that end an organisation's name."""

_SINGLE = frozenset("局部委办厅院所站队社厂会科处行校党军司署台团馆")
"""Endings of one character; they need a place, a level or a brand before them."""
_STRONG = frozenset(ENDINGS)
_LEVELS = frozenset(
    "省 市 县 区 州 镇 乡 村 国家 全国 中央 中共 中国 党中央 自治区 自治州 街道 社区".split()
)
_INSIDE = frozenset(
    "管理 监督 建设 服务 发展 保护 促进 采购 出让 交易 就业 保障 运输 统计 教育 宣传 组织 审计 检查 监察 研究 投资 开发 经营 劳动 "
    "培训 指导 调度 志愿 救助 救援 防治 执法 治理 根治 整治 督查 督导 环保 种植 养殖 加工 制造 生产 销售 贸易 流通 工作 领导 规划 设计 "
    "勘测 咨询 评估 检测 监测 预防 控制 康复 护理 养老 出版 发行 广播 进出口 控股 有限 专业 高级 第一 第二 第三 第四 第五 综合 联合 国际 "
    "人民 中级 最高 高等 乡村振兴 退役 退役军人 改革 合作 保险 证券 信托 证监 欠薪 交通 安全 应急 动员 招商 引资 国土 测绘".split()
)
"""Verbs and modifiers that stand inside names."""
_JOINTS = frozenset("和与及、")
_PLAIN = frozenset(
    "中心 学校 政府 公司 集团 酒店 宾馆 商场 超市 工厂 银行 大学 医院 小组 人大 议会 国会 联盟 代表团 球队 法庭 使馆 党委 市中心".split()
)
_FAR = 9
"""How many words an organisation's name may have before its ending."""
_NO_ENDING = frozenset("全部 内部 外部 干部 总部 机会 社会 大会 晚会 会议 部队 军队 排队 车队 舞台 平台 集团军 "
    "一部 局部 宴会 聚会 银行 言行 进行 举行 执行 发行 运行 旅行 流行 同行 步行 飞行 实行 党 军 社 会 行 科 处 团 台 院 "
    "各部 上司 公司 机场 工会 议会 国会 党委 协会 商会 集会 委 办 所 站 队 部 局 厅 校 厂 司 署 馆".split())  # fmt: skip
"""Words that end like an organisation and say nothing of one on their own."""


def find(tokens: Sequence[Token], places: Sequence[Span]) -> Iterator[Span]:
    """The organisations among the words of one clause.

    Args:
        tokens: the words.
        places: spans of the places found in the same clause.
    """
    known = lexicon()
    inside_place = {at for start, end in places for at in range(start, end)}
    last: Span | None = None
    for index, token in enumerate(tokens):
        word = token.word
        if word in known.orgs and word[-1] in _SINGLE | set("府联盟院") and len(word) > 2:
            span = _extended(tokens, index, inside_place) or (token.start, token.end)
        elif word in _STRONG or (word[-1] in _SINGLE and _may_end(word, tokens, index)):
            found = _extended(tokens, index, inside_place)
            if found is None:
                continue
            span = found
        else:
            continue
        if last and span[0] <= last[0]:
            last = (span[0], span[1])
        else:
            if last:
                yield last
            last = span
    if last:
        yield last


def _may_end(word: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word with an ending of one character can close a name where it stands."""
    if len(word) > 1:
        return word not in _NO_ENDING and word not in lexicon().function and (
            len(word) > 2 or word[-1] in "局委办厅院所站"
        )  # fmt: skip
    following = tokens[index + 1].word[0] if index + 1 < len(tokens) else ""
    return index > 0 and following not in {"分", "长", "员", "门", "队", "委", "议"} | set("级")


def _extended(tokens: Sequence[Token], index: int, inside_place: set[int]) -> Span | None:
    """The span from the first word that names whose it is to the ending at `index`."""
    known = lexicon()
    start: int | None = None
    if (
        len(tokens[index].word) >= 2
        and tokens[index].word[0] in "省市县区州镇乡村"
        and (tokens[index].word in _STRONG)
    ):
        start = tokens[index].start
    for back in range(index - 1, max(index - 1 - _FAR, -1), -1):
        word = tokens[back].word
        if tokens[back].start in inside_place or word in _LEVELS:
            start = tokens[back].start
        elif word in _STRONG and word not in _PLAIN or word in known.orgs:
            start = tokens[back].start
        elif word in _JOINTS:
            if word == "、" or back == index - 1:
                break
        elif len(word) > 1 and not known.known.get(word) and "\u4e00" <= word[0] <= "\u9fff":
            start = tokens[back].start
        elif word in known.function and word not in _INSIDE:
            break
        elif not ("\u4e00" <= word[0] <= "\u9fff" or word[0].isalpha()):
            break
        elif start is not None and tokens[back].end == start and word not in known.places:
            break
    return None if start is None else (start, tokens[index].end)
