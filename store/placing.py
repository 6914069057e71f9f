"""Where what people said stands now: kept beside each register, made anew when texts change.

Two things move a text under a verdict: its articles are mended, or its file is delivered again
with changes. After a mend it follows by source span, after a new delivery where its exact words
are unique in an identical context (`heshu.revising.carried`). What cannot follow is stale: it
stays on record, is shown old → new, and counts no more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from heshu.exports.records import read_finding
from heshu.finding_verdicts import finding_key
from heshu.model import Anchor
from store import articles, standing
from store.connection import select
from store.standing import SOURCE, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from heshu.exports.bundle import Change
    from heshu.model import Article, Finding, Operand
    from store.articles import Identity
    from store.connection import Database

TABLES = {"verdict": "said_verdicts", "annotation": "said_annotations", "finding": "said_findings"}
"""The registers that have a place in a text, and their tables."""


class Placed(NamedTuple):
    """Where something said of a text stands."""

    uid: str
    anchor: Anchor | None
    """None for a whole article."""
    stale: bool = False


class Placer:
    """Finds places; what it reads of a source or an article it keeps for the next one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._texts: dict[int, tuple[Standing, Standing] | None] = {}
        self._articles: dict[str, Article | None] = {}
        self._known: dict[str, bool] = {}

    def _mended(self, source: int) -> tuple[Standing, Standing] | None:
        """A source as imported and as it is; None when it was never mended."""
        if source not in self._texts:
            first = standing.originals(self._database, source)
            now = first and Standing(standing.current(self._database, source))
            self._texts[source] = (Standing(first), now) if first and now else None
        return self._texts[source]

    def _source(self, uid: str) -> int | None:
        """The mended source that an article is, or was once, of."""
        rows = select(self._database, "SELECT source FROM names WHERE uid = ?", (uid,))
        return rows[0][0] if rows else None

    # ------------------------------------------------------------ to the place of record
    def origin(self, of: Identity, anchor: Anchor) -> tuple[str, Anchor]:
        """The place under which something said of a span is kept: its place as imported."""
        texts = self._mended(of.source)
        if texts is None:
            return of.uid, anchor
        first, now = texts
        ends = now.ends(of.uid, anchor)
        part = now.part(of.uid, anchor.field)
        if ends is None or part is None:
            return of.uid, anchor
        exact = part.text[anchor.start : anchor.end]
        found = first.stretch(*ends, exact)
        return found or (of.uid, Anchor(SOURCE, ends[0], ends[1] + 1))

    # ------------------------------------------------------------ to where it is now
    def place(self, uid: str, anchor: Anchor | None, exact: str) -> Placed:
        """Where something kept under a place stands now."""
        placed = Placed(uid, anchor)
        source = self._source(uid)
        texts = None if source is None else self._mended(source)
        if texts is not None:
            placed = _by_source(*texts, placed, exact, self._known_start(uid))
        return self._in_newest(placed)

    def _known_start(self, uid: str) -> int:
        rows = select(self._database, "SELECT start FROM names WHERE uid = ?", (uid,))
        return int(rows[0][0]) if rows else 0

    def _in_newest(self, placed: Placed) -> Placed:
        """The same in the article that took the place of this one, as often as one did."""
        seen = {placed.uid}
        while newer := successor(self._database, placed.uid):
            from heshu.revising import carried

            if newer in seen:
                break
            seen.add(newer)
            anchor, stale = placed.anchor, placed.stale
            if anchor is not None and not stale:
                old, new = self._article(placed.uid), self._article(newer)
                moved = carried(old, new, anchor) if old and new else None
                anchor, stale = (moved, False) if moved else (anchor, True)
            placed = Placed(newer, anchor, stale)
        return placed

    def _article(self, uid: str) -> Article | None:
        if uid not in self._articles:
            number = articles.resolve_uid(self._database, uid)
            self._articles[uid] = articles.article(self._database, number) if number else None
        return self._articles[uid]

    # ------------------------------------------------------------ findings
    def finding(self, key: str) -> str:
        """The name that a finding has in the newest texts; the same when it did not follow."""
        sql = "SELECT findings.id, data FROM findings WHERE key = ?"
        for number, data in select(self._database, sql, (key,)):
            finding = read_finding(json.loads(data))
            uids = _uids(self._database, number)
            if not any(successor(self._database, uid) for uid in uids.values()):
                return key
            moved = [self._moved(uids, operand) for operand in (finding.printed, *finding.operands)]
            found = {id(operand): place for operand, place in moved if place is not None}
            if len(found) == len(moved):
                return finding_key(finding, uids, lambda operand: found[id(operand)])  # noqa: B023 - called at once
        return key

    def key(self, finding: Finding, uids: Mapping[tuple[str, int], str]) -> str:
        """The lasting name of a finding, by the places of record of its figures.

        Raises:
            KeyError: it speaks of an article that is not among `uids`.
        """
        if not any(self._is_mended(uid) for uid in {uids[key] for key in _documents(finding)}):
            return finding_key(finding, uids)

        def address(operand: Operand) -> tuple[str, Anchor]:
            uid = uids[operand.document, operand.article]
            number = articles.resolve_uid(self._database, uid)
            if number is None:
                return uid, operand.fact.anchor
            return self.origin(articles.identity(self._database, number), operand.fact.anchor)

        return finding_key(finding, uids, address)

    def _is_mended(self, uid: str) -> bool:
        if uid not in self._known:
            self._known[uid] = self._source(uid) is not None
        return self._known[uid]

    def _moved(
        self, uids: Mapping[tuple[str, int], str], operand: Operand
    ) -> tuple[Operand, tuple[str, Anchor] | None]:
        """The place of record, in the newest text, of a figure of an older one."""
        uid = uids.get((operand.document, operand.article), "")
        number = articles.resolve_uid(self._database, uid)
        if number is None:
            return operand, None
        fact = operand.fact
        placed = self.place(
            *self.origin(articles.identity(self._database, number), fact.anchor), fact.exact
        )
        newest = articles.resolve_uid(self._database, placed.uid)
        if placed.stale or placed.anchor is None or newest is None:
            return operand, None
        return operand, self.origin(articles.identity(self._database, newest), placed.anchor)


