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

_ACTIONS = frozenset(
    ["新增", "新建", "改建", "引入", "引进", "实施", "建设", "建成", "培育", "申报", "签约", "拆除", "发放", "开展", "举办", "谋划", "储备", "建立", "设立", "打造", "创建", "评选", "消除", "兑现", "核查", "签订", "成立", "办理", "种植", "发展", "推广", "改造", "修建", "修", "新改建", "续建", "收购", "交售", "盈利", "亏损", "投放", "争取", "协调处理", "查处", "立案", "抓好", "抓实", "推进", "列入"]
)
"""Verbs that need the noun after the count: 新建 200座 生物质烤房."""

_WORDS = re.compile(
    rf"(?P<sentence>{cues.SENTENCE.pattern})|(?P<period>{cues.RELATIVE_PERIOD.pattern})"
    rf"|(?P<area>{cues.WHOLE_AREA.pattern})|(?P<modality>{cues.MODALITY.pattern})"
)
_COPULA = re.compile(r"的?(?:为|是|只有|仅|完成|实现)?|的[^，。；]{0,6}")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_NOT_OWNING = re.compile(r"[占比对向与较](?:到|于)?$")


class _Mark(NamedTuple):
    """Something on the way: a word or a fact, in shadow offsets."""

    start: int
    end: int
    what: str
    value: str
    index: int = -1
    """Of a figure among the facts."""


@dataclass(slots=True)
class _State:
    """What the walk knows where it stands."""

    reference: Reference
    heading_period: str = ""
    planned_heading: bool = False
    paragraph_period: str = ""
    paragraph_owner: str = ""
    period: str = ""
    """Of the sentence."""
    times: list[_Mark] = field(default_factory=list)
    """Time words since the last figure."""
    owner: str = ""
    modality: Modality | None = None
    subject: str = ""
    last_end: int = 0
    """Where the last figure ended."""

    def end_sentence(self, *, paragraph: bool) -> None:
        self.period = self.owner = self.subject = ""
        self.modality = None
        self.times.clear()
        if paragraph:
            self.paragraph_period = self.paragraph_owner = ""

    @property
    def year(self) -> str:
        """The year the text is speaking of."""
        for period in (self.period, self.paragraph_period, self.heading_period):
            if period[:4].isdigit():
                return period[:4]
        return self.reference.year_string(0)


def attribute(
    facts: Sequence[Fact], text: str | Shadow, issued: str | None = None, *, title: str = ""
) -> list[Fact]:
    """The same facts in the same order, the figures with indicator, period, owner and modality.

    Args:
        facts: sorted by start; dates and names among them are used.
        text: what they were found in.
        issued: ISO date that 今年 and 去年 are counted from.
        title: a heading whose year and wording hold where the text says nothing.
    """
    shadow = Shadow(text) if isinstance(text, str) else text
    reference = Reference.of(issued)
    year = _YEAR.search(title)
    state = _State(reference, year[0] if year else "", bool(cues.PLAN_HEADING.search(title)))
    result = list(facts)
    marks = _marks(facts, shadow)
    figures = [mark for mark in marks if mark.what == "figure"]
    spans = [(mark.start, mark.end) for mark in figures]
    aligned: dict[int, str] = {}
    order = {mark.index: place for place, mark in enumerate(figures)}
    for mark in marks:
        if mark.what != "figure":
            _pass(mark, state, shadow.text)
            continue
        place = order[mark.index]
        if place not in aligned:
            names = series.aligned(shadow.text, spans, place)
            aligned.update({place + offset: name for offset, name in enumerate(names)})
        fact = result[mark.index]
        if fact.kind in FIGURES:
            result[mark.index] = _told(fact, mark, state, shadow.text, aligned.get(place, ""))
        state.last_end = mark.end
        state.times.clear()
    return result


def _marks(facts: Sequence[Fact], shadow: Shadow) -> list[_Mark]:
    marks = []
    for index, fact in enumerate(facts):
        start, end = shadow.position(fact.start), shadow.position(fact.end)
        if fact.kind in FIGURES or fact.kind is FactKind.DURATION:
            marks.append(_Mark(start, end, "figure", "", index))
        elif fact.kind in _TIMES:
            marks.append(_Mark(start, end, "time", str(fact.value)))
        elif fact.kind in _OWNERS:
            marks.append(_Mark(start, end, "owner", str(fact.value)))
    for match in _WORDS.finditer(shadow.text):
        what = match.lastgroup or ""
        value = match[0]
        if what == "modality":
            value = "planned" if match["planned"] else "estimated"
        elif what == "period":
            value = next(name for name in cues.YEAR_SHIFT if match[name])
        marks.append(_Mark(*match.span(), what, value))
    marks.sort(key=lambda mark: (mark.start, mark.end))
    return marks


