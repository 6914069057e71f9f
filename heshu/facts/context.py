"""What a figure measures, when, whose and how certain: from the wording around it.

One walk over the text, left to right. For each figure the words since the figure or clause mark
before it are read first; what they do not say is taken from the sentence so far, then from the
paragraph, then from its heading and the title. Nothing is guessed: what no wording gives stays
empty. Every figure costs a bounded number of characters, so the walk is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from heshu.facts import cues, series
from heshu.facts.shadow import Shadow
from heshu.facts.telling import Mark, State, Telling, Time
from heshu.facts.timex import UNKNOWN_YEAR, Reference
from heshu.model import Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


FIGURES = frozenset({
    FactKind.NUMBER, FactKind.QUANTITY, FactKind.MONEY, FactKind.PERCENT,
    FactKind.PERCENTAGE_POINT, FactKind.RANK, FactKind.MULTIPLE, FactKind.RATIO,
    FactKind.FRACTION, FactKind.AGE, FactKind.RANGE,
})  # fmt: skip
"""Kinds that measure something."""

_COUNTED = FIGURES | {FactKind.DURATION}
_TIMES = frozenset({FactKind.DATE, FactKind.PERIOD})
_OWNERS = frozenset({FactKind.PLACE, FactKind.ORG})


_WORDS = re.compile(
    rf"(?=[{cues.OPENINGS}])"  # any of the words begins with one of these, and most text does not
    rf"(?:(?P<sentence>(?:{cues.SENTENCE.pattern})+)|(?P<heading>{cues.HEADING.pattern})"
    rf"|(?P<section>{cues.PLAN_SECTION.pattern})|(?P<period>{cues.RELATIVE_PERIOD.pattern})"
    rf"|(?P<area>{cues.WHOLE_AREA.pattern})|(?P<modality>{cues.MODALITY.pattern}))"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_NOT_OWNING = re.compile(r"[占比对向与较](?:到|于)?$")
_NATURAL = "江河湖海山岛"
_RANKED = re.compile(r"第[\d一二三四五六七八九十]|排名?|前\d|\d+[位名]")
"""After 全省: it is where a rank is counted, not whose it is."""
_UNTIL = re.compile(r"(?:截至|截止|截止到|到|至)$")
_SOURCE = re.compile(
    r"(?:(?:的?(?:有关|相关|主要)?负责人|[\u4e00-\u9fff]{0,3}[科处股室])?"
    r"(?:介绍|说|表示|透露|测算|统计|预计|分析|通报|发布|算了|消息)|的?(?:坚强|正确|统一)?领导)"
)
"""After an organisation: it tells of the figures and does not own them."""
_NOT_ALIGNED = "", ""
_TITLE = re.compile(r"\s*([^\n。；]{4,60})(?:\n|$)")


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
    result = list(facts)
    shadow = Shadow(text) if isinstance(text, str) else text
    fill(result, shadow, issued, title=title, headings=headings)
    return result


def fill(
    facts: list[Fact],
    shadow: Shadow,
    issued: str | None = None,
    *,
    title: str = "",
    headings: Sequence[Heading] = (),
) -> None:
    """As `attribute`, in the list itself: of a long text no fact is held twice."""
    state = _opening(shadow.text, issued, title)
    spans = [
        (shadow.position(fact.start), shadow.position(fact.end))
        for fact in facts
        if fact.kind in _COUNTED
    ]
    place = -1
    aligned: dict[int, tuple[str, str]] = {}
    for mark in _merged(_fact_marks(facts, shadow, headings), _word_marks(shadow.text)):
        if mark.what != "figure":
            _pass(mark, state, shadow.text)
            continue
        place += 1
        if place not in aligned and (
            run := series.aligned(shadow.text, spans, place, state.series, owners=state.series_owns)
        ):
            state.series, state.series_owns = run.names, run.owners
            aligned |= {place + n: (name, run.shared) for n, name in enumerate(run.names)}
        name, shared = aligned.pop(place, _NOT_ALIGNED)
        if facts[mark.number].kind in FIGURES:
            telling = Telling(facts[mark.number], mark, state, shadow.text)
            facts[mark.number] = telling.fact_with(name, shared)
        state.wording_end = max(mark.end, state.wording_end)
        state.times.clear()


def _opening(text: str, issued: str | None, title: str) -> State:
    """What is known before the first word: the year and the tone of the title."""
    first_line = _TITLE.match(text)
    title = title or (first_line[1] if first_line else "")
    year = _YEAR.search(title)
    period = year[0] if year else ""
    planned = bool(cues.PLAN_HEADING.search(title))
    return State(Reference.of(issued), period, planned, heading_period=period)


def _fact_marks(
    facts: Sequence[Fact], shadow: Shadow, headings: Sequence[Heading]
) -> Iterator[Mark]:
    """The headings and facts in order of start and end."""
    heads = []
    for heading in headings:
        at = shadow.position(heading.start)
        heads.append(
            Mark(at, at, "main_heading" if heading.level == 1 else "heading", heading.title)
        )
    found = _merged(iter(sorted(heads, key=_place)), _told(facts, shadow))
    held: list[Mark] = []  # a name and the figure it opens with begin together
    for mark in found:
        if held and held[-1].start != mark.start:
            yield from sorted(held, key=_place)
            held.clear()
        held.append(mark)
    yield from sorted(held, key=_place)


def _told(facts: Sequence[Fact], shadow: Shadow) -> Iterator[Mark]:
    position = shadow.position
    for number, fact in enumerate(facts):
        kind = fact.kind
        if kind in _COUNTED:
            yield Mark(position(fact.start), position(fact.end), "figure", "", number)
        elif kind in _TIMES:
            yield Mark(position(fact.start), position(fact.end), "time", str(fact.value))
        elif kind in _OWNERS:
            yield Mark(position(fact.start), position(fact.end), "owner", str(fact.value))


def _word_marks(text: str) -> Iterator[Mark]:
    """The words that tell when, whose and how certain, in order."""
    for match in _WORDS.finditer(text):
        what, value = match.lastgroup or "", match[0]
        if what == "modality":
            value = next(name for name in ("estimated", "planned", "local") if match[name])
        elif what == "period":
            value = next(name for name in cues.YEAR_SHIFT if match[name])
        elif what == "heading" and match["first"]:
            what = "main_heading"
        yield Mark(*match.span(), what, value)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _merged(first: Iterator[Mark], second: Iterator[Mark]) -> Iterator[Mark]:
    """Two runs of marks as one, by start and end; of equal ones that of `first` comes first."""
    other = next(second, None)
    for mark in first:
        while other and (
            other.start < mark.start or (other.start == mark.start and other.end < mark.end)
        ):
            yield other
            other = next(second, None)
        yield mark
    while other:
        yield other
        other = next(second, None)


def _pass(mark: Mark, state: State, text: str) -> None:
    """Take note of a word or a fact that is no figure."""
    match mark.what:
        case "sentence":
            if mark.value.strip("；;"):
                state.sentence = mark.end
                state.end_sentence(paragraph="\n" in mark.value)
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
            state.times.append(Time(mark, value))
            _enter(mark, value, state, text)


def _owns(mark: Mark, text: str) -> bool:
    """Whether a place or organisation is whose the next figures are, not a base or one of many."""
    if _NOT_OWNING.search(text, max(mark.start - 3, 0), mark.start):
        return False
    if mark.value == "全国" and text[max(mark.start - 1, 0) : mark.start].strip(cues.CLAUSE):
        return False  # 开展全国林草图斑识别: part of a name
    if mark.what == "area":
        return not _RANKED.match(text, mark.end)
    if mark.value[-1] in _NATURAL or _SOURCE.match(text, mark.end):
        return False
    around = text[max(mark.start - 1, 0) : mark.start] + text[mark.end : mark.end + 1]
    return "、" not in around and "等" not in around


def _head(mark: Mark, state: State) -> None:
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


def _enter(mark: Mark, value: str, state: State, text: str) -> None:
    """A time that the rest of the sentence is about; one that opens it holds for the paragraph."""
    if cues.AGAINST.search(text, max(mark.start - 3, 0), mark.start):
        return
    if value.endswith(("-end", "-start")) and _is_adjective(mark, text):
        state.edge, state.edge_kind = value, None
        return
    topic = bool(cues.TOPIC.search(text, max(mark.start - 3, 0), mark.start))
    if mark.what == "time" or mark.value in {"this", "next", "whole", "past"} or topic:
        state.period, state.edge = value, ""
    if topic and len(value) < len("2024-01-01") and not value.endswith(("-end", "-start")):
        state.paragraph_period = value
        if value[:4].isdigit():
            state.text_year = value[:4]
        if len(value) == len("2024") and state.under_heading and not state.heading_period:
            # The year that opens a section of a report holds for the section.
            state.heading_period = value


def _is_adjective(mark: Mark, text: str) -> bool:
    """Whether 年末 goes with the word after it (年末常住人口), not with the whole sentence."""
    if _UNTIL.search(text, max(mark.start - 3, 0), mark.start):
        return False
    return text[mark.end : mark.end + 1] not in ",，:：前"


def _resolved(mark: Mark, state: State) -> str:
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
