"""Levels with the changes told of them: 640万元，比上年的600万元多40万元，增长6.7%.

A chain is read along one sentence. It opens with a level (or with the level before, after 由)
and takes up the earlier level, the change, the rate and the multiple that follow, until the
next level. Bare lists run in step: three levels take three changes. Growth, difference,
increment rate, percentage points and multiples are all read off the chains.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshu.checks import clauses, cues, measures
from heshu.checks.roles import Reading, Role
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.passage import Figure, Passage

YEARLY = ("年均", "年平均", "平均每年")
"""Rates of several years, beside the rate of the last."""
FAR_YEARS = 100
OWN_TIME = frozenset({"", "year", "start", "period"})
"""Comparisons with oneself; any other word names someone else."""


@dataclass(slots=True)
class Chain:
    """One subject's level and what is told of its change; any may be missing."""

    label: str = ""
    dimension: str = ""
    current: Figure | None = None
    earlier: Figure | None = None
    change: Figure | None = None
    rate: Figure | None = None
    multiple: Figure | None = None
    yearly: Figure | None = None
    """The mean rate of several years: 年均增长8%."""
    readings: dict[str, Reading] = field(default_factory=dict)
    """The readings of the figures above, by field name."""

    def one_time(self, *names: str) -> bool:
        """Whether the named figures are told against one time: 较年初 is not 同比.

        What names no time takes that of the earlier level.
        """
        usual = self.readings["earlier"].against if self.earlier else ""
        if self.rate and self.change and {"rate", "change"} <= set(names):
            unsaid = not self.readings["rate"].against and self.rate.start < self.change.start
            if unsaid and self.readings["change"].against in {"start", "period"}:
                return False  # 增长11.4%，比年初增加…: the rate is that of a year
        times = {self.readings[name].against or usual for name in names}
        return len(times & {"year", "start", "period"}) < 2

    @property
    def end(self) -> int:
        """The offset after its last figure."""
        members = (self.current, self.earlier, self.change, self.rate, self.multiple)
        return max((member.end for member in members if member), default=0)


def _amount(dimension: str) -> str:
    """The dimension a change of a level is told in: a price in 元/公斤 rises by 元."""
    return dimension.partition("/")[0]


_YEAR = re.compile(r"((?:19|20)\d\d)年")
_MONTH = re.compile(r"(?<![\d—~-])(\d{1,2})月份?(?!\d)")
RELATIVE = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0}
"""Years told by this one."""


def _year(lead: str) -> int | None:
    """The one year a lead names; relative ones count from this year, far below any other."""
    years = [int(year) for year in _YEAR.findall(lead)]
    years += [year for word, year in RELATIVE.items() if word in lead]
    return years[0] if len(years) == 1 else None


@dataclass(slots=True)
class _Group:
    """Figures of one bare list, read alike."""

    figures: list[Figure]
    reading: Reading


def _groups(figures: Sequence[Figure], readings: Sequence[Reading]) -> Iterator[_Group]:
    group: _Group | None = None
    for figure in figures:
        reading = readings[figure.index]
        if reading.listed and group and group.figures[-1].index == figure.index - 1:
            group.figures.append(figure)
            continue
        if group:
            yield group
        group = _Group([figure], reading)
    if group:
        yield group


