"""Readers of formats that others' programs wrote, run in a process of their own.

A PDF, a Word package or a page can be made so that its parser takes all memory, never ends or
falls over. So these are read by a worker with a limit on memory and time. One worker serves
file after file, since a fresh interpreter costs more than most files; it is replaced when it
fails. Its complaints never reach the screen. What comes back is taken apart as our own classes
and nothing else.

The worker is started by its command line and not through `multiprocessing`, which would run the
caller's main module again: a script that only reads a file should not need a guard for that.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import pickle
import subprocess
import sys
import threading
import time
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from heshu.errors import InputError
from heshu.intake.reading import Reading

MEMORY = 1 << 30
"""Bytes of address space a worker may take; not held on systems without such a limit."""
SECONDS = 10.0
"""For any file; a large one gets `SECONDS_PER_MB` more for each of its megabytes."""
SECONDS_PER_MB = 10.0
MOST_SECONDS = 120.0
LONGEST = 600.0
"""For a file of many pages whose reader gives a sign with each; between two signs it has the
seconds above."""
_FAREWELL = 1.0
"""Seconds a worker gets to end by itself when its pipe is closed."""

START = "import sys; sys.path[:] = sys.argv[2:]; from heshu.intake.confined import serve; serve()"


class _OwnClasses(pickle.Unpickler):
    """Takes readings and refusals, and nothing that would run code."""

    def find_class(self, module: str, name: str) -> Any:
        found = getattr(import_module(module), name) if module.startswith("heshu.") else None
        if not isinstance(found, type):
            msg = f"{module}.{name} does not belong in a reading"
            raise pickle.UnpicklingError(msg)
        return found


class _Lost(Exception):  # noqa: N818 - it is no error of ours
    """The worker did not answer."""


class Worker:
    """A process that reads files for us, one at a time."""

    def __init__(self) -> None:
        """Start it.

        Raises:
            OSError: there can be no other process here.
        """
        theirs, ours = os.pipe(), os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                [
                    sys.executable,
                    "-P",
                    "-c",
                    START,
                    f"{theirs[0]},{ours[1]}",
                    *filter(None, sys.path),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs[0], ours[1]),
                # Ctrl-C is for us; a worker left behind ends when its pipe does.
                start_new_session=True,
            )
        except BaseException:
            for end in (*theirs, *ours):
                os.close(end)
            raise
        os.close(theirs[0])
        os.close(ours[1])
        self._to = Connection(theirs[1], readable=False)
        self._from = Connection(ours[0], writable=False)
        self.owner = os.getpid()
        self.pid = self._process.pid

    def ask(self, media_type: str, data: bytes, path: str, seconds: float) -> Any:
        """The answer to one request: a reading, a refusal, or the name of a fault.

        Raises:
            TimeoutError: it took too long.
            _Lost: it died over it.
        """
        try:
            self._to.send_bytes(pickle.dumps((media_type, data, path, seconds)))
            return _OwnClasses(io.BytesIO(self._answer(seconds))).load()
        except (EOFError, BrokenPipeError, ConnectionError, pickle.UnpicklingError) as error:
            raise _Lost from error

    def _answer(self, seconds: float) -> bytes:
        """What it sends back; empty messages on the way are signs that it gets on."""
        end = time.monotonic() + max(LONGEST, seconds)
        while self._from.poll(seconds) and time.monotonic() < end:
            if message := self._from.recv_bytes():
                return message
        raise TimeoutError

    def end(self, *, kill: bool = False) -> None:
        """Let it go; it has nothing to lose."""
        self._to.close()
        self._from.close()
        if kill:
            self._process.kill()
        try:
            self._process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_lock = threading.Lock()
_worker: Worker | None = None


def read(media_type: str, data: bytes, path: str) -> Reading:
    """What the reader of a format makes of some bytes, within the limits.

    Raises:
        InputError: the reader refuses them, or they go beyond the limits.
    """
    seconds = min(SECONDS + SECONDS_PER_MB * len(data) / 2**20, MOST_SECONDS)
    with _lock:
        answer = _ask(media_type, data, path, seconds)
    if isinstance(answer, Reading):
        return answer
    if isinstance(answer, tuple):
        what, where, remedy = answer
        raise InputError(what, where=where, remedy=remedy)
    raise _refusal(str(answer), path, seconds)


def _ask(media_type: str, data: bytes, path: str, seconds: float) -> Any:
    """Ask the worker, starting one when there is none."""
    try:
        worker = running()
    except OSError:
        # No process can be started here: better read without limits than not at all.
        from heshu.intake import confined

        return confined.answer(media_type, data, path)
    try:
        return worker.ask(media_type, data, path, seconds)
    except TimeoutError:
        stop()
        return "time"
    except _Lost:
        stop()
        return "crash"
    except BaseException:
        # Stopped half way, it would give the next file the answer to this one.
        stop()
        raise


def running() -> Worker:
    """The worker, started when there is none."""
    global _worker
    if _worker is not None and _worker.owner != os.getpid():
        _worker = None  # our parent's, before a fork
    if _worker is None:
        _worker = Worker()
    return _worker


def stop() -> None:
    """End the worker, if there is one; the next file starts another."""
    global _worker
    worker, _worker = _worker, None
    if worker is not None and worker.owner == os.getpid():
        with contextlib.suppress(OSError):
            worker.end(kill=True)


def _refusal(why: str, path: str, seconds: float) -> InputError:
    if why == "time":
        what = f"it could not be read within {seconds:g} seconds"
    elif why == "memory":
        what = f"it could not be read within {MEMORY // 2**20} MB of memory"
    elif why == "crash":
        what = "the reader of this format broke down over it"
    else:
        what = f"it is damaged, or not what it says it is ({why})"
    return InputError(what, where=path, remedy="save it as plain text, or have it sent again")


atexit.register(stop)
