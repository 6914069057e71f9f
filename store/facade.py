"""The one door to what lasts: an open store, as screens and commands see it.

Threading rule: a `Store` belongs to the thread that opened it. Its calls take about a
millisecond, so an application calls it straight from its main thread; a worker thread that
reads (a search, an export) opens its own with `Store.reader()`. Nothing is held open between
two calls: no transaction spans a key press.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from heshu.model import ReviewState, Verdict
from store import annotations as notes
from store import (
    articles,
    bundling,
    derived,
    events,
    finding_verdicts,
    findings,
    places,
    rows,
    states,
    tags,
    together,
    verdicts,
)
from store.amending import Amending
from store.asking import Asking
from store.cleaning import storable
from store.connection import open_database
from store.judging import Judging
from store.migrations import check_version, migrate
from store.placing import Placer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from heshu.exports.bundle import Bundle, Event, Place
    from heshu.finding_verdicts import FindingLabel, FindingVerdict
    from heshu.model import Anchor, Annotation, Article, Finding, Source, Tag
    from heshu.sheets import FactSheet
    from store.articles import Identity
    from store.connection import Database
    from store.rows import ArticleRow

T = TypeVar("T")

_KEPT = 8
"""Articles kept in memory: the one on screen and its neighbours."""


def default_path() -> Path:
    """Where the store is when nobody says: `HESHU_DB`, else the user's data folder."""
    named = os.environ.get("HESHU_DB", "")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("heshu", appauthor=False) / "heshu.db"


