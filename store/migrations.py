"""The tables, one migration a step; the schema's version is the number of steps.

A step that has been released is never edited: change comes as a new step at the end. All
tables are strict. What people wrote is in `events`; `verdicts`, `finding_verdicts`,
`annotations`, `tags`, `states` and `acts` are a projection of it (see `registers.py`),
`facts`, `checks`, `findings`, `concerned` and `search` can be recomputed from the texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.errors import StoreError
from store.connection import APPLICATION_ID, database_path, immediate, pragma_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Migrations

    from store.connection import Database


def _table(
    database: Database,
    name: str,
    columns: dict[str, type],
    pk: str | tuple[str, ...],
    *,
    foreign_keys: tuple[tuple[str, str, str], ...] = (),
) -> None:
    """A strict table in which nothing is null; texts are empty and numbers 0 by default."""
    keys = (pk,) if isinstance(pk, str) else pk
    database.table(name).create(
        columns,
        pk=pk,
        foreign_keys=list(foreign_keys),
        not_null=[column for column in columns if column != "id" or columns["id"] is str],
        defaults={
            column: "" if kind is str else 0
            for column, kind in columns.items()
            if column not in keys
        },
        strict=True,
    )


def _index(database: Database, table: str, *columns: str, unique: bool = False) -> None:
    name = f"{table}_{'_'.join(columns)}"
    database.table(table).create_index(columns, index_name=name, unique=unique)


def texts(database: Database) -> None:
    """Sources and articles; long texts apart, so that lists are read from short rows."""
    _table(
        database,
        "sources",
        {"id": int, "sha256": str, "path": str, "size": int, "media_type": str,
         "encoding": str, "added": str},
        "id",
    )  # fmt: skip
    _index(database, "sources", "sha256", unique=True)
    _table(
        database, "source_texts", {"source": int, "text": str}, "source",
        foreign_keys=(("source", "sources", "id"),),
    )  # fmt: skip
    _table(
        database,
        "articles",
        {"id": int, "uid": str, "source": int, "position": int, "revision": int, "kind": str,
         "title": str, "opening": str, "issued": str, "issuer": str, "sha256": str,
         "length": int, "doubts": int, "facts": int, "figures": int, "inconsistent": int},
        "id",
        foreign_keys=(("source", "sources", "id"),),
    )  # fmt: skip
    _index(database, "articles", "uid", unique=True)
    _index(database, "articles", "source", "position")
    _index(database, "articles", "title")
    _index(database, "articles", "issued")
    _index(database, "articles", "inconsistent")
    _table(
        database, "article_texts", {"article": int, "text": str, "data": str}, "article",
        foreign_keys=(("article", "articles", "id"),),
    )  # fmt: skip


def events(database: Database) -> None:
    """What people did, for ever; nothing refers to it and it refers to nothing."""
    _table(
        database,
        "events",
        {"id": str, "time": str, "reviewer": str, "action": str, "about": str, "subject": str,
         "before": str, "after": str, "reverses": str},
        "id",
    )  # fmt: skip
    _index(database, "events", "about", "id")


def registers(database: Database) -> None:
    """What holds now. `event` set it last; a row with `live` 0 says that nothing holds."""
    span = {"article": str, "field": str, "start": int, "end": int}
    last = {"live": int, "event": str}
    _table(
        database,
        "verdicts",
        {**span, "reviewer": str, "exact": str, "sha256": str, "label": str, "corrected": str,
         "evidence_url": str, "evidence_title": str, "evidence_date": str,
         "evidence_quote": str, "confidence": str, "note": str, "time": str, **last},
        ("article", "field", "start", "end", "reviewer"),
    )  # fmt: skip
    _table(
        database,
        "annotations",
        {"id": str, **span, "exact": str, "sha256": str, "label": str, "body": str,
         "reviewer": str, "time": str, "reply_to": str, **last},
        "id",
    )  # fmt: skip
    _index(database, "annotations", "article")
    _table(
        database,
        "tags",
        {"article": str, "name": str, "reviewer": str, "time": str, **last},
        ("article", "name"),
    )
    _index(database, "tags", "name")
    _table(
        database,
        "states",
        {"article": str, "state": str, "reviewer": str, "time": str, **last},
        "article",
    )
    _table(database, "acts", {"id": str, "reviewer": str, "undone": int, **last}, "id")
    _index(database, "acts", "reviewer", "undone", "id")


def derived(database: Database) -> None:
    """What the engine found, with the version that found it."""
    _table(
        database, "facts", {"article": int, "version": str, "data": str}, "article",
        foreign_keys=(("article", "articles", "id"),),
    )  # fmt: skip
    _table(
        database, "checks", {"source": int, "version": str}, "source",
        foreign_keys=(("source", "sources", "id"),),
    )  # fmt: skip
    _table(
        database,
        "findings",
        {"id": int, "source": int, "article": int, "channel": str, "relation": str,
         "verdict": str, "data": str},
        "id",
        foreign_keys=(("source", "sources", "id"), ("article", "articles", "id")),
    )  # fmt: skip
    _index(database, "findings", "source")
    _index(database, "findings", "article")


def places(database: Database) -> None:
    """Where each reviewer left off."""
    _table(
        database,
        "places",
        {"reviewer": str, "article": int, "field": str, "start": int, "end": int, "pane": str,
         "scroll": int, "draft": str, "time": str},
        "reviewer",
    )  # fmt: skip


def search(database: Database) -> None:
    """The full-text index; the tokeniser only splits at spaces, see `searching.py`."""
    database.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "header, body, content='', contentless_delete=1, tokenize='ascii')"
    )


def finding_verdicts(database: Database) -> None:
    """Words on findings; findings by a lasting key, and between the articles of several files.

    What older checks found has no key, so it counts as outdated.
    """
    _table(
        database,
        "finding_verdicts",
        {"finding": str, "reviewer": str, "article": str, "relation": str, "field": str,
         "start": int, "end": int, "exact": str, "sha256": str, "label": str, "note": str,
         "time": str, "live": int, "event": str},
        ("finding", "reviewer"),
    )  # fmt: skip
    _index(database, "finding_verdicts", "article")
    database.execute(
        "CREATE VIEW set_aside AS SELECT finding FROM finding_verdicts AS word "
        "WHERE live AND label IN ('false_alarm', 'explained') AND NOT EXISTS ("
        "SELECT 1 FROM finding_verdicts AS later WHERE later.finding = word.finding "
        "AND later.live AND later.event > word.event)"
    )
    for column, kind in (("key", "TEXT"), ("version", "TEXT"), ("shared", "INTEGER")):
        default = "0" if kind == "INTEGER" else "''"
        database.execute(
            f"ALTER TABLE findings ADD COLUMN {column} {kind} NOT NULL DEFAULT {default}"
        )
    _index(database, "findings", "key")
    _table(database, "concerned", {"finding": int, "article": str}, ("finding", "article"))
    _index(database, "concerned", "article")
    _index(database, "sources", "path")
    database.execute("DELETE FROM checks")


def queries(database: Database) -> None:
    """Figures by value, a search index by pairs of characters, and searches that are kept."""
    from store import searching

    database.execute("DROP TABLE search")
    for name, column in (("search", "text"), ("traits", "names")):
        database.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5({column}, content='', contentless_delete=1, "
            "detail=none, tokenize='ascii')"
        )
    database.execute(
        "CREATE TABLE figures (article INTEGER NOT NULL, number INTEGER NOT NULL, "
        'field TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, '
        '"of" TEXT NOT NULL, unit TEXT NOT NULL, measure TEXT NOT NULL, low REAL NOT NULL, '
        "high REAL NOT NULL, scale REAL NOT NULL, exact TEXT NOT NULL, indicator TEXT NOT NULL, "
        "owner TEXT NOT NULL, period TEXT NOT NULL, PRIMARY KEY (article, number)"
        ") STRICT, WITHOUT ROWID"
    )
    valued, spans = "WHERE exact <> ''", "WHERE high > low"
    for name, columns, which in (
        ("figures_value", "measure, low", valued),
        ("figures_own_value", "low / scale", valued),
        ("figures_span", "measure, low", spans),
    ):
        database.execute(f"CREATE INDEX {name} ON figures ({columns}) {which}")
    _index(database, "verdicts", "label")
    searches: dict[str, type] = {"query": str, "reviewer": str, "time": str}
    _table(database, "searches", {"name": str, **searches}, "name")
    _table(database, "searched", searches, ("reviewer", "query"))
    searching.fill(database)


def mends(database: Database) -> None:
    """Articles mended by hand, and files delivered again: what was said follows the text.

    The registers keep the place a word was given at, in the articles as imported, and beside it
    the place it has now; under the old names are views of the latter.
    """
    _table(
        database,
        "mends",
        {"id": str, "source": str, "steps": str, "reviewer": str, "time": str, "live": int,
         "event": str},
        "id",
    )  # fmt: skip
    _index(database, "mends", "source")
    _table(
        database, "originals", {"source": int, "data": str}, "source",
        foreign_keys=(("source", "sources", "id"),),
    )  # fmt: skip
    names = {"uid": str, "article": int, "source": int, "start": int, "follows": str}
    _table(database, "names", names, "uid")
    _index(database, "names", "source")
    for column, kind in (("follows", "TEXT NOT NULL DEFAULT ''"), ("written", _WHOLE)):
        database.execute(f"ALTER TABLE articles ADD COLUMN {column} {kind}")
    _index(database, "articles", "follows")
    database.execute("DROP VIEW set_aside")
    for table, said in _SAID.items():
        _say(database, table, said)
    database.execute(
        "CREATE VIEW set_aside AS SELECT at_finding AS finding FROM said_findings AS word "
        "WHERE live AND label IN ('false_alarm', 'explained') AND NOT EXISTS ("
        "SELECT 1 FROM said_findings AS later WHERE later.at_finding = word.at_finding "
        "AND later.live AND later.event > word.event)"
    )


_WHOLE = "INTEGER NOT NULL DEFAULT 0"
_SAID = {
    "verdicts": "said_verdicts",
    "annotations": "said_annotations",
    "finding_verdicts": "said_findings",
}
_NOW = {"article": "TEXT", "field": "TEXT", "start": "INTEGER", "end": "INTEGER"}


def _say(database: Database, table: str, said: str) -> None:
    """Rename a register's table, give it the place it has now, and make the view of that."""
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})").fetchall()]
    database.execute(f"ALTER TABLE {table} RENAME TO {said}")
    placed = dict(_NOW) | ({"finding": "TEXT"} if "finding" in columns else {})
    for column, kind in placed.items():
        default = "''" if kind == "TEXT" else "0"
        database.execute(
            f"ALTER TABLE {said} ADD COLUMN at_{column} {kind} NOT NULL DEFAULT {default}"
        )
        database.execute(f'UPDATE {said} SET at_{column} = "{column}"')  # noqa: S608 - constants
        if column in ("article", "finding"):
            _index(database, said, f"at_{column}")
    database.execute(f"ALTER TABLE {said} ADD COLUMN stale {_WHOLE}")
    shown = ", ".join(
        f'at_{column} AS "{column}"' if column in placed else f'"{column}"'
        for column in columns
        if column != "live"
    )
    database.execute(
        f"CREATE VIEW {table} AS SELECT {shown}, live AND NOT stale AS live FROM {said}"  # noqa: S608 - as above
    )