def _pass(mark: _Mark, state: _State, text: str) -> None:
    """Take note of a word or a fact that is no figure."""
    if mark.what == "sentence":
        if mark.value not in "；;":
            state.end_sentence(paragraph=mark.value == "\n")
    elif mark.what == "modality":
        state.modality = cues.MODALITIES[mark.value]
    elif mark.what in {"area", "owner"}:
        if not _NOT_OWNING.search(text, max(mark.start - 3, 0), mark.start):
            state.owner = mark.value
            if mark.what == "area":
                state.paragraph_owner = mark.value
    else:
        state.times.append(mark)
        if not cues.AGAINST.search(text, max(mark.start - 3, 0), mark.start):
            _enter(mark, state)


def _enter(mark: _Mark, state: _State) -> None:
    """A time that the rest of the sentence is about."""
    value = _resolved(mark, state)
    if mark.what == "time":
        state.period = value
        if len(value) == 4 or not state.paragraph_period:
            state.paragraph_period = value
    elif mark.value in {"this", "next"} or (not state.period and mark.value == "last"):
        state.period = value


def _resolved(mark: _Mark, state: _State) -> str:
    """The period a time stands for, the year filled in where the text or the date gives it."""
    if mark.what == "time":
        value = mark.value
        if value.startswith(UNKNOWN_YEAR) and state.year != UNKNOWN_YEAR:
            value = value.replace(UNKNOWN_YEAR, state.year)
        return value
    shift = cues.YEAR_SHIFT[mark.value]
    if state.year == UNKNOWN_YEAR:
        return UNKNOWN_YEAR if not shift else f"{UNKNOWN_YEAR}{shift:+d}"
    if shift:
        return f"{int(state.year) + shift:04d}"
    return state.period or state.paragraph_period or state.year


def _told(fact: Fact, mark: _Mark, state: _State, text: str, name: str) -> Fact:
    """The figure with what the words before it say."""
    lead = _lead(mark, state, text)
    indicator = _indicator(fact, lead, text[mark.end : mark.end + 12], state, name)
    return replace(
        fact,
        indicator=indicator,
        period=_period(mark, state, text, lead),
        owner=state.owner or state.paragraph_owner,
        modality=_modality(state, text, mark),
    )


def _lead(mark: _Mark, state: _State, text: str) -> str:
    """The words of the clause before a figure, without times."""
    begin = max(state.last_end, mark.start - _REACH, 0)
    window = text[begin : mark.start]
    cut = max((window.rfind(sign) for sign in cues.CLAUSE), default=-1) + 1
    lead = window[cut:]
    for time in reversed(state.times):
        if time.start >= begin + cut:
            at = time.start - begin - cut
            lead = lead[:at] + lead[at + time.end - time.start :]
    if state.owner and state.owner in lead[: len(state.owner) + 4]:
        lead = lead.split(state.owner, 1)[1] or lead
    return lead


def _indicator(fact: Fact, lead: str, tail: str, state: _State, name: str) -> str:
    if name:
        state.subject = indicators.before(name) or name
        return state.subject
    found = indicators.before(lead)
    counted = fact.kind in {FactKind.QUANTITY, FactKind.RANGE}
    noun = indicators.after(tail) if counted and (not found or found in _ACTIONS) else ""
    if found in _ACTIONS:
        found += noun or (state.subject if state.subject not in _ACTIONS else "")
    elif not found:
        found = noun or state.subject
    state.subject = found
    return found


def _period(mark: _Mark, state: _State, text: str, lead: str) -> str:
    """The time right before the figure, else that of the sentence, the paragraph, the title."""
    if state.times:
        last = state.times[-1]
        between = text[last.end : mark.start]
        if _COPULA.fullmatch(between):
            return _resolved(last, state)
    if lead.endswith(("由", "从")):
        return ""
    return state.period or state.paragraph_period or state.heading_period


def _modality(state: _State, text: str, mark: _Mark) -> Modality | None:
    if state.modality is not None:
        return state.modality
    if state.planned_heading:
        return Modality.PLANNED
    near = text[max(mark.start - _REACH, 0) : mark.start]
    return Modality.ACTUAL if cues.DONE.search(near) else None
