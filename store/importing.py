"""Files into the store: read, extract, check, keep; one transaction a file.

A batch can be stopped at any point and started again: what was kept stays, and files whose
bytes are known are passed over before anything is read into them.
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.errors import HeshuError, InputError, StoreError
from store import articles, derived, events, findings, searching
from store.clock import now
from store.connection import immediate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlite_utils import Database

    from heshu.model import Article, Source
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
) -> Summary:
    """Import files and folders; `-` is standard input.

    Args:
        store: the store, open for writing.
        paths: files and folders.
        progress: told after each file.

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
            _import_one(store, path, summary)
            if progress:
                progress(Progress(str(path), done, total, summary))
    except KeyboardInterrupt:
        summary.interrupted = True
    return summary


def _find(paths: Iterable[str | Path], summary: Summary) -> list[str | Path]:
    """All files under the paths; a path that is no good is one failure."""
    from heshu import intake

    files: list[str | Path] = []
    for path in paths:
        if str(path) == STDIN:
            files.append(STDIN)
            continue
        try:
            files.extend(intake.find_files([path]))
        except (HeshuError, OSError) as error:
            summary.failed.append(_failure(path, error))
    return files


def _failure(path: str | Path, error: Exception) -> Failure:
    if isinstance(error, HeshuError):
        return Failure(str(path), str(error))
    if isinstance(error, OSError):
        return Failure(str(path), f"{path}: {error.strerror or error}")
    return Failure(str(path), f"{path}: cannot be worked through ({error!r}); please report it")


def _import_one(store: Store, path: str | Path, summary: Summary) -> None:
    try:
        digest = _digest(path)
        if digest and _is_known(store.database, path, digest, summary):
            return
        source, found, analysis = _read(path)
    except StoreError:
        raise
    except (HeshuError, OSError, *_ENGINE_FAULTS) as error:
        summary.failed.append(_failure(path, error))
        return
    added = add(store.database, store.reviewer, source, found, analysis)
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


def _read(path: str | Path) -> tuple[Source, list[Article], Analysis]:
    from heshu import intake

    source = articles.clean(intake.load(path))
    found = intake.articles(source)
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
) -> list[int]:
    """Keep a source with its articles, facts and findings, in one transaction.

    Returns:
        The numbers of the new articles; none when another process was faster.
    """
    with immediate(database):
        if articles.known_source(database, source.sha256) is not None:
            return []
        findings.drop_between(database, source.path)
        number = articles.add_source(database, source, now())
        for article, uid in zip(found, articles.uids(source.sha256, found), strict=True):
            article_id = articles.add_article(database, number, uid, article)
            searching.add(database, article_id, article)
        identities = articles.of_source(database, number)
        by_position = {identity.position: identity for identity in identities}
        keys = [(by_position[a.index], (a.document, a.index)) for a in found]
        derived.save(database, keys, analysis)
        subject = {"path": source.path, "articles": len(found), "encoding": source.encoding}
        events.act(database, reviewer, "import", source.sha256, subject, ())
    return [identity.id for identity in identities]
