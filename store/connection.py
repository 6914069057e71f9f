"""How the database file is opened, and the one way it is written to.

Every rule here was measured: SQLite before 3.51.3 (bar two backports) can corrupt a WAL file
that several connections write to; a deferred transaction that reads and then writes fails
under other writers in spite of its timeout, an immediate one does not; anything less than
FULL synchronisation loses acknowledged commits in a power cut. SQLite's own words:
<https://sqlite.org/wal.html#walresetbug> and <https://sqlite.org/lang_transaction.html>.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heshu.errors import StoreError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    import sqlite_utils
    from sqlite_utils.db import Table
else:
    try:  # the choice of sqlite-utils, made here too so that both speak of one module
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

BUSY_SECONDS = 30.0
"""How long a writer waits for the others."""

APPLICATION_ID = 0x48534855
"""“HSHU” in the file's header, so that another program's database is never taken for a store."""

MINIMUM_SQLITE = (3, 43, 0)
"""The first with `contentless_delete`, which the search index needs."""

NETWORK_FILE_SYSTEMS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "glusterfs", "lustre", "beegfs",
     "ceph", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.rclone", "fuse.s3fs", "davfs",
     "fuse.davfs")
)  # fmt: skip
"""Names in /proc/mounts under which one file may be open on several hosts, where SQLite's
locks and its shared memory do not hold."""

Rows = list[tuple[Any, ...]]

MISUSE = (sqlite3.IntegrityError, sqlite3.ProgrammingError)
"""What SQLite raises for values that a table cannot hold."""


class Database:
    """A connection, with the tables of sqlite-utils when they are asked for.

    Making tables and filling them from dicts is its work (import, migration). A reviewer at the
    keyboard reads and judges, which needs none of it, and importing it takes a quarter of the
    time to the first paint.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """`connection` commits by itself outside transactions (`isolation_level=None`)."""
        self.conn = connection

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self.conn.execute(sql, parameters)

    def table(self, name: str) -> Table:
        """A table to make or to fill."""
        return self.utils.table(name)

    @cached_property
    def utils(self) -> sqlite_utils.Database:
        """The connection as sqlite-utils sees it."""
        import sqlite_utils

        return sqlite_utils.Database(self.conn, execute_plugins=False, strict=True)

    def close(self) -> None:
        """Close the file."""
        self.conn.close()


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite library in use."""
    return tuple(int(part) for part in sqlite3.sqlite_version.split("."))


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the fix for the WAL reset race (3.51.3, 3.50.7, 3.44.6)."""
    if version >= (3, 51, 3):
        return True
    return (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def file_system(path: Path, mounts: str) -> str:
    """The type of the file system `path` lies on, by a text in the form of /proc/mounts.

    An empty string when no mount point fits.
    """
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        depth = len(point.parts)
        if depth >= best and path.is_relative_to(point):
            best, kind = depth, fields[2]
    return kind


def open_database(path: Path, *, create: bool, read_only: bool = False) -> Database:
    """A connection with every safeguard on; its tables may still have to be made.

    Args:
        path: the database file.
        create: make the file and its folder when there is none.
        read_only: open for reading only; no file is written to.

    Raises:
        StoreError: no file, no database, another program's, not writable, on a network.
    """
    _refuse_unusable(path, create=create and not read_only, read_only=read_only)
    with translated(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc' if create else 'rw'}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
        )
        try:
            database = Database(connection)
            _configure(database, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return database


def _refuse_unusable(path: Path, *, create: bool, read_only: bool) -> None:
    if sqlite_version() < MINIMUM_SQLITE:
        what = f"SQLite {sqlite3.sqlite_version} is too old, 3.43 is needed"
        raise StoreError(what, remedy="install the package pysqlite3")
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not create:
            msg = "there is no store here"
            raise StoreError(msg, where=str(path), remedy="import something to make one") from None
        _make_folder(path)
        mode = 0
    except OSError as error:
        raise StoreError(error.strerror or str(error), where=str(path)) from None
    if mode:
        _refuse_file(path, mode, read_only=read_only)
    mounts = Path("/proc/mounts")
    kind = (
        file_system(path.resolve(), mounts.read_text("utf-8", "replace"))
        if (mounts.exists())
        else ""
    )
    if kind in NETWORK_FILE_SYSTEMS:
        msg = f"a store cannot lie on a network file system ({kind})"
        raise StoreError(
            msg,
            where=str(path),
            remedy="choose a folder on a local disk",
        )


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"the folder of the store cannot be made: {error.strerror}"
        raise StoreError(what, where=str(path.parent)) from None


def _refuse_file(path: Path, mode: int, *, read_only: bool) -> None:
    if not stat.S_ISREG(mode):
        msg = "not a file"
        raise StoreError(msg, where=str(path), remedy="name a file for the store")
    if not os.access(path, os.R_OK):
        msg = "the store may not be read"
        raise StoreError(msg, where=str(path))
    # The mode bits too: root may write anything, but a file marked read-only was meant so.
    if not read_only and not (mode & 0o222 and os.access(path, os.W_OK)):
        msg = "the store is read-only"
        raise StoreError(msg, where=str(path), remedy="give yourself write access to it")
    with path.open("rb") as file:
        magic = file.read(16)
    if magic and magic != b"SQLite format 3\0":
        msg = "not a Heshu store"
        raise StoreError(msg, where=str(path), remedy="name another file")


def _configure(database: Database, path: Path, *, read_only: bool) -> None:
    """Set what SQLite forgets with each connection, and refuse other programs' files."""
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "cell_size_check=ON"):
        database.execute(f"PRAGMA {pragma}")
    number = pragma_value(database, "application_id")
    tables = pragma_value(database, "schema_version")
    if number != APPLICATION_ID and (number or tables):
        msg = "a database of another program"
        raise StoreError(msg, where=str(path), remedy="name another file")
    if read_only:
        database.execute("PRAGMA query_only=ON")
    else:
        _choose_journal(database, path)


def _choose_journal(database: Database, path: Path) -> None:
    """WAL where it is sound; the mode stays with the file, so it is set once."""
    wanted = "wal" if wal_is_safe(sqlite_version()) else "delete"
    if pragma_value(database, "journal_mode") == wanted:
        return
    got = database.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0]
    if got != wanted and wanted == "delete":
        msg = f"SQLite {sqlite3.sqlite_version} can damage this store while others have it open"
        raise StoreError(
            msg,
            where=str(path),
            remedy="install the package pysqlite3, or close the other sessions",
        )


