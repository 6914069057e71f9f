"""Overlaps between layers: what a stretch of text is when several layers claim it.

A number that is a name (a document number, a slogan, a plan period) comes before a date, a date
before a range or ratio, these before a plain figure. Names of people and places are a layer of
their own: they may hold a figure by design (第一中学), but a name that cuts a figure is wrong.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.model import Fact

NAMES = frozenset({FactKind.ORG, FactKind.PLACE, FactKind.PERSON})


class _Taken:
    """The stretches of text already given to a fact, disjoint and sorted."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def overlapping(self, fact: Fact) -> list[Fact]:
        at = bisect_left(self.facts, fact.start, key=lambda f: f.end)
        if at < len(self.facts) and self.facts[at].end == fact.start:
            at += 1
        found = []
        while at < len(self.facts) and self.facts[at].start < fact.end:
            found.append(self.facts[at])
            at += 1
        return found

    def add(self, fact: Fact) -> None:
        self.facts.insert(bisect_left(self.facts, fact.start, key=lambda f: f.start), fact)

    def remove(self, fact: Fact) -> None:
        self.facts.remove(fact)


def layered(layers: Iterable[Sequence[Fact]]) -> list[Fact]:
    """Facts of the layers, most telling layer first, without overlap.

    Within a layer the longer fact wins, then the earlier. A range or an age swallows what an
    earlier layer read of it alone (3至5天 over 5天, 90天大 over 90天).
    """
    taken = _Taken()
    for layer in layers:
        for fact in sorted(layer, key=lambda f: (f.start, -f.end)):
            others = taken.overlapping(fact)
            if not others:
                taken.add(fact)
            elif fact.kind in (FactKind.RANGE, FactKind.AGE) and all(
                o.kind in (FactKind.DURATION, FactKind.AGE) and _within(o, fact) for o in others
            ):
                for other in others:
                    taken.remove(other)
                taken.add(fact)
    return taken.facts


def _within(inner: Fact, outer: Fact) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.anchor != outer.anchor


def with_names(figures: Sequence[Fact], names: Sequence[Fact]) -> list[Fact]:
    """Figures and names together.

    A name that cuts through a figure is dropped; a figure in Chinese characters wholly inside a
    name (三家村) is the name's.
    """
    taken = _Taken()
    taken.facts = list(figures)
    kept, dropped = [], set()
    for name in names:
        others = taken.overlapping(name)
        inside = [o for o in others if o.start >= name.start and o.end <= name.end]
        if len(inside) < len(others) or any(o.anchor == name.anchor for o in inside):
            continue
        spoken = {id(o) for o in inside if not any(c.isdigit() and c.isascii() for c in o.exact)}
        dropped |= spoken
        kept.append(name)
    return [f for f in figures if id(f) not in dropped] + kept
