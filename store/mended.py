"""The articles of a source as they are: those imported, with every mend that holds replayed.

A projection like the registers: which mends hold decides it, not the order they came in, so
merged stores agree. What the engine found in an article that changed is forgotten here and found
anew after the transaction (`derived`), and what people said follows its characters (`placing`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store import articles, findings, placing, searching, standing
from store.connection import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.mending import Named, Step
    from store.articles import Identity
    from store.connection import Database


def mends(database: Database, sha256: str) -> list[list[Step]]:
    """The mends of a source that hold, in their order."""
    sql = "SELECT steps FROM mends WHERE source = ? AND live ORDER BY id"
    from heshu.mending import read_steps

    return [read_steps(json.loads(row[0])) for row in select(database, sql, (sha256,))]


def renew(database: Database, shas: Iterable[str]) -> None:
    """Make the articles of these sources what their mends make them; in a write transaction."""
    for sha256 in sorted(set(shas)):
        source = articles.known_source(database, sha256)
        if source is not None:
            _renew(database, source, sha256)


def _renew(database: Database, source: int, sha256: str) -> None:
    given = mends(database, sha256)
    first = standing.originals(database, source)
    if first is None and not given:
        return
    if first is None:
        first = standing.current(database, source)
        standing.keep_originals(database, source, first)
    from heshu.mending import replay

    text = articles.source(database, source).text
    now, _ = replay(text, first, given)
    base = {one.name: one.changes for one in first}
    now = [replace(one, changes=base.get(one.name, 1) + one.changes) for one in now]
    plan = _compare(database, source, now)
    fresh = _name(database, plan.before)
    if plan.changes_anything:
        _change(database, source, plan, standing.Standing(now))
    elif not fresh:
        return
    names = select(database, "SELECT uid FROM names WHERE source = ?", (source,))
    placing.put_all(database, [row[0] for row in names])


def _change(database: Database, source: int, plan: _Plan, heirs: standing.Standing) -> None:
    # A finding may belong to an article that is only written below.
    database.execute("PRAGMA defer_foreign_keys = ON")
    findings.moved(database, source, plan.moves(database, heirs), plan.torn)
    _write(database, source, plan)
    _name(database, articles.of_source(database, source))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What has to be written, so that what is already right stays untouched."""

    before: Sequence[Identity]
    now: Sequence[Named]
    gone: Sequence[Identity]
    new: Sequence[Named]
    rewritten: Sequence[tuple[Identity, Named]]
    moved: Sequence[tuple[Identity, Named]]
    """Only their place among the articles is another."""

    @property
    def changes_anything(self) -> bool:
        return bool(self.gone or self.new or self.rewritten or self.moved)

    @property
    def torn(self) -> set[str]:
        """The uids of the articles whose text is not what it was."""
        return {of.uid for of in self.gone} | {of.uid for of, _ in self.rewritten}

    def moves(
        self, database: Database, heirs: standing.Standing
    ) -> dict[int, tuple[int, str, int]]:
        """Old position → position, uid and number of the article that is in its place now."""
        at = {one.name: one.article.index for one in self.now}
        numbers = {of.uid: of.id for of in self.before}
        found = {}
        for of in self.before:
            uid = of.uid if of.uid in at else heirs.near(_start(database, of.uid))
            number = numbers.get(uid) or _known(database, uid)[0] or of.id
            found[of.position] = (at[uid], uid, number)
        return found


def _compare(database: Database, source: int, now: Sequence[Named]) -> _Plan:
    before = articles.of_source(database, source)
    known = {of.uid: of for of in before}
    staying = {one.name for one in now}
    plan = _Plan(before, now, [of for of in before if of.uid not in staying], [], [], [])
    new, rewritten, moved = [], [], []
    for one in now:
        of = known.get(one.name)
        if of is None:
            new.append(one)
            continue
        old = articles.article(database, of.id)
        if replace(old, index=one.article.index) != one.article or of.revision != one.changes:
            rewritten.append((of, one))
        elif old.index != one.article.index:
            moved.append((of, one))
    return replace(plan, new=new, rewritten=rewritten, moved=moved)


def _name(database: Database, of: Iterable[Identity]) -> bool:
    """Remember the number of every article, so that it has it again when a mend is taken back.

    Returns:
        Whether any was not known.
    """
    fresh = False
    for one in of:
        start = standing.first_offset(articles.article(database, one.id))
        made = database.execute(
            "INSERT OR IGNORE INTO names (uid, article, source, start, follows) "
            "SELECT uid, id, source, ?, follows FROM articles WHERE id = ?",
            (start, one.id),
        )
        fresh = fresh or made.rowcount > 0
    return fresh


def _start(database: Database, uid: str) -> int:
    return int(select(database, "SELECT start FROM names WHERE uid = ?", (uid,))[0][0])


def _known(database: Database, uid: str) -> tuple[int | None, str]:
    """The number an article had before it was joined to another, and which one it follows."""
    rows = select(database, "SELECT article, follows FROM names WHERE uid = ?", (uid,))
    return (rows[0][0], rows[0][1]) if rows else (None, "")


def _write(database: Database, source: int, plan: _Plan) -> None:
    for of in plan.gone:
        articles.remove(database, of.id)
    for of, one in plan.moved:
        articles.put_position(database, of.id, one.article)
    for of, one in plan.rewritten:
        articles.rewrite(database, of.id, one.article, one.changes)
        searching.add(database, of.id, one.article)
    for one in plan.new:
        number, follows = _known(database, one.name)
        number = articles.add_article(
            database, source, one.name, one.article,
            revision=one.changes, number=number, follows=follows,
        )  # fmt: skip
        searching.add(database, number, one.article)
