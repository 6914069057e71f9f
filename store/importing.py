"""Files into the store: read, extract, check, keep; one transaction a file.

A batch can be stopped at any point and started again: what was kept stays, and files whose
bytes are known are passed over before anything is read into them.
"""

from __future__ import annotations

import hashlib
import stat
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.errors import HeshuError, InputError, StoreError
from store import articles, derived, events, findings, mended, revisions, searching
from store.clock import now
from store.connection import immediate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from heshu.intake import Options
    from heshu.model import Article, Source
    from store.connection import Database
    from store.derived import Analysis
    from store.facade import Store

STDIN = "-"

_ENGINE_FAULTS = (ValueError, ArithmeticError, LookupError, TypeError, RecursionError)
"""What a fault in a reader or extractor may raise: it costs its file, not the batch."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be imported, and why."""

    path: str
    message: str
    """One line: what happened, where, what to do."""


@dataclass(slots=True)
class Summary:
    """What an import did."""

    sources: int = 0
    """Files added."""
    articles: int = 0
    facts: int = 0
    findings: int = 0
    """Relations between figures that were judged, of every verdict."""
    inconsistent: int = 0
    """Findings that say a printed figure cannot be right."""
    ids: list[int] = field(default_factory=list)
    """The new articles."""
    known: list[str] = field(default_factory=list)
    """Files whose bytes the store already had."""
    known_ids: list[int] = field(default_factory=list)
    """Their articles, under whatever name these came in."""
    failed: list[Failure] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    """Suffix → files in folders and archives that are of no format that is read."""
    interrupted: bool = False
    """Stopped by the person; the same call goes on where it stopped."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come, told after each file."""

    path: str
    done: int
    """Files dealt with, this one included."""
    total: int
    summary: Summary
    """So far."""


def import_paths(
    store: Store,
    paths: Iterable[str | Path],
    *,
    progress: Callable[[Progress], None] | None = None,
    options: Options | None = None,
) -> Summary:
    """Import files, folders and archives; `-` is standard input.

    Args:
        store: the store, open for writing.
        paths: files, folders and archives.
        progress: told after each file.
        options: how to read the files, where their bytes and names are not to say.

    Returns:
        What was added, known and failed. Ctrl-C ends the batch after the file at hand has
        been kept or dropped whole.

    Raises:
        StoreError: the store cannot be written to; the files before are kept.
    """
    summary = Summary()
    try:
        files = _find(paths, summary)
        total = len(files) + len(summary.failed)
        for done, path in enumerate(files, 1 + len(summary.failed)):
            _import_one(store, path, summary, options)
            if progress:
                progress(Progress(str(path), done, total, summary))
    except KeyboardInterrupt:
        summary.interrupted = True
    return summary


def _find(paths: Iterable[str | Path], summary: Summary) -> list[str | Path]:
    """All files under the paths; a path that is no good is one failure."""
    from heshu import intake

    found = intake.search(paths)
    summary.failed += [_failure(error.where, error) for error in found.failed]
    summary.passed += found.passed
    return [STDIN if str(path) == STDIN else path for path in found.files]


def _failure(path: str | Path, error: Exception) -> Failure:
    if isinstance(error, HeshuError):
        return Failure(str(path), str(error))
    if isinstance(error, OSError):
        return Failure(str(path), f"{path}: {error.strerror or error}")
    return Failure(str(path), f"{path}: cannot be worked through ({error!r}); please report it")


def _import_one(
    store: Store, path: str | Path, summary: Summary, options: Options | None = None
) -> None:
    try:
        digest = _digest(path)
        if digest and _is_known(store.database, path, digest, summary):
            return
        name = articles.spelling(store.database, path)
        source, found, analysis = _read(path, name, summary, options)
    except StoreError:
        raise
    except (HeshuError, OSError, *_ENGINE_FAULTS) as error:
        summary.failed.append(_failure(path, error))
        return
    location = articles.location(path)
    added = add(store.database, store.reviewer, source, found, analysis, location)
    if not added:
        _is_known(store.database, path, source.sha256, summary)
        return
    summary.sources += 1
    summary.articles += len(added)
    summary.facts += sum(len(facts) for facts in analysis.facts.values())
    summary.findings += len(analysis.findings)
    summary.inconsistent += derived.inconsistent(analysis)
    summary.ids += added


def _is_known(database: Database, path: str | Path, digest: str, summary: Summary) -> bool:
    """Whether the store has these bytes; if so, the summary says so."""
    number = articles.known_source(database, digest)
    if number is None:
        return False
    summary.known.append(str(path))
    summary.known_ids += [identity.id for identity in articles.of_source(database, number)]
    return True


def _digest(path: str | Path) -> str:
    """SHA-256 of a regular file, without reading it into memory; else an empty string."""
    try:
        if path == STDIN or not stat.S_ISREG(Path(path).stat().st_mode):
            return ""
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # intake says it better
        return ""


def _read(
    path: str | Path, name: str, summary: Summary, options: Options | None
) -> tuple[Source, list[Article], Analysis]:
    from heshu import intake

    reading = intake.load(path, options=options)
    summary.failed += [_failure(path, error) for error in reading.refused]
    given = reading.source.path
    source = articles.clean(replace(reading.source, path=name if given == str(path) else given))
    found = intake.articles(replace(reading, source=source))
    if not found:
        msg = "no article found"
        raise InputError(msg, where=str(path), remedy="is this a text to read?")
    return source, found, derived.analyse(found)


def add(
    database: Database,
    reviewer: str,
    source: Source,
    found: Sequence[Article],
    analysis: Analysis,
    location: str = "",
) -> list[int]:
    """Keep a source with its articles, facts and findings, in one transaction.

    Args:
        database: a connection that may write.
        reviewer: who imports.
        source: the file.
        found: its articles.
        analysis: what the engine found in them.
        location: where the file lies, if it does.

    Returns:
        The numbers of the new articles; none when another process was faster.
    """
    with immediate(database):
        if articles.known_source(database, source.sha256) is not None:
            return []
        findings.drop_between(database, source.path)
        earlier = revisions.earlier(database, source.path, found)
        number = articles.add_source(database, source, now(), location)
        for article, uid in zip(found, articles.uids(source.sha256, found), strict=True):
            before = earlier.get(article.index)
            article_id = articles.add_article(
                database, number, uid, article,
                revision=before.revision + 1 if before else 1,
                follows=before.uid if before else "",
            )  # fmt: skip
            searching.add(database, article_id, article)
        identities = articles.of_source(database, number)
        by_position = {identity.position: identity for identity in identities}
        keys = [(by_position[a.index], (a.document, a.index)) for a in found]
        derived.save(database, keys, analysis)
        mended.renew(database, [source.sha256])
        revisions.follow(database, [of.uid for of in earlier.values()])
        subject = {"path": source.path, "articles": len(found), "encoding": source.encoding}
        newer = {by_position[index].uid: of for index, of in earlier.items()}
        carried = list(revisions.carried(database, reviewer, newer))
        events.act(database, reviewer, "import", source.sha256, subject, carried)
    return [identity.id for identity in identities]