class _Reader:
    """Builds the chains of one sentence."""

    def __init__(self) -> None:
        self.done: list[Chain] = []
        self.open: list[Chain] = []
        self.share: _Group | None = None
        """The last 占 figures: a level for the points that follow, for nothing else."""

    def start(self, name: str, group: _Group) -> None:
        """Close the open chains and open one for each figure, as its `name`."""
        self.done.extend(self.open)
        self.open = []
        for figure in group.figures:
            chain = Chain(clauses.label(figure), figure.dimension)
            setattr(chain, name, figure)
            chain.readings[name] = group.reading
            self.open.append(chain)

    def attach(self, name: str, group: _Group, chains: list[Chain]) -> bool:
        """Give each chain its figure, when there are as many as figures and all are free."""
        if len(chains) != len(group.figures) or any(getattr(c, name) for c in chains):
            return False
        for chain, figure in zip(chains, group.figures, strict=True):
            setattr(chain, name, figure)
            chain.readings[name] = group.reading
        return True

    def fitting(self, dimension: str, residue: str) -> list[Chain]:
        """The open chains when dimension and subject fit, else the last done one that does."""
        wanted = measures.PERCENT if dimension == measures.POINT else dimension
        if (
            self.open
            and _amount(self.open[0].dimension) == wanted
            and self._names(self.open, residue)
        ):
            return self.open
        for chain in reversed(self.done[-6:]):
            if _amount(chain.dimension) == wanted and chain.change is None and chain.current:
                return [chain] if self._names([chain], residue) else []
        return []

    @staticmethod
    def _names(chains: list[Chain], residue: str) -> bool:
        return len(residue) < 2 or any(clauses.alike(residue, c.label, 2) for c in chains)

    def take(self, group: _Group) -> None:
        """Let one group of figures open, continue or leave the chains."""
        figure, reading = group.figures[0], group.reading
        if figure.fact.kind is FactKind.DURATION and reading.role is Role.LEVEL:
            return
        if figure.dimension == measures.MULTIPLE:
            self.attach("multiple", group, self.open)
            return
        if self._aside(figure, reading):
            return
        match reading.role:
            case Role.SHARE:
                self.share = group
            case Role.RATE:
                self._rate(group)
            case Role.CHANGE:
                self._change(group)
            case Role.EARLIER:
                self._earlier(group)
            case Role.REACHED:
                self._reached(group)
            case _:
                self._level(group)

    def _aside(self, figure: Figure, reading: Reading) -> bool:
        """Whether a figure only tells how much of a plan was done: 完成预算的54.0%，增长…."""
        if not any(chain.current for chain in self.open) or reading.listed:
            return False
        if reading.role is Role.TARGET and figure.passage.text.startswith("的", figure.end):
            return True
        following = figure.passage.figures[figure.index + 1 : figure.index + 2]
        pointed = bool(following) and following[0].dimension == measures.POINT
        told = figure.dimension == measures.PERCENT and reading.lead.endswith("的")
        return told and not pointed and reading.role in {Role.LEVEL, Role.TARGET}

    def _rate(self, group: _Group) -> None:
        if any(word in group.reading.lead for word in YEARLY):
            self.attach("yearly", group, self.open)
            return
        residue = clauses.residue(group.reading.lead)
        mine = bool(self.open) and self._names(self.open, residue)
        if mine and self._beyond(group.figures[0]) and not self._called(residue):
            mine = False  # 工业投资占38.6%；房地产投资下降13.5%: told of something else
        if mine and self.attach("rate", group, self.open):
            return
        orphan = _Reader()
        orphan.start("rate", group)
        self.done.extend(orphan.open)

    def _beyond(self, figure: Figure) -> bool:
        """Whether a figure stands behind a semicolon from the open chains."""
        current = self.open[-1].current
        return current is not None and current.segment != figure.segment

    def _called(self, residue: str) -> bool:
        """Whether the words of a rate name nothing, or the subject itself."""
        return not residue or any(residue in chain.label for chain in self.open)

    def _change(self, group: _Group) -> None:
        figure, reading = group.figures[0], group.reading
        if any(word in reading.lead for word in YEARLY):
            return  # 由86.5%提高到95%，年均提高1.7个百分点
        if figure.dimension == measures.POINT and "拉动" in reading.lead:
            return  # a pull on the growth of the whole, no change of the share before it
        self._of_last_year(reading)
        chains = self.fitting(figure.dimension, clauses.residue(reading.lead))
        if not chains and figure.dimension == measures.POINT and self.share:
            self.start("current", self.share)
            self.share, chains = None, self.open
        if not self._compares(chains, figure, reading) or not self.attach("change", group, chains):
            self.start("change", group)

    def _of_last_year(self, change: Reading) -> None:
        """去年每公斤39元，今年上涨3元: the level just told is the one before the change."""
        for chain in self.open:
            current = chain.readings.get("current")
            if current is None or chain.earlier or _year(change.lead) != RELATIVE["今年"]:
                continue
            if _year(current.lead) == RELATIVE["去年"]:
                chain.earlier, chain.current = chain.current, None
                chain.readings["earlier"] = chain.readings.pop("current")

    @staticmethod
    def _compares(chains: list[Chain], change: Figure, reading: Reading) -> bool:
        """Whether a change is told against the chain's own earlier level."""
        if reading.against in OWN_TIME:
            return True
        return any(c.earlier is not None and c.earlier.clause == change.clause for c in chains)

    def _earlier(self, group: _Group) -> None:
        figure, reading = group.figures[0], group.reading
        came_from = cues.FROM.search(reading.lead)
        if self._later(figure, reading) and self.attach("current", group, self.open):
            return
        if not came_from and self._next_year(figure, reading):
            self._level(group)
            return
        fits = self.open and self.open[0].dimension == figure.dimension
        level = not came_from and fits and self.open[0].current and self._same(reading)
        level = level and not self._of_the_whole(figure)
        if not (level and self.attach("earlier", group, self.open)):
            self.start("earlier", group)

    def _of_the_whole(self, figure: Figure) -> bool:
        """1479吨，其中…下村169吨；比上年的596吨: behind the semicolon the whole is compared."""
        current = self.open[-1].current
        if current is None or current.segment == figure.segment:
            return False
        begin = current.passage.begin(current.passage.segments, current.start)
        return "其中" in current.passage.text[begin : current.start]

    def _later(self, figure: Figure, reading: Reading) -> bool:
        """前年6.8万元，去年8.5万元: of two years gone by the later is the one told of."""
        chain = self.open[0] if len(self.open) == 1 else None
        if chain is None or chain.earlier is None or chain.dimension != figure.dimension:
            return False
        years = _year(chain.readings["earlier"].lead), _year(reading.lead)
        return years == (RELATIVE["前年"], RELATIVE["去年"])

    def _next_year(self, figure: Figure, reading: Reading) -> bool:
        """2022年9.6万元，2023年12.8万元: a year named after an earlier one is no base for it."""
        chain = self.open[0] if len(self.open) == 1 else None
        if chain is None or chain.current is None or chain.dimension != figure.dimension:
            return False
        before, year = _year(chain.readings["current"].lead), _year(reading.lead)
        return before is not None and year is not None and 0 < year - before < FAR_YEARS

    def _same(self, reading: Reading) -> bool:
        """Whether an earlier level is of the open subject: 去年支出 is not of 收入."""
        if cues.VERSUS.search(reading.lead):
            return True
        named = clauses.residue(reading.lead)
        return len(named) < 2 or any(clauses.alike(named, chain.label) for chain in self.open)

    @staticmethod
    def _dated_after(chain: Chain | None, year: int | None) -> bool:
        """较之2020年的38.4亿元，2022年产值达到48.0亿元: a later year of the same thing."""
        if chain is None or chain.earlier is None or chain.current or not year:
            return False
        before = _year(chain.readings["earlier"].lead)
        return bool(before) and 0 < year - (before or 0) < FAR_YEARS

    @staticmethod
    def _goes_on(chain: Chain, figure: Figure) -> bool:
        """上年为32.5%，今年为35.1%: the level after the one of the year before, bare of a name."""
        if chain.earlier is None or chain.readings["earlier"].against not in {"year", ""}:
            return False
        told = chain.earlier if chain.readings["earlier"].against == "" else figure
        bare = len(clauses.residue(told.lead)) < 2
        return bare and not chain.current and chain.dimension == figure.dimension

    @staticmethod
    def _month_before(chain: Chain, group: _Group) -> bool:
        """8月份3.96亿千瓦时，7月份为3.60亿千瓦时: the level of the month before."""
        if chain.dimension != group.figures[0].dimension:
            return False
        now = _MONTH.search(chain.readings["current"].lead)
        then = _MONTH.search(group.reading.lead)
        return now is not None and then is not None and (int(now[1]) - int(then[1])) % 12 == 1

    def _level(self, group: _Group) -> None:
        """A level; the level of a later year makes the one before it the earlier level."""
        chain = self.open[0] if len(self.open) == 1 else None
        year = _year(group.reading.lead)
        this_year = year == RELATIVE["今年"] or self._dated_after(chain, year)
        if chain is not None and this_year and self._goes_on(chain, group.figures[0]):
            self.attach("current", group, self.open)
            return
        if chain is not None and chain.current and len(group.figures) == 1:
            figure, before = group.figures[0], chain.current
            if self._month_before(chain, group) and self.attach("earlier", group, [chain]):
                return
            years = _year(chain.readings["current"].lead), _year(group.reading.lead)
            later = years[0] is not None and years[1] is not None
            later = later and 0 < (years[1] or 0) - (years[0] or 0) < FAR_YEARS
            if later and chain.dimension == figure.dimension and chain.earlier is None:
                chain.earlier, chain.current = before, figure
                chain.readings["earlier"] = chain.readings["current"]
                chain.readings["current"] = group.reading
                return
        self.start("current", group)

    def _reached(self, group: _Group) -> None:
        figure = group.figures[0]
        fits = self.open and self.open[0].dimension == figure.dimension
        begun = fits and not self.open[0].current
        if not (begun and self.attach("current", group, self.open)):
            self.start("current", group)


def read(passage: Passage, readings: Sequence[Reading]) -> list[Chain]:
    """All chains of a passage, in the order of their sentences."""
    chains: list[Chain] = []
    figures = passage.figures
    at = 0
    while at < len(figures):
        stop = at
        while stop < len(figures) and figures[stop].sentence == figures[at].sentence:
            stop += 1
        reader = _Reader()
        for group in _groups(figures[at:stop], readings):
            reader.take(group)
        chains.extend(reader.done + reader.open)
        at = stop
    return chains
