"""A watched folder: when a file counts as arrived."""

from __future__ import annotations

import os
from threading import Event
from typing import TYPE_CHECKING

import pytest

from heshu.errors import InputError
from tui.commands import watching
from tui.commands.watching import EMPTY, STABLE, Waiting, arriving, is_temporary

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_complete_when_it_has_not_changed_for_a_second(tmp_path: Path) -> None:
    path, waiting = tmp_path / "a.txt", Waiting()
    path.write_text("一")
    waiting.notice(path)
    assert list(waiting.complete(0)) == []
    path.write_text("一二")
    assert list(waiting.complete(STABLE)) == []
    assert list(waiting.complete(1.5 * STABLE)) == []
    assert list(waiting.complete(2 * STABLE)) == [path]
    assert list(waiting.complete(9 * STABLE)) == []


def test_an_empty_file_is_waited_for_longer(tmp_path: Path) -> None:
    path, waiting = tmp_path / "a.txt", Waiting()
    path.touch()
    waiting.notice(path)
    assert list(waiting.complete(0)) == []
    assert list(waiting.complete(STABLE)) == []
    assert list(waiting.complete(EMPTY)) == [path]


def test_a_file_that_changes_arrives_again_and_a_mere_notice_does_not(tmp_path: Path) -> None:
    path, waiting = tmp_path / "a.txt", Waiting()
    path.write_text("一")
    for now in (0, STABLE):
        waiting.notice(path)
        arrived = list(waiting.complete(now))
    assert arrived == [path]
    for now in (10, 10 + STABLE):
        waiting.notice(path)
        assert list(waiting.complete(now)) == []
    path.write_text("二二")
    os.utime(path, ns=(1, 1))
    for now in (20, 20 + STABLE):
        waiting.notice(path)
        arrived = list(waiting.complete(now))
    assert arrived == [path]


def test_a_file_that_is_gone_again_is_forgotten(tmp_path: Path) -> None:
    path, waiting = tmp_path / "a.txt", Waiting()
    path.write_text("一")
    waiting.notice(path)
    path.unlink()
    assert list(waiting.complete(0)) == []
    assert waiting.seen == {}


@pytest.mark.parametrize(
    "name", [".a.txt", "a.txt.part", "a.crdownload", "~$a.docx", "a.txt~", "a.TMP", ".in/a.txt"]
)
def test_half_written_files_are_passed_over(tmp_path: Path, name: str) -> None:
    assert is_temporary(tmp_path / name)


def test_files_that_are_there_and_files_that_come_are_both_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "STABLE", 0.0)
    monkeypatch.setattr(watching, "TICK", 20)
    (tmp_path / "a.txt").write_text("一")
    found, stop = [], Event()
    for path in arriving([str(tmp_path)], stop):
        found.append(path.name)
        if path.name == "a.txt":
            (tmp_path / "b.tmp").write_text("二")
            (tmp_path / "b.tmp").rename(tmp_path / "b.txt")
        else:
            stop.set()
    assert found == ["a.txt", "b.txt"]


def test_only_folders_are_watched(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一")
    with pytest.raises(InputError):
        next(arriving([str(tmp_path / "a.txt")], Event()))
