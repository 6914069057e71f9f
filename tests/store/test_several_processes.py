"""Several processes on one file: nobody loses anything, nobody sees an error."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.model import VerdictLabel
from store.connection import pragma_value, select
from store.facade import Store
from store.migrations import SCHEMA
from tests.store import desk

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from heshu.model import VerdictLabel
from store.facade import Store
path, reviewer, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Store.open(path, reviewer=reviewer) as store:
    facts = store.facts(1)
    sys.stdin.readline()
    for n in range(times):
        event = store.give_verdict(1, facts[n % len(facts)], VerdictLabel.WRONG, note=str(n))
        print(event.id, flush=True)
"""

OPENER = """
import sys
from store.facade import Store
sys.stdin.readline()
Store.open(sys.argv[1]).close()
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def go(processes: Sequence[subprocess.Popen[str]]) -> list[tuple[str, str]]:
    """Let all start at once and wait for their output."""
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate(timeout=240) for process in processes]


def test_ten_writers_at_once_lose_nothing(path: Path) -> None:
    with Store.open(path) as store:
        desk.add(store)
    outputs = go([start(WRITER, str(path), f"r{n}", "50") for n in range(10)])
    assert [errors for _, errors in outputs] == [""] * 10
    told = {line for output, _ in outputs for line in output.split()}
    with Store.open(path) as store:
        kept = {event.id for event in store.log(1000) if event.action == "verdict"}
        assert len(told) == 500
        assert kept == told
        notes = {v.note for v in store.all_verdicts(1)}
        assert len(store.all_verdicts(1)) == 50
        assert notes == {"45", "46", "47", "48", "49"}


def test_a_new_store_may_be_opened_by_several_at_once(path: Path) -> None:
    outputs = go([start(OPENER, str(path)) for _ in range(8)])
    assert [errors for _, errors in outputs] == [""] * 8
    with Store.open(path) as store:
        assert pragma_value(store.database, "user_version") == SCHEMA
        steps = select(store.database, "SELECT count(*) FROM _sqlite_migrations")
        assert steps == [(SCHEMA,)]


def test_a_killed_writer_loses_no_verdict_it_was_told_is_saved(path: Path) -> None:
    """A reviewer's process is stopped by SIGKILL 50 times, at random moments."""
    with Store.open(path) as store:
        desk.add(store)
    chance = random.Random(50)
    told = killed_writing = 0
    for _ in range(50):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            judge_for_ever(path, writer)
        os.close(writer)
        with os.fdopen(reader) as lines:
            saved = [json.loads(lines.readline()) for _ in range(chance.randint(1, 8))]
            for _ in range(chance.randrange(40_000)):
                pass  # somewhere within the next verdicts
            os.kill(child, signal.SIGKILL)
            saved += [json.loads(line) for line in lines if line.endswith("\n")]
        os.waitpid(child, 0)
        told += len(saved)
        with Store.open(path) as store:
            log = {event.id: event for event in store.log(len(saved) + 5)}
            assert {event_id for event_id, _ in saved} <= log.keys()
            killed_writing += len(log) > len(saved)
            (last,) = (v.note for v in store.all_verdicts(1))
            assert int(last) >= saved[-1][1]
            assert pragma_value(store.database, "integrity_check") == "ok"
    assert told >= 50


def judge_for_ever(path: Path, pipe: int) -> None:
    """In a child: open the store, give verdicts, tell of each after it is committed."""
    try:
        with Store.open(path, reviewer="甲") as store:
            fact = store.facts(1)[0]
            count = len(store.log(1_000_000))
            while True:
                count += 1
                event = store.give_verdict(1, fact, VerdictLabel.WRONG, note=str(count))
                os.write(pipe, (json.dumps([event.id, count]) + "\n").encode())
    finally:
        os._exit(1)
