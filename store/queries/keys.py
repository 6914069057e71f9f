"""The keys of the query language and the words their values go by, Chinese and English.

Keys are those of the columns and of the JSON. A Chinese word for a value is the one the
reader shows (`tui/locale/zh.py`, held together by a test) or a usual other one.
"""

from __future__ import annotations

from heshu.model import ArticleKind, FactKind, ReviewState, VerdictLabel

KEYS: dict[str, tuple[str, ...]] = {
    "kind": ("种类",),
    "unit": ("单位",),
    "value": ("数值",),
    "indicator": ("指标",),
    "owner": ("主体", "归属"),
    "period": ("时期",),
    "verdict": ("结论",),
    "reviewer": ("核者", "核查人"),
    "state": ("状态",),
    "tag": ("标签",),
    "date": ("日期",),
    "added": ("导入",),
    "source": ("来源", "文件"),
    "issuer": ("发布者",),
    "title": ("标题",),
    "type": ("体裁",),
    "is": ("是",),
    "has": ("有",),
}
"""Key → its Chinese names."""

BY_NAME = {name: key for key, names in KEYS.items() for name in (key, *names)}

OF_FIGURES = frozenset(
    ("kind", "unit", "value", "indicator", "owner", "period", "verdict", "reviewer")
)
"""Keys that speak of one figure; several of them must hold of the same one."""

UNJUDGED = "none"
"""As a verdict: the figures that have none."""

_CHINESE: dict[str, dict[str, tuple[str, ...]]] = {
    "kind": {
        FactKind.NUMBER: ("数", "数字"),
        FactKind.QUANTITY: ("数量",),
        FactKind.MONEY: ("金额", "钱"),
        FactKind.PERCENT: ("百分数", "百分比"),
        FactKind.PERCENTAGE_POINT: ("百分点",),
        FactKind.RANK: ("排名", "名次", "位次"),
        FactKind.MULTIPLE: ("倍数",),
        FactKind.RATIO: ("比例", "比值"),
        FactKind.FRACTION: ("分数",),
        FactKind.AGE: ("年龄",),
        FactKind.RANGE: ("范围", "区间"),
        FactKind.DATE: ("日期",),
        FactKind.TIME: ("时刻", "时间"),
        FactKind.PERIOD: ("时期", "期间", "时段"),
        FactKind.DURATION: ("时长", "期限"),
        FactKind.ORG: ("机构",),
        FactKind.PLACE: ("地名", "地点"),
        FactKind.PERSON: ("人名", "人物"),
        FactKind.POLICY: ("政策用语", "政策"),
        FactKind.DOCUMENT: ("文号", "文件号"),
    },
    "verdict": {
        VerdictLabel.CONFIRMED: ("属实", "正确", "对"),
        VerdictLabel.WRONG: ("有误", "错误", "错"),
        VerdictLabel.DISPUTED: ("有争议", "争议"),
        VerdictLabel.UNCLEAR: ("存疑", "待查"),
        VerdictLabel.SKIPPED: ("跳过", "略过"),
        UNJUDGED: ("未核", "无"),
    },
    "state": {
        ReviewState.UNREAD: ("未读",),
        ReviewState.IN_REVIEW: ("审读中", "在审"),
        ReviewState.ANNOTATED: ("已标注", "已标"),
        ReviewState.REVIEWED: ("已审", "已复核"),
        ReviewState.FINAL: ("定稿",),
    },
    "type": {
        ArticleKind.NEWS: ("新闻", "稿件"),
        ArticleKind.REPORT: ("报告",),
        ArticleKind.CAPTION: ("图片说明",),
        ArticleKind.NOTICE: ("公告", "启事"),
        ArticleKind.INTRO: ("导读",),
    },
    "is": {
        "doubtful": ("有疑", "拆分存疑"),
        "inconsistent": ("矛盾", "有矛盾"),
    },
    "has": {
        "finding": ("问题", "矛盾"),
        "note": ("附注", "批注", "备注"),
        "verdict": ("结论",),
        "tag": ("标签",),
        "figure": ("数字", "数据"),
        "evidence": ("证据", "依据"),
    },
}

VALUES: dict[str, dict[str, str]] = {
    key: {name: str(value) for value, names in table.items() for name in (str(value), *names)}
    for key, table in _CHINESE.items()
}
"""Key → every spelling of its values → the value; the other keys take any text."""


def choices(key: str) -> str:
    """The values of a key as a message lists them, in English."""
    return " ".join(dict.fromkeys(VALUES[key].values()))
