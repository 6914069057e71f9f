"""What a figure measures, when, whose and how certain: from the wording around it.

One walk over the text, left to right. For each figure the words since the figure or clause mark
before it are read first; what they do not say is taken from the sentence so far, then from the
paragraph, then from its heading and the title. Nothing is guessed: what no wording gives stays
empty. Every figure costs a bounded number of characters, so the walk is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from heshu.facts import cues, indicators, series
from heshu.facts.shadow import Shadow
from heshu.facts.timex import UNKNOWN_YEAR, Reference
from heshu.model import Fact, FactKind, Modality

if TYPE_CHECKING:
    from collections.abc import Sequence


FIGURES = frozenset({
    FactKind.NUMBER, FactKind.QUANTITY, FactKind.MONEY, FactKind.PERCENT,
    FactKind.PERCENTAGE_POINT, FactKind.RANK, FactKind.MULTIPLE, FactKind.RATIO,
    FactKind.FRACTION, FactKind.AGE, FactKind.RANGE,
})  # fmt: skip
"""Kinds that measure something."""

_TIMES = frozenset({FactKind.DATE, FactKind.PERIOD})
_OWNERS = frozenset({FactKind.PLACE, FactKind.ORG})
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

_WORDS = re.compile(
    rf"(?P<sentence>{cues.SENTENCE.pattern})|(?P<heading>{cues.HEADING.pattern})"
    rf"|(?P<section>{cues.PLAN_SECTION.pattern})|(?P<period>{cues.RELATIVE_PERIOD.pattern})"
    rf"|(?P<area>{cues.WHOLE_AREA.pattern})|(?P<modality>{cues.MODALITY.pattern})"
)
_COPULA = re.compile(
    r"(?:的|完成|实现)?(?:为|是|只有|仅有?|只)?(?:完成|实现|卖了)?|的[^，。；]{0,6}"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_NOT_OWNING = re.compile(r"[占比对向与较](?:到|于)?$")
_ASIDE = re.compile(r"\([^()\d，。]{1,6}\)|[“”]")
"""A short bracket or quotation marks inside the wording: 因公出国（境）费, “三公”经费."""
_LISTED = re.compile(r"、[^、]{2,8}$|[等的]$")
"""The things counted stand before the count by name: 松坪、柳塘等6个村."""
_FLOWS = frozenset(["新增", "净增", "新建", "续建", "收购", "交售", "种植", "投放"])
"""Actions that may stand for the noun named before: 市场主体…户，新增…户."""
_SHORT = 4
"""A longer noun after a count may hold the wording of the next figure."""
_STOP = re.compile(r"[，,。；;()]")
_MEASURED = re.compile("完成|占|相当于|达|超|为")
"""Wording that holds a figure against a plan: 完成预算的91%."""
_TITLE = re.compile(r"\s*([^\n。；]{4,60})(?:\n|$)")


class _Mark(NamedTuple):
    """Something on the way: a word or a fact, in shadow offsets."""

    start: int
    end: int
    what: str
    value: str
    number: int = -1
    """Of a figure among the facts."""


class _Time(NamedTuple):
    """A time on the way, and the period it stands for."""

    mark: _Mark
    period: str


@dataclass(slots=True)
class _State:
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
    sentence: int = 0
    """Where it began."""
    local_plan: int = -1
    """Where the last cue ended that holds within its clause only."""
    times: list[_Time] = field(default_factory=list)
    """Time words since the last figure."""
    text_year: str = ""
    """The last year that opened a sentence."""
    wording_end: int = 0
    """Where the last figure, or the noun it counts, ended."""

    def end_sentence(self, *, paragraph: bool) -> None:
        """Forget what holds for one sentence, and at a line's end what holds for a paragraph."""
        self.period = self.owner = self.subject = ""
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


class Heading(NamedTuple):
    """A heading on a line of its own, which is no part of the text under it."""

    start: int
    """Where the text under it begins."""
    level: int
    """1 is the outermost."""
    title: str


