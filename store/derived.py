"""Facts and findings: kept so that opening an article is quick, never the only copy.

Each set carries the version of the code that made it. When the code is newer, the set is
made anew the next time it is asked for; in a store opened for reading, for this once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from heshu.errors import StoreError
from heshu.exports.records import fact_record
from heshu.model import BODY, Channel, FactKind, Judgement
from heshu.sheets import FactSheet
from store import articles, counting
from store import findings as rows
from store.connection import immediate, pragma_value, select
from store.placing import Placer
from store.queries import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from heshu.model import Article, Fact, Finding
    from store.articles import Identity
    from store.connection import Database
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
    """The version of the extractor at hand, with the extractors and dictionaries it uses."""
    from heshu import facts
    from heshu.facts import version

    return facts.VERSION + version.environment()


def checks_version() -> str:
    """The version of the checks at hand, with that of the facts they stand on."""
    from heshu import checks

    return f"{checks.VERSION}/{facts_version()}"


def analyse(of: Sequence[Article], known: Mapping[Key, Sequence[Fact]] | None = None) -> Analysis:
    """Extract and check; the engine's part of an import.

    Args:
        of: all articles of a source.
        known: the facts of those whose text is as it was.
    """
    from heshu import checks, facts

    kept = known or {}
    keys = {(article.document, article.index): article for article in of}
    found = {
        key: kept[key] if key in kept else facts.extract_article(article)
        for key, article in keys.items()
    }
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
    placer = Placer(database)
    for finding in analysis.findings:
        number = numbers[finding.printed.document, finding.printed.article]
        rows.put(database, source, number, finding, uids, placer=placer)
    _findings_are(database, source, analysis.checks_version)


def save_facts(database: Database, article: int, found: Sequence[Fact], version: str) -> None:
    """Keep the facts of an article in place of older ones; in a write transaction."""
    data = packed([fact_record(fact) for fact in found])
    database.execute(
        "INSERT OR REPLACE INTO facts (article, version, data) VALUES (?, ?, ?)",
        (article, version, data),
    )
    database.execute(
        "UPDATE articles SET facts = ?, figures = ? WHERE id = ?",
        (len(found), sum(fact.kind in FIGURES for fact in found), article),
    )
    figures.put(database, article, found)


def packed(records: Sequence[Mapping[str, object]]) -> str:
    """Records of facts as they are kept."""
    return json.dumps(records, ensure_ascii=False, separators=(",", ":"))


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


def facts(database: Database, of: Identity, *, patient: bool = False) -> FactSheet:
    """The facts of an article, by the extractor at hand; if `patient`, by an older one too."""
    sql = "SELECT data FROM facts WHERE article = ? AND version = ?"
    kept = select(database, sql, (of.id, facts_version()))
    if kept:
        return FactSheet(json.loads(kept[0][0]))
    article = articles.article(database, of.id)
    if patient and (older := _older(database, article, of.id)) is not None:
        return FactSheet(older)
    return FactSheet.of(_renew(database, of.source).facts[article.document, article.index])


def _kept(database: Database, of: Identity) -> Sequence[Fact] | None:
    """The facts of an article, if those at hand are of its text and of this version."""
    sql = "SELECT data FROM facts WHERE article = ? AND version = ?"
    rows = select(database, sql, (of.id, facts_version()))
    return list(FactSheet(json.loads(rows[0][0]))) if rows else None


def _older(database: Database, article: Article, number: int) -> list[dict[str, Any]] | None:
    """The facts that any extractor found, if they are of this text."""
    kept = select(database, "SELECT data FROM facts WHERE article = ?", (number,))
    if not kept:
        return None
    parts = {name: part.text for name, part in article.each_part()}
    records: list[dict[str, Any]] = json.loads(kept[0][0])
    fit = all(
        parts.get(one.get("field", BODY), "")[one["start"] : one["end"]] == one["exact"]
        for one in records
    )
    return records if fit else None


def is_outdated(database: Database, of: Identity) -> bool:
    """Whether facts or findings of an article were found by another version of the program."""
    checked = "SELECT 1 FROM checks WHERE source = ? AND version = ?"
    found = "SELECT 1 FROM facts WHERE article = ? AND version = ?"
    return not (
        select(database, checked, (of.source, checks_version()))
        and select(database, found, (of.id, facts_version()))
    )


def findings(database: Database, of: Identity, *, patient: bool = False) -> list[Finding]:
    """The findings within the file that have a figure in this article, by the checks at hand.

    If `patient`, those of older checks as well, as long as the facts they stand on are kept.
    """
    sql = "SELECT 1 FROM checks WHERE source = ? AND version = ?"
    if select(database, sql, (of.source, checks_version())):
        return rows.own(database, of)
    article = articles.article(database, of.id)
    if patient and _older(database, article, of.id) is not None:
        return rows.own(database, of)
    here = (article.document, article.index)
    found = _renew(database, of.source).findings
    return [finding for finding in found if here in rows.documents(finding)]


def _renew(database: Database, source: int) -> Analysis:
    """Analyse a source with the engine at hand and, where possible, keep the result."""
    identities = articles.of_source(database, source)
    texts = [articles.article(database, identity.id) for identity in identities]
    known: dict[Key, Sequence[Fact]] = {}
    for article, identity in zip(texts, identities, strict=True):
        if (kept := _kept(database, identity)) is not None:
            known[article.document, article.index] = kept
    analysis = analyse(texts, known)
    if not pragma_value(database, "query_only"):
        keys = [(article.document, article.index) for article in texts]
        with immediate(database):
            # Somebody may have mended the texts meanwhile; what was found is not of theirs.
            if articles.of_source(database, source) == identities:
                save(database, list(zip(identities, keys, strict=True)), analysis)
    return analysis


def finish(database: Database) -> None:
    """Find anew what a mend left to be found, of which the program died before it was.

    Only sources that were ever mended are looked at, so an open store pays nothing for it.
    """
    sql = (
        "SELECT sources.id FROM sources WHERE sha256 IN (SELECT source FROM mends) "
        "AND id NOT IN (SELECT source FROM checks WHERE source = sources.id)"
    )
    try:
        left = select(database, sql)
    except StoreError:  # whoever reads of a damaged store is told so there
        return
    for (source,) in left:
        if articles.of_source(database, source):
            _renew(database, source)


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
