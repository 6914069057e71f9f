"""A store is opened safely, or refused in one clear line."""

from __future__ import annotations

import sqlite3 as plain_sqlite
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from heshu.errors import StoreError
from heshu.model import VerdictLabel
from store import connection
from store.connection import file_system, pragma_value, wal_is_safe
from store.facade import Store, default_path
from store.migrations import SCHEMA
from tests.store import desk


def refusal(path: Path, **how: bool) -> str:
    with pytest.raises(StoreError) as caught, Store.open(path, **how):
        pass
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    return message


def test_a_missing_store_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "desk.db"
    with Store.open(path) as store:
        assert store.count() == 0
    assert path.exists()


def test_a_missing_store_is_not_made_when_only_reading(tmp_path: Path) -> None:
    assert "no store" in refusal(tmp_path / "none.db", create=False)
    assert "no store" in refusal(tmp_path / "none.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with Store.open(path) as store:
        assert store.count() == 0


def test_every_safeguard_is_on(store: Store) -> None:
    value = {
        name: pragma_value(store.database, name)
        for name in ("foreign_keys", "synchronous", "cell_size_check", "busy_timeout")
    }
    assert value == {
        "foreign_keys": 1, "synchronous": 2, "cell_size_check": 1, "busy_timeout": 30_000,
    }  # fmt: skip
    assert pragma_value(store.database, "journal_mode") == "wal"


def test_the_file_says_what_it_is(path: Path) -> None:
    Store.open(path).close()
    head = path.read_bytes()[:100]
    assert head[68:72] == b"HSHU"
    assert int.from_bytes(head[60:64]) == SCHEMA


def test_every_table_is_strict(store: Store) -> None:
    tables = store.database.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict "
        "AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert tables == []


def test_random_bytes_are_not_a_store(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)
    assert "not a Heshu store" in refusal(path)


def test_a_broken_database_is_not_a_store(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(range(255, 0, -1)) * 40)
    assert "not a Heshu store" in refusal(path)


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    assert "not a file" in refusal(tmp_path)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "Not a directory" in refusal(tmp_path / "file" / "desk.db")


def test_another_programs_database_is_left_alone(path: Path) -> None:
    other = plain_sqlite.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()
    assert "another program" in refusal(path)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_version_is_left_alone(path: Path) -> None:
    with Store.open(path) as store:
        store.database.execute(f"PRAGMA user_version={SCHEMA + 1}")
    for how in ({}, {"read_only": True}):
        message = refusal(path, **how)
        assert f"schema {SCHEMA + 1}" in message
        assert "update Heshu" in message


def test_a_read_only_file_is_refused_for_writing_and_read_on_request(path: Path) -> None:
    with Store.open(path) as store:
        desk.add(store)
    path.chmod(0o444)
    assert "read-only" in refusal(path)
    with Store.open(path, read_only=True) as store:
        assert len(store.facts(1)) == 5
        with pytest.raises(StoreError, match="read-only"):
            store.add_tag(1, "水稻")


def test_a_busy_store_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with Store.open(path) as one, Store.open(path) as other:
        article = desk.add(one)
        one.database.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="busy"):
            other.add_tag(article, "水稻")
        one.database.execute("ROLLBACK")
        other.add_tag(article, "水稻")


def test_a_damaged_store_says_so_wherever_it_is_read(path: Path) -> None:
    with Store.open(path) as store:
        for n in range(30):
            article = desk.add(store, path=f"{n}.txt", mark=f"第{n}篇" * 40)
            store.give_verdict(article, store.facts(article)[0], VerdictLabel.CONFIRMED)
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        if b"CREATE " not in data[page : page + 4096]:  # it still opens
            data[page : page + 200] = b"\xff" * 200
    path.write_bytes(data)
    with Store.open(path) as store:
        for read in (
            store.article_ids, store.count, store.log, store.undo, store.tag_names,
            lambda: store.search("水稻"), lambda: store.article(1), lambda: store.state(1),
            lambda: store.rows([1]), lambda: store.add_tag(1, "水稻"),
        ):  # fmt: skip
            with pytest.raises(StoreError, match=r"damaged|the database says"):
                read()


def test_another_thread_reads_through_a_connection_of_its_own(store: Store, article: int) -> None:
    def search() -> list[int]:
        with store.reader() as reader:
            return [hit.article_id for hit in reader.search("水稻", each=1)]

    with ThreadPoolExecutor() as pool:
        assert pool.submit(search).result() == [article]
        with pytest.raises(StoreError, match="thread"):
            pool.submit(store.count).result()


def test_a_full_disk_changes_nothing(store: Store, article: int) -> None:
    pages = pragma_value(store.database, "page_count")
    store.database.execute(f"PRAGMA max_page_count={pages}").fetchone()
    with pytest.raises(StoreError, match="disk is full"):
        store.annotate(article, None, "", "memo", "字" * 100_000)
    assert store.annotations(article) == []
    assert store.log() == store.log(1)
    store.add_tag(article, "水稻")


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_wal_is_used_where_its_race_is_mended(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) is safe


def test_an_unmended_sqlite_keeps_the_old_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path).close()
    monkeypatch.setattr(connection, "sqlite_version", lambda: (3, 46, 0))
    with Store.open(path) as store:
        assert pragma_value(store.database, "journal_mode") == "delete"


def test_an_unmended_sqlite_will_not_join_a_wal_in_use(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with Store.open(path) as store:
        desk.add(store)
        monkeypatch.setattr(connection, "sqlite_version", lambda: (3, 46, 0))
        with pytest.raises(StoreError):
            Store.open(path)


def test_too_old_a_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "sqlite_version", lambda: (3, 40, 1))
    with pytest.raises(StoreError, match="too old"):
        Store.open(path)


MOUNTS = """\
/dev/vda / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
desk:/export /mnt/shared\\040desk nfs4 rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/li/desk.db", "ext4"),
        ("/mnt/shared desk/a/desk.db", "nfs4"),
        ("/mnt/shared/desk.db", "ext4"),
        ("/run/desk.db", "tmpfs"),
    ],
)
def test_the_file_system_is_that_of_the_deepest_mount(path: str, kind: str) -> None:
    assert file_system(Path(path), MOUNTS) == kind


def test_a_network_file_system_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "file_system", lambda path, mounts: "nfs4")
    assert "network" in refusal(path)
    assert not path.exists()


def test_the_default_store_is_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HESHU_DB", str(tmp_path / "named.db"))
    assert default_path() == tmp_path / "named.db"
    monkeypatch.delenv("HESHU_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path() == tmp_path / "heshu" / "heshu.db"
