"""A store that several accounts of one group write to.

SQLite makes a database 0644, which the second reviewer could not write, and gives what it puts
beside it (the log, the shared memory) the mode of the database: so the file is made before it,
0660, in a folder with the set-group-id bit, where every new file has the folder's group.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from heshu.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FILE_MODE = 0o660
FOLDER_MODE = 0o2770

_BESIDE = ("", "-wal", "-shm", "-journal")


def prepare(path: Path) -> None:
    """Open a store, which need not be there yet, and its folder to the group of the folder.

    Raises:
        StoreError: the folder or the file belongs to somebody else.
    """
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        group = folder.stat().st_gid
        if folder.stat().st_mode & 0o7777 != FOLDER_MODE:
            folder.chmod(FOLDER_MODE)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, FILE_MODE))
        for name in (path.with_name(path.name + end) for end in _BESIDE):
            if name.exists():
                os.chown(name, -1, group)
                name.chmod(FILE_MODE)
    except OSError as error:
        what = f"it cannot be opened to a group: {error.strerror}"
        remedy = "do it as its owner, in a folder of its own"
        raise StoreError(what, where=str(error.filename or path), remedy=remedy) from error
