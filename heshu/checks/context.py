"""Everything pairing may look at: all passages of all articles, with quick ways to look around.

Looking is bounded: at most a few dozen figures of the same dimension to each side, found by
bisection, so that the work grows no faster than the number of figures times its logarithm.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from heshu.checks import clauses, names, passage, roles, series
from heshu.checks.roles import Reading, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heshu.checks.passage import Figure, Passage
    from heshu.checks.series import Chain
    from heshu.model import Article, Fact

REACH = 40
"""How many figures of one dimension are looked at to the left; half as many to the right."""
LEVELS = frozenset({Role.LEVEL, Role.REACHED, Role.TARGET})
"""Roles that tell how much there is, was or shall be."""
AMOUNTS = LEVELS | {Role.EARLIER}

Key = tuple[str, int]


def recast(figure: Figure) -> bool:
    """Whether a figure is the one before it in another unit, in brackets.

    50吨（折1000担） tells one amount twice; only the first is reckoned with.
    """
    if not figure.index or not figure.passage.bracketed(figure):
        return False
    before = figure.passage.figures[figure.index - 1]
    between = figure.passage.between(before, figure)
    same = before.dimension == figure.dimension and before.scale != figure.scale
    return same and len(between) <= 4


class Context:
    """The passages of the articles checked together, read and indexed once."""

    def __init__(self, articles: Sequence[Article], facts: Mapping[Key, Sequence[Fact]]) -> None:
        self.articles = articles
        self.passages: list[Passage] = []
        self.readings: dict[Figure, Reading] = {}
        self.chains: list[Chain] = []
        self._labels: dict[Figure, str] = {}
        self._rough: set[Figure] = set()
        self._place: dict[Passage, int] = {}
        self._levels: dict[tuple[Key, str], list[Figure]] = defaultdict(list)
        self._spots: dict[tuple[Key, str], list[tuple[int, int]]] = {}
        self._sentences: dict[tuple[int, int], list[Figure]] = {}
        self._near: dict[tuple[Figure, str, frozenset[Role]], list[Figure]] = {}
        for article in articles:
            self._lay_out(article, facts[article.document, article.index])

    def close(self) -> None:
        """Let go of the figures, which hold on to their passages as these do to them."""
        for page in self.passages:
            page.figures.clear()
            page.ratios.clear()
            page.ranges.clear()

    def _lay_out(self, article: Article, facts: Sequence[Fact]) -> None:
        by_part: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_part[fact.field].append(fact)
        for name, part in article.each_part():
            page = passage.read(article, name, part.text, by_part[name])
            self._place[page] = len(self.passages)
            self.passages.append(page)
            readings = roles.read(page)
            self.readings.update(zip(page.figures, readings, strict=True))
            chains = series.read(page, readings)
            self.chains.extend(chains)
            self._labels.update(names.labels(page, readings))
            for chain in chains:
                self._subject(chain)
            for figure in page.figures:
                role = self.readings[figure].role
                if role is Role.TARGET or figure.fact.approx is not None:
                    self._rough.add(figure)
                if role in AMOUNTS and not recast(figure):
                    self._levels[self._key(figure), figure.dimension].append(figure)

    def _subject(self, chain: Chain) -> None:
        """Let the change and the rate of a chain go by its subject."""
        subject = self._labels.get(chain.current) if chain.current else None
        for follower in (chain.rate, chain.change):
            if follower is not None and (subject or chain.label):
                self._labels.setdefault(follower, subject or chain.label)

    @staticmethod
    def _key(figure: Figure) -> Key:
        return figure.operand.document, figure.operand.article

    def spot(self, figure: Figure) -> tuple[int, int]:
        """Where a figure stands in the reading order of everything."""
        return self._place[figure.passage], figure.start

    def role(self, figure: Figure) -> Role:
        """The part a figure plays."""
        return self.readings[figure].role

    def label(self, figure: Figure) -> str:
        """The subject of a figure."""
        found = self._labels.get(figure)
        if not found:
            found = self._labels[figure] = clauses.label(figure)
        return found

    def is_level(self, figure: Figure) -> bool:
        """Whether a figure tells how much there is or shall be."""
        return self.readings[figure].role in LEVELS

    def levels(self, figure: Figure, dimension: str) -> list[Figure]:
        """All levels of a dimension in the article of `figure`, in reading order."""
        return self._levels.get((self._key(figure), dimension), [])

    def around(
        self, figure: Figure, dimension: str, wanted: frozenset[Role] = LEVELS
    ) -> list[Figure]:
        """Levels of a dimension near a figure: own sentence, paragraph, article; left first.

        At most REACH of them stand to the left and half as many to the right.
        """
        asked = figure, dimension, wanted
        if asked not in self._near:
            self._near[asked] = self._look_around(figure, dimension, wanted)
        return list(self._near[asked])

    def _look_around(self, figure: Figure, dimension: str, wanted: frozenset[Role]) -> list[Figure]:
        levels = self.levels(figure, dimension)
        if not levels:
            return []
        at = self._position(figure, dimension, levels)
        here: list[Figure] = []
        near: list[Figure] = []
        far: list[Figure] = []
        place, passage, paragraph = figure.place, figure.passage, figure.paragraph
        readings, rough = self.readings, self._rough
        for side in (levels[max(0, at - REACH) : at][::-1], levels[at : at + REACH // 2]):
            for level in side:
                if readings[level].role not in wanted or level is figure:
                    continue
                if level.place == place:
                    here.append(level)
                elif level in rough:
                    continue  # a plan, 约: nothing to reckon with from another sentence
                elif level.paragraph == paragraph and level.passage is passage:
                    near.append(level)
                else:
                    far.append(level)
        return here + near + far

    def _position(self, figure: Figure, dimension: str, levels: list[Figure]) -> int:
        """How many of the levels of a dimension stand before a figure."""
        key = self._key(figure), dimension
        if key not in self._spots:
            self._spots[key] = [self.spot(level) for level in levels]
        return bisect_left(self._spots[key], self.spot(figure))

    def before(self, figure: Figure, dimension: str) -> list[Figure]:
        """At most REACH levels of a dimension left of a figure in its article, nearest first."""
        levels = self.levels(figure, dimension)
        if not levels:
            return []
        at = self._position(figure, dimension, levels)
        place, readings, rough = figure.place, self.readings, self._rough
        return [
            level
            for level in reversed(levels[max(0, at - REACH) : at])
            if readings[level].role in LEVELS and (level not in rough or level.place == place)
        ]

    def sentence(self, figure: Figure) -> list[Figure]:
        """The figures of its sentence, itself included: one list for all who ask."""
        if figure.place not in self._sentences:
            self._sentences[figure.place] = self._stretch(figure, "sentence")
        return self._sentences[figure.place]

    def segment(self, figure: Figure) -> list[Figure]:
        """The figures of its stretch between semicolons and full stops."""
        return self._stretch(figure, "segment")

    def paragraph(self, figure: Figure) -> list[Figure]:
        """The figures of its paragraph."""
        return self._stretch(figure, "paragraph")

    @staticmethod
    def _stretch(figure: Figure, level: str) -> list[Figure]:
        figures, wanted = figure.passage.figures, getattr(figure, level)
        first = last = figure.index
        while first and getattr(figures[first - 1], level) == wanted:
            first -= 1
        while last + 1 < len(figures) and getattr(figures[last + 1], level) == wanted:
            last += 1
        return figures[first : last + 1]

    def figures(self) -> Iterator[Figure]:
        """Every figure, in reading order."""
        for page in self.passages:
            yield from page.figures

    def each_sentence(self) -> Iterator[list[Figure]]:
        """The figures of every sentence that has any, in reading order."""
        for page in self.passages:
            for _, figures in itertools.groupby(page.figures, key=lambda figure: figure.sentence):
                yield list(figures)
