"""Everything that lies over an article's text: facts, verdicts, findings, notes, hits.

Knows no terminal: it says which component classes a stretch of a line has and which signs
stand in its gutter; the reader draws them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from heshu.model import Anchor, Channel, FactKind, Judgement, VerdictLabel
from heshu.sheets import anchors_of, kinds_of
from tui.theme import component, operand_class
from tui.widgets import signs
from tui.widgets.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshu.model import Annotation, Article, Fact, Finding, Verdict
    from tui.layout import Layout
    from tui.page import Line
    from tui.wrapping import Span

NAMES = frozenset({FactKind.ORG, FactKind.PLACE, FactKind.PERSON, FactKind.POLICY})
"""Facts that may be cut at a line's end like any other words."""

KEEP_AT_MOST = 12
"""Characters: a longer figure would leave too ragged a line if it moved down whole."""

Layer = tuple[int, int, str]
"""Start and end within the block, and a component class."""

_FACT = {kind: component("fact", kind) for kind in FactKind}
_VERDICT = {label: component("verdict", label) for label in VerdictLabel}


class Gutter(NamedTuple):
    """The signs beside a line; an empty one is a space."""

    current: str
    verdict: str
    finding: str
    note: str


def inconsistent_anchors(findings: Iterable[Finding], article: Article | None) -> set[Anchor]:
    """The figures that an arithmetic contradiction is about, or suspects, in one article.

    Args:
        findings: of any articles; quiet usage findings are left aside.
        article: None takes the figures of all articles.
    """
    return {
        operand.fact.anchor
        for finding in findings
        if finding.verdict is Judgement.INCONSISTENT and finding.channel is Channel.ARITHMETIC
        for operand in (finding.printed, *finding.suspects)
        if article is None
        or (operand.document, operand.article) == (article.document, article.index)
    }


def doubted_anchors(article: Article) -> Iterator[Anchor]:
    """Where the decisions of intake that are in doubt show: the first character each is about."""
    for doubt in article.doubts:
        end = max(doubt.end, doubt.start + 1)
        found = (
            (max(start, doubt.start), at - start, name)
            for name, part in article.each_part()
            for at, start, length in part.source.segments
            if start < end and start + length > doubt.start
        )
        first = min(found, default=None)
        if first is not None:
            offset, shift, name = first
            yield Anchor(name, offset + shift, offset + shift + 1)


def _stretches(line: Line) -> Iterator[tuple[int, int, int]]:
    """The stretches of its block that a line shows."""
    if line.pieces:
        return ((line.block, piece.start, piece.end) for piece in line.pieces)
    return iter([line[:3]])


def _starting(laid: Spans, line: Line) -> list[int]:
    """The numbers of the spans that start on a line."""
    if not line.pieces:
        return [one.number for one in laid.starting(*line[:3])]
    return [one.number for stretch in _stretches(line) for one in laid.starting(*stretch)]


