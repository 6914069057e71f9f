"""The very long article that the benchmarks of the reader and the store open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import _reader_apps
from heshu.model import Source, sha256
from store import Store, derived, importing
from store.derived import Analysis

if TYPE_CHECKING:
    from pathlib import Path


def long(path: Path) -> None:
    """One article of 200,000 characters with its 8,000 facts."""
    with Store.open(path, reviewer="bench") as store:
        add_long(store)


def add_long(store: Store) -> int:
    """Import that article; its number."""
    article, facts = _reader_apps.article()
    text = article.text
    source = Source("sample.txt", sha256(text), len(text), "text/plain", "utf-8", text)
    versions = derived.facts_version(), derived.checks_version()
    analysis = Analysis({(source.path, 0): facts}, (), *versions)
    return importing.add(store.database, store.reviewer, source, [article], analysis)[0]
