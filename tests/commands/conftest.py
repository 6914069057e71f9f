"""A desk to work at: some files, a store of one's own, and a way to run `heshu`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tui.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """云溪县茶产业简报

2023年，云溪县茶园面积4000亩，其中石桥镇1200亩，占全县茶园面积的30%。
全年茶叶产值120万元，比上年的100万元增长20%。
"""
"""Every figure agrees."""

BROKEN = """松泉县丝业简报

2023年，松泉县收购蚕茧100吨，每吨平均价格5万元，收购总额700万元。
年末全县养蚕150户，比上年的100户增长20%。
"""
"""Two contradictions: a rate and a product."""


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaints(self) -> list[str]:
        """The errors on standard error."""
        return [line for line in self.err.splitlines() if line.startswith("heshu: ")]


Heshu = Callable[..., Ran]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with two files and a store that does not yet exist."""
    (tmp_path / "sound.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / "broken.txt").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HESHU_DB", str(tmp_path / "desk.db"))
    monkeypatch.setenv("HESHU_REVIEWER", "checker")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("HESHU_DEBUG", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return tmp_path


@pytest.fixture
def heshu(desk: Path, capfd: pytest.CaptureFixture[str]) -> Heshu:
    """Run a command line within this process, at the desk."""

    def run(*arguments: str | Path) -> Ran:
        capfd.readouterr()
        status = main([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return run


@pytest.fixture
def shell(desk: Path) -> Heshu:
    """Run a command line in a process of its own, at the desk, with bytes on its input."""

    def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
            env={**os.environ, **environment},
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def stocked(heshu: Heshu) -> Heshu:
    """The same with both files in the store: the sound article is 1, the broken one 2."""
    assert heshu("import", "sound.txt", "broken.txt").status == 0
    return heshu
