"""Figures by value as SQL, exact to the last digit.

Values are kept as floats for the index and as exact fractions beside them. A float is the
nearest to its fraction, so that order is kept: only a figure whose float is that of an end of
the stretch has to be looked at, and then its fraction is (`compare`, a function of every
connection).
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.queries import amounts
from store.queries.figures import near
from store.queries.pieces import Condition, all_of

if TYPE_CHECKING:
    from store.connection import Database
    from store.queries.amounts import Amount

_SLACK = 1e-12
"""Relative, for values in the printed unit; dividing two floats stays a thousand times below."""

_NAME = "heshu_compare"


def prepare(database: Database) -> None:
    """Let SQL on this connection compare exactly."""
    database.conn.create_function(_NAME, 4, compare, deterministic=True)


@lru_cache(maxsize=4096)
def compare(exact: str, upper: int, end: str, scale: float) -> int:
    """-1, 0 or 1: a figure's lower or upper value is below, at or above an end.

    Args:
        exact: the figure as it is kept, one fraction or two.
        upper: 1 for its upper value, 0 for its lower one.
        end: a fraction.
        scale: what the unit of the end is in the base unit of the figure.
    """
    low, _, high = exact.partition(" ")
    value = Fraction((high or low) if upper else low)
    limit = Fraction(end) * Fraction(scale).limit_denominator(10**9)
    return (value > limit) - (value < limit)


class _End(NamedTuple):
    """An end of a stretch: floats surely below and above it, and all of it."""

    below: float
    above: float
    exact: str

    @classmethod
    def of(cls, end: Fraction, slack: float) -> _End:
        at = near(end)
        return cls(at - abs(at) * slack, at + abs(at) * slack, str(end))


class _Stretch(NamedTuple):
    """What is asked for, in the units that the columns are in."""

    measure: str
    """Empty for values as printed, in whatever unit."""
    low: _End | None
    high: _End | None


def _stretch(amount: Amount) -> _Stretch:
    measure, factor, slack = "", Fraction(1), _SLACK
    if amount.unit:
        (measure, factor), slack = amounts.measure_of(amount.unit), 0.0
    low = None if amount.low is None else _End.of(amount.low * factor, slack)
    high = None if amount.high is None else _End.of(amount.high * factor, slack)
    return _Stretch(measure, low, high)


def _reaches(column: str, end: _End, scale: str, *, beyond: bool) -> Condition:
    """The upper value of a figure is at an end or above it."""
    sign = ">" if beyond else ">="
    sql = f"{column} > ? OR ({column} >= ? AND {_NAME}(exact, 1, ?, {scale}) {sign} 0)"
    return Condition(sql, (end.above, end.below, end.exact))


def _stays(column: str, end: _End, scale: str, *, beyond: bool) -> Condition:
    """The lower value of a figure is at an end or below it."""
    sign = "<" if beyond else "<="
    sql = f"{column} < ? OR ({column} <= ? AND {_NAME}(exact, 0, ?, {scale}) {sign} 0)"
    return Condition(sql, (end.below, end.above, end.exact))


def of_figure(amount: Amount) -> Condition:
    """A row of `figures` may lie in the stretch: its value, or some value of its range."""
    asked = _stretch(amount)
    tests = [Condition("exact <> ''")]
    if amount.unit:  # the plus: other ways in are quicker wherever this one is used
        tests.append(Condition("+measure = ?", (asked.measure,)))
    return all_of([*tests, *_tests(amount, asked, "low", "high")])


def _tests(amount: Amount, asked: _Stretch, low: str, high: str) -> list[Condition]:
    scale = "1.0"
    if not amount.unit:
        low, high, scale = f"{low} / scale", f"{high} / scale", "scale"
    tests = []
    if asked.low:
        tests.append(_reaches(high, asked.low, scale, beyond=amount.above))
    if asked.high:
        tests.append(_stays(low, asked.high, scale, beyond=amount.below))
    return tests


def articles(amount: Amount, also: Condition) -> Condition:
    """A query for the number of the article of each such figure, by the index of values.

    `also` must hold of the same figure; kind and unit are in the index.
    """
    asked = _stretch(amount)
    own = "low" if amount.unit else "low / scale"
    same = Condition("exact <> ''")
    if amount.unit:
        same = all_of([same, Condition("measure = ?", (asked.measure,))])
    first, last = Condition(f"{own} >= -1e300"), Condition(f"{own} <= 1e300")
    if asked.low:
        first = Condition(f"{own} >= ?", (asked.low.below,))
    if asked.high:
        last = Condition(f"{own} <= ?", (asked.high.above,))
    # Ranges that begin below the stretch are few and have an index of their own.
    within = all_of([same, first, last, *_tests(amount, asked, "low", "low"), also])
    ways = [("figures_value" if amount.unit else "figures_own_value", within)]
    if asked.low:
        before = Condition(f"high > low AND {own} <= ?", (asked.low.above,))
        across = all_of([same, before, *_tests(amount, asked, "low", "high"), also])
        ways.append(("figures_span", across))
    sql = " UNION ALL ".join(
        f"SELECT article FROM figures INDEXED BY {index} WHERE {way.sql}"  # noqa: S608 - pieces of this module
        for index, way in ways
    )
    return Condition(sql, tuple(value for _, way in ways for value in way.values))