class Marks:
    """The marks of one article, laid over its blocks."""

    def __init__(
        self,
        layout: Layout,
        facts: Sequence[Fact],
        findings: Sequence[Finding] = (),
        verdicts: Mapping[Anchor, Verdict] | None = None,
        annotations: Sequence[Annotation] = (),
    ) -> None:
        self.layout, self.facts = layout, facts
        self.anchors, self.kinds = anchors_of(facts), kinds_of(facts)
        self.facts_laid = self._lay(self.anchors)
        self.inconsistent: set[Anchor] = set()
        self.verdicts: dict[Anchor, VerdictLabel] = {}
        self.notes: list[Anchor] = []
        self._notes_laid = Spans()
        self.hits: list[Anchor] = []
        self._hits_laid = Spans()
        self.operands: list[tuple[Anchor, int]] = []
        self._operands_laid = Spans()
        self.current: int | None = None
        self.current_hit: int | None = None
        self.selection: Anchor | None = None
        self._doubts_laid = self._lay(list(doubted_anchors(layout.article)))
        self.set_findings(findings)
        self.set_verdicts(verdicts or {})
        self.set_annotations(annotations)

    def _lay(self, anchors: Sequence[Anchor]) -> Spans:
        return Spans(self.layout.lay(anchors))

    # ------------------------------------------------------------ changing; each tells what changed
    def set_findings(self, findings: Iterable[Finding]) -> set[Anchor]:
        """Replace the findings; returns the spans that look different now."""
        before = self.inconsistent
        self.inconsistent = inconsistent_anchors(findings, self.layout.article)
        return before ^ self.inconsistent

    def set_verdicts(self, verdicts: Mapping[Anchor, Verdict]) -> set[Anchor]:
        """Replace the verdicts; returns the spans that look different now."""
        before = self.verdicts
        self.verdicts = {anchor: verdict.label for anchor, verdict in verdicts.items()}
        return {anchor for anchor, _ in before.items() ^ self.verdicts.items()}

    def set_annotations(self, annotations: Iterable[Annotation]) -> set[Anchor]:
        """Replace the labelled spans and notes; returns the spans that look different now."""
        before = set(self.notes)
        self.notes = [one.anchor for one in annotations if one.anchor]
        self._notes_laid = self._lay(self.notes)
        return before ^ set(self.notes)

    def set_hits(self, hits: Sequence[Anchor]) -> set[Anchor]:
        """Replace the search hits; returns the spans that look different now."""
        before = set(self.hits)
        self.hits, self.current_hit = list(hits), None
        self._hits_laid = self._lay(self.hits)
        return before ^ set(self.hits)

    def set_operands(self, operands: Iterable[tuple[Anchor, int]]) -> set[Anchor]:
        """Mark the figures of one finding by their numbers; returns what looks different now."""
        before = set(self.operands)
        self.operands = list(operands)
        self._operands_laid = self._lay([anchor for anchor, _ in self.operands])
        return {anchor for anchor, _ in before ^ set(self.operands)}

    # ------------------------------------------------------------ drawing
    def layers(self, line: Line) -> Iterator[Layer]:
        """The stretches of a line with their component classes, later ones on top."""
        block, start, end, _ = line
        for one in self._notes_laid.over(block, start, end):
            yield one.start, one.end, component("annotation")
        current: list[Layer] = []
        for one in self.facts_laid.over(block, start, end):
            yield one.start, one.end, _FACT[self.kinds[one.number]]
            anchor = self.anchors[one.number]
            if anchor in self.verdicts:
                yield one.start, one.end, _VERDICT[self.verdicts[anchor]]
            if anchor in self.inconsistent:
                yield one.start, one.end, component("inconsistent")
            if one.number == self.current:
                current.append((one.start, one.end, component("current")))
        for one in self._operands_laid.over(block, start, end):
            yield one.start, one.end, operand_class(self.operands[one.number][1])
        for one in self._hits_laid.over(block, start, end):
            name = "current-hit" if one.number == self.current_hit else "hit"
            yield one.start, one.end, component(name)
        yield from current
        if self.selection:
            for at, first, last in self.layout.pieces(self.selection):
                if at == block:
                    yield first, last, component("selected")

    def signs(self, line: Line) -> list[tuple[int, str]]:
        """What stands after figures of the current finding: offset in the block, sign."""
        return sorted(
            (one.end, signs.operand_sign(self.operands[one.number][1]))
            for block, start, end in _stretches(line)
            for one in self._operands_laid.over(block, start, end)
            if one.end <= end
        )

    def gutter(self, line: Line) -> Gutter:
        """The signs beside a line: of what starts on it."""
        numbers = _starting(self.facts_laid, line)
        here = [self.anchors[number] for number in numbers]
        given = {self.verdicts[anchor] for anchor in here if anchor in self.verdicts}
        worst = next((label for label in signs.WORST_FIRST if label in given), None)
        noted = bool(_starting(self._notes_laid, line))
        doubted = bool(_starting(self._doubts_laid, line))
        return Gutter(
            signs.CURRENT if self.current in numbers else " ",
            signs.VERDICTS[worst] if worst else " ",
            self._finding_sign(line, here),
            signs.NOTE if noted else signs.DOUBT if doubted else " ",
        )

    def count_facts(self, line: Line) -> int:
        """How many facts start on a line."""
        return len(_starting(self.facts_laid, line))

    def _finding_sign(self, line: Line, here: Iterable[Anchor]) -> str:
        """The least number of the current finding on a line, else whether a figure is bad."""
        numbers = [self.operands[one][1] for one in _starting(self._operands_laid, line)]
        if numbers:
            return signs.operand_sign(min(numbers))
        return signs.INCONSISTENT if any(anchor in self.inconsistent for anchor in here) else " "

    # ------------------------------------------------------------ asking
    @property
    def current_anchor(self) -> Anchor | None:
        """Where the current fact stands."""
        return None if self.current is None else self.anchors[self.current]

    def keep(self, block: int) -> list[Span]:
        """The figures of a block that are held on one line."""
        return [
            (one.start, one.end)
            for one in self.facts_laid.outermost(block)
            if one.end - one.start <= KEEP_AT_MOST and self.kinds[one.number] not in NAMES
        ]

    def fact_at(self, block: int, offset: int) -> int | None:
        """The innermost fact over a character."""
        found = list(self.facts_laid.over(block, offset, offset + 1))
        return min(found, key=lambda one: one.end - one.start).number if found else None

    def first_fact_from(self, block: int, offset: int) -> int | None:
        """The first fact that starts at or after a place."""
        place = (block, offset)
        for number, anchor in enumerate(self.anchors):
            found = self.layout.find(anchor.field, anchor.start)
            if found and found >= place:
                return number
        return None
