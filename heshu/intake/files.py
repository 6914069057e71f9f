"""Files and folders to sources, with one clear line for each thing that can go wrong."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake.decode import decode
from heshu.intake.formats import PLAIN, sniff
from heshu.intake.lines import is_blank
from heshu.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
MAX_BYTES = 50 * 1024 * 1024
"""Larger files are refused unread: no page or report comes near it, and a mistaken path to a
disk image should not fill the memory."""
TEXT_SUFFIXES = frozenset({"", ".txt", ".text"})
"""What is taken from a folder; a file that is named itself may be called anything."""


def find_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files meant by `paths`, folders walked in sorted order, hidden entries left out.

    `-` (standard input) and paths that do not exist come through as they are, so that the
    error about them arises where the file is read and the rest of a batch goes on.

    Raises:
        InputError: a folder holds no text file, or cannot be listed.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        found = list(_walk(path))
        if not found:
            raise InputError(
                what="no text file in this folder",
                where=str(path),
                remedy=f"files ending in {', '.join(sorted(TEXT_SUFFIXES - {''}))} are read",
            )
        yield from found


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(_reason(error), where=str(error.filename or folder)) from error

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.suffix.lower() in TEXT_SUFFIXES:
                yield path


def load(source: str | Path | bytes, *, name: str | None = None) -> Source:
    """Read and decode one input.

    Args:
        source: a path, `-` for standard input, or the bytes themselves.
        name: what to call it instead of its path; bytes without one are called `-`.

    Raises:
        InputError: it cannot be read, is too large, is empty or is not text.
    """
    if isinstance(source, bytes):
        path, data = name or STDIN, source
        _refuse_size(len(data), path)
    else:
        path = name or str(source)
        data = _read_stdin() if str(source) == STDIN else _read_file(Path(source), path)
    return source_of(data, path)


def source_of(data: bytes, path: str) -> Source:
    """The source made of these bytes; `path` is only its name.

    Raises:
        InputError: the bytes are empty or not text.
    """
    if not data:
        raise InputError(what="the file is empty", where=path)
    if signature := sniff(data):
        raise InputError(
            what=f"this is {signature.name}",
            where=path,
            remedy=signature.remedy,
        )
    decoded = decode(data)
    if decoded is None:
        raise InputError(
            what="the bytes are not text in any known encoding",
            where=path,
            remedy="save it as UTF-8 text",
        )
    if all(map(is_blank, decoded.text)):
        raise InputError(what="the file holds nothing but blanks", where=path)
    digest = hashlib.sha256(data).hexdigest()
    return Source(path, digest, len(data), PLAIN, decoded.encoding, decoded.text)


def _read_file(path: Path, where: str) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(what="this is a folder, not a file", where=where)
        _refuse_size(status.st_size, where)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), where=where) from error
    _refuse_size(len(data), where)
    return data


def _read_stdin() -> bytes:
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


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file"
        case PermissionError():
            return "no permission to read this"
        case OSError():
            return f"cannot be read ({error.strerror or type(error).__name__})"
        case _:
            return "cannot be read (the name holds a character no path may hold)"
