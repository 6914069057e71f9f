"""The part each figure plays in its clause: level, change, rate, share, earlier level, target.

Read from the words right before the figure; a figure that only continues a bare list
(5.1%、8.2%和5.6%) plays the part of the one before it. The reading names the cue, so that a
pairing can say what it rests on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from heshu.checks import cues, measures

if TYPE_CHECKING:
    from heshu.checks.passage import Figure, Passage


class Role(Enum):
    """What a figure says."""

    __hash__ = object.__hash__  # asked for every pair of figures: members are single objects

    LEVEL = "level"
    """How much there is: 5859.5万元."""
    EARLIER = "earlier"
    """The level it is compared with: 上年的5372.2万元, 由34.21元."""
    REACHED = "reached"
    """The level after a change: 涨到35.86元."""
    CHANGE = "change"
    """By how much, in the unit of the level: 多出487.3万元."""
    RATE = "rate"
    """By how much per cent: 增长9.1%."""
    SHARE = "share"
    """占…的45.4%."""
    TARGET = "target"
    """A plan or budget: 计划投资26.5亿元."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The role of one figure and what its words say beside it."""

    role: Role
    lead: str
    """The words it was read from."""
    falling: bool = False
    """The change is a fall."""
    against: str = ""
    """What a comparison goes against: `` none, `year`, `start`, `period`, or the words."""
    listed: int = 0
    """Place in a bare list of figures, 0 for its first or a figure on its own."""


def _against(words: str) -> str:
    """The base of a comparison named in a clause."""
    if cues.YEAR_START.search(words):
        return "start"
    if cues.PERIOD_AGO.search(words):
        return "period"
    if cues.YEAR_AGO.search(words):
        return "year"
    found = cues.COMPARED.search(cues.RISE.sub("", cues.FALL.sub("", words)))
    if not found:
        return ""
    if _LAST.match(found[1]):
        return "period"
    return "year" if cues.EARLIER.search(found[1]) else found[1]


_LAST = re.compile(r"(?:上一?|前一)个?[一-龥]{1,3}$")
"""上榨季, 上届, 上一学年: one's own time before."""


def _time(words: str) -> str:
    """The time an earlier level is told of, as comparisons name it; empty when unsaid."""
    for name, cue in (("start", "年初"), ("period", "上月"), ("period", "上季")):
        if cue in words:
            return name
    return "year" if any(cue in words for cue in ("上年", "去年", "上一年")) else ""


def _change(figure: Figure, lead: str, words: str) -> Reading | None:
    """The reading of a figure right after a verb of change."""
    if cues.NO_CHANGE.search(lead):
        return None
    rise, fall = cues.RISE.search(lead), cues.FALL.search(lead)
    if not rise and not fall:
        return _done(figure, lead, words) or _set_against(figure, lead)
    if rise and fall:
        fall = fall if fall.start() < rise.start() else None
    role = Role.RATE if figure.dimension == measures.PERCENT else Role.CHANGE
    return Reading(role, lead, fall is not None, _against(words))


def _done(figure: Figure, lead: str, words: str) -> Reading | None:
    """The reading of a figure after a verb of doing more or less: 比去年同期多蓄."""
    found = cues.MORE_DONE.search(lead)
    if not found or figure.dimension == measures.PERCENT:
        return None
    stem = words[: len(words) - len(lead) + found.end("rise" if found["rise"] else "fall")]
    return Reading(Role.CHANGE, lead, bool(found["fall"]), _against(stem))


def _set_against(figure: Figure, lead: str) -> Reading | None:
    """The reading of points told after whom they are told against: 快于城镇居民2.1个百分点."""
    found = cues.AGAINST.search(lead)
    if not found or figure.dimension != measures.POINT:
        return None
    return Reading(Role.CHANGE, lead, bool(found["fall"]), found["base"])


def _next_words(passage: Passage, figure: Figure) -> str:
    """The words between a figure and the next one of its sentence, or a short way on."""
    following = passage.figures[figure.index + 1 : figure.index + 2]
    if following and following[0].sentence == figure.sentence:
        return passage.between(figure, following[0])
    return passage.text[figure.end : figure.end + 12]


def _alone(passage: Passage, figure: Figure, opened: bool) -> Reading:
    """The reading of a figure that continues no list; `opened` when a 由 came before it."""
    lead, words = figure.lead, passage.clause_of(figure)
    change = _change(figure, lead, words)
    if change:
        return change
    if cues.REACHED.search(lead) or (opened and cues.REACHED_LOOSE.search(lead)):
        return Reading(Role.REACHED, lead, falling=False)
    if figure.dimension == measures.POINT:
        return Reading(Role.CHANGE, lead, falling=False, against=_against(words))
    came = cues.FROM.search(lead) and cues.STARTS_MOVE.search(_next_words(passage, figure))
    if figure.dimension == measures.PERCENT and cues.SHARE.search(lead) and not came:
        return Reading(Role.SHARE, lead)
    if passage.text.startswith("相比", figure.end):
        return Reading(Role.EARLIER, lead)
    begin = passage.begin(passage.clauses, figure.start)
    opening = passage.text[max(0, begin - 24) : begin]
    if not lead.strip() and cues.BRACKETED_BASE.search(opening):
        return Reading(Role.EARLIER, lead, against=_time(opening))
    if came or cues.EARLIER_FIGURE.search(lead):
        return Reading(Role.EARLIER, lead, against=_time(lead))
    versus = cues.VERSUS.search(lead)
    if versus:
        return Reading(Role.EARLIER, lead, against=versus[1])
    if cues.TARGET.search(lead):
        return Reading(Role.TARGET, lead)
    return Reading(Role.LEVEL, lead)


def read(passage: Passage) -> list[Reading]:
    """The readings of all figures of a passage, in their order."""
    readings: list[Reading] = []
    opened = False
    for figure in passage.figures:
        before = passage.figures[figure.index - 1] if figure.index else None
        if before and before.sentence == figure.sentence and _continues(passage, before, figure):
            last = readings[-1]
            reading = Reading(last.role, last.lead, last.falling, last.against, last.listed + 1)
        else:
            opened = opened and before is not None and before.clause == figure.clause
            reading = _alone(passage, figure, opened)
            opened = bool(cues.FROM.search(reading.lead))
        readings.append(reading)
    return readings


def _continues(passage: Passage, before: Figure, figure: Figure) -> bool:
    """Whether a figure only goes on with the bare list of the one before it."""
    return before.dimension == figure.dimension and bool(
        passage.between(before, figure) and cues.ENUMERATE.match(passage.between(before, figure))
    )
