"""The stores of the benchmarks are what imports make of the same articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import _desk
from store import derived, importing
from store.connection import select
from store.derived import Analysis
from store.facade import Store

if TYPE_CHECKING:
    from pathlib import Path

SAME = (
    "SELECT sha256, path, size, media_type, encoding FROM sources ORDER BY id",
    "SELECT * FROM source_texts ORDER BY source",
    (
        "SELECT id, uid, source, position, revision, kind, title, opening, issued, issuer, sha256, "
        "length, doubts, facts, figures, inconsistent, follows FROM articles ORDER BY id"
    ),
    "SELECT * FROM article_texts ORDER BY article",
    "SELECT * FROM facts ORDER BY article",
    "SELECT * FROM checks ORDER BY source",
    "SELECT * FROM figures ORDER BY article, number",
)


def _words(store: Store, table: str) -> list[tuple[object, ...]]:
    store.database.execute(
        f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab(main, {table}, 'row')"
    )
    return select(store.database, f"SELECT term, doc FROM {table}_words ORDER BY term")


def test_made_articles_are_stored_as_imported_ones_are(tmp_path: Path) -> None:
    versions = derived.facts_version(), derived.checks_version()
    with (
        Store.open(tmp_path / "made.db") as made,
        Store.open(tmp_path / "imported.db") as imported,
    ):
        _desk.fill(made, 3)
        for one in _desk.made(3):
            analysis = Analysis({(one.source.path, 0): list(one.facts())}, (), *versions)
            importing.add(imported.database, "", one.source, [one.article], analysis)
        for sql in SAME:
            assert select(made.database, sql) == select(imported.database, sql)
        for table in ("search", "traits"):
            assert _words(made, table) == _words(imported, table)
        assert made.count() == 3
