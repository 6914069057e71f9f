"""One article with all that belongs to it, as exporters take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Bundle
from store import annotations as notes
from store import (
    articles,
    derived,
    events,
    finding_verdicts,
    findings,
    places,
    revisions,
    standing,
    states,
    tags,
    together,
    verdicts,
)
from store.connection import select, snapshot

if TYPE_CHECKING:
    from heshu.model import Article, Finding
    from store.articles import Identity
    from store.connection import Database


def bundle(database: Database, of: Identity, *, first: bool) -> Bundle:
    """Everything on an article, as of one moment.

    Args:
        database: any connection.
        of: the article.
        first: whether it is the first of its source, with which events about the source go.
    """
    # Made anew if outdated, which writes; so before the snapshot begins.
    article = articles.article(database, of.id)
    facts = derived.facts(database, of)
    own = [f for f in derived.findings(database, of) if f.printed.article == of.position]
    shared = [f for f in together.shared(database, of) if _is_printed(f, article)]
    with snapshot(database):
        source = articles.source(database, of.source)
        return Bundle(
            uid=of.uid,
            source=source,
            article=article,
            revision=of.revision,
            added=articles.added(database, of.source),
            state=states.state(database, of.uid),
            facts=facts,
            findings=own,
            shared_findings=shared,
            uids=findings.uids(database, of, [*own, *shared]),
            verdicts=verdicts.of_article(database, of.uid),
            finding_verdicts=finding_verdicts.printed_in(database, of.uid),
            annotations=notes.of_article(database, of.uid),
            tags=tags.of_article(database, of.uid),
            events=events.concerning(database, _about(database, of, source.sha256, first=first)),
            places=places.in_article(database, of.id),
            facts_version=derived.facts_version(),
            checks_version=derived.checks_version(),
            follows=revisions.follows(database, of.uid),
            originals=_originals(database, of) if first else (),
        )


def _about(database: Database, of: Identity, sha256: str, *, first: bool) -> list[str]:
    """What events go with an article; with the first one those of articles that are no more."""
    if not first:
        return [of.uid]
    sql = (
        "SELECT uid FROM names WHERE source = ? "
        "AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.uid = names.uid)"
    )
    return [of.uid, sha256, *(row[0] for row in select(database, sql, (of.source,)))]


def _originals(database: Database, of: Identity) -> list[tuple[str, int, Article]]:
    first = standing.originals(database, of.source) or ()
    return [(one.name, one.changes, one.article) for one in first]


def _is_printed(finding: Finding, article: Article) -> bool:
    printed = finding.printed
    return (printed.document, printed.article) == (article.document, article.index)