class Store(Judging, Asking, Amending):
    """Everything that lasts, in one SQLite file.

        with Store.open("desk.db", reviewer="li") as store:
            article_id = store.article_ids()[0]
            fact = store.facts(article_id)[0]
            store.give_verdict(article_id, fact, VerdictLabel.CONFIRMED)
            store.undo()

    Each writing method is one act: one committed transaction and one event, which it returns.
    When it has returned, the change survives a crash. All methods raise `StoreError` when the
    file cannot be used and `UsageError` for an article that is not there.
    """

    def __init__(self, database: Database, path: Path, reviewer: str) -> None:
        self.database = database
        """For the modules of this package."""
        self.path = path
        self.reviewer = reviewer
        self.patient = False
        """Facts and findings of an older program are given as they are; see `is_outdated`."""
        self._articles: OrderedDict[tuple[int, int], Article] = OrderedDict()
        self._facts: OrderedDict[tuple[int, int], FactSheet] = OrderedDict()

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        reviewer: str = "",
        create: bool = True,
        read_only: bool = False,
    ) -> Self:
        """Open a store; make it, and its folder, when there is none.

        Args:
            path: the file.
            reviewer: whose acts, undo history and place these will be.
            create: whether a missing store is made.
            read_only: nothing is written, not even newer tables.

        Raises:
            StoreError: not a store, made by a newer program, read-only, on a network …
        """
        path = Path(path).expanduser()
        database = open_database(path, create=create, read_only=read_only)
        try:
            if read_only:
                check_version(database)
            else:
                migrate(database)
                derived.finish(database)
        except BaseException:
            database.close()
            raise
        return cls(database, path, storable(reviewer))

    def reader(self) -> Self:
        """A second connection for another thread, for reading only."""
        return type(self).open(self.path, reviewer=self.reviewer, create=False, read_only=True)

    def close(self) -> None:
        """Close the file; nothing is lost if it is never called."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ------------------------------------------------------------ reading

    def article_ids(self, *, sort: str = "added", limit: int | None = None) -> list[int]:
        """The numbers of all articles in an order (see `store.rows.SORTS`)."""
        return rows.article_ids(self.database, sort=sort, limit=limit)

    def count(self) -> int:
        """How many articles there are."""
        return rows.count(self.database)

    def rows(self, ids: Iterable[int]) -> list[ArticleRow]:
        """What a list shows of some articles, in the order of the ids given."""
        return rows.rows(self.database, ids)

    def resolve(self, key: str) -> list[int]:
        """The articles a person may mean by a number or the first digits of a uid."""
        return articles.resolve(self.database, key)

    def contradicted(self) -> set[int]:
        """The articles with a figure that cannot be right."""
        return rows.contradicted(self.database)

    def identity(self, article_id: int) -> Identity:
        """The number, uid, source, position, revision and text hash of an article."""
        return articles.identity(self.database, article_id)

    def article(self, article_id: int) -> Article:
        """An article with all its parts."""
        return self._article(self.identity(article_id))

    def _article(self, of: Identity) -> Article:
        return _kept(self._articles, of, lambda: articles.article(self.database, of.id))

    def source_of(self, article_id: int) -> Source:
        """The source an article was taken from, with its decoded text."""
        return articles.source(self.database, self.identity(article_id).source)

    def facts(self, article_id: int) -> FactSheet:
        """The facts of an article, as extracted by the program at hand."""
        return self._facts_of(self.identity(article_id))

    def _facts_of(self, of: Identity) -> FactSheet:
        return _kept(self._facts, of, lambda: self._read_facts(of))

    def _read_facts(self, of: Identity) -> FactSheet:
        return derived.facts(self.database, of, patient=self.patient)

    def is_outdated(self, article_id: int) -> bool:
        """Whether an older program found what an article shows; `store.renewing` finds it anew."""
        return derived.is_outdated(self.database, self.identity(article_id))

    def forget(self, article_id: int) -> None:
        """Read the facts of an article from the file again: another process found them anew."""
        of = self.identity(article_id)
        self._facts.pop((of.id, of.written), None)

    def findings(self, article_id: int) -> list[Finding]:
        """The findings that have a figure in an article, also those between files.

        Contradictions first, usage rules last.
        """
        of = self.identity(article_id)
        return together.of_article(self.database, of, patient=self.patient)

    def articles_of(self, article_id: int, found: Sequence[Finding]) -> dict[tuple[str, int], int]:
        """The number of every article that findings of an article have a figure in.

        By the document and index that operands name.
        """
        return findings.numbers(self.database, self.identity(article_id), found)

    def finding_keys(self, article_id: int, found: Sequence[Finding]) -> list[str]:
        """The lasting names of findings of an article, under which words on them are kept."""
        uids = findings.uids(self.database, self.identity(article_id), found)
        placer = Placer(self.database)
        return [placer.key(finding, uids) for finding in found]

    def finding_verdicts(self, article_id: int) -> dict[str, FindingVerdict]:
        """By key, the latest word on each finding that has a figure in an article.

        The latest of any reviewer: a contradiction is dealt with for everybody or nobody.
        """
        return finding_verdicts.by_finding(self.database, self.identity(article_id).uid)

    def all_finding_verdicts(self, article_id: int) -> list[FindingVerdict]:
        """Every reviewer's words on findings that hold, oldest first."""
        return finding_verdicts.of_article(self.database, self.identity(article_id).uid)

    def verdicts(self, article_id: int) -> dict[Anchor, Verdict]:
        """One verdict a span: this reviewer's own, else the latest of another's."""
        uid = self.identity(article_id).uid
        return verdicts.by_anchor(self.database, uid, self.reviewer)

    def all_verdicts(self, article_id: int) -> list[Verdict]:
        """Every reviewer's verdicts that hold, oldest first."""
        return verdicts.of_article(self.database, self.identity(article_id).uid)

    def finding_labels(self) -> dict[FindingLabel, int]:
        """How many findings of the store have each word as their latest."""
        return finding_verdicts.labels(self.database)

    def annotations(self, article_id: int) -> list[Annotation]:
        """The annotations of an article, oldest first."""
        return notes.of_article(self.database, self.identity(article_id).uid)

    def tags(self, article_id: int) -> list[Tag]:
        """The tags of an article in the order they were given."""
        return tags.of_article(self.database, self.identity(article_id).uid)

    def tag_names(self) -> list[tuple[str, int]]:
        """Every tag in use with the number of its articles, the most used first."""
        return tags.names(self.database)

    def state(self, article_id: int) -> ReviewState:
        """How far the review of an article has come."""
        return states.state(self.database, self.identity(article_id).uid)

    def log(self, limit: int = 50, *, article_id: int | None = None) -> list[Event]:
        """The newest events first, of the whole store or of one article."""
        about = "" if article_id is None else self.identity(article_id).uid
        return events.latest(self.database, limit, about)

    def bundles(self, ids: Iterable[int] | None = None) -> Iterator[Bundle]:
        """Articles with all that belongs to them, for an exporter; all of them by default."""
        known_sources: set[int] = set()
        for article_id in self.article_ids() if ids is None else ids:
            of = self.identity(article_id)
            yield bundling.bundle(self.database, of, first=of.source not in known_sources)
            known_sources.add(of.source)

    def loose_events(self) -> list[Event]:
        """Events about articles this store does not have; they belong in a full export."""
        return events.concerning_nothing_here(self.database)

    # ------------------------------------------------------------ writing

    def check_together(self, ids: Iterable[int]) -> list[Finding]:
        """Hold articles of several files against each other; what is found is kept.

        Takes the place of what was found between these articles before. Derived, so no event.

        Returns:
            The findings between files, the weightiest first.

        Raises:
            UsageError: too much at once (`store.together.MOST_FACTS`).
        """
        return together.check(self.database, ids)

    def annotate(
        self,
        article_id: int,
        anchor: Anchor | None,
        exact: str,
        label: str,
        body: str = "",
        reply_to: str = "",
    ) -> Event:
        """Label or comment a span, or the whole article when `anchor` is None.

        The new annotation's id is `event.subject["annotation"]`.

        Raises:
            UsageError: the span does not read `exact`; nothing to reply to.
        """
        of = self.identity(article_id)
        if anchor is not None:
            self._check_span(of, anchor, exact)
        return notes.annotate(
            self.database, self.reviewer, of, anchor, exact, label, body, reply_to
        )

    def remove_annotation(self, annotation_id: str) -> Event:
        """Remove an annotation and the replies to it."""
        return notes.remove(self.database, self.reviewer, annotation_id)

    def add_tag(self, article_id: int, name: str) -> Event:
        """Put a tag on an article."""
        uid = self.identity(article_id).uid
        return tags.add(self.database, self.reviewer, uid, name)

    def remove_tag(self, article_id: int, name: str) -> Event:
        """Take a tag off an article."""
        uid = self.identity(article_id).uid
        return tags.remove(self.database, self.reviewer, uid, name)

    def set_state(self, article_id: int, state: ReviewState) -> Event:
        """Say how far the review of an article has come."""
        uid = self.identity(article_id).uid
        return states.set_by_hand(self.database, self.reviewer, uid, ReviewState(state))

    # ------------------------------------------------------------ the place

    def place(self) -> Place | None:
        """Where this reviewer left off; None at first."""
        return places.of_reviewer(self.database, self.reviewer)

    def save_place(self, place: Place) -> None:
        """Keep where this reviewer is."""
        places.save(self.database, self.reviewer, place)


def _kept(kept: OrderedDict[tuple[int, int], T], of: Identity, read: Callable[[], T]) -> T:
    """What was read of an article as it is now, from memory if it is there."""
    key = (of.id, of.written)
    if key not in kept:
        kept[key] = read()
        if len(kept) > _KEPT:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]
