"""Two articles side by side: their figures paired, and what each pair comes to.

Pairing is that of `heshu diff` (`heshu.revising`), agreement that of the checks. Knows no terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from heshu.checks.agreeing import agree, measured
from heshu.revising import Kind, aligned
from tui.amounts import number, unit_of
from tui.locale import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Anchor, Article, Fact
    from heshu.revising import Change
    from store import Store


class Standing(StrEnum):
    """What a pair of figures comes to, by the sign it is shown with."""

    SAME = "="
    """In the same words."""
    AGREES = "~"
    """In other words, and equal within the printed digits."""
    DIFFERS = "!"
    LEFT = "<"
    """Only in the left text."""
    RIGHT = ">"
    """Only in the right text."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts."""

    id: int
    article: Article
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of both texts, or of one."""

    left: Fact | None
    right: Fact | None
    standing: Standing

    def fact(self, side: int) -> Fact | None:
        """The figure of the left (0) or the right (1) text."""
        return self.right if side else self.left

    @property
    def subject(self) -> str:
        """What it measures, whose and when, as far as the texts tell; times where they differ."""
        parts = []
        for name in ("owner", "indicator", "period"):
            told = [getattr(fact, name) for fact in (self.left, self.right) if fact]
            parts.append("/".join(dict.fromkeys(filter(None, told))))
        return " ".join(filter(None, parts))

    def apart(self) -> str:
        """How far the right value is from the left one: `+0.2亿元 (+1.6%)`; empty without both.

        Two shares are apart by percentage points.
        """
        if self.left is None or self.right is None:
            return ""
        old, new = measured(self.left), measured(self.right)
        if old is None or new is None or old.measure != new.measure:
            return ""
        if old.value is None or new.value is None or old.value == new.value:
            return ""
        unit = unit_of([(self.left, old), (self.right, new)])
        difference = (new.value - old.value) / unit.factor
        sign = "+" if difference > 0 else ""
        if old.measure == "percent":
            return text("compare.points", points=sign + number(new.value - old.value))
        told = f"{sign}{number(difference)}{unit.name}"
        if old.value <= 0 or old.measure == "point":
            return told
        share = float((new.value - old.value) / old.value)
        return f"{told} ({share:+.1%})"


class Comparison:
    """Two texts with their figures in pairs, in the order of the right one."""

    def __init__(self, left: Side, right: Side, *, deliveries: bool) -> None:
        """`deliveries`: the right one took the place of the left, so what came or went counts."""
        self.sides = (left, right)
        self.deliveries = deliveries
        found = aligned(left.article, right.article, left.facts, right.facts)
        self.rows = [Row(change.old, change.new, _standing(change)) for change in found]

    def is_difference(self, row: Row) -> bool:
        """Whether a row is one of those to be looked at."""
        if self.deliveries:
            return row.standing not in (Standing.SAME, Standing.AGREES)
        return row.standing is Standing.DIFFERS

    def shown(self, *, everything: bool = False) -> list[Row]:
        """The rows to show: all of them, or those that tell something of the two texts."""
        if everything:
            return self.rows
        if self.deliveries:
            return [row for row in self.rows if row.standing is not Standing.SAME]
        return [row for row in self.rows if row.left and row.right]

    def count(self, standing: Standing) -> int:
        """How many rows come to this."""
        return sum(row.standing is standing for row in self.rows)

    def standings(self, side: int) -> dict[Anchor, Standing]:
        """The figures of a text that are looked at, with what they come to."""
        return {
            fact.anchor: row.standing
            for row in self.rows
            if self.is_difference(row) and (fact := row.fact(side)) is not None
        }


def _standing(change: Change) -> Standing:
    if change.old is None:
        return Standing.RIGHT
    if change.new is None:
        return Standing.LEFT
    if change.kind is Kind.SAME:
        return Standing.SAME
    return Standing.AGREES if agree(change.old, change.new) else Standing.DIFFERS


def compare(store: Store, one: int, other: int) -> Comparison:
    """Compare two articles of a store; of two deliveries the earlier one stands at the left."""
    if other in _earlier(store, one):
        one, other = other, one
    sides = [Side(number, store.article(number), store.facts(number)) for number in (one, other)]
    return Comparison(sides[0], sides[1], deliveries=one in _earlier(store, other))


def _earlier(store: Store, number: int) -> list[int]:
    """The deliveries before an article."""
    found: list[int] = []
    before = store.earlier(number)
    while before is not None and before not in found:
        found.append(before)
        before = store.earlier(before)
    return found
