"""The review of a page in tmux, as it is over SSH: what a person sees after each step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from store import Store
from tests.e2e.terminal import PATIENCE, ROOT, environment, read_command
from tests.tui.desk import make_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TMUX = shutil.which("tmux")
pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")


class Tmux:
    """One window on a server of its own."""

    def __init__(self, socket: Path, size: tuple[int, int]) -> None:
        self.base = [str(TMUX), "-S", str(socket), "-f", os.devnull]
        self.size = size

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self.base, *arguments],
            capture_output=True,
            text=True,
            check=True,
            env=environment(),
            cwd=ROOT,
            timeout=PATIENCE,
        )
        return done.stdout

    def open(self, *command: str) -> None:
        columns, rows = self.size
        size = ("-x", str(columns), "-y", str(rows))
        self.run("new-session", "-d", "-s", "desk", *size, *command)

    def press(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    def type(self, words: str) -> None:
        self.run("send-keys", "-l", words)

    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    def see(self, words: str) -> str:
        """Wait until some words are on screen; the screen."""
        limit = time.monotonic() + PATIENCE
        while words not in (screen := self.screen()):
            assert time.monotonic() < limit, f"never saw {words!r}:\n{screen}"
        return screen

    def miss(self, words: str) -> None:
        """Wait until some words are no longer on screen."""
        limit = time.monotonic() + PATIENCE
        while words in (screen := self.screen()):
            assert time.monotonic() < limit, f"{words!r} does not go away:\n{screen}"

    def wait_for_end(self) -> None:
        """Wait until the window is gone with its program."""
        limit = time.monotonic() + PATIENCE
        while self.open_sessions():
            assert time.monotonic() < limit, self.screen()

    def open_sessions(self) -> bool:
        done = subprocess.run([*self.base, "has-session"], capture_output=True, check=False)
        return done.returncode == 0


@pytest.fixture(params=[(80, 24), (160, 50)], ids=["80x24", "160x50"])
def tmux(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tmux]:
    window = Tmux(tmp_path / "tmux", request.param)
    yield window
    subprocess.run([*window.base, "kill-server"], capture_output=True, check=False)


def test_a_page_is_reviewed_and_found_again(tmux: Tmux, tmp_path: Path) -> None:
    path = make_store(tmp_path)
    command = [sys.executable, "-m", "tui", *read_command(path, "--lang", "zh")]
    tmux.open(*command)
    screen = tmux.see("按 ? 查看全部按键")
    assert "青岚镇桑园春管见成效" in screen
    assert "►" in screen, "the current fact has its mark"
    for given, key in enumerate("yxdwSyxdwS", start=1):
        tmux.press(key)
        screen = tmux.see(f"已核 {given} ")
        assert "已保存 " in screen
    tmux.press("c")
    tmux.see("正确的数值")
    tmux.type("九十九公里")
    tmux.press("Enter")
    tmux.see("已保存 更正")
    tmux.press("t")
    tmux.see("输入标签")
    tmux.type("蚕桑")
    tmux.press("Enter")
    tmux.see("已保存 标签：蚕桑")
    tmux.press("Enter")  # Escape and the next key would arrive as one, Alt+v
    tmux.miss("Ctrl+D")
    tmux.press("v", "l", "l")
    tmux.see("选取：")
    tmux.press("a")
    tmux.see("标注选取的文字")
    tmux.type("面积")
    tmux.press("Enter")
    tmux.see("已保存 标注“面积”")
    tmux.press("u")
    tmux.see("已撤销 标注")
    tmux.press("u")
    tmux.see("已撤销 标签：蚕桑")
    left_at = tmux.screen().splitlines()[-2].partition("数据 ")[2].split()[0]
    tmux.press("q")
    tmux.wait_for_end()
    tmux.open(*command)
    screen = tmux.see("已回到上次的位置")
    assert f"数据 {left_at}" in screen
    tmux.press("q")
    tmux.wait_for_end()
    with Store.open(path, reviewer="li") as store:
        verdicts = [v for number in store.article_ids() for v in store.verdicts(number).values()]
        assert len(verdicts) == 11
        assert [v.corrected for v in verdicts if v.corrected] == ["九十九公里"]
        assert not any(store.tags(number) for number in store.article_ids())
        assert not any(store.annotations(number) for number in store.article_ids())
