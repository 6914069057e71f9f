"""The worker of `confinement`: reads what it is sent, within limits it sets itself."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from multiprocessing.connection import Connection

from heshu.errors import InputError
from heshu.intake.confinement import MEMORY
from heshu.intake.pulse import on_beat
from heshu.intake.reading import Reading

Answer = Reading | tuple[str, str, str] | str
"""A reading; what, where and remedy of a refusal; or the name of a fault."""

_GRACE = 5
"""Seconds after which a worker whose parent is gone ends itself."""


def serve() -> None:
    """Answer requests until the pipe closes. `sys.argv[1]` names its two ends."""
    reading, writing = map(int, sys.argv[1].split(","))
    requests = Connection(reading, writable=False)
    answers = Connection(writing, readable=False)
    limit_memory(MEMORY)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionError):
        while True:
            media_type, data, path, seconds = pickle.loads(requests.recv_bytes())  # noqa: S301 - ours
            _watch(answers, int(seconds) + _GRACE)
            answers.send_bytes(pickle.dumps(answer(media_type, data, path)))
            signal.alarm(0)
    # Libraries may hang in their own farewells.
    os._exit(0)


def _watch(answers: Connection, seconds: int) -> None:
    """End this process after so many seconds without a sign of the reader; pass signs on."""

    def tell() -> None:
        signal.alarm(seconds)
        answers.send_bytes(b"")

    signal.alarm(seconds)
    on_beat(tell)


def limit_memory(limit: int) -> None:
    """Hold this process to so many bytes of address space, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(media_type: str, data: bytes, path: str) -> Answer:
    """What to send back for one file; a fault of a reader becomes its name."""
    from heshu.intake.readers import reader

    read = reader(media_type)
    if read is None:
        return "no reader"
    try:
        return read(data, path)
    except InputError as error:
        return error.what, error.where, error.remedy
    except MemoryError:
        return "memory"
    except Exception as error:  # noqa: BLE001 - whatever a library raises is this file's fault
        return type(error).__name__
