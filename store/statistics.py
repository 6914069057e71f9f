"""How far the work has come: who judged what, when, and how far reviewers agree.

All is counted by SQLite from what holds now, so a figure counts once for each reviewer, on the day
of their last word on it. Days are those of this machine's time zone. Agreement is Cohen's kappa
(Cohen 1960) over the figures that both of two reviewers judged; skipping one is no judgement.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from heshu.finding_verdicts import FindingLabel
from heshu.model import FactKind, ReviewState, VerdictLabel
from store.connection import select
from store.revisions import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from store.connection import Database

Table = dict[str, dict[VerdictLabel, int]]
"""Rows by name, verdicts by label; labels that nobody gave are absent."""

_SAID = (
    'WITH said AS (SELECT article, field, start, "end", reviewer, label, time, max(event) '  # noqa: S608 - a constant
    'FROM verdicts WHERE live GROUP BY article, field, start, "end", reviewer), '
    f"now AS (SELECT id, uid FROM articles WHERE {NEWEST}) SELECT "
)
"""One row a reviewer and span, of articles that no newer delivery has replaced."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree on the figures that both judged."""

    one: str
    other: str
    n: int
    """Figures that both judged."""
    same: int
    """Figures on which their verdicts are the same."""
    kappa: Fraction | None
    """Cohen's kappa; None where both always gave one and the same verdict."""

    @property
    def share(self) -> Fraction:
        """Of the figures both judged, the share with the same verdict."""
        return Fraction(self.same, self.n)


class Spoken(NamedTuple):
    """Words on findings of one relation or by one reviewer."""

    name: str
    words: dict[FindingLabel, int]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a store holds and what was said of it."""

    documents: int
    articles: int
    facts: int
    figures: int
    """Facts that a reviewer judges."""
    judged: int
    """Spans with anybody's verdict."""
    inconsistent: int
    states: Mapping[ReviewState, int]
    verdicts: Mapping[VerdictLabel, int]
    reviewers: Table
    days: Mapping[str, Mapping[str, int]]
    """ISO date → reviewer → figures."""
    kinds: Table
    finding_verdicts: Mapping[FindingLabel, int]
    """By the latest word on each finding."""
    relations: list[Spoken]
    """The same by relation."""
    finding_reviewers: list[Spoken]
    """Every reviewer's own words."""
    agreement: list[Agreement]


def statistics(database: Database) -> Statistics:
    """Count everything."""
    sql = (
        "SELECT count(DISTINCT source), count(*), coalesce(sum(facts), 0), "  # noqa: S608 - a constant
        f"coalesce(sum(figures), 0), coalesce(sum(inconsistent), 0) FROM articles WHERE {NEWEST}"
    )
    documents, articles, facts, figures, inconsistent = select(database, sql)[0]
    reviewers = _table(_said(database, "reviewer, label, count(*)", "reviewer, label"))
    relations = _words(database, "relation", _LATEST)
    return Statistics(
        documents=documents,
        articles=articles,
        facts=facts,
        figures=figures,
        judged=_said(database, _SPANS)[0][0],
        inconsistent=inconsistent,
        states=_states(database),
        verdicts=_summed(reviewers.values()),
        reviewers=reviewers,
        days=_days(database),
        kinds=_kinds(database),
        finding_verdicts=_summed(spoken.words for spoken in relations),
        relations=relations,
        finding_reviewers=_words(database, "reviewer", "live"),
        agreement=agreement(database),
    )


_SPANS = "count(DISTINCT now.id || field || ',' || start || ',' || \"end\")"


def _said(database: Database, what: str, by: str = "") -> list[tuple[Any, ...]]:
    grouped = f" GROUP BY {by} ORDER BY {by}" if by else ""
    return select(database, f"{_SAID}{what} FROM said JOIN now ON now.uid = said.article{grouped}")


def _table(rows: Iterable[tuple[str, str, int]]) -> Table:
    found: Table = {}
    for name, label, count in rows:
        found.setdefault(name, {})[VerdictLabel(label)] = count
    return found


def _summed(tables: Iterable[Mapping[Any, int]]) -> Mapping[Any, int]:
    total: Counter[Any] = Counter()
    for table in tables:
        total.update(table)
    return total


def _states(database: Database) -> Mapping[ReviewState, int]:
    sql = (
        "SELECT coalesce(state, 'unread'), count(*) FROM articles "  # noqa: S608 - a constant
        f"LEFT JOIN states ON states.article = uid AND live WHERE {NEWEST} GROUP BY 1"
    )
    return {ReviewState(state): count for state, count in select(database, sql)}


def _days(database: Database) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {}
    day = "date(time, 'localtime')"
    for date, reviewer, count in _said(database, f"{day}, reviewer, count(*)", f"{day}, reviewer"):
        found.setdefault(date or "", {})[reviewer] = count
    return found


def _kinds(database: Database) -> Table:
    """By the kind of fact; what is no fact any more is left out."""
    sql = (
        _SAID + "kind, label, count(*) FROM said JOIN now ON now.uid = said.article "
        "JOIN figures ON figures.article = now.id AND figures.field = said.field "
        'AND figures.start = said.start AND figures."end" = said."end" GROUP BY kind, label'
    )
    found = _table(select(database, sql))
    return {kind.value: found[kind.value] for kind in FactKind if kind.value in found}


_LATEST = (
    "live AND NOT EXISTS (SELECT 1 FROM finding_verdicts AS later "
    "WHERE later.finding = word.finding AND later.live AND later.event > word.event)"
)


def _words(database: Database, by: str, which: str) -> list[Spoken]:
    sql = (
        f"SELECT {by}, label, count(*) FROM finding_verdicts AS word WHERE {which} "  # noqa: S608 - constants
        f"GROUP BY {by}, label ORDER BY {by}"
    )
    found: dict[str, dict[FindingLabel, int]] = {}
    for name, label, count in select(database, sql):
        found.setdefault(name, {})[FindingLabel(label)] = count
    return [Spoken(name, words) for name, words in found.items()]


# ------------------------------------------------------------ agreement


def agreement(database: Database) -> list[Agreement]:
    """For each two reviewers with figures that both judged, how far they agree."""
    sql = (
        _SAID + "one.reviewer, other.reviewer, one.label, other.label, count(*) "
        "FROM said AS one JOIN said AS other ON other.article = one.article "
        'AND other.field = one.field AND other.start = one.start AND other."end" = one."end" '
        "JOIN now ON now.uid = one.article WHERE one.reviewer < other.reviewer "
        "AND 'skipped' NOT IN (one.label, other.label) GROUP BY 1, 2, 3, 4"
    )
    crossed: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    for one, other, left, right, count in select(database, sql):
        crossed.setdefault((one, other), {})[left, right] = count
    return [_agreement(*pair, table) for pair, table in sorted(crossed.items())]


def _agreement(one: str, other: str, table: Mapping[tuple[str, str], int]) -> Agreement:
    n = sum(table.values())
    same = sum(count for (left, right), count in table.items() if left == right)
    return Agreement(one, other, n, same, kappa(table))


def kappa(table: Mapping[tuple[str, str], int]) -> Fraction | None:
    """Cohen's kappa of a table of (one's verdict, the other's) → figures.

    1 for full agreement, 0 for what chance gives; None where chance alone gives full agreement.
    """
    n = sum(table.values())
    if not n:
        return None
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (one, other), count in table.items():
        left[one] += count
        right[other] += count
    observed = Fraction(sum(c for (a, b), c in table.items() if a == b), n)
    expected = Fraction(sum(left[label] * right[label] for label in left), n * n)
    return None if expected == 1 else (observed - expected) / (1 - expected)
