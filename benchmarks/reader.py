"""Bytes and milliseconds a key costs in a real terminal, against a bare Textual app and `less`.

A pseudo-terminal of 120×40 drives each app, counts what it writes until it falls silent, and
reads its processor time from the kernel. Run with `python -m benchmarks.reader`.
"""

from __future__ import annotations

import argparse
import compileall
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
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import _desk, _reader_stores
from benchmarks._reader_apps import article, text
from heshu.model import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    print(
        f"{title:38} {statistics.median(sizes):8.0f} B {statistics.median(times):7.1f} ms "
        f"(p95 {tail(times):5.1f}) {statistics.median(cpus):7.1f} ms cpu (p95 {tail(cpus):5.1f})"
    )


def tail(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95) - 1]


def paints(commands: dict[str, tuple[list[str], str]], times: int) -> None:
    """First paints of several programs, in turn so that they share the machine's moods.

    Args:
        commands: name → command and what is on screen when it has painted; the first is the
            measure of the others.
        times: starts of each, of which the best counts.
    """
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(times):
        for name, (command, wanted) in commands.items():
            with Terminal(command) as terminal:
                wall = terminal.first_paint(wanted.encode())
                spent[name].append((wall, terminal.cpu()))
    best = {
        name: [min(column) for column in zip(*rows, strict=True)] for name, rows in spent.items()
    }
    bare = next(iter(best.values()))
    for name, (wall, cpu) in best.items():
        print(f"first paint: {name:38} {wall:5.0f} ms ({wall / bare[0]:.2f} × bare), "
              f"{cpu:5.0f} ms cpu ({cpu / bare[1]:.2f} ×)")  # fmt: skip


def reading(path: Path) -> list[str]:
    return [sys.executable, "-m", "tui", "read", "--db", str(path), "--lang", "en"]


def start_up(folder: Path, given: argparse.Namespace) -> None:
    """First paints: a bare app, the panes one by one, and the program on three stores."""
    _desk.make(folder / "few.db", 3)
    _desk.make(folder / "many.db", given.articles)
    _reader_stores.long(folder / "long.db")
    commands = {
        "bare Textual app": (app("bare"), "ready"),
        "reader": (app("reader"), "旱稻"),
        "articles": (app("articles"), "云溪县"),
        "facts": (app("facts"), "1.98"),
    }
    for name, what in (
        ("few", "3 articles"),
        ("many", f"{given.articles:,} articles"),
        ("long", "200,000 characters, 8,000 facts"),
    ):
        commands[f"program, {what}"] = reading(folder / f"{name}.db"), "shows all keys"
    paints(commands, given.paints)


def whole(folder: Path, given: argparse.Namespace) -> None:
    """What the keys of the program itself cost, on many articles and on a long one."""
    for name, what, keys in (
        ("many", "program", (("next fact", "n"), ("next finding", "f"), ("verdict", "y"))),
        ("long", "long article", (("next fact", "n"), ("verdict", "y"), ("page down", " "))),
    ):
        with Terminal(reading(folder / f"{name}.db")) as terminal:
            terminal.drain(2)
            for title, key in keys:
                for _ in range(3):
                    terminal.press(key)
                report(f"{what}, {title}", [terminal.press(key) for _ in range(given.keys)])
            print(f"{'':38} {terminal.memory():8.0f} MB resident")
    with Terminal(reading(folder / "many.db")) as terminal:
        terminal.drain(2)
        terminal.press("\x1b[Z")  # to the list
        report("program, list move", [terminal.press("j") for _ in range(given.keys)])
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
    parser.add_argument("--articles", type=int, default=100_000, help="articles of the store")
    given = parser.parse_args()
    for package in ("heshu", "store", "tui", "benchmarks"):  # as an installed one has it
        compileall.compile_dir(package, quiet=1)
    wrapping()
    with tempfile.TemporaryDirectory() as folder:
        start_up(Path(folder), given)
        whole(Path(folder), given)
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
