"""Which files are meant by the paths a person gives: folders walked, archives opened."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake import archives, packages
from heshu.intake.formats import ARCHIVES, SUFFIXES, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = archives.STDIN


@dataclass(slots=True)
class Found:
    """What a search came upon."""

    files: list[Path] = field(default_factory=list)
    """To be read, each on its own; the member of an archive as `archive.zip/member.txt`."""
    failed: list[InputError] = field(default_factory=list)
    """Folders and archives that cannot be looked into."""
    passed: Counter[str] = field(default_factory=Counter)
    """Suffix → files in folders and archives that are of no format that is read."""


def find_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files meant by `paths`; see `search`, which does not stop at what cannot be read.

    Raises:
        InputError: a folder or archive holds nothing to read, or cannot be looked into.
    """
    for path in paths:
        found = search([path])
        yield from found.files
        for error in found.failed:
            raise error


def search(paths: Iterable[str | Path]) -> Found:
    """The files meant by `paths`: folders in sorted order, hidden entries left out.

    A ZIP archive gives its members, in a folder too; one inside another is refused where it is
    read. `-` (standard input) and paths that do not exist come through as they are, so that the
    error about them arises where the file is read and the rest of a batch goes on.
    """
    found = Found()
    for path in map(Path, paths):
        if path.is_dir():
            _search_folder(path, found)
        elif _is_archive(path):
            _search_archive(path, found)
        else:
            found.files.append(path)
    return found


def _search_folder(folder: Path, found: Found) -> None:
    before = len(found.files) + len(found.failed)

    def refuse(error: OSError) -> None:
        found.failed.append(unreadable(error, str(error.filename or folder)))

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(root, name)
            if suffix_of(name) in ARCHIVES and _is_archive(path):
                _search_archive(path, found)
            elif suffix_of(name) in SUFFIXES or suffix_of(name) in ARCHIVES:
                found.files.append(path)
            else:
                found.passed[suffix_of(name)] += 1
    if len(found.files) + len(found.failed) == before:
        found.failed.append(_nothing("folder", str(folder)))


def _search_archive(path: Path, found: Found) -> None:
    try:
        archive = archives.opened(path)
    except InputError as error:
        found.failed.append(error)
    except OSError as error:
        found.failed.append(unreadable(error, str(path)))
    else:
        names = list(archive.readable())
        found.files += (path / name for name in names)
        found.passed.update(map(suffix_of, archive.members.keys() - set(names)))
        if not names:
            found.failed.append(_nothing("archive", str(path)))


def _is_archive(path: Path) -> bool:
    """Whether a file is a ZIP archive and not a document that is packed as one."""
    if str(path) == STDIN:
        return archives.take_stdin()
    try:
        with path.open("rb") as file:
            return packages.is_zip(file.read(4)) and packages.is_archive(file)
    except (OSError, ValueError):
        return False


def _nothing(holder: str, where: str) -> InputError:
    suffixes = ", ".join(sorted((*SUFFIXES, *ARCHIVES))[1:])
    return InputError(
        what=f"no file to read in this {holder}", where=where,
        remedy=f"files ending in {suffixes} are read",
    )  # fmt: skip


def unreadable(error: OSError | ValueError, where: str) -> InputError:
    """What the system says of a path, as a line for a person."""
    match error:
        case FileNotFoundError():
            what = "no such file"
        case PermissionError():
            what = "no permission to read this"
        case OSError():
            what = f"cannot be read ({error.strerror or type(error).__name__})"
        case _:
            what = "cannot be read (the name holds a character no path may hold)"
    return InputError(what, where=where)
