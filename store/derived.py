"""Facts and findings: kept so that opening an article is quick, never the only copy.

Each set carries the version of the code that made it. When the code is newer, the set is
made anew the next time it is asked for; in a store opened for reading, for this once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshu.exports.records import fact_record, finding_record, read_fact, read_finding
from heshu.model import Channel, FactKind, Judgement
from store import articles
from store.connection import immediate, pragma_value, select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlite_utils import Database

    from heshu.model import Article, Fact, Finding
    from store.articles import Identity

FIGURES = frozenset(
    (
        FactKind.NUMBER, FactKind.QUANTITY, FactKind.MONEY, FactKind.PERCENT,
        FactKind.PERCENTAGE_POINT, FactKind.RANK, FactKind.MULTIPLE, FactKind.RATIO,
        FactKind.FRACTION, FactKind.AGE, FactKind.RANGE,
    )
)  # fmt: skip
"""The kinds a reviewer judges; an article is annotated when none of these is left."""

Key = tuple[str, int]
"""Document and index: how the engine names an article."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the engine found in the articles of one source."""

    facts: Mapping[Key, Sequence[Fact]] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    facts_version: str = ""
    checks_version: str = ""


def facts_version() -> str:
    """The version of the extractor at hand."""
    from heshu import facts

    return facts.VERSION


def checks_version() -> str:
    """The version of the checks at hand, with that of the facts they stand on."""
    from heshu import checks, facts

    return f"{checks.VERSION}/{facts.VERSION}"


def analyse(of: Sequence[Article]) -> Analysis:
    """Extract and check; the engine's part of an import."""
    from heshu import checks, facts

    found = {(a.document, a.index): facts.extract_article(a) for a in of}
    return Analysis(found, checks.check(of, found), facts_version(), checks_version())


def save(database: Database, of: Sequence[tuple[Identity, Key]], analysis: Analysis) -> None:
    """Keep an analysis of a whole source in place of an older one; in a write transaction."""
    numbers = {key: identity.id for identity, key in of}
    source = of[0][0].source
    for key, number in numbers.items():
        save_facts(database, number, analysis.facts[key], analysis.facts_version)
    database.execute("DELETE FROM findings WHERE source = ?", (source,))
    for finding in analysis.findings:
        number = numbers[finding.printed.document, finding.printed.article]
        _add_finding(database, source, number, finding)
    _findings_are(database, source, analysis.checks_version)


def save_facts(database: Database, article: int, found: Sequence[Fact], version: str) -> None:
    """Keep the facts of an article in place of older ones; in a write transaction."""
    data = [fact_record(fact) for fact in found]
    database.execute(
        "INSERT OR REPLACE INTO facts (article, version, data) VALUES (?, ?, ?)",
        (article, version, json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
    )
    database.execute(
        "UPDATE articles SET facts = ?, figures = ? WHERE id = ?",
        (len(found), sum(fact.kind in FIGURES for fact in found), article),
    )


def add_findings(
    database: Database, source: int, article: int, found: Sequence[Finding], version: str
) -> None:
    """Keep findings whose printed figure stands in one article; in a write transaction."""
    for finding in found:
        _add_finding(database, source, article, finding)
    _findings_are(database, source, version)


def _add_finding(database: Database, source: int, article: int, finding: Finding) -> None:
    database.table("findings").insert(
        {
            "source": source,
            "article": article,
            "channel": finding.channel.value,
            "relation": finding.relation,
            "verdict": finding.verdict.value,
            "data": json.dumps(finding_record(finding), ensure_ascii=False, separators=(",", ":")),
        }
    )


def _findings_are(database: Database, source: int, version: str) -> None:
    """Note which version found them, and count for the list what is loud."""
    database.execute(
        "INSERT OR REPLACE INTO checks (source, version) VALUES (?, ?)", (source, version)
    )
    database.execute(
        "UPDATE articles SET inconsistent = (SELECT count(*) FROM findings "
        "WHERE article = articles.id AND channel = ? AND verdict = ?) WHERE source = ?",
        (Channel.ARITHMETIC.value, Judgement.INCONSISTENT.value, source),
    )


def facts(database: Database, of: Identity) -> list[Fact]:
    """The facts of an article, by the extractor at hand."""
    sql = "SELECT data FROM facts WHERE article = ? AND version = ?"
    rows = select(database, sql, (of.id, facts_version()))
    if rows:
        return [read_fact(record) for record in json.loads(rows[0][0])]
    article = articles.article(database, of.id)
    return list(_renew(database, of.source).facts[article.document, article.index])


def findings(database: Database, of: Identity) -> list[Finding]:
    """The findings of a source that have a figure in this article, by the checks at hand."""
    found = _of_source(database, of.source)
    return [finding for finding in found if _touches(finding, of.position)]


def _of_source(database: Database, source: int) -> Sequence[Finding]:
    sql = "SELECT 1 FROM checks WHERE source = ? AND version = ?"
    if not select(database, sql, (source, checks_version())):
        return _renew(database, source).findings
    rows = select(database, "SELECT data FROM findings WHERE source = ? ORDER BY id", (source,))
    return [read_finding(json.loads(row[0])) for row in rows]


def _touches(finding: Finding, position: int) -> bool:
    return any(operand.article == position for operand in (finding.printed, *finding.operands))


def _renew(database: Database, source: int) -> Analysis:
    """Analyse a source with the engine at hand and, where possible, keep the result."""
    identities = articles.of_source(database, source)
    texts = [articles.article(database, identity.id) for identity in identities]
    analysis = analyse(texts)
    if not pragma_value(database, "query_only"):
        keys = [(article.document, article.index) for article in texts]
        with immediate(database):
            save(database, list(zip(identities, keys, strict=True)), analysis)
    return analysis


def outdated(database: Database) -> list[int]:
    """The sources whose facts or findings were made by another version of the engine."""
    sql = (
        "SELECT id FROM sources WHERE id NOT IN (SELECT source FROM checks WHERE version = ?) "
        "ORDER BY id"
    )
    return [row[0] for row in select(database, sql, (checks_version(),))]


def renew_all(database: Database, progress: Callable[[int, int], None] | None = None) -> int:
    """Analyse every outdated source again, each in a transaction of its own.

    Args:
        database: a connection that may write.
        progress: called with (done, all) after each source.

    Returns:
        How many sources were analysed.
    """
    waiting = outdated(database)
    for done, source in enumerate(waiting, 1):
        _renew(database, source)
        if progress:
            progress(done, len(waiting))
    return len(waiting)


def inconsistent(analysis: Analysis) -> int:
    """How many figures the arithmetic contradicts."""
    return sum(
        finding.channel is Channel.ARITHMETIC and finding.verdict is Judgement.INCONSISTENT
        for finding in analysis.findings
    )
