"""Bytes and milliseconds a key costs in a real terminal, against a bare Textual app and `less`.

A pseudo-terminal of 120×40 drives each app, counts what it writes until it falls silent, and
reads its processor time from the kernel. Run with `python -m benchmarks.reader`.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks._reader_apps import article, text
from heshu.model import Part

WIDTH, HEIGHT = 120, 40
SILENCE = 0.12
"""Seconds without a byte after which a key is done."""


class Key(NamedTuple):
    """What one key cost."""

    bytes: int
    milliseconds: float
    """From the key to the last byte."""
    cpu: float
    """Milliseconds of processor time, all threads."""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, command: list[str]) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def first_paint(self, wanted: bytes) -> float:
        """Milliseconds from the start until these bytes are on screen."""
        seen = b""
        while wanted not in seen:
            if not select.select([self.fd], [], [], 20)[0]:
                raise TimeoutError(seen[-200:])
            seen += os.read(self.fd, 1 << 16)
        return (time.perf_counter() - self.started) * 1000

    def drain(self, silence: float = SILENCE) -> tuple[int, float]:
        """Bytes until it falls silent, and when the last one came."""
        count, last = 0, time.perf_counter()
        while select.select([self.fd], [], [], silence)[0]:
            count += len(os.read(self.fd, 1 << 16))
            last = time.perf_counter()
        return count, last

    def cpu(self) -> float:
        """Milliseconds of processor time so far."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6

    def memory(self) -> float:
        """Megabytes resident."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * 4096 / 1e6

    def press(self, key: str) -> Key:
        """Press a key and wait until it is done."""
        before, started = self.cpu(), time.perf_counter()
        os.write(self.fd, key.encode())
        count, last = self.drain()
        return Key(count, (last - started) * 1000, self.cpu() - before)


def app(name: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks._reader_apps", name]


def report(title: str, keys: list[Key]) -> None:
    sizes, times, cpus = zip(*keys, strict=True)
    tail = sorted(times)[int(len(times) * 0.95) - 1]
    print(
        f"{title:38} {statistics.median(sizes):8.0f} B {statistics.median(times):7.1f} ms "
        f"(p95 {tail:5.1f}) {statistics.median(cpus):7.1f} ms cpu"
    )


def best_paint(command: list[str], wanted: str, times: int) -> float:
    spent = []
    for _ in range(times):
        with Terminal(command) as terminal:
            spent.append(terminal.first_paint(wanted.encode()))
    return min(spent)


def reading(path: Path) -> list[str]:
    return [sys.executable, "-m", "tui", "read", "--db", str(path), "--lang", "en"]


def whole(folder: Path, articles: int, bare: float, given: argparse.Namespace) -> None:
    """The program itself on a store: one sample with findings, then many made-up articles."""
    from benchmarks.store import add
    from store import Store, import_paths

    path = folder / "desk.db"
    with Store.open(path, reviewer="bench") as store:
        store.database.execute("PRAGMA synchronous=OFF")  # only while building
        import_paths(store, ["sample_corpus/15_silk_town_review.txt"])
        for number in range(articles):
            add(store, number, 300)
    paint = best_paint(reading(path), "shows all keys", given.paints)
    print(f"first paint: whole program, {articles + 1:,} articles {paint:.0f} ms "
          f"({paint / bare:.2f} × bare)")  # fmt: skip
    with Terminal(reading(path)) as terminal:
        terminal.drain(2)
        for title, key in (
            ("whole program, next fact", "n"),
            ("whole program, next finding", "f"),
            ("whole program, verdict", "y"),
        ):
            for _ in range(3):
                terminal.press(key)
            report(title, [terminal.press(key) for _ in range(given.keys)])
        print(f"{'':38} {terminal.memory():8.0f} MB resident")


def wrapping() -> None:
    """How long it takes to find the lines of a long text, and the first of them."""
    from tui.layout import Layout
    from tui.page import Page
    from tui.widgets.marks import Marks
    from tui.wrapping import line_ends

    flat = text().replace("\n", "")
    for width in (40, 80, 120):
        started = time.perf_counter()
        lines = sum(1 for _ in line_ends(flat, width))
        print(f"wrap {len(flat):,} characters at {width:3}: {lines:6,} lines "
              f"{(time.perf_counter() - started) * 1000:6.1f} ms")  # fmt: skip
    long, facts = article()
    started = time.perf_counter()
    marks = Marks(Layout(long), facts)
    laid = time.perf_counter()
    page = Page(marks.layout, 94, marks.keep)
    page.reach(80)
    reached = time.perf_counter()
    page.finish()
    done = time.perf_counter()
    print(f"open {len(long.text):,} characters with {len(facts):,} facts: "
          f"lay out {(laid - started) * 1000:.1f} ms, "
          f"two screens {(reached - laid) * 1000:.1f} ms, "
          f"all {len(page.lines):,} lines {(done - reached) * 1000:.1f} ms")  # fmt: skip
    huge = Layout(replace(long, body=Part(flat * 5)))
    started = time.perf_counter()
    page = Page(huge, 94)
    page.reach(80)
    reached = time.perf_counter()
    page.finish()
    print(f"one paragraph of {len(flat) * 5:,} characters: two screens "
          f"{(reached - started) * 1000:.1f} ms, all {len(page.lines):,} lines "
          f"{(time.perf_counter() - reached) * 1000:.1f} ms")  # fmt: skip


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=30, help="presses of each key")
    parser.add_argument("--paints", type=int, default=5, help="starts, of which the best counts")
    parser.add_argument("--articles", type=int, default=2000, help="articles of the whole store")
    given = parser.parse_args()
    wrapping()
    bare = best_paint(app("bare"), "ready", given.paints)
    print(f"first paint: bare Textual app {bare:.0f} ms")
    for name, wanted in (("reader", "旱稻"), ("articles", "云溪县"), ("facts", "1.98")):
        paint = best_paint(app(name), wanted, given.paints)
        print(f"first paint: {name} {paint:.0f} ms ({paint / bare:.2f} × bare)")
    with tempfile.TemporaryDirectory() as folder:
        whole(Path(folder), given.articles, bare, given)
    for title, name, start, key in (
        ("bare app, one changed line", "bare", "", "n"),
        ("reader, next fact", "reader", "", "n"),
        ("reader, one line down", "reader", "", "j"),
        ("reader, page down", "reader", "", " "),
        ("article list, next of 100,000", "articles", "", "j"),
        ("article list, page down", "articles", "", " "),
        ("facts pane, next of 8,000", "facts", "", "j"),
    ):
        with Terminal(app(name)) as terminal:
            terminal.drain(1.5)
            for warm in start + key * 3:
                terminal.press(warm)
            report(title, [terminal.press(key) for _ in range(given.keys)])
            print(f"{'':38} {terminal.memory():8.0f} MB resident")
    if less := shutil.which("less"):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(text())
            file.flush()
            with Terminal([less, file.name]) as terminal:
                terminal.drain(0.5)
                report("less, one line down", [terminal.press("j") for _ in range(given.keys)])
                report("less, page down", [terminal.press(" ") for _ in range(given.keys)])


if __name__ == "__main__":
    main()
