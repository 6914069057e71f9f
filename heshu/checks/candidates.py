"""What pairing proposes and judging decides: a relation between figures, told by its wording.

A family of relations proposes candidates and never computes a verdict; the judge computes and
never reads words. Candidates of one printed figure and one relation are alternatives: where
one holds, the others were the wrong pairing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure


class Tie(IntEnum):
    """How firmly the wording binds the figures."""

    FOUND = 1
    """Found by looking through the document: a match is worth showing, a mismatch is not."""
    LIKELY = 2
    """The nearest fitting figures: a mismatch counts only when something else supports it."""
    WORDED = 3
    """The wording leaves no other reading: a mismatch is a contradiction."""


class Compare(Enum):
    """How the expected value should stand to the printed one."""

    EQUAL = "="
    AT_LEAST = "≥"
    AT_MOST = "≤"
    ABOVE = ">"
    BELOW = "<"
    BETWEEN = "∈"
    """The printed value lies within the hull of the operands."""


@dataclass(frozen=True, slots=True)
class Formula:
    """An arithmetic rule over figures in base units."""

    compute: Callable[[Sequence[Any]], Any]
    """From the operands to the expected value: exact for fractions; the judge's filter alone
    calls it with rough numbers."""
    show: str
    """The rule as written, with `{0}`, `{1}` … for the operands as printed; `{}` joins all."""
    compare: Compare = Compare.EQUAL
    turns: str = ""
    """For figures of no negative value: `+` rising with every operand, `+-` rising with the first
    and falling with the others, `-+` the other way round; empty when it must be tried out."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A relation the wording proposes; not frozen, for tens of thousands are made of one page."""

    relation: str
    printed: Figure
    operands: tuple[Figure, ...]
    formula: Formula
    tie: Tie
    reason: str
    """Why these figures belong together, for the reader."""
    silence: str = ""
    """Why a mismatch is undecided and no contradiction (可比价, 开口列举 …)."""
    anchor: object = None
    """What sibling candidates share (the base of several shares, the head sentence of several
    columns); a sibling that holds supports this one."""
    slot: object = None
    """What the alternatives share when it is not the printed figure: the parts of a sum."""
    weak: bool = False
    """Whether passing says nothing (subset, order): shown only when it fails."""
    only_failing: bool = False
    """Whether it is told only when it fails: parts of an open list must not exceed the whole."""
    exact: bool = False
    """Whether a figure of equal precision must have equal digits (repeated mentions)."""
    expected: Fraction | None = None
    """Set when the value is counted from the words themselves and not from operands."""
    suspects: list[Figure] | None = None
    """The figures a single slip of which would explain a mismatch, once they are known."""
    note: str = ""
    """A working written by the family, where the formula alone would not tell."""


@dataclass(frozen=True, slots=True)
class Family:
    """What the judge and the reader of a finding need to know of a relation."""

    name: str
    strength: Decimal
    """Share of one-symbol slips it catches with its pairing given, measured."""
    weak: bool = False


class Relation(Protocol):
    """A module of `heshu.checks.relations`."""

    @property
    def FAMILIES(self) -> tuple[Family, ...]:  # noqa: N802 - a constant of the module
        """The relations the module proposes."""
        ...

    def candidates(self, context: Context) -> Iterable[Candidate]:
        """Propose every relation of the family that the wording of the texts supports."""
        ...


@dataclass(slots=True)
class Slot:
    """The alternatives for one printed figure in one relation, best first."""

    alternatives: list[Candidate] = field(default_factory=list)
    missed: int = 0
    """How many more were looked at and are plainly far off."""