def _by_source(first: Standing, now: Standing, kept: Placed, exact: str, start: int) -> Placed:
    uid, anchor, _ = kept
    if anchor is None:
        return Placed(uid if uid in now.articles else now.near(start), None)
    ends = first.ends(uid, anchor) or (now.ends(uid, anchor) if uid in now.articles else None)
    if ends is None:
        part = now.part(uid, anchor.field)
        same = part is not None and part.text[anchor.start : anchor.end] == exact
        return Placed(uid if uid in now.articles else now.near(start), anchor, stale=not same)
    found = now.stretch(*ends, exact)
    if found:
        return Placed(*found)
    spot = now.spot(ends[0]) or now.spot(ends[1])
    if spot is None:
        return Placed(now.near(ends[0]), anchor, stale=True)
    return Placed(spot.uid, Anchor(spot.field, spot.at, spot.at + 1), stale=True)


def _documents(finding: Finding) -> set[tuple[str, int]]:
    return {(one.document, one.article) for one in (finding.printed, *finding.operands)}


def _uids(database: Database, finding: int) -> dict[tuple[str, int], str]:
    sql = (
        "SELECT path, position, uid FROM concerned JOIN articles ON uid = concerned.article "
        "JOIN sources ON sources.id = articles.source WHERE finding = ?"
    )
    return {(path, position): uid for path, position, uid in select(database, sql, (finding,))}


def successor(database: Database, uid: str) -> str:
    """The uid of the article that a new delivery put in place of this one; empty for none."""
    sql = "SELECT uid FROM articles WHERE follows = ? ORDER BY id DESC LIMIT 1"
    rows = select(database, sql, (uid,))
    return str(rows[0][0]) if rows else ""


# ---------------------------------------------------------------- the columns


def put(database: Database, change: Change) -> None:
    """Place what a register has just been set to; in a write transaction."""
    value = change.value
    if change.what not in TABLES or value is None:
        return
    if change.what == "verdict":
        uid, field, start, end, _ = change.key
    else:
        uid, field = value["article"], value.get("field", "")
        start, end = value.get("start", 0), value.get("end", 0)
    place = Placer(database)
    anchor = Anchor(str(field), int(start), int(end)) if field else None
    placed = place.place(str(uid), anchor, str(value.get("exact", "")))
    where = " AND ".join(f'"{column}" = ?' for column in _KEYS[change.what])
    _write(database, change.what, placed, where, change.key)
    if change.what == "finding":
        _write_finding(database, place, str(change.key[0]))


_KEYS = {
    "verdict": ("article", "field", "start", "end", "reviewer"),
    "annotation": ("id",),
    "finding": ("finding", "reviewer"),
}


def _write(
    database: Database, what: str, placed: Placed, where: str, key: Iterable[str | int]
) -> None:
    field, start, end = placed.anchor or ("", 0, 0)
    database.execute(
        f"UPDATE {TABLES[what]} SET at_article = ?, at_field = ?, at_start = ?, at_end = ?, "  # noqa: S608 - constants
        f"stale = ? WHERE {where}",
        (placed.uid, field, start, end, int(placed.stale), *key),
    )


def _write_finding(database: Database, place: Placer, key: str) -> None:
    database.execute(
        "UPDATE said_findings SET at_finding = ? WHERE finding = ?", (place.finding(key), key)
    )


def put_all(database: Database, uids: Iterable[str]) -> None:
    """Place anew all that was said of some articles; in a write transaction."""
    wanted = json.dumps(sorted(set(uids)))
    place = Placer(database)
    for what, table in TABLES.items():
        rows = select(
            database,
            f'SELECT rowid, article, field, start, "end", exact FROM {table} '  # noqa: S608 - constants
            "WHERE article IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
        for number, uid, field, start, end, exact in rows:
            anchor = Anchor(field, start, end) if field else None
            _write(database, what, place.place(uid, anchor, exact), "rowid = ?", (number,))
    keys = select(
        database,
        "SELECT DISTINCT finding FROM said_findings "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    for (key,) in keys:
        _write_finding(database, place, key)
