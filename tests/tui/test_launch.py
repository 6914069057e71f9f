"""A session starts only where a person can read and type, with the settings that were measured."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from heshu.errors import UsageError
from store import Store
from tests.e2e.terminal import ROOT, environment, read_command
from tests.tui.desk import make_store
from tui import launch

if TYPE_CHECKING:
    from pathlib import Path


def test_settings_are_made_and_what_the_person_has_set_stands() -> None:
    environ = {"TEXTUAL_ANIMATIONS": "full"}
    launch.prepare_environment(environ)
    assert environ == {"TEXTUAL_ANIMATIONS": "full", "TEXTUAL_DISABLE_KITTY_KEY": "1"}


@pytest.mark.parametrize("sign", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_an_escape_is_waited_for(sign: str) -> None:
    environ = {sign: "somewhere"}
    launch.prepare_environment(environ)
    assert environ["ESCDELAY"] == "300"


def test_a_delay_of_ones_own_stands_over_ssh() -> None:
    environ = {"SSH_TTY": "/dev/pts/1", "ESCDELAY": "50"}
    launch.prepare_environment(environ)
    assert environ["ESCDELAY"] == "50"


def test_without_a_terminal_the_reader_refuses_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__stdin__", None)
    with Store.open(tmp_path / "desk.db") as store, pytest.raises(launch.NoTerminalError) as error:
        launch.run_reader(store)
    assert isinstance(error.value, UsageError)
    assert str(error.value).startswith("not a terminal; ")


def test_a_pipe_gets_the_articles_as_plain_text_and_one_line_that_says_so(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "tui", *read_command(path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    with Store.open(path) as store:
        for row in store.rows(store.article_ids()):
            assert row.title in done.stdout.decode()
    assert done.stderr.decode().startswith("no terminal here")
    assert done.stderr.count(b"\n") == 1


def test_the_way_to_the_first_paint_loads_no_word_segmentation(tmp_path: Path) -> None:
    """jieba takes longer to load than everything else together; facts come from the store."""
    path = make_store(tmp_path)
    code = f"""
import asyncio, sys
from store import Store
from tui.app import HeshuApp

async def paint():
    with Store.open({str(path)!r}, reviewer="li") as store:
        async with HeshuApp(store, lang="zh").run_test() as pilot:
            await pilot.press("n", "y")
            await pilot.pause()

asyncio.run(paint())
print(*sorted(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60, check=True
    )
    loaded = set(done.stdout.decode().split())
    assert "textual" in loaded
    assert loaded.isdisjoint({"jieba", "typer", "charset_normalizer", "rich.traceback"})


def test_the_door_to_the_launcher_loads_no_screen() -> None:
    code = "import tui.launch, sys; print('textual' in sys.modules, 'store' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60, check=True
    )
    assert done.stdout.split() == [b"False", b"False"]