def views(database: Database) -> None:
    """How each reviewer's list of articles is filtered and sorted."""
    _table(database, "views", {"reviewer": str, "query": str, "sort": str}, "reviewer")


def values(database: Database) -> None:
    """The index of values tells kind and unit too, and the exact value at the end of a stretch."""
    database.execute("DROP INDEX figures_value")
    database.execute(
        'CREATE INDEX figures_value ON figures (measure, low, kind, "of", unit, exact) '
        "WHERE exact <> ''"
    )


def locations(database: Database) -> None:
    """Where a file lay, by which it is known under another spelling of its path."""
    database.execute("ALTER TABLE sources ADD COLUMN location TEXT NOT NULL DEFAULT ''")
    _index(database, "sources", "location")


STEPS: tuple[Callable[[Database], None], ...] = (
    texts, events, registers, derived, places, search, finding_verdicts, queries, mends, views,
    values, locations,
)  # fmt: skip
SCHEMA = len(STEPS)
"""The version of the schema this program writes."""


def migrations(database: Database) -> Migrations:
    """The steps, to be applied to this store."""
    from sqlite_utils import Migrations

    registered = Migrations("heshu")
    for step in STEPS:
        registered(name=step.__name__)(_on(database, step))
    return registered


def _on(database: Database, step: Callable[[Database], None]) -> Callable[[object], None]:
    def run(_handed: object) -> None:
        step(database)

    return run


def migrate(database: Database) -> None:
    """Bring the tables up to date; several processes may try at once.

    Raises:
        StoreError: the store was made by a newer program, or cannot be written to.
    """
    if check_version(database) == SCHEMA:
        return
    with immediate(database):
        if check_version(database) < SCHEMA:
            migrations(database).apply(database.utils)
            database.execute(f"PRAGMA application_id={APPLICATION_ID}")
            database.execute(f"PRAGMA user_version={SCHEMA}")


def check_version(database: Database) -> int:
    """The schema's version in the file; 0 for an empty file.

    Raises:
        StoreError: it is newer than this program.
    """
    version = int(pragma_value(database, "user_version"))
    if version > SCHEMA:
        msg = f"the store was made by a newer Heshu (schema {version}, this one knows {SCHEMA})"
        raise StoreError(
            msg,
            where=database_path(database),
            remedy="update Heshu",
        )
    return version
