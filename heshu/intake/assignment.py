"""Which headline belongs to which story, when the page order does not say.

A late headline is recognised by its words: how much of it, weighted by how rare each pair of
characters is on the page, its story's body repeats. One headline goes to one story, chosen
so that the sum of all matches is the greatest (the assignment problem, solved exactly by
shortest augmenting paths after Kuhn, Munkres, Jonker and Volgenant).
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def bigrams(text: str) -> set[str]:
    """The pairs of neighbouring letters and digits of a text."""
    word = [char if char.isalnum() else " " for char in text if not char.isspace()]
    pairs = (a + b for a, b in pairwise(word))
    return {pair for pair in pairs if " " not in pair}


class Coverage:
    """How much of a headline the bodies of one page repeat."""

    def __init__(self, bodies: Sequence[str]) -> None:
        self._bodies = [bigrams(body) for body in bodies]
        self._wanted: dict[str, dict[str, float]] = {}
        self._seen = Counter(pair for body in self._bodies for pair in body)

    def _weight(self, pair: str) -> float:
        return max(log((len(self._bodies) + 1) / (self._seen[pair] + 0.5)), 0.05)

    def of(self, headline: str, body: int) -> float:
        """The weighted share of the headline's pairs found in a body, 0 to 1."""
        return self.within(headline, self._bodies[body])

    def within(self, headline: str, pairs: set[str]) -> float:
        """The weighted share of the headline's pairs found among `pairs`, 0 to 1."""
        wanted = self._wanted.get(headline)
        if wanted is None:
            weights = {pair: self._weight(pair) for pair in bigrams(headline)}
            total = sum(weights.values())
            wanted = {pair: weight / total for pair, weight in weights.items()}
            self._wanted[headline] = wanted
        return sum(wanted[pair] for pair in wanted.keys() & pairs)


def assign(gains: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row the column it gets, one to one, so that the sum of the gains is greatest.

    A row goes without where no gain is above zero. Cubic in the smaller side.
    """
    result: list[int | None] = [None] * len(gains)
    for rows, columns in _islands(gains):
        part = _assign([[gains[r][c] for c in columns] for r in rows])
        for row, column in zip(rows, part, strict=True):
            result[row] = None if column is None else columns[column]
    return result


def _islands(gains: Sequence[Sequence[float]]) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns that no gain connects with the others, so that each is small."""
    open_rows = set(range(len(gains)))
    row_links = [{c for c, gain in enumerate(row) if gain > 0} for row in gains]
    column_links: dict[int, set[int]] = {}
    for row, links in enumerate(row_links):
        for column in links:
            column_links.setdefault(column, set()).add(row)
    while open_rows:
        rows, columns, edge = set(), set(), {open_rows.pop()}
        while edge:
            rows |= edge
            columns |= set().union(*(row_links[row] for row in edge))
            edge = set().union(*(column_links[c] for c in columns)) - rows if columns else set()
        open_rows -= rows
        if columns:
            yield sorted(rows), sorted(columns)


def _assign(gains: Sequence[Sequence[float]]) -> list[int | None]:
    rows, columns = len(gains), len(gains[0])
    if rows == columns == 1:
        return [0]
    size = max(rows, columns)
    costs = [
        [-max(gains[r][c], 0.0) if r < rows and c < columns else 0.0 for c in range(size)]
        for r in range(size)
    ]
    owner = _solve(costs)
    result: list[int | None] = [None] * rows
    for column, row in enumerate(owner):
        if row < rows and column < columns and gains[row][column] > 0:
            result[row] = column
    return result


def _solve(costs: list[list[float]]) -> list[int]:
    """The row of each column in a cheapest perfect matching of a square matrix."""
    size = len(costs)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [size] * (size + 1)
    for row in range(size):
        owner[size] = row
        _augment(costs, owner, row_price, column_price)
    return owner[:size]


def _augment(
    costs: list[list[float]], owner: list[int], row_price: list[float], column_price: list[float]
) -> None:
    """Give the row parked in the last slot of `owner` a column, by a shortest path."""
    size = len(costs)
    column, slack, way = size, [float("inf")] * size, [size] * size
    free = list(range(size))
    used = []
    while owner[column] != size:
        used.append(column)
        row = owner[column]
        row_costs, base = costs[row], row_price[row]
        nearest, step = size, float("inf")
        for other in free:
            reduced = row_costs[other] - base - column_price[other]
            if reduced < slack[other]:
                slack[other], way[other] = reduced, column
            if slack[other] < step:
                nearest, step = other, slack[other]
        for other in used:
            row_price[owner[other]] += step
            column_price[other] -= step
        free.remove(nearest)
        for other in free:
            slack[other] -= step
        column = nearest
    while column != size:
        owner[column], column = owner[way[column]], way[column]
