"""A store of the previous release is brought up to date with all that people said in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.finding_verdicts import FindingLabel
from heshu.model import VerdictLabel
from store.connection import Database, select, sqlite3
from store.facade import Store
from store.migrations import SCHEMA, migrations
from tests.store import desk

if TYPE_CHECKING:
    from pathlib import Path

RELEASED = 7
"""The schema of version 1.0, which had steps up to `finding_verdicts`."""

SAID = {
    "verdicts": "said_verdicts",
    "annotations": "said_annotations",
    "finding_verdicts": "said_findings",
}
"""Table of the released schema → the one that holds its rows now."""


def _released(made: Path, path: Path) -> None:
    """A store as the release wrote it, with the rows of one of today."""
    old = Database(sqlite3.connect(path, isolation_level=None))
    migrations(old).apply(old.utils, stop_before="queries")
    old.execute("PRAGMA application_id=0x48534855")
    old.execute(f"PRAGMA user_version={RELEASED}")
    now = Database(sqlite3.connect(made))
    old.execute("PRAGMA foreign_keys=OFF")
    for table in old.utils.table_names():
        if table.startswith(("search", "sqlite_", "_")):
            continue
        columns = [row[1] for row in select(old, f"PRAGMA table_info({table})")]
        names = ", ".join(f'"{column}"' for column in columns)
        rows = select(now, f"SELECT {names} FROM {SAID.get(table, table)}")
        marks = ", ".join("?" * len(columns))
        old.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
    old.execute("INSERT INTO search (rowid, header, body) SELECT id, title, 'x' FROM articles")
    old.close()
    now.close()


def _said(store: Store, article: int) -> list[object]:
    return [
        store.all_verdicts(article), store.annotations(article), store.tags(article),
        store.state(article), store.all_finding_verdicts(article), store.findings(article),
        list(store.facts(article)), store.rows([article]), store.log(50), store.place(),
    ]  # fmt: skip


def test_a_store_of_the_release_keeps_verdicts_notes_and_words_on_findings(tmp_path: Path) -> None:
    made, old = tmp_path / "made.db", tmp_path / "old.db"
    with Store.open(made, reviewer=desk.REVIEWER) as store:
        article = desk.add(store)
        facts = store.facts(article)
        store.give_verdict(article, facts[1], VerdictLabel.CONFIRMED, note="核过")
        store.give_verdict(article, facts[2], VerdictLabel.WRONG, corrected="6.0%")
        store.undo()
        store.annotate(article, facts[1].anchor, facts[1].exact, "note", "查年鉴")
        store.add_tag(article, "重点")
        store.judge_finding(
            article, store.findings(article)[0], FindingLabel.EXPLAINED, note="口径"
        )
        before = _said(store, article)
    _released(made, old)
    with Store.open(old, reviewer=desk.REVIEWER) as store:
        assert select(store.database, "PRAGMA user_version") == [(SCHEMA,)]
        assert _said(store, article) == before
        assert [hit.article_id for hit in store.search("水稻 >=1000亩")] == [article]
        assert store.matching("verdict:confirmed") == [article]
        undone = store.undo()
        assert undone is not None
        assert (undone.action, undone.reverses) == ("undo", before[8][0].id)  # type: ignore[index]


def test_every_step_is_recorded_once_and_a_second_opening_changes_nothing(path: Path) -> None:
    for _ in range(2):
        with Store.open(path) as store:
            steps = select(store.database, "SELECT name FROM _sqlite_migrations ORDER BY id")
            assert [name for (name,) in steps] == [
                "texts", "events", "registers", "derived", "places", "search", "finding_verdicts",
                "queries", "mends", "views", "values", "locations",
            ]  # fmt: skip
