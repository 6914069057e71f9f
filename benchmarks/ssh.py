"""The reader over a real sshd on a bad line: bytes and time of the common steps.

Two network namespaces joined by a veth pair, `tc netem` with 100 ms and 1 % loss each way. That
needs root, iproute2 and a kernel with netem; without them it says so in one line and measures
through a relay on the loopback that holds every piece back for 100 ms, and one in a hundred for as
long again as TCP waits before it sends a lost packet once more. Bytes are
those that the reader writes to the terminal, before SSH packs them; time runs from the key to the
last byte of the answer. `trips` is that time in round trips of the line: a little over 1 means
that one key is one round trip.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e import sshd
from tests.e2e.terminal import Terminal, environment
from tests.tui.desk import make_store

if TYPE_CHECKING:
    from collections.abc import Iterator

DELAY_MS, LOSS = 100, "1%"
LOST, RESENT = 0.01, 0.4
"""Of the relay: the share of lost pieces, and seconds until TCP sends one again (RTO + trip)."""
QUIET = 0.7
"""Seconds without a byte after which an answer is over: longer than a lost packet takes."""
INSIDE, OUTSIDE = "heshu-desk", "heshu-line"
SERVER, CLIENT = "10.255.77.1", "10.255.77.2"
TEXT = "".join(f"第{n}组种稻{n * 7 + 3}亩，收谷{n * 3100 + 450}公斤，比上年增长{n % 9}.5%。\n\n"
               for n in range(1, 400))  # fmt: skip


def run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


@contextlib.contextmanager
def bad_line() -> Iterator[bool]:
    """Two namespaces and a slow line between them; False where there can be none."""
    made = False
    try:
        try:
            for name in (INSIDE, OUTSIDE):
                run("ip", "netns", "add", name)
            made = True
            run("ip", "link", "add", "heshu0", "netns", INSIDE, "type", "veth",
                "peer", "name", "heshu1", "netns", OUTSIDE)  # fmt: skip
            for name, link, address in ((INSIDE, "heshu0", SERVER), (OUTSIDE, "heshu1", CLIENT)):
                run("ip", "-n", name, "addr", "add", f"{address}/30", "dev", link)
                run("ip", "-n", name, "link", "set", link, "up")
                run("ip", "-n", name, "link", "set", "lo", "up")
                run("tc", "-n", name, "qdisc", "add", "dev", link, "root", "netem",
                    "delay", f"{DELAY_MS}ms", "loss", LOSS)  # fmt: skip
        except (OSError, subprocess.CalledProcessError):
            print("no netem here (it needs root, iproute2 and the kernel's sch_netem): a relay")
            yield False
            return
        yield True
    finally:
        if made or os.geteuid() == 0:
            for name in (INSIDE, OUTSIDE):
                subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)


@contextlib.contextmanager
def relayed(port: int) -> Iterator[int]:
    """A port of the loopback behind which another one is far away."""
    loop = asyncio.new_event_loop()

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        due: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                at, piece = await due.get()
                await asyncio.sleep(max(0.0, at - loop.time()))
                writer.write(piece)

        delivering = loop.create_task(deliver())
        while piece := await reader.read(1400):  # about a packet
            lost = RESENT if chance.random() < LOST else 0
            due.put_nowait((loop.time() + DELAY_MS / 1000 + lost, piece))
        delivering.cancel()
        writer.close()

    async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        with contextlib.suppress(OSError):
            await asyncio.gather(pump(reader, far_writer), pump(far_reader, writer))

    chance = random.Random(1)
    server = loop.run_until_complete(asyncio.start_server(join, "127.0.0.1", 0))
    threading.Thread(target=loop.run_forever, daemon=True).start()
    yield server.sockets[0].getsockname()[1]
    loop.call_soon_threadsafe(loop.stop)


class Line(Terminal):
    """An ssh client, in the namespace at the far end of the line."""

    def __init__(self, server: sshd.Sshd, relay: int, *, slow: bool, compress: bool) -> None:
        super().__init__((120, 40))
        there = ["ip", "netns", "exec", OUTSIDE] if slow else []
        host = server.host.rpartition("@")[0] + f"@{SERVER if slow else '127.0.0.1'}"
        port = [] if slow else ["-p", str(relay)]  # the first of two counts
        packed = ["-o", f"Compression={'yes' if compress else 'no'}"]
        self.process = subprocess.Popen(
            [*there, "ssh", "-tt", *port, *server.options("account"), *packed, host],
            stdin=self.slave, stdout=self.slave, stderr=self.slave,
            env=environment(), start_new_session=True,
        )  # fmt: skip

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        super().__exit__()

    def answer(self, words: str = "") -> tuple[int, float]:
        """Read until nothing comes for a while: bytes, and milliseconds to the last of them."""
        before, begun, last = len(self.seen), time.perf_counter(), 0.0
        if words:
            self.wait_for(words, before)
            last = time.perf_counter() - begun
        while self.read_some(QUIET if last else 10.0):
            last = time.perf_counter() - begun
        return len(self.seen) - before, last * 1000

    def press(self, keys: str) -> tuple[int, float]:
        """One packet of keys and its answer."""
        self.send(keys)
        return self.answer()


def steps(line: Line) -> Iterator[tuple[str, list[tuple[int, float]]]]:
    """The common steps, with the answers of each."""
    yield "opening, with the handshake of SSH", [line.answer("fact ")]
    yield "next fact (median of 10)", [line.press("n") for _ in range(10)]
    yield "verdict (median of 10)", [line.press("y") for _ in range(10)]
    yield "a page", [line.press("\x1b[6~") for _ in range(5)]
    yield "search: open the form", [line.press("/")]
    yield "search: two characters", [line.press("亩")]
    yield "search: go to the hit", [line.press("\r")]


def measure(folder: Path, *, slow: bool, compress: bool) -> None:
    store = make_store(folder / "desk", {"fields.txt": f"稻田收成\n\n{TEXT}"})
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(Server(folder / "sshd", store, slow=slow))
        relay = 0 if slow else stack.enter_context(relayed(server.port))
        with Line(server, relay, slow=slow, compress=compress) as line:
            line.answer("fact ")
            line.press("\r")  # the tour of the first time
            line.press("q")
        line = stack.enter_context(Line(server, relay, slow=slow, compress=compress))
        print(f"{'step':38}{'bytes':>8}{'ms':>9}{'trips':>7}")
        for name, answers in steps(line):
            size = statistics.median(one for one, _ in answers)
            took = statistics.median(one for _, one in answers)
            print(f"{name:38}{size:8.0f}{took:9.1f}{took / (2 * DELAY_MS):7.1f}", flush=True)


class Server(sshd.Sshd):
    """The sshd of the tests, at the near end of the line."""

    def __init__(self, folder: Path, store: Path, *, slow: bool) -> None:
        self.slow = slow
        super().__init__(folder, store)

    @property
    def address(self) -> str:
        """In the namespace."""
        return SERVER if self.slow else super().address

    @property
    def prefix(self) -> list[str]:
        """Into the namespace."""
        return ["ip", "netns", "exec", INSIDE] if self.slow else []


def main() -> int:
    if sshd.SSHD is None:
        print("sshd is not installed")
        return 0
    with bad_line() as slow, tempfile.TemporaryDirectory() as name:
        said = f"{2 * DELAY_MS} ms of added delay, {LOSS} loss each way"
        print(f"{said}; 120 × 40, an article of 1,197 figures; bytes before compression")
        folder = Path(name)
        (folder / "desk").mkdir()
        measure(folder, slow=slow, compress=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
