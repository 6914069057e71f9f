"""Reviewers over a real sshd, set up as `docs/ssh.md` says: the reader, and nothing else."""

from __future__ import annotations

import getpass
import socket
import time
from typing import TYPE_CHECKING

import pytest

from store import Store
from tests.e2e.sshd import SSHD, Client, Sshd, readers
from tests.e2e.terminal import PATIENCE
from tests.tui.desk import make_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(SSHD is None, reason="sshd is not installed")

WAYS = ("account", "shared")
"""An account a reviewer (ForceCommand), and one for all (command= in authorized_keys)."""
REVIEWERS = {"account": getpass.getuser(), "shared": "li"}
READY = "fact "
SECRET = "root:x:0:"


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return make_store(tmp_path)


@pytest.fixture
def server(tmp_path: Path, store_path: Path) -> Iterator[Sshd]:
    with Sshd(tmp_path / "sshd", store_path) as running:
        yield running


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    limit = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < limit


@pytest.mark.parametrize("key", WAYS)
def test_whatever_is_asked_for_the_reader_is_what_one_gets(server: Sshd, key: str) -> None:
    for words in ("cat /etc/passwd", "; cat /etc/passwd; sh"):
        done = server.run("ssh", key, server.host, words)
        assert SECRET not in done.stdout.decode() + done.stderr.decode()
        assert "Article 1 of 4: 青岚镇桑园春管见成效" in done.stdout.decode()
        assert done.returncode == 0
    with Client(server, key, ["cat /etc/passwd"]) as client:
        client.wait_for(READY)
        client.send("q")
        assert client.process.wait(PATIENCE) == 0
        assert SECRET.encode() not in client.seen


@pytest.mark.parametrize("key", WAYS)
def test_files_cannot_be_copied_either_way(server: Sshd, key: str, tmp_path: Path) -> None:
    here, there = tmp_path / "taken", tmp_path / "left"
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    for legacy in ([], ["-O"]):
        got = server.run("scp", key, *legacy, f"{server.host}:/etc/passwd", str(here))
        put = server.run("scp", key, *legacy, str(tmp_path / "mine"), f"{server.host}:{there}")
        assert got.returncode
        assert put.returncode
    assert server.run("sftp", key, "-b", "/dev/null", server.host).returncode
    assert not here.exists()
    assert not there.exists()


@pytest.mark.parametrize("key", WAYS)
def test_no_port_is_forwarded(server: Sshd, key: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as inside:
        inside.settimeout(0)
        port = inside.getsockname()[1]
        done = server.run("ssh", key, "-W", f"127.0.0.1:{port}", server.host)
        assert done.returncode
        assert b"forwarding failed" in done.stderr
        with pytest.raises(BlockingIOError):
            inside.accept()
        back = server.run("ssh", key, "-o", "ExitOnForwardFailure=yes", "-o", "LogLevel=ERROR",
                          "-N", "-R", f"0:127.0.0.1:{port}", server.host)  # fmt: skip
        assert back.returncode
        assert b"forwarding failed" in back.stderr


@pytest.mark.parametrize("key", WAYS)
def test_after_a_dropped_line_the_same_fact_and_form_come_back(
    server: Sshd, key: str, store_path: Path
) -> None:
    def draft() -> str:
        with Store.open(store_path, reviewer=REVIEWERS[key]) as store:
            place = store.place()
            return place.draft if place else ""

    with Client(server, key) as client:
        client.wait_for(READY)
        client.send("y")
        client.wait_for("saved confirmed")
        client.send("n")
        client.send("c")
        client.wait_for("Enter saves")
        client.send("四百二十亩")
        until(lambda: "四百二十亩" in draft())
        client.kill()
    until(lambda: not readers(store_path))
    with Store.open(store_path, reviewer=REVIEWERS[key]) as store:
        place = store.place()
        (verdict,) = store.verdicts(store.article_ids()[0]).values()
    assert place is not None
    assert verdict.reviewer == REVIEWERS[key]
    with Client(server, key) as client:
        client.wait_for("四百二十亩")
        client.send("\r")
        client.wait_for("saved correction")
    with Store.open(store_path, reviewer=REVIEWERS[key]) as store:
        verdicts = store.verdicts(store.article_ids()[0])
        assert verdicts[place.anchor].corrected == "四百二十亩"


@pytest.mark.parametrize("keys", ["", "n", "/", "?", "m写一半"])
def test_a_client_that_is_killed_leaves_no_reader_behind(
    server: Sshd, keys: str, store_path: Path
) -> None:
    with Client(server, "account") as client:
        client.wait_for(READY)
        client.send(keys)
        client.settle()
        assert readers(store_path)
        client.kill()
    until(lambda: not readers(store_path))
