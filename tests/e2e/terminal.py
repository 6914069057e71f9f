"""A program on a pseudo-terminal: type at it, read every byte it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds before a test gives up on something that should take a moment."""


class Terminal:
    """A child process whose terminal we hold; `with` ends it."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        size: tuple[int, int] = (100, 30),
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.master, slave = pty.openpty()
        columns, rows = size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.settings = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            arguments,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "HOME": os.environ.get("HOME", "/"),
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                **(environ or {}),
            },
            start_new_session=True,
            # The terminal must be the controlling one, or closing it hangs nobody up.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        self.slave = slave
        self.seen = b""
        """Everything written so far."""

    @classmethod
    def reader(
        cls, store: Path, *options: str, size: tuple[int, int] = (100, 30), **environ: str
    ) -> Self:
        """`heshu read` on a store, in English unless the options say otherwise."""
        command = [sys.executable, "-m", "tui", "read", "--db", str(store), "--reviewer", "li"]
        options = options or ("--lang", "en")
        return cls([*command, *options], size=size, environ=environ)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for descriptor in (self.master, self.slave):
            try:
                os.close(descriptor)
            except OSError:
                pass

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

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
        """Read until some words have been written after byte `since`; where they end."""
        wanted = words.encode()
        limit = time.monotonic() + PATIENCE
        while (at := self.seen.find(wanted, since)) < 0:
            if time.monotonic() > limit:
                shown = self.seen[since:][-2000:]
                message = f"never saw {words!r}; the last bytes were {shown!r}"
                raise AssertionError(message)
            self.read_some(0.5)
        return at + len(wanted)

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for a while."""
        while self.read_some(quiet):
            pass

    def wait_for_end(self) -> int:
        """Read until the process has ended; its exit status."""
        limit = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > limit:
                message = "the process did not end"
                raise AssertionError(message)
            self.read_some(0.1)
        self.settle(0.1)
        return self.process.returncode

    def kill(self) -> None:
        """kill -9."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
