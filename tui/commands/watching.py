"""A folder that is watched: files are taken as they arrive, each once it is complete.

Whoever delivers writes slowly: a file counts as complete when its size and time have not changed
for a second and it is not empty. Names that programs give to half-written files are passed over;
such a file arrives under its own name when it is renamed.
"""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from heshu.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

STABLE = 1.0
"""Seconds for which a file must not change."""
EMPTY = 10.0
"""Seconds after which an empty file is taken for what it is."""
TICK = 400
"""Milliseconds between two looks at what is not complete yet."""

_SUFFIXES = frozenset(
    (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp", ".swx")
)
"""What browsers, FTP clients and editors add while they write."""


def is_temporary(path: Path) -> bool:
    """Whether a name says that the file is not finished, or is not for people."""
    hidden = any(part.startswith((".", "~$")) for part in (path.name, path.parent.name))
    return hidden or path.name.endswith("~") or path.suffix.lower() in _SUFFIXES


@dataclass
class Waiting:
    """Files that were seen and may still be written to."""

    seen: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Size in bytes and time of change in nanoseconds."""
    since: dict[Path, float] = field(default_factory=dict)
    """Since when they are as they are."""
    taken: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """What was handed out already, so that a touch without a change is no new file."""

    def notice(self, path: Path) -> None:
        """A file has come or changed."""
        if not is_temporary(path):
            self.seen.setdefault(path, (-1, -1))

    def complete(self, now: float) -> Iterator[Path]:
        """The files that nobody is writing to any more, in the order of their names."""
        for path in sorted(self.seen):
            state = _state(path)
            if state is None:  # gone again, or a folder
                self._forget(path)
            elif state != self.seen[path]:
                self.seen[path], self.since[path] = state, now
            elif now - self.since[path] >= (STABLE if state[0] else EMPTY):
                self._forget(path)
                if self.taken.get(path) != state:
                    self.taken[path] = state
                    yield path

    def _forget(self, path: Path) -> None:
        self.seen.pop(path, None)
        self.since.pop(path, None)


def _state(path: Path) -> tuple[int, int] | None:
    try:
        if not path.is_file():
            return None
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def arriving(folders: Iterable[str], stop: Event) -> Iterator[Path]:
    """Each file of some folders: those that are there, then those that come or change.

    Args:
        folders: folders, watched with what is below them.
        stop: ends it.

    Raises:
        InputError: something is not a folder.
    """
    from watchfiles import Change, watch

    roots = [Path(folder) for folder in folders]
    for root in roots:
        if not root.is_dir():
            msg = "not a folder"
            raise InputError(msg, where=str(root), remedy="--watch takes folders")
    waiting, first = Waiting(), True
    changes = watch(
        *roots, watch_filter=None, stop_event=stop, rust_timeout=TICK, yield_on_timeout=True,
        debounce=TICK, raise_interrupt=False,
    )  # fmt: skip
    for some in changes:
        if first:  # only now is nothing missed that comes while the folders are read
            for path in (path for root in roots for path in root.rglob("*")):
                waiting.notice(path)
            first = False
        for change, name in some:
            if change is not Change.deleted:
                waiting.notice(_as_given(Path(name), roots))
        for path in waiting.complete(time.monotonic()):
            yield path
            if stop.is_set():
                return


def _as_given(path: Path, roots: Iterable[Path]) -> Path:
    """The path under the folder as the person wrote it: that is how a file is known again."""
    for root in roots:
        if path.is_relative_to(root.absolute()):
            return root / path.relative_to(root.absolute())
        if path.is_relative_to(root.resolve()):
            return root / path.relative_to(root.resolve())
    return path


def stopped_by_signals() -> Event:
    """An event that SIGINT and SIGTERM set: the file at hand is finished first."""
    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    return stop
