"""One figure and the words that tell of it: the reading part of `heshu.facts.context`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from heshu.facts import cues, indicators
from heshu.facts.timex import UNKNOWN_YEAR, Reference
from heshu.model import Fact, FactKind, Modality

_REACH = 48
"""How many characters before a figure its clause may be long."""
_ACTION_WORDS = (
    "新增 新建 改建 引入 引进 实施 建设 建成 培育 申报 签约 拆除 发放 开展 举办 谋划 储备 "
    "建立 设立 打造 创建 评选 消除 兑现 核查 签订 成立 办理 种植 发展 推广 改造 修建 修路 "
    "新改建 续建 收购 交售 盈利 亏损 投放 争取 协调处理 查处 立案 抓好 抓实 推进 列入 紧盯 "
    "新识别 整治 清理 安装 搬迁 回收 培训 组织 慰问 救助 资助 帮扶 采购 审核 落实"
)
_ACTIONS = frozenset(_ACTION_WORDS.split())
"""Verbs that need the noun after the count: 新建 200座 生物质烤房."""
_COPULA = re.compile(
    r"(?:的|完成|实现)?(?:为|是|只有|仅有?|只)?(?:完成|实现|卖了)?|的[^，。；]{0,6}"
)
_ASIDE = re.compile(r"\([^()\d，。]{1,6}\)|[“”]")
"""A short bracket or quotation marks inside the wording: 因公出国（境）费, “三公”经费."""
_ASIDE_OPENS = re.compile(r"[(“”]")
_CLAUSES = re.compile(rf"(?s:.*)[{re.escape(cues.CLAUSE)}]")
"""All the clauses but the last."""
_LISTED = re.compile(r"、[^、]{2,8}$|[等的]$")
"""The things counted stand before the count by name: 松坪、柳塘等6个村."""
_OWNERS = re.compile(r"[县市区镇乡村州省]、")
_FLOWS = frozenset(["新增", "净增", "新建", "续建", "收购", "交售", "种植", "投放"])
"""Actions that may stand for the noun named before: 市场主体…户，新增…户."""
_FLOW_HEAD = re.compile("^(?:" + "|".join(sorted(_FLOWS)) + ")(?=.)")
_SHORT = 4
"""A longer noun after a count may hold the wording of the next figure."""
_SHARES = frozenset({FactKind.PERCENT, FactKind.PERCENTAGE_POINT, FactKind.MULTIPLE})
_STOP = re.compile(r"[，,。；;()]")
_MEASURED = re.compile("完成|占|相当于|达|超|为")
"""Wording that holds a figure against a plan: 完成预算的91%."""


class Mark(NamedTuple):
    """Something on the way: a word or a fact, in shadow offsets."""

    start: int
    end: int
    what: str
    value: str
    number: int = -1
    """Of a figure among the facts."""


class Time(NamedTuple):
    """A time on the way, and the period it stands for."""

    mark: Mark
    period: str


@dataclass(slots=True)
class State:
    """What the walk knows where it stands."""

    reference: Reference
    title_period: str = ""
    planned: bool = False
    """By the heading the text stands under."""
    planned_paragraph: bool = False
    under_heading: bool = False
    heading_period: str = ""
    paragraph_period: str = ""
    paragraph_owner: str = ""
    period: str = ""
    """Of the sentence, like the next four."""
    owner: str = ""
    modality: Modality | None = None
    subject: str = ""
    series: list[str] = field(default_factory=list)
    """The names of its last series of figures."""
    series_owns: bool = False
    """Whether they say whose the figures are."""
    sentence: int = 0
    """Where it began."""
    local_plan: int = -1
    """Where the last cue ended that holds within its clause only."""
    edge: str = ""
    """年末 before a wording (年末常住人口): the period of that stock, not of the sentence."""
    edge_kind: FactKind | None = None
    """The kind of the stock; None until its figure has come."""
    times: list[Time] = field(default_factory=list)
    """Time words since the last figure."""
    text_year: str = ""
    """The last year that opened a sentence."""
    wording_end: int = 0
    """Where the last figure, or the noun it counts, ended."""

    def end_sentence(self, *, paragraph: bool) -> None:
        """Forget what holds for one sentence, and at a line's end what holds for a paragraph."""
        self.period = self.owner = self.subject = self.edge = ""
        self.edge_kind = None
        self.modality = None
        self.series = []
        self.times.clear()
        if paragraph:
            self.paragraph_period = self.paragraph_owner = ""
            self.planned_paragraph = False

    @property
    def spoken_year(self) -> str:
        """The year the text is speaking of: what 上年 and a month without a year belong to."""
        for period in (
            self.period, self.paragraph_period, self.heading_period, self.text_year,
        ):  # fmt: skip
            if period[:4].isdigit():
                return period[:4]
        return self.this_year

    @property
    def this_year(self) -> str:
        """The year of 今年: of the issued date, else of the title."""
        if self.reference.year is not None:
            return self.reference.year_string(0)
        return self.title_period or UNKNOWN_YEAR