def pragma_value(database: Database, name: str) -> Any:
    """The value of a pragma."""
    return database.execute(f"PRAGMA {name}").fetchone()[0]


@contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into one clear line about the store.

    Raises:
        StoreError: in place of any error of the database.
    """
    try:
        yield
    except sqlite3.Error as error:
        text = str(error)
        for sign, what, remedy in _ERRORS:
            if sign in text:
                raise StoreError(what, where=str(path), remedy=remedy) from error
        msg = f"the database says: {text}"
        raise StoreError(msg, where=str(path)) from error


_ERRORS = (
    ("locked", "another program has kept the store busy for too long", "try again"),
    ("disk is full", "the disk is full", "make room; nothing already saved is lost"),
    ("readonly", "the store is read-only", "give yourself write access to it"),
    ("not a database", "not a Heshu store", "name another file"),
    ("malformed", "the store is damaged", "restore a backup"),
    ("unable to open", "the store cannot be opened", "check the path and your access to it"),
    ("disk I/O", "the disk cannot be read or written", "check the disk"),
)
"""A piece of SQLite's message, what it means, what to do."""


@contextmanager
def immediate(database: Database) -> Iterator[Database]:
    """One write transaction; the only way anything is written.

    It takes the write lock at once and waits for other writers, so that what is read inside
    is still true when it is written. When the block ends it is on disk; when the block
    raises, nothing of it is.

    Raises:
        StoreError: busy for too long, disk full, read-only, damaged.
    """
    connection = database.conn
    with translated(database_path(database)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield database
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def snapshot(database: Database) -> Iterator[Database]:
    """Reads inside see one state of the store, whatever others write meanwhile."""
    with translated(database_path(database)):
        database.conn.execute("BEGIN")
        try:
            yield database
        finally:
            if database.conn.in_transaction:
                database.conn.execute("COMMIT")


def select(database: Database, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Rows:
    """All rows of a query, read to the end: a half-read one would hold up checkpoints.

    Raises:
        StoreError: the store cannot be read.
    """
    try:
        return database.execute(sql, parameters).fetchall()
    except sqlite3.Error:
        with translated(database_path(database)):
            raise


def database_path(database: Database) -> str:
    """The file behind a connection, for messages."""
    try:
        return str(database.conn.execute("PRAGMA database_list").fetchone()[2])
    except sqlite3.Error:
        return ""
