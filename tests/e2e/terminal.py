"""A program on a pseudo-terminal: type at it, read every byte it writes."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import select
import signal
import socket
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.e2e.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds before a test gives up on something that should take a moment."""


def environment(**more: str) -> dict[str, str]:
    """What a reader process inherits: nothing of the tests but the path."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", **more}


def read_command(store: Path, *options: str) -> list[str]:
    """The arguments of `heshu` that open the reader on a store, in English."""
    return ["read", "--db", str(store), "--reviewer", "li", "--lang", "en", *options]


class Terminal:
    """The far end of a terminal that some process runs on."""

    def __init__(self, size: tuple[int, int] = (100, 30)) -> None:
        self.master, self.slave = pty.openpty()
        columns, rows = size
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""
        """Everything written so far."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()
        with contextlib.suppress(OSError):
            os.close(self.slave)

    def hang_up(self) -> None:
        """Close our end, as a dying terminal emulator does."""
        with contextlib.suppress(OSError):
            os.close(self.master)

    def send(self, keys: str | bytes) -> None:
        """Type."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def read_some(self, patience: float) -> bool:
        """Take in what has been written; False when nothing came in time."""
        ready, _, _ = select.select([self.master], [], [], patience)
        if not ready:
            return False
        try:
            self.seen += os.read(self.master, 65536)
        except OSError:  # the other end is gone
            return False
        return True

    def wait_for(self, words: str, since: int = 0) -> int:
        """Read until some words have come on screen after byte `since`; the byte after them.

        They may be written in one piece, or only as far as their cells showed something else.
        """
        wanted = words.encode()
        screen, fed = Screen(), since
        screen.feed(self.seen[:since])
        was_there = words in screen
        limit = time.monotonic() + PATIENCE
        while (at := self.seen.find(wanted, since)) < 0:
            screen.feed(self.seen[fed:])
            fed = len(self.seen)
            if words in screen and not was_there:
                return fed
            if time.monotonic() > limit:
                message = f"never saw {words!r}; the screen is\n{screen.text}"
                raise AssertionError(message)
            self.read_some(0.5)
        return at + len(wanted)

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing has come for a while."""
        while self.read_some(quiet):
            pass


class Reader(Terminal):
    """A reader started as a person starts it; ended with the terminal."""

    def __init__(
        self,
        store: Path,
        *options: str,
        size: tuple[int, int] = (100, 30),
        environ: Mapping[str, str] | None = None,
        controlling: bool = True,
        program: Sequence[str] = ("-m", "tui"),
    ) -> None:
        """Start it.

        Args:
            store: what to open.
            options: more of `heshu read`.
            size: columns and rows.
            environ: more than the bare environment.
            controlling: False leaves out what makes the kernel send SIGHUP.
            program: what Python runs.
        """
        super().__init__(size)

        def take_terminal() -> None:
            if controlling:
                fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.before = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(
            [sys.executable, *program, *read_command(store, *options)],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            cwd=ROOT,
            env=environment(**(environ or {})),
            start_new_session=True,
            preexec_fn=take_terminal,
        )

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        super().__exit__()

    def wait_for_end(self) -> int:
        """Wait until the process has ended, reading on while there is a terminal."""
        limit = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > limit:
                message = "the process did not end"
                raise AssertionError(message)
            with contextlib.suppress(OSError, ValueError):
                self.read_some(0.1)
        with contextlib.suppress(OSError, ValueError):
            self.settle(0.1)
        return self.process.returncode


class Warm:
    """Starts readers in a few hundredths of a second; see `warm.py`."""

    def __init__(self) -> None:
        self.line, other = socket.socketpair()
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm.py"))],
            stdin=other,
            cwd=ROOT,
            env=environment(),
        )
        other.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()
        self.process.wait()

    def start(self, terminal: Terminal, arguments: Sequence[str]) -> int:
        """Run `heshu` with these arguments on a terminal; the process id."""
        message = json.dumps(arguments).encode()
        socket.send_fds(self.line, [message], [terminal.slave])
        return int(self.line.recv(64))


def kill_9(process_id: int) -> None:
    """Kill and wait until it is gone."""
    process = os.pidfd_open(process_id)
    try:
        os.kill(process_id, signal.SIGKILL)
        ended, _, _ = select.select([process], [], [], PATIENCE)
        assert ended, "the process outlives SIGKILL"
    finally:
        os.close(process)