@dataclass(slots=True)
class Telling:
    """One figure and the words that tell of it."""

    fact: Fact
    mark: Mark
    state: State
    text: str
    lead: str = ""

    def fact_with(self, name: str, shared: str) -> Fact:
        """The figure with its context; `name` and `shared` when a series aligns it."""
        self.lead = self._wording()
        owner = self.state.owner or self.state.paragraph_owner
        owns = cues.OWNER_NAME.fullmatch(name) or self.state.series_owns
        if name and (owns or indicators.before(shared)):
            owner, indicator = name, indicators.before(shared) or self.state.subject
            self.state.subject = indicator
        elif name:
            indicator = self.state.subject = indicators.before(name) or name
        else:
            indicator = self._indicator()
            if cues.OWNER_NAME.fullmatch(indicator) and indicators.before(self.lead) == indicator:
                owner, indicator = indicator, self._outer_subject
            self.state.subject = indicator
        f = self.fact
        period, modality = self._period(), self._modality()
        # Field by field: `dataclasses.replace` takes three times as long, once a figure.
        return Fact(
            f.start, f.end, f.exact, f.kind, f.value, f.unit, f.low, f.high, f.precision,
            f.qualifier, f.approx, f.direction, indicator, period, owner, modality, f.of,
            f.numeral, f.field, f.extractor,
        )  # fmt: skip

    @property
    def _outer_subject(self) -> str:
        subject = self.state.subject
        return "" if cues.OWNER_NAME.fullmatch(subject) else subject

    def _wording(self) -> str:
        """The words of the clause before the figure, without times and the owner."""
        begin = max(self.state.wording_end, self.mark.start - _REACH)
        window = self.text[begin : self.mark.start]
        if _ASIDE_OPENS.search(window):
            window = _ASIDE.sub(lambda aside: "\0" * len(aside[0]), window)
        for time, _ in self.state.times:
            if time.start >= begin:
                low, high = time.start - begin, time.end - begin
                window = window[:low] + "\0" * (high - low) + window[high:]
        cut = _CLAUSES.match(window)
        lead = window[cut.end() if cut else 0 :].replace("\0", "")
        owner = self.state.owner
        if owner and indicators.ends_with(lead, owner):
            return ""
        if owner and owner in lead[: len(owner) + 4]:
            lead = lead.split(owner, 1)[1] or lead
        return lead

    def _indicator(self) -> str:
        found = indicators.before(self.lead)
        noun = ""
        if self.fact.kind in {FactKind.QUANTITY, FactKind.RANGE} and (
            not found or found in _ACTIONS or _LISTED.search(self.lead)
        ):
            noun = indicators.after(self.text[self.mark.end : self.mark.end + 12])
            if len(noun) <= _SHORT:
                self.state.wording_end = self.mark.end + len(noun)
        subject = self.state.subject
        if _LISTED.search(self.lead) and (noun or _OWNERS.search(found)):
            return noun or subject
        if found in _ACTIONS:
            flows = found in _FLOWS and subject not in _ACTIONS and len(subject) > 1
            kept = _FLOW_HEAD.sub("", subject) if flows else ""
            return found + (noun or kept)
        return found or noun or subject

    def _period(self) -> str:
        """The time right before the figure, else that of the sentence, paragraph, heading."""
        state = self.state
        if state.times:
            last = state.times[-1]
            close = _COPULA.fullmatch(self.text, last.mark.end, self.mark.start)
            if close or self._of_earlier(last.mark):
                state.edge = ""
                return last.period
        if self.lead.rstrip("的").endswith(("由", "从")):
            return ""
        if state.edge and self._is_stock():
            return state.edge
        return state.period or state.paragraph_period or state.heading_period

    def _is_stock(self) -> bool:
        """Whether the figure is of the stock that 年末 named, or a share or change of it."""
        state, kind = self.state, self.fact.kind
        if state.edge_kind is None:
            state.edge_kind = kind
        bare = not indicators.before(self.lead)
        return kind is state.edge_kind or (kind in _SHARES and bare)

    def _of_earlier(self, time: Mark) -> bool:
        """Whether 上年 in the figure's own clause makes it last year's: ，上年产茶48吨."""
        if time.value not in {"last", "same"} or _STOP.search(self.text, time.end, self.mark.start):
            return False
        return not cues.AGAINST.search(self.text, max(time.start - 3, 0), time.start)

    def _modality(self) -> Modality | None:
        state = self.state
        if self.lead.rstrip("的").endswith(("由", "从")):
            return Modality.ACTUAL
        local, state.local_plan = state.local_plan, -1
        if local >= 0 and not (
            _MEASURED.search(self.lead) or _STOP.search(self.text, local, self.mark.start)
        ):
            return Modality.PLANNED
        if state.modality is not None:
            return state.modality
        if state.planned or state.planned_paragraph:
            return Modality.PLANNED
        near = self.text[max(self.mark.start - _REACH, state.sentence) : self.mark.start]
        return Modality.ACTUAL if cues.DONE.search(near) else None
