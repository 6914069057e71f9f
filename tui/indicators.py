"""The values of an indicator as a table and as dots, for the screen and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.observing import Clash, grain
from tui.amounts import Unit, amount, unit_of
from tui.locale import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.observing import Sort
    from store.indicators import IndicatorValue, Series

SIGNS = {Clash.NONE: " ", Clash.POSSIBLE: "?", Clash.CERTAIN: "!"}
"""Before a value: that it contradicts another one, or may."""

OWNERS = "*+x#@%&"
"""The dots of a plot, an owner each; all further owners share the last."""

PLANNED = "o"
"""The dot of a value that is meant or guessed, whosever it is."""


@dataclass(frozen=True, slots=True)
class Group:
    """Values that can be read under each other, in one unit."""

    sort: Sort
    unit: Unit
    values: list[IndicatorValue]

    @property
    def heading(self) -> str:
        """What the values are: 固定资产投资 · 增减（%）."""
        name = "indicator.changes" if self.sort.changes else "indicator.levels"
        return text(name, indicator=self.sort.indicator, unit=self.unit.name or "1")

    def amount(self, value: IndicatorValue) -> str:
        """A value in the unit of the group."""
        found = value.observed.measured
        return amount(found, self.unit) if found else value.observed.fact.exact


def groups(series: Series) -> list[Group]:
    """The values by what they measure, levels before their changes."""
    found: dict[Sort, list[IndicatorValue]] = {}
    for value in series.values:
        found.setdefault(value.observed.sort, []).append(value)
    return [
        Group(
            sort,
            unit_of(
                [(v.observed.fact, v.observed.measured) for v in values if v.observed.measured]
            ),
            values,
        )
        for sort, values in found.items()
    ]


def owner_of(value: IndicatorValue) -> str:
    """Whose a value is, as a table shows it: (鹤庆县) where the text does not say so itself."""
    name, told = value.observed.whose
    printed = value.observed.fact.owner
    if told or not name:
        return name or printed
    return printed if printed and printed == name else f"({name})"


@dataclass(frozen=True, slots=True)
class Dots:
    """What is drawn with one sign."""

    sign: str
    owner: str
    """Empty for what is told by the sign alone."""
    points: list[tuple[float, float]]
    """Year and value."""
    joined: bool
    """Whether a line runs through them."""


def dots(group: Group, of: IndicatorValue) -> list[Dots]:
    """The values of a group for periods as long as that of one of them, as dots by owner.

    Planned values have a sign of their own, contradictions are drawn over all others.
    """
    wanted = grain(of.observed.fact.period)
    shown = [v for v in group.values if grain(v.observed.fact.period) == wanted]
    placed = [(v, point) for v in shown if (point := _point(group, v)) is not None]
    owners = list(dict.fromkeys(v.observed.whose.name for v, _ in placed))
    found = []
    for at, owner in enumerate(owners):
        points = sorted(
            {p for v, p in placed if v.observed.whose.name == owner and not v.observed.planned}
        )
        if points:
            found.append(Dots(OWNERS[min(at, len(OWNERS) - 1)], owner, points, joined=True))
    planned = sorted({p for v, p in placed if v.observed.planned})
    clashing = sorted({p for v, p in placed if v.clash is Clash.CERTAIN})
    if planned:
        found.append(Dots(PLANNED, "", planned, joined=False))
    if clashing:
        found.append(Dots(SIGNS[Clash.CERTAIN], "", clashing, joined=False))
    return found


def _point(group: Group, value: IndicatorValue) -> tuple[float, float] | None:
    at, found = value.observed.moment, value.observed.measured
    if at is None or found is None or found.value is None:
        return None
    return at, float(found.value / group.unit.factor)


def ticks(group: Group, of: IndicatorValue) -> list[tuple[float, str]]:
    """The periods that are drawn, with their places."""
    wanted = grain(of.observed.fact.period)
    found = {
        v.observed.moment: v.observed.fact.period
        for v in group.values
        if grain(v.observed.fact.period) == wanted
    }
    return sorted((at, period) for at, period in found.items() if at is not None)


def legend(drawn: Sequence[Dots]) -> Iterator[tuple[str, str]]:
    """Sign and meaning of what is drawn; owners that share a sign stand together."""
    names: dict[str, list[str]] = {}
    for one in drawn:
        if one.owner or one.sign in OWNERS:
            names.setdefault(one.sign, []).append(one.owner or text("indicator.no_owner"))
    for sign, owners in names.items():
        yield sign, "、".join(owners[:3]) + ("…" if len(owners) > 3 else "")
    signs = {one.sign for one in drawn}
    if PLANNED in signs:
        yield PLANNED, text("indicator.planned")
    if SIGNS[Clash.CERTAIN] in signs:
        yield SIGNS[Clash.CERTAIN], text("indicator.clashing")
