"""What a store is asked: searches, the queue of what to verify, and what was used before.

The half of `Store` that finds things; a mixin only so that either half is read in one go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import derived, queue, rows, searching, verdicts
from store.queries import kept, parse, running

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshu.model import Evidence
    from store.akin import Akin
    from store.articles import Identity
    from store.connection import Database
    from store.indicators import Named, Series
    from store.queries import Query
    from store.queries.kept import SavedSearch, View
    from store.queue import Left, Queued
    from store.searching import Hit
    from store.statistics import Statistics


class Asking:
    """Searches and the queue; see `Store`."""

    database: Database
    reviewer: str

    def identity(self, article_id: int) -> Identity:
        """See `Store`."""
        raise NotImplementedError

    def search(
        self, query: str | Query, limit: int = 50, *, each: int = 3, within: list[int] | None = None
    ) -> list[Hit]:
        """Places that answer a query, newest articles first, at most `each` of one article.

        Args:
            query: in the query language (`store.queries.language`).
            limit: the most places.
            each: the most of one article.
            within: only these articles.

        Raises:
            QueryError: it cannot be understood.
        """
        asked = parse(query) if isinstance(query, str) else query
        return running.hits(self.database, asked, limit, each=each, within=within)

    def matching(self, query: str | Query, *, sort: str = "added") -> list[int]:
        """The numbers of all articles that answer a query, in an order (see `SORTS`).

        Raises:
            QueryError: it cannot be understood.
        """
        asked = parse(query) if isinstance(query, str) else query
        if not asked:
            return rows.article_ids(self.database, sort=sort)
        found = running.matching(self.database, asked)
        return [number for number in rows.article_ids(self.database, sort=sort) if number in found]

    def saved_searches(self) -> list[SavedSearch]:
        """The searches with a name, of everybody."""
        return kept.saved(self.database)

    def searched(self, limit: int = 20) -> list[str]:
        """What this reviewer looked for, the latest first."""
        return kept.latest(self.database, self.reviewer, limit)

    def waiting(self, limit: int = 50) -> list[Queued]:
        """The figures to verify next, the worst first."""
        return queue.waiting(self.database, limit)

    def reviewers(self) -> list[str]:
        """Everybody whose verdicts hold, by name."""
        return verdicts.reviewers(self.database)

    def left(self) -> Left:
        """How many figures wait for a verdict."""
        return queue.left(self.database)

    def evidence(self, limit: int = 8) -> list[Evidence]:
        """What this reviewer's verdicts rested on, the latest first."""
        return verdicts.evidence(self.database, self.reviewer, limit)

    def indicator(
        self, name: str, *, owner: str = "", similar: bool = False, limit: int = 2000
    ) -> Series:
        """All values of an indicator over the articles, with those that contradict each other.

        Args:
            name: as texts print it.
            owner: only of owners whose name holds this.
            similar: also of indicators whose names hold this one.
            limit: the most values, from the newest articles.
        """
        from store import indicators  # with the checks: not on the way to a paint

        return indicators.series(
            self.database, self.reviewer, name, owner=owner, similar=similar, limit=limit
        )

    def indicators(self, typed: str = "", limit: int = 50) -> list[Named]:
        """The indicators whose names hold what is typed, the most common first."""
        from store import indicators

        return indicators.names(self.database, typed, limit)

    def akin(self, article_id: int, limit: int = 20) -> list[Akin]:
        """What an article may be compared with: its deliveries, then those that tell the same."""
        from store import akin

        return akin.akin(self.database, self.identity(article_id), limit)

    def statistics(self) -> Statistics:
        """Who judged what, when, and how far reviewers agree."""
        from store import statistics

        return statistics.statistics(self.database)

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name; no event, and not undone.

        Raises:
            UsageError: the name is blank, or there is nothing to look for.
        """
        kept.save(self.database, self.reviewer, name, query)

    def drop_search(self, name: str) -> None:
        """Forget a named search.

        Raises:
            UsageError: there is none of this name.
        """
        kept.drop(self.database, name)

    def remember_search(self, query: str) -> None:
        """Note that this reviewer looked for something."""
        kept.remember(self.database, self.reviewer, query)

    def view(self) -> View:
        """How this reviewer's list of articles was last filtered and sorted."""
        return kept.view(self.database, self.reviewer)

    def save_view(self, shown: View) -> None:
        """Keep how it is now; no event, and not undone."""
        kept.save_view(self.database, self.reviewer, shown)

    def renew(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Find facts and check again where an older version did; how many sources it was."""
        return derived.renew_all(self.database, progress)

    def reindex(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Build the search indexes anew from texts and facts; how many articles they have."""
        return searching.reindex(self.database, progress)
