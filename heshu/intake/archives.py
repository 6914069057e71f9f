"""The files in a ZIP archive, each an input of its own under the path `archive.zip/member.txt`.

Members are read into memory one at a time and never written to a disk, so a name that climbs
out of its folder reaches nothing; it is shown without the climb. Sizes are looked at before
anything is unpacked, in the directory of the archive: Python's `zipfile` never hands out more
than is declared there. Names without the UTF-8 flag were written by a Chinese Windows far more
often than by a DOS of the west, whose code page the format would have them in.
"""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake import packages
from heshu.intake.formats import ARCHIVES, SUFFIXES, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterator

STDIN = "-"
MOST_MEMBERS = 20_000
MOST_STDIN = 200 * 2**20
MOST_BYTES = 4 * 2**30
"""An archive that unpacks to more is refused; one member at a time is held."""
_UTF8 = 0x800
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075
"""The extra field in which Info-ZIP keeps the name in UTF-8."""


@dataclass(slots=True)
class Archive:
    """An open archive."""

    path: str
    members: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    """Name, cleaned, → its entry; folders and hidden files left out."""
    package: zipfile.ZipFile | None = None

    def readable(self) -> Iterator[str]:
        """The members of a format that is read, or that nobody would expect to be passed over."""
        for name in sorted(self.members):
            if suffix_of(name) in SUFFIXES or suffix_of(name) in ARCHIVES:
                yield name

    def read(self, name: str, limit: int) -> bytes:
        """The bytes of a member.

        Raises:
            InputError: there is no such member, it has a password, or it is too large or damaged.
        """
        where = f"{self.path}/{name}"
        entry = self.members.get(name)
        if entry is None or self.package is None:
            raise InputError(what="no such file in this archive", where=where)
        if entry.flag_bits & _ENCRYPTED:
            raise InputError(
                what="locked with a password", where=where, remedy="unpack the archive yourself"
            )
        if packages.is_bomb(entry.file_size, entry.compress_size):
            raise InputError(what="this file" + packages.BOMB.replace(":", " is"), where=where)
        if entry.file_size > limit:
            raise InputError(
                what=f"the file is larger than {limit // 2**20} MB",
                where=where,
                remedy="split it into smaller files",
            )
        try:
            return self.package.read(entry)
        except packages.FAULTS as error:
            raise InputError(
                what="this file of the archive is damaged",
                where=where,
                remedy="have the archive sent again",
            ) from error


def opened(path: Path) -> Archive:
    """The archive of a path, kept open for the members to come; `-` is one taken before.

    Raises:
        InputError: it is no archive, is damaged, or was made to fill a memory.
        OSError: it cannot be read.
    """
    if str(path) == STDIN and _taken:
        return open_archive(io.BytesIO(_taken[0]), STDIN, len(_taken[0]))
    status = path.stat()
    return _opened(str(path), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _opened(path: str, _changed: int, size: int) -> Archive:
    return open_archive(Path(path), path, size)


_taken: list[bytes] = []
"""An archive that came on standard input, which can be read only once."""
_passed_on: list[bytes] = []
"""A package that came there and is a document."""


def take_stdin() -> bool:
    """Whether an archive comes on standard input; if so it is taken, and anything else is left."""
    stream = sys.stdin.buffer if sys.stdin is not None and not sys.stdin.isatty() else None
    if not isinstance(stream, io.BufferedReader) or not packages.is_zip(stream.peek(4)[:4]):
        return False
    data = stream.read(MOST_STDIN + 1)
    if len(data) > MOST_STDIN:
        what = f"the archive is larger than {MOST_STDIN // 2**20} MB"
        raise InputError(what, where=STDIN, remedy="give it as a file")
    is_archive = packages.is_archive(io.BytesIO(data))
    (_taken if is_archive else _passed_on)[:] = [data]
    return is_archive


def passed_on() -> bytes | None:
    """What `take_stdin` took and found to be no archive, once."""
    return _passed_on.pop() if _passed_on else None


def open_archive(file: Path | IO[bytes], path: str, size: int) -> Archive:
    """Look into an archive.

    Args:
        file: the archive.
        path: its name.
        size: of the archive, in bytes.

    Raises:
        InputError: it is damaged, or was made to fill a memory.
    """
    try:
        package = zipfile.ZipFile(file)
    except packages.FAULTS as error:
        if isinstance(error, OSError) and not isinstance(error, zipfile.BadZipFile):
            raise
        raise InputError(
            what="this is a damaged ZIP archive", where=path, remedy="have it sent again"
        ) from error
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    _refuse_bomb(entries, path, size)
    members = {
        name: entry for entry in entries if (name := clean_name(entry)) and not _is_hidden(name)
    }
    if members and all(entry.flag_bits & _ENCRYPTED for entry in members.values()):
        raise InputError(
            what="this archive is locked with a password", where=path, remedy="unpack it yourself"
        )
    return Archive(path, members, package)


def _refuse_bomb(entries: list[zipfile.ZipInfo], path: str, size: int) -> None:
    total = sum(entry.file_size for entry in entries)
    if packages.is_bomb(total, size):
        raise InputError(
            what=f"{size // 1024 + 1} KB that unpack to {total // 2**20} MB{packages.BOMB}",
            where=path,
        )
    if len(entries) > MOST_MEMBERS or total > MOST_BYTES:
        raise InputError(
            what=f"an archive of {len(entries)} files and {total // 2**20} MB",
            where=path,
            remedy=f"give at most {MOST_MEMBERS} files and {MOST_BYTES // 2**20} MB at once",
        )


def clean_name(entry: zipfile.ZipInfo) -> str:
    """The name of a member in its own script, relative, with plain slashes."""
    written = _in_unicode(entry)
    parts = written.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _in_unicode(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & _UTF8:
        return entry.filename
    if extra := _unicode_path(entry.extra):
        return extra
    try:
        written = entry.orig_filename.split("\0")[0].encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030", "big5"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _unicode_path(extra: bytes) -> str:
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH and length > 5:
            return extra[9 : 4 + length].decode("utf-8", "ignore")
        extra = extra[4 + length :]
    return ""


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def split_path(path: Path) -> tuple[Path, str] | None:
    """The archive and the member that `archive.zip/member.txt` means; None when it means none."""
    if _taken and path.parts[0] == STDIN:
        return Path(STDIN), path.relative_to(STDIN).as_posix()
    for parent in path.parents:
        if parent.is_file():
            return parent, path.relative_to(parent).as_posix()
    return None
