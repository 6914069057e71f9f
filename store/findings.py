"""Findings as rows: one for each, and a line for every article that has a figure in it.

Those within one file are replaced whenever the file is analysed; those between files
(`shared`) when their articles are checked together, see `together.py`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from heshu.exports.records import finding_record, read_finding
from store import counting
from store.connection import select
from store.placing import Placer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from heshu.model import Finding
    from store.articles import Identity
    from store.connection import Database

Key = tuple[str, int]
"""Document and index: how the engine names an article."""

_INSERT = (
    "INSERT INTO findings (source, article, channel, relation, verdict, data, key, version, shared)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_OWN = "SELECT id FROM findings WHERE source = :source AND NOT shared"
_WITHIN = (
    "SELECT findings.id FROM findings JOIN concerned ON concerned.finding = findings.id "
    "WHERE shared AND concerned.article IN (SELECT value FROM json_each(:uids)) "
    "AND NOT EXISTS (SELECT 1 FROM concerned AS other WHERE other.finding = findings.id "
    "AND other.article NOT IN (SELECT value FROM json_each(:uids)))"
)
_OF_PATH = (
    "SELECT findings.id FROM findings JOIN concerned ON concerned.finding = findings.id "
    "JOIN articles ON articles.uid = concerned.article "
    "JOIN sources ON sources.id = articles.source WHERE shared AND path = :path"
)


def documents(finding: Finding) -> set[Key]:
    """The articles that a finding has a figure in."""
    return {(operand.document, operand.article) for operand in (finding.printed, *finding.operands)}


def put(
    database: Database,
    source: int,
    article: int,
    finding: Finding,
    uids: Mapping[Key, str],
    *,
    shared: str = "",
    placer: Placer | None = None,
) -> None:
    """Keep a finding; inside a write transaction.

    Args:
        database: a connection in a write transaction.
        source: the source of its printed figure.
        article: the number of the article of its printed figure.
        finding: the finding.
        uids: the uid of every article it has a figure in.
        shared: for one between files, the version of the checks that found it.
        placer: one that has been used for others of the same articles.
    """
    data = json.dumps(finding_record(finding), ensure_ascii=False, separators=(",", ":"))
    row = (
        source, article, finding.channel.value, finding.relation, finding.verdict.value, data,
        (placer or Placer(database)).key(finding, uids), shared, int(bool(shared)),
    )  # fmt: skip
    number = database.conn.execute(_INSERT, row).lastrowid
    database.conn.executemany(
        "INSERT INTO concerned (finding, article) VALUES (?, ?)",
        [(number, uid) for uid in sorted({uids[key] for key in documents(finding)})],
    )


def drop_own(database: Database, source: int) -> None:
    """Forget what was found within a source; inside a write transaction."""
    _drop(database, _OWN, {"source": source})


def drop_within(database: Database, uids: list[str]) -> None:
    """Forget what was found between these articles alone; inside a write transaction."""
    _drop(database, _WITHIN, {"uids": json.dumps(uids)})


def drop_between(database: Database, path: str) -> None:
    """Forget what articles of files of this name and others said of each other.

    Inside a write transaction, when a newer file of that name comes in.
    """
    sql = f"SELECT DISTINCT source FROM findings WHERE id IN ({_OF_PATH})"  # noqa: S608 - a constant
    counted = select(database, sql, {"path": path})
    _drop(database, _OF_PATH, {"path": path})
    for (source,) in counted:
        counting.recount_source(database, source)


def moved(
    database: Database, source: int, places: Mapping[int, tuple[int, str, int]], torn: set[str]
) -> None:
    """Let findings follow the articles of a source that was mended; in a write transaction.

    Those within the source are forgotten, to be found anew. Those with other files name their
    articles by position: it is put right, and where a text changed they count as outdated.

    Args:
        database: a connection in a write transaction.
        source: the source.
        places: old position → position, uid and number of the article in its place now.
        torn: the uids of the articles whose text changed.
    """
    drop_own(database, source)
    database.execute("DELETE FROM checks WHERE source = ?", (source,))
    path = select(database, "SELECT path FROM sources WHERE id = ?", (source,))[0][0]
    sql = (
        "SELECT DISTINCT findings.id, data, findings.source FROM findings "
        "JOIN concerned ON concerned.finding = findings.id "
        "JOIN articles ON articles.uid = concerned.article "
        "WHERE shared AND articles.source = ?"
    )
    for number, data, home in select(database, sql, (source,)):
        record = json.loads(data)
        for operand in (record["printed"], *record["operands"], *record["suspects"]):
            if operand["document"] == path and operand["article"] in places:
                operand["article"] = places[operand["article"]][0]
        _rewrite(database, number, record)
        if home == source and record["printed"]["document"] == path:
            position = record["printed"]["article"]
            article = next(id_ for at, _, id_ in places.values() if at == position)
            database.execute("UPDATE findings SET article = ? WHERE id = ?", (article, number))
        _concern(database, number, places, torn)


def _rewrite(database: Database, number: int, record: dict[str, Any]) -> None:
    data = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    database.execute("UPDATE findings SET data = ? WHERE id = ?", (data, number))


def _concern(
    database: Database, number: int, places: Mapping[int, tuple[int, str, int]], torn: set[str]
) -> None:
    """Name the articles anew that a shared finding concerns; outdated when one is torn."""
    sql = (
        "SELECT concerned.article, position FROM concerned "
        "JOIN articles ON articles.uid = concerned.article WHERE finding = ?"
    )
    held = select(database, sql, (number,))
    if not torn.isdisjoint(uid for uid, _ in held):
        database.execute("UPDATE findings SET version = '' WHERE id = ?", (number,))
    for uid, position in held:
        heir = places[position][1] if uid in torn and position in places else uid
        if heir != uid:
            database.execute(
                "UPDATE OR IGNORE concerned SET article = ? WHERE finding = ? AND article = ?",
                (heir, number, uid),
            )


def _drop(database: Database, which: str, values: dict[str, int | str]) -> None:
    numbers = json.dumps([row[0] for row in select(database, which, values)])
    for table, column in (("concerned", "finding"), ("findings", "id")):
        database.conn.execute(
            f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",  # noqa: S608 - constants
            (numbers,),
        )


def own(database: Database, of: Identity) -> list[Finding]:
    """The findings within the source that have a figure in an article, the weightiest first."""
    sql = (
        "SELECT data FROM findings JOIN concerned ON concerned.finding = findings.id "
        "WHERE concerned.article = ? AND NOT shared ORDER BY findings.id"
    )
    return [read_finding(json.loads(row[0])) for row in select(database, sql, (of.uid,))]


def shared(database: Database, of: Identity) -> Iterator[tuple[Finding, str]]:
    """The findings between files that have a figure in an article, and who found each.

    One whose other articles are not (or no longer) in the store is left out.
    """
    sql = (
        "SELECT findings.id, data, version FROM findings "
        "JOIN concerned ON concerned.finding = findings.id "
        "WHERE concerned.article = ? AND shared ORDER BY key"
    )
    for number, data, version in select(database, sql, (of.uid,)):
        finding = read_finding(json.loads(data))
        if documents(finding) == _places(database, number).keys():
            yield finding, version


def _places(database: Database, finding: int) -> dict[Key, str]:
    """The articles that a finding has a figure in, as far as they are here, with their uids."""
    sql = (
        "SELECT path, position, uid FROM concerned JOIN articles ON uid = concerned.article "
        "JOIN sources ON sources.id = articles.source WHERE finding = ?"
    )
    rows = select(database, sql, (finding,))
    return {(path, position): uid for path, position, uid in rows}


def identities(
    database: Database, of: Identity, found: Iterable[Finding]
) -> dict[Key, tuple[int, str]]:
    """The number and uid of every article that findings of an article speak of.

    Looked for in the article's own source, then in the newest file of the name; one that is
    in neither is missing.
    """
    sql = (
        "SELECT articles.id, uid FROM articles JOIN sources ON sources.id = articles.source "
        "WHERE path = ? AND position = ? ORDER BY sources.id = ? DESC, sources.id DESC LIMIT 1"
    )
    wanted = set().union(*map(documents, found))
    places = {key: select(database, sql, (*key, of.source)) for key in wanted}
    return {key: (rows[0][0], rows[0][1]) for key, rows in places.items() if rows}


def numbers(database: Database, of: Identity, found: Iterable[Finding]) -> dict[Key, int]:
    """The numbers of the articles that findings of an article speak of."""
    return {key: number for key, (number, _) in identities(database, of, found).items()}


def uids(database: Database, of: Identity, found: Iterable[Finding]) -> dict[Key, str]:
    """The uids of the articles that findings of an article speak of."""
    return {key: uid for key, (_, uid) in identities(database, of, found).items()}
