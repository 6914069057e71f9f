"""A real sshd on loopback, with the forced commands of `docs/ssh.md`."""

from __future__ import annotations

import contextlib
import fcntl
import getpass
import os
import re
import shutil
import socket
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.e2e.terminal import PATIENCE, ROOT, Terminal, environment

if TYPE_CHECKING:
    from collections.abc import Sequence

SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/sbin:/usr/local/sbin")
PAGE = ROOT / "docs" / "ssh.md"
SHOWN = "/usr/local/bin/heshu read --confined --db /srv/heshu/desk.db"
"""The command of the page, which stands for the program and the store of the test."""


def shown(begin: str) -> str:
    """The indented block of the page that begins so."""
    found = re.search(rf"^    {begin}.*\n(?:    .*\n)*", PAGE.read_text("utf-8"), re.MULTILINE)
    assert found, begin
    return found[0]


PORTS = 2
"""Where the server listens: `port` with the Match block of the page, `shared_port` without."""


class Sshd:
    """Serves one store in both ways of the page: key `account` and key `shared`."""

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.command = f"{sys.executable} -P -m tui read --confined --db {store}"
        with socket.socket() as one, socket.socket() as other:
            for free in (one, other):
                free.bind(("127.0.0.1", 0))
            self.port, self.shared_port = (free.getsockname()[1] for free in (one, other))
        for name in ("host", "account", "shared"):
            self._make_key(name)
        self._write()
        if os.geteuid() == 0:  # what a distribution's start-up script does
            Path("/run/sshd").mkdir(mode=0o755, parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            [
                *self.prefix,
                str(SSHD),
                "-D",
                "-E",
                str(folder / "log"),
                "-f",
                str(folder / "sshd_config"),
            ],
            env=environment(),
        )

    def _make_key(self, name: str) -> None:
        key = str(self.folder / name)
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)

    def _write(self) -> None:
        match = shown("Match Group heshu").replace(SHOWN, f"{self.command} --lang en")
        match = match.replace("Group heshu", f"User {getpass.getuser()} LocalPort {self.port}")
        # The other way has no Match block: it is reached by a second port.
        settings = (
            f"ListenAddress {self.address}:{self.port}\n"
            f"ListenAddress {self.address}:{self.shared_port}\n"
            f"HostKey {self.folder}/host\nAuthorizedKeysFile {self.folder}/authorized_keys\n"
            "PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n"
            "KbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\n"
            "AcceptEnv LANG LC_*\nSubsystem sftp internal-sftp\n"
        )
        (self.folder / "sshd_config").write_text(settings + match, encoding="utf-8")
        line = shown("restrict,pty").strip().replace(SHOWN, f"{self.command} --lang en")
        options = line.rpartition(" ssh-ed25519")[0]
        public = {name: (self.folder / f"{name}.pub").read_text() for name in ("account", "shared")}
        (self.folder / "authorized_keys").write_text(
            f"{public['account']}{options} {public['shared']}", encoding="utf-8"
        )

    @property
    def address(self) -> str:
        """Where it listens."""
        return "127.0.0.1"

    @property
    def prefix(self) -> list[str]:
        """What runs it, before its own words."""
        return []

    def __enter__(self) -> Self:
        limit = time.monotonic() + PATIENCE
        while True:
            log = (self.folder / "log").read_text() if (self.folder / "log").exists() else ""
            if log.count("Server listening") == PORTS:
                return self
            assert self.process.poll() is None, log
            assert time.monotonic() < limit, log

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()

    def options(self, key: str) -> list[str]:
        """What a client needs to sign in with a key, and nothing of its own."""
        return [
            "-F", "none", "-i", str(self.folder / key), "-o", "IdentitiesOnly=yes",
            "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no",
            "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
            "-o", f"Port={self.port if key == 'account' else self.shared_port}",
        ]  # fmt: skip

    @property
    def host(self) -> str:
        """`user@host` for a client."""
        return f"{getpass.getuser()}@127.0.0.1"

    def run(self, program: str, key: str, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run a client to its end, without a terminal."""
        return subprocess.run(
            [program, *self.options(key), *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment(),
            timeout=PATIENCE,
            check=False,
        )


class Client(Terminal):
    """An ssh client on a terminal of its own."""

    def __init__(self, server: Sshd, key: str, words: Sequence[str] = ()) -> None:
        super().__init__()
        self.process = subprocess.Popen(
            ["ssh", "-tt", *server.options(key), server.host, *words],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=environment(),
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    def __exit__(self, *_: object) -> None:
        self.kill()
        super().__exit__()

    def kill(self) -> None:
        """The machine of the reviewer is gone."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def readers(store: Path) -> list[int]:
    """The processes that have a store open as readers."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if str(store).encode() in words:
                found.append(int(folder.name))
    return found
