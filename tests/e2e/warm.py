"""A process that has Heshu's imports behind it and forks readers onto given terminals.

Fifty readers that are killed at once would spend a minute importing. Run as a script: it gets
one end of a socket pair as its standard input, a terminal's descriptor and a command line a
message, and answers with the process id.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import sys
import termios
from pathlib import Path

WARM = (
    "tui.commands",
    "tui.screens.reader",
    "tui.app",
    "store.importing",
    "heshu.facts",
    "heshu.checks",
)


def serve() -> None:
    """Fork a reader a message until the other end hangs up."""
    from tui.launch import prepare_environment

    prepare_environment(os.environ)
    for module in WARM:
        __import__(module)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    line = socket.socket(fileno=0)
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, 65536, 1)
        if not message:
            return
        (slave,) = descriptors
        child = os.fork()
        if child == 0:
            become_reader(slave, json.loads(message))
        os.close(slave)
        line.sendall(f"{child}\n".encode())


def become_reader(slave: int, arguments: list[str]) -> None:
    """Take the terminal as a login would, and run one command line."""
    from tui.__main__ import main

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    for descriptor, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        os.dup2(slave, descriptor)
        # The streams of the parent were made for whatever it was started on.
        stream = open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os._exit(main(arguments))


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    serve()
