"""One article with all that belongs to it, as exporters take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Bundle
from store import annotations as notes
from store import articles, derived, events, places, states, tags, verdicts
from store.connection import snapshot

if TYPE_CHECKING:
    from sqlite_utils import Database

    from store.articles import Identity


def bundle(database: Database, of: Identity, *, first: bool) -> Bundle:
    """Everything on an article, as of one moment.

    Args:
        database: any connection.
        of: the article.
        first: whether it is the first of its source, with which events about the source go.
    """
    # Made anew if outdated, which writes; so before the snapshot begins.
    facts = derived.facts(database, of)
    findings = [f for f in derived.findings(database, of) if f.printed.article == of.position]
    with snapshot(database):
        source = articles.source(database, of.source)
        return Bundle(
            uid=of.uid,
            source=source,
            article=articles.article(database, of.id),
            revision=of.revision,
            added=articles.added(database, of.source),
            state=states.state(database, of.uid),
            facts=facts,
            findings=findings,
            verdicts=verdicts.of_article(database, of.uid),
            annotations=notes.of_article(database, of.uid),
            tags=tags.of_article(database, of.uid),
            events=events.concerning(database, [of.uid, source.sha256] if first else [of.uid]),
            places=places.in_article(database, of.id),
            facts_version=derived.facts_version(),
            checks_version=derived.checks_version(),
        )
