"""What changed between two revisions of an article, figure by figure.

Facts of both are set side by side in reading order. Those in identical sentences are the same;
between them a figure of one text belongs to one of the other when both measure the same thing in
the same unit, in sentences alike but for their figures. What has no counterpart was added or
removed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from heshu.checks import measures
from heshu.model import BODY, FactKind
from heshu.revising.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from heshu.model import Article, Fact

FIGURES = frozenset(
    (
        FactKind.NUMBER, FactKind.QUANTITY, FactKind.MONEY, FactKind.PERCENT,
        FactKind.PERCENTAGE_POINT, FactKind.RANK, FactKind.MULTIPLE, FactKind.RATIO,
        FactKind.FRACTION, FactKind.AGE, FactKind.RANGE, FactKind.DATE, FactKind.TIME,
        FactKind.PERIOD, FactKind.DURATION,
    )
)  # fmt: skip
"""The kinds that are compared: names are words, and words are what another diff is for."""

_DIGITS = re.compile(r"[\d０-９.,，%％〇零一二三四五六七八九十百千万亿两]+")


class Kind(StrEnum):
    """What became of a figure."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    SAME = "same"
    """In the same words; told only by `aligned`."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one figure."""

    kind: Kind
    old: Fact | None
    new: Fact | None

    @property
    def indicator(self) -> str:
        """What it measures, as the new text words it; as the old one when it has none."""
        return next((f.indicator for f in (self.new, self.old) if f and f.indicator), "")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure with what is compared of it."""

    fact: Fact
    frame: Hashable
    """Its sentence without figures, and its place among the figures of it."""
    context: Hashable
    """What it measures and in which unit."""
    said: tuple[str, str]
    """Its characters and its sentence."""


def changes(
    old: Article, new: Article, before: Sequence[Fact], after: Sequence[Fact]
) -> list[Change]:
    """The figures that changed, in the order of the new text, removed ones where they stood.

    Args:
        old: the earlier article.
        new: the later one.
        before: facts of the earlier.
        after: facts of the later.
    """
    found = aligned(old, new, before, after)
    return [change for change in found if change.kind is not Kind.SAME]


def aligned(
    old: Article, new: Article, before: Sequence[Fact], after: Sequence[Fact]
) -> list[Change]:
    """Every figure of both texts with its counterpart, in the order of `changes`.

    A figure that moved belongs to the one elsewhere that alone measures the same thing of the same
    owner at the same time. The arguments are those of `changes`.
    """
    left, right = _placed(old, before), _placed(new, after)
    found: list[Change] = []
    matcher = SequenceMatcher(None, [p.said for p in left], [p.said for p in right], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(left[a:b], right[c:d], strict=True)
            found += [Change(Kind.SAME, one.fact, other.fact) for one, other in pairs]
        else:
            found += _between(left[a:b], right[c:d])
    return _reunited(found)


def added(article: Article, facts: Sequence[Fact]) -> list[Change]:
    """The figures of an article that is new."""
    return [Change(Kind.ADDED, None, placed.fact) for placed in _placed(article, facts)]


def removed(article: Article, facts: Sequence[Fact]) -> list[Change]:
    """The figures of an article that is gone."""
    return [Change(Kind.REMOVED, placed.fact, None) for placed in _placed(article, facts)]


def _placed(article: Article, facts: Sequence[Fact]) -> list[_Placed]:
    order = {name: number for number, (name, _) in enumerate(article.each_part())}
    shown = [fact for fact in facts if fact.kind in FIGURES and fact.field in order]
    shown.sort(key=lambda fact: (order[fact.field], fact.start, -fact.end))
    texts = {name: part.text for name, part in article.each_part()}
    return [_place(fact, texts[fact.field]) for fact in _outermost(shown)]


def _outermost(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Without figures that are part of another: the ends of a range, the unit of a rate."""
    end, field = -1, ""
    for fact in facts:
        if fact.field == field and fact.end <= end:
            continue
        yield fact
        end, field = fact.end, fact.field


