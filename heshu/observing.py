"""The values of one indicator as several texts print them: whose, when, and which contradict.

Two values are held against each other when they measure the same thing in the same way, of one
owner, at one time, and are told with the same certainty: a target is no result. “全县” is the
county that issued the text or stands in its title. Where the owner is only taken from there, or
a text has several values of its own, a difference is possible and not certain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks.agreeing import measured, meet
from heshu.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.checks.agreeing import Measured
    from heshu.checks.intervals import Interval
    from heshu.model import Fact

_LEVELS = "省市州盟县区旗镇乡村"
_WHOLE = re.compile(rf"[全本我该]([{_LEVELS}])")
_NAMED = re.compile(rf"[\u4e00-\u9fff]{{1,7}}?(?:自治[区州县旗]|[{_LEVELS}])")
_KNOWN = re.compile(r"\d{4}(?!\d)")
"""A period that begins with a year; XXXX and durations do not."""
_STEPS = re.compile(r"(\d{4})(?:-(\d\d)(?:-\d\d)?|-Q([1-4])|-H([12])|-end)?")


class Clash(StrEnum):
    """How sure it is that a value contradicts another one."""

    NONE = "none"
    POSSIBLE = "possible"
    """Of an owner that is not told, or several in one text: they may be two things."""
    CERTAIN = "certain"


class Sort(NamedTuple):
    """What can be put under one heading and drawn as one line."""

    indicator: str
    measure: str
    changes: bool
    """Whether these are rises and falls and not levels or shares."""


class Whose(NamedTuple):
    """Whom a figure belongs to."""

    name: str
    """The places it lies in, from the outermost (松泉县石桥乡), or another owner; may be empty."""
    told: bool
    """Whether the text tells it of the figure; else it is the text's own place."""


@dataclass(frozen=True)
class Observed:
    """One printed value of an indicator."""

    article: int
    """Any number that tells the texts apart."""
    fact: Fact
    whose: Whose

    @cached_property
    def measured(self) -> Measured | None:
        """The value in base units; None where it is no number."""
        return measured(self.fact)

    @property
    def sort(self) -> Sort:
        """What it can be listed with."""
        measure = self.measured.measure if self.measured else ""
        return Sort(self.fact.indicator, measure, self.fact.direction is not None)

    @property
    def planned(self) -> bool:
        """Whether it is meant or guessed and not done."""
        return self.fact.modality in (Modality.PLANNED, Modality.ESTIMATED)

    @property
    def moment(self) -> float | None:
        """When, in years, as a plot needs it; None where the year is not known."""
        return moment(self.fact.period)


def whose(owner: str, issuer: str, title: str) -> Whose:
    """Whom a figure belongs to.

    Args:
        owner: as the text tells it: 全县, 石桥乡, 市图书馆, or nothing.
        issuer: who issued the text.
        title: a name the text is headed by: the places of its headline.
    """
    homes = [chain for chain in map(_chain, (issuer, title)) if chain]
    whole = _WHOLE.match(owner)
    if whole:
        for chain in homes:
            levels = [name[-1] for name in chain]
            if whole[1] in levels:
                return Whose("".join(chain[: levels.index(whole[1]) + 1]), told=True)
        return Whose(owner, told=False)
    if owner and not owner.startswith(("全", "本", "我")):
        return Whose("".join(_chain(owner)) or owner, told=True)
    return Whose("".join(homes[0]) if homes else "", told=False)


def _chain(words: str) -> list[str]:
    """The administrative names at the head of some words: 松泉县石桥乡人民政府 → 松泉县, 石桥乡."""
    found: list[str] = []
    at = 0
    while match := _NAMED.match(words, at):
        if len(match[0]) < 2:  # 县 alone names none
            break
        found.append(match[0])
        at = match.end()
    return found


def moment(period: str) -> float | None:
    """The middle of a period in years: 2023 → 2023.5, 2023-Q1 → 2023.125; None if unknown."""
    first, _, last = period.partition("/")
    ends = _ends_of(first), _ends_of(last or first)
    if ends[0] is None or ends[1] is None:
        return None
    return (ends[0][0] + ends[1][1]) / 2


def _ends_of(period: str) -> tuple[float, float] | None:
    """Where a period begins and ends, in years."""
    match = _STEPS.fullmatch(period)
    if match is None:
        return None
    year, month, quarter, half = int(match[1]), *match.groups()[1:]
    for step, many in ((month, 12), (quarter, 4), (half, 2)):
        if step:
            return year + (int(step) - 1) / many, year + int(step) / many
    return (year + 1.0, year + 1.0) if period.endswith("-end") else (float(year), year + 1.0)


def grain(period: str) -> str:
    """How long a period is: years are not drawn with quarters."""
    return re.sub(r"\d", "#", period)


def clashes(values: Sequence[Observed]) -> list[Clash]:
    """For each value, whether it contradicts another one, in the same order."""
    found = [Clash.NONE] * len(values)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, value in enumerate(values):
        if value.measured is not None and _KNOWN.match(value.fact.period):
            groups[_what(value)].append(number)
    for members in groups.values():
        for number, clash in _within(values, members):
            found[number] = max(found[number], clash, key=_RANKS.index)
    return found


_RANKS = tuple(Clash)


def _what(value: Observed) -> tuple[object, ...]:
    """What two values must share to be held against each other."""
    modality = value.fact.modality or Modality.ACTUAL
    name = value.whose.name
    return value.sort, value.fact.period, modality, (_chain(name) or [name])[-1]


def _within(values: Sequence[Observed], members: list[int]) -> Iterable[tuple[int, Clash]]:
    """The values of one thing that contradict each other."""
    texts: dict[int, list[int]] = defaultdict(list)
    for number in members:
        texts[values[number].article].append(number)
    alike: dict[frozenset[object], list[list[int]]] = defaultdict(list)
    for numbers in texts.values():
        alike[frozenset((*_ends(values[n]), *values[n].whose) for n in numbers)].append(numbers)
        boxes = [_box(values[n]) for n in numbers]
        if any(not meet(one, other) for one, other in combinations(boxes, 2)):
            yield from ((number, Clash.POSSIBLE) for number in numbers)
    for one, other in combinations(alike.values(), 2):  # texts that say the same speak once
        if _contradict(values, one[0], other[0]):
            for number in (n for text in (*one, *other) for n in text):
                yield number, _sureness(values, one[0], other[0])


def _contradict(values: Sequence[Observed], one: list[int], other: list[int]) -> bool:
    """Whether no value of one text agrees with any of the other, and they speak of one place."""
    names = values[one[0]].whose.name, values[other[0]].whose.name
    if not (names[0].endswith(names[1]) or names[1].endswith(names[0])):
        return False  # two townships of one name
    if not all(names):
        return False  # nobody knows whose
    return not any(meet(_box(values[a]), _box(values[b])) for a in one for b in other)


def _sureness(values: Sequence[Observed], one: list[int], other: list[int]) -> Clash:
    single = len(one) == len(other) == 1
    told = all(values[n].whose.told for n in (*one, *other))
    return Clash.CERTAIN if single and told else Clash.POSSIBLE


def _box(value: Observed) -> Interval:
    if value.measured is None:
        msg = "a value without a number cannot be held against another"
        raise ValueError(msg)
    return value.measured.box


def _ends(value: Observed) -> tuple[object, object]:
    box = _box(value)
    return box.low, box.high
