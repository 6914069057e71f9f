"""The findings of an article as a reviewer goes through them: in groups, weighed, numbered.

What the arithmetic speaks against comes first, the heaviest on top; usage rules are a quiet
group of their own; what is undecided or consistent is shown when asked for; what a reviewer
set aside stands at the end. Nothing here knows a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from heshu.model import Channel, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Anchor, Article, Finding, Operand


class FindingGroup(IntEnum):
    """The groups of the findings pane, top to bottom."""

    LOUD = 0
    """Contradictions, and what is at the edge of one: they ask for a look."""
    USAGE = 1
    """How figures are written."""
    CALM = 2
    """Undecided and consistent; shown on demand."""
    ASIDE = 3
    """False alarms and what has been explained."""


LOUD: Final = (Judgement.INCONSISTENT, Judgement.BORDERLINE)
"""The judgements that ask for a look, the heavier first; the rest would stop a reader for
nothing."""

_WEIGHT: Final = (*LOUD, Judgement.UNDECIDED, Judgement.CONSISTENT)


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its lasting name and the latest word on it."""

    finding: Finding
    key: str
    word: FindingVerdict | None = None

    @property
    def group(self) -> FindingGroup:
        """Where the findings pane shows it."""
        if self.word is not None and self.word.sets_aside:
            return FindingGroup.ASIDE
        if self.finding.channel is Channel.NORMS:
            return FindingGroup.USAGE
        return FindingGroup.LOUD if self.finding.verdict in LOUD else FindingGroup.CALM

    @property
    def is_loud(self) -> bool:
        """Whether it asks for a look."""
        return self.group is FindingGroup.LOUD


def weighed(
    found: Sequence[Finding], keys: Sequence[str], words: Mapping[str, FindingVerdict]
) -> list[Judged]:
    """Findings with the words on them, the heaviest first whatever was said of them.

    Args:
        found: as the store gives them, which is in reading order where the weight is the same.
        keys: their lasting names, in the same order.
        words: the latest word by name.
    """
    judged = [Judged(one, key, words.get(key)) for one, key in zip(found, keys, strict=True)]
    return sorted(judged, key=_weight)


def _weight(judged: Judged) -> tuple[bool, int, object]:
    finding = judged.finding
    usage = finding.channel is Channel.NORMS
    return usage, _WEIGHT.index(finding.verdict), -finding.strength


def in_groups(judged: Iterable[Judged]) -> list[tuple[FindingGroup, list[Judged]]]:
    """The findings by group, groups and findings in the order of the pane; no empty group."""
    groups: dict[FindingGroup, list[Judged]] = {group: [] for group in FindingGroup}
    for one in judged:
        groups[one.group].append(one)
    return [(group, members) for group, members in groups.items() if members]


def figures(finding: Finding) -> list[Operand]:
    """Its figures by number: 0 is the printed one that the others are held against."""
    found: dict[tuple[str, int, Anchor], Operand] = {}
    for operand in (finding.printed, *finding.operands):
        found.setdefault((operand.document, operand.article, operand.fact.anchor), operand)
    return list(found.values())


def stands_in(operand: Operand, article: Article) -> bool:
    """Whether a figure stands in an article."""
    return (operand.document, operand.article) == (article.document, article.index)


def numbered(finding: Finding, article: Article) -> Iterator[tuple[Anchor, int]]:
    """Where the figures of a finding stand in one article, with their numbers."""
    for number, operand in enumerate(figures(finding)):
        if stands_in(operand, article):
            yield operand.fact.anchor, number


def by_figure(judged: Iterable[Judged], article: Article) -> dict[Anchor, list[Judged]]:
    """The findings that each figure of an article takes part in, in the order given."""
    found: dict[Anchor, list[Judged]] = {}
    for one in judged:
        for anchor, _ in numbered(one.finding, article):
            found.setdefault(anchor, []).append(one)
    return found
