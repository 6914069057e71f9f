"""Files that are either complete or not there.

Written beside their target under another name, flushed to the disk, then given their name
in one step. Killed at any moment, a plain write leaves half a file about one time in three;
this leaves the old file or the new one.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import unicodedata
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from heshu.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_NAME = 200
"""Bytes of a file name; file systems allow 255, backup tools add to it."""

_NO_LINKS = frozenset((errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK))
"""What a file system without hard links says."""


@contextmanager
def whole_file(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A binary file that gets its name when the block ends well, and is gone when not.

    Args:
        path: the target; its folder must be there.
        force: whether a file of that name may be replaced.

    Raises:
        UsageError: the target is there already, is no plain file, or cannot be written.
    """
    target = path.resolve()
    _refuse(path, target, force=force)
    draft = target.with_name(f".heshu-{secrets.token_hex(8)}.part")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _name(draft, target, force=force)
        finally:
            with suppress(FileNotFoundError):
                draft.unlink()
        _flush_folder(target.parent)
    except OSError as error:
        raise _refusal(path, error) from error


def _refuse(path: Path, target: Path, *, force: bool) -> None:
    """Say early what would fail late, after all the work."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _refusal(path, error) from None
    if not stat.S_ISREG(mode):
        message = "not a plain file"
        raise UsageError(message, where=str(path), remedy="name a file, or leave it out for stdout")
    if not force:
        raise _refusal(path, FileExistsError())


def _refusal(path: Path, error: OSError) -> UsageError:
    if isinstance(error, FileExistsError):
        return UsageError(
            "the file is there already", where=str(path), remedy="--force replaces it"
        )
    return UsageError(f"cannot be written: {error.strerror or error}", where=str(path))


def _name(draft: Path, target: Path, *, force: bool) -> None:
    if force:
        draft.replace(target)
        return
    try:
        target.hardlink_to(draft)  # unlike a rename, it fails when the target is there
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if target.exists():
            raise FileExistsError from None
        draft.replace(target)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_name(stem: str, suffix: str) -> str:
    """A name for a file on any disk: no separators or control characters, at most 200 bytes.

    Args:
        stem: any text, for example a title.
        suffix: the ending with its dot; kept whole.
    """
    kept = "".join(
        "_" if char in '/\\:*?"<>|' or unicodedata.category(char)[0] == "C" else char
        for char in stem
    ).strip(" .")
    room = MAX_NAME - len(suffix.encode())
    return (kept.encode()[:room].decode(errors="ignore") or "_") + suffix
