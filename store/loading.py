"""The native format back into a store: into an empty one all of it, into another the union.

Articles are recognised by their uid and events by their id, so loading a file twice, or the
files of several stores in any order, gives the same store. One transaction: a damaged line
leaves everything as it was.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from heshu.errors import InputError
from heshu.exports import records
from heshu.exports.bundle import Place
from heshu.exports.jsonl import FORMAT
from store import (
    articles,
    counting,
    derived,
    events,
    findings,
    mended,
    places,
    revisions,
    searching,
    standing,
)
from store.connection import MISUSE, immediate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from store.connection import Database
    from store.facade import Store

_FAULTS = (
    KeyError, TypeError, ValueError, AttributeError, ArithmeticError, OverflowError,
    *MISUSE,
)  # fmt: skip
"""What a line that is JSON, but no sound record, may raise."""


@dataclass(slots=True)
class Loaded:
    """What a file brought."""

    sources: int = 0
    articles: int = 0
    events: int = 0
    known: int = 0
    """Articles that were here already; their events were taken over."""
    waiting: int = 0
    """Articles left out because this store split their source differently; their events are
    kept and wait for them."""


def load(store: Store, lines: Iterable[str | bytes], *, where: str = "-") -> Loaded:
    """Take over a file in the native format.

    Args:
        store: the store, open for writing.
        lines: the lines of the file.
        where: what to call it in errors.

    Raises:
        InputError: not the native format, a newer version of it, or a damaged line; the
            store is as it was.
    """
    with immediate(store.database):
        loader = _Loader(store.database)
        for number, line in enumerate(lines, 1):
            try:
                loader.take(json.loads(line), first=number == 1)
            except _FAULTS as error:
                message = f"not a record of the native format ({error})"
                place = f"{where}:{number}"
                raise InputError(message, where=place, remedy="export it again") from error
        loader.finish()
    return loader.loaded


@dataclass
class _Loader:
    """Takes records one by one; knows which sources and articles are new with this file."""

    database: Database
    loaded: Loaded = field(default_factory=Loaded)
    sources: dict[str, int] = field(default_factory=dict)
    new: dict[str, articles.Identity] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)
    """Sources whose articles mends of this file change."""
    followed: set[str] = field(default_factory=set)
    """Articles of earlier deliveries that others of this file take the place of."""

    def take(self, record: dict[str, Any], *, first: bool) -> None:
        """Take over one record."""
        kind = record["record"]
        if first != (kind == "heshu"):
            message = "the first line, and only it, names the format"
            raise ValueError(message)
        _TAKERS[kind](self, record)

    def heading(self, record: dict[str, Any]) -> None:
        if int(record["format"]) > FORMAT:
            message = f"version {record['format']} of the format is newer than {FORMAT}"
            raise ValueError(message)

    def source(self, record: dict[str, Any]) -> None:
        source = articles.clean(records.read_source(record))
        if articles.known_source(self.database, source.sha256) is None:
            findings.drop_between(self.database, source.path)
            number = articles.add_source(self.database, source, record["added"])
            self.sources[source.sha256] = number
            self.torn.add(source.sha256)
            from heshu.mending import Named

            first = [
                Named(one["uid"], records.read_article(one), int(one.get("revision", 1)))
                for one in record.get("originals", ())
            ]
            if first:
                standing.keep_originals(self.database, number, first)
            self.loaded.sources += 1

    def article(self, record: dict[str, Any]) -> None:
        uid, article = record["uid"], records.read_article(record)
        if article.sha256 != record["sha256"]:
            message = "the text is not the one its hash was made of"
            raise ValueError(message)
        if articles.resolve_uid(self.database, uid) is not None:
            self.loaded.known += 1
            return
        source = self.sources.get(record["source"])
        if source is None:
            self.loaded.waiting += 1
            return
        follows = record.get("follows", "")
        number = articles.add_article(
            self.database, source, uid, article, revision=record["revision"], follows=follows
        )
        if follows:
            self.followed.add(follows)
        searching.add(self.database, number, article)
        self.new[uid] = articles.identity(self.database, number)
        self.loaded.articles += 1

    def facts(self, record: dict[str, Any]) -> None:
        if identity := self.new.get(record["article"]):
            found = [records.read_fact(fact) for fact in record["facts"]]
            derived.save_facts(self.database, identity.id, found, record["version"])

    def findings(self, record: dict[str, Any]) -> None:
        identity = self.new.get(record["article"])
        # Early files do not name the articles; what was found is then found anew when wanted.
        if identity is None or "articles" not in record:
            return
        uids = {(document, index): uid for document, index, uid in record["articles"]}
        own = map(records.read_finding, record["findings"])
        derived.add_findings(self.database, identity, list(own), uids, record["version"])
        for finding in map(records.read_finding, record["shared"]):
            findings.put(
                self.database, identity.source, identity.id, finding, uids,
                shared=record["version"],
            )  # fmt: skip
        counting.recount_source(self.database, identity.source)

    def event(self, record: dict[str, Any]) -> None:
        torn = events.take_over(self.database, records.read_event(record))
        self.loaded.events += torn is not None
        self.torn |= torn or set()

    def finish(self) -> None:
        """What has to wait until all is there: mends, and where what was said stands now."""
        mended.renew(self.database, self.torn)
        revisions.follow(self.database, self.followed)

    def place(self, record: dict[str, Any]) -> None:
        number = articles.resolve_uid(self.database, record["article"])
        reviewer = record["reviewer"]
        if number is None or places.of_reviewer(self.database, reviewer) is not None:
            return
        anchor = records.read_anchor(record["anchor"])
        place = Place(number, anchor, record["pane"], record["scroll"], record["draft"])
        places.put(self.database, reviewer, place)


_TAKERS: dict[str, Callable[[_Loader, dict[str, Any]], None]] = {
    "heshu": _Loader.heading,
    "source": _Loader.source,
    "article": _Loader.article,
    "facts": _Loader.facts,
    "findings": _Loader.findings,
    "event": _Loader.event,
    "place": _Loader.place,
}