def attribute(
    facts: Sequence[Fact],
    text: str | Shadow,
    issued: str | None = None,
    *,
    title: str = "",
    headings: Sequence[Heading] = (),
) -> list[Fact]:
    """The same facts in the same order, the figures with indicator, period, owner and modality.

    Args:
        facts: sorted by start; dates and names among them are used.
        text: what they were found in.
        issued: ISO date that 今年 and 去年 are counted from.
        title: the headline over the text; without one a short first line is taken for it. Its
            year holds where the text says nothing.
        headings: those over parts of the text, in order.
    """
    shadow = Shadow(text) if isinstance(text, str) else text
    marks = _marks(facts, shadow, headings)
    spans = [(mark.start, mark.end) for mark in marks if mark.what == "figure"]
    state = _opening(shadow.text, issued, title)
    result = list(facts)
    place = -1
    aligned: dict[int, tuple[str, str]] = {}
    for mark in marks:
        if mark.what != "figure":
            _pass(mark, state, shadow.text)
            continue
        place += 1
        if place not in aligned and (
            run := series.aligned(shadow.text, spans, place, state.series)
        ):
            state.series = run.names
            aligned |= {place + n: (name, run.shared) for n, name in enumerate(run.names)}
        name, shared = aligned.pop(place, ("", ""))
        if facts[mark.number].kind in FIGURES:
            telling = _Telling(facts[mark.number], mark, state, shadow.text)
            result[mark.number] = telling.fact_with(name, shared)
        state.wording_end = max(mark.end, state.wording_end)
        state.times.clear()
    return result


def _opening(text: str, issued: str | None, title: str) -> _State:
    """What is known before the first word: the year and the tone of the title."""
    first_line = _TITLE.match(text)
    title = title or (first_line[1] if first_line else "")
    year = _YEAR.search(title)
    period = year[0] if year else ""
    planned = bool(cues.PLAN_HEADING.search(title))
    return _State(Reference.of(issued), period, planned, heading_period=period)


def _marks(facts: Sequence[Fact], shadow: Shadow, headings: Sequence[Heading]) -> list[_Mark]:
    marks = []
    for heading in headings:
        at = shadow.position(heading.start)
        what = "main_heading" if heading.level == 1 else "heading"
        marks.append(_Mark(at, at, what, heading.title))
    for number, fact in enumerate(facts):
        start, end = shadow.position(fact.start), shadow.position(fact.end)
        if fact.kind in FIGURES or fact.kind is FactKind.DURATION:
            marks.append(_Mark(start, end, "figure", "", number))
        elif fact.kind in _TIMES:
            marks.append(_Mark(start, end, "time", str(fact.value)))
        elif fact.kind in _OWNERS:
            marks.append(_Mark(start, end, "owner", str(fact.value)))
    for match in _WORDS.finditer(shadow.text):
        what, value = match.lastgroup or "", match[0]
        if what == "modality":
            value = next(name for name in ("estimated", "planned", "local") if match[name])
        elif what == "period":
            value = next(name for name in cues.YEAR_SHIFT if match[name])
        elif what == "heading" and match["first"]:
            what = "main_heading"
        marks.append(_Mark(*match.span(), what, value))
    marks.sort(key=lambda mark: (mark.start, mark.end))
    return marks


def _pass(mark: _Mark, state: _State, text: str) -> None:
    """Take note of a word or a fact that is no figure."""
    match mark.what:
        case "sentence":
            if mark.value not in "；;":
                state.sentence = mark.end
                state.end_sentence(paragraph=mark.value == "\n")
        case "heading" | "main_heading":
            _head(mark, state)
        case "section":
            state.planned_paragraph = True
        case "modality":
            if mark.value == "local":
                state.local_plan = mark.end
            else:
                state.modality = cues.MODALITIES[mark.value]
        case "area" | "owner":
            if _owns(mark, text):
                state.owner = mark.value
                if mark.what == "area" and mark.value[0] == "全":
                    state.paragraph_owner = mark.value
        case _:
            value = _resolved(mark, state)
            state.times.append(_Time(mark, value))
            _enter(mark, value, state, text)


def _owns(mark: _Mark, text: str) -> bool:
    """Whether a place or organisation is whose the next figures are, not a base or one of many."""
    if _NOT_OWNING.search(text, max(mark.start - 3, 0), mark.start):
        return False
    around = text[max(mark.start - 1, 0) : mark.start] + text[mark.end : mark.end + 1]
    return mark.what == "area" or "、" not in around