def _place(fact: Fact, text: str) -> _Placed:
    start, end = sentence_at(text, fact.start, fact.end) if fact.field == BODY else (0, len(text))
    sentence = text[start:end]
    frame = (
        fact.field,
        _DIGITS.sub("#", sentence),
        len(_DIGITS.findall(text[start : fact.start])),
    )
    context = (fact.field, fact.kind, fact.unit, fact.indicator, fact.owner, fact.period)
    return _Placed(fact, frame, context, (fact.exact, sentence))


def _between(left: Sequence[_Placed], right: Sequence[_Placed]) -> list[Change]:
    """Pair what is left of both texts by sentence, then by what is measured."""
    pairs: dict[int, int] = {}
    for key in (_frame, _context, _measure):
        _pair(left, right, pairs, key)
    taken = set(pairs.values())
    gone = [i for i in range(len(left)) if i not in taken]
    found: list[Change] = []
    for j, new in enumerate(right):
        while gone and j in pairs and gone[0] < pairs[j]:
            found.append(Change(Kind.REMOVED, left[gone.pop(0)].fact, None))
        if j not in pairs:
            found.append(Change(Kind.ADDED, None, new.fact))
        else:
            found.append(_paired(left[pairs[j]].fact, new.fact))
    return found + [Change(Kind.REMOVED, left[i].fact, None) for i in gone]


def _paired(old: Fact, new: Fact) -> Change:
    return Change(Kind.SAME if _same(old, new) else Kind.CHANGED, old, new)


def _reunited(found: list[Change]) -> list[Change]:
    """Pair what was removed in one place and added in another, where only one of each fits."""
    gone = [(at, _subject(change.old)) for at, change in enumerate(found) if change.new is None]
    come = [(at, _subject(change.new)) for at, change in enumerate(found) if change.old is None]
    before, after = _unique(gone), _unique(come)
    whence = {after[subject]: before[subject] for subject in after.keys() & before.keys()}
    moved = set(whence.values())
    joined: list[Change] = []
    for at, change in enumerate(found):
        old = found[whence[at]].old if at in whence else None
        if old is not None and change.new is not None:
            joined.append(_paired(old, change.new))
        elif at not in moved:
            joined.append(change)
    return joined


def _subject(fact: Fact | None) -> Hashable:
    """What a figure measures, wherever in the text it stands; None where that is not told."""
    if fact is None or not fact.indicator:
        return None
    measure = fact.unit if fact.kind is FactKind.MONEY else measures.of_unit(fact.unit).dimension
    return fact.kind, measure, fact.direction, fact.indicator, fact.owner, fact.period


def _frame(placed: _Placed) -> Hashable:
    return placed.frame


def _context(placed: _Placed) -> Hashable:
    return placed.context if placed.fact.indicator else None


def _measure(placed: _Placed) -> Hashable:
    fact = placed.fact
    return (fact.field, fact.indicator, fact.kind) if fact.indicator else None


def _pair(
    left: Sequence[_Placed],
    right: Sequence[_Placed],
    pairs: dict[int, int],
    key: Callable[[_Placed], Hashable],
) -> None:
    """Pair by a key that exactly one figure on each side has, of those not yet paired."""
    taken = set(pairs.values())
    before = _unique([(i, key(one)) for i, one in enumerate(left) if i not in taken])
    after = _unique([(j, key(one)) for j, one in enumerate(right) if j not in pairs])
    for value, j in after.items():
        if value in before:
            pairs[j] = before[value]


def _unique(keyed: Sequence[tuple[int, Hashable]]) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    twice: set[Hashable] = set()
    for number, value in keyed:
        if value is None:
            continue
        if value in found:
            twice.add(value)
        found[value] = number
    return {value: number for value, number in found.items() if value not in twice}


def _same(old: Fact, new: Fact) -> bool:
    """Whether a figure says the same, in whatever sentence."""
    return old.exact == new.exact
