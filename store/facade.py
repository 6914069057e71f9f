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

from heshu.errors import UsageError
from heshu.finding_verdicts import FindingLabel, FindingVerdict, finding_key
from heshu.model import Evidence, ReviewState, Verdict, VerdictLabel
from store import annotations as notes
from store import (
    articles,
    bundling,
    derived,
    events,
    finding_verdicts,
    findings,
    history,
    places,
    rows,
    searching,
    states,
    tags,
    together,
    verdicts,
)
from store.cleaning import storable
from store.connection import open_database
from store.migrations import check_version, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from sqlite_utils import Database

    from heshu.exports.bundle import Bundle, Event, Place
    from heshu.model import Anchor, Annotation, Article, Fact, Finding, Source, Tag
    from store.articles import Identity
    from store.rows import ArticleRow
    from store.searching import Hit

T = TypeVar("T")

NO_EVIDENCE = Evidence()

_KEPT = 8
"""Articles kept in memory: the one on screen and its neighbours."""


def default_path() -> Path:
    """Where the store is when nobody says: `HESHU_DB`, else the user's data folder."""
    named = os.environ.get("HESHU_DB", "")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("heshu", appauthor=False) / "heshu.db"


class Store:
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
        self._articles: OrderedDict[tuple[int, int], Article] = OrderedDict()
        self._facts: OrderedDict[tuple[int, int], list[Fact]] = OrderedDict()

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

    def facts(self, article_id: int) -> list[Fact]:
        """The facts of an article, as extracted by the program at hand."""
        return self._facts_of(self.identity(article_id))

    def _facts_of(self, of: Identity) -> list[Fact]:
        return _kept(self._facts, of, lambda: derived.facts(self.database, of))

    def findings(self, article_id: int) -> list[Finding]:
        """The findings that have a figure in an article, also those between files.

        Contradictions first, usage rules last.
        """
        return together.of_article(self.database, self.identity(article_id))

    def articles_of(self, article_id: int, found: Sequence[Finding]) -> dict[tuple[str, int], int]:
        """The number of every article that findings of an article have a figure in.

        By the document and index that operands name.
        """
        return findings.numbers(self.database, self.identity(article_id), found)

    def finding_keys(self, article_id: int, found: Sequence[Finding]) -> list[str]:
        """The lasting names of findings of an article, under which words on them are kept."""
        uids = findings.uids(self.database, self.identity(article_id), found)
        return [finding_key(finding, uids) for finding in found]

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

    def search(self, text: str, limit: int = 50, *, each: int = 3) -> list[Hit]:
        """Where a text occurs, newest articles first, at most `each` hits of one article."""
        return searching.search(self.database, text, limit, each=each)

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

    def give_verdict(
        self,
        article_id: int,
        fact: Fact,
        label: VerdictLabel,
        *,
        corrected: str = "",
        evidence: Evidence = NO_EVIDENCE,
        confidence: str = "",
        note: str = "",
    ) -> Event:
        """Say what a fact is worth; takes the place of this reviewer's earlier word on it.

        The first verdict takes an unread article to in review, the last one to annotated.

        Raises:
            UsageError: the fact does not stand where it says.
        """
        of = self.identity(article_id)
        self._check_span(of, fact.anchor, fact.exact)
        verdict = Verdict(
            fact.anchor, fact.exact, VerdictLabel(label), self.reviewer, "",
            corrected, evidence, confidence, note,
        )  # fmt: skip
        figures = {f.anchor for f in self._facts_of(of) if f.kind in derived.FIGURES}
        return verdicts.give(self.database, self.reviewer, of, verdict, figures=figures)

    def judge_finding(
        self, article_id: int, finding: Finding, label: FindingLabel, *, note: str = ""
    ) -> Event:
        """Say what a finding is worth; takes the place of this reviewer's earlier word on it.

        A false alarm or an explained finding is counted no more, until one of its figures
        changes. The word belongs to the article in which the printed figure stands.

        Args:
            article_id: an article that the finding has a figure in.
            finding: one of its findings.
            label: the word.
            note: why.

        Raises:
            UsageError: its figures do not stand where it says.
        """
        numbers = self.articles_of(article_id, [finding])
        if numbers.keys() != findings.documents(finding) or article_id not in numbers.values():
            msg = f"the finding is not one of article {article_id}"
            raise UsageError(msg, remedy="reload the article")
        for operand in (finding.printed, *finding.operands):
            number = numbers[operand.document, operand.article]
            self._check_span(self.identity(number), operand.fact.anchor, operand.fact.exact)
        (key,) = self.finding_keys(article_id, [finding])
        printed = finding.printed
        verdict = FindingVerdict(
            key, finding.relation, printed.fact.anchor, printed.fact.exact,
            FindingLabel(label), self.reviewer, "", note,
        )  # fmt: skip
        home = self.identity(numbers[printed.document, printed.article])
        return finding_verdicts.give(self.database, self.reviewer, home, verdict)

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

    def undo(self) -> Event | None:
        """Take back this reviewer's last act; None when there is none left."""
        return history.undo(self.database, self.reviewer)

    def redo(self) -> Event | None:
        """Do again what was undone; None when nothing was, or something was done since."""
        return history.redo(self.database, self.reviewer)

    # ------------------------------------------------------------ the place

    def place(self) -> Place | None:
        """Where this reviewer left off; None at first."""
        return places.of_reviewer(self.database, self.reviewer)

    def save_place(self, place: Place) -> None:
        """Keep where this reviewer is."""
        places.save(self.database, self.reviewer, place)

    def _check_span(self, of: Identity, anchor: Anchor, exact: str) -> None:
        try:
            text = self._article(of).part(anchor.field).text
        except KeyError:
            text = ""
        if not 0 <= anchor.start < anchor.end or text[anchor.start : anchor.end] != exact:
            msg = (
                f"{exact!r} does not stand at {anchor.field} {anchor.start}–{anchor.end} "
                f"of article {of.id}"
            )
            raise UsageError(
                msg,
                remedy="reload the article",
            )


def _kept(kept: OrderedDict[tuple[int, int], T], of: Identity, read: Callable[[], T]) -> T:
    """What was read of an article's present revision, from memory if it is there."""
    key = (of.id, of.revision)
    if key not in kept:
        kept[key] = read()
        if len(kept) > _KEPT:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]
