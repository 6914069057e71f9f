"""Overlaps between layers: what a stretch of text is when several layers claim it.

A number that is a name (a document number, a slogan, a plan period) comes before a date, a date
before a range or ratio, these before a plain figure. Names of people and places are a layer of
their own: they may hold a figure by design (第一中学), but a name that cuts a figure is wrong.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.model import Fact

NAMES = frozenset({FactKind.ORG, FactKind.PLACE, FactKind.PERSON})


def overlapping(facts: Sequence[Fact], fact: Fact) -> list[Fact]:
    """Those of disjoint, sorted facts that share a character with `fact`."""
    at = bisect_right(facts, fact.start, key=_end)
    found = []
    while at < len(facts) and facts[at].start < fact.end:
        found.append(facts[at])
        at += 1
    return found


def layered(layers: Iterable[Iterable[Fact]]) -> list[Fact]:
    """Facts of the layers, most telling layer first, sorted and without overlap.

    Within a layer the earlier fact wins, then the longer. A range or an age swallows what an
    earlier layer read of it alone (3至5天 over 5天, 90天大 over 90天).
    """
    taken: list[Fact] = []
    for layer in layers:
        kept: list[Fact] = []
        swallowed: set[int] = set()
        for fact in sorted(layer, key=lambda f: (f.start, -f.end)):
            if kept and kept[-1].end > fact.start:
                continue
            others = overlapping(taken, fact)
            if not others or _swallows(fact, others):
                kept.append(fact)
                swallowed.update(map(id, others))
        if swallowed:
            taken = [fact for fact in taken if id(fact) not in swallowed]
        taken += kept
        taken.sort(key=_start)  # two sorted runs: linear
    return taken


def _start(fact: Fact) -> int:
    return fact.start


def _end(fact: Fact) -> int:
    return fact.end


def _swallows(fact: Fact, others: Iterable[Fact]) -> bool:
    return fact.kind in (FactKind.RANGE, FactKind.AGE) and all(
        other.kind in (FactKind.DURATION, FactKind.AGE) and _within(other, fact) for other in others
    )


def _within(inner: Fact, outer: Fact) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.anchor != outer.anchor


def with_names(figures: Sequence[Fact], names: Sequence[Fact]) -> list[Fact]:
    """Figures and names together.

    A name that cuts through a figure is dropped; a figure in Chinese characters wholly inside a
    name (三家村) is the name's.
    """
    kept: list[Fact] = []
    dropped: set[int] = set()
    for name in names:
        others = overlapping(figures, name)
        inside = [o for o in others if o.start >= name.start and o.end <= name.end]
        if len(inside) < len(others) or any(o.anchor == name.anchor for o in inside):
            continue
        spoken = {id(o) for o in inside if not any(c.isdigit() and c.isascii() for c in o.exact)}
        dropped |= spoken
        kept.append(name)
    return [f for f in figures if id(f) not in dropped] + kept
