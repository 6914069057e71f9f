"""What the store says and does about texts that change: mends, deliveries, what is stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from store import articles, derived, history, mending, placing, revisions, stale
from store.connection import select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.exports.bundle import Event
    from heshu.mending import Sheet, Step
    from heshu.model import Anchor
    from store.articles import Identity
    from store.connection import Database
    from store.stale import Stale


class _Opened(Protocol):
    """What is needed of the store."""

    database: Database
    reviewer: str

    def identity(self, article_id: int) -> Identity: ...


class Amending:
    """The part of `Store` that changes texts, by events like everything else."""

    def mend(
        self: _Opened, article_id: int, steps: Sequence[Step], *, later: bool = False
    ) -> Event:
        """Split, join, retitle … (see `heshu.mending`); facts and findings are found anew.

        Args:
            article_id: the article that the reviewer has before them.
            steps: what to do, by source offsets; all of it or nothing.
            later: leave facts and findings until they are asked for, which in a long report
                is a second; till then lists count none of the latter.

        Raises:
            CannotMendError: a step does not fit the articles as they are.
        """
        of = self.identity(article_id)
        event = mending.mend(self.database, self.reviewer, of, steps)
        if not later:
            _find_anew(self.database, of.source)
        return event

    def sheets(self: _Opened, article_id: int) -> list[Sheet]:
        """All articles of the source of one, as blocks, with what is in none of them."""
        from heshu.mending import open_sheets
        from store import standing

        of = self.identity(article_id)
        text = articles.source(self.database, of.source).text
        return open_sheets(text, standing.current(self.database, of.source))

    def siblings(self: _Opened, article_id: int) -> list[int]:
        """The numbers of the articles of the same source, in their order."""
        source = self.identity(article_id).source
        return [of.id for of in articles.of_source(self.database, source)]

    def former(self: _Opened, article_id: int) -> list[int]:
        """The numbers of articles of the same source that are part of others now."""
        sql = (
            "SELECT article FROM names WHERE source = ? "
            "AND NOT EXISTS (SELECT 1 FROM articles WHERE id = names.article)"
        )
        return [row[0] for row in select(self.database, sql, (self.identity(article_id).source,))]

    def exists(self: _Opened, article_id: int) -> bool:
        """Whether there is such an article: a mend may have made it part of another."""
        return bool(select(self.database, "SELECT 1 FROM articles WHERE id = ?", (article_id,)))

    def undo(self: _Opened, *, later: bool = False) -> Event | None:
        """Take back this reviewer's last act; None when none is left. `later` as in `mend`."""
        event = history.undo(self.database, self.reviewer)
        return event if later else _with_facts(self.database, event)

    def redo(self: _Opened, *, later: bool = False) -> Event | None:
        """Do again what was undone; None when nothing was, or something was done since."""
        event = history.redo(self.database, self.reviewer)
        return event if later else _with_facts(self.database, event)

    # ------------------------------------------------------------ what cannot follow

    def stale(self: _Opened, article_id: int) -> list[Stale]:
        """What was said of an article, or an earlier delivery of it, and could not follow."""
        return stale.of_article(self.database, self.identity(article_id))

    def count_stale(self: _Opened, article_id: int) -> int:
        """How many such things there are."""
        return stale.count(self.database, self.identity(article_id).uid)

    def drop_stale(self: _Opened, article_id: int, one: Stale) -> Event:
        """Let one of them be forgotten."""
        return stale.drop(self.database, self.reviewer, self.identity(article_id), one)

    def reapply(self: _Opened, article_id: int, one: Stale, anchor: Anchor, exact: str) -> Event:
        """Say it again of a span of the text as it is now."""
        of = self.identity(article_id)
        return stale.reapply(self.database, self.reviewer, of, one, anchor, exact)

    # ------------------------------------------------------------ deliveries

    def earlier(self: _Opened, article_id: int) -> int | None:
        """The article of the delivery before, whose place this one took."""
        uid = revisions.follows(self.database, self.identity(article_id).uid)
        return articles.resolve_uid(self.database, uid) if uid else None

    def later(self: _Opened, article_id: int) -> int | None:
        """The article of a newer delivery that took the place of this one."""
        uid = placing.successor(self.database, self.identity(article_id).uid)
        return articles.resolve_uid(self.database, uid) if uid else None


def _with_facts(database: Database, event: Event | None) -> Event | None:
    """After an undo or redo of a mend, what the engine finds in the texts as they are."""
    if event is not None and any(change.what == "mend" for change in event.after):
        sql = "SELECT articles.source FROM articles WHERE uid = ?"
        rows = select(database, sql, (event.about,))
        if rows:
            _find_anew(database, rows[0][0])
    return event


def _find_anew(database: Database, source: int) -> None:
    """Facts, findings and what lists count of them, right after the transaction.

    Were the program to die here, they would be found when they are next asked for.
    """
    of = articles.of_source(database, source)
    if of:
        derived.findings(database, of[0])
