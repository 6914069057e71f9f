"""Inputs to readings, with one clear line for each thing that can go wrong."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake import archives, formats
from heshu.intake.finding import STDIN, Found, find_files, search, unreadable
from heshu.intake.formats import PLAIN, sniff
from heshu.intake.options import Options
from heshu.intake.readers import plain, reader

if TYPE_CHECKING:
    from heshu.intake.reading import Reading

__all__ = [
    "MAX_BYTES", "STDIN", "Found", "find_files", "load", "reading_of", "search",
]  # fmt: skip

MAX_BYTES = 50 * 1024 * 1024
"""Larger files are refused unread: no page or report comes near it, and a mistaken path to a
disk image should not fill the memory."""


AS_IT_COMES = Options()
"""Everything told by the bytes and the name."""


def load(
    source: str | Path | bytes, *, name: str | None = None, options: Options | None = None
) -> Reading:
    """Read one input with the reader of its format.

    Args:
        source: a path, `archive.zip/member.txt`, `-` for standard input, or the bytes themselves.
        name: what to call it instead of its path; bytes without one are called `-`.
        options: how to read it, where its bytes and name are not to say.

    Raises:
        InputError: it cannot be read, is too large, is empty or is not text.
    """
    if isinstance(source, bytes):
        path, data = name or STDIN, source
        _refuse_size(len(data), path)
    else:
        path = name or str(source)
        data = _read_stdin() if str(source) == STDIN else _read_file(Path(source), path)
    return reading_of(data, path, options or AS_IT_COMES)


def reading_of(data: bytes, path: str, options: Options = AS_IT_COMES) -> Reading:
    """What these bytes hold; `path` is only their name.

    Raises:
        InputError: the bytes are empty, of no format that is read, or damaged.
    """
    if not data:
        raise InputError(what="the file is empty", where=path)
    signature = sniff(data, path)
    media_type = options.media_type or (signature.media_type if signature else PLAIN)
    if media_type == PLAIN:
        return plain.read(data, path)
    if media_type in formats.RECORDS:
        from heshu.intake.readers import records

        return records.read(data, path, media_type, options.fields)
    if media_type in formats.CONFINED and reader(media_type) is not None:
        from heshu.intake import confinement

        return confinement.read(media_type, data, path)
    if (read := reader(media_type)) is not None:
        return read(data, path)
    if signature is None or signature.media_type in formats.TEXTUAL:
        return plain.read(data, path)
    raise InputError(what=f"this is {signature.name}", where=path, remedy=signature.remedy)


def _read_file(path: Path, where: str) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(what="this is a folder, not a file", where=where)
        _refuse_size(status.st_size, where)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        if (member := _member(path, error)) is not None:
            return member
        raise unreadable(error, where) from error
    _refuse_size(len(data), where)
    return data


def _member(path: Path, error: OSError | ValueError) -> bytes | None:
    """The bytes of `archive.zip/member.txt`; None when a path means no such thing."""
    if not isinstance(error, (NotADirectoryError, FileNotFoundError)):
        return None
    place = archives.split_path(path)
    if place is None:
        return None
    archive, name = place
    try:
        return archives.opened(archive).read(name, MAX_BYTES)
    except OSError as fault:
        raise unreadable(fault, str(path)) from fault


def _read_stdin() -> bytes:
    data = archives.passed_on()
    if data is None:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    _refuse_size(len(data), STDIN)
    return data


def _refuse_size(size: int, where: str) -> None:
    if size > MAX_BYTES:
        raise InputError(
            what=f"the file is larger than {MAX_BYTES // 2**20} MB",
            where=where,
            remedy="split it into smaller files",
        )
