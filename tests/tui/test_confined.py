"""A confined reader touches its store and nothing else, whatever key is pressed.

Python's audit hooks tell of every file opened and every program started; they cannot be taken
back, so the keys are pressed in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.e2e.terminal import PATIENCE, ROOT, environment
from tests.tui.desk import make_store

if TYPE_CHECKING:
    from pathlib import Path


def test_no_key_and_no_form_reaches_another_file_or_program(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    (tmp_path / "cache").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.tui.confined_keys", str(store)],
        cwd=ROOT,
        env=environment(
            XDG_STATE_HOME=str(tmp_path / "state"),
            XDG_CACHE_HOME=str(tmp_path / "cache"),
            TMUX="/nowhere,1,0",
        ),
        capture_output=True,
        text=True,
        timeout=PATIENCE * 6,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["screens"] >= 10, "the forms were really opened"
    assert told["verdicts"], "the store was really written to"
    assert told["strange"] == []
    made = {path.name for path in tmp_path.iterdir()} - {"texts", "cache"}
    assert {name.partition("-")[0] for name in made} == {"desk.db"}