def _head(mark: _Mark, state: _State) -> None:
    """A heading sets the time and the modality of what stands under it."""
    if mark.what == "main_heading":
        state.planned = False
    state.planned = state.planned or bool(cues.PLAN_HEADING.search(mark.value))
    state.under_heading = True
    year = _YEAR.search(mark.value)
    if year:
        state.heading_period = year[0]
    elif mark.what == "main_heading":
        state.heading_period = state.title_period


def _enter(mark: _Mark, value: str, state: _State, text: str) -> None:
    """A time that the rest of the sentence is about; one that opens it holds for the paragraph."""
    if cues.AGAINST.search(text, max(mark.start - 3, 0), mark.start):
        return
    topic = bool(cues.TOPIC.search(text, max(mark.start - 3, 0), mark.start))
    if mark.what == "time" or mark.value in {"this", "next", "whole", "past"} or topic:
        state.period = value
    if topic and len(value) < len("2024-01-01"):
        state.paragraph_period = value
        if value[:4].isdigit():
            state.text_year = value[:4]
        if len(value) == len("2024") and state.under_heading and not state.heading_period:
            # The year that opens a section of a report holds for the section.
            state.heading_period = value


def _resolved(mark: _Mark, state: _State) -> str:
    """The period a time stands for, the year filled in where the text or the date gives it."""
    if mark.what == "time":
        year = state.spoken_year
        return mark.value.replace(UNKNOWN_YEAR, year) if UNKNOWN_YEAR in mark.value else mark.value
    shift = cues.YEAR_SHIFT[mark.value]
    spoken = mark.value in {"same", "last", "whole"}
    year = state.spoken_year if spoken else state.this_year
    if not year.isdigit():
        return f"{UNKNOWN_YEAR}{shift:+d}" if shift else UNKNOWN_YEAR
    return f"{int(year) + shift:04d}"


@dataclass(slots=True)
class _Telling:
    """One figure and the words that tell of it."""

    fact: Fact
    mark: _Mark
    state: _State
    text: str
    lead: str = ""

    def fact_with(self, name: str, shared: str) -> Fact:
        """The figure with its context; `name` and `shared` when a series aligns it."""
        self.lead = self._wording()
        owner = self.state.owner or self.state.paragraph_owner
        if name and (cues.OWNER_NAME.fullmatch(name) or indicators.before(shared)):
            owner, indicator = name, indicators.before(shared) or self.state.subject
            self.state.subject = indicator
        elif name:
            indicator = self.state.subject = indicators.before(name) or name
        else:
            indicator = self._indicator()
            if cues.OWNER_NAME.fullmatch(indicator) and indicators.before(self.lead) == indicator:
                owner, indicator = indicator, self._outer_subject
            self.state.subject = indicator
        return replace(
            self.fact,
            indicator=indicator,
            period=self._period(),
            owner=owner,
            modality=self._modality(),
        )

    @property
    def _outer_subject(self) -> str:
        subject = self.state.subject
        return "" if cues.OWNER_NAME.fullmatch(subject) else subject

    def _wording(self) -> str:
        """The words of the clause before the figure, without times and the owner."""
        begin = max(self.state.wording_end, self.mark.start - _REACH)
        window = _ASIDE.sub(lambda aside: "\0" * len(aside[0]), self.text[begin : self.mark.start])
        for time, _ in self.state.times:
            if time.start >= begin:
                low, high = time.start - begin, time.end - begin
                window = window[:low] + "\0" * (high - low) + window[high:]
        cut = max(window.rfind(sign) for sign in cues.CLAUSE) + 1
        lead = window[cut:].replace("\0", "")
        owner = self.state.owner
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
        if noun and _LISTED.search(self.lead):
            return noun
        if found in _ACTIONS:
            flows = found in _FLOWS and subject not in _ACTIONS and len(subject) > 1
            kept = subject if flows else ""
            return found + (noun or kept)
        return found or noun or subject

    def _period(self) -> str:
        """The time right before the figure, else that of the sentence, paragraph, heading."""
        state = self.state
        if state.times:
            last = state.times[-1]
            close = _COPULA.fullmatch(self.text, last.mark.end, self.mark.start)
            if close or self._of_earlier(last.mark):
                return last.period
        if self.lead.rstrip("的").endswith(("由", "从")):
            return ""
        return state.period or state.paragraph_period or state.heading_period

    def _of_earlier(self, time: _Mark) -> bool:
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
