"""Articles of several files held against each other, when somebody asks for it.

An import checks each file by itself: which of the other files are about the same matter is
not for a program to guess, and what it costs must not grow with the store. So files are
checked together on request, and what they say of each other is kept beside the findings of
each. Of several files of one name only the newest takes part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.errors import UsageError
from heshu.model import Channel, Judgement
from store import articles, counting, derived, findings
from store.connection import immediate, pragma_value, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from heshu.model import Finding
    from store.articles import Identity
    from store.connection import Database

MOST_FACTS = 50_000
"""Facts checked at once, some twenty seconds of work."""

_LOUDNESS = (
    Judgement.INCONSISTENT, Judgement.BORDERLINE, Judgement.UNDECIDED, Judgement.CONSISTENT,
)  # fmt: skip


def check(database: Database, ids: Iterable[int]) -> list[Finding]:
    """Check articles together and keep what those of different files say of each other.

    In a store opened for reading nothing is kept.

    Args:
        database: any connection.
        ids: the articles; those of a file that a newer one of its name replaces are left out.

    Returns:
        The findings between files, the weightiest first.

    Raises:
        UsageError: an article is not there, or there are more than `MOST_FACTS` facts.
    """
    chosen = _newest(database, [articles.identity(database, number) for number in ids])
    if len({of.source for of in chosen}) < 2:
        return []
    facts = _facts(database, chosen)
    if facts > MOST_FACTS:
        what = f"the articles have {facts} facts; {MOST_FACTS} can be checked together"
        raise UsageError(what, remedy="choose fewer articles")
    return _check(database, chosen)


def _newest(database: Database, of: Sequence[Identity]) -> list[Identity]:
    """Without the articles of files that a newer one of the same name replaces."""
    newest = {row[0] for row in select(database, "SELECT max(id) FROM sources GROUP BY path")}
    return [identity for identity in dict.fromkeys(of) if identity.source in newest]


def _facts(database: Database, of: Sequence[Identity]) -> int:
    wanted = {identity.id for identity in of}
    rows = select(database, "SELECT id, facts FROM articles")
    return sum(facts for number, facts in rows if number in wanted)


def _check(database: Database, chosen: Sequence[Identity]) -> list[Finding]:
    from heshu import checks

    version = derived.checks_version()
    texts = [articles.article(database, of.id) for of in chosen]
    identities = {(a.document, a.index): of for a, of in zip(texts, chosen, strict=True)}
    facts = {key: derived.facts(database, of) for key, of in identities.items()}
    found = [finding for finding in checks.check(texts, facts) if _between(finding)]
    if not pragma_value(database, "query_only"):
        uids = {key: of.uid for key, of in identities.items()}
        with immediate(database):
            findings.drop_within(database, list(uids.values()))
            for finding in found:
                of = identities[finding.printed.document, finding.printed.article]
                findings.put(database, of.source, of.id, finding, uids, shared=version)
            for source in {of.source for of in chosen}:
                counting.recount_source(database, source)
    return found


def _between(finding: Finding) -> bool:
    return len({document for document, _ in findings.documents(finding)}) > 1


def of_article(database: Database, of: Identity, *, patient: bool = False) -> list[Finding]:
    """Everything found that has a figure in an article, by the checks at hand.

    Findings within the file and between files, contradictions first, usage rules last. If
    `patient`, what older checks found is not checked again.
    """
    own = derived.findings(database, of, patient=patient)
    if patient:
        between = [finding for finding, _ in findings.shared(database, of)]
    else:
        between = shared(database, of)
    return sorted([*own, *between], key=_weight) if between else own


def _weight(finding: Finding) -> tuple[bool, int, Decimal]:
    quiet = finding.channel is Channel.NORMS
    return quiet, _LOUDNESS.index(finding.verdict), -finding.strength


def shared(database: Database, of: Identity) -> list[Finding]:
    """The findings between files that have a figure in an article, by the checks at hand.

    What an older program had found is checked again.
    """
    kept = list(findings.shared(database, of))
    outdated = [found for found, version in kept if version != derived.checks_version()]
    if not outdated:
        return [finding for finding, _ in kept]
    numbers = sorted(findings.numbers(database, of, outdated).values())
    fresh = _check(database, [articles.identity(database, number) for number in numbers])
    article = articles.article(database, of.id)
    here = (article.document, article.index)
    current = [found for found, version in kept if version == derived.checks_version()]
    return [finding for finding in fresh if here in findings.documents(finding)] + [
        finding for finding in current if finding not in fresh
    ]
