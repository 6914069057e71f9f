"""Facts and findings: kept so that opening an article is quick, never the only copy.

Each set carries the version of the code that made it. When the code is newer, the set is
made anew the next time it is asked for; in a store opened for reading, for this once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshu.exports.records import fact_record, read_fact
from heshu.model import Channel, FactKind, Judgement
from store import articles, counting
from store import findings as rows
from store.connection import immediate, pragma_value, select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlite_utils import Database

    from heshu.model import Article, Fact, Finding
    from store.articles import Identity
    from store.findings import Key

FIGURES = frozenset(
    (
        FactKind.NUMBER, FactKind.QUANTITY, FactKind.MONEY, FactKind.PERCENT,
        FactKind.PERCENTAGE_POINT, FactKind.RANK, FactKind.MULTIPLE, FactKind.RATIO,
        FactKind.FRACTION, FactKind.AGE, FactKind.RANGE,
    )
)  # fmt: skip
"""The kinds a reviewer judges; an article is annotated when none of these is left."""


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
    judged = checks.check(of, found, norms=True)
    return Analysis(found, judged, facts_version(), checks_version())


def save(database: Database, of: Sequence[tuple[Identity, Key]], analysis: Analysis) -> None:
    """Keep an analysis of a whole source in place of an older one; in a write transaction."""
    numbers = {key: identity.id for identity, key in of}
    source = of[0][0].source
    for key, number in numbers.items():
        save_facts(database, number, analysis.facts[key], analysis.facts_version)
    uids = {key: identity.uid for identity, key in of}
    rows.drop_own(database, source)
    for finding in analysis.findings:
        number = numbers[finding.printed.document, finding.printed.article]
        rows.put(database, source, number, finding, uids)
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
    database: Database,
    of: Identity,
    found: Sequence[Finding],
    uids: Mapping[Key, str],
    version: str,
) -> None:
    """Keep findings of a file whose printed figure stands in one article; in a transaction."""
    for finding in found:
        rows.put(database, of.source, of.id, finding, uids)
    _findings_are(database, of.source, version)


def _findings_are(database: Database, source: int, version: str) -> None:
    """Note which version found them, and count for the list what is loud."""
    database.execute(
        "INSERT OR REPLACE INTO checks (source, version) VALUES (?, ?)", (source, version)
    )
    counting.recount_source(database, source)


def facts(database: Database, of: Identity) -> list[Fact]:
    """The facts of an article, by the extractor at hand."""
    sql = "SELECT data FROM facts WHERE article = ? AND version = ?"
    kept = select(database, sql, (of.id, facts_version()))
    if kept:
        return [read_fact(record) for record in json.loads(kept[0][0])]
    article = articles.article(database, of.id)
    return list(_renew(database, of.source).facts[article.document, article.index])


def findings(database: Database, of: Identity) -> list[Finding]:
    """The findings within the file that have a figure in this article, by the checks at hand."""
    sql = "SELECT 1 FROM checks WHERE source = ? AND version = ?"
    if select(database, sql, (of.source, checks_version())):
        return rows.own(database, of)
    article = articles.article(database, of.id)
    here = (article.document, article.index)
    found = _renew(database, of.source).findings
    return [finding for finding in found if here in rows.documents(finding)]


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
