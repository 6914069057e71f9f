"""`heshu read --plain`: over pipes, and by itself on a terminal that cannot move its cursor."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from store import Store
from tests.e2e.terminal import PATIENCE, ROOT, Reader, environment, read_command
from tests.tui.desk import make_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return make_store(tmp_path)


def labels(path: Path) -> list[str]:
    with Store.open(path, reviewer="li") as store:
        return [v.label.value for n in store.article_ids() for v in store.verdicts(n).values()]


def test_over_pipes_it_asks_answers_and_ends_with_the_input(store_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", *read_command(store_path, "--plain")],
        input="y\n有误\n".encode() + b"\xff\n",
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert done.stdout.decode().splitlines()[-1].startswith("the input has ended")
    assert labels(store_path) == ["confirmed", "wrong"]


def test_a_dumb_terminal_is_asked_line_by_line(store_path: Path) -> None:
    with Reader(store_path, environ={"TERM": "dumb"}) as reader:
        reader.wait_for("answer (? shows all)> ")
        reader.send("属实\n")
        reader.wait_for("saved confirmed")
        assert labels(store_path) == ["confirmed"]
        reader.send("\x04")
        assert reader.wait_for_end() == 0
        assert b"\x1b" not in reader.seen


def test_a_line_that_drops_loses_nothing_that_was_answered(store_path: Path) -> None:
    with Reader(store_path, "--plain") as reader:
        reader.wait_for("answer (? shows all)> ")
        reader.send("c\n330亩\n")
        reader.wait_for("address")
        reader.hang_up()
        reader.wait_for_end()
    with Reader(store_path, "--plain") as reader:
        reader.wait_for("Enter keeps “330亩”")
